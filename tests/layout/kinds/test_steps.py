"""Steps: numerals on a line, a ribbon over panels; rows, turns, continuation, clicks."""

import pytest

from deckbuilder.layout.kinds.steps.rows import Columns, Part
from deckbuilder.model import scene, spec
from deckbuilder.units import to_inches
from tests.layout.drafting import find, flat, items, scene_of, slide, text, texts_of, titled

WORDS = "写明来源、数量、负责人与期限。"


def steps(count: int, *body: str) -> spec.Steps:
    return spec.Steps(tuple(titled(f"第{n}步", *body) for n in range(1, count + 1)))


def page_of(content: spec.Steps, theme_name: str = "academy-blue", **more: object) -> scene.Slide:
    return scene_of(slide("steps", content, **more), theme_name=theme_name).slides[0]


def boxes(page: scene.Slide, part: str) -> list[scene.TextBox]:
    return [
        i for i in flat(page.items) if isinstance(i, scene.TextBox) and i.key.endswith(f"/{part}")
    ]


def left_edges(page: scene.Slide, part: str = "title") -> list[float]:
    return [round(to_inches(box.rect.x), 2) for box in boxes(page, part)]


# --- both drawings --------------------------------------------------------------------------


@pytest.mark.parametrize("theme_name", ["academy-blue", "party-red"])
@pytest.mark.parametrize("count", [2, 5, 6, 9, 14])
def test_no_step_is_lost_and_the_numbers_go_on(theme_name, count):
    made = scene_of(slide("steps", steps(count, WORDS)), theme_name=theme_name)
    said = [t.replace("\n", "") for page in made.slides for t in texts_of(page)]
    for n in range(1, count + 1):
        assert sum(t.endswith(f"第{n}步") for t in said) == 1
    assert sum(WORDS in t for t in said) == count


@pytest.mark.parametrize("theme_name", ["academy-blue", "party-red"])
def test_all_steps_of_a_run_share_their_sizes(theme_name):
    made = scene_of(slide("steps", steps(14, WORDS)), theme_name=theme_name)
    for part in ("title", "text"):
        sizes = {b.paragraphs[0].size for page in made.slides for b in boxes(page, part)}
        assert len(sizes) == 1
        assert min(sizes) >= 18


@pytest.mark.parametrize("theme_name", ["academy-blue", "party-red"])
def test_steps_are_one_diagram_that_tells_itself(theme_name):
    page = page_of(spec.Steps((titled("登记"), titled("定级"))), theme_name)
    assert find(page, "steps").alt == "流程，2 步：登记、定级"


@pytest.mark.parametrize("theme_name", ["academy-blue", "party-red"])
def test_revealed_steps_stand_on_the_slide_one_click_each(theme_name):
    page = page_of(steps(3, WORDS), theme_name, reveal=True)
    assert [click[0].key for click in page.reveal] == ["steps/1", "steps/2", "steps/3"]
    assert {"steps/1", "steps/2", "steps/3"} <= {item.key for item in page.items}


def test_columns_make_one_row_then_two():
    columns = Columns(0.2, 5, 1.8, ((0.0, 0),))
    assert columns.arrangements(3, 12.0) == [(3,)]
    assert columns.arrangements(5, 12.0) == [(5,), (3, 2)]
    assert columns.arrangements(7, 12.0) == [(4, 3)]
    assert columns.arrangements(11, 12.0) == []
    assert columns.arrangements(5, 8.0) == [(3, 2)], "a column is at least 1.8 wide"


def test_a_part_keeps_its_place_in_the_whole():
    whole = Part.of([titled("一"), titled("**二**"), titled("三")])
    assert whole.lit == {2}
    assert whole.pick([1]).numbers == (2,)
    assert whole.pick([1]).goes_on and not whole.pick([2]).goes_on


def test_a_step_longer_than_a_page_goes_on_under_its_own_number():
    long = spec.Titled(
        text("登记"), items(*(f"第{n}条" + "把问题解决在村组" * 12 for n in range(6)))
    )
    pages = scene_of(slide("steps", spec.Steps((long, titled("定级", "一句话"))))).slides
    keys = [{item.key for item in flat(page.items)} for page in pages]
    assert len(pages) > 2 and all("steps/1" in found for found in keys[:-1])
    assert "steps/2" in keys[-1]


def test_an_icon_stands_before_the_title_where_numbers_stand_in_the_ribbon():
    content = spec.Steps((spec.Titled(text("登记"), icon="pen"), *steps(7, "一句话").steps))
    page = page_of(content, layout="ribbon")
    title, icon = find(page, "steps/1/title"), find(page, "steps/1/icon").rect
    assert isinstance(title, scene.TextBox)
    assert title.paragraphs[0].plain == "登记" and title.rect.x < icon.x
    assert icon.right < title.rect.center + title.insets[0] / 2 - title.paragraphs[0].size * 12700
    second = find(page, "steps/2/title")
    assert isinstance(second, scene.TextBox) and second.paragraphs[0].plain.startswith("2")


@pytest.mark.parametrize("theme_name", ["academy-blue", "forest", "party-red"])
def test_an_icon_stands_for_its_step_s_number(theme_name):
    first, rest = spec.Titled(text("登记"), icon="pen"), steps(3, "一句话").steps
    page = page_of(spec.Steps((first, *rest)), theme_name)
    names = [i.name for i in flat(page.items)]
    assert names.count("icon pen") == 1 and names.count("number") == 3


