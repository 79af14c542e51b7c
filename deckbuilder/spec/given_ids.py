"""The ids that a spec leaves out, written into its text.

In: the text and the deck it makes. Out: the text with an `id` in every slide that had none, the
one that was derived for it, so that the deck stays what it is. Everything else in the text stays
byte for byte, but for the colon that a kind's bare name gets.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from deckbuilder.spec.rewriting import Patch, patched
from deckbuilder.spec.spots import Spot, find_spots


class Given(msgspec.Struct, frozen=True):
    """`count` ids were written; `left` are the lines of slides that an anchor or alias shares
    with others, whose ids must stay derived."""

    text: str
    count: int
    left: tuple[int, ...] = ()


def give_ids(text: str, ids: Sequence[str]) -> Given:
    """`text` with `ids`, one for each of its slides in order."""
    newline = "\r\n" if "\r\n" in text else "\n"
    slides = find_spots(text).get("slides")
    entries = slides.children if slides else []
    patches: list[Patch] = []
    left: list[int] = []
    count = 0
    for spot, ident in zip(entries, ids, strict=True):
        if spot.get("id") is not None:
            continue
        if spot.anchor or spot.kind == "alias":
            left.append(spot.line)
            continue
        patches += id_patches(text, spot, ident, newline)
        count += 1
    return Given(patched(text, patches), count, tuple(left))


def id_patches(text: str, spot: Spot, ident: str, newline: str) -> list[Patch]:
    """What puts `ident` into the slide at `spot`."""
    indent = newline + " " * (spot.column - 1)
    if spot.kind == "mapping":
        first = spot.children[0].start
        return [(first, first, f"id: {ident}, " if spot.flow else f"id: {ident}{indent}")]
    line_end = text.find("\n", spot.end)
    line_end = len(text) if line_end < 0 else line_end - (text[line_end - 1] == "\r")
    before = text[text.rfind("\n", 0, spot.start) + 1 : spot.start].strip(" ")
    behind = text[spot.end : line_end].strip()
    if before == "-" and (not behind or behind.startswith("#")):
        return [(spot.end, spot.end, ":"), (line_end, line_end, f"{indent}id: {ident}")]
    return [(spot.start, spot.start, f"{{id: {ident}, "), (spot.end, spot.end, ": }")]
