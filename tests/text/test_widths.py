"""What a text of one look takes on one line."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckbuilder.model.scene import Paragraph, Run
from deckbuilder.text import Typesetter
from deckbuilder.text.measuring import KEPT
from deckbuilder.text.typesetter import widest
from deckbuilder.units import points

LETTERS = "群众，。（）《》“”‘’—…·％ AVTo.,1%-/'\"\t\xa0é°℃\u2003\u2011ー￥\ufe0f\u3000한"


@given(
    st.text(LETTERS, max_size=40), st.sampled_from([8.0, 13.0, 20.0, 46.0]), st.sampled_from([0, 3])
)
def test_the_sum_of_known_runs_is_the_width_that_setting_finds(
    make_typesetter: Callable[..., Typesetter], text: str, size: float, tracking: float
) -> None:
    for latin, lang in (("Arial", "zh-Hans"), ("Cambria", "en")):
        typesetter = make_typesetter(latin, "SimSun", lang)
        paragraph = Paragraph((Run(text),), size, bold=size == 20.0, tracking=tracking)
        (line,) = typesetter._lines(paragraph)  # pyright: ignore[reportPrivateUsage]
        assert typesetter.runs_width(paragraph) == pytest.approx(widest(line, size))


def test_letters_set_apart_take_more_lines(
    typesetter: Typesetter, paragraph: Callable[..., Paragraph]
) -> None:
    close, apart = paragraph("群众工作" * 2), paragraph("群众工作" * 2, tracking=10.0)
    assert typesetter.set([close], points(239)).lines == (1,)
    assert typesetter.set([apart], points(239)).lines == (2,)


def test_no_more_texts_are_kept_than_a_bounded_number(typesetter: Typesetter) -> None:
    widths = typesetter._widths_of("mono", True)  # pyright: ignore[reportPrivateUsage]
    for n in range(KEPT + 10):
        assert widths[str(n)][0] > 0
    assert len(widths) == 10
