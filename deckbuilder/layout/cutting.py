"""Cutting what alone overfills a page: a text between sentences, a list between its entries.

Comes in: a content and what tells whether a piece fits. Goes out: pieces that fit, in order;
together they hold all the words.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from msgspec.structs import replace

from deckbuilder.layout import fit
from deckbuilder.model import spec

# where a text may be cut, the better places first; a cut stands after the match. Patterns as text:
# they are compiled where a text has to be cut.
_PLACES = (r"[。！？]”?|[.!?] |\n", r"[；;，,、：:] ?", r" ")

_LEAST = 24  # characters
_LEAST_END = 4


def cut_text(text: spec.Text, fits: Callable[[spec.Text], bool]) -> list[spec.Text]:
    """`text` in pieces that fit, cut after sentences where that leaves a piece half full.

    Where not even a character fits, the rest is one piece.
    """
    pieces: list[spec.Text] = []
    while not fits(text):
        most = _longest(text, fits)
        if most >= len(text.plain) or not fits(_slice(text, 0, most)):
            break
        at = _good_place(text.plain, most)
        pieces.append(_slice(text, 0, at))
        text = _slice(text, at, len(text.plain))
    return [*pieces, text]


def _longest(text: spec.Text, fits: Callable[[spec.Text], bool]) -> int:
    """How many characters from the start fit; one where not even that does."""
    low, high = 1, len(text.plain)
    while low < high:
        middle = (low + high + 1) // 2
        if fits(_slice(text, 0, middle)):
            low = middle
        else:
            high = middle - 1
    return low


def _good_place(plain: str, most: int) -> int:
    """Where to cut, at most at `most`; within a sentence so that more than a letter or two is
    left."""
    for place in _PLACES:
        ends = [m.end() for m in re.compile(place).finditer(plain, most // 2, most)]
        if ends:
            return ends[-1]
    return most if len(plain) - most >= _LEAST_END else max(1, most - _LEAST_END)


def _slice(text: spec.Text, start: int, end: int) -> spec.Text:
    """The characters from `start` to `end` with their marks, without spaces at the ends."""
    runs: list[spec.Run] = []
    at = 0
    for run in text.runs:
        part = run.text[max(0, start - at) : max(0, end - at)]
        at += len(run.text)
        if part:
            runs.append(replace(run, text=part))
    if runs:
        runs[0] = replace(runs[0], text=runs[0].text.lstrip(" \n"))
        runs[-1] = replace(runs[-1], text=runs[-1].text.rstrip(" \n"))
    return spec.Text(tuple(run for run in runs if run.text), text.where)


def cut_items(items: spec.Items, fits: Callable[[spec.Items], bool]) -> list[spec.Items]:
    """`items` in as few even parts as fit; an entry that alone is too much is cut itself."""

    def holds(item: spec.Item) -> bool:
        return fits(replace(items, items=(item,)))

    entries = [piece for item in items.items for piece in cut_item(item, holds)]
    parts = fit.divide(entries, lambda part: fits(replace(items, items=tuple(part))))
    return [replace(items, items=tuple(part)) for part in parts]


def cut_item(item: spec.Item, fits: Callable[[spec.Item], bool]) -> list[spec.Item]:
    """An entry with those below it, in pieces that fit; its text stands above each."""
    if fits(item):
        return [item]
    bare = replace(item, items=())
    if not item.items or not fits(bare):
        texts = cut_text(item.text, lambda text: fits(replace(bare, text=text)))
        pieces = [replace(bare, text=texts[0])]
        pieces += [replace(bare, text=text, lead=None) for text in texts[1:]]
        return [*pieces[:-1], *_with_children(pieces[-1], item.items, fits)]
    return _with_children(bare, item.items, fits)


def _with_children(
    head: spec.Item, children: tuple[spec.Item, ...], fits: Callable[[spec.Item], bool]
) -> list[spec.Item]:
    """`head` with its children, repeated above each part of them where they are too many; where
    it takes the room that one of them needs, they follow it."""
    if not children:
        return [head]

    def under(child: spec.Item) -> bool:
        return fits(replace(head, items=(child,)))

    if not all(under(child if fits(child) else _start(child)) for child in children):
        return [head, *(piece for child in children for piece in cut_item(child, fits))]
    pieces = [piece for child in children for piece in cut_item(child, under)]
    parts = fit.divide(pieces, lambda part: fits(replace(head, items=tuple(part))))
    return [replace(head, items=tuple(part)) for part in parts]


def _start(item: spec.Item) -> spec.Item:
    """As much of an entry as must stand below its head."""
    return replace(item, text=_slice(item.text, 0, _LEAST), items=())
