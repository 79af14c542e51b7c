"""The bytes of a spec in, its tree out, with everything that is wrong with it as YAML.

A slide that is no YAML is reported and set aside, so that the rest of the file is still read
and one run finds every error. Positions are those of the file as it is.
"""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right

import msgspec

from deckbuilder.diagnostics import Diagnostic, Place, diagnostic
from deckbuilder.spec.nodes import Node, Problem, RefusedError, Tree, YamlError, compose
from deckbuilder.spec.traps import find_swallowed

MAX_BYTES = 5_000_000
_MOST_REPAIRS = 20
_MOST_CONTROLS = 20
_LARGEST_REPAIRED = 1_000_000  # characters; each repair parses the file again

# XML 1.0 section 2.2 has no room for these; YAML 1.2 section 5.1 has none for the C1 ones
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_SLIDES = re.compile(r"slides\s*:\s*(?:#.*)?$")
_ENTRY = re.compile(r"( *)- ")


class Source(msgspec.Struct):
    """`whole` is false where a part of the file had to be set aside.

    `explained` are the places (line, column) of nodes whose error is already among the
    diagnostics. `nodes` and `anchored` are the tree's.
    """

    root: Node | None
    lines: list[str]
    diagnostics: list[Diagnostic]
    explained: set[tuple[int, int]]
    whole: bool = True
    nodes: int = 0
    anchored: bool = False


def read_source(text: str | bytes, file: str) -> Source:
    """The tree of `text`; `file` is the name in messages."""
    if len(text) > MAX_BYTES:
        return _nothing(diagnostic("E106", Place(file), limit="5 MB"))
    if isinstance(text, bytes):
        decoded = decode(text, file)
        if isinstance(decoded, Diagnostic):
            return _nothing(decoded)
        text = decoded
    text = text.removeprefix("\ufeff")
    source = Source(None, [], [], set())
    text = _blank_controls(text, source, file)
    tree = _compose_parts(text, source, file)
    if tree is not None:
        _finish(source, tree, file)
    return source


def _nothing(problem: Diagnostic) -> Source:
    return Source(None, [], [problem], set(), whole=False)


def decode(data: bytes, file: str) -> str | Diagnostic:
    """UTF-8, or UTF-16 with its mark."""
    encoding = "utf-16" if data[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) else "utf-8"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        begin = data.rfind(b"\n", 0, error.start) + 1
        column = len(data[begin : error.start].decode("utf-8", "replace")) + 1
        return diagnostic("E109", Place(file, line, column), hint=_encoding_hint(data))


def _encoding_hint(data: bytes) -> str:
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return ""
    return "; it looks like GBK: save it as UTF-8"


def _blank_controls(text: str, source: Source, file: str) -> str:
    """Reports characters that no slide can hold, puts spaces in their place, splits the lines."""
    clean = CONTROL.sub(" ", text)
    source.lines = clean.splitlines()
    if clean == text:
        return text
    starts = [0]
    for line in clean.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    for found in list(CONTROL.finditer(text))[:_MOST_CONTROLS]:
        line = bisect_right(starts, found.start())
        where = Place(file, line, found.start() - starts[line - 1] + 1)
        source.diagnostics.append(control_problem(found.group(), where))
    return clean


def control_problem(character: str, where: Place) -> Diagnostic:
    return diagnostic("E105", where, character=f"U+{ord(character):04X}")


def _compose_parts(text: str, source: Source, file: str) -> Tree | None:
    """The tree of `text` without the slides that are no YAML, which are reported."""
    lines = source.lines
    for _ in range(_MOST_REPAIRS):
        try:
            return compose(text)
        except RefusedError as refused:
            problem = refused.problem
        except YamlError as error:
            from deckbuilder.spec.syntax import explain_syntax

            problem = explain_syntax(error, lines)
        source.whole = False
        source.diagnostics.append(_diagnostic(problem, file))
        mended = _without_slide(lines, problem.line)
        if mended is None or problem.code == "E106" or len(text) > _LARGEST_REPAIRED:
            return None
        lines = mended
        text = "\n".join(lines)
    return None


def _diagnostic(problem: Problem, file: str) -> Diagnostic:
    return diagnostic(problem.code, Place(file, problem.line, problem.column), **problem.fields)


def _without_slide(lines: list[str], line: int) -> list[str] | None:
    """`lines` with a harmless slide in place of the one around `line`."""
    first = next((index for index, text in enumerate(lines) if _SLIDES.match(text)), len(lines))
    entry = next((found for text in lines[first + 1 :] if (found := _ENTRY.match(text))), None)
    if entry is None or line <= first + 1:
        return None
    dash = entry.group()
    starts = [index for index in range(first + 1, len(lines)) if lines[index].startswith(dash)]
    begin = max((index for index in starts if index < line), default=0)
    end = min((index for index in starts if index >= line), default=len(lines))
    if not begin or lines[begin] == dash + "agenda":
        return None
    return [*lines[:begin], dash + "agenda", *[""] * (end - begin - 1), *lines[end:]]


def _finish(source: Source, tree: Tree, file: str) -> None:
    """Adds what is wrong with a finished tree."""
    source.root = tree.root
    source.nodes, source.anchored = tree.nodes, tree.anchored
    problems = list(tree.problems)
    for scalar, problem in find_swallowed(tree.multiline, source.lines):
        source.explained.add((scalar.line, scalar.column))
        problems.append(problem)
    source.diagnostics += [_diagnostic(problem, file) for problem in problems]
    for scalar in tree.escaped:
        found = CONTROL.search(scalar.value)
        if found:
            where = Place(file, scalar.line, scalar.column)
            source.diagnostics.append(control_problem(found.group(), where))
