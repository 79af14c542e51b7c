"""What both drawings of objectives share: their style, the paragraphs of a group, the headings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

from deckbuilder.layout.area import Area
from deckbuilder.layout.headed import break_narrow
from deckbuilder.layout.lists import list_paragraphs
from deckbuilder.layout.room import Room
from deckbuilder.model import scene, spec
from deckbuilder.model.scene import Paragraph


class ObjectivesStyle(msgspec.Struct, frozen=True):
    """Inches; rules in points. The first lines are the columns', the next the panels'."""

    most_columns: int = 4
    rule: float = 2.25
    rule_color: str = "primary"
    head_top: float = 0.1875
    head_h: float = 0.4375
    head_gap: float = 0.25
    most_gap: float = 0.45
    band_gap: float = 0.3

    equal_from: float = 20  # equal panels come before larger text down to this size
    label_w: float = 1.833
    label_fill: str = "primary"
    label_color: str = "on-primary"
    fill: str = "surface"
    items_x: float = 2.283
    items_right: float = 0.317
    row_gap: float = 0.2
    item_gap: float = 0.083
    label_most: float = 2.85
    label_inset: float = 0.1
    pad: float = 0.16
    inset: float = 0.4

    gap: float = 0.1
    few_gap: float = 0.7
    plain: Literal["points", "panel"] = "points"


# a group, or what of it stands on one page
Part = tuple[spec.Text | None, spec.Items | None]


def goal_paragraphs(
    room: Room, items: spec.Items, size: float, width: float, gap: float
) -> list[Paragraph]:
    sizes = (size, max(18.0, size - 2), 18.0)
    return [
        break_narrow(room, p, width)
        for p in list_paragraphs(room, items, sizes, gap=gap * 72, inner_gap=4)
    ]


def goals_height(
    room: Room, items: spec.Items | None, size: float, width: float, gap: float
) -> float:
    if items is None:
        return 0.0
    return room.height(goal_paragraphs(room, items, size, width, gap), width * 0.99) / 0.97


def set_heads(room: Room, parts: Sequence[Part], area: Area, **over: str) -> list[Paragraph]:
    """The headings of `parts` at the size they share."""
    texts = [heading or spec.Text(()) for heading, _ in parts]
    size = room.display_size(texts, "goal_head", [area] * len(texts))
    tall = Area(area.x, area.y, area.w, 9.0)
    return [room.display(t, "goal_head", tall, sizes=(size,), most_lines=9, **over) for t in texts]


def group_of(key: str, heading: spec.Text | None, items: Sequence[scene.Item]) -> scene.Group:
    name = f"objectives: {heading.plain}" if heading else "objectives"
    return scene.Group(key, name.replace("\n", " "), tuple(items))


def clicks_of(groups: Sequence[scene.Item]) -> tuple[tuple[scene.Target, ...], ...]:
    return tuple((scene.Target(g.key),) for g in groups if isinstance(g, scene.Group))
