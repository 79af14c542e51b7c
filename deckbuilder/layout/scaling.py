"""A finished scene brought to the size of a template's slide.

Layout works on slides 7.5 in high. Every length of the scene and every size of its text is
multiplied by one factor, so that the slide is the same picture, larger or smaller.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import msgspec

from deckbuilder.model import scene

_POINTS = ("size", "space_before", "tracking", "width", "marker", "end_marker", "stroke_width")
_KEEP = (scene.Path, scene.Placeholder, scene.Bullet, scene.Gradient)


def scale_scene(made: scene.Scene, factor: float, size: tuple[int, int]) -> scene.Scene:
    """`made` times `factor`, on slides of `size` (EMU)."""
    scaled = _Scaling(factor)
    return msgspec.structs.replace(
        made,
        size=size,
        master=scaled(made.master),
        forms=tuple(scaled(form) for form in made.forms),
        slides=tuple(scaled(slide) for slide in made.slides),
    )


class _Scaling:
    """Scales structs field by field; what holds no length comes back as it is."""

    def __init__(self, factor: float) -> None:
        self.factor = factor
        self._looks: dict[Any, Any] = {}
        self.by_type: dict[type, Callable[[Any], Any]] = {
            scene.Rect: self._rect,
            scene.Connector: self._connector,
            scene.Table: self._table,
            scene.TextBox: self._box,
            scene.TableCell: self._box,
        }

    def __call__(self, value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(self(each) for each in value)  # pyright: ignore[reportUnknownVariableType]
        if not isinstance(value, msgspec.Struct) or isinstance(value, _KEEP):
            return value
        special = self.by_type.get(type(value))
        return special(value) if special else self._fields(value)

    def _emu(self, value: int) -> int:
        return round(value * self.factor)

    def _fields(self, value: Any, **known: Any) -> Any:
        """Every field that is a struct, a tuple of them, or a size in points."""
        changed = dict(known)
        for name in value.__struct_fields__:
            given = getattr(value, name)
            if name in known or isinstance(given, str | bool | bytes):
                continue
            if name in _POINTS and isinstance(given, float | int):
                changed[name] = round(given * self.factor * 100) / 100
            elif name in ("indent", "hanging"):
                changed[name] = self._emu(given)
            elif isinstance(given, msgspec.Struct) or (given and isinstance(given, tuple)):
                changed[name] = self(given)
        return msgspec.structs.replace(value, **changed) if changed else value

    def _rect(self, rect: scene.Rect) -> scene.Rect:
        x, y = self._emu(rect.x), self._emu(rect.y)
        return scene.Rect(x, y, self._emu(rect.right) - x, self._emu(rect.bottom) - y)

    def _box(self, box: Any) -> Any:
        return self._fields(box, insets=tuple(self._emu(side) for side in box.insets))

    def _connector(self, line: scene.Connector) -> scene.Connector:
        start, end = (
            (self._emu(x), self._emu(y)) for x, y in (line.start, line.end)
        )  # fmt: skip
        return self._fields(line, start=start, end=end)

    def _table(self, table: scene.Table) -> scene.Table:
        """Columns and rows add up to the table's box."""
        rect = self._rect(table.rect)
        widths = _parts(table.widths, rect.w)
        heights = tuple(self._emu(h) for h in table.heights)
        return self._fields(table, rect=rect, widths=widths, heights=heights)


def _parts(parts: tuple[int, ...], total: int) -> tuple[int, ...]:
    """`parts` in their shares of `total`, none lost by rounding."""
    whole = sum(parts) or 1
    edges = [round(sum(parts[:i]) * total / whole) for i in range(len(parts) + 1)]
    return tuple(b - a for a, b in pairwise(edges))
