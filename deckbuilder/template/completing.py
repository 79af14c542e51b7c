"""Layouts that are drawn but take no title, made usable: many decks have covers and section pages
that are pictures and shapes alone, on which every slide wrote into boxes of its own.

Comes in: a master with its layouts, and how the file's own slides use them. Goes out: the same
master with further layouts after its own, each a copy of one that was drawn for a form no other
layout takes, with the placeholders of that form added. A text placeholder that stands as the
headline becomes the title.
"""

from __future__ import annotations

import re
from copy import deepcopy
from xml.etree.ElementTree import Element, SubElement

import msgspec

from deckbuilder.model.template import Box, Holder
from deckbuilder.template.making import FREE, KINDS, MARGIN, made_form
from deckbuilder.template.mapping import NAMES, Found, has_large, map_forms, signature_of
from deckbuilder.template.paint import Pictures
from deckbuilder.template.shapes import placeholders_of
from deckbuilder.template.sheets import SheetView, Space
from deckbuilder.template.source import Master, Sheet
from deckbuilder.template.tree import A, P

_NEAR = {"points": ("points", "content"), "content": ("content", "points")}
_FORMS = ("cover", "section", "closing", "points", "content")
_HEAD = 0.3  # of the slide's height: where a slide's headline ends
_ANCHORS = {"top": "t", "middle": "ctr", "bottom": "b"}
_ALIGNS = {"left": "l", "center": "ctr", "right": "r"}


class Usage(msgspec.Struct, frozen=True):
    """How a file's own slides use layouts: slides on each by its part's name, and the layout of
    the first slide where there are more."""

    uses: dict[str, int]
    opening: str = ""


def main_master(masters: list[Master], found: list[dict[str, Found]]) -> int:
    """The master that most slides use; without slides the one that most forms are found on."""

    def order(i: int) -> tuple[int, int, int]:
        mapped = sum(each.layout > 0 for each in found[i].values())
        return masters[i].used, mapped, -i

    return max(range(len(masters)), key=order)


def complete(space: Space, masters: list[Master], usage: Usage) -> None:
    """Add the layouts that forms lack, and that are drawn, to the master our forms stand on."""
    drawn = [_Drawn.of(space, master, usage) for master in masters]
    best = drawn[main_master(masters, [each.found for each in drawn])]
    for form in _FORMS:
        view = best.view_for(form)
        if view is not None:
            best.master.layouts.append(_completed(view, form))


class _Drawn(msgspec.Struct):
    """A master's layouts, the forms that they take, and those that draw but take no title."""

    master: Master
    usage: Usage
    views: list[SheetView]
    found: dict[str, Found]
    free: list[SheetView]

    @classmethod
    def of(cls, space: Space, master: Master, usage: Usage) -> _Drawn:
        views = [SheetView(space, master, layout, Pictures({}), {}) for layout in master.layouts]
        found = map_forms(views, [usage.uses.get(view.part, 0) for view in views])
        free = [view for view in views if not view.has_title]
        return cls(master, usage, views, found, free)

    def view_for(self, form: str) -> SheetView | None:
        """The layout that was drawn for a form that lacks one: by its name, else by its use."""
        found = self.found[form]
        own = found.layout > 0 and not found.way.startswith("as ")
        if own and found.sure:
            return None
        named = [view for view in self.free if self._is_called(form, view)]
        if named:
            return min(named, key=lambda view: -self._uses(view))
        return None if own else self._used_for(form)

    def _is_called(self, form: str, view: SheetView) -> bool:
        pattern = "|".join(NAMES[each] for each in _NEAR.get(form, (form,)))
        called = re.search(pattern, view.name.strip(), re.IGNORECASE) is not None
        return called and (form not in FREE or not has_large(signature_of(view)))

    def _used_for(self, form: str) -> SheetView | None:
        """The layout of the first slide as the cover, the one of most slides for what they say."""
        if form == "cover":
            opening = (v for v in self.free if v.part == self.usage.opening and _is_drawn(v))
            return next(opening, None)
        if form == "closing" or form == "section" or self._is_found("points", "content"):
            return None
        often = [v for v in self.free if self._uses(v) > 1 and v.part != self.usage.opening]
        return min(often, key=lambda view: -self._uses(view), default=None)

    def _is_found(self, *forms: str) -> bool:
        return any(self.found[form].layout for form in forms)

    def _uses(self, view: SheetView) -> int:
        return self.usage.uses.get(view.part, 0)


def _is_drawn(view: SheetView) -> bool:
    """Whether a layout shows anything that its master does not."""
    return len(view.leaves) > 0 or view.own_ground


# --- the copy -------------------------------------------------------------------------------


