"""Colour arithmetic: six hex digits in (with or without `#`, any case), `RRGGBB` or numbers out.

Conversions between sRGB, HSL, Lab and OKLCH; tints; contrast and difference; how a colour looks
to colour-blind eyes; and the DrawingML modifiers that turn one colour into another. Pure
functions without state; every colour returned lies inside sRGB.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from math import atan2, cbrt, cos, degrees, exp, hypot, radians, sin, sqrt
from typing import Literal

Vision = Literal["protan", "deutan", "tritan"]
Triple = tuple[float, float, float]
Modifiers = tuple[tuple[str, int], ...]

# --- hex, sRGB, HSL -------------------------------------------------------------------------


def hex_to_rgb(color: str) -> tuple[int, int, int]:
    """The three 8-bit values; raises ValueError for what is no colour."""
    digits = color.removeprefix("#")
    if len(digits) != 6 or not digits.isalnum():
        raise ValueError(f"not a colour of six hex digits: {color!r}")
    value = int(digits, 16)
    return value >> 16, value >> 8 & 255, value & 255


def rgb_to_hex(rgb: Triple) -> str:
    """Values from 0 to 255, rounded and kept inside that range, as `RRGGBB`."""
    red, green, blue = (min(255, max(0, int(value + 0.5))) for value in rgb)
    return f"{red:02X}{green:02X}{blue:02X}"


def hex_to_hsl(color: str) -> Triple:
    """Hue in degrees, saturation and lightness from 0 to 1; the hue of a grey is 0."""
    red, green, blue = (value / 255 for value in hex_to_rgb(color))
    high, low = max(red, green, blue), min(red, green, blue)
    chroma, light = high - low, (high + low) / 2
    if not chroma:
        return 0.0, 0.0, light
    if high == red:
        sector = (green - blue) / chroma % 6
    elif high == green:
        sector = (blue - red) / chroma + 2
    else:
        sector = (red - green) / chroma + 4
    return sector * 60, chroma / (1 - abs(2 * light - 1)), light


def hsl_to_hex(hue: float, saturation: float, light: float) -> str:
    swing = saturation * min(light, 1 - light)

    def channel(offset: int) -> float:
        place = (offset + hue / 30) % 12
        return 255 * (light - swing * max(-1.0, min(place - 3, 9 - place, 1.0)))

    return rgb_to_hex((channel(0), channel(8), channel(4)))


def mix(ground: str, front: str, share: float) -> str:
    """`share` (0 to 1) of `front` laid over `ground`, blended in sRGB as programs blend alpha."""
    back, over = hex_to_rgb(ground), hex_to_rgb(front)
    red, green, blue = (b + (f - b) * share for b, f in zip(back, over, strict=True))
    return rgb_to_hex((red, green, blue))


# --- light, contrast ------------------------------------------------------------------------


def _to_linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _from_linear(value: float) -> float:
    return 12.92 * value if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055


_LINEAR = tuple(_to_linear(value / 255) for value in range(256))


def hex_to_linear(color: str) -> Triple:
    """Linear light of the three primaries, from 0 to 1."""
    red, green, blue = hex_to_rgb(color)
    return _LINEAR[red], _LINEAR[green], _LINEAR[blue]


def linear_to_hex(linear: Triple) -> str:
    red, green, blue = (255 * _from_linear(min(1.0, max(0.0, value))) for value in linear)
    return rgb_to_hex((red, green, blue))


@lru_cache(maxsize=1024)
def luminance(color: str) -> float:
    """Relative luminance of WCAG 2.2."""
    red, green, blue = hex_to_linear(color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of WCAG 2.2, from 1 to 21."""
    first, second = luminance(one) + 0.05, luminance(other) + 0.05
    return first / second if first > second else second / first


# --- Lab, OKLCH -----------------------------------------------------------------------------

_Matrix = tuple[Triple, Triple, Triple]

