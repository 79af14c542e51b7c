"""Kind `cover`: the deck's own keys on the theme's title slide."""

from __future__ import annotations

from typing import Literal

import msgspec
from msgspec.structs import replace

from deckbuilder.layout import pictures
from deckbuilder.layout.area import Area
from deckbuilder.layout.forms import FormPlan, Slot
from deckbuilder.layout.frame import placed
from deckbuilder.layout.kinds import Kind
from deckbuilder.layout.openers import joined
from deckbuilder.layout.room import Page, Room
from deckbuilder.layout.text_column import (
    KICKER_RISE,
    Part,
    column_height,
    draw_column,
    kicker_above,
    least_height,
    parts_of_frame,
    set_column,
)
from deckbuilder.model import scene, spec
from deckbuilder.model.scene import Placeholder
from deckbuilder.model.theme import Box

TITLE = Placeholder("ctrTitle")
SUBTITLE = Placeholder("subTitle", 1)
FOOT = 6.8  # where the texts end on a cover without lines at its foot
LOWEST = 7.3
LEAD_SIZES = (20.0, 18.0)


class Line(msgspec.Struct, frozen=True):
    """A line of the cover: which keys of the deck it joins, where, and in which style."""

    keys: tuple[str, ...]
    box: Box
    style: str


class _SetLine(msgspec.Struct, frozen=True):
    """A line in its place."""

    n: int
    name: str
    area: Area
    paragraph: scene.Paragraph

    def moved(self, dy: float) -> _SetLine:
        return replace(self, area=self.area.moved(dy=dy))

    def box(self, room: Room) -> scene.Item:
        holder = Placeholder("body", 30 + self.n)
        return room.box(
            f"line/{self.n}", self.name, self.area, self.paragraph, anchor="middle",
            placeholder=holder,
        )  # fmt: skip


class CoverStyle(msgspec.Struct, frozen=True):
    """`subtitle_gap` puts the subtitle that far below the title's last line; without it the
    subtitle keeps its box. `image` is where a picture goes; `image_geometry` its outline. The
    titles end at `foot` at the latest."""

    title: Box = (0.667, 2.0, 6.0, 2.5)
    title_anchor: Literal["top", "bottom"] = "top"
    subtitle: Box = (0.667, 4.0, 5.9, 0.9)
    subtitle_gap: float | None = 0.25
    lines: tuple[Line, ...] = (
        Line(("organization", "event"), (0.667, 0.625, 6.917, 0.3125), "cover_organization"),
        Line(("speaker",), (0.667, 6.125, 6.0, 0.3125), "cover_meta"),
        Line(("date",), (0.667, 6.5, 6.0, 0.3125), "cover_note"),
    )
    image: Box = (6.767, 1.0, 5.9, 6.5)
    image_geometry: str = "round2SameRect"
    image_gap: float = 0.2
    foot: float = FOOT


def draw(content: spec.Cover, room: Room) -> list[Page]:
    style = room.style_of(CoverStyle)
    items: list[scene.Item] = []
    beside = content.image is not None
    if content.image is not None:
        items.append(_picture(room, content.image, style))
    lines = _lines(room, style, room.outline.deck)
    high = [line for line in lines if line.area.y <= style.title[1]]
    low = [line for line in lines if line.area.y > style.title[1]]
    low, source = _with_source(room, _clear(room, style, placed(room, style.subtitle), beside), low)
    head = max((line.area.bottom for line in high), default=0.0) + 0.1
    foot = min([style.foot, *(line.area.y - 0.15 for line in low)])
    items += _titles(room, style, head, foot, beside)
    return [Page((*items, *(line.box(room) for line in [*high, *low]), *source))]


def _with_source(
    room: Room, box: Area, low: list[_SetLine]
) -> tuple[list[_SetLine], list[scene.Item]]:
    """The lines at the foot, moved up as far as the source below them needs, and the source, as
    wide as `box`."""
    source = [p for p in parts_of_frame(room, "cover_note", "cover_title") if p.key == "source"]
    end = max((line.area.bottom for line in low), default=FOOT)
    column = set_column(room, source, box.x, box.w, LOWEST - end)
    up = max(0.0, end + column_height(column) - LOWEST)
    return [line.moved(-up) for line in low], draw_column(room, column, end - up)


