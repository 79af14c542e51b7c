"""Kind `table`: a native table; its header stands again on every continuation."""

from __future__ import annotations

from itertools import pairwise

import msgspec

from deckbuilder.layout.area import Area
from deckbuilder.layout.art import double_rule
from deckbuilder.layout.frame import ground_of
from deckbuilder.layout.kinds import Kind
from deckbuilder.layout.opening import larger_rooms
from deckbuilder.layout.room import Page, Room
from deckbuilder.layout.surfaces import Insets, narrower
from deckbuilder.layout.tables import (
    ColumnLook,
    GridStyle,
    Looked,
    SetTable,
    left_of,
    look_at_table,
    set_table,
)  # fmt: skip
from deckbuilder.model import scene, spec
from deckbuilder.model.scene import Paragraph, Stroke, TableCell
from deckbuilder.units import inches

_ALT = {True: "表格，{rows} 行：{names}", False: "Table, {rows} rows: {names}"}


STYLES = ("table", "table_header")
AIRY = 0.68  # of the body's height: what a table above the ladder may take
HEADLESS = 0.85  # of a table's height, at least, grows with its text
LARGER = 1.34  # times their usual size that words of a small table may get


class TableStyle(GridStyle, frozen=True):
    """Rules in points (0 draws none) with their colours. `double` puts the thick-and-thin rule
    over the table, which then starts `below_double` lower."""

    top: float = 0.0
    top_color: str = "primary"
    double: bool = False
    double_color: str = "accent1"
    below_double: float = 0.1
    header_rule: float = 1.5
    header_rule_color: str = "primary"
    foot: float = 1.5
    foot_color: str = "primary"
    between: float = 0.75
    between_color: str = "line"
    header_fill: str = ""
    emphasis_color: str = "accent1"
    emphasis_row_color: str = "accent1-text"
    emphasis_fill: str = "surface"
    emphasis_rule: float = 0.0
    emphasis_rule_color: str = "text"


def draw(content: spec.Table, room: Room) -> list[Page]:
    style = room.style_of(TableStyle)
    down = style.below_double if style.double else 0.0
    area = room.body.inset(0, down, 0, 0)
    looked = look_at_table(room, content)
    pages = set_table(room, content, style, area.w, area.h, looked)
    if len(pages) == 1 and room.place == "body":
        room, pages = _opened(room, content, looked, style, area, pages[0])
    return [_page(room, content, part, style, area) for part in pages]


def _opened(
    room: Room,
    table: spec.Table,
    looked: Looked,
    style: TableStyle,
    area: Area,
    usual: SetTable,
) -> tuple[Room, list[SetTable]]:
    """A small table larger, with the room that has its styles so, where no cell takes more lines
    and the rows leave air."""
    sizes = room.style("table").sizes
    for larger in larger_rooms(room, STYLES, LARGER) if usual.step == 0 else ():
        grown = larger.style("table").sizes[0] / sizes[0]
        if HEADLESS * grown * usual.taken > AIRY * area.h:
            continue
        pages = set_table(larger, table, style, area.w, area.h, looked)
        if len(pages) == 1 and pages[0].taken <= min(AIRY * area.h, grown * usual.taken):
            return larger, pages
    return room, [usual]


class _Leaf(msgspec.Struct, frozen=True):
    """One page of the table with all that its cells need."""

    room: Room
    table: spec.Table
    part: SetTable
    style: TableStyle
    covered: frozenset[tuple[int, int]]
    insets: tuple[tuple[int, int, int, int], ...]  # of each column
    rules: tuple[Stroke | None, ...] = ()  # over each row, and under the last

    def size(self, style: str) -> float:
        sizes = self.room.style(style).sizes
        return sizes[min(self.part.step, len(sizes) - 1)]

    def is_lit(self, r: int) -> bool:
        return self.part.numbers[r] in self.table.emphasis_rows

    def stroke(self, weight: float, color: str) -> Stroke | None:
        return self.room.stroke(color, weight) if weight else None


def _page(room: Room, table: spec.Table, part: SetTable, style: TableStyle, area: Area) -> Page:
    items: list[scene.Item] = []
    if style.double:
        bars = double_rule(ground_of(room), "table/rule", room.body, style.double_color)
        items.append(scene.Group("table/rule", "rule", tuple(bars), decorative=True))
    insets = tuple(_insets(style, part.look, column) for column in range(len(part.widths)))
    leaf = _Leaf(room, table, part, style, _covered(part), insets)
    rules = tuple(_above(leaf, r) for r in range(len(part.rows) + 1))
    leaf = msgspec.structs.replace(leaf, rules=rules)
    return Page((*items, _native(leaf, area)), reveal=((scene.Target("table"),),))


def _native(leaf: _Leaf, area: Area) -> scene.Table:
    table, part = leaf.table, leaf.part
    rows = [_row(leaf, r) for r in range(len(part.rows))]
    heights = part.heights
    if table.header:
        rows.insert(0, _header(leaf, table.header))
        heights = (part.header_h, *heights)
    return scene.Table(
        "table", "table", Area(area.x, area.y, area.w, sum(heights)).rect,
        _edges(area, part.widths), tuple(map(inches, heights)), tuple(rows),
        header=table.header is not None, first_column=leaf.part.look.bold_first, alt=_alt(leaf),
        where=leaf.room.planned.slide.where,
    )  # fmt: skip


