"""The base: what a build wrote, kept for the next merge.

It holds the XML parts of the deck as they were written, with the checksums of all other parts and
the keys of the slides. Keeping the XML, not facts drawn from it, costs a build no more than
compressing it once again, and lets a later version of the program read more out of an older base.
It travels in the deck's custom properties and lies in `.deckbuilder/` beside it.

Packed, it is a row of pieces, each deflated by itself, a manifest, and the manifest's length.
Parts that were written together are one piece, so that a piece serves every build in which they
are the same. What slides have in common stands in a dictionary that comes with the program: the
pieces are as small as one stream, and packed in half the time.
"""

from __future__ import annotations

import os
import struct
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec

from deckbuilder.digests import digest_of
from deckbuilder.replacing import FOLDER

FINGERPRINT = "deckbuilder parts"  # the custom properties' names
THEME = "deckbuilder theme"
AUDIENCE = "deckbuilder audience"
CHUNK = "deckbuilder base {:05d}"
_CHUNK_LENGTH = 248  # Office holds 255 characters in a custom property
_MOST = 1 << 30  # bytes that a base may unpack to
# Level 3 takes half the time of level 6 and makes a base a fifth larger (measured).
_LEVEL = 3
# What the fingerprint leaves out: it holds the fingerprint, or only lists the rest.
_UNCOUNTED = frozenset({"[Content_Types].xml", "_rels/.rels", "docProps/custom.xml"})

Checksum = tuple[int, int]  # CRC-32 and size in bytes, as a zip file states them


class Base(msgspec.Struct, frozen=True):
    """`parts` are the XML parts by name, `checksums` those of every part, `keys` the keys of the
    slides by their slide id, in the order of the deck."""

    parts: Mapping[str, bytes]
    checksums: Mapping[str, Checksum]
    keys: Mapping[int, str]


class _Manifest(msgspec.Struct, frozen=True, array_like=True):
    """Every part in order: `names`, `sizes` and, four bytes each, `crcs`. All are in the pieces
    but those with an index among `files`; `pieces` are packed lengths and numbers of parts."""

    dictionary: int  # its Adler-32
    keys: list[tuple[int, str]]
    names: list[str]
    sizes: list[int]
    crcs: bytes
    files: list[int]
    pieces: list[tuple[int, int]]

    @property
    def checksums(self) -> dict[str, Checksum]:
        crcs = struct.unpack(f">{len(self.crcs) // 4}I", self.crcs)
        return dict(zip(self.names, zip(crcs, self.sizes, strict=True), strict=True))


@cache
def _dictionary() -> bytes:
    return Path(__file__).with_name("base_dictionary.xml").read_bytes()


@cache
def _primed() -> Any:
    """A compressor that has seen the dictionary; copying it is cheaper than showing it again."""
    return zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS, zdict=_dictionary())


def pack_piece(contents: Iterable[bytes]) -> bytes:
    """XML parts, as they were written, as one piece of a base."""
    stream = _primed().copy()
    return stream.compress(b"".join(contents)) + stream.flush()


class BasePacker:
    """Takes parts as they are written, packed already; holds nothing else of them."""

    def __init__(self) -> None:
        self._packed: list[bytes] = []
        self._pieces: list[tuple[int, int]] = []
        self._files: list[int] = []
        self._names: list[str] = []
        self._checksums: list[Checksum] = []

    def add(
        self,
        names: Sequence[str],
        checksums: Sequence[Checksum],
        piece: bytes,
        files: int,
    ) -> None:
        """Remember parts; `piece` holds all but the last `files` of them."""
        self._names += names
        self._checksums += checksums
        self._files += range(len(self._names) - files, len(self._names))
        if piece:
            self._packed.append(piece)
            self._pieces.append((len(piece), len(names) - files))

    def pack(self, keys: Iterable[tuple[int, str]]) -> bytes:
        """The packed base; `keys` are slide ids and keys in the order of the deck."""
        crcs, sizes = [crc for crc, _ in self._checksums], [size for _, size in self._checksums]
        named = zlib.adler32(_dictionary())
        manifest = _Manifest(
            named, list(keys), self._names, sizes, struct.pack(f">{len(crcs)}I", *crcs),
            self._files, self._pieces,
        )  # fmt: skip
        listed = zlib.compress(msgspec.msgpack.encode(manifest), _LEVEL)
        return b"".join((*self._packed, listed, len(listed).to_bytes(8, "big")))

    @property
    def fingerprint(self) -> str:
        return fingerprint(dict(zip(self._names, self._checksums, strict=True)))


