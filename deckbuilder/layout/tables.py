"""The grid of a table: columns by content, rows by their texts, what goes on which page.

Comes in: the cells of the spec. Goes out: per page the rows with their heights, in columns whose
widths hold for all pages. Always: no column is narrower than its longest word unless the words
of all columns together are too wide; nothing is dropped.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from math import inf
from operator import add

import msgspec
from msgspec.structs import replace

from deckbuilder.layout import fit
from deckbuilder.layout.long_words import parts_of_words
from deckbuilder.layout.room import Room
from deckbuilder.layout.rows import most_of_few
from deckbuilder.layout.table_columns import alignments, by_content, by_shares, names_rows
from deckbuilder.model import spec
from deckbuilder.model.scene import Align, Paragraph
from deckbuilder.units import inches

_HEAD = (0, 0)  # where a grid keeps its header's height; rows are counted from 1
_HAN_AT_LEAST = 4  # characters of a column before it gives way to others
_TO_SPARE = 1.03  # times its width that a text on one line surely keeps to

Row = tuple[spec.Cell | None, ...]


class GridStyle(msgspec.Struct, frozen=True):
    """What of a theme's table bears on its grid, in inches: `pad` left and right of a text, `air`
    above and below it; `flush` has no space left of the first column. Heights are those of the
    ladder's first step and shrink with the text."""

    pad: float = 0.125
    apart: float = 0.4  # left of words that follow a column of numbers
    flush: bool = False
    air: float = 0.08
    header_h: float = 0.5625
    least_row: float = 0.4375
    most_row: float = 0.75
    grow: float = 0.2

    def at(self, share: float) -> GridStyle:
        """The style at `share` of the first step's size."""
        return replace(
            self,
            air=max(0.05, self.air * share * share),
            header_h=self.header_h * share,
            least_row=self.least_row * share,
        )


class ColumnLook(msgspec.Struct, frozen=True):
    """How the columns are set: where their texts start, and whether the first one names rows."""

    align: tuple[Align, ...]
    bold_first: bool


class SetTable(msgspec.Struct, frozen=True):
    """One page of a table: lengths in inches."""

    look: ColumnLook
    rows: tuple[Row, ...]
    numbers: tuple[int, ...]  # of each row in the spec, from 1
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    header_h: float  # 0 without a header
    step: int
    taken: float  # what header and rows need at least


class _Grid(msgspec.Struct, frozen=True):
    """The table at one step of the ladder."""

    room: Room
    table: spec.Table
    style: GridStyle
    look: ColumnLook
    size: float
    header_size: float
    widths: tuple[float, ...]
    pads: tuple[float, ...]  # what of each column stands free of text
    step: int
    measured: _Measured
    known: dict[tuple[int, int], list[float]]  # heights of rows by their unit's key
    cuts: bool  # whether a column is narrower than a word
    is_roomy: bool  # whether every line as written surely fits its column

    @property
    def head(self) -> float:
        """The header's height, measured once a step."""
        if _HEAD not in self.known:
            self.known[_HEAD] = [_header_height(self)]
        return self.known[_HEAD][0]

    def paragraph(self, text: spec.Text, column: int) -> Paragraph:
        bold = {"bold": True} if self.is_bold(column) else {}
        return self.room.para(text, "table", self.size, **bold)

    def is_bold(self, column: int) -> bool:
        return (self.look.bold_first and column == 0) or column + 1 in self.table.emphasis_columns

    def text_width(self, column: int, span: int = 1) -> float:
        return sum(self.widths[column : column + span]) - self.pads[column]

    def line_height(self, pitch: float) -> float:
        """The least height of a row of texts on one line."""
        return self.size * pitch / 72 + 2 * self.style.air

    def height(self, paragraph: Paragraph, width: float) -> float:
        """Cells are written with exact line distance, so a line is its size times its pitch."""
        lines = sum(self.room.type.set_within([paragraph], inches(width)).lines)
        return lines * paragraph.size * paragraph.pitch / 72


def look_at_table(room: Room, table: spec.Table) -> Looked:
    """How `table` looks and how wide its texts are."""
    look = ColumnLook(alignments(table), names_rows(table))
    return Looked(look, _measure(room, table, look.bold_first), tuple(_units(table.rows)))