# linear sRGB to XYZ divided by the white point D65
_XYZ: _Matrix = (
    (0.4124564 / 0.95047, 0.3575761 / 0.95047, 0.1804375 / 0.95047),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339 / 1.08883, 0.1191920 / 1.08883, 0.9503041 / 1.08883),
)
# Ottosson, "A perceptual color space for image processing", 2020
_OK_LMS: _Matrix = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
_OK_LAB: _Matrix = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)
_OK_LMS_BACK: _Matrix = (
    (1.0, 0.3963377774, 0.2158037573),
    (1.0, -0.1055613458, -0.0638541728),
    (1.0, -0.0894841775, -1.2914855480),
)
_OK_RGB: _Matrix = (
    (4.0767416621, -3.3077115913, 0.2309699292),
    (-1.2684380046, 2.6097574011, -0.3413193965),
    (-0.0041960863, -0.7034186147, 1.7076147010),
)


def _product(matrix: _Matrix, vector: Triple) -> Triple:
    x, y, z = vector
    a, b, c = matrix
    return (
        a[0] * x + a[1] * y + a[2] * z,
        b[0] * x + b[1] * y + b[2] * z,
        c[0] * x + c[1] * y + c[2] * z,
    )


@lru_cache(maxsize=1024)
def hex_to_lab(color: str) -> Triple:
    """CIE L*a*b* under D65."""

    def lift(value: float) -> float:
        return cbrt(value) if value > 216 / 24389 else value * 841 / 108 + 4 / 29

    x, y, z = map(lift, _product(_XYZ, hex_to_linear(color)))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def hex_to_oklch(color: str) -> Triple:
    """Lightness (0 to 1), chroma (0 to about 0.32), hue in degrees."""
    long, middle, short = map(cbrt, _product(_OK_LMS, hex_to_linear(color)))
    light, a, b = _product(_OK_LAB, (long, middle, short))
    return light, hypot(a, b), degrees(atan2(b, a)) % 360


def _oklch_to_linear(light: float, chroma: float, hue: float) -> Triple:
    a, b = chroma * cos(radians(hue)), chroma * sin(radians(hue))
    long, middle, short = _product(_OK_LMS_BACK, (light, a, b))
    return _product(_OK_RGB, (long**3, middle**3, short**3))


def oklch_to_hex(light: float, chroma: float, hue: float) -> str:
    """The colour; where it lies outside sRGB, with as much of the chroma as fits."""
    if _is_inside(_oklch_to_linear(light, chroma, hue)):
        return linear_to_hex(_oklch_to_linear(light, chroma, hue))
    low, high = 0.0, chroma
    for _ in range(16):
        middle = (low + high) / 2
        if _is_inside(_oklch_to_linear(light, middle, hue)):
            low = middle
        else:
            high = middle
    return linear_to_hex(_oklch_to_linear(light, low, hue))


def _is_inside(linear: Triple) -> bool:
    return min(linear) >= -1e-4 and max(linear) <= 1.0001


def nearest_passing(color: str, needs: Iterable[tuple[str, float]]) -> str:
    """`color` made lighter or darker in OKLCH, as little as needed, until it reaches each
    contrast of `needs` (ground, ratio) with its ground; empty where no lightness does."""
    needs = tuple(needs)
    if all(contrast(color, ground) >= ratio for ground, ratio in needs):
        return rgb_to_hex(hex_to_rgb(color))
    light, chroma, hue = hex_to_oklch(color)

    def passing(step: float) -> str:
        candidate = oklch_to_hex(step, chroma, hue)
        return candidate if all(contrast(candidate, on) >= ratio for on, ratio in needs) else ""

    def by_nearness(count: int) -> list[float]:
        return sorted((n / count for n in range(count + 1)), key=lambda step: abs(step - light))

    if not any(map(passing, by_nearness(40))):
        return ""
    return next(filter(None, map(passing, by_nearness(200))))


