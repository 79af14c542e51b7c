"""What is taken over of a template: its masters, layouts, themes and their pictures, nothing else.

Trees come in as they were read and are made fit for a deck: nothing that runs or leads outside
stays (macros, OLE, controls, media, links), no extension, no alternative content; ids are unique.
What was taken away is told by its sort and place. All else stays as it is.
"""

from __future__ import annotations

import warnings
from collections import Counter
from hashlib import sha256
from io import BytesIO
from xml.etree.ElementTree import Element

from deckbuilder.model.template import Part, Relation
from deckbuilder.template.archive import MOST_MEDIA, Archive
from deckbuilder.template.source import Links, Sheet
from deckbuilder.template.tree import MC, A, P, R, serialize

_PML = "application/vnd.openxmlformats-officedocument.presentationml."
KINDS = {
    "slideMaster": f"{_PML}slideMaster+xml",
    "slideLayout": f"{_PML}slideLayout+xml",
    "theme": "application/vnd.openxmlformats-officedocument.theme+xml",
}
# what is dropped without a word, since a deck loses nothing by it
_SILENT = {f"{P}extLst", f"{A}extLst", f"{P}custDataLst", f"{A}ext"}
# what some programs write into a group's properties, where the schema has no place for it
_NOT_OF_GROUPS = {f"{A}{name}" for name in ("ln", "prstGeom", "custGeom", "sp3d")}
# what is dropped and told, by what it is called
_TOLD = {
    f"{P}timing": "animation", f"{P}transition": "transition", f"{P}controls": "ActiveX control",
    f"{P}contentPart": "ink", f"{A}hlinkClick": "link", f"{A}hlinkHover": "link",
    f"{A}hlinkMouseOver": "link", f"{A}videoFile": "video", f"{A}quickTimeFile": "video",
    f"{A}audioFile": "sound", f"{A}wavAudioFile": "sound", f"{A}audioCd": "sound",
    f"{A}snd": "sound",
}  # fmt: skip
_TABLE = "http://schemas.openxmlformats.org/drawingml/2006/table"
_GRAPHICS = {"ole": "OLE object", "chart": "chart", "diagram": "SmartArt"}
_SIGNATURES: tuple[tuple[int, bytes, str, str], ...] = (
    (0, b"\x89PNG\r\n\x1a\n", "png", "image/png"),
    (0, b"\xff\xd8\xff", "jpeg", "image/jpeg"),
    (0, b"GIF8", "gif", "image/gif"),
    (0, b"BM", "bmp", "image/bmp"),
    (0, b"II*\0", "tiff", "image/tiff"),
    (0, b"MM\0*", "tiff", "image/tiff"),
    (40, b" EMF", "emf", "image/x-emf"),
    (0, b"\xd7\xcd\xc6\x9a", "wmf", "image/x-wmf"),
    (0, b"\1\0\x09\0", "wmf", "image/x-wmf"),
)
_IN_PILLOW = ("png", "jpeg", "gif", "bmp", "tiff", "webp")
_LAYOUT_TYPES = frozenset(
    "title tx twoColTx tbl txAndChart chartAndTx dgm chart txAndClipArt clipArtAndTx titleOnly "
    "blank txAndObj objAndTx objOnly obj txAndMedia mediaAndTx objOverTx txOverObj txAndTwoObj "
    "twoObjAndTx twoObjOverTx fourObj vertTx clipArtAndVertTx vertTitleAndTx "
    "vertTitleAndTxOverChart twoObj objAndTwoObj twoObjAndObj cust secHead twoTxTwoObj objTx "
    "picTx".split()
)
MOST_PIXELS = 100_000_000


