"""A package under the knife: the person's file, of which only what a plan names is changed.

Parts that nobody touches go out as they came in, byte by byte, compressed as they were; so what
we know nothing of survives. Parts taken from the new build are copied with all they need; a
picture that is there already is used again.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import BinaryIO

from deckbuilder.ooxml.names import Element
from deckbuilder.ooxml.parts import (
    Parts,
    Relation,
    ZipParts,
    etree,
    parse,
    relations_part,
    relative,
)
from deckbuilder.pptx_writer.package import (
    Entry,
    content_types,
    may_shrink,
    pack,
    write_zip,
)
from deckbuilder.pptx_writer.xml import DECLARATION, NS_R, quote

_CONTENT_TYPES = "[Content_Types].xml"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_NUMBERED = re.compile(r"(.*?)(\d*)(\.\w+)\Z")
_TARGETS = re.compile(rb'<Relationship\b[^>]*?\bTarget="([^"]*)"[^>]*>')
_OUTSIDE = re.compile(rb'TargetMode="External"')
_LOCAL_HEADER = 30


class RelationList:
    """The relationships of one part, to which more can be added."""

    def __init__(self, known: dict[str, Relation]) -> None:
        self.known = known
        self.changed = False
        numbers = (int(ident[3:]) for ident in known if re.fullmatch(r"rId\d{1,9}", ident))
        self._next = max(numbers, default=0) + 1

    def add(self, kind: str, target: str, *, external: bool = False) -> str:
        """The id of the relationship of type `kind` to `target`, a new one where it's needed."""
        for one in self.known.values():
            if (one.type, one.target, one.external) == (kind, target, external):
                return one.id
        ident = f"rId{self._next}"
        self._next += 1
        self.known[ident] = Relation(ident, kind, target, external)
        self.changed = True
        return ident

    def remove(self, ident: str) -> None:
        if self.known.pop(ident, None):
            self.changed = True

    def point(self, kind: str, target: str) -> None:
        """Makes the one relationship of this kind (the type's last segment) lead to `target`."""
        for one in self.known.values():
            if one.kind == kind:
                self.known[one.id] = Relation(one.id, one.type, target)
                self.changed = True
                return
        self.add(f"{NS_R}/{kind}", target)

    def xml(self, part: str) -> bytes:
        folder = posixpath.dirname(part)
        body = "".join(_relationship(one, folder) for one in self.known.values())
        text = f'{DECLARATION}<Relationships xmlns="{_RELATIONSHIPS}">{body}</Relationships>'
        return text.encode()


def _relationship(one: Relation, folder: str) -> str:
    target = one.target if one.external or not one.target else relative(one.target, folder)
    mode = ' TargetMode="External"' if one.external else ""
    return (
        f'<Relationship Id="{quote(one.id)}" Type="{quote(one.type)}" Target="{quote(target)}"'
        f"{mode}/>"
    )


