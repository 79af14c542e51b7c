"""What the drawings of a tree share: counting its nodes, telling it, its look, boxes of nodes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from deckbuilder.layout.area import Area
from deckbuilder.layout.diagrams import holds_words, one_diagram, set_title, tell
from deckbuilder.layout.room import Page, Room
from deckbuilder.model import scene, spec
from deckbuilder.model.scene import Align, Connector, Item, Paragraph, TextBox
from deckbuilder.units import inches

Roots = Sequence[spec.Node]


class NodeLook(msgspec.Struct, frozen=True):
    """How the nodes of a level look; `inset` in inches, `weight` of its edge in points."""

    fill: str = ""
    edge: str = ""
    weight: float = 1.0
    align: Align = "left"
    inset: float = 0.15
    color: str = ""


class TreeStyle(msgspec.Struct, frozen=True):
    """Lengths in inches at 13.333 in wide; `two_levels` and the like are x and width."""

    root: NodeLook = NodeLook(fill="primary", align="center")
    branch: NodeLook = NodeLook(fill="accent2/15")
    leaf: NodeLook = NodeLook(edge="line")
    connector: str = "muted"
    connector_weight: float = 1.25
    larger: float = 1.0  # a step of words before the usual ones, in so many times their size
    # right
    root_box: tuple[float, float] = (0.667, 2.50)
    branch_box: tuple[float, float] = (3.717, 3.05)
    leaf_box: tuple[float, float] = (7.783, 4.883)
    two_levels: tuple[float, float] = (4.733, 7.933)
    root_h: float = 1.5
    branch_h: float = 0.875
    leaf_h: float = 0.625
    leaf_gap: float = 0.125
    family_gap: float = 0.3125
    root_gap: float = 0.5
    most_leaves: int = 10
    # columns
    top_w: float = 4.883
    top_h: float = 0.75
    drop: float = 0.625
    most_branches: int = 5
    least_width: float = 1.9
    column_gap: float = 0.20
    panel_fill: str = "surface"
    double: bool = False
    head_h: float = 0.6875
    head_edge: str = ""
    head_weight: float = 0.75
    row_h: float = 0.6875
    row_inset: float = 0.20
    hair: float = 0.75
    hair_color: str = "line"
    # columns, where they do not fit: rows to the right
    side_root: tuple[float, float] = (0.667, 1.833)
    side_branch: tuple[float, float] = (2.900, 2.850)
    side_leaf_x: float = 6.150
    side_gap: float = 0.20
    most_side: float = 1.6
    inline_letters: int = 12
    # outline
    outline_airy: float = 0.7  # in columns, where few rows would leave the foot empty
    outline_most: float = 0.575  # in columns
    outline_row: float = 0.5
    outline_least: float = 0.42
    outline_step: float = 0.4375
    outline_column: float = 2.05
    outline_gap: float = 0.3
    outline_mark: str = "primary"


def levels(nodes: Iterable[spec.Node]) -> int:
    """How many levels the deepest of `nodes` has, its own included."""
    return max((1 + levels(node.children) for node in nodes), default=0)


def leaves(node: spec.Node) -> int:
    """How many nodes without children hang below, the node itself where it has none."""
    return sum(leaves(child) for child in node.children) if node.children else 1


# up to how many leaves: how much larger words are, how much higher boxes, how much wider gaps
FEW = ((4, 1.3, 1.45, 2.0), (6, 1.15, 1.2, 1.4))


def style_for(room: Room, roots: Roots) -> TreeStyle:
    """The theme's tree; roomier where only few leaves would leave the slide empty."""
    style, count = room.style_of(TreeStyle), sum(leaves(root) for root in roots)
    for most, words, boxes, gaps in FEW:
        if count <= most:
            heights = ("branch_h", "leaf_h", "head_h", "row_h", "top_h")
            air = ("leaf_gap", "family_gap")
            changed = {name: getattr(style, name) * boxes for name in heights}
            changed |= {name: getattr(style, name) * gaps for name in air}
            return msgspec.structs.replace(style, larger=words, **changed)
    return style


def ladder(room: Room, style: TreeStyle, name: str) -> Sequence[float]:
    """The sizes of the words that are called `name`, with a larger one where few stand."""
    sizes = room.style(name).sizes
    return (2.0 * round(sizes[0] * style.larger / 2), *sizes) if style.larger > 1 else sizes


def told(room: Room, node: spec.Node) -> str:
    """A node and, in brackets, what hangs below it."""
    if not node.children:
        return node.text.plain
    inner = ("、" if room.chinese else ", ").join(told(room, child) for child in node.children)
    opening, closing = ("（", "）") if room.chinese else (" (", ")")
    return f"{node.text.plain}{opening}{inner}{closing}"


def tree_page(room: Room, roots: Roots, items: Sequence[Item], clicked: Sequence[str]) -> Page:
    """A page with the tree as one diagram; `clicked` are the keys that clicks reveal."""
    alt = tell(room, "tree", [told(room, root) for root in roots])
    return one_diagram(room, "tree", alt, items, clicked)


def span(room: Room, column: tuple[float, float]) -> tuple[float, float]:
    """A column of the design pages, x and width, within this body."""
    scale = room.body.w / 12
    return room.body.x + (column[0] - 0.667) * scale, column[1] * scale


def node_words(
    room: Room, look: NodeLook, text: spec.Text, style: str, size: float, width: float
) -> Paragraph:
    """A node's text, broken for sense within a box of `width`."""
    over = {"color": look.color} if look.color else {}
    return set_title(room, text, style, size, width - 2 * look.inset, align=look.align, **over)


def words_height(
    room: Room, look: NodeLook, text: spec.Text, style: str, size: float, width: float
) -> float:
    """What a node's text needs in a box of `width`; endless where a word is too long for it."""
    words = node_words(room, look, text, style, size, width)
    inner = width - 2 * look.inset
    if size > room.style(style).floor and not holds_words(room, [words], inner):
        return 99.0
    return room.height([words], inner)


def node_box(
    room: Room, look: NodeLook, key: str, name: str, area: Area, words: Paragraph, node: spec.Node
) -> TextBox:
    inset = inches(look.inset)
    return room.box(
        key, name, area, words, anchor="middle", fill=look.fill, insets=(inset, 0, inset, 0),
        stroke=room.stroke(look.edge, look.weight) if look.edge else None, where=node.where,
    )  # fmt: skip


def elbow(
    room: Room, style: TreeStyle, start: TextBox, end: TextBox | scene.Shape, *, down: bool = False
) -> Connector:
    """The connector from a parent to its child, turning half way."""
    a, b = start.rect, end.rect
    stroke = room.stroke(style.connector, style.connector_weight)
    key = f"{end.key}/line"
    if down:
        ends, sites = ((a.center, a.bottom), (b.center, b.y)), (2, 0)
    else:
        ends, sites = ((a.right, a.middle), (b.x, b.middle)), (3, 1)
    return Connector(
        key, "connector", ends[0], ends[1], stroke, elbow=True,
        start_key=start.key, start_site=sites[0], end_key=end.key, end_site=sites[1],
    )  # fmt: skip
