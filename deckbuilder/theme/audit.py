"""A theme's faults that a build does not ask about: its series, its fonts, its smallest sizes.

A theme's name or path comes in; its variants come out, with every diagnostic about them, in the
order of the file. The variants are none where the theme has errors of form.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from deckbuilder.color import contrast
from deckbuilder.diagnostics import NOWHERE, DeckError, Diagnostic, Place, diagnostic
from deckbuilder.model.theme import Theme
from deckbuilder.text.families import is_known
from deckbuilder.theme import load_theme
from deckbuilder.theme.contrast import APART, LARGE, alike, role_rgb
from deckbuilder.theme.files import find_theme, project_root, read_theme
from deckbuilder.theme.schema import VARIANTS
from deckbuilder.theme.source import Tree

# points below which a sort of text is never set; all other text has that of tables
_CONTENT, _TABLE, _SMALL = 18.0, 14.0, 12.0
_CONTENT_STYLES = frozenset((
    "cover_title", "section_title", "section_lead", "closing_title", "statement", "quote", "title",
    "lead", "takeaway", "body1", "body2", "body3", "text", "item_title", "item_text",
))  # fmt: skip
_SMALL_ENDS = ("source", "footer", "page_number", "caption", "axis_name", "axis_end")
_EYES = {
    None: "anyone", "protan": "protanopic eyes", "deutan": "deuteranopic eyes",
    "tritan": "tritanopic eyes",
}  # fmt: skip


class Audit(msgspec.Struct, frozen=True):
    """The variants of a theme, the usual one first, and what is wrong with them."""

    tree: Tree | None
    variants: tuple[Theme, ...] = ()
    found: tuple[Diagnostic, ...] = ()

    def place(self, *keys: str) -> Place:
        """Where the file gives the value at `keys`, or the nearest one around it that it gives."""
        if self.tree is None:
            return NOWHERE
        own = self.tree.place(()).file
        for end in range(len(keys), 0, -1):
            place = self.tree.places.get(keys[:end], NOWHERE)
            if place.file == own:
                return place
        return Place(own)


def audit_theme(name: str, root: Path | None = None) -> Audit:
    """Everything wrong with the theme that can be seen without a deck."""
    try:
        path = find_theme(name, NOWHERE, Path(), root)
        tree = read_theme(path, root or project_root(path))
    except DeckError as error:
        return Audit(None, (), error.diagnostics)
    variants: list[Theme] = []
    found: list[Diagnostic] = []
    for variant in tree.values.get("variants", VARIANTS):
        theme, more = load_theme(name, variant=str(variant), root=root)
        found += more
        if theme is None:
            return Audit(tree, (), tuple(dict.fromkeys(found)))
        variants.append(theme)
    audit = Audit(tree, tuple(variants))
    found += _unknown_fonts(audit)
    found += _low_floors(audit)
    for theme in variants:
        found += _series(audit, theme)
    return Audit(tree, audit.variants, tuple(dict.fromkeys(found)))


def _unknown_fonts(audit: Audit) -> Iterator[Diagnostic]:
    theme = audit.variants[0]
    for role, face in theme.fonts.items():
        latin, asian = face.latin[0], face.east_asian[0]
        if not is_known(latin, theme):
            yield _unknown_font(audit, role, "latin", latin, "wide, to be safe")
        if not is_known(asian, theme, "east_asian"):
            yield _unknown_font(audit, role, "east_asian", asian, "an em a character")


def _unknown_font(audit: Audit, role: str, script: str, name: str, measured: str) -> Diagnostic:
    where = audit.place("fonts", role, script)
    return diagnostic("W203", where, name=name, role=role, measured=measured)


def floor_of(style: str) -> float:
    """The size in points that text of this style never falls below."""
    if style in _CONTENT_STYLES:
        return _CONTENT
    small = style.endswith(_SMALL_ENDS) or style.startswith("chart_")
    return _SMALL if small else _TABLE


def _low_floors(audit: Audit) -> Iterator[Diagnostic]:
    for name, style in audit.variants[0].styles.items():
        floor = floor_of(name)
        if style.floor < floor:
            fields = {"name": name, "size": f"{style.floor:g}", "floor": f"{floor:g}"}
            yield diagnostic("E221", audit.place("styles", name, "sizes"), **fields)


def _series(audit: Audit, theme: Theme) -> Iterator[Diagnostic]:
    """What is wrong with the series of charts: too faint, or too like one another."""
    colors = [role_rgb(color, theme.colors) for color in theme.palette]
    ground = theme.rgb("background")
    for name, color in zip(theme.palette, colors, strict=True):
        ratio = contrast(color, ground)
        if ratio < LARGE:
            fields = {"ratio": f"{ratio:.2f}", "needed": f"{LARGE:g}", "hint": ""}
            fields |= {"front": f"{name} (#{color})", "ground": f"background (#{ground})"}
            where = audit.place("colors", theme.variant, name)
            yield diagnostic("E220", where, variant=in_variant(theme), **fields)
    for one, other, eye, difference in alike(colors):
        fields = {"one": theme.palette[one], "other": theme.palette[other], "eye": _EYES[eye]}
        fields |= {"difference": f"{difference:.1f}", "needed": f"{APART:g}"}
        where = audit.place("colors", theme.variant, theme.palette[other])
        yield diagnostic("E222", where, variant=in_variant(theme), **fields)


def in_variant(theme: Theme) -> str:
    return f" in the {theme.variant} variant"
