"""Lists of rows as slides: one group a row, rules between, the lit row on a band.

Comes in: rows and their columns (`rows.py`). Goes out: pages; every row is revealed by one
click. Columns are given for the whole text area and narrow with the body beside an aside.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from msgspec.structs import replace

from deckbuilder.layout.area import Area, settled, square
from deckbuilder.layout.art import draw_art
from deckbuilder.layout.frame import ground_of
from deckbuilder.layout.room import Page, Room
from deckbuilder.layout.rows import (
    Column,
    Row,
    RowRules,
    SetRow,
    draw_rules,
    opened_columns,
    set_rows,
)
from deckbuilder.layout.surfaces import rounded
from deckbuilder.model import scene, spec
from deckbuilder.model.scene import Paragraph
from deckbuilder.model.theme import Art

FEW = 3  # rows that are set higher
FEW_HIGHER = 1.3


class Lit(msgspec.Struct, frozen=True):
    """The lit row: a band over the body or, with `bleed`, over the slide; its text colours.

    `trim` is cut off the band's top and bottom, `outset` added at its sides. `marks` are art
    whose boxes give x, the distance from the row's top, the width; as far from its foot.
    `rule` draws lines in points above and below the row. `colors` are the columns' own. `bold`
    sets all its text so; `sizes` are the columns' own where the text stays on its line (0: as is).
    """

    fill: str = "primary"
    bleed: bool = True
    outset: float = 0.0
    trim: float = 0.0
    geometry: str = "rect"
    edge: str = ""
    edge_weight: float = 1.5
    marks: tuple[Art, ...] = ()
    rule: float = 0.0
    rule_color: str = "primary"
    color: str = "on-primary"
    marked: str = "on-primary-accent"
    colors: tuple[str, ...] = ("on-primary-accent",)
    corner: float | None = None  # of the band; None: as `geometry` says
    bold: bool = False
    sizes: tuple[float, ...] = ()
    seal: float = 0.0  # side of a square under the row's first cell, which is centred
    seal_fill: str = "accent1"


def list_pages(
    room: Room,
    rows: Sequence[Row],
    columns: Sequence[Column],
    names: Sequence[str],
    *,
    rules: RowRules,
    lit: Lit | None = None,
    most: float = 1e9,
    equal: bool = True,
    area: Area | None = None,
    on_a_page: int = 0,
) -> list[Page]:
    """The pages of `rows`, at most `on_a_page` on one (0: as many as it holds); `names` say what
    stands in each column."""
    columns = within_body(room, columns)
    if area is None:
        columns = opened_columns(room, rows, columns, room.body.h)
        most *= FEW_HIGHER if len(rows) <= FEW else 1.0
    columns = roomy(room, columns, rows)
    area = area or _settled_body(room, len(rows), most)
    pages = set_rows(room, rows, columns, area, most=most, equal=equal, on_a_page=on_a_page)
    return [_page(room, placed, columns, names, rules, lit or Lit()) for placed in pages]


def within_body(room: Room, columns: Sequence[Column]) -> list[Column]:
    """`columns`, given for the whole text area, as they stand in this room's body."""
    share = room.body.w / room.content_width
    left = 0.667 + (room.body.x - room.x(0.667)) / room.w(1.0)
    return [replace(c, x=left + (c.x - 0.667) * share, w=c.w * share) for c in columns]


def _settled_body(room: Room, count: int, most: float) -> Area:
    """The body from where a few rows of at most `most` start."""
    body = room.body
    if room.place != "body" or room.planned.slide.aside is not None:
        return body
    return body.inset(0, settled(body, count * most), 0, 0)


def roomy(room: Room, columns: Sequence[Column], rows: Sequence[Row]) -> list[Column]:
    """`columns`, those of ordinals and other short words wide enough for the widest; the next
    one gives way."""
    out = list(columns)
    for i, column in enumerate(out[:-1]):
        words = [row.cells[i] for row in rows]
        labels = [word for word in words if isinstance(word, str)]
        if not labels or column.align == "right":
            continue
        sizes = column.sizes or room.style(column.style).sizes
        widths = [room.type.runs_width(room.para(w, column.style, sizes[0])) for w in labels]
        more = max(widths) / 72 * 1.05 / room.w(1.0) - column.w
        if more <= 0:
            continue
        out[i] = replace(column, w=column.w + more)
        start = column.x + column.w + more + 0.1
        for j, after in enumerate(out[i + 1 :], i + 1):
            push = max(0.0, start - after.x)
            out[j] = replace(after, x=after.x + push, w=after.w - push)
    return out


def widen(
    room: Room, columns: Sequence[Column], at: int, texts: Sequence[spec.Text | None], most: float
) -> list[Column]:
    """`columns`, the one `at` as wide as its `texts` need to stand on one line, at most `most`;
    the next one gives way."""
    column, after = columns[at], columns[at + 1]
    size = (column.sizes or room.style(column.style).sizes)[0]
    over: dict[str, Any] = {} if column.bold is None else {"bold": column.bold}
    points = [room.type.runs_width(room.para(t, column.style, size, **over)) for t in texts if t]
    share = room.body.w / room.content_width
    need = max(points, default=0.0) / 72 * 1.03 / room.w(1.0) / share
    if need <= column.w:
        return list(columns)
    wide = replace(column, w=min(most, need))
    x = max(after.x, wide.x + wide.w + 0.3)
    shifted = replace(after, x=x, w=after.x + after.w - x)
    return [*columns[:at], wide, shifted, *columns[at + 2 :]]


