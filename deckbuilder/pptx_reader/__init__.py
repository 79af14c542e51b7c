"""Reading a deck back: a .pptx comes in, an outline and slides by their facets go out.

`open_deck` reads a file and finds its base; `read_snapshot` reads all of a deck's facets, of the
file or of its base. Nothing in a file from outside is trusted; what can't be read raises
`PackageError`.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec

from deckbuilder.model.base import (
    AUDIENCE,
    FINGERPRINT,
    THEME,
    Base,
    base_file,
    fingerprint,
    from_properties,
    unpack_base,
)
from deckbuilder.model.snapshot import Slide, SlideRef
from deckbuilder.ooxml.parts import (
    PackageError,
    Parts,
    StoredParts,
    ZipParts,
    custom_properties,
)
from deckbuilder.pptx_reader.deck import (
    program_of,
    read_design,
    read_drawing,
    read_outline,
    read_slide,
    read_snapshot,
    slide_ids,
)


class OpenDeck(msgspec.Struct, frozen=True):
    """A deck's file. `base` is None where neither the file nor its folder holds one; `is_as_built`
    says that nothing was changed since the build that wrote it; `theme` names the one that it was
    built in, where the file tells; `audience` is whom it was built for."""

    parts: ZipParts
    base: Base | None
    is_as_built: bool
    theme: str = ""
    audience: str = "all"


def open_deck(path: Path) -> OpenDeck:
    """Open the deck at `path`; its base is the one it carries, else the one beside it.

    Raises PackageError for a file that's no deck, OSError where it can't be opened.
    """
    parts = ZipParts(path.read_bytes())
    properties = custom_properties(parts)
    base = unpack_base(from_properties(properties)) or _base_beside(path)
    stated = properties.get(FINGERPRINT)
    theme, audience = properties.get(THEME, ""), properties.get(AUDIENCE, "all")
    return OpenDeck(parts, base, stated == fingerprint(parts.checksums), theme, audience)


def _base_beside(path: Path) -> Base | None:
    try:
        return unpack_base(base_file(path).read_bytes())
    except OSError:
        return None


def is_ours(parts: Parts) -> bool:
    """Whether a build of this program wrote the deck, as far as the file tells."""
    return program_of(parts) == "deckbuilder"


class Reader:
    """One version of a deck, of which each slide is read once and only when it's asked for."""

    def __init__(self, parts: Parts, keys: Mapping[int, str]) -> None:
        self.parts = parts
        self.outline = read_outline(parts, keys)
        self._ids = slide_ids(self.outline)
        self._slides: dict[str, Slide] = {}

    def slide(self, ref: SlideRef) -> Slide:
        known = self._slides.get(ref.part)
        if known is None:
            known = self._slides[ref.part] = read_slide(self.parts, ref, self._ids)
        return known

    def design(self, name: str) -> str:
        return read_design(self.parts, name)

    def drawing(self, name: str) -> Slide | None:
        return read_drawing(self.parts, name)


def base_parts(base: Base) -> Parts:
    """The parts that a base holds, to be read like a file's."""
    return StoredParts(base)


__all__ = [
    "OpenDeck",
    "PackageError",
    "Parts",
    "Reader",
    "ZipParts",
    "base_parts",
    "is_ours",
    "open_deck",
    "read_design",
    "read_outline",
    "read_slide",
    "read_snapshot",
    "slide_ids",
]  # fmt: skip
