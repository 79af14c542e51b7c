"""Themes: YAML text in, a finished `Theme` out, with diagnostics for what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from deckbuilder.diagnostics import NOWHERE, Diagnostic, Place
from deckbuilder.model.theme import Theme
from deckbuilder.theme.compiled import compiled_theme
from deckbuilder.theme.shipped import theme_names

__all__ = ["load_theme", "theme_names"]


def load_theme(
    name_or_path: str,
    *,
    variant: str = "",
    colors: Mapping[str, str] | None = None,
    fonts: Mapping[str, Mapping[str, str]] | None = None,
    logo: str = "",
    where: Place = NOWHERE,
    swapped: bool = False,
    root: Path | None = None,
) -> tuple[Theme | None, tuple[Diagnostic, ...]]:
    """The theme in `variant` (empty: its usual one), with the spec's own colours and fonts.

    A path ends in `.yaml`. `where` is where the spec speaks of its theme; it is another one than
    this where `swapped`, and then its colours are warned of and adapted, not refused, where they
    do not show here. What the theme extends by path and its logo must lie inside `root`, by
    default the project that the theme lies in.
    """
    if not (colors or fonts or logo) and (theme := compiled_theme(name_or_path, variant, where)):
        return theme, ()
    from deckbuilder.theme.load import load_from_files
    from deckbuilder.theme.wishes import Wish

    wish = Wish(name_or_path, variant, colors or {}, fonts or {}, logo, where, swapped)
    return load_from_files(wish, root)
