"""Display text broken for sense, and running text without widows."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deckbuilder.model.scene import Paragraph, Run
from deckbuilder.text import Typesetter
from deckbuilder.text.inserting import without_breaks
from deckbuilder.text.sense import is_widow
from deckbuilder.units import points

Make = Callable[..., Paragraph]


def broken(typesetter: Typesetter, text: str, ems: float, most: int | None = None) -> str | None:
    paragraph = Paragraph((Run(text),), 30.0)
    found = typesetter.break_for_sense(paragraph, points(30 * ems), most)
    return None if found is None else found.plain.replace("\n", "|")


@pytest.mark.parametrize(
    ("lines", "ems", "why"),
    [
        ("从谋划到评判，五步都离不开群众", 16, "one line stays one line"),
        ("从谋划到评判，|五步都离不开群众", 14, "a break after a comma"),
        ("针对性：四种手段，|配三种办法", 14, "the better of two marks"),
        ("方法更新，|要在四个“性”上用力", 14, "balance gives way to sense"),
        ("习近平《论坚持人民当家作主》|读书报告", 16, "a short book title is whole"),
        ("联系、宣传、组织、|服务、团结，缺一不可", 14, "a list breaks after its comma"),
        ("把群众工作贯穿|到社会管理全过程", 14, "phrases are whole"),
        ("到2025年全省|达到13 亿人", 9, "numbers keep their units"),
        ("群众工作为了谁——|以某街道为例", 12, "a dash ends its line"),
        ("The state of the art |in community work", 14, "no line ends with an article"),
        ("国际贸易术语解释|通则2020版主要变化", 16, "words are whole"),
        ("城市轨道交通信号系统的|安全冗余设计", 12, "so are long ones"),
        ("这就要求我们广大干部|要把群众的事当自己的事", 13, "an adverb leads to what follows"),
        ("How to read a balance sheet |in ten minutes", 17, "a preposition begins a line"),
        ("Thank you. |Now cancel one of them", 13, "a full stop ends a line"),
        (
            "The art of taking |minutes is knowing |what was decided.",
            13.8,
            "no line between is short",
        ),
        ("一次 pull request |怎样走完", 13, "Latin words in Chinese text are one term"),
        ("群众不怕你管得严，|就怕不管", 11, "no line begins with the end of a clause"),
        ("及时性 |Timeliness", 7, "one long word is no poor last line"),
        ("数据中台 |Data Platform", 9, "no Han of a word goes with the Latin after it"),
        ("人人共享|三个机会", 6, "two characters are no last line"),
    ],
)
def test_display_text_breaks_for_sense(
    typesetter: Typesetter, lines: str, ems: float, why: str
) -> None:
    assert broken(typesetter, lines.replace("|", ""), ems) == lines.replace(" |", "|"), why


def test_more_lines_than_allowed_is_none(typesetter: Typesetter) -> None:
    text = "新时期做好群众工作是全面建成小康社会和实现中国梦的客观需要"
    assert broken(typesetter, text, 12, 2) is None
    assert str(broken(typesetter, text, 12, 3)).count("|") == 2
    assert str(broken(typesetter, text, 12)).count("|") == 2


def test_a_word_longer_than_the_line_is_none_where_lines_are_counted(
    typesetter: Typesetter,
) -> None:
    assert broken(typesetter, "internationalization of work", 4, 9) is None
    assert broken(typesetter, "internationalization", 4) == "internationalization"


def test_breaks_that_are_there_are_kept_and_counted(typesetter: Typesetter) -> None:
    assert broken(typesetter, "上篇\n从谋划到评判，五步都离不开群众", 14) == (
        "上篇|从谋划到评判，|五步都离不开群众"
    )
    assert broken(typesetter, "一\n二\n三", 14, 2) is None


def test_runs_keep_their_looks(typesetter: Typesetter) -> None:
    runs = (Run("从谋划到"), Run("评判，五步", bold=True), Run("都离不开群众"))
    found = typesetter.break_for_sense(Paragraph(runs, 30.0), points(30 * 14))
    assert found is not None
    assert [run.text for run in found.runs] == ["从谋划到", "评判，\n五步", "都离不开群众"]
    assert [run.bold for run in found.runs] == [None, True, None]


@pytest.mark.parametrize(
    ("text", "widow"),
    [("众。", True), ("工作", True), ("工作者", False), ("work.", True), ("at work", False)],
)
def test_a_widow_is_two_han_or_one_word(text: str, widow: bool) -> None:
    assert is_widow(text) is widow


def test_a_widow_gets_company_and_no_line_more(typesetter: Typesetter, paragraph: Make) -> None:
    text = paragraph("群众工作的本质是密切党群关系，核心是正确处理人民内部矛盾。", size=24)
    width = points(24 * 13)
    assert typesetter.set([text], width).text_lines[0][-1] == "矛盾。"
    mended = typesetter.rebreak_widow(text, width)
    assert mended.plain.count("\n") == 1
    setting = typesetter.set([mended], width)
    assert setting.lines == typesetter.set([text], width).lines
    assert not is_widow(setting.text_lines[0][-1])


def test_a_word_that_only_one_program_puts_on_a_line_gets_company(
    make_typesetter: Callable[..., Typesetter], paragraph: Make
) -> None:
    wide = make_typesetter("Segoe UI", lang="en")  # which LibreOffice sets in DejaVu Sans
    text = paragraph("How the group will decide, agreed before it starts to argue", size=28)
    width = points(next(w for w in range(600, 900) if _is_apart(wide, text, points(w))))
    assert wide.rebreak_widow(text, width).plain.count("\n") == 1


def _is_apart(typesetter: Typesetter, text: Paragraph, width: int) -> bool:
    setting = typesetter.set([text], width)
    return len(setting.text_lines[0]) < typesetter.predict([text], width)[0]


def test_a_widow_stays_where_the_line_before_would_be_half_empty(
    typesetter: Typesetter, paragraph: Make
) -> None:
    text = paragraph("listen before answering", size=24)
    assert typesetter.rebreak_widow(text, points(24 * 9)) is text


def test_text_without_a_widow_is_left_alone(typesetter: Typesetter, paragraph: Make) -> None:
    for plain in ("群众工作", "群众工作的本质是密切党群关系"):
        text = paragraph(plain, size=24)
        assert typesetter.rebreak_widow(text, points(24 * 10)) is text


PARTS = [
    "群众工作", "从谋划到评判", "2013年", "13 亿", "CI/CD", "，", "：", "《条例》", "——",
    "“十四五”", "的", "、", " the long ", "tail of ",
]  # fmt: skip
TITLE = st.lists(st.sampled_from(PARTS), max_size=14).map("".join)


@settings(max_examples=60)
@given(TITLE, st.integers(5, 24), st.sampled_from([None, 2, 3]))
def test_breaking_for_sense_conserves_the_text_and_fits(
    typesetter: Typesetter, text: str, ems: int, most: int | None
) -> None:
    paragraph = Paragraph((Run(text),), 30.0)
    found = typesetter.break_for_sense(paragraph, points(30 * ems), most)
    if found is None:
        assert most is not None
        return
    assert found.plain.replace("\n", "").replace(" ", "") == text.replace(" ", "")
    lines = typesetter.set([found], points(30 * ems)).lines[0]
    whole = typesetter.break_for_sense(paragraph, points(30 * ems), len(text) + 1)
    if "\n" in found.plain:
        assert lines == found.plain.count("\n") + 1 or whole is None  # a word is cut
        assert all(line[0] not in "，：、》”—" for line in found.plain.split("\n")[1:])
    assert most is None or lines <= most


@pytest.mark.parametrize(
    ("lines", "ems"),
    [
        (["群众工作从谋划到评判，", "五步都离不开群众"], 12),
        (["Listen before you", "answer everybody"], 10),
    ],
)
def test_a_narrower_box_breaks_a_title_by_itself(
    typesetter: Typesetter, lines: list[str], ems: float
) -> None:
    gap = " " if lines[0].isascii() else ""
    paragraph = Paragraph((Run(gap.join(lines)),), 30.0)
    width = typesetter.width_breaking(paragraph, lines)
    assert width is not None and width < points(30 * ems)
    for off in (0.995, 1.0, 1.005):
        broken = typesetter.set([paragraph], round(width * off)).text_lines[0]
        assert [line.rstrip() for line in broken] == lines


def test_no_width_breaks_where_the_next_word_would_still_fit(typesetter: Typesetter) -> None:
    paragraph = Paragraph((Run("好，从谋划到评判"),), 30.0)
    assert typesetter.width_breaking(paragraph, ["好，", "从谋划到评判"]) is None


@given(TITLE, st.integers(5, 14))
def test_breaks_come_out_again(typesetter: Typesetter, text: str, ems: int) -> None:
    paragraph = Paragraph((Run(text[:3]), Run(text[3:], bold=True)), 30.0)
    found = typesetter.break_for_sense(paragraph, points(30 * ems))
    assert found is not None
    assert without_breaks(found) == (paragraph if "\n" in found.plain else None)
