"""The slide master and its layouts as scene forms: the same boxes and styles as the slides'.

Comes in: a theme. Goes out: the master and one form per slide form, each with its still art and
its placeholders filled with sample text in the right style.
"""

from __future__ import annotations

from typing import Any

import msgspec

from deckbuilder.layout import pictures
from deckbuilder.layout.area import Area
from deckbuilder.layout.art import Ground, draw_art, still
from deckbuilder.layout.foot import FOOTER, NUMBER
from deckbuilder.layout.frame import (
    BODY,
    KICKER,
    LEAD,
    SOURCE,
    TAKEAWAY,
    TITLE,
    FrameStyle,
    placed,
)
from deckbuilder.layout.room import Room
from deckbuilder.model.scene import (
    Anchor,
    Form,
    Item,
    Paragraph,
    Picture,
    Placeholder,
    Run,
    TextBox,
)
from deckbuilder.model.theme import Box, FormStyle
from deckbuilder.units import inches


class Slot(msgspec.Struct, frozen=True):
    """A placeholder of a form: where it stands, in which style, and what it says when empty.

    With `levels`, the gaps before the first and the deeper levels in points, it is a list.
    """

    placeholder: Placeholder
    name: str
    box: Box
    style: str
    prompt: str
    anchor: Anchor = "top"
    align: str = "left"
    levels: tuple[float, float] | None = None


class FormPlan(msgspec.Struct, frozen=True):
    """A form: its key, the name people look for, its standard type, whether it has the frame."""

    key: str
    name: str
    type: str
    frame: bool = True
    slots: tuple[Slot, ...] = ()


def make_forms(
    room: Room, style: FrameStyle, plans: tuple[FormPlan, ...]
) -> tuple[Form, tuple[Form, ...]]:
    """The master and the layouts of `plans`."""
    return _master(room, style), tuple(_form(room, style, plan) for plan in plans)


def _master(room: Room, style: FrameStyle) -> Form:
    theme = room.theme
    ground = Ground(theme, room.width, room.color)
    art = draw_art(ground, still(theme.master_art), "master")
    body = Area(room.x(0.667), style.body_top.plain, room.content_width, 0)
    body = Area(body.x, body.y, body.w, style.body_bottom.plain - body.y)
    slots = (
        Slot(TITLE, "title", style.title, "title", "Title", "middle"),
        Slot(FOOTER, "footer", style.footer, "footer", "", "middle"),
        Slot(NUMBER, "slide number", style.number, "page_number", "‹#›", "middle", "right"),
        Slot(Placeholder("dt", 10), "date", _date_box(style), "footer", "", "middle", "right"),
    )
    boxes = [_box(room, slot) for slot in slots]
    levels = room.box("body", "body", body, sample_levels(room, 10.0, 4.0), placeholder=BODY)
    items = (*art, *_logo(room, style), boxes[0], levels, *boxes[1:])
    return Form("master", theme.title or theme.name, "", items)


def _logo(room: Room, style: FrameStyle) -> list[Item]:
    """The theme's logo, whole, against the right edge of its box."""
    if not room.theme.logo:
        return []
    box = placed(room, style.logo)
    width, height = pictures.size_of(room.theme.logo)
    scale = min(box.w / width, box.h / height)
    w, h = width * scale, height * scale
    area = Area(box.right - w, box.middle - h / 2, w, h)
    name = room.outline.deck.organization
    alt = name.plain if name else "logo"
    return [Picture("logo", "logo", area.rect, room.theme.logo, alt=alt)]


def _date_box(style: FrameStyle) -> Box:
    x, y, w, h = style.number
    return (x - 2.2, y, w, h)


def sample_levels(room: Room, gap: float, inner_gap: float) -> list[Paragraph]:
    """The three levels of a list with `gap` points before the first and `inner_gap` before the
    others, as a body placeholder shows them."""
    names = ("First level", "Second level", "Third level")
    return [
        room.marked(_sample(room, name, f"body{i + 1}", space_before=inner_gap if i else gap), i)
        for i, name in enumerate(names)
    ]


