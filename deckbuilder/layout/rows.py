"""Rows of cells under one another: agenda, terms, recap, case, questions.

Comes in: rows of contents and the columns of a theme. Goes out: per page, every row with its box
and the paragraphs of each cell at sizes that all rows share. Heights are equal where all fit so,
else by content; what is too much continues.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, zip_longest
from typing import Any, Literal

import msgspec
from msgspec.structs import replace

from deckbuilder.layout import fit
from deckbuilder.layout.area import Area
from deckbuilder.layout.cutting import cut_items, cut_text
from deckbuilder.layout.diagrams import cuts_words
from deckbuilder.layout.lists import body_of, opened
from deckbuilder.layout.room import Room
from deckbuilder.model import scene, spec
from deckbuilder.model.scene import Paragraph

Content = spec.Text | spec.Items | str | None


class Column(msgspec.Struct, frozen=True):
    """One column of rows: reference inches at 13.333 in wide. `sizes` replaces the style's ladder;
    `display` breaks its text for sense."""

    x: float
    w: float
    style: str
    align: Literal["left", "center", "right"] = "left"
    sizes: tuple[float, ...] = ()
    color: str = ""
    display: bool = False
    bold: bool | None = None


class RowRules(msgspec.Struct, frozen=True):
    """Lines of a list of rows: weight in points (0 draws none) and colour of each. With
    `strip_closes` the takeaway's strip takes the place of the last one."""

    top: float = 1.5
    top_color: str = "primary"
    between: float = 0.75
    between_color: str = "line"
    foot: float = 0.75
    foot_color: str = "line"
    strip_closes: bool = False


class Row(msgspec.Struct, frozen=True):
    """`piece` counts the pieces of a row that was cut, from 0."""

    key: str
    cells: tuple[Content, ...]
    lit: bool = False
    link: str = ""
    piece: int = 0


class SetRow(msgspec.Struct, frozen=True):
    """A row in its place: its box and the paragraphs of each cell (empty where there is none)."""

    row: Row
    area: Area
    cells: tuple[tuple[Paragraph, ...], ...]


PAD = 0.12  # inches kept free above and below the text of a row, together
OPENED = 1.4  # times its most that a row may get where few stand
AIRY = 0.62  # of the height: what rows may take at sizes above their ladders
FILLED = 0.8  # of the height that few rows are opened to fill
AIR = 0.3  # how much more a row of more than its share may have


def most_of_few(most: float, h: float, count: int) -> float:
    """The most that a row may get where `count` rows would leave much of `h` empty."""
    return max(most, min(most * OPENED, h * FILLED / max(1, count)))


def cell_paragraphs(
    room: Room, content: Content, column: Column, step: int, *, color: str = ""
) -> tuple[Paragraph, ...]:
    """The paragraphs of one cell at step `step` of its ladder."""
    if content is None:
        return ()
    sizes = _sizes(room, column)
    size = sizes[min(step, len(sizes) - 1)]
    color = color or column.color
    width = scene_width(room, column)
    if isinstance(content, spec.Items):
        body = body_of(room, content, column.style, size, gap=4, color=color)
        return tuple(room.type.rebreak_widow(p, width) for p in body)
    over: dict[str, Any] = {"align": column.align}
    if color:
        over["color"] = color
    if column.bold is not None:
        over["bold"] = column.bold
    paragraph = room.para(content, column.style, size, **over)
    if isinstance(content, str):
        return (room.narrowed(paragraph, room.w(column.w)),)
    if column.display:
        return (room.break_for_sense(paragraph, width) or paragraph,)
    return (room.type.rebreak_widow(paragraph, width),)


def scene_width(room: Room, column: Column) -> int:
    return Area(0, 0, room.w(column.w), 1).rect.w


def steps_of(room: Room, columns: Sequence[Column]) -> int:
    """How many steps the longest ladder of the columns has."""
    return max(len(_sizes(room, c)) for c in columns)


def opened_columns(
    room: Room, rows: Sequence[Row], columns: Sequence[Column], h: float
) -> list[Column]:
    """`columns` starting at the largest steps above their ladders at which no cell takes more
    lines than without them and the rows leave air in `h` inches."""
    if room.place != "body" or _height_of(room, rows, columns) > AIRY * h:
        return list(columns)
    usual = [_sizes(room, c) for c in columns]
    ladders = [opened(room, sizes) for sizes in usual]
    more = max(len(a) - len(b) for a, b in zip(ladders, usual, strict=True))
    lines = _line_counts(room, rows, columns)
    for skip in range(more):
        starts = [
            ladder[min(skip, len(ladder) - len(sizes)) :]
            for ladder, sizes in zip(ladders, usual, strict=True)
        ]
        larger = [replace(c, sizes=s) for c, s in zip(columns, starts, strict=True)]
        if _height_of(room, rows, larger) > AIRY * h:
            continue
        if _line_counts(room, rows, larger) == lines:
            return larger
    return list(columns)


