"""Scatter charts: dots over two axes of numbers with a light grid.

Where a unit above the chart names the upright axis, `axis: {title}` names the level one, else the
upright one, whose ends `axis` sets too. The names of
several series stand in a legend: a cloud of dots has no end for a name to stand at.
"""

from __future__ import annotations

from collections.abc import Sequence

from deckbuilder.layout.area import Area
from deckbuilder.layout.chart_numbers import Scale, format_for, round_scale
from deckbuilder.layout.charts import (
    Draft,
    legend_of,
    lit_series,
    lit_values,
    scene_chart,
    series_colors,
    text_height,
    values_of,
)
from deckbuilder.model import scene

_TITLE_H = 0.35
CLOSE = 0.7  # the share of the highest within which the level axis need not start at 0


def scatter_pages(draft: Draft) -> list[scene.Chart]:
    chart, area = draft.chart, draft.area
    axis_size = draft.room.style("chart_axis").size
    up = round_scale(*_ends(values_of(chart)), given_low=chart.axis.min, given_high=chart.axis.max)
    form = draft.format_axis(up)
    written = [form.write(v) for v in (up.low, up.high, up.low + up.step)]
    axis_w = max(0.5625, draft.widest(written, "chart_axis", axis_size) + 0.15)
    named = sum(bool(series.name) for series in chart.series) > 1
    upright, level = _titles(draft)
    axis_w += _TITLE_H if upright else 0.0
    foot = text_height(axis_size) + 0.15 + (_TITLE_H if level else 0.0)
    top = legend_of(draft).height if named else 0.15
    plot = Area(area.x + axis_w, area.y + top, area.w - axis_w - 0.3, area.h - top - foot)
    return [_chart(draft, plot, up, form.code, named)]


def _titles(draft: Draft) -> tuple[str, str]:
    """What stands at the upright and at the level axis."""
    chart = draft.chart
    title = chart.axis.title.plain.replace("\n", " ") if chart.axis.title else ""
    return ("", title) if chart.unit else (title, "")


def _ends(values: Sequence[float]) -> tuple[float, float]:
    return min(values, default=0.0), max(values, default=1.0)


def _numbers(draft: Draft) -> list[float]:
    return [float(c) for c in draft.chart.categories]


def _chart(draft: Draft, plot: Area, up: Scale, code: str, named: bool) -> scene.Chart:
    numbers = _numbers(draft)
    across = round_scale(*_ends(numbers), close=CLOSE)
    form = format_for((across.low, across.low + across.step, across.high), "", draft.room.chinese)
    axis = draft.text("chart_axis", draft.room.style("chart_axis").size)
    upright, level = _titles(draft)
    return scene_chart(
        draft, _series(draft), plot,
        value_labels=draft.text("chart_value", 16.0) if draft.chart.labels else None,
        value_text=axis, category_text=axis, axis_format=code,
        axis_min=up.low, axis_max=up.high, axis_step=up.step,
        x_min=across.low, x_max=across.high, x_step=across.step, x_format=form.code,
        axis_title=upright, x_title=level,
        axis_line=draft.axis_line, grid_line=draft.grid_line,
        legend="top" if named else "", legend_text=draft.text("chart_name", legend_of(draft).size),
    )  # fmt: skip


def _series(draft: Draft) -> list[scene.ChartSeries]:
    chart, style = draft.chart, draft.style
    lit, bright = lit_values(draft), draft.color(style.lit_color)
    out: list[scene.ChartSeries] = []
    for i, (series, color) in enumerate(zip(chart.series, series_colors(draft), strict=True)):
        points = len(series.values)
        colors = tuple(bright if k in lit else color for k in range(points)) if lit else ()
        size = style.scatter_dot * (1.2 if i in lit_series(chart) else 1.0)
        name = series.name or (chart.unit.plain if chart.unit else "")
        out.append(scene.ChartSeries(name, series.values, color, point_colors=colors, marker=size))
    return out
