"""A tree as an outline: a row a node with its mark, each level further in, elbows from the
parent's mark to those of its children.

It stands in one column where it fits; else below a bar with the root, a column for some branches
each; else it continues between branches. A branch too tall for a page is cut between its children
and its own row repeated.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import msgspec
from msgspec.structs import replace

from deckbuilder.layout import fit
from deckbuilder.layout.area import Area, square
from deckbuilder.layout.diagrams import line
from deckbuilder.layout.kinds.tree.nodes import (
    NodeLook,
    Roots,
    TreeStyle,
    elbow,
    node_box,
    node_words,
    tree_page,
    words_height,
)
from deckbuilder.layout.room import Page, Room
from deckbuilder.model import scene, spec
from deckbuilder.model.scene import Item, Paragraph, TextBox

PLAIN = NodeLook(inset=0.0)
BAR = 0.625  # the root above columns
BAR_GAP = 0.375
BAR_AIR = 0.04
UNIT_GAP = 0.12
AIR = 0.06
HEAD_INSET = 0.3  # what boxes of branches take from the width of their words
MOST_COLUMNS = 5
MARK_X = 0.125  # of a mark's middle, from where its level begins
TEXT_X = 0.3
MARK = 0.12
LEAF_MARK = 0.08


class _Row(msgspec.Struct, frozen=True):
    """A node in its place within a column: `y` from the column's top."""

    node: spec.Node
    level: int
    y: float
    h: float
    words: Paragraph
    parent: int  # index of its parent's row, -1 for none


class _Column(msgspec.Struct, frozen=True):
    area: Area
    rows: tuple[_Row, ...]


def draw(room: Room, roots: Roots) -> list[Page]:
    style = room.style_of(TreeStyle)
    room = replace(room, memo=dict(room.memo))  # keeps each node's words while places are tried
    for pitch in _pitches(style):
        rows = _rows(room, roots, style, 0, room.body.w, pitch)
        if _foot(rows) <= room.body.h:
            return [_page(room, style, None, [_Column(room.body, rows)], roots)]
    root = roots[0] if len(roots) == 1 else None
    branches = list(root.children) if root else list(roots)
    bar = _bar_height(room, style, root)
    for count in _counts(len(branches)):
        for pitch in (style.outline_airy, style.outline_most, *_pitches(style)):
            columns = _fill(room, style, branches, count, bar, pitch)
            if columns is not None:
                return [_page(room, style, root, columns, roots)]
    return _continued(room, style, root, branches)


def _counts(branches: int) -> list[int]:
    """Numbers of columns to try: one a branch if it can be, else few."""
    own = [branches] if 2 <= branches <= MOST_COLUMNS else []
    return own + [count for count in range(2, MOST_COLUMNS + 1) if count < branches]


def _pitches(style: TreeStyle) -> tuple[float, float, float]:
    """Row heights, the roomiest first."""
    most, least = style.outline_row, style.outline_least
    return most, (most + least) / 2, least


def _only_column(room: Room, style: TreeStyle, part: Sequence[spec.Node], bar: float) -> _Column:
    """All in one column, where no columns hold them."""
    area = _areas(room, style, 1, bar)[0]
    return _Column(area, _rows(room, part, style, int(bar > 0), area.w, style.outline_least))


class _Paged(msgspec.Struct, frozen=True):
    """Branches on pages, in at most `count` columns each."""

    count: int
    parts: tuple[tuple[spec.Node, ...], ...]


def _continued(
    room: Room, style: TreeStyle, root: spec.Node | None, branches: Sequence[spec.Node]
) -> list[Page]:
    """As few pages as hold the branches, all with the same columns and row heights."""
    bar = _bar_height(room, style, root)
    wide = [
        n for n in range(2, MOST_COLUMNS + 1)
        if _areas(room, style, n, bar)[0].w >= style.outline_column
    ]  # fmt: skip
    tried = [_paged(room, style, branches, n, bar) for n in wide or [1]]
    best = min(tried, key=lambda paged: (len(paged.parts), paged.count))
    filled: list[list[_Column] | None] = []
    for pitch in _pitches(style):
        filled = [_fill(room, style, part, best.count, bar, pitch) for part in best.parts]
        if all(filled):
            break
    pages: list[Page] = []
    for part, columns in zip(best.parts, filled, strict=True):
        own = columns or [_only_column(room, style, part, bar)]
        shown = [replace(root, children=part)] if root else part
        pages.append(_page(room, style, root, own, shown))
    return pages


