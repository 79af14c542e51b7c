"""One slide of the person's, with the decisions of a plan applied to it in place.

Three trees come in, of which only the person's is changed. Items are found by their places in the
order in which both readers walk a shape tree.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy

import msgspec

from deckbuilder.model.merge import Decision, Known
from deckbuilder.ooxml.names import MC, P14, A, Element, P
from deckbuilder.ooxml.parts import Parts
from deckbuilder.ooxml.shapes import (
    all_shapes,
    identity_of,
    properties_of,
    shapes_of,
    transform_of,
    whole_number,
)
from deckbuilder.pptx_writer.patching.identities import take_identities
from deckbuilder.pptx_writer.patching.importing import Importer
from deckbuilder.pptx_writer.patching.look import patch_look
from deckbuilder.pptx_writer.patching.paragraphs import patch_text
from deckbuilder.pptx_writer.patching.patched import Patched
from deckbuilder.pptx_writer.patching.table import cell_at, patch_table

_LATER = {"clrMapOvr": 1, "transition": 2, "timing": 3, "extLst": 4}


class SlideParts(msgspec.Struct, frozen=True):
    """The part of a slide in each of the three versions."""

    base: str
    hand: str
    spec: str


class SlidePatch:
    def __init__(
        self, parts: SlideParts, base: Parts, deck: Patched, importer: Importer, *, sure: bool
    ) -> None:
        self.parts, self.deck, self.importer, self.sure = parts, deck, importer, sure
        self.base_parts = base
        self.root = deck.xml(parts.hand)
        self.links = deck.links(parts.hand)
        self.base_root, self.spec_root = base.xml(parts.base), importer.spec.xml(parts.spec)
        trees = [
            root.find(f"{P}cSld/{P}spTree") for root in (self.base_root, self.root, self.spec_root)
        ]
        self.base, self.hand, self.spec = (list(all_shapes(tree)) for tree in trees)
        self.tree = trees[1]
        self.found = tuple(self.hand)  # the shapes as the person left them
        self.charts: dict[int, Element] = {}  # the person's charts whose places others take
        self.placed: dict[int, Element] = {}  # places in the spec -> shapes of the merged slide

    def apply(self, decisions: tuple[Decision, ...], items: tuple[Known, ...]) -> None:
        """Apply every decision that takes the spec's side, then tidy up; `items` are known on
        all sides."""
        self.placed = {s: self.hand[h] for _, h, s in items}
        if self.sure:
            known = [(self.base[b], self.hand[h], self.spec[s]) for b, h, s in items]
            take_identities(self.root, known)
        for one in decisions:
            if one.take == "spec" or (one.facet == "place" and one.conflict):
                _APPLY[one.facet](self, one)
        for shape in reversed([one for one in all_shapes(self.tree) if one.tag == f"{P}grpSp"]):
            if not any(True for _ in shapes_of(shape)):
                shape.getparent().remove(shape)
        self._part_ids()
        tidy_references(self.root)
        self.deck.write_xml(self.parts.hand, self.root)

    def _part_ids(self) -> None:
        """Gives shapes that share an id with one of the spec's another one: the next build knows
        the spec's by theirs."""
        new = set(self.placed.values()) - set(self.found)
        everything = list(all_shapes(self.tree))
        taken = {identity_of(one)[0] for one in everything}
        seen: set[int] = set()
        for shape in sorted(everything, key=lambda one: one not in new):
            ident = identity_of(shape)[0]
            if ident in seen:
                ident = max(taken) + 1
                next(shape.iter(f"{P}cNvPr")).set("id", str(ident))
                taken.add(ident)
            seen.add(ident)

    def take(self, element: Element) -> Element:
        """A copy of an element of the spec's slide, its references made ours."""
        return self.importer.element(element, self.parts.spec, self.links)

    # --- items --------------------------------------------------------------------------------

    def item(self, one: Decision) -> None:
        if one.change == "added" or (one.change == "deleted" and one.hand < 0):
            self._insert(one.spec)
        elif one.change == "deleted":
            shape = self.hand[one.hand]
            if shape.tag != f"{P}grpSp" and shape.getparent() is not None:
                shape.getparent().remove(shape)
        else:
            self._replace(one.hand, one.spec)

    def _replace(self, hand: int, spec: int) -> None:
        old, new = self.hand[hand], self.take(self.spec[spec])
        old.getparent().replace(old, new)
        self.hand[hand] = self.placed[spec] = new

    def _insert(self, spec: int) -> None:
        """Puts a shape of the spec after the one it follows there, in the same group."""
        shape = self.take(self.spec[spec])
        self._free_ids(shape)
        owner = self.spec[spec].getparent()
        group = self.tree
        if owner.tag == f"{P}grpSp":
            known = self.spec.index(owner)
            group = self.placed.get(known)
            if group is None:
                group = self.tree
        siblings = [n for n, other in enumerate(self.spec) if other.getparent() is owner]
        before = [n for n in siblings if n < spec]
        for n in reversed(before):
            other = self.placed.get(n)
            if other is not None and other.getparent() is group:
                other.addnext(shape)
                break
        else:
            _insert_first(group, shape)
        self.placed[spec] = shape

    def order(self, one: Decision) -> None:
        """Puts the shapes of one group into the order in which the spec draws them."""
        group = self.placed[one.spec].getparent()
        everything = (self.placed[n] for n in sorted(self.placed))
        shapes = [shape for shape in everything if shape.getparent() is group]
        places = sorted(group.index(shape) for shape in shapes)
        for shape in shapes:
            group.remove(shape)
        for place, shape in zip(places, shapes, strict=True):
            group.insert(place, shape)

    def _free_ids(self, shape: Element) -> None:
        """Gives ids that the person's slide has taken already new values."""
        taken = {whole_number(one.get("id")) for one in self.root.iter(f"{P}cNvPr")}
        for one in shape.iter(f"{P}cNvPr"):
            ident = whole_number(one.get("id"))
            while ident in taken:
                ident += 1
            taken.add(ident)
            one.set("id", str(ident))

    # --- facets of items ----------------------------------------------------------------------

    def place(self, one: Decision) -> None:
        shape, model = self.hand[one.hand], transform_of(self.spec[one.spec])
        own = transform_of(shape)
        if one.take == "hand":  # of a group the children's space goes with the children
            if shape.tag == f"{P}grpSp" and own is not None and model is not None:
                for tag in (f"{A}chOff", f"{A}chExt"):
                    old, new = own.find(tag), model.find(tag)
                    if old is not None and new is not None:
                        own.replace(old, deepcopy(new))
            return
        if own is not None and model is not None:
            own.getparent().replace(own, deepcopy(model))
        elif own is not None:
            own.getparent().remove(own)
        elif model is not None:
            properties = shape.find(f"{P}spPr")
            if properties is not None:
                properties.insert(0, deepcopy(model))

    def look(self, one: Decision) -> None:
        shapes = self.base[one.base], self.hand[one.hand], self.spec[one.spec]
        if one.names == ("chart",):
            self._take_chart(one)
        elif one.names:
            patch_look(*shapes, names=one.names, force=one.conflict)

    def text(self, one: Decision) -> None:
        if one.pieces:
            body, old, new = (
                shape.find(f"{P}txBody")
                for shape in (self.hand[one.hand], self.base[one.base], self.spec[one.spec])
            )
            if body is not None:
                patch_text(body, old, new, one.pieces, self.take, sure=self.sure)

    def alt(self, one: Decision) -> None:
        own, new = properties_of(self.hand[one.hand]), properties_of(self.spec[one.spec])
        if own is not None and new is not None:
            own.attrib.pop("descr", None)
            if new.get("descr"):
                own.set("descr", new.get("descr"))

    def link(self, one: Decision) -> None:
        own, new = properties_of(self.hand[one.hand]), properties_of(self.spec[one.spec])
        if own is None or new is None:
            return
        old = own.find(f"{A}hlinkClick")
        if old is not None:
            own.remove(old)
        click = new.find(f"{A}hlinkClick")
        if click is not None:
            own.insert(0, self.take(click))

    def picture(self, one: Decision) -> None:
        own, new = (s.find(f"{P}blipFill") for s in (self.hand[one.hand], self.spec[one.spec]))
        if own is not None and new is not None:
            own.getparent().replace(own, self.take(new))

    def content(self, one: Decision) -> None:
        self._replace(one.hand, one.spec)

    def cell(self, one: Decision) -> None:
        places = (one.cells[0], one.cell, one.cells[1])
        tables = (self.base[one.base], self.hand[one.hand], self.spec[one.spec])
        base, hand, spec = (
            cell_at(table, *place) for table, place in zip(tables, places, strict=True)
        )
        if hand is None or spec is None:
            return
        if one.names:
            patch_look(base, hand, spec, names=one.names, force=one.conflict)
        if one.pieces:
            old = base.find(f"{A}txBody") if base is not None else None
            bodies = hand.find(f"{A}txBody"), old, spec.find(f"{A}txBody")
            patch_text(*bodies, one.pieces, self.take, sure=self.sure)

    def table(self, one: Decision) -> None:
        patch_table(self.hand[one.hand], self.spec[one.spec], one, self.take)

    def data(self, one: Decision) -> None:
        if one.cell == (-1, -1):
            self._take_chart(one)
            return
        from deckbuilder.pptx_writer.patching.chart import chart_part, patch_value

        own = chart_part(self.hand[one.hand], self.deck, self.parts.hand)
        spec = self.importer.spec
        new = chart_part(self.spec[one.spec], spec, self.parts.spec)
        patch_value(self.deck, own, spec.xml(new), one.cell, one.cells[1])

    def _take_chart(self, one: Decision) -> None:
        """The spec's chart, with the numbers that stay the person's, in the person's frame."""
        from deckbuilder.pptx_writer.patching.chart import chart_part, patch_value

        if one.hand not in self.charts:
            own = chart_part(self.hand[one.hand], self.deck, self.parts.hand)
            self.charts[one.hand] = self.deck.xml(own)
        own, new = (s.find(f"{A}graphic") for s in (self.hand[one.hand], self.spec[one.spec]))
        own.getparent().replace(own, self.take(new))
        made = chart_part(self.hand[one.hand], self.deck, self.parts.hand)
        for cell, place in one.kept:
            patch_value(self.deck, made, self.charts[one.hand], cell, place)

    # --- the slide itself ---------------------------------------------------------------------

    def hidden(self, one: Decision) -> None:
        self.root.attrib.pop("show", None)
        if self.spec_root.get("show"):
            self.root.set("show", self.spec_root.get("show"))

    def layout(self, one: Decision) -> None:
        (layout,) = self.importer.spec.related(self.parts.spec, "slideLayout")
        self.links.point("slideLayout", self.importer.part(layout))

    def background(self, one: Decision) -> None:
        own, new = (root.find(f"{P}cSld") for root in (self.root, self.spec_root))
        for old in own.findall(f"{P}bg"):
            own.remove(old)
        ground = new.find(f"{P}bg")
        if ground is not None:
            own.insert(0, self.take(ground))

    def transition(self, one: Decision) -> None:
        self._swap("transition")

    def animation(self, one: Decision) -> None:
        self._swap("timing")

    def _swap(self, name: str) -> None:
        """Puts the spec's transition or timing in the place of the person's."""
        for old in [one for one in self.root if _sort_of(one) == name]:
            self.root.remove(old)
        rank = _LATER[name]
        place = sum(1 for one in self.root if _LATER.get(_sort_of(one), 0) < rank)
        for new in [one for one in self.spec_root if _sort_of(one) == name]:
            self.root.insert(place, self.take(new))

    def notes(self, one: Decision) -> None:
        from deckbuilder.pptx_writer.patching.notes import patch_notes

        if one.pieces or one.take == "spec":
            parts = (self.parts.base, self.parts.hand, self.parts.spec)
            patch_notes(parts, self.base_parts, self.deck, self.importer, one, sure=self.sure)


