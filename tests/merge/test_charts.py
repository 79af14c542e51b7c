"""The data of charts three ways: numbers go by the names of their series and categories."""

from __future__ import annotations

from deckbuilder.merge.charts import merge_charts
from deckbuilder.model.snapshot import ChartData, Series


def chart(categories: str, **series: list[float | None]) -> ChartData:
    return ChartData(tuple(categories), tuple(Series(n, tuple(v)) for n, v in series.items()))


BASE = chart("甲乙", a=[1, 2], b=[3, 4])


def test_a_number_by_hand_stays_in_a_chart_to_which_the_spec_adds_a_series():
    merged = merge_charts(
        BASE, chart("甲乙", a=[1, 9], b=[3, 4]), chart("甲乙", n=[7, 8], a=[1, 2], b=[3, 4])
    )
    assert merged and merged.takes_spec and merged.kept == (((1, 1), (1, 0)),)


def test_a_number_of_the_spec_gets_into_a_chart_to_which_a_person_added_a_category():
    merged = merge_charts(
        BASE, chart("丙甲乙", a=[0, 1, 2], b=[0, 3, 4]), chart("甲乙", a=[1, 2], b=[3, 6])
    )
    assert merged and not merged.takes_spec
    changed = [one for one in merged.numbers if one[2][2] != one[2][0]]
    assert changed == [((2, 1), (1, 1), (4, 4, 6))]


def test_a_number_by_hand_that_the_spec_takes_out_leaves_the_charts_apart():
    assert merge_charts(BASE, chart("甲乙", a=[1, 9], b=[3, 4]), chart("甲", a=[1], b=[3])) is None


def test_two_charts_that_both_stand_for_something_else_are_left_apart():
    assert merge_charts(BASE, chart("甲丙", a=[1, 2], b=[3, 4]), chart("甲", a=[1], b=[3])) is None