def unpack_base(packed: bytes) -> Base | None:
    """The base that `packed` holds; None where it isn't whole."""
    try:
        length = int.from_bytes(packed[-8:], "big")
        listed = _unpacked(packed[-8 - length : -8], zlib.decompressobj(), _MOST)
        manifest = msgspec.msgpack.decode(listed, type=_Manifest)
        if manifest.dictionary != zlib.adler32(_dictionary()):
            return None
        return Base(dict(_parts(packed, manifest)), manifest.checksums, dict(manifest.keys))
    except (zlib.error, msgspec.DecodeError, ValueError, struct.error):
        return None


def _parts(packed: bytes, manifest: _Manifest) -> Iterator[tuple[str, bytes]]:
    """The XML parts by name; raises ValueError where a piece isn't whole."""
    files = set(manifest.files)
    every = zip(manifest.names, manifest.sizes, strict=True)
    parts = (part for index, part in enumerate(every) if index not in files)
    start, left = 0, _MOST
    for length, count in manifest.pieces:
        stream = zlib.decompressobj(-zlib.MAX_WBITS, zdict=_dictionary())
        piece = _unpacked(packed[start : start + length], stream, left)
        start, left, at = start + length, left - len(piece), 0
        for name, size in islice(parts, count):
            yield name, piece[at : at + size]
            at += size
        if at != len(piece):
            raise ValueError("a piece of another size")


def _unpacked(packed: bytes, stream: Any, most: int) -> bytes:
    """What `packed` holds; raises ValueError where it isn't whole, or holds more than `most`."""
    content: bytes = stream.decompress(packed, max(1, most))
    if not stream.eof:
        raise ValueError("not whole")
    return content


def fingerprint(checksums: Mapping[str, Checksum]) -> str:
    """One short text for all parts of a deck, whatever their order in the file."""
    lines = (
        f"{name} {crc:08x} {size}\n"
        for name, (crc, size) in sorted(checksums.items())
        if name not in _UNCOUNTED
    )
    return digest_of("".join(lines).encode())


def base_file(deck: Path) -> Path:
    """Where the base of the deck at `deck` lies beside it."""
    real = Path(os.path.realpath(deck))
    return real.parent / FOLDER / f"{real.name}.base"


def is_own_property(name: str) -> bool:
    """Whether a build writes the custom property `name`."""
    return name in (FINGERPRINT, THEME, AUDIENCE) or name.startswith(CHUNK.partition("{")[0])


def to_properties(
    packed: bytes, parts: str, theme: str, audience: str = "all"
) -> Iterator[tuple[str, str]]:
    """Custom properties, name and text, that hold a packed base, the fingerprint `parts`, the
    name of the theme, and whom the deck is for where not for all."""
    yield FINGERPRINT, parts
    yield THEME, theme
    if audience != "all":
        yield AUDIENCE, audience
    text = b64encode(packed).decode("ascii")
    for number, start in enumerate(range(0, len(text), _CHUNK_LENGTH)):
        yield CHUNK.format(number), text[start : start + _CHUNK_LENGTH]


def from_properties(properties: Mapping[str, str]) -> bytes:
    """The packed base that custom properties hold; empty where there is none."""
    chunks: list[str] = []
    while (chunk := properties.get(CHUNK.format(len(chunks)))) is not None:
        chunks.append(chunk)
    try:
        return b64decode("".join(chunks), validate=True)
    except ValueError:
        return b""
