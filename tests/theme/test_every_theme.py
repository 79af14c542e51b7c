"""Every lecture in every theme: it lays out whole, all of it on the slide, its text readable."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest

from deckbuilder.layout import lay_out
from deckbuilder.layout.legibility import faint_parts, stray_parts
from deckbuilder.model import scene, spec
from deckbuilder.model.theme import Theme
from deckbuilder.spec import load_spec
from deckbuilder.theme import load_theme, theme_names

SPECS = sorted(Path(__file__).parents[2].joinpath("specs").glob("*.yaml"))
THEMES = theme_names()
EDGE = 20  # EMU; boxes are rounded


@cache
def deck_of(path: Path) -> spec.Deck:
    deck, found = load_spec(path)
    assert deck is not None, found
    return deck


@cache
def theme_of(name: str, variant: str = "") -> Theme:
    theme, found = load_theme(name, variant=variant)
    assert theme is not None, found
    return theme


@cache
def laid_out(path: Path, name: str) -> scene.Scene:
    result, found = lay_out(deck_of(path), theme_of(name))
    assert result is not None, found
    return result


def flat(items: Iterable[scene.Item]) -> Iterable[scene.Item]:
    for item in items:
        yield item
        if isinstance(item, scene.Group):
            yield from flat(item.items)


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("path", SPECS, ids=lambda path: path.stem)
def test_a_lecture_keeps_every_slide_in_order(path: Path, name: str) -> None:
    keys = [slide.key.split("--")[0] for slide in laid_out(path, name).slides]
    assert list(dict.fromkeys(keys)) == [slide.id for slide in deck_of(path).slides]


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("path", SPECS, ids=lambda path: path.stem)
def test_all_text_stands_on_the_slide(path: Path, name: str) -> None:
    result = laid_out(path, name)
    width, height = result.size
    for slide in result.slides:
        for item in flat(slide.items):
            if isinstance(item, scene.TextBox | scene.Table | scene.Chart | scene.Picture):
                rect = item.rect
                where = (slide.key, item.key)
                assert rect.x >= -EDGE and rect.right <= width + EDGE, where
                assert rect.y >= -EDGE and rect.bottom <= height + EDGE, where


DRAWN = [name for name in THEMES if name != "base"]


@pytest.mark.parametrize("name", DRAWN)
@pytest.mark.parametrize("path", SPECS, ids=lambda path: path.stem)
def test_every_text_and_mark_shows_on_what_lies_beneath_it(path: Path, name: str) -> None:
    assert faint_parts(laid_out(path, name), theme_of(name)) == []


@pytest.mark.parametrize("variant", ["light", "dark"])
@pytest.mark.parametrize("name", DRAWN)
def test_every_kind_shows_in_both_variants_and_no_art_leaves_the_slide(name: str, variant: str):
    gallery = next(path for path in SPECS if path.stem == "gallery")
    theme = theme_of(name, variant)
    result, _ = lay_out(deck_of(gallery), theme)
    assert result is not None
    assert faint_parts(result, theme) == []
    assert stray_parts(result) == []
