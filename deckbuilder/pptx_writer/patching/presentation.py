"""The presentation part: its list of slides, its sections, its size."""

from __future__ import annotations

from collections.abc import Sequence

from deckbuilder.model.merge import Plan
from deckbuilder.ooxml.names import P14, Element, P, R
from deckbuilder.ooxml.normal import digest
from deckbuilder.ooxml.parts import Parts, parse
from deckbuilder.pptx_writer.identity import guid
from deckbuilder.pptx_writer.patching.patched import Patched, RelationList
from deckbuilder.pptx_writer.xml import NS_P14, NS_R

_DC = "{http://purl.org/dc/elements/1.1/}"
_DOCUMENT = "docProps/core.xml"  # where a build puts it
_SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"


def patch_presentation(
    deck: Patched, part: str, plan: Plan, slides: Sequence[tuple[int, str]]
) -> None:
    """Lists `slides`, each an id and a part, in the presentation, with the sections of `plan`."""
    root, links = deck.xml(part), deck.links(part)
    _list_slides(root, links, slides)
    _set_sections(root, plan, [ident for ident, _ in slides])
    deck.write_xml(part, root)


def _list_slides(root: Element, links: RelationList, slides: Sequence[tuple[int, str]]) -> None:
    listed = root.find(f"{P}sldIdLst")
    if listed is None:
        listed = root.makeelement(f"{P}sldIdLst")
        masters = root.find(f"{P}sldMasterIdLst")
        root.insert(root.index(masters) + 1 if masters is not None else 0, listed)
    kept = {part for _, part in slides}
    gone = {
        one.id for one in links.known.values() if one.kind == "slide" and one.target not in kept
    }
    known = {links.known[one.get(f"{R}id")].target: one for one in listed
             if one.get(f"{R}id") in links.known}  # fmt: skip
    for one in list(listed):
        listed.remove(one)
    for ident, part in slides:
        entry = known.get(part)
        if entry is None:
            entry = listed.makeelement(f"{P}sldId")
            entry.set("id", str(ident))
            entry.set(f"{R}id", links.add(f"{NS_R}/slide", part))
        entry.set("id", str(ident))
        listed.append(entry)
    for show in root.iter(f"{P}custShow"):
        for one in [one for one in show.iter(f"{P}sld") if one.get(f"{R}id") in gone]:
            one.getparent().remove(one)
    for ident in gone:
        links.remove(ident)


def _set_sections(root: Element, plan: Plan, ids: Sequence[int]) -> None:
    """Writes the sections anew where they or their slides changed; each keeps its id."""
    found = next(root.iter(f"{P14}sectionLst"), None)
    wanted = [(one.name, [str(ids[n]) for n in one.slides]) for one in plan.sections]
    old = list(found) if found is not None else []
    shown = [(s.get("name"), [i.get("id") for i in s.iter(f"{P14}sldId")]) for s in old]
    if shown == wanted:
        return
    if found is None:
        if not wanted:
            return
        found = _add_list(root)
    guids: dict[str, list[str]] = {}
    for one in old:
        guids.setdefault(one.get("name", ""), []).append(one.get("id", ""))
        found.remove(one)
    for number, (name, slides) in enumerate(wanted):
        known = guids.get(name)
        found.append(
            _section(found, name, known.pop(0) if known else guid(f"{number} {name}"), slides)
        )


def _section(owner: Element, name: str, ident: str, slides: list[str]) -> Element:
    section = owner.makeelement(f"{P14}section")
    section.set("name", name)
    section.set("id", ident)
    listed = section.makeelement(f"{P14}sldIdLst")
    for slide in slides:
        entry = listed.makeelement(f"{P14}sldId")
        entry.set("id", slide)
        listed.append(entry)
    section.append(listed)
    return section


def _add_list(root: Element) -> Element:
    extensions = root.find(f"{P}extLst")
    if extensions is None:
        extensions = root.makeelement(f"{P}extLst")
        root.append(extensions)
    xml = f'<x xmlns:p="{P[1:-1]}"><p:ext uri="{_SECTIONS}"><p14:sectionLst xmlns:p14="{NS_P14}"/>'
    made = parse(f"{xml}</p:ext></x>".encode(), "sections")[0]
    extensions.insert(0, made)
    return made[0]


def patch_settings(deck: Patched, part: str, base: Element, spec: Element) -> None:
    """Takes the slides' size and the default text of the spec where the person kept the base's."""
    root = deck.xml(part)
    for name in ("sldSz", "defaultTextStyle"):
        own, old, new = (one.find(f"{P}{name}") for one in (root, base, spec))
        if (
            own is not None
            and new is not None
            and digest((own,)) == digest((old,)) != digest((new,))
        ):
            own.getparent().replace(own, new)
    deck.write_xml(part, root)


def patch_document(deck: Patched, base: Parts, spec: Parts) -> None:
    """Takes the document's title, subject and author of the spec where the person kept the
    base's."""
    own_name = next(iter(deck.related("", "core-properties")), "")
    names = (own_name, _DOCUMENT, _DOCUMENT)
    if not all(name in parts for name, parts in zip(names, (deck, base, spec), strict=True)):
        return
    root, old, new = (
        parts.xml(name) for name, parts in zip(names, (deck, base, spec), strict=True)
    )
    for tag in ("title", "subject", "creator"):
        own, before, after = (one.find(f"{_DC}{tag}") for one in (root, old, new))
        if own is None or before is None or after is None:
            continue
        if own.text == before.text != after.text:
            own.text = after.text
            deck.write_xml(own_name, root)