def _sample(room: Room, prompt: str, style: str, **over: Any) -> Paragraph:
    """A prompt in the deck's language and with its pitch, whatever script the prompt is in."""
    look = room.style(style)
    words = room.outline.words
    pitch = look.pitch if words.chinese else look.pitch_latin
    return room.para(words.prompts.get(prompt, prompt), look, pitch=pitch, **over)


def _form(room: Room, style: FrameStyle, plan: FormPlan) -> Form:
    look = room.theme.forms.get(plan.key) or room.theme.forms.get("content") or FormStyle()
    turned = msgspec.structs.replace(room, inverse=is_inverse(room, look))
    ground = Ground(room.theme, room.width, turned.color, chinese=room.chinese)
    items: list[Item] = list(draw_art(ground, still(look.art), "art"))
    if not look.master_art:
        items += _logo(room, style)
    own = [_box(turned, slot) for slot in plan.slots]
    items += [*_frame_boxes(turned, style, plan), *own] if plan.frame else own
    items += _foot_boxes(turned, style, plan, look.foot_color)
    return Form(
        plan.key, plan.name, plan.type, tuple(items),
        background=turned.color(look.background), show_master_items=look.master_art,
    )  # fmt: skip


def is_inverse(room: Room, look: FormStyle) -> bool:
    return bool(look.variant) and look.variant != room.theme.variant


def _frame_boxes(room: Room, style: FrameStyle, plan: FormPlan) -> list[Item]:
    taken = {slot.placeholder.type for slot in plan.slots}
    slots = [
        Slot(TITLE, "title", style.title, "title", "Title: state the point", "middle"),
        Slot(KICKER, "kicker", style.kicker, "kicker", "Kicker", "middle"),
        Slot(LEAD, "lead", style.lead, "lead", "Lead: one sentence", "middle"),
        Slot(SOURCE, "source", style.source, "source", "Source", "middle"),
    ]
    boxes: list[Item] = [
        _box(room, s) for s in slots if s.placeholder.type not in taken or s.placeholder != TITLE
    ]
    strip = style.takeaway
    inset = inches(strip.inset)
    sample = _sample(room, "Takeaway", "takeaway")
    area = placed(room, strip.box)
    boxes.append(
        room.box(
            "takeaway", "takeaway", area, sample, anchor="middle", placeholder=TAKEAWAY,
            fill=strip.fill, insets=(inset, 0, inches(0.2), 0), **strip.outline(area),
        )
    )  # fmt: skip
    return boxes


def _foot_boxes(room: Room, style: FrameStyle, plan: FormPlan, color: str) -> list[Item]:
    if plan.type in ("title", "secHead") and not plan.frame:
        return []
    slots = (
        Slot(FOOTER, "footer", style.footer, "footer", "", "middle"),
        Slot(NUMBER, "slide number", style.number, "page_number", "‹#›", "middle", "right"),
    )
    return [_box(room, slot, color) for slot in slots]


def _box(room: Room, slot: Slot, color: str = "") -> TextBox:
    color = color or room.style(slot.style).color
    if slot.levels:
        paragraphs = sample_levels(room, *slot.levels)
        area = placed(room, slot.box)
        return room.box(slot.name, slot.name, area, paragraphs, placeholder=slot.placeholder)
    paragraph = _sample(room, slot.prompt, slot.style, align=slot.align, color=color)
    if slot.placeholder == NUMBER:
        paragraph = msgspec.structs.replace(paragraph, runs=(Run("‹#›", field="slidenum"),))
    return room.box(
        slot.name, slot.name, placed(room, slot.box), paragraph,
        anchor=slot.anchor, placeholder=slot.placeholder,
    )  # fmt: skip