def _paged(
    room: Room, style: TreeStyle, branches: Sequence[spec.Node], count: int, bar: float
) -> _Paged:
    def holds(part: Sequence[spec.Node]) -> bool:
        return _fill(room, style, part, count, bar, style.outline_least) is not None

    pieces = [piece for branch in branches for piece in _cut(branch, holds)]
    return _Paged(count, tuple(tuple(part) for part in fit.divide(pieces, holds)))


def _cut(node: spec.Node, holds: Callable[[Sequence[spec.Node]], bool]) -> list[spec.Node]:
    """`node`, or as many copies of it as are needed, each with some of its children."""
    if holds([node]) or not node.children:
        return [node]

    def inside(part: Sequence[spec.Node]) -> bool:
        return holds([replace(node, children=tuple(part))])

    pieces = [piece for child in node.children for piece in _cut(child, inside)]
    return [replace(node, children=tuple(part)) for part in fit.divide(pieces, inside)]


# --- rows ---------------------------------------------------------------------------------


def _rows(
    room: Room, nodes: Sequence[spec.Node], style: TreeStyle, level: int, width: float, pitch: float
) -> tuple[_Row, ...]:
    """All nodes below one another, parents before their children."""
    rows: list[_Row] = []
    y = 0.0
    for node, depth, parent in _walk(nodes, 0, -1, [0]):
        x = depth * style.outline_step
        w = width - x - (TEXT_X if depth or not level else HEAD_INSET)
        words = _words(room, node, level + depth, w)
        h = max(pitch, room.height([words], w) + AIR)
        if depth == 0 and rows:
            y += UNIT_GAP
        rows.append(_Row(node, depth, y, h, words, parent))
        y += h
    return tuple(rows)


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
    return room.kept((node.text, level, width), lambda: _set_words(room, node, level, width))


def _set_words(room: Room, node: spec.Node, level: int, width: float) -> Paragraph:
    heads = room.style("tree_outline").sizes  # of the first levels; below them stand leaves
    if level < len(heads):
        return node_words(room, PLAIN, node.text, "tree_outline", heads[level], width)
    return node_words(room, PLAIN, node.text, "tree_leaf", room.style("tree_leaf").floor, width)


def _foot(rows: Sequence[_Row]) -> float:
    return rows[-1].y + rows[-1].h if rows else 0.0


# --- columns ------------------------------------------------------------------------------


def _areas(room: Room, style: TreeStyle, count: int, bar: float) -> list[Area]:
    top = bar + BAR_GAP if bar else 0.0
    return room.body.inset(0, top, 0, 0).columns(count, style.outline_gap)


def _fill(
    room: Room,
    style: TreeStyle,
    branches: Sequence[spec.Node],
    count: int,
    bar: float,
    pitch: float,
) -> list[_Column] | None:
    """The branches in at most `count` columns, in order; None where they do not fit."""
    areas = _areas(room, style, count, bar)
    if areas[0].w < style.outline_column and count > 1:
        return None
    level, w = int(bar > 0), areas[0].w
    heights = [_foot(_rows(room, [branch], style, level, w, pitch)) for branch in branches]
    columns: list[_Column] = []
    for area, (start, end) in zip(areas, _share_out(heights, count), strict=False):
        rows = _rows(room, branches[start:end], style, level, w, pitch)
        if _foot(rows) > area.h:
            return None
        columns.append(_Column(area, rows))
    return columns


def _share_out(heights: Sequence[float], count: int) -> list[tuple[int, int]]:
    """Bounds of at most `count` runs of `heights`, the highest run as low as can be."""
    if count >= len(heights):
        return [(i, i + 1) for i in range(len(heights))]
    limit = max(max(heights), sum(heights) / count)
    while True:
        runs = _runs(heights, limit)
        if len(runs) <= count:
            return runs
        limit *= 1.05


def _runs(heights: Sequence[float], limit: float) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    start, taken = 0, 0.0
    for i, height in enumerate(heights):
        if taken and taken + UNIT_GAP + height > limit:
            runs.append((start, i))
            start, taken = i, 0.0
        taken += height + (UNIT_GAP if taken else 0.0)
    return [*runs, (start, len(heights))]


# --- drawing ------------------------------------------------------------------------------


def _page(
    room: Room,
    style: TreeStyle,
    root: spec.Node | None,
    columns: Sequence[_Column],
    shown: Roots,
) -> Page:
    """The root as a bar where it heads the columns, then each column's branches."""
    items: list[Item] = []
    bar = _bar(room, style, root) if root is not None else None
    if bar is not None:
        items.append(bar)
    for n, column in enumerate(columns, 1):
        groups = _column(room, style, column, f"tree/{n}", boxed=root is not None)
        if bar is not None and _single(columns):
            groups[0] = _hung(room, style, bar, groups[0])
        items += groups
    clicked = [item.key for item in items if isinstance(item, scene.Group)]
    return tree_page(room, shown, items, clicked)


