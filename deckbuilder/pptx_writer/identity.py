"""Ids that follow from keys.

The same deck gives the same bytes, and a slide keeps its id wherever it's moved.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from hashlib import md5

_FIRST_SLIDE_ID = 256  # ST_SlideId: 256 to 2147483647
_SLIDE_IDS = 0x7FFFFFFF - _FIRST_SLIDE_ID


def slide_ids(keys: Iterable[str]) -> list[int]:
    """One slide id a key, unique, within ST_SlideId; a clash moves on to the next free id."""
    taken: set[int] = set()
    ids: list[int] = []
    for key in keys:
        ident = zlib.crc32(key.encode()) % _SLIDE_IDS + _FIRST_SLIDE_ID
        while ident in taken:
            ident = ident + 1 if ident < 0x7FFFFFFF else _FIRST_SLIDE_ID
        taken.add(ident)
        ids.append(ident)
    return ids


def guid(seed: str) -> str:
    """A GUID in braces that depends on `seed` alone."""
    digits = md5(seed.encode(), usedforsecurity=False).hexdigest().upper()
    groups = (digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:])
    return "{" + "-".join(groups) + "}"
