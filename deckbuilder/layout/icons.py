"""Icons as native freeforms: strokes in a role's colour, square ends, no fill."""

from __future__ import annotations

from collections.abc import Iterable

from deckbuilder.icons import GRID, icon_outline
from deckbuilder.layout.area import Area
from deckbuilder.layout.room import Room
from deckbuilder.model import scene, spec

WEIGHT = 1.75  # points, for an icon of `SIDE`; larger ones get heavier strokes, by the root
SIDE = 0.4375
BESIDE = SIDE + 0.2  # what an icon takes from the words that it stands beside


def beside_words(parts: Iterable[spec.Titled]) -> float:
    """What icons take from the width of all words; 0 where no part has one."""
    return BESIDE if any(part.icon for part in parts) else 0.0


def draw_icon(room: Room, key: str, name: str, area: Area, color: str = "accent1") -> scene.Shape:
    """The icon `name` as large as `area` lets it be, in its middle."""
    side = min(area.w, area.h)
    place = Area(area.center - side / 2, area.middle - side / 2, side, side)
    weight = WEIGHT * max(1.0, side / SIDE) ** 0.5
    stroke = room.stroke(color, round(weight, 2), square_cap=True)
    path = scene.Path(GRID, GRID, icon_outline(name))
    return scene.Shape(
        key, f"icon {name}", place.rect, geometry=path, stroke=stroke, decorative=True
    )
