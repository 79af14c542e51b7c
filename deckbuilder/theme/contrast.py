"""Which roles stand on which, the contrast each pair needs, and colours that have it.

Resolved roles (`RRGGBB`) come in; contrast is that of WCAG 2.2: 4.5:1 for text, 3:1 for large
text and meaningful graphics.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from math import inf

from deckbuilder.color import (
    Vision,
    contrast,
    hex_to_oklch,
    mix,
    nearest_passing,
    oklch_to_hex,
    seen_difference,
)

TEXT, LARGE = 4.5, 3.0
ON_TINT = 3.6  # with the ground, so that a tint of 13 % over it leaves 3
CODE = 5.6  # on its panel, so that highlighted lines, a fifth nearer, keep 4.5
CODE_WORDS = ("keyword", "string", "number", "name", "comment")
APART = 12.0  # least Delta E2000 between two series, to every eye
VISIONS: tuple[Vision, ...] = ("protan", "deutan", "tritan")
EYES: tuple[Vision | None, ...] = (None, *VISIONS)

# front, ground, least contrast; a pair counts where a theme has both roles
PAIRS: tuple[tuple[str, str, float], ...] = (
    ("text", "background", TEXT),
    ("text", "surface", TEXT),
    ("muted", "background", TEXT),
    ("muted", "surface", TEXT),
    ("primary", "background", LARGE),
    ("on-primary", "primary", TEXT),
    ("accent1", "background", LARGE),
    ("accent1", "surface", LARGE),
    ("accent1-text", "background", TEXT),
    ("accent1-text", "surface", TEXT),
    ("primary-text", "background", TEXT),
    ("primary-text", "surface", TEXT),
    ("link", "background", TEXT),
    ("link", "surface", TEXT),
    ("kicker", "background", TEXT),
    ("kicker", "surface", TEXT),
    ("title", "background", TEXT),
    ("title", "surface", LARGE),
    ("on-accent1", "accent1", LARGE),
    ("on-primary-accent", "primary", LARGE),
    ("on-primary-muted", "primary", TEXT),
    ("leaf", "text", LARGE),
    ("accent2", "background", LARGE),
    ("accent3", "background", LARGE),
    ("accent4", "background", LARGE),
    ("accent5", "background", LARGE),
    ("accent6", "background", LARGE),
    ("rest", "background", LARGE),
    ("muted", "line", LARGE),
    ("good", "background", TEXT),
    ("warn", "background", TEXT),
    ("line-strong", "background", LARGE),
    *((f"code-{word}", "surface", CODE) for word in CODE_WORDS),
    ("on-primary", "ground", TEXT),
    ("gold", "ground", LARGE),
    ("gold-text", "ground", TEXT),
    ("on-ground-muted", "ground", TEXT),
)

Roles = Mapping[str, str]


def failing_pairs(roles: Roles) -> list[tuple[str, str, float, float]]:
    """Front, ground, contrast and the contrast needed of every pair that lacks it."""
    result: list[tuple[str, str, float, float]] = []
    for front, ground, least in PAIRS:
        if front in roles and ground in roles:
            ratio, needed = contrast(roles[front], roles[ground]), _needed(least, ground, roles)
            if ratio < needed:
                result.append((front, ground, ratio, needed))
    return result


def _needed(least: float, ground: str, roles: Roles) -> float:
    """Code shows better than it must, as far as the theme's own text does."""
    if least <= TEXT or "text" not in roles:
        return least
    return min(least, max(TEXT, contrast(roles["text"], roles[ground])))


def needs_of(role: str, roles: Roles) -> tuple[tuple[str, float], ...]:
    """The grounds that `role` stands on, each with the contrast needed."""
    return tuple(
        (roles[ground], _needed(least, ground, roles))
        for front, ground, least in PAIRS
        if front == role and ground in roles
    )


def readable(role: str, roles: Roles) -> str:
    """`role`'s colour made lighter or darker until it shows on all its grounds; empty where no
    lightness does. Text on the primary or the accent is as plain as the theme's other text, not a
    middle grey that just passes."""
    needs = needs_of(role, roles)
    if role in ("on-primary", "on-accent1"):
        for color in (roles["background"], roles["text"], "FFFFFF", "000000"):
            if all(contrast(color, ground) >= ratio for ground, ratio in needs):
                return color
    return nearest_passing(roles[role], needs)


# --- series of a chart ----------------------------------------------------------------------


def role_rgb(color: str, roles: Roles) -> str:
    """The colour expression `color` over `roles` of one variant."""
    name, slash, share = color.partition("/")
    if not slash:
        return roles[name]
    front, tilde, back = name.partition("~")
    amount = float(share) / 100
    if tilde:
        return mix(roles[front], roles[back], amount)
    return mix(roles["background"], roles[front], amount)


def alike(series: Sequence[str]) -> list[tuple[int, int, Vision | None, float]]:
    """Every two series nearer than `APART` to some eye (None: to all): the eye to which they
    are nearest, and how near."""
    result: list[tuple[int, int, Vision | None, float]] = []
    for i, j in combinations(range(len(series)), 2):
        near = [seen_difference(series[i], series[j], eye) for eye in EYES]
        if min(near) < APART:
            result.append((i, j, EYES[near.index(min(near))], min(near)))
    return result


def least_difference(series: Sequence[str], eye: Vision | None) -> float:
    """Between any two of `series` as `eye` sees them."""
    return min((seen_difference(a, b, eye) for a, b in combinations(series, 2)), default=inf)


def told_apart(color: str, others: Sequence[str]) -> bool:
    return all(seen_difference(color, other, eye) >= APART for other in others for eye in VISIONS)


_TURNS = (0, 15, -15, 30, -30, 50, -50, 75, -75, 105, -105, 140, -140, 180)
_LIGHTS = tuple(step / 100 for step in range(28, 98, 5))


def set_apart(
    color: str, others: Sequence[str], wished: Sequence[str], needs: Sequence[tuple[str, float]]
) -> str:
    """A colour near to `color` that every eye tells from `others`, and where that is possible
    from those `wished` too, and that shows on the grounds of `needs`; empty if there is none."""
    for apart_from in ([*others, *wished], others):
        for one in _neighbours(color):
            shown = all(contrast(one, ground) >= ratio for ground, ratio in needs)
            if shown and told_apart(one, apart_from):
                return one
    return ""


def _neighbours(color: str) -> Iterator[str]:
    """Colours of other lightness and hue, the nearest first; then brighter and duller ones."""
    yield color
    light, chroma, hue = hex_to_oklch(color)
    steps = [(at, turn) for at in _LIGHTS for turn in _TURNS]
    steps.sort(key=lambda step: ((step[0] - light) / 0.08) ** 2 + (step[1] / 20) ** 2)
    for strength in (chroma, 0.12, 0.06):
        for at, turn in steps:
            yield oklch_to_hex(at, strength, hue + turn)
