"""Colour roles of a template: its scheme and the grounds that its layouts show in, every role of
a theme out, each with the contrast that it needs.

The template's own colours are kept where they can be read; where they cannot, the nearest
lightness that can is taken, and at last black or white. `changed` tells which were.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import msgspec

from deckbuilder.color import (
    contrast,
    delta_e2000,
    hex_to_oklch,
    mix,
    nearest_passing,
    oklch_to_hex,
)
from deckbuilder.model.template import Holder, Template
from deckbuilder.template.reading import Reading
from deckbuilder.template.sheets import SheetView

SCHEME = {
    "tx1": "tx1", "bg1": "bg1", "tx2": "tx2", "bg2": "bg2", "link": "hlink", "visited": "folHlink",
    **{f"brand{n}": f"accent{n}" for n in range(1, 7)},
}  # fmt: skip
_MOST_MISSED = 0.15  # of a picture's points: where a word may be hard to read
_LEAST_CHROMA = 0.03
_APART = 10.0  # Delta E2000 between two colours of series


class Brand(msgspec.Struct):
    """`scheme` are the theme's own roles, which slots name; `own` and `other` the roles of both
    variants; `dark` whether the first of them is dark."""

    scheme: dict[str, str]
    own: dict[str, str]
    other: dict[str, str]
    dark: bool
    changed: list[str]


def brand_of(reading: Reading, template: Template) -> Brand:
    """The colours of `template`, whose forms are mapped."""
    bare = reading.bare
    scheme = {role: bare.palette.named(name) for role, name in SCHEME.items()}
    changed: list[str] = []
    points = template.forms["points"]
    view = _view(reading, template, "points")
    under = view.colors_under(points.area, points.bodies[0] if points.bodies else None)
    ground = _most_common(under)
    wanted = points.bodies[0].color if points.bodies else scheme["tx1"]
    text = _readable(wanted, under, 4.5, scheme, changed, "text")
    own = _roles(scheme, ground, text, changed)
    own |= _placed_colors(reading, template, scheme, changed)
    other = _inverse(own)
    return Brand(
        scheme, own, other, contrast(ground, "FFFFFF") > contrast(ground, "000000"), changed
    )


def _view(reading: Reading, template: Template, key: str) -> SheetView:
    layout = template.forms[key].layout
    return reading.views[layout - reading.first] if layout else reading.bare


def _most_common(colors: list[str]) -> str:
    """The colour of a ground: the most frequent one, of a picture the mean."""
    color, count = Counter(colors).most_common(1)[0]
    if count * 3 >= len(colors):
        return color
    mean = colors[0]
    for n, each in enumerate(colors[1:], 2):
        mean = mix(mean, each, 1 / n)
    return mean


def _missed(color: str, grounds: list[str], needed: float) -> float:
    """The share of `grounds` on which `color` cannot be read."""
    return sum(contrast(color, ground) < needed for ground in grounds) / len(grounds)


def _readable(
    wanted: str, grounds: list[str], needed: float, scheme: dict[str, str], changed: list[str],
    role: str,
) -> str:  # fmt: skip
    """`wanted`, or what is nearest to it and can be read on `grounds`."""
    if _missed(wanted, grounds, needed) <= _MOST_MISSED:
        return wanted
    ground = _most_common(grounds)
    nearest = nearest_passing(wanted, [(ground, needed)])
    tried = [
        nearest or wanted,
        *(scheme[n] for n in ("tx1", "bg1", "tx2", "bg2")),
        "000000",
        "FFFFFF",
    ]
    best = min(
        tried,
        key=lambda c: (
            contrast(c, ground) < needed,
            max(_MOST_MISSED, _missed(c, grounds, needed)),
        ),
    )
    changed.append(f"{role}: #{best} for #{wanted}, which cannot be read on #{ground}")
    return best


def _passing(color: str, grounds: Iterable[str], needed: float, fallback: str) -> str:
    return nearest_passing(color, [(ground, needed) for ground in grounds]) or fallback


# --- the roles ------------------------------------------------------------------------------


def _roles(scheme: dict[str, str], ground: str, text: str, changed: list[str]) -> dict[str, str]:
    surface = mix(ground, text, 0.06)
    if contrast(text, surface) < 4.5:
        surface = ground
    both = (ground, surface)
    primary, accents = _brand_colors(scheme, ground, text)
    primary = _passing(primary, both, 4.5, text)
    roles = {
        "background": ground,
        "surface": surface,
        "text": text,
        "muted": _passing(mix(ground, text, 0.7), both, 4.5, text),
        "primary": primary,
        "on-primary": _best_on(primary, scheme),
        "title": primary,
        "good": _passing("1E7B34", both, 4.5, text),
        "warn": _passing("B5110C", both, 4.5, text),
    }
    roles["line"] = _line(ground, text, roles["muted"], 0.25)
    series: list[str] = []
    for n, accent in enumerate(accents, 1):
        color = _apart(_passing(accent, both, 3.0, text), series, both)
        series.append(color)
        roles[f"accent{n}"] = color
        if color != accent:
            changed.append(f"accent{n}: #{color} for #{accent}")
    roles["accent1-text"] = _passing(roles["accent1"], both, 4.5, text)
    return roles


def _line(ground: str, text: str, muted: str, share: float) -> str:
    """A hairline's colour, on which secondary text can still be read."""
    while share > 0.1 and contrast(muted, mix(ground, text, share)) < 3.0:
        share -= 0.03
    return mix(ground, text, share)


