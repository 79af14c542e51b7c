"""Agenda: rows that lead to the sections, the one it stands in lit."""

from itertools import pairwise

import pytest

from deckbuilder.model import scene, spec
from deckbuilder.units import to_inches
from tests.layout.drafting import find, flat, items, scene_of, slide, text, texts_of


def section(n: int, about: str = "讲什么") -> spec.Slide:
    return slide(
        "section", spec.Section(text(f"第{n}章"), text(about)), "", id=f"s{n}", minutes=10.0
    )


def agenda(content: spec.Agenda | None = None, **more: object) -> spec.Slide:
    return slide("agenda", content or spec.Agenda(), "", **more)


def rows(page: scene.Slide) -> list[scene.Group]:
    return [i for i in page.items if isinstance(i, scene.Group) and i.key.startswith("agenda/")]


def band(page: scene.Slide) -> scene.Item:
    return next(i for i in flat(page.items) if i.key.endswith("/band"))


def test_the_bare_form_lists_the_sections_with_their_minutes():
    page = scene_of(agenda(), section(1), section(2)).slides[0]
    assert texts_of(page)[1:5] == ["1", "第1章", "讲什么", "10 分钟"]


def test_before_the_first_section_none_is_lit():
    page = scene_of(agenda(), section(1)).slides[0]
    assert not any(i.key.endswith("/band") for i in flat(page.items))


def test_the_section_it_stands_in_is_lit_over_the_whole_slide():
    page = scene_of(section(1), section(2), agenda(id="here")).slides[2]
    lit = band(page)
    assert lit.key == "agenda/2/band"
    assert (lit.rect.x, round(to_inches(lit.rect.w), 3)) == (0, 13.333)


def test_party_red_keeps_the_band_on_the_grid_and_counts_in_chinese():
    page = scene_of(section(1), agenda(id="here"), theme_name="party-red").slides[1]
    lit = band(page)
    assert to_inches(lit.rect.x) == pytest.approx(0.667, abs=0.002)
    assert find(page, "agenda/1/ordinal").paragraphs[0].plain == "一"


def test_every_cell_leads_to_its_section():
    page = scene_of(agenda(), section(1), section(2)).slides[0]
    boxes = [i for i in flat(rows(page)[1].items) if isinstance(i, scene.TextBox)]
    assert {box.link for box in boxes} == {"#s2"}


@pytest.mark.parametrize(("count", "height"), [(4, 1.0), (3, 1.3)])
def test_rows_are_at_most_an_inch_high_but_few_ones_higher(count, height):
    page = scene_of(agenda(), *(section(n) for n in range(1, count + 1))).slides[0]
    tops = [find(page, f"agenda/{n}/title").rect.y for n in range(1, count + 1)]
    assert [to_inches(b - a) for a, b in pairwise(tops)] == pytest.approx([height] * (count - 1))


@pytest.mark.parametrize(("count", "size"), [(6, 24), (7, 20)])
def test_many_sections_take_smaller_titles(count, size):
    page = scene_of(agenda(), *(section(n) for n in range(1, count + 1))).slides[0]
    assert find(page, "agenda/1/title").paragraphs[0].size == size


def test_more_than_eight_sections_continue_evenly():
    result = scene_of(agenda(), *(section(n) for n in range(1, 11)))
    assert [len(rows(page)) for page in result.slides[:2]] == [5, 5]


def test_what_a_section_is_about_is_left_out_where_one_is_too_long_for_its_line():
    page = scene_of(agenda(), section(1), section(2, "很长的说明" * 8)).slides[0]
    assert "讲什么" not in texts_of(page)


def test_entries_given_are_shown_whole():
    content = spec.Agenda(items(("问题", "为什么" * 20), "办法"))
    assert {"问题", "办法"} <= set(texts_of(scene_of(agenda(content)).slides[0]))
    told = "".join(texts_of(scene_of(agenda(content)).slides[0])).replace("\n", "")
    assert "为什么" * 20 in told


def test_a_deck_without_sections_lists_its_slides():
    points = slide("points", spec.Points(items("甲")), "唯一的一页")
    assert "唯一的一页" in texts_of(scene_of(agenda(), points).slides[0])


def test_every_click_shows_a_row():
    page = scene_of(agenda(reveal=True), section(1), section(2)).slides[0]
    assert [[t.key for t in click] for click in page.reveal] == [["agenda/1"], ["agenda/2"]]
