"""The series of a chart: data, colours, markers and labels come in, `c:ser` elements go out.

Children stand in the order of the CT_*Ser types (ECMA-376-1 21.2.2), which PowerPoint insists
on; every reference to the sheet comes with its cached values.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from deckbuilder.model.scene import Chart, ChartSeries, ChartText, Stroke
from deckbuilder.pptx_writer.chart_format import NOTHING, Pen
from deckbuilder.pptx_writer.paint import NO_FILL, NO_LINE
from deckbuilder.pptx_writer.workbook import (
    category_number,
    category_text,
    cell_range,
    cell_text,
    has_number_categories,
    number_text,
)
from deckbuilder.pptx_writer.xml import quote
from deckbuilder.units import inches

_SCATTER_DOT = 10.0  # points
_NAME_SIZE = 18.0  # points
_NAME_GAP = inches(0.1)  # between the last point and the series' name
_NO_WRAP = '<a:bodyPr wrap="none" lIns="38100" tIns="19050" rIns="38100" bIns="19050"/>'
_NO_MARKER = '<c:marker><c:symbol val="none"/></c:marker>'
_NO_CURVE = f'<a:ln w="19050">{NO_FILL}</a:ln>'
_UPRIGHT = '<c:invertIfNegative val="0"/>'
_FLAT = '<c:bubble3D val="0"/>'
# a label moved off its place gets a line back to its point unless told otherwise
_NO_LEADERS = (
    '<c:showLeaderLines val="0"/><c:extLst><c:ext uri="{CE6537A1-D6FC-4f65-9D91-7224C49458BB}"'
    ' xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart">'
    '<c15:showLeaderLines val="0"/></c:ext></c:extLst>'
)


class Labelling(NamedTuple):
    """Where a kind of chart has its labels: each place a `c:dLblPos`, or empty for its own.

    `padded` sets a space on either side of a number, which otherwise touches the bar's end.
    """

    value_at: str = ""
    name_at: str = ""
    padded: bool = False


class Source(NamedTuple):
    """What every series of a chart shares; `categories` is the content of c:cat or c:xVal."""

    chart: Chart
    pen: Pen
    labelling: Labelling
    categories: str


def source_of(chart: Chart, pen: Pen, labelling: Labelling) -> Source:
    return Source(chart, pen, labelling, _categories(chart))


# --- data ---------------------------------------------------------------------------------


def _cached(texts: Iterable[str]) -> str:
    return "".join(
        f'<c:pt idx="{index}"><c:v>{text}</c:v></c:pt>' for index, text in enumerate(texts) if text
    )


def _number_reference(reference: str, count: int, texts: Iterable[str]) -> str:
    return (
        f"<c:numRef><c:f>{reference}</c:f><c:numCache><c:formatCode>General</c:formatCode>"
        f'<c:ptCount val="{count}"/>{_cached(texts)}</c:numCache></c:numRef>'
    )


def _string_reference(reference: str, count: int, texts: Iterable[str]) -> str:
    return (
        f"<c:strRef><c:f>{reference}</c:f><c:strCache>"
        f'<c:ptCount val="{count}"/>{_cached(texts)}</c:strCache></c:strRef>'
    )


def _categories(chart: Chart) -> str:
    count = len(chart.categories)
    reference = cell_range(0, 2, count + 1)
    if has_number_categories(chart):
        return _number_reference(reference, count, map(category_number, chart.categories))
    names = (cell_text(category_text(category)) for category in chart.categories)
    return _string_reference(reference, count, names)


def _values(source: Source, column: int, series: ChartSeries) -> str:
    count = len(source.chart.categories)
    texts = map(number_text, series.values[:count])
    return _number_reference(cell_range(column, 2, count + 1), count, texts)


def _opening(column: int, index: int, series: ChartSeries, look: str) -> str:
    """What every kind of series begins with; `index` is unique in the chart."""
    name = _string_reference(cell_range(column, 1, 1), 1, (cell_text(series.name),))
    named = f"<c:tx>{name}</c:tx>" if series.name else ""
    return f'<c:idx val="{index}"/><c:order val="{index}"/>{named}<c:spPr>{look}</c:spPr>'


def _data(source: Source, column: int, series: ChartSeries) -> str:
    values = _values(source, column, series)
    return f"<c:cat>{source.categories}</c:cat><c:val>{values}</c:val>"


# --- labels -------------------------------------------------------------------------------


def last_point(series: ChartSeries) -> int:
    """The index of the last point that has a value, -1 if none has."""
    values = series.values
    return next((i for i in range(len(values) - 1, -1, -1) if number_text(values[i])), -1)


def _format(source: Source) -> str:
    code = source.chart.number_format
    if source.labelling.padded and ";" not in code:
        code = f'" "{code}" ";" "-{code}" "'
    return f'<c:numFmt formatCode="{quote(code)}" sourceLinked="0"/>'


def _label(source: Source, look: ChartText, at: str, value: bool, name: bool = False) -> str:
    """The inside of a label that shows the value, the series' name, or both."""
    place = f'<c:dLblPos val="{at}"/>' if at else ""
    between = "<c:separator> </c:separator>" if value and name else ""
    return (
        f"{_format(source)}{NOTHING}{source.pen.text(look, _NO_WRAP)}{place}"
        f'<c:showLegendKey val="0"/><c:showVal val="{int(value)}"/><c:showCatName val="0"/>'
        f'<c:showSerName val="{int(name)}"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
        f"{between}"
    )


