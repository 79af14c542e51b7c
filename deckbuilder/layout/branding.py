"""Decks on a template: slides take the placeholders of its layouts, its forms become the scene's.

Comes in: a slide's items as the kinds drew them, with the placeholders of our own layouts. Goes
out: the same items in the placeholders that the template's layout has; what it has none for
stands as a plain box. A box at its placeholder's place takes that place exactly, so that it
follows the layout.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from deckbuilder.diagnostics import Diagnostic, diagnostic
from deckbuilder.layout.area import Area
from deckbuilder.layout.foot import FOOTER, NUMBER
from deckbuilder.layout.forms import sample_levels
from deckbuilder.layout.room import Room
from deckbuilder.model import scene, spec
from deckbuilder.model.scene import Form, Item, Paragraph, Placeholder, Rect, Run, TextBox
from deckbuilder.model.template import Box, Holder, Template, TemplateForm
from deckbuilder.units import inches

SHAPES = {"16:9": (16, 9), "16:10": (16, 10), "4:3": (4, 3)}
_NEAR = 60000  # EMU: as far as a first line's leading lifts a box
_TITLES = ("title", "ctrTitle")
_FREE = ("cover", "section", "closing")
_FIRST_LINE = 31  # index of the cover's first line among our own placeholders


def on_template(items: Sequence[Item], form: TemplateForm) -> tuple[Item, ...]:
    """`items` of a slide in the placeholders of `form`."""
    taken: set[tuple[str, int]] = set()
    out: list[Item] = []
    for item in items:
        if isinstance(item, TextBox):
            moved = _placed_box(item, form, taken)
            out += [moved] if moved is not None else []
        elif isinstance(item, scene.Picture):
            out.append(replace(item, placeholder=None))
        else:
            out.append(item)
    return tuple(out)


def _placed_box(box: TextBox, form: TemplateForm, taken: set[tuple[str, int]]) -> TextBox | None:
    if box.placeholder in (FOOTER, NUMBER) and _holder_for(box.placeholder, form) is None:
        return None
    aligned = _aligned(box, form)
    if box.placeholder is None:
        return aligned
    holder = _holder_for(box.placeholder, form)
    if holder is None or (holder.type, holder.idx) in taken or _is_dressed(box):
        return replace(aligned, placeholder=None)
    taken.add((holder.type, holder.idx))
    return _at_home(aligned, holder)


def _is_dressed(box: TextBox) -> bool:
    """A strip with a ground of its own is none of the template's placeholders."""
    return bool(box.fill) or box.geometry != "rect"


def _holder_for(placeholder: Placeholder, form: TemplateForm) -> Holder | None:
    kind, idx = placeholder.type, placeholder.idx
    if kind in _TITLES:
        return form.title
    if kind == "ftr":
        return form.footer
    if kind == "sldNum":
        return form.number
    free = form.key in _FREE
    if kind == "subTitle":
        return form.subtitle
    at = idx - _FIRST_LINE if free else idx - 1
    return form.bodies[at] if kind == "body" and 0 <= at < len(form.bodies) else None


def _aligned(box: TextBox, form: TemplateForm) -> TextBox:
    """On cover, section and closing all text is aligned as the layout's title is."""
    title = form.title
    if form.key not in _FREE or title is None or title.align == "left":
        return box
    return _with_align(box, title)


def _with_align(box: TextBox, holder: Holder) -> TextBox:
    return replace(box, paragraphs=tuple(replace(p, align=holder.align) for p in box.paragraphs))


def _at_home(box: TextBox, holder: Holder) -> TextBox:
    """`box` in its placeholder; at its place it takes its box, insets, anchor and alignment."""
    tag = Placeholder(holder.type, holder.idx)
    if not _is_near(box.rect, Area(*holder.text).rect):
        return replace(box, placeholder=tag)
    if holder.type in (*_TITLES, "subTitle", "ftr", "sldNum", "dt"):
        box = replace(_with_align(box, holder), anchor=holder.anchor)
    if _is_near(Area(*holder.text).rect, Area(*_inner(holder)).rect, 1000):
        insets = tuple(inches(side) for side in holder.insets)
        left, top, right, bottom = insets
        own = (left + box.insets[0], top, right + box.insets[2], bottom)
        box = replace(box, placeholder=tag, rect=Area(*holder.box).rect, insets=own)
        return replace(box, **_dress(holder))
    return replace(box, placeholder=tag)


