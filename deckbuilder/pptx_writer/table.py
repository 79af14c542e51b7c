"""Native tables: grid, spans, borders, and text with exact line distance.

A border between two cells belongs to both: it's written on both sides, because programs differ
in which side they read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuilder.model.scene import Rect, Stroke, Table, TableCell
from deckbuilder.pptx_writer.frame import graphic_frame
from deckbuilder.pptx_writer.identity import guid

if TYPE_CHECKING:
    from deckbuilder.pptx_writer.drawing import Drawing
    from deckbuilder.pptx_writer.paint import Paint

_URI = "http://schemas.openxmlformats.org/drawingml/2006/table"
_ANCHOR = {"top": "t", "middle": "ctr", "bottom": "b"}
STYLE_ID = guid("deckbuilder table style")

Edges = list[list[Stroke | None]]
Strokes = tuple[Stroke | None, Stroke | None, Stroke | None, Stroke | None]  # left, right, top...


def write_table(table: Table, drawing: Drawing) -> str:
    """A `p:graphicFrame` with an `a:tbl`."""
    flags = ' firstRow="1"' if table.header else ""
    flags += ' firstCol="1"' if table.first_column else ""
    columns = "".join([f'<a:gridCol w="{width}"/>' for width in table.widths])
    across, down = _edges(table)
    owners = _owners(table)
    rows = "".join(
        _row(table, number, owners, across, down, drawing) for number in range(len(table.cells))
    )
    content = (
        f"<a:tbl><a:tblPr{flags}><a:tableStyleId>{STYLE_ID}</a:tableStyleId></a:tblPr>"
        f"<a:tblGrid>{columns}</a:tblGrid>{rows}</a:tbl>"
    )
    rect = Rect(table.rect.x, table.rect.y, sum(table.widths), sum(table.heights))
    return graphic_frame(table, rect, _URI, content, drawing)


def _owners(table: Table) -> dict[tuple[int, int], tuple[int, int]]:
    """Each covered place -> the place of the cell that spans it."""
    return {
        (y, x): (row, column)
        for row, cells in enumerate(table.cells)
        for column, cell in enumerate(cells)
        if (cell.rows > 1 or cell.columns > 1) and not cell.covered
        for y in range(row, row + cell.rows)
        for x in range(column, column + cell.columns)
    }


def _edges(table: Table) -> tuple[Edges, Edges]:
    """The strokes above and below each row, and left and right of each column."""
    rows, columns = len(table.heights), len(table.widths)
    across: Edges = [[None] * columns for _ in range(rows + 1)]
    down: Edges = [[None] * (columns + 1) for _ in range(rows)]
    for row, cells in enumerate(table.cells):
        for column, cell in enumerate(cells):
            if cell.covered:
                continue
            top, right, bottom, left = cell.borders
            for x in range(column, column + cell.columns):
                across[row][x] = top or across[row][x]
                across[row + cell.rows][x] = bottom or across[row + cell.rows][x]
            for y in range(row, row + cell.rows):
                down[y][column] = left or down[y][column]
                down[y][column + cell.columns] = right or down[y][column + cell.columns]
    return across, down


def _row(
    table: Table,
    row: int,
    owners: dict[tuple[int, int], tuple[int, int]],
    across: Edges,
    down: Edges,
    drawing: Drawing,
) -> str:
    out = [f'<a:tr h="{table.heights[row]}">']
    above, below, sides = across[row], across[row + 1], down[row]
    for column, cell in enumerate(table.cells[row]):
        origin = owners.get((row, column)) if owners else None
        strokes = (sides[column], sides[column + 1], above[column], below[column])
        if origin is None:
            out.append(_cell(cell, "", strokes, drawing))
        elif origin == (row, column):
            # LibreOffice draws a span's edges from this cell, PowerPoint from all its places.
            far = down[row][column + cell.columns], above[column], across[row + cell.rows][column]
            out.append(_cell(cell, _span(cell, 0, 0), (sides[column], *far), drawing))
        else:
            owner = table.cells[origin[0]][origin[1]]
            span = _span(owner, row - origin[0], column - origin[1])
            out.append(_cell(cell, span, strokes, drawing, owner))
    out.append("</a:tr>")
    return "".join(out)


def _span(owner: TableCell, y: int, x: int) -> str:
    """The span attributes of the place `y` down and `x` right in its owner's span."""
    out = f' rowSpan="{owner.rows}"' if owner.rows > 1 and y == 0 else ""
    out += f' gridSpan="{owner.columns}"' if owner.columns > 1 and x == 0 else ""
    out += ' hMerge="1"' if x else ""
    return out + (' vMerge="1"' if y else "")


def _cell(
    cell: TableCell,
    span: str,
    strokes: Strokes,
    drawing: Drawing,
    owner: TableCell | None = None,
) -> str:
    text, link = drawing.deck.text.cell, drawing.link
    paragraphs = "".join([text.paragraph(p, link, exact=True) for p in cell.paragraphs])
    return (
        f"<a:tc{span}><a:txBody><a:bodyPr/><a:lstStyle/>{paragraphs or '<a:p/>'}</a:txBody>"
        f"{_cell_properties(owner or cell, strokes, drawing)}</a:tc>"
    )


_LINES = ("a:lnL", "a:lnR", "a:lnT", "a:lnB")


def _cell_properties(cell: TableCell, strokes: Strokes, drawing: Drawing) -> str:
    """The `a:tcPr`; cells of one look share it."""
    known, key = drawing.deck.cells, (cell.insets, cell.anchor, cell.fill, strokes)
    xml = known.get(key)
    if xml is None:
        xml = known[key] = _new_cell_properties(cell, strokes, drawing.deck.paint)
    return xml


def _new_cell_properties(cell: TableCell, strokes: Strokes, paint: Paint) -> str:
    left, top, right, bottom = cell.insets
    # Nothing is drawn left and right unless it's said: the table's style has no upright lines.
    lines = "".join(
        paint.line(stroke, tag)
        for tag, stroke in zip(_LINES, strokes, strict=True)
        if stroke is not None or tag in ("a:lnT", "a:lnB")
    )
    return (
        f'<a:tcPr marL="{left}" marR="{right}" marT="{top}" marB="{bottom}" '
        f'anchor="{_ANCHOR[cell.anchor]}">{lines}{paint.fill(cell.fill)}</a:tcPr>'
    )
