"""One slide three ways: decisions about itself and each of its items, facet by facet.

Base, hand and spec come in as slides of `model/snapshot.py`; decisions go out, in the order of
the items. What only one side changed has that side; what both changed has the person's, and is a
conflict unless both did the same.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from operator import itemgetter
from typing import Any, cast

import msgspec

from deckbuilder.merge.charts import kept_numbers, merge_charts
from deckbuilder.merge.grids import CellPlaces, is_grid, merge_grids
from deckbuilder.merge.looks import merge_looks
from deckbuilder.merge.matching import match_drawn, match_items
from deckbuilder.merge.paragraphs import MergedText, merge_texts
from deckbuilder.model.merge import Decision, Facet, Known, Side
from deckbuilder.model.snapshot import Cell, ChartData, Item, Slide, Text, plain_text

_SLIDE_FACETS: tuple[tuple[str, Facet], ...] = (
    ("layout", "layout"),
    ("background", "background"),
    ("transition", "transition"),
    ("timing", "animation"),
)


# What a build writes on a slide that follows from the slides around it.
_DERIVED = frozenset(("kicker", "section number"))
_DERIVED_PLACEHOLDERS = frozenset(("sldNum", "ftr", "dt"))
_ORDINAL = re.compile(r"[\d一二三四五六七八九十.、/（）()]+")


class Choices(msgspec.Struct, frozen=True):
    """How to merge: whether ids can be trusted, which side wins where both changed something."""

    sure: bool = True
    prefer: Side = "hand"


class MergedSlide(msgspec.Struct, frozen=True):
    """What changes on the hand's slide and what both sides changed; `items` are those that all
    three have, `renamed` whether the spec calls some of them otherwise than the hand."""

    decisions: tuple[Decision, ...]
    items: tuple[Known, ...]
    renamed: bool


def merge_slide(base: Slide, hand: Slide, spec: Slide, choices: Choices) -> MergedSlide:
    """The merge of one slide."""
    merge = _SlideMerge(base, hand, spec, choices)
    items = tuple(merge.known())
    renamed = any(hand.items[h].id != spec.items[s].id for _, h, s in items)
    decisions = (*merge.slide_facets(), *merge.item_facets(), *merge.orders())
    return MergedSlide(decisions, items, renamed and choices.sure)


def same_content(one: Slide, other: Slide) -> bool:
    """Whether two slides say the same, however they look and are numbered."""
    return _content(one) == _content(other)


def same_words(one: Slide, other: Slide) -> bool:
    """Whether the same is written on two slides, whichever program named what is on them."""
    return _written(one) == _written(other)


def same_facets(one: Slide, other: Slide) -> bool:
    """Whether two slides are equal in all that is read of them."""
    return _bare(one) == _bare(other)


def _content(slide: Slide) -> object:
    said = (_words(item) for item in slide.items)
    charts = [item.chart for item in slide.items if item.chart]
    return Counter(filter(None, said)), charts, plain_text(slide.notes)


def _written(slide: Slide) -> object:
    plain = ("".join(item.plain.split()) for item in slide.items if not _is_derived(item))
    charts = [item.chart for item in slide.items if item.chart]
    return Counter(filter(None, plain)), charts, "".join(plain_text(slide.notes).split())


def _is_derived(item: Item) -> bool:
    return item.placeholder.split("/")[0] in _DERIVED_PLACEHOLDERS


def _is_page_number(item: Item) -> bool:
    """Whether programs that write a deck anew write an item anew, too."""
    return item.placeholder.startswith("sldNum/")


def _words(item: Item) -> str:
    """What an item says of its own: without breaks, which a theme may set otherwise, and without
    what numbers it among others."""
    if item.name in _DERIVED or _is_derived(item):
        return ""
    words = "".join(item.plain.split())
    is_figure = bool(item.cells) or item.name.endswith("value")
    return "" if not is_figure and _ORDINAL.fullmatch(words) else words


def _bare(slide: Slide) -> tuple[object, ...]:
    """All of a slide but what programs drop that show nothing of it."""
    items = [msgspec.structs.replace(item, creation="") for item in slide.items]
    return items, *(
        getattr(slide, name) for name in slide.__struct_fields__ if name not in ("ref", "items")
    )


class _SlideMerge:
    def __init__(self, base: Slide, hand: Slide, spec: Slide, choices: Choices) -> None:
        self.base, self.hand, self.spec, self.choices = base, hand, spec, choices
        self.sure = choices.sure
        self.by_hand = dict(match_items(base.items, hand.items, sure=self.sure))
        self.by_spec = dict(match_drawn(base.items, spec.items))
        self.key = spec.ref.key or base.ref.key or base.title

    # --- the slide itself ---------------------------------------------------------------------

    def slide_facets(self) -> Iterator[Decision]:
        yield from self._single("hidden", *(s.hidden for s in (self.base, self.hand, self.spec)))
        if self.sure:
            for name, facet in _SLIDE_FACETS:
                states = (getattr(one, name) for one in (self.base, self.hand, self.spec))
                yield from self._single(facet, *states)
        yield from self._text("notes", self.base.notes, self.hand.notes, self.spec.notes)

    def _single(
        self, facet: Facet, base: Any, hand: Any, spec: Any, /, **about: Any
    ) -> Iterator[Decision]:
        """The decision about something that is taken as a whole."""
        if spec in (base, hand):
            return
        conflict = hand != base
        take: Side = self.choices.prefer if conflict else "spec"
        shown = (about.pop("shown", None) or _shown)(base, hand, spec)
        yield self._decision(facet, take, conflict, *shown, **about)

    def _decision(
        self,
        facet: Facet,
        take: Side,
        conflict: bool = False,
        before: str = "",
        by_hand: str = "",
        by_spec: str = "",
        **about: Any,
    ) -> Decision:
        fields: dict[str, Any] = {"change": "changed", "slide": self.key} | about
        return Decision(
            facet, fields.pop("change"), take, conflict=conflict,
            before=before, by_hand=by_hand, by_spec=by_spec, **fields,
        )  # fmt: skip

    # --- items --------------------------------------------------------------------------------

    def known(self) -> Iterator[Known]:
        """The places of the items that all three slides have."""
        for b in range(len(self.base.items)):
            if b in self.by_hand and b in self.by_spec:
                yield b, self.by_hand[b], self.by_spec[b]

    def orders(self) -> Iterator[Decision]:
        """Where the spec draws the items of the slide or of a group in another order."""
        if not self.sure:
            return
        groups: dict[int, list[Known]] = {}
        for known in self.known():
            groups.setdefault(self.base.items[known[0]].group, []).append(known)
        for group, inside in groups.items():
            base = [b for b, _, _ in inside]
            hand, spec = ([one[0] for one in sorted(inside, key=itemgetter(side))]
                          for side in (1, 2))  # fmt: skip
            if spec in (base, hand):
                continue
            conflict = hand != base
            names = ", ".join(self.base.items[b].name for b in spec)
            yield self._decision(
                "order", self.choices.prefer if conflict else "spec", conflict, by_spec=names,
                change="moved", item=self._name_of(group), base=inside[0][0],
                hand=inside[0][1], spec=inside[0][2],
            )  # fmt: skip

    def _name_of(self, group: int) -> str:
        named = (item.name for item in self.base.items if group and item.id == group)
        return next(named, "")

    def item_facets(self) -> Iterator[Decision]:
        for b, base in enumerate(self.base.items):
            h, s = self.by_hand.get(b, -1), self.by_spec.get(b, -1)
            about = {"item": base.name, "base": b, "hand": h, "spec": s}
            if h >= 0 and s >= 0:
                yield from self._both(b, h, s, about)
            elif h >= 0:
                yield from self._dropped_by_spec(base, self.hand.items[h], about)
            elif s >= 0:
                yield from self._dropped_by_hand(base, self.spec.items[s], about)
        yield from self._added()

    def _both(self, b: int, h: int, s: int, about: dict[str, Any]) -> Iterator[Decision]:
        base, hand, spec = self.base.items[b], self.hand.items[h], self.spec.items[s]
        if _same(base, spec) or _same(hand, spec):
            return
        if self.sure and _same(base, hand) and base.kind != "group" and spec.kind != "group":
            shown = (base.plain, hand.plain, spec.plain)
            yield self._decision("item", "spec", False, *shown, **about)
            return
        yield from self._facets(base, hand, spec, about)

    def _facets(
        self, base: Item, hand: Item, spec: Item, about: dict[str, Any]
    ) -> Iterator[Decision]:
        sides = (base, hand, spec)
        before = hand.text if not self.sure and _is_page_number(base) else base.text
        yield from self._text("text", before, hand.text, spec.text, **about)
        yield from self._cells(base, hand, spec, about)
        if base.chart and hand.chart and spec.chart:
            yield from self._chart(base.chart, hand.chart, spec.chart, about)
        if not self.sure:
            yield from self._left_out(base, spec, about)
            return
        yield from self._single("alt", *(one.alt for one in sides), **about)
        yield from self._single("place", *(one.place for one in sides), shown=_places, **about)
        yield from self._look("look", *(one.look for one in sides), **about, **_kept(sides))
        for facet in ("link", "picture", "content"):
            yield from self._single(facet, *(getattr(one, facet) for one in sides), **about)

    def _left_out(self, base: Item, spec: Item, about: dict[str, Any]) -> Iterator[Decision]:
        """What the spec changed and cannot be merged where ids are not trusted."""
        if (base.picture, base.content) != (spec.picture, spec.content):
            shown = ("", "what the file shows", "another picture or formula")
            yield self._decision("picture", "hand", True, *shown, **about)

    def _look(
        self, facet: Facet, base: Any, hand: Any, spec: Any, /, **about: Any
    ) -> Iterator[Decision]:
        taken, disputed = merge_looks(base, hand, spec)
        if taken:
            yield self._decision(facet, "spec", names=taken, **about)
        if disputed:
            names = ", ".join(disputed)
            take = self.choices.prefer
            yield self._decision(facet, take, True, "", names, names, names=disputed, **about)

    def _dropped_by_spec(self, base: Item, hand: Item, about: dict[str, Any]) -> Iterator[Decision]:
        changed = not (_same(base, hand) if self.sure else base.plain == hand.plain)
        changed |= hand.id in self.hand.animated and base.id not in self.base.animated
        if base.kind == "group" or (_is_page_number(base) and not self.sure):
            changed = False  # a group goes when nothing is left in it
        take: Side = self.choices.prefer if changed else "spec"
        yield self._decision(
            "item", take, changed, base.plain, hand.plain, "", change="deleted", **about
        )

    def _dropped_by_hand(self, base: Item, spec: Item, about: dict[str, Any]) -> Iterator[Decision]:
        """What a person deleted stays so; that is a conflict where the spec says more since."""
        if _said(base) == _said(spec):
            return
        if not self.sure and not spec.plain:
            return
        take = self.choices.prefer
        yield self._decision(
            "item", take, True, base.plain, "", spec.plain, change="deleted", **about
        )

    def _added(self) -> Iterator[Decision]:
        """What only the spec has; a group stands for all that's in it."""
        known = set(self.by_spec.values())
        groups = {item.id for s, item in enumerate(self.spec.items) if s not in known}
        for s, item in enumerate(self.spec.items):
            if s in known or item.group in groups:
                continue
            if any(_same(item, other) for h, other in enumerate(self.hand.items)
                   if h not in self.by_hand.values()):  # fmt: skip
                continue
            yield self._decision(
                "item", "spec", by_spec=item.plain, change="added", item=item.name, spec=s
            )

    # --- texts, tables, charts ----------------------------------------------------------------

    def _text(
        self, facet: Facet, base: Text, hand: Text, spec: Text, /, **about: Any
    ) -> Iterator[Decision]:
        if spec in (base, hand):
            return
        merged = merge_texts(base, hand, spec, sure=self.sure, prefer=self.choices.prefer)
        if merged.changes(hand):
            shown = (plain_text(base), plain_text(hand), merged_plain(merged, hand, spec))
            yield self._decision(facet, "spec", False, *shown, pieces=merged.pieces, **about)
        for dispute in merged.disputes:
            sort = "look" if dispute.format else facet
            shown = (dispute.before, dispute.by_hand, dispute.by_spec)
            yield self._decision(sort, self.choices.prefer, True, *shown, **about)

    def _cells(
        self, base: Item, hand: Item, spec: Item, about: dict[str, Any]
    ) -> Iterator[Decision]:
        if spec.cells in (base.cells, hand.cells) and spec.widths in (base.widths, hand.widths):
            return
        if any(not is_grid(side) for side in (base, hand, spec)):
            tables = (base.cells, hand.cells, spec.cells)
            yield from self._single("table", *tables, shown=_tables, **about)
            return
        merged = merge_grids(base, hand, spec, self.choices.prefer, sure=self.sure)
        if merged.changes(hand):
            shown = (base.plain, hand.plain, spec.plain)
            yield self._decision(
                "table", "spec", False, *shown, pieces=merged.rows, columns=merged.columns, **about
            )
        for shown in merged.disputes:
            yield self._decision("table", self.choices.prefer, True, *shown, **about)
        for cell, places in merged.cells():
            yield from self._cell(base, hand, spec, places, about | {"cell": cell})
        if self.sure and base.widths == hand.widths != spec.widths and not merged.widens:
            yield self._decision("table", "spec", names=("widths",), **about)

    def _cell(
        self, base: Item, hand: Item, spec: Item, places: CellPlaces, about: dict[str, Any]
    ) -> Iterator[Decision]:
        """One cell that all sides have."""
        about |= {"cells": (places[0], places[2])}
        b, h, s = (
            side.cells[row][column]
            for side, (row, column) in zip((base, hand, spec), places, strict=True)
        )
        yield from self._text("cell", b.text, h.text, s.text, **about)
        if self.sure:
            yield from self._look("cell", b.look, h.look, s.look, **about)

    def _chart(
        self, base: ChartData, hand: ChartData, spec: ChartData, about: dict[str, Any]
    ) -> Iterator[Decision]:
        merged = merge_charts(base, hand, spec)
        if merged is None:
            yield from self._single("data", base, hand, spec, shown=_data, **about)
            return
        if merged.takes_spec:
            yield self._decision(
                "data", "spec", False, *_data(base, hand, spec), kept=merged.kept, **about
            )
        for cell, spec_cell, values in merged.numbers:
            place = spec_cell if merged.takes_spec else cell
            found = self._single("data", *values, cell=place, shown=_numbers,
                                 cells=(cell, spec_cell), **about)  # fmt: skip
            yield from (one for one in found if one.conflict or not merged.takes_spec)