def _name_label(source: Source, series: ChartSeries, value: bool) -> str:
    at = source.labelling.name_at
    look = series.end_text or ChartText(_NAME_SIZE, series.color)
    share = _NAME_GAP / max(1, source.chart.rect.w)
    gap = (
        f'<c:layout><c:manualLayout><c:x val="{share:.6f}"/><c:y val="{series.end_shift:.6g}"/>'
        "</c:manualLayout></c:layout>"
    )
    return (gap if at == "r" else "") + _label(source, look, at, value, name=True)


def _point_labels(source: Source, series: ChartSeries, plain: ChartText | None) -> str:
    """The labels that differ from those of the series, in the order of the points."""
    bright = source.chart.highlight_labels or plain
    inner: dict[int, str] = {}
    if bright and series.label_bold_points:
        content = _label(source, bright, source.labelling.value_at, value=True)
        inner = {i: content for i in series.label_bold_points if 0 <= i < len(series.values)}
    if plain:
        inner |= dict.fromkeys(series.label_hidden_points, '<c:delete val="1"/>')
    last = last_point(series)
    if series.end_label and last >= 0:
        inner[last] = _name_label(source, series, plain is not None)
    return "".join(f'<c:dLbl><c:idx val="{i}"/>{inner[i]}</c:dLbl>' for i in sorted(inner))


def _labels(source: Source, series: ChartSeries) -> str:
    plain = series.label_text or source.chart.value_labels
    points = _point_labels(source, series, plain)
    if not plain and not points:
        return ""
    look = plain or source.chart.category_text
    rest = _label(source, look, source.labelling.value_at, value=plain is not None)
    return f"<c:dLbls>{points}{rest}{_NO_LEADERS}</c:dLbls>"


# --- the kinds of series ------------------------------------------------------------------


def _point_fills(source: Source, series: ChartSeries, look: str, every: bool) -> str:
    """`c:dPt` for the points whose colour is not the series', or for every point."""
    return "".join(
        f'<c:dPt><c:idx val="{index}"/>{look}'
        f"<c:spPr>{source.pen.fill(color)}{source.pen.line(source.chart.slice_line)}</c:spPr>"
        "</c:dPt>"
        for index, color in enumerate(series.point_colors)
        if every or color != series.color
    )


