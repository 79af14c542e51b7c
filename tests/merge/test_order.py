"""The order of slides merged three ways, a letter a slide."""

import pytest

from deckbuilder.merge.order import merge_order


@pytest.mark.parametrize(
    ("base", "hand", "spec", "merged", "disputed"),
    [
        ("abcd", "abcd", "abcd", "abcd", False),
        ("abcd", "acbd", "abcd", "acbd", False),  # moved by hand
        ("abcd", "abcd", "acbd", "acbd", False),  # moved in the spec
        ("abcd", "acbd", "abdc", "acbd", True),  # moved by both
        ("abcd", "acbd", "acbd", "acbd", False),
        ("abcd", "abXcd", "abcd", "abXcd", False),  # put in by hand
        ("abcd", "abXcd", "aYbcd", "aYbXcd", False),  # put in by both
        ("abcd", "abXcd", "adbc", "adbXc", False),
        ("abcd", "abcd", "Yabcd", "Yabcd", False),
        ("abcd", "dabc", "abcdY", "dYabc", False),
    ],
)
def test_the_merged_order(base: str, hand: str, spec: str, merged: str, disputed: bool):
    wanted = set(hand) | set(spec)
    assert merge_order(base, hand, spec, wanted) == (list(merged), disputed)
