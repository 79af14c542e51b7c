"""Diagrams over the whole gallery, in every theme: joined by real connectors, each one group that
tells itself, none a picture of its words."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from deckbuilder.layout import lay_out
from deckbuilder.model import scene, spec
from deckbuilder.spec import load_spec
from deckbuilder.theme import load_theme, theme_names
from tests.stress.checks import glue_faults
from tests.stress.texts import flat

GALLERY = Path(__file__).parents[2] / "specs" / "gallery.yaml"
THEMES = [name for name in theme_names() if name != "base"]
DIAGRAMS = {
    "timeline", "steps", "cycle", "matrix", "pyramid", "funnel", "tree", "rings", "hub", "flow",
    "venn",
}  # fmt: skip
PICTURED = {"cover", "section", "image", "gallery", "video", "columns", "points"}


@cache
def gallery() -> spec.Deck:
    deck, _ = load_spec(GALLERY)
    assert deck is not None
    return deck


@cache
def drawn(theme_name: str) -> scene.Scene:
    theme, _ = load_theme(theme_name)
    assert theme is not None
    result, _ = lay_out(gallery(), theme)
    assert result is not None
    return result


def pages(theme_name: str) -> list[tuple[spec.Slide, scene.Slide]]:
    """Every slide of the scene with that of the deck which it shows."""
    by_id = {slide.id: slide for slide in gallery().slides}
    found = [(by_id.get(page.key.partition("/")[0]), page) for page in drawn(theme_name).slides]
    return [(slide, page) for slide, page in found if slide is not None]


@pytest.mark.parametrize("theme_name", THEMES)
def test_every_connector_is_glued_at_both_ends_where_its_sites_lie(theme_name: str):
    lines = [i for p in drawn(theme_name).slides for i in flat(p.items)]
    assert sum(isinstance(line, scene.Connector) for line in lines) > 50
    assert [f for page in drawn(theme_name).slides for f in glue_faults(page)] == []


@pytest.mark.parametrize("theme_name", THEMES)
def test_a_diagram_is_one_group_that_tells_its_parts(theme_name: str):
    told = 0
    for slide, page in pages(theme_name):
        if slide.kind not in DIAGRAMS or slide.reveal:
            continue
        groups = [i for i in page.items if isinstance(i, scene.Group) and i.key == slide.kind]
        assert len(groups) == 1, page.key
        assert len(groups[0].alt) > 10
        loose = [i for i in page.items if isinstance(i, scene.Connector | scene.Shape)]
        assert all(i.decorative for i in loose if isinstance(i, scene.Shape)), page.key
        assert not any(isinstance(i, scene.Connector) for i in loose), page.key
        told += 1
    assert told >= len(DIAGRAMS)


@pytest.mark.parametrize("theme_name", THEMES)
def test_pictures_stand_only_where_the_spec_names_a_file(theme_name: str):
    for slide, page in pages(theme_name):
        if slide.kind not in PICTURED and slide.aside is None:
            assert not any(isinstance(i, scene.Picture) for i in flat(page.items)), page.key
