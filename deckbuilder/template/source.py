"""A template's parts found by their relationships: presentation, masters, layouts, themes.

Comes in: an archive. Goes out: trees as they are in the file, nothing cleaned yet. A layout or
master that cannot be read is left out and told in `left_out`; without any master nothing is
read. The content type of the main part does not matter: .pptx, .potx, .ppsx and their kin with
macros differ in nothing else that is read here.
"""

from __future__ import annotations

import posixpath
from urllib.parse import unquote
from xml.etree.ElementTree import Element

import msgspec

from deckbuilder.template.archive import Archive
from deckbuilder.template.tree import A, P, R, UnsafeXMLError, integer, parse

MOST_LAYOUTS = 300
MOST_SLIDES = 3000
_SLOTS = (*(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink")
STANDARD = (12192000, 6858000)
LEAST_SIDE, MOST_SIDE = 914400, 51206400  # ST_SlideSizeCoordinate


class Link(msgspec.Struct, frozen=True):
    """A relationship: the type's last segment, and a part's name or an outside address."""

    type: str
    target: str
    external: bool


Links = dict[str, Link]


class Sheet(msgspec.Struct):
    """A master or a layout: its part's name, its tree, its relationships, and whether
    placeholders were added to it."""

    name: str
    root: Element
    links: Links
    made: bool = False


class Master(msgspec.Struct):
    """A master with its layouts in PowerPoint's order and its theme."""

    sheet: Sheet
    theme: Sheet
    layouts: list[Sheet]
    used: int = 0  # slides that stand on its layouts


class Source(msgspec.Struct):
    """A template as it was read; `uses` counts the slides on each layout by its part's name,
    `opening` is the layout of the first of several slides."""

    archive: Archive
    size: tuple[int, int]
    masters: list[Master]
    uses: dict[str, int]
    left_out: list[str]
    opening: str = ""


def read_source(archive: Archive) -> Source:
    """The template in `archive`; raises DeckError where it has no master that can be read."""
    main = _main_part(archive)
    try:
        root = parse(archive.read(main))
    except UnsafeXMLError as error:
        raise archive.fault(f"its part {main} {error}") from None
    if root.tag != f"{P}presentation":
        raise archive.fault("it holds no presentation")
    links = links_of(archive, main)
    source = Source(archive, _size(root), [], {}, [])
    _count_slides(source, _listed(root, "sldIdLst/{P}sldId", links, "slide"))
    for link in _listed(root, "sldMasterIdLst/{P}sldMasterId", links, "slideMaster"):
        master = _read_master(source, link.target)
        if master is not None:
            source.masters.append(master)
    if not source.masters:
        reasons = f" ({'; '.join(source.left_out[:2])})" if source.left_out else ""
        raise archive.fault(f"it has no slide master that can be read{reasons}")
    return source


def links_of(archive: Archive, part: str) -> Links:
    """The relationships of a part by id; none where it has none that can be read."""
    folder, _, file = part.rpartition("/")
    name = f"{folder}/_rels/{file}.rels".lstrip("/")
    if name not in archive:
        return {}
    try:
        root = parse(archive.read(name))
    except UnsafeXMLError:
        return {}
    links: Links = {}
    for node in root:
        kind = node.get("Type", "").rpartition("/")[2]
        target, external = node.get("Target", ""), node.get("TargetMode") == "External"
        if not external:
            target = unquote(target)
            target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        links[node.get("Id", "")] = Link(kind, target, external)
    return links


def _main_part(archive: Archive) -> str:
    for link in links_of(archive, "").values():
        if link.type == "officeDocument" and link.target in archive:
            return link.target
    if "ppt/presentation.xml" in archive:
        return "ppt/presentation.xml"
    if "content.xml" in archive:
        raise archive.fault("it is an OpenDocument file; save it as .potx first")
    raise archive.fault("it holds no presentation")


def _size(root: Element) -> tuple[int, int]:
    node = root.find(f"{P}sldSz")
    width, height = integer(node, "cx", STANDARD[0]), integer(node, "cy", STANDARD[1])
    within = all(LEAST_SIDE <= side <= MOST_SIDE for side in (width, height))
    return (width, height) if within else STANDARD


def _listed(root: Element, path: str, links: Links, kind: str) -> list[Link]:
    """The links of `kind` in the order of the list at `path`, then those that it forgets."""
    first, _, second = path.partition("/")
    idents = [node.get(f"{R}id", "") for node in root.findall(f"{P}{first}/{second.format(P=P)}")]
    idents += [ident for ident in links if ident not in idents]
    found = [links[i] for i in idents if i in links and links[i].type == kind]
    return list({link.target: link for link in found if not link.external}.values())


def _count_slides(source: Source, slides: list[Link]) -> None:
    """Counts on which layouts the slides stand."""
    for slide in slides[:MOST_SLIDES]:
        for link in links_of(source.archive, slide.target).values():
            if link.type == "slideLayout":
                if not source.uses and len(slides) > 2:
                    source.opening = link.target
                source.uses[link.target] = source.uses.get(link.target, 0) + 1


def _read_master(source: Source, name: str) -> Master | None:
    sheet = _read_sheet(source, name, "sldMaster")
    if sheet is None:
        return None
    themes = [x.target for x in sheet.links.values() if x.type == "theme"]
    theme = _read_sheet(source, themes[0], "theme") if themes else None
    if theme is None or theme.root.find(f"{A}themeElements/{A}clrScheme") is None:
        source.left_out.append(f"{name}: it has no theme")
        return None
    if sheet.root.find(f"{P}clrMap") is None:
        _add_color_map(sheet.root)
    master = Master(sheet, theme, [])
    listed = _listed(sheet.root, "sldLayoutIdLst/{P}sldLayoutId", sheet.links, "slideLayout")
    for link in listed[:MOST_LAYOUTS]:
        layout = _read_sheet(source, link.target, "sldLayout")
        if layout is not None:
            master.layouts.append(layout)
            master.used += source.uses.get(layout.name, 0)
    return master


def _add_color_map(root: Element) -> None:
    """A master must say which slot of its theme is which; one that does not has the usual ones."""
    names = {**{name: name for name in _SLOTS}, "bg1": "lt1", "tx1": "dk1", "bg2": "lt2"}
    at = [child.tag for child in root].index(f"{P}cSld") + 1
    root.insert(at, Element(f"{P}clrMap", {**names, "tx2": "dk2"}))


def _read_sheet(source: Source, name: str, tag: str) -> Sheet | None:
    """A master, layout or theme; None, and told, where there is none that can be read."""
    if name not in source.archive:
        source.left_out.append(f"{name}: it is missing")
        return None
    try:
        root = parse(source.archive.read(name))
    except UnsafeXMLError as error:
        source.left_out.append(f"{name}: it {error}")
        return None
    space = A if tag == "theme" else P
    tree = root.find(f"{P}cSld/{P}spTree")
    if root.tag != space + tag or (tag != "theme" and tree is None):
        source.left_out.append(f"{name}: it is no {tag}")
        return None
    return Sheet(name, root, links_of(source.archive, name))
