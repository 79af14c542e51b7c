"""Which item of one version of a slide is which of another, and which slide which.

By ids confirmed by kind, then by names, then by likeness in order. A copy is new, never guessed.
What comes out are pairs of places; every place stands in one pair at most.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

from deckbuilder.merge.alignment import Pair, align_alike, likeness
from deckbuilder.model.snapshot import Item, Slide, SlideRef

T = TypeVar("T")

_ALONE = ("chart", "table", "picture")  # known by their kind where a slide has just one
_SLIDES_ALIKE = 0.6


class _Pairing:
    """Pairs found so far between two rows of things."""

    def __init__(self, old: int, new: int) -> None:
        self.old_left = set(range(old))
        self.new_left = set(range(new))
        self.pairs: list[Pair] = []

    def add(self, pairs: Iterable[Pair]) -> None:
        for i, j in pairs:
            if i in self.old_left and j in self.new_left:
                self.old_left.discard(i)
                self.new_left.discard(j)
                self.pairs.append((i, j))

    def by(
        self,
        old: Sequence[T],
        new: Sequence[T],
        name: Callable[[T], Hashable],
        *,
        first: bool = False,
        unless: Callable[[T, T], bool] = lambda one, other: False,
    ) -> None:
        """Pairs those that alone on their side have a name; None or nothing is no name.

        With `first` the first of several new ones counts: a copy stands after what it copies.
        """
        mine = _alone(old, self.old_left, name)
        theirs = _alone(new, self.new_left, name, first=first)
        found = [(place, theirs[one]) for one, place in mine.items() if one in theirs]
        self.add(pair for pair in found if not unless(old[pair[0]], new[pair[1]]))


def _alone(
    things: Sequence[T], left: set[int], name: Callable[[T], Hashable], *, first: bool = False
) -> dict[Hashable, int]:
    names = [(name(things[i]), i) for i in sorted(left, reverse=True)]
    count = Counter(one for one, _ in names)
    return {one: i for one, i in names if one and (first or count[one] == 1)}


# --- items ------------------------------------------------------------------------------------


def match_drawn(old: Sequence[Item], new: Sequence[Item]) -> list[Pair]:
    """Pairs of places of the same item on a slide as two builds drew it."""
    from deckbuilder.merge.entries import match_entries

    found = _Pairing(len(old), len(new))
    moved, alone = match_entries(old, new)
    found.add(moved)
    found.old_left -= {i for i, _ in alone}
    found.new_left -= {j for _, j in alone}
    return _match_items(found, old, new, sure=True)


def match_items(old: Sequence[Item], new: Sequence[Item], *, sure: bool) -> list[Pair]:
    """Pairs of places of the same item; `sure` trusts ids."""
    return _match_items(_Pairing(len(old), len(new)), old, new, sure=sure)


def _match_items(
    found: _Pairing, old: Sequence[Item], new: Sequence[Item], *, sure: bool
) -> list[Pair]:
    if sure:
        found.by(old, new, lambda item: (item.id, item.name, _sort(item)), first=True)
        found.by(old, new, lambda item: item.creation and (item.creation, _sort(item)), first=True)
        found.by(old, new, lambda item: (item.id, _sort(item)), first=True, unless=_are_others)
        found.by(old, new, lambda item: (item.name, _sort(item)))
    else:
        found.by(old, new, lambda item: _words(item) and (item.kind, _words(item)))
        found.by(old, new, _single_placeholder)
        found.by(old, new, lambda item: (item.name, item.kind, bool(_words(item))))
        found.by(old, new, lambda item: item.kind if item.kind in _ALONE else None)
    found.add(_alike_items(old, new, found))
    return sorted(found.pairs)


def _sort(item: Item) -> str:
    """The kind of an item; a shape whose last word was deleted is still that shape."""
    return "text" if item.kind == "shape" else item.kind


def _are_others(one: Item, other: Item) -> bool:
    """Whether two were created apart: programs give a new shape the id of one that was deleted."""
    return bool(one.creation and other.creation) and one.creation != other.creation


def _words(item: Item) -> str | None:
    return " ".join(item.plain.split()) or None


def _single_placeholder(item: Item) -> str | None:
    """The type of a placeholder that a slide has once."""
    kind = item.placeholder.split("/")[0]
    known = {"ctrTitle": "title", "title": "title", "ftr": "ftr", "sldNum": "sldNum", "dt": "dt"}
    return known.get(kind)


def _alike_items(old: Sequence[Item], new: Sequence[Item], found: _Pairing) -> list[Pair]:
    """Those left over that hold much of the same text, in order, kind by kind."""
    mine = [i for i in sorted(found.old_left) if _words(old[i])]
    theirs = [j for j in sorted(found.new_left) if _words(new[j])]
    pairs = align_alike(
        [old[i].kind + old[i].plain for i in mine], [new[j].kind + new[j].plain for j in theirs]
    )
    return [(mine[i], theirs[j]) for i, j in pairs if old[mine[i]].kind == new[theirs[j]].kind]


# --- slides -----------------------------------------------------------------------------------


def match_refs(old: Sequence[SlideRef], new: Sequence[SlideRef]) -> list[Pair]:
    """Slides that have one id and don't deny it by what they were created with."""
    found = _Pairing(len(old), len(new))
    places = {ref.id: j for j, ref in enumerate(new)}
    for i, ref in enumerate(old):
        j = places.get(ref.id)
        if j is not None and new[j].creation in (0, ref.creation):
            found.add([(i, j)])
    found.by(old, new, lambda ref: ref.creation or None)
    return sorted(found.pairs)


