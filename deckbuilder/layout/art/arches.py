"""Arches, arcades, pleats and stars."""

from __future__ import annotations

import math

from deckbuilder.layout.area import Area, square
from deckbuilder.layout.art.ground import Ground, around, legible, shape
from deckbuilder.model.scene import Gradient, Item, Paragraph, Path, Run, Shape, TextBox
from deckbuilder.model.theme import Art

ARCH = (("adj1", 50000), ("adj2", 0))

_LEAST_PITCH = 0.62  # inches from arch to arch at which a number of two digits stands in one


def draw_arches(ground: Ground, art: Art, key: str) -> list[Item]:
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
            shape(
                ground, f"{key}/{i + 1}", name, area, fill, geometry="round2SameRect", adjust=ARCH
            )
        )
    return items


def draw_arcade(ground: Ground, art: Art, key: str) -> list[Item]:
    """One arch a chapter, right-aligned on the grid, the current one higher and lit; each jumps
    to its chapter. Many are narrower; of very many those around the current one stand there."""
    a, n = art.args, len(ground.keys)
    k = 1 if n >= 7 else 2
    pitch, wide = 1.0167 * k * ground.scale, (1.833 if k == 2 else 0.817) * ground.scale
    right = ground.width - 0.667 + 0.2 * ground.scale
    shown = around(ground.chapter, n, int((right - 0.667) / _LEAST_PITCH))
    share = min(1.0, (right - 0.667) / (pitch * max(1, len(shown))))
    pitch, wide = pitch * share, wide * share
    size = min(36.0 if k == 2 else 24.0, wide * 72 / 2.4)
    items: list[Item] = []
    for i in shown:
        state = (
            "current" if i + 1 == ground.chapter else "past" if i + 1 < ground.chapter else "coming"
        )
        height = float(a.get("current_height" if state == "current" else "height", 2.0))
        area = Area(right - (shown.stop - i) * pitch, 7.5 - height, wide, height)
        style = ground.theme.styles["ordinal"]
        run = Run(str(i + 1))
        paragraph = Paragraph(
            (run,), size, face=style.face, bold=True, align="center",
            color=legible(ground, str(a.get(f"{state}_text", "text")), str(a[f"{state}_fill"])),
        )  # fmt: skip
        items.append(
            TextBox(
                f"{key}/{i + 1}", f"arch {i + 1}", area.rect, (paragraph,), anchor="middle",
                geometry="round2SameRect", adjust=ARCH, link=f"#{ground.keys[i]}", lines=(1,),
                fill=ground.paint(str(a[f"{state}_fill"])),
            )
        )  # fmt: skip
    return items


def draw_pleats(ground: Ground, art: Art, key: str) -> list[Item]:
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


def draw_star(ground: Ground, art: Art, key: str) -> list[Item]:
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
    return [shape(ground, key, "star", area, art.fill, geometry=path)]
