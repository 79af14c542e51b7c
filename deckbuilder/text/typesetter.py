"""Setting paragraphs in a width: lines, heights, and breaks chosen for sense.

In: the scene's paragraphs and a box's inner width in EMU. Out: a `Setting`, or the paragraph with
line breaks put in. Always: a text is set twice, PowerPoint's way and LibreOffice's, and the way
that needs more lines counts; nothing depends on the fonts of this machine.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import inf
from typing import Literal

from deckbuilder.model.scene import Paragraph, Run
from deckbuilder.model.theme import Face, Theme
from deckbuilder.text.families import Families, usual_latin
from deckbuilder.text.inserting import with_breaks
from deckbuilder.text.measuring import KEPT, AllWays, FaceAdvances, Measured, Piece, last_script
from deckbuilder.text.mending import Frame, mending_breaks, widow_breaks
from deckbuilder.text.office import office_ends
from deckbuilder.text.sense import (
    INSIDE_PHRASE,
    INSIDE_TERM,
    is_widow,
    sense_breaks,
    sense_of_line,
    short_first_cost,
)
from deckbuilder.text.setting import (
    Setting,
    alike,
    office_growth,
    set_line,
    stack_height,
    text_size,
)
from deckbuilder.text.widths import Widths
from deckbuilder.units import EMU_PER_POINT

FILL = 0.955  # how much of a box's height text may take: some fonts' lines are 2 % higher
WIDTH_MARGIN = 0.99
SURE, UNSURE = 0.008, 0.02  # by how much widths may be off: in Chinese alone, with Latin in it

Fonts = Literal["usual", "few"]

EMPTY: Piece = ("", "body", False, 1.0)
_NO_FACE = Face(("",), ("",), "", "")


class Typesetter:
    """Measures and breaks the text of one deck; keeps what it measured."""

    def __init__(self, theme: Theme, lang: str) -> None:
        self._fonts = theme.fonts
        self._families = Families(theme.font_tables)
        self._east_asian = lang.partition("-")[0] in ("zh", "ja", "ko")
        self._default = theme.fonts.get("body") or _NO_FACE
        self._faces: dict[tuple[tuple[str, bool], ...], AllWays] = {}
        self._measured: dict[tuple[tuple[Piece, ...], float, bool | None], Measured] = {}
        self._widths: dict[tuple[str, bool], Widths] = {}

    # --- widths ---------------------------------------------------------------------------

    def width(self, text: str, face: str, size: float, bold: bool = False) -> float:
        """Points that `text` takes on one line, in the wider of the two ways."""
        widths, growth = self._widths_of(face, bold), office_growth(size)
        found = [widths[line] for line in text.split("\n")]
        return max([max(powerpoint, office * growth) for powerpoint, office in found]) * size

    def runs_width(self, paragraph: Paragraph) -> float:
        """Points that the paragraph takes on one line; its widest line where it has several."""
        ems = self._ems(paragraph)
        if ems < inf:
            return ems * paragraph.size
        return max(widest(line, paragraph.size) for line in self._lines(paragraph))

    # --- setting --------------------------------------------------------------------------

    def set(self, paragraphs: Sequence[Paragraph], width: int) -> Setting:
        """The paragraphs in a box whose inner width is `width` EMU."""
        counts: list[int] = []
        broken: list[tuple[str, ...]] = []
        for paragraph in paragraphs:
            count, lines = self._set_paragraph(paragraph, width)
            counts.append(count)
            broken.append(lines)
        return Setting(tuple(counts), stack_height(paragraphs, counts), tuple(broken))

    def fits(self, paragraphs: Sequence[Paragraph], width: int, height: int) -> bool:
        """Whether the paragraphs stand in the box with a margin; a lone line needs none above."""
        setting = self.set_within(paragraphs, width)
        if setting.height <= height * FILL:
            return True
        if sum(setting.lines) != 1:
            return False
        return text_size(paragraphs[0]) * paragraphs[0].pitch * EMU_PER_POINT <= height + 1

    def set_within(self, paragraphs: Sequence[Paragraph], width: int) -> Setting:
        """The paragraphs set with a margin for widths that are off: a little narrower, or at the
        whole width where that takes more lines, as it may where a program cuts words."""
        narrow = self.set(paragraphs, int(width * WIDTH_MARGIN))
        if sum(narrow.lines) == len(narrow.lines):
            return narrow
        whole = self.set(paragraphs, width)
        return whole if whole.height > narrow.height else narrow

    def _set_paragraph(self, paragraph: Paragraph, width: int) -> tuple[int, tuple[str, ...]]:
        """The number of lines, and the lines as PowerPoint breaks them."""
        first, rest = room_of(paragraph, width)
        if self._ems(paragraph) <= first:
            return 1, (paragraph.runs[0].text,)
        growth = office_growth(paragraph.size)
        total = 0
        texts: list[str] = []
        for line in self._lines(paragraph):
            count, lines = set_line(line, first, rest, growth)
            total += count
            texts += lines
            first = rest
        return total, tuple(texts)

    # --- predicting -----------------------------------------------------------------------

    def predict(
        self, paragraphs: Sequence[Paragraph], width: int, fonts: Fonts = "usual"
    ) -> tuple[int, ...]:
        """How many lines LibreOffice makes of each paragraph: on a machine with the fonts that
        most have, or with `few`. A box holds as many as `set` says, which may be more."""
        return tuple([self._predict(paragraph, width, fonts) for paragraph in paragraphs])

    def _predict(self, paragraph: Paragraph, width: int, fonts: Fonts) -> int:
        first, rest = room_of(paragraph, width)
        if self._ems(paragraph) <= first:
            return 1
        growth = office_growth(paragraph.size)
        count = 0
        for line in self._lines(paragraph):
            offsets = line.usual if fonts == "usual" else line.office
            count += len(office_ends(line, offsets, first / growth, rest / growth)) or 1
            first = rest
        return count

    # --- breaking for sense ---------------------------------------------------------------

    def break_for_sense(
        self, paragraph: Paragraph, width: int, max_lines: int | None = None
    ) -> Paragraph | None:
        """The display text with `"\\n"` where sense breaks; None if it needs over `max_lines`.

        One line stays one line; a break stands for the spaces it replaces. With a word longer
        than the line there is no such way: None, or without `max_lines` the text as it is.
        """
        ems = (width * WIDTH_MARGIN - paragraph.indent) / (EMU_PER_POINT * paragraph.size)
        if self._ems(paragraph) <= ems and max_lines != 0:
            return paragraph
        room = (ems, ems / office_growth(paragraph.size))
        lines = self._lines(paragraph)
        left = len(paragraph.plain) if max_lines is None else max_lines - len(lines)
        breaks: list[int] = []
        offset = 0
        for line in lines:
            found = sense_of_line(line, room, left)
            if found is None:
                return self.rebreak_widow(paragraph, width) if max_lines is None else None
            left -= len(found)
            breaks += [offset + at for at in found]
            offset += len(line.text) + 1
        if left < 0:
            return None
        return with_breaks(paragraph, breaks) if breaks else paragraph

    def breaks_roughly(self, paragraph: Paragraph, broken: Paragraph, *, large: bool) -> bool:
        """Whether `broken`, which is `paragraph` broken for sense, has a line that ends inside a
        word or a term; with `large`, also whether one ends inside a phrase or its first or last
        line is one short word."""
        lines = broken.plain.split("\n")
        if len(lines) < 2 or "\n" in paragraph.plain:
            return False  # as written
        written = self._lines(paragraph)
        costs = sense_breaks(written[0].text, written[0].classes)
        ends = ends_of(written[0].text, lines)[:-1]
        most = INSIDE_PHRASE if large else INSIDE_TERM
        if any(costs.get(at, INSIDE_TERM) >= most for at in ends):
            return True
        return large and (short_first_cost(lines[0]) > 0 or is_widow(lines[-1]))

    def width_breaking(self, paragraph: Paragraph, lines: Sequence[str]) -> int | None:
        """The inner width in EMU at which both programs break `paragraph` into `lines` by
        themselves, in a width a little off as well; None where there is none."""
        measured = self._lines(paragraph)
        if len(measured) != 1 or paragraph.indent:
            return None
        line, growth = measured[0], office_growth(paragraph.size)
        ends = ends_of(line.text, lines)
        slack = SURE if line.office is line.powerpoint else UNSURE
        room = widest_line(line, ends, growth) * (1 + 1.25 * slack)
        for width in (room * (1 - slack), room, room * (1 + slack)):
            if not breaks_so(line, ends, width, growth):
                return None
        return round(room * paragraph.size * EMU_PER_POINT)

    def rebreak_widow(self, paragraph: Paragraph, width: int) -> Paragraph:
        """The running text with one `"\n"` that keeps its last line from being a word or two."""
        first, rest = room_of(paragraph, width)
        if self._ems(paragraph) <= first:
            return paragraph
        *before, line = self._lines(paragraph)
        frame = Frame(line, rest if before else first, rest, office_growth(paragraph.size))
        most, _ = set_line(*frame)
        offset = len(paragraph.plain) - len(line.text)
        breaks = [offset + at for at in widow_breaks(frame, most)]
        return with_breaks(paragraph, breaks) if breaks else paragraph

    def mend(self, paragraph: Paragraph, width: int) -> Paragraph:
        """The text with a `"\n"` wherever LibreOffice would end a line badly and need not."""
        first, rest = room_of(paragraph, width)
        if paragraph.face == "mono" or self._ems(paragraph) <= first:
            return paragraph
        growth = office_growth(paragraph.size)
        breaks: list[int] = []
        offset = 0
        for line in self._lines(paragraph):
            if not alike(line, first, rest, growth):
                most, _ = set_line(line, first, rest, growth)
                found = mending_breaks(Frame(line, first, rest, growth), most)
                breaks += [offset + at for at in found]
            offset += len(line.text) + 1
            first = rest
        return with_breaks(paragraph, breaks) if breaks else paragraph

    # --- measuring ------------------------------------------------------------------------

    def _ems(self, paragraph: Paragraph) -> float:
        """Ems that the paragraph takes on one line in the wider of the two ways; infinite where
        it has several looks or lines."""
        runs = paragraph.runs
        if len(runs) != 1 or runs[0].size:
            return inf
        run, size = runs[0], paragraph.size
        bold = paragraph.bold if run.bold is None else run.bold
        powerpoint, office = self._widths_of(run.face or paragraph.face, bold)[run.text]
        if paragraph.tracking:
            apart = len(run.text) * paragraph.tracking / size
            powerpoint, office = powerpoint + apart, office + apart
        office *= office_growth(size)
        return powerpoint if powerpoint > office else office

    def _widths_of(self, face: str, bold: bool) -> Widths:
        widths = self._widths.get((face, bold))
        if widths is None:
            (powerpoint,), (office,), _ = self._faces_of(((face, bold),))
            widths = self._widths[face, bold] = Widths(powerpoint, office, self._east_asian)
        return widths

    def _lines(self, paragraph: Paragraph) -> list[Measured]:
        """The lines as written; at least one."""
        tracking = paragraph.tracking / paragraph.size if paragraph.tracking else 0.0
        runs = paragraph.runs
        if len(runs) == 1 and "\n" not in runs[0].text:
            return [self._line((piece_of(runs[0], paragraph),), tracking)]
        pieces = tuple([piece_of(run, paragraph) for run in runs]) or (EMPTY,)
        if not any("\n" in run.text for run in runs):
            return [self._line(pieces, tracking)]
        lines: list[Measured] = []
        before: bool | None = None
        for line in split_lines(pieces):
            lines.append(self._line(line, tracking, before))
            before = last_script(lines[-1], before)
        return lines

    def _line(
        self, pieces: tuple[Piece, ...], tracking: float, before: bool | None = None
    ) -> Measured:
        key = (pieces, tracking, before)
        found = self._measured.get(key)
        if found is None:
            if len(self._measured) >= KEPT:
                self._measured.clear()
            faces = self._faces_of(tuple([piece[1:3] for piece in pieces]))
            found = self._measured[key] = Measured(
                pieces, faces, tracking, self._east_asian, before
            )
        return found

    def _faces_of(self, names: tuple[tuple[str, bool], ...]) -> AllWays:
        """The tables of several faces, each given as (role, bold)."""
        found = self._faces.get(names)
        if found is None:
            faces = [(self._fonts.get(name) or self._default, bold) for name, bold in names]
            found = self._faces[names] = (
                tuple([powerpoint_advances(self._families, face, bold) for face, bold in faces]),
                tuple([office_advances(self._families, face, bold) for face, bold in faces]),
                tuple([usual_advances(self._families, face, bold) for face, bold in faces]),
            )
        return found


def room_of(paragraph: Paragraph, width: int) -> tuple[float, float]:
    """Ems that the first line and the others have in a box of `width` EMU."""
    em = EMU_PER_POINT * paragraph.size
    rest = (width - paragraph.indent) / em
    if paragraph.hanging and paragraph.bullet is None:
        return rest + paragraph.hanging / em, rest
    return rest, rest


def ends_of(text: str, lines: Sequence[str]) -> list[int]:
    """Where the lines of `text` end, the spaces after them included."""
    ends: list[int] = []
    at = 0
    for line in lines:
        at += len(line)
        while at < len(text) and text[at] == " ":
            at += 1
        ends.append(at)
    return ends


def widest_line(line: Measured, ends: Sequence[int], growth: float) -> float:
    """Ems of the widest of the lines that end at `ends`, in the wider of the two ways."""
    widest = 0.0
    for start, end in pairwise([0, *ends]):
        stop = start + len(line.text[start:end].rstrip(" "))
        office = line.office[stop] - line.office[start] - line.gaps.get(start, 0.0)
        widest = max(widest, line.powerpoint[stop] - line.powerpoint[start], office * growth)
    return widest


def breaks_so(line: Measured, ends: list[int], room: float, growth: float) -> bool:
    """Whether both programs end lines at `ends` where a line has `room` ems, LibreOffice with the
    usual fonts and with few."""
    ways = Frame(line, room, room, growth).each_way()
    return all(way == ends for way in ways)


def powerpoint_advances(families: Families, face: Face, bold: bool) -> FaceAdvances:
    """The tables of the families that a face names first."""
    latin, asian = first_name(face.latin), first_name(face.east_asian)
    return FaceAdvances(
        families.latin(latin, bold, False), None, families.east_asian(asian, bold, False)
    )


def office_advances(families: Families, face: Face, bold: bool) -> FaceAdvances:
    """The same where a machine may lack these families."""
    latin, asian = first_name(face.latin), first_name(face.east_asian)
    return FaceAdvances(
        families.latin(latin, bold, True),
        families.pairs(latin, bold),
        families.east_asian(asian, bold, True),
    )


def usual_advances(families: Families, face: Face, bold: bool) -> FaceAdvances:
    """The same where a machine has what most have."""
    latin, asian = first_name(face.latin), first_name(face.east_asian)
    return FaceAdvances(*usual_latin(latin, bold), families.east_asian(asian, bold, True))


def first_name(names: tuple[str, ...]) -> str:
    return names[0] if names else ""


def piece_of(run: Run, paragraph: Paragraph) -> Piece:
    bold = paragraph.bold if run.bold is None else run.bold
    scale = run.size / paragraph.size if run.size else 1.0
    return run.text, run.face or paragraph.face, bold, scale


def split_lines(pieces: Sequence[Piece]) -> Iterator[tuple[Piece, ...]]:
    """The pieces of each line as written."""
    line: list[Piece] = []
    for text, face, bold, scale in pieces:
        head, *tail = text.split("\n")
        line.append((head, face, bold, scale))
        for part in tail:
            yield tuple(line)
            line = [(part, face, bold, scale)]
    yield tuple(line)


def widest(line: Measured, size: float) -> float:
    """Points that the line takes in the wider of the two ways."""
    return max(line.powerpoint_width, line.office_width * office_growth(size)) * size
