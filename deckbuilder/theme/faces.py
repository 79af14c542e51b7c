"""Fonts: a theme's `fonts` in, one `Face` a font role out, each with the references that slides
use for it.

A theme part names few families: the minor one (body), the major one (heading or display), and a
complex-script family in each. Chinese and English need no complex script, so the East Asian
family of quotations takes the major's place for it and the Latin of code the minor's.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

import msgspec

from deckbuilder.model.theme import FONT_ROLES, Face

Families = tuple[str, ...]
SCRIPTS = ("latin", "east_asian")


class FontCircleError(Exception):
    """Font roles that share each other's families in a circle."""

    def __init__(self, roles: tuple[str, ...]) -> None:
        self.roles = roles
        super().__init__(" → ".join(roles))


class Lost(msgspec.Struct, frozen=True):
    """A family that the theme part has no room for, and the one that is used."""

    role: str
    family: str
    taken: str


class _Pair(msgspec.Struct, frozen=True):
    latin: Families
    east_asian: Families


def set_fonts(fonts: Mapping[str, Any], given: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """`fonts` with the families of `given`: a word stands in front of those it replaces, a list
    in place of them.

    A new heading is the display face too, as one deck has one family for what stands large.
    Families elsewhere that equal a replaced one go with it: the Latin of quotations is the
    display's. Raises FontCircleError.
    """
    result = {
        role: value if isinstance(value, str) else dict(value) for role, value in fonts.items()
    }
    body = fonts[follow_font(fonts, "body")]
    for role, families in given.items():
        old = fonts[follow_font(fonts, role)]
        new = {script: _in_front(families.get(script, ""), old[script]) for script in SCRIPTS}
        large = role == "heading" and "display" not in given
        replaced = fonts[follow_font(fonts, "display")] if large else old
        for script in SCRIPTS:
            if role == "body" or replaced[script] != body[script]:
                _replace_equals(result, script, replaced[script], new[script])
        result[role] = new
        if large:
            result["display"] = "heading"
    return result


def extend_fonts(below: Any, above: Any) -> Any:
    """The `fonts` of a theme that extends another's; what has not their form is left alone."""
    if not _has_form(below) or not _has_form(above):
        return None
    shared = {role: value for role, value in above.items() if isinstance(value, str)}
    own = {role: value for role, value in above.items() if role not in shared}
    try:
        fonts = set_fonts({**below, **shared}, own)
    except FontCircleError:
        return None
    return {**fonts, **shared}


def _has_form(fonts: Any) -> bool:
    """Whether these are font roles, each the name of another or families by script."""
    if not isinstance(fonts, dict):
        return False
    given = cast("dict[str, Any]", fonts)
    return all(
        role in FONT_ROLES
        and (value in FONT_ROLES if isinstance(value, str) else _has_families(value))
        for role, value in given.items()
    )


def _has_families(value: Any) -> bool:
    if not isinstance(value, dict):
        return False
    given = cast("dict[str, Any]", value)
    return all(
        script in SCRIPTS and isinstance(families, (str, list)) and families not in ("", [])
        for script, families in given.items()
    )


def _in_front(family: str | list[str], old: list[str]) -> list[str]:
    if isinstance(family, list):
        return family
    return [family, *(each for each in old if each != family)] if family else old


def _replace_equals(fonts: dict[str, Any], script: str, old: list[str], new: list[str]) -> None:
    for families in fonts.values():
        if isinstance(families, dict) and families[script] == old:
            families[script] = new


def follow_font(fonts: Mapping[str, Any], role: str) -> str:
    """The role whose own families `role` has; raises FontCircleError."""
    way = [role]
    while isinstance(shared := fonts[way[-1]], str):
        if shared in way:
            raise FontCircleError((*way, shared))
        way.append(shared)
    return way[-1]


def make_faces(
    fonts: Mapping[str, Any], scheme: Mapping[str, str] | None = None
) -> tuple[dict[str, Face], tuple[Lost, ...]]:
    """The faces of all font roles, and what the theme part cannot hold; raises FontCircleError.

    A template's theme part stays as it is: `scheme` tells which family it has under which
    reference, and what is not there is named as it is.
    """
    if scheme:
        return {
            role: _face_on(scheme, _pair(fonts[follow_font(fonts, role)])) for role in FONT_ROLES
        }, ()
    pairs = {role: _pair(fonts[follow_font(fonts, role)]) for role in FONT_ROLES}
    minor = pairs["body"]
    major = pairs["heading"] if pairs["heading"] != minor else pairs["display"]
    latin = {minor.latin[0]: "+mn-lt"}
    east_asian = {minor.east_asian[0]: "+mn-ea"}
    latin.setdefault(major.latin[0], "+mj-lt")
    east_asian.setdefault(major.east_asian[0], "+mj-ea")
    latin.setdefault(pairs["mono"].latin[0], "+mn-cs")
    east_asian.setdefault(pairs["quote"].east_asian[0], "+mj-cs")
    faces: dict[str, Face] = {}
    lost: list[Lost] = []
    for role, pair in pairs.items():
        spare = major if role in ("heading", "display", "numeral") else minor
        if pair == major != minor:
            faces[role] = Face(pair.latin, pair.east_asian, "+mj-lt", "+mj-ea")
            continue
        slot = latin.get(pair.latin[0])
        ea_slot = east_asian.get(pair.east_asian[0])
        own = follow_font(fonts, role) == role
        if slot is None and own:
            lost.append(Lost(role, pair.latin[0], spare.latin[0]))
        if ea_slot is None and own:
            lost.append(Lost(role, pair.east_asian[0], spare.east_asian[0]))
        faces[role] = Face(
            pair.latin if slot else spare.latin,
            pair.east_asian if ea_slot else spare.east_asian,
            slot or latin[spare.latin[0]],
            ea_slot or east_asian[spare.east_asian[0]],
        )
    return faces, tuple(lost)


def _face_on(scheme: Mapping[str, str], pair: _Pair) -> Face:
    """A face by the references of a font scheme, which go by family."""
    latin, east_asian = pair.latin[0], pair.east_asian[0]
    both = [f"+{kind}-" for kind in ("mn", "mj")]
    whole = [k for k in both if (scheme[f"{k}lt"], scheme[f"{k}ea"]) == (latin, east_asian)]
    order = [*whole, *both]
    slot = next((f"{k}lt" for k in order if scheme[f"{k}lt"] == latin), latin)
    ea_slot = next((f"{k}ea" for k in order if scheme[f"{k}ea"] == east_asian), east_asian)
    return Face(pair.latin, pair.east_asian, slot, ea_slot)


def _pair(families: Mapping[str, list[str]]) -> _Pair:
    return _Pair(tuple(families["latin"]), tuple(families["east_asian"]))
