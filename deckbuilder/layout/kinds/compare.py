"""Kind `compare`: two to four sides; entry `i` of every side stands on one line across.

A side is a group of its heading, its panel and its entries. What is argued for is the side whose
heading is written strong, else, where there is a verdict, the last of two. Continuations keep
all headings.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

import msgspec
from msgspec.structs import replace

from deckbuilder.layout import fit
from deckbuilder.layout.area import Area
from deckbuilder.layout.art import double_rule
from deckbuilder.layout.emphasis import lit_ones
from deckbuilder.layout.frame import ground_of
from deckbuilder.layout.kinds import Kind
from deckbuilder.layout.opening import draw_opened
from deckbuilder.layout.room import Page, Room
from deckbuilder.layout.rows import Column, Content, Row, SetRow, draw_cells, most_of_few, set_rows
from deckbuilder.layout.surfaces import round_on_top
from deckbuilder.model import scene, spec

STYLES = ("compare_item", "compare_term", "compare_head")


class CompareStyle(msgspec.Struct, frozen=True):
    """Lengths in inches at 13.333 in wide, rules in points (0 draws none).

    `split` sets a lead `term: text` in two columns where there are two sides; `lit_without` is
    whether the last of two sides is lit without a verdict; `all_lit` lights all where none is.
    """

    gap: float = 0.2
    inset: float = 0.25
    head_top: float = 0.0
    head_h: float = 0.625
    foot: float = 0.0
    most_row: float = 1.0
    fill: str = "surface"
    head_fill: str = "line"
    head_color: str = "text"
    lit_head_fill: str = "primary"
    lit_head_color: str = "on-primary"
    rule: float = 0.0
    rule_color: str = "muted"
    lit_rule: float = 0.0
    lit_rule_color: str = "accent1"
    double: bool = False
    first_rule: bool = False
    between: float = 0.75
    between_color: str = "line"
    item_color: str = ""
    lit_item_color: str = ""
    term_color: str = ""
    lit_term_color: str = ""
    split: bool = False
    term_w: float = 1.2
    lit_without: bool = True
    all_lit: bool = False


class _Side(msgspec.Struct, frozen=True):
    """A side in its place; `columns` are where its entries' parts stand."""

    number: int
    heading: spec.Text
    items: tuple[spec.Item, ...]
    area: Area
    lit: bool
    columns: tuple[Column, ...]


def draw(content: spec.Compare, room: Room) -> list[Page]:
    style = room.style_of(CompareStyle)
    return draw_opened(room, lambda inside: _drawn(content, inside, style), STYLES)


def _drawn(content: spec.Compare, room: Room, style: CompareStyle) -> list[Page]:
    return fit.fewest(
        [lambda: _draw(content, room, style), lambda: _draw(content, room, _tight(style))]
    )


def _tight(style: CompareStyle) -> CompareStyle:
    """Lower heads, for what would else continue."""
    return replace(style, head_top=style.head_top / 2, head_h=style.head_h * 0.8, foot=0.0)


def _draw(content: spec.Compare, room: Room, style: CompareStyle) -> list[Page]:
    sides = _sides(room, content, style)
    size = _head_size(room, sides, style)
    head_h = max(style.head_h, max(_head_height(room, s, size, style) for s in sides) + 0.1)
    top = room.body.y + style.head_top + head_h
    area = Area(room.body.x, top, room.body.w, room.body.bottom - style.foot - top)
    columns = [column for side in sides for column in side.columns]
    rows = _rows(sides)
    most = most_of_few(style.most_row, area.h, len(rows))
    pages = set_rows(room, rows, columns, area, most=most, repeat=False)
    return [_page(room, sides, placed, style, size, head_h) for placed in pages]


# --- the sides ----------------------------------------------------------------------------


