"""Colour roles: a theme's `colors` in, six hex digits for every role of a variant out.

Raw values are `#RRGGBB`, the name of another role (`primary`, `inv.primary`), or a tint or mixture
of roles (`primary/50`); a role that one variant lacks has the other's value. Resolved values are
`RRGGBB`.
"""

from __future__ import annotations

from collections.abc import Mapping

from deckbuilder.color import mix

Raw = Mapping[str, Mapping[str, str]]  # variant -> role -> raw value
Resolved = dict[str, dict[str, str]]

OTHER = {"light": "dark", "dark": "light"}


class RoleCircleError(Exception):
    """Roles that equal each other in a circle; `variant` and `roles` tell the way."""

    def __init__(self, variant: str, roles: tuple[str, ...]) -> None:
        self.variant = variant
        self.roles = roles
        super().__init__(" → ".join(roles))


def is_hex(value: object) -> bool:
    """Whether `value` is a colour as people write it, `#B3121D` or `#B12`."""
    if not isinstance(value, str) or len(value) not in (4, 7) or value[0] != "#":
        return False
    return all(digit in "0123456789abcdefABCDEF" for digit in value[1:])


def hex_digits(value: str) -> str:
    """`RRGGBB` of a colour that `is_hex`."""
    digits = value[1:].upper()
    return digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)


def resolve_roles(raw: Raw) -> Resolved:
    """Every role of every variant of `raw` as RRGGBB; raises RoleCircleError."""
    names = list(dict.fromkeys(role for roles in raw.values() for role in roles))
    return {variant: {role: _resolve(raw, variant, role, ()) for role in names} for variant in raw}


def _resolve(raw: Raw, variant: str, role: str, before: tuple[tuple[str, str], ...]) -> str:
    way = list(before)
    while True:
        if (variant, role) in way:
            raise RoleCircleError(way[0][0], tuple(name for _, name in [*way, (variant, role)]))
        way.append((variant, role))
        if role not in raw[variant]:
            variant = OTHER[variant]
        value = raw[variant][role]
        if value.startswith("#"):
            return hex_digits(value)
        if "/" in value:
            return _mixed(raw, variant, value, tuple(way))
        if value.startswith("inv."):
            variant = OTHER[variant] if OTHER[variant] in raw else variant
        role = value.removeprefix("inv.")


def _mixed(raw: Raw, variant: str, value: str, way: tuple[tuple[str, str], ...]) -> str:
    """A tint over the variant's own background, or a mixture of two of its roles."""
    name, _, share = value.partition("/")
    front, tilde, back = name.partition("~")
    over = _resolve(raw, variant, back if tilde else front, way)
    under = _resolve(raw, variant, front if tilde else "background", way)
    return mix(under, over, float(share) / 100)
