"""What a spec wants of a theme beyond its name: colours and fonts, checked before they are set.

A colour that leaves some pair of roles without the contrast it needs is an error, which names the
pair and a colour near the one wanted that would do.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Any

import msgspec

from deckbuilder.diagnostics import DeckError, Diagnostic, Place, diagnostic, suggestion
from deckbuilder.model.theme import FONT_ROLES
from deckbuilder.theme.check import is_hex
from deckbuilder.theme.faces import SCRIPTS
from deckbuilder.theme.roles import Raw, Resolved, failing_pairs, passing_color, set_roles

Colors = Mapping[str, str]
Fonts = Mapping[str, Mapping[str, str]]
NONE: Mapping[str, Any] = MappingProxyType({})


class Wish(msgspec.Struct, frozen=True):
    """What the spec wants of a theme, and where it says so."""

    name: str
    variant: str
    colors: Colors
    fonts: Fonts
    logo: str
    where: Place


def stop_at(found: list[Diagnostic]) -> None:
    if any(each.is_error for each in found):
        raise DeckError(found)


def wish_faults(wish: Wish, roles: Collection[str]) -> list[Diagnostic]:
    """What in `wish` cannot be set in a theme with these colour roles."""
    found: list[Diagnostic] = []
    for role, color in wish.colors.items():
        if role not in roles:
            hint = suggestion(role, roles)
            found.append(diagnostic("E212", wish.where, what="colour role", word=role, hint=hint))
        elif not is_hex(color):
            found.append(diagnostic("E213", wish.where, color=color, also=""))
    for role, families in wish.fonts.items():
        if role not in FONT_ROLES:
            hint = suggestion(role, FONT_ROLES)
            found.append(diagnostic("E212", wish.where, what="font role", word=role, hint=hint))
        for script in families:
            if script not in SCRIPTS:
                hint = suggestion(script, SCRIPTS)
                found.append(diagnostic("E210", wish.where, key=script, hint=hint))
    return found


def wish_colors(wish: Wish, raw: Raw, variant: str, before: Resolved) -> Resolved:
    """The theme's roles with the colours of `wish`; raises DeckError where contrast is lacking."""
    after = set_roles(raw, variant, wish.colors)
    stop_at(_contrast_faults(wish, raw, variant, before, after))
    return after


def _contrast_faults(
    wish: Wish, raw: Raw, variant: str, before: Resolved, after: Resolved
) -> list[Diagnostic]:
    found: list[Diagnostic] = []
    hint = ""
    for each, roles in after.items():
        for front, ground, ratio, needed in failing_pairs(roles):
            if all(roles[role] == before[each][role] for role in (front, ground)):
                continue
            hint = hint or _way_out(wish, raw, variant, (front, ground))
            fields = {
                "front": f"{front} (#{roles[front]})",
                "ground": f"{ground} (#{roles[ground]})",
                "variant": "" if each == variant else f" in the {each} variant",
                "ratio": f"{ratio:.2f}",
                "needed": f"{needed:g}",
                "hint": hint,
            }
            found.append(diagnostic("E220", wish.where, **fields))
    return found


def _way_out(wish: Wish, raw: Raw, variant: str, pair: tuple[str, str]) -> str:
    """`; "primary: #0A5F33" would do` for the first of the roles set that can be mended alone."""
    roles = sorted(wish.colors, key=lambda role: role not in pair)
    for role in roles:
        color = passing_color(raw, variant, wish.colors, role)
        if color:
            return f'; {role}: "{color}" would do'
    return ""
