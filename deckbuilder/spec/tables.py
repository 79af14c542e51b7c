"""The kind `table`: rows, a CSV file or a Markdown table in, one `Table` out.

Rows, header, widths and alignments of a finished table agree in length, and its spans lie
inside it without touching one another.
"""

from __future__ import annotations

from typing import Any

from deckbuilder.diagnostics import Place
from deckbuilder.model.spec import Cell, Table, Text
from deckbuilder.spec.files import PATH
from deckbuilder.spec.forms import Checked, Field, Form, ListOf, Record, Schema, Shaped, any_of
from deckbuilder.spec.nodes import Mapping, Node, Scalar, Sequence
from deckbuilder.spec.reader import Reader, ReadError
from deckbuilder.spec.scalars import is_null
from deckbuilder.spec.tabular import MarkdownTableForm, Row, read_csv_table
from deckbuilder.spec.words import COUNT, POSITIVE, TEXT, WordForm

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
    return type(node) is Scalar and (not node.value.strip() or is_null(node))


class RowsForm(Form[list[tuple[Row, Node]]], frozen=True):
    """Rows of cells, each with its node for messages."""

    def read(self, node: Node, at: Reader) -> list[tuple[Row, Node]]:
        if type(node) is not Sequence:
            raise at.mismatch(node, "a list of rows, [[cell, cell], [cell, cell]]")
        if not node.items:
            raise at.fault("E117", node, expected="1 or more rows", count=0)
        rows: list[tuple[Row, Node]] = []
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
        header, rows = read_csv_table(values["csv"], source, "header" in values, at)
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
    rows: list[tuple[Row, Node]], header: tuple[Text, ...] | None, at: Reader
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


def _comma(row: Row) -> Cell | None:
    """The cell that a full-width comma made of several."""
    return next((cell for cell in row if cell and _FULL_WIDTH_COMMA in cell.text.plain), None)


def _check_spans(rows: list[tuple[Row, Node]], at: Reader) -> None:
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
    rows: list[tuple[Row, Node]], top: int, left: int, cell: Cell, covered: set[tuple[int, int]]
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


TABLE: Form[Table] = Shaped(
    "a table: {rows}, {csv} or a Markdown table",
    scalar=MarkdownTableForm(),
    mapping=Checked(_TABLE_RECORD, _finish_table),
)
