"""What a fill looks like as a panel: the theme's corners, edges and rules.

Comes in: a fill as drawings name it (`surface`, `accent2/15`) and the box it fills. Goes out: the
fields of a shape: outline, fill, stroke. `frame.corner` rounds panels, `frame.panels` says per
fill what is drawn in its place; without either a panel is a plain filled rectangle.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from deckbuilder.layout.area import Area
from deckbuilder.model.scene import Path, Rect, Stroke, TextBox
from deckbuilder.model.theme import Theme

Paint = Callable[[str], str]


def dressed(
    theme: Theme, paint: Paint, fill: str, area: Area, given: dict[str, Any]
) -> dict[str, Any]:
    """`given` with outline, fill and stroke of a panel with `fill`; what it says itself stays."""
    corner: float = theme.frame.get("corner", 0.0)
    look: dict[str, Any] = theme.frame.get("panels", {}).get(fill, {})
    fields: dict[str, Any] = {**given, "fill": paint(look.get("fill", fill))}
    if look.get("edge") and fields.get("stroke") is None:
        fields["stroke"] = Stroke(paint(look["edge"]), look.get("weight", 1.0))
    if "geometry" in given:
        return fields
    if look.get("top") or look.get("foot"):
        color = paint(look.get("rule_color", "text"))
        weight = look.get("top") or look["foot"]
        return {**fields, "geometry": _level_rules(look, area), "stroke": Stroke(color, weight)}
    return {**fields, **rounded(area, corner)} if corner else fields


def rounded(area: Area, radius: float) -> dict[str, Any]:
    """The outline of `area` with corners of `radius` inches, at most half a circle."""
    side = min(area.w, area.h)
    share = min(50000, round(radius / side * 100000)) if side > 0 else 0
    return {"geometry": "roundRect", "adjust": (("adj", share),)}


Insets = tuple[int, int, int, int]
_ARC_HALFWAY = 0.29289  # of the radius, from the edge


def within_corners(area: Area, fields: dict[str, Any], insets: Insets) -> Insets:
    """Insets that free the same space in a rounded box, whose text starts where an arc of its
    corners is half way."""
    kept = _kept_by_corners(area.rect, fields.get("adjust", ()))
    left, top, right, bottom = insets
    return max(0, left - kept), max(0, top - kept), max(0, right - kept), max(0, bottom - kept)


def line_width(box: TextBox) -> int:
    """EMU that a line of the box's text has (see `text_size`)."""
    return text_size(box)[0]


def text_size(box: TextBox) -> tuple[int, int]:
    """Width and height in EMU that the box's text has: between its insets, within what its outline
    gives to text (presetShapeDefinitions.xml of ECMA-376)."""
    left, top, right, bottom = box.insets
    across = down = 0
    if box.geometry == "roundRect":
        across = down = _kept_by_corners(box.rect, box.adjust)
    elif box.geometry == "ellipse":
        across, down = (round(side / 2 * _ARC_HALFWAY) for side in (box.rect.w, box.rect.h))
    return box.rect.w - 2 * across - left - right, box.rect.h - 2 * down - top - bottom


def _kept_by_corners(rect: Rect, adjust: Sequence[tuple[str, int]]) -> int:
    share = next((value for name, value in adjust if name == "adj"), 16667)
    return round(min(rect.w, rect.h) * share / 100000 * _ARC_HALFWAY)


def narrower(insets: Insets, spare: int, align: str) -> Insets:
    """`insets` with `spare` EMU more where the lines of text so aligned end."""
    left, top, right, bottom = insets
    at_left = {"left": 0, "center": spare // 2, "right": spare}[align]
    return left + at_left, top, right + spare - at_left, bottom


def round_on_top(area: Area, radius: float) -> dict[str, Any]:
    share = min(50000, round(radius / min(area.w, area.h) * 100000))
    return {"geometry": "round2SameRect", "adjust": (("adj1", share), ("adj2", 0))}


def round_diagonal(area: Area, radius: float, other: float) -> dict[str, Any]:
    """Upper left and lower right rounded by `radius`, the other two by `other`."""
    side = min(area.w, area.h)
    adjust = (("adj1", round(radius / side * 100000)), ("adj2", round(other / side * 100000)))
    return {"geometry": "round2DiagRect", "adjust": adjust}


def _level_rules(look: dict[str, Any], area: Area) -> Path:
    """Rules over and under the box instead of a ground."""
    commands: list[tuple[str | float, ...]] = []
    for name, y in (("top", 0.0), ("foot", area.h)):
        if look.get(name):
            commands += [("M", 0.0, y), ("L", area.w, y)]
    return Path(area.w, area.h, tuple(commands))
