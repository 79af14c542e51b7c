"""What happens to a theme's roles when a brand's own colours are put in.

Raw roles and the colours given come in, raw roles of the same form come out. What belongs to a
colour goes with it, and what no longer shows is made lighter or darker in OKLCH, as little as
needed; the colours given stay as they are.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

import msgspec

from deckbuilder.color import (
    apply_modifiers,
    contrast,
    hex_to_oklch,
    nearest_passing,
    nearest_slot,
    oklch_to_hex,
)
from deckbuilder.model.theme import ROLES
from deckbuilder.theme.contrast import (
    LARGE,
    ON_TINT,
    TEXT,
    alike,
    failing_pairs,
    needs_of,
    readable,
    role_rgb,
    set_apart,
)
from deckbuilder.theme.roles import OTHER, Raw, Resolved, hex_digits, resolve_roles

Given = Mapping[str, str]  # role -> #RRGGBB
Changed = dict[str, dict[str, str]]
Needs = tuple[tuple[str, float], ...]  # grounds, each with the contrast needed

# roles with a hue of their own: set in one variant, they keep hue and chroma in the other
_HUED = ("accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "good", "warn")
_MEANT = ("good", "warn")  # green and red whatever the brand's colour
_RELATED = 35.0  # degrees of hue within which a colour belongs to the primary
_GREY, _TINTED = 0.02, 0.06  # OKLCH chroma: no hue to speak of; a neutral with a cast
_NEAR = 0.2  # OKLCH lightness: a panel beside its ground
_TINTED_ROLE = "accent2"
_STEP, _STEPS = 0.03, 8  # OKLCH lightness by which a ground is deepened, and how often
_ROUNDS = 3  # a colour that is mended can be the ground of another


def set_roles(raw: Raw, variant: str, given: Given, palette: Sequence[str] = ()) -> Changed:
    """`raw` once `given` stands in `variant`.

    Roles that equal a given one follow, so do the theme's own shades of it, the neutrals and
    accents of the primary's hue, accent1's form for small words, and the same accent in the
    other variant. The series of `palette` are kept apart for every eye where that can be done.
    """
    before = resolve_roles(raw)
    changed = {key: dict(roles) for key, roles in raw.items()}
    given = {  # what says nothing new changes nothing
        role: color for role, color in given.items() if hex_digits(color) != before[variant][role]
    }
    if not given:
        return changed
    changed[variant].update(given)
    if "primary" in given:
        _turn_related(changed, raw, before, variant, given)
    if OTHER[variant] in raw:
        changed[OTHER[variant]].update(_counterparts(before, variant, given))
    changed[variant].update(_shades(raw, before, variant, given))
    if "accent1" in given and "accent1-text" not in given:
        for each in changed.values():
            each["accent1-text"] = "accent1"
    if OTHER[variant] in raw:
        _deepen_ground(changed, OTHER[variant], given)
    for each in changed:
        kept = given if each == variant else ()
        _settle(changed, _Brand(raw, before, given, palette), each, kept)
    _mend_surface(changed, before, variant, given)
    return changed


class _Brand(msgspec.Struct, frozen=True):
    """What was there before, what is given, and the series to be kept apart."""

    raw: Raw
    before: Resolved
    given: Given
    palette: Sequence[str]


def _settle(changed: Changed, brand: _Brand, variant: str, kept: Collection[str]) -> None:
    """Brings the roles of `variant` in order on its ground: all show, series are told apart.

    A ground that comes from a given role goes away from its text until that can be done: between
    a middle green and white there is no room for six series.
    """
    start, first = changed[variant], None
    for ground in _grounds(changed, brand, variant):
        changed[variant] = {**start, **ground}
        _follow_ground(changed, brand.before, variant, kept)
        _stand_out(changed, brand.raw, variant, brand.given)
        mend(changed, variant, kept)
        _keep_apart(changed, brand, variant)
        mend(changed, variant, kept)
        first = first or changed[variant]
        roles = resolve_roles(changed)[variant]
        if not alike([role_rgb(color, roles) for color in brand.palette]):
            return
    changed[variant] = first or start


def _grounds(changed: Changed, brand: _Brand, variant: str) -> Iterator[Given]:
    """The ground as it is; then, where it is that of a given role, ever farther from its text."""
    yield {}
    source = brand.raw[variant].get("background", "")
    if not source.startswith("inv.") or source[4:] not in brand.given:
        return
    roles = resolve_roles(changed)[variant]
    light, chroma, hue = hex_to_oklch(roles["background"])
    away = -_STEP if light < hex_to_oklch(roles["text"])[0] else _STEP
    for step in range(1, _STEPS + 1):
        yield {"background": "#" + oklch_to_hex(light + step * away, chroma, hue)}


def _turn_related(changed: Changed, raw: Raw, before: Resolved, variant: str, given: Given) -> None:
    """Turns what has the old primary's hue to the new one's: a navy theme's neutrals have a
    cast of navy, which would look dirty beside a green."""
    _, old_chroma, old_hue = hex_to_oklch(before[variant]["primary"])
    _, chroma, hue = hex_to_oklch(hex_digits(given["primary"]))
    if old_chroma < _GREY:
        return
    for key, roles in raw.items():
        for role, value in roles.items():
            if role in given or role in _MEANT or not value.startswith("#"):
                continue
            light, own, at = hex_to_oklch(hex_digits(value))
            if own < _GREY / 5 or abs((at - old_hue + 180) % 360 - 180) > _RELATED:
                continue
            if own < _TINTED:
                own *= min(1.0, chroma / old_chroma)
            elif chroma < _GREY:
                continue
            changed[key][role] = "#" + oklch_to_hex(light, own, at + hue - old_hue)


def _counterparts(before: Resolved, variant: str, given: Given) -> dict[str, str]:
    other = before[OTHER[variant]]
    needs = tuple((other[ground], LARGE) for ground in ("background", "surface"))
    result: dict[str, str] = {}
    for role in _HUED:
        if role in given:
            _, chroma, hue = hex_to_oklch(hex_digits(given[role]))
            color = oklch_to_hex(hex_to_oklch(other[role])[0], chroma, hue)
            result[role] = "#" + (nearest_passing(color, needs) or color)
    return result


def _shades(raw: Raw, before: Resolved, variant: str, given: Given) -> dict[str, str]:
    """The theme's own roles whose nearest role is one of `given`, in the same relation to it."""
    old = before[variant]
    known = {role: old[role] for role in ROLES}
    result: dict[str, str] = {}
    for role, value in raw[variant].items():
        if role in ROLES or role in given or not value.startswith("#"):
            continue
        near, modifiers = nearest_slot(old[role], known)
        if near in given:
            result[role] = "#" + apply_modifiers(hex_digits(given[near]), modifiers)
    return result


