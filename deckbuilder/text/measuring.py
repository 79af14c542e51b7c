"""Widths of a line as written, in two programs' ways at once.

In: pieces of text with a face each. Out: `Measured`, the offsets of every character in ems, as
PowerPoint sets it (declared fonts, no kerning, nothing between scripts), as LibreOffice does on
a machine with few fonts (the wider of declared and stand-in, kerned, a gap between Chinese and
Latin), and as it does on most. Always: `offsets[0] == 0` and they never fall.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, chain
from operator import add

from deckbuilder.text.characters import ASIAN, WEAK, classify
from deckbuilder.text.families import Advances, Pairs

NO_GAPS: Mapping[int, float] = {}
SCRIPT_GAP = 0.24  # ems that LibreOffice puts between Chinese and Latin
KEPT = 20_000  # texts; a deck of thousands of slides must not keep all that it measured

_EMS = re.compile(r"[HOC][HOCoxQw]*")  # an em each, whatever the program
_STRONG = re.compile(r"[^ GoxQw]")
# What is not an em wide: runs of Latin with what follows it, and spaces in East Asian text.
_NARROW = re.compile(r"""[LN()?"+/-][^HOC]*|[ G]+""")

# text, face, bold, and the size as a share of the paragraph's
Piece = tuple[str, str, bool, float]


Run = tuple[tuple[float, ...], float]  # the advance of each character in ems, and their sum


class FaceAdvances:
    """The tables of a face in one weight, one way: Latin, Latin kerned (None where pairs are not
    kerned), and East Asian text; with the runs that were looked up in them."""

    __slots__ = ("_known", "east_asian", "latin", "pairs")

    def __init__(self, latin: Advances, pairs: Pairs | None, east_asian: Advances) -> None:
        self.latin = latin
        self.pairs = pairs
        self.east_asian = east_asian
        self._known: dict[tuple[str, bool], Run] = {}

    def run(self, text: str, is_latin: bool) -> Run:
        """The advances of a run of one script."""
        found = self._known.get((text, is_latin))
        if found is None:
            if len(self._known) >= KEPT:
                self._known.clear()
            advances = tuple(self._advances(text, is_latin))
            found = self._known[text, is_latin] = advances, sum(advances)
        return found

    def ems(self, text: str, is_latin: bool) -> float:
        """The sum of the advances of a run of one script, for whoever keeps it."""
        return sum(self._advances(text, is_latin))

    def _advances(self, text: str, is_latin: bool) -> Iterator[float]:
        table = self.latin if is_latin else self.east_asian
        if not is_latin or self.pairs is None:
            return map(table.__getitem__, text)
        kerned = map(self.pairs.__getitem__, map(add, text, text[1:]))
        return chain(kerned, (table[text[-1]],))


Faces = tuple[FaceAdvances, ...]
AllWays = tuple[Faces, Faces, Faces]  # PowerPoint, LibreOffice with few fonts, with the usual ones

# Characters that take their widths from a table: start, end, number of the piece, is Latin.
# A plain tuple, as the garbage collector need not visit those.
Span = tuple[int, int, int, bool]


