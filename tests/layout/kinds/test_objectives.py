"""Objectives: columns or panels with headings, a list without."""

import pytest

from deckbuilder.model import scene, spec
from deckbuilder.units import to_inches
from tests.layout.drafting import find, flat, items, scene_of, slide, text, texts_of


def objectives(**groups: list[str]) -> spec.Slide:
    made = tuple(spec.Group(text(h), items(*entries)) for h, entries in groups.items())
    return slide("objectives", spec.Objectives(made))


def plain(*entries: str) -> spec.Slide:
    return slide("objectives", spec.Objectives((spec.Group(None, items(*entries)),)))


THREE = {"知识": ["说出", "区分"], "能力": ["会用"], "态度": ["主动", "负责", "细心"]}


def test_three_headings_are_three_columns_of_the_grid():
    page = scene_of(objectives(**THREE)).slides[0]
    lefts = [to_inches(find(page, f"objectives/{n}/rule").rect.x) for n in (1, 2, 3)]
    assert lefts == pytest.approx([0.667, 4.733, 8.8], abs=0.002)
    tops = {find(page, f"objectives/{n}/rule").rect.y for n in (1, 2, 3)}
    assert len(tops) == 1 and 1.75 <= to_inches(tops.pop()) < 3.0


def test_columns_share_sizes_and_lines():
    page = scene_of(objectives(**THREE)).slides[0]
    boxes = [find(page, f"objectives/{n}/items") for n in (1, 2, 3)]
    assert len({b.paragraphs[0].size for b in boxes}) == 1
    assert len({b.rect.y for b in boxes}) == 1


def test_party_red_stacks_equal_panels_over_the_body():
    page = scene_of(objectives(**THREE), theme_name="party-red").slides[0]
    panels = [find(page, f"objectives/{n}/panel").rect for n in (1, 2, 3)]
    assert len({p.h for p in panels}) <= 2  # edges are rounded
    assert to_inches(panels[0].y) == pytest.approx(1.625, abs=0.002)
    assert to_inches(panels[-1].bottom) == pytest.approx(6.75, abs=0.002)


def test_a_long_english_heading_widens_the_labels_instead_of_breaking():
    one = objectives(Responsibilities=["Know who decides"], Skills=["Mark a file"])
    page = scene_of(one, theme_name="party-red", lang="en").slides[0]
    assert find(page, "objectives/1/heading").paragraphs[0].plain == "Responsibilities"
    assert to_inches(find(page, "objectives/1/heading").rect.w) > 1.833


def test_a_plain_list_is_points_or_a_numbered_panel():
    blue = scene_of(plain("甲", "乙")).slides[0]
    red = scene_of(plain("甲", "乙"), theme_name="party-red").slides[0]
    assert find(blue, "points").placeholder is not None
    assert find(red, "points").paragraphs[1].bullet.number == "arabicPeriod"
    assert find(red, "panel").rect.bottom >= find(red, "points").rect.y


@pytest.mark.parametrize("theme_name", ["academy-blue", "party-red"])
def test_too_much_continues_under_its_headings(theme_name):
    entries = [f"目标{n}，" + "写得很长的说明" * 7 for n in range(9)]
    result = scene_of(objectives(知识=entries, 能力=["会用"]), theme_name=theme_name)
    assert len(result.slides) > 1
    told = [t for page in result.slides for t in texts_of(page) if t.startswith("目标")]
    assert [t[:3] for t in told] == [f"目标{n}" for n in range(9)]
    assert all("知识" in texts_of(page) for page in result.slides if "目标" in str(texts_of(page)))


def test_six_headings_stand_in_two_rows():
    page = scene_of(objectives(**{f"第{n}类": ["会用"] for n in range(6)})).slides[0]
    groups = [i for i in page.items if isinstance(i, scene.Group)]
    tops = [flat(g.items)[0].rect.y for g in groups if g.key.startswith("objectives/")]
    assert [tops.count(y) for y in sorted(set(tops))] == [3, 3]


def test_every_click_shows_a_group():
    page = scene_of(slide("objectives", objectives(**THREE).content, reveal=True)).slides[0]
    assert [click[0].key for click in page.reveal] == [f"objectives/{n}" for n in (1, 2, 3)]


def test_a_few_goals_on_a_panel_stand_further_apart():
    def height(count: int) -> float:
        page = scene_of(plain(*("说出三点",) * count), theme_name="party-red").slides[0]
        return to_inches(find(page, "panel").rect.h) / count

    assert height(3) > 1.2 * height(6)
