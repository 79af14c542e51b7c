"""The axes of a chart: what the scene says of names, numbers and lines comes in, `c:catAx` and
`c:valAx` go out.

An axis of names (or of x) has the id 1001, the axis of values 1002; there are no tick marks.
"""

from __future__ import annotations

from deckbuilder.model.scene import Chart, Stroke
from deckbuilder.pptx_writer.chart_format import Pen
from deckbuilder.pptx_writer.paint import NO_FILL
from deckbuilder.pptx_writer.workbook import number_text
from deckbuilder.pptx_writer.xml import quote

AXES = '<c:axId val="1001"/><c:axId val="1002"/>'

_LEVEL = '<a:bodyPr rot="0" vert="horz"/>'  # else a crowded axis turns its text
_UPWARD = '<a:bodyPr rot="-5400000" vert="horz"/>'


def _grid(stroke: Stroke | None, pen: Pen) -> str:
    if stroke is None:
        return ""
    return f"<c:majorGridlines><c:spPr>{pen.line(stroke)}</c:spPr></c:majorGridlines>"


def _number(tag: str, value: float | None) -> str:
    text = number_text(value)
    return f'<c:{tag} val="{text}"/>' if text else ""


def _scaling(orientation: str, low: float | None = None, high: float | None = None) -> str:
    ends = _number("max", high) + _number("min", low)
    return f'<c:scaling><c:orientation val="{orientation}"/>{ends}</c:scaling>'


def _ticks(code: str, labels: str) -> str:
    return (
        f'<c:numFmt formatCode="{quote(code)}" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="{labels}"/>'
    )


def _axis_shape(stroke: Stroke | None, pen: Pen) -> str:
    return f"<c:spPr>{NO_FILL}{pen.line(stroke)}</c:spPr>"


def _title(text: str, chart: Chart, pen: Pen, upward: bool) -> str:
    if not text or chart.value_text is None:
        return ""
    rich = pen.rich(text, chart.value_text, _UPWARD if upward else _LEVEL)
    return f'<c:title>{rich}<c:overlay val="0"/></c:title>'


def _category_axis(chart: Chart, pen: Pen, side: str, grid: Stroke | None = None) -> str:
    """The axis of names; in a bar chart it runs from the top down, as a list is read."""
    orientation = "maxMin" if side == "l" else "minMax"
    step = max(1, chart.category_step)
    labels = "low" if chart.category_step else "none"
    skip = f'<c:tickLblSkip val="{step}"/><c:tickMarkSkip val="{step}"/>'
    return (
        f'<c:catAx><c:axId val="1001"/>{_scaling(orientation)}<c:delete val="0"/>'
        f'<c:axPos val="{side}"/>{_grid(grid, pen)}{_ticks("General", labels)}'
        f"{_axis_shape(chart.axis_line, pen)}{pen.text(chart.category_text, _LEVEL)}"
        '<c:crossAx val="1002"/><c:crosses val="autoZero"/><c:auto val="0"/>'
        f'<c:lblAlgn val="ctr"/><c:lblOffset val="100"/>{skip}<c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _value_axis(
    chart: Chart,
    pen: Pen,
    side: str,
    between: str,
    crosses: str = "autoZero",
    line: Stroke | None = None,
) -> str:
    look = chart.value_text
    hidden = look is None and line is None
    step = _number("majorUnit", chart.axis_step or None)
    return (
        f'<c:valAx><c:axId val="1002"/>{_scaling("minMax", chart.axis_min, chart.axis_max)}'
        f'<c:delete val="{int(hidden)}"/><c:axPos val="{side}"/>'
        f"{_grid(chart.grid_line, pen)}{_title(chart.axis_title, chart, pen, side == 'l')}"
        f"{_ticks(chart.axis_format, 'nextTo' if look else 'none')}{_axis_shape(line, pen)}"
        f"{pen.text(look or chart.category_text, _LEVEL)}"
        f'<c:crossAx val="1001"/><c:crosses val="{crosses}"/>'
        f'<c:crossBetween val="{between}"/>{step}</c:valAx>'
    )


def column_axes(chart: Chart, pen: Pen) -> str:
    return _category_axis(chart, pen, "b") + _value_axis(chart, pen, "l", "between")


def bar_axes(chart: Chart, pen: Pen) -> str:
    # the names run downward, so the foot of the plot is where their axis ends
    return _category_axis(chart, pen, "l") + _value_axis(chart, pen, "b", "between", "max")


def line_axes(chart: Chart, pen: Pen) -> str:
    return _category_axis(chart, pen, "b") + _value_axis(chart, pen, "l", "midCat")


def scatter_axes(chart: Chart, pen: Pen) -> str:
    step = _number("majorUnit", chart.x_step or None)
    across = (
        f'<c:valAx><c:axId val="1001"/>{_scaling("minMax", chart.x_min, chart.x_max)}'
        f'<c:delete val="0"/><c:axPos val="b"/>{_title(chart.x_title, chart, pen, False)}'
        f"{_ticks(chart.x_format, 'low')}{_axis_shape(chart.axis_line, pen)}"
        f"{pen.text(chart.category_text, _LEVEL)}"
        '<c:crossAx val="1002"/><c:crosses val="min"/><c:crossBetween val="midCat"/>'
        f"{step}</c:valAx>"
    )
    return across + _value_axis(chart, pen, "l", "midCat", "min")


def radar_axes(chart: Chart, pen: Pen) -> str:
    # the spokes are the value axis' line, so it stays even where it shows no numbers
    grid = chart.grid_line
    return _category_axis(chart, pen, "b", grid) + _value_axis(
        chart, pen, "l", "between", line=grid
    )


def no_axes(chart: Chart, pen: Pen) -> str:
    return ""
