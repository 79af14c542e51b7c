"""Formulas, icons and videos in a spec: what is taken, and what is wrong with the rest."""

from collections.abc import Callable

from deckbuilder.model.spec import Slide


def test_a_formula_that_cannot_be_read_is_shown_as_typed_with_a_warning(
    slide_problems: Callable[[str], list[str]], read_slide: Callable[[str], Slide]
) -> None:
    words = "title: 一页\npoints: ['a $\\fra{1}{2}$ b']"
    (problem,) = slide_problems(words)
    assert 'W107 cannot read "\\fra{1}{2}" as a formula: unknown command' in problem
    runs = read_slide(words).content.items.items[0].text.runs  # type: ignore[union-attr]
    assert "".join(run.text for run in runs) == "a $\\fra{1}{2}$ b"
    assert not any(run.latex for run in runs)


def test_an_equation_that_cannot_be_read_is_an_error_at_its_place(
    slide_problems: Callable[[str], list[str]],
) -> None:
    (problem,) = slide_problems('title: 一页\nequation: "x^"')
    assert problem.endswith('E128 cannot read the formula: something is missing after "^"')


def test_an_icon_is_one_of_those_that_are_shipped(
    slide_problems: Callable[[str], list[str]],
) -> None:
    assert slide_problems("title: 一页\ncards: [{title: a, icon: mail}, b]") == []
    (problem,) = slide_problems("title: 一页\ncards: [{title: a, icon: mial}, b]")
    assert problem.endswith('E129 no icon "mial"; did you mean "mail"?')
