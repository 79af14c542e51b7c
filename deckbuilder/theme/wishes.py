"""What a spec wants of a theme beyond its name: colours and fonts, checked before they are set."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Any

import msgspec

from deckbuilder.diagnostics import DeckError, Diagnostic, Place, diagnostic, suggestion
from deckbuilder.model.theme import FONT_ROLES
from deckbuilder.theme.faces import SCRIPTS
from deckbuilder.theme.roles import is_hex

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
    swapped: bool = False  # the spec wished this of another theme than `name`

    def without(self, found: list[Diagnostic], roles: Collection[str]) -> Wish:
        """The wish as far as a theme with these colour roles has a place for it; what is left
        out is added to `found`."""
        lost = [role for role in self.colors if role not in roles]
        for role in lost:
            found.append(diagnostic("W205", self.where, name=self.name, role=role))
        kept = {role: color for role, color in self.colors.items() if role in roles}
        return msgspec.structs.replace(self, colors=kept)


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