# --- difference, colour blindness -----------------------------------------------------------


def delta_e2000(one: str, other: str) -> float:
    """CIEDE2000 of two colours: below 1 nobody sees it, from 12 on they are told apart easily."""
    return lab_difference(hex_to_lab(one), hex_to_lab(other))


def lab_difference(one: Triple, other: Triple) -> float:
    """CIEDE2000 (Sharma, Wu, Dalal 2005) of two L*a*b* colours, all weights 1."""
    l1, a1, b1 = one
    l2, a2, b2 = other
    mean = ((hypot(a1, b1) + hypot(a2, b2)) / 2) ** 7
    stretch = 1.5 - 0.5 * sqrt(mean / (mean + 25**7))
    c1, c2 = hypot(a1 * stretch, b1), hypot(a2 * stretch, b2)
    h1, h2 = _hue(a1 * stretch, b1), _hue(a2 * stretch, b2)
    turn = 0.0 if c1 * c2 == 0 else (h2 - h1 + 180) % 360 - 180
    light = (l2 - l1) / _light_weight((l1 + l2) / 2)
    chroma_mean = (c1 + c2) / 2
    chroma = (c2 - c1) / (1 + 0.045 * chroma_mean)
    hue_mean = h1 + h2 if c1 * c2 == 0 else (h1 + turn / 2) % 360
    hue = 2 * sqrt(c1 * c2) * sin(radians(turn / 2)) / _hue_weight(chroma_mean, hue_mean)
    cross = _rotation(chroma_mean, hue_mean) * chroma * hue
    return sqrt(max(0.0, light**2 + chroma**2 + hue**2 + cross))


def _hue(a: float, b: float) -> float:
    return degrees(atan2(b, a)) % 360


def _light_weight(light: float) -> float:
    offset = (light - 50) ** 2
    return 1 + 0.015 * offset / sqrt(20 + offset)


_HUE_WAVES = ((-0.17, 1, -30), (0.24, 2, 0), (0.32, 3, 6), (-0.20, 4, -63))


def _hue_weight(chroma: float, hue: float) -> float:
    tone = 1 + sum(high * cos(radians(times * hue + by)) for high, times, by in _HUE_WAVES)
    return 1 + 0.015 * chroma * tone


def _rotation(chroma: float, hue: float) -> float:
    power = chroma**7
    turn = 60 * exp(-(((hue - 275) / 25) ** 2))
    return -2 * sqrt(power / (power + 25**7)) * sin(radians(turn))


