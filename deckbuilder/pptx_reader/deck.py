"""A package as an outline and slides.

`read_outline` reads what the deck says of itself; `read_slide` one slide, when it's needed. The
facets are those of `model/snapshot.py`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from deckbuilder.model.snapshot import Outline, Section, Slide, SlideRef, Snapshot, Text
from deckbuilder.ooxml.designs import design_parts, layout_name, presentation_part
from deckbuilder.ooxml.names import MC, P14, Element, P, R
from deckbuilder.ooxml.normal import digest, digest_bytes, steps_digest
from deckbuilder.ooxml.parts import PackageError, Parts, parse
from deckbuilder.ooxml.shapes import placeholder_of, whole_number
from deckbuilder.pptx_reader.item import REFERRING, Source, read_items
from deckbuilder.pptx_reader.text import read_text

_CREATION = re.compile(rb'creationId\b[^>]*?\bval="(\d+)"')
_MOST_NOTES = 10_000
_known_notes: dict[bytes, Text] = {}  # versions of a deck have most notes in common
# How programs call themselves in docProps/app.xml; the first that fits.
_PROGRAMS = (
    ("deckbuilder", "deckbuilder"),
    ("Microsoft Office", "PowerPoint"),
    ("Microsoft Macintosh PowerPoint", "PowerPoint"),
    ("PowerPoint", "PowerPoint"),
    ("WPS", "WPS"),
    ("LibreOffice", "LibreOffice"),
    ("OpenOffice", "LibreOffice"),
    ("Keynote", "Keynote"),
    ("Google", "Google"),
)


def read_snapshot(parts: Parts, keys: Mapping[int, str] | None = None) -> Snapshot:
    """The whole deck; `keys` are the slides' keys by slide id, where they are known."""
    outline = read_outline(parts, keys)
    ids = slide_ids(outline)
    return Snapshot(outline, tuple(read_slide(parts, ref, ids) for ref in outline.slides))


def read_outline(parts: Parts, keys: Mapping[int, str] | None = None) -> Outline:
    """What the deck says of itself; slides whose part is missing are left out."""
    name = presentation_part(parts)
    root, relations = parts.xml(name), parts.relations(name)
    listed = root.find(f"{P}sldIdLst")
    found: list[tuple[int, str]] = []
    for one in listed if listed is not None else ():
        relation = relations.get(one.get(f"{R}id", ""))
        if relation is not None and relation.target in parts:
            found.append((int(one.get("id", "0")), relation.target))
    ids = {part: ident for ident, part in found}
    known = keys or {}
    slides = tuple(
        _slide_ref(parts, ident, part, known.get(ident, ""), ids) for ident, part in found
    )
    size = root.find(f"{P}sldSz")
    return Outline(
        program_of(parts),
        slides,
        _sections(root),
        (int(size.get("cx", "0")), int(size.get("cy", "0"))) if size is not None else (0, 0),
        _designs(parts),
    )


def slide_ids(outline: Outline) -> dict[str, int]:
    """The ids of slides by their parts."""
    return {ref.part: ref.id for ref in outline.slides}


def program_of(parts: Parts) -> str:
    """The program that saved the deck last; empty where the file doesn't tell one we know."""
    if "docProps/app.xml" not in parts:
        return ""
    try:
        root = parts.xml("docProps/app.xml")
    except PackageError:
        return ""
    said = "".join(root.findtext("{*}Application") or "")
    return next((name for mark, name in _PROGRAMS if mark.lower() in said.lower()), "")


def _sections(root: Element) -> tuple[Section, ...]:
    return tuple(
        Section(one.get("name", ""), tuple(int(s.get("id", "0")) for s in one.iter(f"{P14}sldId")))
        for one in root.iter(f"{P14}section")
    )


def _slide_ref(parts: Parts, ident: int, part: str, key: str, ids: dict[str, int]) -> SlideRef:
    content = parts.read(part)
    created = _CREATION.search(content)
    pieces = [content]
    source = Source(parts, part, ids)
    for one in sorted(source.relations.values(), key=lambda relation: relation.id):
        shown = (
            f"#{ids.get(one.target, 0)}" if one.kind == "slide" else _shown(parts, source, one.id)
        )
        pieces.append(f"{one.id} {one.kind} {shown}".encode())
    return SlideRef(ident, part, int(created[1]) if created else 0, key, digest_bytes(pieces))