def bar_series(source: Source, index: int, series: ChartSeries) -> str:
    pen = source.pen
    look = pen.fill(series.color) + pen.line(source.chart.slice_line)
    return (
        f"<c:ser>{_opening(index + 1, index, series, look)}{_UPRIGHT}"
        f"{_point_fills(source, series, _UPRIGHT + _FLAT, False)}"
        f"{_labels(source, series)}{_data(source, index + 1, series)}</c:ser>"
    )


def slice_series(source: Source, index: int, series: ChartSeries) -> str:
    look = source.pen.fill(series.color) + source.pen.line(source.chart.slice_line)
    return (
        f"<c:ser>{_opening(index + 1, index, series, look)}"
        f"{_point_fills(source, series, _FLAT, True)}"
        f"{_labels(source, series)}{_data(source, index + 1, series)}</c:ser>"
    )


def _dot(pen: Pen, size: float, color: str) -> str:
    """A round marker; PowerPoint takes whole points from 2 to 72."""
    if size <= 0:
        return _NO_MARKER
    points = min(72, max(2, round(size)))
    return (
        f'<c:marker><c:symbol val="circle"/><c:size val="{points}"/>'
        f"<c:spPr>{pen.fill(color)}{NO_LINE}</c:spPr></c:marker>"
    )


def _end_dot(source: Source, series: ChartSeries, line: str) -> str:
    last = last_point(series)
    if series.end_marker <= 0 or last < 0:
        return ""
    dot = _dot(source.pen, series.end_marker, series.color)
    # without its own line the point's segment falls back to the automatic colour
    look = f"{_FLAT}<c:spPr>{line}</c:spPr>"
    return f'<c:dPt><c:idx val="{last}"/>{dot}{look}</c:dPt>'


def _line(source: Source, series: ChartSeries) -> str:
    return source.pen.line(Stroke(series.color, series.stroke_width, round_cap=True))


def line_series(source: Source, index: int, series: ChartSeries, offset: int = 0) -> str:
    line = _line(source, series)
    return (
        f"<c:ser>{_opening(index + 1, index + offset, series, line)}"
        f"{_dot(source.pen, series.marker, series.color)}{_end_dot(source, series, line)}"
        f"{_labels(source, series)}{_data(source, index + 1, series)}"
        '<c:smooth val="0"/></c:ser>'
    )


def area_series(source: Source, index: int, series: ChartSeries) -> str:
    """The surface alone: its outline would also run down the sides, so a line series draws it."""
    look = source.pen.veil(series.fill or f"{series.color}/20") + NO_LINE
    return (
        f"<c:ser>{_opening(index + 1, index, series, look)}{_data(source, index + 1, series)}"
        "</c:ser>"
    )


def radar_series(source: Source, index: int, series: ChartSeries) -> str:
    fill = source.pen.veil(series.fill) if series.fill else NO_FILL
    return (
        f"<c:ser>{_opening(index + 1, index, series, fill + _line(source, series))}"
        f"{_dot(source.pen, series.marker, series.color)}{_labels(source, series)}"
        f"{_data(source, index + 1, series)}</c:ser>"
    )


def _scatter_points(source: Source, series: ChartSeries, size: float) -> str:
    pen = source.pen
    # LibreOffice takes a point's colour only from a dot that differs in size
    return "".join(
        f'<c:dPt><c:idx val="{i}"/>{_dot(pen, size + 1, color)}{_FLAT}'
        f"<c:spPr>{_NO_CURVE}</c:spPr></c:dPt>"
        for i, color in enumerate(series.point_colors)
        if color != series.color
    )


def scatter_series(source: Source, index: int, series: ChartSeries) -> str:
    size = series.marker or _SCATTER_DOT
    return (
        f"<c:ser>{_opening(index + 1, index, series, _NO_CURVE)}"
        f"{_dot(source.pen, size, series.color)}{_scatter_points(source, series, size)}"
        f"{_labels(source, series)}<c:xVal>{source.categories}</c:xVal>"
        f"<c:yVal>{_values(source, index + 1, series)}</c:yVal>"
        '<c:smooth val="0"/></c:ser>'
    )