def match_left(
    old: Sequence[SlideRef],
    new: Sequence[SlideRef],
    pairs: Sequence[Pair],
    plain: Callable[[str, SlideRef], str],
    others: Callable[[SlideRef, SlideRef], bool] = lambda one, other: False,
) -> list[Pair]:
    """Further pairs among the slides that `pairs` leave over, by what is written on them.

    `plain` tells the text of a slide of the side `old` or `new`; `others` whether two that say
    much the same are known to be two.
    """
    found = _Pairing(len(old), len(new))
    found.add(pairs)
    if found.old_left and found.new_left:
        mine = {i: plain("old", old[i]) for i in found.old_left}
        theirs = {j: plain("new", new[j]) for j in found.new_left}
        found.add(_same_text(mine, theirs))
        alike = _alike_in_gaps(found, mine, theirs)
        found.add((i, j) for i, j in alike if not others(old[i], new[j]))
    return sorted(found.pairs)


def _same_text(mine: dict[int, str], theirs: dict[int, str]) -> list[Pair]:
    """Those whose text stands once on either side."""
    places: dict[str, list[int]] = {}
    for j, text in theirs.items():
        places.setdefault(_dense(text), []).append(j)
    count = Counter(_dense(text) for text in mine.values())
    return [
        (i, places[_dense(text)][0])
        for i, text in sorted(mine.items())
        if count[_dense(text)] == 1 and len(places.get(_dense(text), ())) == 1
    ]


def _dense(text: str) -> str:
    return "".join(text.split())


def _alike_in_gaps(found: _Pairing, mine: dict[int, str], theirs: dict[int, str]) -> list[Pair]:
    """Those left between two pairs that are neighbours in both decks, by likeness in order."""
    old_gaps = _by_gap(sorted(found.old_left), sorted(i for i, _ in found.pairs))
    matched = {j: i for i, j in found.pairs}
    new_gaps: dict[int, list[int]] = {}
    last = -1
    for j in range(max([*matched, *found.new_left], default=-1) + 1):
        if j in matched:
            last = matched[j]
        elif j in found.new_left:
            new_gaps.setdefault(last, []).append(j)
    pairs: list[Pair] = []
    for gap, places in old_gaps.items():
        others = new_gaps.get(gap, [])
        alike = align_alike(
            [mine[i] for i in places], [theirs[j] for j in others], least=_SLIDES_ALIKE
        )
        pairs += [(places[i], others[j]) for i, j in alike]
    return pairs


def _by_gap(left: list[int], matched: list[int]) -> dict[int, list[int]]:
    """Places by the last matched one before them, -1 for none."""
    gaps: dict[int, list[int]] = {}
    following = iter([*matched, 1 << 60])
    last, coming = -1, next(following)
    for place in left:
        while coming < place:
            last, coming = coming, next(following)
        gaps.setdefault(last, []).append(place)
    return gaps


def are_alike(one: Slide, other: Slide) -> bool:
    """Whether two slides hold much of the same text."""
    return likeness(one.plain, other.plain) >= _SLIDES_ALIKE
