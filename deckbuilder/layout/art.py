"""The decorations that themes name: arches, arcades, pleats, stars, rules. Vector shapes only.

Comes in: an `Art` of the theme and the `Ground` it stands on. Goes out: items in painting order.
A new drawing is a function in `DRAWINGS`; its parameters are the art's `args`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from deckbuilder.layout.area import Area, square
from deckbuilder.model import scene
from deckbuilder.model.scene import Gradient, Item, Paragraph, Path, Run, Shape, TextBox
from deckbuilder.model.theme import Art, Theme

Paint = Callable[[str], str]


class Ground(msgspec.Struct, frozen=True):
    """Where art stands: slide width in inches, how colours read there, and the place in the deck.

    `chapter` counts from 1, 0 outside chapters; `keys` are the slides that the chapters start on.
    """

    theme: Theme
    width: float
    paint: Paint
    chapter: int = 0
    keys: tuple[str, ...] = ()
    page: int = 0
    pages: int = 0

    @property
    def scale(self) -> float:
        """The slide's width over that of the design pages."""
        return self.width / 13.333


def draw_art(ground: Ground, arts: Sequence[Art], prefix: str = "art") -> tuple[Item, ...]:
    """The items of `arts`; each one's shapes are a decorative group where there are several."""
    items: list[Item] = []
    for n, art in enumerate(arts, 1):
        key = f"{prefix}/{n}"
        drawn = DRAWINGS[art.shape](ground, art, key)
        if len(drawn) > 1:
            items.append(
                scene.Group(key, art.shape.replace("_", " "), tuple(drawn), decorative=True)
            )
        else:
            items += drawn
    return tuple(items)


def _scaled(ground: Ground, art: Art) -> Area:
    """The art's box on this width; a box as wide as the text area keeps both margins."""
    assert art.box is not None
    x, y, w, h = art.box
    margin = float(ground.theme.frame["margin"])
    if w < 1 and not art.args.get("stretch"):
        return Area(x * ground.scale, y, w, h)
    left = (
        margin + (x - margin) * (ground.width - 2 * margin) / 12
        if x >= margin
        else x * ground.scale
    )
    right = x + w
    inner = margin <= right <= 12.7
    right = (
        margin + (right - margin) * (ground.width - 2 * margin) / 12
        if inner
        else right * ground.scale
    )
    return Area(left, y, right - left, h)


def _shape(ground: Ground, key: str, name: str, area: Area, fill: str, **more: Any) -> Shape:
    return Shape(key, name, area.rect, fill=ground.paint(fill), decorative=True, **more)


def _rect(ground: Ground, art: Art, key: str) -> list[Item]:
    stroke = scene.Stroke(ground.paint(art.stroke), art.weight) if art.stroke else None
    return [_shape(ground, key, "panel", _scaled(ground, art), art.fill, stroke=stroke)]


def _line(ground: Ground, art: Art, key: str) -> list[Item]:
    """A rule, `weight` points thick, as a filled rectangle; `upright` along the box's left side."""
    area = _scaled(ground, art)
    thick = art.weight / 72
    upright = bool(art.args.get("upright"))
    area = Area(area.x, area.y, thick, area.h) if upright else Area(area.x, area.y, area.w, thick)
    return [_shape(ground, key, "rule", area, art.fill or art.stroke)]


def double_rule(
    ground: Ground, key: str, area: Area, color: str, *, upright: bool = False, thick: float = 3.0
) -> list[Item]:
    """文武线: a thick bar, a gap, a thin bar; upright ones have the thick bar at the left."""
    a, gap, b = thick / 72, 3.0 / 72, 0.75 / 72
    if upright:
        first = Area(area.x, area.y, a, area.h)
        second = Area(area.x + a + gap, area.y, b, area.h)
    else:
        first = Area(area.x, area.y, area.w, a)
        second = Area(area.x, area.y + a + gap, area.w, b)
    return [
        _shape(ground, f"{key}/thick", "thick rule", first, color),
        _shape(ground, f"{key}/thin", "thin rule", second, color),
    ]


def _double_rule(ground: Ground, art: Art, key: str) -> list[Item]:
    upright, thick = bool(art.args.get("upright")), float(art.args.get("thick", 3.0))
    area = _scaled(ground, art)
    return double_rule(ground, key, area, art.fill, upright=upright, thick=thick)


ARCH = (("adj1", 50000), ("adj2", 0))


def _arches(ground: Ground, art: Art, key: str) -> list[Item]:
    """A gate of nested arches: `widths`, `fills`, the outermost first; `center`, `top`, `step`,
    `foot`."""
    a = art.args
    center, foot = float(a.get("center", 9.717)) * ground.scale, float(a.get("foot", 7.5))
    top, step = float(a.get("top", 1.0)), float(a.get("step", 0.508))
    items: list[Item] = []
    for i, (width, fill) in enumerate(zip(a["widths"], a["fills"], strict=True)):
        w, y = width * ground.scale, top + step * i
        area = Area(center - w / 2, y, w, foot - y)
        name = f"arch {i + 1}"
        items.append(
            _shape(
                ground, f"{key}/{i + 1}", name, area, fill, geometry="round2SameRect", adjust=ARCH
            )
        )
    return items


