"""Texts three ways, by paragraphs.

Two paragraphs that the two sides changed both apply; so do new ones. Where both changed one, the
person's words stay and the spec's are a dispute. Format is merged apart from the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from deckbuilder.merge.alignment import align
from deckbuilder.merge.looks import merge_looks
from deckbuilder.model.merge import FormatSide, Piece, Side
from deckbuilder.model.snapshot import Look, Paragraph, Run, Text

_BREAK_IN_CHINESE = re.compile(r"(?<=[^\x00-\x7f])\s*\n\s*|\s*\n\s*(?=[^\x00-\x7f])")


class Dispute(msgspec.Struct, frozen=True):
    """One paragraph, or its format, that both sides changed: its three states; `format` where
    the words aren't the matter."""

    before: str
    by_hand: str
    by_spec: str
    format: bool = False


class MergedText(msgspec.Struct, frozen=True):
    """`pieces` are the paragraphs of the result."""

    pieces: tuple[Piece, ...]
    disputes: tuple[Dispute, ...] = ()

    def changes(self, hand: Text) -> bool:
        """Whether anything of the spec gets into the hand's text."""
        same = tuple(Piece(piece.base, n, piece.spec) for n, piece in enumerate(self.pieces))
        return len(self.pieces) != len(hand) or self.pieces != same


def merge_texts(
    base: Text, hand: Text, spec: Text, *, sure: bool = True, prefer: Side = "hand"
) -> MergedText:
    """The merged text; without `sure` only words count, whatever the format."""
    return _Merge(base, hand, spec, sure, prefer).run()


class _Merge:
    def __init__(self, base: Text, hand: Text, spec: Text, sure: bool, prefer: Side) -> None:
        self.base, self.hand, self.spec = base, hand, spec
        self.sure = sure
        self.prefer: Side = prefer
        self.disputes: list[Dispute] = []

    def run(self) -> MergedText:
        old = [words(p) for p in self.base]
        mine = dict(align(old, [words(p) for p in self.hand]))
        new = dict(align(old, [words(p) for p in self.spec]))
        hand_gaps = gaps(mine, len(self.hand))
        spec_gaps = gaps(new, len(self.spec))
        pieces: list[Piece] = []
        for n in range(-1, len(self.base)):
            if n >= 0:
                pieces += self._paragraph(n, mine.get(n, -1), new.get(n, -1))
            pieces += self._inserted(hand_gaps.get(n, []), spec_gaps.get(n, []))
        return MergedText(tuple(pieces), tuple(self.disputes))

    def _inserted(self, mine: list[int], new: list[int]) -> Iterator[Piece]:
        """What both sides put in at one place: the person's first, the same words once."""
        said = {words(self.hand[h]) for h in mine}
        yield from (Piece(hand=h) for h in mine)
        for s in new:
            if words(self.spec[s]) not in said:
                yield Piece(spec=s, text="spec", look="spec")

    def _paragraph(self, b: int, h: int, s: int) -> Iterator[Piece]:
        if h >= 0 and s >= 0:
            yield self._both(b, h, s)
        elif h >= 0:
            yield from self._dropped_by_spec(b, h)
        elif s >= 0:
            yield from self._dropped_by_hand(b, s)

    def _both(self, b: int, h: int, s: int) -> Piece:
        base, hand, spec = self.base[b], self.hand[h], self.spec[s]
        if self._same(spec, base) or self._same(spec, hand):
            return Piece(b, h, s)
        if self._same(hand, base):
            return Piece(b, h, s, "spec", "spec" if self.sure else "hand")
        text: Side = "hand"
        if words(spec) not in (words(base), words(hand)):
            untouched = words(hand) == words(base)
            text = "spec" if untouched else self._dispute(base, hand, spec)
        if self.sure and _links(spec) not in (_links(base), _links(hand)):
            self.disputes.append(Dispute(_links(base), _links(hand), _links(spec)))
        return Piece(b, h, s, text, self._look(base, hand, spec) if self.sure else "hand")

    def _dispute(self, base: Paragraph, hand: Paragraph, spec: Paragraph) -> Side:
        """Notes that both sides changed the words; tells whose stay."""
        self.disputes.append(Dispute(base.text, hand.text, spec.text))
        return self.prefer

    def _look(self, base: Paragraph, hand: Paragraph, spec: Paragraph) -> FormatSide:
        """Which side's format the paragraph has; `both` where each changed some of it."""
        layers = list(zip(_layers(base), _layers(hand), _layers(spec), strict=True))
        disputed = [name for layer in layers for name in merge_looks(*layer)[1]]
        if disputed:
            names = ", ".join(sorted(set(disputed)))
            self.disputes.append(Dispute(base.text, names, names, format=True))
        if all(new == old for old, _, new in layers):
            return "hand"
        return "spec" if all(mine == old for old, mine, _ in layers) else "both"

    def _dropped_by_spec(self, b: int, h: int) -> Iterator[Piece]:
        base, hand = self.base[b], self.hand[h]
        if self._same(hand, base):
            return
        self.disputes.append(Dispute(base.text, hand.text, ""))
        if self.prefer == "hand":
            yield Piece(b, h)

    def _dropped_by_hand(self, b: int, s: int) -> Iterator[Piece]:
        base, spec = self.base[b], self.spec[s]
        if words(spec) == words(base):
            return
        self.disputes.append(Dispute(base.text, "", spec.text))
        if self.prefer == "spec":
            yield Piece(b, spec=s, text="spec", look="spec")

    def _same(self, one: Paragraph, other: Paragraph) -> bool:
        return one == other if self.sure else words(one) == words(other)


def gaps(pairs: dict[int, int], count: int) -> dict[int, list[int]]:
    """The places that have no counterpart, by the counterpart that stands before them."""
    known = {new: old for old, new in pairs.items()}
    gaps: dict[int, list[int]] = {}
    last = -1
    for place in range(count):
        if place in known:
            last = known[place]
        else:
            gaps.setdefault(last, []).append(place)
    return gaps


def words(paragraph: Paragraph) -> str:
    """What a paragraph says; programs differ in white space, themes in where lines break."""
    text = paragraph.text
    if "\n" in text:
        text = _BREAK_IN_CHINESE.sub("", text)
    return " ".join(text.split())


def _links(paragraph: Paragraph) -> str:
    """Where a paragraph leads."""
    return ", ".join(run.link for run in paragraph.runs if run.link)


def _layers(paragraph: Paragraph) -> tuple[Look, Look]:
    """The looks of a paragraph and of the most of its words."""
    main = max(paragraph.runs, key=lambda run: len(run.text), default=Run(""))
    return paragraph.look, main.look
