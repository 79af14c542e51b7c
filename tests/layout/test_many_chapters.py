"""Decks of many sections: nothing that counts them leaves the slide or breaks its number."""

import pytest

from deckbuilder.model import scene, spec
from tests.layout.drafting import flat, scene_of, slide, text

THEMES = ("academy-blue", "forest", "ink", "midnight", "party-red", "plain")


@pytest.mark.parametrize("theme_name", THEMES)
def test_thirty_sections_stay_on_the_slide(theme_name: str):
    sections = [
        slide("section", spec.Section(text(f"第 {n} 章")), "", id=f"s{n}") for n in range(1, 31)
    ]
    made = scene_of(*sections, theme_name=theme_name, size="4:3")
    assert len(made.slides) == 30
    shapes = [
        item
        for page in made.slides
        for item in flat(page.items)
        if isinstance(item, scene.TextBox | scene.Shape)
        and item.name.startswith(("chapter", "arch "))
    ]
    assert all(item.rect.x >= 0 and item.rect.right <= made.size[0] for item in shapes)