def _arcade(ground: Ground, art: Art, key: str) -> list[Item]:
    """One arch a chapter, right-aligned on the grid, the current one higher and lit; each jumps
    to its chapter."""
    a, n = art.args, len(ground.keys)
    k = 1 if n >= 7 else 2
    pitch, wide = 1.0167 * k * ground.scale, (1.833 if k == 2 else 0.817) * ground.scale
    right = ground.width - 0.667 + 0.2 * ground.scale
    items: list[Item] = []
    for i in range(n):
        state = (
            "current" if i + 1 == ground.chapter else "past" if i + 1 < ground.chapter else "coming"
        )
        height = float(a.get("current_height" if state == "current" else "height", 2.0))
        area = Area(right - (n - i) * pitch, 7.5 - height, wide, height)
        style = ground.theme.styles["ordinal"]
        run = Run(str(i + 1))
        paragraph = Paragraph(
            (run,), 36.0 if k == 2 else 24.0, face=style.face, bold=True, align="center",
            color=ground.paint(str(a.get(f"{state}_text", "text"))),
        )  # fmt: skip
        items.append(
            TextBox(
                f"{key}/{i + 1}", f"arch {i + 1}", area.rect, (paragraph,), anchor="middle",
                geometry="round2SameRect", adjust=ARCH, link=f"#{ground.keys[i]}", lines=(1,),
                fill=ground.paint(str(a[f"{state}_fill"])),
            )
        )  # fmt: skip
    return items


def _pleats(ground: Ground, art: Art, key: str) -> list[Item]:
    """A curtain: `count` upright folds from `x0` to `x1`, each `ratio` of the one before, shaded
    from their dark edge to the ground."""
    a = art.args
    x0, x1 = float(a["x0"]) * ground.scale, float(a["x1"]) * ground.scale
    count, ratio = int(a["count"]), float(a.get("ratio", 0.86))
    unit = (x1 - x0) / sum(ratio**i for i in range(count))
    shade = Gradient(
        ground.paint(a.get("shade", "ground-shade")), ground.paint(art.fill or "ground")
    )
    items: list[Item] = []
    x = x0
    for i in range(count):
        w = unit * ratio**i
        area = Area(x, 0.0, w, 7.5)
        items.append(
            Shape(f"{key}/{i + 1}", f"fold {i + 1}", area.rect, fill=shade, decorative=True)
        )
        x += w
    return items


def _star(ground: Ground, art: Art, key: str) -> list[Item]:
    """A five-pointed star about `center` (x, y) with `radius`."""
    a = art.args
    x, y = a["center"]
    radius = float(a.get("radius", 0.17))
    inner = 0.382
    points = [
        (1 + r * math.sin(math.pi * i / 5), 1 - r * math.cos(math.pi * i / 5))
        for i in range(10)
        for r in ((1.0 if i % 2 == 0 else inner),)
    ]
    commands = tuple(("M" if i == 0 else "L", *p) for i, p in enumerate(points))
    area = square(float(x) * ground.scale, float(y), 2 * radius)
    path = Path(2, 2, (*commands, ("Z",)))
    return [_shape(ground, key, "star", area, art.fill, geometry=path)]


def _progress(ground: Ground, art: Art, key: str) -> list[Item]:
    """A tracker over the slide's width: `fill` for what is done, `args.rest` for the rest."""
    assert art.box is not None
    _, y, _, h = art.box
    items: list[Item] = [
        _shape(ground, f"{key}/rest", "rest", Area(0, y, ground.width, h), art.args["rest"])
    ]
    if ground.pages:
        w = ground.width * ground.page / ground.pages
        items.append(_shape(ground, f"{key}/done", "done", Area(0, y, w, h), art.fill))
    return items


def _chapter_bars(ground: Ground, art: Art, key: str) -> list[Item]:
    """One bar a chapter in a row, the current one lit: box gives the first bar, `gap` between."""
    assert art.box is not None
    x, y, w, h = art.box
    gap = float(art.args.get("gap", 0.1))
    items: list[Item] = []
    for i in range(len(ground.keys)):
        fill = art.fill if i + 1 == ground.chapter else art.args["rest"]
        area = Area(x * ground.scale + (w + gap) * i, y, w, h)
        items.append(_shape(ground, f"{key}/{i + 1}", f"chapter {i + 1}", area, fill))
    return items


DRAWINGS: dict[str, Callable[[Ground, Art, str], list[Item]]] = {
    "rect": _rect,
    "line": _line,
    "double_rule": _double_rule,
    "arches": _arches,
    "arcade": _arcade,
    "pleats": _pleats,
    "star": _star,
    "progress": _progress,
    "chapter_bars": _chapter_bars,
}

# drawings that depend on the place in the deck and so stand on the slide, not on its layout
MOVING = frozenset({"arcade", "progress", "chapter_bars"})


def still(arts: Sequence[Art]) -> tuple[Art, ...]:
    return tuple(art for art in arts if art.shape not in MOVING)


def moving(arts: Sequence[Art]) -> tuple[Art, ...]:
    return tuple(art for art in arts if art.shape in MOVING)
