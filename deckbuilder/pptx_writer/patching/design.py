"""Masters, layouts and themes of the new build in the place of those nobody changed by hand."""

from __future__ import annotations

from deckbuilder.model.merge import Plan
from deckbuilder.ooxml.designs import design_parts, presentation_part
from deckbuilder.ooxml.names import Element, P, R
from deckbuilder.ooxml.normal import digest
from deckbuilder.ooxml.parts import Parts
from deckbuilder.ooxml.shapes import whole_number
from deckbuilder.pptx_writer.patching.importing import Importer
from deckbuilder.pptx_writer.patching.patched import Patched
from deckbuilder.pptx_writer.patching.slide import SlideParts, SlidePatch
from deckbuilder.pptx_writer.xml import NS_R

_FIRST_ID = 2147483648  # ST_SlideMasterId and ST_SlideLayoutId begin here


def design_places(importer: Importer) -> dict[str, str]:
    """Where the designs of the spec are in the person's package, by their names."""
    mine, theirs = design_parts(importer.deck.hand), design_parts(importer.spec)
    return {part: mine[name] for name, part in theirs.items() if name in mine}


def patch_designs(importer: Importer, plan: Plan, base: Parts) -> None:
    """Takes over the designs that `plan` names, or merges them."""
    deck, theirs, old = importer.deck, design_parts(importer.spec), design_parts(base)
    for one in plan.designs:
        part = theirs[one.name]
        place = importer.places.get(part)
        if place is None:
            continue  # it comes with the first slide that needs it
        if one.action == "patch":
            parts = SlideParts(old[one.name], place, part)
            patch = SlidePatch(parts, base, deck, importer, sure=True)
            patch.apply(one.decisions, one.items)
            _swap_styles(deck, place, base.xml(old[one.name]), importer.spec.xml(part))
            continue
        own = deck.related(place, "slideLayout")
        importer.copy(part, place)
        if one.name.startswith("master "):
            _list_layouts(deck, place, own)


def _swap_styles(deck: Patched, part: str, base: Element, spec: Element) -> None:
    """Takes a master's text styles and colour map of the spec where the person left them."""
    root = deck.xml(part)
    for name in ("clrMap", "txStyles"):
        own, old, new = (one.find(f"{P}{name}") for one in (root, base, spec))
        if own is not None and new is not None and digest((own,)) == digest((old,)):
            own.getparent().replace(own, new)
    deck.write_xml(part, root)


def list_new_designs(importer: Importer) -> None:
    """Lists the masters that slides brought along in the presentation, and the layouts in the
    master they belong to."""
    deck = importer.deck
    for name, part in design_parts(importer.spec).items():
        place = importer.places.get(part)
        if name.startswith("master ") and place and place not in deck.hand:
            _list_master(deck, place)
    for name, part in design_parts(importer.spec).items():
        place = importer.places.get(part)
        if name.startswith("layout ") and place and place not in deck.hand:
            for master in deck.related(place, "slideMaster"):
                _list_layouts(deck, master, [place])


def _list_master(deck: Patched, master: str) -> None:
    presentation = presentation_part(deck)
    root, links = deck.xml(presentation), deck.links(presentation)
    listed = root.find(f"{P}sldMasterIdLst")
    entry = listed.makeelement(f"{P}sldMasterId")
    masters = deck.related(presentation, "slideMaster")
    taken = {whole_number(one.get("id")) for one in listed}
    for other in masters:
        taken |= {whole_number(one.get("id")) for one in deck.xml(other).iter(f"{P}sldLayoutId")}
    entry.set("id", str(max(taken, default=_FIRST_ID) + 1))
    entry.set(f"{R}id", links.add(f"{NS_R}/slideMaster", master))
    listed.append(entry)
    deck.write_xml(presentation, root)
    _list_layouts(deck, master, [])


def drop_left_layouts(importer: Importer, base: Parts) -> None:
    """Drops the layouts of the last build that this one doesn't have and no slide stands on."""
    deck = importer.deck
    names = design_parts(base).keys() - design_parts(importer.spec).keys()
    mine = design_parts(deck.hand)
    left = {mine[name] for name in names if name.startswith("layout ") and name in mine}
    if not left:
        return
    presentation = presentation_part(deck)
    for slide in deck.related(presentation, "slide"):
        left -= set(deck.related(slide, "slideLayout"))
    for master in deck.related(presentation, "slideMaster"):
        _unlist(deck, master, left)


def _unlist(deck: Patched, master: str, layouts: set[str]) -> None:
    root, links = deck.xml(master), deck.links(master)
    dead = [one.id for one in links.known.values() if one.target in layouts]
    for one in [one for one in root.iter(f"{P}sldLayoutId") if one.get(f"{R}id") in dead]:
        one.getparent().remove(one)
    for ident in dead:
        links.remove(ident)
    if dead:
        deck.write_xml(master, root)


def _list_layouts(deck: Patched, master: str, layouts: list[str]) -> None:
    """Makes sure that a master lists `layouts`, and that no two have one id."""
    root, links = deck.xml(master), deck.links(master)
    listed = root.find(f"{P}sldLayoutIdLst")
    if listed is None:
        return
    have = {links.known[one.get(f"{R}id")].target for one in listed}
    for layout in layouts:
        if layout not in have and layout in deck:
            entry = listed.makeelement(f"{P}sldLayoutId")
            entry.set(f"{R}id", links.add(f"{NS_R}/slideLayout", layout))
            listed.append(entry)
    _number(deck, listed, master)
    deck.write_xml(master, root)


def _number(deck: Patched, listed: Element, master: str) -> None:
    """Gives the layouts of one master ids that no other master or layout of the deck has."""
    taken: set[int] = set()
    presentation = deck.xml(presentation_part(deck))
    taken |= {whole_number(one.get("id")) for one in presentation.iter(f"{P}sldMasterId")}
    for other in deck.related(presentation_part(deck), "slideMaster"):
        if other != master:
            ids = deck.xml(other).iter(f"{P}sldLayoutId")
            taken |= {whole_number(one.get("id")) for one in ids}
    for one in listed:
        ident = whole_number(one.get("id")) or _FIRST_ID + 1
        while ident in taken:
            ident += 1
        taken.add(ident)
        one.set("id", str(ident))
