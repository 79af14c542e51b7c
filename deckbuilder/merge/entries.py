"""Entries of a list (cards, steps, events) found again by what they say when their places changed.

The items of a slide as two builds drew them come in; pairs of places go out. The builder calls
what it draws by the place in the list: where an entry was put in, taken out or moved, the second
card of now isn't the second of then. Only then is anything said here; all else keeps its id.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from deckbuilder.merge.alignment import Pair, align_alike
from deckbuilder.model.snapshot import Item

_NUMBER = re.compile(r"\d+")
_SLIDE = -1  # stands for the slide itself among the places of groups
_ORDINAL = re.compile(r"[\s\d.、/（）()]*\Z")


def match_entries(old: Sequence[Item], new: Sequence[Item]) -> tuple[list[Pair], list[Pair]]:
    """Pairs of what belongs to entries that moved, and what belongs to entries that came or went:
    as pairs with -1 for the side that hasn't them."""
    if _written(old) == _written(new):
        return [], []
    found = _Entries(_Tree(old), _Tree(new))
    found.compare(_SLIDE, _SLIDE)
    return found.pairs, found.alone


def _written(items: Sequence[Item]) -> list[str]:
    return [words for item in items if (words := "".join(item.plain.split()))]


class _Tree:
    """The items of a slide by the id of the group that they're in."""

    def __init__(self, items: Sequence[Item]) -> None:
        self.items = items
        self.inside: dict[int, list[int]] = {}
        for place, item in enumerate(items):
            self.inside.setdefault(item.group, []).append(place)

    def children(self, place: int) -> list[int]:
        """The places of what is in a group, all after its own."""
        if place == _SLIDE:
            return self.inside.get(0, [])
        item = self.items[place]
        inside = self.inside.get(item.id, []) if item.kind == "group" else []
        return [n for n in inside if n > place]

    def subtree(self, place: int) -> Iterator[int]:
        yield place
        for child in self.children(place):
            yield from self.subtree(child)

    def says(self, place: int) -> str:
        """What an entry says and shows, without its number."""
        items = (self.items[n] for n in self.subtree(place))
        told = (f"{item.plain}{item.picture}{item.content}" for item in items)
        return "\n".join("".join(one.split()) for one in told if not _ORDINAL.match(one))

    def families(self, group: int) -> dict[str, list[int]]:
        """The entries of a group: what is a group itself, or has one name but for a number."""
        found: dict[str, list[int]] = {}
        for place in self.children(group):
            item = self.items[place]
            name = "group" if item.kind == "group" else _NUMBER.sub("#", item.name)
            if not item.placeholder and self.says(place):
                found.setdefault(name, []).append(place)
        return found


class _Entries:
    def __init__(self, old: _Tree, new: _Tree) -> None:
        self.old, self.new = old, new
        self.pairs: list[Pair] = []
        self.alone: list[Pair] = []

    def compare(self, old_group: int, new_group: int) -> None:
        """Finds the entries that moved within a group that both have, given by its places."""
        mine, theirs = self.old.families(old_group), self.new.families(new_group)
        for name, entries in mine.items():
            others = theirs.get(name, [])
            pairs = self._moved(entries, others)
            if pairs:
                self._take(pairs, entries, others)
                continue
            ids = {self.new.items[n].id: n for n in others}
            for place in entries:
                item = self.old.items[place]
                if item.kind == "group" and item.id in ids:
                    self.compare(place, ids[item.id])

    def _moved(self, entries: list[int], others: list[int]) -> list[Pair]:
        """The pairs of entries if some say what another said; none if each kept its place."""
        old, new = ([tree.says(n) for n in row]
                    for tree, row in ((self.old, entries), (self.new, others)))  # fmt: skip
        ids = {self.new.items[n].id: text for n, text in zip(others, new, strict=True)}
        kept = sum(ids.get(self.old.items[n].id) == text
                   for n, text in zip(entries, old, strict=True))  # fmt: skip
        once = {text: n for n, text in enumerate(new) if new.count(text) == 1}
        same = [(n, once[text]) for n, text in enumerate(old)
                if text in once and old.count(text) == 1]  # fmt: skip
        if len(same) <= kept:
            return []
        mine = [n for n in range(len(old)) if n not in {i for i, _ in same}]
        theirs = [n for n in range(len(new)) if n not in {j for _, j in same}]
        alike = align_alike([old[n] for n in mine], [new[n] for n in theirs])
        same += ((mine[i], theirs[j]) for i, j in alike)
        return [(entries[i], others[j]) for i, j in same]

    def _take(self, pairs: list[Pair], entries: list[int], others: list[int]) -> None:
        for i, j in pairs:
            self._pair(i, j)
        gone = set(entries) - {i for i, _ in pairs}
        come = set(others) - {j for _, j in pairs}
        self.alone += ((n, -1) for place in sorted(gone) for n in self.old.subtree(place))
        self.alone += ((-1, n) for place in sorted(come) for n in self.new.subtree(place))

    def _pair(self, old: int, new: int) -> None:
        """Pairs two entries and what is in them, by its name within the entry."""
        self.pairs.append((old, new))
        parts: dict[tuple[str, str], list[int]] = {}
        for place in self.new.children(new):
            parts.setdefault(_part(self.new.items[place], self.new.items[new]), []).append(place)
        for place in self.old.children(old):
            same = parts.get(_part(self.old.items[place], self.old.items[old]))
            if same:
                self._pair(place, same.pop(0))


def _part(item: Item, entry: Item) -> tuple[str, str]:
    """What a part of an entry is called, whatever the entry's name and number."""
    return item.kind, _NUMBER.sub("#", item.name.removeprefix(f"{entry.name} "))
