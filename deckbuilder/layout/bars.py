"""Column and bar charts: one bar a category, or one a series side by side, or stacked.

The value stands at every bar where there is room for it, else there is a value axis with a grid.
Room for the values is part of the plot: the axis ends as much higher than the highest bar.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from deckbuilder.layout.area import Area
from deckbuilder.layout.chart_numbers import Scale, round_scale
from deckbuilder.layout.charts import (
    Draft,
    fitting_names,
    legend_of,
    lit_categories,
    lit_series,
    scene_chart,
    series_colors,
    text_height,
    values_of,
)
from deckbuilder.model import scene
from deckbuilder.model.scene import ChartText

_NAME_LINES = (1, 2, 3)
_LEAST_ROW = 0.3  # a bar's share of the height, below which the chart continues
_LEAST_COLUMN = 0.42


class _Bars(msgspec.Struct, frozen=True):
    """Sizes chosen for a page of bars."""

    draft: Draft
    stacked: bool
    labels: bool
    value_size: float
    lit_size: float
    name_size: float
    name_lines: int
    name_step: int
    legend: bool


# --- pages --------------------------------------------------------------------------------


def column_pages(draft: Draft) -> list[scene.Chart]:
    most = max(1, int(draft.area.w / _LEAST_COLUMN))
    names = draft.names
    parts = _parts(draft, most) if max(map(len, names), default=0) > 8 else [draft]
    return [_columns(part, draft) for part in parts]


def bar_pages(draft: Draft) -> list[scene.Chart]:
    most = max(1, int((draft.area.h - _legend_h(draft)) / _LEAST_ROW))
    return [_levels(part, draft) for part in _parts(draft, most)]


def _parts(draft: Draft, most: int) -> list[Draft]:
    """The categories in even portions of at most `most`."""
    count = len(draft.chart.categories)
    pages = -(-count // most)
    ends = [count * (i + 1) // pages for i in range(pages)]
    return [_part(draft, a, b) for a, b in zip([0, *ends], ends, strict=False)]


def _part(draft: Draft, start: int, end: int) -> Draft:
    chart = draft.chart
    series = tuple(msgspec.structs.replace(s, values=s.values[start:end]) for s in chart.series)
    part = msgspec.structs.replace(chart, categories=chart.categories[start:end], series=series)
    return msgspec.structs.replace(draft, chart=part)


def _legend_h(draft: Draft) -> float:
    return legend_of(draft).height if len(draft.chart.series) > 1 else 0.0


# --- columns ------------------------------------------------------------------------------


def _columns(draft: Draft, whole: Draft) -> scene.Chart:
    area, chart = draft.area, draft.chart
    count, several = len(chart.categories), len(chart.series)
    stacked = chart.type.startswith("stacked")
    step = area.w / max(1, count)
    share, most = draft.style.bar_share, draft.style.most_bar
    beside = 1 if stacked else several
    group = min(most, share * step) if beside == 1 else min(beside * 0.9, 0.74 * step)
    sizes = _value_sizes(draft, step * 0.98 if beside == 1 else group / beside * 0.95)
    labels = _labelled(draft, sizes is not None)
    value_size, lit_size = sizes or _least_sizes(draft)
    axis_w = 0.0 if labels else _axis_width(whole)
    name_size, lines, skip = _column_names(draft, (area.w - axis_w) / count)
    top = _legend_h(draft) + (0.0 if labels else 0.1)
    foot = text_height(name_size, lines) + 0.14
    plot = Area(area.x + axis_w, area.y + top, area.w - axis_w, area.h - top - foot)
    headroom = text_height(max(value_size, lit_size)) + 0.08 if labels and not stacked else 0.0
    scale = _scale(whole, stacked, labels, headroom / plot.h)
    gap = (plot.w / count - group) / (group / beside) * 100
    bars = _Bars(draft, stacked, labels, value_size, lit_size, name_size, lines, skip, several > 1)
    return _chart(bars, plot, scale, round(gap), plot.h)


def _column_names(draft: Draft, step: float) -> tuple[float, int, int]:
    """Size, lines and every how many categories are named."""
    for lines in _NAME_LINES:
        found = fitting_names(draft, step - 0.2, lines)
        if found:
            return *found, 1
    size = draft.room.style("chart_category").floor
    widest = draft.widest(draft.names, "chart_category", size) + 0.12
    return size, 1, max(1, -int(-widest // step))


# --- bars ---------------------------------------------------------------------------------


def _levels(draft: Draft, whole: Draft) -> scene.Chart:
    area, chart = draft.area, draft.chart
    count, several = len(chart.categories), len(chart.series)
    stacked = chart.type.startswith("stacked")
    beside = 1 if stacked else several
    top = _legend_h(draft)
    foot = 0.0 if _labelled(draft, True) else 0.35
    step = (area.h - top - foot) / count
    group = (
        min(draft.style.most_level, draft.style.level_share * step)
        if beside == 1
        else min(beside * 0.4, 0.76 * step)
    )
    value_size, lit_size = _level_sizes(draft, group / beside)
    labels = _labelled(draft, True)
    name_size, name_w = _level_names(draft, whole, step)
    left = name_w + 0.2
    plot = Area(area.x + left, area.y + top, area.w - left, area.h - top - foot)
    widest = whole.widest(_value_texts(whole), "chart_lit_value", max(value_size, lit_size)) + 0.3
    room_right = widest if labels and not stacked else 0.0
    scale = _scale(whole, stacked, labels, room_right / plot.w)
    gap = (step - group) / (group / beside) * 100
    bars = _Bars(draft, stacked, labels, value_size, lit_size, name_size, 1, 1, several > 1)
    return _chart(bars, plot, scale, round(gap), plot.w * 0.6)


def _level_names(draft: Draft, whole: Draft, step: float) -> tuple[float, float]:
    """The names' size, and the width they take: on one line up to a third of the chart, then on
    two."""
    most = draft.area.w / 3
    look = draft.room.style("chart_category")
    for size in look.sizes:
        if text_height(size) > step:
            continue
        widest = whole.widest(whole.names, "chart_category", size) * 1.02
        if widest <= most:
            return size, widest
        found = fitting_names(whole, most, 2)
        if found and found[0] == size and text_height(size, 2) <= step:
            return size, most
    return look.floor, most


def _level_sizes(draft: Draft, bar: float) -> tuple[float, float]:
    """Value sizes no higher than the bars are apart."""
    plain, lit = (draft.room.style(n).sizes for n in ("chart_value", "chart_lit_value"))
    several = len(draft.chart.series) > 1
    i = next((i for i, s in enumerate(plain) if not several or text_height(s) <= bar * 1.15), -1)
    return plain[i], lit[min(i, len(lit) - 1)] if i >= 0 else lit[-1]


# --- both ---------------------------------------------------------------------------------


def _labelled(draft: Draft, fit: bool) -> bool:
    return fit if draft.chart.labels is None else draft.chart.labels


def _value_texts(draft: Draft) -> list[str]:
    return [draft.format.write(v) for v in values_of(draft.chart)]


def _value_sizes(draft: Draft, width: float) -> tuple[float, float] | None:
    """The largest parallel sizes of plain and highlighted values that `width` inches hold."""
    plain, lit = (draft.room.style(n).sizes for n in ("chart_value", "chart_lit_value"))
    texts = sorted(set(_value_texts(draft)), key=len)[-3:]
    for i in range(max(len(plain), len(lit))):
        size, large = plain[min(i, len(plain) - 1)], lit[min(i, len(lit) - 1)]
        if draft.widest(texts, "chart_lit_value", large) <= width:
            return size, large
    return None


def _least_sizes(draft: Draft) -> tuple[float, float]:
    return draft.room.style("chart_value").floor, draft.room.style("chart_lit_value").floor


def _axis_width(draft: Draft) -> float:
    scale = _scale(draft, draft.chart.type.startswith("stacked"), False, 0.0)
    written = draft.format_axis(scale)
    texts = [written.write(scale.low), written.write(scale.high)]
    return draft.widest(texts, "chart_axis", draft.room.style("chart_axis").size) + 0.2


def _scale(draft: Draft, stacked: bool, labels: bool, free: float) -> Scale:
    """With values at the bars the axis ends `free` of its length beyond them, else on a round
    number."""
    low, high = _extent(draft, stacked)
    axis = draft.chart.axis
    if not labels:
        return round_scale(min(low, 0.0), high, given_low=axis.min, given_high=axis.max)
    low = min(0.0, low) if axis.min is None else axis.min
    length = max(high, 0.0) - low or 1.0
    ends = int(low < 0 and axis.min is None) + int(axis.max is None)
    beyond = length * free / max(0.2, 1 - ends * free)
    if low < 0 and axis.min is None:
        low -= beyond
    top = axis.max if axis.max is not None else max(high, 0.0) + beyond
    return Scale(low, top or 1.0, 0.0)


def _extent(draft: Draft, stacked: bool) -> tuple[float, float]:
    series = [s.values for s in draft.chart.series]
    if not stacked:
        values = values_of(draft.chart) or [0.0]
        return min(values), max(values)
    columns = [[v for v in column if v is not None] for column in zip(*series, strict=False)]
    highs = [sum(v for v in column if v > 0) for column in columns]
    lows = [sum(v for v in column if v < 0) for column in columns]
    return min(lows, default=0.0), max(highs, default=1.0)


def _chart(bars: _Bars, plot: Area, scale: Scale, gap: int, length: float) -> scene.Chart:
    draft = bars.draft
    value: ChartText | None = None
    if bars.labels:
        value = draft.text("chart_value", bars.value_size)
    lit = draft.text("chart_lit_value", bars.lit_size) if bars.labels else None
    axis = draft.text("chart_axis", draft.room.style("chart_axis").size)
    title = draft.chart.axis.title
    return scene_chart(
        draft, _series(bars, length / (scale.high - scale.low or 1.0)), plot,
        value_labels=value, highlight_labels=lit,
        category_text=draft.text("chart_category", bars.name_size),
        value_text=None if bars.labels else axis,
        axis_format=draft.format_axis(scale).code, axis_min=scale.low, axis_max=scale.high,
        axis_step=scale.step or None, axis_title=title.plain if title else "",
        axis_line=draft.axis_line, grid_line=None if bars.labels else draft.grid_line,
        gap_width=max(0, min(500, gap)), category_step=bars.name_step,
        legend="top" if bars.legend else "",
        legend_text=draft.text("chart_category", legend_of(draft).size),
    )  # fmt: skip


def _series(bars: _Bars, per_unit: float) -> list[scene.ChartSeries]:
    """`per_unit` is how long a bar of 1 is, in inches."""
    draft = bars.draft
    colors = series_colors(draft)
    lit = lit_series(draft.chart)
    out: list[scene.ChartSeries] = []
    for i, (series, color) in enumerate(zip(draft.chart.series, colors, strict=True)):
        bold = tuple(range(len(series.values))) if i in lit else _lit_points(draft)
        label = _inside(draft, color, bars.value_size) if bars.stacked and bars.labels else None
        out.append(
            scene.ChartSeries(
                series.name or _only_name(draft), series.values, color,
                point_colors=_point_colors(draft, series.values, color),
                label_bold_points=() if bars.stacked else bold, label_text=label,
                label_hidden_points=_too_small(bars, series.values, per_unit),
            )
        )  # fmt: skip
    return out


def _too_small(bars: _Bars, values: Sequence[float | None], per_unit: float) -> tuple[int, ...]:
    """Parts of a stack that hold no value: a value stands only where its line fits."""
    if not bars.stacked:
        return ()
    least = text_height(min(bars.value_size, 18.0)) + 0.02
    return tuple(i for i, v in enumerate(values) if v is not None and abs(v) * per_unit < least)


def _lit_points(draft: Draft) -> tuple[int, ...]:
    return tuple(sorted(lit_categories(draft.chart))) if len(draft.chart.series) == 1 else ()


def _point_colors(draft: Draft, values: Sequence[object], color: str) -> tuple[str, ...]:
    """Highlighted categories of a single series in their colour."""
    lit = lit_categories(draft.chart)
    if not lit or len(draft.chart.series) > 1:
        return ()
    bright = draft.color(draft.style.lit_color)
    return tuple(bright if i in lit else color for i in range(len(values)))


def _only_name(draft: Draft) -> str:
    """The unit names the only series, so that the workbook's column has a head."""
    return draft.chart.unit.plain.replace("\n", " ") if draft.chart.unit else ""


def _inside(draft: Draft, color: str, size: float) -> ChartText:
    """A value on its bar, in whichever of the ground's and the text's colour reads better."""
    from deckbuilder.color import contrast

    theme = draft.room.theme
    options = [draft.color(name) for name in ("background", "text")]
    best = max(options, key=lambda o: contrast(theme.rgb(o), theme.rgb(color)))
    return msgspec.structs.replace(draft.text("chart_value", min(size, 18.0)), color=best)
