"""The traps of writing YAML, above all in Chinese: what was typed in, the message out.

Here are the texts that the parser takes for something else without a sound: lists swallowed by
the line above (`find_swallowed`), and what turns out to be no mapping, list or key when it is
read (`explain_scalar`, `explain_key`). What the parser refuses is the business of `syntax.py`.
"""

from __future__ import annotations

import re

from deckbuilder.spec.nodes import Problem, Scalar

# Patterns as text: they are compiled for the first error only.
_FULL_WIDTH_KEY = r"([^\s：:，。]{1,30})："
_TIGHT_KEY = r"([^\W\d][^\s:/]{0,29}):(?=[^\s/])"
_FULL_WIDTH_QUOTE = "[“‘「『].*"
_TIGHT_DASH = re.compile(r"-([^\s\d-]\S{0,19})")


def explain_scalar(scalar: Scalar) -> Problem | None:
    """The trap that made a text of what should have been something else."""
    value = scalar.value
    if scalar.style:
        return None
    if key := re.match(_FULL_WIDTH_KEY, value):
        return _at(scalar, "E150", key.end() - 1, key=key.group(1))
    if re.match(_FULL_WIDTH_QUOTE, value):
        return _at(scalar, "E152")
    if key := re.match(_TIGHT_KEY, value):
        return _at(scalar, "E157", key.end() - 1, key=key.group(1))
    return explain_comma(scalar)


def explain_comma(scalar: Scalar) -> Problem | None:
    """A full-width comma in what should have been several entries."""
    offset = -1 if scalar.style else scalar.value.find("，")
    if offset < 0:
        return None
    return _at(scalar, "E151", offset if scalar.line == scalar.end_line else 0)


def explain_key(key: Scalar) -> Problem | None:
    """The trap behind a key or word that the language does not have."""
    if key.style:
        return None
    if key.value[:1] in ("\u3000", "\u00a0"):
        return _at(key, "E159")
    if name := re.match(_FULL_WIDTH_KEY, key.value):
        return _at(key, "E150", name.end() - 1, key=name.group(1))
    return _at(key, "E152") if re.match(_FULL_WIDTH_QUOTE, key.value) else None


def _at(scalar: Scalar, code: str, offset: int = 0, **fields: object) -> Problem:
    """At the scalar, or at a character on its first line."""
    return Problem(code, scalar.line, scalar.column + offset, fields)


def find_swallowed(scalars: list[Scalar], lines: list[str]) -> list[tuple[Scalar, Problem]]:
    """Plain texts over several lines of which one was meant as the entry of a list."""
    found: list[tuple[Scalar, Problem]] = []
    for scalar in scalars:
        last = min(scalar.end_line, len(lines))
        for number in range(scalar.line + 1, last + 1):
            line = lines[number - 1]
            problem = _swallowed(scalar, number, line.lstrip(), line)
            if problem:
                found.append((scalar, problem))
                break
    return found


def _swallowed(scalar: Scalar, number: int, content: str, line: str) -> Problem | None:
    if _TIGHT_DASH.match(content) and (dash := _TIGHT_DASH.match(scalar.value)):
        return _at(scalar, "E161", text=dash.group(1))
    if not content.startswith("- "):
        return None
    first = scalar.value.split(" - ")[0]
    if key := re.fullmatch(_FULL_WIDTH_KEY, first):
        return _at(scalar, "E150", key.end() - 1, key=key.group(1))
    hint = '; a colon after it ("text:") makes this its list, equal indentation its neighbour'
    return Problem("E154", number, len(line) - len(line.lstrip()) + 1, {"hint": hint})
