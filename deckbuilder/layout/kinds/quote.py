"""Kind `quote`: a quotation, who said it, and where it is from.

Without a title of its own the quotation is the slide's title.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import msgspec

from deckbuilder.layout.area import Area, square
from deckbuilder.layout.art import double_rule
from deckbuilder.layout.art.leaves import LEAF
from deckbuilder.layout.cutting import cut_text
from deckbuilder.layout.forms import FormPlan, Slot
from deckbuilder.layout.frame import TITLE, ground_of
from deckbuilder.layout.kinds import Kind
from deckbuilder.layout.room import DISPLAY_SLACK, Page, Room
from deckbuilder.model import scene, spec
from deckbuilder.model.scene import Paragraph, Path, Placeholder
from deckbuilder.model.theme import Box
from deckbuilder.units import inches, to_inches

# an opening quotation mark in a unit box: a bowl and its tail
_MARK = Path(1.0, 1.0, (
    ("M", 0.1, 0.66), ("C", 0.1, 0.28, 0.36, 0.06, 0.78, 0.0), ("L", 0.83, 0.10),
    ("C", 0.58, 0.18, 0.47, 0.27, 0.43, 0.38), ("C", 0.46, 0.365, 0.5, 0.355, 0.53, 0.355),
    ("C", 0.72, 0.355, 0.86, 0.49, 0.86, 0.67), ("C", 0.86, 0.86, 0.71, 1.0, 0.51, 1.0),
    ("C", 0.27, 1.0, 0.1, 0.86, 0.1, 0.66), ("Z",),
))  # fmt: skip

_SHORT = (44.0, 40.0, 36.0)  # points
_SHORT_LINES = 2
_COMPACT = (28.0, 24.0, 22.0, 20.0, 18.0)


class GlyphStyle(msgspec.Struct, frozen=True):
    """A large mark at the left, the quotation beside it, its author below."""

    text: Box = (2.35, 0.0, 9.3, 0.0)
    center: float = 3.5
    mark_x: float = 0.65
    mark: float = 0.8  # height
    mark_shape: Literal["bowls", "leaves"] = "bowls"
    mark_color: str = "accent1"
    mark_step: float = 0.0  # from one to the next; 0: as bowls stand
    mark_drop: float = 0.0
    by_gap: float = 0.4375
    from_gap: float = 0.1


class PanelStyle(msgspec.Struct, frozen=True):
    """The quotation on a panel that fills the body, a short double rule before its author."""

    text: Box = (2.9, 0.625, 9.3, 0.0)  # y and h from the panel's top
    panel_mark_x: float = 1.434
    panel_mark: float = 0.625
    panel_mark_step: float = 0.575
    by_gap: float = 0.4
    rule: float = 0.6
    by_indent: float = 0.8
    fill: str = "surface"


class RuleStyle(msgspec.Struct, frozen=True):
    """The quotation beside an upright rule; the block `lift` above the body's middle."""

    text: Box = (2.7, 0.0, 9.5, 0.0)
    rule_x: float = 2.084
    rule: float = 0.75
    rule_color: str = "text"
    lift: float = 0.2
    by_gap: float = 0.3
    by_indent: float = 0.313
    by_mark: float = 0.125


def draw(content: spec.Quote, room: Room) -> list[Page]:
    if room.place != "body":
        return _compact(content, room)
    drawing = room.drawing(DRAWINGS)
    page = drawing(content, room)
    if room.planned.drawn_title and not _stands(page, room):
        return _compact(content, room)
    return [page]


def _stands(page: Page, room: Room) -> bool:
    """Whether the quotation and its author stand within the body."""
    boxes = [item for item in page.items if isinstance(item, scene.TextBox)]
    lowest = max(to_inches(box.rect.bottom) for box in boxes)
    return lowest <= room.body.bottom + 0.02


def _sentence(room: Room, content: spec.Quote, area: Area) -> Paragraph:
    """The quotation; a short one above the theme's ladder."""
    look = room.style("quote")
    above = () if room.planned.drawn_title else tuple(s for s in _SHORT if s > look.sizes[0])
    lines = look.lines or (0,)
    look = msgspec.structs.replace(
        look, sizes=(*above, *look.sizes), lines=(*(_SHORT_LINES for _ in above), *lines)
    )
    return room.display(content.text, look, area, plain_marks=True)


