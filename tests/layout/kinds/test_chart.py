"""Chart: what the native chart is told, by type; what is highlighted; what stands beside it."""

import pytest

from deckbuilder.model import scene, spec
from deckbuilder.units import to_inches
from tests.layout.drafting import find, flat, items, scene_of, slide, text, texts_of

DATA = {"外发误送": 27.0, "权限过宽": 7.0, "设备丢失": 6.0, "钓鱼邮件": 4.0, "其他": 2.0}


def chart(type: str, data: dict[str, float | None] = DATA, **more: object) -> spec.Chart:  # type: ignore[assignment]
    for key in ("unit", "caption"):
        if key in more:
            more[key] = text(str(more[key]))
    return spec.Chart(type, tuple(data), (spec.Series("", tuple(data.values())),), **more)  # type: ignore[arg-type]


def lines(**series: tuple[float, ...]) -> spec.Chart:
    months = tuple(f"{n}月" for n in range(1, 13))
    return spec.Chart("line", months, tuple(spec.Series(k, v) for k, v in series.items()))


def page_of(content: spec.Chart, theme_name: str = "academy-blue", **more: object) -> scene.Slide:
    return scene_of(slide("chart", content), theme_name=theme_name, **more).slides[0]


def native(page: scene.Slide, key: str = "chart") -> scene.Chart:
    found = find(page, key)
    assert isinstance(found, scene.Chart)
    return found


def test_a_highlighted_column_is_lit_and_the_others_recede():
    made = native(page_of(chart("column", highlight=("外发误送",))))
    assert made.series[0].point_colors == ("accent1", *("rest",) * 4)
    assert made.series[0].label_bold_points == (0,)
    assert made.highlight_labels is not None and made.highlight_labels.size == 24


def test_columns_with_values_have_no_axis_and_no_grid():
    made = native(page_of(chart("column")))
    assert made.value_labels is not None
    assert made.value_text is None and made.grid_line is None and not made.legend


def test_a_column_is_at_most_an_inch_and_a_quarter_wide():
    made = native(page_of(chart("column")))
    step = to_inches(made.rect.w) / 5
    assert step / (1 + made.gap_width / 100) == pytest.approx(1.25, abs=0.02)


def test_the_axis_leaves_room_for_the_values_above_the_highest_column():
    made = native(page_of(chart("column")))
    assert made.plot is not None and made.axis_max is not None
    height = to_inches(made.rect.h) * made.plot[3]
    assert height * (1 - 27 / made.axis_max) >= 20 * 1.22 / 72


def test_the_axis_leaves_room_for_values_below_zero_before_the_names():
    made = native(page_of(chart("bar", {"甲": -12.0, "乙": 35.0})))
    assert made.plot is not None and made.axis_min is not None and made.axis_max is not None
    inch = to_inches(made.rect.w) * made.plot[2] / (made.axis_max - made.axis_min)
    assert (-12 - made.axis_min) * inch > 0.5
    assert (made.axis_max - 35) * inch > 0.5


def test_labels_false_brings_the_axis_and_its_grid():
    made = native(page_of(chart("column", labels=False)))
    assert made.value_labels is None and made.value_text is not None
    assert made.grid_line is not None and (made.axis_min, made.axis_max) == (0, 30)


def test_a_per_cent_unit_stands_at_the_values_and_not_above():
    page = page_of(chart("bar", {"赶时间": 31.0, "忘了": 6.5}, unit="%"))
    assert native(page).number_format == '0.0"%"'
    assert not [i for i in flat(page.items) if i.key == "chart/unit"]


def test_a_unit_in_words_stands_above_the_chart():
    page = page_of(chart("column", unit="2024 年事件数（起）"))
    unit = find(page, "chart/unit")
    assert unit.rect.bottom <= native(page).rect.y
    assert to_inches(unit.rect.y) == pytest.approx(1.75, abs=0.01)


@pytest.mark.parametrize(("lang", "code"), [("zh-Hans", "0"), ("en", "#,##0")])
def test_thousands_are_grouped_by_language(lang, code):
    made = native(page_of(chart("column", {"a": 1200.0, "b": 3400.0}), lang=lang))
    assert made.number_format == code


def test_bars_too_many_for_the_height_continue_on_one_scale():
    content = chart("bar", {f"第{n}项": float(n) for n in range(1, 31)})
    pages = scene_of(slide("chart", content)).slides
    assert len(pages) > 1
    made = [native(page) for page in pages]
    assert [c for one in made for c in one.categories] == [f"第{n}项" for n in range(1, 31)]
    assert len({one.axis_max for one in made}) == 1


