"""Cover, section and closing on a template: the title in its placeholder, all else under it.

Comes in: the content of one of these kinds and a room whose theme has a template. Goes out: one
page. What a slide says besides its title stands as one column in the place of the layout's
subtitle or text, at the largest sizes at which all of it fits there.
"""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from deckbuilder.layout import pictures
from deckbuilder.layout.area import Area
from deckbuilder.layout.listing import one_line
from deckbuilder.layout.room import Page, Room
from deckbuilder.layout.text_column import (
    Part,
    column_height,
    draw_column,
    parts_of_frame,
    set_column,
)
from deckbuilder.model import scene, spec
from deckbuilder.model.scene import Placeholder
from deckbuilder.model.template import TemplateForm

TITLE = Placeholder("title")
BELOW = Placeholder("subTitle", 1)
FIRST_LINE = 31  # the first of a cover's own lines among our placeholders
_LINE_KEYS = (("speaker",), ("organization", "event"), ("date",))
_GAP, _LINE_GAP, _PICTURE = 0.15, 0.08, 0.36  # inches, inches, share of the width


def draw_opener(content: Any, room: Room) -> list[Page]:
    """The page of a cover, section or closing on the template's layout for it."""
    template = room.theme.template
    assert template is not None
    form = template.forms[room.kind]
    assert form.title is not None
    texts, lines = _TEXTS[room.kind](content, room, form)
    image: spec.Image | None = getattr(content, "image", None)
    title, below = Area(*form.title.text), Area(*form.area)
    items: list[scene.Item] = []
    if image is not None:
        picture = _picture_area(title, below)
        items.append(pictures.cover(image, "image", picture))
        title, below = (_before(area, picture) for area in (title, below))
    text = content.title if isinstance(content, spec.Section) else room.planned.title
    text = content.text if isinstance(content, spec.Closing) else text
    paragraph = room.display(text, f"{room.kind}_title", title, plain_marks=True)
    items.append(room.box("title", "title", title, paragraph, placeholder=TITLE))
    return [Page((*items, *_column(room, form, texts, below), *lines))]


def _column(room: Room, form: TemplateForm, parts: list[Part], area: Area) -> list[scene.Item]:
    """`parts` in `area`, where the placeholder's own anchor has them; one alone fills it."""
    if not parts:
        return []
    parts = [replace(parts[0], placeholder=BELOW), *parts[1:]]
    placed = set_column(room, parts, area.x, area.w, area.h)
    height = column_height(placed)
    if len(parts) == 1 and height <= area.h:
        placed = [replace(placed[0], area=Area(area.x, 0.0, area.w, area.h))]
        return draw_column(room, placed, area.y)
    anchor = form.subtitle.anchor if form.subtitle is not None else "top"
    spare = max(0.0, area.h - height)
    down = spare if anchor == "bottom" else spare / 2 if anchor == "middle" else 0.0
    return draw_column(room, placed, area.y + down)


def _picture_area(title: Area, below: Area) -> Area:
    """The right part of what title and texts take."""
    x, right = min(title.x, below.x), max(title.right, below.right)
    y, bottom = min(title.y, below.y), max(title.bottom, below.bottom)
    w = _PICTURE * (right - x)
    return Area(right - w, y, w, bottom - y)


def _before(area: Area, picture: Area) -> Area:
    return Area(area.x, area.y, min(area.w, picture.x - 0.3 - area.x), area.h)


# --- what they say --------------------------------------------------------------------------

Texts = tuple[list[Part], list[scene.Item]]  # in the column, in places of their own


def _kicker(room: Room) -> list[Part]:
    kicker = room.planned.slide.kicker
    if kicker is None:
        return []
    look = replace(room.style("kicker"), color=room.style(f"{room.kind}_title").color, lines=())
    return [Part("kicker", "kicker", one_line(kicker), look)]


