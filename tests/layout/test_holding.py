"""Texts that their places do not hold are refused, with their place in the spec."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckbuilder.layout import lay_out
from deckbuilder.model import spec
from deckbuilder.spec import parse_spec
from tests.layout.drafting import theme

LONG = "群众的事情同群众商量，" * 30
SLIDES = {
    "shift: [{from: LONG, to: 现在}]": 4,
    "compare: {甲: [一, 二], LONG: [三]}": 4,
    "kicker: LONG\n    points: [一]": 4,
    "hub: {center: LONG, items: [甲, 乙, 丙]}": 4,
}


def errors(slide: str, theme_name: str = "academy-blue") -> list[tuple[str, int, str]]:
    text = f"title: 讲稿\nslides:\n  - title: 标题\n    {slide}\n"
    deck, problems = parse_spec(text, "deck.yaml", root=Path())
    assert isinstance(deck, spec.Deck), problems
    _, found = lay_out(deck, theme(theme_name))
    return [(d.code, d.where.line, d.message) for d in found if d.is_error]


@pytest.mark.parametrize("slide", SLIDES)
@pytest.mark.parametrize("theme_name", ["academy-blue", "party-red"])
def test_a_text_too_long_for_its_place_is_refused_once(slide: str, theme_name: str) -> None:
    ((code, line, message),) = errors(slide.replace("LONG", f'"{LONG}"'), theme_name)
    assert code == "E303"
    assert line in (SLIDES[slide] - 1, SLIDES[slide])  # the slide's own where a box knows no more
    assert "is too long for its place in the drawing; shorten it" in message


@pytest.mark.parametrize("slide", SLIDES)
def test_the_same_with_a_short_text_is_drawn(slide: str) -> None:
    assert errors(slide.replace("LONG", "短")) == []


def test_a_running_text_of_any_length_continues() -> None:
    assert errors(f'text: "{LONG * 4}"') == []
