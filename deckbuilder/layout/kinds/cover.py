"""Kind `cover`: the deck's own keys on the theme's title slide."""

from __future__ import annotations

from typing import Literal

import msgspec

from deckbuilder.layout import pictures
from deckbuilder.layout.area import Area
from deckbuilder.layout.forms import FormPlan, Slot
from deckbuilder.layout.frame import placed
from deckbuilder.layout.kinds import Kind
from deckbuilder.layout.room import Page, Room
from deckbuilder.model import scene, spec
from deckbuilder.model.scene import Placeholder
from deckbuilder.model.theme import Box

TITLE = Placeholder("ctrTitle")
SUBTITLE = Placeholder("subTitle", 1)


class Line(msgspec.Struct, frozen=True):
    """A line of the cover: which keys of the deck it joins, where, and in which style."""

    keys: tuple[str, ...]
    box: Box
    style: str


class CoverStyle(msgspec.Struct, frozen=True):
    """`subtitle_gap` puts the subtitle that far below the title's last line; without it the
    subtitle keeps its box. `image` is where a picture goes; `image_geometry` its outline."""

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


def draw(content: spec.Cover, room: Room) -> list[Page]:
    style = room.style_of(CoverStyle)
    deck = room.outline.deck
    items: list[scene.Item] = []
    if content.image is not None:
        items.append(_picture(room, content.image, style))
    items += _titles(room, style, deck, beside=content.image is not None)
    for n, line in enumerate(style.lines, 1):
        text = _joined(deck, line.keys)
        if text is not None:
            area = placed(room, line.box)
            paragraph = room.display(text, line.style, area, most_lines=1, plain_marks=True)
            holder = Placeholder("body", 30 + n)
            name = line.keys[0]
            items.append(
                room.box(f"line/{n}", name, area, paragraph, anchor="middle", placeholder=holder)
            )
    return [Page(tuple(items))]


def _titles(room: Room, style: CoverStyle, deck: spec.Deck, *, beside: bool) -> list[scene.Item]:
    """Title and subtitle; `beside` a picture they end before it."""
    area = _clear(room, style, placed(room, style.title), beside)
    title = room.display(deck.title, "cover_title", area, plain_marks=True)
    height = room.height([title], area.w)
    items: list[scene.Item] = [
        room.box("title", "title", area, title, anchor=style.title_anchor, placeholder=TITLE)
    ]
    if deck.subtitle is not None:
        box = _clear(room, style, placed(room, style.subtitle), beside)
        if style.subtitle_gap is not None:
            box = Area(box.x, area.y + height + style.subtitle_gap, box.w, box.h)
        paragraph = room.display(deck.subtitle, "cover_subtitle", box, plain_marks=True)
        box = Area(box.x, box.y, box.w, max(box.h, room.height([paragraph], box.w)))
        items.append(room.box("subtitle", "subtitle", box, paragraph, placeholder=SUBTITLE))
    return items


def _clear(room: Room, style: CoverStyle, area: Area, beside: bool) -> Area:
    """`area` without what a picture at its right takes of it."""
    picture = placed(room, style.image)
    if not beside or picture.x <= area.x:
        return area
    return Area(area.x, area.y, min(area.w, picture.x - style.image_gap - area.x), area.h)


def _joined(deck: spec.Deck, keys: tuple[str, ...]) -> spec.Text | None:
    """The deck's values under `keys` on one line, an em space between."""
    values: list[spec.Text] = []
    for key in keys:
        value = getattr(deck, key)
        values += value if isinstance(value, tuple) else [value] if value else []
    if not values:
        return None
    runs: list[spec.Run] = []
    for value in values:
        runs += [spec.Run("\u2003")] if runs else []
        runs += value.runs
    return spec.Text(tuple(runs), values[0].where)


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


KIND = Kind(draw, form="cover", frame="bare")
