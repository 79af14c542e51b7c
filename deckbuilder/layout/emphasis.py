"""Which of several peers the author singled out: the one whose text is written all strong."""

from __future__ import annotations

from collections.abc import Sequence

from deckbuilder.model import spec


def all_strong(text: spec.Text) -> bool:
    """Whether every word of `text` is strong."""
    return bool(text) and all(run.strong or not run.text.strip() for run in text.runs)


def lit_ones(texts: Sequence[spec.Text]) -> frozenset[int]:
    """The indices (from 0) of the texts that are all strong, unless all of them are."""
    strong = frozenset(i for i, text in enumerate(texts) if all_strong(text))
    return strong if len(strong) < len(texts) else frozenset()
