"""A typesetter for any pair of families, and short ways to write paragraphs."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from deckbuilder.model.scene import Paragraph, Run
from deckbuilder.model.theme import Face, Theme
from deckbuilder.text import Typesetter

MakeTypesetter = Callable[..., Typesetter]


def theme_of(latin: str, east_asian: str) -> Theme:
    """A theme whose every font role has these families and nothing else."""
    face = Face((latin,), (east_asian,), "+mn-lt", "+mn-ea")
    mono = Face(("Consolas",), (east_asian,), "+mn-lt", "+mn-ea")
    return Theme(
        name="t", title="t", variant="light", colors={}, inverse={}, slots={},
        fonts={"body": face, "heading": face, "mono": mono}, styles={}, marks=(), frame={},
        forms={}, master_art=(), palette=(), kinds={},
    )  # fmt: skip


@pytest.fixture(scope="session")
def make_typesetter() -> MakeTypesetter:
    def make(
        latin: str = "Arial", east_asian: str = "Microsoft YaHei", lang: str = "zh-Hans"
    ) -> Typesetter:
        return Typesetter(theme_of(latin, east_asian), lang)

    return make


@pytest.fixture(scope="session")
def typesetter(make_typesetter: MakeTypesetter) -> Typesetter:
    """Arial with Microsoft YaHei, as most themes have it."""
    return make_typesetter()


@pytest.fixture(scope="session")
def paragraph() -> Callable[..., Paragraph]:
    """`paragraph("text", 24)`, or several texts for several runs, with any field of Paragraph."""

    def make(*texts: str | Run, size: float = 20.0, **fields: object) -> Paragraph:
        runs = tuple(text if isinstance(text, Run) else Run(text) for text in texts)
        return Paragraph(runs, size, **fields)  # type: ignore[arg-type]

    return make