def _alt(leaf: _Leaf) -> str:
    chinese = leaf.room.chinese
    names = [text.plain.replace("\n", " ") for text in leaf.table.header or ()]
    told = ("、" if chinese else ", ").join(names)
    return _ALT[chinese].format(rows=len(leaf.part.rows), names=told).rstrip("：: ")


def _covered(part: SetTable) -> frozenset[tuple[int, int]]:
    """The places that other cells span."""
    return frozenset(
        (r + dy, c + dx)
        for r, row in enumerate(part.rows)
        for c, cell in enumerate(row)
        if cell is not None and (cell.rows > 1 or cell.columns > 1)
        for dy in range(cell.rows)
        for dx in range(cell.columns)
        if dy or dx
    )


def _edges(area: Area, widths: tuple[float, ...]) -> tuple[int, ...]:
    """Column widths in EMU that sum to the body's."""
    edges = [inches(sum(widths[:i])) for i in range(len(widths))]
    edges.append(area.rect.w)
    return tuple(b - a for a, b in pairwise(edges))


def _insets(style: TableStyle, look: ColumnLook, column: int) -> tuple[int, int, int, int]:
    """Left, top, right, bottom; the air above and below is in the row's height."""
    left = inches(left_of(style, look, column))
    return (left, inches(0.02), inches(style.pad), inches(0.02))


# --- cells --------------------------------------------------------------------------------


def _header(leaf: _Leaf, texts: tuple[spec.Text, ...]) -> tuple[TableCell, ...]:
    style = leaf.style
    top = leaf.stroke(style.top, style.top_color)
    below = leaf.stroke(style.header_rule, style.header_rule_color)
    set_so = [_heading(leaf, i, text) for i, text in enumerate(texts)]
    return tuple(
        TableCell(
            (heading,), insets=insets, fill=leaf.room.color(style.header_fill),
            borders=(top, None, below, None),
        )
        for heading, insets in set_so
    )  # fmt: skip


def _heading(leaf: _Leaf, column: int, text: spec.Text) -> tuple[Paragraph, Insets]:
    """A column's heading broken for sense in no more lines than it takes anyway, and the insets
    of its cell."""
    room, insets = leaf.room, leaf.insets[column]
    align, size = leaf.part.look.align[column], leaf.size("table_header")
    heading = room.para(text, "table_header", size, plain_marks=True, align=align)
    inner = inches(leaf.part.widths[column]) - insets[0] - insets[2]
    (lines,) = room.type.set([heading], inner).lines
    if lines == 1:
        return heading, insets
    broken = room.break_for_sense(heading, inner, lines) or heading
    broken, spare = room.self_breaking(broken, inner)
    return broken, narrower(insets, spare, align)


def _row(leaf: _Leaf, r: int) -> tuple[TableCell, ...]:
    size = leaf.size("table")
    return tuple(
        TableCell(covered=True) if (r, c) in leaf.covered else _cell(leaf, r, c, size)
        for c in range(len(leaf.part.widths))
    )


def _cell(leaf: _Leaf, r: int, c: int, size: float) -> TableCell:
    cell = leaf.part.rows[r][c]
    rows, columns = (cell.rows, cell.columns) if cell else (1, 1)
    below = min(r + rows, len(leaf.part.rows))
    inner = inches(sum(leaf.part.widths[c : c + columns])) - leaf.insets[c][0] - leaf.insets[c][2]
    paragraph = (
        leaf.room.type.mend(_paragraph(leaf, cell.text, r, c, size), inner) if cell else None
    )
    return TableCell(
        (paragraph,) if paragraph else (), rows, columns,
        insets=leaf.insets[c], borders=(leaf.rules[r], None, leaf.rules[below], None),
        fill=leaf.room.color(leaf.style.emphasis_fill) if leaf.is_lit(r) else "",
    )  # fmt: skip


def _paragraph(leaf: _Leaf, text: spec.Text, r: int, c: int, size: float) -> Paragraph:
    style, lit_column = leaf.style, c + 1 in leaf.table.emphasis_columns
    align = leaf.part.look.align[c]
    if leaf.is_lit(r) or lit_column:
        color = style.emphasis_color if lit_column else style.emphasis_row_color
        return leaf.room.para(text, "table", size, align=align, bold=True, color=color)
    if leaf.part.look.bold_first and c == 0:
        return leaf.room.para(text, "table", size, align=align, bold=True)
    return leaf.room.para(text, "table", size, align=align)


def _above(leaf: _Leaf, r: int) -> Stroke | None:
    """The rule over row `r` of the page, or its foot where `r` is beyond the last."""
    style = leaf.style
    if r >= len(leaf.part.rows):
        return leaf.stroke(style.foot, style.foot_color)
    if r == 0:
        return _first_rule(leaf)
    between = leaf.stroke(style.between, style.between_color)
    if not (leaf.is_lit(r - 1) or leaf.is_lit(r)):
        return between
    if style.emphasis_rule:
        return leaf.stroke(style.emphasis_rule, style.emphasis_rule_color)
    return None if style.emphasis_fill else between


def _first_rule(leaf: _Leaf) -> Stroke | None:
    """Over the first row: the header's, or what opens a table without one."""
    style = leaf.style
    if leaf.table.header:
        return leaf.stroke(style.header_rule, style.header_rule_color)
    if style.double:
        return None
    if style.top:
        return leaf.stroke(style.top, style.top_color)
    return leaf.stroke(style.header_rule, style.header_rule_color)


KIND = Kind(draw)