def _single(columns: Sequence[_Column]) -> bool:
    """Whether every column holds one branch, so that it can hang from the root."""
    return all(sum(row.level == 0 for row in column.rows) == 1 for column in columns)


def _hung(room: Room, style: TreeStyle, bar: TextBox, group: Item) -> Item:
    """The branch with a connector from the root's bar to its head."""
    assert isinstance(group, scene.Group)
    head = next(item for item in group.items if isinstance(item, TextBox))
    return replace(group, items=(elbow(room, style, bar, head, down=True), *group.items))


def _bar_height(room: Room, style: TreeStyle, root: spec.Node | None) -> float:
    """The height of the bar with the root, which a long one makes higher; 0 without a root."""
    if root is None:
        return 0.0
    floor = room.style("tree_root").floor
    need = words_height(room, style.root, root.text, "tree_root", floor, room.body.w)
    return max(BAR, need + BAR_AIR)


def _bar(room: Room, style: TreeStyle, root: spec.Node) -> TextBox:
    h, w = _bar_height(room, style, root), room.body.w
    sizes = room.style("tree_root").sizes

    def stands(size: float) -> bool:
        return words_height(room, style.root, root.text, "tree_root", size, w) <= h - BAR_AIR

    size = next(filter(stands, sizes), sizes[-1])
    words = node_words(room, style.root, root.text, "tree_root", size, w)
    area = Area(room.body.x, room.body.y, w, h)
    return node_box(room, style.root, "tree/root", "root", area, words, root)


def _column(room: Room, style: TreeStyle, column: _Column, key: str, *, boxed: bool) -> list[Item]:
    """One group a branch: a click shows it whole. The only root stands alone, before its own."""
    rows = column.rows
    tops = sum(row.level == 0 for row in rows)
    split = 1 if tops == 1 and not boxed else 0
    groups: list[Item] = []
    inner: list[Item] = []
    for i, row in enumerate(rows):
        drawn = _row(room, style, column, i, f"{key}/{i + 1}", boxed=boxed)
        if row.level < split:
            groups += drawn
            continue
        if row.level == split and inner:
            groups.append(_grouped(inner, key, len(groups)))
            inner = []
        inner += drawn
    return [*groups, _grouped(inner, key, len(groups))] if inner else groups


def _grouped(items: Sequence[Item], key: str, n: int) -> scene.Group:
    first = next(item for item in items if isinstance(item, TextBox))
    return scene.Group(f"{key}/branch/{n + 1}", first.name, tuple(items), where=first.where)


def _row(
    room: Room, style: TreeStyle, column: _Column, i: int, key: str, *, boxed: bool
) -> list[Item]:
    """A node's mark and its words, and the elbow from its parent's mark."""
    row, area = column.rows[i], column.area
    x = area.x + row.level * style.outline_step
    name = row.node.text.plain.replace("\n", " ")
    in_box = boxed and row.level == 0
    left = x if in_box else x + TEXT_X
    place = Area(left, area.y + row.y, area.right - left, row.h)
    look = style.branch if in_box else PLAIN
    items: list[Item] = [node_box(room, look, key, name, place, row.words, row.node)]
    own = _mark(style, column, i, boxed=boxed)
    color = style.outline_mark if row.node.children else style.connector
    if row.node.children or not in_box:
        items.append(room.panel(f"{key}/mark", "mark", own, color, geometry="ellipse"))
    if row.parent >= 0:
        above = _mark(style, column, row.parent, boxed=boxed)
        from_key = key.rpartition("/")[0] + f"/{row.parent + 1}/mark"
        items.insert(0, _elbow(room, style, (from_key, above), (f"{key}/mark", own)))
    return items


def _mark(style: TreeStyle, column: _Column, i: int, *, boxed: bool) -> Area:
    """The dot at the left of a row's words; on the foot of a box, where lines leave it."""
    row = column.rows[i]
    x = column.area.x + row.level * style.outline_step + MARK_X
    on_foot = boxed and row.level == 0
    y = column.area.y + row.y + (row.h if on_foot else row.h / 2)
    return square(x, y, MARK if row.node.children else LEAF_MARK)


def _elbow(
    room: Room, style: TreeStyle, start: tuple[str, Area], end: tuple[str, Area]
) -> scene.Connector:
    """From the foot of the parent's mark down and to the child's."""
    (from_key, above), (to_key, own) = start, end
    return line(
        f"{to_key}/elbow", "elbow", (above.center, above.bottom), (own.x, own.middle),
        room.stroke(style.connector, style.connector_weight), elbow=True,
        start_key=from_key, start_site=4, end_key=to_key, end_site=2,
    )  # fmt: skip
