"""Radar charts: the figure in the middle of its box, the names of several series beside it."""

from __future__ import annotations

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
from deckbuilder.model import scene

_GAP = 0.12  # inches from the outer ring to a category's name
_NAMES_GAP = 0.5
_SWATCH_GAP = 0.3
_ROW = 0.5


def radar_items(draft: Draft) -> tuple[scene.Item, ...]:
    """The chart, and the list of its series where there are several."""
    area = draft.area
    names = _names_width(draft)
    beside = names and area.w >= 6.5
    chart_w = area.w - names - _NAMES_GAP if beside else area.w
    below = _ROW * len(draft.chart.series) + 0.2 if names and not beside else 0.0
    size, across = _category_size(draft, chart_w)
    tall = text_height(size) + _GAP
    side = min(area.h - below - 2 * tall, chart_w - 2 * across)
    width = side + 2 * across
    left = area.x + (chart_w - width) / 2 + (names / 3 if beside else 0.0)
    box = Area(left, area.y, width, side + 2 * tall)
    plot = Area(box.x + across, box.y + tall, side, side)
    chart = _chart(draft, box, plot, size)
    if not names:
        return (chart,)
    x, high = (box.right + _NAMES_GAP, _ROW * len(draft.chart.series))
    y = box.middle - high / 2 if beside else box.bottom + 0.2
    return (chart, _names(draft, Area(x if beside else area.x, y, names, high)))


def _names_width(draft: Draft) -> float:
    """What the list of series takes; 0 where there is only one."""
    names = [series.name for series in draft.chart.series if series.name]
    if len(names) < 2:
        return 0.0
    size = draft.room.style("chart_name").size
    return draft.widest(names, "chart_name", size) * 1.08 + _SWATCH_GAP + 0.1


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


def _names(draft: Draft, area: Area) -> scene.Group:
    """The list of series: a swatch and the name of each."""
    room, style = draft.room, draft.style
    lit, colors = lit_series(draft.chart), series_colors(draft)
    items: list[scene.Item] = []
    rows = area.rows(len(colors), 0.0)
    for i, (series, color, row) in enumerate(zip(draft.chart.series, colors, rows, strict=True)):
        key = f"chart/names/{i + 1}"
        swatch = Area(row.x, row.middle - style.swatch / 2, style.swatch, style.swatch)
        items.append(
            scene.Shape(
                f"{key}/swatch", "swatch", swatch.rect, geometry=style.swatch_shape, fill=color,
                decorative=True,
            )
        )  # fmt: skip
        place = Area(row.x + _SWATCH_GAP, row.y, row.w - _SWATCH_GAP, row.h)
        name = room.para(series.name, "chart_name", bold=i in lit)
        items.append(room.box(f"{key}/name", "name", place, name, anchor="middle"))
    return scene.Group("chart/names", "series", tuple(items))
