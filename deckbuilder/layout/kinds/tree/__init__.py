"""Kind `tree`: a hierarchy of up to five levels, with one root or several.

Drawings: `right` grows to the right, `columns` top-down with a panel a branch, else to the right in
rows. Both take trees of up to three levels; what is deeper, or too large for them, is an outline
that continues between branches.
"""

from __future__ import annotations

from collections.abc import Callable

from deckbuilder.layout.kinds import Kind
from deckbuilder.layout.kinds.tree import columns, outline, right
from deckbuilder.layout.kinds.tree.nodes import Roots, levels
from deckbuilder.layout.room import Page, Room
from deckbuilder.model import spec

MOST_DRAWN_LEVELS = 3

DRAWINGS: dict[str, Callable[[Room, Roots], list[Page] | None]] = {
    "right": right.draw,
    "columns": columns.draw,
}


def draw(content: spec.Tree, room: Room) -> list[Page]:
    pages = None
    if levels(content.roots) <= MOST_DRAWN_LEVELS:
        pages = room.drawing(DRAWINGS)(room, content.roots)
    return pages or outline.draw(room, content.roots)


KIND = Kind(draw)
