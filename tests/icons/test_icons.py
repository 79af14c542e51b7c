"""The icons that are shipped: names, second names, outlines on the grid."""

from deckbuilder.icons import GRID, icon_names, icon_outline, is_icon

_COUNTS = {"M": 2, "L": 2, "C": 6, "Z": 0}


def test_there_are_some_hundred_and_their_names_are_in_order() -> None:
    names = icon_names()
    assert len(names) > 300
    assert list(names) == sorted(names)
    assert is_icon("mail") and not is_icon("mial")


def test_a_second_name_has_the_outline_of_the_first() -> None:
    assert icon_outline("home") == icon_outline("house")


def test_every_outline_starts_with_a_move_and_stays_on_the_grid() -> None:
    for name in icon_names():
        outline = icon_outline(name)
        assert outline[0][0] == "M", name
        for letter, *numbers in outline:
            assert len(numbers) == _COUNTS[str(letter)], name
            assert all(-0.5 <= float(n) <= GRID + 0.5 for n in numbers), name