def _sides(room: Room, content: spec.Compare, style: CompareStyle) -> list[_Side]:
    count = len(content.sides)
    split = style.split and count == 2
    term_w = _term_width(room, content, style) if split else 0.0
    lit = _lit(content, style)
    return [
        _Side(n, group.heading or spec.Text(()), group.items.items, area, n in lit,
              _columns(room, area, style, term_w))
        for n, (group, area) in enumerate(
            zip(content.sides, room.body.columns(count, room.w(style.gap)), strict=True), 1
        )
    ]  # fmt: skip


def _lit(content: spec.Compare, style: CompareStyle) -> set[int]:
    strong = lit_ones([side.heading or spec.Text(()) for side in content.sides])
    if strong:
        return {i + 1 for i in strong}
    if len(content.sides) == 2 and (content.verdict is not None or style.lit_without):
        return {2}
    return set(range(1, len(content.sides) + 1)) if style.all_lit else set()


def _term_width(room: Room, content: spec.Compare, style: CompareStyle) -> float:
    """The reference width of the terms' column; 0 where a term is too long to stand beside."""
    look = room.style("compare_term")
    leads = [i.lead.plain for side in content.sides for i in side.items.items if i.lead is not None]
    if not leads:
        return 0.0
    widest = max(room.type.width(lead, look.face, look.size, look.bold) for lead in leads) / 72
    width = max(style.term_w, widest * 1.02 / room.w(1.0))
    return width if width <= 2 * style.term_w else 0.0


def _columns(room: Room, area: Area, style: CompareStyle, term_w: float) -> tuple[Column, ...]:
    """Where whole entries stand, and, where terms stand beside their texts, those two."""
    x = 0.667 + (area.x - room.x(0.667)) / room.w(1.0) + style.inset
    w = area.w / room.w(1.0) - 2 * style.inset
    whole = Column(x, w, "compare_item")
    if not term_w:
        return (whole,)
    text_x = term_w + 0.3
    return (
        whole,
        Column(x, term_w, "compare_term"),
        Column(x + text_x, w - text_x, "compare_item"),
    )


# --- the rows -----------------------------------------------------------------------------


def _rows(sides: Sequence[_Side]) -> list[Row]:
    rows: list[Row] = []
    for n, entries in enumerate(zip_longest(*(side.items for side in sides)), 1):
        cells: list[Content] = []
        for side, item in zip(sides, entries, strict=True):
            cells += _cells(item, len(side.columns), len(sides))
        rows.append(Row(f"{n}", tuple(cells)))
    return rows


def _cells(item: spec.Item | None, columns: int, sides: int) -> tuple[Content, ...]:
    """What of an entry stands in each of its side's columns."""
    if item is None:
        return (None,) * columns
    if columns == 1:
        return (_whole(item, stacked=sides > 2),)
    if item.lead is None or item.items:
        return (_whole(item), None, None)
    return (None, item.lead, item.text)


def _whole(item: spec.Item, *, stacked: bool = False) -> Content:
    """An entry as one text; in narrow sides its lead stands on a line above."""
    if not stacked or item.lead is None or item.items:
        return spec.Items((item,), where=item.where)
    lead = tuple(replace(run, strong=True) for run in item.lead.runs)
    return spec.Text((*lead, spec.Run("\n"), *item.text.runs), item.where)


# --- drawing ------------------------------------------------------------------------------


def _head_area(side: _Side, y: float, h: float, room: Room, style: CompareStyle) -> Area:
    inset = room.w(style.inset)
    return Area(side.area.x + inset, y, side.area.w - 2 * inset, h)


def _head_size(room: Room, sides: Sequence[_Side], style: CompareStyle) -> float:
    areas = [_head_area(s, 0, style.head_h, room, style) for s in sides]
    return room.display_size([s.heading for s in sides], "compare_head", areas)


def _head(room: Room, side: _Side, size: float, style: CompareStyle) -> scene.Paragraph:
    color = style.lit_head_color if side.lit else style.head_color
    area = _head_area(side, 0, 9.0, room, style)
    return room.display(side.heading, "compare_head", area, sizes=(size,), color=color)


