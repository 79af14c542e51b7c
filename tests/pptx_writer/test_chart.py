"""The chart part: what python-pptx reads in it, then the elements PowerPoint is strict about."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from lxml import etree
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.oxml import parse_xml
from pptx.util import Inches

from deckbuilder.model.scene import Chart, ChartSeries, ChartText, Rect, Stroke
from deckbuilder.pptx_writer.chart import FORMS, chart_parts
from deckbuilder.units import inches

NS = {
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c15": "http://schemas.microsoft.com/office/drawing/2012/chart",
}
BOX = Rect(0, 0, inches(10), inches(5))
CATEGORIES = ("甲", "乙", "丙")
ONE = ChartSeries("数", (27.0, 7.0, 6.0))
TWO = (ChartSeries("A & <B>", (1.0, None, 3.0)), ChartSeries("b", (4.0, 5.0, 6.0), color="accent2"))


def paint(color: str) -> str:
    role, _, share = color.partition("/")
    if share:
        return f'<a:schemeClr val="{role}"><a:lumMod val="{share}000"/></a:schemeClr>'
    return f'<a:schemeClr val="{role}"/>'


def faces(role: str) -> tuple[str, str]:
    assert role != "body"
    return "+mj-lt", "+mj-ea"


def chart(type: str, *series: ChartSeries, **fields: Any) -> Chart:
    categories = (1.0, 2.5, 4.0) if type == "scatter" else CATEGORIES
    return Chart("chart", "chart", BOX, type, categories, series, **fields)


def tree(built: Chart, lang: str = "zh-CN") -> Any:
    # the scene's own roles stand for the scheme's here, which lxml does not mind
    return etree.fromstring(chart_parts(built, paint, faces, lang)[0])


def vals(root: Any, path: str) -> list[str]:
    return [node.get("val") for node in root.iterfind(path, NS)]


def read_back(built: Chart) -> Any:
    """The chart as python-pptx reads it from a saved deck."""
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    data = CategoryChartData()
    data.categories = ["a"]
    data.add_series("s", [1])
    kind, corner, size = XL_CHART_TYPE.COLUMN_CLUSTERED, Inches(1), Inches(3)
    part = slide.shapes.add_chart(kind, corner, corner, size, size, data).chart.part
    xml, workbook = chart_parts(built, paint, faces, "zh-CN")
    part._element = parse_xml(xml)
    part.chart_workbook.xlsx_part._blob = workbook
    stream = BytesIO()
    deck.save(stream)
    stream.seek(0)
    return Presentation(stream).slides[0].shapes[0].chart


@pytest.mark.parametrize(
    ("type", "expected"),
    [("column", "COLUMN_CLUSTERED"), ("bar", "BAR_CLUSTERED"),
     ("stacked-column", "COLUMN_STACKED"), ("stacked-bar", "BAR_STACKED"),
     ("line", "LINE"), ("area", "AREA"), ("pie", "PIE"), ("doughnut", "DOUGHNUT"),
     ("scatter", "XY_SCATTER"), ("radar", "RADAR")],
)  # fmt: skip
def test_python_pptx_reads_type_names_values_and_gaps(type: str, expected: str):
    found = read_back(chart(type, *TWO))
    assert found.chart_type is XL_CHART_TYPE[expected]
    plot = found.plots[0]
    assert [series.name for series in plot.series] == ["A & <B>", "b"]
    assert [tuple(series.values) for series in plot.series] == [(1.0, None, 3.0), (4.0, 5.0, 6.0)]
    if type != "scatter":
        assert tuple(plot.categories) == CATEGORIES


def test_every_type_of_the_spec_language_has_a_form():
    from typing import get_args

    from deckbuilder.model.spec import ChartType

    assert set(FORMS) == set(get_args(ChartType))


@pytest.mark.parametrize("type", FORMS)
def test_colours_and_faces_are_references_only(type: str):
    built = chart(
        type, ONE, value_labels=ChartText(20, face="numeral", bold=True),
        value_text=ChartText(14), grid_line=Stroke("line", 0.75), axis_line=Stroke("primary", 1.5),
    )  # fmt: skip
    root = tree(built)
    assert not list(root.iter("{*}srgbClr"))
    faces_used = {node.get("typeface") for node in root.iterfind(".//a:latin", NS)}
    assert faces_used == {"+mj-lt"}


@pytest.mark.parametrize("type", FORMS)
def test_a_plot_and_its_axes_name_each_other(type: str):
    root = tree(chart(type, *TWO))
    area = root.find("c:chart/c:plotArea", NS)
    axes = [a for a in area if etree.QName(a).localname.endswith("Ax")]
    owned = {a.find("c:axId", NS).get("val") for a in axes}
    crossed = {a.find("c:crossAx", NS).get("val") for a in axes}
    for plot in (p for p in area if etree.QName(p).localname.endswith("Chart")):
        assert {node.get("val") for node in plot.iterfind("c:axId", NS)} == owned
    assert crossed == owned
    assert len(axes) == (0 if type in ("pie", "doughnut") else 2)


@pytest.mark.parametrize(
    ("type", "places"),
    [("column", {"outEnd"}), ("bar", {"outEnd"}), ("stacked-column", {"ctr"}),
     ("line", {"t", "r"}), ("area", {"t", "r"}), ("scatter", {"t", "r"}), ("pie", {"outEnd"}),
     ("doughnut", set()), ("radar", set())],
)  # fmt: skip
def test_labels_stand_only_where_powerpoint_takes_them(type: str, places: set[str]):
    series = ChartSeries("s", (1.0, 2.0, 3.0), end_label=True, label_bold_points=(0,))
    root = tree(chart(type, series, value_labels=ChartText(18)))
    assert set(vals(root, ".//c:dLblPos")) == places


def test_without_labels_a_series_has_no_label_element():
    assert tree(chart("column", ONE)).find(".//c:dLbls", NS) is None


def test_a_highlighted_point_has_its_own_colour_and_label():
    series = ChartSeries(
        "s", (27.0, 7.0, 6.0), color="accent6",
        point_colors=("accent1", "accent6", "accent6"), label_bold_points=(0,),
    )  # fmt: skip
    built = chart(
        "column", series,
        value_labels=ChartText(20), highlight_labels=ChartText(24, "accent1", bold=True),
    )  # fmt: skip
    root = tree(built)
    assert vals(root, ".//c:dPt/c:idx") == ["0"]
    assert vals(root, ".//c:dPt//a:schemeClr") == ["accent1"]
    label = root.find(".//c:dLbl", NS)
    assert label.find("c:idx", NS).get("val") == "0"
    look = label.find(".//a:defRPr", NS)
    assert (look.get("sz"), look.get("b")) == ("2400", "1")
    rest = root.find(".//c:dLbls/c:txPr//a:defRPr", NS)
    assert (rest.get("sz"), rest.get("b")) == ("2000", "0")


def test_only_the_highlighted_points_are_labelled_when_values_are_not():
    series = ChartSeries("s", (1.0, 2.0, 3.0), label_bold_points=(1,))
    root = tree(chart("column", series, highlight_labels=ChartText(24)))
    assert vals(root, ".//c:dLbl/c:idx") == ["1"]
    assert vals(root, ".//c:dLbl/c:showVal") == ["1"]
    assert vals(root, ".//c:dLbls/c:showVal") == ["0"]


def test_the_name_of_a_line_stands_at_its_last_value_and_not_at_a_gap():
    series = ChartSeries("无演练", (1.0, 2.0, None), end_label=True, end_marker=8.0)
    root = tree(chart("line", series))
    assert vals(root, ".//c:dLbl/c:idx") == ["1"]
    assert vals(root, ".//c:dLbl/c:showSerName") == ["1"]
    assert vals(root, ".//c:dLbl/c:showVal") == ["0"]
    assert vals(root, ".//c:dPt/c:idx") == ["1"]
    assert vals(root, ".//c:dPt/c:marker/c:size") == ["8"]
    offset = root.find(".//c:dLbl//c:manualLayout/c:x", NS).get("val")
    assert float(offset) * BOX.w == pytest.approx(inches(0.1), abs=10)
    assert vals(root, ".//c15:showLeaderLines") == ["0"]


def test_name_and_value_share_the_last_label_where_values_are_shown():
    series = ChartSeries("s", (1.0, 2.0, 3.0), end_label=True)
    root = tree(chart("line", series, value_labels=ChartText(16)))
    assert vals(root, ".//c:dLbl/c:showVal") == ["1"]
    assert root.findtext(".//c:dLbl/c:separator", namespaces=NS) == " "


def test_bars_read_from_the_top_with_their_numbers_below():
    root = tree(chart("bar", ONE, value_text=ChartText(14)))
    assert vals(root, ".//c:catAx/c:scaling/c:orientation") == ["maxMin"]
    assert vals(root, ".//c:valAx/c:crosses") == ["max"]


def test_labels_of_bars_keep_a_space_from_the_bar_and_the_sign_with_the_number():
    labels = {"value_labels": ChartText(20), "number_format": '0"%"'}
    root = tree(chart("bar", ONE, **labels))
    assert root.find(".//c:dLbls/c:numFmt", NS).get("formatCode") == '" "0"%"" ";" "-0"%"" "'
    root = tree(chart("column", ONE, **labels))
    assert root.find(".//c:dLbls/c:numFmt", NS).get("formatCode") == '0"%"'


def test_the_plot_area_is_fixed_from_the_inside():
    root = tree(chart("column", ONE, plot=(0.0, 0.125, 1.0, 0.75)))
    layout = root.find(".//c:plotArea/c:layout/c:manualLayout", NS)
    assert [(etree.QName(node).localname, node.get("val")) for node in layout] == [
        ("layoutTarget", "inner"), ("xMode", "edge"), ("yMode", "edge"),
        ("x", "0"), ("y", "0.125"), ("w", "1"), ("h", "0.75"),
    ]  # fmt: skip


def test_without_value_text_the_value_axis_is_hidden_but_keeps_its_ends():
    root = tree(chart("column", ONE, axis_min=0.0, axis_max=30.0, axis_step=10.0))
    assert vals(root, ".//c:valAx/c:delete") == ["1"]
    assert vals(root, ".//c:valAx/c:scaling/c:max") == ["30"]
    assert vals(root, ".//c:valAx/c:scaling/c:min") == ["0"]
    assert vals(root, ".//c:valAx/c:majorUnit") == ["10"]


def test_the_title_of_an_upright_axis_runs_upward():
    fields = {"value_text": ChartText(14), "axis_title": "小时"}
    column = tree(chart("column", ONE, **fields)).find(".//c:valAx/c:title", NS)
    bar = tree(chart("bar", ONE, **fields)).find(".//c:valAx/c:title", NS)
    assert column.findtext(".//a:t", namespaces=NS) == "小时"
    assert column.find(".//a:r/a:rPr", NS).get("lang") == "zh-CN"
    assert column.find(".//a:bodyPr", NS).get("rot") == "-5400000"
    assert bar.find(".//a:bodyPr", NS).get("rot") == "0"


def test_a_doughnut_starts_at_twelve_with_a_line_between_slices():
    series = ChartSeries("s", (5.0, 3.0, 2.0), point_colors=("accent1", "accent2", "accent3"))
    root = tree(chart("doughnut", series, hole=62, slice_line=Stroke("background", 2.0)))
    assert vals(root, ".//c:firstSliceAng") == ["0"]
    assert vals(root, ".//c:holeSize") == ["62"]
    assert vals(root, ".//c:dPt/c:spPr/a:solidFill/a:schemeClr") == [
        "accent1",
        "accent2",
        "accent3",
    ]
    lines = root.findall(".//c:dPt/c:spPr/a:ln", NS)
    assert [line.get("w") for line in lines] == ["25400"] * 3


@pytest.mark.parametrize(
    ("field", "wild", "path", "tame"),
    [("hole", 99, ".//c:holeSize", "90"), ("gap_width", 900, ".//c:gapWidth", "500"),
     ("overlap", -300, ".//c:overlap", "-100")],
)  # fmt: skip
def test_numbers_stay_in_the_range_of_the_schema(field: str, wild: int, path: str, tame: str):
    type = "doughnut" if field == "hole" else "column"
    assert vals(tree(chart(type, ONE, **{field: wild})), path) == [tame]


def test_stacked_bars_stand_on_each_other():
    assert vals(tree(chart("stacked-column", *TWO, overlap=0)), ".//c:overlap") == ["100"]


def test_an_area_is_a_veil_under_a_line_with_one_entry_in_the_legend():
    root = tree(chart("area", *TWO, legend="top"))
    assert vals(root, ".//c:areaChart//a:alpha") == ["20000", "20000"]
    assert vals(root, ".//c:areaChart/c:ser/c:idx") == ["0", "1"]
    assert vals(root, ".//c:lineChart/c:ser/c:idx") == ["2", "3"]
    surface = [f.text for f in root.iterfind(".//c:areaChart/c:ser/c:val//c:f", NS)]
    edge = [f.text for f in root.iterfind(".//c:lineChart/c:ser/c:val//c:f", NS)]
    assert surface == edge == ["Sheet1!$B$2:$B$4", "Sheet1!$C$2:$C$4"]
    assert vals(root, ".//c:legendEntry/c:idx") == ["0", "1"]


def test_a_mixed_colour_keeps_its_modifiers_in_a_veil():
    series = ChartSeries("s", (1.0, 2.0, 3.0), fill="accent2~primary/40")
    root = tree(chart("radar", series))
    assert vals(root, ".//c:radarStyle") == ["filled"]
    assert root.find(".//c:ser/c:spPr/a:solidFill//a:alpha", NS) is None
    assert vals(root, ".//c:ser/c:spPr/a:solidFill//a:lumMod") == ["40000"]


def test_a_scatter_chart_has_dots_at_numbers_and_no_line():
    root = tree(chart("scatter", ONE))
    assert [v.text for v in root.iterfind(".//c:xVal//c:v", NS)] == ["1", "2.5", "4"]
    assert root.find(".//c:ser/c:spPr/a:ln/a:noFill", NS) is not None
    assert vals(root, ".//c:ser/c:marker/c:symbol") == ["circle"]


def test_categories_can_be_thinned_out_or_left_away():
    assert vals(tree(chart("line", ONE, category_step=3)), ".//c:tickLblSkip") == ["3"]
    assert vals(tree(chart("line", ONE, category_step=0)), ".//c:catAx/c:tickLblPos") == ["none"]


def test_the_data_is_embedded_and_the_language_is_the_decks():
    root = tree(chart("column", ONE), lang="en-GB")
    data = root.find("c:externalData", NS)
    assert dict(data.attrib).popitem()[1] == "rId1"
    assert vals(root, "c:externalData/c:autoUpdate") == ["0"]
    assert vals(root, "c:lang") == ["en-GB"]


def test_points_without_a_label_say_so():
    series = ChartSeries("a", (1.0, 90.0, 3.0), label_hidden_points=(0, 2))
    root = tree(chart("stacked-column", series, value_labels=ChartText(16)))
    hidden = [
        label.find("c:idx", NS).get("val")
        for label in root.iterfind(".//c:dLbl", NS)
        if label.find("c:delete", NS) is not None
    ]
    assert hidden == ["0", "2"]
