"""Which item of now was which of then."""

from __future__ import annotations

import msgspec

from deckbuilder.merge.matching import match_drawn, match_items
from deckbuilder.model.snapshot import Item, Paragraph, Run


def item(ident: int, name: str, creation: str = "", words: str = "") -> Item:
    text = (Paragraph((Run(words),)),) if words else ()
    return Item(ident, name, "text" if words else "shape", creation=creation, text=text)


def test_a_shape_that_was_renumbered_and_renamed_is_known_by_its_creation():
    old = [item(2, "card 1", "{A}"), item(3, "card 2", "{B}")]
    new = [item(30, "y", "{B}"), item(20, "x", "{A}")]
    assert match_items(old, new, sure=True) == [(0, 1), (1, 0)]


def test_a_new_shape_with_the_id_of_a_deleted_one_is_new():
    old, new = [item(2, "card 1", "{A}")], [item(2, "TextBox 2", "{N}")]
    assert match_items(old, new, sure=True) == []


def test_a_shape_that_lost_its_words_is_still_that_shape():
    old, new = [item(2, "card 1", words="甲")], [item(2, "card 1")]
    assert match_items(old, new, sure=True) == [(0, 0)]


def test_of_a_shape_and_its_copy_the_first_is_the_shape():
    old = [item(2, "card 1", "{A}", "甲")]
    new = [item(2, "card 1", "{A}", "甲"), item(9, "card 1", "{A}", "甲")]
    assert match_items(old, new, sure=True) == [(0, 0)]


# --- entries of lists ---------------------------------------------------------------------------


def cards(*words: str) -> list[Item]:
    """Groups of a number and a text, as a build draws them by their places."""
    found: list[Item] = []
    for n, said in enumerate(words, 1):
        found.append(Item(10 * n, f"card {n}", "group"))
        number = item(10 * n + 1, f"card {n} number", words=str(n))
        text = item(10 * n + 2, f"card {n} text", words=said)
        found += [msgspec.structs.replace(one, group=10 * n) for one in (number, text)]
    return found


def texts(old: list[Item], new: list[Item]) -> list[tuple[str, str]]:
    pairs = match_drawn(old, new)
    return [(old[i].plain, new[j].plain) for i, j in pairs if old[i].name.endswith("text")]


def test_entries_stay_themselves_when_one_is_put_before_them():
    pairs = texts(cards("甲说的话", "乙说的话"), cards("新的一句", "甲说的话", "乙说的话"))
    assert pairs == [("甲说的话", "甲说的话"), ("乙说的话", "乙说的话")]


def test_an_entry_that_went_is_nobody_elses_beginning():
    pairs = texts(cards("甲说的话", "乙说的话", "丙说的话"), cards("甲说的话", "丙说的话"))
    assert pairs == [("甲说的话", "甲说的话"), ("丙说的话", "丙说的话")]


def test_entries_that_changed_places_are_still_themselves():
    pairs = texts(cards("甲", "乙", "丙"), cards("丙", "甲", "乙"))
    assert sorted(pairs) == [("丙", "丙"), ("乙", "乙"), ("甲", "甲")]


def test_an_entry_whose_words_change_in_place_is_that_entry():
    pairs = texts(cards("甲", "乙", "丙"), cards("甲", "全都换了", "丙"))
    assert pairs == [("甲", "甲"), ("乙", "全都换了"), ("丙", "丙")]


def test_the_number_of_an_entry_goes_with_it():
    old, new = cards("甲", "乙"), cards("丙", "甲", "乙")
    pairs = [(old[i].plain, new[j].plain) for i, j in match_drawn(old, new)]
    assert ("1", "2") in pairs and ("2", "3") in pairs


def test_the_only_chart_of_a_slide_is_that_chart_whatever_a_program_calls_it():
    old, new = [Item(2, "chart", "chart")], [Item(9, "Google Shape;9;p1", "chart")]
    assert match_items(old, new, sure=False) == [(0, 0)]
