"""Kind `closing`: the last words, and where to reach whom."""

from __future__ import annotations

import msgspec

from deckbuilder.layout.area import Area
from deckbuilder.layout.forms import FormPlan, Slot
from deckbuilder.layout.frame import placed
from deckbuilder.layout.kinds import Kind
from deckbuilder.layout.room import Page, Room
from deckbuilder.model import scene, spec
from deckbuilder.model.scene import Placeholder
from deckbuilder.model.theme import Box

TITLE = Placeholder("title")
LEAD = Placeholder("body", 1)
CONTACT = Placeholder("body", 31)


class ClosingStyle(msgspec.Struct, frozen=True):
    """`lead_gap` as in a section. Contact lines stand `pitch` apart, from `contact` downwards, or
    so that the last ends at `contact_end` with a hair above the first. `organization` is where
    the deck's organization stands, if the theme shows it. With `columns` they stand side by side
    over so many columns of the slide, as far as they fit."""

    title: Box = (0.667, 2.0, 6.0, 1.9)
    lead: Box = (0.667, 4.0, 5.9, 1.3)
    lead_gap: float | None = 0.25
    organization: Box | None = None
    contact: Box = (0.667, 5.0, 5.9, 0.4375)
    contact_end: float | None = 6.875
    pitch: float = 0.4375
    hair: float = 1.0
    columns: int = 1


def draw(content: spec.Closing, room: Room) -> list[Page]:
    style = room.style_of(ClosingStyle)
    area = placed(room, style.title)
    title = room.display(content.text, "closing_title", area, plain_marks=True)
    items: list[scene.Item] = [room.box("title", "title", area, title, placeholder=TITLE)]
    if (lead := room.planned.slide.lead) is not None:
        box = placed(room, style.lead)
        if style.lead_gap is not None:
            y = area.y + room.height([title], area.w) + style.lead_gap
            box = Area(box.x, y, box.w, box.h)
        paragraph = room.display(lead, "closing_lead", box, plain_marks=True)
        box = Area(box.x, box.y, box.w, max(box.h, room.height([paragraph], box.w)))
        items.append(room.box("lead", "lead", box, paragraph, placeholder=LEAD))
    organization = room.outline.deck.organization
    if style.organization is not None and organization is not None and lead is None:
        box = placed(room, style.organization)
        paragraph = room.para(organization, "closing_lead", plain_marks=True)
        items.append(room.box("organization", "organization", box, paragraph, anchor="middle"))
    return [Page((*items, *_contact(room, style, content.contact)))]


def _contact(room: Room, style: ClosingStyle, lines: tuple[spec.Text, ...]) -> list[scene.Item]:
    if not lines:
        return []
    if len(lines) <= style.columns and (beside := _beside(room, style, lines)):
        return beside
    box = placed(room, style.contact)
    look = room.style("closing_contact")
    row = Area(box.x, box.y, box.w, style.pitch)
    size = min(room.display(line, look, row, most_lines=1).size for line in lines)
    pitch = max(1.2, style.pitch * 72 / 1.22 * 1.2 / size)
    paragraphs = [room.para(line, look, size, plain_marks=True, pitch=pitch) for line in lines]
    height = max(style.pitch * len(lines), room.height(paragraphs, box.w))
    y = style.contact_end - height if style.contact_end is not None else box.y
    area = Area(box.x, y, box.w, height)
    items: list[scene.Item] = []
    if style.contact_end is not None and style.hair:
        items.append(room.rule("hair", area.x, y - 0.1875, room.w(3.867), style.hair, "line"))
    return [
        *items,
        room.box("contact", "contact", area, paragraphs, anchor="middle", placeholder=CONTACT),
    ]


def _beside(room: Room, style: ClosingStyle, lines: tuple[spec.Text, ...]) -> list[scene.Item]:
    """Contact lines side by side; nothing where one is too long for its column."""
    if style.columns < 2:
        return []
    x, y, w, h = style.contact
    row = placed(room, (x, y, w, h))
    look = room.style("closing_contact")
    places = row.columns(style.columns, room.w(0.2))
    items: list[scene.Item] = []
    for n, (line, place) in enumerate(zip(lines, places, strict=False), 1):
        paragraph = room.display(line, look, place, most_lines=1, plain_marks=True)
        if room.type.runs_width(paragraph) > place.w * 72:
            return []
        holder = CONTACT if n == 1 else None
        box = room.box(
            f"contact/{n}", f"contact {n}", place, paragraph, anchor="middle", placeholder=holder
        )
        items.append(box)
    return items


def plan_form(room: Room) -> FormPlan:
    style = room.style_of(ClosingStyle)
    slots = (
        Slot(TITLE, "title", style.title, "closing_title", "Closing words"),
        Slot(LEAD, "lead", style.lead, "closing_lead", "One more sentence"),
        Slot(CONTACT, "contact", style.contact, "closing_contact", "Contact", "middle"),
    )
    return FormPlan("closing", "Closing", "titleOnly", frame=False, slots=slots)


KIND = Kind(draw, form="closing", frame="bare")
