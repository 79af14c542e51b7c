"""Kind `text`: running text as one body placeholder, a paragraph a click.

A single short sentence is set large, in the upper half.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from deckbuilder.layout import fit
from deckbuilder.layout.area import Area, settled
from deckbuilder.layout.cutting import cut_text
from deckbuilder.layout.diagrams import cuts_words
from deckbuilder.layout.frame import BODY
from deckbuilder.layout.kinds import Kind
from deckbuilder.layout.lists import opened
from deckbuilder.layout.room import Page, Room
from deckbuilder.model import scene, spec
from deckbuilder.model.scene import Paragraph
from deckbuilder.units import inches

ALONE_LINES = 2
AIRY = 0.6  # of the body's height: what a single sentence may take


class TextStyle(msgspec.Struct, frozen=True):
    """The measure in inches, and the gap between paragraphs as a share of the size; text of up to
    `few` lines is set larger. One sentence of a line or two stands in `alone_width` at the first
    of `alone` sizes at which it stays so, with `sink` of the height left over above it."""

    width: float = 8.95
    top: float = 0.0
    gap: float = 0.6
    few: int = 4
    alone: tuple[float, ...] = (40.0, 36.0, 32.0)
    alone_width: float = 10.983
    sink: float = 0.33


def draw(content: spec.Prose, room: Room) -> list[Page]:
    style = room.style_of(TextStyle)
    if (page := _alone(room, content.paragraphs, style)) is not None:
        return [page]
    area = _area(room, style)
    sizes = room.style("text").sizes
    if _is_short(room, content.paragraphs, opened(room, sizes)[0], area, style):
        sizes = opened(room, sizes)

    def holds(texts: Sequence[spec.Text], size: float) -> bool:
        paragraphs = _paragraphs(room, texts, size, area.w, style)
        whole = size == sizes[-1] or not cuts_words(room, paragraphs, area.w)
        return whole and room.fits(paragraphs, area)

    def cut(size: float) -> list[spec.Text]:
        return [p for t in content.paragraphs for p in cut_text(t, lambda t: holds([t], size))]

    size, parts = fit.paged(sizes, content.paragraphs, holds, cut)
    return [_page(room, part, size, area, style) for part in parts]


def _alone(room: Room, texts: Sequence[spec.Text], style: TextStyle) -> Page | None:
    """A single short sentence, large; None where there is more to read or less room."""
    body = room.body
    area = Area(body.x, body.y, min(body.w, room.w(style.alone_width)), body.h)
    if room.place != "body" or len(texts) > 1:
        return None
    for size in style.alone:
        told = room.para(texts[0], "text", size)
        broken = room.break_for_sense(told, inches(area.w), ALONE_LINES)
        if broken is None or room.height([broken], area.w) > AIRY * area.h:
            continue
        if size > style.alone[-1] and room.type.breaks_roughly(told, broken, large=True):
            continue
        fit.note(size, True)
        area = area.inset(0, style.sink * (area.h - room.height([broken], area.w)), 0, 0)
        box = room.box("text", "text", area, broken, placeholder=BODY)
        return Page((box,), reveal=((scene.Target("text", 0, 0),),))
    return None


def _is_short(
    room: Room, texts: Sequence[spec.Text], size: float, area: Area, style: TextStyle
) -> bool:
    """Whether `texts` take only few lines even at `size`."""
    paragraphs = _paragraphs(room, texts, size, area.w, style)
    lines = sum(room.type.set(paragraphs, inches(area.w)).lines)
    return room.place == "body" and lines <= style.few


def _area(room: Room, style: TextStyle) -> Area:
    body = room.body
    if room.place != "body":
        return body
    width = min(body.w, room.w(style.width))
    return Area(body.x, body.y + style.top, width, body.h - style.top)


def _paragraphs(
    room: Room, texts: Sequence[spec.Text], size: float, width: float, style: TextStyle
) -> list[Paragraph]:
    paragraphs = [
        room.type.rebreak_widow(room.para(text, "text", size), inches(width)) for text in texts
    ]
    return [replace(p, space_before=style.gap * size) for p in paragraphs]


def _page(
    room: Room, texts: Sequence[spec.Text], size: float, area: Area, style: TextStyle
) -> Page:
    paragraphs = _paragraphs(room, texts, size, area.w, style)
    placeholder = BODY if room.place == "body" else None
    if placeholder:
        area = area.inset(0, settled(area, room.height(paragraphs, area.w)), 0, 0)
    box = room.box("text", "text", area, paragraphs, placeholder=placeholder)
    clicks = tuple((scene.Target("text", i, i),) for i in range(len(paragraphs)))
    return Page((box,), reveal=clicks)


KIND = Kind(draw, form="points")
