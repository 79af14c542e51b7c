"""Objectives as columns, each under a heavy rule; more than fit in a row stand in two."""

from __future__ import annotations

from collections.abc import Sequence

from deckbuilder.layout import fit
from deckbuilder.layout.area import Area, settled
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
from deckbuilder.layout.opening import draw_opened
from deckbuilder.layout.room import Page, Room
from deckbuilder.model import scene, spec
from deckbuilder.model.scene import Paragraph

STYLES = ("goal_item", "goal_head")


def draw_columns(groups: Sequence[spec.Group], room: Room, style: ObjectivesStyle) -> list[Page]:
    return draw_opened(room, lambda inside: _draw(groups, inside, style), STYLES)


def _draw(groups: Sequence[spec.Group], room: Room, style: ObjectivesStyle) -> list[Page]:
    bands = fit.divide(
        [(g.heading, g.items) for g in groups], lambda b: len(b) <= style.most_columns
    )
    areas = room.body.rows(len(bands), style.band_gap)
    sizes = room.style("goal_item").sizes
    size = fit.first_fit(
        sizes,
        lambda s: all(
            _band_fits(room, band, s, area, style) for band, area in zip(bands, areas, strict=True)
        ),
    )
    if size is not None:
        drawn = [
            item
            for n, (band, area) in enumerate(zip(bands, areas, strict=True))
            for item in _band(room, band, n * len(bands[0]), size, area, style)
        ]
        return [Page(tuple(drawn), reveal=clicks_of(drawn))]
    pages: list[Page] = []
    for n, band in enumerate(bands):
        for part in _cut_band(room, band, sizes[-1], style):
            drawn = _band(room, part, n * len(bands[0]), sizes[-1], room.body, style)
            pages.append(Page(tuple(drawn), reveal=clicks_of(drawn)))
    return pages


def _column_areas(room: Room, count: int, area: Area) -> list[Area]:
    return area.columns(max(2, count), room.w(0.2))[:count]


def _items_top(room: Room, band: Sequence[Part], area: Area, style: ObjectivesStyle) -> float:
    """How far below the band's top the items start."""
    column = _column_areas(room, len(band), area)[0]
    heads = set_heads(room, band, Area(0, 0, column.w, style.head_h))
    tallest = max(room.height([head], column.w) for head in heads)
    return style.head_top + max(style.head_h, tallest) + style.head_gap


def _tallest(room: Room, band: Sequence[Part], size: float, area: Area, gap: float) -> float:
    columns = _column_areas(room, len(band), area)
    return max(
        goals_height(room, items, size, column.w - 0.1, gap)
        for (_, items), column in zip(band, columns, strict=True)
    )


def _band_fits(
    room: Room, band: Sequence[Part], size: float, area: Area, style: ObjectivesStyle
) -> bool:
    left = area.h - _items_top(room, band, area, style)
    return _tallest(room, band, size, area, style.gap) <= left


def _cut_band(
    room: Room, band: Sequence[Part], size: float, style: ObjectivesStyle
) -> list[list[Part]]:
    """The band in pages; every page keeps the headings in their columns."""
    width = _column_areas(room, len(band), room.body)[0].w - 0.1
    left = room.body.h - _items_top(room, band, room.body, style)
    cut = [
        cut_items(items, lambda i: goals_height(room, i, size, width, style.gap) <= left)
        if items
        else []
        for _, items in band
    ]
    return [
        [
            (heading, parts[p] if p < len(parts) else None)
            for (heading, _), parts in zip(band, cut, strict=True)
        ]
        for p in range(max(map(len, cut)))
    ]


def _band(
    room: Room, band: Sequence[Part], start: int, size: float, area: Area, style: ObjectivesStyle
) -> list[scene.Item]:
    top = _items_top(room, band, area, style)
    tight = _tallest(room, band, size, area, 0.0)
    count = max(len(items.items) for _, items in band if items)
    gap = max(style.gap, min(style.most_gap, (area.h - top - tight) / max(1, count - 1)))
    area = area.inset(0, settled(area, top + tight + gap * (count - 1)), 0, 0)
    columns = _column_areas(room, len(band), area)
    heads = set_heads(room, band, Area(0, 0, columns[0].w, style.head_h))
    return [
        _column(room, f"objectives/{start + i + 1}", part, heads[i], size, gap, top, column, style)
        for i, (part, column) in enumerate(zip(band, columns, strict=True))
    ]


def _column(
    room: Room,
    key: str,
    part: Part,
    head: Paragraph,
    size: float,
    gap: float,
    top: float,
    area: Area,
    style: ObjectivesStyle,
) -> scene.Group:
    heading, items = part
    head_area = Area(area.x, area.y + style.head_top, area.w, top - style.head_top - style.head_gap)
    drawn: list[scene.Item] = [
        room.rule(f"{key}/rule", area.x, area.y, area.w, style.rule, style.rule_color),
        room.box(f"{key}/heading", "heading", head_area, head, anchor="middle"),
    ]
    if items is not None:
        body = Area(area.x, area.y + top, area.w - 0.1, area.h - top)
        paragraphs = goal_paragraphs(room, items, size, body.w, gap)
        drawn.append(room.box(f"{key}/items", "items", body, paragraphs))
    return group_of(key, heading, drawn)
