"""Stress cases: a deck in a theme and a variant, its scene, its faults.

In: a seed and how many. Out: `Case`s, the same for the same seed; `check` lays one out.
"""

from __future__ import annotations

import traceback
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import product
from pathlib import Path
from random import Random

import msgspec

from deckbuilder.layout import lay_out
from deckbuilder.model import scene, spec
from deckbuilder.model.theme import Theme
from deckbuilder.spec import parse_spec
from deckbuilder.theme import load_theme
from tests.stress.checks import faults
from tests.stress.decks import LANGUAGES, deck

VARIANTS = ("light", "dark")


class RefusedError(Exception):
    """The layout says that a label is too long for its place in a drawing."""


class Case(msgspec.Struct, frozen=True):
    name: str
    text: str
    theme: str
    variant: str
    kinds: tuple[str, ...]


def cases(
    seed: int, count: int, kinds: Sequence[str], themes: Sequence[str], slides: int = 12,
    wild: float = 0.0,
) -> Iterator[Case]:  # fmt: skip
    """Decks of one kind each, in turn through kinds, languages, themes and variants."""
    ways = list(product(kinds, LANGUAGES, themes, VARIANTS))
    Random(seed).shuffle(ways)
    for n in range(count):
        kind, language, theme, variant = ways[n % len(ways)]
        name = f"{seed}-{n}-{kind}-{language}-{theme}-{variant}"
        chance = Random(name)
        text = deck(chance, (kind,), language, count=slides, wild=wild)
        yield Case(name, text, theme, variant, (kind,))


def write_pictures(root: Path) -> None:
    """The two pictures and the film that stress decks name."""
    from PIL import Image

    (root / "film.avi").write_bytes(b"RIFF\x04\x00\x00\x00AVI ")

    Image.new("RGB", (300, 500), "#8090a0").save(root / "tall.png")
    Image.new("RGB", (800, 400), "#90a080").save(root / "wide.png")


@lru_cache
def theme_of(name: str, variant: str) -> Theme:
    found, problems = load_theme(name, variant=variant)
    assert found is not None, problems
    return found


def read(case: Case, root: Path) -> spec.Deck:
    found, problems = parse_spec(case.text, "stress.yaml", root=root)
    assert found is not None, (case.name, problems[:3])
    return found


def drawn(case: Case, root: Path) -> tuple[spec.Deck, scene.Scene]:
    """The deck and its scene."""
    found, theme = read(case, root), theme_of(case.theme, case.variant)
    result, problems = lay_out(found, theme)
    errors = [d for d in problems if d.is_error]
    if errors and all(d.code == "E303" and "too long" in d.message for d in errors):
        raise RefusedError(case.name)
    assert result is not None, (case.name, errors[:3])
    return found, result


def check(case: Case, root: Path) -> tuple[int, list[str]]:
    """How many pages the case makes, and its faults; a crash is one. A drawing whose labels the
    layout refuses as too long makes none."""
    try:
        found, result = drawn(case, root)
    except RefusedError:
        return 0, []
    except Exception as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        return 0, [f"crash: {error!r:.200} at {Path(last.filename).name}:{last.lineno}"]
    return len(result.slides), faults(found, result, theme_of(case.theme, case.variant))
