"""Errors of the YAML parser in, the messages that a person can act on out.

Most of them are traps of writing YAML, above all in Chinese: each rule below knows one, and the
first that recognizes its own wins.
"""

from __future__ import annotations

import re
from typing import Any

import msgspec

from deckbuilder.spec.nodes import Problem

_FULL_WIDTH_KEY = re.compile(r"([^\s：:，。]{1,30})：")
_TIGHT_KEY = re.compile(r"([^\W\d][^\s:/]{0,29}):(?=[^\s/])")
_TIGHT_DASH = re.compile(r"-([^\s\d-].{0,19})")
_INDENT = re.compile(r"(?:\s|[\u3000\u00a0])*")
_ENTRY_VALUE = re.compile(r"\s*(?:- +)*(?:[^\s:'\"][^:]*?: +)?")
_LIST_LINE = re.compile(r"\s*(?:[-–—*•·]|－)\s")


class _Error(msgspec.Struct):
    """The parser's complaint: where it stood, and where what it was reading began."""

    problem: str
    context: str
    line: int  # from 1
    column: int
    start_line: int
    start_column: int
    lines: list[str]

    @property
    def text(self) -> str:
        return self.line_at(self.line)

    def line_at(self, number: int) -> str:
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def here(self, code: str, **fields: object) -> Problem:
        return Problem(code, self.line, self.column, fields)

    def at_start(self, code: str, **fields: object) -> Problem:
        return Problem(code, self.start_line, self.start_column, fields)


def explain_syntax(error: Any, lines: list[str]) -> Problem:
    """The message for an error of the YAML parser (`yaml.MarkedYAMLError`)."""
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        return Problem("E100", 0, 0, {"problem": str(error).splitlines()[0]})
    start = error.context_mark or mark
    known = _Error(
        error.problem or "",
        error.context or "",
        mark.line + 1,
        mark.column + 1,
        start.line + 1,
        start.column + 1,
        lines,
    )
    explained = (rule(known) for rule in _RULES)
    return next((problem for problem in explained if problem), None) or _plain(known)


def _plain(error: _Error) -> Problem:
    what = f"{error.context}: {error.problem}" if error.context else error.problem
    return error.here("E100", problem=what)


def _tab(error: _Error) -> Problem | None:
    behind_dash = re.match(r"\s*-[ ]*\t", error.text)
    if behind_dash and error.column <= behind_dash.end():
        return Problem("E153", error.line, behind_dash.end())
    for number in (error.line, error.line - 1):
        line = error.line_at(number)
        indent = line[: len(line) - len(line.lstrip())]
        if "\t" in indent and (number == error.line or "tab" in error.problem):
            return Problem("E153", number, indent.index("\t") + 1)
    return None


def _wide_indent(error: _Error) -> Problem | None:
    for number in (error.line, error.start_line):
        indent = _INDENT.match(error.line_at(number))
        wide = re.search("[\u3000\u00a0]", indent.group()) if indent else None
        if wide:
            return Problem("E159", number, wide.start() + 1)
    return None


def _unclosed_quote(error: _Error) -> Problem | None:
    if "quoted scalar" not in error.context or "end of stream" not in error.problem:
        return None
    return error.at_start("E158", problem="the quote that opens here is never closed")


def _escape(error: _Error) -> Problem | None:
    if "unknown escape" not in error.problem:
        return None
    what = "a backslash in double quotes starts an escape; use single quotes or write \\\\"
    return error.here("E158", problem=what)


def _indicator(error: _Error) -> Problem | None:
    """A text that begins with a character that YAML keeps for itself."""
    beginnings = {
        "an alias": "*",
        "an anchor": "&",
        "a tag": "!",
        "a directive": "%",
        "a block scalar": error.line_at(error.start_line)[error.start_column - 1 :][:1],
    }
    if "cannot start any token" in error.problem:
        return error.here("E155", mark=error.text[error.column - 1 : error.column])
    if "block sequence entries are not allowed" in error.problem:
        return error.here("E155", mark="-")
    for what, mark in beginnings.items():
        if error.context.endswith(what):
            return error.at_start("E155", mark=mark)
    return None


def _full_width_colon(error: _Error) -> Problem | None:
    """A line with `：` where its key should have ended."""
    for number in (error.start_line, error.line, error.line - 1):
        line = error.line_at(number)
        content = re.sub(r"^\s*(?:- +)*", "", line)
        key = _FULL_WIDTH_KEY.match(content)
        if key and ": " not in line and not line.rstrip().endswith(":"):
            column = len(line) - len(content) + key.end()
            return Problem("E150", number, column, {"key": key.group(1)})
    return None