class Media:
    """The pictures that are taken over, one part for each content."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._names: dict[str, str] = {}
        self._by_content: dict[bytes, str] = {}
        self.parts: dict[str, Part] = {}

    def take(self, target: str) -> str:
        """The name of the part that holds the picture `target`, empty where it is none."""
        if target not in self._names:
            self._names[target] = self._take(target)
        return self._names[target]

    def _take(self, target: str) -> str:
        if target not in self._archive:
            return ""
        content, extension, kind = checked_picture(self._archive.read(target, MOST_MEDIA))
        if not content:
            return ""
        digest = sha256(content).digest()
        name = self._by_content.get(digest)
        if name is None:
            name = f"ppt/media/brand{len(self.parts) + 1}.{extension}"
            self._by_content[digest] = name
            self.parts[name] = Part(name, kind, content)
        return name


def checked_picture(content: bytes) -> tuple[bytes, str, str]:
    """A picture as it may stand in a deck, with its extension and content type; empty for none.

    The bytes tell what it is, whatever it is called; one that is cut off is written anew."""
    for at, signature, extension, kind in _SIGNATURES:
        if content[at : at + len(signature)] == signature:
            if extension in _IN_PILLOW and not _is_bearable(content):
                return b"", "", ""
            if extension in _IN_PILLOW and not _is_whole(content):
                return _as_png(content)
            return content, extension, kind
    return _as_png(content) if content[8:12] == b"WEBP" else (b"", "", "")


def _is_bearable(content: bytes) -> bool:
    """Whether a program that shows the picture needs no more memory than pictures do."""
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            image = Image.open(BytesIO(content))
        return image.width * image.height <= MOST_PIXELS
    except Image.DecompressionBombError:
        return False
    except (OSError, ValueError, SyntaxError):
        return True  # what is cut off is looked at by others


def _is_whole(content: bytes) -> bool:
    ends = {b"\x89P": b"IEND\xaeB`\x82", b"\xff\xd8": b"\xff\xd9", b"GI": b";"}
    end = ends.get(content[:2])
    return end is None or content.endswith(end)


def _as_png(content: bytes) -> tuple[bytes, str, str]:
    image = opened_picture(content)
    if image is None:
        return b"", "", ""
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue(), "png", "image/png"


def opened_picture(content: bytes):  # pyright: ignore[reportUnknownParameterType]
    """The picture as Pillow opens it, as RGBA; None where it cannot or is too large."""
    from PIL import Image, ImageFile, UnidentifiedImageError

    try:
        ImageFile.LOAD_TRUNCATED_IMAGES = True
        image = Image.open(BytesIO(content))
        if image.width * image.height > MOST_PIXELS or image.format in ("EMF", "WMF"):
            return None
        return image.convert("RGBA")
    except (OSError, ValueError, SyntaxError, UnidentifiedImageError, Image.DecompressionBombError):
        return None
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = False


class Cleaner:
    """Cleans the trees of one template; `told` counts what was taken away, by sheet and sort."""

    def __init__(self, archive: Archive) -> None:
        self.media = Media(archive)
        self.told: Counter[tuple[str, str]] = Counter()

    def clean(self, sheet: Sheet, kind: str, name: str) -> Part:
        """The part `name` that `sheet` becomes; its tree is changed in place. Relationships to
        other sheets are the caller's to add."""
        work = _Sheet(self, sheet)
        work.children(sheet.root)
        if kind == "slideLayout" and sheet.root.get("type", "cust") not in _LAYOUT_TYPES:
            del sheet.root.attrib["type"]
        _number_shapes(sheet.root)
        return Part(name, KINDS[kind], serialize(sheet.root), tuple(work.relations))


