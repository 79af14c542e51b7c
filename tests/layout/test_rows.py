"""Rows on pages: what the pieces of a cut row repeat is said once a page."""

from __future__ import annotations

from deckbuilder.layout.area import Area
from deckbuilder.layout.rows import Column, Row, set_rows
from deckbuilder.model import spec
from tests.layout.drafting import room_for, slide, text

COLUMNS = (Column(0.667, 2.0, "item_title"), Column(3.0, 9.0, "row_text"))


def headings(height: float) -> list[list[bool]]:
    """Whether each row of each page shows its heading; one row is cut in two pieces."""
    room = room_for(slide("terms", spec.Terms(())))
    heading = text("说明")
    first = Row("terms/1", (heading, text("先听清楚再开口")))
    second = Row("terms/1/2", (heading, text("结果向全村公开")), piece=1)
    pages = set_rows(room, [first, second], COLUMNS, Area(0.667, 1.75, 12.0, height))
    return [[bool(row.cells[0]) for row in placed] for placed in pages]


def test_pieces_on_one_page_have_one_heading() -> None:
    assert headings(4.0) == [[True, False]]


def test_a_piece_on_a_page_of_its_own_repeats_the_heading() -> None:
    assert headings(0.6) == [[True], [True]]
