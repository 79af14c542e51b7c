"""A package as parts by name: a .pptx from anywhere, or the base that a build kept.

A file from outside is data, not trusted: what could fill the memory, reach out of the package or
pull in other files is refused with `PackageError`. XML is read with lxml, which keeps the prefixes
that a patched part must keep; importing it takes some 30 ms, which only a merge pays.
"""

from __future__ import annotations

import posixpath
import zlib
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache
from io import BytesIO
from urllib.parse import unquote
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

import msgspec

from deckbuilder.model.base import Base, Checksum
from deckbuilder.ooxml.names import Element, etree

_MOST_PARTS = 100_000
_MOST_BYTES = 1 << 32
_MOST_XML = 1 << 28
_ENCRYPTED = 0x1
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


class PackageError(Exception):
    """The file isn't a package that can be read; says why in a few words."""


class Relation(msgspec.Struct, frozen=True):
    """`kind` is the type's last segment; `target` a part's name, or an address if `external`."""

    id: str
    type: str
    target: str
    external: bool = False

    @property
    def kind(self) -> str:
        return self.type.rpartition("/")[2]


class Parts:
    """Parts by name; `checksums` are those of all parts, also of those that can't be read."""

    checksums: Mapping[str, Checksum]

    def __init__(self) -> None:
        self._relations_read: dict[str, dict[str, Relation]] = {}

    def read(self, name: str) -> bytes:
        """The content of a part; raises PackageError where there is none."""
        raise NotImplementedError

    def __contains__(self, name: str) -> bool:
        return name in self.checksums

    def xml(self, name: str) -> Element:
        """A part's root element; raises PackageError where it isn't well-formed."""
        return parse(self.read(name), name)

    def relations(self, name: str) -> dict[str, Relation]:
        """The relationships of a part by their ids; those of the package for an empty name."""
        known = self._relations_read.get(name)
        if known is None:
            known = self._relations_read[name] = self._read_relations(name)
        return known

    def _read_relations(self, name: str) -> dict[str, Relation]:
        listed = relations_part(name)
        if listed not in self:
            return {}
        return _relations_in(self.read(listed), posixpath.dirname(name))

    def related(self, name: str, kind: str) -> list[str]:
        """The parts that a part has relationships of `kind` to."""
        relations = self.relations(name).values()
        return [one.target for one in relations if one.kind == kind and not one.external]


class StoredParts(Parts):
    """The parts that a base holds."""

    def __init__(self, base: Base) -> None:
        super().__init__()
        self._parts = base.parts
        self.checksums = base.checksums

    def read(self, name: str) -> bytes:
        try:
            return self._parts[name]
        except KeyError:
            raise PackageError(f"{name} is missing") from None


class ZipParts(Parts):
    """The parts of a .pptx, each read when it's asked for and kept."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.content = content
        try:
            self._zip = ZipFile(BytesIO(content))
        except (BadZipFile, ValueError, OSError, NotImplementedError):
            raise PackageError("it is no .pptx file") from None
        self.entries: dict[str, ZipInfo] = {}
        for entry in self._zip.infolist():
            self._take(entry)
        if sum(entry.file_size for entry in self.entries.values()) > _MOST_BYTES:
            raise PackageError("it unpacks to more than 4 GB")
        if "[Content_Types].xml" not in self.entries:
            raise PackageError("it is no .pptx file")
        self._read: dict[str, bytes] = {}

    def _take(self, entry: ZipInfo) -> None:
        name = entry.filename
        if entry.is_dir():
            return
        if name.startswith("/") or "\\" in name or ".." in name.split("/"):
            raise PackageError(f'it holds a part with the name "{name}"')
        if name in self.entries or len(self.entries) >= _MOST_PARTS:
            raise PackageError("it holds a part twice, or too many")
        if entry.flag_bits & _ENCRYPTED:
            raise PackageError("it is protected by a password")
        if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise PackageError("it is packed in a way that Office does not use")
        self.entries[name] = entry

    @cached_property
    def checksums(self) -> Mapping[str, Checksum]:  # pyright: ignore[reportIncompatibleVariableOverride]
        return {name: (entry.CRC, entry.file_size) for name, entry in self.entries.items()}

    def read(self, name: str) -> bytes:
        known = self._read.get(name)
        if known is None:
            known = self._read[name] = self._unpack(name)
        return known

    def _unpack(self, name: str) -> bytes:
        entry = self.entries.get(name)
        if entry is None:
            raise PackageError(f"{name} is missing")
        try:
            return self._zip.read(entry)
        except (BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError):
            raise PackageError(f"{name} is damaged") from None


def parse(content: bytes, name: str) -> Element:
    """The root of an XML part, without DTD, entities or anything fetched."""
    if len(content) > _MOST_XML:
        raise PackageError(f"{name} is too large")
    try:
        root = etree.fromstring(content, _PARSER)
    except etree.XMLSyntaxError:
        raise PackageError(f"{name} is no well-formed XML") from None
    if root.getroottree().docinfo.doctype:
        raise PackageError(f"{name} holds a DOCTYPE")
    return root


@lru_cache(maxsize=10_000)  # versions of a deck have most lists in common
def _relations_in(content: bytes, folder: str) -> dict[str, Relation]:
    """The relationships that a list states, for a part in `folder`; not to be changed."""
    root = parse(content, "a list of relationships")
    found = (_relation(one, folder) for one in root.iter(_RELATIONSHIP))
    return {one.id: one for one in found}


def relations_part(name: str) -> str:
    """The part that holds the relationships of `name`."""
    folder, _, file = name.rpartition("/")
    return f"{folder}/_rels/{file}.rels".lstrip("/")


def _relation(one: Element, folder: str) -> Relation:
    target = one.get("Target", "")
    external = one.get("TargetMode") == "External"
    if not external:
        target = absolute(target, folder)
    return Relation(one.get("Id", ""), one.get("Type", ""), target, external)


def absolute(target: str, folder: str) -> str:
    """The name of the part that a relationship of a part in `folder` leads to."""
    path = unquote(target.partition("#")[0])
    if path.startswith("/"):
        return posixpath.normpath(path).lstrip("/")
    return posixpath.normpath(posixpath.join(folder, path)) if path else ""


def relative(target: str, folder: str) -> str:
    """How a part in `folder` names the part `target`."""
    return posixpath.relpath(target, folder or ".")


def custom_properties(parts: Parts) -> dict[str, str]:
    """The texts of a deck's custom properties by name."""
    names: Iterable[str] = parts.related("", "custom-properties")
    found: dict[str, str] = {}
    for name in names:
        for one in parts.xml(name) if name in parts else ():
            found[one.get("name", "")] = "".join(one.itertext())
    return found