def _brand_colors(scheme: dict[str, str], ground: str, text: str) -> tuple[str, list[str]]:
    """The brand's main colour and its six accents: the second text colour where it has a hue,
    else the first accent, which then is not the first to be seen."""
    accents = [scheme[f"brand{n}"] for n in range(1, 7)]
    main = scheme["tx2"]
    if _has_hue(main) and contrast(main, ground) >= 2.5:
        return main, accents
    hued = [color for color in accents if _has_hue(color)]
    if not hued:
        return text, accents
    main = hued[0]
    rest = [color for color in accents if color != main]
    return main, [*rest[:1], main, *rest[1:], *accents][:6]


def _has_hue(color: str) -> bool:
    return hex_to_oklch(color)[1] > _LEAST_CHROMA


def _best_on(fill: str, scheme: dict[str, str]) -> str:
    """White or the scheme's light colour where it can be read, else the darkest."""
    for color in ("FFFFFF", scheme["bg1"], scheme["tx1"], "000000"):
        if contrast(color, fill) >= 4.5:
            return color
    return max(("FFFFFF", "000000"), key=lambda color: contrast(color, fill))


def _apart(color: str, others: list[str], grounds: tuple[str, ...]) -> str:
    """`color`, lighter or darker where it is too near to one that came before."""
    if all(delta_e2000(color, other) >= _APART for other in others):
        return color
    light, chroma, hue = hex_to_oklch(color)
    for step in sorted(range(2, 19), key=lambda step: abs(step / 20 - light)):
        tried = oklch_to_hex(step / 20, chroma, hue)
        readable = all(contrast(tried, ground) >= 3.0 for ground in grounds)
        if readable and all(delta_e2000(tried, other) >= _APART for other in others):
            return tried
    return color


def _inverse(own: dict[str, str]) -> dict[str, str]:
    """The roles on the main colour as a ground."""
    ground, text = own["primary"], own["on-primary"]
    surface = mix(ground, text, 0.1)
    if contrast(text, surface) < 4.5:
        surface = ground
    both = (ground, surface)
    roles = {
        "background": ground,
        "surface": surface,
        "text": text,
        "muted": _passing(mix(ground, text, 0.8), both, 4.5, text),
        "primary": text,
        "on-primary": ground,
        "title": text,
        "good": _passing(own["good"], both, 4.5, text),
        "warn": _passing(own["warn"], both, 4.5, text),
    }
    roles["line"] = _line(ground, text, roles["muted"], 0.4)
    for n in range(1, 7):
        roles[f"accent{n}"] = _passing(own[f"accent{n}"], both, 3.0, text)
    roles["accent1-text"] = _passing(own["accent1"], both, 4.5, text)
    return roles


# --- what stands in the template's own places -------------------------------------------------


def _placed_colors(
    reading: Reading, template: Template, scheme: dict[str, str], changed: list[str]
) -> dict[str, str]:
    """The colours of titles, of what stands under them, and of the foot."""
    found: dict[str, str] = {}

    def read(role: str, key: str, holder: Holder | None, needed: float) -> None:
        if holder is not None:
            under = _view(reading, template, key).colors_under(holder.text, holder)
            found[role] = _readable(holder.color, under, needed, scheme, changed, role)

    forms = template.forms
    read("head", "content", forms["content"].title, 3.0)
    read("foot", "content", forms["content"].number or forms["content"].footer, 4.5)
    for key in ("cover", "section", "closing"):
        form = forms[key]
        read(f"{key}-title", key, form.title, 3.0)
        below = form.subtitle or form.title
        if below is not None:
            read(f"{key}-text", key, msgspec.structs.replace(below, text=form.area), 4.5)
    return found
