"""Lists and running text as paragraphs: marks, levels, leads, gaps.

Comes in: `spec.Items` and a step of the ladder of three levels. Goes out: paragraphs, one an
entry, in reading order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import msgspec
from msgspec.structs import replace

from deckbuilder.layout.room import Room
from deckbuilder.layout.runs import has_han
from deckbuilder.model import spec
from deckbuilder.model.scene import Paragraph

Sizes = tuple[float, float, float]
OPENED = 1.25  # times a ladder's first step that text may take where little else stands
_UPWARD = (14.0, 16.0, 18.0, 20.0, 24.0, 28.0, 32.0, 36.0, 44.0)
LEVELS = ("body1", "body2", "body3")


def ladder(room: Room, styles: Sequence[str] = LEVELS) -> list[Sizes]:
    """The parallel ladders of the three levels as steps, largest first."""
    ladders = [room.style(name).sizes for name in styles]
    count = max(map(len, ladders))
    first, second, third = ((*sizes, *sizes[-1:] * (count - len(sizes))) for sizes in ladders)
    return list(zip(first, second, third, strict=True))


def larger(size: float) -> float:
    """The next size up for a slide with little on it."""
    return next((b for a, b in pairwise(_UPWARD) if size < b and size >= a), size)


def opened(room: Room, sizes: Sequence[float], times: float = OPENED) -> tuple[float, ...]:
    """`sizes` with steps up to `times` the first, for a slide with little on it; none is
    as large as its title."""
    first = larger(sizes[0])
    most = min(times * sizes[0], room.style("title").sizes[0] - 1)
    above = [size for size in (larger(first), first) if sizes[0] < size <= most]
    return (*dict.fromkeys(above), *sizes)


def onward(sizes: Sequence[float], further: Sequence[float]) -> tuple[float, ...]:
    """`sizes` (largest first) and those of `further` below them."""
    return (*sizes, *(size for size in further if size < sizes[-1]))


def entry_text(room: Room, item: spec.Item) -> spec.Text:
    """An entry's text with its lead before it, strong, and the colon of its script."""
    if item.lead is None:
        return item.text
    colon = "：" if has_han(item.lead.plain + item.text.plain) else ": "
    lead = tuple(replace(run, strong=True) for run in item.lead.runs)
    return spec.Text((*lead, spec.Run(colon), *item.text.runs), item.lead.where)


def list_paragraphs(
    room: Room,
    items: spec.Items,
    sizes: Sizes,
    *,
    gap: float,
    inner_gap: float | None = None,
    marks: bool = True,
    color: str = "",
    first: int = 1,
    last: int = 0,
) -> list[Paragraph]:
    """The entries of `items`, all levels, numbers counting from `first`, with room for `last` (0:
    the list's own). `gap` stands before a first-level entry, `inner_gap` before a deeper one
    (points); without `marks` the first level has none."""
    inner = min(gap, 4.3) if inner_gap is None else inner_gap
    look = _ListLook(room, sizes, gap, inner, marks, color)
    return look.entries(items.items, items.numbered, 0, first, last)


class _ListLook(msgspec.Struct, frozen=True):
    """How the entries of one list are set."""

    room: Room
    sizes: Sizes
    gap: float
    inner_gap: float
    marks: bool
    color: str

    def entries(
        self,
        items: Sequence[spec.Item],
        numbered: bool,
        level: int,
        first: int = 1,
        last: int = 0,
    ) -> list[Paragraph]:
        """The entries of one level, each followed by those below it."""
        last = max(last, first + len(items) - 1)
        out: list[Paragraph] = []
        for n, item in enumerate(items, first):
            out.append(self._entry(item, level, n if numbered else 0, last))
            if item.items:
                out += self.entries(item.items, item.numbered, level + 1)
        return out

    def _entry(self, item: spec.Item, level: int, number: int, last: int) -> Paragraph:
        over: dict[str, Any] = {"color": self.color} if self.color and level == 0 else {}
        before = self.inner_gap if level else self.gap
        text = entry_text(self.room, item)
        style, size = LEVELS[level], self.sizes[level]
        paragraph = self.room.para(text, style, size, space_before=before, **over)
        if not (self.marks or level):
            return paragraph
        return self.room.marked(paragraph, level, number=number, last=last)


def plain_items(items: spec.Items) -> bool:
    """Whether `items` is a single entry without marks to show: one text, given as a list."""
    return len(items.items) == 1 and not items.items[0].items and not items.numbered


def inline_text(room: Room, items: spec.Items) -> spec.Text:
    """All entries of `items` as one text, a line each."""
    runs: list[spec.Run] = []
    for item in _all_entries(items.items):
        if runs:
            runs.append(spec.Run("\n"))
        runs += entry_text(room, item).runs
    return spec.Text(tuple(runs), items.where)


def _all_entries(items: Sequence[spec.Item]) -> Iterator[spec.Item]:
    for item in items:
        yield item
        yield from _all_entries(item.items)


def body_of(
    room: Room,
    items: spec.Items | None,
    style: str,
    size: float,
    *,
    gap: float = 0.0,
    color: str = "",
) -> list[Paragraph]:
    """What is said under a heading, in a style of its own: one text plain, several as a list."""
    if items is None:
        return []
    over: dict[str, Any] = {"color": color} if color else {}
    if plain_items(items):
        return [room.para(entry_text(room, items.items[0]), style, size, **over)]
    return _small_entries(room, items.items, items.numbered, 0, style, size, gap, over)


def _small_entries(
    room: Room,
    items: Sequence[spec.Item],
    numbered: bool,
    level: int,
    style: str,
    size: float,
    gap: float,
    over: dict[str, Any],
) -> list[Paragraph]:
    """The entries of one level and those below them; deeper ones stand closer."""
    out: list[Paragraph] = []
    for n, item in enumerate(items, 1):
        paragraph = room.para(entry_text(room, item), style, size, space_before=gap, **over)
        out.append(_small_mark(room, paragraph, level, n if numbered else 0, len(items)))
        out += _small_entries(
            room, item.items, item.numbered, level + 1, style, size, gap / 2, over
        )
    return out


def _small_mark(room: Room, paragraph: Paragraph, level: int, number: int, last: int) -> Paragraph:
    """A list entry within a card: the mark closer to the text than in the body."""
    marked = room.marked(paragraph, level, number=number, last=last)
    share = 1.0 if number else min(1.0, paragraph.size / 24)
    hanging = round(marked.hanging * share)
    return replace(marked, hanging=hanging, indent=marked.indent - marked.hanging + hanging)


def with_gap(paragraphs: Sequence[Paragraph], gap: float) -> list[Paragraph]:
    """`paragraphs` with `gap` points before each of the first level."""
    return [replace(p, space_before=gap) if p.level == 0 else p for p in paragraphs]
