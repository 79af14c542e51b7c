"""The list of a chart's names: a swatch, a name and maybe a value a row.

Comes in: names, their values as written, and the room for them. Goes out: sizes and rows that
hold every name, on as many lines as it needs, and the rows drawn. Lengths are inches.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from deckbuilder.layout.area import Area
from deckbuilder.layout.charts import Draft
from deckbuilder.layout.diagrams import at, longest_word
from deckbuilder.layout.lists import onward
from deckbuilder.model import scene, spec
from deckbuilder.model.scene import Paragraph

_SMALLER = (14.0, 12.0)  # sizes that lists go on to
_GAP, _NARROW_GAP = 0.44, 0.3  # from the swatch's left edge to the name
_NARROW = 3.5
_LEAST_NAME = 0.45
_AIR = 0.05  # above and below a name, together


class Entry(msgspec.Struct, frozen=True):
    """One row: its number from 1, its name, its value as written, its colour."""

    number: int
    name: str
    value: str
    color: str
    lit: bool = False


class Sizes(msgspec.Struct, frozen=True):
    """A step of the ladders of names and of values, points; `last` is the smallest."""

    name: float
    value: float
    last: bool = False

    def __str__(self) -> str:
        return f"{self.name:g}/{self.value:g} pt"


class ListLook(msgspec.Struct, frozen=True):
    """How a list is drawn: the key of its items, its styles, whether rules part its rows, and
    the most that a row takes."""

    key: str
    style: str
    value_style: str = "chart_part_value"
    ruled: bool = True
    most: float = 0.75


def ladder_of(draft: Draft, look: ListLook) -> list[Sizes]:
    names = onward(draft.room.style(look.style).sizes, _SMALLER)
    values = onward(draft.room.style(look.value_style).sizes, (16.0, *_SMALLER))
    count = len(names)
    steps = [Sizes(names[n], at(values, n), n == count - 1) for n in range(count)]
    return list(dict.fromkeys(steps))


def list_width(draft: Draft, entries: Sequence[Entry], look: ListLook, sizes: Sizes) -> float:
    """What the list takes with every name on one line."""
    widest = max(draft.room.type.runs_width(_name(draft, e, look, sizes)) for e in entries) / 72
    return max(widest * 1.05, _LEAST_NAME) + _GAP + _value_width(draft, entries, look, sizes)


def row_heights(
    draft: Draft, entries: Sequence[Entry], look: ListLook, sizes: Sizes, width: float
) -> list[float] | None:
    """What every row needs; None where a word is longer than its line, but at the last step."""
    w = _name_width(draft, entries, look, sizes, width)
    style = draft.room.style(look.style)
    words = [longest_word(draft.room, e.name, style.face, sizes.name, e.lit) for e in entries]
    if w < _LEAST_NAME - 0.05 or (max(words) > w and not sizes.last):
        return None
    return [draft.room.height([_name(draft, e, look, sizes)], w) + _AIR for e in entries]


def row_places(area: Area, heights: Sequence[float], most: float) -> list[Area]:
    """The rows amidst `area`: equal where each fits so, else as high as they need to be."""
    h = min(most, area.h / len(heights))
    if max(heights) <= h:
        start = area.y + (area.h - h * len(heights)) / 2
        return Area(area.x, start, area.w, h * len(heights)).rows(len(heights), 0.0)
    spare = max(0.0, min(most, area.h / len(heights)) - sum(heights) / len(heights))
    y = area.y + max(0.0, area.h - sum(heights) - spare * len(heights)) / 2
    places: list[Area] = []
    for height in heights:
        places.append(Area(area.x, y, area.w, height + spare))
        y += height + spare
    return places


def draw_list(
    draft: Draft, entries: Sequence[Entry], look: ListLook, sizes: Sizes, area: Area
) -> scene.Group:
    """The list as one group, in the middle of `area`."""
    heights = row_heights(draft, entries, look, sizes, area.w) or [
        area.h / len(entries) for _ in entries
    ]
    items: list[scene.Item] = []
    name_w = _name_width(draft, entries, look, sizes, area.w)
    for n, (entry, place) in enumerate(
        zip(entries, row_places(area, heights, look.most), strict=True)
    ):
        items += _row(draft, entry, look, sizes, place, name_w, ruled=look.ruled and n > 0)
    return scene.Group(look.key, "list of parts" if look.ruled else "series", tuple(items))


def _row(
    draft: Draft,
    entry: Entry,
    look: ListLook,
    sizes: Sizes,
    place: Area,
    name_w: float,
    *,
    ruled: bool,
) -> list[scene.Item]:
    room, style, key = draft.room, draft.style, f"{look.key}/{entry.number}"
    swatch = Area(place.x, place.middle - style.swatch / 2, style.swatch, style.swatch)
    items: list[scene.Item] = []
    if ruled:
        items.append(room.rule(f"{key}/rule", place.x, place.y, place.w, 0.75, "line"))
    items.append(
        scene.Shape(
            f"{key}/swatch", "swatch", swatch.rect, geometry=style.swatch_shape, fill=entry.color,
            decorative=True,
        )
    )  # fmt: skip
    left = Area(place.x + _gap(place.w), place.y, name_w, place.h)
    name = _name(draft, entry, look, sizes)
    items.append(room.box(f"{key}/name", "name", left, name, anchor="middle"))
    if entry.value:
        right = Area(left.right, place.y, place.right - left.right, place.h)
        value = _value(draft, entry, look, sizes)
        items.append(room.box(f"{key}/value", "value", right, value, anchor="middle"))
    return items


def _name(draft: Draft, entry: Entry, look: ListLook, sizes: Sizes) -> Paragraph:
    text = spec.Text((spec.Run(entry.name),))
    return draft.room.para(text, look.style, sizes.name, bold=entry.lit)


def _value(draft: Draft, entry: Entry, look: ListLook, sizes: Sizes) -> Paragraph:
    lit = draft.room.style("chart_lit_value").color
    over: dict[str, Any] = {"color": lit} if entry.lit else {}
    size = sizes.value + (2 if entry.lit else 0)
    return draft.room.para(entry.value, look.value_style, size, align="right", **over)


def _value_width(draft: Draft, entries: Sequence[Entry], look: ListLook, sizes: Sizes) -> float:
    """What the widest value takes with a gap before it; 0 where there is none."""
    widths = [
        draft.room.type.runs_width(_value(draft, e, look, sizes)) / 72 for e in entries if e.value
    ]
    return max(widths) * 1.03 + 0.2 if widths else 0.0


def _name_width(
    draft: Draft, entries: Sequence[Entry], look: ListLook, sizes: Sizes, width: float
) -> float:
    return width - _gap(width) - _value_width(draft, entries, look, sizes)


def _gap(width: float) -> float:
    return _GAP if width > _NARROW else _NARROW_GAP
