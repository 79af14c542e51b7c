"""Arrows of a flow as connectors that are glued at both ends.

Comes in: an arrow's way. Goes out: one connector where a preset runs so: straight, with one turn,
or with two half way; else one a turn, joined by dots as wide as the line in the middle of the
stretches between turns. Programs draw a connector that turns elsewhere as they like: LibreOffice
heeds no adjust value, so that the dots keep arrows where they were planned.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from deckbuilder.diagnostics import Place
from deckbuilder.layout.area import Area, square
from deckbuilder.layout.diagrams import line
from deckbuilder.layout.kinds.flow.routes import Point, Route
from deckbuilder.model import scene
from deckbuilder.model.scene import Connector, Item, Stroke

_TOP, _LEFT, _BOTTOM, _RIGHT = range(4)


class Arrow(msgspec.Struct, frozen=True):
    """What an arrow is called, the keys of what it joins, and where it was written."""

    key: str
    name: str
    start: str
    end: str
    where: Place


class _End(msgspec.Struct, frozen=True):
    """An end of a connector: the item it is glued to, the site there, and the point."""

    key: str
    site: int
    point: Point


def arrow_items(arrow: Arrow, route: Route, stroke: Stroke) -> list[Item]:
    """The arrow's connectors from its start, the head on the last one, and its dots."""
    start = _End(arrow.start, route.leaves, route.points[0])
    end = _End(arrow.end, route.enters, route.points[-1])
    if _has_preset(route.points):
        return [_piece(arrow, arrow.key, start, end, stroke, bent=len(route.points) > 2)]
    side = stroke.width / 72
    plain = msgspec.structs.replace(stroke, tail="")
    dots: list[Item] = []
    pieces: list[Item] = []
    for n, dot in enumerate(_dots(route.points), 1):
        place = square(*dot.point, side)
        key = f"{arrow.key}/dot/{n}"
        dots.append(scene.Shape(key, "turn", place.rect, fill=stroke.color, decorative=True))
        into = _End(key, (dot.site + 2) % 4, _site(place, (dot.site + 2) % 4))
        pieces.append(_piece(arrow, f"{arrow.key}/{n}", start, into, plain, bent=True))
        start = _End(key, dot.site, _site(place, dot.site))
    return [*pieces, _piece(arrow, arrow.key, start, end, stroke, bent=True), *dots]


def arrow_keys(arrow: Arrow, route: Route) -> list[str]:
    """The keys of all that `arrow_items` makes."""
    if _has_preset(route.points):
        return [arrow.key]
    count = len(_dots(route.points))
    pieces = [f"{arrow.key}/{n}" for n in range(1, count + 1)]
    return [arrow.key, *pieces, *(f"{arrow.key}/dot/{n}" for n in range(1, count + 1))]


def _piece(
    arrow: Arrow, key: str, start: _End, end: _End, stroke: Stroke, *, bent: bool
) -> Connector:
    return line(
        key, arrow.name, start.point, end.point, stroke, elbow=bent,
        start_key=start.key, start_site=start.site, end_key=end.key, end_site=end.site,
        where=arrow.where,
    )  # fmt: skip


def _dots(points: Sequence[Point]) -> list[_End]:
    """The middles of the stretches between two turns, each with the side it goes on from."""
    dots: list[_End] = []
    for (x1, y1), (x2, y2) in list(pairwise(points))[1:-1]:
        level = abs(y1 - y2) < 1e-6
        site = (_RIGHT if x2 > x1 else _LEFT) if level else (_BOTTOM if y2 > y1 else _TOP)
        dots.append(_End("", site, ((x1 + x2) / 2, (y1 + y2) / 2)))
    return dots


def _site(place: Area, site: int) -> Point:
    """A connection site of a rectangle."""
    sites = (
        (place.center, place.y), (place.x, place.middle),
        (place.center, place.bottom), (place.right, place.middle),
    )  # fmt: skip
    return sites[site]


def _has_preset(points: Sequence[Point]) -> bool:
    """Whether an elbow connector runs through `points`: with one turn, or two half way."""
    if len(points) <= 3:
        return True
    if len(points) > 4:
        return False
    axis = 0 if abs(points[0][1] - points[1][1]) < 1e-6 else 1
    start, end, middle = points[0][axis], points[-1][axis], points[1][axis]
    return abs(end - start) > 0.05 and abs((start + end) / 2 - middle) < 0.01
