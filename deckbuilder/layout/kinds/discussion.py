"""Kind `discussion`: questions as rows, a single one large; planned minutes as a tag."""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from deckbuilder.layout.area import Area, square
from deckbuilder.layout.kinds import Kind
from deckbuilder.layout.listing import list_pages
from deckbuilder.layout.room import Page, Room
from deckbuilder.layout.rows import Column, Row, RowRules, most_of_few
from deckbuilder.layout.words import plain_number
from deckbuilder.model import scene, spec


class TagStyle(msgspec.Struct, frozen=True):
    """The tag with the minutes: where it stands beside a short title, and where (`high_y`) above
    a title that reaches it. Inches; `weight` of the clock in points."""

    right: float = 12.667
    y: float = 0.8125
    high_y: float = 0.3125
    h: float = 0.375
    pad: float = 0.1875
    clock: float = 0.25
    gap: float = 0.125
    weight: float = 1.75
    fill: str = "surface"
    clock_color: str = "accent1"


class DiscussionStyle(msgspec.Struct, frozen=True):
    """A single question, `one_width` wide, is centred on `one_center` where it is not too high."""

    ordinal: Column = Column(0.667, 0.817, "ordinal", sizes=(40, 36))
    question: Column = Column(1.683, 9.967, "discussion", display=True)
    most: float = 1.5
    one_width: float = 10.983
    one_center: float = 3.75
    rules: RowRules = RowRules()
    tag: TagStyle = TagStyle()


def draw(content: spec.Discussion, room: Room) -> list[Page]:
    style = room.style_of(DiscussionStyle)
    if len(content.questions) == 1:
        pages = _one(room, content.questions[0], style)
    else:
        rows = [
            Row(f"discussion/{n}", (str(n), question))
            for n, question in enumerate(content.questions, 1)
        ]
        columns = (style.ordinal, style.question)
        names = ("ordinal", "question")
        most = most_of_few(style.most, room.body.h, len(rows))
        pages = list_pages(room, rows, columns, names, rules=style.rules, most=most)
    tag = _tag(room, style.tag, len(pages))
    return [replace(page, items=(*tag, *page.items)) for page in pages]


def _one(room: Room, question: spec.Text, style: DiscussionStyle) -> list[Page]:
    body = room.body
    area = Area(body.x, body.y, min(body.w, room.w(style.one_width)), body.h)
    paragraph = room.display(question, "discussion_one", area, plain_marks=True)
    height = room.height([paragraph], area.w)
    if height > area.h:
        rows = [Row("discussion/1", (None, question))]
        columns = (style.ordinal, replace(style.question, x=0.667, w=12.0))
        return list_pages(
            room, rows, columns, ("ordinal", "question"), rules=RowRules(0, between=0, foot=0)
        )
    half = min(style.one_center - area.y, area.bottom - style.one_center)
    if room.place == "body" and height / 2 <= half:
        area = Area(area.x, style.one_center - half, area.w, 2 * half)
    box = room.box("discussion/1", "question", area, paragraph, anchor="middle")
    return [Page((box,), reveal=((scene.Target("discussion/1"),),))]


# --- the minutes --------------------------------------------------------------------------


def _tag(room: Room, style: TagStyle, pages: int) -> list[scene.Item]:
    minutes = room.planned.slide.minutes
    if minutes is None or room.place != "body":
        return []
    words = room.outline.words.minutes.format(n=plain_number(minutes))
    paragraph = room.para(words, "minutes_tag")
    text_w = room.type.runs_width(paragraph) / 72 * 1.05 + 0.05
    w = 2 * style.pad + style.clock + style.gap + text_w
    right = room.x(style.right)
    y = style.high_y if _title_right(room, pages) > right - w - 0.2 else style.y
    area = Area(right - w, y, w, style.h)
    text = Area(area.right - style.pad - text_w, y, text_w, style.h)
    parts = (
        room.panel("minutes/panel", "panel", area, style.fill),
        *_clock(room, area.x + style.pad + style.clock / 2, area.middle, style),
        room.box("minutes/text", "minutes", text, paragraph, anchor="middle"),
    )
    return [scene.Group("minutes", words, parts)]


def _title_right(room: Room, pages: int) -> float:
    """The right end of the title as the frame sets it, with its count where `pages` go on."""
    width, text = room.content_width, room.planned.title
    if pages > 1:
        count = spec.Run(room.outline.words.part_of.format(i=pages, n=pages))
        text = spec.Text((*text.runs, count), text.where)
    title = room.display(text, "title", Area(0, 0, width, 3.0), plain_marks=True)
    return room.x(0.667) + room.type.runs_width(title) / 72


def _clock(room: Room, x: float, y: float, style: TagStyle) -> tuple[scene.Item, ...]:
    """A dial and its two hands as one open path each."""
    side = style.clock
    stroke = room.stroke(style.clock_color, style.weight)
    hands = scene.Path(1, 1, (("M", 0, 0), ("L", 0, 0.62), ("L", 1, 1)))
    dial = square(x, y, side)
    area = Area(x, y - side * 0.28, side * 0.2, side * 0.38)
    return (
        scene.Shape("minutes/dial", "dial", dial.rect, "ellipse", stroke=stroke, decorative=True),
        scene.Shape("minutes/hands", "hands", area.rect, hands, stroke=stroke, decorative=True),
    )


KIND = Kind(draw)
