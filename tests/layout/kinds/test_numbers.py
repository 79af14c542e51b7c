"""Numbers: one step for all values, rows, continuation, the aside."""

import pytest

from deckbuilder.model import scene, spec
from deckbuilder.units import to_inches
from tests.layout.drafting import find, flat, items, room_for, scene_of, slide, text, texts_of


def figure(value: str, label: str, unit: str = "", change: str = "") -> spec.Figure:
    return spec.Figure(
        text(value), text(label), text(unit) if unit else None, text(change) if change else None
    )


def numbers(*figures: spec.Figure) -> spec.Numbers:
    return spec.Numbers(figures)


THREE = numbers(
    figure("87", "由日常操作引起", "%", "误送、越权"),
    figure("46", "全年登记的事件", "起"),
    figure("11", "平均发现时间", "小时"),
)


def value(page: scene.Slide, n: int) -> scene.TextBox:
    found = find(page, f"numbers/{n}/value")
    assert isinstance(found, scene.TextBox)
    return found


def test_three_short_figures_take_the_top_of_the_ladder():
    page = scene_of(slide("numbers", THREE)).slides[0]
    assert [value(page, n).paragraphs[0].size for n in (1, 2, 3)] == [115.0] * 3
    assert [value(page, n).lines for n in (1, 2, 3)] == [(1,)] * 3


def test_a_single_figure_stands_above_the_ladder_and_so_does_its_label():
    page = scene_of(slide("numbers", numbers(figure("87", "由日常操作引起", "%")))).slides[0]
    assert value(page, 1).paragraphs[0].size == 160
    assert find(page, "numbers/1/label").paragraphs[0].size == 32


def test_a_label_grows_only_while_it_stays_on_its_line():
    content = numbers(figure("87", "由日常操作和没有核对的名单共同引起的那些"), figure("4", "起"))
    page = scene_of(slide("numbers", content)).slides[0]
    assert {find(page, f"numbers/{n}/label").paragraphs[0].size for n in (1, 2)} == {24}


def test_value_and_unit_share_a_line_and_fit_their_column():
    content = numbers(*(figure(f"{n}2,345", "人次", "万人次") for n in range(1, 5)))
    room = room_for(slide("numbers", content))
    page = scene_of(slide("numbers", content)).slides[0]
    sizes = {value(page, n).paragraphs[0].size for n in range(1, 5)}
    assert len(sizes) == 1
    for n in range(1, 5):
        box = value(page, n)
        assert room.type.runs_width(box.paragraphs[0]) <= box.rect.w / 12700
        assert box.paragraphs[0].runs[-1].size < box.paragraphs[0].size


def test_long_units_follow_the_labels_rather_than_shrink_the_values_away():
    content = numbers(*(figure("12,345", "visited", "households in need") for _ in range(4)))
    page = scene_of(slide("numbers", content), lang="en").slides[0]
    assert value(page, 1).paragraphs[0].plain == "12,345"
    label = find(page, "numbers/1/label").paragraphs[0].plain.replace("\n", " ")
    assert label == "visited (households in need)"


def test_a_percent_sign_stays_at_its_value():
    content = numbers(
        figure("12,345", "visited", "households"), *(figure("98", "b", "%") for _ in range(3))
    )
    page = scene_of(slide("numbers", content), lang="en").slides[0]
    assert value(page, 2).paragraphs[0].plain == "98\u2009%"


def test_labels_too_long_for_two_rows_go_on_to_another_page():
    long = "a label that goes on and on, past anything that a column could ever hold " * 2
    content = numbers(*(figure("98", long) for _ in range(6)))
    pages = scene_of(slide("numbers", content), lang="en").slides
    assert len(pages) == 2
    for page in pages:
        last = [i for i in flat(page.items) if i.key.endswith("/label")][-1]
        assert to_inches(last.rect.bottom) <= 6.75


