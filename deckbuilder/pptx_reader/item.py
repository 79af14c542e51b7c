"""What a slide draws, one `Item` for each shape, picture, table, chart, line and group."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any

from deckbuilder.model.snapshot import Cell, Item, Look, Place
from deckbuilder.ooxml.names import A16, A, C, Element, P, R, etree
from deckbuilder.ooxml.normal import digest, digest_bytes, look_from
from deckbuilder.ooxml.parts import Parts, Relation
from deckbuilder.ooxml.shapes import (
    identity_of,
    placeholder_of,
    shapes_of,
    transform_of,
    whole_number,
)
from deckbuilder.pptx_reader.chart import chart_look, read_chart
from deckbuilder.pptx_reader.text import formula_text, read_text

_PLACED = frozenset((f"{A}xfrm", f"{A}extLst"))
FRAME = "frame "  # before the properties of the frame that holds a shape's text
_CREATION = f"{A}extLst/{A}ext/{A16}creationId"
REFERRING = re.compile(rb":(?:id|embed|link|pict)=")  # what leads out of a part
_MOST_ITEMS = 50_000
_items: dict[tuple[bytes, int], Item] = {}
_EMBEDDING = tuple(f"{R}{name}" for name in ("embed", "link", "id", "pict"))


class Source:
    """Where items are read from: a slide's part, its relationships, and the ids of slides by
    their parts, for jumps."""

    def __init__(self, parts: Parts, part: str, slide_ids: dict[str, int]) -> None:
        self.parts = parts
        self.part = part
        self.slide_ids = slide_ids

    @cached_property
    def relations(self) -> dict[str, Relation]:
        return self.parts.relations(self.part)

    def link(self, click: Element | None) -> str:
        """Where an `a:hlinkClick` leads: an address, `#` with a slide's id, or its action."""
        if click is None:
            return ""
        relation = self.relations.get(click.get(f"{R}id", ""))
        if relation is None:
            return str(click.get("action", ""))
        if relation.kind == "slide":
            return f"#{self.slide_ids.get(relation.target, 0)}"
        return relation.target

    def checksum(self, ident: str) -> str:
        """What a relationship leads to, by its content."""
        relation = self.relations.get(ident)
        if relation is None:
            return ""
        crc, size = self.parts.checksums.get(relation.target, (0, 0))
        return relation.target if relation.external else f"{crc:08x}-{size}"


def read_items(tree: Element, source: Source, group: int = 0) -> Iterator[Item]:
    """Every item under `tree`, those of a group after it."""
    for shape in shapes_of(tree):
        item = _read_item(shape, source, group)
        yield item
        if item.kind == "group":
            yield from read_items(shape, source, item.id)


def _read_item(shape: Element, source: Source, group: int) -> Item:
    """One item; three versions of a deck say most things alike, and each is worked out once."""
    if shape.tag == f"{P}grpSp":  # which would be written out for each group it is in
        return _new_item(shape, source, group)
    xml = etree.tostring(shape, with_tail=False)
    if REFERRING.search(xml):
        return _new_item(shape, source, group)
    known = _items.get((xml, group))
    if known is None:
        if len(_items) >= _MOST_ITEMS:
            _items.clear()
        known = _items[xml, group] = _new_item(shape, source, group)
    return known


def _new_item(shape: Element, source: Source, group: int) -> Item:
    ident, name = identity_of(shape)
    reader = _READERS.get(shape.tag, _other)
    return Item(id=ident, name=name, group=group, **reader(shape, source))


# --- kinds ------------------------------------------------------------------------------------


def _common(shape: Element, source: Source) -> dict[str, Any]:
    """What all sorts of shapes have: place, alternative text, link, placeholder, creation."""
    properties = shape[0].find(f"{P}cNvPr")
    alt = properties.get("descr", "") if properties is not None else ""
    click = properties.find(f"{A}hlinkClick") if properties is not None else None
    created = properties.find(_CREATION) if properties is not None else None
    return {
        "creation": created.get("id", "") if created is not None else "",
        "placeholder": placeholder_of(shape),
        "place": place_of(shape),
        "alt": alt,
        "link": source.link(click),
    }


def _shape(shape: Element, source: Source) -> dict[str, Any]:
    body = shape.find(f"{P}txBody")
    text = read_text(body, source.link)
    box = shape[0].find(f"{P}cNvSpPr")
    is_text = bool(text) or (box is not None and box.get("txBox") == "1")
    return _common(shape, source) | {
        "kind": "text" if is_text or placeholder_of(shape) else "shape",
        "look": look_of(shape),
        "text": text,
    }


