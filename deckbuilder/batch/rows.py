"""A table of data in, its rows out, each with the fields that a template may name.

CSV (UTF-8 or GB 18030), JSON lines, and the first sheet of an .xlsx. Every row has a number,
from 1 without the header, and the line it stands on. A row that cannot be read carries why.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date, time, timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

import msgspec

from deckbuilder.diagnostics import DeckError, Diagnostic, Place, diagnostic, suggestion


class Row(msgspec.Struct, frozen=True):
    """`fields` by name; `where` is its place in the file of data."""

    number: int
    where: Place
    fields: dict[str, object] = {}
    problem: Diagnostic | None = None


def read_rows(path: Path) -> list[Row]:
    """The rows of `path`.

    Raises `DeckError` where the file as a whole is no such table, `OSError` where it cannot be
    read.
    """
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        hint = suggestion(path.suffix, _READERS)
        raise DeckError(
            [diagnostic("E504", Place(str(path)), known=", ".join(_READERS), hint=hint)]
        )
    rows = list(reader(path))
    if not rows:
        raise DeckError([diagnostic("E505", Place(str(path)), problem="it holds no rows")])
    return rows


def as_value(text: str) -> object:
    """The number that `text` spells plainly, so that conditions can compare; else the text."""
    for kind in (int, float):
        try:
            number = kind(text)
        except ValueError:
            continue
        if str(number) == text:
            return number
    return text


def _read_csv(path: Path) -> Iterator[Row]:
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = _from_gbk(data, path)
    reader = csv.reader(io.StringIO(text, newline=""))
    try:
        header = next(reader, list[str]())
        names = _checked_names([name.strip() for name in header], path)
        number, line = 0, reader.line_num + 1
        for cells in reader:
            if any(cells):
                number += 1
                yield _row(number, Place(str(path), line, 1), names, [as_value(c) for c in cells])
            line = reader.line_num + 1
    except csv.Error as error:
        where = Place(str(path), reader.line_num)
        raise DeckError([diagnostic("E505", where, problem=str(error))]) from error


def _from_gbk(data: bytes, path: Path) -> str:
    try:
        return data.decode("gb18030")
    except UnicodeDecodeError:
        raise DeckError([diagnostic("E505", Place(str(path)), problem="it is not UTF-8")]) from None


def _checked_names(names: list[str], path: Path) -> list[str]:
    """The header's names, which must be there and differ."""
    twice = [name for name, count in Counter(names).items() if count > 1 or not name]
    if twice or not names:
        what = (
            f'two columns are called "{twice[0]}"' if twice and twice[0] else "a column has no name"
        )
        raise DeckError([diagnostic("E505", Place(str(path), 1), problem=what)])
    return names


def _row(number: int, where: Place, names: list[str], cells: list[object]) -> Row:
    if len(cells) > len(names):
        problem = f"it has {len(cells)} cells, the header has {len(names)}"
        return Row(number, where, problem=diagnostic("E506", where, row=number, problem=problem))
    cells = cells + [""] * (len(names) - len(cells))
    return Row(number, where, dict(zip(names, cells, strict=True)))


def _read_lines(path: Path) -> Iterator[Row]:
    number = 0
    with path.open(encoding="utf-8-sig") as file:
        for line, text in enumerate(file, 1):
            if text.strip():
                number += 1
                yield _json_row(number, Place(str(path), line, 1), text)


def _json_row(number: int, where: Place, text: str) -> Row:
    try:
        return Row(number, where, msgspec.json.decode(text, type=dict[str, object]))
    except msgspec.DecodeError as error:
        problem = diagnostic("E506", where, row=number, problem=f"no JSON object: {error}")
        return Row(number, where, problem=problem)


def _read_sheet(path: Path) -> Iterator[Row]:
    calamine: Any = import_module("python_calamine")
    try:
        sheet = calamine.load_workbook(str(path)).get_sheet_by_index(0)
    except calamine.CalamineError as error:
        raise DeckError([diagnostic("E505", Place(str(path)), problem=str(error))]) from error
    lines: Iterable[list[Any]] = sheet.to_python(skip_empty_area=False)
    names: list[str] = []
    number = 0
    for line, cells in enumerate(lines, 1):
        if not any(cell != "" for cell in cells):
            continue
        if not names:
            names = _checked_names([str(cell).strip() for cell in _trimmed(cells)], path)
            continue
        number += 1
        values = [_cell(cell) for cell in _trimmed(cells)]
        yield _row(number, Place(str(path), line, 1), names, values)


def _trimmed(cells: list[Any]) -> list[Any]:
    """Without the empty cells at the end, which a sheet has wherever it was once touched."""
    end = len(cells)
    while end and cells[end - 1] == "":
        end -= 1
    return cells[:end]


def _cell(value: Any) -> object:
    """A sheet's number as it is shown, its dates and times in ISO 8601."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value) if isinstance(value, timedelta) else value


_READERS: dict[str, Callable[[Path], Iterator[Row]]] = {
    ".csv": _read_csv,
    ".jsonl": _read_lines,
    ".xlsx": _read_sheet,
}
