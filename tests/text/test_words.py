"""Words and phrases of Chinese: where they begin, and that budoux's own code says the same."""

from __future__ import annotations

from itertools import accumulate

import budoux
import pytest

from deckbuilder.text.words import (
    LEXICON,
    lexicon,
    line_of,
    phrase_starts,
    word_starts,
    words_with,
)

SENTENCES = [
    "把群众工作贯穿到社会管理全过程",
    "机器学习模型的过拟合问题及其解决办法",
    "到2013年，全国13 亿人口中有6.2亿网民",
    "用 Python 3.11 写的程序，在 CI 里跑",
    "的",
]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("机器|学习|模型|的|拟合|问题", "words of two"),
        ("城市|轨道交通|高血压|患者", "longer words are whole"),
        ("大|语言|模型|的|上下文", "the likeliest cut, not the first"),
        ("货币政策|与|食品安全", "a word of two common ones"),
        ("用 Python 写|程序，在|云|上|跑", "runs of Han are cut apart from each other"),
        ("𠮷|𠮷|村", "what no lexicon knows is a word by itself"),
    ],
)
def test_chinese_is_cut_into_its_likeliest_words(words: str, why: str) -> None:
    text = words.replace("|", "")
    ends = list(accumulate(len(word) for word in words.split("|")))[:-1]
    if "𠮷" in text:  # beyond what is taken for Han here: cut by nobody
        ends = []
    assert word_starts(text) == ends, why


def test_a_text_without_han_has_neither_words_nor_phrases() -> None:
    assert word_starts("plain words") == phrase_starts("plain words") == []


@pytest.mark.parametrize("text", SENTENCES)
def test_phrases_are_those_of_budoux(text: str) -> None:
    parser = budoux.load_default_simplified_chinese_parser()
    assert phrase_starts(text) == list(accumulate(map(len, parser.parse(text)[:-1])))


def test_every_line_of_the_lexicon_is_found_by_its_character() -> None:
    lines = lexicon().splitlines()
    assert [line[0] for line in lines] == sorted({line[0] for line in lines})
    assert all(line_of(line[0]) == line for line in lines)
    assert line_of("😀") == line_of("a") == ""
    assert words_with("货")["币政策"] < words_with("货")["币"]
    assert LEXICON.with_name("LICENSE").is_file()
