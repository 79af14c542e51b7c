"""Tables and charts: their forms, their checks, their order."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from deckbuilder.model.spec import Cell, Table
from deckbuilder.spec import parse_spec

ReadContent = Callable[[str], Any]


def cells(table: Table) -> list[list[str | None]]:
    return [[cell.text.plain if cell else None for cell in row] for row in table.rows]


def header(table: Table) -> list[str] | None:
    return None if table.header is None else [text.plain for text in table.header]


def read_beside(folder: Path, text: str) -> tuple[Any, list[str]]:
    """The content of a slide whose files lie in `folder`, and what is wrong with it."""
    spec = f"title: T\nslides:\n  - title: t\n    {text}\n"
    deck, problems = parse_spec(spec, "x.yaml", root=folder)
    return deck.slides[0].content if deck else None, [str(problem) for problem in problems]


def test_a_table_has_rows_and_what_belongs_to_its_columns(read_content: ReadContent):
    table = read_content("""
table:
  header: ["", 甲, 乙]
  rows:
    - [一, 1:30, null]
    - [二, 012, ""]
  widths: [2, 1, 1.5]
  align: [left, right, center]
  emphasis: {rows: [2], columns: [1, 3]}
""")
    assert cells(table) == [["一", "1:30", None], ["二", "012", None]]
    assert header(table) == ["", "甲", "乙"]
    assert (table.widths, table.align) == ((2, 1, 1.5), ("left", "right", "center"))
    assert (table.emphasis_rows, table.emphasis_columns) == ((2,), (1, 3))


def test_a_cell_may_span_rows_and_columns(read_content: ReadContent):
    table = read_content("table: {rows: [[{text: a, span: [2, 2]}, null, b], [null, null, c]]}")
    corner = table.rows[0][0]
    assert isinstance(corner, Cell)
    assert (corner.rows, corner.columns) == (2, 2)


def test_two_spans_may_not_overlap(tmp_path: Path):
    rows = "[[{text: a, span: [2, 1]}, b], [{text: c, span: [1, 2]}, null]]"
    _, problems = read_beside(tmp_path, f"table: {{rows: {rows}}}")
    assert problems == [
        "x.yaml:4:21: E119 the span of this cell covers row 2, column 1, which must be null"
    ]


@pytest.mark.parametrize(
    ("rule", "align"),
    [
        ("|---|---|", None),
        ("|:--|--:|", ("left", "right")),
        ("|:-:|---|", ("center", "right")),
    ],
)
def test_a_markdown_table_is_a_table(rule: str, align: Any, read_content: ReadContent):
    table = read_content(f"table: |\n  | 名 | 数 |\n  {rule}\n  | a \\| b | 1,200 |\n  | c | |\n")
    assert header(table) == ["名", "数"]
    assert cells(table) == [["a | b", "1,200"], ["c", None]]
    assert table.align == align


def test_a_table_takes_its_rows_from_a_csv_file(tmp_path: Path):
    (tmp_path / "t.csv").write_text('\ufeff名,数\n甲,1\n\n乙,"2,000"\n', "utf-8")
    table, problems = read_beside(tmp_path, "table: {csv: t.csv, widths: [1, 2]}")
    assert (header(table), cells(table)) == (["名", "数"], [["甲", "1"], ["乙", "2,000"]])
    assert problems == []


def test_a_csv_file_in_gbk_is_read_with_a_warning(tmp_path: Path):
    (tmp_path / "t.csv").write_bytes("名,数\n甲,1\n".encode("gbk"))
    table, problems = read_beside(tmp_path, "table: {csv: t.csv}")
    assert cells(table) == [["甲", "1"]]
    assert problems == ['x.yaml:4:18: W104 the file "t.csv" is not UTF-8; it was read as GB 18030']


def test_a_ragged_csv_file_is_an_error_with_its_own_line(tmp_path: Path):
    (tmp_path / "t.csv").write_text("a,b\n1,2\n1\n", "utf-8")
    _, problems = read_beside(tmp_path, "table: {csv: t.csv}")
    assert problems == ["t.csv:3:1: E118 the length of this row is 1, that of the header 2"]


def test_chart_data_is_one_series(read_content: ReadContent):
    chart = read_content("chart: {type: column, data: {2013: 1, 012: 2.5, 丙: null}, unit: '%'}")
    assert chart.categories == ("2013", "012", "丙")
    assert [(one.name, one.values) for one in chart.series] == [("", (1, 2.5, None))]
    assert chart.unit.plain == "%"


def test_a_chart_has_several_series_over_its_categories(read_content: ReadContent):
    chart = read_content("""
chart:
  type: line
  categories: [1月, 2月]
  series: {甲: [1, 2], 乙: [3, null]}
  labels: false
  highlight: [甲]
  axis: {min: 0, max: 1e3, title: 次}
  caption: 说明
""")
    assert chart.categories == ("1月", "2月")
    assert [(one.name, one.values) for one in chart.series] == [("甲", (1, 2)), ("乙", (3, None))]
    assert (chart.labels, chart.highlight, chart.caption.plain) == (False, ("甲",), "说明")
    assert (chart.axis.min, chart.axis.max, chart.axis.title.plain) == (0, 1000, "次")


@pytest.mark.parametrize(
    ("order", "categories"),
    [("ascending", ("丙", "甲", "乙", "空")), ("descending", ("乙", "甲", "丙", "空"))],
)
def test_a_chart_is_sorted_by_its_first_series(
    order: str, categories: tuple[str, ...], read_content: ReadContent
):
    data = "{甲: 2, 空: null, 乙: 3, 丙: -1}"
    chart = read_content(f"chart: {{type: bar, data: {data}, sort: {order}}}")
    assert chart.categories == categories
    assert chart.series[0].values[-1] is None


def test_the_categories_of_a_scatter_chart_are_numbers(read_content: ReadContent):
    chart = read_content("chart: {type: scatter, categories: [1, 2.5], series: {甲: [3, 4]}}")
    assert chart.categories == (1, 2.5)


def test_a_chart_takes_series_from_a_csv_file(tmp_path: Path):
    (tmp_path / "c.csv").write_text(",甲,乙\n一,1,2\n二,,4\n", "utf-8")
    chart, problems = read_beside(tmp_path, "chart: {type: line, csv: c.csv}")
    assert chart.categories == ("一", "二")
    assert [(one.name, one.values) for one in chart.series] == [("甲", (1, None)), ("乙", (2, 4))]
    assert problems == []


def test_a_csv_value_that_is_no_number_is_an_error_with_its_own_line(tmp_path: Path):
    (tmp_path / "c.csv").write_text(",甲\n一,x\n", "utf-8")
    _, problems = read_beside(tmp_path, "chart: {type: line, csv: c.csv}")
    assert problems == ['c.csv:2:1: E103 expected a number, found "x"']
