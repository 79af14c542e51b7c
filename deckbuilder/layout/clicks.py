"""A diagram cut into what each click shows: groups that stand on the slide, each telling itself.

Comes in: a diagram's items, which of them a click shows, and the whole's alternative text. Goes
out: a page of groups, because programs animate only what stands on the slide, not what stands in
a group. One group a click has its words as its `alt`; what is there from the start is one more
group, which tells the whole. A connector comes with the later of the two that it joins.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from deckbuilder.layout.room import Page
from deckbuilder.model.scene import Connector, Group, Item, Target, TextBox

_STILL = -1  # the part that no click shows


def in_clicks(
    key: str,
    alt: str,
    items: Sequence[Item],
    clicked: Sequence[str],
    together: Mapping[str, Sequence[str]],
    comma: str,
) -> Page:
    """The page of a diagram `key`; `clicked` are keys of `items` in the order of their clicks,
    `together` more items that come with one of them. `comma` joins the words of a group."""
    by_key = {item.key: item for item in items}
    clicks = [(one, *together.get(one, ())) for one in clicked]
    parts = _parts(items, _homes(by_key, clicks))
    groups: list[Item] = []
    for n in _in_order(items, clicked, parts):
        if n == _STILL:
            groups.append(Group(key, key, _loosened(parts[n]), alt=alt))
        else:
            told = f"{n + 1}/{len(clicked)} {_words(by_key[clicked[n]], comma)}"
            groups.append(_click_group(by_key[clicked[n]], parts[n], told))
    targets = tuple((Target(_group_key(by_key[one])),) for one in clicked)
    return Page(tuple(groups), reveal=targets)


def _homes(by_key: Mapping[str, Item], clicks: Sequence[Sequence[str]]) -> dict[str, int]:
    """The click of every item within what clicks show; of connectors only where they are named."""
    homes: dict[str, int] = {}
    for n, keys in enumerate(clicks):
        for one in keys:
            inner = (item for item in _walk(by_key[one]) if not isinstance(item, Connector))
            homes |= dict.fromkeys((one, *(item.key for item in inner)), n)
    return homes


def _home(item: Item, homes: Mapping[str, int]) -> int:
    if isinstance(item, Connector) and item.key not in homes:
        return max(homes.get(item.start_key, _STILL), homes.get(item.end_key, _STILL))
    return homes.get(item.key, _STILL)


def _parts(items: Sequence[Item], homes: Mapping[str, int]) -> dict[int, list[Item]]:
    """The items of each click. Connectors that belong to another click, or that bend, leave the
    group that they were drawn in: two groups deep LibreOffice turns bent ones the wrong way."""
    parts: dict[int, list[Item]] = {}
    for item in items:
        home = _home(item, homes)

        def leaves(line: Connector, home: int = home) -> bool:
            return line.elbow or _home(line, homes) != home

        kept, lines = part_lines(item, leaves)
        for line in lines:
            parts.setdefault(_home(line, homes), []).append(line)
        parts.setdefault(home, []).extend(kept)
    return parts


def _in_order(
    items: Sequence[Item], clicked: Sequence[str], parts: Mapping[int, Sequence[Item]]
) -> list[int]:
    """The parts as they are painted: each where its first item or what it is called after is."""
    places = {item.key: i for i, item in enumerate(items)}

    def place(n: int) -> int:
        if n == _STILL:
            return min(places.get(item.key, len(items)) for item in parts[n])
        return places[clicked[n]]

    return sorted(parts, key=place)


def _click_group(main: Item, members: Sequence[Item], alt: str) -> Group:
    """What one click shows, named after `main`; a group among it is dissolved."""
    return Group(_group_key(main), main.name, _loosened(members), alt=alt, where=main.where)


def _group_key(main: Item) -> str:
    return main.key if isinstance(main, Group) else f"{main.key}/shown"


def _loosened(members: Sequence[Item]) -> tuple[Item, ...]:
    """`members` without the groups around them."""
    return tuple(
        inner for item in members for inner in (item.items if isinstance(item, Group) else (item,))
    )


def _words(item: Item, comma: str) -> str:
    """What an item says, without its number."""
    number = item.key.rpartition("/")[2]
    said = [
        paragraph.plain.replace("\n", " ")
        for inner in _walk(item)
        if isinstance(inner, TextBox)
        for paragraph in inner.paragraphs
    ]
    return comma.join(words for words in said if words not in ("", number))


def part_lines(
    item: Item, leaves: Callable[[Connector], bool]
) -> tuple[list[Item], list[Connector]]:
    """`item` without the connectors in it that leave it, and these; of such a connector itself
    nothing is left."""
    if isinstance(item, Connector) and leaves(item):
        return [], [item]
    if not isinstance(item, Group):
        return [item], []
    parted = [part_lines(inner, leaves) for inner in item.items]
    lines = [line for _, found in parted for line in found]
    kept = tuple(inner for rest, _ in parted for inner in rest)
    return [replace(item, items=kept) if lines else item], lines


def _walk(item: Item) -> Iterator[Item]:
    """`item` and all within it."""
    yield item
    inner: Iterable[Item] = item.items if isinstance(item, Group) else ()
    for one in inner:
        yield from _walk(one)
