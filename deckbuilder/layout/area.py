"""Boxes in inches, as the design pages give them, and how they divide."""

from __future__ import annotations

from typing import NamedTuple

from deckbuilder.model.scene import Rect
from deckbuilder.units import inches

WELL_FILLED = 0.7  # of a body's height: what leaves no more to balance
LOWERED = 0.4


class Area(NamedTuple):
    """A box in inches from the slide's upper left corner."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        return self.x + self.w

    @property
    def bottom(self) -> float:
        return self.y + self.h

    @property
    def middle(self) -> float:
        return self.y + self.h / 2

    @property
    def center(self) -> float:
        return self.x + self.w / 2

    @property
    def rect(self) -> Rect:
        """The box in EMU; edges are rounded, so that neighbours meet exactly."""
        left, top, w, h = self
        x, y = inches(left), inches(top)
        return Rect(x, y, inches(left + w) - x, inches(top + h) - y)

    def inset(self, left: float, top: float, right: float, bottom: float) -> Area:
        return Area(self.x + left, self.y + top, self.w - left - right, self.h - top - bottom)

    def pad(self, by: float) -> Area:
        return self.inset(by, by, by, by)

    def moved(self, dx: float = 0.0, dy: float = 0.0) -> Area:
        return Area(self.x + dx, self.y + dy, self.w, self.h)

    def columns(self, count: int, gap: float) -> list[Area]:
        """`count` equal columns with `gap` between them."""
        w = (self.w - gap * (count - 1)) / count
        return [Area(self.x + (w + gap) * i, self.y, w, self.h) for i in range(count)]

    def rows(self, count: int, gap: float, most: float = 1e9) -> list[Area]:
        """`count` equal rows from the top with `gap` between them, each at most `most` high."""
        h = min(most, (self.h - gap * (count - 1)) / count)
        return [Area(self.x, self.y + (h + gap) * i, self.w, h) for i in range(count)]


def settled(area: Area, h: float) -> float:
    """How far below the top of `area` a block of height `h` starts: a low one in the upper third,
    one that takes most of it at the top."""
    return max(0.0, WELL_FILLED * area.h - h) * LOWERED


def square(center_x: float, center_y: float, side: float) -> Area:
    return Area(center_x - side / 2, center_y - side / 2, side, side)
