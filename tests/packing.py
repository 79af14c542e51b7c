"""Which parts a build packs."""

from __future__ import annotations

import pytest

from deckbuilder.pptx_writer import package


def packed_parts(patch: pytest.MonkeyPatch) -> list[str]:
    """The names of the parts that are packed from now on, as long as `patch` holds."""
    packed: list[str] = []
    once = package.pack

    def counting(name: str, content: bytes, *, shrink: bool = True) -> package.Entry:
        packed.append(name)
        return once(name, content, shrink=shrink)

    patch.setattr(package, "pack", counting)
    return packed
