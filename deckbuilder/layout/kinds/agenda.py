"""Kind `agenda`: the sections as rows that lead to them; the one it stands in is lit.

The bare form is made from the outline; a deck without sections lists its slides. Entries given
as Items are shown as they are, `title: what it is about` in two columns.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from deckbuilder.diagnostics import diagnostic
from deckbuilder.layout.kinds import Kind
from deckbuilder.layout.listing import Lit, list_pages, one_line, widen, within_body
from deckbuilder.layout.lists import inline_text
from deckbuilder.layout.outline import Chapter
from deckbuilder.layout.room import Page, Room
from deckbuilder.layout.rows import Column, Row, RowRules
from deckbuilder.layout.words import chinese_numeral, plain_number
from deckbuilder.model import spec
from deckbuilder.units import inches

NAMES = ("ordinal", "title", "about", "minutes")


class AgendaStyle(msgspec.Struct, frozen=True):
    """From `many` rows on, titles and ordinals take their smaller sizes. What a section is about
    stands in at most `about_lines` lines, else it is left out of the bare form. `title_most` is
    how wide the titles' column may grow where a title is longer than it."""

    ordinal: Column = Column(0.667, 0.817, "ordinal", sizes=(30,))
    title: Column = Column(1.683, 4.883, "item_title", sizes=(24, 22, 20), display=True)
    about: Column = Column(6.767, 3.867, "row_note")
    minutes: Column = Column(10.833, 1.833, "row_note", align="right", sizes=(18,))
    title_most: float = 4.883
    about_lines: int = 1
    many: int = 7
    many_ordinal: float = 26
    many_title: tuple[float, ...] = (20,)
    most_rows: int = 8
    most: float = 1.0
    chinese_ordinals: bool = False
    rules: RowRules = RowRules(top=0, foot=0)
    lit: Lit = Lit()


class Entry(msgspec.Struct, frozen=True):
    title: spec.Text
    about: spec.Text | None = None
    minutes: str = ""
    link: str = ""
    lit: bool = False


def draw(content: spec.Agenda, room: Room) -> list[Page]:
    style = room.style_of(AgendaStyle)
    entries = _given(room, content.items) if content.items else _from_outline(room)
    columns = _columns(room, style, entries)
    if content.items is None and not _about_fits(room, entries, columns[2], style):
        entries = [replace(entry, about=None) for entry in entries]
        columns = _columns(room, style, entries)
    rows = [_row(room, style, n, entry) for n, entry in enumerate(entries, 1)]
    return list_pages(
        room, rows, columns, NAMES, rules=style.rules, lit=style.lit, most=style.most,
        on_a_page=style.most_rows,
    )  # fmt: skip


# --- entries ------------------------------------------------------------------------------


def _given(room: Room, items: spec.Items) -> list[Entry]:
    return [_entry(room, item) for item in items.items]


def _entry(room: Room, item: spec.Item) -> Entry:
    """`title: about`; what is nested stands with what it is about, a line each."""
    below = spec.Items(item.items)
    nested = inline_text(room, below) if item.items else None
    if item.lead is None:
        return Entry(item.text, nested)
    if nested is None:
        return Entry(item.lead, item.text)
    return Entry(item.lead, spec.Text((*item.text.runs, spec.Run("\n"), *nested.runs)))


def _from_outline(room: Room) -> list[Entry]:
    here = room.planned.chapter
    chapters = room.outline.chapters
    if not chapters:
        room.warn(diagnostic("W303", room.planned.slide.where, kind="agenda"))
        return _slides(room)
    return [_chapter(room, chapter, chapter is here) for chapter in chapters]


def _chapter(room: Room, chapter: Chapter, lit: bool) -> Entry:
    minutes = ""
    if chapter.minutes is not None:
        minutes = room.outline.words.minutes.format(n=plain_number(chapter.minutes))
    about = one_line(chapter.lead) if chapter.lead else None
    return Entry(one_line(chapter.title), about, minutes, f"#{chapter.key}", lit)


def _slides(room: Room) -> list[Entry]:
    """The slides of a deck without sections; the title alone where there is nothing else."""
    frame = ("cover", "agenda", "closing")
    slides = [p for p in room.outline.slides if p.slide.kind not in frame and not p.slide.hidden]
    entries = [Entry(one_line(p.title), link=f"#{p.slide.id}") for p in slides]
    return entries or [Entry(one_line(room.outline.deck.title))]


# --- columns ------------------------------------------------------------------------------


def _columns(room: Room, style: AgendaStyle, entries: Sequence[Entry]) -> list[Column]:
    """The columns as these entries need them: what is missing gives its width away."""
    ordinal, title, about = style.ordinal, style.title, style.about
    if min(len(entries), style.most_rows) >= style.many:
        ordinal = replace(ordinal, sizes=(style.many_ordinal,))
        title = replace(title, sizes=style.many_title)
    minutes = _minutes_column(room, style.minutes, entries)
    right = min(about.x + about.w, minutes.x - 0.2)
    if not any(entry.minutes for entry in entries):
        right = minutes.x + minutes.w
    if any(entry.about for entry in entries):
        columns = [ordinal, title, replace(about, w=right - about.x), minutes]
        return widen(room, columns, 1, [entry.title for entry in entries], style.title_most)
    return [ordinal, replace(title, w=right - title.x), about, minutes]


def _minutes_column(room: Room, column: Column, entries: Sequence[Entry]) -> Column:
    """As wide as the minutes need to stand on one line, to the left."""
    widths = [room.type.runs_width(room.para(e.minutes, column.style)) for e in entries]
    share = room.body.w / 12.0
    need = max(widths, default=0.0) / 72 * 1.05 / share
    return replace(column, x=column.x + min(0.0, column.w - need), w=max(column.w, need))


def _about_fits(room: Room, entries: Sequence[Entry], column: Column, style: AgendaStyle) -> bool:
    inner = within_body(room, [column])[0]
    sizes = inner.sizes or room.style(inner.style).sizes
    paragraphs = [room.para(e.about, inner.style, sizes[-1]) for e in entries if e.about]
    lines = room.type.set(paragraphs, inches(room.w(inner.w) * 0.99)).lines
    return max(lines, default=0) <= style.about_lines


def _row(room: Room, style: AgendaStyle, n: int, entry: Entry) -> Row:
    ordinal = chinese_numeral(n) if style.chinese_ordinals and room.chinese else str(n)
    cells = (ordinal, entry.title, entry.about, entry.minutes or None)
    return Row(f"agenda/{n}", cells, lit=entry.lit, link=entry.link)


KIND = Kind(draw, tells="deck")
