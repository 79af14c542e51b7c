"""Scatter and radar: axes of numbers, dots, the figure's box, the names of series."""

import pytest

from deckbuilder.model import scene, spec
from tests.layout.drafting import find, flat, scene_of, slide, text, texts_of


def page_of(content: spec.Chart) -> scene.Slide:
    return scene_of(slide("chart", content)).slides[0]


def native(content: spec.Chart) -> scene.Chart:
    found = find(page_of(content), "chart")
    assert isinstance(found, scene.Chart)
    return found


def scatter(**more: object) -> spec.Chart:
    series = (spec.Series("城区", (95.0, 80.0, 60.0)), spec.Series("乡镇", (92.0, 78.0, 55.0)))
    return spec.Chart("scatter", (3.0, 15.0, 30.0), series, **more)  # type: ignore[arg-type]


def radar(*names: str, **more: object) -> spec.Chart:
    series = tuple(spec.Series(name, (55.0, 40.0, 60.0, 70.0)) for name in names)
    return spec.Chart("radar", ("学习", "调研", "沟通", "执行"), series, **more)  # type: ignore[arg-type]


def test_both_axes_of_a_scatter_chart_are_round_and_the_level_one_is_named():
    made = native(scatter(axis=spec.ChartAxis(title=text("等候（分钟）")), unit=text("分")))
    assert (made.axis_min, made.axis_max) == (0, 100)
    assert (made.x_min, made.x_max, made.x_step) == (0, 30, 10)
    assert (made.x_title, made.axis_title) == ("等候（分钟）", "")
    assert made.legend == "top"


def test_a_title_names_the_axis_of_values_where_no_unit_does():
    made = native(scatter(axis=spec.ChartAxis(title=text("满意度"))))
    assert (made.x_title, made.axis_title) == ("", "满意度")
    assert made.plot is not None and made.plot[0] * made.rect.w > 0.8 * 914400


def test_a_highlighted_x_is_lit_in_every_series():
    made = native(scatter(highlight=("15",)))
    assert [s.point_colors[1] for s in made.series] == ["accent1", "accent1"]
    assert {s.marker for s in made.series} == {10.0}


def test_the_plot_of_a_radar_chart_is_square_and_leaves_room_for_the_names():
    made = native(radar("得分"))
    assert made.plot is not None
    x, y, w, h = made.plot
    assert w * made.rect.w == pytest.approx(h * made.rect.h, rel=0.001)
    assert x > 0 and y > 0 and x + w < 1 and y + h < 1
    assert made.axis_min == 0


def test_several_series_of_a_radar_chart_are_named_beside_it():
    page = page_of(radar("培训前", "培训后", highlight=("培训后",)))
    assert {"培训前", "培训后"} <= set(texts_of(page))
    swatches = [i for i in flat(page.items) if i.key.endswith("/swatch")]
    chart = find(page, "chart")
    assert isinstance(chart, scene.Chart)
    shown = [i.fill for i in swatches if isinstance(i, scene.Shape)]
    assert shown == [s.color for s in chart.series]
    assert chart.series[1].color == "accent1"
    assert chart.series[1].fill == "accent1/13"


def stacked(*last: float) -> spec.Chart:
    names = ("来信", "来访", "网上")
    series = tuple(spec.Series(n, (30.0, v)) for n, v in zip(names, last, strict=False))
    return spec.Chart("stacked-column", ("去年", "今年"), series)


def test_names_of_a_stack_stand_at_the_middle_of_their_parts_of_the_last_column():
    page = page_of(stacked(20.0, 40.0, 60.0))
    chart = find(page, "chart")
    assert isinstance(chart, scene.Chart) and chart.plot is not None
    assert chart.legend == "" and chart.axis_max == 120
    foot = chart.rect.y + (chart.plot[1] + chart.plot[3]) * chart.rect.h
    unit = chart.plot[3] * chart.rect.h / 120
    middles = [find(page, f"chart/names/{n}").rect.middle for n in (1, 2, 3)]
    assert middles == pytest.approx([foot - v * unit for v in (10, 40, 90)], abs=2000)
    assert all(find(page, f"chart/names/{n}").rect.x < chart.rect.right + 914400 for n in (1, 2, 3))


def test_a_stack_with_a_part_too_low_for_its_name_has_a_legend():
    assert native(stacked(1.0, 40.0, 60.0)).legend == "top"


def test_series_with_names_of_a_letter_stand_beside_their_radar_chart():
    page = page_of(radar("x", "y"))
    made = find(page, "chart")
    assert find(page, "chart/names/1/name").rect.x >= made.rect.right
    assert made.rect.h > 4 * 914400


def test_the_level_axis_starts_near_points_that_stand_far_from_nothing():
    series = (spec.Series("深度", (4.1, 5.0, 4.9, 3.9)),)
    made = native(spec.Chart("scatter", (92.0, 104.0, 121.0, 134.0), series))
    assert (made.x_min, made.x_max) == (90, 140)
