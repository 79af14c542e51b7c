"""Tables without spans three ways: rows and columns found again by what they say.

What only one side put in or took out is in or out; a row or column that one took out and the
other changed is a dispute.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import msgspec

from deckbuilder.merge.alignment import align
from deckbuilder.merge.paragraphs import gaps
from deckbuilder.model.merge import Piece, Side
from deckbuilder.model.snapshot import Cell, Item, plain_text

CellPlaces = tuple[tuple[int, int], tuple[int, int], tuple[int, int]]  # in base, hand and spec
Shown = tuple[str, str, str]
_Line = Sequence[Cell]


class MergedGrid(msgspec.Struct, frozen=True):
    """The rows and columns of the merged table, and the rows and columns in dispute."""

    rows: tuple[Piece, ...]
    columns: tuple[Piece, ...]
    disputes: tuple[Shown, ...] = ()

    def changes(self, hand: Item) -> bool:
        """Whether the rows or columns are others than the hand's."""
        height, width = len(hand.cells), len(hand.cells[0])
        return not (_are_all(self.rows, height) and _are_all(self.columns, width))

    @property
    def widens(self) -> bool:
        """Whether some columns are not on all sides."""
        return any(min(one.base, one.hand, one.spec) < 0 for one in self.columns)

    def cells(self) -> Iterator[tuple[tuple[int, int], CellPlaces]]:
        """The places of the cells that all sides have, in the merged table and on each side."""
        for n, row in enumerate(self.rows):
            for m, column in enumerate(self.columns):
                base, hand, spec = zip(_places(row), _places(column), strict=True)
                if min(*base, *hand, *spec) >= 0:
                    yield (n, m), (base, hand, spec)


def _places(piece: Piece) -> tuple[int, int, int]:
    return piece.base, piece.hand, piece.spec


def _are_all(pieces: Sequence[Piece], count: int) -> bool:
    return [one.hand for one in pieces] == list(range(count))


def is_grid(table: Item) -> bool:
    """Whether a table has rows of one length and no spans."""
    widths = {len(row) for row in table.cells}
    spans = {cell.span for row in table.cells for cell in row}
    return len(widths) == 1 and spans == {(1, 1)}


def merge_grids(base: Item, hand: Item, spec: Item, prefer: Side, *, sure: bool) -> MergedGrid:
    """The merge of three grids; without `sure` only words count, whatever the format."""
    sides = (base.cells, hand.cells, spec.cells)
    if len({len(side[0]) for side in sides}) == 1:
        columns = tuple(Piece(n, n, n) for n in range(len(base.cells[0])))
        disputes: list[Shown] = []
    else:
        old, mine, new = (_turned(side) for side in sides)
        columns, disputes = _merge_lines(old, mine, new, prefer, sure)
    old, mine, new = (_common(side, columns, n) for n, side in enumerate(sides))
    rows, more = _merge_lines(old, mine, new, prefer, sure, _written(hand, columns))
    return MergedGrid(rows, columns, (*disputes, *more))


def _written(hand: Item, columns: Sequence[Piece]) -> set[int]:
    """The rows in which a person wrote something into a column of their own."""
    own = [one.hand for one in columns if one.base < 0 and one.hand >= 0]
    return {n for n, row in enumerate(hand.cells) if any(row[place].text for place in own)}


def _turned(cells: Sequence[_Line]) -> list[_Line]:
    """The columns of a table."""
    return list(zip(*cells, strict=True))


def _common(cells: Sequence[_Line], columns: Sequence[Piece], side: int) -> list[_Line]:
    """The rows of one side without the columns that not all sides have."""
    wanted = [_places(one)[side] for one in columns if min(_places(one)) >= 0]
    return [[row[n] for n in wanted] for row in cells]


def _merge_lines(
    base: Sequence[_Line],
    hand: Sequence[_Line],
    spec: Sequence[_Line],
    prefer: Side,
    sure: bool,
    written: Collection[int] = (),
) -> tuple[tuple[Piece, ...], list[Shown]]:
    """Rows, or columns: those of the merged table and those in dispute; `written` are those of
    the hand that changed, whatever they have in common."""
    old, mine, new = ([_words(line) for line in side] for side in (base, hand, spec))
    by_hand, by_spec = dict(align(old, mine)), dict(align(old, new))
    hand_gaps, spec_gaps = gaps(by_hand, len(mine)), gaps(by_spec, len(new))
    lines: list[Piece] = []
    disputes: list[Shown] = []
    for n in range(-1, len(old)):
        h, s = by_hand.get(n, -1), by_spec.get(n, -1)
        if h >= 0 and s >= 0:
            lines.append(Piece(n, h, s))
        elif h >= 0 and (h in written or _changed(base[n], hand[h], sure)):
            disputes.append((old[n], mine[h], ""))
            lines += [Piece(n, h)] if prefer == "hand" else []
        elif s >= 0 and new[s] != old[n]:
            disputes.append((old[n], "", new[s]))
            lines += [Piece(n, spec=s, text="spec", look="spec")] if prefer == "spec" else []
        lines += [Piece(hand=place) for place in hand_gaps.get(n, ())]
        lines += [Piece(spec=place, text="spec", look="spec") for place in spec_gaps.get(n, ())]
    return tuple(lines), disputes


def _changed(base: _Line, hand: _Line, sure: bool) -> bool:
    """Whether a person changed a row or a column."""
    return list(hand) != list(base) if sure else _words(hand) != _words(base)


def _words(line: _Line) -> str:
    return "\t".join(plain_text(cell.text) for cell in line)