def _completed(view: SheetView, form: str) -> Sheet:
    layout = view.layout
    assert layout is not None
    title, kind = KINDS[form]
    root = deepcopy(layout.root)
    root.attrib.pop("type", None)
    if form != "closing":
        root.set("type", kind)
    common = root.find(f"{P}cSld")
    if common is not None:
        common.set("name", f"{view.name.strip()} · {title}".strip(" ·"))
    tree = root.find(f"{P}cSld/{P}spTree")
    assert tree is not None
    promoted = _promoted(view, root, form)
    if not promoted or (form == "points" and not _has_body(view)):
        _add_placeholders(view, tree, form, ("title", "ctrTitle") if promoted else ())
    return Sheet(f"{layout.name}#{form}", root, layout.links, made=True)


def _promoted(view: SheetView, root: Element, form: str) -> bool:
    """Makes the placeholder that stands as the headline the title; whether there is one."""
    holders = [h for h in view.holders() if h.type in ("body", "obj", "subTitle")]
    headlines = [h for h in holders if _is_headline(view, h, form)]
    if not headlines:
        return False
    best = min(headlines, key=lambda h: (-h.size, h.box[1]))
    for ph in placeholders_of(root):
        tag = ph.node.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
        if tag is not None and (ph.type, ph.idx) == (best.type, best.idx):
            tag.attrib.clear()
            tag.set("type", "title")
            if form not in FREE:
                _widen(view, ph.node, best)
            return True
    return False


def _widen(view: SheetView, node: Element, holder: Holder) -> None:
    """Lets a headline that was drawn as wide as its sample words run to the margin."""
    x, y, w, h = holder.box
    width = view.space.width
    full = (min(x, width - x - w), y, max(width - 2 * x, 2 * (x + w) - width), h)
    wide = full if holder.align == "center" else (x, y, width - MARGIN - x, h)
    place = node.find(f"{P}spPr/{A}xfrm")
    if place is not None and wide[2] > w and view.kept_free(wide) == wide:
        place[:] = []
        _place(place, view.space, wide)


def _is_headline(view: SheetView, holder: Holder, form: str) -> bool:
    _, y, w, h = holder.box
    if w < 0.2 * view.space.width or view.is_upright(holder):
        return False
    return form in FREE or (y + h / 2 < _HEAD * view.space.height and h < _HEAD * view.space.height)


def _has_body(view: SheetView) -> bool:
    return has_large(signature_of(view))


def _add_placeholders(view: SheetView, tree: Element, form: str, but: tuple[str, ...]) -> None:
    made = made_form(view, form)
    idents = [int(n.get("id", "0")) for n in tree.iter(f"{P}cNvPr") if n.get("id", "").isdigit()]
    ident = max(idents, default=1)
    for holder in made.holders:
        if holder.type in ("ftr", "sldNum", *but):
            continue
        ident += 1
        tree.append(_placeholder(view.space, holder, ident, form))


def _placeholder(space: Space, holder: Holder, ident: int, form: str) -> Element:
    """A placeholder's shape; sizes are said where the form is not set as the master sets it."""
    node = Element(f"{P}sp")
    head = SubElement(node, f"{P}nvSpPr")
    SubElement(head, f"{P}cNvPr", {"id": str(ident), "name": f"{holder.type} {ident}"})
    SubElement(head, f"{P}cNvSpPr")
    tag = SubElement(SubElement(head, f"{P}nvPr"), f"{P}ph", {"type": holder.type})
    if holder.idx:
        tag.set("idx", str(holder.idx))
    _place(SubElement(SubElement(node, f"{P}spPr"), f"{A}xfrm"), space, holder.box)
    body = SubElement(node, f"{P}txBody")
    inner = SubElement(body, f"{A}bodyPr", {"anchor": _ANCHORS[holder.anchor]})
    for side, inset in zip(("lIns", "tIns", "rIns", "bIns"), holder.insets, strict=True):
        inner.set(side, str(_emu(space, inset)))
    styles = SubElement(body, f"{A}lstStyle")
    if form in FREE:
        level = SubElement(styles, f"{A}lvl1pPr", {"marL": "0", "indent": "0"})
        level.set("algn", _ALIGNS[holder.align])
        SubElement(level, f"{A}buNone")
        SubElement(level, f"{A}defRPr", {"sz": str(round(holder.size * space.scale) * 100)})
    run = SubElement(SubElement(body, f"{A}p"), f"{A}r")
    SubElement(run, f"{A}rPr")
    SubElement(run, f"{A}t").text = holder.name or holder.type
    return node


def _place(node: Element, space: Space, box: Box) -> None:
    x, y, w, h = (str(_emu(space, side)) for side in box)
    SubElement(node, f"{A}off", {"x": x, "y": y})
    SubElement(node, f"{A}ext", {"cx": w, "cy": h})


def _emu(space: Space, inches: float) -> int:
    return round(inches * 914400 * space.scale)
