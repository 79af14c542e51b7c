"""The package: parts, their content types and relationships, written as one zip file.

Parts come in finished, in any order, and are compressed at once, so that memory holds only
compressed parts. What goes out has `[Content_Types].xml` first, then the parts in the order in
which they came, all with one fixed time: the same parts give the same bytes. Parts that belong
together (a slide's) can be taken as a `Group`, and put into another package as they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from struct import Struct
from typing import BinaryIO

import msgspec

from deckbuilder.model.base import BasePacker, pack_piece
from deckbuilder.pptx_writer.deflate import crc32, deflate
from deckbuilder.pptx_writer.xml import DECLARATION, NS_R, quote

_STATED = Struct("<5H3I2H")  # what both records of a part say: versions, sizes, the name's length
_PLACE = Struct("<3H2I")
_END = Struct("<4s4H2IH")
_END_64 = Struct("<4sQ2H2I4Q")
_LOCATOR_64 = Struct("<4sIQI")
_HEAD = 4 + _STATED.size
_DATE = 0x0021  # 1 January 1980, the first day a zip file knows
_STORED, _DEFLATED = 0, 8
_UTF8 = 0x800  # says that a name is
_LIMIT = 0xFFFFFFFF
_LOOSE = ("svg", "bmp", "tiff")  # the formats that aren't compressed in themselves

_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_DEFAULTS = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
}


class Relations:
    """The relationships of one part; the same target asked for twice is one relationship."""

    __slots__ = ("_ids", "_xml")

    def __init__(self) -> None:
        self._ids: dict[tuple[str, str], str] = {}
        self._xml: list[str] = []

    def add(self, kind: str, target: str, *, external: bool = False) -> str:
        """The id of the relationship to `target`; `kind` is the type's last segment or a URI."""
        ident = self._ids.get((kind, target))
        if ident is None:
            ident = self._ids[kind, target] = f"rId{len(self._ids) + 1}"
            uri = kind if ":" in kind else f"{NS_R}/{kind}"
            mode = ' TargetMode="External"' if external else ""
            self._xml.append(
                f'<Relationship Id="{ident}" Type="{uri}" Target="{quote(target)}"{mode}/>'
            )
        return ident

    def put(self, ident: str, kind: str, target: str) -> None:
        """A relationship with an id that is known already."""
        self._ids[kind, target] = ident
        self._xml.append(
            f'<Relationship Id="{ident}" Type="{NS_R}/{kind}" Target="{quote(target)}"/>'
        )

    def __bool__(self) -> bool:
        return bool(self._xml)

    def __str__(self) -> str:
        body = "".join(self._xml)
        return f'{DECLARATION}<Relationships xmlns="{_RELATIONSHIPS}">{body}</Relationships>'


class Entry(msgspec.Struct, frozen=True, gc=False):
    """One compressed part: its name and what a zip file states of it."""

    name: bytes
    crc: int
    size: int
    method: int
    data: bytes


def pack(name: str, content: bytes, *, shrink: bool = True) -> Entry:
    """A part as an entry; without `shrink` it is stored as it is."""
    method, data = (_DEFLATED, deflate(content)) if shrink else (_STORED, content)
    return Entry(name.encode(), crc32(content), len(content), method, data)


class Group(msgspec.Struct, frozen=True):
    """Parts that were written together, packed: what a process, a worker or an earlier build made
    of them, ready for any package.

    `entries` are XML, and `piece` the same packed for the base; `types` are the content types of
    single parts by name. `files` are all the files that the parts use, whoever brought them
    first; `extensions` are their content types.
    """

    entries: tuple[Entry, ...]
    types: tuple[tuple[str, str], ...]
    piece: bytes
    files: tuple[Entry, ...]
    extensions: tuple[tuple[str, str], ...]


def write_zip(out: BinaryIO, entries: Iterable[Entry]) -> None:
    """Write `entries` as a zip file; raises OverflowError beyond 4 GB."""
    offset = 0
    directory: list[bytes] = []
    for entry in entries:
        name, data = entry.name, entry.data
        flags = 0 if name.isascii() else _UTF8
        stated = _STATED.pack(
            20, flags, entry.method, 0, _DATE, entry.crc, len(data), entry.size, len(name), 0
        )
        place = _PLACE.pack(0, 0, 0, 0, offset)
        directory.append(b"PK\1\2\x14\0%b%b%b" % (stated, place, name))
        out.write(b"PK\3\4%b%b" % (stated, name))
        out.write(data)
        offset += _HEAD + len(name) + len(data)
        if offset > _LIMIT:
            raise OverflowError("a presentation can hold 4 GB at most")
    _write_directory(out, directory, offset)


def content_types(defaults: Mapping[str, str], overrides: Iterable[tuple[str, str]]) -> str:
    """`[Content_Types].xml`: types by extension, and those of single parts by their names."""
    body = "".join(
        f'<Default Extension="{quote(extension)}" ContentType="{quote(kind)}"/>'
        for extension, kind in sorted(defaults.items())
    )
    body += "".join(
        f'<Override PartName="/{quote(name)}" ContentType="{quote(kind)}"/>'
        for name, kind in overrides
    )
    return f'{DECLARATION}<Types xmlns="{_CONTENT_TYPES}">{body}</Types>'


