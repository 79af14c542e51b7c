"""Equation: size and place of formulas, what symbols mean, formulas in a line of text."""

import pytest

from deckbuilder.model import scene, spec
from deckbuilder.units import to_inches
from tests.layout.drafting import find, flat, items, scene_of, slide, text

LOSS = r"L = \sum_{i=1}^{n} p_i \times c_i \times (1 - m_i)"


def formula(latex: str, **meanings: str) -> spec.Formula:
    terms = tuple(
        spec.Term(spec.Text((spec.Run(symbol, latex=True),)), text(meaning))
        for symbol, meaning in meanings.items()
    )
    return spec.Formula(latex, terms)


def pages_of(*formulas: spec.Formula) -> tuple[scene.Slide, ...]:
    return scene_of(slide("equation", spec.Equation(formulas))).slides


def native(page: scene.Slide, key: str = "equation") -> scene.Formula:
    found = find(page, key)
    assert isinstance(found, scene.Formula)
    return found


def test_a_formula_stands_large_in_the_middle_of_its_panel():
    (page,) = pages_of(formula(LOSS))
    made, panel = native(page), find(page, "equation/panel")
    assert (made.size, made.align, made.latex) == (52, "center", LOSS)
    assert made.rect.middle == panel.rect.middle
    assert made.alt == "L = ∑_(i=1)^n\u2009p_i × c_i × (1 − m_i)"
    assert (made.color, made.lead_color) == ("text", "accent1")


def test_the_shapes_that_draw_it_stay_within_its_box_and_the_first_is_lit():
    (page,) = pages_of(formula(LOSS))
    made = native(page)
    glyphs = [i for i in made.fallback if isinstance(i, scene.TextBox)]
    assert [g.paragraphs[0].plain for g in glyphs[:3]] == ["L", "=", "∑"]
    assert glyphs[0].paragraphs[0].color == "accent1"
    assert glyphs[1].paragraphs[0].color == "text"
    assert all(made.rect.x <= g.rect.x and g.rect.right <= made.rect.right for g in glyphs)


def test_meanings_stand_in_two_columns_below_and_the_panel_leaves_room_for_them():
    (page,) = pages_of(formula(LOSS, L="a", p_i="b", c_i="c"))
    panel = find(page, "equation/panel")
    assert to_inches(panel.rect.h) == pytest.approx(5.0 - 0.5 - 2 * 0.5625, abs=0.001)
    xs = [find(page, f"equation/where/{n}/symbol").rect.x for n in (1, 2, 3)]
    assert xs[0] == xs[2] < xs[1]


def test_several_formulas_share_a_size_and_are_aligned_at_their_signs():
    (page,) = pages_of(formula("E = mc^2"), formula(r"abc = \frac{x}{y}"))
    first, second = native(page, "equation/1"), native(page, "equation/2")
    assert first.size == second.size
    assert first.rect.x > second.rect.x and first.align == "left"
    signs = [
        next(i for i in f.fallback if isinstance(i, scene.TextBox) and i.paragraphs[0].plain == "=")
        for f in (first, second)
    ]
    assert to_inches(signs[0].rect.x) == pytest.approx(to_inches(signs[1].rect.x), abs=0.002)


def test_a_wide_formula_takes_a_smaller_step():
    wide = " + ".join(f"a_{{{n}}} b_{{{n}}}" for n in range(9))
    (page,) = pages_of(formula(f"y = {wide}"))
    assert native(page).size < 52


def test_formulas_that_are_too_many_continue():
    pages = pages_of(*[formula(rf"x_{n} = \frac{{a}}{{b}}") for n in range(12)])
    assert len(pages) > 1
    found = [i.latex for p in pages for i in flat(p.items) if isinstance(i, scene.Formula)]
    assert found == [rf"x_{n} = \frac{{a}}{{b}}" for n in range(12)]


def test_a_formula_in_a_line_is_measured_as_it_is_told():
    words = spec.Text((spec.Run("质能："), spec.Run("E = mc^2", latex=True)))
    made = scene_of(slide("points", spec.Points(spec.Items((spec.Item(words),)))))
    box = find(made.slides[0], "points")
    assert isinstance(box, scene.TextBox)
    run = box.paragraphs[0].runs[1]
    assert (run.text, run.latex) == ("E = mc2", "E = mc^2")


def test_notes_say_a_formula_in_words():
    note = spec.Note(spec.Text((spec.Run(r"\frac{1}{2}", latex=True),)))
    made = scene_of(slide("points", spec.Points(items("一")), notes=(note,)))
    assert made.slides[0].notes[0].runs[0].text == "1/2"


def test_a_formula_wider_than_its_panel_stands_in_lines_that_begin_with_signs():
    (page,) = pages_of(formula("T = " + " + ".join(f"a_{{{n}}}x_{{{n}}}" for n in range(40))))
    made, panel = native(page), find(page, "equation/panel")
    assert len({box.rect.y for box in made.fallback if "+" in text_of(box)}) > 1
    assert min(part.rect.x for part in made.fallback) >= panel.rect.x
    assert max(part.rect.right for part in made.fallback) <= panel.rect.right


def test_what_cannot_be_broken_is_set_smaller_than_the_ladder_rather_than_cut():
    (page,) = pages_of(formula(r"\begin{matrix}" + r"a \\" * 40 + r"\end{matrix}"))
    made, panel = native(page), find(page, "equation/panel")
    assert min(part.rect.y for part in made.fallback) >= panel.rect.y
    assert max(part.rect.bottom for part in made.fallback) <= panel.rect.bottom


def text_of(item: scene.Item) -> str:
    assert isinstance(item, scene.TextBox)
    return item.paragraphs[0].runs[0].text