def test_a_value_too_wide_for_an_aside_takes_more_lines():
    block = spec.Block("numbers", numbers(figure("约一百二十三万四千五百六十七点八九", "人次")))
    one = slide("points", spec.Points(items("一点")), aside=block)
    page = scene_of(one).slides[0]
    assert sum(find(page, "aside/numbers/1/value").lines) > 1


def test_only_the_first_value_is_lit_in_academy_blue():
    page = scene_of(slide("numbers", THREE)).slides[0]
    assert [value(page, n).paragraphs[0].color for n in (1, 2, 3)] == [
        "accent1", "primary", "primary",
    ]  # fmt: skip


@pytest.mark.parametrize(("count", "rows"), [(3, [3]), (4, [4]), (5, [3, 2]), (6, [3, 3])])
def test_five_and_six_stand_in_two_rows(count, rows):
    content = numbers(*(figure(str(n), f"第{n}项") for n in range(count)))
    page = scene_of(slide("numbers", content)).slides[0]
    tops = [value(page, n + 1).rect.y for n in range(count)]
    assert [tops.count(y) for y in sorted(set(tops))] == rows


@pytest.mark.parametrize("theme_name", ["academy-blue", "party-red"])
def test_two_rows_stay_within_the_body(theme_name):
    content = numbers(*(figure("88", "一项说明文字较长的指标", "件", "+3") for _ in range(6)))
    page = scene_of(slide("numbers", content), theme_name=theme_name).slides[0]
    last = find(page, "numbers/6/change").rect
    assert to_inches(last.bottom) <= 6.75
    first_change, second_row = find(page, "numbers/1/change").rect, value(page, 4).rect
    assert first_change.bottom <= second_row.y


def test_more_than_six_continue_at_one_size():
    content = numbers(*(figure(str(n), f"第{n}项") for n in range(9)))
    pages = scene_of(slide("numbers", content)).slides
    assert len(pages) == 2
    labels = [t for page in pages for t in texts_of(page) if t.endswith("项")]
    assert labels == [f"第{n}项" for n in range(9)]
    assert value(pages[0], 1).paragraphs[0].size == value(pages[1], 6).paragraphs[0].size


def test_an_aside_stacks_figures_in_its_own_colours():
    block = spec.Block(
        "numbers", numbers(figure("72", "小时内报告", "小时"), figure("3", "份", "份"))
    )
    one = slide("points", spec.Points(items("一点")), aside=block)
    page = scene_of(one, theme_name="party-red").slides[0]
    first, second = (find(page, f"aside/numbers/{n}/value") for n in (1, 2))
    assert first.rect.x == second.rect.x and second.rect.y > first.rect.bottom
    assert first.paragraphs[0].color == "gold-text"
    assert find(page, "aside/numbers/1/label").paragraphs[0].color == "on-primary"


def test_a_change_is_coloured_by_its_sign_where_the_theme_says_so():
    content = numbers(figure("1", "甲", change="+12%"), figure("2", "乙", change="-3%"))
    page = scene_of(slide("numbers", content), theme_name="party-red").slides[0]
    colors = [find(page, f"numbers/{n}/change").paragraphs[0].color for n in (1, 2)]
    assert colors == ["good", "warn"]


def test_one_click_reveals_a_figure():
    page = scene_of(slide("numbers", THREE, reveal=True)).slides[0]
    assert page.reveal == tuple((scene.Target(f"numbers/{n}"),) for n in (1, 2, 3))


def test_values_without_panels_leave_air_before_the_next_column():
    figures = numbers(*(figure(v, "标签", "") for v in ("96.3%", "96.3%", "96.3%")))
    page = scene_of(slide("numbers", figures)).slides[0]
    boxes = [value(page, n) for n in (1, 2, 3)]
    room = room_for(slide("numbers", figures))
    widest = room.type.runs_width(boxes[0].paragraphs[0]) * 12700
    assert boxes[0].rect.x + widest < boxes[1].rect.x - 0.3 * 914400
