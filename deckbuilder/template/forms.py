"""Our slide forms on the layouts of a template: which placeholder takes what, and the room left.

Comes in: a reading and a layout for each form. Goes out: a `TemplateForm` each; one without a
layout is made on the master.
"""

from __future__ import annotations

from msgspec.structs import replace

from deckbuilder.model.template import Box, Holder, TemplateForm
from deckbuilder.template.making import FREE, KINDS, MARGIN, made_form, master_area, with_body
from deckbuilder.template.mapping import Signature, is_beside, signature_of
from deckbuilder.template.paint import STANDARD_MAP
from deckbuilder.template.reading import Reading
from deckbuilder.template.sheets import SheetView

_LABEL = 0.25  # of the slide's width: narrower texts of a cover are labels of its art
_FEW_LINES = 2.0  # inches that a subtitle and three lines take


def template_form(reading: Reading, key: str, layout: int) -> TemplateForm:
    """The form `key` on a layout of the template (from 1), or made on its master (0)."""
    view = reading.views[layout - reading.first] if layout else reading.bare
    if not layout:
        return made_form(view, key)
    s = signature_of(view)
    name, kind = view.name or KINDS[key][0], view.type
    form = TemplateForm(
        key, layout, name, kind, (0, 0, 0, 0), title=s.title,
        footer=_frame_holder(view, "ftr"), number=_frame_holder(view, "sldNum"),
        color_map=_own_map(reading.bare, view), exchanged=_exchanged(reading.bare, view),
    )  # fmt: skip
    if key in FREE:
        return _on_whole_slide(view, form, s)
    bodies = sorted((t for t in s.texts if t.box[3] > 0.2 * s.height), key=_size, reverse=True)
    area = None
    if key == "points":
        bodies = bodies[:1]
    elif key == "columns":
        bodies = sorted(bodies[:2], key=lambda h: h.box[0])
        area = _around(bodies) if bodies else None
        bodies = bodies if len(bodies) > 1 and is_beside(bodies) else []
    else:
        bodies = []
    if area is None:
        area = _around(bodies) if bodies else _body_area(reading, view, s.title)
    return with_body(view, replace(form, bodies=tuple(bodies)), area)


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
    wide = [h for h in (*s.subtitles, *s.texts) if h.box[2] >= _LABEL * s.width]
    texts = sorted(wide, key=lambda h: (h.type != "subTitle", h.box[1]))
    below = texts[0] if texts else None
    stack = _stack(below, texts[1:]) if below is not None else []
    rest = sorted((h for h in texts[1:] if h not in stack), key=lambda h: (h.box[1], h.box[0]))
    assert s.title is not None
    area = _around([below, *stack]) if below is not None else _under(view, s.title)
    area = _grown(view, area, (s.title, *rest))
    return replace(form, subtitle=below, bodies=tuple(rest), area=area)


def _stack(below: Holder, others: list[Holder]) -> list[Holder]:
    """The texts that stand straight under `below`, as lines of one block."""
    found: list[Holder] = []
    last = below
    for each in sorted(others, key=lambda h: h.box[1]):
        (x, y, w, h), (left, top, wide, _) = last.box, each.box
        if abs(x - left) < 0.1 and abs(w - wide) < 0.5 and abs(top - y - h) < 0.25:
            found.append(each)
            last = each
    return found


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
    height = min(1.6, view.space.height - MARGIN - top)
    if height < 0.8:
        top = max(MARGIN, title.box[1] - 1.3)
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
    return master_area(view, title)
