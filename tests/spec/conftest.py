"""Ways to read a spec in a test: a whole one, one slide of it, or just what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from deckbuilder.model.spec import Deck, Slide
from deckbuilder.spec import parse_spec


@pytest.fixture
def read_deck(tmp_path: Path) -> Callable[[str], Deck]:
    """The deck of a text that has no errors."""

    def read(text: str) -> Deck:
        deck, problems = parse_spec(text, "x.yaml", root=tmp_path)
        assert deck is not None, [str(problem) for problem in problems]
        return deck

    return read


@pytest.fixture
def read_slide(read_deck: Callable[[str], Deck]) -> Callable[[str], Slide]:
    """The slide that `text` describes, a mapping written without indentation."""

    def read(text: str) -> Slide:
        lines = text.strip("\n").splitlines()
        entry = "\n".join(f"    {line}" if line.strip() else "" for line in lines)
        return read_deck(f"title: 标题\nslides:\n  -\n{entry}\n").slides[0]

    return read


@pytest.fixture
def read_content(read_slide: Callable[[str], Slide]) -> Callable[[str], Any]:
    """The content of a slide of which `text` is the kind."""

    def read(text: str) -> Any:
        return read_slide("title: 一页\n" + text.strip("\n")).content

    return read


@pytest.fixture
def problems_of(tmp_path: Path) -> Callable[[str | bytes], list[str]]:
    """Everything that is wrong with a text, as the command prints it."""

    def read(text: str | bytes) -> list[str]:
        return [str(problem) for problem in parse_spec(text, "x.yaml", root=tmp_path)[1]]

    return read


@pytest.fixture
def slide_problems(problems_of: Callable[[str], list[str]]) -> Callable[[str], list[str]]:
    """What is wrong with a slide; its first line is line 3 and starts in column 5."""

    def read(text: str) -> list[str]:
        lines = text.strip("\n").splitlines()
        entry = "\n".join(f"    {line}" for line in lines)
        return problems_of(f"title: T\nslides:\n  -{entry[3:]}\n")

    return read
