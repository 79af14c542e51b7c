"""Kind `case`: a row a heading, as high as its text; the last, what we take from it, is lit."""

from __future__ import annotations

import msgspec

from deckbuilder.layout.kinds import Kind
from deckbuilder.layout.listing import Lit, list_pages, widen
from deckbuilder.layout.room import Page, Room
from deckbuilder.layout.rows import Column, Row, RowRules
from deckbuilder.model import spec


class CaseStyle(msgspec.Struct, frozen=True):
    label: Column = Column(
        0.667, 1.833, "item_title", sizes=(20,), color="accent1-text", display=True
    )
    text: Column = Column(2.7, 9.967, "row_text")
    label_most: float = 3.2
    most: float = 1.6
    light_last: bool = True
    rules: RowRules = RowRules(foot=0)
    lit: Lit = Lit()


def draw(content: spec.Case, room: Room) -> list[Page]:
    style = room.style_of(CaseStyle)
    count = len(content.parts)
    lit = count if style.light_last and count > 1 else 0
    rows = [
        Row(f"case/{n}", (part.heading, part.body), lit=n == lit)
        for n, part in enumerate(content.parts, 1)
    ]
    headings = [part.heading for part in content.parts]
    columns = widen(room, (style.label, style.text), 0, headings, style.label_most)
    return list_pages(
        room, rows, columns, ("heading", "text"),
        rules=style.rules, lit=style.lit, most=style.most, equal=False,
    )  # fmt: skip


KIND = Kind(draw)