def _lines(room: Room, style: CoverStyle, deck: spec.Deck) -> list[_SetLine]:
    """The lines, each as high as it needs; what stands under a higher one moves down."""
    lines: list[_SetLine] = []
    for n, line in enumerate(style.lines, 1):
        text = joined(deck, line.keys)
        if text is None:
            continue
        area = placed(room, line.box)
        above = [one.area for one in lines if _over(one.area, area)]
        y = max([area.y, *(a.bottom for a in above)])
        paragraph = room.display(text, line.style, area, most_lines=1, plain_marks=True)
        h = max(area.h, room.height([paragraph], area.w))
        lines.append(_SetLine(n, line.keys[0], Area(area.x, y, area.w, h), paragraph))
    return lines


def _over(a: Area, b: Area) -> bool:
    """Whether `a` stands above `b` in its column, close enough to move it."""
    return a.y <= b.y < a.bottom + 0.3 and a.x < b.right and b.x < a.right


def _titles(
    room: Room, style: CoverStyle, head: float, foot: float, beside: bool
) -> list[scene.Item]:
    """Kicker, title, subtitle and what the slide says besides, from `head` to `foot`; `beside` a
    picture they end before it."""
    area = _clear(room, style, placed(room, style.title), beside)
    head += KICKER_RISE if room.planned.slide.kicker else 0.0
    area = area.inset(0, max(0.0, head - area.y), 0, 0)
    below = _clear(room, style, placed(room, style.subtitle), beside)
    parts = _below_title(room)
    fixed = style.subtitle_gap is None
    under = set_column(room, parts, below.x, below.w, foot - below.y) if fixed else []
    if not fixed:
        least = least_height(room, parts, below.w)
        room_left = foot - area.y - least - (style.subtitle_gap or 0.0)
        area = Area(area.x, area.y, area.w, min(area.h, room_left))
    title = room.display(room.planned.title, "cover_title", area, plain_marks=True)
    y = below.y
    if style.subtitle_gap is not None:
        y = area.y + room.height([title], area.w) + style.subtitle_gap
        under = set_column(room, parts, below.x, below.w, foot - y)
    box = room.box("title", "title", area, title, anchor=style.title_anchor, placeholder=TITLE)
    kicker = kicker_above(room, area, title, style.title_anchor, "cover_note")
    return [box, *kicker, *draw_column(room, under, y)]


def _below_title(room: Room) -> list[Part]:
    """The deck's subtitle, the slide's lead and takeaway."""
    deck, slide = room.outline.deck, room.planned.slide
    look = room.style("cover_subtitle")
    parts: list[Part] = []
    if deck.subtitle is not None:
        parts.append(Part("subtitle", "subtitle", deck.subtitle, look, placeholder=SUBTITLE))
    if slide.lead is not None:
        quiet = replace(look, sizes=LEAD_SIZES)
        parts.append(Part("lead", "lead", slide.lead, quiet, 0.15 if parts else 0.0))
    strips = [p for p in parts_of_frame(room, "cover_note", "cover_title") if p.key == "takeaway"]
    return [*parts, *strips]


def _clear(room: Room, style: CoverStyle, area: Area, beside: bool) -> Area:
    """`area` without what a picture at its right takes of it."""
    picture = placed(room, style.image)
    if not beside or picture.x <= area.x:
        return area
    return Area(area.x, area.y, min(area.w, picture.x - style.image_gap - area.x), area.h)


def _picture(room: Room, image: spec.Image, style: CoverStyle) -> scene.Item:
    adjust = (("adj1", 50000), ("adj2", 0)) if style.image_geometry == "round2SameRect" else ()
    area = placed(room, style.image)
    return pictures.cover(image, "image", area, geometry=style.image_geometry, adjust=adjust)


def plan_form(room: Room) -> FormPlan:
    style = room.style_of(CoverStyle)
    slots = [
        Slot(TITLE, "title", style.title, "cover_title", "Title", style.title_anchor),
        Slot(SUBTITLE, "subtitle", style.subtitle, "cover_subtitle", "Subtitle"),
    ]
    for n, line in enumerate(style.lines, 1):
        holder = Placeholder("body", 30 + n)
        slots.append(
            Slot(holder, line.keys[0], line.box, line.style, line.keys[0].title(), "middle")
        )
    return FormPlan("cover", "Title slide", "title", frame=False, slots=tuple(slots))


KIND = Kind(draw, form="cover", frame="bare", tells="head")
