"""What a text takes at most on one line."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from deckbuilder.model.scene import Paragraph, Run
from deckbuilder.text import Typesetter
from deckbuilder.text.bounds import Bounds, Characters
from deckbuilder.text.measuring import KEPT
from deckbuilder.text.typesetter import widest
from deckbuilder.units import points

LETTERS = "群众，。（）《》“”‘’—…·％ AVTo.,1%-/'\"\t\xa0é°℃\u2003ー￥\ufe0f한"


@given(st.text(LETTERS, max_size=40), st.sampled_from([8.0, 13.0, 20.0, 46.0]), st.booleans())
def test_no_text_is_wider_than_its_bound(
    make_typesetter: Callable[..., Typesetter], text: str, size: float, bold: bool
) -> None:
    for latin, lang in (("Arial", "zh-Hans"), ("Cambria", "en")):
        typesetter = make_typesetter(latin, "SimSun", lang)
        paragraph = Paragraph((Run(text),), size, bold=bold)
        bound = typesetter.most(paragraph)
        (line,) = typesetter._lines(paragraph)  # pyright: ignore[reportPrivateUsage]
        assert widest(line, size) <= bound * size


def test_what_has_several_lines_or_looks_has_no_bound(
    typesetter: Typesetter, paragraph: Callable[..., Paragraph]
) -> None:
    assert typesetter.most(paragraph("一\n二")) == float("inf")
    assert typesetter.most(paragraph("一", Run("二", bold=True))) == float("inf")
    assert typesetter.most(paragraph(Run("一", size=40.0))) == float("inf")


def test_letters_set_apart_are_bounded_too(
    typesetter: Typesetter, paragraph: Callable[..., Paragraph]
) -> None:
    spaced = paragraph("群众工作" * 2, size=20, tracking=10.0)
    assert typesetter.set([spaced], points(239)).lines == (2,)
    assert typesetter.most(spaced) >= 12


def test_no_more_texts_are_kept_than_a_bounded_number(typesetter: Typesetter) -> None:
    (powerpoint,), (office,) = typesetter._faces_of((("body", False),))  # pyright: ignore[reportPrivateUsage]
    bounds = Bounds(Characters(powerpoint, office))
    for n in range(KEPT + 10):
        assert bounds[str(n)] > 0
    assert len(bounds) == 10
