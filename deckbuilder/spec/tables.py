"""The kind `table`: rows, a CSV file or a Markdown table in, one `Table` out.

Rows, header, widths and alignments of a finished table agree in length, and its spans lie
inside it without touching one another.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from deckbuilder.diagnostics import Place
from deckbuilder.model.spec import Cell, Table, Text
from deckbuilder.spec.files import PATH, read_text_file
from deckbuilder.spec.forms import Checked, Field, Form, ListOf, Record, Schema, Shaped, any_of
from deckbuilder.spec.items import block_lines
from deckbuilder.spec.nodes import Mapping, Node, Scalar, Sequence
from deckbuilder.spec.reader import Reader, ReadError
from deckbuilder.spec.scalars import is_null
from deckbuilder.spec.words import COUNT, POSITIVE, TEXT, WordForm, to_text

_Row = tuple[Cell | None, ...]

_RULE_CELL = re.compile(r":?-+:?\Z")
_BAR = re.compile(r"(?<!\\)\|")
_FIGURE = re.compile(r"[-+−]?[\d,. ]*\d[\d,. ]*\s*[%％]?\Z")
_FULL_WIDTH_COMMA = "，"


# --- cells and rows -------------------------------------------------------------------------

SPAN = ListOf(COUNT, "whole numbers, [rows, columns]", 2, 2)
_CELL_RECORD: Record[dict[str, Any]] = Record(
    "a cell",
    {
        "text": Field(TEXT, "What the cell says", required=True),
        "span": Field(SPAN, "How many rows and columns it takes: [rows, columns]"),
    },
    dict,
)


class CellForm(Form[Cell | None], frozen=True):
    """Text, nothing, or a text with a span."""

    def read(self, node: Node, at: Reader) -> Cell | None:
        if type(node) is Mapping:
            values = _CELL_RECORD.read(node, at)
            rows, columns = values.get("span", (1, 1))
            return Cell(values["text"], int(rows), int(columns), at.place(node))
        if _is_empty(node):
            return None
        text = TEXT.read(node, at)
        return Cell(text, where=text.where)

    def schema(self, definitions: dict[str, Schema]) -> Schema:
        text, cell = TEXT.schema(definitions), _CELL_RECORD.schema(definitions)
        return any_of(text, {"type": "null"}, cell)


class HeaderCellForm(Form[Text], frozen=True):
    """Text, or nothing over a column that needs no name."""

    def read(self, node: Node, at: Reader) -> Text:
        return Text((), at.place(node)) if _is_empty(node) else TEXT.read(node, at)

    def schema(self, definitions: dict[str, Schema]) -> Schema:
        return any_of(TEXT.schema(definitions), {"type": "null"})


def _is_empty(node: Node) -> bool:
    return type(node) is Scalar and (is_null(node) or not node.value.strip())


class RowsForm(Form[list[tuple[_Row, Node]]], frozen=True):
    """Rows of cells, each with its node for messages."""

    def read(self, node: Node, at: Reader) -> list[tuple[_Row, Node]]:
        if type(node) is not Sequence:
            raise at.mismatch(node, "a list of rows, [[cell, cell], [cell, cell]]")
        if not node.items:
            raise at.fault("E117", node, expected="1 or more rows", count=0)
        rows: list[tuple[_Row, Node]] = []
        for child in node.items:
            try:
                rows.append((_ROW.read(child, at), child))
            except ReadError:
                continue
        if len(rows) < len(node.items):
            raise ReadError
        return rows

    def schema(self, definitions: dict[str, Schema]) -> Schema:
        return {"type": "array", "minItems": 1, "items": _ROW.schema(definitions)}


_ROW = ListOf(CellForm(), "cells")


# --- the long form --------------------------------------------------------------------------

_EMPHASIS: Record[dict[str, Any]] = Record(
    "emphasis",
    {
        "rows": Field(ListOf(COUNT, "row numbers"), "Rows to stress, from 1, without the header"),
        "columns": Field(ListOf(COUNT, "column numbers"), "Columns to stress, from 1"),
    },
    dict,
)

_TABLE_RECORD: Record[dict[str, Any]] = Record(
    "a table",
    {
        "rows": Field(RowsForm(), "The rows, lists of cells"),
        "csv": Field(PATH, "The path of a CSV file whose first row is the header"),
        "header": Field(ListOf(HeaderCellForm(), "headings"), "The heading of each column"),
        "widths": Field(ListOf(POSITIVE, "shares"), "The columns' shares of the width"),
        "align": Field(
            ListOf(WordForm("alignment", ("left", "center", "right")), "alignments"),
            "left, center or right for each column",
        ),
        "emphasis": Field(_EMPHASIS, "Rows and columns to stress"),
    },
    dict,
)


def _finish_table(values: dict[str, Any], node: Mapping, at: Reader) -> Table:
    if ("rows" in values) == ("csv" in values):
        raise at.fault("E121", node, owner="a table", keys='"rows" and "csv"')
    if "csv" in values:
        source = node.get("csv") or node
        header, rows = _read_csv(values["csv"], source, "header" in values, at)
        values.setdefault("header", header)
    else:
        rows = values["rows"]
    emphasis = values.get("emphasis", {})
    header = values.get("header")
    _check_lengths(rows, header, at)
    _check_spans(rows, at)
    width, height = len(rows[0][0]), len(rows)
    _check_columns(values, width, node, at)
    _check_emphasis(node.get("emphasis"), emphasis, {"rows": height, "columns": width}, at)
    return Table(
        tuple(row for row, _ in rows),
        header,
        values.get("widths"),
        values.get("align"),
        emphasis.get("rows", ()),
        emphasis.get("columns", ()),
    )


def _check_lengths(
    rows: list[tuple[_Row, Node]], header: tuple[Text, ...] | None, at: Reader
) -> None:
    expected = len(header) if header is not None else len(rows[0][0])
    other = "the header" if header is not None else "the first one"
    wrong = [(row, node) for row, node in rows if len(row) != expected]
    if not wrong:
        return
    longest = max(expected, *(len(row) for row, _ in rows))
    comma = next((cell for row, _ in rows if len(row) < longest and (cell := _comma(row))), None)
    if comma is not None:
        place = comma.where
        offset = comma.text.plain.index(_FULL_WIDTH_COMMA)
        at.report("E151", Place(place.file, place.line, place.column + offset))
        raise ReadError
    for row, node in wrong:
        at.fault("E118", node, count=len(row), other=other, expected=expected)
    raise ReadError


def _comma(row: _Row) -> Cell | None:
    """The cell that a full-width comma made of several."""
    return next((cell for cell in row if cell and _FULL_WIDTH_COMMA in cell.text.plain), None)


def _check_spans(rows: list[tuple[_Row, Node]], at: Reader) -> None:
    covered: set[tuple[int, int]] = set()
    for top, (row, _) in enumerate(rows):
        for left, cell in enumerate(row):
            if cell is None or (cell.rows == cell.columns == 1 and (top, left) not in covered):
                continue
            problem = _span_problem(rows, top, left, cell, covered)
            if problem:
                at.report("E119", cell.where, problem=problem)
                raise ReadError


def _span_problem(
    rows: list[tuple[_Row, Node]], top: int, left: int, cell: Cell, covered: set[tuple[int, int]]
) -> str:
    """What is wrong with the span of `cell`; where nothing is, its cells become covered."""
    if (top, left) in covered:
        return "lies under another one; write null here"
    if top + cell.rows > len(rows) or left + cell.columns > len(rows[0][0]):
        return "reaches beyond the table"
    for row in range(top, top + cell.rows):
        for column in range(left, left + cell.columns):
            own = (row, column) == (top, left)
            if not own and rows[row][0][column] is not None:
                return f"covers row {row + 1}, column {column + 1}, which must be null"
            covered.add((row, column))
    return ""


def _check_columns(values: dict[str, Any], width: int, node: Mapping, at: Reader) -> None:
    for key, what in (("widths", "shares"), ("align", "alignments")):
        count = len(values.get(key) or range(width))
        if count != width:
            expected = f"{width} {what}, one a column"
            raise at.fault("E117", node.get(key) or node, expected=expected, count=count)


def _check_emphasis(
    node: Node | None, emphasis: dict[str, Any], limits: dict[str, int], at: Reader
) -> None:
    for key, numbers in emphasis.items():
        for number in numbers:
            if number > limits[key] and type(node) is Mapping:
                expected = f"{key} from 1 to {limits[key]}"
                raise at.fault("E120", node.get(key) or node, expected=expected, found=number)


# --- CSV ------------------------------------------------------------------------------------


def read_csv_rows(path: str, node: Node, at: Reader) -> list[tuple[list[str], int]]:
    """The rows of a CSV file that hold anything, each with its line."""
    import csv

    text = read_text_file(path, node, at, may_be_gbk=True)
    reader = csv.reader(text.splitlines(keepends=True))
    rows: list[tuple[list[str], int]] = []
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                rows.append((row, reader.line_num))
    except csv.Error as error:
        raise at.fault("E135", node, path=Path(path).name, problem=error) from None
    if len(rows) < 2:
        problem = "a header and at least one row are needed"
        raise at.fault("E135", node, path=Path(path).name, problem=problem)
    return rows


def _read_csv(
    path: str, node: Node, has_header: bool, at: Reader
) -> tuple[tuple[Text, ...], list[tuple[_Row, Node]]]:
    (first, _), *rest = read_csv_rows(path, node, at)
    name = Path(path).name
    header = tuple(_csv_text(cell, Place(name, 1, 1), at) for cell in first)
    rows: list[tuple[_Row, Node]] = []
    for row, line in rest:
        if len(row) != len(header):
            where = Place(name, line, 1)
            at.report("E118", where, count=len(row), other="the header", expected=len(header))
            raise ReadError
        where = Place(name, line, 1)
        cells = (to_cell(cell, where, at) for cell in row)
        rows.append((tuple(cells), node))
    return header, rows


def _csv_text(value: str, where: Place, at: Reader) -> Text:
    return to_text(value.strip(), where, at) if value.strip() else Text((), where)


def to_cell(value: str, where: Place, at: Reader) -> Cell | None:
    value = value.strip()
    return Cell(to_text(value, where, at), where=where) if value else None


# --- Markdown -------------------------------------------------------------------------------


class MarkdownTableForm(Form[Table], frozen=True):
    """A Markdown table in a block string: header, rule, rows."""

    def read(self, node: Node, at: Reader) -> Table:
        assert type(node) is Scalar
        lines = [(line, where) for line, where in block_lines(node, at) if line.strip()]
        if len(lines) < 3 or not _is_rule(lines[1][0]):
            expected = "a Markdown table: header, |---|---|, rows"
            raise at.mismatch(node, expected)
        header = tuple(_csv_text(cell, lines[0][1], at) for cell in _split_row(lines[0][0]))
        rows = [_markdown_row(line, where, at) for line, where in lines[2:]]
        rules = _split_row(lines[1][0])
        if len(rules) != len(header):
            _report_length(len(rules), len(header), lines[1][1], at)
        for row, (_, where) in zip(rows, lines[2:], strict=True):
            if len(row) != len(header):
                _report_length(len(row), len(header), where, at)
        return Table(tuple(rows), header, align=_rule_alignment(rules, rows))

    def schema(self, definitions: dict[str, Schema]) -> Schema:
        return {"type": "string", "pattern": "\\|"}


def _report_length(count: int, expected: int, where: Place, at: Reader) -> None:
    at.report("E118", where, count=count, other="the header", expected=expected)


def _split_row(line: str) -> list[str]:
    cells = _BAR.split(line.strip())
    if cells and not cells[0].strip():
        cells = cells[1:]
    if cells and not cells[-1].strip():
        cells = cells[:-1]
    return [cell.strip().replace("\\|", "|") for cell in cells]


def _is_rule(line: str) -> bool:
    cells = _split_row(line)
    return bool(cells) and all(_RULE_CELL.match(cell) for cell in cells)


def _markdown_row(line: str, where: Place, at: Reader) -> _Row:
    return tuple(to_cell(cell, where, at) for cell in _split_row(line))


def _rule_alignment(rules: list[str], rows: list[_Row]) -> Any:
    """The alignments that the rule's colons give; None where it has none."""
    if not any(":" in rule for rule in rules):
        return None
    return tuple(_align(rule, column, rows) for column, rule in enumerate(rules))


def _align(rule: str, column: int, rows: list[_Row]) -> str:
    left, right = rule.startswith(":"), rule.endswith(":")
    if left or right:
        return "center" if left and right else "left" if left else "right"
    cells = [row[column] for row in rows if column < len(row)]
    figures = all(cell is None or _FIGURE.match(cell.text.plain) for cell in cells)
    return "right" if figures else "left"


TABLE: Form[Table] = Shaped(
    "a table: {rows}, {csv} or a Markdown table",
    scalar=MarkdownTableForm(),
    mapping=Checked(_TABLE_RECORD, _finish_table),
)
