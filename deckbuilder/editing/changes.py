"""Two versions of a deck in, what a person changed out: each change by itself, in words.

A change is of one facet of a slide or of one thing on it; texts change by the paragraph. What a
program that saves its own way may have changed (looks, small shifts) is left out where the
versions are not sure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal

import msgspec

from deckbuilder.editing.versions import ItemPair, SlidePair, Versions, pair_paragraphs
from deckbuilder.model.snapshot import Item, Slide, Text, plain_text

What = Literal["slide", "order", "hidden", "notes", "layout", "background", "transition",
               "animation", "comments", "item", "text", "format", "cell", "data", "place", "look",
               "alt", "link", "picture", "table", "content"]  # fmt: skip

NEAR = 18_000  # EMU, a fiftieth of an inch: less is no move but rounding
_LONGEST = 70
_NOWHERE = "#0"  # a jump to a slide that was deleted, which is its own change


class Change(msgspec.Struct, frozen=True, omit_defaults=True):
    """`slide` is the slide's key in the spec, or the title of one that a person made; `number`
    its place in the deck. `item` is the name in the selection pane; `cell` row and column, from
    1, the header counted."""

    what: What
    change: Literal["changed", "added", "deleted", "moved"]
    slide: str
    number: int
    item: str = ""
    before: str = ""
    after: str = ""
    cell: tuple[int, int] | None = None

    def __str__(self) -> str:
        return f"slide {self.number} ({self.slide}): {_words(self)}"


class Found(msgspec.Struct, frozen=True):
    """A change with where it was found: paragraphs and cells count from 0, -1 is none."""

    change: Change
    slides: SlidePair
    items: ItemPair | None = None
    base_at: int = -1
    hand_at: int = -1
    cell: tuple[int, int] | None = None


def find_changes(versions: Versions) -> list[Found]:
    """Every change, in the order of the slides as they were, new slides last."""
    found: list[Found] = []
    moved = _moved(versions)
    for pair in versions.pairs:
        found += _of_slide(pair, versions.sure, pair.key in moved)
    return found


def _of_slide(pair: SlidePair, sure: bool, moved: bool) -> Iterator[Found]:
    base, hand = pair.base, pair.hand
    if base is None or hand is None:
        known = base or hand
        assert known is not None
        gone = hand is None
        title = known.title.replace("\n", " ")
        change = Change(
            "slide", "deleted" if gone else "added", pair.key or title, pair.number,
            before=title if gone else "", after="" if gone else title,
        )  # fmt: skip
        yield Found(change, pair)
        return
    if moved:
        yield Found(Change("order", "moved", pair.key, pair.number), pair)
    if base.hidden != hand.hidden:
        states = {True: "hidden", False: "shown"}
        yield _slide_change("hidden", pair, states[base.hidden], states[hand.hidden])
    if [p.text for p in base.notes] != [p.text for p in hand.notes]:
        yield _slide_change("notes", pair, plain_text(base.notes), plain_text(hand.notes))
    if sure:
        yield from _look_of_slide(pair, base, hand)
    for items in pair.items:
        yield from _of_item(pair, items, sure)


def _slide_change(what: What, pair: SlidePair, before: str = "", after: str = "") -> Found:
    return Found(Change(what, "changed", pair.key, pair.number, before=before, after=after), pair)


def _look_of_slide(pair: SlidePair, base: Slide, hand: Slide) -> Iterator[Found]:
    if base.layout != hand.layout:
        yield _slide_change("layout", pair, base.layout, hand.layout)
    if base.background != hand.background:
        yield _slide_change("background", pair)
    if base.transition != hand.transition:
        yield _slide_change("transition", pair)
    if base.timing != hand.timing:
        yield _slide_change("animation", pair)
    if hand.comments > base.comments:
        yield _slide_change("comments", pair, str(base.comments), str(hand.comments))


# --- items --------------------------------------------------------------------------------


def _of_item(pair: SlidePair, items: ItemPair, sure: bool) -> Iterator[Found]:
    base, hand = items.base, items.hand
    if base is None or hand is None:
        known = base or hand
        assert known is not None
        gone = hand is None
        change = Change(
            "item", "deleted" if gone else "added", pair.key, pair.number, known.name,
            before=known.plain if gone else "", after="" if gone else known.plain,
        )  # fmt: skip
        yield Found(change, pair, items)
        return

    def tell(what: What, before: str = "", after: str = "") -> Found:
        change = Change(what, "changed", pair.key, pair.number, base.name, before, after)
        return Found(change, pair, items)

    yield from _of_text(base.text, hand.text, pair, items, None, sure)
    yield from _of_cells(base, hand, pair, items, sure, tell)
    if base.chart != hand.chart:
        yield tell("data")
    if has_moved(base, hand) and (sure or base.kind != "line"):
        yield tell("place", told_place(base), told_place(hand))
    if sure:
        yield from _look_of_item(base, hand, tell)


def _look_of_item(base: Item, hand: Item, tell: Callable[..., Found]) -> Iterator[Found]:
    if base.look != hand.look:
        yield tell("look")
    if base.alt != hand.alt:
        yield tell("alt", base.alt, hand.alt)
    if base.link != hand.link and hand.link != _NOWHERE:
        yield tell("link", base.link, hand.link)
    if base.picture != hand.picture:
        yield tell("picture")
    if base.content != hand.content:
        yield tell("content")


def has_moved(base: Item, hand: Item) -> bool:
    """Whether an item stands elsewhere; one that its layout places stands where that says."""
    if not hand.place or not base.place:
        return False
    away = any(abs(a - b) > NEAR for a, b in zip(base.place[:4], hand.place[:4], strict=True))
    return away or base.place[4:] != hand.place[4:]


def told_place(item: Item) -> str:
    """A place in inches: `2.00, 1.50, 4.00 × 1.00`."""
    if not item.place:
        return "as its layout says"
    x, y, w, h = (value / 914400 for value in item.place[:4])
    turned = f", turned {item.place[4] / 60000:g}°" if item.place[4] else ""
    return f"{x:.2f}, {y:.2f}, {w:.2f} × {h:.2f} in{turned}"


def _of_cells(
    base: Item, hand: Item, pair: SlidePair, items: ItemPair, sure: bool, tell: Callable[..., Found]
) -> Iterator[Found]:
    shapes = [[len(row) for row in item.cells] for item in (base, hand)]
    if shapes[0] != shapes[1]:
        rows = [f"{len(shape)} × {max(shape, default=0)}" for shape in shapes]
        yield tell("table", *rows)
        return
    for r, (before, after) in enumerate(zip(base.cells, hand.cells, strict=True)):
        for c, (old, new) in enumerate(zip(before, after, strict=True)):
            if old.text != new.text:
                yield from _of_text(old.text, new.text, pair, items, (r, c), sure)


def _of_text(
    base: Text,
    hand: Text,
    pair: SlidePair,
    items: ItemPair,
    cell: tuple[int, int] | None,
    sure: bool,
) -> Iterator[Found]:
    """Changes paragraph by paragraph."""
    known = dict(pair_paragraphs(base, hand))
    assert items.base is not None
    what: What = "cell" if cell else "text"
    shown = (cell[0] + 1, cell[1] + 1) if cell else None

    def tell(change: Literal["changed", "added", "deleted"], b: int, h: int, what: What) -> Found:
        before, after = base[b].text if b >= 0 else "", hand[h].text if h >= 0 else ""
        told = Change(
            what, change, pair.key, pair.number, items.base.name if items.base else "",
            before, after, shown,
        )  # fmt: skip
        return Found(told, pair, items, b, h, cell)

    if not base and hand and cell:
        yield tell("changed", -1, 0, what)
        return
    for b, old in enumerate(base):
        if b not in known:
            yield tell("deleted", b, -1, what)
            continue
        new = hand[known[b]]
        if "".join(old.text.split()) != "".join(new.text.split()):
            yield tell("changed", b, known[b], what)
        elif sure and old.runs != new.runs:
            yield tell("changed", b, known[b], "format")
    for h in sorted(set(range(len(hand))) - set(known.values())):
        before = max((b for b, place in known.items() if place < h), default=-1)
        change = tell("added", -1, h, what)
        yield msgspec.structs.replace(change, base_at=before)


# --- order --------------------------------------------------------------------------------


def _moved(versions: Versions) -> set[str]:
    """The keys of the fewest slides that account for the new order."""
    places = [pair.number for pair in versions.pairs if pair.base and pair.hand]
    keys = [pair.key for pair in versions.pairs if pair.base and pair.hand]
    kept = set(longest_rising(places))
    return {key for n, key in enumerate(keys) if n not in kept}


def longest_rising(values: list[int]) -> list[int]:
    """The places of a longest rising row in `values`."""
    from bisect import bisect_left

    ends: list[int] = []  # the least last value of a row of each length
    at: list[int] = []
    before: list[int] = [-1] * len(values)
    for n, value in enumerate(values):
        length = bisect_left(ends, value)
        before[n] = at[length - 1] if length else -1
        ends[length:] = [value, *ends[length + 1 :]] if length < len(ends) else [value]
        at[length:] = [n, *at[length + 1 :]] if length < len(at) else [n]
    row: list[int] = []
    n = at[-1] if at else -1
    while n >= 0:
        row.append(n)
        n = before[n]
    return row[::-1]


# --- words --------------------------------------------------------------------------------


def _words(one: Change) -> str:
    where = f' of "{one.item}"' if one.item else ""
    if one.cell:
        where += f", row {one.cell[0]}, column {one.cell[1]}"
    if one.what == "slide":
        return f'{one.change}: "{_short(one.before or one.after)}"'
    if one.what == "order":
        return "moved"
    if one.what == "item":
        text = f': "{_short(one.before or one.after)}"' if one.before or one.after else ""
        return f'"{one.item}" {one.change}{text}'
    what = f"{one.what}{where}"
    if one.change != "changed":
        return f'{what}: {one.change} "{_short(one.before or one.after)}"'
    if not one.before and not one.after:
        return f"{what} changed"
    if one.what == "format":
        return f'{what} changed: "{_short(one.after)}"'
    return f'{what}: "{_short(one.before)}" → "{_short(one.after)}"'


def _short(text: str) -> str:
    line = " / ".join(text.split("\n"))
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