def set_table(
    room: Room,
    table: spec.Table,
    style: GridStyle,
    width: float,
    height: float,
    looked: Looked,
) -> list[SetTable]:
    """`table` on as few pages of `width` × `height` inches as hold it, at the largest step that
    needs no more. `looked` serves every room whose styles differ in size only."""
    pads = tuple([padding(style, looked.look, i) for i in range(len(looked.look.align))])
    sizes, units = room.style("table").sizes, looked.units

    @cache  # most tables stand at the first step
    def grid_at(size: float) -> _Grid:
        return _grid(room, table, style, looked, pads, width, sizes.index(size))

    def holds(part: Sequence[_Unit], size: float) -> bool:
        grid = grid_at(size)
        if grid.cuts and not grid_at(sizes[-1]).cuts:  # words can stay whole
            return False
        return sum([_unit_height(grid, unit) for unit in part]) + grid.head <= height

    def cut(size: float) -> list[_Unit]:
        grid = grid_at(size)
        return [part for unit in units for part in _cut(grid, unit, height - grid.head)]

    size, pages = fit.paged(sizes, units, holds, cut)
    return [_joined(grid_at(size), part, height) for part in pages]


# --- columns ------------------------------------------------------------------------------


class _Measured(msgspec.Struct, frozen=True):
    """Inches per point of size that each column's widest line and longest word take, in the rows
    and in the header. What is one line as written has its pitch here."""

    natural: tuple[float, ...]
    least: tuple[float, ...]
    cells: dict[int, _Line]  # by the id of a cell
    rows: dict[int, float]  # by the id of a row all of whose cells are one line in one column
    header_natural: tuple[float, ...]
    header_least: tuple[float, ...]
    header: float | None  # None where a text has several lines

    def at(self, size: float, header_size: float, room: float) -> tuple[list[float], list[float]]:
        """Inches at these sizes; `room` covers the margin that lines keep free."""
        natural = zip(self.natural, self.header_natural, strict=True)
        least = zip(self.least, self.header_least, strict=True)
        return (
            [max(n * size, h * header_size) * room for n, h in natural],
            [max(n * size, h * header_size) * room for n, h in least],
        )


class Looked(msgspec.Struct, frozen=True):
    """What setting a table goes by, whatever its size: the looks of its columns, its widths, the
    rows that stay together."""

    look: ColumnLook
    measured: _Measured
    units: tuple[_Unit, ...]


_Line = tuple[float, float]  # inches a point that a text takes on one line (or never), its pitch


def _measure(room: Room, table: spec.Table, bold_first: bool) -> _Measured:
    body, head = room.style("table"), room.style("table_header")
    count = len(table.rows[0])
    natural, least, above, least_above = ([0.0] * count for _ in range(4))
    bold = [(bold_first and i == 0) or i + 1 in table.emphasis_columns or body.bold
            for i in range(count)]  # fmt: skip
    cells: dict[int, _Line] = {}
    rows: dict[int, float] = {}
    for row in table.rows:
        lines: list[_Line] = []
        for i, cell in enumerate(row):
            if cell is not None and cell.columns == 1:
                paragraph = room.para(cell.text, body, 100.0, bold=bold[i])
                line = cells[id(cell)] = _widen(room, paragraph, i, natural, least)
                lines += [line] if cell.rows == 1 else []
        if len(lines) == count and all(width < inf for width, _ in lines):
            rows[id(row)] = max([pitch for _, pitch in lines])
    _widen_for_spans(room, table, natural)
    titles = [
        _widen(room, room.para(text, head, 100.0), i, above, least_above)
        for i, text in enumerate(table.header or ())
    ]
    several = any(width == inf for width, _ in titles)
    pitch = None if several else max([pitch for _, pitch in titles], default=0.0)
    return _Measured(
        tuple(natural), tuple(least), cells, rows, tuple(above), tuple(least_above), pitch
    )


def _widen_for_spans(room: Room, table: spec.Table, natural: list[float]) -> None:
    """What a cell over several columns takes more than they do, they share."""
    for row in table.rows:
        for i, cell in enumerate(row):
            if cell is None or cell.columns == 1:
                continue
            width = room.type.runs_width(room.para(cell.text, "table", 100.0)) / 7200
            short = width - sum(natural[i : i + cell.columns])
            for k in range(i, i + cell.columns):
                natural[k] += max(0.0, short) / cell.columns