def _holder(room: Room) -> Placeholder | None:
    return None if room.planned.drawn_title else TITLE


def _marks(
    room: Room, x: float, y: float, size: float, step: float,
    color: str = "accent1", outline: Path = _MARK,
) -> scene.Item:  # fmt: skip
    """The opening mark: two bowls, or leaves, side by side."""
    bowls = tuple(
        scene.Shape(
            f"mark/{i + 1}", f"quotation mark {i + 1}", Area(x + step * i, y, size, size).rect,
            geometry=outline, fill=room.color(color), decorative=True,
        )
        for i in range(2)
    )  # fmt: skip
    return scene.Group("mark", "quotation mark", bowls, decorative=True)


def _glyph(content: spec.Quote, room: Room) -> Page:
    style = room.style_of(GlyphStyle)
    x, w = room.x(style.text[0]), room.w(style.text[2])
    w = min(w, room.body.right - x)
    by = _credit(room, content.by, "quote_by", w) if content.by else None
    origin = _credit(room, content.source, "quote_from", w) if content.source else None
    by_h = style.by_gap + room.height([by], w) if by else 0.0
    origin_h = (
        (style.from_gap if by else style.by_gap) + room.height([origin], w) if origin else 0.0
    )
    sentence = _sentence(room, content, Area(x, 0, w, room.body.h - by_h - origin_h - 0.2))
    h = room.height([sentence], w)
    center = max(style.center, room.body.y + (h + by_h + origin_h) / 2)
    if room.planned.drawn_title:
        center = room.body.middle
    top = min(center, room.body.middle + 0.25) - (h + by_h + origin_h) / 2
    top = max(top, room.body.y if room.planned.drawn_title else 0.9)
    face = top + (sentence.pitch - 1.0) * sentence.size / 144
    items: list[scene.Item] = [
        room.box("quote", "quotation", Area(x, top, w, h), sentence, placeholder=_holder(room)),
        _marks(
            room,
            room.x(style.mark_x),
            face + style.mark_drop,
            room.w(style.mark),
            room.w(style.mark_step or style.mark * 0.92),
            style.mark_color,
            LEAF if style.mark_shape == "leaves" else _MARK,
        ),
    ]
    y = top + h
    if by:
        items.append(
            room.box("by", "author", Area(x, y + style.by_gap, w, by_h - style.by_gap), by)
        )
        y += by_h
    if origin:
        gap = style.from_gap if by else style.by_gap
        items.append(room.box("from", "origin", Area(x, y + gap, w, origin_h - gap), origin))
    return Page(tuple(items))


def _panel(content: spec.Quote, room: Room) -> Page:
    style = room.style_of(PanelStyle)
    panel = room.body
    x, w = room.x(style.text[0]), room.w(style.text[2])
    w = min(w, panel.right - x - 0.4)
    indent = style.by_indent
    by = _author(room, content, w - indent)
    by_h = style.by_gap + room.height([by], w - indent) if by else 0.0
    sentence = _sentence(room, content, Area(x, 0, w, panel.h - by_h - 0.8))
    h = room.height([sentence], w)
    top = panel.y + max(0.4, (panel.h - h - by_h) / 2)
    face = top + (sentence.pitch - 1.0) * sentence.size / 144
    items: list[scene.Item] = [
        room.panel("panel", "panel", panel, style.fill),
        _marks(
            room,
            room.x(style.panel_mark_x),
            face,
            room.w(style.panel_mark),
            room.w(style.panel_mark_step),
        ),
        room.box("quote", "quotation", Area(x, top, w, h), sentence, placeholder=_holder(room)),
    ]
    if by:
        line = Area(x, top + h + style.by_gap, w, by_h - style.by_gap)
        first = 1.2 * by.size / 72
        rule = Area(x, line.y + first / 2 - 0.047, style.rule, 0.094)
        items += double_rule(ground_of(room), "rule", rule, "accent1")
        items.append(room.box("by", "author", line.inset(indent, 0, 0, 0), by))
    return Page(tuple(items))