# Machado, Oliveira, Fernandes 2009, severity 1.0, on linear light
_VISION: dict[str, _Matrix] = {
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def simulate(color: str, vision: Vision) -> str:
    """`color` as a person wholly without one sort of cone sees it."""
    return linear_to_hex(_product(_VISION[vision], hex_to_linear(color)))


@lru_cache(maxsize=4096)
def _seen_lab(color: str, vision: Vision | None) -> Triple:
    return hex_to_lab(simulate(color, vision) if vision else color)


def seen_difference(one: str, other: str, vision: Vision | None) -> float:
    """`delta_e2000` of two colours as a person with that vision sees them; None is full sight."""
    return lab_difference(_seen_lab(one, vision), _seen_lab(other, vision))


# --- DrawingML modifiers --------------------------------------------------------------------
# ECMA-376 20.1.2.3: PowerPoint and LibreOffice apply them one after the other in HSL of the
# encoded values; a value that leaves its range is cut, so none here does. Lightness comes
# first, because neither black nor white keeps a saturation or a hue.

PERCENT = 100_000
DEGREE = 60_000
EXACT = 0.7  # nobody sees a Delta E2000 of 1; the rest is for how programs round

_COMPONENTS = {"hue": 0, "sat": 1, "lum": 2}


def apply_modifiers(base: str, modifiers: Modifiers) -> str:
    """The colour that a program shows for `base` with `modifiers`."""
    parts = list(hex_to_hsl(base))
    for name, value in modifiers:
        index = _COMPONENTS[name[:3]]
        if name == "hueOff":
            parts[index] = (parts[index] + value / DEGREE) % 360
            continue
        share = value / PERCENT
        changed = parts[index] * share if name.endswith("Mod") else parts[index] + share
        parts[index] = min(1.0, max(0.0, changed))
    return hsl_to_hex(parts[0], parts[1], parts[2])


def scheme_modifiers(base: str, target: str) -> Modifiers:
    """The fewest modifiers that turn `base` into `target` exactly enough (Delta E2000 < 1).

    Tints are written as Office writes them, `lumMod` with `lumOff` making up the rest to white,
    and shades as `lumMod` alone: they stay tints and shades whatever colour the base becomes.
    """
    for candidate in _candidates(hex_to_hsl(base), hex_to_hsl(target)):
        if _looks_equal(apply_modifiers(base, candidate), target):
            return candidate
    raise AssertionError(f"no modifiers lead from {base} to {target}")


def _looks_equal(one: str, other: str) -> bool:
    if one == other:
        return True
    # far apart in one channel is visibly apart, and most of what is tried is: no Lab needed
    if max(abs(a - b) for a, b in zip(hex_to_rgb(one), hex_to_rgb(other), strict=True)) > 48:
        return False
    return delta_e2000(one, other) < EXACT


def _candidates(base: Triple, target: Triple) -> tuple[Modifiers, ...]:
    light = _light_modifiers(base[2], target[2])
    saturation = _saturation_modifiers(base[1], target[1])
    # difference, not remainder: LibreOffice cuts a hue at 0 and 360 degrees
    hue: Modifiers = (("hueOff", round((target[0] - base[0]) * DEGREE)),)
    choices = (
        (),
        light,
        saturation,
        hue,
        light + saturation,
        light + hue,
        saturation + hue,
        light + saturation + hue,
    )
    return tuple(sorted(choices, key=len))


def _light_modifiers(base: float, target: float) -> Modifiers:
    if target == base:
        return ()
    if target < base:
        return (("lumMod", round(target / base * PERCENT)),)
    keep = round((1 - target) / (1 - base) * PERCENT)
    return ("lumMod", keep), ("lumOff", PERCENT - keep)


def _saturation_modifiers(base: float, target: float) -> Modifiers:
    if target == base:
        return ()
    # a faint saturation is too coarse in 8 bits to be multiplied
    if target < base or base > 0.1:
        return (("satMod", round(target / base * PERCENT)),)
    return (("satOff", round((target - base) * PERCENT)),)


def nearest_slot(target: str, slots: Mapping[str, str]) -> tuple[str, Modifiers]:
    """The slot nearest to `target` and the modifiers that lead from it to `target`.

    Nearness counts hue and chroma in full and lightness by half, because a tint belongs to its
    own hue: it must follow that one when the scheme is changed.
    """
    if not slots:
        raise ValueError("no slots to choose from")
    best = _nearest(target, slots)
    return best, scheme_modifiers(slots[best], target)


def _nearest(target: str, slots: Mapping[str, str]) -> str:
    light, a, b = hex_to_lab(target)

    def distance(slot: str) -> float:
        other = hex_to_lab(slots[slot])
        return hypot((other[0] - light) / 2, other[1] - a, other[2] - b)

    return min(slots, key=distance)


def nearest_reaching(target: str, slots: Mapping[str, str]) -> tuple[str, Modifiers]:
    """As `nearest_slot`, but of slots that anybody chose: the nearest from which modifiers lead
    to `target`; raises AssertionError where they do from none."""
    left = dict(slots)
    while len(left) > 1:
        try:
            return nearest_slot(target, left)
        except AssertionError:
            del left[_nearest(target, left)]
    return nearest_slot(target, left)
