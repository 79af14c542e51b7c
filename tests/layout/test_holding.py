"""Texts that their places do not hold are told, with their place in the spec."""

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


def told(slide: str, theme_name: str = "academy-blue") -> list[tuple[str, int, str]]:
    text = f"title: 讲稿\nslides:\n  - title: 标题\n    {slide}\n"
    deck, problems = parse_spec(text, "deck.yaml", root=Path())
    assert isinstance(deck, spec.Deck), problems
    _, found = lay_out(deck, theme(theme_name))
    assert not [d for d in found if d.is_error]
    return [(d.code, d.where.line, d.message) for d in found if d.code == "W317"]


@pytest.mark.parametrize("slide", SLIDES)
@pytest.mark.parametrize("theme_name", ["academy-blue", "party-red"])
def test_a_text_too_long_for_its_place_is_told_once(slide: str, theme_name: str) -> None:
    ((code, line, message),) = told(slide.replace("LONG", f'"{LONG}"'), theme_name)
    assert code == "W317"
    assert line in (SLIDES[slide] - 1, SLIDES[slide])  # the slide's own where a box knows no more
    assert "is too long for its place and stands out of it; shorten it" in message


@pytest.mark.parametrize("slide", SLIDES)
def test_of_a_short_text_nothing_is_told(slide: str) -> None:
    assert told(slide.replace("LONG", "短")) == []


def test_a_running_text_of_any_length_continues() -> None:
    assert told(f'text: "{LONG * 4}"') == []
