"""Putting line breaks into a paragraph's runs, and taking them out again.

In: a paragraph and positions in its text. Out: the same paragraph with `"\\n"` at them. Always: a
break stands for the spaces before it, which the paragraph remembers; nothing else changes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from deckbuilder.model.scene import Paragraph, Run


def with_breaks(paragraph: Paragraph, positions: Sequence[int]) -> Paragraph:
    """The paragraph with `"\\n"` before those characters, in place of the spaces there."""
    runs: list[Run] = []
    joins: list[str] = []
    start = 0
    for run in paragraph.runs:
        cuts = [at - start for at in positions if start < at <= start + len(run.text)]
        if cuts:
            broken, stood = run_with_breaks(run, cuts)
            runs.append(broken)
            joins += stood
        else:
            runs.append(run)
        start += len(run.text)
    joined = joins_with(paragraph, positions, joins)
    return msgspec.structs.replace(paragraph, runs=tuple(runs), joins=joined)


def joins_with(
    paragraph: Paragraph, positions: Sequence[int], joins: Sequence[str]
) -> tuple[str, ...]:
    """What the paragraph's breaks stand for, with those that are new before `positions`; nothing
    where it has breaks of its own."""
    old = [at for at, char in enumerate(paragraph.plain) if char == "\n"]
    if len(old) != len(paragraph.joins):
        return ()
    pairs = [*zip(old, paragraph.joins, strict=True), *zip(positions, joins, strict=True)]
    return tuple([join for _, join in sorted(pairs)])


def run_with_breaks(run: Run, cuts: Sequence[int]) -> tuple[Run, list[str]]:
    """The run with breaks, and the spaces that each of them stands for."""
    bounds = [0, *cuts, len(run.text)]
    parts = [run.text[a:b] for a, b in pairwise(bounds)]
    lines = [part.rstrip(" ") for part in parts[:-1]]
    joins = [part[len(line) :] for part, line in zip(parts, lines, strict=False)]
    return msgspec.structs.replace(run, text="\n".join([*lines, parts[-1]])), joins


def without_breaks(paragraph: Paragraph) -> Paragraph | None:
    """The paragraph as it was before sense broke it; None where it did not."""
    if not paragraph.joins or paragraph.plain.count("\n") != len(paragraph.joins):
        return None
    joins = iter(paragraph.joins)
    runs = tuple([joined(run, joins) for run in paragraph.runs])
    return msgspec.structs.replace(paragraph, runs=runs, joins=())


def joined(run: Run, joins: Iterator[str]) -> Run:
    first, *rest = run.text.split("\n")
    if not rest:
        return run
    text = first + "".join([next(joins) + line for line in rest])
    return msgspec.structs.replace(run, text=text)
