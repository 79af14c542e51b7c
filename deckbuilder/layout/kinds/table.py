"""Kind `table`: a native table; its header stands again on every continuation."""

from __future__ import annotations

from itertools import pairwise

from deckbuilder.layout.area import Area
from deckbuilder.layout.art import double_rule
from deckbuilder.layout.frame import ground_of
from deckbuilder.layout.kinds import Kind
from deckbuilder.layout.room import Page, Room
from deckbuilder.layout.tables import GridStyle, SetTable, alignments, names_rows, set_table
from deckbuilder.model import scene, spec
from deckbuilder.model.scene import Align, Stroke, TableCell
from deckbuilder.units import inches

_ALT = {True: "表格，{rows} 行：{names}", False: "Table, {rows} rows: {names}"}


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
    pages = set_table(room, content, style, area.w, area.h)
    return [_page(room, content, part, style, area, n) for n, part in enumerate(pages, 1)]


def _page(
    room: Room, table: spec.Table, part: SetTable, style: TableStyle, area: Area, n: int
) -> Page:
    items: list[scene.Item] = []
    if style.double:
        bars = double_rule(ground_of(room), "table/rule", room.body, style.double_color)
        items.append(scene.Group("table/rule", "rule", tuple(bars), decorative=True))
    native = _native(room, table, part, style, area)
    return Page((*items, native), reveal=((scene.Target(native.key),),))


def _native(
    room: Room, table: spec.Table, part: SetTable, style: TableStyle, area: Area
) -> scene.Table:
    align = alignments(table)
    bold_first = names_rows(table)
    rows = [_header(room, table, part, style, align)] if table.header else []
    for r in range(len(part.rows)):
        rows.append(_row(room, table, part, r, style, align, bold_first))
    heights = (part.header_h, *part.heights) if table.header else part.heights
    names = (c.plain for c in table.header) if table.header else ()
    joined = ("、" if room.chinese else ", ").join(names).replace("\n", " ")
    alt = _ALT[room.chinese].format(rows=len(part.rows), names=joined).rstrip("：: ")
    return scene.Table(
        "table", "table", Area(area.x, area.y, area.w, sum(heights)).rect,
        _edges(area, part.widths), tuple(map(inches, heights)), tuple(rows),
        header=table.header is not None, first_column=bold_first, alt=alt,
        where=room.planned.slide.where,
    )  # fmt: skip


def _edges(area: Area, widths: tuple[float, ...]) -> tuple[int, ...]:
    """Column widths in EMU that sum to the body's."""
    edges = [inches(sum(widths[:i])) for i in range(len(widths))]
    edges.append(area.rect.w)
    return tuple(b - a for a, b in pairwise(edges))


def _insets(style: TableStyle, column: int) -> tuple[int, int, int, int]:
    """Left, top, right, bottom; the air above and below is in the row's height."""
    left = 0 if style.flush and column == 0 else inches(style.pad)
    return (left, inches(0.02), inches(style.pad), inches(0.02))


def _header(
    room: Room, table: spec.Table, part: SetTable, style: TableStyle, align: tuple[Align, ...]
) -> tuple[TableCell, ...]:
    sizes = room.style("table_header").sizes
    size = sizes[min(part.step, len(sizes) - 1)]
    top = _stroke(room, style.top, style.top_color)
    below = _stroke(room, style.header_rule, style.header_rule_color)
    return tuple(
        TableCell(
            (room.para(text, "table_header", size, plain_marks=True, align=align[i]),),
            insets=_insets(style, i), fill=room.color(style.header_fill),
            borders=(top, None, below, None),
        )
        for i, text in enumerate(table.header or ())
    )  # fmt: skip


def _row(
    room: Room,
    table: spec.Table,
    part: SetTable,
    r: int,
    style: TableStyle,
    align: tuple[Align, ...],
    bold_first: bool,
) -> tuple[TableCell, ...]:
    covered = _covered(part)
    return tuple(
        _cell(room, table, part, r, c, style, align[c], bold_first, (r, c) in covered)
        for c in range(len(part.widths))
    )


def _covered(part: SetTable) -> set[tuple[int, int]]:
    return {
        (r + dy, c + dx)
        for r, row in enumerate(part.rows)
        for c, cell in enumerate(row)
        if cell is not None and (cell.rows > 1 or cell.columns > 1)
        for dy in range(cell.rows)
        for dx in range(cell.columns)
        if dy or dx
    }


def _cell(
    room: Room,
    table: spec.Table,
    part: SetTable,
    r: int,
    c: int,
    style: TableStyle,
    align: Align,
    bold_first: bool,
    covered: bool,
) -> TableCell:
    if covered:
        return TableCell(covered=True)
    cell = part.rows[r][c]
    lit_row = part.numbers[r] in table.emphasis_rows
    lit_column = c + 1 in table.emphasis_columns
    paragraphs: tuple[scene.Paragraph, ...] = ()
    if cell is not None:
        sizes = room.style("table").sizes
        over: dict[str, object] = {"align": align}
        if lit_row or lit_column:
            over |= {
                "bold": True,
                "color": style.emphasis_row_color if lit_row else style.emphasis_color,
            }
        elif bold_first and c == 0:
            over["bold"] = True
        size = sizes[min(part.step, len(sizes) - 1)]
        paragraphs = (room.para(cell.text, "table", size, **over),)
    rows, columns = (cell.rows, cell.columns) if cell else (1, 1)
    borders = (
        _above(room, table, part, r, style),
        None,
        _above(room, table, part, r + rows, style),
        None,
    )
    return TableCell(
        paragraphs, rows, columns, insets=_insets(style, c), borders=borders,
        fill=room.color(style.emphasis_fill) if lit_row else "",
    )  # fmt: skip


def _above(
    room: Room, table: spec.Table, part: SetTable, r: int, style: TableStyle
) -> Stroke | None:
    """The rule over row `r` of the page (its foot where `r` is beyond the last)."""
    count = len(part.rows)
    if r >= count:
        return _stroke(room, style.foot, style.foot_color)
    if r == 0:
        if table.header:
            return _stroke(room, style.header_rule, style.header_rule_color)
        top = (
            (style.top, style.top_color)
            if style.top
            else (style.header_rule, style.header_rule_color)
        )
        return None if style.double else _stroke(room, *top)
    lit = {part.numbers[r - 1], part.numbers[r]} & set(table.emphasis_rows)
    if not lit:
        return _stroke(room, style.between, style.between_color)
    if style.emphasis_rule:
        return _stroke(room, style.emphasis_rule, style.emphasis_rule_color)
    return None if style.emphasis_fill else _stroke(room, style.between, style.between_color)


def _stroke(room: Room, weight: float, color: str) -> Stroke | None:
    return room.stroke(color, weight) if weight else None


KIND = Kind(draw)
