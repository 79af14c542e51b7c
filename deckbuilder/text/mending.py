"""Line breaks that mend what programs make of a running text by themselves.

In: a line as written, measured, and its room. Out: positions where its lines are made to end.
Always: in none of the ways to set it (PowerPoint's, LibreOffice's with the usual fonts and with
few) does that take more lines than are kept for it, nor leave a mere rest of a line before a break.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from operator import sub
from typing import NamedTuple

from deckbuilder.text.breaking import fill_lines, last_break, may_break
from deckbuilder.text.measuring import Measured
from deckbuilder.text.office import office_ends
from deckbuilder.text.sense import is_widow, widow_break

_REST = 0.45  # of the room: a shorter line is a mere rest of the one before it
_TRIED = 4  # breaks tried to lengthen a last line

Ends = list[int]


class Frame(NamedTuple):
    """A line as written and what its first line and the others have room for, in ems; `growth` is
    LibreOffice's (`office_growth`)."""

    line: Measured
    first: float
    rest: float
    growth: float

    def powerpoint(self, held: Sequence[int] = ()) -> Ends:
        return fill_lines(self.line.classes, self.line.powerpoint, self.first, self.rest, held)

    def usual(self, held: Sequence[int] = ()) -> Ends:
        return self._office(self.line.usual, held)

    def few(self, held: Sequence[int] = ()) -> Ends:
        return self._office(self.line.office, held)

    def _office(self, offsets: Sequence[float], held: Sequence[int]) -> Ends:
        return office_ends(
            self.line, offsets, self.first / self.growth, self.rest / self.growth, held
        )

    def each_way(self, held: Sequence[int] = ()) -> list[Ends]:
        return [self.powerpoint(held), self.usual(held), self.few(held)]


def mending_breaks(frame: Frame, most: int) -> Ends:
    """Breaks where LibreOffice would end lines in a word, a dash or before a mark that may not
    begin one, in at most so many lines each way; as few as do for the usual fonts where those for
    all would leave a rest."""
    usual = _held(frame, frame.line.usual, [])
    few = _held(frame, frame.line.office, usual)
    if not few:
        return []
    starts = {0, *frame.usual(few), *frame.few(few)}
    for held in (few, usual):
        if held and _may_hold(frame, held, most, starts):
            return held
    return []


def _held(frame: Frame, offsets: Sequence[float], held: Ends) -> Ends:
    """`held` and the breaks that keep every line, with these offsets, from ending badly."""
    line, growth = frame.line, frame.growth
    while True:
        start = 0
        for end in office_ends(line, offsets, frame.first / growth, frame.rest / growth, held):
            if end < len(line.text) and end not in held and not may_break(line.classes, end):
                better = last_break(line.classes, start, end)
                if better > start:
                    held = sorted([*held, better])
                    break
            start = end
        else:
            return held


def _may_hold(frame: Frame, held: Ends, most: int, starts: set[int]) -> bool:
    """Whether the parts between `held` take at most so many lines, each counted in the way that
    needs most, and no way leaves rests: short lines that begin elsewhere than at `starts`."""
    line, ways = frame.line, frame.each_way(held)
    if _lines_of_parts(ways, [*held, len(line.text)]) > most:
        return False
    for ends, offsets in zip(ways, (line.powerpoint, line.usual, line.office), strict=True):
        for start, end in zip([0, *ends], ends, strict=False):
            short = offsets[end] - offsets[start] < _REST * frame.rest
            if end in held and start not in starts and short:
                return False
    return True


def _lines_of_parts(ways: Sequence[Ends], bounds: Sequence[int]) -> int:
    reached = [[bisect_right(ends, bound) for ends in ways] for bound in (0, *bounds)]
    return sum(max(map(sub, after, before)) for before, after in pairwise(reached))


def widow_breaks(frame: Frame, most: int) -> Ends:
    """A break that keeps the last of several lines from being a word or two; none where it is
    long enough, or nothing helps in `most` lines."""
    powerpoint, usual = frame.powerpoint(), frame.usual()
    for ends in (powerpoint, usual):
        if len(ends) > 1 and is_widow(frame.line.text[ends[-2] :]):
            return _lengthened(frame, ends, most)
    return []


def _lengthened(frame: Frame, ends: Ends, most: int) -> Ends:
    before, last = ([0, *ends])[-3:-1]
    for at in widow_break(frame.line, before, last)[:_TRIED]:
        ways = frame.each_way([at])
        alone = any(is_widow(frame.line.text[way[-2] :]) for way in ways[:2])
        if not alone and _may_hold(frame, [at], most, {0, before}):
            return [at]
    return []
