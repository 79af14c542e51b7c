"""Setting lines as written in a width, and stacking paragraphs.

In: measured lines and the room they have, in ems. Out: numbers of lines, the lines' texts as
PowerPoint breaks them, heights in EMU. Always: of the two ways of setting a line (PowerPoint's,
LibreOffice's) the one that needs more lines counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import msgspec

from deckbuilder.model.paragraph import SINGLE_PITCH, Paragraph, line_percent
from deckbuilder.text.breaking import fill_lines
from deckbuilder.text.measuring import Measured
from deckbuilder.text.mending import Frame
from deckbuilder.units import EMU_PER_POINT

OFFICE_DPI = 600  # LibreOffice rounds sizes to its printer's pixels
KERNED_AWAY = 1.1  # a line set LibreOffice's way is narrower than PowerPoint's by less than this


class Setting(msgspec.Struct, frozen=True):
    """Paragraphs, set: the number of lines of each, the whole height in EMU, and the lines
    themselves as PowerPoint breaks them, spaces at their ends included."""

    lines: tuple[int, ...]
    height: int
    text_lines: tuple[tuple[str, ...], ...]


Lines = tuple[int, tuple[str, ...]]  # how many, and PowerPoint's


def set_line(line: Measured, first: float, rest: float, growth: float) -> Lines:
    """The lines that a line as written takes. `first` and `rest` are the room of its first line
    and of the others; `growth` is LibreOffice's (`office_growth`)."""
    if line.office_width * KERNED_AWAY <= first:
        return 1, (line.text,)
    asked = (first, rest, growth)
    if line.asked == asked:  # layout asks for the same width two or three times
        return line.answer
    texts = powerpoint_lines(line, first, rest)
    count = len(texts)
    if not alike(line, first, rest, growth):
        frame = Frame(line, first, rest, growth)
        count = max(count, len(frame.few()), len(frame.usual()))
    line.asked, line.answer = asked, (count, texts)
    return count, texts


def powerpoint_lines(line: Measured, first: float, rest: float) -> tuple[str, ...]:
    """The lines PowerPoint breaks the line as written into, spaces at their ends included."""
    text = line.text
    if line.powerpoint_width <= first:
        return (text,)
    ends = fill_lines(line.classes, line.powerpoint, first, rest)
    return tuple([text[start:end] for start, end in zip([0, *ends], ends, strict=False)])


def alike(line: Measured, first: float, rest: float, growth: float) -> bool:
    """Whether both programs break the line alike: Chinese without the marks that LibreOffice lets
    begin a line."""
    if not line.is_all_ems or first != rest or int(rest) != int(rest / growth):
        return False
    return "x" not in line.classes


@cache
def office_growth(size: float) -> float:
    """By how much LibreOffice's rounding to whole pixels widens a text of this size."""
    return round(size * OFFICE_DPI / 72) * 72 / OFFICE_DPI / size


def text_size(paragraph: Paragraph) -> float:
    """The largest size in the paragraph, points: it governs the distance of its lines."""
    runs = paragraph.runs
    if len(runs) == 1:
        return runs[0].size or paragraph.size
    return max((run.size or paragraph.size for run in runs), default=paragraph.size)


@cache
def written_pitch(pitch: float) -> float:
    """Line distance over size as a deck says it: in whole per cent."""
    return line_percent(pitch) / 100 * SINGLE_PITCH


def stack_height(paragraphs: Sequence[Paragraph], counts: Sequence[int]) -> int:
    """EMU that the paragraphs take one below the other, with so many lines each."""
    points = 0.0
    for i, (paragraph, count) in enumerate(zip(paragraphs, counts, strict=True)):
        # exact distances are what they say
        pitch = paragraph.pitch if paragraph.exact else written_pitch(paragraph.pitch)
        points += count * text_size(paragraph) * pitch
        if i:
            points += paragraph.space_before
    return round(points * EMU_PER_POINT)
