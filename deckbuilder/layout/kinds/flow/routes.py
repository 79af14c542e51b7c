"""Arrows at right angles between boxes, on a grid of lines that no box lies on.

Comes in: boxes and which are joined. Goes out: for each arrow the corners of its way and the
sides it leaves and enters. What always holds: no way touches a box but at its two ends; arrows
that share neither start nor end do not run along one another. Lengths are inches.
"""

from __future__ import annotations

import heapq
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from deckbuilder.layout.area import Area

Point = tuple[float, float]
Edge = tuple[int, int]

AIR = 0.1  # around boxes
_TRACK = 0.16  # between parallel lines
_STEPS = ((0, -1), (-1, 0), (0, 1), (1, 0))  # by side: top, left, bottom, right

# what a way costs, in inches of length
_BEND = 0.8
_CROSSING = 1.5
_TOUCH = 8.0
_OFF_MIDDLE = 0.03  # each inch on a track beside the middle of its gap, where connectors turn
_ALONG_KIN = 0.6  # each inch along an arrow with the same start or end
_ALONG_OTHER = 60.0
_SIDE_TAKEN = 0.4
_SIDE_OPPOSED = 10.0

# leaving and entering at each side where a flow leads to the right; turned for one that leads down
_LEAVE = (0.3, 2.5, 0.3, 0.0)
_ENTER = (0.3, 0.0, 0.3, 2.5)


class Route(msgspec.Struct, frozen=True):
    """The corners of a way, its ends included, and the sides of its two boxes."""

    points: tuple[Point, ...]
    leaves: int
    enters: int


class _Use(msgspec.Struct, frozen=True):
    """An arrow that takes a stretch or a corner of the grid."""

    edge: Edge
    bends: bool = False
    level: bool = False