class Measured:
    """A line as written, with its classes; widths in ems are found out when asked for.

    `gaps[i]` is the part of LibreOffice's offsets that stands before the character `i` because
    the script changes. `faces` are those of the pieces, each way;
    `east_asian` is the language's script, `before` that of the line before it in its paragraph
    (None: there is none). `asked` and `answer` are the last room it was set in and what came of it.
    `is_all_ems` says that every character takes an em, whatever the program.
    """

    __slots__ = (
        "_even", "_office", "_powerpoint", "_spans", "_usual", "_widths", "answer", "asked",
        "classes", "faces", "gaps", "is_all_ems", "pieces", "text", "tracking",
    )  # fmt: skip

    def __init__(
        self,
        pieces: Sequence[Piece],
        faces: AllWays,
        tracking: float,
        east_asian: bool,
        before: bool | None = None,
    ) -> None:
        self.pieces = pieces
        self.faces = faces
        self.tracking = tracking
        text = pieces[0][0] if len(pieces) == 1 else "".join([piece[0] for piece in pieces])
        self.text = text
        self.classes = classes = classify(text)
        self.gaps: Mapping[int, float] = NO_GAPS
        self._spans: Sequence[Span] = ()
        self.asked: tuple[float, float, float] | None = None
        self.answer: tuple[int, tuple[str, ...]] = (0, ())
        self._powerpoint: Sequence[float] | None = None
        self._office: Sequence[float] | None = None
        self._usual: Sequence[float] | None = None
        scales = [piece[3] for piece in pieces]
        self._even = not tracking and scales.count(1.0) == len(scales)
        self.is_all_ems = self._even and _EMS.fullmatch(classes) is not None
        if self.is_all_ems:
            self._powerpoint = self._office = range(len(text) + 1)
            self._widths: list[float | None] = [len(text), len(text)]
            return
        self._widths = [None, None]
        spans: list[Span] = []
        for match in _NARROW.finditer(classes):
            start, end = match.span()
            spans.append((start, end, 0, classes[start] not in " G"))
        opening = leading_weak(classes) if classes[:1] in WEAK else 0
        if opening and opens_in_latin(classes[opening : opening + 1], east_asian, before):
            spans = with_latin_opening(spans, opening)
        lone = opening if before is None else 0
        self.gaps = script_gaps(spans, lone, len(text), max(scales))
        self._spans = tuple(spans if len(pieces) == 1 else split_spans(spans, pieces))

    @property
    def powerpoint_width(self) -> float:
        """Ems of the whole line with the declared fonts."""
        return self._width(0)

    @property
    def office_width(self) -> float:
        """Ems of the whole line with the wider of declared fonts and stand-ins, and with gaps."""
        return self._width(1)

    def _width(self, way: int) -> float:
        """Ems of the whole line PowerPoint's way or LibreOffice's, without its offsets where a
        sum will do."""
        ems = self._widths[way]
        if ems is None:
            ems = self._sum(way) if self._even else (self.powerpoint, self.office)[way][-1]
            self._widths[way] = ems
        return ems

    def _sum(self, way: int) -> float:
        faces, text = self.faces[way], self.text
        ems = len(text) + (sum(self.gaps.values()) if way else 0.0)
        for start, end, piece, latin in self._spans:
            ems += faces[piece].run(text[start:end], latin)[1] - (end - start)
        return ems

    @property
    def powerpoint(self) -> Sequence[float]:
        """`powerpoint[i]` is the width of `text[:i]` with the declared fonts."""
        if self._powerpoint is None:
            advances = self._advances(self.faces[0])
            self._powerpoint = tuple(accumulate(advances, initial=0.0))
        return self._powerpoint

    @property
    def office(self) -> Sequence[float]:
        """The same with the wider of declared fonts and stand-ins, and with gaps."""
        if self._office is None:
            self._office = self._with_gaps(self.faces[1])
        return self._office

    @property
    def usual(self) -> Sequence[float]:
        """The same with what LibreOffice takes for the declared fonts on most machines."""
        if self._usual is None:
            self._usual = self.office if self.is_all_ems else self._with_gaps(self.faces[2])
        return self._usual

    def is_latin(self, at: int) -> bool:
        """Whether the character `at` is in a run of Latin."""
        return any(start <= at < end and latin for start, end, _, latin in self._spans)

    def _with_gaps(self, faces: Faces) -> Sequence[float]:
        advances = self._advances(faces)
        for at, gap in self.gaps.items():
            advances[at] += gap
        return tuple(accumulate(advances, initial=0.0))

    def _advances(self, faces: Sequence[FaceAdvances]) -> list[float]:
        """The advance of each character in ems of the paragraph's size."""
        advances = [1.0] * len(self.text)
        for start, end, piece, latin in self._spans:
            advances[start:end] = faces[piece].run(self.text[start:end], latin)[0]
        return advances if self._even else list(self._scaled(advances))

    def _scaled(self, advances: Sequence[float]) -> Iterator[float]:
        start = 0
        for text, _, _, scale in self.pieces:
            for advance in advances[start : start + len(text)]:
                yield advance * scale + self.tracking
            start += len(text)


def leading_weak(classes: str) -> int:
    """How many characters stand before the first that has a script."""
    match = _STRONG.search(classes)
    return match.start() if match else len(classes)


def opens_in_latin(following: str, east_asian: bool, before: bool | None) -> bool:
    """Whether characters without a script that open a line are Latin: they go with the line
    before, else with what follows them, else with the language."""
    if before is not None:
        return not before
    return following not in "HOC" if following else not east_asian


def with_latin_opening(spans: Sequence[Span], opening: int) -> list[Span]:
    """The spans with the first `opening` characters Latin."""
    rest = [span for span in spans if span[0] >= opening]
    if rest and rest[0][0] == opening and rest[0][3]:
        return [(0, rest[0][1], 0, True), *rest[1:]]
    return [(0, opening, 0, True), *rest]


def script_gaps(
    spans: Sequence[Span], opening: int, length: int, scale: float
) -> Mapping[int, float]:
    """Position -> ems that LibreOffice puts before it. What opens a Chinese paragraph without a
    script (`opening` characters) is a run of its own to it."""
    gaps: dict[int, float] = {}
    for start, end, _, latin in spans:
        if latin:
            gaps[start] = gaps[end] = SCRIPT_GAP * scale
    if opening and not (spans and spans[0][3] and not spans[0][0]):
        gaps[opening] = SCRIPT_GAP * scale
    gaps.pop(0, None)
    gaps.pop(length, None)
    return gaps


def last_script(line: Measured, before: bool | None) -> bool | None:
    """Whether the last character that has a script is East Asian; `before` if none has."""
    strong = line.classes.rstrip(WEAK)
    return strong[-1] in ASIAN if strong else before


def split_spans(spans: Sequence[Span], pieces: Sequence[Piece]) -> Iterator[Span]:
    """The spans cut where a piece ends, each with its piece's number."""
    piece, bound = 0, len(pieces[0][0])
    for start, end, _, latin in spans:
        while start < end:
            while start >= bound:
                piece += 1
                bound += len(pieces[piece][0])
            cut = min(end, bound)
            yield start, cut, piece, latin
            start = cut
