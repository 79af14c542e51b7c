"""What all charts share: the theme's parameters, colours by what is highlighted, texts that fit.

Comes in: a chart of the spec and the box for its plot. Goes out: fields of a `scene.Chart`.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from deckbuilder.layout.area import Area
from deckbuilder.layout.chart_numbers import NumberFormat, Scale, format_for
from deckbuilder.layout.room import Room
from deckbuilder.model import scene, spec
from deckbuilder.model.scene import ChartText, Stroke
from deckbuilder.units import inches

KEY = "chart"
_REST = frozenset(("其他", "其它", "其余", "other", "others", "rest", "the rest"))
_NAMES = {
    "column": ("柱形图", "Column chart"),
    "bar": ("条形图", "Bar chart"),
    "stacked-column": ("堆积柱形图", "Stacked column chart"),
    "stacked-bar": ("堆积条形图", "Stacked bar chart"),
    "line": ("折线图", "Line chart"),
    "area": ("面积图", "Area chart"),
    "pie": ("饼图", "Pie chart"),
    "doughnut": ("环形图", "Doughnut chart"),
    "scatter": ("散点图", "Scatter chart"),
    "radar": ("雷达图", "Radar chart"),
}
_LEGEND_SIZES = (16.0, 14.0, 12.0)
_LEGEND_H = 0.5
_MOST_TOLD = 12  # values that an alternative text lists


class ChartStyle(msgspec.Struct, frozen=True):
    """A theme's charts: colours are role expressions, weights points, lengths inches."""

    unit_h: float = 0.3
    unit_rise: float = 0.0
    unit_gap: float = 0.2
    lit_color: str = "accent1"
    rest_color: str = "rest"
    left_over: str = "accent6"
    axis_color: str = "primary"
    axis_weight: float = 1.5
    grid_color: str = "line"
    grid_weight: float = 0.75
    bar_share: float = 0.52
    most_bar: float = 1.25
    level_share: float = 0.58
    most_level: float = 0.5
    hole: int = 62
    slice_line: str = "background"
    slice_weight: float = 2.0
    slice_left: float = 0.35
    list_left: float = 5.85
    most_part: float = 0.75
    swatch: float = 0.18
    swatch_shape: str = "rect"
    line_weight: float = 2.0
    lit_line_weight: float = 3.0
    dot: float = 10.8
    scatter_dot: float = 10.0
    radar_fill: int = 13


class Draft(msgspec.Struct, frozen=True):
    """A chart being laid out: its spec, where its plot with all its texts goes, and its numbers."""

    room: Room
    chart: spec.Chart
    style: ChartStyle
    area: Area
    format: NumberFormat

    def format_axis(self, scale: Scale) -> NumberFormat:
        """How the numbers at an axis are written, whose decimals are its steps' alone."""
        values = (scale.low, scale.low + scale.step, scale.high)
        return format_for(values, _unit_of(self.chart), self.room.chinese)

    @property
    def names(self) -> list[str]:
        return [c if isinstance(c, str) else f"{c:g}" for c in self.chart.categories]

    def color(self, expression: str) -> str:
        return self.room.color(expression)

    def stroke(self, color: str, weight: float) -> Stroke | None:
        return self.room.stroke(color, weight) if color and weight else None

    @property
    def axis_line(self) -> Stroke | None:
        return self.stroke(self.style.axis_color, self.style.axis_weight)

    @property
    def grid_line(self) -> Stroke | None:
        return self.stroke(self.style.grid_color, self.style.grid_weight)

    def text(
        self, style: str, size: float, color: str = "", *, bold: bool | None = None
    ) -> ChartText:
        look = self.room.style(style)
        return ChartText(
            size, self.color(color or look.color), look.bold if bold is None else bold, look.face
        )

    def width(self, text: str, style: str, size: float) -> float:
        """Inches that `text` takes on one line."""
        look = self.room.style(style)
        return self.room.type.width(text, look.face, size, look.bold) / 72

    def widest(self, texts: Sequence[str], style: str, size: float) -> float:
        return max((self.width(text, style, size) for text in texts), default=0.0)


def draft_of(room: Room, chart: spec.Chart, style: ChartStyle, area: Area) -> Draft:
    form = format_for(values_of(chart), _unit_of(chart), room.chinese)
    return Draft(room, chart, style, area, form)


def _unit_of(chart: spec.Chart) -> str:
    return chart.unit.plain if chart.unit else ""


def values_of(chart: spec.Chart) -> list[float]:
    return [v for series in chart.series for v in series.values if v is not None]


def scene_chart(
    draft: Draft,
    series: Sequence[scene.ChartSeries],
    plot: Area,
    *,
    rect: Area | None = None,
    **fields: object,
) -> scene.Chart:
    """The native chart in the draft's area (or `rect`), its inner plot at `plot`, all in inches."""
    box = rect or draft.area
    shares = (
        (plot.x - box.x) / box.w, (plot.y - box.y) / box.h, plot.w / box.w, plot.h / box.h,
    )  # fmt: skip
    chart = draft.chart
    made = scene.Chart(
        KEY, "chart", box.rect, chart.type, chart.categories, tuple(series), plot=shares,
        number_format=draft.format.code, alt=alt_of(draft), where=draft.room.planned.slide.where,
    )  # fmt: skip
    return msgspec.structs.replace(made, **fields)


