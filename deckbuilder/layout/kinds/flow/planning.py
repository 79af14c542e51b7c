"""A flow that fits: nodes placed, arrows routed, labels put, at the most generous way that holds.

Comes in: a part of a flow. Goes out: a `Plan`, or None where no way holds all of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from deckbuilder.layout import fit
from deckbuilder.layout.area import Area
from deckbuilder.layout.kinds.flow.graph import Spot, forward_edges, spots_of
from deckbuilder.layout.kinds.flow.labels import Label, place_labels, settings_of
from deckbuilder.layout.kinds.flow.places import FlowStyle, Grid, Way, place_nodes
from deckbuilder.layout.kinds.flow.routes import Route, Router
from deckbuilder.layout.room import Room
from deckbuilder.model import spec

BANDS = (1, 2, 3)
WORTH_A_FOLD = 4.0  # points by which words are larger where one row becomes two
MOST_TRIES = 3  # ways of so many bands whose arrows are routed


class Part(msgspec.Struct, frozen=True):
    """The nodes of one page and the arrows that start at them; the last `copies` nodes stand on
    another page. `first` and `final` are the indices of nodes nothing leads to, or from, in the
    whole flow; `numbers` count the arrows in the whole."""

    nodes: tuple[spec.FlowNode, ...]
    edges: tuple[spec.Edge, ...]
    numbers: tuple[int, ...]
    ends: frozenset[str]
    copies: int = 0

    @staticmethod
    def of(flow: spec.Flow) -> Part:
        """The whole flow."""
        left = {e.start for e in flow.edges if e.start != e.end}
        entered = {e.end for e in flow.edges if e.start != e.end}
        ends = {n.id for n in flow.nodes if n.id not in left or n.id not in entered}
        if not entered - {n.id for n in flow.nodes[:1]}:
            ends.add(flow.nodes[0].id)
        return Part(flow.nodes, flow.edges, tuple(range(1, len(flow.edges) + 1)), frozenset(ends))

    @property
    def pairs(self) -> list[tuple[int, int]]:
        """The arrows as pairs of indices of nodes."""
        index = {node.id: i for i, node in enumerate(self.nodes)}
        return [(index[e.start], index[e.end]) for e in self.edges]

    def cut(self, some: Sequence[int]) -> Part:
        """The part with the nodes at these indices, and copies of what their arrows lead to."""
        own = [self.nodes[i] for i in some]
        ids = {node.id for node in own}
        kept = [(e, n) for e, n in zip(self.edges, self.numbers, strict=True) if e.start in ids]
        wanted = {e.end for e, _ in kept} - ids
        copies = [node for node in self.nodes if node.id in wanted]
        return Part(
            (*own, *copies),
            tuple(e for e, _ in kept),
            tuple(n for _, n in kept),
            self.ends,
            len(copies),
        )


class Plan(msgspec.Struct, frozen=True):
    """Boxes, ways and labels of a part, and the size of the words in the boxes."""

    size: float
    boxes: tuple[Area, ...]
    routes: tuple[Route, ...]
    labels: tuple[Label | None, ...]


def plan_flow(
    room: Room,
    style: FlowStyle,
    part: Part,
    *,
    down: bool,
    cut: bool = False,
    size: float = 0.0,
    bands: Sequence[int] = BANDS,
) -> Plan | None:
    """The first way that holds all of `part`, of one `size` (points) where it is given, in as many
    `bands` as are named; with `cut` words longer than a line are cut."""
    pairs = part.pairs
    spots = tuple(spots_of(len(part.nodes), pairs))
    ahead = set(forward_edges(len(part.nodes), pairs))
    around = [
        edge
        for (a, b), edge in zip(pairs, part.edges, strict=True)
        if (a, b) not in ahead or spots[b].layer - spots[a].layer > 1
    ]
    margin = style.margin if around else 0.0
    margin += style.label_margin if any(edge.label for edge in around) else 0.0
    grid = Grid(spots, _label_widths(room, part, spots), margin)
    texts = [node.text for node in part.nodes]
    allowed = [count for count in bands if (count - 1) * 2 <= grid.layers]
    best: Plan | None = None
    for count in allowed:
        tries, found = 0, None
        for way in _ways(room, style, count, cut):
            if size and way.size != size:
                continue
            if best is not None and way.size < best.size + WORTH_A_FOLD:
                break
            boxes = place_nodes(room, style, texts, grid, way, down=down)
            found = _joined(room, part, boxes, way, down) if boxes else None
            least = way.size == room.style("flow_node").floor and count == allowed[-1]
            fit.note(str(way), found is not None, last=least)
            if not boxes:
                continue
            tries += 1
            if found is not None or tries == MOST_TRIES:
                break
        best = found or best
        if best is not None and (count > 1 or down or margin or not grid.is_row):
            break
    return best


def _ways(room: Room, style: FlowStyle, bands: int, cut: bool) -> Iterator[Way]:
    """From the most generous on: two lines at any size, more at the smallest."""
    *larger, floor = room.style("flow_node").sizes
    if cut:
        yield from (Way(floor, bands, gap, 12, cut=True) for gap in style.gaps)
        return
    for size in larger:
        yield from (Way(size, bands, gap, 2) for gap in style.gaps[:2])
    for lines in (2, 4):
        yield from (Way(floor, bands, gap, lines) for gap in style.gaps)


def _label_widths(room: Room, part: Part, spots: Sequence[Spot]) -> tuple[float, ...]:
    """By layer: what the widest label needs that stands on a straight arrow to the next."""
    widths = [0.0] * (1 + max(spot.layer for spot in spots))
    for (a, b), edge in zip(part.pairs, part.edges, strict=True):
        one, other = spots[a], spots[b]
        if edge.label is None or other.layer != one.layer + 1 or other.row != one.row:
            continue
        settings = [w for _, w in settings_of(room, edge.label)]
        short = next((w for w in settings if w <= 1.1), min(settings, default=1.1))
        widths[one.layer] = max(widths[one.layer], short)
    return tuple(widths)


def _joined(room: Room, part: Part, boxes: Sequence[Area], way: Way, down: bool) -> Plan | None:
    """The boxes with all arrows and labels; None where one finds no way or place."""
    bounds = room.body
    router = Router(boxes, bounds, down=down)
    pairs = part.pairs
    routes: dict[int, Route] = {}
    for i in sorted(range(len(pairs)), key=lambda i: _hardness(boxes, pairs[i], down)):
        found = router.route(pairs[i])
        if found is None or not router.clean:
            return None
        routes[i] = found
    ordered = [routes[i] for i in range(len(pairs))]
    texts = [edge.label for edge in part.edges]
    labels = place_labels(room, boxes, ordered, texts, bounds)
    if labels is None:
        return None
    return Plan(way.size, tuple(boxes), tuple(ordered), tuple(labels))


def _hardness(boxes: Sequence[Area], pair: tuple[int, int], down: bool) -> tuple[float, float]:
    """Straight and short arrows are routed first, those that go back last."""
    a, b = boxes[pair[0]], boxes[pair[1]]
    along, across = b.center - a.center, b.middle - a.middle
    if down:
        along, across = across, along
    return (1e3 if along <= 0.01 else 0.0) + round(abs(across), 3), round(abs(along), 3)