def _height_of(room: Room, rows: Sequence[Row], columns: Sequence[Column]) -> float:
    return sum(natural_height(room, row, columns, 0) for row in rows)


def _sizes(room: Room, column: Column) -> tuple[float, ...]:
    return column.sizes or room.style(column.style).sizes


def _line_counts(room: Room, rows: Sequence[Row], columns: Sequence[Column]) -> list[int]:
    """The lines of every cell at its column's first size."""
    counts: list[int] = []
    for row in rows:
        for content, column in zip(row.cells, columns, strict=True):
            paragraphs = cell_paragraphs(room, content, column, 0)
            counts.append(
                sum(room.type.set(paragraphs, int(scene_width(room, column) * 0.99)).lines)
            )
    return counts


def set_rows(
    room: Room,
    rows: Sequence[Row],
    columns: Sequence[Column],
    area: Area,
    *,
    most: float = 1e9,
    gap: float = 0.0,
    equal: bool = True,
    repeat: bool = True,
    on_a_page: int = 0,
) -> list[list[SetRow]]:
    """`rows` in `area`, one list a page, all of them at one step.

    The largest step of the ladder at which all fit is taken: in equal rows (at most `most` high)
    where each text fits its row, else in rows by content. What does not fit at the smallest step,
    or is more than `on_a_page`, goes on more pages. A row that alone overfills a page is cut into
    several; with `repeat` those repeat the cells that need no cut.
    """

    steps = range(steps_of(room, columns))
    whole = {step: _words_whole(room, rows, columns, step) for step in steps[:-1]}

    def holds(part: Sequence[Row], step: int) -> bool:
        few = not on_a_page or len(part) <= on_a_page
        return few and whole.get(step, True) and _total(room, part, columns, step, gap) <= area.h

    def cut(step: int) -> list[Row]:
        return cut_rows(room, rows, columns, area.h, step=step, repeat=repeat)

    step, parts = fit.paged(steps, rows, holds, cut)
    parts = [_said_once(part) for part in parts]
    even = equal and all(_fits_equal(room, part, columns, area, step, most, gap) for part in parts)
    place = _place_equal if even else _place_by_content
    return [place(room, part, columns, area, step, most, gap) for part in parts]


def _said_once(part: Sequence[Row]) -> list[Row]:
    """The rows of a page; what a cut row repeats stands above the first of its pieces there."""
    rows = list(part[:1])
    for before, after in pairwise(part):
        pairs = zip(before.cells, after.cells, strict=True)
        said = tuple(None if b is a else b for a, b in pairs) if after.piece else after.cells
        rows.append(replace(after, cells=said))
    return rows


def natural_height(room: Room, row: Row, columns: Sequence[Column], step: int) -> float:
    """The height in inches that the tallest cell of `row` needs, with its padding."""
    heights = [
        room.height(paragraphs, room.w(column.w))
        for content, column in zip(row.cells, columns, strict=True)
        if (paragraphs := cell_paragraphs(room, content, column, step))
    ]
    return max(heights, default=0.0) + PAD


# --- rows that alone overfill a page ------------------------------------------------------


def cut_rows(
    room: Room, rows: Sequence[Row], columns: Sequence[Column], h: float, *, step: int, repeat: bool
) -> list[Row]:
    """`rows`, those higher than `h` at `step` cut into several that each fit."""
    out: list[Row] = []
    for row in rows:
        if natural_height(room, row, columns, step) <= h:
            out.append(row)
        else:
            out += _cut_row(room, row, columns, step, h, repeat)
    return out


def _cut_row(
    room: Room, row: Row, columns: Sequence[Column], step: int, h: float, repeat: bool
) -> list[Row]:
    cells = [
        _cut_cell(room, content, column, step, h)
        for content, column in zip(row.cells, columns, strict=True)
    ]
    count = max(map(len, cells))
    whole = [parts * count if repeat and len(parts) == 1 else parts for parts in cells]
    return [
        replace(row, key=f"{row.key}/{n + 1}" if n else row.key, cells=tuple(parts), piece=n)
        for n, parts in enumerate(zip_longest(*whole))
    ]


def _cut_cell(room: Room, content: Content, column: Column, step: int, h: float) -> list[Content]:
    """The parts of one cell that each stand in `h` inches."""

    def fits(part: Content) -> bool:
        return _cell_height(room, part, column, step) + PAD <= h

    if isinstance(content, spec.Text):
        return [*cut_text(content, fits)]
    return [*cut_items(content, fits)] if isinstance(content, spec.Items) else [content]


