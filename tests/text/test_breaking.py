"""Where lines may end: every rule of TYPESETTING, and Unicode's own rules as an oracle."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckbuilder.text.breaking import break_positions, cut_word, fill_lines
from deckbuilder.text.characters import ASIAN, LATIN, WEAK, classify

NOT_FIRST = "，。、；：！？）》〉”’】」』〕％—…·,.:;!?)]}%"
NOT_LAST = "（《〈“‘【「『〔([{"


def split(text: str) -> str:
    positions = break_positions(classify(text))
    return "|".join(text[a:b] for a, b in zip([0, *positions], [*positions, None], strict=True))


@pytest.mark.parametrize(
    ("broken", "why"),
    [
        ("群|众|工|作", "Han break freely"),
        ("好，|很|好。", "no line starts with a closing mark"),
        ("说|“为|民”|的|《条|例》", "quotes and book titles hold on to what they enclose"),
        ("（后|详）|与|【注】", "brackets too"),
        ("宗|旨——|为|民", "a dash stays with what precedes it and is whole"),
        ("等|等……|的|事", "an ellipsis too"),
        ("他|说。”）|后", "closing marks cluster"),
        ("“（一）”", "opening marks cluster"),
        ("群|众 |与 |人", "a space ends a line"),
        ("the |long |tail", "Latin words are whole"),
        ("走|CI/CD|的|路", "a slash does not part a word"),
        ("按|ISO |9001:2015|办", "nor a colon a number"),
        ("打|010-8888-6666|问", "nor a hyphen digits"),
        ("写|a.b@c.com", "nor anything an address"),
        ("COVID-|19|与|self-|help", "a hyphen after a letter is a break"),
        ("用 |i7-|13700K", "and after a name that ends in a digit"),
        ("Intel® |Core™ |i7", "a sign of trade stays with its name"),
        ("a.cn/x?|id=1", "a query may begin a line"),
        ("用 |--help |看", "a hyphen that opens a word is none"),
        ("约|1,234.5|元|或|$5|与|50%|的", "numbers keep their signs"),
        ("it’s |“so” |he|说", "an apostrophe is part of its word"),
        ("是|f(x)|的|(中|文)|字", "Latin brackets hold on too"),
        ("中/文|与|中-文", "slash and hyphen between Chinese part nothing"),
        ('称"好"的', "ASCII quotes hold on to both sides"),
        ("10\xa0亿|人", "a no-break space is none"),
        ("一\u3000|二", "a full-width space ends a line"),
        ("A|“甲”|与|①|②", "signs without a script break as Han do"),
    ],
)
def test_a_line_breaks(broken: str, why: str) -> None:
    assert split(broken.replace("|", "")) == broken, why


CHARACTERS = st.sampled_from(
    "群众工作的一是，。、：！？（）《》“”‘’…—【】·abcXYZ0129 -/.,:;%()[]\"'$+→①"
)


@given(st.text(CHARACTERS, max_size=40))
def test_no_break_leaves_a_mark_where_it_may_not_stand(text: str) -> None:
    for at in break_positions(classify(text)):
        assert text[at] not in NOT_FIRST
        assert text[at - 1] not in NOT_LAST


@given(st.text(CHARACTERS, max_size=40), st.floats(1, 12))
def test_lines_are_no_wider_than_their_room_but_for_a_single_character(
    text: str, room: float
) -> None:
    ends = fill_lines(classify(text), range(len(text) + 1), room, room)
    assert ends == sorted(set(ends))
    assert ends[-1:] == ([len(text)] if text else [])
    for start, end in zip([0, *ends], ends, strict=False):
        assert end - start == 1 or len(text[start:end].rstrip(" ")) <= room + 1e-6


def test_a_dash_is_not_cut_where_a_word_is_longer_than_the_line() -> None:
    assert cut_word(classify("等……”——停"), 0, 5) == 4


def test_a_word_longer_than_the_line_is_cut_after_its_hyphen_else_anywhere() -> None:
    assert cut_word(classify("well-known"), 0, 7) == 5
    assert cut_word(classify("internationalization"), 0, 7) == 7
    assert cut_word(classify("群"), 0, 0) == 1


def test_the_first_line_has_its_own_room() -> None:
    assert fill_lines("H" * 9, range(10), 2, 4) == [2, 6, 9]


def test_spaces_at_the_end_of_a_line_take_no_room() -> None:
    assert fill_lines(classify("ab  cd"), range(7), 2, 2) == [4, 6]


def test_classes_belong_to_one_script_each() -> None:
    known = ASIAN + LATIN + WEAK
    assert len(set(known)) == len(known)
    assert set(classify('群，（aA1(."+-/ \xa0“—”→é①𠀀😀')) <= set(known)
    assert classify("𠀀é→") == "HLw"


PROSE = [
    "习近平强调，群众工作是我们党的优良传统和政治优势。群众工作的本质是密切党群关系。",
    "到2013年，全国13 亿人口中有6.2亿网民（占46%），比上年增加5000万；增速放缓。",
    "The quick brown fox, who jumps over (very) lazy dogs; e.g. at 3:45 or 10.5% of $500.",
    "用 Python 3.11 写的程序，在 CI 里跑：先 lint，再 test，最后 build 和 deploy！",
    "一、坚持从群众中来、到群众中去；二、做到三个“不”，四个《条例》；三、是什么？",
]


@pytest.mark.parametrize("text", PROSE)
def test_breaks_are_those_of_unicode_but_beside_quotes(text: str) -> None:
    """UAX 14 forbids every break beside a quote; clreq allows those outside of one."""
    linebreak = pytest.importorskip("uniseg.linebreak", reason="the oracle is not installed")
    expected = [at for at in linebreak.line_break_boundaries(text) if 0 < at < len(text)]
    quotes = {at + side for at, char in enumerate(text) if char in "“”" for side in (0, 1)}
    # Unicode breaks between a digit and Han; so do the programs, and only sense does not
    assert set(break_positions(classify(text))) - quotes == set(expected) - quotes
