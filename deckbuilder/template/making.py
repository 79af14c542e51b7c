"""Forms that a template has no placeholders for, made on its master or on one of its layouts.

Comes in: a view and a form's key. Goes out: a `TemplateForm` whose title stands as the master's
and whose body takes the room that marks, title and footers leave.
"""

from __future__ import annotations

from msgspec.structs import replace

from deckbuilder.model.template import Box, Holder, TemplateForm
from deckbuilder.template.sheets import SheetView, cut, overlap

KINDS = {
    "cover": ("Title slide", "title"), "section": ("Section", "secHead"),
    "points": ("Title and points", "obj"), "content": ("Title only", "titleOnly"),
    "columns": ("Two columns", "twoObj"), "statement": ("Statement", "titleOnly"),
    "quote": ("Quotation", "titleOnly"), "closing": ("Closing", "titleOnly"),
}  # fmt: skip
FREE = ("cover", "section", "closing")  # forms that stand on the whole slide
MARGIN = 0.6
_LEAST = (4.0, 3.1)  # inches: a body in less is no body
_LOW = 3.2  # inches: a body this low needs all that it can have
_EDGE = 0.35  # inches that a body keeps from the slide's sides
_FOOT = 0.27  # inches of a footer line


def master_area(view: SheetView, title: Holder | None) -> Box:
    """Where a body stands: as on the master, else in the room left."""
    body = view.master_holder("body")
    return body.text if body is not None else free_area(view, title)


def free_area(view: SheetView, title: Holder | None) -> Box:
    space = view.space
    top = title.text[1] + title.text[3] + 0.1 if title is not None else 1.4
    top = top if top < 0.4 * space.height else 1.4
    return MARGIN, top, space.width - 2 * MARGIN, space.height - top - 0.9


def with_body(view: SheetView, form: TemplateForm, area: Box) -> TemplateForm:
    """`form` with the room for its body; a title or a foot that stands within it gives way."""
    x, y, w, h = area
    left, right = max(x, _EDGE), min(x + w, view.space.width - _EDGE)
    area = left, y, right - left, h
    clear = _clear(view, form, area)
    if form.title is not None and overlap(clear, form.title.text):
        form = replace(form, title=_raised(view, form.title))
        clear = _clear(view, form, area)
    if clear[3] < _LOW and area[3] > 1.2 * clear[3]:
        form = replace(form, footer=None, number=None)
        clear = _clear(view, form, area)
    return _with_foot(view, replace(form, area=clear))


def _raised(view: SheetView, title: Holder) -> Holder:
    """A title at the head of the slide: that of its layout stands where others have their body."""
    return replace(title, text=view.kept_free(_head_box(view)), anchor="middle")


def _head_box(view: SheetView) -> Box:
    return MARGIN, 0.45, view.space.width - 2 * MARGIN, 0.9


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
    free = whole = free_area(view, form.title)
    for mark in view.marks():
        whole = cut(whole, mark) if overlap(whole, mark) else whole
    tried = (box, whole, free)
    return next((b for b in tried if b[2] >= _LEAST[0] and b[3] >= _LEAST[1]), free)


# --- made forms -----------------------------------------------------------------------------


def made_form(view: SheetView, key: str) -> TemplateForm:
    """A layout of our own on the template's master, or on the layout that `view` shows."""
    name, kind = KINDS[key]
    title = _made_title(view, key)
    form = TemplateForm(
        key, 0, name, kind, (0, 0, 0, 0), title=title,
        footer=view.master_holder("ftr"), number=view.master_holder("sldNum"),
    )  # fmt: skip
    if key in FREE:
        return _made_free(view, form, title, key)
    form = with_body(view, form, master_area(view, title))
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
    box = _head_box(view)
    if given is None or given.box[3] > 0.5 * space.height:
        color = given.color if given is not None else view.palette.named("tx1")
        given = Holder("title", 0, "title", box, (0, 0, 0, 0), view.kept_free(box), size=30,
                       color=color)  # fmt: skip
    given = replace(given, type="title", idx=0, filled=False)
    if key not in FREE:
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
