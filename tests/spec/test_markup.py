"""Inline marks: what opens, what closes, what stays as typed."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from deckbuilder.model.spec import Run
from deckbuilder.spec.markup import parse_markup


def runs(text: str) -> tuple[Run, ...]:
    return parse_markup(text).runs


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("重**点**在", (Run("重"), Run("点", strong=True), Run("在"))),
        ("这是*重点*内容", (Run("这是"), Run("重点", emphasis=True), Run("内容"))),
        ("==荧光==", (Run("荧光", marked=True),)),
        ("~~旧~~新", (Run("旧", struck=True), Run("新"))),
        ("`a*b*c`", (Run("a*b*c", code=True),)),
        ("`` a`b ``", (Run("a`b", code=True),)),
        ("[官网](https://a.cn/b)", (Run("官网", link="https://a.cn/b"),)),
        ("见 [*第二页*](#two)", (Run("见 "), Run("第二页", emphasis=True, link="#two"))),
        ("[a](http://x.y/(z))", (Run("a", link="http://x.y/(z)"),)),
        ("设 $x^2$ 为", (Run("设 "), Run("x^2", latex=True), Run(" 为"))),
        ("$a$$b$", (Run("a", latex=True), Run("b", latex=True))),
        ("***甲***", (Run("甲", strong=True, emphasis=True),)),
        ("**a *b* c**", (
            Run("a ", strong=True), Run("b", strong=True, emphasis=True), Run(" c", strong=True),
        )),
        ("**==a==**", (Run("a", strong=True, marked=True),)),
    ],
)  # fmt: skip
def test_marks_become_runs(text: str, expected: tuple[Run, ...]):
    assert runs(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "2*3*4", "a == b", "a == b == c", "$5 and $10", "$5-$10", "$ x$", "$x $", "$$",
        "**未完", "a ** b ** c", "`未完", "[未完](", "[注]", "f[i](a b)", "~单~", "=单=", "]",
        "**注意：**文字", "a_b_c", "<b>", "&amp;", r"C:\dir", "x**", "****",
    ],
)  # fmt: skip
def test_what_does_not_close_stays_as_typed(text: str):
    assert runs(text) == (Run(text),)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        (r"\*a\*", "*a*"), (r"\\", "\\"), (r"\$5\$", "$5$"), (r"\[a](b)", "[a](b)"),
        (r"\`a`", "`a`"), (r"\==a==", "==a=="), (r"\~~a~~", "~~a~~"),
    ],
)  # fmt: skip
def test_a_backslash_takes_the_next_mark_literally(text: str, plain: str):
    assert runs(text) == (Run(plain),)


def test_marks_that_only_punctuation_keeps_from_working_are_named():
    assert parse_markup("**注意：**文字").stuck == "**"
    assert parse_markup("**注意**：文字").stuck == ""
    assert parse_markup("2 ** 3，4 ** 5").stuck == ""


@pytest.mark.parametrize(
    "text",
    [
        "[" * 20_000,
        "a * " * 20_000,
        "[a](" * 20_000,
        "$ " * 20_000,
        "".join("a" + "`" * length for length in range(1, 300)),
    ],
)
def test_thousands_of_marks_that_never_close_stay_as_typed(text: str):
    assert runs(text) == (Run(text),)


def _expected_html(text: str) -> str:
    parser = MarkdownIt("zero").enable(["emphasis", "strikethrough", "backticks"])
    return parser.renderInline(text)


def _html(text: str) -> str:
    """The runs as HTML, tags opened and closed run by run."""
    made = ""
    for run in runs(text):
        tags = [
            *(["s"] if run.struck else []),
            *(["strong"] if run.strong else []),
            *(["em"] if run.emphasis else []),
            *(["code"] if run.code else []),
        ]
        opened = "".join(f"<{tag}>" for tag in tags)
        closed = "".join(f"</{tag}>" for tag in reversed(tags))
        made += f"{opened}{run.text}{closed}"
    return made


def _flat(html: str) -> list[tuple[str, frozenset[str]]]:
    """Every character with the tags around it."""
    around: list[str] = []
    flat: list[tuple[str, frozenset[str]]] = []
    rest = html
    while rest:
        if rest.startswith("</"):
            tag, _, rest = rest[2:].partition(">")
            around.remove(tag)
        elif rest.startswith("<"):
            tag, _, rest = rest[1:].partition(">")
            around.append(tag)
        else:
            flat.append((rest[0], frozenset(around)))
            rest = rest[1:]
    return flat


@given(st.text(alphabet="*~`a 中，", max_size=14))
def test_marks_open_and_close_as_in_commonmark(text: str):
    assume("~~~" not in text)  # no standard says where the odd one goes
    assert _flat(_html(text)) == _flat(_expected_html(text))
