import pytest

from deckbuilder.layout.words import chinese_numeral, number_in_words, plain_number, words_for


@pytest.mark.parametrize(
    ("n", "written"),
    [(1, "一"), (9, "九"), (10, "十"), (12, "十二"), (20, "二十"), (36, "三十六")],
)
def test_chinese_numerals(n, written):
    assert chinese_numeral(n) == written


def test_an_ordinal_follows_the_language():
    assert number_in_words(3, True) == "三"
    assert number_in_words(3, False) == "three"
    assert number_in_words(25, False) == "25"


def test_every_chinese_tag_takes_chinese_words():
    assert words_for("zh-Hant").chinese
    assert words_for("zh").chinese
    assert not words_for("en-GB").chinese


def test_minutes_are_written_without_a_needless_decimal():
    assert plain_number(5.0) == "5"
    assert plain_number(2.5) == "2.5"
