"""Stacked columns: each series' name beside its part of the last column, instead of a legend.

Where a part is too low for its name, or the names take too much of the width, a legend stands
above the chart as in bars.py.
"""

from __future__ import annotations

import msgspec

from deckbuilder.layout.area import Area
from deckbuilder.layout.bars import column_pages
from deckbuilder.layout.charts import Draft, legend_of, lit_series, series_colors, text_height
from deckbuilder.model import scene
from deckbuilder.units import to_inches

_GAP = 0.15  # inches from the last column to the names
_MOST = 0.25  # share of the chart's width that names may take

Items = tuple[scene.Item, ...]


def stack_pages(draft: Draft) -> list[Items]:
    """The pages of a stacked column chart."""
    return _named(draft) or [(chart,) for chart in column_pages(draft)]


def _named(draft: Draft) -> list[Items]:
    """One page with its names at the last column; none where they cannot stand there."""
    names = [series.name for series in draft.chart.series]
    last = [series.values[-1] for series in draft.chart.series]
    values = [value for value in last if value is not None and value > 0]
    if len(names) < 2 or not all(names) or len(values) < len(names):
        return []
    for size in draft.room.style("chart_name").sizes:
        width = draft.widest(names, "chart_name", size) * 1.06 + _GAP
        if width > draft.area.w * _MOST:
            continue
        charts, area = _beside(draft, width)
        plot = _plot_of(charts[0])
        heights = [_length(charts[0], value, plot) for value in values]
        if len(charts) == 1 and min(heights) >= text_height(size):
            return [(_within(charts[0], area), _names(draft, charts[0], plot, heights, size))]
    return []


def _beside(draft: Draft, width: float) -> tuple[list[scene.Chart], Area]:
    """The chart with room for the names at its right and none for a legend, and its box."""
    area = draft.area
    inner = Area(area.x, area.y, area.w - width, area.h)
    legend = legend_of(msgspec.structs.replace(draft, area=inner)).height
    taller = Area(inner.x, inner.y - legend, inner.w, inner.h + legend)
    return column_pages(msgspec.structs.replace(draft, area=taller)), inner


def _plot_of(chart: scene.Chart) -> Area:
    assert chart.plot is not None
    x, y, w, h = chart.plot
    left, top = to_inches(chart.rect.x), to_inches(chart.rect.y)
    width, height = to_inches(chart.rect.w), to_inches(chart.rect.h)
    return Area(left + x * width, top + y * height, w * width, h * height)


def _length(chart: scene.Chart, value: float, plot: Area) -> float:
    """How high a part of `value` comes out."""
    low, high = chart.axis_min or 0.0, chart.axis_max or 1.0
    return value / (high - low) * plot.h


def _within(chart: scene.Chart, area: Area) -> scene.Chart:
    """The chart in its box without the legend's place, its plot where it was."""
    plot = _plot_of(chart)
    shares = (
        (plot.x - area.x) / area.w, (plot.y - area.y) / area.h, plot.w / area.w, plot.h / area.h,
    )  # fmt: skip
    return msgspec.structs.replace(chart, rect=area.rect, plot=shares, legend="")


def _names(
    draft: Draft, chart: scene.Chart, plot: Area, heights: list[float], size: float
) -> scene.Group:
    """The names from the foot up, each at the middle of its part."""
    step = plot.w / len(chart.categories)
    bar = step / (1 + chart.gap_width / 100)
    x = plot.right - (step - bar) / 2 + _GAP
    low = chart.axis_min or 0.0
    y = plot.bottom + _length(chart, low, plot)
    lit, colors = lit_series(draft.chart), series_colors(draft)
    items: list[scene.Item] = []
    for i, (series, color, high) in enumerate(
        zip(draft.chart.series, colors, heights, strict=True)
    ):
        tall = text_height(size)
        area = Area(x, y - high / 2 - tall / 2, draft.area.right - x, tall)
        name = draft.room.para(series.name, "chart_name", size, bold=i in lit)
        name = msgspec.structs.replace(name, color=color)
        items.append(draft.room.box(f"chart/names/{i + 1}", "name", area, name, anchor="middle"))
        y -= high
    return scene.Group("chart/names", "series", tuple(items))
