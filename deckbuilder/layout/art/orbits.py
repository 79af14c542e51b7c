"""Orbits: thin rings about one centre, arcs on them, and dots. Angles are degrees clockwise from
three o'clock; what lies beyond the slide is not drawn."""

from __future__ import annotations

from math import cos, radians, sin

from deckbuilder.layout.area import Area, square
from deckbuilder.layout.art.ground import Ground, shape, stroked
from deckbuilder.model.scene import Item, Paragraph, Path, Run, Stroke, TextBox
from deckbuilder.model.theme import Art

_STEP = 2.0  # degrees; finer than eyes see where an arc meets the slide's edge


def draw_orbits(ground: Ground, art: Art, key: str) -> list[Item]:
    """`rings` are radii; `arcs` [ring, from, to, points, colour]; `dots` [ring, angle, radius,
    colour]; `core` [radius, colour]. Rings count from 1, the innermost."""
    a = art.args
    center = _center(ground, art)
    rings = [float(r) * ground.scale for r in a["rings"]]
    items = _rings(ground, art, key, center, rings)
    for n, (ring, start, end, weight, color) in enumerate(a.get("arcs", ()), 1):
        span = (float(start), float(end))
        radius = rings[int(ring) - 1]
        items += _arc(ground, f"{key}/arc/{n}", center, radius, span, str(color), float(weight))
    for n, (ring, angle, radius, color) in enumerate(a.get("dots", ()), 1):
        x, y = _at(center, rings[int(ring) - 1], float(angle))
        dot = square(x, y, 2 * float(radius))
        items.append(shape(ground, f"{key}/dot/{n}", "dot", dot, str(color), geometry="ellipse"))
    return [*items, _core(ground, art, key, center)]


def draw_chapter_orbits(ground: Ground, art: Art, key: str) -> list[Item]:
    """One ring a chapter with a node that jumps to it; from the current one an arc."""
    a, count = art.args, len(ground.keys)
    center = _center(ground, art)
    step = float(a["step"]) if count < 5 else float(a["small_step"])
    step = min(step, 3.0 / max(1, count - 1))
    rings = [(float(a["first"]) + step * n) * ground.scale for n in range(count)]
    items = _rings(ground, art, key, center, rings)
    turn = min(10.0, 50.0 / max(1, count - 1))
    for n, radius in enumerate(rings, 1):
        angle = float(a["angle"]) + turn * (n - 1)
        if n == ground.chapter:
            items += _arc(
                ground, f"{key}/arc", center, radius, (angle, angle + 153.0), art.fill, 4.5
            )
        items.append(_node(ground, art, f"{key}/{n}", n, _at(center, radius, angle)))
    return [*items, _core(ground, art, key, center)]


def _center(ground: Ground, art: Art) -> tuple[float, float]:
    x, y = art.args["center"]
    return ground.width - (13.333 - float(x)) * ground.scale, float(y)


def _at(center: tuple[float, float], radius: float, angle: float) -> tuple[float, float]:
    return center[0] + radius * cos(radians(angle)), center[1] + radius * sin(radians(angle))


def _core(ground: Ground, art: Art, key: str, center: tuple[float, float]) -> Item:
    radius, color = art.args["core"]
    area = square(*center, 2 * float(radius))
    return shape(ground, f"{key}/core", "core", area, str(color), geometry="ellipse")


def _node(ground: Ground, art: Art, key: str, n: int, center: tuple[float, float]) -> TextBox:
    """A numbered disc; `states` gives radius, fill, edge, text colour and size a state."""
    states = art.args["states"]
    radius, fill, edge, color, size = states[("past", "current", "coming").index(ground.state(n))]
    style = ground.theme.styles["ordinal"]
    number = Paragraph(
        (Run(str(n)),), float(size), face=style.face, bold=True, align="center",
        color=ground.paint(str(color)),
    )  # fmt: skip
    stroke = Stroke(ground.paint(str(edge)), 1.25) if edge else None
    return TextBox(
        key, f"chapter {n}", square(*center, 2 * float(radius)).rect, (number,), anchor="middle",
        geometry="ellipse", fill=ground.paint(str(fill)), stroke=stroke,
        link=f"#{ground.keys[n - 1]}", lines=(1,),
    )  # fmt: skip


def _rings(
    ground: Ground, art: Art, key: str, center: tuple[float, float], rings: list[float]
) -> list[Item]:
    items: list[Item] = []
    for n, radius in enumerate(rings, 1):
        items += _arc(
            ground, f"{key}/ring/{n}", center, radius, (0.0, 360.0), art.stroke, art.weight
        )
    return items


# --- arcs within the slide ----------------------------------------------------------------


def _arc(
    ground: Ground, key: str, center: tuple[float, float], radius: float,
    span: tuple[float, float], color: str, weight: float,
) -> list[Item]:  # fmt: skip
    """The parts of an arc that lie on the slide, each a path of its own."""
    whole = span[1] - span[0] >= 360
    parts = _visible(ground.width, center, radius, span)
    if whole and parts == [span]:
        area = square(*center, 2 * radius)
        stroke = Stroke(ground.paint(color), weight)
        return [shape(ground, key, "ring", area, geometry="ellipse", stroke=stroke)]
    items: list[Item] = []
    for n, (start, end) in enumerate(parts):
        points = [_at(center, radius, start + (end - start) * t / 48) for t in range(49)]
        left, top = min(p[0] for p in points), min(p[1] for p in points)
        area = Area(left, top, max(p[0] for p in points) - left, max(p[1] for p in points) - top)
        first = (points[0][0] - left, points[0][1] - top)
        path = Path(
            area.w, area.h, (("M", *first), ("A", radius, radius, start % 360, end - start))
        )
        items.append(
            stroked(ground, f"{key}/{n}", "arc", area, path, color, weight, round_cap=True)
        )
    return items


def _visible(
    width: float, center: tuple[float, float], radius: float, span: tuple[float, float]
) -> list[tuple[float, float]]:
    """The stretches of `span` that lie on a slide of this width."""
    count = round((span[1] - span[0]) / _STEP)
    angles = [span[0] + (span[1] - span[0]) * n / count for n in range(count + 1)]
    inside = [
        0 <= x <= width and 0 <= y <= 7.5 for x, y in (_at(center, radius, a) for a in angles)
    ]
    if all(inside):
        return [span]
    parts: list[tuple[float, float]] = []
    start: float | None = None
    for angle, seen in zip(angles, inside, strict=True):
        if seen and start is None:
            start = angle
        if not seen and start is not None:
            parts.append((start, angle - _STEP))
            start = None
    if start is not None:
        parts.append((start, angles[-1]))
    if len(parts) > 1 and inside[0] and inside[-1] and span[1] - span[0] >= 360:
        parts = [*parts[1:-1], (parts[-1][0], parts[0][1] + 360)]
    return [part for part in parts if part[1] - part[0] > _STEP]
