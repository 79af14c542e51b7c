"""Blocks: the contents of columns and of the aside, drawn by the kinds in a narrower room."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

from deckbuilder.layout.area import Area
from deckbuilder.layout.kinds import kind_of
from deckbuilder.layout.room import Page, Room
from deckbuilder.model import scene, spec


def blocks_of(slide: spec.Slide) -> tuple[spec.Block, ...]:
    """Every block of a slide: its columns and its aside."""
    columns = slide.content.blocks if isinstance(slide.content, spec.Columns) else ()
    return (*columns, slide.aside) if slide.aside else columns


def are_two_columns(slide: spec.Slide) -> bool:
    """Whether a slide holds two columns of one width and nothing beside them."""
    if not isinstance(slide.content, spec.Columns) or slide.aside is not None:
        return False
    shares = {block.width for block in slide.content.blocks}
    return len(slide.content.blocks) == 2 and len(shares) == 1


def draw_block(
    room: Room, block: spec.Block, area: Area, place: Literal["body", "column", "aside"]
) -> list[Page]:
    """The pages of `block` in `area`: its title, then its content by its kind."""
    kind = kind_of(block.kind)
    assert kind is not None
    inside = room.within(area, block.kind, place)
    head: tuple[scene.Item, ...] = ()
    if block.title is not None:
        title = inside.display(block.title, "item_title", Area(area.x, area.y, area.w, 0.8))
        h = inside.height([title], area.w)
        head = (inside.box("title", "block title", Area(area.x, area.y, area.w, h), title),)
        rest = area.inset(0, max(h + 0.25, 0.625), 0, 0)
        inside = inside.within(rest, block.kind, inside.place)
    pages = kind.draw(block.content, inside)
    return [msgspec.structs.replace(p, items=(*head, *p.items)) for p in pages]


def keyed(items: Sequence[scene.Item], prefix: str) -> tuple[scene.Item, ...]:
    """`items` with `prefix` before every key, so that blocks can stand side by side.

    Placeholders become plain boxes: the layout's placeholder belongs to the whole body.
    """
    return tuple(_keyed(item, prefix) for item in items)


def _keyed(item: scene.Item, prefix: str) -> scene.Item:
    change: dict[str, object] = {
        "key": f"{prefix}/{item.key}",
        "name": f"{prefix.replace('/', ' ')} {item.name}",
    }
    if isinstance(item, scene.Group):
        change["items"] = keyed(item.items, prefix)
    if isinstance(item, scene.TextBox | scene.Picture):
        change["placeholder"] = None
    if isinstance(item, scene.Connector):
        change["start_key"] = f"{prefix}/{item.start_key}" if item.start_key else ""
        change["end_key"] = f"{prefix}/{item.end_key}" if item.end_key else ""
    return msgspec.structs.replace(item, **change)
