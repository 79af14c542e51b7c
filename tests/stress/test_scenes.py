"""Every kind in every theme, language and shape: text fits, nothing is lost, lines break right."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deckbuilder.text import Typesetter
from tests.stress.cases import VARIANTS, Case, cases, check, drawn, theme_of, write_pictures
from tests.stress.decks import CONTENTS, LANGUAGES, deck

THEMES = ("party-red", "academy-blue")
KINDS = tuple(CONTENTS)
SEED = 20


@pytest.fixture(scope="session")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("stress")
    write_pictures(folder)
    return folder


@pytest.mark.parametrize("kind", KINDS)
def test_slides_of_a_kind_hold_their_text(kind: str, root: Path) -> None:
    found = [check(case, root)[1] for case in cases(SEED, 3, (kind,), THEMES, 5)]
    assert not [fault for faults in found for fault in faults]


@settings(
    max_examples=30, deadline=None, derandomize=True,
    suppress_health_check=list(HealthCheck),
)  # fmt: skip
@given(
    chance=st.randoms(use_true_random=False),
    kind=st.sampled_from(("points", "cards", "steps", "compare", "terms", "text", "quote")),
    language=st.sampled_from(LANGUAGES),
    theme=st.sampled_from(THEMES),
    variant=st.sampled_from(VARIANTS),
)
def test_any_slide_holds_its_text(
    root: Path, chance: Random, kind: str, language: str, theme: str, variant: str
) -> None:
    text = deck(chance, (kind,), language, count=1)  # type: ignore[arg-type]
    assert not check(Case("any", text, theme, variant, (kind,)), root)[1]


def test_the_same_seed_gives_the_same_decks() -> None:
    first, again = (list(cases(3, 5, KINDS, THEMES, 2)) for _ in range(2))
    assert first == again
    assert len({case.text for case in first}) == 5


def test_all_kinds_languages_themes_and_variants_come_up() -> None:
    whole = len(KINDS) * len(LANGUAGES) * len(THEMES) * len(VARIANTS)
    made = cases(1, whole, KINDS, THEMES, 1)
    assert len({(case.kinds, case.text[-1], case.theme, case.variant) for case in made}) == (
        len(KINDS) * len(THEMES) * len(VARIANTS)
    )


def test_a_case_is_drawn_in_its_theme(root: Path) -> None:
    case = next(iter(cases(1, 1, ("points",), ("party-red",), 1)))
    _, result = drawn(case, root)
    setter = Typesetter(theme_of(case.theme, case.variant), result.lang)
    assert setter.width("字", "body", 20.0) > 0
    assert result.slides[0].form == "points"
