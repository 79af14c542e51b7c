"""Looks three ways: each property by itself, so that bold by hand and a new size both apply."""

from __future__ import annotations

from deckbuilder.model.snapshot import Look


def merge_looks(base: Look, hand: Look, spec: Look) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The properties that only the spec changed, and those that both changed differently."""
    if spec in (base, hand):
        return (), ()
    old, mine, new = dict(base), dict(hand), dict(spec)
    taken: list[str] = []
    disputed: list[str] = []
    for name in sorted(old.keys() | mine.keys() | new.keys()):
        before, by_hand, by_spec = old.get(name), mine.get(name), new.get(name)
        if by_spec in (before, by_hand):
            continue
        (taken if by_hand == before else disputed).append(name)
    return tuple(taken), tuple(disputed)
