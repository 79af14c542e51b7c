"""LibreOffice sets the lines that were predicted, with the fonts of a poor machine."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from tests.stress.cases import Case, write_pictures
from tests.stress.decks import CONTENTS, LANGUAGES, deck
from tests.stress.rendering import AVAILABLE, Rendered, render_case

SEED = 7
LEFT_OUT = ("video",)  # its test is its own: a poster has no text
KINDS = tuple(kind for kind in CONTENTS if kind not in LEFT_OUT)
WAYS = [
    (language, theme, variant)
    for language, theme, variant in zip(
        LANGUAGES,
        ("party-red", "academy-blue", "party-red"),
        ("light", "dark", "dark"),
        strict=True,
    )
]

needs_libreoffice = pytest.mark.skipif(
    not AVAILABLE, reason="LibreOffice, pdftotext or fontconfig is missing"
)


def rendered(folder: Path) -> Rendered:
    write_pictures(folder)
    whole = Rendered()
    for language, theme, variant in WAYS:
        text = deck(Random(f"{SEED}{language}"), KINDS, language, count=len(KINDS), size="16:9")
        case = Case(f"{language}-{theme}", text, theme, variant, KINDS)
        whole = whole.plus(render_case(case, folder))
    return whole


@pytest.mark.rendering
@needs_libreoffice
def test_libreoffice_sets_the_lines_that_were_predicted(tmp_path: Path) -> None:
    """No text takes more lines than predicted, is a point higher or lower, or leaves its box;
    99.6 in 100 take as many, Chinese all."""
    whole = rendered(tmp_path)
    assert whole.faults == ()
    assert whole.texts > 300
    assert whole.agree >= 0.996 * whole.texts
    assert whole.heights > 100
    assert whole.chinese_agree == whole.chinese
