"""Kind `cycle`: numbered nodes on a ring, arrows from each to the next, words around them.

The ring is as large as the words leave it. Words that do not fit around it, or more than eight
nodes, stand in rows beside a ring of numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import asin, cos, degrees, pi, sin, sqrt
from typing import Any

import msgspec

from deckbuilder.layout import fit
from deckbuilder.layout.area import Area, square
from deckbuilder.layout.beside import Row, draw_beside
from deckbuilder.layout.diagrams import keys_of, one_diagram, tell
from deckbuilder.layout.emphasis import lit_ones
from deckbuilder.layout.headed import Headed, Step, all_hold, ladder_of, none_said, words_of
from deckbuilder.layout.icons import draw_icon
from deckbuilder.layout.kinds import Kind
from deckbuilder.layout.room import Page, Room
from deckbuilder.model import scene, spec
from deckbuilder.model.scene import Align, Item, Paragraph


class CycleStyle(msgspec.Struct, frozen=True):
    """Lengths in inches; `free` is the angle (radians) left open between node and arc."""

    node: float = 0.4
    most_radius: float = 2.05
    least_radius: float = 0.95
    most_nodes: int = 8
    label_width: float = 3.6
    least_label: float = 1.5
    label_gap: float = 0.2
    label_lift: float = 0.1
    free: float = 0.06
    arc: str = "accent1"
    arc_weight: float = 2.25
    fill: str = "primary"
    stroke: str = ""
    stroke_weight: float = 1.5
    ordinal: str = "on-primary"
    lit_fill: str = "accent1"
    lit_stroke: str = ""
    lit_ordinal: str = "on-primary"
    first_lit: bool = False  # the first node where none is written strong


class _Ring(msgspec.Struct, frozen=True):
    x: float
    y: float
    r: float
    node: float
    count: int

    def angle(self, i: int) -> float:
        """Radians, clockwise from three o'clock. An odd number starts on top; an even one half a
        step before, so that words stand at the sides only and the ring can be large."""
        turn = 0.5 if self.count % 2 == 0 else 0.0
        return -pi / 2 + 2 * pi * (i - turn) / self.count

    def point(self, angle: float) -> tuple[float, float]:
        return self.x + self.r * cos(angle), self.y + self.r * sin(angle)

    @property
    def node_angle(self) -> float:
        """Half the angle that a node takes of the ring."""
        return 2 * asin(min(1.0, self.node / (2 * self.r)))


class _Label(msgspec.Struct, frozen=True):
    words: tuple[Paragraph, ...]
    place: Area


def draw(content: spec.Cycle, room: Room) -> list[Page]:
    style = room.style_of(CycleStyle)
    steps = content.steps
    lit = lit_ones([step.title for step in steps])
    if not lit and style.first_lit:
        lit = frozenset({0})
    if len(steps) <= style.most_nodes:
        step = fit.first_fit(
            ladder_of(room, Headed(), bare=none_said(steps)),
            lambda s: _around(room, style, steps, s) is not None,
        )
        if step is not None and (found := _around(room, style, steps, step)) is not None:
            return [_page(room, style, steps, *found, lit)]
    return _beside(room, style, steps, lit)


# --- words around the ring ------------------------------------------------------------------


def _around(
    room: Room, style: CycleStyle, steps: Sequence[spec.Titled], step: Step
) -> tuple[_Ring, list[_Label]] | None:
    """The largest ring whose labels fit at `step`."""
    r = style.most_radius
    while r >= style.least_radius:
        if r * sin(pi / max(2, len(steps))) >= style.node + 0.22:
            found = _at_radius(room, style, steps, step, r)
            if found is not None:
                return found
        r -= 0.05
    return None


def _at_radius(
    room: Room, style: CycleStyle, steps: Sequence[spec.Titled], step: Step, r: float
) -> tuple[_Ring, list[_Label]] | None:
    ring = _Ring(room.body.center, 0.0, r, style.node, len(steps))
    words = [_label_words(room, style, ring, i, one, step) for i, one in enumerate(steps)]
    if any(one is None for one in words):
        return None
    found = [_label(room, style, ring, i, one) for i, one in enumerate(words) if one is not None]
    labels = [label for label in found if label is not None]
    if len(labels) < len(steps):
        return None
    top = min([-r - style.node, *(label.place.y for label in labels)])
    foot = max([r, *(ring.point(ring.angle(i))[1] + style.node for i in range(len(steps)))])
    foot = max([foot, *(label.place.bottom for label in labels)])
    if foot - top > room.body.h or not _free(ring, labels):
        return None
    y = room.body.y - top + (room.body.h - (foot - top)) / 2
    moved = [msgspec.structs.replace(one, place=one.place.moved(0, y)) for one in labels]
    return msgspec.structs.replace(ring, y=y), moved


def _side(angle: float) -> Align:
    """Where the label of a node starts: beside it, or centred above or below."""
    if abs(cos(angle)) < 0.01:
        return "center"
    return "left" if cos(angle) > 0 else "right"


def _label_words(
    room: Room, style: CycleStyle, ring: _Ring, i: int, one: spec.Titled, step: Step
) -> tuple[tuple[Paragraph, ...], float] | None:
    """The words of a label and the width they are set in."""
    angle = ring.angle(i)
    side = _side(angle)
    half = room.body.w / 2 - ring.r * abs(cos(angle)) - style.node - style.label_gap
    w = min(style.label_width, room.body.w if side == "center" else half)
    if w < style.least_label:
        return None
    words = words_of(room, one, Headed(align=side), step, w)
    return (tuple(words), w) if all_hold(room, [words], w) else None


def _label(
    room: Room, style: CycleStyle, ring: _Ring, i: int, words: tuple[tuple[Paragraph, ...], float]
) -> _Label | None:
    """A label in its place, clear of the ring; None where the body ends before.

    The ring's centre is at height 0.
    """
    paragraphs, w = words
    h = room.height(paragraphs, w)
    angle = ring.angle(i)
    x, y = ring.point(angle)
    side = _side(angle)
    if side == "center":
        lift = ring.node + style.label_lift
        top = y - lift - h if y < 0 else y + lift
        return _Label(paragraphs, Area(x - w / 2, top, w, h))
    nearest = max(0.0, abs(y) - h / 2)
    bulge = sqrt(max(0.0, ring.r**2 - nearest**2)) + 0.14
    out = max(abs(x - ring.x) + ring.node + style.label_gap, bulge)
    kept = min(w, room.body.w / 2 - out)
    if kept < w and (kept < style.least_label or room.height(paragraphs, kept) > h):
        return None
    left = ring.x + out if side == "left" else ring.x - out - kept
    return _Label(paragraphs, Area(left, y - h / 2, kept, h))


def _free(ring: _Ring, labels: Sequence[_Label]) -> bool:
    """Whether no label touches another or a node of another, and all stay beside the ring."""
    for i, one in enumerate(labels):
        if any(_touch(one.place, other.place, 0.1) for other in labels[i + 1 :]):
            return False
        for k in range(ring.count):
            x, y = ring.point(ring.angle(k))
            if k != i and _touch(one.place, square(x, y, 2 * ring.node), 0.05):
                return False
    return True


def _touch(one: Area, other: Area, air: float) -> bool:
    across = one.x < other.right + air and other.x < one.right + air
    return across and one.y < other.bottom + air and other.y < one.bottom + air


# --- drawing ------------------------------------------------------------------------------


def _page(
    room: Room,
    style: CycleStyle,
    steps: Sequence[spec.Titled],
    ring: _Ring,
    labels: Sequence[_Label],
    lit: frozenset[int],
) -> Page:
    groups: list[Item] = []
    for i, (one, label) in enumerate(zip(steps, labels, strict=True)):
        key = f"cycle/{i + 1}"
        text = room.box(
            f"{key}/text", "title and text", label.place, label.words, anchor="middle",
            link=one.link, where=one.where,
        )  # fmt: skip
        node = _node(room, style, ring, i, one.icon, i in lit)
        items = (*node, text, *_arcs_shown(room, style, ring, i))
        groups.append(scene.Group(key, f"step {i + 1}", items, where=one.where))
    alt = tell(room, "cycle", [one.title.plain for one in steps])
    return one_diagram(room, "cycle", alt, groups, keys_of(groups, "cycle/"))


def _node(
    room: Room, style: CycleStyle, ring: _Ring, i: int, icon: str, lit: bool
) -> tuple[Item, ...]:
    """A disc with its number, or with an icon instead."""
    place = square(*ring.point(ring.angle(i)), 2 * ring.node)
    color, edge = style.ordinal, style.stroke
    if lit:
        color, edge = style.lit_ordinal, style.lit_stroke
    key = f"cycle/{i + 1}"
    over: dict[str, Any] = {
        "geometry": "ellipse", "stroke": room.stroke(edge, style.stroke_weight) if edge else None,
    }  # fmt: skip
    fill = style.lit_fill if lit else style.fill
    if icon:
        sign = square(place.center, place.middle, 1.1 * ring.node)
        disc = room.panel(f"{key}/node", "node", place, fill, **over)
        return disc, draw_icon(room, f"{key}/icon", icon, sign, color)
    size = min(room.style("cycle_ordinal").size, ring.node * 60)
    numeral = room.para(str(i + 1), "cycle_ordinal", size, align="center", color=color)
    box = room.box(f"{key}/node", "node", place, numeral, anchor="middle", fill=fill, **over)
    return (box,)


def _arcs_shown(room: Room, style: CycleStyle, ring: _Ring, i: int) -> list[Item]:
    """The arrows that come with node `i`: the one that leads to it, from the last one also the
    one that leads back to the first."""
    arcs = _arc(room, style, ring, i - 1) if i else ()
    return [*arcs, *(_arc(room, style, ring, i) if i == ring.count - 1 else ())]


def _arc(room: Room, style: CycleStyle, ring: _Ring, i: int) -> tuple[scene.Shape, ...]:
    """The arrow along the ring from node `i` to the next."""
    if ring.count < 2:
        return ()
    open_angle = ring.node_angle + style.free
    start, end = ring.angle(i) + open_angle, ring.angle(i + 1) - open_angle
    turns = [start, end, *(a for a in (k * pi / 2 for k in range(-3, 8)) if start < a < end)]
    xs, ys = zip(*(ring.point(a) for a in turns), strict=True)
    box = Area(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
    x, y = ring.point(start)
    path = scene.Path(
        box.w, box.h,
        (
            ("M", x - box.x, y - box.y),
            ("A", ring.r, ring.r, degrees(start) % 360, degrees(end - start)),
        ),
    )  # fmt: skip
    stroke = room.stroke(style.arc, style.arc_weight, tail="triangle")
    name = f"arrow {i + 1}-{(i + 1) % ring.count + 1}"
    return (
        scene.Shape(f"cycle/{i + 1}/arrow", name, box.rect, path, stroke=stroke, decorative=True),
    )


# --- words beside the ring ------------------------------------------------------------------


def _beside(
    room: Room, style: CycleStyle, steps: Sequence[spec.Titled], lit: frozenset[int]
) -> list[Page]:
    count = len(steps)

    def figure(area: Area) -> list[Item]:
        r = min(area.w, area.h) / 2 - style.node
        node = min(style.node, 0.68 * r * sin(pi / max(2, count)))
        ring = _Ring(area.center, area.middle, r, node, count)
        items: list[Item] = []
        for i in range(count):
            node = _node(room, style, ring, i, steps[i].icon, i in lit)
            items += [*node, *_arc(room, style, ring, i)]
        return [_renamed(item) for item in items]

    rows = [
        Row(one, i + 1, room.para(str(i + 1), "part_ordinal", color="accent1"))
        for i, one in enumerate(steps)
    ]
    return draw_beside(room, "cycle", rows, figure, [one.title.plain for one in steps])


def _renamed(item: Item) -> Item:
    """The figure's keys are its own: those of the rows count the rows of a page."""
    return msgspec.structs.replace(item, key=item.key.replace("cycle/", "ring/"))


KIND = Kind(draw)
