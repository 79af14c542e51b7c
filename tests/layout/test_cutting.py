"""Cutting a text or a list that alone overfills a page: pieces fit, no word is lost."""

import pytest

from deckbuilder.layout.cutting import cut_items, cut_text
from deckbuilder.model import spec
from tests.layout.drafting import items, text


def at_most(count):
    return lambda piece: len(piece.plain) <= count


def test_a_text_that_fits_stays_whole():
    assert [t.plain for t in cut_text(text("一句话。"), at_most(10))] == ["一句话。"]


def test_a_text_is_cut_after_sentences():
    pieces = cut_text(text("第一句话在这里。第二句话在这里。第三句"), at_most(10))
    assert [t.plain for t in pieces] == ["第一句话在这里。", "第二句话在这里。", "第三句"]


def test_english_is_cut_between_words():
    pieces = cut_text(text("several ordinary words follow"), at_most(12))
    assert [t.plain for t in pieces] == ["several", "ordinary", "words follow"]


def test_marks_outlive_a_cut():
    pieces = cut_text(text("前面。**后面强调**"), at_most(4))
    assert [run.strong for piece in pieces for run in piece.runs] == [False, True, True][
        : len(pieces)
    ]


@pytest.mark.parametrize("count", [3, 7, 20])
def test_no_character_is_lost(count):
    whole = "没有任何标点的一长串文字" * 5
    pieces = cut_text(text(whole), at_most(count))
    assert "".join(t.plain for t in pieces) == whole
    assert all(len(t.plain) <= count for t in pieces)


def test_where_nothing_fits_the_text_stays_one_piece():
    assert len(cut_text(text("放不下"), lambda piece: False)) == 1


def test_a_list_is_cut_between_entries_evenly():
    parts = cut_items(items("一", "二", "三", "四"), lambda i: len(i.items) <= 3)
    assert [[e.text.plain for e in part.items] for part in parts] == [["一", "二"], ["三", "四"]]


def test_children_that_are_too_many_repeat_their_entry():
    entry = spec.Item(text("总"), items=tuple(spec.Item(text(c)) for c in "一二三"))
    parts = cut_items(spec.Items((entry,)), lambda i: sum(len(e.items) for e in i.items) <= 2)
    assert [[c.text.plain for e in part.items for c in e.items] for part in parts] == [
        ["一", "二"],
        ["三"],
    ]
    assert {e.text.plain for part in parts for e in part.items} == {"总"}
