"""Themes: YAML text in, a finished `Theme` out, with diagnostics for what is wrong with it."""

from deckbuilder.theme.files import theme_names
from deckbuilder.theme.load import load_theme

__all__ = ["load_theme", "theme_names"]
