"""What is wished of a theme in, the finished `Theme` of one variant and its diagnostics out.

Inheritance is done, the spec's colours, fonts and logo are put in, every alias is followed.
The theme is None exactly when one of the diagnostics is an error.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec

from deckbuilder.diagnostics import (
    NOWHERE,
    DeckError,
    Diagnostic,
    diagnostic,
    suggestion,
)
from deckbuilder.model.theme import Art, Face, FormStyle, Mark, TextStyle, Theme
from deckbuilder.theme.check import check_tree
from deckbuilder.theme.colors import circle, make_colors, raw_colors
from deckbuilder.theme.faces import FontCircleError, make_faces, set_fonts
from deckbuilder.theme.files import find_fonts, find_logo, find_theme, project_root, read_theme
from deckbuilder.theme.roles import OTHER, Resolved
from deckbuilder.theme.schema import VARIANTS
from deckbuilder.theme.source import Tree, merged
from deckbuilder.theme.wishes import Wish, stop_at, wish_faults


def load_from_files(wish: Wish, root: Path | None) -> tuple[Theme | None, tuple[Diagnostic, ...]]:
    """The theme as its files and `wish` make it; see `load_theme`."""
    try:
        return _load(wish, root)
    except DeckError as error:
        return None, error.diagnostics


def _load(wish: Wish, root: Path | None) -> tuple[Theme, tuple[Diagnostic, ...]]:
    path = find_theme(wish.name, NOWHERE if wish.swapped else wish.where, Path(), root)
    root = root or project_root(path)
    tree = read_theme(path, root)
    roles = frozenset(role for roles in raw_colors(tree).values() for role in roles)
    if not roles:  # every colour of the file would be named as unknown
        raise DeckError(
            [diagnostic("E209", tree.place(("colors",)), key="colors", expected="roles by variant")]
        )
    stop_at(sorted(check_tree(tree, roles), key=_reading_order))
    found: list[Diagnostic] = []
    if wish.swapped:
        wish = wish.without(found, roles)
    stop_at(wish_faults(wish, roles))
    variant, warnings = _choose_variant(wish, tree)
    resolved, adapted = make_colors(wish, tree, variant)
    faces, lost = _faces(wish, tree)
    logo = wish.logo or find_logo(tree, root)
    theme = _build(wish, path, tree, variant, resolved, faces, logo)
    if tables := find_fonts(tree, root):
        theme = msgspec.structs.replace(theme, font_tables=tables)
    return theme, (*found, *warnings, *adapted, *lost)


def _reading_order(found: Diagnostic) -> tuple[str, int, int]:
    return found.where.file, found.where.line, found.where.column


# --- variant, colours, fonts ----------------------------------------------------------------


def _choose_variant(wish: Wish, tree: Tree) -> tuple[str, tuple[Diagnostic, ...]]:
    has: Sequence[str] = tree.values.get("variants", VARIANTS)
    if not wish.variant or wish.variant in has:
        return wish.variant or has[0], ()
    if wish.variant not in OTHER:
        fields = {"word": wish.variant, "hint": suggestion(wish.variant, OTHER)}
        raise DeckError([diagnostic("E212", wish.where, what="variant", **fields)])
    return has[0], (
        diagnostic("W201", wish.where, name=wish.name, wanted=wish.variant, taken=has[0]),
    )


def _faces(wish: Wish, tree: Tree) -> tuple[dict[str, Face], list[Diagnostic]]:
    found: list[Diagnostic] = []
    try:
        fonts = set_fonts(tree.values["fonts"], wish.fonts) if wish.fonts else tree.values["fonts"]
        faces, lost = make_faces(fonts, tree.template.fonts if tree.template else {})
    except FontCircleError as error:
        raise DeckError([circle(tree, ("fonts",), error.roles)]) from None
    first = {each.family: each for each in reversed(lost)}
    for each in reversed(first.values()):
        where = wish.where if each.role in wish.fonts else tree.place(("fonts", each.role))
        fields = {"family": each.family, "role": each.role, "taken": each.taken}
        found.append(diagnostic("W202", where, **fields))
    return faces, found


# --- the result -----------------------------------------------------------------------------


def _build(
    wish: Wish,
    path: Path,
    tree: Tree,
    variant: str,
    resolved: Resolved,
    faces: dict[str, Face],
    logo: str,
) -> Theme:
    values = tree.values
    frame = dict(values["frame"])
    if frame.get("badge") is None:
        frame.pop("badge", None)
    forms = {
        name: {**form, "frame": merged(frame, form["frame"])} if form.get("frame") else form
        for name, form in values["forms"].items()
    }
    return Theme(
        name=path.stem,
        title=values.get("title", path.stem),
        variant="dark" if variant == "dark" else "light",
        colors=resolved[variant],
        inverse=resolved.get(OTHER[variant], resolved[variant]),
        slots=values["slots"],
        fonts=faces,
        styles=msgspec.convert(values["styles"], dict[str, TextStyle]),
        marks=msgspec.convert(values["marks"], tuple[Mark, ...]),
        frame=frame,
        forms=msgspec.convert(forms, dict[str, FormStyle]),
        master_art=msgspec.convert(values.get("master_art", []), tuple[Art, ...]),
        palette=tuple(values["palette"]),
        kinds=values.get("kinds") or {},
        logo=logo,
        path=str(path),
        where=wish.where,
        template=tree.template,
    )
