"""A slide's notes: words merged in, a notes page added or taken away."""

from __future__ import annotations

from deckbuilder.model.merge import Decision
from deckbuilder.ooxml.names import Element, P
from deckbuilder.ooxml.parts import Parts
from deckbuilder.ooxml.shapes import placeholder_of
from deckbuilder.pptx_writer.patching.importing import Importer
from deckbuilder.pptx_writer.patching.paragraphs import patch_text
from deckbuilder.pptx_writer.patching.patched import Patched


def patch_notes(
    parts: tuple[str, str, str],
    base: Parts,
    deck: Patched,
    importer: Importer,
    one: Decision,
    *,
    sure: bool,
) -> None:
    """Merge the notes of a slide whose parts in base, hand and spec are `parts`."""
    old, own, new = parts
    links = deck.links(own)
    theirs = _notes_part(importer.spec, new)
    mine = next((r.target for r in links.known.values() if r.kind == "notesSlide"), "")
    if not mine:
        if theirs:
            _add(importer, new, own, deck)
        return
    root = deck.xml(mine)
    body, spec = _body(root), _body(importer.spec.xml(theirs)) if theirs else None
    if body is None:
        return
    before = _notes_part(base, old)
    base_body = _body(base.xml(before)) if before else None
    page = deck.links(mine)
    patch_text(
        body, base_body, spec, one.pieces,
        lambda element: importer.element(element, theirs, page), sure=sure,
    )  # fmt: skip
    deck.write_xml(mine, root)


def _notes_part(parts: Parts, slide: str) -> str:
    return next(iter(parts.related(slide, "notesSlide")), "")


def _body(root: Element) -> Element | None:
    """The text body of what the speaker says."""
    for shape in root.iter(f"{P}sp"):
        if placeholder_of(shape).startswith("body/"):
            return shape.find(f"{P}txBody")
    return None


def _add(importer: Importer, spec: str, own: str, deck: Patched) -> None:
    """Takes over the whole notes page."""
    for relation in importer.spec.relations(spec).values():
        if relation.kind == "notesSlide":
            importer.relate(relation, deck.links(own))