def _shown(parts: Parts, source: Source, ident: str) -> str:
    """What a relationship of a slide leads to, so that a part's number says nothing."""
    relation = source.relations[ident]
    if relation.kind == "slideLayout":
        return layout_name(parts, relation.target)
    further = ""
    if relation.kind == "chart" and relation.target in parts:
        inner = Source(parts, relation.target, {})
        further = " ".join(inner.checksum(one) for one in sorted(inner.relations))
    return source.checksum(ident) + further


def _designs(parts: Parts) -> dict[str, str]:
    """The parts of the design by their names, each as a checksum."""
    found: dict[str, str] = {}
    for name, part in design_parts(parts).items():
        crc, size = parts.checksums.get(part, (0, 0))
        found[name] = f"{crc:08x}-{size}"
    return found


def read_design(parts: Parts, name: str) -> str:
    """A digest of a master, layout or theme, whichever program wrote it; empty where it's not
    there."""
    part = design_parts(parts).get(name)
    return digest((parts.xml(part),)) if part else ""


def read_drawing(parts: Parts, name: str) -> Slide | None:
    """What a master or layout draws, as if it were a slide; None for a part that draws nothing."""
    part = design_parts(parts).get(name)
    if part is None or "theme" in name or "styles" in name:
        return None
    root, source = parts.xml(part), Source(parts, part, {})
    tree = root.find(f"{P}cSld/{P}spTree")
    if tree is None:
        return None
    ground = digest((root.find(f"{P}cSld/{P}bg"),))
    ref = SlideRef(0, part, key=name)
    return Slide(ref, items=tuple(read_items(tree, source)), background=ground)


# --- slides -----------------------------------------------------------------------------------


def read_slide(parts: Parts, ref: SlideRef, ids: dict[str, int]) -> Slide:
    """One slide; `ids` are those of all slides by their parts. Raises PackageError."""
    root, source = parts.xml(ref.part), Source(parts, ref.part, ids)
    tree = root.find(f"{P}cSld/{P}spTree")
    if tree is None:
        raise PackageError(f"{ref.part} is no slide")
    relations = source.relations.values()
    layouts = [one.target for one in relations if one.kind == "slideLayout"]
    return Slide(
        ref,
        layout_name(parts, layouts[0]) if layouts else "",
        tuple(read_items(tree, source)),
        _notes(parts, source),
        root.get("show") in ("0", "false"),
        digest((root.find(f"{P}cSld/{P}bg"),)),
        digest((transition_of(root),)),
        timing_digest(root.find(f"{P}timing")),
        frozenset(whole_number(one.get("spid")) for one in root.iter(f"{P}spTgt")),
        sum(_comments(parts, one.target) for one in relations if "omment" in one.kind),
        tuple(sorted({one.kind for one in relations} - {"notesSlide", "slide", "hyperlink"})),
    )


def transition_of(root: Element) -> Element | None:
    """The transition of a slide, within its alternatives where it has some."""
    choices = root.iterchildren(f"{P}transition", f"{MC}AlternateContent")
    return next(
        (one for one in choices if next(one.iter(f"{P}transition"), None) is not None), None
    )


def timing_digest(timing: Element | None) -> str:
    """A digest of what is animated how."""
    return steps_digest(timing.find(f"{P}tnLst")) if timing is not None else ""


def notes_part(source: Source) -> str:
    """The part that holds a slide's notes; empty where there is none."""
    found = (one.target for one in source.relations.values() if one.kind == "notesSlide")
    return next(found, "")


def notes_body(root: Element) -> Element | None:
    """The shape of a notes page that holds what the speaker says."""
    shapes = root.iter(f"{P}sp")
    return next((one for one in shapes if placeholder_of(one).startswith("body/")), None)


def _notes(parts: Parts, source: Source) -> Text:
    part = notes_part(source)
    if not part or part not in parts:
        return ()
    content = parts.read(part)
    if REFERRING.search(content):
        return _read_notes(content, Source(parts, part, source.slide_ids))
    known = _known_notes.get(content)
    if known is None:
        if len(_known_notes) >= _MOST_NOTES:
            _known_notes.clear()
        known = _known_notes[content] = _read_notes(content, Source(parts, part, {}))
    return known


def _read_notes(content: bytes, notes: Source) -> Text:
    shape = notes_body(parse(content, notes.part))
    return read_text(shape.find(f"{P}txBody"), notes.link) if shape is not None else ()


def _comments(parts: Parts, part: str) -> int:
    if part not in parts:
        return 0
    return len(list(parts.xml(part).iter("{*}cm")))
