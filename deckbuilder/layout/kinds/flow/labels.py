"""Labels of arrows: each above, or beside, a stretch of its own arrow, clear of everything else.

Comes in: the ways of all arrows, the boxes and the words. Goes out: boxes for the labels, or None
where one finds no place. Lengths are inches.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from deckbuilder.layout.area import Area
from deckbuilder.layout.diagrams import holds_words
from deckbuilder.layout.kinds.flow.routes import Point, Route
from deckbuilder.layout.room import Room
from deckbuilder.model import spec
from deckbuilder.model.scene import Align, Paragraph
from deckbuilder.units import inches

_LIFT = 0.04  # between a label and its arrow
_BESIDE = 0.09
LEAST_LINE = 2  # characters of a line of a label

Label = tuple[Paragraph, Area]
_Stretch = tuple[Point, Point]


def settings_of(room: Room, text: spec.Text, most: float = 2.4) -> list[tuple[Paragraph, float]]:
    """A label on one, two and three lines, with the width of each setting."""
    out: list[tuple[Paragraph, float]] = []
    whole = room.para(text, "flow_label")
    width = room.type.runs_width(whole) / 72
    for lines in (1, 2, 3):
        for share in (1.02, 1.15, 1.35):
            w = width / lines * share + 0.02
            broken = room.type.break_for_sense(whole, inches(w), lines)
            if broken is None or (lines > 1 and _has_lone(broken)):
                continue
            if w <= most and holds_words(room, [broken], w):
                out.append((broken, w))
                break
    return out


def _has_lone(words: Paragraph) -> bool:
    """Whether a line is a mere character."""
    return min(map(len, words.plain.split("\n"))) < LEAST_LINE


def place_labels(
    room: Room,
    boxes: Sequence[Area],
    routes: Sequence[Route],
    texts: Sequence[spec.Text | None],
    bounds: Area,
) -> list[Label | None] | None:
    """A place for each label, None for arrows without one; None where one has none at all."""
    stretches = [_stretches(route) for route in routes]
    placed: list[Label | None] = []
    taken: list[Area] = list(boxes)
    for i, (text, own) in enumerate(zip(texts, stretches, strict=True)):
        if text is None:
            placed.append(None)
            continue
        others = [*stretches[:i], *stretches[i + 1 :]]
        found = _find(room, text, own, others, taken, bounds)
        if found is None:
            return None
        placed.append(found)
        taken.append(found[1])
    return placed


def _stretches(route: Route) -> list[_Stretch]:
    return list(zip(route.points, route.points[1:], strict=False))


def _find(
    room: Room,
    text: spec.Text,
    own: Sequence[_Stretch],
    others: Sequence[Sequence[_Stretch]],
    taken: Sequence[Area],
    bounds: Area,
) -> Label | None:
    """The first free place, fewer lines before more; best at no line but its own."""
    for air in (_LIFT + 0.03, 0.01):
        for words, w in settings_of(room, text):
            h = room.height([words], w)
            for place, align in _candidates(own, w, h):
                if not _is_inside(place, bounds) or any(_meet(place, box) for box in taken):
                    continue
                if not _on_lines(place, [own], 0.0) and not _on_lines(place, others, air):
                    return replace(words, align=align), place
    return None


def _candidates(own: Sequence[_Stretch], w: float, h: float) -> Iterator[tuple[Area, Align]]:
    """Places along the stretches, the longest level ones first: above, below, beside."""
    level = sorted(
        (one for one in own if abs(one[0][1] - one[1][1]) < 1e-6),
        key=lambda one: -abs(one[0][0] - one[1][0]),
    )
    upright = sorted(
        (one for one in own if abs(one[0][0] - one[1][0]) < 1e-6),
        key=lambda one: -abs(one[0][1] - one[1][1]),
    )
    for (x1, y), (x2, _) in level:
        low, high = min(x1, x2), max(x1, x2)
        if high - low < w:
            continue
        for share in (0.5, 0.25, 0.75, 0.1, 0.9):
            x = low + (high - low - w) * share
            yield Area(x, y - _LIFT - h, w, h), "center"
        yield Area((low + high - w) / 2, y + _LIFT, w, h), "center"
    for (x, y1), (_, y2) in upright:
        low, high = min(y1, y2), max(y1, y2)
        if high - low < h * 0.6:
            continue
        for share in (0.5, 0.25, 0.75):
            y = low + (high - low - h) * share
            yield Area(x + _BESIDE, y, w, h), "left"
            yield Area(x - _BESIDE - w, y, w, h), "right"


def _is_inside(place: Area, bounds: Area) -> bool:
    across = bounds.x - 0.01 <= place.x and place.right <= bounds.right + 0.01
    return across and bounds.y - 0.01 <= place.y and place.bottom <= bounds.bottom + 0.01


def _on_lines(place: Area, ways: Sequence[Sequence[_Stretch]], air: float) -> bool:
    """Whether a line of `ways` runs through `place` or comes closer to it than `air`."""
    wide = place.pad(-air)
    return any(_meet(wide, _box(a, b)) for way in ways for a, b in way)


def _box(a: Point, b: Point) -> Area:
    return Area(min(a[0], b[0]), min(a[1], b[1]), abs(a[0] - b[0]), abs(a[1] - b[1]))


def _meet(one: Area, other: Area) -> bool:
    across = one.x < other.right + 0.01 and other.x < one.right + 0.01
    return across and one.y < other.bottom + 0.01 and other.y < one.bottom + 0.01
