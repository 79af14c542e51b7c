"""Runs written as markup: what is typed, and that it reads as the runs again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckbuilder.model.spec import Run
from deckbuilder.spec.marking import to_markup
from deckbuilder.spec.markup import parse_markup


@pytest.mark.parametrize(
    ("runs", "markup"),
    [
        ([Run("平常的话")], "平常的话"),
        ([Run("a "), Run("b", strong=True), Run(" c")], "a **b** c"),
        ([Run("a", strong=True), Run("b", strong=True, emphasis=True)], "**a*b***"),
        ([Run("a "), Run("bold ", strong=True), Run("c")], "a **bold** c"),
        ([Run("是"), Run("“重点”", strong=True), Run("的")], "是“**重点**”的"),
        ([Run("2*3*4")], "2*3*4"),
        ([Run("not *this* one")], r"not \*this\* one"),
        ([Run("x", link="https://a.org"), Run("y")], "[x](https://a.org)y"),
        ([Run("go ", link="#s"), Run("on", strong=True, link="#s")], "[go **on**](#s)"),
        ([Run("a`b", code=True)], "`` a`b ``"),
        ([Run("a^2", latex=True), Run(" and $5")], "$a^2$ and $5"),
        ([Run("旧", struck=True), Run("新", marked=True)], "~~旧~~==新=="),
        ([Run("一\n二", strong=True)], "**一\n二**"),
    ],
)
def test_what_is_typed(runs: list[Run], markup: str):
    assert to_markup(runs) == markup


RUN = st.builds(
    Run,
    st.text(st.sampled_from("ab 汉字*=~`[]$\\（“，"), min_size=1, max_size=6),
    strong=st.booleans(),
    emphasis=st.booleans(),
    marked=st.booleans(),
    struck=st.booleans(),
)


@given(st.lists(RUN, min_size=1, max_size=4))
def test_what_is_typed_reads_as_it_was_meant(runs: list[Run]):
    markup = to_markup(runs)
    if markup is not None:
        read = parse_markup(markup).runs
        assert "".join(run.text for run in read) == "".join(run.text for run in runs)


@given(st.text(st.sampled_from("ab 汉字*=~`[]$\\（“，()\n"), min_size=1, max_size=20))
def test_every_plain_text_can_be_typed(text: str):
    markup = to_markup([Run(text)])
    assert markup is not None
    assert [run.text for run in parse_markup(markup).runs] == [text]


@given(st.text(st.sampled_from("ab 汉字**==~~`[]$\\（“，(#s)"), min_size=1, max_size=30))
def test_what_was_read_can_be_typed_again(text: str):
    runs = parse_markup(text).runs
    markup = to_markup(runs)
    if markup is not None:
        assert "".join(run.text for run in parse_markup(markup).runs) == "".join(
            run.text for run in runs
        )