def _deepen_ground(raw: Changed, variant: str, given: Given) -> None:
    """Makes a ground that `variant` takes from a given role darker or lighter, as little as
    needed: a brand's middle blue is a title's colour, but a cover in it needs a deeper one."""
    source = raw[variant].get("background", "").removeprefix("inv.")
    if source in given:
        roles = resolve_roles(raw)[variant]
        needs = tuple((roles[role], TEXT) for role in ("text", "muted"))
        color = nearest_passing(hex_digits(given[source]), needs)
        if color:
            raw[variant]["background"] = f"#{color}"


def _follow_ground(raw: Changed, before: Resolved, variant: str, given: Collection[str]) -> None:
    """Keeps panels and lines as far above the ground as they were, where that is a new colour."""
    old, new = before[variant], resolve_roles(raw)[variant]
    ground = hex_to_oklch(old["background"])[0]
    shift = hex_to_oklch(new["background"])[0] - ground
    if not shift:
        return
    for role in old:
        value = raw[variant].get(role, "")
        near = abs(hex_to_oklch(old[role])[0] - ground) < _NEAR
        if near and value[:1] == "#" and role != "background" and role not in given:
            light, chroma, hue = hex_to_oklch(hex_digits(value))
            color = oklch_to_hex(light + shift, chroma, hue)
            if role == "surface":
                color = nearest_passing(color, ((new["text"], TEXT),)) or color
            raw[variant][role] = f"#{color}"


