"""Dividing and choosing: order kept, nothing lost, as even as it goes."""

from hypothesis import given
from hypothesis import strategies as st

from deckbuilder.layout import fit


def test_the_first_step_that_fits_is_taken():
    assert fit.first_fit([28, 24, 20], lambda size: size <= 24) == 24


def test_nothing_is_taken_when_even_the_floor_does_not_fit():
    assert fit.first_fit([28, 24], lambda size: False) is None


def test_seven_units_on_pages_of_four_are_four_and_three():
    assert fit.divide(list(range(7)), lambda part: len(part) <= 4) == [[0, 1, 2, 3], [4, 5, 6]]


def test_five_units_on_pages_of_four_leave_no_single_one_behind():
    assert [len(p) for p in fit.divide(list(range(5)), lambda part: len(part) <= 4)] == [3, 2]


@given(st.lists(st.integers(1, 9), min_size=1, max_size=30), st.integers(9, 30))
def test_dividing_keeps_every_unit_in_order_and_every_page_within_its_room(heights, room):
    parts = fit.divide(heights, lambda part: sum(part) <= room)
    assert [h for part in parts for h in part] == heights
    assert all(sum(part) <= room for part in parts)


def test_units_move_on_where_that_makes_pages_more_even():
    heights = [1, 1, 1, 1, 9, 1]

    def fits(part):
        return sum(part) <= 12

    assert fit.divide(heights, fits) == [[1, 1, 1], [1, 9, 1]]


def test_pages_take_the_largest_step_that_needs_no_more_of_them():
    def holds(part, size):
        return len(part) * size <= 100

    assert fit.paged([24, 20, 18], list(range(4)), holds) == (24, [[0, 1, 2, 3]])
    assert fit.paged([24, 20, 18], list(range(8)), holds) == (24, [[0, 1, 2, 3], [4, 5, 6, 7]])
    step, pages = fit.paged([24, 20, 18], list(range(10)), holds)
    assert (step, [len(page) for page in pages]) == (20, [5, 5])


def test_a_unit_too_large_for_a_page_is_cut_for_each_step():
    def holds(part, size):
        return sum(part) * size <= 100

    def cut(size):
        return [100 / size] * 2

    assert fit.paged([20, 10], [15], holds, cut) == (20, [[5.0], [5.0]])


def test_fewest_stops_at_the_first_try_with_one_page():
    tried: list[str] = []

    def attempt(name: str, pages: int):
        def make() -> list[str]:
            tried.append(name)
            return [name] * pages

        return make

    assert fit.fewest([attempt("a", 3), attempt("b", 1), attempt("c", 1)]) == ["b"]
    assert tried == ["a", "b"]
    assert fit.fewest([attempt("a", 2), attempt("b", 2)]) == ["a", "a"]


def test_a_page_gives_up_units_so_that_the_last_one_has_company():
    heights = [1, 1, 1, 8, 1]
    parts = fit.divide(heights, lambda part: sum(part) <= 11)
    assert [len(part) for part in parts] == [3, 2]


def test_pages_of_unlike_units_are_as_even_as_their_heights_allow():
    heights = [6, 6, 1, 1, 1, 1, 1, 1]
    parts = fit.divide(heights, lambda part: sum(part) <= 9)
    assert [len(part) for part in parts] == [1, 4, 3]


@given(st.lists(st.integers(1, 9), min_size=1, max_size=30), st.integers(9, 30))
def test_dividing_takes_no_more_pages_than_filling_them_does(heights, room):
    filled, taken = 1, 0
    for height in heights:
        filled, taken = (filled, taken + height) if taken + height <= room else (filled + 1, height)
    assert len(fit.divide(heights, lambda part: sum(part) <= room)) == filled


def test_units_move_on_over_several_pages():
    """The last page gets company only once the one before it has got some."""
    spans = [(0, 5), (4, 7), (5, 7), (6, 8)]

    def fits(part):
        return any(first <= part[0] and part[-1] < end for first, end in spans)

    parts = fit.divide(list(range(8)), fits)
    assert [len(part) for part in parts] == [4, 2, 2]


def test_a_smaller_step_is_taken_for_the_sake_of_even_pages():
    most = {20: 4, 18: 5}

    def holds(part, size):
        return sum(part) <= most[size]

    assert fit.paged([20, 18], [1, 1, 2, 3], holds) == (18, [[1, 1], [2, 3]])