class Patched(Parts):
    """The person's package with changes laid over it."""

    def __init__(self, hand: ZipParts) -> None:
        super().__init__()
        self.hand = hand
        self.new: dict[str, bytes] = {}
        self.gone: set[str] = set()
        self._relations: dict[str, RelationList] = {}
        self._types, self._extensions = _read_types(hand)
        self._counters: dict[tuple[str, str], int] = {}
        self._by_checksum = {
            (checksum, posixpath.splitext(name)[1]): name
            for name, checksum in hand.checksums.items()
            if "/media/" in name
        }

    def __contains__(self, name: str) -> bool:
        return name not in self.gone and (name in self.new or name in self.hand)

    def read(self, name: str) -> bytes:
        found = self.new.get(name)
        return found if found is not None else self.hand.read(name)

    def write_part(self, name: str, content: bytes, content_type: str = "") -> None:
        """Puts `content` in a part's place, or adds the part; then it needs a type."""
        self.new[name] = content
        self.gone.discard(name)
        if content_type:
            self._types[name] = content_type

    def write_xml(self, name: str, root: Element) -> None:
        text: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        self.write_part(name, text)

    def links(self, name: str) -> RelationList:
        """The relationships of a part, to be changed."""
        known = self._relations.get(name)
        if known is None:
            listed = self.hand.relations(name)
            known = self._relations[name] = RelationList(dict(listed))
        return known

    def relations(self, name: str) -> dict[str, Relation]:
        return self.links(name).known if name in self._relations else super().relations(name)

    def reset_links(self, name: str) -> RelationList:
        """An empty list of relationships in the place of a part's."""
        known = self._relations[name] = RelationList({})
        known.changed = True
        return known

    def free_name(self, like: str) -> str:
        """A part's name that is not taken, numbered on from `like`."""
        found = _NUMBERED.fullmatch(like)
        stem, end = (found[1], found[3]) if found else (like, "")
        number = self._counters.get((stem, end), 0) + 1
        while f"{stem}{number}{end}" in self.hand or f"{stem}{number}{end}" in self.new:
            number += 1
        self._counters[stem, end] = number
        return f"{stem}{number}{end}"

    def keep_media(self, source: Parts, name: str) -> str:
        """The part that holds the picture or film `name` of `source`."""
        extension = posixpath.splitext(name)[1]
        key = (source.checksums[name], extension)
        known = self._by_checksum.get(key)
        if known is None or known in self.gone:
            known = self._by_checksum[key] = self.free_name(name)
            self.new[known] = source.read(name)
        return known

    def take_type(self, name: str, source: Parts, like: str) -> None:
        """Gives a new part the content type that `like` has in its own package."""
        types, extensions = _read_types(source)
        extension = name.rpartition(".")[2]
        if like in types:
            self._types[name] = types[like]
        elif extension not in self._extensions:
            self._extensions[extension] = extensions.get(extension, "application/octet-stream")
        elif self._extensions[extension] != extensions.get(extension):
            self._types[name] = extensions.get(extension, "application/octet-stream")

    # --- what goes out ------------------------------------------------------------------------

    def write(self, out: BinaryIO) -> None:
        """Write the package; parts that nothing leads to any more are left out."""
        for part, links in self._relations.items():
            listed = relations_part(part)
            if not links.known:
                self.gone.add(listed)
            elif links.changed and part not in self.gone:
                self.new[listed] = links.xml(part)
        self._drop_unreached()
        write_zip(out, self._entries())

    def _entries(self) -> Iterator[Entry]:
        names = [name for name in self.hand.entries if name in self and name != _CONTENT_TYPES]
        names += [name for name in self.new if name not in self.hand and name not in self.gone]
        kept = [(name, kind) for name, kind in self._types.items() if name in self]
        yield pack(_CONTENT_TYPES, content_types(self._extensions, kept).encode())
        for name in names:
            content = self.new.get(name)
            if content is None:
                yield self._untouched(name)
            else:
                extension = name.rpartition(".")[2]
                loose = extension in ("xml", "rels") or may_shrink(extension)
                yield pack(name, content, shrink=loose)

    def _untouched(self, name: str) -> Entry:
        """A part as it stands in the person's file, without unpacking it."""
        info, content = self.hand.entries[name], self.hand.content
        start = info.header_offset
        lengths = content[start + 26 : start + _LOCAL_HEADER]
        start += _LOCAL_HEADER + int.from_bytes(lengths[:2], "little")
        start += int.from_bytes(lengths[2:], "little")
        data = content[start : start + info.compress_size]
        return Entry(name.encode(), info.CRC, info.file_size, info.compress_type, data)

    def _drop_unreached(self) -> None:
        """Drops parts that could be reached in the person's file and cannot any more."""
        if not self.gone and not self._relations:
            return
        before, after = _reached(self.hand), _reached(self)
        for name in [*before, *self.new]:
            if name not in after and not name.endswith(".rels") and name != _CONTENT_TYPES:
                self.gone |= {name, relations_part(name)}


def _read_types(parts: Parts) -> tuple[dict[str, str], dict[str, str]]:
    """Content types by part and by extension."""
    root = parse(parts.read(_CONTENT_TYPES), _CONTENT_TYPES)
    overrides = {
        one.get("PartName", "").lstrip("/"): one.get("ContentType", "")
        for one in root.iter("{*}Override")
    }
    defaults = {
        one.get("Extension", "").lower(): one.get("ContentType", "")
        for one in root.iter("{*}Default")
    }
    return overrides, defaults


def _reached(parts: Parts) -> dict[str, None]:
    """Every part that relationships lead to from the package."""
    found: dict[str, None] = {}
    waiting = [""]
    while waiting:
        name = waiting.pop()
        listed = relations_part(name)
        if listed not in parts:
            continue
        for target in targets(parts.read(listed), posixpath.dirname(name)):
            if target not in found and target in parts:
                found[target] = None
                waiting.append(target)
    return found


def targets(relationships: bytes, folder: str) -> Iterator[str]:
    """The parts that a list of relationships names; read by eye, because all of a deck's are."""
    from deckbuilder.ooxml.parts import absolute

    for one in _TARGETS.finditer(relationships):
        if not _OUTSIDE.search(one[0]):
            yield absolute(one[1].decode("utf-8", "replace"), folder)
