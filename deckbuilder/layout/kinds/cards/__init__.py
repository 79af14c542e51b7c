"""Kind `cards`: equal panels in even rows, each with an ordinal, a title and a text.

A card has one of three builds: `stack` (ordinal, title, text under one another), `head` (ordinal
and title on one line, text below) and `side` (ordinal, an upright hair, title and text beside
it). The theme says which for one row, for several rows, and for narrow cards.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from deckbuilder.layout import fit
from deckbuilder.layout.cutting import cut_items
from deckbuilder.layout.kinds import Kind
from deckbuilder.layout.kinds.cards.drawing import draw_cards
from deckbuilder.layout.kinds.cards.plan import plan_of, plan_or_forced, with_signs
from deckbuilder.layout.kinds.cards.style import CardsStyle
from deckbuilder.layout.opening import draw_opened
from deckbuilder.layout.room import Page, Room
from deckbuilder.model import spec


def draw(content: spec.Cards, room: Room) -> list[Page]:
    return draw_opened(room, lambda inside: _draw(content, inside), ("item_title", "item_text"))


def _draw(content: spec.Cards, room: Room) -> list[Page]:
    cards = content.cards
    style = with_signs(room, room.style_of(CardsStyle), cards)
    plan = plan_of(room, style, cards)
    if plan is not None:
        return [draw_cards(room, style, [*enumerate(cards)], plan)]
    pieces = [piece for n, card in enumerate(cards) for piece in _cut(room, style, card, n)]

    def holds(part: Sequence[tuple[int, spec.Titled]]) -> bool:
        apart = len({n for n, _ in part}) == len(part)  # no two are pieces of one card
        return apart and plan_of(room, style, [card for _, card in part]) is not None

    parts = fit.divide(pieces, holds)
    plans = [plan_or_forced(room, style, [card for _, card in part]) for part in parts]
    title, text = min(p.title_size for p in plans), min(p.text_size for p in plans)
    return [
        draw_cards(
            room, style, part, msgspec.structs.replace(one, title_size=title, text_size=text)
        )
        for part, one in zip(parts, plans, strict=True)
    ]  # fmt: skip


def _cut(room: Room, style: CardsStyle, card: spec.Titled, n: int) -> list[tuple[int, spec.Titled]]:
    """The card with its number from 0; one that overfills a page alone in pieces that fit."""

    def fits(text: spec.Items | None) -> bool:
        return plan_of(room, style, [msgspec.structs.replace(card, text=text)]) is not None

    if card.text is None or fits(card.text) or not fits(None):
        return [(n, card)]
    return [(n, msgspec.structs.replace(card, text=text)) for text in cut_items(card.text, fits)]


KIND = Kind(draw)
