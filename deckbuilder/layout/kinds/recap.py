"""Kind `recap`: a row for each section with the sentence to take from it.

The bare form takes the last takeaway of each section, or its lead where it has none; a deck
without sections gives its takeaways under their slides' titles. Items are shown as they are,
`section: sentence`.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from deckbuilder.diagnostics import diagnostic
from deckbuilder.layout.kinds import Kind
from deckbuilder.layout.listing import Lit, list_pages, one_line, widen
from deckbuilder.layout.lists import inline_text
from deckbuilder.layout.outline import Chapter
from deckbuilder.layout.room import Page, Room
from deckbuilder.layout.rows import Column, Row, RowRules
from deckbuilder.layout.words import chinese_numeral
from deckbuilder.model import spec

NAMES = ("ordinal", "section", "sentence")


class RecapStyle(msgspec.Struct, frozen=True):
    ordinal: Column = Column(0.667, 0.817, "ordinal", sizes=(36, 30))
    section: Column = Column(1.683, 2.85, "row_note", sizes=(20, 20, 18), display=True)
    sentence: Column = Column(4.733, 7.933, "row_sentence")
    section_most: float = 3.6
    most: float = 1.25
    chinese_ordinals: bool = False
    rules: RowRules = RowRules()


class Entry(msgspec.Struct, frozen=True):
    section: spec.Text | None
    sentence: spec.Text | None
    link: str = ""


def draw(content: spec.Recap, room: Room) -> list[Page]:
    style = room.style_of(RecapStyle)
    entries = _given(room, content.items) if content.items else _from_outline(room)
    columns = _columns(room, style, entries)
    rows = [_row(room, style, n, entry) for n, entry in enumerate(entries, 1)]
    return list_pages(room, rows, columns, NAMES, rules=style.rules, lit=Lit(), most=style.most)


def _given(room: Room, items: spec.Items) -> list[Entry]:
    return [_entry(room, item) for item in items.items]


def _entry(room: Room, item: spec.Item) -> Entry:
    sentence = item.text
    if item.items:
        nested = inline_text(room, spec.Items(item.items))
        if item.lead is None:
            return Entry(item.text, nested)
        sentence = spec.Text((*sentence.runs, spec.Run("\n"), *nested.runs))
    return Entry(item.lead, sentence)


def _from_outline(room: Room) -> list[Entry]:
    chapters = room.outline.chapters
    if chapters:
        return [Entry(one_line(c.title), _kept(c), f"#{c.key}") for c in chapters]
    room.warn(diagnostic("W303", room.planned.slide.where, kind="recap"))
    kept = [p for p in room.outline.slides if p.slide.takeaway and p.slide.kind != "recap"]
    entries = [Entry(one_line(p.title), p.slide.takeaway, f"#{p.slide.id}") for p in kept]
    return entries or [Entry(None, one_line(room.outline.deck.title))]


def _kept(chapter: Chapter) -> spec.Text | None:
    """The sentence to take from a section."""
    return chapter.takeaways[-1] if chapter.takeaways else chapter.lead


def _columns(room: Room, style: RecapStyle, entries: Sequence[Entry]) -> list[Column]:
    """Where there are no sections or no sentences, the others take the width."""
    section, sentence = style.section, style.sentence
    right = sentence.x + sentence.w
    if not any(e.section for e in entries):
        return [style.ordinal, section, replace(sentence, x=section.x, w=right - section.x)]
    if not any(e.sentence for e in entries):
        return [style.ordinal, replace(section, w=right - section.x), sentence]
    columns = [style.ordinal, section, sentence]
    return widen(room, columns, 1, [e.section for e in entries], style.section_most)


def _row(room: Room, style: RecapStyle, n: int, entry: Entry) -> Row:
    ordinal = chinese_numeral(n) if style.chinese_ordinals and room.chinese else str(n)
    return Row(f"recap/{n}", (ordinal, entry.section, entry.sentence), link=entry.link)


KIND = Kind(draw, tells="deck")
