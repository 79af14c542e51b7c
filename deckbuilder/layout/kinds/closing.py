"""Kind `closing`: the last words, and where to reach whom."""

from __future__ import annotations

import msgspec

from deckbuilder.layout import fit
from deckbuilder.layout.area import Area
from deckbuilder.layout.forms import FormPlan, Slot
from deckbuilder.layout.frame import placed
from deckbuilder.layout.kinds import Kind
from deckbuilder.layout.lists import onward
from deckbuilder.layout.room import Page, Room
from deckbuilder.layout.text_column import (
    SMALLEST,
    Part,
    column_height,
    draw_column,
    kicker_above,
    least_height,
    parts_of_frame,
    set_column,
)
from deckbuilder.model import scene, spec
from deckbuilder.model.scene import Paragraph, Placeholder
from deckbuilder.model.theme import Box, TextStyle
from deckbuilder.units import inches

TITLE = Placeholder("title")
LEAD = Placeholder("body", 1)
CONTACT = Placeholder("body", 31)
LOWEST = 7.3
PUSHED = 0.4  # inches by which what stands above may push lines of contact down


class ClosingStyle(msgspec.Struct, frozen=True):
    """`lead_gap` as in a section. Contact lines stand `pitch` apart, from `contact` downwards, or
    so that the last ends at `contact_end` with a hair above the first. `organization` is where
    the deck's organization stands, if the theme shows it. With `columns` they stand side by side
    over so many columns of the slide. Texts end at `foot` where there is no contact."""

    title: Box = (0.667, 2.0, 6.0, 1.9)
    lead: Box = (0.667, 4.0, 5.9, 1.3)
    lead_gap: float | None = 0.25
    organization: Box | None = None
    contact: Box = (0.667, 5.0, 5.9, 0.4375)
    contact_end: float | None = 6.875
    pitch: float = 0.4375
    hair: float = 1.0
    columns: int = 1
    foot: float = 6.875


def draw(content: spec.Closing, room: Room) -> list[Page]:
    style = room.style_of(ClosingStyle)
    area = placed(room, style.title)
    lead = placed(room, style.lead)
    contact = _contact(room, style, content.contact)
    upper, source = _parts(room, style)
    end = contact.bottom if contact else style.foot
    x, w = area.x, area.w
    if end + column_height(set_column(room, source, x, w, LOWEST - end)) > LOWEST:
        x, w = room.margin, room.content_width
    below = set_column(room, source, x, w, LOWEST - end)
    up = max(0.0, end + column_height(below) - LOWEST) if below else 0.0
    foot = contact.top - up if contact else style.foot - up
    fixed = style.lead_gap is None
    least = 0.0 if fixed else least_height(room, upper, lead.w)
    most = (lead.y if fixed else foot) - area.y - least
    title_area = Area(area.x, area.y, area.w, min(area.h, most))
    title = room.display(content.text, "closing_title", title_area, plain_marks=True)
    y = lead.y if fixed else area.y + room.height([title], area.w)
    spare = 0.0 if contact is None or contact.hangs else max(0.0, style.foot - end)
    column = set_column(room, upper, lead.x, lead.w, foot + spare - y)
    down = max(0.0, y + column_height(column) - foot) if contact else 0.0
    return [
        Page((
            room.box("title", "title", area, title, placeholder=TITLE),
            *kicker_above(room, area, title, "top", "closing_lead"),
            *draw_column(room, column, y),
            *(contact.items(room, down - up) if contact else ()),
            *draw_column(room, below, end + down - up),
        ))
    ]  # fmt: skip


def _parts(room: Room, style: ClosingStyle) -> tuple[list[Part], list[Part]]:
    """The slide's lead, or the organization that the theme shows in its place, and the takeaway;
    then the source."""
    lead, organization = room.planned.slide.lead, room.outline.deck.organization
    look = room.style("closing_lead")
    gap = style.lead_gap or 0.0
    parts: list[Part] = []
    if lead is not None:
        parts.append(Part("lead", "lead", lead, look, gap, LEAD))
    elif style.organization is not None and organization is not None:
        parts.append(Part("organization", "organization", organization, look))
    more = parts_of_frame(room, "closing_lead", "closing_title")
    return [*parts, *more[: 1 if room.planned.slide.takeaway else 0]], more[
        1 if room.planned.slide.takeaway else 0 :
    ]


# --- whom to reach ------------------------------------------------------------------------


