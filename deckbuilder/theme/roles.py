"""Colour roles: a theme's `colors` in, six hex digits for every role of a variant out; and what
happens to the other roles when a spec sets one.

Raw values are `#RRGGBB` or the name of another role (`primary`, `inv.primary`); a role that one
variant lacks has the other's value. Resolved values are `RRGGBB`.
"""

from __future__ import annotations

from collections.abc import Mapping

from deckbuilder.color import (
    apply_modifiers,
    contrast,
    hex_to_oklch,
    nearest_passing,
    nearest_slot,
    oklch_to_hex,
)
from deckbuilder.model.theme import ROLES

Raw = Mapping[str, Mapping[str, str]]  # variant -> role -> raw value
Resolved = dict[str, dict[str, str]]

OTHER = {"light": "dark", "dark": "light"}

# roles with a hue of their own: set in one variant, they keep hue and chroma in the other
_HUED = ("accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "good", "warn")


class RoleCircleError(Exception):
    """Roles that equal each other in a circle; `variant` and `roles` tell the way."""

    def __init__(self, variant: str, roles: tuple[str, ...]) -> None:
        self.variant = variant
        self.roles = roles
        super().__init__(" → ".join(roles))


def resolve_roles(raw: Raw) -> Resolved:
    """Every role of every variant of `raw` as RRGGBB; raises RoleCircleError."""
    names = list(dict.fromkeys(role for roles in raw.values() for role in roles))
    return {variant: {role: _resolve(raw, variant, role) for role in names} for variant in raw}


def _resolve(raw: Raw, variant: str, role: str) -> str:
    way: list[tuple[str, str]] = []
    while True:
        if (variant, role) in way:
            raise RoleCircleError(way[0][0], tuple(name for _, name in [*way, (variant, role)]))
        way.append((variant, role))
        if role not in raw[variant]:
            variant = OTHER[variant]
        value = raw[variant][role]
        if value.startswith("#"):
            return value[1:].upper()
        if value.startswith("inv."):
            variant = OTHER[variant] if OTHER[variant] in raw else variant
        role = value.removeprefix("inv.")


def set_roles(raw: Raw, variant: str, given: Mapping[str, str]) -> Resolved:
    """The resolved roles once `given` (role -> `#RRGGBB`) stands in `variant`.

    What belongs to a role goes with it: roles that equal it, the theme's own shades of it,
    accent1's form for small words, and the same accent in the other variant.
    """
    before = resolve_roles(raw)
    changed = {key: dict(roles) for key, roles in raw.items()}
    changed[variant].update(given)
    if OTHER[variant] in raw:
        changed[OTHER[variant]].update(_counterparts(before, variant, given))
    changed[variant].update(_shades(raw, before, variant, given))
    if "accent1" in given and "accent1-text" not in given:
        for each in changed.values():
            each["accent1-text"] = "accent1"
    if OTHER[variant] in raw:
        _keep_readable(changed, OTHER[variant], given)
    after = resolve_roles(changed)
    if "accent1" in given and "accent1-text" not in given:
        for each in after.values():
            each["accent1-text"] = _small_words(each)
    return after


def _keep_readable(raw: dict[str, dict[str, str]], variant: str, given: Mapping[str, str]) -> None:
    """Makes what `variant` takes from a given role darker or lighter, as little as needed: a
    brand's middle blue is a title's colour, but a cover in it needs a deeper one."""
    for role, value in list(raw[variant].items()):
        source = value.removeprefix("inv.")
        if source == value or source not in given:
            continue
        light, chroma, hue = hex_to_oklch(given[source])
        for step in sorted(range(101), key=lambda step, at=light: abs(step / 100 - at)):
            if not failing_pairs(resolve_roles(raw)[variant]):
                break
            raw[variant][role] = "#" + oklch_to_hex(step / 100, chroma, hue)
        else:
            raw[variant][role] = value


def _counterparts(before: Resolved, variant: str, given: Mapping[str, str]) -> dict[str, str]:
    other = before[OTHER[variant]]
    needs = tuple((other[ground], 3.0) for ground in ("background", "surface"))
    result: dict[str, str] = {}
    for role in _HUED:
        if role in given:
            _, chroma, hue = hex_to_oklch(given[role])
            color = oklch_to_hex(hex_to_oklch(other[role])[0], chroma, hue)
            result[role] = "#" + (nearest_passing(color, needs) or color)
    return result


def _shades(raw: Raw, before: Resolved, variant: str, given: Mapping[str, str]) -> dict[str, str]:
    """The theme's own roles whose nearest role is one of `given`, in the same relation to it."""
    old = before[variant]
    known = {role: old[role] for role in ROLES}
    result: dict[str, str] = {}
    for role, value in raw[variant].items():
        if role in ROLES or role in given or not value.startswith("#"):
            continue
        near, modifiers = nearest_slot(old[role], known)
        if near in given:
            result[role] = "#" + apply_modifiers(given[near], modifiers)
    return result


def _small_words(roles: Mapping[str, str]) -> str:
    needs = tuple((roles[ground], 4.5) for ground in ("background", "surface"))
    return nearest_passing(roles["accent1"], needs) or roles["text"]


# --- contrast -------------------------------------------------------------------------------

# front, ground, least contrast (WCAG 2.2); a pair counts where a theme has both roles
PAIRS: tuple[tuple[str, str, float], ...] = (
    ("text", "background", 4.5),
    ("text", "surface", 4.5),
    ("muted", "background", 4.5),
    ("muted", "surface", 4.5),
    ("primary", "background", 3.0),
    ("on-primary", "primary", 4.5),
    ("accent1", "background", 3.0),
    ("accent1", "surface", 3.0),
    ("accent1-text", "background", 4.5),
    ("accent1-text", "surface", 4.5),
    ("accent2", "background", 3.0),
    ("accent3", "background", 3.0),
    ("accent4", "background", 3.0),
    ("accent5", "background", 3.0),
    ("accent6", "background", 3.0),
    ("good", "background", 4.5),
    ("warn", "background", 4.5),
    ("line-strong", "background", 3.0),
    ("on-primary", "ground", 4.5),
    ("gold", "ground", 3.0),
    ("gold-text", "ground", 4.5),
    ("on-ground-muted", "ground", 4.5),
)


def failing_pairs(roles: Mapping[str, str]) -> list[tuple[str, str, float, float]]:
    """Front, ground, contrast and the contrast needed of every pair that lacks it."""
    result: list[tuple[str, str, float, float]] = []
    for front, ground, needed in PAIRS:
        if front in roles and ground in roles:
            ratio = contrast(roles[front], roles[ground])
            if ratio < needed:
                result.append((front, ground, ratio, needed))
    return result


def passing_color(raw: Raw, variant: str, given: Mapping[str, str], role: str) -> str:
    """The colour nearest to `given[role]` with which no pair fails, lighter or darker in OKLCH,
    as `#RRGGBB`; empty where there is none."""
    light, chroma, hue = hex_to_oklch(given[role])
    for step in sorted(range(101), key=lambda step: abs(step / 100 - light)):
        color = "#" + oklch_to_hex(step / 100, chroma, hue)
        tried = set_roles(raw, variant, {**given, role: color})
        if not any(failing_pairs(roles) for roles in tried.values()):
            return color
    return ""
