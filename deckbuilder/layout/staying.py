"""Whether what was drawn stays in its place: no text beyond it, none on another.

Comes in: items and the area they were given. Goes out: a yes or a no. For kinds that have one
page whatever their content: a quotation, a sentence, a chart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from deckbuilder.layout.area import Area
from deckbuilder.layout.room import Room
from deckbuilder.model import scene
from deckbuilder.model.scene import TextBox
from deckbuilder.units import to_inches

_OVER = 0.2  # of the size: leading alone may stand out that far
_APART = 3 / 72
_ASTRAY = 0.15
_LEAST = 0.8  # inches that a chart or a picture needs each way


def stays(room: Room, items: Sequence[scene.Item], area: Area) -> bool:
    """Whether every text of `items` stands within `area` and on no other, and a chart or a picture
    has room to be read."""
    if any(min(to_inches(e.rect.w), to_inches(e.rect.h)) < _LEAST for e in _extents(items)):
        return False
    boxes = [box for box in boxes_of(items) if box.paragraphs]
    inks = [ink_of(room, box) for box in boxes]
    held = all(
        ink.h < to_inches(box.rect.h) + over and _is_inside(ink, area, over)
        for box, (ink, over) in zip(boxes, inks, strict=True)
    )
    return held and not any(_cross(a, b) for (a, _), (b, _) in combinations(inks, 2))


def _is_inside(ink: Area, area: Area, over: float) -> bool:
    return (
        ink.y > area.y - over
        and ink.bottom < area.bottom + over
        and ink.x > area.x - _ASTRAY
        and ink.right < area.right + _ASTRAY
    )


def boxes_of(items: Sequence[scene.Item]) -> Iterator[TextBox]:
    for item in items:
        if isinstance(item, TextBox):
            yield item
        elif isinstance(item, scene.Group):
            yield from boxes_of(item.items)


def _extents(items: Sequence[scene.Item]) -> Iterator[scene.Chart | scene.Picture]:
    for item in items:
        if isinstance(item, scene.Chart | scene.Picture):
            yield item
        elif isinstance(item, scene.Group):
            yield from _extents(item.items)


def ink_of(room: Room, box: TextBox) -> tuple[Area, float]:
    """Where the text of `box` stands, less the leading around it, and how far it may stand
    out."""
    left, top, right, bottom = box.insets
    inner = box.rect.w - left - right
    setting = room.type.set(box.paragraphs, inner)
    h = to_inches(setting.height)
    widest = max(p.indent / 12700 + room.type.runs_width(p) for p in box.paragraphs) / 72
    w = min(to_inches(inner), widest)
    spare = to_inches(box.rect.h - top - bottom) - h
    share = {"top": 0.0, "middle": 0.5, "bottom": 1.0}[box.anchor]
    y = to_inches(box.rect.y + top) + spare * share
    across = {"left": 0.0, "center": 0.5, "right": 1.0}[box.paragraphs[0].align]
    x = to_inches(box.rect.x + left) + (to_inches(inner) - w) * across
    lead = 0.1 * box.paragraphs[0].size / 72
    over = _OVER * box.paragraphs[0].size / 72
    return Area(x, y + lead, w, h - 2 * lead), over


def _cross(a: Area, b: Area) -> bool:
    return (
        min(a.right, b.right) - max(a.x, b.x) > _APART
        and min(a.bottom, b.bottom) - max(a.y, b.y) > _APART
    )