def _beside_rule(content: spec.Quote, room: Room) -> Page:
    """The quotation right of an upright rule, a square before its author."""
    style = room.style_of(RuleStyle)
    x, w = room.x(style.text[0]), room.w(style.text[2])
    w = min(w, room.body.right - x)
    indent = style.by_indent
    by = _author(room, content, w - indent)
    by_h = style.by_gap + room.height([by], w - indent) if by else 0.0
    sentence = _sentence(room, content, Area(x, 0, w, room.body.h - by_h - 0.3))
    h = room.height([sentence], w)
    top = max(room.body.y, room.body.middle - style.lift - (h + by_h) / 2)
    rule = room.upright(
        "rule", room.x(style.rule_x), top + 0.125, h + by_h, style.rule, style.rule_color
    )
    items: list[scene.Item] = [
        rule,
        room.box("quote", "quotation", Area(x, top, w, h), sentence, placeholder=_holder(room)),
    ]
    if by:
        line = Area(x, top + h + style.by_gap, w, by_h - style.by_gap)
        middle = line.y + 0.6 * by.size / 72
        mark = square(x + style.by_mark / 2, middle, style.by_mark)
        items.append(room.panel("mark", "mark", mark, "accent1", geometry="rect"))
        items.append(room.box("by", "author", line.inset(indent, 0, 0, 0), by))
    return Page(tuple(items))


def _credit(room: Room, text: spec.Text, style: str, width: float) -> Paragraph:
    """Who or where a quotation is from, its lines broken for sense."""
    paragraph = room.para(text, style, plain_marks=True)
    return room.break_for_sense(paragraph, inches(width)) or paragraph


def _author(room: Room, content: spec.Quote, width: float) -> Paragraph | None:
    """Author and origin on one line, an em space between."""
    texts = [t for t in (content.by, content.source) if t]
    if not texts:
        return None
    runs: list[spec.Run] = []
    for text in texts:
        runs += [spec.Run("\u2003")] if runs else []
        runs += text.runs
    return _credit(room, spec.Text(tuple(runs), texts[0].where), "quote_by", width)


def _compact(content: spec.Quote, room: Room) -> list[Page]:
    """In a column, an aside, or little room: the quotation, then who and where from; a long one
    continues."""
    area = room.body
    tail = [room.display(t, "quote_from", area) for t in (content.by, content.source) if t]
    tail_h = 0.2 + room.height(tail, area.w) if tail else 0.0
    upper = Area(area.x, area.y, area.w, (area.h - tail_h) / DISPLAY_SLACK)
    most = room.style("quote").sizes[0]
    sizes = tuple(size for size in _COMPACT if size <= most)

    def sentence(text: spec.Text) -> Paragraph:
        return room.display(text, "quote", upper, sizes=sizes, most_lines=20, plain_marks=True)

    def fits(text: spec.Text) -> bool:
        return room.height([sentence(text)], area.w) <= area.h - tail_h

    pieces = cut_text(content.text, fits)
    pages: list[Page] = []
    for n, piece in enumerate(pieces, 1):
        paragraph = sentence(piece)
        place = Area(area.x, area.y, area.w, room.height([paragraph], area.w))
        holder = _holder(room) if room.place == "body" and n == 1 else None
        items = [room.box("quote", "quotation", place, paragraph, placeholder=holder)]
        if tail and n == len(pieces):
            below = Area(area.x, place.bottom + 0.2, area.w, tail_h - 0.2)
            items.append(room.box("by", "author", below, tail))
        pages.append(Page(tuple(items)))
    return pages


DRAWINGS: dict[str, Callable[[spec.Quote, Room], Page]] = {
    "glyph": _glyph,
    "panel": _panel,
    "rule": _beside_rule,
}


def plan_form(room: Room) -> FormPlan:
    slot = Slot(TITLE, "quotation", (2.35, 2.0, 9.3, 3.0), "quote", "Quotation")
    return FormPlan("quote", "Quotation", "titleOnly", slots=(slot,))


KIND = Kind(draw, form="quote", frame="untitled")
