"""A heading and what is said under it as one run of paragraphs: the words beside a node or a layer.

Comes in: `spec.Titled` and a step of two parallel ladders, one of headings and one of texts. Goes
out: paragraphs, and rows of them that share a height where they can. Lengths are inches.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import msgspec
from msgspec.structs import replace

from deckbuilder.layout.area import Area
from deckbuilder.layout.cutting import cut_items
from deckbuilder.layout.diagrams import at, holds_words, set_title
from deckbuilder.layout.lists import body_of, inline_text, plain_items
from deckbuilder.layout.room import Room
from deckbuilder.layout.runs import has_han
from deckbuilder.model import spec
from deckbuilder.model.scene import Align, Paragraph
from deckbuilder.units import inches

LEAST_LINE = 3  # characters; a line with fewer is no gain
NARROW = 14.0  # ems: a column narrower than this has its texts broken for sense
MOST_BROKEN = 6  # lines


class Headed(msgspec.Struct, frozen=True):
    """How words of a part are set: the two styles, points between them, where lines start, and a
    colour where they stand on a fill that is not the style's; `title_color` is the heading's own.
    """

    title: str = "part_title"
    text: str = "part_text"
    gap: float = 2.0
    align: Align = "left"
    color: str = ""
    title_color: str = ""

    @property
    def heading(self) -> dict[str, str]:
        """What the heading has of its own."""
        color = self.title_color or self.color
        return {"color": color} if color else {}


class Step(msgspec.Struct, frozen=True):
    """Sizes of headings and of texts, points; `run_in` has a single text follow its heading on
    the same line, at its size, after a colon."""

    title: float
    text: float
    run_in: bool = False

    def __str__(self) -> str:
        return f"{self.text:g} pt run in" if self.run_in else f"{self.title:g}/{self.text:g} pt"


def none_said(parts: Sequence[spec.Titled]) -> bool:
    """Whether the parts are headings alone, which can be larger."""
    return not any(part.text for part in parts)


def ladder_of(room: Room, look: Headed, *, run_in: bool = False, bare: bool = False) -> list[Step]:
    """The steps of both ladders, the largest first; with `run_in` compact ones at their end,
    `bare` with those of headings that stand alone."""
    titles = room.style("part_bare" if bare else look.title).sizes
    texts = room.style(look.text).sizes
    steps = [Step(at(titles, n), at(texts, n)) for n in range(max(len(titles), len(texts)))]
    compact = [Step(size, size, run_in=True) for size in texts] if run_in else []
    return list(dict.fromkeys([*steps, *compact]))


def heading_of(room: Room, one: spec.Titled, look: Headed, size: float, width: float) -> Paragraph:
    return set_title(room, one.title, look.title, size, width, align=look.align, **look.heading)


def text_of(
    room: Room, one: spec.Titled, look: Headed, size: float, width: float
) -> list[Paragraph]:
    """What is said under the heading; lines that do not start at the left have no marks."""
    if one.text is not None and look.align != "left" and len(one.text.items) > 1:
        over: dict[str, Any] = {"color": look.color} if look.color else {}
        found = [room.para(inline_text(room, one.text), look.text, size, **over)]
    else:
        found = body_of(room, one.text, look.text, size, gap=4, color=look.color)
    set_so = [break_narrow(room, p, width) for p in found]
    return [replace(p, align=look.align) for p in set_so]


def break_narrow(room: Room, paragraph: Paragraph, width: float) -> Paragraph:
    """A narrow column's text broken for sense, if that takes no more lines; else as usual."""
    greedy = room.type.rebreak_widow(paragraph, inches(width))
    if width * 72 / paragraph.size >= NARROW or not has_han(paragraph.plain):
        return greedy
    lines = round(room.height([greedy], width) / room.height([replace(greedy, runs=())], width))
    if lines > MOST_BROKEN:
        return greedy
    broken = room.type.break_for_sense(paragraph, inches(width), lines)
    if broken is None or min(map(len, broken.plain.split("\n"))) < LEAST_LINE:
        return greedy
    usual, so = room.type.set([greedy, broken], inches(width)).lines
    return broken if so <= usual else greedy


def words_of(
    room: Room, one: spec.Titled, look: Headed, step: Step, width: float
) -> list[Paragraph]:
    """The heading and its text, one below the other or, where the step says so, on one line."""
    if step.run_in and one.text is not None and _may_run_in(one.title, one.text):
        (item,) = one.text.items
        led = replace(one.text, items=(replace(item, lead=one.title),))
        return text_of(room, replace(one, text=led), look, step.text, width)
    words = [heading_of(room, one, look, step.title, width)]
    for n, text in enumerate(text_of(room, one, look, step.text, width)):
        words.append(text if n else replace(text, space_before=look.gap))
    return words


def _may_run_in(title: spec.Text, text: spec.Items) -> bool:
    """Whether a heading can lead its text: a single one without a lead of its own, after a
    heading that a colon may follow."""
    return plain_items(text) and text.items[0].lead is None and title.plain[-1:].isalnum()


def all_hold(room: Room, words: Sequence[Sequence[Paragraph]], width: float) -> bool:
    """Whether no word of any of `words` is longer than a line."""
    return all(holds_words(room, one, width) for one in words)


def row_places(area: Area, heights: Sequence[float], gap: float = 0.0) -> list[Area] | None:
    """Rows for parts of these heights: equal where each fits so, else as high as they need to be
    with equal shares of what remains; None where they do not fit."""
    count = len(heights)
    equal = (area.h - gap * (count - 1)) / count
    spare = equal - sum(heights) / count
    if spare < 0:
        return None
    fits = max(heights) <= equal + 1e-9
    places: list[Area] = []
    y = area.y
    for height in heights:
        h = equal if fits else height + spare
        places.append(Area(area.x, y, area.w, h))
        y += h + gap
    return places


def equal_rows(area: Area, heights: Sequence[float], gap: float = 0.0) -> list[Area] | None:
    """Equal rows for parts of these heights; None where one needs more."""
    places = row_places(area, heights, gap)
    return places if places and max(heights) <= places[0].h + 1e-9 else None


def cut_headed(one: spec.Titled, fits: Callable[[spec.Titled], bool]) -> list[spec.Titled]:
    """`one` in pieces that fit; each keeps the heading."""
    if one.text is None or fits(one):
        return [one]
    parts = cut_items(one.text, lambda items: fits(replace(one, text=items)))
    return [replace(one, text=part) for part in parts]
