"""Reading a deck back: a .pptx comes in, an outline and slides by their facets go out.

`open_deck` reads a file and finds its base; `read_snapshot` reads all of a deck's facets, of the
file or of its base. Nothing in a file from outside is trusted; what can't be read raises
`PackageError`.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from deckbuilder.model.base import (
    FINGERPRINT,
    Base,
    fingerprint,
    from_properties,
    unpack_base,
)
from deckbuilder.ooxml.parts import (
    PackageError,
    Parts,
    StoredParts,
    ZipParts,
    custom_properties,
)
from deckbuilder.pptx_reader.deck import (
    read_design,
    read_outline,
    read_slide,
    read_snapshot,
    slide_ids,
)
from deckbuilder.replacing import FOLDER


class OpenDeck(msgspec.Struct, frozen=True):
    """A deck's file. `base` is None where neither the file nor its folder holds one; `is_as_built`
    says that nothing was changed since the build that wrote it."""

    parts: ZipParts
    base: Base | None
    is_as_built: bool


def open_deck(path: Path) -> OpenDeck:
    """Open the deck at `path`; its base is the one it carries, else the one beside it.

    Raises PackageError for a file that's no deck, OSError where it can't be opened.
    """
    parts = ZipParts(path.read_bytes())
    properties = custom_properties(parts)
    base = unpack_base(from_properties(properties)) or _base_beside(path)
    stated = properties.get(FINGERPRINT)
    return OpenDeck(parts, base, stated == fingerprint(parts.checksums))


def base_file(deck: Path) -> Path:
    """Where the base of the deck at `deck` lies beside it."""
    return deck.parent / FOLDER / f"{deck.name}.base"


def _base_beside(path: Path) -> Base | None:
    try:
        return unpack_base(base_file(path).read_bytes())
    except OSError:
        return None


def base_parts(base: Base) -> Parts:
    """The parts that a base holds, to be read like a file's."""
    return StoredParts(base)


__all__ = [
    "OpenDeck",
    "PackageError",
    "Parts",
    "ZipParts",
    "base_file",
    "base_parts",
    "open_deck",
    "read_design",
    "read_outline",
    "read_slide",
    "read_snapshot",
    "slide_ids",
]  # fmt: skip