def _dress(holder: Holder) -> dict[str, Any]:
    """What stands for the fill and the line that a placeholder has: a box that is elsewhere has
    none, and says so."""
    return {"fill": "primary", "stroke": scene.Stroke("primary", 1.0)} if holder.filled else {}


def _inner(holder: Holder) -> Box:
    (x, y, w, h), (left, top, right, bottom) = holder.box, holder.insets
    return x + left, y + top, w - left - right, h - top - bottom


def _is_near(one: Rect, other: Rect, most: int = _NEAR) -> bool:
    own = (one.x, one.y, one.right, one.bottom)
    sides = zip(own, (other.x, other.y, other.right, other.bottom), strict=True)
    return all(abs(a - b) <= most for a, b in sides)


def unmet_by_template(deck: spec.Deck, template: Template) -> list[Diagnostic]:
    """A warning for whatever the deck sets that a template decides."""
    found: list[Diagnostic] = []
    if deck.footer is not None and deck.footer.plain and template.forms["content"].footer is None:
        found.append(diagnostic("W313", deck.footer.where))
    if deck.theme.logo:
        found.append(diagnostic("W314", deck.theme.where))
    width, height = (side / 914400 for side in template.size)
    across, down = SHAPES[deck.size]
    if deck.size != "16:9" and abs(width / height - across / down) > 0.02:
        sides = {"width": f"{width:.4g}", "height": f"{height:.4g}"}
        found.append(diagnostic("W315", deck.where, **sides))
    return found


# --- forms ----------------------------------------------------------------------------------


def template_forms(room: Room, template: Template) -> tuple[Form, tuple[Form, ...]]:
    """A master that only stands for the template's, and a form for each of its."""
    forms = tuple(_form(room, form) for form in template.forms.values())
    return Form("master", room.theme.title or room.theme.name, "", ()), forms


def _form(room: Room, form: TemplateForm) -> Form:
    """The form of one layout. Placeholders that share an index are left out, so that slides say
    their boxes: programs do not agree on which of them such a slide's inherits from."""
    if form.layout:
        indices = [holder.idx for holder in form.holders]
        alone = [h for h in form.holders if h.type in _TITLES or indices.count(h.idx) == 1]
        items = tuple(_bare(holder) for holder in alone)
        return Form(form.key, form.name, form.type, items, layout=form.layout, background="")
    items = tuple(_made(room, form, holder) for holder in form.holders)
    return Form(form.key, form.name, form.type, items, background="")


def _bare(holder: Holder) -> TextBox:
    """A placeholder that the template's layout has: where it stands, nothing of its text."""
    insets = tuple(inches(side) for side in holder.insets)
    left, top, right, bottom = insets
    tag = Placeholder(holder.type, holder.idx)
    return TextBox(
        f"{holder.type}/{holder.idx}", holder.name, Area(*holder.box).rect, (),
        anchor=holder.anchor, insets=(left, top, right, bottom), placeholder=tag,
        **_dress(holder),
    )  # fmt: skip


_STYLES = {
    ("cover", "ctrTitle"): "cover_title", ("cover", "subTitle"): "cover_subtitle",
    ("section", "title"): "section_title", ("section", "body"): "section_lead",
    ("closing", "title"): "closing_title", ("closing", "body"): "closing_lead",
}  # fmt: skip
_PROMPTS = {"title": "Title", "ctrTitle": "Title", "subTitle": "Subtitle", "body": "First level"}


def _made(room: Room, form: TemplateForm, holder: Holder) -> TextBox:
    """A placeholder of a layout that is made on the template's master."""
    bare = _bare(holder)
    if holder.type == "sldNum":
        paragraph = room.para("‹#›", "page_number", align=holder.align)
        paragraph = replace(paragraph, runs=(Run("‹#›", field="slidenum"),))
        return replace(bare, paragraphs=(paragraph,))
    if holder.type == "ftr":
        return replace(bare, paragraphs=(room.para("", "footer", align=holder.align),))
    style = _STYLES.get((form.key, holder.type))
    if style is None and holder.type == "body":
        return replace(bare, paragraphs=tuple(sample_levels(room, 10.0, 4.0)))
    prompt = room.outline.words.prompts.get(_PROMPTS[holder.type], _PROMPTS[holder.type])
    look = room.style(style or "title")
    pitch = look.pitch if room.chinese else look.pitch_latin
    paragraph: Paragraph = room.para(prompt, look, pitch=pitch, align=holder.align)
    return replace(bare, paragraphs=(paragraph,))
