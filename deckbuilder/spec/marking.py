"""Runs in, the inline markup that means them out: the way back of `markup.py`.

What comes out is read again before it is taken. Marks cannot begin or end at a space, and not at
punctuation within a word: there they shrink to what they can hold, and only spaces and
punctuation may lose them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec.structs import replace

from deckbuilder.model.spec import Run
from deckbuilder.spec.markup import parse_markup

_WRAPS = {"strong": "**", "marked": "==", "struck": "~~", "emphasis": "*"}
_SPECIAL = re.compile(r"([\\*=~`\[\]$])")
_EDGES = re.compile(r"(\s*)(.*?)(\s*)\Z", re.DOTALL)


def to_markup(runs: Sequence[Run]) -> str | None:
    """Text with markup that reads as `runs`; None where there is none.

    What needs no backslash gets none.
    """
    for given in (runs, _narrowed(runs)):
        for escaped in (False, True):
            text = _linked(given, escaped)
            if _says(parse_markup(text).runs) == _says(runs):
                return text
    return None


def _linked(runs: Sequence[Run], escaped: bool) -> str:
    parts: list[str] = []
    for link, group in groupby(runs, key=lambda run: run.link):
        inner = _wrapped(list(group), tuple(_WRAPS), escaped)
        parts.append(f"[{inner}]({link})" if link else inner)
    return "".join(parts)


def _wrapped(runs: Sequence[Run], marks: tuple[str, ...], escaped: bool) -> str:
    """`runs` within those of `marks` that they have, neighbours in the same ones."""
    if not marks:
        return "".join(_typed(run, escaped) for run in runs)
    parts: list[str] = []
    for has, group in groupby(runs, key=lambda run: bool(getattr(run, marks[0]))):
        inner = _wrapped(list(group), marks[1:], escaped)
        parts.append(_wrap(inner, _WRAPS[marks[0]]) if has else inner)
    return "".join(parts)


def _wrap(inner: str, mark: str) -> str:
    edges = _EDGES.match(inner)
    assert edges is not None
    before, middle, after = edges.groups()
    return f"{before}{mark}{middle}{mark}{after}" if middle else inner


def _typed(run: Run, escaped: bool) -> str:
    if run.latex:
        return f"${run.text}$"
    if run.code:
        longest = max(map(len, re.findall("`+", run.text)), default=0)
        fence, gap = "`" * (longest + 1), " " if longest else ""
        return f"{fence}{gap}{run.text}{gap}{fence}"
    return _SPECIAL.sub(r"\\\1", run.text) if escaped else run.text


def _narrowed(runs: Sequence[Run]) -> list[Run]:
    """`runs` whose marks leave out the punctuation at their edges."""
    return [part for run in runs for part in _split(run)]


def _split(run: Run) -> Iterator[Run]:
    text = run.text
    if run.code or run.latex or not any(getattr(run, mark) for mark in _WRAPS):
        yield run
        return
    start = next((n for n, c in enumerate(text) if not _is_edge(c)), len(text))
    end = next((n for n in range(len(text), start, -1) if not _is_edge(text[n - 1])), start)
    bare = dict.fromkeys(_WRAPS, False)
    for part, kept in ((text[:start], False), (text[start:end], True), (text[end:], False)):
        if part:
            yield replace(run, text=part) if kept else replace(run, text=part, **bare)


def _is_edge(character: str) -> bool:
    return character.isspace() or unicodedata.category(character)[0] in "PS"


def _says(runs: Sequence[Run]) -> list[tuple[object, ...]]:
    """Each character with its marks, spaces and punctuation without those that may be lost."""
    return [
        (c, run.code, run.latex, run.link if not c.isspace() else "")
        + (() if _is_edge(c) else tuple(getattr(run, mark) for mark in _WRAPS))
        for run in runs
        for c in run.text
    ]
