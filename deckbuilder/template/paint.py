"""Colours of a template: elements of DrawingML in, six hex digits and an opacity out.

A `Palette` is a theme's colour scheme seen through a master's or layout's colour map. A fill is
sampled at a point of its box, since a picture or gradient is not of one colour.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from itertools import pairwise
from typing import Any
from xml.etree.ElementTree import Element

import msgspec

from deckbuilder.color import hex_to_hsl, hsl_to_hex, linear_to_hex, mix
from deckbuilder.template.cleaning import opened_picture
from deckbuilder.template.tree import A, R, integer

SLOTS = (
    "dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6",
    "hlink", "folHlink",
)  # fmt: skip
STANDARD_MAP = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"} | {
    name: name for name in SLOTS[4:]
}
_OFFICE: dict[str, str] = {
    "dk1": "000000", "lt1": "FFFFFF", "dk2": "44546A", "lt2": "E7E6E6", "accent1": "4472C4",
    "accent2": "ED7D31", "accent3": "A5A5A5", "accent4": "FFC000", "accent5": "5B9BD5",
    "accent6": "70AD47", "hlink": "0563C1", "folHlink": "954F72",
}  # fmt: skip
_PRESETS = {
    "white": "FFFFFF", "black": "000000", "red": "FF0000", "green": "008000", "blue": "0000FF",
    "yellow": "FFFF00", "gray": "808080", "grey": "808080", "lightGray": "D3D3D3",
    "darkGray": "A9A9A9", "orange": "FFA500", "navy": "000080", "purple": "800080",
}  # fmt: skip
_SIDE = 48  # pixels to which a picture is shrunk before it is sampled

Color = tuple[str, float]  # RRGGBB, opacity
Sample = Callable[[float, float], Color | None]  # shares of width and height -> what is seen


class Palette(msgspec.Struct, frozen=True):
    """`scheme` has a colour for each of the twelve slots; `mapped` leads `bg1` and its kin to
    slots; `placeholder` is what `phClr` stands for."""

    scheme: dict[str, str]
    mapped: dict[str, str]
    placeholder: str = ""

    def named(self, name: str) -> str:
        """The colour of a scheme name: `tx1`, `accent2`, `phClr`."""
        if name == "phClr" and self.placeholder:
            return self.placeholder
        return self.scheme.get(self.mapped.get(name, name), "808080")

    def color(self, node: Element | None) -> Color | None:
        """What the first colour element in `node` means."""
        for child in node if node is not None else ():
            base = self._base(child)
            if base:
                return _modified(base, child)
        return None

    def _base(self, node: Element) -> str:
        kind, value = node.tag.rpartition("}")[2], node.get("val", "")
        if kind == "schemeClr":
            return self.named(value)
        if kind == "srgbClr":
            return value.upper() if _is_hex(value) else ""
        if kind == "sysClr":
            last = node.get("lastClr", "")
            return (
                last.upper() if _is_hex(last) else "000000" if value == "windowText" else "FFFFFF"
            )
        if kind == "prstClr":
            return _PRESETS.get(value, "808080")
        if kind == "scrgbClr":
            r, g, b = (integer(node, key) / 100000 for key in "rgb")
            return linear_to_hex((r, g, b))
        if kind == "hslClr":
            hue, rest = integer(node, "hue") / 60000, (integer(node, "sat"), integer(node, "lum"))
            return hsl_to_hex(hue, min(1.0, rest[0] / 100000), min(1.0, rest[1] / 100000))
        return ""


def read_scheme(theme: Element) -> dict[str, str]:
    """The twelve colours of a theme; what one lacks is Office's own."""
    node = theme.find(f"{A}themeElements/{A}clrScheme")
    bare = Palette(_OFFICE, STANDARD_MAP)
    scheme = dict(_OFFICE)
    for slot in SLOTS:
        found = bare.color(node.find(f"{A}{slot}")) if node is not None else None
        if found is not None:
            scheme[slot] = found[0]
    return scheme


def read_map(node: Element | None) -> dict[str, str]:
    """A `p:clrMap` or `a:overrideClrMapping`."""
    given = {} if node is None else {k: v for k, v in node.attrib.items() if v in SLOTS}
    return STANDARD_MAP | given


def _is_hex(text: str) -> bool:
    return len(text) == 6 and all(c in "0123456789abcdefABCDEF" for c in text)


