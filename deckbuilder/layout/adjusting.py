"""What an author moved: the items of a finished slide at the places that `adjust` gives them.

In: items and adjustments. Out: the items, those that were named at their new places. A group
takes what is in it along, a table its rows and columns; a line follows the items it is tied to.
Places of items in a group are those before the group itself is moved.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from deckbuilder.diagnostics import Diagnostic, diagnostic, suggestion
from deckbuilder.model import scene, spec
from deckbuilder.model.adjusting import Adjustment, Measure
from deckbuilder.model.scene import Connector, Formula, Group, Item, Rect, Table
from deckbuilder.units import inches

Move = tuple[Rect, Rect]  # from, to


def adjust_slides(
    slides: Sequence[scene.Slide], written: Sequence[spec.Slide], size: tuple[int, int]
) -> tuple[tuple[scene.Slide, ...], tuple[Diagnostic, ...]]:
    """`slides` with what those `written` adjust, and a warning for what names no item."""
    places = {slide.key: n for n, slide in enumerate(slides)}
    adjusted, found = list(slides), list[Diagnostic]()
    for slide in written:
        for page in sorted({one.page for one in slide.adjust}):
            ours = tuple(one for one in slide.adjust if one.page == page)
            place = places.get(slide.id if page == 1 else f"{slide.id}--{page}")
            before = adjusted[place].items if place is not None else ()
            items, unknown = adjust_items(before, ours, size)
            known = [item.key for item in walk(items)]
            for one in unknown:
                hint = suggestion(one.key, known)
                found.append(diagnostic("W312", one.where, key=one.key, hint=hint))
            if place is not None:
                adjusted[place] = replace(adjusted[place], items=items)
    return tuple(adjusted), tuple(found)


def adjust_items(
    items: Sequence[Item], adjustments: Sequence[Adjustment], size: tuple[int, int]
) -> tuple[tuple[Item, ...], tuple[Adjustment, ...]]:
    """`items` of a slide of `size` (EMU), and the adjustments that name none of them."""
    wanted = {one.key: one for one in adjustments}
    known = {item.key for item in walk(items)}
    moves: dict[str, Move] = {}
    adjusted = [_adjusted(item, wanted, size, moves) for item in items]
    tied = tuple(_tied(item, moves) for item in adjusted) if moves else tuple(adjusted)
    return tied, tuple(one for one in adjustments if one.key not in known)


def walk(items: Sequence[Item]) -> Iterator[Item]:
    """Every item that can be named, those of a group after it."""
    for item in items:
        yield item
        if isinstance(item, Group):
            yield from walk(item.items)


def box_of(item: Item) -> Rect:
    """The box of an item; of a group what its items cover, of a line what it spans."""
    if isinstance(item, Group):
        boxes = [box_of(one) for one in item.items]
        left, top = min((b.x for b in boxes), default=0), min((b.y for b in boxes), default=0)
        right = max((b.right for b in boxes), default=0)
        return Rect(left, top, right - left, max((b.bottom for b in boxes), default=0) - top)
    if isinstance(item, Connector):
        (x1, y1), (x2, y2) = item.start, item.end
        return Rect(min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1))
    return item.rect


def _adjusted(
    item: Item, wanted: dict[str, Adjustment], size: tuple[int, int], moves: dict[str, Move]
) -> Item:
    if isinstance(item, Group):
        inner = tuple(_adjusted(one, wanted, size, moves) for one in item.items)
        before = box_of(item)
        item = replace(item, items=inner)
    else:
        before = box_of(item)
    adjustment = wanted.get(item.key)
    if adjustment is None:
        return item
    move = (before, _target(before, adjustment, size))
    return _moved(item, move, moves)


def _target(box: Rect, to: Adjustment, size: tuple[int, int]) -> Rect:
    def given(measure: Measure | None, whole: int, otherwise: int) -> int:
        if measure is None:
            return otherwise
        return round(measure.value * whole / 100) if measure.percent else inches(measure.value)

    width, height = size
    return Rect(
        given(to.x, width, box.x), given(to.y, height, box.y),
        given(to.w, width, box.w), given(to.h, height, box.h),
    )  # fmt: skip


def _moved(item: Item, move: Move, moves: dict[str, Move]) -> Item:
    """`item` with all in it, as `move` takes one box into another."""
    before = box_of(item)
    if isinstance(item, Group):
        moved = replace(item, items=tuple(_moved(one, move, moves) for one in item.items))
    elif isinstance(item, Connector):
        moved = replace(item, start=_point(item.start, move), end=_point(item.end, move))
    else:
        box = _box(item.rect, move)
        moved = replace(item, rect=box)
        if isinstance(moved, Table):
            moved = replace(
                moved, widths=_shares(moved.widths, box.w), heights=_shares(moved.heights, box.h)
            )
        elif isinstance(moved, Formula):
            inner: dict[str, Move] = {}
            moved = replace(
                moved, fallback=tuple(_moved(one, move, inner) for one in moved.fallback)
            )
    first = moves.get(item.key, (before, before))[0]
    moves[item.key] = (first, box_of(moved))
    return moved


def _point(point: tuple[int, int], move: Move) -> tuple[int, int]:
    before, after = move
    x = after.x + _scaled(point[0] - before.x, before.w, after.w)
    return x, after.y + _scaled(point[1] - before.y, before.h, after.h)


def _box(box: Rect, move: Move) -> Rect:
    (x, y), (right, bottom) = _point((box.x, box.y), move), _point((box.right, box.bottom), move)
    return Rect(x, y, right - x, bottom - y)


def _scaled(length: int, before: int, after: int) -> int:
    return round(length * after / before) if before else length


def _shares(parts: tuple[int, ...], whole: int) -> tuple[int, ...]:
    """`parts` in their proportions, adding up to `whole`."""
    total, ends, run = sum(parts), [0], 0
    for part in parts:
        run += part
        ends.append(_scaled(run, total, whole))
    return tuple(b - a for a, b in pairwise(ends))


def _tied(item: Item, moves: dict[str, Move]) -> Item:
    """`item` with the ends of its lines where the items stand that they are tied to."""
    if isinstance(item, Group):
        return replace(item, items=tuple(_tied(one, moves) for one in item.items))
    if not isinstance(item, Connector) or item.key in moves:
        return item
    start, end = moves.get(item.start_key), moves.get(item.end_key)
    return replace(
        item,
        start=_point(item.start, start) if start else item.start,
        end=_point(item.end, end) if end else item.end,
    )
