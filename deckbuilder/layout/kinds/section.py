"""Kind `section`: the first slide of a chapter, with its place among the others."""

from __future__ import annotations

from typing import Any

import msgspec

from deckbuilder.layout import pictures
from deckbuilder.layout.area import Area
from deckbuilder.layout.art import draw_art
from deckbuilder.layout.forms import FormPlan, Slot
from deckbuilder.layout.frame import ground_of, placed
from deckbuilder.layout.kinds import Kind
from deckbuilder.layout.room import Page, Room
from deckbuilder.layout.surfaces import rounded
from deckbuilder.layout.words import chinese_numeral, number_in_words
from deckbuilder.model import scene, spec
from deckbuilder.model.scene import Align, Anchor, Placeholder
from deckbuilder.model.theme import Art, Box

TITLE = Placeholder("title")
LABEL = Placeholder("body", 31)
LEAD = Placeholder("body", 1)


class Ordinal(msgspec.Struct, frozen=True):
    """A large ordinal: one character at `size`, two at `size_two`; on a `fill` as in a seal.
    `counted` counts 一 二 三 in Chinese decks."""

    box: Box
    size: float = 200.0
    size_two: float = 120.0
    color: str = "accent1"
    align: Align = "center"
    anchor: Anchor = "middle"
    counted: bool = True
    bold: bool | None = None
    fill: str = ""
    corner: float = 0.0


class SectionStyle(msgspec.Struct, frozen=True):
    """Without `label` the part is not named. The lead stands `lead_gap` below the title's last
    line, or below the rule that stands `rule_gap` below that line. With `middle` the block of all
    of them is centred on that height.
    """

    label: Box | None = (0.667, 1.125, 10.0, 0.3125)
    title: Box = (0.667, 1.625, 9.967, 1.6)
    lead: Box = (0.667, 3.2, 6.917, 1.2)
    lead_gap: float = 0.25
    rule: Art | None = None
    rule_gap: float = 0.0
    middle: float | None = None
    ordinal: Ordinal | None = None
    image: Box = (8.8, 0.75, 3.867, 3.5)


def draw(content: spec.Section, room: Room) -> list[Page]:
    style = room.style_of(SectionStyle)
    chapter = room.planned.chapter
    assert chapter is not None
    items: list[scene.Item] = []
    if content.image is not None:
        items.append(pictures.cover(content.image, "image", placed(room, style.image)))
    items += _texts(room, style, content, chapter.number)
    if style.ordinal is not None and content.image is None:
        items.append(_ordinal(room, style.ordinal, chapter.number))
    return [Page(tuple(items))]


def _texts(room: Room, style: SectionStyle, content: spec.Section, number: int) -> list[scene.Item]:
    """Label, title, rule and lead under one another."""
    area = placed(room, style.title)
    label_area = placed(room, style.label) if style.label else area
    if content.image is not None and area.x < (edge := placed(room, style.image).x):
        area = Area(area.x, area.y, min(area.w, edge - area.x - 0.4), area.h)
    words = room.outline.words
    label = room.para(words.part.format(n=number_in_words(number, room.chinese)), "section_label")
    title = room.display(content.title, "section_title", area, plain_marks=True)
    title_h = room.height([title], area.w)
    rule_h = style.rule_gap + 0.094 if style.rule else 0.0
    lead = content.text or room.planned.slide.lead
    lead_area = Area(area.x, 0, min(room.w(style.lead[2]), area.w), style.lead[3])
    below = room.display(lead, "section_lead", lead_area, plain_marks=True) if lead else None
    below_h = style.lead_gap + room.height([below], lead_area.w) if below else 0.0
    shift = 0.0
    if style.middle is not None:
        height = area.y - label_area.y + title_h + rule_h + below_h
        shift = style.middle - height / 2 - label_area.y
    y = area.y + shift + title_h
    label_area = label_area.moved(dy=shift)
    items: list[scene.Item] = [
        room.box("title", "title", area.moved(dy=shift), title, placeholder=TITLE)
    ]
    if style.label:
        items.append(
            room.box("label", "part", label_area, label, anchor="middle", placeholder=LABEL)
        )
    if style.rule and style.rule.box:
        x, _, w, h = style.rule.box
        rule = msgspec.structs.replace(style.rule, box=(x, y + style.rule_gap, w, h))
        items += draw_art(ground_of(room), (rule,), "rule")
    if below:
        place = Area(lead_area.x, y + rule_h + style.lead_gap, lead_area.w, lead_area.h)
        items.append(room.box("lead", "lead", place, below, placeholder=LEAD))
    return items


def _ordinal(room: Room, ordinal: Ordinal, number: int) -> scene.Item:
    text = chinese_numeral(number) if room.chinese and ordinal.counted else str(number)
    size = ordinal.size if len(text) == 1 else ordinal.size_two
    over: dict[str, Any] = {} if ordinal.bold is None else {"bold": ordinal.bold}
    over |= {"align": ordinal.align, "color": ordinal.color, "pitch": 1.2}
    paragraph = room.para(text, "ordinal", size, **over)
    area = placed(room, ordinal.box)
    more: dict[str, Any] = {}
    if ordinal.fill:
        area = Area(area.x, area.y, ordinal.box[2], ordinal.box[3])
        more = {"fill": ordinal.fill, **rounded(area, ordinal.corner)}
    return room.box("ordinal", "ordinal", area, paragraph, anchor=ordinal.anchor, **more)


def plan_form(room: Room) -> FormPlan:
    style = room.style_of(SectionStyle)
    slots = [Slot(TITLE, "title", style.title, "section_title", "Section title")]
    if style.label:
        slots.append(Slot(LABEL, "part", style.label, "section_label", "Part", "middle"))
    slots.append(Slot(LEAD, "lead", style.lead, "section_lead", "What this part answers"))
    return FormPlan("section", "Section", "secHead", frame=False, slots=tuple(slots))


KIND = Kind(draw, form="section", frame="bare")
