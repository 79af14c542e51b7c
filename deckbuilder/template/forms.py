"""Our slide forms on the layouts of a template: which placeholder takes what, and the room left.

Comes in: a reading and a layout for each form. Goes out: a `TemplateForm` each. A form without a
layout is made on the master: its title stands as the master's, its body in the room that marks,
title and footers leave.
"""

from __future__ import annotations

from msgspec.structs import replace

from deckbuilder.model.template import Box, Holder, TemplateForm
from deckbuilder.template.mapping import Signature, signature_of
from deckbuilder.template.paint import STANDARD_MAP
from deckbuilder.template.reading import Reading
from deckbuilder.template.sheets import SheetView, cut

KINDS = {
    "cover": ("Title slide", "title"), "section": ("Section", "secHead"),
    "points": ("Title and points", "obj"), "content": ("Title only", "titleOnly"),
    "columns": ("Two columns", "twoObj"), "statement": ("Statement", "titleOnly"),
    "quote": ("Quotation", "titleOnly"), "closing": ("Closing", "titleOnly"),
}  # fmt: skip
_FREE = ("cover", "section", "closing")  # forms that stand on the whole slide
_LEAST = (4.0, 3.1)  # inches: a body in less is no body
_LOW = 3.2  # inches: a body this low needs all that it can have
_FEW_LINES = 2.0  # inches that a subtitle and three lines take
_FOOT = 0.27  # inches of a footer line
_MARGIN = 0.6


def template_form(reading: Reading, key: str, layout: int) -> TemplateForm:
    """The form `key` on a layout of the template (from 1), or made on its master (0)."""
    view = reading.views[layout - reading.first] if layout else reading.bare
    if not layout:
        return _made(reading, view, key)
    s = signature_of(view)
    name, kind = view.name or KINDS[key][0], view.type
    form = TemplateForm(
        key, layout, name, kind, (0, 0, 0, 0), title=s.title,
        footer=_frame_holder(view, "ftr"), number=_frame_holder(view, "sldNum"),
        color_map=_own_map(reading.bare, view), exchanged=_exchanged(reading.bare, view),
    )  # fmt: skip
    if key in _FREE:
        return _on_whole_slide(view, form, s)
    bodies = sorted((t for t in s.texts if t.box[3] > 0.2 * s.height), key=_size, reverse=True)
    if key == "points":
        bodies = bodies[:1]
    elif key == "columns":
        bodies = sorted(bodies[:2], key=lambda h: h.box[0]) if len(bodies) > 1 else []
    else:
        bodies = []
    area = _around(bodies) if bodies else _body_area(reading, view, s.title)
    return _with_body(view, replace(form, bodies=tuple(bodies)), area)


def _size(holder: Holder) -> float:
    return holder.box[2] * holder.box[3]


def _own_map(bare: SheetView, view: SheetView) -> tuple[tuple[str, str], ...]:
    """The layout's own colour map where it is another than the master's."""
    if view.map == bare.map:
        return ()
    return tuple((name, view.map[name]) for name in STANDARD_MAP)


def _exchanged(bare: SheetView, view: SheetView) -> tuple[tuple[str, str], ...]:
    """The layout's names, each with the master's name for the same slot."""
    names = {slot: name for name, slot in bare.map.items()}
    return tuple((name, names[s]) for name, s in view.map.items() if names.get(s, name) != name)


def _frame_holder(view: SheetView, kind: str) -> Holder | None:
    return next((h for h in view.holders() if h.type == kind), None)


def _on_whole_slide(view: SheetView, form: TemplateForm, s: Signature) -> TemplateForm:
    """Title, and what stands under it: a subtitle, else the first text; further texts by place."""
    texts = sorted((*s.subtitles, *s.texts), key=lambda h: (h.type != "subTitle", h.box[1]))
    below = texts[0] if texts else None
    rest = sorted(texts[1:], key=lambda h: (h.box[1], h.box[0]))
    assert s.title is not None
    area = below.text if below is not None else _under(view, s.title)
    area = _grown(view, area, (s.title, *rest))
    return replace(form, subtitle=below, bodies=tuple(rest), area=area)


def _grown(view: SheetView, area: Box, others: tuple[Holder, ...]) -> Box:
    """`area` down to what stands below it, where it is lower than a few lines need."""
    x, y, w, h = area
    if h >= _FEW_LINES:
        return area
    stops = [view.space.height - 0.45]
    for left, top, wide, _ in (*view.marks(), *(holder.box for holder in others)):
        if top >= y + h - 0.05 and left < x + w and left + wide > x:
            stops.append(top - 0.05)
    return x, y, w, max(h, min(_FEW_LINES, min(stops) - y))


def _under(view: SheetView, title: Holder) -> Box:
    """Room for a few lines under a title that has no subtitle, above it where there is none."""
    x, _, w, _ = title.text
    top = title.box[1] + title.box[3] + 0.1
    height = min(1.6, view.space.height - _MARGIN - top)
    if height < 0.8:
        top = max(_MARGIN, title.box[1] - 1.3)
        height = max(0.4, title.box[1] - top - 0.1)
    return view.kept_free((x, top, w, height))


# --- the body's room ------------------------------------------------------------------------


def _around(holders: list[Holder]) -> Box:
    x, y = min(h.text[0] for h in holders), min(h.text[1] for h in holders)
    right = max(h.text[0] + h.text[2] for h in holders)
    bottom = max(h.text[1] + h.text[3] for h in holders)
    return x, y, right - x, bottom - y