class _Contact(msgspec.Struct, frozen=True):
    """The lines of contact in their places; `hangs` where they stand on the slide's foot."""

    boxes: tuple[tuple[Area, tuple[Paragraph, ...]], ...]
    hair: Area | None
    hangs: bool
    weight: float

    @property
    def top(self) -> float:
        return self.hair.y - 0.1 if self.hair else self.boxes[0][0].y - 0.15

    @property
    def bottom(self) -> float:
        return max(area.bottom for area, _ in self.boxes)

    def items(self, room: Room, dy: float) -> list[scene.Item]:
        items: list[scene.Item] = []
        if self.hair:
            x, y, w, _ = self.hair
            items.append(room.rule("hair", x, y + dy, w, self.weight, "line"))
        for n, (area, paragraphs) in enumerate(self.boxes, 1):
            key = f"contact/{n}" if len(self.boxes) > 1 else "contact"
            items.append(
                room.box(
                    key, key.replace("/", " "), area.moved(dy=dy), paragraphs, anchor="middle",
                    placeholder=CONTACT if n == 1 else None,
                )
            )  # fmt: skip
        return items


def _contact(room: Room, style: ClosingStyle, lines: tuple[spec.Text, ...]) -> _Contact | None:
    if not lines:
        return None
    if style.columns > 1:
        return _beside(room, style, lines)
    box = placed(room, style.contact)
    look = room.style("closing_contact")
    row = Area(box.x, box.y, box.w, style.pitch)
    size = min(room.display(line, look, row, most_lines=1).size for line in lines)
    pitch = max(1.2, style.pitch * 72 / 1.22 * 1.2 / size)
    loose = [room.para(line, look, size, plain_marks=True, pitch=pitch) for line in lines]
    wraps = max(room.type.set(loose, inches(box.w * 0.99)).lines) > 1
    paragraphs = _wrapped(room, lines, look, box) if wraps else loose
    height = max(style.pitch * len(lines), room.height(paragraphs, box.w))
    hangs = style.contact_end is not None
    y = style.contact_end - height if style.contact_end is not None else box.y
    area = Area(box.x, min(y, LOWEST - height), box.w, height)
    hair = Area(area.x, area.y - 0.1875, room.w(3.867), 0) if hangs and style.hair else None
    return _Contact(((area, tuple(paragraphs)),), hair, hangs, style.hair)


def _wrapped(
    room: Room, lines: tuple[spec.Text, ...], look: TextStyle, box: Area
) -> list[Paragraph]:
    """Lines longer than their box, at the largest size at which they end on the slide."""
    sizes = onward(look.sizes, SMALLEST)
    paragraphs: list[Paragraph] = []
    for size in sizes:
        loose = [room.para(t, look, size, plain_marks=True, space_before=6) for t in lines]
        paragraphs = [room.break_for_sense(p, inches(box.w)) or p for p in loose]
        if room.height(paragraphs, box.w) <= LOWEST - PUSHED - box.y:
            break
    return paragraphs


def _beside(room: Room, style: ClosingStyle, lines: tuple[spec.Text, ...]) -> _Contact:
    """Contact lines side by side, in as many rows as they need, at a size they share."""
    box = placed(room, style.contact)
    columns = box.columns(style.columns, room.w(0.2))
    look = room.style("closing_contact")
    sizes = onward(look.sizes, SMALLEST)

    def rows_at(size: float) -> list[list[Paragraph]]:
        set_lines = [_contact_line(room, line, size, columns[0].w) for line in lines]
        return [set_lines[i : i + len(columns)] for i in range(0, len(lines), len(columns))]

    def heights(rows: list[list[Paragraph]]) -> list[float]:
        return [max(box.h, *(room.height([p], columns[0].w) for p in row)) for row in rows]

    room_left = LOWEST - 0.15 - box.y
    size = fit.first_fit(sizes, lambda s: sum(heights(rows_at(s))) <= room_left)
    rows = rows_at(size or sizes[-1])
    places: list[tuple[Area, tuple[Paragraph, ...]]] = []
    y = box.y
    for row, h in zip(rows, heights(rows), strict=True):
        for paragraph, column in zip(row, columns, strict=False):
            places.append((Area(column.x, y, column.w, h), (paragraph,)))
        y += h
    return _Contact(tuple(places), None, True, 0.0)


def _contact_line(room: Room, line: spec.Text, size: float, w: float) -> Paragraph:
    paragraph = room.para(line, "closing_contact", size, plain_marks=True)
    return room.break_for_sense(paragraph, inches(w)) or paragraph


def plan_form(room: Room) -> FormPlan:
    style = room.style_of(ClosingStyle)
    slots = (
        Slot(TITLE, "title", style.title, "closing_title", "Closing words"),
        Slot(LEAD, "lead", style.lead, "closing_lead", "One more sentence"),
        Slot(CONTACT, "contact", style.contact, "closing_contact", "Contact", "middle"),
    )
    return FormPlan("closing", "Closing", "titleOnly", frame=False, slots=slots)


KIND = Kind(draw, form="closing", frame="bare", tells="head")
