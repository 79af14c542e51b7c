"""Objectives as panels under one another, each with its label at the left."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from deckbuilder.layout import fit
from deckbuilder.layout.area import Area
from deckbuilder.layout.cutting import cut_items
from deckbuilder.layout.kinds.objectives.parts import (
    ObjectivesStyle,
    Part,
    clicks_of,
    goal_paragraphs,
    goals_height,
    group_of,
    set_heads,
)
from deckbuilder.layout.lists import opened
from deckbuilder.layout.room import Page, Room
from deckbuilder.model import scene, spec
from deckbuilder.model.scene import Paragraph
from deckbuilder.units import inches

AIR = 1.4  # times what text above its ladder needs that its panel has


class _Places(msgspec.Struct, frozen=True):
    """Widths within a panel, in inches from its left edge; the labels' paragraphs by group."""

    label_w: float
    items_x: float
    items_w: float
    heads: tuple[Paragraph, ...]


class _Panel(msgspec.Struct, frozen=True):
    """Group `n` from 0, or the `piece` of it that stands on one page."""

    n: int
    items: spec.Items | None
    key: str


def draw_panels(groups: Sequence[spec.Group], room: Room, style: ObjectivesStyle) -> list[Page]:
    parts: list[Part] = [(g.heading, g.items) for g in groups]
    places = _places(room, parts, style)
    panels = [_Panel(n, g.items, f"objectives/{n + 1}") for n, g in enumerate(groups)]

    def holds(part: Sequence[_Panel], size: float) -> bool:
        return _total(room, part, size, places, style) <= room.body.h

    def fits_evenly(size: float) -> bool:
        air = AIR if size > sizes[0] else 1.0
        return all(_natural(room, p, size, places, style) * air <= share for p in panels)

    sizes = room.style("goal_item").sizes
    share = room.body.rows(len(panels), style.row_gap)[0].h
    even = [size for size in opened(room, sizes) if size >= style.equal_from]
    size = fit.first_fit(even, fits_evenly) or fit.first_fit(sizes, lambda s: holds(panels, s))
    if size is not None:
        return [_page(room, panels, size, groups, places, style)]
    floor = sizes[-1]
    pieces = [piece for panel in panels for piece in _cut(room, panel, floor, places, style)]
    pages = fit.divide(pieces, lambda part: holds(part, floor))
    return [_page(room, page, floor, groups, places, style) for page in pages]


# --- measures -----------------------------------------------------------------------------


def _places(room: Room, parts: Sequence[Part], style: ObjectivesStyle) -> _Places:
    label_w = _label_width(room, parts, style)
    items_x = label_w + room.w(style.items_x - style.label_w)
    items_w = room.body.w - items_x - room.w(style.items_right)
    label = Area(0, 0, label_w - 2 * style.label_inset, 1.0)
    over = {"color": style.label_color} if style.label_fill else {}
    heads = set_heads(room, parts, label, align="center", **over)
    return _Places(label_w, items_x, items_w, tuple(heads))


def _label_width(room: Room, parts: Sequence[Part], style: ObjectivesStyle) -> float:
    """How wide the labels are: wider than usual where a heading, or a word of a long one, needs
    it."""
    look, most = room.style("goal_head"), room.w(style.label_most)

    def width(text: str) -> float:
        points = room.type.width(text, look.face, look.sizes[1], look.bold)
        return points / 72 * 1.03 + 2 * style.label_inset

    whole = [width(heading.plain) for heading, _ in parts if heading]
    words = [width(w) for h, _ in parts if h for w in h.plain.split() if w.isascii()]
    need = max([w for w in whole if w <= most] + [min(w, most) for w in words], default=0.0)
    return max(room.w(style.label_w), need)


def _natural(
    room: Room, panel: _Panel, size: float, places: _Places, style: ObjectivesStyle
) -> float:
    items = goals_height(room, panel.items, size, places.items_w, style.item_gap)
    label = room.height([places.heads[panel.n]], places.label_w - 2 * style.label_inset)
    return max(items, label) + style.pad


def _total(
    room: Room,
    panels: Sequence[_Panel],
    size: float,
    places: _Places,
    style: ObjectivesStyle,
) -> float:
    heights = [_natural(room, panel, size, places, style) for panel in panels]
    return sum(heights) + style.row_gap * (len(panels) - 1)


def _cut(
    room: Room, panel: _Panel, size: float, places: _Places, style: ObjectivesStyle
) -> list[_Panel]:
    """The panel, or, where it is higher than the body, its pieces with the label repeated."""
    most = room.body.h - style.pad

    def fits(items: spec.Items) -> bool:
        return goals_height(room, items, size, places.items_w, style.item_gap) <= most

    if panel.items is None or fits(panel.items):
        return [panel]
    return [
        _Panel(panel.n, items, f"{panel.key}/{k}" if k else panel.key)
        for k, items in enumerate(cut_items(panel.items, fits))
    ]


# --- drawing ------------------------------------------------------------------------------


def _page(
    room: Room,
    panels: Sequence[_Panel],
    size: float,
    groups: Sequence[spec.Group],
    places: _Places,
    style: ObjectivesStyle,
) -> Page:
    """Equal panels where each text fits its share, else panels by their text."""
    naturals = [_natural(room, panel, size, places, style) for panel in panels]
    equal = room.body.rows(len(panels), style.row_gap)[0].h
    spare = (room.body.h - style.row_gap * (len(panels) - 1) - sum(naturals)) / len(panels)
    fits_equal = max(naturals) <= equal
    drawn: list[scene.Item] = []
    y = room.body.y
    for panel, natural in zip(panels, naturals, strict=True):
        h = equal if fits_equal else natural + max(0.0, spare)
        area = Area(room.body.x, y, room.body.w, h)
        heading = groups[panel.n].heading
        drawn.append(group_of(panel.key, heading, _items(room, panel, size, area, places, style)))
        y += h + style.row_gap
    return Page(tuple(drawn), reveal=clicks_of(drawn))


def _items(
    room: Room,
    panel: _Panel,
    size: float,
    area: Area,
    places: _Places,
    style: ObjectivesStyle,
) -> list[scene.Item]:
    key, inset = panel.key, inches(style.label_inset)
    label = Area(area.x, area.y, places.label_w, area.h)
    drawn: list[scene.Item] = []
    if style.fill:
        drawn.append(room.panel(f"{key}/panel", "panel", area, style.fill))
    drawn.append(
        room.box(
            f"{key}/heading", "heading", label, places.heads[panel.n], anchor="middle",
            fill=style.label_fill, insets=(inset, 0, inset, 0),
        )
    )  # fmt: skip
    if panel.items is not None:
        body = Area(area.x + places.items_x, area.y, places.items_w, area.h)
        paragraphs = goal_paragraphs(room, panel.items, size, body.w, style.item_gap)
        drawn.append(room.box(f"{key}/items", "items", body, paragraphs, anchor="middle"))
    return drawn