def _sort_of(element: Element) -> str:
    if element.tag == f"{MC}AlternateContent":
        inner = next(element.iter(f"{P}transition", f"{P}timing"), None)
        return _sort_of(inner) if inner is not None else ""
    return str(element.tag).rpartition("}")[2]


def _insert_first(group: Element, shape: Element) -> None:
    """Puts a shape under all others of a group, behind the group's own properties."""
    first = next(shapes_of(group), None)
    if first is not None:
        first.addprevious(shape)
        return
    later = group.find(f"{P}extLst")
    if later is not None:
        later.addprevious(shape)
    else:
        group.append(shape)


def set_creation(root: Element, ident: int) -> None:
    """Gives a slide the id that it was created with."""
    for one in root.iter(f"{P14}creationId"):
        one.set("val", str(ident))


def tidy_references(root: Element) -> None:
    """Takes out what refers to shapes that aren't on the slide any more: steps of the animation
    and the glue of lines."""
    known = {one.get("id") for one in root.iter(f"{P}cNvPr")}
    for glue in list(root.iter(f"{A}stCxn", f"{A}endCxn")):
        if glue.get("id") not in known:
            glue.getparent().remove(glue)
    for target in list(root.iter(f"{P}spTgt")):
        if target.get("spid") not in known:
            _drop_step(target)
    for build in list(root.iter(f"{P}bldP", f"{P}bldGraphic", f"{P}bldDgm", f"{P}bldOleChart")):
        if build.get("spid") not in known:
            build.getparent().remove(build)
    for timing in root.findall(f"{P}timing"):
        if not any(True for _ in timing.iter(f"{P}spTgt", f"{P}sldTgt", f"{P}sndTgt")):
            root.remove(timing)
    for empty in list(root.iter(f"{P}bldLst")):
        if not len(empty):
            empty.getparent().remove(empty)


def _drop_step(target: Element) -> None:
    """Removes the nearest step around a target, and steps that thereby hold nothing."""
    step = target
    while step.getparent() is not None and step.tag not in (f"{P}par", f"{P}video", f"{P}audio"):
        step = step.getparent()
    while step.getparent() is not None:
        holder = step.getparent()
        holder.remove(step)
        if len(holder) or holder.tag != f"{P}childTnLst":
            return
        step = holder.getparent()  # the time node of an empty list
        while step.tag not in (f"{P}par", f"{P}seq") and step.getparent() is not None:
            step = step.getparent()


_APPLY: dict[str, Callable[[SlidePatch, Decision], None]] = {
    name: getattr(SlidePatch, name)
    for name in (
        "item", "order", "place", "look", "text", "alt", "link", "picture", "content", "cell",
        "table", "data", "hidden", "layout", "background", "transition", "animation", "notes",
    )
}  # fmt: skip