def merged_plain(merged: MergedText, hand: Text, spec: Text) -> str:
    """The merged text as lines."""
    return "\n".join(
        (hand[one.hand] if one.text == "hand" else spec[one.spec]).text for one in merged.pieces
    )


def _same(one: Item, other: Item) -> bool:
    """Whether two items are equal but for the ids that a slide gives them."""
    if one is other:
        return True
    return all(
        getattr(one, name) == getattr(other, name)
        for name in one.__struct_fields__
        if name not in ("id", "name", "group", "creation")
    )


def _said(item: Item) -> tuple[object, ...]:
    return _words(item), item.chart


def _kept(sides: tuple[Item, Item, Item]) -> dict[str, Any]:
    """The numbers by hand that a chart in the spec's look keeps."""
    base, hand, spec = (one.chart for one in sides)
    return {"kept": kept_numbers(base, hand, spec)} if base and hand and spec else {}


# --- states as a reader sees them -------------------------------------------------------------


def _shown(*states: Any) -> tuple[str, ...]:
    return tuple(str(one) if isinstance(one, str | bool) else "" for one in states)


def _places(*places: Any) -> tuple[str, ...]:
    """Places in inches: where, and how large."""
    return tuple(
        f"{p[0] / 914400:.2f}, {p[1] / 914400:.2f}, {p[2] / 914400:.2f} × {p[3] / 914400:.2f} in"
        if p else "as its layout has it"
        for p in cast("tuple[tuple[int, ...], ...]", places)
    )  # fmt: skip


def _numbers(*values: Any) -> tuple[str, ...]:
    return tuple("" if value is None else f"{value:g}" for value in values)


def _data(*charts: Any) -> tuple[str, ...]:
    return tuple(
        "; ".join(f"{one.name}: {', '.join(_numbers(*one.values))}" for one in chart.series)
        for chart in cast("tuple[ChartData, ...]", charts)
    )


def _tables(*tables: Any) -> tuple[str, ...]:
    return tuple(
        "\n".join("\t".join(plain_text(cell.text) for cell in row) for row in table)
        for table in cast("tuple[tuple[tuple[Cell, ...], ...], ...]", tables)
    )
