"""A native chart: a `Chart` of the scene comes in, its chart part and its workbook go out.

Nothing is left to the program's taste: no title, no rounded corners, no automatic colours, the
plot area where the scene says. The chart part's relationship to the workbook is `rId1`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from deckbuilder.model.scene import Chart, ChartSeries, Color
from deckbuilder.pptx_writer.chart_axes import (
    AXES,
    bar_axes,
    column_axes,
    line_axes,
    no_axes,
    radar_axes,
    scatter_axes,
)
from deckbuilder.pptx_writer.chart_format import NOTHING, Pen
from deckbuilder.pptx_writer.chart_series import (
    Labelling,
    Source,
    area_series,
    bar_series,
    line_series,
    radar_series,
    scatter_series,
    slice_series,
    source_of,
)
from deckbuilder.pptx_writer.workbook import write_workbook
from deckbuilder.pptx_writer.xml import DECLARATION, NS_A, NS_R, quote

WORKBOOK_ID = "rId1"

_NS_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_ROOT = f'<c:chartSpace xmlns:c="{_NS_C}" xmlns:a="{NS_A}" xmlns:r="{NS_R}">'
_LEGEND_SIDES = {"top": "t", "right": "r", "bottom": "b"}


class Form(NamedTuple):
    """How a type of the spec language is drawn."""

    plot: Callable[[Source, Form], str]
    axes: Callable[[Chart, Pen], str]
    labelling: Labelling = Labelling()
    direction: str = ""
    grouping: str = ""


def chart_parts(
    chart: Chart,
    paint: Callable[[Color], str],
    faces: Callable[[str], tuple[str, str]],
    lang: str = "en-US",
) -> tuple[bytes, bytes]:
    """The chart part and the workbook of `chart`.

    `paint` answers a colour expression with its element (`<a:schemeClr …/>`), `faces` a font
    role with its Latin and East Asian typeface (`+mj-lt`, `+mj-ea`); `body` is never asked for.
    """
    pen = Pen(paint, faces, lang)
    xml = (
        f'{DECLARATION}{_ROOT}<c:date1904 val="0"/><c:lang val="{quote(lang)}"/>'
        f'<c:roundedCorners val="0"/>'
        f"{_chart(chart, pen)}{NOTHING}{pen.text(chart.category_text)}"
        f'<c:externalData r:id="{WORKBOOK_ID}"><c:autoUpdate val="0"/></c:externalData>'
        "</c:chartSpace>"
    )
    return xml.encode("utf-8"), write_workbook(chart)


def _chart(chart: Chart, pen: Pen) -> str:
    form = FORMS[chart.type]
    source = source_of(chart, pen, form.labelling)
    return (
        '<c:chart><c:autoTitleDeleted val="1"/>'
        f"<c:plotArea>{_layout(chart)}{form.plot(source, form)}{form.axes(chart, pen)}{NOTHING}"
        f"</c:plotArea>{_legend(chart, pen)}"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
    )


def _layout(chart: Chart) -> str:
    if chart.plot is None:
        return "<c:layout/>"
    sides = "".join(
        f'<c:{side} val="{share:.6g}"/>' for side, share in zip("xywh", chart.plot, strict=True)
    )
    return (
        '<c:layout><c:manualLayout><c:layoutTarget val="inner"/>'
        f'<c:xMode val="edge"/><c:yMode val="edge"/>{sides}</c:manualLayout></c:layout>'
    )


def _legend(chart: Chart, pen: Pen) -> str:
    if not chart.legend:
        return ""
    # an area is drawn as surface and line: one entry is enough
    twins = range(len(chart.series)) if chart.type == "area" else ()
    hidden = "".join(
        f'<c:legendEntry><c:idx val="{i}"/><c:delete val="1"/></c:legendEntry>' for i in twins
    )
    return (
        f'<c:legend><c:legendPos val="{_LEGEND_SIDES[chart.legend]}"/>{hidden}'
        f'<c:overlay val="0"/>{NOTHING}{pen.text(chart.legend_text)}</c:legend>'
    )


# --- plots --------------------------------------------------------------------------------


def _all(source: Source, write: Callable[[Source, int, ChartSeries], str]) -> str:
    return "".join(write(source, i, series) for i, series in enumerate(source.chart.series))


def _bars(source: Source, form: Form) -> str:
    chart = source.chart
    overlap = 100 if form.grouping == "stacked" else max(-100, min(100, chart.overlap))
    return (
        f'<c:barChart><c:barDir val="{form.direction}"/><c:grouping val="{form.grouping}"/>'
        f'<c:varyColors val="0"/>{_all(source, bar_series)}'
        f'<c:gapWidth val="{max(0, min(500, chart.gap_width))}"/><c:overlap val="{overlap}"/>'
        f"{AXES}</c:barChart>"
    )


def _line_plot(series: str) -> str:
    return (
        f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{series}'
        f'<c:marker val="1"/>{AXES}</c:lineChart>'
    )


def _lines(source: Source, form: Form) -> str:
    return _line_plot(_all(source, line_series))


def _areas(source: Source, form: Form) -> str:
    """Surfaces, and over all of them their upper edges, which are lines on the same data."""
    series = source.chart.series
    edges = "".join(line_series(source, i, one, len(series)) for i, one in enumerate(series))
    return (
        '<c:areaChart><c:grouping val="standard"/><c:varyColors val="0"/>'
        f"{_all(source, area_series)}{AXES}</c:areaChart>{_line_plot(edges)}"
    )


# Colours vary by point so that a legend names the slices, not the series.
def _pie(source: Source, form: Form) -> str:
    return (
        f'<c:pieChart><c:varyColors val="1"/>{_all(source, slice_series)}'
        '<c:firstSliceAng val="0"/></c:pieChart>'
    )


def _doughnut(source: Source, form: Form) -> str:
    hole = max(10, min(90, source.chart.hole))
    return (
        f'<c:doughnutChart><c:varyColors val="1"/>{_all(source, slice_series)}'
        f'<c:firstSliceAng val="0"/><c:holeSize val="{hole}"/></c:doughnutChart>'
    )


def _scatter(source: Source, form: Form) -> str:
    return (
        '<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>'
        f"{_all(source, scatter_series)}{AXES}</c:scatterChart>"
    )


def _radar(source: Source, form: Form) -> str:
    style = "filled" if any(series.fill for series in source.chart.series) else "marker"
    return (
        f'<c:radarChart><c:radarStyle val="{style}"/><c:varyColors val="0"/>'
        f"{_all(source, radar_series)}{AXES}</c:radarChart>"
    )


# The places are those PowerPoint takes for the element; a doughnut, an area and a radar take
# none ([MS-OI29500] 2.1.1456). The labels of an area are those of its edge, a line.
_AT_END = Labelling("outEnd", "outEnd")
_INSIDE = Labelling("ctr", "ctr")
_AT_LINE = Labelling("t", "r")

FORMS: dict[str, Form] = {
    "column": Form(_bars, column_axes, _AT_END, "col", "clustered"),
    "bar": Form(_bars, bar_axes, Labelling("outEnd", "outEnd", True), "bar", "clustered"),
    "stacked-column": Form(_bars, column_axes, _INSIDE, "col", "stacked"),
    "stacked-bar": Form(_bars, bar_axes, _INSIDE, "bar", "stacked"),
    "line": Form(_lines, line_axes, _AT_LINE),
    "area": Form(_areas, line_axes, _AT_LINE),
    "pie": Form(_pie, no_axes, _AT_END),
    "doughnut": Form(_doughnut, no_axes),
    "scatter": Form(_scatter, scatter_axes, _AT_LINE),
    "radar": Form(_radar, radar_axes),
}
