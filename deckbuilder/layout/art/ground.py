"""Where art stands, and what all of it is drawn with: boxes on this width, shapes, inks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from deckbuilder.layout.area import Area
from deckbuilder.model.scene import Path, Shape, Stroke
from deckbuilder.model.theme import Art, Theme

Paint = Callable[[str], str]
Point = tuple[float, float]


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
    chinese: bool = True

    @property
    def scale(self) -> float:
        """The slide's width over that of the design pages."""
        return self.width / 13.333

    def state(self, chapter: int) -> str:
        """Whether `chapter` is past, current or coming here; with none current, all are coming."""
        if not self.chapter or chapter > self.chapter:
            return "coming"
        return "current" if chapter == self.chapter else "past"


def legible(ground: Ground, color: str, fill: str) -> str:
    """`color` as it reads there; where large figures in it do not show on `fill`, the best of
    text, background and the other variant's text."""
    from deckbuilder.color import contrast

    under = ground.theme.rgb(ground.paint(fill))

    def seen(role: str) -> float:
        return contrast(under, ground.theme.rgb(ground.paint(role)))

    return ground.paint(
        color if seen(color) >= 3 else max(("text", "background", "inv.text"), key=seen)
    )


def scaled(ground: Ground, art: Art) -> Area:
    """The art's box on this width; a box as wide as the text area keeps both margins."""
    assert art.box is not None
    x, y, w, h = art.box
    margin = float(ground.theme.frame["margin"])
    if w < 1 and not art.args.get("stretch"):
        return Area(x if abs(x - margin) < 0.01 else x * ground.scale, y, w, h)
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


def shape(ground: Ground, key: str, name: str, area: Area, fill: str = "", **more: Any) -> Shape:
    return Shape(key, name, area.rect, fill=ground.paint(fill), decorative=True, **more)


def stroked(
    ground: Ground, key: str, name: str, area: Area, path: Path, color: str, weight: float,
    *, round_cap: bool = False,
) -> Shape:  # fmt: skip
    """An open path in `area`, `weight` points thick."""
    stroke = Stroke(ground.paint(color), weight, round_cap=round_cap)
    return Shape(key, name, area.rect, path, stroke=stroke, decorative=True)


def around(chapter: int, count: int, most: int) -> range:
    """At most `most` chapters, from 0, with the current one amidst them."""
    start = max(0, min(chapter - 1 - most // 2, count - most))
    return range(start, min(count, start + most))
