"""Tables that are written as text: CSV files and Markdown tables.

In: a file or a block string. Out: rows of cells, each with its own line for messages.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from deckbuilder.diagnostics import Place
from deckbuilder.model.spec import Cell, Table, Text
from deckbuilder.spec.files import read_text_file
from deckbuilder.spec.forms import Form, Schema
from deckbuilder.spec.items import block_lines
from deckbuilder.spec.nodes import Node, Scalar
from deckbuilder.spec.reader import Reader, ReadError
from deckbuilder.spec.words import to_text

Row = tuple[Cell | None, ...]

_RULE_CELL = re.compile(r":?-+:?\Z")
_BAR = re.compile(r"(?<!\\)\|")
_FIGURE = re.compile(r"[-+−]?[\d,. ]*\d[\d,. ]*\s*[%％]?\Z")


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


def read_csv_table(
    path: str, node: Node, has_header: bool, at: Reader
) -> tuple[tuple[Text, ...], list[tuple[Row, Node]]]:
    (first, _), *rest = read_csv_rows(path, node, at)
    name = Path(path).name
    header = tuple(_csv_text(cell, Place(name, 1, 1), at) for cell in first)
    rows: list[tuple[Row, Node]] = []
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


def _markdown_row(line: str, where: Place, at: Reader) -> Row:
    return tuple(to_cell(cell, where, at) for cell in _split_row(line))


def _rule_alignment(rules: list[str], rows: list[Row]) -> Any:
    """The alignments that the rule's colons give; None where it has none."""
    if not any(":" in rule for rule in rules):
        return None
    return tuple(_align(rule, column, rows) for column, rule in enumerate(rules))


def _align(rule: str, column: int, rows: list[Row]) -> str:
    left, right = rule.startswith(":"), rule.endswith(":")
    if left or right:
        return "center" if left and right else "left" if left else "right"
    cells = [row[column] for row in rows if column < len(row)]
    figures = all(cell is None or _FIGURE.match(cell.text.plain) for cell in cells)
    return "right" if figures else "left"