def test_a_line_is_named_at_its_last_point():
    made = native(page_of(lines(无演练=(33.0,) * 12, 每月演练=(34.0,) * 6 + (11.0,) * 6)))
    assert all(series.end_label for series in made.series)
    assert not made.legend and made.value_text is not None and made.grid_line is not None


def test_two_lines_that_end_together_have_their_names_one_above_the_other():
    made = native(page_of(lines(甲=(1.0,) * 11 + (30.0,), 乙=(2.0,) * 11 + (30.2,))))
    lower, upper = made.series
    assert lower.end_label and upper.end_label and not made.legend
    assert upper.end_shift < 0 < lower.end_shift
    assert to_inches(made.rect.h) * (lower.end_shift - upper.end_shift) > 0.25


def test_more_lines_that_end_together_get_a_legend():
    values = dict.fromkeys("甲乙丙丁", (1.0,) * 11 + (30.0,))
    made = native(page_of(lines(**values)))
    assert made.legend == "top" and not any(series.end_label for series in made.series)


def test_the_highlighted_line_is_heavier_and_alone_in_its_colour():
    content = spec.Chart(
        "line", ("一", "二"), (spec.Series("甲", (1.0, 2.0)), spec.Series("乙", (3.0, 9.0))),
        highlight=("乙",),
    )  # fmt: skip
    first, second = native(page_of(content)).series
    assert (first.color, second.color) == ("accent2", "accent1")
    assert second.stroke_width > first.stroke_width


def test_a_doughnut_lists_shares_and_sums_in_its_hole():
    page = page_of(chart("doughnut", unit="起", highlight=("外发误送",)))
    told = texts_of(page)
    assert "46" in told and "起" in told
    assert [t for t in told if t.endswith("%")] == ["59%", "15%", "13%", "9%", "4%"]
    assert native(page).series[0].point_colors == (
        "accent1", "primary", "accent2", "accent3", "accent6",
    )  # fmt: skip


def test_a_doughnut_is_as_high_as_the_body_and_round():
    made = native(page_of(chart("doughnut")))
    assert made.rect.w == made.rect.h
    assert to_inches(made.rect.h) == pytest.approx(5.0, abs=0.01)


def test_the_sum_in_a_hole_and_the_unit_in_words_stay_where_numbers_are_short():
    page = page_of(chart("doughnut", {"甲": 200000.0, "乙": 300000.0}, unit="元"))
    assert texts_of(page).count("50.0万\n元") + texts_of(page).count("50.0万") == 1
    assert native(page).alt.startswith("环形图（元）")


def test_labels_true_lists_the_values_themselves():
    told = texts_of(page_of(chart("pie", labels=True)))
    assert "27" in told and not any(t.endswith("%") for t in told)


def test_the_alternative_text_tells_type_names_and_values():
    assert native(page_of(chart("column", {"甲": 3.0, "乙": 5.0}))).alt == "柱形图：甲 3、乙 5"


def test_a_caption_stands_at_the_foot_of_the_body():
    page = page_of(chart("column", caption="按收入口径"))
    caption = find(page, "chart/caption")
    assert to_inches(caption.rect.bottom) == pytest.approx(6.75, abs=0.01)
    assert native(page).rect.bottom < caption.rect.y


def test_parts_of_a_stack_too_small_for_their_value_show_none():
    series = (spec.Series("甲", (120.0, 130.0)), spec.Series("乙", (1.0, 60.0)))
    made = native(page_of(spec.Chart("stacked-column", ("一", "二"), series)))
    assert made.series[1].label_hidden_points == (0,)


def test_a_chart_in_the_aside_stays_in_its_panel():
    one = slide("points", spec.Points(items("一")), aside=spec.Block("chart", chart("doughnut")))
    page = scene_of(one).slides[0]
    made, panel = native(page, "aside/chart"), find(page, "aside/panel").rect
    assert panel.x <= made.rect.x and made.rect.right <= panel.right
    assert find(page, "aside/chart/parts/5/name").rect.bottom <= panel.bottom


def test_gaps_stay_gaps():
    assert native(page_of(chart("column", {"甲": 3.0, "乙": None}))).series[0].values == (3.0, None)


def test_a_lone_value_between_gaps_is_a_dot():
    values = {"一": 3.0, "二": None, "三": 5.0, "四": None, "五": 6.0, "六": 7.0}
    assert native(page_of(chart("line", values))).series[0].marker > 0
    whole = {"一": 3.0, "二": 4.0, "三": None, "四": 5.0, "五": 6.0}
    assert native(page_of(chart("line", whole))).series[0].marker == 0
