"""The deck's keys, the slides' common keys, ids, languages, notes, YAML's own rules."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from deckbuilder.model.spec import Deck, Slide, ThemeChoice

ReadDeck = Callable[[str], Deck]
ReadSlide = Callable[[str], Slide]
Problems = Callable[[str], list[str]]


def test_a_decks_keys_are_read(read_deck: ReadDeck):
    deck = read_deck("""
title: 讲**课**
subtitle: 副
event: 培训
organization: 中心
speaker: [甲, 乙]
date: 2013-07
lang: zh-Hans
theme: ink
size: 4:3
footer: 脚
minutes: 135
slides: [cover]
""")
    assert (deck.title.plain, deck.title.runs[1].strong) == ("讲课", True)
    assert [name.plain for name in deck.speaker] == ["甲", "乙"]
    assert (deck.date and deck.date.plain, deck.lang, deck.size) == ("2013-07", "zh-Hans", "4:3")
    assert (deck.theme.name, deck.footer and deck.footer.plain, deck.minutes) == ("ink", "脚", 135)


def test_what_is_left_out_has_its_default(read_deck: ReadDeck):
    deck = read_deck("title: T\nslides: [cover]")
    assert (deck.theme, deck.size, deck.footer, deck.minutes) == (ThemeChoice(), "16:9", None, None)


def test_no_footer_is_not_the_default_footer(read_deck: ReadDeck):
    footer = read_deck("title: T\nfooter: false\nslides: [cover]").footer
    assert footer is not None
    assert footer.plain == ""


@pytest.mark.parametrize(
    ("title", "lang"),
    [
        ("做好群众工作", "zh-Hans"),
        ("A talk", "en"),
        ("用 PowerPoint", "en"),
        ("课件 PPT 制作", "zh-Hans"),
    ],
)
def test_the_language_is_that_of_most_letters(title: str, lang: str, read_deck: ReadDeck):
    assert read_deck(f"title: {title}\nslides: [cover]").lang == lang


def test_a_slides_common_keys_are_read(read_slide: ReadSlide):
    slide = read_slide("""
id: one
title: 一
kicker: 上
lead: 导
takeaway: 记
source: [甲, 乙]
minutes: 2.5
reveal: true
audience: trainer
hidden: true
layout: wide
aside:
  title: 旁
  quote: 话
points: [一]
""")
    texts = [slide.kicker, slide.lead, slide.takeaway, *slide.source]
    assert [text and text.plain for text in texts] == ["上", "导", "记", "甲", "乙"]
    assert (slide.id, slide.minutes, slide.reveal, slide.hidden) == ("one", 2.5, True, True)
    assert (slide.audience, slide.layout) == ("trainer", "wide")
    assert slide.aside is not None
    assert (slide.aside.kind, slide.aside.title and slide.aside.title.plain) == ("quote", "旁")


def test_every_value_knows_its_place(read_deck: ReadDeck):
    slide = read_deck("title: T\nslides:\n  - title: t\n    points:\n      - 注意: 文\n").slides[0]
    content: Any = slide.content
    places = [slide.where, slide.title and slide.title.where, content.items.items[0].text.where]
    assert [(place.line, place.column) for place in places if place] == [(3, 5), (3, 12), (5, 13)]


# --- ids ------------------------------------------------------------------------------------

TWO = """title: T
slides:
  - title: Why it matters
    points: [一]
  - title: 第二
    points: [二]
"""


def test_a_derived_id_is_unique_and_well_formed(read_deck: ReadDeck):
    text = TWO + "  - title: 第二\n    points: [二]\n" * 3 + "  - cover\n  - agenda\n  - agenda\n"
    ids = [slide.id for slide in read_deck(text).slides]
    assert len(set(ids)) == len(ids)
    assert ids[0] == "points-why-it-matters"
    assert all(set(one) <= set("abcdefghijklmnopqrstuvwxyz0123456789-") for one in ids)


def test_a_derived_id_stays_when_slides_come_before_it_or_its_text_grows(read_deck: ReadDeck):
    before = [slide.id for slide in read_deck(TWO).slides]
    after = read_deck(TWO.replace("slides:\n", "slides:\n  - cover\n").replace("[二]", "[二, 三]"))
    assert [slide.id for slide in after.slides][1:] == before


def test_a_derived_id_keeps_clear_of_those_that_are_given(read_deck: ReadDeck):
    text = "title: T\nslides:\n  - agenda\n  - {id: agenda, recap: }\n"
    first, second = (slide.id for slide in read_deck(text).slides)
    assert second == "agenda" != first


def test_links_reach_slides_before_and_after(problems_of: Problems):
    text = "title: T\nslides:\n  - title: t\n    points: ['[a](#b)', '[b](#points-t)']\n"
    assert problems_of(text + "  - {id: b, agenda: }\n") == []


def test_a_repeated_title_is_no_error(problems_of: Problems):
    assert problems_of("title: T\nslides:\n" + "  - {title: t, points: [a]}\n" * 2) == []


# --- notes ----------------------------------------------------------------------------------


def test_notes_are_paragraphs_and_lists(read_slide: ReadSlide):
    slide = read_slide("""
agenda:
notes: |
  第一段
  接着

  第二段
  - 甲
    - 子
  - 乙

  1. 一
  2. 二
  末段
""")
    notes = [(note.text.plain, note.bullet, note.level) for note in slide.notes]
    assert notes == [
        ("第一段\n接着", "", 0),
        ("第二段", "", 0),
        ("甲", "•", 0),
        ("子", "•", 1),
        ("乙", "•", 0),
        ("一", "1.", 0),
        ("二\n末段", "2.", 0),
    ]


# --- YAML -----------------------------------------------------------------------------------


def test_anchors_and_merge_keys_are_allowed(read_deck: ReadDeck):
    text = """
title: T
slides:
  - &base {title: 一, points: &list [甲], minutes: 2}
  - <<: *base
    title: 二
  - title: 三
    points: *list
"""
    slides = read_deck(text).slides
    assert [(slide.title and slide.title.plain, slide.minutes) for slide in slides] == [
        ("一", 2), ("二", 2), ("三", None),
    ]  # fmt: skip


def test_a_byte_order_mark_and_utf_16_are_read(problems_of: Callable[[bytes], list[str]]):
    text = "title: 标题\nslides: [cover]\n"
    assert problems_of(text.encode("utf-8-sig")) == []
    assert problems_of(text.encode("utf-16")) == []
