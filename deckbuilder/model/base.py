"""The base: what a build wrote, kept for the next merge.

It holds the XML parts of the deck as they were written, packed as one zlib stream, with the
checksums of all other parts and the keys of the slides. Keeping the XML, not facts drawn from it,
costs a build no more than compressing it once again, and lets a later version of the program read
more out of an older base. It travels in the deck's custom properties and lies in `.deckbuilder/`
beside it.
"""

from __future__ import annotations

import os
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path

import msgspec

from deckbuilder.replacing import FOLDER

FINGERPRINT = "deckbuilder parts"  # the custom properties' names
CHUNK = "deckbuilder base {:05d}"
_CHUNK_LENGTH = 248  # Office holds 255 characters in a custom property
_MOST = 1 << 30  # bytes that a base may unpack to
_LEVEL = 6
# What the fingerprint leaves out: it holds the fingerprint, or only lists the rest.
_UNCOUNTED = frozenset({"[Content_Types].xml", "_rels/.rels", "docProps/custom.xml"})

Checksum = tuple[int, int]  # CRC-32 and size in bytes, as a zip file states them


class Base(msgspec.Struct, frozen=True):
    """`parts` are the XML parts by name, `checksums` those of every part, `keys` the keys of the
    slides by their slide id, in the order of the deck."""

    parts: Mapping[str, bytes]
    checksums: Mapping[str, Checksum]
    keys: Mapping[int, str]


class _Manifest(msgspec.Struct, frozen=True):
    checksums: dict[str, Checksum]
    keys: list[tuple[int, str]]
    sizes: list[tuple[str, int]]


class BasePacker:
    """Takes parts as they are written and packs them as they come, so that memory holds only the
    packed stream."""

    def __init__(self) -> None:
        self._stream = zlib.compressobj(_LEVEL)
        self._packed: list[bytes] = []
        self._sizes: list[tuple[str, int]] = []
        self._checksums: dict[str, Checksum] = {}

    def note(self, name: str, checksum: Checksum) -> None:
        """Remember a part by its checksum."""
        self._checksums[name] = checksum

    def keep(self, name: str, content: bytes) -> None:
        """Remember an XML part as it is."""
        self._sizes.append((name, len(content)))
        self._packed.append(self._stream.compress(content))

    def pack(self, keys: Iterable[tuple[int, str]]) -> bytes:
        """The packed base; `keys` are slide ids and keys in the order of the deck."""
        manifest = _Manifest(self._checksums, list(keys), self._sizes)
        # The manifest comes last because only then the parts are known; its length ends it all.
        listed = msgspec.json.encode(manifest)
        tail = listed + len(listed).to_bytes(8, "big")
        return b"".join((*self._packed, self._stream.compress(tail), self._stream.flush()))

    @property
    def fingerprint(self) -> str:
        return fingerprint(self._checksums)


def unpack_base(packed: bytes) -> Base | None:
    """The base that `packed` holds; None where it isn't whole."""
    try:
        stream = zlib.decompressobj()
        whole = stream.decompress(packed, _MOST)
        if not stream.eof:
            return None
        length = int.from_bytes(whole[-8:], "big")
        manifest = msgspec.json.decode(whole[-8 - length : -8], type=_Manifest)
    except (zlib.error, msgspec.DecodeError, ValueError):
        return None
    parts: dict[str, bytes] = {}
    start = 0
    for name, size in manifest.sizes:
        parts[name] = whole[start : start + size]
        start += size
    return Base(parts, manifest.checksums, dict(manifest.keys))


def fingerprint(checksums: Mapping[str, Checksum]) -> str:
    """One short text for all parts of a deck, whatever their order in the file."""
    lines = (
        f"{name} {crc:08x} {size}\n"
        for name, (crc, size) in sorted(checksums.items())
        if name not in _UNCOUNTED
    )
    return sha256("".join(lines).encode()).hexdigest()


def base_file(deck: Path) -> Path:
    """Where the base of the deck at `deck` lies beside it."""
    real = Path(os.path.realpath(deck))
    return real.parent / FOLDER / f"{real.name}.base"


def to_properties(packed: bytes, parts: str) -> Iterator[tuple[str, str]]:
    """Custom properties, name and text, that hold a packed base and the fingerprint `parts`."""
    yield FINGERPRINT, parts
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
