"""Line and area charts: a value axis with a light grid, and each name at its line's last point.

Where the ends of lines come too close for their names, a legend stands above instead.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from deckbuilder.layout.area import Area
from deckbuilder.layout.chart_numbers import Scale, round_scale
from deckbuilder.layout.charts import (
    Draft,
    legend_of,
    lit_series,
    scene_chart,
    series_colors,
    text_height,
    values_of,
)
from deckbuilder.model import scene, spec

_SMALL_DOT = 0.65  # a dot at every point, of the one at the last
_NAME_GAP = 0.3  # inches from name to name
_MOST_SHIFT = 0.3  # inches that a name may stand off its line's end
_MOST_NAME = 0.3  # share of the chart's width that names may take


class _Names(msgspec.Struct, frozen=True):
    """Where the series' names stand: at the ends, `width` inches wide, or in a legend. Inches."""

    at_ends: bool
    size: float
    width: float
    shifts: tuple[float, ...] = ()  # by series: how far below its line's end a name stands


def curve_pages(draft: Draft) -> list[scene.Chart]:
    chart, area = draft.chart, draft.area
    scale = _scale(draft)
    axis_size = draft.room.style("chart_axis").size
    form = draft.format_axis(scale)
    written = [form.write(v) for v in (scale.low, scale.high, scale.low + scale.step)]
    axis_w = max(0.5625, draft.widest(written, "chart_axis", axis_size) + 0.15)
    if chart.axis.title:
        axis_w += 0.35
    foot = text_height(16.0) + 0.2
    names = _names(draft, scale, area.h - foot - 0.15)
    top = 0.15 if names.at_ends or not _named(chart) else legend_of(draft).height
    right = names.width or 0.3
    plot = Area(area.x + axis_w, area.y + top, area.w - axis_w - right, area.h - top - foot)
    return [_chart(draft, plot, scale, names, axis_size)]


def _scale(draft: Draft) -> Scale:
    values = values_of(draft.chart) or [0.0, 1.0]
    axis = draft.chart.axis
    low = min(0.0, min(values)) if draft.chart.type == "area" else min(values)
    return round_scale(low, max(values), given_low=axis.min, given_high=axis.max)


def _named(chart: spec.Chart) -> bool:
    return any(series.name for series in chart.series)


def _last(series: spec.Series) -> float | None:
    return next((v for v in reversed(series.values) if v is not None), None)


def _names(draft: Draft, scale: Scale, height: float) -> _Names:
    """At the ends where all find a place near theirs and none takes too much of the width."""
    chart = draft.chart
    sizes = draft.room.style("chart_name").sizes
    span = scale.high - scale.low or 1.0
    lasts = [_last(series) if series.name else None for series in chart.series]
    shifts = spread([None if v is None else (scale.high - v) / span * height for v in lasts])
    if all(v is None for v in lasts) or max(map(abs, shifts)) > _MOST_SHIFT:
        return _Names(False, sizes[0], 0.0)
    for size in sizes:
        widest = draft.widest([s.name for s in chart.series], "chart_name", size) * 1.06 + 0.35
        if widest <= draft.area.w * _MOST_NAME:
            return _Names(True, size, widest, tuple(shifts))
    return _Names(False, sizes[0], 0.0)


def spread(places: Sequence[float | None]) -> list[float]:
    """How far (inches, downwards) names at these heights move so that each has its gap."""
    order = sorted((y, i) for i, y in enumerate(places) if y is not None)
    runs: list[list[tuple[float, int]]] = []
    for entry in order:
        runs.append([entry])
        while len(runs) > 1 and _top(runs[-1]) < _top(runs[-2]) + _NAME_GAP * len(runs[-2]):
            runs[-2:] = [runs[-2] + runs[-1]]
    shifts = [0.0] * len(places)
    for run in runs:
        for n, (y, i) in enumerate(run):
            shifts[i] = _top(run) + _NAME_GAP * n - y
    return shifts


def _top(run: Sequence[tuple[float, int]]) -> float:
    """Where the first of the names of a run stands, which keep their gaps around its middle."""
    return sum(y for y, _ in run) / len(run) - _NAME_GAP * (len(run) - 1) / 2


def _category_step(draft: Draft, plot: Area) -> tuple[float, int]:
    """The categories' size and every how many are named."""
    style = draft.room.style("chart_category")
    sizes = [size for size in style.sizes if size <= 16] or [style.floor]
    step = plot.w / max(1, len(draft.names) - 1)
    for size in sizes:
        if draft.widest(draft.names, "chart_category", size) + 0.1 <= step:
            return size, 1
    widest = draft.widest(draft.names, "chart_category", sizes[-1]) + 0.2
    return sizes[-1], max(1, -int(-widest // step))


def _chart(draft: Draft, plot: Area, scale: Scale, names: _Names, axis_size: float) -> scene.Chart:
    chart = draft.chart
    size, step = _category_step(draft, plot)
    labels = draft.text("chart_value", 16.0) if chart.labels else None
    legend = _named(chart) and not names.at_ends
    axis = draft.text("chart_axis", axis_size)
    return scene_chart(
        draft, _series(draft, names), plot,
        value_labels=labels, value_text=axis, axis_format=draft.format_axis(scale).code,
        category_text=draft.text("chart_category", size, "muted"), category_step=step,
        axis_min=scale.low, axis_max=scale.high, axis_step=scale.step,
        axis_title=chart.axis.title.plain if chart.axis.title else "",
        axis_line=draft.axis_line, grid_line=draft.grid_line,
        legend="top" if legend else "",
        legend_text=draft.text("chart_name", legend_of(draft).size),
    )  # fmt: skip


def _has_lone(values: Sequence[float | None]) -> bool:
    """Whether a value stands between gaps, where no line shows it."""
    padded = [None, *values, None]
    return any(
        b is not None and a is None and c is None
        for a, b, c in zip(padded, padded[1:], padded[2:], strict=False)
    )


def _series(draft: Draft, names: _Names) -> list[scene.ChartSeries]:
    style, chart = draft.style, draft.chart
    lit = lit_series(chart)
    out: list[scene.ChartSeries] = []
    for i, (series, color) in enumerate(zip(chart.series, series_colors(draft), strict=True)):
        bright = i in lit or len(chart.series) == 1
        text = draft.text("chart_name", names.size, bold=i in lit)
        out.append(
            scene.ChartSeries(
                series.name or (chart.unit.plain if chart.unit else ""), series.values, color,
                stroke_width=style.lit_line_weight if bright else style.line_weight,
                end_label=names.at_ends and bool(series.name),
                end_text=msgspec.structs.replace(text, color=color),
                end_shift=names.shifts[i] / draft.area.h if names.shifts else 0.0,
                end_marker=style.dot,
                marker=style.dot * _SMALL_DOT if _has_lone(series.values) else 0.0,
            )
        )  # fmt: skip
    return out
