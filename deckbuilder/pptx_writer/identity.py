"""Ids and names that follow from keys.

The same deck gives the same bytes; a slide keeps its id wherever it's moved, and a shape keeps
its own whatever is drawn before it.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable

from deckbuilder.digests import digest_of

_FIRST_SLIDE_ID = 256  # ST_SlideId: 256 to 2147483647
_LAST_SLIDE_ID = 0x7FFFFFFF
_FIRST_SHAPE_ID = 2  # 1 is the shape tree's own
_LAST_SHAPE_ID = 0x3FFFFFFF  # leaves room above: programs count on from the highest id


def slide_ids(keys: Iterable[str]) -> list[int]:
    """One slide id a key, unique, within ST_SlideId."""
    return _spread(keys, _FIRST_SLIDE_ID, _LAST_SLIDE_ID)


def shape_ids(keys: Iterable[str]) -> list[int]:
    """One shape id a key, unique on its slide."""
    return _spread(keys, _FIRST_SHAPE_ID, _LAST_SHAPE_ID)


def _spread(keys: Iterable[str], first: int, last: int) -> list[int]:
    """One number a key, from `first` to `last` - 1; a clash moves on to the next free one."""
    taken: set[int] = set()
    ids: list[int] = []
    for key in keys:
        ident = zlib.crc32(key.encode()) % (last - first) + first
        while ident in taken:
            ident = ident + 1 if ident < last else first
        taken.add(ident)
        ids.append(ident)
    return ids


def creation_id(slide: int) -> tuple[str, str]:
    """The GUID in braces that a shape of a slide was created with, up to the digits of the shape's
    id and after them; unique in the deck and plain to read."""
    return f"{{{slide:08X}-DECB-4D0C-8000-0000", "}"


def shape_names(items: Iterable[tuple[str, str]]) -> list[str]:
    """A name on its slide for each item, given as its own name and that of the group it's in.

    The first of a name keeps it; the others say their group's name before, and then count.
    """
    taken: set[str] = set()
    names: list[str] = []
    for name, group in items:
        full = f"{group} {name}" if group and name in taken else name
        unique, number = full, 2
        while unique in taken:
            unique, number = f"{full} {number}", number + 1
        taken.add(unique)
        names.append(unique)
    return names


def guid(seed: str) -> str:
    """A GUID in braces that depends on `seed` alone."""
    digits = digest_of(seed.encode(), 32).upper()
    groups = (digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:])
    return "{" + "-".join(groups) + "}"
