"""A tree of two or three levels in rows: the root left, a branch a row, its leaves beside it.

Short leaves stand on one line with an em space between, longer ones as a list. Branches that do
not fit continue, with the root on every page.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from deckbuilder.layout import fit
from deckbuilder.layout.area import Area
from deckbuilder.layout.diagrams import at
from deckbuilder.layout.kinds.tree.nodes import (
    TreeStyle,
    elbow,
    node_box,
    node_words,
    span,
    tree_page,
    words_height,
)
from deckbuilder.layout.lists import body_of
from deckbuilder.layout.room import Page, Room
from deckbuilder.model import scene, spec
from deckbuilder.model.scene import Item, Paragraph, TextBox


class _Rows(msgspec.Struct, frozen=True):
    """Sizes that the rows share, and where they stand."""

    head_size: float
    leaf_size: float
    branch: tuple[float, float]
    leaf: tuple[float, float]
    inline: bool  # whether leaves stand one after the other on a line

    def __str__(self) -> str:
        return f"{self.head_size:g}/{self.leaf_size:g} pt"


ROOT_AIR = 0.2  # above and below the words of the root, together


def draw_side(
    room: Room, style: TreeStyle, root: spec.Node | None, branches: Sequence[spec.Node]
) -> list[Page] | None:
    """The pages; None where the words of the root or of a branch are higher than the body."""
    least = _root_height(room, style, root, room.style("tree_root").floor)
    if least > room.body.h:
        return None
    heads, sizes = room.style("tree_branch").sizes, room.style("tree_leaf").sizes
    steps = range(max(len(heads), len(sizes)))
    inline = all(_is_short(room, style, child) for b in branches for child in b.children)
    looks = [_rows_look(room, style, root, at(heads, s), at(sizes, s), inline) for s in steps]

    def holds(part: Sequence[spec.Node], look: _Rows) -> bool:
        return _rows_fit(room, style, look, part)

    def cut(look: _Rows) -> list[spec.Node]:
        return [piece for branch in branches for piece in _cut(branch, look)]

    def _cut(branch: spec.Node, look: _Rows) -> list[spec.Node]:
        """A branch with too many leaves for a page as several, each with some of them."""

        def with_some(leaves: Sequence[spec.Node]) -> spec.Node:
            return msgspec.structs.replace(branch, children=tuple(leaves))

        if holds([branch], look) or len(branch.children) < 2:
            return [branch]
        parts = fit.divide(branch.children, lambda some: holds([with_some(some)], look))
        return [with_some(some) for some in parts]

    look, parts = fit.paged(looks, branches, holds, cut)
    if not all(holds(part, look) for part in parts):
        return None
    heights = [_heights(room, style, look, part, least) for part in parts]
    size = _root_size(room, style, root, min(_taken(style, rows) for rows in heights))
    pages: list[Page] = []
    for part, rows in zip(parts, heights, strict=True):
        first = 1 + sum(len(p) for p in parts[: len(pages)])
        pages.append(
            _rows_page(room, style, (root, size), list(zip(part, rows, strict=True)), look, first)
        )
    return pages


def _rows_look(
    room: Room,
    style: TreeStyle,
    root: spec.Node | None,
    head: float,
    leaf: float,
    inline: bool,
) -> _Rows:
    bx, bw = span(room, style.side_branch)
    if root is None:
        bw, bx = bw + bx - room.body.x, room.body.x
    lx = span(room, (style.side_leaf_x, 1))[0]
    return _Rows(head, leaf, (bx, bw), (lx, room.body.right - lx), inline)


def _is_short(room: Room, style: TreeStyle, leaf: spec.Node) -> bool:
    """Whether a leaf is no wider than so many Chinese characters."""
    look = room.style("tree_leaf")
    width = room.type.width(leaf.text.plain, look.face, look.size, look.bold)
    return width <= style.inline_letters * look.size


def _row_words(
    room: Room, style: TreeStyle, look: _Rows, branch: spec.Node
) -> tuple[Paragraph, list[Paragraph]]:
    """The branch's words, and its leaves': short ones on a line, an em space between."""
    head = node_words(
        room, style.branch, branch.text, "tree_branch", look.head_size, look.branch[1]
    )
    if not look.inline:
        entries = tuple(spec.Item(child.text, where=child.where) for child in branch.children)
        items = spec.Items(entries)
        return head, body_of(room, items, "tree_leaf", look.leaf_size, gap=3)
    words = _in_lines(room, branch, look)
    return head, [words] if words.runs else []


def _in_lines(room: Room, branch: spec.Node, look: _Rows) -> Paragraph:
    """The leaves in lines as full as they get, none of them broken."""
    style = room.style("tree_leaf")
    runs: list[spec.Run] = []
    taken, most = 0.0, look.leaf[1] * 72 * 0.97
    for child in branch.children:
        w = room.type.width(child.text.plain, style.face, look.leaf_size, style.bold)
        if runs:
            on = taken + look.leaf_size + w <= most
            runs.append(spec.Run("\u2003" if on else "\n"))
            taken = taken + look.leaf_size if on else 0.0
        runs += child.text.runs
        taken += w
    return room.para(spec.Text(tuple(runs), branch.where), "tree_leaf", look.leaf_size, pitch=1.4)


def _row_height(room: Room, style: TreeStyle, look: _Rows, branch: spec.Node) -> float:
    head, words = _row_words(room, style, look, branch)
    inner = look.branch[1] - 2 * style.branch.inset
    return max(room.height([head], inner), room.height(words, look.leaf[1])) + 0.2


def _rows_fit(room: Room, style: TreeStyle, look: _Rows, branches: Sequence[spec.Node]) -> bool:
    heights = [_row_height(room, style, look, branch) for branch in branches]
    return sum(heights) + style.side_gap * (len(heights) - 1) <= room.body.h


def _heights(
    room: Room, style: TreeStyle, look: _Rows, branches: Sequence[spec.Node], least: float
) -> list[float]:
    """The rows' heights, which share what is free, together at least `least`."""
    heights = [_row_height(room, style, look, branch) for branch in branches]
    count = len(heights)
    spare = (room.body.h - _taken(style, heights)) / count
    heights = [max(h, min(h + spare, style.most_side)) for h in heights]
    more = max(0.0, least - _taken(style, heights)) / count
    return [h + more for h in heights]