def one_line(text: spec.Text) -> spec.Text:
    """A title broken by hand, on one line again."""
    runs = tuple(replace(run, text=run.text.replace("\n", " ")) for run in text.runs)
    return spec.Text(runs, text.where)


# --- drawing ------------------------------------------------------------------------------


def _page(
    room: Room,
    placed: Sequence[SetRow],
    columns: Sequence[Column],
    names: Sequence[str],
    rules: RowRules,
    lit: Lit,
) -> Page:
    items = draw_rules(room, placed, rules, skip_lit=bool(lit.fill or lit.rule))
    groups: list[scene.Item] = []
    for row in placed:
        parts = _band(room, row, lit) if row.row.lit else []
        if row.row.lit and lit.seal:
            parts.append(_seal(room, row, columns[0], lit))
        parts += row_cells(room, row, columns, names, lit)
        name = f"row {row.row.key.split('/', 1)[-1].replace('/', ' ')}"
        groups.append(scene.Group(row.row.key, name, tuple(parts)))
    return Page((*items, *groups), reveal=tuple((scene.Target(g.key),) for g in groups))


def row_cells(
    room: Room,
    placed: SetRow,
    columns: Sequence[Column],
    names: Sequence[str],
    lit: Lit | None = None,
) -> list[scene.Item]:
    """The cells of a row as text boxes, on its middle line."""
    items: list[scene.Item] = []
    for i, (paragraphs, column) in enumerate(zip(placed.cells, columns, strict=True)):
        if not paragraphs:
            continue
        if lit and placed.row.lit:
            color = lit.colors[i] if i < len(lit.colors) and lit.colors[i] else lit.color
            size = lit.sizes[i] if i < len(lit.sizes) else 0.0
            paragraphs = on_fill(room, paragraphs, color, lit.marked)
            paragraphs = _stressed(room, paragraphs, column, lit.bold, size)
        area = Area(room.x(column.x), placed.area.y, room.w(column.w), placed.area.h)
        key = f"{placed.row.key}/{names[i]}"
        box = room.box(key, names[i], area, paragraphs, anchor="middle", link=placed.row.link)
        items.append(box)
    return items


def on_fill(
    room: Room, paragraphs: Sequence[Paragraph], color: str, marked: str
) -> tuple[Paragraph, ...]:
    """`paragraphs` in `color`, their marked words and links in `marked`, without highlights."""
    return tuple(
        replace(
            p,
            color=room.color(color),
            bullet=replace(p.bullet, color=room.color(marked)) if p.bullet else None,
            runs=tuple(
                replace(run, color=room.color(marked) if run.color else "", highlight="")
                for run in p.runs
            ),
        )
        for p in paragraphs
    )


def _stressed(
    room: Room, paragraphs: Sequence[Paragraph], column: Column, bold: bool, size: float
) -> tuple[Paragraph, ...]:
    """`paragraphs` bold, a single one also larger, where no line grows longer than its column."""
    done = tuple(replace(p, bold=bold or p.bold) for p in paragraphs)
    if size and len(done) == 1:
        done = (replace(done[0], size=size),)
    width = room.w(column.w) * 72 * 0.99
    before = len(paragraphs) > 1 or "\n" in paragraphs[0].plain
    fits = not before and room.type.runs_width(done[0]) <= width
    return done if fits else tuple(paragraphs)


def _band(room: Room, row: SetRow, lit: Lit) -> list[scene.Item]:
    """The ground of the lit row, its rules and marks."""
    key, area = row.row.key, row.area
    items: list[scene.Item] = []
    if lit.fill:
        stroke = room.stroke(lit.edge, lit.edge_weight) if lit.edge else None
        band = _band_area(room, area, lit)
        shape: dict[str, Any] = {"geometry": lit.geometry}
        if lit.corner is not None:
            shape = rounded(band, lit.corner)
        items.append(room.panel(f"{key}/band", "band", band, lit.fill, stroke=stroke, **shape))
    if lit.rule:
        for n, y in enumerate((area.y, area.bottom - lit.rule / 72)):
            items.append(room.rule(f"{key}/rule/{n}", area.x, y, area.w, lit.rule, lit.rule_color))
    marks = tuple(
        replace(m, box=(m.box[0], area.y + m.box[1], m.box[2], area.h - 2 * m.box[1]))
        for m in lit.marks
        if m.box
    )
    return [*items, *draw_art(ground_of(room), marks, f"{key}/mark")]


def _seal(room: Room, row: SetRow, column: Column, lit: Lit) -> scene.Item:
    """A square under the first cell of the lit row."""
    x = room.x(column.x) + room.w(column.w) / 2
    area = square(x, row.area.middle, lit.seal)
    key = f"{row.row.key}/seal"
    return room.panel(key, "seal", area, lit.seal_fill, **rounded(area, 0.06 * lit.seal))


def _band_area(room: Room, area: Area, lit: Lit) -> Area:
    left, right = area.x - lit.outset, area.right + lit.outset
    if lit.bleed:
        left = 0.0
        right = room.width if area.right > room.width - room.right_margin - 0.05 else area.right
    return Area(left, area.y + lit.trim, right - left, area.h - 2 * lit.trim)