def alt_of(draft: Draft) -> str:
    """What the chart shows, in words: its type, then names and values."""
    chinese, chart = draft.room.chinese, draft.chart
    name = _NAMES[chart.type][not chinese]
    if len(chart.series) == 1 and len(chart.categories) <= _MOST_TOLD:
        told = [
            f"{name} {draft.format.write(value)}"
            for name, value in zip(draft.names, chart.series[0].values, strict=False)
            if value is not None
        ]
    elif len(chart.series) == 1:
        told = [f"{draft.names[0]} … {draft.names[-1]}"]
    else:
        told = [series.name for series in chart.series]
    unit = chart.unit.plain if chart.unit and draft.format.suffix != "%" else ""
    head = f"{name}（{unit}）" if unit and chinese else f"{name} ({unit})" if unit else name
    return head + ("：" if chinese else ": ") + ("、" if chinese else ", ").join(told)


# --- colours ------------------------------------------------------------------------------


def palette_color(room: Room, i: int) -> str:
    """Colour `i` of the theme's series; beyond the palette tints of it."""
    palette = room.theme.palette
    tint = i // len(palette)
    color = palette[i % len(palette)]
    return color if not tint or "/" in color else f"{color}/{max(30, 100 - 35 * tint)}"


def lit_categories(chart: spec.Chart) -> frozenset[int]:
    wanted = set(chart.highlight)
    return frozenset(i for i, c in enumerate(chart.categories) if str(c) in wanted)


def lit_values(draft: Draft) -> frozenset[int]:
    """The highlighted categories where these are numbers, which are named as they are written."""
    wanted = set(draft.chart.highlight)
    return frozenset(i for i, name in enumerate(draft.names) if name in wanted)


def lit_series(chart: spec.Chart) -> frozenset[int]:
    wanted = set(chart.highlight)
    return frozenset(i for i, s in enumerate(chart.series) if s.name and s.name in wanted)


def series_colors(draft: Draft) -> list[str]:
    """A colour a series: the palette's in order; a highlighted one stands out and the others
    leave its colour alone."""
    chart, style, room = draft.chart, draft.style, draft.room
    lit = lit_series(chart)
    if len(chart.series) == 1:
        named = lit_categories(chart)
        color = style.lit_color if lit else style.rest_color if named else palette_color(room, 0)
        return [draft.color(color)]
    colors = iter(_other_colors(draft, bool(lit), leading=chart.type in ("line", "area")))
    return [
        draft.color(style.lit_color if i in lit else next(colors)) for i in range(len(chart.series))
    ]


def _other_colors(draft: Draft, lit: bool, *, leading: bool = False) -> list[str]:
    """The palette for what is not highlighted: without the highlight's colour, and, with
    `leading`, the main colour last, so that no line competes with the highlighted one."""
    theme, style = draft.room.theme, draft.style
    many = len(theme.palette) + max(len(draft.chart.series), len(draft.chart.categories))
    colors = [palette_color(draft.room, i) for i in range(many)]
    if not lit:
        return colors
    bright = theme.rgb(style.lit_color)
    others = [color for color in colors if theme.rgb(color) != bright]
    return [*others[1:], others[0]] if leading and others[0] == colors[0] else others


def slice_colors(draft: Draft) -> list[str]:
    """A colour a slice; what is left over comes last and is grey."""
    chart, style = draft.chart, draft.style
    lit = lit_categories(chart)
    first = iter(_other_colors(draft, bool(lit)))
    colors: list[str] = []
    for i, name in enumerate(draft.names):
        rest = name.strip().lower() in _REST
        color = style.lit_color if i in lit else style.left_over if rest else next(first)
        colors.append(draft.color(color))
    return colors


# --- legends ------------------------------------------------------------------------------


class Legend(msgspec.Struct, frozen=True):
    """A legend above a chart: the size of its names and the height that its rows take."""

    size: float
    height: float


def legend_of(draft: Draft) -> Legend:
    """All names in one row at the largest size that allows it, else in as few rows as hold them
    at the smallest."""
    names = [series.name for series in draft.chart.series]
    taken = 0.0
    for size in _LEGEND_SIZES:
        key = 3 * size / 72  # the swatch and the gaps around a name
        taken = sum(draft.width(name, "chart_category", size) * 1.05 + key for name in names)
        if taken <= draft.area.w * 0.95:
            return Legend(size, _LEGEND_H)
    rows = -(-taken // (draft.area.w * 0.8))
    return Legend(_LEGEND_SIZES[-1], _LEGEND_H + (rows - 1) * 1.5 * _LEGEND_SIZES[-1] / 72)


# --- texts --------------------------------------------------------------------------------


def fitting_names(
    draft: Draft, width: float, lines: int, *, style: str = "chart_category"
) -> tuple[float, int] | None:
    """The largest size at which every category's name takes at most `lines` lines of `width`
    inches, and the lines they take there."""
    room, look = draft.room, draft.room.style(style)
    for size in look.sizes:
        paragraphs = [room.para(name, style, size) for name in draft.names]
        if any(_longest_word(draft, name, style, size) > width for name in draft.names):
            continue
        counts = [sum(room.type.set([p], inches(width * 0.96)).lines) for p in paragraphs]
        if max(counts, default=1) <= lines:
            return size, max(counts, default=1)
    return None


def _longest_word(draft: Draft, name: str, style: str, size: float) -> float:
    return max((draft.width(w, style, size) for w in name.split() if w.isascii()), default=0.0)


def text_height(size: float, lines: int = 1) -> float:
    return lines * size * 1.22 / 72