def _stand_out(changed: Changed, raw: Raw, variant: str, given: Collection[str]) -> None:
    """The accent of tints, where it has moved, shows on one of its own, as names in a set do."""
    value = changed[variant].get(_TINTED_ROLE, "")
    if _TINTED_ROLE not in given and value[:1] == "#" and value != raw[variant].get(_TINTED_ROLE):
        roles = resolve_roles(changed)[variant]
        color = nearest_passing(roles[_TINTED_ROLE], ((roles["background"], ON_TINT),))
        changed[variant][_TINTED_ROLE] = f"#{color or roles[_TINTED_ROLE]}"


def _mend_surface(changed: Changed, before: Resolved, variant: str, given: Given) -> None:
    """The primary that showed on a panel still does: as words, or at least as marks."""
    roles, old = resolve_roles(changed)[variant], before[variant]
    if "surface" in given:
        return
    for need in (TEXT, LARGE):
        if contrast(old["primary"], old["surface"]) >= need:
            words = ((roles[role], TEXT) for role in ("text", "muted"))
            if surface := nearest_passing(roles["surface"], ((roles["primary"], need), *words)):
                if surface != roles["surface"]:
                    changed[variant]["surface"] = f"#{surface}"
                return


def mend(raw: Changed, variant: str, kept: Collection[str]) -> None:
    """Makes every role of `variant` that does not show on its grounds show, but those `kept`."""
    for _ in range(_ROUNDS):
        roles = resolve_roles(raw)[variant]
        fronts = {front for front, *_ in failing_pairs(roles) if front not in kept}
        if not fronts:
            return
        for front in sorted(fronts):
            color = readable(front, roles) or roles["text"]
            raw[variant][front] = f"#{color}"


def _keep_apart(changed: Changed, brand: _Brand, variant: str) -> None:
    """Moves the series that some eye takes for another: those early in the palette the least, or
    those late in it where that parts more of them."""
    roles, palette = resolve_roles(changed)[variant], brand.palette
    if not alike([role_rgb(color, roles) for color in palette]):
        return
    free = [
        role  # what is drawn first is the theme's main colour
        for role in palette[1:]
        if role not in brand.given and changed[variant].get(role, "")[:1] == "#"
    ]
    needs = {role: _series_needs(role, roles) for role in free}
    ways = [_apart(roles, palette, order, needs) for order in (free, free[::-1])]
    best = min(ways, key=lambda way: len(alike([role_rgb(color, way) for color in palette])))
    changed[variant].update({role: f"#{best[role]}" for role in free})


def _series_needs(role: str, roles: Mapping[str, str]) -> Needs:
    """What a series needs on the grounds that it stands on."""
    needs = needs_of(role, roles) or ((roles["background"], LARGE),)
    return (*needs, (roles["background"], ON_TINT)) if role == _TINTED_ROLE else needs


def _apart(
    roles: Mapping[str, str], palette: Sequence[str], order: Sequence[str],
    needs: Mapping[str, Needs],
) -> Given:  # fmt: skip
    """`roles` with those of `order` moved, each away from what stands before it."""
    result = dict(roles)
    done = [role_rgb(color, roles) for color in palette if color not in order]
    for index, role in enumerate(order):
        wished = [roles[other] for other in order[index + 1 :]]
        result[role] = set_apart(roles[role], done, wished, needs[role]) or roles[role]
        done.append(result[role])
    return result


def passing_color(
    raw: Raw, variant: str, given: Given, role: str, palette: Sequence[str] = ()
) -> str:
    """The colour nearest to `given[role]` with which no pair fails and no two series of `palette`
    look alike, lighter or darker in OKLCH, as `#RRGGBB`; empty where there is none."""
    light, chroma, hue = hex_to_oklch(hex_digits(given[role]))
    before = resolve_roles(raw)[variant]
    needs = needs_of(role, {role: color for role, color in before.items() if role not in given})
    steps = (step / 50 for step in range(51))
    for step in sorted(steps, key=lambda step: abs(step - light)):
        color = "#" + oklch_to_hex(step, chroma, hue)
        if any(contrast(color, ground) < ratio for ground, ratio in needs):
            continue  # no need to try the rest
        tried = resolve_roles(set_roles(raw, variant, {**given, role: color}, palette))
        if all(_passes(roles, palette) for roles in tried.values()):
            return color
    return ""


def _passes(roles: Mapping[str, str], palette: Sequence[str]) -> bool:
    return not failing_pairs(roles) and not alike([role_rgb(color, roles) for color in palette])
