"""Every lecture in every theme: it lays out whole, all of it on the slide, its text readable."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest

from deckbuilder.color import contrast
from deckbuilder.layout import lay_out
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


@pytest.mark.parametrize("name", [name for name in THEMES if name != "base"])
def test_a_colour_of_text_shows_on_the_fill_of_its_box(name: str) -> None:
    theme = theme_of(name)
    for path in SPECS:
        for slide in laid_out(path, name).slides:
            for box in flat(slide.items):
                if isinstance(box, scene.TextBox) and box.fill:
                    for paragraph in box.paragraphs:
                        ratio = contrast(theme.rgb(paragraph.color), theme.rgb(box.fill))
                        large = paragraph.size >= 18
                        assert ratio >= (3 if large else 4.5), (slide.key, box.key, ratio)
