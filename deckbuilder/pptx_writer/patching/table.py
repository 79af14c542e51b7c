"""Tables: rows and columns put in and taken out, widths of columns, and single cells."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import deepcopy

from deckbuilder.model.merge import Decision, Piece
from deckbuilder.ooxml.names import A, Element
from deckbuilder.ooxml.shapes import whole_number

_TABLE = f"{A}graphic/{A}graphicData/{A}tbl"


def cell_at(frame: Element, row: int, column: int) -> Element | None:
    """The cell at a place (from 0) of the table in `frame`; None where there is none."""
    rows: list[Element] = frame.findall(f"{_TABLE}/{A}tr")
    cells: list[Element] = rows[row].findall(f"{A}tc") if 0 <= row < len(rows) else []
    return cells[column] if 0 <= column < len(cells) else None


def patch_table(
    hand: Element, spec: Element, one: Decision, take: Callable[[Element], Element]
) -> None:
    """Applies a decision about a whole table: its rows, the widths of its columns, or all of it."""
    own, new = hand.find(_TABLE), spec.find(_TABLE)
    if own is None or new is None:
        return
    if one.pieces:
        _rearrange(own, new, one, take)
    elif one.names == ("widths",):
        columns = f"{A}tblGrid/{A}gridCol"
        for mine, theirs in zip(own.iterfind(columns), new.iterfind(columns), strict=False):
            mine.set("w", theirs.get("w"))
    else:
        own.getparent().replace(own, take(new))


def _rearrange(
    own: Element, new: Element, one: Decision, take: Callable[[Element], Element]
) -> None:
    """Gives a table the rows and columns that a decision names."""
    mine, theirs = own.findall(f"{A}tr"), new.findall(f"{A}tr")
    rows: list[Element] = []
    for row in one.pieces:
        made = mine[row.hand] if row.hand >= 0 else take(theirs[row.spec])
        other = theirs[row.spec] if row.spec >= 0 else None
        rows.append(_with_cells(made, other, one.columns, take, is_own=row.hand >= 0))
    for row in mine:
        own.remove(row)
    later = own.find(f"{A}extLst")
    for row in rows:
        if later is not None:
            later.addprevious(row)
        else:
            own.append(row)
    _set_columns(own.find(f"{A}tblGrid"), new.find(f"{A}tblGrid"), one.columns)


def _with_cells(
    row: Element,
    other: Element | None,
    columns: Sequence[Piece],
    take: Callable[[Element], Element],
    *,
    is_own: bool,
) -> Element:
    """A row with the cells of `columns`: its own, those of the same row of the spec in `other`,
    or empty ones."""
    cells = row.findall(f"{A}tc")
    more: list[Element] = other.findall(f"{A}tc") if other is not None else []
    found: list[Element] = []
    for column in columns:
        place = column.hand if is_own else column.spec
        if 0 <= place < len(cells):
            found.append(cells[place])
        elif is_own and 0 <= column.spec < len(more):
            found.append(take(more[column.spec]))
        else:
            found.append(_emptied(found[-1] if found else cells[0]))
    for cell in cells:
        row.remove(cell)
    for place, cell in enumerate(found):
        row.insert(place, cell)
    return row


def _emptied(cell: Element) -> Element:
    """A copy of a cell without its words."""
    made = deepcopy(cell)
    for paragraph in made.iterfind(f"{A}txBody/{A}p"):
        for one in [one for one in paragraph if one.tag not in (f"{A}pPr", f"{A}endParaRPr")]:
            paragraph.remove(one)
    return made


def _set_columns(own: Element, new: Element, columns: Sequence[Piece]) -> None:
    """The widths of the columns of a merged table, which stays as wide as it was."""
    mine, theirs = own.findall(f"{A}gridCol"), new.findall(f"{A}gridCol")
    if [one.hand for one in columns] == list(range(len(mine))):
        return
    whole = sum(whole_number(one.get("w")) for one in mine)
    made = [mine[one.hand] if one.hand >= 0 else deepcopy(theirs[one.spec]) for one in columns]
    wide = sum(whole_number(one.get("w")) for one in made) or 1
    for one in mine:
        own.remove(one)
    for place, one in enumerate(made):
        one.set("w", str(whole_number(one.get("w")) * whole // wide))
        own.insert(place, one)
    seen: set[str] = set()
    for mark in own.iter("{*}colId"):  # which has to differ from column to column
        while mark.get("val", "") in seen:
            mark.set("val", str(whole_number(mark.get("val")) + 1))
        seen.add(mark.get("val", ""))