def _tight_colon(error: _Error) -> Problem | None:
    """A line whose colon has no space after it, so that it is no key."""
    if "could not find expected ':'" in error.problem:
        number = error.start_line
    elif "mapping values" in error.problem and ": " not in error.text[: error.column - 1]:
        number = error.line - 1
    else:
        return None
    line = error.line_at(number)
    content = re.sub(r"^\s*(?:- +)*", "", line)
    key = None if ": " in line else _TIGHT_KEY.match(content)
    if key is None:
        return None
    return Problem("E157", number, len(line) - len(content) + key.end(), {"key": key.group(1)})


def _full_width_quote(error: _Error) -> Problem | None:
    if "mapping values" not in error.problem and "flow" not in error.context:
        return None
    value = _ENTRY_VALUE.match(error.text)
    start = value.end() if value else 0
    if error.text[start : start + 1] in ("“", "‘", "「") and error.column > start:
        return Problem("E152", error.line, start + 1)
    return None


def _full_width_comma(error: _Error) -> Problem | None:
    if "flow" not in error.context:
        return None
    for number in dict.fromkeys((error.line, error.start_line, error.line - 1)):
        begin = error.start_column - 1 if number == error.start_line else 0
        column = error.line_at(number).find("，", begin)
        if column >= 0 and number >= error.start_line:
            return Problem("E151", number, column + 1)
    return None


def _colon_in_text(error: _Error) -> Problem | None:
    if "mapping values" not in error.problem:
        return None
    before = error.text[: error.column - 1]
    value = _ENTRY_VALUE.match(before)
    begin = value.end() if value else 0
    if ": " in before:
        text = error.text[begin:].strip()
        return Problem("E156", error.line, begin + 1, {"text": text[:40]})
    hint = "; the line above already has its value"
    column = len(before) - len(before.lstrip()) + 1
    return Problem("E160", error.line, column, {"hint": hint})


def _after_closing(error: _Error) -> Problem | None:
    """Text that goes on behind a closing bracket or quote at its beginning."""
    before = error.text[: error.column - 1].rstrip()
    if not before or "expected" not in error.problem:
        return None
    value = _ENTRY_VALUE.match(before)
    begin = value.end() if value else 0
    opening = before[begin : begin + 1]
    if before[-1] in "]}" and opening in "[{":
        return Problem("E155", error.line, begin + 1, {"mark": opening})
    if before[-1] in "'\"" and opening == before[-1]:
        what = "the text goes on after its closing quote; quote it as a whole"
        return error.here("E158", problem=what)
    return None


def _list_under_value(error: _Error) -> Problem | None:
    if "did not find expected key" not in error.problem:
        return None
    hint = ""
    if _LIST_LINE.match(error.text):
        return error.here("E154", hint=hint)
    return error.here("E160", hint=hint)


def _bad_indent(error: _Error) -> Problem | None:
    if "block" not in error.context or "expected" not in error.problem:
        return None
    return error.here("E160", hint="")


def _unfinished_key(error: _Error) -> Problem | None:
    if "could not find expected ':'" not in error.problem:
        return None
    line = error.line_at(error.start_line)[error.start_column - 1 :].strip()
    if dash := _TIGHT_DASH.match(line):
        return error.at_start("E161", text=dash.group(1))
    return error.at_start("E158", problem=f'"{line[:40]}" is no "key: value"; a colon is missing')


def _open_bracket(error: _Error) -> Problem | None:
    if "flow" not in error.context:
        return None
    opening = error.line_at(error.start_line)[error.start_column - 1 :][:1]
    why = "a text that starts so must be quoted"
    if " #" in error.line_at(error.start_line):
        why = "a # outside quotes starts a comment"
    what = f'the "{opening}" that opens here is not closed; {why}'
    return error.at_start("E158", problem=what)


_RULES = (
    _tab,
    _wide_indent,
    _unclosed_quote,
    _escape,
    _indicator,
    _full_width_quote,
    _full_width_comma,
    _full_width_colon,
    _tight_colon,
    _colon_in_text,
    _after_closing,
    _list_under_value,
    _open_bracket,
    _bad_indent,
    _unfinished_key,
)
