"""The colours of a theme: its tree and what the spec wants in, every role of every variant out.

Where some pair of roles lacks the contrast it needs, the error names the pair and a colour near
the one wanted that would do: at the spec for what the spec sets, else in the theme's file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from math import floor
from typing import Any, cast

from deckbuilder.diagnostics import DeckError, Diagnostic, Place, diagnostic
from deckbuilder.model.theme import ROLES
from deckbuilder.theme.contrast import failing_pairs, readable
from deckbuilder.theme.derive import Given, mend, passing_color, set_roles
from deckbuilder.theme.roles import Raw, Resolved, RoleCircleError, resolve_roles
from deckbuilder.theme.schema import VARIANTS
from deckbuilder.theme.source import Keys, Tree
from deckbuilder.theme.wishes import Wish, stop_at

WayOut = Callable[[str, str, str], str]  # variant, front, ground -> a role and its colour
Where = Callable[[str, str, str], Place]


def raw_colors(tree: Tree) -> dict[str, dict[str, Any]]:
    """The variants that the theme has, each with its raw roles, as far as they have that form."""
    colors: Any = tree.values.get("colors")
    has: Any = tree.values.get("variants", VARIANTS)
    if not isinstance(colors, dict) or not isinstance(has, (list, tuple)):
        return {}
    given = cast("dict[str, Any]", colors)
    return {
        variant: dict(given[variant])
        for variant in VARIANTS
        if (variant in has or tree.template) and isinstance(given.get(variant), dict)
    }


def brand_colors(tree: Tree) -> dict[str, str]:
    """The roles that stand straight under `colors`: a brand's own, from which others follow."""
    colors = cast("dict[str, Any]", tree.values["colors"])
    return {role: value for role, value in colors.items() if role not in VARIANTS}


def make_colors(wish: Wish, tree: Tree, variant: str) -> tuple[Resolved, list[Diagnostic]]:
    """Every role of every variant with what the theme's brand and the spec set, and what had to
    be adapted; raises DeckError where a role is lacking or some pair lacks contrast."""
    raw = _whole(tree, variant)
    palette: list[str] = tree.values["palette"]
    usual = tree.values.get("variants", VARIANTS)[0]
    brand = brand_colors(tree)
    given = set_roles(raw, usual, brand, palette) if brand else raw
    branded = {each: dict(roles) for each, roles in given.items()}
    for each in branded:
        mend(branded, each, {*brand, *_own_roles(tree, each, branded[each])})
    before = resolve_roles(branded)
    if tree.template is None:  # a template's colours stay its own where no other will do
        stop_at(_theme_faults(tree, raw, usual, brand, before))
    if not wish.colors:
        return before, []
    if wish.swapped:
        return _adapted(wish, branded, variant, palette)
    after = resolve_roles(set_roles(branded, variant, wish.colors, palette))
    stop_at(_wish_faults(wish, branded, variant, before, after, palette))
    return after, []


def _adapted(
    wish: Wish, raw: Raw, variant: str, palette: list[str]
) -> tuple[Resolved, list[Diagnostic]]:
    """The roles with the spec's colours, each that does not show in this theme made lighter or
    darker, or left out where that does not help; and a warning for each."""
    given: dict[str, str] = {}
    found: list[Diagnostic] = []
    after = resolve_roles(raw)
    for role, color in wish.colors.items():
        before, tried = (
            after,
            resolve_roles(set_roles(raw, variant, {**given, role: color}, palette)),
        )
        if _lacking(tried) - _lacking(before):
            better = passing_color(raw, variant, {**given, role: color}, role, palette)
            taken = f'"{better}"' if better else "the theme's own"
            fields = {"role": role, "color": color, "name": wish.name, "taken": taken}
            found.append(diagnostic("W204", wish.where, **fields))
            color = better
        if color:
            given[role] = color
            after = resolve_roles(set_roles(raw, variant, given, palette))
    return after, found


def _lacking(resolved: Resolved) -> set[tuple[str, str, str, float, float]]:
    return {(each, *pair) for each, roles in resolved.items() for pair in failing_pairs(roles)}


