"""Where the nodes of a flow stand to one another: layers along its direction, rows across it.

Comes in: a number of nodes and arrows as pairs of their indices. Goes out: for each node a layer
and a row, from 0. What always holds: an arrow leads to a later layer, unless it closes a circle;
the longest chain stands in one row; no two nodes share a place.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

import msgspec

Edge = tuple[int, int]


class Spot(msgspec.Struct, frozen=True):
    layer: int
    row: int


def spots_of(count: int, edges: Sequence[Edge]) -> list[Spot]:
    """The layer and the row of every node."""
    ahead = forward_edges(count, edges)
    layers = layers_of(count, ahead)
    order = _order(layers, ahead)
    rows = _rows(order, ahead, set(_spine(count, ahead, layers)))
    return [Spot(layers[node], rows[node]) for node in range(count)]


def forward_edges(count: int, edges: Sequence[Edge]) -> list[Edge]:
    """The arrows that close no circle when nodes are walked from the sources, as declared."""
    after: list[list[int]] = [[] for _ in range(count)]
    entered = [False] * count
    for a, b in edges:
        after[a].append(b)
        entered[b] = entered[b] or a != b
    starts = [n for n in range(count) if not entered[n]] + list(range(count))
    state = [0] * count  # 1: on the way, 2: done
    back: set[Edge] = {(a, b) for a, b in edges if a == b}
    for start in starts:
        if not state[start]:
            _walk(start, after, state, back)
    return [edge for edge in dict.fromkeys(edges) if edge not in back]


def _walk(start: int, after: Sequence[list[int]], state: list[int], back: set[Edge]) -> None:
    """Depth first; an arrow to a node that is still on the way goes back."""
    state[start] = 1
    way = [(start, iter(after[start]))]
    while way:
        node, rest = way[-1]
        found = next(rest, None)
        if found is None:
            state[node] = 2
            way.pop()
        elif state[found] == 1:
            back.add((node, found))
        elif not state[found]:
            state[found] = 1
            way.append((found, iter(after[found])))


def layers_of(count: int, ahead: Sequence[Edge]) -> list[int]:
    """Layers by the longest path; a source stands just before the first node it leads to."""
    after, before = neighbours(count, ahead)
    layers = [0] * count
    waiting = [len(before[n]) for n in range(count)]
    ready = [n for n in range(count) if not waiting[n]]
    for node in ready:
        for found in after[node]:
            layers[found] = max(layers[found], layers[node] + 1)
            waiting[found] -= 1
            if not waiting[found]:
                ready.append(found)
    for node in range(count):
        if not before[node] and after[node]:
            layers[node] = min(layers[found] for found in after[node]) - 1
    return layers


def neighbours(count: int, ahead: Sequence[Edge]) -> tuple[list[list[int]], list[list[int]]]:
    """What follows and what precedes each node."""
    after: list[list[int]] = [[] for _ in range(count)]
    before: list[list[int]] = [[] for _ in range(count)]
    for a, b in ahead:
        after[a].append(b)
        before[b].append(a)
    return after, before


# --- order within the layers ----------------------------------------------------------------


def _order(layers: Sequence[int], ahead: Sequence[Edge]) -> list[list[int]]:
    """The nodes of each layer, ordered so that few arrows cross; else as declared."""
    order: list[list[int]] = [[] for _ in range(max(layers) + 1)]
    for node, layer in enumerate(layers):
        order[layer].append(node)
    best, least = [list(one) for one in order], _crossings(order, layers, ahead)
    after, before = neighbours(len(layers), ahead)
    for sweep in range(8):
        if not least:
            break
        _sort_by_neighbours(order, before if sweep % 2 == 0 else after, sweep % 2 == 1)
        found = _crossings(order, layers, ahead)
        if found < least:
            best, least = [list(one) for one in order], found
    return best


def _sort_by_neighbours(order: list[list[int]], near: Sequence[list[int]], back: bool) -> None:
    """Each layer by the mean place of what its nodes are joined with, layer after layer."""
    place = {node: i for one in order for i, node in enumerate(one)}
    for one in reversed(order) if back else order:
        means = {
            n: sum(place[m] for m in near[n]) / len(near[n]) if near[n] else place[n] for n in one
        }
        one.sort(key=means.__getitem__)
        place.update((node, i) for i, node in enumerate(one))


def _crossings(order: Sequence[list[int]], layers: Sequence[int], ahead: Sequence[Edge]) -> int:
    """How many pairs of arrows between the same two layers cross."""
    place = {node: i for one in order for i, node in enumerate(one)}
    between: dict[Edge, list[Edge]] = {}
    for a, b in ahead:
        between.setdefault((layers[a], layers[b]), []).append((place[a], place[b]))
    return sum(
        (a - c) * (b - d) < 0
        for pairs in between.values()
        for i, (a, b) in enumerate(pairs)
        for c, d in pairs[i + 1 :]
    )


# --- rows -------------------------------------------------------------------------------------


def _spine(count: int, ahead: Sequence[Edge], layers: Sequence[int]) -> list[int]:
    """A longest chain; of equal ways the middle one."""
    after, before = neighbours(count, ahead)
    reach = [1] * count
    for node in sorted(range(count), key=lambda n: -layers[n]):
        reach[node] = 1 + max((reach[found] for found in after[node]), default=0)
    ways = [n for n in range(count) if not before[n]]
    chain: list[int] = []
    while ways:
        most = max(reach[n] for n in ways)
        longest = [n for n in ways if reach[n] == most]
        chain.append(longest[(len(longest) - 1) // 2 if chain else 0])
        ways = after[chain[-1]]
    return chain


def _rows(order: Sequence[list[int]], ahead: Sequence[Edge], spine: set[int]) -> dict[int, int]:
    """A row for each node: the spine's straight, the others in order on both sides of it, level
    with what they are joined with where they can be."""
    rows: dict[int, int] = {}
    middles: list[int] = []
    for one in order:
        middle = next((i for i, node in enumerate(one) if node in spine), 0)
        middles.append(middle)
        rows.update((node, i - middle) for i, node in enumerate(one))
    after, before = neighbours(len(rows), ahead)
    for near in (before, after, before):
        for one, middle in zip(order, middles, strict=True):
            _level(one[middle + 1 :], near, rows, rows[one[middle]], 1)
            _level(one[:middle][::-1], near, rows, rows[one[middle]], -1)
    used = sorted(set(rows.values()))
    return {node: used.index(row) for node, row in rows.items()}


def _level(
    nodes: Sequence[int], near: Sequence[list[int]], rows: dict[int, int], start: int, way: int
) -> None:
    """Move `nodes`, outwards from `start`, as far as what precedes them, never closer."""
    last = start
    for node in nodes:
        wanted = way * round(median(rows[n] for n in near[node])) if near[node] else way * last
        last = way * max(way * last + 1, wanted)
        rows[node] = last
