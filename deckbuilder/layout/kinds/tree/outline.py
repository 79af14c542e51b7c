"""A tree as an outline: a row a node, each level further in, elbows from parent to children.

It stands in one column where it fits; else below a bar with the root, a column for some branches
each; else it continues between branches. A branch too tall for a page is cut between its children
and its own row repeated.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec
from msgspec.structs import replace

from deckbuilder.layout import fit
from deckbuilder.layout.area import Area
from deckbuilder.layout.diagrams import at, polyline
from deckbuilder.layout.kinds.tree.nodes import (
    NodeLook,
    Roots,
    TreeStyle,
    node_box,
    node_words,
    tree_page,
)
from deckbuilder.layout.room import Page, Room
from deckbuilder.model import scene, spec
from deckbuilder.model.scene import Item, Paragraph

PLAIN = NodeLook(inset=0.0)
BAR = 0.625  # the root above columns
BAR_GAP = 0.25
UNIT_GAP = 0.12
AIR = 0.06
MOST_COLUMNS = 4
# bold sizes of the first two levels, then the leaf's
TOP_SIZES = (22.0, 20.0)


class _Row(msgspec.Struct, frozen=True):
    """A node in its place within a column: `y` from the column's top."""

    node: spec.Node
    level: int
    y: float
    h: float
    words: Paragraph
    parent: int  # index of its parent's row, -1 for none


def draw(room: Room, roots: Roots) -> list[Page]:
    style = room.style_of(TreeStyle)
    pitches = (
        style.outline_row,
        (style.outline_row + style.outline_least) / 2,
        style.outline_least,
    )
    for pitch in pitches:
        rows = _rows(room, style, roots, 0, room.body.w, pitch)
        if _foot(rows) <= room.body.h:
            return [_page(room, style, roots, [rows], room.body)]
    root = roots[0] if len(roots) == 1 else None
    branches = list(root.children) if root else list(roots)
    for columns in range(2, MOST_COLUMNS + 1):
        for pitch in pitches:
            placed = _fill(room, style, branches, columns, root is not None, pitch)
            if placed is not None:
                return [_columns_page(room, style, root, placed)]
    return _continued(room, style, root, branches)


# --- rows ---------------------------------------------------------------------------------


def _rows(
    room: Room, style: TreeStyle, nodes: Sequence[spec.Node], level: int, width: float, pitch: float
) -> list[_Row]:
    """All nodes below one another, parents before their children."""
    rows: list[_Row] = []
    y = 0.0
    for node, depth, parent in _walk(nodes, 0, -1, [0]):
        x = depth * style.outline_step
        words = _words(room, node, level + depth, width - x)
        h = max(pitch, room.height([words], width - x) + AIR)
        if depth == 0 and rows:
            y += UNIT_GAP
        rows.append(_Row(node, depth, y, h, words, parent))
        y += h
    return rows


def _walk(
    nodes: Sequence[spec.Node], depth: int, parent: int, count: list[int]
) -> Iterator[tuple[spec.Node, int, int]]:
    """Every node with its depth and its parent's number in this order."""
    for node in nodes:
        own = count[0]
        count[0] += 1
        yield node, depth, parent
        yield from _walk(node.children, depth + 1, own, count)


def _words(room: Room, node: spec.Node, level: int, width: float) -> Paragraph:
    if level < len(TOP_SIZES):
        return node_words(room, PLAIN, node.text, "item_title", TOP_SIZES[level], width)
    return node_words(room, PLAIN, node.text, "tree_leaf", room.style("tree_leaf").floor, width)


def _foot(rows: Sequence[_Row]) -> float:
    return rows[-1].y + rows[-1].h if rows else 0.0


# --- columns ------------------------------------------------------------------------------


def _column_areas(room: Room, style: TreeStyle, count: int, rooted: bool) -> list[Area]:
    top = BAR + BAR_GAP if rooted else 0.0
    return room.body.inset(0, top, 0, 0).columns(count, style.outline_gap)


def _fill(
    room: Room,
    style: TreeStyle,
    branches: Sequence[spec.Node],
    count: int,
    rooted: bool,
    pitch: float,
) -> list[tuple[Area, list[_Row]]] | None:
    """The branches in `count` columns of even heights, in order; None where they do not fit."""
    areas = _column_areas(room, style, count, rooted)
    if count > len(branches) or areas[0].w < style.outline_column:
        return None
    level = 1 if rooted else 0

    def holds(part: Sequence[spec.Node]) -> bool:
        return _foot(_rows(room, style, part, level, areas[0].w, pitch)) <= areas[0].h

    parts = _share_out(
        branches, count, lambda p: _foot(_rows(room, style, p, level, areas[0].w, pitch))
    )
    if not all(holds(part) for part in parts):
        return None
    return [
        (area, _rows(room, style, part, level, area.w, pitch))
        for area, part in zip(areas, parts, strict=True)
    ]


def _share_out(branches, count, height):  # type: ignore[no-untyped-def]
    raise NotImplementedError
