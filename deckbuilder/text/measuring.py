"""Widths of a line as written, in two programs' ways at once.

In: pieces of text with a face each. Out: `Measured`, the offsets of every character in ems, as
PowerPoint sets it (declared fonts, nothing between scripts) and as LibreOffice does on a machine
with few fonts (the wider of declared and stand-in, a gap between Chinese and Latin). Always:
`offsets[0] == 0` and they never fall.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from deckbuilder.text.breaking import NO_GAPS, break_positions
from deckbuilder.text.families import Advances, FullWidth

SCRIPT_GAP = 0.24  # ems that LibreOffice puts between Chinese and Latin

# Spaces, quotes, dashes, ellipses and signs from U+2000 on follow the script before them.
_LATIN = r"\x21-\x9f\xa1-\u1fff"
_ASIAN = r"\u2e80-\U0010ffff"
_SCRIPT_RUN = re.compile(rf"[{_LATIN}][^{_ASIAN}]*|[{_ASIAN}][^{_LATIN}]*|[^{_LATIN}{_ASIAN}]+")
_STRONG = re.compile(rf"[{_LATIN}{_ASIAN}]")
# All an em wide, whatever the program.
_EMS = re.compile(r"[\u2e80-\u2fff\u3001-\uff60][\u2e80-\uff60“”‘’—…]*")


class FaceAdvances(NamedTuple):
    """The four tables of a face in one weight: each script, each program."""

    latin: Advances
    east_asian: FullWidth
    latin_office: Advances
    east_asian_office: FullWidth


class Piece(NamedTuple):
    """Text in one face; `scale` is its size as a share of the paragraph's."""

    text: str
    face: str
    bold: bool
    scale: float


class Measured:
    """A line as written, with its offsets in ems; `gaps[i]` is the part of LibreOffice's that
    stands before `text[i]` because the script changes; `breaks` is found out when asked for."""

    __slots__ = ("_breaks", "gaps", "office", "powerpoint", "text")

    def __init__(
        self,
        text: str,
        powerpoint: Sequence[float],
        office: Sequence[float],
        gaps: Mapping[int, float] = NO_GAPS,
    ) -> None:
        self.text = text
        self.powerpoint = powerpoint
        self.office = office
        self.gaps = gaps
        self._breaks: list[int] | None = None

    @property
    def breaks(self) -> list[int]:
        if self._breaks is None:
            self._breaks = break_positions(self.text)
        return self._breaks


def script_runs(text: str, before: bool) -> Iterator[tuple[bool, str]]:
    """The runs of one script as (is East Asian, text); `before` is what stood before `text`."""
    for match in _SCRIPT_RUN.finditer(text):
        run = match.group()
        if run[0] >= "\u2e80":
            before = True
        elif run[0] < "\u2000" and run[0] not in " \xa0\t":
            before = False
        yield before, run


def first_script(text: str, default: bool) -> bool:
    """Whether the first letter that has a script is East Asian."""
    match = _STRONG.search(text)
    return match.group() >= "\u2e80" if match else default


def measure(
    pieces: Sequence[Piece],
    faces: Sequence[FaceAdvances],
    tracking: float,
    east_asian: bool,
) -> Measured:
    """The line made of `pieces`; `tracking` in ems; `east_asian` is the language's script."""
    text = "".join(piece.text for piece in pieces)
    if not tracking and len(pieces) == 1 and pieces[0].scale == 1.0 and _EMS.fullmatch(text):
        ems = range(len(text) + 1)
        return Measured(text, ems, ems)
    powerpoint: list[float] = []
    office: list[float] = []
    script = first_script(text, east_asian)
    gaps: dict[int, float] = {}
    opening = leading_weak(text) if script else 0
    if 0 < opening < len(text):  # LibreOffice holds what opens a paragraph for a script of its own
        gaps[opening] = SCRIPT_GAP
    for piece, face in zip(pieces, faces, strict=True):
        for asian, run in script_runs(piece.text, script):
            if asian != script and office:
                gaps[len(office)] = SCRIPT_GAP * piece.scale
            script = asian
            here = face.east_asian if asian else face.latin
            there = face.east_asian_office if asian else face.latin_office
            powerpoint += scaled(map(here.__getitem__, run), piece.scale, tracking)
            office += scaled(map(there.__getitem__, run), piece.scale, tracking)
    for at, gap in gaps.items():
        office[at] += gap
    return Measured(text, [0.0, *accumulate(powerpoint)], [0.0, *accumulate(office)], gaps)


def leading_weak(text: str) -> int:
    """How many characters stand before the first that has a script."""
    match = _STRONG.search(text)
    return match.start() if match else 0


def scaled(advances: Iterator[float], scale: float, tracking: float) -> Iterator[float]:
    if scale == 1.0 and not tracking:
        return advances
    return (advance * scale + tracking for advance in advances)