def extension_of(name: str) -> str:
    return name.rpartition(".")[2]


def may_shrink(extension: str) -> bool:
    """Whether files with this extension aren't compressed in themselves."""
    return extension in _LOOSE


class Package:
    """Collects parts and writes them.

    `base` remembers every part for the next merge. Parts stand in groups: what was added since
    the last one is the next one, at the latest when the package is written. A file stands in the
    package once, with the first group that uses it.
    """

    def __init__(self) -> None:
        self._entries: list[Entry] = []
        self._types: list[tuple[str, str]] = []
        self._xml: list[bytes] = []
        self._files: dict[str, tuple[Entry, str]] = {}
        self._known: dict[str, tuple[Entry, str]] = {}
        self._stored: set[bytes] = set()
        self.groups: list[Group] = []
        self.relations = Relations()
        self.base = BasePacker()

    def add(
        self, name: str, content: str, content_type: str, relations: Relations | None = None
    ) -> None:
        """Add an XML part; `name` has no leading slash, `content_type` is its own."""
        self._types.append((name, content_type))
        self._store(name, content.encode())
        if relations:
            folder, _, file = name.rpartition("/")
            self._store(f"{folder}/_rels/{file}.rels", str(relations).encode())

    def add_file(self, name: str, content: bytes, content_type: str) -> None:
        """Add a file whose content type goes by its extension."""
        entry = pack(name, content, shrink=may_shrink(extension_of(name)))
        self._known[name] = self._files[name] = entry, content_type

    def use_file(self, name: str) -> None:
        """Say that the parts of this group use a file that was added before."""
        self._files[name] = self._known[name]

    def knows(self, name: str) -> bool:
        """Whether a file was added before."""
        return name in self._known

    def know(self, other: Package) -> None:
        """Takes over the files that `other` holds, for parts that use them."""
        stored = other._stored
        self._known |= {n: file for n, file in other._known.items() if n.encode() in stored}

    def close_group(self) -> Group | None:
        """The parts added since the last group, as one; None where there are none."""
        if not self._entries and not self._files:
            return None
        piece = pack_piece(self._xml) if self._xml else b""
        files = tuple(entry for entry, _ in self._files.values())
        types = {extension_of(name): kind for name, (_, kind) in self._files.items()}
        group = Group(
            tuple(self._entries), tuple(self._types), piece, files, tuple(types.items())
        )  # fmt: skip
        for part in (self._entries, self._types, self._xml, self._files):
            part.clear()
        self._put(group)
        return group

    def put(self, group: Group) -> None:
        """Add a group that is packed already, after what was added before."""
        self.close_group()
        self._put(group)

    def pack_base(self, keys: Iterable[tuple[int, str]]) -> bytes:
        """The packed base of all that was added; `keys` are slide ids and keys in order."""
        self.close_group()
        return self.base.pack(keys)

    def add_last(self, name: str, content: str, content_type: str) -> None:
        """Add a part that the base doesn't hold, because it holds the base."""
        self.close_group()
        entry = pack(name, content.encode())
        self.groups.append(Group((entry,), ((name, content_type),), b"", (), ()))

    def write(self, out: BinaryIO) -> None:
        """Write the package; raises OverflowError beyond 4 GB."""
        self.close_group()
        write_zip(out, self._in_order())

    def _store(self, name: str, content: bytes) -> None:
        self._entries.append(pack(name, content))
        self._xml.append(content)

    def _put(self, group: Group) -> None:
        new = tuple(file for file in group.files if file.name not in self._stored)
        self._stored.update(file.name for file in new)
        self.groups.append(msgspec.structs.replace(group, files=new) if group.files else group)
        every = (*group.entries, *new)
        names = [entry.name.decode() for entry in every]
        checksums = [(entry.crc, entry.size) for entry in every]
        self.base.add(names, checksums, group.piece, len(new))

    def _in_order(self) -> Iterator[Entry]:
        extensions = _DEFAULTS | dict(_all(group.extensions for group in self.groups))
        types = content_types(extensions, _all(group.types for group in self.groups))
        yield pack("[Content_Types].xml", types.encode())
        yield pack("_rels/.rels", str(self.relations).encode())
        for group in self.groups:
            yield from group.entries
            yield from group.files


_all = chain.from_iterable


def _write_directory(out: BinaryIO, directory: list[bytes], offset: int) -> None:
    """Write the central directory, with the zip64 records where the old ones count too low."""
    records = b"".join(directory)
    out.write(records)
    count, end = len(directory), offset + len(records)
    if count > 0xFFFF:
        sizes = (count, count, len(records), offset)
        out.write(_END_64.pack(b"PK\6\6", 44, 45, 45, 0, 0, *sizes))
        out.write(_LOCATOR_64.pack(b"PK\6\7", 0, end, 1))
    shown = min(count, 0xFFFF)
    out.write(_END.pack(b"PK\5\6", 0, 0, shown, shown, len(records), offset, 0))
