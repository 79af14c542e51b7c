"""Loading a theme in a test, for a spec that names it in a known place."""

from __future__ import annotations

from deckbuilder.diagnostics import Place
from deckbuilder.model.theme import Theme
from deckbuilder.theme import load_theme

SPEC = Place("talk.yaml", 4, 8)


def loaded(name: str = "academy-blue", **wish: object) -> Theme:
    theme, found = load_theme(name, where=SPEC, **wish)  # type: ignore[arg-type]
    assert theme is not None, found
    return theme


def faults(name: str = "academy-blue", **wish: object) -> list[str]:
    theme, found = load_theme(name, where=SPEC, **wish)  # type: ignore[arg-type]
    assert theme is None
    return [str(each) for each in found]