class Router:
    """Finds ways one after the other; each keeps clear of those before it."""

    def __init__(self, boxes: Sequence[Area], bounds: Area, *, down: bool) -> None:
        self.boxes = boxes
        across = _lines([(b.x, b.right) for b in boxes], bounds.x, bounds.right)
        upright = _lines([(b.y, b.bottom) for b in boxes], bounds.y, bounds.bottom)
        self.xs, self.ys = sorted(across), sorted(upright)
        self._off = ([across[x] for x in self.xs], [upright[y] for y in self.ys])
        self._free = self._free_points()
        self._leave = _turned(_LEAVE) if down else _LEAVE
        self._enter = _turned(_ENTER) if down else _ENTER
        self._stretches: dict[tuple[int, int, int], list[Edge]] = {}
        self._points: dict[Edge, list[_Use]] = {}
        self._sides: dict[tuple[int, int], list[bool]] = {}  # (box, side) -> leaving or not
        self.clean = True  # no arrow runs along one that is none of its kin

    def _free_points(self) -> set[Edge]:
        taken: set[Edge] = set()
        for box in self.boxes:
            columns = _inside(self.xs, box.x - AIR, box.right + AIR)
            rows = _inside(self.ys, box.y - AIR, box.bottom + AIR)
            taken.update((i, j) for i in columns for j in rows)
        whole = {(i, j) for i in range(len(self.xs)) for j in range(len(self.ys))}
        return whole - taken

    # --- ways -----------------------------------------------------------------------------

    def route(self, edge: Edge) -> Route | None:
        """The best way of an arrow, which is kept in mind; None where there is none."""
        starts = self._ports(edge[0])
        ends: dict[Edge, list[int]] = {}
        for side, port in self._ports(edge[1]).items():
            ends.setdefault(port, []).append(side)
        found = self._search(edge, starts, ends) if starts and ends else None
        if found is None:
            return None
        steps, leaves, enters = found
        self._keep(edge, steps, leaves, enters)
        points = [
            self._site(edge[0], leaves),
            *((self.xs[i], self.ys[j]) for i, j in steps),
            self._site(edge[1], enters),
        ]
        return Route(tuple(_corners(points)), leaves, enters)

    def _ports(self, box: int) -> dict[int, Edge]:
        """For each side of a box the first free point straight out of its middle."""
        area = self.boxes[box]
        i, j = self.xs.index(_near(area.center)), self.ys.index(_near(area.middle))
        ports: dict[int, Edge] = {}
        for side, (dx, dy) in enumerate(_STEPS):
            a, b = i, j
            while (a, b) not in self._free and 0 <= a < len(self.xs) and 0 <= b < len(self.ys):
                a, b = a + dx, b + dy
            if (a, b) in self._free and self._is_own(area, a, b, side):
                ports[side] = (a, b)
        return ports

    def _is_own(self, area: Area, i: int, j: int, side: int) -> bool:
        """Whether no other box lies between a box and the first free point at that side."""
        x, y = self.xs[i], self.ys[j]
        reach = Area(
            min(x, area.center), min(y, area.middle), abs(x - area.center), abs(y - area.middle)
        )
        return not any(
            other is not area
            and other.x < reach.right + 0.01
            and reach.x < other.right + 0.01
            and other.y < reach.bottom + 0.01
            and reach.y < other.bottom + 0.01
            for other in self.boxes
        )

    def _site(self, box: int, side: int) -> Point:
        area = self.boxes[box]
        sites = (
            (area.center, area.y), (area.x, area.middle),
            (area.center, area.bottom), (area.right, area.middle),
        )  # fmt: skip
        return sites[side]

    def _search(
        self, edge: Edge, starts: dict[int, Edge], ends: dict[Edge, list[int]]
    ) -> tuple[list[Edge], int, int] | None:
        """The cheapest way from port to port: its grid points and its two sides."""
        queue: list[tuple[float, int, Edge, int]] = []
        paid: dict[tuple[Edge, int], float] = {}
        came: dict[tuple[Edge, int], tuple[Edge, int] | None] = {}
        left: dict[tuple[Edge, int], int] = {}
        for side, port in starts.items():
            cost = self._leave[side] + self._taken(edge[0], side, True)
            if cost < paid.get((port, side), 1e9):
                paid[port, side], came[port, side], left[port, side] = cost, None, side
                heapq.heappush(queue, (cost, side, port, side))
        best, last, enters = 1e9, None, 0
        while queue and queue[0][0] < best:
            cost, leaving, at, way = heapq.heappop(queue)
            if cost > paid[at, way]:
                continue
            for side in ends.get(at, ()):
                total = cost + self._enter[side] + self._taken(edge[1], side, False)
                if way != (side + 2) % 4:
                    total += _BEND + self._touching(edge, at)
                if total < best and way != side:
                    best, last, enters = total, (at, way), side
            for turn, (dx, dy) in enumerate(_STEPS):
                to = (at[0] + dx, at[1] + dy)
                if to not in self._free or turn == (way + 2) % 4:
                    continue
                more = cost + self._step(edge, at, to, turn, way)
                if more < paid.get((to, turn), 1e9):
                    paid[to, turn], came[to, turn] = more, (at, way)
                    left[to, turn] = leaving
                    heapq.heappush(queue, (more, leaving, to, turn))
        if last is None:
            return None
        leaves = left[last]
        steps: list[Edge] = []
        state: tuple[Edge, int] | None = last
        while state is not None:
            steps.append(state[0])
            state = came[state]
        return steps[::-1], leaves, enters

    # --- costs ----------------------------------------------------------------------------

    def _taken(self, box: int, side: int, leaving: bool) -> float:
        return sum(
            _SIDE_TAKEN if other == leaving else _SIDE_OPPOSED
            for other in self._sides.get((box, side), ())
        )

    def _step(self, edge: Edge, at: Edge, to: Edge, turn: int, way: int) -> float:
        length = abs(self.xs[at[0]] - self.xs[to[0]]) + abs(self.ys[at[1]] - self.ys[to[1]])
        level = turn % 2 == 1
        off = self._off[1][at[1]] if level else self._off[0][at[0]]
        cost = length * (1 + _OFF_MIDDLE) + 0.01 if off else length
        for other in self._stretches.get(_stretch(at, to), ()):
            cost += length * (_ALONG_KIN if _kin(edge, other) else _ALONG_OTHER) + 0.02
        if turn != way:
            return cost + _BEND + self._touching(edge, at)
        for use in self._points.get(at, ()):
            if not _kin(edge, use.edge):
                cost += _TOUCH if use.bends or use.level == level else _CROSSING
        return cost

    def _touching(self, edge: Edge, at: Edge) -> float:
        return sum(_TOUCH for use in self._points.get(at, ()) if not _kin(edge, use.edge))

    def _keep(self, edge: Edge, steps: Sequence[Edge], leaves: int, enters: int) -> None:
        """Remember the stretches, points and sides that an arrow takes."""
        self._sides.setdefault((edge[0], leaves), []).append(True)
        self._sides.setdefault((edge[1], enters), []).append(False)
        ways = [leaves]
        for a, b in pairwise(steps):
            taken = self._stretches.setdefault(_stretch(a, b), [])
            self.clean = self.clean and all(_kin(edge, other) for other in taken)
            taken.append(edge)
            ways.append(_STEPS.index((b[0] - a[0], b[1] - a[1])))
        ways.append((enters + 2) % 4)
        for i, at in enumerate(steps):
            use = _Use(edge, ways[i] != ways[i + 1], ways[i] % 2 == 1)
            self._points.setdefault(at, []).append(use)


