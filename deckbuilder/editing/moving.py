"""What was moved on a slide, as the measures of an `adjust` key."""

from __future__ import annotations

from deckbuilder.editing.changes import NEAR, has_moved
from deckbuilder.editing.spec_side import Page
from deckbuilder.editing.versions import ItemPair, SlidePair
from deckbuilder.layout.adjusting import box_of, walk
from deckbuilder.model.adjusting import Adjustment, Measure
from deckbuilder.model.scene import Rect
from deckbuilder.model.snapshot import Item

_NAMES = ("x", "y", "w", "h")


def follows(moved: ItemPair, slide: SlidePair) -> bool:
    """Whether an item went where something else took it: a line that is tied to what moved, or
    a part of a group that moved as a whole."""
    base, hand = moved.base, moved.hand
    assert base and hand
    if base.kind == "line":
        others = (one for one in slide.items if one.base and one.base.kind != "line")
        return any(one.hand and one.base and has_moved(one.base, one.hand) for one in others)
    group = next((one for one in slide.items if one.base and one.base.id == base.group), None)
    while group is not None and group.base and group.hand:
        if has_moved(group.base, group.hand) and _taken(group, base, hand):
            return True
        outer = group.base.group
        group = next((o for o in slide.items if outer and o.base and o.base.id == outer), None)
    return False


def _taken(group: ItemPair, base: Item, hand: Item) -> bool:
    """Whether an item stands where the new place of its group puts it."""
    assert group.base and group.hand
    for axis in (0, 1):
        start, size = group.base.place[axis], group.base.place[axis + 2] or 1
        share = group.hand.place[axis + 2] / size
        expected = group.hand.place[axis] + (base.place[axis] - start) * share
        if abs(expected - hand.place[axis]) > NEAR:
            return False
    return True


def measures_of(moved: ItemPair, page: Page) -> tuple[str, dict[str, str]] | None:
    """The key of an item and the measures that changed, in inches; None where it has no key, or
    where no measure changed."""
    assert moved.base and moved.hand
    key = page.keys.get(moved.base.id)
    item = next((one for one in walk(page.drawn.items) if one.key == key), None)
    if key is None or item is None or not moved.hand.place:
        return None
    box: Rect = box_of(item)
    before = moved.base.place[:4] or (box.x, box.y, box.w, box.h)
    after = moved.hand.place[:4]
    changed = {
        name: f"{new / 914400:.3f}".rstrip("0").rstrip(".")
        for name, old, new in zip(_NAMES, before, after, strict=True)
        if abs(old - new) > NEAR
    }
    name = key if page.number == 1 else f"page-{page.number}/{key}"
    return (name, changed) if changed else None


def written(adjustments: tuple[Adjustment, ...]) -> dict[str, dict[str, str]]:
    """What a slide adjusts already, as it may be written."""
    return {
        one.key if one.page == 1 else f"page-{one.page}/{one.key}": {
            name: _typed(measure) for name in _NAMES if (measure := getattr(one, name)) is not None
        }
        for one in adjustments
    }


def _typed(measure: Measure) -> str:
    return f"{measure.value:g}%" if measure.percent else f"{measure.value:g}"