# --- numerals on a line ----------------------------------------------------------------------


def test_five_steps_stand_on_the_grid_of_five():
    assert left_edges(page_of(steps(5, WORDS))) == [0.67, 3.11, 5.55, 7.99, 10.43]


def test_the_row_moves_down_by_36_per_cent_of_what_remains():
    page = page_of(steps(5, WORDS))
    top = to_inches(find(page, "steps/1/ordinal").rect.y)
    foot = max(to_inches(b.rect.bottom) for b in boxes(page, "text"))
    assert (top - 1.75) / (6.75 - (foot - top) - 1.75) == pytest.approx(0.36, abs=0.01)


def test_an_arrow_leads_from_numeral_to_numeral_and_the_last_has_no_head():
    page = page_of(steps(3, WORDS))
    first, last = find(page, "steps/1/arrow"), find(page, "steps/3/arrow")
    assert (first.start_key, first.end_key) == ("steps/1/ordinal", "steps/2/ordinal")
    assert first.start[0] == find(page, "steps/1/ordinal").rect.right
    assert first.stroke.tail == "triangle" and last.stroke.tail == ""
    assert to_inches(last.rect.right) == pytest.approx(12.667, abs=0.01)


def test_the_strong_step_and_its_arrow_are_lit():
    content = spec.Steps((titled("登记", "一"), titled("**定级**", "二"), titled("标注", "三")))
    page = page_of(content)
    colors = [find(page, f"steps/{n}/ordinal").paragraphs[0].color for n in (1, 2, 3)]
    assert colors == ["primary-text", "accent1", "primary-text"]
    assert find(page, "steps/2/arrow").stroke.color == "accent1"


def test_six_steps_turn_after_the_third():
    page = page_of(steps(6, WORDS))
    tops = [box.rect.y for box in boxes(page, "title")]
    assert tops[0] == tops[2] < tops[3] == tops[5]
    turn = find(page, "steps/3/turn")
    assert (turn.start_key, turn.end_key) == ("steps/3/text", "steps/4/ordinal")
    assert turn.elbow and turn.stroke.tail == "triangle"
    assert turn.start[1] == find(page, "steps/3/text").rect.bottom
    assert turn.end[1] == find(page, "steps/4/ordinal").rect.y


def test_a_turn_from_a_step_without_text_runs_below_the_texts_of_its_row():
    named = [titled(f"第{n}步", *((WORDS,) if n in (2, 4) else ())) for n in range(1, 7)]
    page = page_of(spec.Steps(tuple(named)))
    turn = find(page, "steps/3/turn")
    assert turn.start_key == "steps/3/title"
    assert turn.start[1] >= find(page, "steps/2/text").rect.bottom


# --- ribbon ----------------------------------------------------------------------------------


def test_the_ribbon_is_cut_by_chevrons_with_straight_ends():
    page = page_of(steps(4, WORDS), "party-red")
    forms = [box.geometry for box in boxes(page, "title")]
    assert forms == ["homePlate", "chevron", "chevron", "rect"]
    assert isinstance(find(page, "steps/4/ribbon").geometry, scene.Path)
    assert to_inches(find(page, "steps/4/ribbon").rect.right) == pytest.approx(12.666, abs=0.01)


def test_panels_stand_a_gutter_below_the_ribbon_and_reach_the_foot():
    page = page_of(steps(5, WORDS), "party-red")
    panel, piece = find(page, "steps/1/panel").rect, find(page, "steps/1/title").rect
    assert to_inches(piece.h) == pytest.approx(0.875, abs=0.001)
    assert to_inches(panel.y - piece.bottom) == pytest.approx(0.2, abs=0.001)
    assert to_inches(panel.bottom) == pytest.approx(6.75, abs=0.001)


def test_steps_without_texts_have_their_numbers_over_a_higher_ribbon():
    page = page_of(steps(5), "party-red")
    assert to_inches(find(page, "steps/1/title").rect.h) == pytest.approx(1.25, abs=0.001)
    assert find(page, "steps/1/number").rect.bottom <= find(page, "steps/1/title").rect.y


def test_a_second_ribbon_is_reached_by_a_turn_in_no_inner_group():
    page = page_of(steps(8, "写明来源"), "party-red")
    turn = next(i for i in find(page, "steps").items if i.key == "steps/5/turn")
    assert (turn.start_key, turn.end_key) == ("steps/4/panel", "steps/5/title")
    assert find(page, "steps/5/title").paragraphs[0].plain.startswith("5")


def test_bare_titles_take_two_lines_at_most_while_they_can_be_smaller():
    names = ("Stop the heat", "Cool for ten minutes", "Remove rings", "Do not pop blisters")
    page = page_of(spec.Steps(tuple(titled(name) for name in (*names, "Cover loosely", *names))))
    found = [i for i in flat(page.items) if i.key.endswith("/title")]
    assert len(found) == 9
    assert all(isinstance(i, scene.TextBox) and max(i.lines) <= 2 for i in found)


def test_three_brief_steps_are_larger_than_five():
    few, many = (page_of(steps(n, "一句话")) for n in (3, 5))

    def sizes(page: scene.Slide) -> list[float]:
        parts = (find(page, f"steps/1/{part}") for part in ("ordinal", "title", "text"))
        return [i.paragraphs[0].size for i in parts if isinstance(i, scene.TextBox)]

    assert sizes(few) == [88, 28, 24]
    assert all(a > b for a, b in zip(sizes(few), sizes(many), strict=True))
