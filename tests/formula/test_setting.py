"""Formulas in two dimensions: where parts stand, in ems, with letters half an em wide."""

import pytest

from deckbuilder.formula import read_formula
from deckbuilder.formula.setting import AXIS, BIG, SMALLER, Box, Glyph, Sign, set_formula


def half_ems(text: str, italic: bool, bold: bool) -> float:
    return 0.5 * len(text)


def box_of(latex: str) -> Box:
    return set_formula(read_formula(latex), half_ems)


def glyph(box: Box, text: str) -> Glyph:
    return next(p for p in box.parts if isinstance(p, Glyph) and p.text == text)


def test_relations_and_operators_have_air_and_a_sign_of_what_follows_has_none() -> None:
    assert box_of("a=b").width == pytest.approx(1.5 + 2 * 0.28)
    assert box_of("a-b").width == pytest.approx(1.5 + 2 * 0.22)
    assert box_of("-b").width == pytest.approx(1.0)


def test_scripts_are_smaller_and_stand_above_and_below_the_base_line() -> None:
    box = box_of("x_i^2")
    assert glyph(box, "2").y < 0 < glyph(box, "i").y
    assert glyph(box, "2").size == glyph(box, "i").size == SMALLER


def test_a_fraction_centres_its_parts_about_the_axis() -> None:
    box = box_of(r"\frac{a}{bcd}")
    rule = next(p for p in box.parts if isinstance(p, Sign))
    assert rule.y + rule.h / 2 == pytest.approx(-AXIS)
    over, under = glyph(box, "a"), glyph(box, "c")
    assert over.y < -AXIS < under.y
    assert over.x + over.width / 2 == pytest.approx(box.width / 2)


def test_the_sign_of_a_sum_is_larger_with_its_limits_centred() -> None:
    box = box_of(r"\sum_{i}^{n}")
    total, limit = glyph(box, "∑"), glyph(box, "n")
    assert total.size == BIG
    assert limit.x + limit.width / 2 == pytest.approx(total.x + total.width / 2)


def test_brackets_grow_with_what_they_hold() -> None:
    small, tall = box_of(r"\left(a\right)"), box_of(r"\left(\frac{a}{b}\right)")
    assert not any(isinstance(p, Sign) for p in small.parts)
    fences = [p for p in tall.parts if isinstance(p, Sign) and p.kind in "()"]
    assert len(fences) == 2
    assert all(p.h > 1.5 for p in fences)


@pytest.mark.parametrize(
    "latex",
    [
        r"L = \sum_{i=1}^{n} p_i \times (1 - m_i)", r"\sqrt[3]{\frac{a}{b}}",
        r"\begin{pmatrix}a&b\\c&d\end{pmatrix}", r"\underbrace{a+b}_{n}",
        r"\overline{AB} + \hat{y}",
        r"\begin{aligned}a&=b\\&=c\end{aligned}", r"\lim_{x \to 0} f(x)", r"x_{1}^{2^{3}}",
    ],
)  # fmt: skip
def test_no_part_lies_outside_its_box(latex: str) -> None:
    box = box_of(latex)
    for part in box.parts:
        width = part.width if isinstance(part, Glyph) else part.w
        assert part.x >= -1e-9 and part.x + width <= box.width + 1e-9
        top = part.y - 0.74 * part.size if isinstance(part, Glyph) else part.y
        assert top >= -box.up - 1e-9


def test_a_boxed_formula_has_four_lines_around_it() -> None:
    box = box_of(r"\boxed{a}")
    lines = [p for p in box.parts if isinstance(p, Sign)]
    assert len(lines) == 4
    assert min(p.x for p in lines) == 0 and max(p.x + p.w for p in lines) == box.width
    assert min(p.y for p in lines) == -box.up
    assert max(p.y + p.h for p in lines) == pytest.approx(box.down)


@pytest.mark.parametrize(
    ("latex", "sign"), [(r"\widehat{AB}", "\u0302"), (r"\overrightarrow{AB}", "\u20d7")]
)
def test_a_mark_over_several_letters_is_drawn_as_wide_as_they_are(latex: str, sign: str) -> None:
    box = box_of(latex)
    mark = next(p for p in box.parts if isinstance(p, Sign))
    assert (mark.kind, mark.w) == (sign, box.width)
    assert -box.up <= mark.y < -0.74
