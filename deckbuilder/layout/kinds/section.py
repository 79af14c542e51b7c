"""Kind `section`: the first slide of a chapter, with its place among the others."""

from typing import Any

import msgspec
from msgspec.structs import replace

from deckbuilder.layout import pictures
from deckbuilder.layout.area import Area
from deckbuilder.layout.art import draw_art
from deckbuilder.layout.forms import FormPlan, Slot
from deckbuilder.layout.frame import ground_of, placed
from deckbuilder.layout.kinds import Kind
from deckbuilder.layout.listing import one_line
from deckbuilder.layout.room import Page, Room
from deckbuilder.layout.surfaces import rounded
from deckbuilder.layout.text_column import (
    Part,
    column_height,
    draw_column,
    least_height,
    parts_of_frame,
    set_column,
)
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
    highest: float = 0.6
    foot: float = 6.6
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
    """Label, title, rule, lead, takeaway and source under one another."""
    area = placed(room, style.title)
    label_area = placed(room, style.label) if style.label else area
    if content.image is not None and area.x < (edge := placed(room, style.image).x):
        area = Area(area.x, area.y, min(area.w, edge - area.x - 0.4), area.h)
    foot = min(style.foot, _picture_top(room, style, content, area))
    rule_h = style.rule_gap + 0.094 if style.rule else 0.0
    parts = _below_title(room, style, content)
    w = min(room.w(style.lead[2]), area.w)
    wide = least_height(room, parts, w) > foot - area.y - area.h
    w = area.w if wide else w
    least = least_height(room, parts, w)
    near = style.label is not None and area.y - label_area.bottom < 0.5
    top = label_area.y if near else area.y
    highest = style.highest if near else _highest(room, style, area)
    most = foot - highest - (area.y - top) - rule_h - least
    area = Area(area.x, area.y, area.w, max(0.6, min(area.h, most)))
    title = room.display(content.title, "section_title", area, plain_marks=True)
    title_h = room.height([title], area.w)
    head_h = area.y - top + title_h + rule_h
    below = set_column(room, parts, area.x, w, foot - highest - head_h)
    height = head_h + column_height(below)
    shift = style.middle - height / 2 - top if style.middle is not None else 0.0
    shift = max(highest - top, min(shift, foot - height - top))
    area, label_area = area.moved(dy=shift), label_area.moved(dy=shift if near else 0.0)
    area = Area(area.x, area.y, area.w, max(area.h, title_h))
    items: list[scene.Item] = [room.box("title", "title", area, title, placeholder=TITLE)]
    items += _label(room, style, label_area, number)
    if style.rule and style.rule.box:
        x, _, rule_w, h = style.rule.box
        y = area.y + title_h + style.rule_gap
        rule = replace(style.rule, box=(x, y, rule_w, h))
        items += draw_art(ground_of(room), (rule,), "rule")
    return [*items, *draw_column(room, below, area.y + title_h + rule_h)]


def _highest(room: Room, style: SectionStyle, area: Area) -> float:
    """Where a title that stands alone may begin: below the label far above it, and the ordinal
    in its column."""
    ends = [style.highest]
    if style.label:
        ends.append(style.label[1] + style.label[3] + 0.3)
    if style.ordinal and room.x(style.ordinal.box[0]) + style.ordinal.box[2] > area.x:
        ends.append(style.ordinal.box[1] + style.ordinal.box[3] + 0.2)
    return max(end for end in ends if end <= area.y)


def _picture_top(room: Room, style: SectionStyle, content: spec.Section, area: Area) -> float:
    """Where a picture below the texts begins; far down where it is beside them or missing."""
    box = placed(room, style.image)
    below = content.image is not None and box.y > area.y and box.x < area.right
    return box.y - 0.2 if below else 9.0


def _below_title(room: Room, style: SectionStyle, content: spec.Section) -> list[Part]:
    """What the section is about, the slide's lead besides, its takeaway and source."""
    look, slide = room.style("section_lead"), room.planned.slide
    texts = [text for text in (content.text, slide.lead) if text is not None]
    parts = [
        Part("lead" if not n else "lead/2", "lead", text, look,
             0.15 if n else style.lead_gap, None if n else LEAD)
        for n, text in enumerate(texts)
    ]  # fmt: skip
    return [*parts, *parts_of_frame(room, "section_lead", "section_title")]


def _label(room: Room, style: SectionStyle, area: Area, number: int) -> list[scene.Item]:
    """The part's name with the slide's kicker after it; without a name, the kicker alone beside
    the ordinal."""
    kicker = room.planned.slide.kicker
    said = room.outline.words.part.format(n=number_in_words(number, room.chinese))
    runs = (spec.Run(said),) if style.label else ()
    if kicker is not None:
        runs = (*runs, *((spec.Run("\u2003"),) if runs else ()), *one_line(kicker).runs)
    if not runs:
        return []
    if not style.label and style.ordinal is not None:
        seal = style.ordinal.box
        x = room.x(seal[0]) + seal[2] + 0.25
        area = Area(x, seal[1] + seal[3] / 2 - 0.16, area.right - x, 0.32)
    text = spec.Text(runs)
    label = room.display(text, "section_label", area, most_lines=1, plain_marks=True)
    h = max(area.h if style.label else 0.32, room.height([label], area.w))
    area = Area(area.x, area.y + (style.label[3] if style.label else 0.32) - h, area.w, h)
    return [room.box("label", "part", area, label, anchor="middle", placeholder=LABEL)]


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
    wide = room.type.runs_width(paragraph) / 72 * 1.08
    if wide > area.w:
        paragraph = room.para(text, "ordinal", int(size * area.w / wide), **over)
    if ordinal.fill:
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
