"""A planned flow as items: boxes, arrows glued to them, labels.

Comes in: a part and its plan. Goes out: a page whose diagram tells every arrow in its `alt`; where
clicks reveal it, a node comes with the arrows that lead to it.
"""

from __future__ import annotations

import msgspec

from deckbuilder.layout.diagrams import one_diagram, tell
from deckbuilder.layout.emphasis import lit_ones
from deckbuilder.layout.kinds.flow.arrows import Arrow, arrow_items, arrow_keys
from deckbuilder.layout.kinds.flow.labels import Label
from deckbuilder.layout.kinds.flow.places import FlowStyle, node_words
from deckbuilder.layout.kinds.flow.planning import Part, Plan
from deckbuilder.layout.room import Page, Room
from deckbuilder.model import scene
from deckbuilder.model.scene import Item, Stroke
from deckbuilder.units import inches


def paint(room: Room, style: FlowStyle, part: Part, plan: Plan) -> Page:
    lit = lit_ones([node.text for node in part.nodes])
    nodes = [_node(room, style, part, plan, i, i in lit) for i in range(len(part.nodes))]
    stroke = room.stroke(style.arrow, style.arrow_weight, tail="triangle")
    arrows: list[Item] = []
    labels: list[Item] = []
    for i, (route, label) in enumerate(zip(plan.routes, plan.labels, strict=True)):
        arrows += arrow_items(_arrow(part, i), route, stroke)
        if label is not None:
            labels.append(_label(room, part, i, label))
    told = tell(room, "flow", _told(room, part))
    clicks = _clicks(part, plan)
    return one_diagram(room, "flow", told, [*arrows, *nodes, *labels], list(clicks), clicks)


def _told(room: Room, part: Part) -> list[str]:
    texts = {node.id: node.text.plain for node in part.nodes}
    out: list[str] = []
    joined: set[str] = set()
    for edge in part.edges:
        label = f" ({edge.label.plain})" if edge.label else ""
        out.append(f"{texts[edge.start]} → {texts[edge.end]}{label}")
        joined |= {edge.start, edge.end}
    return [*out, *(texts[n.id] for n in part.nodes if n.id not in joined)]


# --- nodes ------------------------------------------------------------------------------------


def _key(i: int) -> str:
    return f"flow/{i + 1}"


def _node(room: Room, style: FlowStyle, part: Part, plan: Plan, i: int, lit: bool) -> scene.TextBox:
    node, place = part.nodes[i], plan.boxes[i]
    is_copy = i >= len(part.nodes) - part.copies
    terminal = node.id in part.ends and not is_copy
    words = node_words(room, node.text, plan.size, place.w - 2 * style.inset)
    color = style.terminal_color if terminal else style.color
    fill = "" if is_copy else style.terminal_fill if terminal else style.fill
    pad = inches(style.inset)
    return room.box(
        _key(i), f"node {i + 1}", place, msgspec.structs.replace(words, color=room.color(color)),
        anchor="middle", insets=(pad, 0, pad, 0), fill=fill,
        stroke=_edge(room, style, terminal, lit, is_copy), where=node.where,
    )  # fmt: skip


def _edge(room: Room, style: FlowStyle, terminal: bool, lit: bool, is_copy: bool) -> Stroke | None:
    if is_copy:
        return room.stroke(style.elsewhere, 1.25, dash="dash")
    if lit:
        return room.stroke(style.lit_stroke, style.lit_weight)
    color = style.terminal_stroke if terminal else style.stroke
    return room.stroke(color, style.stroke_weight) if color else None


def _arrow(part: Part, i: int) -> Arrow:
    a, b = part.pairs[i]
    number, where = part.numbers[i], part.edges[i].where
    return Arrow(f"arrow/{number}", f"arrow {a + 1}-{b + 1}", _key(a), _key(b), where)


def _label(room: Room, part: Part, i: int, label: Label) -> scene.TextBox:
    words, place = label
    key = f"label/{part.numbers[i]}"
    return room.box(key, "label", place, words, anchor="middle", where=part.edges[i].where)


# --- clicks -----------------------------------------------------------------------------------


def _clicks(part: Part, plan: Plan) -> dict[str, list[str]]:
    """The nodes in the order of their clicks, with the arrows between each and what is shown
    already."""
    order = sorted(
        range(len(part.nodes)), key=lambda i: (round(plan.boxes[i].x, 2), plan.boxes[i].y)
    )
    shown: set[int] = set()
    clicks: dict[str, list[str]] = {}
    for node in order:
        shown.add(node)
        keys = clicks[_key(node)] = []
        for i, (a, b) in enumerate(part.pairs):
            if node in (a, b) and {a, b} <= shown:
                keys += arrow_keys(_arrow(part, i), plan.routes[i])
                if plan.labels[i] is not None:
                    keys.append(f"label/{part.numbers[i]}")
    return clicks
