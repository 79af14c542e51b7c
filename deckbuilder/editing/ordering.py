"""The slides of a spec in the order that a person gave those of the deck."""

from __future__ import annotations

import msgspec

from deckbuilder.editing.versions import Versions
from deckbuilder.merge.order import merge_order


class Order(msgspec.Struct, frozen=True):
    """`slides` are the ids in their new order; `disputed` where the spec's order had changed
    another way, and the person's was taken for what both have."""

    slides: list[str]
    disputed: bool


def new_order(versions: Versions, ids: list[str]) -> Order | None:
    """None where the person left the order as it was. `ids` are the spec's slides."""
    known = set(ids)
    base = _of(known, [pair.key for pair in versions.pairs if pair.base])
    numbered = sorted((pair.number, pair.key) for pair in versions.pairs if pair.base and pair.hand)
    hand = _of(known, [key for _, key in numbered])
    if hand == [one for one in base if one in set(hand)]:
        return None
    order, disputed = merge_order(base, hand, ids, known)
    return Order(order, disputed)


def _of(known: set[str], keys: list[str]) -> list[str]:
    """The slides of the spec in the order of their first pages."""
    return list(dict.fromkeys(key for key in keys if key in known))
