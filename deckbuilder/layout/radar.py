"""Radar charts: the figure in the middle of its box, the names of several series beside it."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from deckbuilder.layout import fit
from deckbuilder.layout.area import Area
from deckbuilder.layout.chart_numbers import round_scale
from deckbuilder.layout.charts import (
    Draft,
    lit_series,
    scene_chart,
    series_colors,
    text_height,
    values_of,
)
from deckbuilder.layout.name_lists import (
    Entry,
    ListLook,
    Sizes,
    draw_list,
    ladder_of,
    list_width,
    row_heights,
)
from deckbuilder.model import scene

_GAP = 0.12  # inches from the outer ring to a category's name
_NAMES_GAP = 0.5
_ABOVE = 0.2  # between the figure and names below it
_WIDE = 6.5  # inches of width from which names stand beside the figure
_MOST_NAMES = 0.4  # share of the width that they may take there
_LEAST_FIGURE = 1.2


LOOK = ListLook("chart/names", "chart_name", ruled=False, most=0.5)


class _Places(msgspec.Struct, frozen=True):
    """The figure's box and, where there are several series, that of their names."""

    figure: Area
    names: Area | None = None


def radar_pages(draft: Draft) -> list[tuple[scene.Item, ...]]:
    """The chart, and the list of its series where there are several; it goes on where one page
    does not hold it."""
    entries = _entries(draft)
    if len(entries) < 2:
        return [(_figure(draft, draft.area),)]

    def holds(part: Sequence[Entry], sizes: Sizes) -> bool:
        return _places(draft, part, sizes) is not None

    sizes, parts = fit.paged(ladder_of(draft, LOOK), entries, holds)
    pages: list[tuple[scene.Item, ...]] = []
    for part in parts:
        places = _places(draft, part, sizes) or _halves(draft)
        assert places.names is not None
        names = draw_list(draft, part, LOOK, sizes, places.names)
        pages.append((_figure(draft, places.figure), names))
    return pages


def _entries(draft: Draft) -> list[Entry]:
    lit, colors = lit_series(draft.chart), series_colors(draft)
    return [
        Entry(n + 1, series.name, "", color, n in lit)
        for n, (series, color) in enumerate(zip(draft.chart.series, colors, strict=True))
        if series.name
    ]


def _places(draft: Draft, part: Sequence[Entry], sizes: Sizes) -> _Places | None:
    """The names beside the figure, in a narrow box below it."""
    area, wide = draft.area, list_width(draft, part, LOOK, sizes)
    if area.w >= _WIDE:
        w = min(wide, area.w * _MOST_NAMES)
        heights = row_heights(draft, part, LOOK, sizes, w)
        if heights is None or sum(heights) > area.h:
            return None
        left = Area(area.x, area.y, area.w - w - _NAMES_GAP, area.h)
        box = _box(draft, left)[0].moved(w / 3)
        box = box.moved(min(0.0, area.right - w - _NAMES_GAP - box.right))
        return _Places(box, Area(box.right + _NAMES_GAP, area.y, w, area.h))
    heights = row_heights(draft, part, LOOK, sizes, area.w)
    if heights is None:
        return None
    need = max(sum(heights), min(0.4 * len(part), 0.35 * area.h))
    least = _LEAST_FIGURE if sizes.last else 0.5 * area.h
    if area.h - need - _ABOVE < least:
        return None
    top = Area(area.x, area.y, area.w, area.h - need - _ABOVE)
    return _Places(top, Area(area.x, top.bottom + _ABOVE, area.w, need))


def _halves(draft: Draft) -> _Places:
    return _Places(*draft.area.rows(2, _ABOVE))


def _figure(draft: Draft, area: Area) -> scene.Chart:
    """The chart in the middle of `area`."""
    box, plot, size = _box(draft, area)
    return _chart(draft, box, plot, size)


def _box(draft: Draft, area: Area) -> tuple[Area, Area, float]:
    """The box with the categories' names, the plot in it, and the names' size."""
    size, across = _category_size(draft, area.w)
    tall = text_height(size) + _GAP
    side = max(0.3, min(area.h - 2 * tall, area.w - 2 * across))
    width = side + 2 * across
    box = Area(area.center - width / 2, area.y, width, side + 2 * tall)
    return box, Area(box.x + across, box.y + tall, side, side), size


def _category_size(draft: Draft, width: float) -> tuple[float, float]:
    """The categories' size, and the room that they take at either side."""
    sizes = draft.room.style("chart_category").sizes
    for size in sizes:
        across = draft.widest(draft.names, "chart_category", size) * 1.05 + _GAP
        if across <= width * 0.22:
            return size, across
    size = sizes[-1]
    widest = draft.widest(draft.names, "chart_category", size) * 1.05 + _GAP
    return size, min(widest, width * 0.25)


def _chart(draft: Draft, box: Area, plot: Area, size: float) -> scene.Chart:
    axis = draft.chart.axis
    values = values_of(draft.chart) or [0.0, 1.0]
    low = min(0.0, *values)
    scale = round_scale(low, max(values), given_low=axis.min or low, given_high=axis.max)
    return scene_chart(
        draft, _series(draft), plot, rect=box,
        value_labels=draft.text("chart_value", 16.0) if draft.chart.labels else None,
        value_text=draft.text("chart_axis", draft.room.style("chart_axis").floor),
        axis_format=draft.format_axis(scale).code,
        axis_min=scale.low, axis_max=scale.high, axis_step=scale.step,
        category_text=draft.text("chart_category", size, "text"), grid_line=draft.grid_line,
    )  # fmt: skip


def _series(draft: Draft) -> list[scene.ChartSeries]:
    chart, style = draft.chart, draft.style
    lit = lit_series(chart)
    out: list[scene.ChartSeries] = []
    for i, (series, color) in enumerate(zip(chart.series, series_colors(draft), strict=True)):
        bright = i in lit or len(chart.series) == 1
        out.append(
            scene.ChartSeries(
                series.name or (chart.unit.plain if chart.unit else ""), series.values, color,
                stroke_width=style.lit_line_weight if bright else style.line_weight,
                fill=f"{color}/{style.radar_fill}" if "/" not in color else color,
            )
        )  # fmt: skip
    return out
