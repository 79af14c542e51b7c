"""Diagrams whose parts come click by click: every part of every kind a group that tells itself."""

from __future__ import annotations

from functools import cache

import msgspec
import pytest

from deckbuilder.layout import lay_out
from deckbuilder.model import scene, spec
from tests.layout.drafting import deck, slide, text, theme, titled
from tests.layout.test_diagrams import DIAGRAMS, gallery
from tests.stress.checks import glue_faults
from tests.stress.texts import flat

THEMES = ["academy-blue", "ink", "party-red"]  # between them, all drawings of all kinds


@cache
def revealed(theme_name: str) -> tuple[scene.Slide, ...]:
    """The gallery's diagrams, each revealed."""
    replace = msgspec.structs.replace
    slides = [replace(s, reveal=True) for s in gallery().slides if s.kind in DIAGRAMS]
    made, _ = lay_out(replace(gallery(), slides=tuple(slides)), theme(theme_name))
    assert made is not None
    return made.slides


def groups_of(page: scene.Slide) -> dict[str, scene.Group]:
    return {item.key: item for item in page.items if isinstance(item, scene.Group)}


@pytest.mark.parametrize("theme_name", THEMES)
def test_each_click_shows_one_group_that_tells_its_words(theme_name: str):
    pages = [page for page in revealed(theme_name) if page.reveal]
    assert len(pages) >= len(DIAGRAMS)
    for page in pages:
        groups = groups_of(page)
        for n, click in enumerate(page.reveal, 1):
            (target,) = click
            assert groups[target.key].alt.startswith(f"{n}/{len(page.reveal)} "), page.key


@pytest.mark.parametrize("theme_name", THEMES)
def test_nothing_of_a_revealed_diagram_stands_outside_a_group(theme_name: str):
    for page in revealed(theme_name):
        loose = [i for i in page.items if isinstance(i, scene.Connector | scene.Shape)]
        assert all(isinstance(i, scene.Shape) and i.decorative for i in loose), page.key


@pytest.mark.parametrize("theme_name", THEMES)
def test_a_connector_is_glued_and_comes_no_earlier_than_what_it_joins(theme_name: str):
    for page in revealed(theme_name):
        assert list(glue_faults(page)) == []
        order = {click[0].key: n for n, click in enumerate(page.reveal)}
        shown = {
            inner.key: order.get(key, -1)
            for key, group in groups_of(page).items()
            for inner in flat(group.items)
        }
        for line in (i for i in flat(page.items) if isinstance(i, scene.Connector)):
            assert shown[line.key] >= max(shown[line.start_key], shown[line.end_key]), line.key


def test_a_still_part_tells_the_whole_and_a_click_only_its_own_words():
    steps = (titled("甲", "说明"), titled("乙"))
    made, _ = lay_out(deck(slide("hub", spec.Hub(text("中心"), steps), reveal=True)), theme())
    assert made is not None
    groups = groups_of(made.slides[0])
    assert groups["hub"].alt == "中心辐射图：中心、甲、乙"
    assert [groups[f"hub/{n}"].alt for n in (1, 2)] == ["1/2 甲，说明", "2/2 乙"]


def test_the_arrow_to_a_step_comes_with_it():
    steps = tuple(titled(words) for words in ("甲", "乙", "丙"))
    made, _ = lay_out(deck(slide("steps", spec.Steps(steps), reveal=True)), theme())
    assert made is not None
    groups = groups_of(made.slides[0])
    assert "steps/1/arrow" in {i.key for i in groups["steps/2"].items}
    assert "steps/1/arrow" not in {i.key for i in groups["steps/1"].items}
