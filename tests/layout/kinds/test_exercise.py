"""Exercise: task and steps beside the facts."""

import pytest

from deckbuilder.model import spec
from deckbuilder.units import to_inches
from tests.layout.drafting import find, flat, items, scene_of, slide, text, texts_of


def exercise(
    *steps: str, task: str = "为六份文件定级", title: str = "练习", **facts: object
) -> spec.Slide:
    made = {k: text(v) if isinstance(v, str) else v for k, v in facts.items()}
    content = spec.Exercise(text(task), steps=items(*steps) if steps else None, **made)
    return slide("exercise", content, title)


FULL = {"minutes": 15.0, "grouping": "三人一组", "output": "一张表", "materials": "讲义"}


def test_the_minutes_and_their_unit_share_a_line():
    box = find(scene_of(exercise("甲", "乙", **FULL)).slides[0], "facts/minutes")
    number, unit = box.paragraphs[0].runs
    assert (number.text, unit.text.strip()) == ("15", "分钟")
    assert unit.size == round(0.3 * box.paragraphs[0].size) and box.lines == (1,)


def test_facts_stand_left_and_steps_on_the_rest():
    page = scene_of(exercise("甲", "乙", **FULL)).slides[0]
    panel = find(page, "facts/panel").rect
    assert [to_inches(v) for v in (panel.x, panel.y, panel.w, panel.h)] == pytest.approx(
        [0.667, 1.75, 2.85, 5.0], abs=0.002
    )
    assert to_inches(find(page, "exercise/step/1/ordinal").rect.x) == pytest.approx(
        3.917, abs=0.002
    )


def test_party_red_lists_all_facts_at_the_right():
    page = scene_of(exercise("甲", "乙", **FULL), theme_name="party-red").slides[0]
    assert to_inches(find(page, "facts/panel").rect.x) == pytest.approx(9.0, abs=0.002)
    labels = [find(page, f"facts/{n}").paragraphs[0].plain for n in (1, 2, 3, 4)]
    assert labels == ["时间", "分组", "材料", "成果"]


def test_without_facts_the_steps_take_the_width():
    page = scene_of(exercise("甲", "乙")).slides[0]
    assert not any(i.key.startswith("facts") for i in flat(page.items))
    assert to_inches(find(page, "exercise/step/1/text").rect.right) == pytest.approx(
        12.667, abs=0.01
    )


def test_a_task_that_is_the_title_is_not_said_twice():
    page = scene_of(exercise("甲", task="给文件定级", title="给文件定级", **FULL)).slides[0]
    assert texts_of(page).count("给文件定级") == 1


def test_a_task_without_steps_is_large():
    page = scene_of(exercise(**FULL)).slides[0]
    assert find(page, "exercise/task").paragraphs[0].size == 36


def test_too_many_steps_continue_with_task_and_facts():
    steps = [f"第{n}步，" + "很长的说明文字" * 9 for n in range(1, 13)]
    result = scene_of(exercise(*steps, **FULL))
    assert len(result.slides) > 1
    assert all({"为六份文件定级", "三人一组"} <= set(texts_of(page)) for page in result.slides)
    told = [t for page in result.slides for t in texts_of(page) if t.startswith("第")]
    assert [t.split("步")[0] for t in told] == [f"第{n}" for n in range(1, 13)]


def test_facts_too_long_for_the_panel_continue():
    one = exercise("甲", **{**FULL, "materials": "讲义很多。" * 60})
    result = scene_of(one)
    told = "".join(t for page in result.slides for t in texts_of(page)).replace("\n", "")
    assert told.count("讲义很多。") == 60


def test_facts_of_two_lines_each_stay_on_the_exercises_slide():
    facts = FULL | {
        "grouping": "按班组，每组六到八人，自愿组合",
        "materials": "自查清单、笔、看板、手机",
    }
    pages = scene_of(exercise("甲", "乙", **facts)).slides
    assert len(pages) == 1
    assert "手机" in "".join(texts_of(pages[0])).replace("\n", "")


def test_the_minutes_alone_stand_on_a_short_panel():
    page = scene_of(exercise("甲", "乙", minutes=10.0)).slides[0]
    assert to_inches(find(page, "facts/panel").rect.h) < 2.5


@pytest.mark.parametrize("theme_name", ["academy-blue", "party-red"])
def test_a_task_alone_stands_level_with_its_minutes(theme_name):
    page = scene_of(exercise(minutes=10.0), theme_name=theme_name).slides[0]
    panel, task = find(page, "facts/panel").rect, find(page, "exercise/task").rect
    assert panel.y + panel.h / 2 == pytest.approx(task.y + task.h / 2, abs=0.02 * 914400)


def test_few_short_steps_are_larger_than_long_ones():
    few = scene_of(exercise("写", "改", **FULL)).slides[0]
    long = scene_of(exercise("先写一稿再对照清单逐条修改，" * 5, "改", **FULL)).slides[0]
    sizes = [find(p, "exercise/step/1/text").paragraphs[0].size for p in (few, long)]
    assert sizes[0] > 20 >= sizes[1]


def test_the_facts_of_ink_hang_from_the_steps_first_rule():
    page = scene_of(exercise("看", "写", minutes=10.0), theme_name="ink").slides[0]
    assert find(page, "facts/1/rule").rect.y == find(page, "rule/top").rect.y


@pytest.mark.parametrize("theme_name", ["party-red", "ink"])
def test_six_short_steps_stand_on_one_slide(theme_name):
    steps = ("抽卡", "核对", "列出", "确定", "写出", "汇报")
    made = scene_of(
        exercise(*steps, task="为六份文件定级，写下理由" * 3, **FULL), theme_name=theme_name
    )
    assert len(made.slides) == 1


def test_facts_hang_lower_only_where_they_stay_on_the_slide():
    facts = dict.fromkeys(("grouping", "output", "materials"), "这一项写得很长，说得很细" * 3)
    made = scene_of(exercise("看", "写", minutes=35.0, **facts), theme_name="ink")
    assert len(made.slides) == 1