def _rest(room: Room) -> list[Part]:
    """The slide's takeaway and source."""
    small = {"cover": "cover_meta", "section": "section_lead", "closing": "closing_lead"}
    return parts_of_frame(room, small[room.kind], f"{room.kind}_title")


def _cover_texts(content: spec.Cover, room: Room, form: TemplateForm) -> Texts:
    deck, slide = room.outline.deck, room.planned.slide
    look, small = room.style("cover_subtitle"), room.style("cover_meta")
    parts = _kicker(room)
    if deck.subtitle is not None:
        parts.append(Part("subtitle", "subtitle", deck.subtitle, look))
    if slide.lead is not None:
        parts.append(Part("lead", "lead", slide.lead, look, _GAP if parts else 0.0))
    own = list(form.bodies)
    items: list[scene.Item] = []
    for n, keys in _lines(deck, len(own)):
        text = joined(deck, keys)
        assert text is not None
        if own and _fits(room, text, own[0].text[2]):
            holder, own = own[0], own[1:]
            area = Area(*holder.text)
            paragraph = room.display(text, small, area, plain_marks=True)
            tag = Placeholder("body", FIRST_LINE + form.bodies.index(holder))
            items.append(room.box(f"line/{n + 1}", keys[0], area, paragraph, placeholder=tag))
        else:
            gap = _LINE_GAP if items or n else 2 * _GAP
            parts.append(Part(f"line/{n + 1}", keys[0], text, small, gap if parts else 0.0))
    return [*parts, *_rest(room)], items


def _fits(room: Room, text: spec.Text, width: float) -> bool:
    """Whether a cover's line stands in `width` inches, at one of its smaller sizes."""
    return room.type.runs_width(room.para(text, "cover_meta")) <= 1.25 * width * 72


def _lines(deck: spec.Deck, places: int) -> list[tuple[int, tuple[str, ...]]]:
    """The keys of the cover's lines with their numbers; where there are fewer places than lines,
    the last place takes the rest."""
    said = [(n, keys) for n, keys in enumerate(_LINE_KEYS) if joined(deck, keys) is not None]
    if not 0 < places < len(said):
        return said
    rest = tuple(key for _, keys in said[places - 1 :] for key in keys)
    return [*said[: places - 1], (said[places - 1][0], rest)]


def joined(deck: spec.Deck, keys: tuple[str, ...]) -> spec.Text | None:
    """The deck's values under `keys` on one line, an em space between."""
    values: list[spec.Text] = []
    for key in keys:
        value = getattr(deck, key)
        values += value if isinstance(value, tuple) else [value] if value else []
    if not values:
        return None
    runs: list[spec.Run] = []
    for value in values:
        runs += [spec.Run("\u2003")] if runs else []
        runs += value.runs
    return spec.Text(tuple(runs), values[0].where)


def _section_texts(content: spec.Section, room: Room, form: TemplateForm) -> Texts:
    look = room.style("section_lead")
    said = [text for text in (content.text, room.planned.slide.lead) if text is not None]
    parts = _kicker(room)
    for n, text in enumerate(said, 1):
        parts.append(Part(f"lead/{n}", "lead", text, look, _GAP if parts else 0.0))
    return [*parts, *_rest(room)], []


def _closing_texts(content: spec.Closing, room: Room, form: TemplateForm) -> Texts:
    parts = _kicker(room)
    if (lead := room.planned.slide.lead) is not None:
        parts.append(Part("lead", "lead", lead, room.style("closing_lead"), 0.0))
    small = room.style("closing_contact")
    for n, line in enumerate(content.contact, 1):
        gap = (2 * _GAP if n == 1 else _LINE_GAP) if parts else 0.0
        parts.append(Part(f"contact/{n}", "contact", line, small, gap))
    return [*parts, *_rest(room)], []


_TEXTS: dict[str, Any] = {
    "cover": _cover_texts,
    "section": _section_texts,
    "closing": _closing_texts,
}