def _modified(base: str, node: Element) -> Color:
    """Applies the modifiers that templates use, in their order."""
    color, alpha = base, 1.0
    for change in node:
        kind, share = change.tag.rpartition("}")[2], integer(change, "val", 100000) / 100000
        if kind == "alpha":
            alpha = max(0.0, min(1.0, share))
        elif kind == "tint":
            color = mix("FFFFFF", color, share)
        elif kind == "shade":
            color = mix("000000", color, share)
        elif kind in ("lumMod", "lumOff", "satMod", "satOff", "hueOff"):
            color = _shifted(color, kind, share)
    return color, alpha


def _shifted(color: str, kind: str, share: float) -> str:
    hue, saturation, light = hex_to_hsl(color)
    if kind == "lumMod":
        light *= share
    elif kind == "lumOff":
        light += share
    elif kind == "satMod":
        saturation *= share
    elif kind == "satOff":
        saturation += share
    else:
        hue = (hue + share * 100000 / 60000) % 360
    return hsl_to_hex(hue, min(1.0, max(0.0, saturation)), min(1.0, max(0.0, light)))


# --- fills ----------------------------------------------------------------------------------


class Pictures:
    """Small copies of a template's pictures, to sample colours from."""

    def __init__(self, contents: dict[str, bytes]) -> None:
        self._contents = contents
        self._small: dict[str, Any] = {}

    def sample(self, name: str, x: float, y: float) -> Color | None:
        if name not in self._small:
            image = opened_picture(self._contents.get(name, b""))
            self._small[name] = image.resize((_SIDE, _SIDE)) if image is not None else None  # pyright: ignore[reportUnknownMemberType]
        image = self._small[name]
        if image is None:
            return None
        at = (min(_SIDE - 1, int(x * _SIDE)), min(_SIDE - 1, int(y * _SIDE)))
        r, g, b, a = image.getpixel((max(0, at[0]), max(0, at[1])))
        return f"{r:02X}{g:02X}{b:02X}", a / 255


def fill_of(
    node: Iterable[Element] | None, palette: Palette, pictures: Pictures, targets: dict[str, str]
) -> tuple[bool, Sample | None]:
    """Whether `node` (an `spPr`, `bgPr`, or a list of fills) says how it is filled, and what is
    seen there. `targets` leads relationship ids to the names of pictures."""
    for child in node if node is not None else ():
        kind = child.tag.rpartition("}")[2]
        if kind == "noFill":
            return True, None
        if kind == "solidFill":
            return True, _even(palette.color(child))
        if kind == "gradFill":
            return True, _gradient(child, palette)
        if kind == "pattFill":
            back = palette.color(child.find(f"{A}bgClr"))
            front = palette.color(child.find(f"{A}fgClr"))
            return True, _even((mix(back[0], front[0], 0.4), 1.0) if back and front else None)
        if kind == "blipFill":
            blip = child.find(f"{A}blip")
            name = targets.get(blip.get(f"{R}embed", ""), "") if blip is not None else ""
            return True, partial(pictures.sample, name)
    return False, None


def _even(color: Color | None) -> Sample | None:
    """A fill of one colour."""
    return (lambda x, y: color) if color else None


def _gradient(node: Element, palette: Palette) -> Sample | None:
    """A gradient along its axis; one along a path is taken from the middle outwards."""
    stops: list[tuple[float, Color]] = []
    for stop in node.iter(f"{A}gs"):
        color = palette.color(stop)
        if color:
            stops.append((integer(stop, "pos") / 100000, color))
    stops.sort(key=lambda stop: stop[0])
    if not stops:
        return None
    line = node.find(f"{A}lin")
    angle = integer(line, "ang") / 60000 if line is not None else None

    def sample(x: float, y: float) -> Color:
        if angle is None:
            at = 2 * max(abs(x - 0.5), abs(y - 0.5))
        else:
            from math import cos, radians, sin

            dx, dy = cos(radians(angle)), sin(radians(angle))
            at = 0.5 + ((x - 0.5) * dx + (y - 0.5) * dy) / (abs(dx) + abs(dy))
        return _at(stops, at)

    return sample


def _at(stops: list[tuple[float, Color]], at: float) -> Color:
    for (low, one), (high, other) in pairwise(stops):
        if at <= high:
            share = min(1.0, max(0.0, (at - low) / (high - low))) if high > low else 0.0
            return mix(one[0], other[0], share), one[1] + (other[1] - one[1]) * share
    return stops[-1][1]