def _widen(
    room: Room, paragraph: Paragraph, i: int, natural: list[float], least: list[float]
) -> _Line:
    """Widen column `i` for a text of 100 pt."""
    width = room.type.runs_width(paragraph)
    word = width
    if width > 100.0 * _HAN_AT_LEAST:  # else the whole text stands on what any column has
        words = _words(paragraph.plain)
        widths = [room.type.width(w, paragraph.face, 100.0, paragraph.bold) for w in words]
        word = max([100.0 * _HAN_AT_LEAST, *widths])
    natural[i] = max(natural[i], width / 7200)
    least[i] = max(least[i], word / 7200)
    return inf if "\n" in paragraph.plain else width / 7200, paragraph.pitch


def _words(text: str) -> set[str]:
    """The longest words of a cell: measuring all would be for nothing."""
    return set(sorted(parts_of_words(text), key=len)[-2:])


def padding(style: GridStyle, look: ColumnLook, column: int) -> float:
    """What stands free left and right of a text together."""
    return style.pad + left_of(style, look, column)


def left_of(style: GridStyle, look: ColumnLook, column: int) -> float:
    """What stands free left of a text: more behind a column that ends where this one starts."""
    if column == 0:
        return 0.0 if style.flush else style.pad
    meets = look.align[column] == "left" and look.align[column - 1] == "right"
    return style.apart if meets else style.pad


def _grid(
    room: Room,
    table: spec.Table,
    style: GridStyle,
    looked: Looked,
    pads: tuple[float, ...],
    width: float,
    step: int,
) -> _Grid:
    look, measured = looked.look, looked.measured
    sizes, heads = room.style("table").sizes, room.style("table_header").sizes
    size, head = sizes[min(step, len(sizes) - 1)], heads[min(step, len(heads) - 1)]
    bare, words = measured.at(size, head, 1.02)
    natural = list(map(add, bare, pads))
    least = list(map(add, words, pads))
    if table.widths:
        widths = by_shares(table.widths, least, width)
    else:
        numbers = [i for i, align in enumerate(look.align) if align == "right"]
        widths = by_content(natural, least, numbers, width)
    cuts = any(w < n - 0.001 for w, n in zip(widths, least, strict=True))
    surely, _ = measured.at(size, head, _TO_SPARE)
    is_roomy = all(n + pad <= w for n, pad, w in zip(surely, pads, widths, strict=True))
    return _Grid(
        room, table, style.at(size / sizes[0]), look, size, head, tuple(widths), pads, step,
        measured, {}, cuts, is_roomy,
    )  # fmt: skip


# --- rows ---------------------------------------------------------------------------------


def _header_height(grid: _Grid) -> float:
    if grid.table.header is None:
        return 0.0
    if grid.is_roomy and grid.measured.header is not None:
        texts = [grid.header_size * grid.measured.header / 72]
    else:
        texts = [
            grid.height(grid.room.para(t, "table_header", grid.header_size), grid.text_width(i))
            for i, t in enumerate(grid.table.header)
        ]
    return max(grid.style.header_h, max(texts) + 2 * grid.style.air)


def _row_heights(grid: _Grid, rows: Sequence[Row]) -> list[float]:
    """The least height of each row; what a spanning cell needs more goes to its last row."""
    heights = [grid.style.least_row] * len(rows)
    spanning: list[tuple[int, int, float]] = []
    for r, row in enumerate(rows):
        pitch = grid.measured.rows.get(id(row))
        if pitch is not None and grid.is_roomy:
            heights[r] = max(heights[r], grid.line_height(pitch))
            continue
        for c, cell in enumerate(row):
            if cell is None:
                continue
            h = _cell_height(grid, cell, c)
            if cell.rows > 1:
                spanning.append((r, min(r + cell.rows, len(rows)), h))
            else:
                heights[r] = max(heights[r], h)
    for start, end, h in spanning:
        heights[end - 1] += max(0.0, h - sum(heights[start:end]))
    return heights


def _cell_height(grid: _Grid, cell: spec.Cell, column: int) -> float:
    width = grid.text_width(column, cell.columns)
    natural, pitch = grid.measured.cells.get(id(cell), (inf, 0.0))
    if natural * grid.size * _TO_SPARE <= width:
        return grid.line_height(pitch)
    return grid.height(grid.paragraph(cell.text, column), width) + 2 * grid.style.air


