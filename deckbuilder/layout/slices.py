"""Pie and doughnut: the chart at the left, a list of its parts beside it, the sum in the hole.

Where the box is narrow the list stands below. The list shows shares of the whole, or with
`labels: true` the values; a unit that is a per cent sign stands for shares already.
"""

from __future__ import annotations

from typing import Any

import msgspec

from deckbuilder.layout.area import Area
from deckbuilder.layout.charts import (
    Draft,
    lit_categories,
    scene_chart,
    slice_colors,
    text_height,
    values_of,
)
from deckbuilder.model import scene, spec

_NARROW = 6.5  # inches of width below which the list stands under the chart
_SMALLER = (14.0, 12.0)  # sizes that a list beside a chart goes on to
_SWATCH_GAP = 0.44  # from the swatch's left edge to the name
_HOLE_TEXT = 0.86  # of the hole's width, for what stands in it
_LEAST_HOLE = 50  # per cent that LibreOffice draws whatever is said


class _Places(msgspec.Struct, frozen=True):
    """The chart's square, the list's box, and a row's height."""

    disc: Area
    parts: Area
    row: float


def slice_items(draft: Draft) -> tuple[scene.Item, ...]:
    """The chart, the sum within it, and the list."""
    places = _places(draft)
    style = draft.style
    colors = slice_colors(draft)
    values = draft.chart.series[0].values
    name = draft.chart.series[0].name or (draft.chart.unit.plain if draft.chart.unit else "")
    series = scene.ChartSeries(name, values, colors[0], point_colors=tuple(colors))
    native = scene_chart(
        draft, [series], places.disc, rect=places.disc, hole=style.hole,
        slice_line=draft.stroke(style.slice_line, style.slice_weight),
    )  # fmt: skip
    items: list[scene.Item] = [native]
    if draft.chart.type == "doughnut":
        items += _sum(draft, places.disc)
    return (*items, *_list(draft, places, colors))


def _places(draft: Draft) -> _Places:
    area, style, room = draft.area, draft.style, draft.room
    count = len(draft.names)
    if area.w < _NARROW:
        row = max(_least_row(draft, area), min(0.5, (area.h - 1.45) / count))
        side = min(area.w, max(0.5, area.h - row * count - 0.25))
        disc = Area(area.x + (area.w - side) / 2, area.y, side, side)
        return _Places(disc, Area(area.x, disc.bottom + 0.25, area.w, row * count), row)
    list_x = area.x + room.w(style.list_left)
    left = min(room.w(style.slice_left), 0.4)
    side = min(area.h, list_x - area.x - left - 0.4)
    disc = Area(area.x + left, area.y + (area.h - side) / 2, side, side)
    row = min(style.most_part, area.h / count)
    y = area.y + (area.h - row * count) / 2
    return _Places(disc, Area(list_x, y, area.right - list_x, row * count), row)


def _least_row(draft: Draft, area: Area) -> float:
    """The height that the longest name takes at the smallest size."""
    names, values = _ladders(draft)
    w = _name_width(draft, area, _texts(draft), values[-1] + 2)  # a lit one is larger
    look = [draft.room.para(name, "chart_part", names[-1], bold=True) for name in draft.names]
    return max(draft.room.height([p], w) for p in look) + 0.04


def _name_width(draft: Draft, area: Area, texts: list[str], size: float) -> float:
    value_w = draft.widest(texts, "chart_part_value", size) * 1.03 + 0.1
    return area.w - _SWATCH_GAP - value_w - 0.1


# --- the hole -----------------------------------------------------------------------------


def _is_share(draft: Draft) -> bool:
    """Whether the values are shares of a whole already."""
    return bool(draft.format.suffix)