def look_of(shape: Element) -> Look:
    """Outline, fill, line, style and the frame of the text."""
    properties = shape.find(f"{P}spPr")
    found = look_from(properties, unseen=_PLACED) if properties is not None else ()
    style = shape.find(f"{P}style")
    found += (("style", digest((style,))),) if style is not None else ()
    body = shape.find(f"{P}txBody")
    if body is None:
        return found
    frame, levels = body.find(f"{A}bodyPr"), body.find(f"{A}lstStyle")
    found += look_from(frame, FRAME) if frame is not None else ()
    return found + ((("levels", digest((levels,))),) if levels is not None and len(levels) else ())


def _picture(shape: Element, source: Source) -> dict[str, Any]:
    fill = shape.find(f"{P}blipFill")
    return _common(shape, source) | {
        "kind": "picture",
        "look": look_of(shape),
        "picture": _embedded(fill, source) if fill is not None else "",
    }


def _embedded(element: Element, source: Source) -> str:
    """A digest of what an element says and of the files it shows."""
    files = [
        source.checksum(one.get(name)).encode()
        for one in element.iter()
        for name in _EMBEDDING
        if one.get(name)
    ]
    return digest_bytes([digest((element,)).encode(), *files])


def _line(shape: Element, source: Source) -> dict[str, Any]:
    ends = shape[0].find(f"{P}cNvCxnSpPr")
    return _common(shape, source) | {
        "kind": "line",
        "look": (*look_of(shape), ("ends", digest((ends,)))),
    }


def _group(shape: Element, source: Source) -> dict[str, Any]:
    return _common(shape, source) | {"kind": "group"}


def _frame(shape: Element, source: Source) -> dict[str, Any]:
    table = shape.find(f"{A}graphic/{A}graphicData/{A}tbl")
    if table is not None:
        return _common(shape, source) | _table(table, source)
    chart = shape.find(f"{A}graphic/{A}graphicData/{C}chart")
    relation = source.relations.get(chart.get(f"{R}id", "")) if chart is not None else None
    if relation is not None and relation.target in source.parts:
        root = source.parts.xml(relation.target)
        shown = {"kind": "chart", "chart": read_chart(root), "look": chart_look(root)}
        return _common(shape, source) | shown
    content = _embedded(shape.find(f"{A}graphic"), source)
    return _common(shape, source) | {"kind": "other", "content": content}


def _table(table: Element, source: Source) -> dict[str, Any]:
    rows, properties = table.findall(f"{A}tr"), table.find(f"{A}tblPr")
    return {
        "kind": "table",
        "look": look_from(properties) if properties is not None else (),
        "widths": tuple(
            whole_number(one.get("w")) for one in table.iterfind(f"{A}tblGrid/{A}gridCol")
        ),
        "heights": tuple(whole_number(row.get("h")) for row in rows),
        "cells": tuple(tuple(_cell(one, source) for one in row.iterfind(f"{A}tc")) for row in rows),
    }


def _cell(cell: Element, source: Source) -> Cell:
    covered = cell.get("hMerge") in ("1", "true") or cell.get("vMerge") in ("1", "true")
    span = (
        (0, 0)
        if covered
        else (whole_number(cell.get("rowSpan"), 1), whole_number(cell.get("gridSpan"), 1))
    )
    text = read_text(cell.find(f"{A}txBody"), source.link)
    properties = cell.find(f"{A}tcPr")
    return Cell(text, look_from(properties) if properties is not None else (), span)


def _other(shape: Element, source: Source) -> dict[str, Any]:
    return {"kind": "other", "content": _embedded(shape, source), "alt": formula_text(shape)}


_READERS: dict[str, Callable[[Element, Source], dict[str, Any]]] = {
    f"{P}sp": _shape,
    f"{P}pic": _picture,
    f"{P}cxnSp": _line,
    f"{P}grpSp": _group,
    f"{P}graphicFrame": _frame,
}


# --- places -----------------------------------------------------------------------------------


def place_of(shape: Element) -> Place:
    """x, y, width, height, rotation, flips; empty where the layout says them."""
    found = transform_of(shape)
    if found is None:
        return ()
    start, size = found.find(f"{A}off"), found.find(f"{A}ext")
    if start is None or size is None:
        return ()
    flips = (found.get("flipH") in ("1", "true")) + 2 * (found.get("flipV") in ("1", "true"))
    return (
        whole_number(start.get("x")), whole_number(start.get("y")),
        whole_number(size.get("cx")), whole_number(size.get("cy")),
        whole_number(found.get("rot")), flips,
    )  # fmt: skip
