"""The order of slides three ways, and new ones at their place among their neighbours."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import TypeVar

T = TypeVar("T", bound=Hashable)


def merge_order(
    base: Sequence[T], hand: Sequence[T], spec: Sequence[T], wanted: set[T]
) -> tuple[list[T], bool]:
    """The merged order of `wanted`, and whether both sides moved what they share, differently.

    The person's order wins unless only the spec moved. What one side has alone comes after the
    neighbour before which it stands there.
    """
    shared = set(base) & set(hand) & set(spec)
    before, by_hand, by_spec = ([one for one in row if one in shared] for row in (base, hand, spec))
    if by_hand == before and by_spec != before:
        order, other = [one for one in spec if one in wanted], hand
    else:
        order, other = [one for one in hand if one in wanted], spec
    _weave(order, [one for one in other if one in wanted])
    disputed = by_hand != before and by_spec != before and by_hand != by_spec
    return order, disputed


def _weave(order: list[T], other: Sequence[T]) -> None:
    """Puts into `order` what only `other` has, each after the one it follows there."""
    after: dict[T | None, list[T]] = {}
    known, last = set(order), None
    for one in other:
        if one in known:
            last = one
        else:
            after.setdefault(last, []).append(one)
    woven = after.pop(None, [])
    for one in order:
        woven.append(one)
        woven += after.get(one, [])
    order[:] = woven