class _Sheet:
    def __init__(self, cleaner: Cleaner, sheet: Sheet) -> None:
        self.cleaner = cleaner
        self.name = sheet.name.rpartition("/")[2]
        self.links: Links = sheet.links
        self.is_copy = sheet.made
        self.relations: list[Relation] = []

    def tell(self, sort: str) -> None:
        if not self.is_copy:
            self.cleaner.told[self.name, sort] += 1

    def children(self, node: Element) -> None:
        """Clean what `node` holds, and drop what may not stay."""
        kept: list[Element] = []
        for child in list(node):
            kept += self.kept(child)
        node[:] = kept
        for key in [k for k in node.attrib if k.startswith("{") and k != f"{R}embed"]:
            if not (key == f"{R}id" and node.tag == f"{P}sldLayoutId"):
                del node.attrib[key]

    def kept(self, node: Element) -> list[Element]:
        """What stands in the place of `node`."""
        tag = node.tag
        if tag == f"{MC}AlternateContent":
            fallback = node.find(f"{MC}Fallback")
            found = list(fallback) if fallback is not None else []
            return [each for child in found for each in self.kept(child)]
        if tag in _TOLD:
            self.tell(_TOLD[tag])
            return []
        if tag == f"{P}grpSpPr":
            node[:] = [child for child in node if child.tag not in _NOT_OF_GROUPS]
        if tag in _SILENT and not (tag == f"{A}ext" and "cx" in node.attrib):
            return []
        if not tag.startswith((A, P)):
            return []
        if tag == f"{P}graphicFrame":
            return self._graphic(node)
        if tag == f"{P}pic":
            return self._picture(node)
        if tag in (f"{A}blipFill", f"{A}buBlip"):
            return self._filled(node)
        self.children(node)
        return [node]

    def _graphic(self, node: Element) -> list[Element]:
        """A table stays; of an object the picture that shows it; a chart or diagram goes."""
        data = node.find(f"{A}graphic/{A}graphicData")
        uri = data.get("uri", "") if data is not None else ""
        if uri == _TABLE:
            self.children(node)
            return [node]
        self.tell(next((s for word, s in _GRAPHICS.items() if word in uri.lower()), "object"))
        pictures = list(node.iter(f"{P}pic"))
        return self.kept(pictures[-1]) if "ole" in uri.lower() and pictures else []

    def _picture(self, node: Element) -> list[Element]:
        blip = node.find(f"{P}blipFill/{A}blip")
        if blip is None or not self._embed(blip):
            self.tell("picture that is linked, missing or of a format that cannot be kept")
            return []
        self.children(node)
        return [node]

    def _filled(self, node: Element) -> list[Element]:
        blip = node.find(f"{A}blip")
        if blip is not None and self._embed(blip):
            self.children(node)
            return [node]
        self.tell("picture fill that is linked, missing or of a format that cannot be kept")
        if node.tag == f"{A}buBlip":
            bullet = Element(f"{A}buChar", {"char": "•"})
            return [bullet]
        fill = Element(f"{A}solidFill")
        fill.append(Element(f"{A}schemeClr", {"val": "phClr" if self.in_theme else "bg1"}))
        return [fill]

    @property
    def in_theme(self) -> bool:
        return self.name.startswith("theme")

    def _embed(self, blip: Element) -> bool:
        """Takes the picture of `blip` over; whether there is one."""
        link = self.links.get(blip.get(f"{R}embed", ""))
        if link is None or link.external or link.type != "image":
            return False
        target = self.cleaner.media.take(link.target)
        if not target:
            return False
        blip.set(f"{R}embed", self._relate(target))
        for child in list(blip):
            if child.tag == f"{A}extLst":
                blip.remove(child)
        return True

    def _relate(self, target: str) -> str:
        for relation in self.relations:
            if relation.target == target:
                return relation.id
        ident = f"rIdB{len(self.relations) + 1}"
        self.relations.append(Relation(ident, "image", target))
        return ident


def _number_shapes(root: Element) -> None:
    """Give each shape an id of its own, and lead connectors to where they were glued."""
    tree = root.find(f"{P}cSld/{P}spTree")
    if tree is None:
        return
    numbers: dict[str, str] = {}
    for number, node in enumerate(tree.iter(f"{P}cNvPr"), 1):
        numbers.setdefault(node.get("id", ""), str(number))
        node.set("id", str(number))
        node.attrib.setdefault("name", "")
    for parent in tree.iter(f"{P}cNvCxnSpPr"):
        for end in list(parent):
            if end.tag in (f"{A}stCxn", f"{A}endCxn"):
                number = numbers.get(end.get("id", ""))
                if number is None:
                    parent.remove(end)
                else:
                    end.set("id", number)
