"""Blocks: the contents of columns and of the aside, drawn by the kinds in a narrower room."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from deckbuilder.diagnostics import diagnostic
from deckbuilder.layout.area import Area
from deckbuilder.layout.frame import frame_of
from deckbuilder.layout.kinds import kind_of
from deckbuilder.layout.room import Page, Room
from deckbuilder.model import scene, spec


def blocks_of(slide: spec.Slide) -> tuple[spec.Block, ...]:
    """Every block of a slide: its columns and its aside."""
    columns = slide.content.blocks if isinstance(slide.content, spec.Columns) else ()
    return (*columns, slide.aside) if slide.aside else columns


def split_body(room: Room, body: Area) -> tuple[Area, Area | None]:
    """The main part and, where the slide has one, the aside's part of `body`."""
    if room.planned.slide.aside is None:
        return body, None
    style = frame_of(room.theme).aside
    x = room.x(style.x)
    main = Area(body.x, body.y, room.x(style.main_right) - body.x, body.h)
    return main, Area(x, body.y, room.w(style.w), body.h)


def with_aside(room: Room, pages: list[Page], area: Area | None) -> list[Page]:
    """`pages` with the aside beside the first of them."""
    block = room.planned.slide.aside
    if block is None or area is None:
        return pages
    style = frame_of(room.theme).aside
    facts = block.kind in ("numbers", "statement")
    fill = style.facts_fill if facts and style.facts_fill else style.fill
    items: list[scene.Item] = []
    if fill:
        items.append(room.panel("aside/panel", "aside panel", area, fill))
    if style.rule:
        items.append(room.rule("aside/rule", area.x, area.y, area.w, style.rule, "text"))
    inner = area.pad(style.padding) if fill else area.inset(0, style.padding, 0, 0)
    drawn = draw_block(room, block, inner, "aside")
    if len(drawn) > 1:
        room.warn(diagnostic("E302", block.where))
    first = msgspec.structs.replace(
        pages[0],
        items=(*pages[0].items, *items, *keyed(drawn[0].items, "aside")),
    )
    return [first, *pages[1:]]


def draw_block(room: Room, block: spec.Block, area: Area, place: str) -> list[Page]:
    """The pages of `block` in `area`: its title, then its content by its kind."""
    kind = kind_of(block.kind)
    assert kind is not None
    inside = room.within(area, block.kind, "aside" if place == "aside" else "column")
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