def _open(
    grid: _Grid,
    rows: Sequence[Row],
    numbers: Sequence[int],
    heights: Sequence[float],
    height: float,
) -> SetTable:
    """The rows on their page: equal where all can be, else opened by equal shares of the rest."""
    style, head = grid.style, grid.head
    most = most_of_few(style.most_row, height - head, len(rows))
    even = min(most, (height - head) / len(rows))
    if max(heights) <= even:
        opened = [even] * len(rows)
    else:
        share = min(style.grow, (height - head - sum(heights)) / len(rows))
        opened = [h + max(0.0, share) for h in heights]
    return SetTable(
        grid.look,
        tuple(rows),
        tuple(numbers),
        grid.widths,
        tuple(opened),
        head,
        grid.step,
        sum(heights) + head,
    )


# --- pages --------------------------------------------------------------------------------


class _Unit(msgspec.Struct, frozen=True):
    """Rows that a cell spans stay together; their numbers are those in the spec. `piece` counts
    the parts of a row that was cut."""

    rows: tuple[Row, ...]
    numbers: tuple[int, ...]
    piece: int = 0


def _unit_height(grid: _Grid, unit: _Unit) -> float:
    return sum(_unit_heights(grid, unit))


def _unit_heights(grid: _Grid, unit: _Unit) -> list[float]:
    """The least height of each of its rows, measured once a step."""
    key = (unit.numbers[0], unit.piece)
    if key not in grid.known:
        grid.known[key] = _row_heights(grid, unit.rows)
    return grid.known[key]


def _joined(grid: _Grid, part: Sequence[_Unit], height: float) -> SetTable:
    rows = [row for unit in part for row in unit.rows]
    numbers = [n for unit in part for n in unit.numbers]
    heights = [h for unit in part for h in _unit_heights(grid, unit)]
    return _open(grid, rows, numbers, heights, height)


def _units(rows: Sequence[Row]) -> list[_Unit]:
    units: list[_Unit] = []
    start = end = 0
    for r, row in enumerate(rows):
        end = max([end, r + 1, *(r + cell.rows for cell in row if cell is not None)])
        if end == r + 1:
            units.append(_Unit(tuple(rows[start:end]), tuple(range(start + 1, end + 1))))
            start = end
    return units


def _cut(grid: _Grid, unit: _Unit, height: float) -> list[_Unit]:
    """A row that alone overfills a page, as several rows cut between lines of its texts."""
    if len(unit.rows) != 1 or _unit_height(grid, unit) <= height:
        return [unit]
    look = grid.room.style("table")
    lines = max(1, int((height - 2 * grid.style.air) * 72 / (grid.size * look.pitch)))
    parts: list[_Unit] = []
    rest: Row | None = unit.rows[0]
    while rest is not None:
        taken, rest = _cut_row(grid, rest, lines)
        parts.append(_Unit((taken,), unit.numbers, len(parts) + 1))
    return parts


def _cut_row(grid: _Grid, row: Row, lines: int) -> tuple[Row, Row | None]:
    heads: list[spec.Cell | None] = []
    tails: list[spec.Cell | None] = []
    for column, cell in enumerate(row):
        head, tail = _cut_cell(grid, cell, column, lines) if cell else (None, None)
        heads.append(head)
        tails.append(tail)
    return tuple(heads), tuple(tails) if any(t and t.text for t in tails) else None


def _cut_cell(
    grid: _Grid, cell: spec.Cell, column: int, lines: int
) -> tuple[spec.Cell, spec.Cell | None]:
    """The first `lines` lines of a cell, and the rest of it."""
    paragraph = grid.paragraph(cell.text, column)
    width = int(inches(grid.text_width(column, cell.columns)) * 0.99)
    # where LibreOffice needs more lines than these, the cut stands as much earlier
    setting = grid.room.type.set([paragraph], width)
    texts = setting.text_lines[0]
    kept = lines - max(0, setting.lines[0] - len(texts))
    if len(texts) <= kept:
        return cell, None
    plain, at = cell.text.plain, 0
    for text in texts[: max(1, kept)]:
        at += len(text)
        at += at < len(plain) and plain[at] == "\n"
    return replace(cell, text=_slice(cell.text, 0, at)), replace(cell, text=_slice(cell.text, at))


def _slice(text: spec.Text, start: int, end: int | None = None) -> spec.Text:
    """The characters `start` to `end` with their marks."""
    runs: list[spec.Run] = []
    at = 0
    for run in text.runs:
        stop = len(run.text) if end is None else max(0, end - at)
        part = run.text[max(0, start - at) : stop]
        if part:
            runs.append(replace(run, text=part))
        at += len(run.text)
    return spec.Text(tuple(runs), text.where)