def _sum(draft: Draft, disc: Area) -> list[scene.Item]:
    """The whole in figures with its unit below; nothing where the values are shares."""
    if _is_share(draft):
        return []
    room, unit = draft.room, draft.chart.unit
    width = disc.w * min(draft.style.hole, _LEAST_HOLE) / 100 * _HOLE_TEXT
    total = draft.format.write(sum(values_of(draft.chart)))
    hole = Area(disc.center - width / 2, disc.middle - width / 2, width, width)
    paragraphs = [room.display(total, "chart_sum", hole, most_lines=1, align="center")]
    if unit is not None:
        paragraphs.append(room.display(unit, "chart_sum_unit", hole, align="center"))
    h = room.height(paragraphs, width)
    if h > width * 1.1:
        return []
    place = Area(hole.x, disc.middle - h / 2, width, h)
    return [room.box("chart/sum", "sum", place, paragraphs, anchor="middle")]


# --- the list -----------------------------------------------------------------------------


def _texts(draft: Draft) -> list[str]:
    values = draft.chart.series[0].values
    if draft.chart.labels is False:
        return ["" for _ in values]
    if draft.chart.labels or _is_share(draft):
        return [draft.format.write(v) if v is not None else "" for v in values]
    total = sum(v for v in values if v) or 1.0
    return [f"{v / total * 100:.0f}%" if v is not None else "" for v in values]


def _list(draft: Draft, places: _Places, colors: list[str]) -> list[scene.Item]:
    texts = _texts(draft)
    step = _list_step(draft, places, texts)
    lit = lit_categories(draft.chart)
    items: list[scene.Item] = []
    for i, name in enumerate(draft.names):
        area = Area(places.parts.x, places.parts.y + i * places.row, places.parts.w, places.row)
        items += _part(draft, i, name, texts[i], area, colors[i], step, i in lit)
    return [scene.Group("chart/parts", "list of parts", tuple(items))]


def _ladders(draft: Draft) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """The sizes of names and of values."""
    room = draft.room
    names, values = room.style("chart_part").sizes, room.style("chart_part_value").sizes
    return (*names, *_SMALLER), (*values, 16.0, *_SMALLER)


def _list_step(draft: Draft, places: _Places, texts: list[str]) -> int:
    """The first step of the ladders at which every row's name and value fit."""
    names, values = _ladders(draft)
    value_w = draft.widest(texts, "chart_part_value", values[0]) + 0.3
    w = places.parts.w - _SWATCH_GAP - value_w
    for i, size in enumerate(names):
        paragraphs = [draft.room.para(n, "chart_part", size, bold=True) for n in draft.names]
        area = Area(0, 0, w, places.row)
        if text_height(size) <= places.row and all(draft.room.fits([p], area) for p in paragraphs):
            return i
    return len(names) - 1


def _part(
    draft: Draft, i: int, name: str, text: str, area: Area, color: str, step: int, lit: bool
) -> list[scene.Item]:
    room, style, key = draft.room, draft.style, f"chart/parts/{i + 1}"
    names, values = _ladders(draft)
    swatch = Area(area.x, area.middle - style.swatch / 2, style.swatch, style.swatch)
    items: list[scene.Item] = []
    if i:
        items.append(room.rule(f"{key}/rule", area.x, area.y, area.w, 0.75, "line"))
    items.append(
        scene.Shape(
            f"{key}/swatch", "swatch", swatch.rect, geometry=style.swatch_shape, fill=color,
            decorative=True,
        )
    )  # fmt: skip
    size = values[min(step, len(values) - 1)] + (2 if lit else 0)
    value_w = draft.width(text, "chart_part_value", size) * 1.03 + 0.1 if text else 0.0
    left = Area(area.x + _SWATCH_GAP, area.y, area.w - _SWATCH_GAP - value_w - 0.1, area.h)
    paragraph = room.para(spec.Text((spec.Run(name),)), "chart_part", names[step], bold=lit)
    items.append(room.box(f"{key}/name", "name", left, paragraph, anchor="middle"))
    if text:
        over: dict[str, Any] = {"color": room.style("chart_lit_value").color} if lit else {}
        right = Area(area.right - value_w, area.y, value_w, area.h)
        value = room.para(text, "chart_part_value", size, align="right", **over)
        items.append(room.box(f"{key}/value", "value", right, value, anchor="middle"))
    return items
