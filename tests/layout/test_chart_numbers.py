"""Number formats and round scales."""

import pytest

from deckbuilder.layout.chart_numbers import decimals_of, format_for, round_scale


@pytest.mark.parametrize(
    ("values", "unit", "chinese", "code", "written"),
    [
        ((3, 27), "起", True, "0", "27"),
        ((1.5, 2.25), "", True, "0.00", "2.25"),
        ((3, 4500), "", True, "0", "4500"),
        ((3, 4500), "", False, "#,##0", "4,500"),
        ((3, 45000), "人次", True, "#,##0", "45,000"),
        ((31, 6), "%", True, '0"%"', "6%"),
        ((0, 460_000_000), "条", True, '0"."00,,"亿";-0"."00,,"亿";0', "4.60亿"),
        ((91_000, 532_000), "人", True, '0"."0,"万";-0"."0,"万";0', "53.2万"),
        ((1_000_000, 5_000_000), "", False, '#,##0,,"M";-#,##0,,"M";0', "5M"),
        ((1_200_000, 5_500_000), "", False, '#,##0.0,,"M";-#,##0.0,,"M";0', "5.5M"),
        ((91_000, 532_000), "", False, '#,##0,"K";-#,##0,"K";0', "532K"),
        ((98_765, 123_456), "人", True, "#,##0", "123,456"),
        ((91_000, 532_000), "万元", True, "#,##0", "532,000"),
    ],
)
def test_formats(values, unit, chinese, code, written):
    form = format_for(values, unit, chinese)
    assert form.code == code
    assert form.write(values[1]) == written


def test_nothing_is_counted_in_nothing():
    assert format_for((0, 460_000_000), "条", True).write(0) == "0"


def test_values_far_below_one_have_the_decimals_that_show_them():
    assert decimals_of((0.00001, 0.00025)) == 5
    assert decimals_of((0.0, 0.0)) == 0


def test_decimals_are_those_typed_but_at_most_two():
    assert decimals_of((1.0, 2.5)) == 1
    assert decimals_of((1 / 3,)) == 2


@pytest.mark.parametrize(
    ("low", "high", "scale"),
    [(11, 35, (0, 35, 7)), (0, 27, (0, 30, 5)), (96, 99, (96, 99, 1)), (-12, 80, (-20, 80, 20))],
)
def test_scales_have_round_steps_and_hold_the_values(low, high, scale):
    found = round_scale(low, high)
    assert found.low <= low and found.high >= high
    assert 3 <= (found.high - found.low) / found.step <= 7
    if scale[2] != 7:
        assert (found.low, found.high) == scale[:2]


def test_given_ends_win():
    assert round_scale(11, 35, given_low=10, given_high=40)[:2] == (10, 40)