def _own_roles(tree: Tree, variant: str, roles: Mapping[str, str]) -> Iterator[str]:
    """The roles of `variant` that the theme's file itself gives a colour, which nothing may
    change; one that equals another may be mended."""
    own = tree.place(()).file
    for role, value in roles.items():
        place = tree.places.get(("colors", variant, role))
        if value.startswith("#") and place and place.file == own:
            yield role


def _whole(tree: Tree, variant: str) -> Raw:
    """The raw colours, once it is sure that every variant and every role is there."""
    raw = raw_colors(tree)
    for has in tree.values.get("variants", VARIANTS):
        if has not in raw:
            raise DeckError([diagnostic("E211", tree.place(("colors",)), key=has)])
    lacking = [role for role in ROLES if not any(role in roles for roles in raw.values())]
    if lacking:
        where = tree.place(("colors", variant))
        raise DeckError([diagnostic("E211", where, key=role) for role in lacking])
    try:
        resolve_roles(raw)
    except RoleCircleError as error:
        raise DeckError([circle(tree, ("colors", error.variant), error.roles)]) from None
    return raw


def circle(tree: Tree, keys: Keys, roles: tuple[str, ...]) -> Diagnostic:
    """Names the role that the theme itself gives, rather than one it inherits."""
    own = tree.place(()).file
    name = min(roles, key=lambda role: tree.place((*keys, role)).file != own)
    return diagnostic("E216", tree.place((*keys, name)), name=name, circle=" → ".join(roles))


# --- contrast -------------------------------------------------------------------------------


def _theme_faults(
    tree: Tree, raw: Raw, usual: str, brand: Given, roles: Resolved
) -> list[Diagnostic]:
    own = tree.place(()).file

    def where(variant: str, front: str, ground: str) -> Place:
        keys = [("colors", *at, role) for role in (front, ground) for at in ((variant,), ())]
        known = [tree.places[key] for key in keys if key in tree.places]
        return next((place for place in known if place.file == own), tree.place(("colors",)))

    def way_out(variant: str, front: str, ground: str) -> str:
        if brand:
            return _way_out(raw, usual, brand, (front, ground), tree.values["palette"])
        color = readable(front, roles[variant])
        return f'; {front}: "#{color}" would do' if color else ""

    return _faults(roles, usual, where, way_out)


def _wish_faults(
    wish: Wish, raw: Raw, variant: str, before: Resolved, after: Resolved, palette: list[str]
) -> list[Diagnostic]:
    def way_out(_: str, front: str, ground: str) -> str:
        return _way_out(raw, variant, wish.colors, (front, ground), palette)

    def where(variant: str, front: str, ground: str) -> Place:
        return wish.where

    return _faults(after, variant, where, way_out, before)


def _faults(
    after: Resolved, variant: str, where: Where, way_out: WayOut, before: Resolved | None = None
) -> list[Diagnostic]:
    """The pairs of every variant that lack contrast, but those that were so before."""
    found: list[Diagnostic] = []
    for each, roles in after.items():
        for front, ground, ratio, needed in failing_pairs(roles):
            if before and all(roles[role] == before[each][role] for role in (front, ground)):
                continue
            fields = {
                "front": f"{front} (#{roles[front]})",
                "ground": f"{ground} (#{roles[ground]})",
                "variant": "" if each == variant else f" in the {each} variant",
                "ratio": f"{floor(ratio * 100) / 100:.2f}",  # 2.998 is not 3.00
                "needed": f"{needed:g}",
                "hint": way_out(each, front, ground),
            }
            found.append(diagnostic("E220", where(each, front, ground), **fields))
    return found


def _way_out(
    raw: Raw, variant: str, given: Given, pair: tuple[str, str], palette: list[str]
) -> str:
    """`; primary: "#0A5F33" would do` for the first of the roles set that can be mended alone."""
    for role in sorted(given, key=lambda role: role not in pair):
        color = passing_color(raw, variant, given, role, palette)
        if color:
            return f'; {role}: "{color}" would do'
    return ""
