"""A tree of two or three levels top-down: the root, a bar, a column a branch with its leaves.

Where there are too many branches or leaves too long for the columns, it grows to the right in
rows: the root as high as the body, a branch a row, its leaves beside it.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from deckbuilder.layout import fit
from deckbuilder.layout.area import Area
from deckbuilder.layout.art import double_rule
from deckbuilder.layout.diagrams import at, holds_words, set_title
from deckbuilder.layout.frame import ground_of
from deckbuilder.layout.kinds.tree.nodes import (
    Roots,
    TreeStyle,
    elbow,
    ladder,
    levels,
    node_box,
    node_words,
    style_for,
    tree_page,
    words_height,
)
from deckbuilder.layout.kinds.tree.side import draw_side
from deckbuilder.layout.room import Page, Room
from deckbuilder.model import scene, spec
from deckbuilder.model.scene import Item, Paragraph, TextBox

ROW_AIR = 0.1
MOST_HEAD_LINES = 4
ENOUGH = 0.75  # panels filled less than this are cut to their leaves
RULE = 0.0833  # the double rule on top of a panel


class _Plan(msgspec.Struct, frozen=True):
    """Measures of the columns: head and rows in inches, sizes in points."""

    head: float
    row: float
    head_size: float
    leaf_size: float
    panel: float
    top: float  # from the body's top to the root's


def draw(room: Room, roots: Roots) -> list[Page] | None:
    root, branches = _root_and_branches(roots)
    if branches is None:
        return None
    usual = room.style_of(TreeStyle)
    for style in (style_for(room, roots), usual):
        plan = _plan(room, style, branches, root is not None)
        if plan is not None:
            return [_page(room, style, root, branches, plan)]
    return draw_side(room, usual, root, branches)


def _root_and_branches(roots: Roots) -> tuple[spec.Node | None, Sequence[spec.Node] | None]:
    """The only root and its branches; roots with leaves alone are branches without a root."""
    if len(roots) == 1 and roots[0].children:
        return roots[0], roots[0].children
    return None, roots if levels(roots) <= 2 else None


# --- columns ------------------------------------------------------------------------------


def _columns(room: Room, style: TreeStyle, count: int) -> list[Area]:
    if count == 1:  # no wider than a root
        w = room.w(style.top_w)
        return [Area(room.body.center - w / 2, room.body.y, w, room.body.h)]
    return room.body.columns(count, style.column_gap)


def _plan(
    room: Room, style: TreeStyle, branches: Sequence[spec.Node], rooted: bool
) -> _Plan | None:
    """The largest sizes at which heads and leaves stand in their columns."""
    if not branches or len(branches) > style.most_branches:
        return None
    w = _columns(room, style, len(branches))[0].w
    if w < style.least_width:
        return None
    heads, sizes = ladder(room, style, "tree_branch"), ladder(room, style, "tree_leaf")
    for step in range(max(len(heads), len(sizes))):
        plan = _plan_at(room, style, branches, w, at(heads, step), at(sizes, step), rooted)
        if plan is not None:
            return plan
    return None


def _plan_at(
    room: Room,
    style: TreeStyle,
    branches: Sequence[spec.Node],
    w: float,
    head_size: float,
    leaf_size: float,
    rooted: bool,
) -> _Plan | None:
    inner = w - 2 * style.row_inset
    heads = [_head_words(room, branch, head_size, inner) for branch in branches]
    rows = [_leaf_words(room, c, leaf_size, inner) for b in branches for c in b.children]
    if not holds_words(room, [*heads, *rows], inner) or any(_lines(row) > 2 for row in rows):
        return None
    if any(_lines(head) > MOST_HEAD_LINES for head in heads):
        return None
    taken = style.top_h + style.drop if rooted else 0.0
    space = room.body.h - taken
    head = max(style.head_h, max(room.height([p], inner) for p in heads) + 0.2)
    most = max(len(branch.children) for branch in branches)
    if head + RULE > space:
        return None
    if not most:
        panel = min(space, head + 0.4)
        return _Plan(panel - RULE, 0.0, head_size, leaf_size, panel, (space - panel) * 0.36)
    least = max(room.height([p], inner) for p in rows) + ROW_AIR
    row = min(style.row_h, (space - RULE - head - 0.05) / most)
    if row < least:
        return None
    panel = RULE + head + row * most + 0.3
    panel = panel if panel < space * ENOUGH else space
    return _Plan(head, row, head_size, leaf_size, panel, (space - panel) * 0.36)


def _lines(paragraph: Paragraph) -> int:
    return paragraph.plain.count("\n") + 1


def _head_words(room: Room, branch: spec.Node, size: float, w: float) -> Paragraph:
    return set_title(room, branch.text, "tree_branch", size, w, align="center")


def _leaf_words(room: Room, leaf: spec.Node, size: float, w: float) -> Paragraph:
    return set_title(room, leaf.text, "tree_leaf", size, w, align="center")


def _page(
    room: Room,
    style: TreeStyle,
    root: spec.Node | None,
    branches: Sequence[spec.Node],
    plan: _Plan,
) -> Page:
    items: list[Item] = []
    top: TextBox | None = None
    y = room.body.y + plan.top
    if root is not None:
        top = _top(room, style, root, y)
        items.append(top)
        y += style.top_h + style.drop
    for n, (branch, column) in enumerate(
        zip(branches, _columns(room, style, len(branches)), strict=True), 1
    ):
        area = Area(column.x, y, column.w, plan.panel)
        items.append(_column(room, style, branch, area, plan, top, f"tree/{n}"))
    clicked = [item.key for item in items if isinstance(item, scene.Group)]
    return tree_page(room, [root] if root else branches, items, clicked)


def _top(room: Room, style: TreeStyle, root: spec.Node, y: float) -> TextBox:
    """The root, centred; wider where its words need it."""
    size, w = room.style("tree_root").floor, room.body.w
    for wide in (room.w(style.top_w), room.body.w * 0.62, room.body.w):
        fitting = fit.first_fit(
            ladder(room, style, "tree_root"),
            lambda s, wide=wide: (
                words_height(room, style.root, root.text, "tree_root", s, wide)
                <= style.top_h - 0.08
            ),
        )
        if fitting is not None:
            size, w = fitting, wide
            break
    words = node_words(room, style.root, root.text, "tree_root", size, w)
    area = Area(room.body.center - w / 2, y, w, style.top_h)
    return node_box(room, style.root, "tree/root", "root", area, words, root)


def _column(
    room: Room,
    style: TreeStyle,
    branch: spec.Node,
    area: Area,
    plan: _Plan,
    top: TextBox | None,
    key: str,
) -> scene.Group:
    edge = room.stroke(style.head_edge, style.head_weight) if style.head_edge else None
    head_area = Area(area.x, area.y + RULE, area.w, plan.head)
    if not style.panel_fill:
        head_area = Area(area.x, area.y, area.w, plan.head)
    ground = area if style.panel_fill else head_area
    panel = room.panel(f"{key}/panel", "panel", ground, style.panel_fill, stroke=edge)
    items: list[Item] = [panel]
    if style.double:
        items += double_rule(ground_of(room), f"{key}/rule", area, room.color(style.connector))
    if top is not None:
        items.insert(0, elbow(room, style, top, panel, down=True))
    inner = head_area.inset(style.row_inset, 0, style.row_inset, 0)
    head = _head_words(room, branch, plan.head_size, inner.w)
    items.append(
        room.box(f"{key}/head", "branch", inner, head, anchor="middle", where=branch.where)
    )
    row = Area(inner.x, inner.bottom, inner.w, plan.row)
    for n, leaf in enumerate(branch.children, 1):
        if style.hair:
            hair = room.rule(f"{key}/hair/{n}", row.x, row.y, row.w, style.hair, style.hair_color)
            items.append(hair)
        words = _leaf_words(room, leaf, plan.leaf_size, row.w)
        items.append(
            room.box(f"{key}/{n}", f"leaf {n}", row, words, anchor="middle", where=leaf.where)
        )
        row = row.moved(dy=plan.row)
    name = branch.text.plain.replace("\n", " ")
    return scene.Group(key, name, tuple(items), where=branch.where)
