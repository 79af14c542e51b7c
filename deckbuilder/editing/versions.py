"""A deck's file in, what a build wrote and what it has become out, slide by slide, laid side by
side: which slide, shape and paragraph of now was which of then."""

from __future__ import annotations

from pathlib import Path

import msgspec
from msgspec.structs import replace

from deckbuilder.diagnostics import DeckError, Place, diagnostic
from deckbuilder.merge.alignment import Pair, align
from deckbuilder.merge.matching import match_items, match_left, match_refs
from deckbuilder.model.snapshot import Item, Slide, SlideRef, Snapshot, Text
from deckbuilder.ooxml.names import P
from deckbuilder.ooxml.shapes import placeholder_of
from deckbuilder.pptx_reader import PackageError, Parts, base_parts, open_deck, read_snapshot
from deckbuilder.pptx_reader.item import place_of


class ItemPair(msgspec.Struct, frozen=True):
    """An item then and now; None where it was not there. `index` is its place among the base's
    items, -1 for a new one."""

    base: Item | None
    hand: Item | None
    index: int = -1


class SlidePair(msgspec.Struct, frozen=True):
    """A slide then and now, with its items; `number` is its place in the deck now, from 1, or
    where it was if it is gone."""

    base: Slide | None
    hand: Slide | None
    number: int
    items: tuple[ItemPair, ...] = ()

    @property
    def key(self) -> str:
        return self.base.ref.key if self.base else ""


class Versions(msgspec.Struct, frozen=True):
    """Both versions. `sure` says that the program that saved the deck last keeps ids and looks
    as they are; `theme` names the one of the build, where the file tells."""

    base: Snapshot
    hand: Snapshot
    pairs: tuple[SlidePair, ...]
    sure: bool
    theme: str = ""


def read_versions(path: Path) -> Versions:
    """Raises DeckError for a file that is no deck, or none that a build wrote, OSError where it
    cannot be opened."""
    try:
        deck = open_deck(path)
        if deck.base is None:
            raise DeckError([diagnostic("E602", Place(str(path)))])
        parts = base_parts(deck.base)
        base = _placed(read_snapshot(parts, deck.base.keys), parts)
        hand = read_snapshot(deck.parts)
    except PackageError as error:
        raise DeckError([diagnostic("E603", Place(str(path)), problem=error)]) from None
    sure = hand.outline.keeps_ids
    pairs = tuple(_pair_slides(base.slides, hand.slides, sure))
    return Versions(base, hand, pairs, sure, deck.theme)


def _placed(snapshot: Snapshot, parts: Parts) -> Snapshot:
    """The places that layouts give to placeholders, written out: another program writes them."""
    layouts: dict[str, dict[str, tuple[int, ...]]] = {}
    slides = tuple(_placed_slide(slide, parts, layouts) for slide in snapshot.slides)
    return replace(snapshot, slides=slides)


def _placed_slide(
    slide: Slide, parts: Parts, layouts: dict[str, dict[str, tuple[int, ...]]]
) -> Slide:
    if all(item.place or not item.placeholder for item in slide.items):
        return slide
    found = parts.related(slide.ref.part, "slideLayout")
    name = found[0] if found else ""
    if name not in layouts:
        shapes = parts.xml(name).iter(f"{P}sp") if name in parts else ()
        layouts[name] = {placeholder_of(shape): place_of(shape) for shape in shapes}
    places = layouts[name]
    return replace(
        slide,
        items=tuple(
            item if item.place else replace(item, place=places.get(item.placeholder, ()))
            for item in slide.items
        ),
    )


def _pair_slides(base: tuple[Slide, ...], hand: tuple[Slide, ...], sure: bool) -> list[SlidePair]:
    old, new = [one.ref for one in base], [one.ref for one in hand]
    if sure:
        known = dict(match_refs(old, new))
    else:
        texts = {
            id(ref): slide.plain for ref, slide in zip((*old, *new), (*base, *hand), strict=True)
        }

        def plain(side: str, ref: SlideRef) -> str:
            return texts[id(ref)]

        known = dict(match_left(old, new, _same_title(base, hand), plain))
    pairs = [
        _pair(slide, hand[known[n]] if n in known else None, known.get(n, n) + 1, sure)
        for n, slide in enumerate(base)
    ]
    added = set(range(len(hand))) - set(known.values())
    return pairs + [SlidePair(None, hand[n], n + 1) for n in sorted(added)]


def _same_title(base: tuple[Slide, ...], hand: tuple[Slide, ...]) -> list[Pair]:
    """Slides whose title no other one has, by their places."""
    places: list[dict[str, list[int]]] = []
    for slides in (base, hand):
        titles: dict[str, list[int]] = {}
        for n, slide in enumerate(slides):
            titles.setdefault("".join(slide.title.split()), []).append(n)
        places.append({title: found for title, found in titles.items() if title})
    old, new = places
    return [
        (found[0], new[title][0])
        for title, found in old.items()
        if len(found) == 1 and len(new.get(title, ())) == 1
    ]


def _pair(base: Slide, hand: Slide | None, number: int, sure: bool) -> SlidePair:
    if hand is None or hand.ref.digest == base.ref.digest:
        return SlidePair(base, hand, number)
    known = dict(match_items(base.items, hand.items, sure=sure))
    items = [
        ItemPair(item, hand.items[known[n]] if n in known else None, n)
        for n, item in enumerate(base.items)
    ]
    added = sorted(set(range(len(hand.items))) - set(known.values()))
    return SlidePair(base, hand, number, (*items, *(ItemPair(None, hand.items[n]) for n in added)))


def pair_paragraphs(base: Text, hand: Text) -> list[Pair]:
    """The places of paragraphs that are the same one, maybe changed."""
    return align([p.text for p in base], [p.text for p in hand])
