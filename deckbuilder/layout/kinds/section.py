"""Kind `section`: the first slide of a chapter, with its place among the others."""

from __future__ import annotations

import msgspec

from deckbuilder.layout import pictures
from deckbuilder.layout.area import Area
from deckbuilder.layout.forms import FormPlan, Slot
from deckbuilder.layout.frame import placed
from deckbuilder.layout.kinds import Kind
from deckbuilder.layout.room import Page, Room
from deckbuilder.layout.words import chinese_numeral, number_in_words
from deckbuilder.model import scene, spec
from deckbuilder.model.scene import Placeholder
from deckbuilder.model.theme import Box

TITLE = Placeholder("title")
LABEL = Placeholder("body", 31)
LEAD = Placeholder("body", 1)


class Ordinal(msgspec.Struct, frozen=True):
    """A large ordinal: one character at `size`, two at `size_two`."""

    box: Box
    size: float = 200.0
    size_two: float = 120.0
    color: str = "accent1"


class SectionStyle(msgspec.Struct, frozen=True):
    """`lead_gap` puts the lead that far below the title's last line; without it the lead keeps
    its box."""

    label: Box = (0.667, 1.125, 10.0, 0.3125)
    title: Box = (0.667, 1.625, 9.967, 1.6)
    lead: Box = (0.667, 3.2, 6.917, 1.2)
    lead_gap: float | None = 0.25
    ordinal: Ordinal | None = None
    image: Box = (8.8, 0.75, 3.867, 3.5)


def draw(content: spec.Section, room: Room) -> list[Page]:
    style = room.style_of(SectionStyle)
    chapter = room.planned.chapter
    assert chapter is not None
    items: list[scene.Item] = []
    if content.image is not None:
        items.append(pictures.cover(content.image, "image", placed(room, style.image)))
    words = room.outline.words
    if style.ordinal is not None and content.image is None:
        items.append(_ordinal(room, style.ordinal, chapter.number))
    label = words.part.format(n=number_in_words(chapter.number, room.chinese))
    area = placed(room, style.label)
    items.append(
        room.box("label", "part", area, room.para(label, "section_label"), anchor="middle", placeholder=LABEL)
    )
    return [Page((*items, *_texts(room, style, content)))]


def _texts(room: Room, style: SectionStyle, content: spec.Section) -> list[scene.Item]:
    area = placed(room, style.title)
    if content.image is not None:
        image = placed(room, style.image)
        if area.x < image.x:
            area = Area(area.x, area.y, min(area.w, image.x - area.x - 0.4), area.h)
    title = room.display(content.title, "section_title", area, plain_marks=True)
    items: list[scene.Item] = [room.box("title", "title", area, title, placeholder=TITLE)]
    lead = content.text or room.planned.slide.lead
    if lead is None:
        return items
    box = placed(room, style.lead)
    if style.lead_gap is not None:
        box = Area(box.x, area.y + room.height([title], area.w) + style.lead_gap, min(box.w, area.w), box.h)
    paragraph = room.display(lead, "section_lead", box, plain_marks=True)
    return [*items, room.box("lead", "lead", box, paragraph, placeholder=LEAD)]


def _ordinal(room: Room, ordinal: Ordinal, number: int) -> scene.Item:
    text = chinese_numeral(number) if room.chinese else str(number)
    size = ordinal.size if len(text) == 1 else ordinal.size_two
    paragraph = room.para(text, "ordinal", size, align="center", color=ordinal.color, pitch=1.2)
    return room.box("ordinal", "ordinal", placed(room, ordinal.box), paragraph, anchor="middle")


def plan_form(room: Room) -> FormPlan:
    style = room.style_of(SectionStyle)
    slots = (
        Slot(LABEL, "part", style.label, "section_label", "Part", "middle"),
        Slot(TITLE, "title", style.title, "section_title", "Section title"),
        Slot(LEAD, "lead", style.lead, "section_lead", "What this part answers"),
    )
    return FormPlan("section", "Section", "secHead", frame=False, slots=slots)


KIND = Kind(draw, form="section", frame="bare")
