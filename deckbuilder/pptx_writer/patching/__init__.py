"""Applying a merge: a plan comes in, the person's package with the plan's changes goes out.

The file that a person edited is patched, not written anew. `patch_deck` takes the three versions
as parts; only slides, designs and lists that the plan names are touched.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import BinaryIO

import msgspec

from deckbuilder.model.base import is_own_property
from deckbuilder.model.merge import Plan, PlannedSlide
from deckbuilder.ooxml.designs import presentation_part
from deckbuilder.ooxml.names import A, R
from deckbuilder.ooxml.parts import Parts, ZipParts, custom_properties
from deckbuilder.pptx_writer.custom import CUSTOM_PART, CUSTOM_TYPE
from deckbuilder.pptx_writer.custom import custom_properties as write_custom
from deckbuilder.pptx_writer.patching.design import (
    design_places,
    drop_left_layouts,
    list_new_designs,
    patch_designs,
)
from deckbuilder.pptx_writer.patching.importing import Importer
from deckbuilder.pptx_writer.patching.patched import Patched
from deckbuilder.pptx_writer.patching.presentation import (
    patch_document,
    patch_presentation,
    patch_settings,
)
from deckbuilder.pptx_writer.patching.slide import SlideParts, SlidePatch, set_creation
from deckbuilder.pptx_writer.xml import NS_R


class Versions(msgspec.Struct, frozen=True):
    """The parts of base, hand and spec."""

    base: Parts
    hand: ZipParts
    spec: Parts


def patch_deck(plan: Plan, versions: Versions, out: BinaryIO) -> None:
    """Write the merged deck to `out`. Its base is what the spec's build carries.

    Raises PackageError where a part can't be read.
    """
    deck = Patched(versions.hand)
    importer = Importer(deck, versions.spec, {})
    importer.places.update(design_places(importer))
    importer.places.update(_slide_places(plan, deck))
    patch_designs(importer, plan, versions.base)
    for slide in plan.slides:
        _apply(slide, plan, versions, importer)
    list_new_designs(importer)
    _drop_jumps(deck, plan, importer)
    presentation = presentation_part(deck)
    if plan.sure:
        own = presentation_part(versions.base), presentation_part(versions.spec)
        patch_settings(deck, presentation, versions.base.xml(own[0]), versions.spec.xml(own[1]))
        patch_document(deck, versions.base, versions.spec)
    patch_presentation(deck, presentation, plan, _listed(plan, importer.places))
    if plan.sure:
        drop_left_layouts(importer, versions.base)
    _carry_base(deck, versions.spec)
    deck.write(out)


def _slide_places(plan: Plan, deck: Patched) -> dict[str, str]:
    """The part that each slide of the spec has in the merged deck."""
    places: dict[str, str] = {}
    for slide in plan.slides:
        if slide.spec:
            places[slide.spec.part] = (
                slide.hand.part if slide.hand else deck.free_name(slide.spec.part)
            )
    return places


def _listed(plan: Plan, places: Mapping[str, str]) -> list[tuple[int, str]]:
    """Id and part of each slide; a slide of the spec has the spec's id unless it is taken."""
    taken = {one.hand.id for one in plan.slides if one.hand and not one.spec}
    listed: list[tuple[int, str]] = []
    for one in plan.slides:
        known = one.spec or one.hand
        assert known
        ident = known.id
        while one.spec and ident in taken:
            ident += 1
        taken.add(ident)
        listed.append((ident, places[one.spec.part] if one.spec else known.part))
    return listed


def _apply(slide: PlannedSlide, plan: Plan, versions: Versions, importer: Importer) -> None:
    deck = importer.deck
    if slide.action in ("add", "replace"):
        assert slide.spec
        importer.copy(slide.spec.part, importer.places[slide.spec.part])
        return
    if slide.action == "patch":
        assert slide.spec and slide.hand and slide.base
        parts = SlideParts(slide.base.part, slide.hand.part, slide.spec.part)
        patch = SlidePatch(parts, versions.base, deck, importer, sure=plan.sure)
        patch.apply(slide.decisions, slide.items)
    if slide.hand and slide.spec and slide.hand.creation != slide.spec.creation:
        root = deck.xml(slide.hand.part)
        set_creation(root, slide.spec.creation)
        deck.write_xml(slide.hand.part, root)


def _drop_jumps(deck: Patched, plan: Plan, importer: Importer) -> None:
    """Takes out links to slides that aren't in the deck any more."""
    kept = {importer.places[one.spec.part] if one.spec else one.hand.part  # pyright: ignore
            for one in plan.slides}  # fmt: skip
    gone = set(deck.hand.related(presentation_part(deck), "slide")) - kept
    if not gone:
        return
    for part in kept:
        dead = [one.id for one in deck.links(part).known.values() if one.target in gone]
        if dead:
            root = deck.xml(part)
            for click in list(root.iter(f"{A}hlinkClick", f"{A}hlinkHover")):
                if click.get(f"{R}id") in dead:
                    click.getparent().remove(click)
            for ident in dead:
                deck.links(part).remove(ident)
            deck.write_xml(part, root)


def _carry_base(deck: Patched, spec: Parts) -> None:
    """Gives the deck the base of the new build, beside the properties that others set."""
    hand, new = custom_properties(deck.hand), custom_properties(spec)
    kept = [
        *((name, text) for name, text in hand.items() if not is_own_property(name)),
        *((name, text) for name, text in new.items() if is_own_property(name)),
    ]
    known = deck.hand.related("", "custom-properties")
    part = known[0] if known else CUSTOM_PART
    deck.links("").add(f"{NS_R}/custom-properties", part)
    deck.write_part(part, write_custom(kept).encode(), CUSTOM_TYPE)