def _cell_height(room: Room, content: Content, column: Column, step: int) -> float:
    paragraphs = cell_paragraphs(room, content, column, step)
    return room.height(paragraphs, room.w(column.w)) if paragraphs else 0.0


def _words_whole(room: Room, rows: Sequence[Row], columns: Sequence[Column], step: int) -> bool:
    """Whether no word of the rows is cut at `step`."""
    return not any(
        cuts_words(room, cell_paragraphs(room, content, column, step), room.w(column.w))
        for row in rows
        for content, column in zip(row.cells, columns, strict=True)
    )


def _total(
    room: Room, rows: Sequence[Row], columns: Sequence[Column], step: int, gap: float
) -> float:
    return sum(natural_height(room, r, columns, step) for r in rows) + gap * (len(rows) - 1)


def _fits_equal(
    room: Room,
    rows: Sequence[Row],
    columns: Sequence[Column],
    area: Area,
    step: int,
    most: float,
    gap: float,
) -> bool:
    height = area.rows(len(rows), gap, most)[0].h
    return all(natural_height(room, row, columns, step) <= height for row in rows)


def _place_equal(
    room: Room,
    rows: Sequence[Row],
    columns: Sequence[Column],
    area: Area,
    step: int,
    most: float,
    gap: float,
) -> list[SetRow]:
    places = area.rows(len(rows), gap, most)
    return [
        _set_row(room, row, columns, place, step) for row, place in zip(rows, places, strict=True)
    ]


def _place_by_content(
    room: Room,
    rows: Sequence[Row],
    columns: Sequence[Column],
    area: Area,
    step: int,
    most: float,
    gap: float,
) -> list[SetRow]:
    """Heights are the text's and equal shares of what remains; rows end at `most` where the
    text leaves them air."""
    heights = [natural_height(room, row, columns, step) for row in rows]
    spare = max(0.0, area.h - gap * (len(rows) - 1) - sum(heights)) / len(rows)
    placed: list[SetRow] = []
    y = area.y
    for row, height in zip(rows, heights, strict=True):
        h = min(height + spare, max(most, height + AIR))
        placed.append(_set_row(room, row, columns, Area(area.x, y, area.w, h), step))
        y += h + gap
    return placed


def _set_row(room: Room, row: Row, columns: Sequence[Column], place: Area, step: int) -> SetRow:
    cells = tuple(
        cell_paragraphs(room, content, column, step)
        for content, column in zip(row.cells, columns, strict=True)
    )
    return SetRow(row, place, cells)


def draw_cells(
    room: Room, placed: SetRow, columns: Sequence[Column], *, colors: Sequence[str] = ()
) -> list[scene.Item]:
    """The cells of a row as text boxes, middle of the row; `colors` replaces the text colours."""
    items: list[scene.Item] = []
    for i, (paragraphs, column) in enumerate(zip(placed.cells, columns, strict=True)):
        if not paragraphs:
            continue
        if i < len(colors) and colors[i]:
            color = room.color(colors[i])
            paragraphs = tuple(replace(p, color=color) for p in paragraphs)
        area = Area(room.x(column.x), placed.area.y, room.w(column.w), placed.area.h)
        key = f"{placed.row.key}/{i + 1}"
        items.append(
            room.box(
                key, key.replace("/", " "), area, paragraphs, anchor="middle",
                link=placed.row.link if i == 0 or len(placed.cells) == 1 else "",
            )
        )  # fmt: skip
    return items


def draw_rules(
    room: Room, placed: Sequence[SetRow], rules: RowRules, *, skip_lit: bool = True
) -> list[scene.Item]:
    """The rules above, between and below the rows; none touches a lit row."""
    if not placed:
        return []
    items: list[scene.Item] = []
    x, w = placed[0].area.x, placed[0].area.w
    if rules.top and not (skip_lit and placed[0].row.lit):
        items.append(room.rule("rule/top", x, placed[0].area.y, w, rules.top, rules.top_color))
    for above, below in pairwise(placed):
        if rules.between and not (skip_lit and (above.row.lit or below.row.lit)):
            y = (above.area.bottom + below.area.y) / 2
            key = f"rule/{below.row.key}"
            items.append(room.rule(key, x, y, w, rules.between, rules.between_color))
    closed = rules.strip_closes and room.planned.slide.takeaway is not None
    if rules.foot and not closed and not (skip_lit and placed[-1].row.lit):
        y = placed[-1].area.bottom - rules.foot / 72
        items.append(room.rule("rule/foot", x, y, w, rules.foot, rules.foot_color))
    return items
