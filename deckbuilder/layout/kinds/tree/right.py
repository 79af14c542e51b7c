"""A tree of two or three levels to the right; every parent at the middle of its children.

Boxes shrink from the design's heights to what their words need before the gaps do. None where the
tree does not fit so, or has more leaves than the theme lets stand in boxes.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from deckbuilder.layout.area import Area
from deckbuilder.layout.kinds.tree.nodes import (
    NodeLook,
    Roots,
    TreeStyle,
    elbow,
    ladder,
    leaves,
    levels,
    node_box,
    node_words,
    span,
    style_for,
    tree_page,
    words_height,
)
from deckbuilder.layout.room import Page, Room
from deckbuilder.model import scene, spec
from deckbuilder.model.scene import Item, TextBox

AIR = 0.12  # inches above and below the words of a box, together
STEPS = 24
STYLES = ("tree_root", "tree_branch", "tree_leaf")


class _Level(msgspec.Struct, frozen=True):
    """One level: its column, style, size and the heights that its boxes take."""

    x: float
    w: float
    style: str
    size: float
    look: NodeLook
    h: float


class _Plan(msgspec.Struct, frozen=True):
    levels: tuple[_Level, ...]
    gaps: tuple[float, float, float]  # between leaves, families, roots


def draw(room: Room, roots: Roots) -> list[Page] | None:
    style = style_for(room, roots)
    if sum(leaves(root) for root in roots) > style.most_leaves:
        return None
    plan = next((p for p in _plans(room, style, roots) if _height(p, roots) <= room.body.h), None)
    return [_page(room, style, roots, plan)] if plan else None


# --- planning -----------------------------------------------------------------------------


def _plans(room: Room, style: TreeStyle, roots: Roots) -> Iterator[_Plan]:
    """From the roomiest to the tightest; words shrink last."""
    steps = max(len(ladder(room, style, name)) for name in STYLES)
    for step in range(steps):
        needs = _needs(room, style, roots, step)
        for tight in (1.0, 0.75, 0.55):
            gaps = (style.leaf_gap * tight, style.family_gap * tight, style.root_gap * tight)
            for i in range(STEPS + 1):
                share = 1 - i / STEPS
                sized = tuple(
                    msgspec.structs.replace(level, h=max(need, need + (level.h - need) * share))
                    for level, need in needs
                )
                yield _Plan(sized, gaps)


def _needs(room: Room, style: TreeStyle, roots: Roots, step: int) -> list[tuple[_Level, float]]:
    """Every level as the design has it, and the least height of its boxes at `step`."""
    columns = [style.root_box, style.branch_box, style.leaf_box]
    if levels(roots) < 3:
        columns[1] = style.two_levels
    found: list[tuple[_Level, float]] = []
    heights = (style.root_h, style.branch_h, style.leaf_h)
    if levels(roots) < 3:
        heights = (style.root_h, style.leaf_h * 1.2, style.leaf_h)
    nodes: list[spec.Node] = list(roots)
    for n, (name, look) in enumerate(zip(STYLES, _looks(style), strict=True)):
        sizes = ladder(room, style, name)
        size = sizes[min(step, len(sizes) - 1)]
        x, w = span(room, columns[n])
        need = max(
            (words_height(room, look, node.text, name, size, w) for node in nodes), default=0
        )
        found.append((_Level(x, w, name, size, look, heights[n]), need + AIR))
        nodes = [child for node in nodes for child in node.children]
    return found


def _looks(style: TreeStyle) -> tuple[NodeLook, NodeLook, NodeLook]:
    return style.root, style.branch, style.leaf


def _node_height(plan: _Plan, node: spec.Node, level: int) -> float:
    """What a node and all below it take."""
    own = plan.levels[level].h
    if not node.children:
        return own
    gap = plan.gaps[0] if level == 1 or _flat(node) else plan.gaps[1]
    below = [_node_height(plan, child, level + 1) for child in node.children]
    return max(own, sum(below) + gap * (len(below) - 1))


def _flat(node: spec.Node) -> bool:
    """Whether no child of `node` has children."""
    return not any(child.children for child in node.children)


def _height(plan: _Plan, roots: Roots) -> float:
    heights = [_node_height(plan, root, 0) for root in roots]
    return sum(heights) + plan.gaps[2] * (len(heights) - 1)


# --- drawing ------------------------------------------------------------------------------


def _page(room: Room, style: TreeStyle, roots: Roots, plan: _Plan) -> Page:
    y = room.body.y + (room.body.h - _height(plan, roots)) / 2
    items: list[Item] = []
    clicked: list[str] = []
    for n, root in enumerate(roots, 1):
        h = _node_height(plan, root, 0)
        box, below = _family(room, style, plan, root, 0, y, h, f"tree/{n}")
        items += [box, *below]
        clicked += [item.key for item in below] or [box.key]
        y += h + plan.gaps[2]
    return tree_page(room, roots, items, clicked)


def _family(
    room: Room,
    style: TreeStyle,
    plan: _Plan,
    node: spec.Node,
    level: int,
    y: float,
    h: float,
    key: str,
) -> tuple[TextBox, list[Item]]:
    """The box of `node` and, each a group with its connector, what hangs below it."""
    look = plan.levels[level]
    gap = plan.gaps[0] if level == 1 or _flat(node) else plan.gaps[1]
    heights = [_node_height(plan, child, level + 1) for child in node.children]
    top = y + (h - sum(heights) - gap * max(0, len(heights) - 1)) / 2
    drawn: list[tuple[TextBox, list[Item], str, spec.Node]] = []
    for n, (child, height) in enumerate(zip(node.children, heights, strict=True), 1):
        name = f"{key}/{n}"
        drawn.append(
            (*_family(room, style, plan, child, level + 1, top, height, name), name, child)
        )
        top += height + gap
    middle = y + h / 2
    if drawn:
        middle = (drawn[0][0].rect.middle + drawn[-1][0].rect.middle) / 2 / 914400
    middle = min(max(middle, y + look.h / 2), y + h - look.h / 2)
    words = node_words(room, look.look, node.text, look.style, look.size, look.w)
    area = Area(look.x, middle - look.h / 2, look.w, look.h)
    box = node_box(room, look.look, f"{key}/box", _name(node), area, words, node)
    groups: list[Item] = [
        scene.Group(
            name, _name(child), (elbow(room, style, box, own), own, *below), where=child.where
        )
        for own, below, name, child in drawn
    ]
    return box, groups


def _name(node: spec.Node) -> str:
    return node.text.plain.replace("\n", " ")
