"""Rows from tables: numbers, lines, values, and what is wrong with them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from deckbuilder.batch.rows import Row, as_value, read_rows
from deckbuilder.diagnostics import DeckError


def rows(tmp_path: Path, name: str, text: str | bytes) -> list[Row]:
    file = tmp_path / name
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_rows(file)


def test_rows_count_from_one_and_know_their_lines(tmp_path: Path) -> None:
    found = rows(tmp_path, "d.csv", '﻿name,n\n"a\nb",1\n\nc,2\n')
    assert [(r.number, r.where.line, r.fields) for r in found] == [
        (1, 2, {"name": "a\nb", "n": 1}),
        (2, 5, {"name": "c", "n": 2}),
    ]


def test_a_table_from_an_older_excel_is_read(tmp_path: Path) -> None:
    assert rows(tmp_path, "d.csv", "名\n甲\n".encode("gb18030"))[0].fields == {"名": "甲"}


@pytest.mark.parametrize(
    ("text", "value"),
    [("12", 12), ("1.5", 1.5), ("012", "012"), ("1.50", "1.50"), ("nan", "nan"), ("", "")],
)
def test_only_what_is_plainly_a_number_becomes_one(text: str, value: object) -> None:
    found = as_value(text)
    assert str(found) == str(value)
    assert type(found) is type(value) or text == "nan"


def test_a_row_too_long_is_a_row_with_a_problem(tmp_path: Path) -> None:
    found = rows(tmp_path, "d.csv", "a\n1,2\n3\n")
    assert [r.problem is None for r in found] == [False, True]
    assert "E506 cannot read row 1: it has 2 cells, the header has 1" in str(found[0].problem)


def test_a_short_row_has_empty_fields(tmp_path: Path) -> None:
    assert rows(tmp_path, "d.csv", "a,b\n1\n")[0].fields == {"a": 1, "b": ""}


def test_lines_of_json_are_rows(tmp_path: Path) -> None:
    found = rows(tmp_path, "d.jsonl", '{"a": [1, 2]}\n\n[1]\n{"a"\n')
    assert [r.problem is None for r in found] == [True, False, False]
    assert found[0].fields == {"a": [1, 2]}
    assert [r.where.line for r in found] == [1, 3, 4]


def test_a_sheet_gives_whole_numbers_and_dates(tmp_path: Path) -> None:
    from xlsxwriter import Workbook

    book = Workbook(tmp_path / "d.xlsx", {"default_date_format": "yyyy-mm-dd"})
    sheet = book.add_worksheet()
    for y, line in enumerate([["name", "n", "day"], ["甲", 3.0, date(2026, 1, 2)], ["乙", 1.5]]):
        for x, cell in enumerate(line):
            sheet.write(y, x, cell)
    book.close()
    found = read_rows(tmp_path / "d.xlsx")
    assert [r.fields for r in found] == [
        {"name": "甲", "n": 3, "day": "2026-01-02"},
        {"name": "乙", "n": 1.5, "day": ""},
    ]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("d.csv", "", "a column has no name"),
        ("d.csv", "a,a\n1,2\n", 'two columns are called "a"'),
        ("d.csv", "a,\n1,2\n", "a column has no name"),
        ("d.csv", "a\n", "it holds no rows"),
        ("d.cvs", "a\n1\n", 'did you mean ".csv"?'),
        ("d.xlsx", "no sheet", "cannot use this table"),
    ],
)
def test_a_table_that_is_none_says_so(tmp_path: Path, name: str, text: str, said: str) -> None:
    with pytest.raises(DeckError) as error:
        rows(tmp_path, name, text)
    assert said in str(error.value)