# --- the grid ---------------------------------------------------------------------------------


def _near(value: float) -> float:
    return round(value, 4)


def _turned(costs: Sequence[float]) -> tuple[float, ...]:
    """Costs by side for a flow that leads down: what was right is bottom, what was top is left."""
    top, left, bottom, right = costs
    return (left, top, right, bottom)


def _lines(spans: Sequence[tuple[float, float]], low: float, high: float) -> dict[float, bool]:
    """The middles of all boxes along an axis, and tracks in every gap between and beside them;
    with each whether it stands beside the middle of a gap."""
    lines: dict[float, bool] = {}
    end = low - 10.0
    for a, b in sorted(spans):
        if a > end + 2 * AIR:
            lines.update(_tracks(max(low - AIR, end), a))
        end = max(end, b)
    lines.update(_tracks(end, high + AIR))
    lines.update((_near((a + b) / 2), False) for a, b in spans)
    return lines


def _tracks(start: float, end: float) -> dict[float, bool]:
    """Tracks between two boxes: one in the middle and, as there is room, some on both sides."""
    middle, half = (start + end) / 2, (end - start) / 2 - AIR
    if half < 0:
        return {}
    count = max(0, min(3, int((half - AIR + 1e-9) / _TRACK)))
    return {_near(middle + k * _TRACK): k != 0 for k in range(-count, count + 1)}


def _inside(lines: Sequence[float], low: float, high: float) -> range:
    """The indices of the lines strictly between `low` and `high`."""
    return range(bisect_right(lines, low + 1e-6), bisect_left(lines, high - 1e-6))


def _stretch(a: Edge, b: Edge) -> tuple[int, int, int]:
    """A key for the stretch between two neighbouring points, either way."""
    return (*min(a, b), int(a[1] == b[1]))


def _kin(one: Edge, other: Edge) -> bool:
    return one[0] == other[0] or one[1] == other[1]


def _corners(points: Sequence[Point]) -> list[Point]:
    """The points where a way turns, and its ends."""
    kept = [points[0]]
    for i in range(1, len(points) - 1):
        (a, b), (x, y), (c, d) = kept[-1], points[i], points[i + 1]
        level = abs(b - y) < 1e-3 and abs(y - d) < 1e-3
        upright = abs(a - x) < 1e-3 and abs(x - c) < 1e-3
        if not (level or upright):
            kept.append((x, y))
    return [*kept, points[-1]]
