"""Tables three ways: rows and columns that either side puts in, takes out or changes."""

from __future__ import annotations

from deckbuilder.merge.grids import MergedGrid, merge_grids
from deckbuilder.model.snapshot import Cell, Item, Paragraph, Run

BASE = ["项 一 二", "甲 11 12", "乙 21 22"]


def table(rows: list[str], bold: tuple[int, int] = (-1, -1)) -> Item:
    def cell(words: str, place: tuple[int, int]) -> Cell:
        look = (("b", "1"),) if place == bold else ()
        return Cell((Paragraph((Run(words, look),)),))

    cells = tuple(
        tuple(cell(words, (r, c)) for c, words in enumerate(row.split()))
        for r, row in enumerate(rows)
    )
    return Item(2, "table", "table", cells=cells)


def merged(hand: list[str], spec: list[str], bold: tuple[int, int] = (-1, -1)) -> MergedGrid:
    return merge_grids(table(BASE), table(hand, bold), table(spec), "hand", sure=True)


def rows_of(grid: MergedGrid) -> list[tuple[int, int]]:
    return [(one.hand, one.spec) for one in grid.rows]


def columns_of(grid: MergedGrid) -> list[tuple[int, int]]:
    return [(one.hand, one.spec) for one in grid.columns]


def test_a_column_by_hand_and_a_number_of_the_spec_both_apply():
    grid = merged(
        ["项 一 二 注", "甲 11 12 好", "乙 21 22 可"], ["项 一 二", "甲 11 99", "乙 21 22"]
    )
    assert columns_of(grid) == [(0, 0), (1, 1), (2, 2), (3, -1)]
    assert rows_of(grid) == [(0, 0), (1, 1), (2, 2)] and not grid.disputes
    assert ((1, 2), ((1, 2), (1, 2), (1, 2))) in list(grid.cells())


def test_a_row_by_hand_and_a_column_of_the_spec_both_apply():
    grid = merged([*BASE, "丙 31 32"], ["项 一 二 三", "甲 11 12 13", "乙 21 22 23"])
    assert columns_of(grid) == [(0, 0), (1, 1), (2, 2), (-1, 3)]
    assert rows_of(grid) == [(0, 0), (1, 1), (2, 2), (3, -1)] and not grid.disputes


def test_a_row_that_the_spec_drops_goes_unless_a_person_changed_it():
    assert rows_of(merged(BASE, BASE[:2])) == [(0, 0), (1, 1)]
    for hand, bold in ((["项 一 二", "甲 11 12", "乙 21 77"], (-1, -1)), (BASE, (2, 1))):
        grid = merged(hand, BASE[:2], bold)
        assert rows_of(grid)[-1] == (2, -1) and len(grid.disputes) == 1


def test_a_row_in_which_a_person_filled_a_column_of_their_own_stays_in_dispute():
    grid = merged(["项 一 二 注", "甲 11 12 好", "乙 21 22 可"], BASE[:2])
    assert rows_of(grid)[-1] == (2, -1) and len(grid.disputes) == 1
