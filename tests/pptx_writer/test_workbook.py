"""The workbook behind a chart, read back cell by cell."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

from deckbuilder.model.scene import Chart, ChartSeries, Rect
from deckbuilder.pptx_writer.workbook import (
    cell_range,
    cell_text,
    column_name,
    number_text,
    write_workbook,
)

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def chart(categories: Any, *series: ChartSeries, type: str = "column") -> Chart:
    return Chart("chart", "chart", Rect(0, 0, 1, 1), type, tuple(categories), series)


def decoded(text: str) -> str:
    return re.sub("_x([0-9A-F]{4})_", lambda found: chr(int(found[1], 16)), text)


def cells(data: bytes) -> dict[str, str | float]:
    """Every cell of the sheet: strings as str, numbers as float; fails on a formula."""
    with ZipFile(BytesIO(data)) as book:
        strings = ElementTree.fromstring(book.read("xl/sharedStrings.xml"))
        sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    assert sheet.find(f".//{MAIN}f") is None
    table = [decoded(item.findtext(f"{MAIN}t", "")) for item in strings]
    found: dict[str, str | float] = {}
    for cell in sheet.iter(f"{MAIN}c"):
        value = cell.findtext(f"{MAIN}v", "")
        found[cell.attrib["r"]] = table[int(value)] if cell.get("t") == "s" else float(value)
    return found


def test_names_stand_in_the_first_row_and_categories_in_the_first_column():
    data = write_workbook(
        chart(("甲", "乙"), ChartSeries("上", (1.0, 2.5)), ChartSeries("下", (3.0, -4.0)))
    )
    assert cells(data) == {
        "B1": "上", "C1": "下",
        "A2": "甲", "B2": 1.0, "C2": 3.0,
        "A3": "乙", "B3": 2.5, "C3": -4.0,
    }  # fmt: skip


@pytest.mark.parametrize("text", ["=SUM(A1:A9)", "+1", "-1", "@cmd", "'quoted", "=1+1|' '!A0"])
def test_text_that_looks_like_a_formula_stays_text(text: str):
    data = write_workbook(chart((text,), ChartSeries(text, (1.0,))))
    assert cells(data) == {"B1": text, "A2": text, "B2": 1.0}
    with ZipFile(BytesIO(data)) as book:
        sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
        styles = ElementTree.fromstring(book.read("xl/styles.xml"))
    quoted = styles.findall(f"{MAIN}cellXfs/{MAIN}xf")[1]
    assert quoted.get("quotePrefix") == "1"
    assert {c.get("s") for c in sheet.iter(f"{MAIN}c") if c.get("t") == "s"} == {"1"}


def test_digits_as_a_category_are_a_name_but_an_x_value_in_a_scatter_chart():
    one = ChartSeries("y", (1.0, 2.0))
    assert cells(write_workbook(chart(("2024", 2025.0), one)))["A3"] == "2025"
    assert cells(write_workbook(chart((1.5, 2.0), one, type="scatter")))["A2"] == 1.5


@pytest.mark.parametrize("gap", [None, float("nan"), float("inf")])
def test_a_gap_is_an_empty_cell(gap: float | None):
    data = write_workbook(chart(("a", "b"), ChartSeries("s", (gap, 2.0))))
    assert cells(data) == {"B1": "s", "A2": "a", "A3": "b", "B3": 2.0}


def test_a_series_shorter_than_the_categories_ends_in_empty_cells():
    data = write_workbook(chart(("a", "b"), ChartSeries("s", (1.0,))))
    assert cells(data) == {"B1": "s", "A2": "a", "A3": "b", "B2": 1.0}


def test_markup_blanks_and_control_characters_survive():
    names = ("<b>&\"'", " a  b ", "line\nline", "bell\x07", "_x0041_", "\ud800")
    data = write_workbook(chart(names, ChartSeries("s", (1.0,) * len(names))))
    found = cells(data)
    assert tuple(found[f"A{row}"] for row in range(2, 2 + len(names))) == names


def test_the_same_chart_gives_the_same_bytes_whose_entries_have_no_date():
    data = chart(("a",), ChartSeries("s", (1.0,)))
    assert write_workbook(data) == write_workbook(data)
    with ZipFile(BytesIO(write_workbook(data))) as book:
        assert {info.date_time for info in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {info.create_system for info in book.infolist()} == {0}


def test_every_part_has_a_content_type_and_every_relationship_a_target():
    with ZipFile(BytesIO(write_workbook(chart(("a",), ChartSeries("s", (1.0,)))))) as book:
        names = set(book.namelist())
        types = ElementTree.fromstring(book.read("[Content_Types].xml"))
        rels = ElementTree.fromstring(book.read("xl/_rels/workbook.xml.rels"))
    declared = {node.attrib["PartName"][1:] for node in types if "PartName" in node.attrib}
    assert declared == {name for name in names if name.startswith("xl/") and "_rels" not in name}
    assert {f"xl/{rel.attrib['Target']}" for rel in rels} <= names


@pytest.mark.parametrize(
    ("index", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (701, "ZZ"), (702, "AAA")]
)
def test_columns_are_named_as_spreadsheets_name_them(index: int, name: str):
    assert column_name(index) == name


def test_a_range_of_one_cell_is_that_cell():
    assert cell_range(1, 1, 1) == "Sheet1!$B$1"
    assert cell_range(26, 2, 9) == "Sheet1!$AA$2:$AA$9"


@pytest.mark.parametrize(
    ("value", "text"),
    [(27.0, "27"), (27, "27"), (-0.5, "-0.5"), (0.1 + 0.2, "0.30000000000000004"),
     (1e-7, "1e-07"), (1e300, "1e+300"), (None, ""), (float("nan"), ""), (float("-inf"), "")],
)  # fmt: skip
def test_numbers_are_written_in_their_shortest_exact_form(value: float | None, text: str):
    assert number_text(value) == text


def test_what_reads_as_an_escape_is_escaped_itself():
    assert cell_text("_x0041_\x01\r<") == "_x005F_x0041__x0001__x000D_&lt;"
