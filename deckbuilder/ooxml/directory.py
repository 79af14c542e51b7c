"""The directory of a zip file, read without unpacking anything: is a deck as its build left it?

Nothing is imported for it, so that building over a deck that nobody touched costs no more than
building it afresh.
"""

from __future__ import annotations

import re
import struct
import zlib
from struct import Struct

from deckbuilder.model.base import FINGERPRINT, Checksum, fingerprint

_CUSTOM = "docProps/custom.xml"
_END = Struct("<4s4H2IH")
_CENTRAL = Struct("<4s6H3I5H2I")
_LOCAL = 30
_STATED = re.compile(rb'name="' + FINGERPRINT.encode() + rb'"><vt:lpwstr>([0-9a-f]{64})<')
_MOST = 1 << 28


def is_as_built(content: bytes) -> bool:
    """Whether the file `content` is a deck of ours of which no part was changed."""
    try:
        checksums, places = _read_directory(content)
        stated = _STATED.search(_unpack(content, places[_CUSTOM]))
    except (struct.error, KeyError, ValueError, zlib.error):
        return False
    return stated is not None and stated[1].decode() == fingerprint(checksums)


def _read_directory(content: bytes) -> tuple[dict[str, Checksum], dict[str, tuple[int, ...]]]:
    """Checksums, and where each part stands: method, packed size, place in the file."""
    end = content.rfind(b"PK\5\6")
    if end < 0:
        raise ValueError("no directory")
    *_, count, _, start, _ = _END.unpack_from(content, end)
    checksums: dict[str, Checksum] = {}
    places: dict[str, tuple[int, ...]] = {}
    for _ in range(count):
        entry = _CENTRAL.unpack_from(content, start)
        if entry[0] != b"PK\1\2":
            raise ValueError("no entry")
        method, crc, packed, size, length, extra, note = (
            *(entry[i] for i in (4, 7, 8, 9)),
            *entry[10:13],
        )
        first = start + _CENTRAL.size
        name = content[first : first + length].decode()
        checksums[name] = crc, size
        places[name] = method, packed, entry[16]
        start = first + length + extra + note
    return checksums, places


def _unpack(content: bytes, place: tuple[int, ...]) -> bytes:
    method, packed, start = place
    head = content[start : start + _LOCAL]
    start += _LOCAL + int.from_bytes(head[26:28], "little") + int.from_bytes(head[28:30], "little")
    data = content[start : start + packed]
    return zlib.decompressobj(-15).decompress(data, _MOST) if method else data