def _taken(style: TreeStyle, heights: Sequence[float]) -> float:
    return sum(heights) + style.side_gap * (len(heights) - 1)


def _rows_page(
    room: Room,
    style: TreeStyle,
    rooted: tuple[spec.Node | None, float],
    rows: Sequence[tuple[spec.Node, float]],
    look: _Rows,
    first: int,
) -> Page:
    """Branches with their rows' heights; `rooted` is the root and the size of its words."""
    root, size = rooted
    y = room.body.y
    items: list[Item] = []
    top: TextBox | None = None
    if root is not None:
        h = _taken(style, [h for _, h in rows])
        top = _side_root(room, style, root, size, Area(0, y, 0, h))
        items.append(top)
    for n, (branch, h) in enumerate(rows, first):
        items.append(_row(room, style, branch, look, y, h, top, f"tree/{n}"))
        y += h + style.side_gap
    clicked = [item.key for item in items if isinstance(item, scene.Group)]
    return tree_page(room, [root] if root else [branch for branch, _ in rows], items, clicked)


# --- the root -----------------------------------------------------------------------------


def _root_height(room: Room, style: TreeStyle, root: spec.Node | None, size: float) -> float:
    """What the root needs at `size`; 0 where there is none."""
    if root is None:
        return 0.0
    w = span(room, style.side_root)[1]
    return words_height(room, style.root, root.text, "tree_root", size, w) + ROOT_AIR


def _root_size(room: Room, style: TreeStyle, root: spec.Node | None, h: float) -> float:
    """The largest step at which the root stands in `h` inches, else the last."""
    sizes = room.style("tree_root").sizes
    size = fit.first_fit(sizes, lambda s: _root_height(room, style, root, s) <= h + 1e-6)
    return size or sizes[-1]


def _side_root(room: Room, style: TreeStyle, root: spec.Node, size: float, level: Area) -> TextBox:
    x, w = span(room, style.side_root)
    words = node_words(room, style.root, root.text, "tree_root", size, w)
    area = Area(x, level.y, w, level.h)
    return node_box(room, style.root, "tree/root", "root", area, words, root)


def _row(
    room: Room,
    style: TreeStyle,
    branch: spec.Node,
    look: _Rows,
    y: float,
    h: float,
    top: TextBox | None,
    key: str,
) -> scene.Group:
    head, words = _row_words(room, style, look, branch)
    ground = msgspec.structs.replace(style.branch, fill=style.branch.fill or style.panel_fill)
    box = node_box(
        room,
        ground,
        f"{key}/head",
        "branch",
        Area(look.branch[0], y, look.branch[1], h),
        head,
        branch,
    )
    items: list[Item] = [elbow(room, style, top, box)] if top is not None else []
    items.append(box)
    if words:
        area = Area(look.leaf[0], y, look.leaf[1], h)
        items.append(
            room.box(f"{key}/leaves", "leaves", area, words, anchor="middle", where=branch.where)
        )
    name = branch.text.plain.replace("\n", " ")
    return scene.Group(key, name, tuple(items), where=branch.where)
