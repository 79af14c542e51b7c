"""Tables: rows put in and taken out, widths of columns, and single cells."""

from __future__ import annotations

from collections.abc import Callable

from deckbuilder.model.merge import Decision
from deckbuilder.ooxml.names import A, Element

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
        _order_rows(own, new, one, take)
    elif one.names == ("widths",):
        columns = f"{A}tblGrid/{A}gridCol"
        for mine, theirs in zip(own.iterfind(columns), new.iterfind(columns), strict=False):
            mine.set("w", theirs.get("w"))
    else:
        own.getparent().replace(own, take(new))


def _order_rows(
    own: Element, new: Element, one: Decision, take: Callable[[Element], Element]
) -> None:
    mine, theirs = own.findall(f"{A}tr"), new.findall(f"{A}tr")
    rows = [
        mine[piece.hand] if piece.hand >= 0 else take(theirs[piece.spec]) for piece in one.pieces
    ]
    for row in mine:
        own.remove(row)
    later = own.find(f"{A}extLst")
    for row in rows:
        if later is not None:
            later.addprevious(row)
        else:
            own.append(row)
