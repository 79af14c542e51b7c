"""Which item of now was which of then."""

from __future__ import annotations

from deckbuilder.merge.matching import match_items
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
