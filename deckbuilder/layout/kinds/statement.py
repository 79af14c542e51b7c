"""Kind `statement`: one large sentence, which is the slide's title."""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from deckbuilder.layout.area import Area
from deckbuilder.layout.art import draw_art
from deckbuilder.layout.cutting import cut_text
from deckbuilder.layout.forms import FormPlan, Slot
from deckbuilder.layout.frame import TITLE, ground_of
from deckbuilder.layout.kinds import Kind
from deckbuilder.layout.room import DISPLAY_SLACK, Page, Room
from deckbuilder.model import scene, spec
from deckbuilder.model.scene import Paragraph
from deckbuilder.model.theme import Art, Box

_UNDER_TITLE = (48.0, 44.0, 40.0, 36.0, 32.0, 28.0, 24.0, 20.0, 18.0)
_NARROW = (32.0, 28.0, 24.0, 20.0, 18.0)


class StatementStyle(msgspec.Struct, frozen=True):
    """The block, from its mark to its last line, is centred on `center`. `mark` is art whose box
    starts at the block's top, its text `mark_gap` lower."""

    text: Box = (0.667, 2.0, 10.983, 3.5)
    center: float = 3.75
    mark: Art | None = None
    mark_gap: float = 0.0
    by_gap: float = 0.375


def draw(content: spec.Statement, room: Room) -> list[Page]:
    if room.place != "body":
        return _block(content, room)
    style = room.style_of(StatementStyle)
    x, _, w, _ = style.text
    width = min(room.w(w), room.body.right - room.x(x))
    lead = room.planned.slide.lead
    if room.planned.drawn_title:
        return _block(content, room)
    most = room.body.bottom - 1.0 - style.mark_gap - (0.9 if lead else 0.0)
    sentence = room.display(content.text, "statement", Area(0, 0, width, most), plain_marks=True)
    h = room.height([sentence], width)
    by = room.display(lead, "statement_by", Area(0, 0, width, 0.9)) if lead else None
    by_h = style.by_gap + room.height([by], width) if by else 0.0
    top = style.center - (style.mark_gap + h + by_h) / 2
    top = max(0.9, min(top, room.body.bottom - style.mark_gap - h - by_h))
    area = Area(room.x(x), top + style.mark_gap, width, h)
    items: list[scene.Item] = [room.box("title", "statement", area, sentence, placeholder=TITLE)]
    if by:
        below = Area(area.x, area.bottom + style.by_gap, width, by_h - style.by_gap)
        items.append(room.box("by", "by-line", below, by))
    if style.mark and style.mark.box:
        mark = replace(style.mark, box=(style.mark.box[0], top, *style.mark.box[2:]))
        items += draw_art(ground_of(room), (mark,), "mark")
    return [Page(tuple(items))]


def _block(content: spec.Statement, room: Room) -> list[Page]:
    """The sentence in a column, an aside, or under a title of its own; a long one continues."""
    sizes = _UNDER_TITLE if room.place == "body" else _NARROW
    look, color = room.style("statement"), "on-primary"
    if not _on_facts(room):  # the style's colours are for the ground of its own form
        look = replace(look, marked="")
        color = room.style("title").color if room.place == "body" else "primary"

    body = room.body
    within = body.inset(0, 0, 0, body.h * (1 - 1 / DISPLAY_SLACK))

    def sentence(text: spec.Text) -> Paragraph:
        return room.display(
            text, look, within, sizes=sizes, most_lines=12, plain_marks=True, color=color
        )

    def fits(text: spec.Text) -> bool:
        return room.height([sentence(text)], body.w) <= body.h

    return [
        Page((room.box("statement", "statement", room.body, sentence(text), anchor="middle"),))
        for text in cut_text(content.text, fits)
    ]


def _on_facts(room: Room) -> bool:
    return (
        room.place == "aside" and room.theme.frame.get("aside", {}).get("facts_fill") == "primary"
    )


def plan_form(room: Room) -> FormPlan:
    style = room.style_of(StatementStyle)
    slot = Slot(TITLE, "statement", style.text, "statement", "One sentence", "middle")
    return FormPlan("statement", "Statement", "titleOnly", slots=(slot,))


KIND = Kind(draw, form="statement", frame="untitled")
