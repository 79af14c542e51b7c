"""Kind `terms`: a row a term, its meaning beside it."""

from __future__ import annotations

import msgspec

from deckbuilder.layout.kinds import Kind
from deckbuilder.layout.listing import list_pages, widen
from deckbuilder.layout.room import Page, Room
from deckbuilder.layout.rows import Column, Row, RowRules
from deckbuilder.model import spec


class TermsStyle(msgspec.Struct, frozen=True):
    term: Column = Column(0.667, 2.85, "item_title", sizes=(22, 20), display=True)
    meaning: Column = Column(3.717, 8.95, "row_text")
    term_most: float = 3.6
    most: float = 1.25
    rules: RowRules = RowRules()


def draw(content: spec.Terms, room: Room) -> list[Page]:
    style = room.style_of(TermsStyle)
    rows = [Row(f"terms/{n}", (t.term, t.meaning)) for n, t in enumerate(content.terms, 1)]
    terms = [t.term for t in content.terms]
    columns = widen(room, (style.term, style.meaning), 0, terms, style.term_most)
    names = ("term", "meaning")
    return list_pages(room, rows, columns, names, rules=style.rules, most=style.most)


KIND = Kind(draw)