def _body_area(reading: Reading, view: SheetView, title: Holder | None) -> Box:
    """Where a body stands on a layout without one: as on the master, else in the room left."""
    found = reading.found["points"].layout
    if found and view.layout is not None:
        texts = signature_of(reading.views[found - reading.first]).texts
        if texts:
            return max(texts, key=_size).text
    body = view.master_holder("body")
    return body.text if body is not None else _free_area(view, title)


def _free_area(view: SheetView, title: Holder | None) -> Box:
    space = view.space
    top = title.box[1] + title.box[3] + 0.1 if title is not None else 1.4
    top = top if top < 0.4 * space.height else 1.4
    return _MARGIN, top, space.width - 2 * _MARGIN, space.height - top - 0.9


def _with_body(view: SheetView, form: TemplateForm, area: Box) -> TemplateForm:
    """`form` with the room for its body; a foot that stands within it gives way."""
    clear = _clear(view, form, area)
    if clear[3] < _LOW and area[3] > 1.2 * clear[3]:
        form = replace(form, footer=None, number=None)
        clear = _clear(view, form, area)
    return _with_foot(view, replace(form, area=clear))


def _with_foot(view: SheetView, form: TemplateForm) -> TemplateForm:
    """`form` with footer and number beside the marks: where theirs is taken, under the body."""
    feet = [h for h in (form.footer, form.number) if h is not None]
    taken = [h for h in feet if view.is_over_mark(h.text) or h.text[2] < 0.4]
    if not taken:
        return form
    x, y, w, h = form.area
    top = y + h - _FOOT
    boxes = {"ftr": (x, top, w - 1.3, _FOOT), "sldNum": (x + w - 1.2, top, 1.2, _FOOT)}
    moved = {h.type: replace(h, text=boxes[h.type]) for h in taken}
    return replace(
        form,
        area=(x, y, w, h - _FOOT - 0.1),
        footer=moved.get("ftr", form.footer),
        number=moved.get("sldNum", form.number),
    )


def _clear(view: SheetView, form: TemplateForm, area: Box) -> Box:
    """`area` below the title, above the footers and beside the marks of this very layout."""
    x, y, w, h = area
    bottom = y + h
    if form.title is not None:
        foot = form.title.text[1] + form.title.text[3]
        if foot < view.space.height / 2:
            y = max(y, foot + 0.02)
    for holder in (form.footer, form.number):
        if holder is not None and holder.box[1] > y + 0.6 * (bottom - y):
            bottom = min(bottom, holder.box[1] - 0.02)
    box = view.kept_free((x, y, w, bottom - y))
    free = whole = _free_area(view, form.title)
    for mark in view.marks():
        whole = cut(whole, mark)
    tried = (box, whole, free)
    return next((b for b in tried if b[2] >= _LEAST[0] and b[3] >= _LEAST[1]), free)


# --- made forms -----------------------------------------------------------------------------


def _made(reading: Reading, view: SheetView, key: str) -> TemplateForm:
    """A layout of our own on the template's master."""
    name, kind = KINDS[key]
    title = _made_title(view, key)
    form = TemplateForm(
        key, 0, name, kind, (0, 0, 0, 0), title=title,
        footer=view.master_holder("ftr"), number=view.master_holder("sldNum"),
    )  # fmt: skip
    if key in _FREE:
        return _made_free(view, form, title, key)
    form = _with_body(view, form, _body_area(reading, view, title))
    area = form.area
    bodies: tuple[Holder, ...] = ()
    if key == "points":
        bodies = (_made_holder(view, "body", 1, area),)
    elif key == "columns":
        x, y, w, h = area
        half = (w - 0.4) / 2
        bodies = (
            _made_holder(view, "body", 1, (x, y, half, h)),
            _made_holder(view, "body", 2, (x + half + 0.4, y, half, h)),
        )
    return replace(form, bodies=bodies)


def _made_title(view: SheetView, key: str) -> Holder:
    space, given = view.space, view.master_holder("title")
    box = (_MARGIN, 0.45, space.width - 2 * _MARGIN, 0.9)
    if given is None or given.box[3] > 0.5 * space.height:
        color = given.color if given is not None else view.palette.named("tx1")
        given = Holder("title", 0, "title", box, (0, 0, 0, 0), view.kept_free(box), size=30,
                       color=color)  # fmt: skip
    given = replace(given, type="title", idx=0)
    if key not in _FREE:
        return given
    x, w = given.text[0], given.text[2]
    text = view.kept_free((x, 0.3 * space.height, w, 0.24 * space.height))
    kind = "ctrTitle" if key == "cover" else "title"
    return replace(
        given, type=kind, box=text, insets=(0, 0, 0, 0), text=text, anchor="bottom",
        size=max(given.size, 40),
    )  # fmt: skip


def _made_free(view: SheetView, form: TemplateForm, title: Holder, key: str) -> TemplateForm:
    x, y, w, h = title.text
    box = view.kept_free((x, y + h + 0.2, w, 0.22 * view.space.height))
    below = _made_holder(view, "subTitle" if key == "cover" else "body", 1, box)
    below = replace(below, anchor="top", align=title.align, size=24)
    return replace(form, subtitle=below, area=box, footer=None, number=None)


def _made_holder(view: SheetView, kind: str, idx: int, box: Box) -> Holder:
    given = view.master_holder("body")
    color = given.color if given is not None else view.palette.named("tx1")
    size = given.size if given is not None else 24
    return Holder(kind, idx, "body", box, (0, 0, 0, 0), box, size=size, color=color)