def _head_height(room: Room, side: _Side, size: float, style: CompareStyle) -> float:
    return room.height([_head(room, side, size, style)], _head_area(side, 0, 1, room, style).w)


def _page(
    room: Room,
    sides: Sequence[_Side],
    placed: Sequence[SetRow],
    style: CompareStyle,
    size: float,
    head_h: float,
) -> Page:
    groups: list[scene.Item] = []
    for i, side in enumerate(sides):
        start = i * len(side.columns)
        own = [
            replace(row, row=replace(row.row, key=f"{_key(side)}/{row.row.key}"),
                    cells=row.cells[start : start + len(side.columns)])
            for row in placed
        ]  # fmt: skip
        items = _ground(room, side, placed[-1].area.bottom + style.foot, style, head_h)
        items.append(_head_box(room, side, size, style, head_h))
        items += _entries(room, side, own, style)
        name = f"side {side.number}: {side.heading.plain}".replace("\n", " ")
        groups.append(scene.Group(_key(side), name, tuple(items)))
    return Page(tuple(groups), reveal=tuple((scene.Target(g.key),) for g in groups))


def _key(side: _Side) -> str:
    return f"compare/{side.number}"


def _ground(
    room: Room, side: _Side, foot: float, style: CompareStyle, head_h: float
) -> list[scene.Item]:
    """The panel, and what opens it: a filled head or a rule."""
    key, area = _key(side), side.area
    panel = Area(area.x, area.y, area.w, foot - area.y)
    items: list[scene.Item] = []
    if style.fill:
        items.append(room.panel(f"{key}/panel", "panel", panel, style.fill))
    fill = style.lit_head_fill if side.lit else style.head_fill
    if fill:
        head = Area(area.x, area.y, area.w, style.head_top + head_h)
        corner = room.theme.frame.get("corner", 0.0)
        more = round_on_top(head, corner) if corner else {}
        items.append(room.panel(f"{key}/head", "head", head, fill, **more))
    weight = style.lit_rule if side.lit else style.rule
    color = style.lit_rule_color if side.lit else style.rule_color
    if weight and style.double:
        bars = double_rule(ground_of(room), f"{key}/rule", panel, color, thick=weight)
        items.append(scene.Group(f"{key}/rule", "rule", tuple(bars), decorative=True))
    elif weight:
        items.append(room.rule(f"{key}/rule", area.x, area.y, area.w, weight, color))
    return items


def _head_box(
    room: Room, side: _Side, size: float, style: CompareStyle, head_h: float
) -> scene.Item:
    area = _head_area(side, side.area.y + style.head_top, head_h, room, style)
    paragraph = _head(room, side, size, style)
    return room.box(f"{_key(side)}/heading", "heading", area, paragraph, anchor="middle",
                    where=side.heading.where)  # fmt: skip


def _entries(
    room: Room, side: _Side, rows: Sequence[SetRow], style: CompareStyle
) -> list[scene.Item]:
    term, item = (
        (style.lit_term_color, style.lit_item_color)
        if side.lit
        else (style.term_color, style.item_color)
    )
    colors = (item, term, item) if len(side.columns) == 3 else (item,)
    inset = room.w(style.inset)
    items: list[scene.Item] = []
    for i, row in enumerate(rows):
        if not any(row.cells):
            continue
        if (i or style.first_rule) and style.between:
            x, w = side.area.x + inset, side.area.w - 2 * inset
            key = f"{row.row.key}/rule"
            items.append(room.rule(key, x, row.area.y, w, style.between, style.between_color))
        items += draw_cells(room, row, side.columns, colors=colors)
    return items


def verdict_of(content: spec.Compare) -> spec.Text | None:
    return content.verdict


KIND = Kind(draw, strip=verdict_of)
