"""Kind `matrix`: four cells between two axes, which name what they measure and its two ends.

The cell written strong is lit, else the one where both axes are high. Texts too long for the
cells continue; the axes stay.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from deckbuilder.diagnostics import diagnostic
from deckbuilder.layout import fit
from deckbuilder.layout.area import Area
from deckbuilder.layout.diagrams import drop_icons, line, one_diagram, tell
from deckbuilder.layout.emphasis import lit_ones
from deckbuilder.layout.headed import Headed, Step, cut_headed, ladder_of, words_of
from deckbuilder.layout.kinds import Kind
from deckbuilder.layout.room import Page, Room
from deckbuilder.model import scene, spec
from deckbuilder.model.scene import Align, Anchor, Item, Paragraph
from deckbuilder.units import inches, to_inches


class MatrixStyle(msgspec.Struct, frozen=True):
    """Lengths in inches from the body's edges. `left` and `foot` are kept for axes; `divider` is
    the weight of two rules that part the cells instead of panels."""

    left: float = 1.016
    foot: float = 0.5625
    axis_x: float = 0.704
    axis_up: float = 0.3125
    axis_color: str = "muted"
    axis_weight: float = 1.25
    end_gap: float = 0.14  # between the upright axis and what stands left of it
    gap: float = 0.125
    padding: float = 0.3
    top: float = 0.25
    title_gap: float = 8.0
    fill: str = "surface"
    stroke: str = ""
    stroke_weight: float = 0.75
    lit_fill: str = "primary"
    lit_stroke: str = ""
    lit_weight: float = 1.5
    lit_color: str = "on-primary"
    divider: float = 0.0
    divider_color: str = "line"


class _Grid(msgspec.Struct, frozen=True):
    """The whole of the four cells and the cells, row by row."""

    area: Area
    cells: tuple[Area, ...]

    @property
    def even(self) -> bool:
        return abs(self.cells[0].h - self.cells[2].h) < 1e-6


def draw(content: spec.Matrix, room: Room) -> list[Page]:
    style = room.style_of(MatrixStyle)
    cells = [cell for row in content.cells for cell in row]
    drop_icons(room, cells)
    lit = lit_ones([cell.title for cell in cells]) or frozenset({1})
    area = _grid_area(room, style, content)
    steps = ladder_of(room, Headed())
    for even in (True, False):
        for step in steps:
            grid = _grid(room, style, area, cells, step)
            if grid is not None and (not even or grid.even):
                return [_page(room, style, content, cells, grid, lit, step)]
    return [
        _page(room, style, content, part, _equal(style, area), lit, steps[-1])
        for part in _cut(room, style, area, cells, steps[-1])
    ]


def _grid_area(room: Room, style: MatrixStyle, content: spec.Matrix) -> Area:
    left = style.left if _says(content.y) else 0.3
    foot = style.foot if _says(content.x) else 0.25
    return room.body.inset(left, 0, 0, foot)


def _says(axis: spec.Axis) -> bool:
    return any((axis.label, axis.low, axis.high))


# --- planning -----------------------------------------------------------------------------


def _equal(style: MatrixStyle, area: Area) -> _Grid:
    rows = area.rows(2, style.gap)
    return _Grid(area, tuple(cell for row in rows for cell in row.columns(2, style.gap)))


def _grid(
    room: Room, style: MatrixStyle, area: Area, cells: Sequence[spec.Titled], step: Step
) -> _Grid | None:
    """Equal rows where the words fit so, else rows as high as they need."""
    grid = _equal(style, area)
    needs = [
        _height(room, style, cell, place, step)
        for cell, place in zip(cells, grid.cells, strict=True)
    ]
    upper, lower = max(needs[:2]), max(needs[2:])
    half = grid.cells[0].h
    if max(upper, lower) <= half:
        return grid
    if upper + lower > 2 * half:
        return None
    top = min(max(upper, 2 * half - lower - (2 * half - upper - lower) / 2), 2 * half)
    rows = [
        Area(area.x, area.y, area.w, top),
        Area(area.x, area.y + top + style.gap, area.w, 2 * half - top),
    ]
    return _Grid(area, tuple(cell for row in rows for cell in row.columns(2, style.gap)))


def _words(
    room: Room, style: MatrixStyle, cell: spec.Titled, place: Area, step: Step, color: str = ""
) -> list[Paragraph]:
    look = Headed(gap=style.title_gap, color=color)
    return words_of(room, cell, look, step, place.w - 2 * style.padding)


def _height(room: Room, style: MatrixStyle, cell: spec.Titled, place: Area, step: Step) -> float:
    words = _words(room, style, cell, place, step)
    return room.height(words, place.w - 2 * style.padding) + style.top + 0.15


def _cut(
    room: Room, style: MatrixStyle, area: Area, cells: Sequence[spec.Titled], step: Step
) -> list[list[spec.Titled]]:
    """The cells of each page: each text in pieces that fit its cell."""
    place = _equal(style, area).cells[0]

    def fits(cell: spec.Titled) -> bool:
        return _height(room, style, cell, place, step) <= place.h

    pieces = [cut_headed(cell, fits) for cell in cells]
    empty = [msgspec.structs.replace(cell, text=None) for cell in cells]
    return [
        [some[n] if n < len(some) else bare for some, bare in zip(pieces, empty, strict=True)]
        for n in range(max(map(len, pieces)))
    ]


# --- drawing ------------------------------------------------------------------------------


def _page(
    room: Room,
    style: MatrixStyle,
    content: spec.Matrix,
    cells: Sequence[spec.Titled],
    grid: _Grid,
    lit: frozenset[int],
    step: Step,
) -> Page:
    boxes = [
        _cell(room, style, cell, i, grid.cells[i], i in lit, step) for i, cell in enumerate(cells)
    ]
    axes = [
        *_upright_axis(room, style, content.y, grid),
        *_level_axis(room, style, content.x, grid),
    ]
    keys = [box.key for box in boxes]
    items: list[Item] = [*axes, *_dividers(room, style, grid), *boxes]
    return one_diagram(room, "matrix", tell(room, "matrix", _told(content, cells)), items, keys)


def _told(content: spec.Matrix, cells: Sequence[spec.Titled]) -> list[str]:
    """Each cell with where it stands on the axes that have names for it."""
    out: list[str] = []
    for i, cell in enumerate(cells):
        up = content.y.high if i < 2 else content.y.low
        across = content.x.high if i % 2 else content.x.low
        ends = [
            f"{axis.label.plain} {end.plain}" if axis.label else end.plain
            for axis, end in ((content.y, up), (content.x, across))
            if end
        ]
        out.append(f"{cell.title.plain} ({'; '.join(ends)})" if ends else cell.title.plain)
    return out


def _cell(
    room: Room,
    style: MatrixStyle,
    cell: spec.Titled,
    i: int,
    place: Area,
    lit: bool,
    step: Step,
) -> scene.TextBox:
    words = _words(room, style, cell, place, step, style.lit_color if lit else "")
    edge = style.lit_stroke if lit else style.stroke
    weight = style.lit_weight if lit else style.stroke_weight
    pad = inches(style.padding)
    return room.box(
        f"matrix/{i + 1}", f"cell {i + 1}", place, words, link=cell.link, where=cell.where,
        insets=(pad, inches(style.top), pad, 0), fill=style.lit_fill if lit else style.fill,
        stroke=room.stroke(edge, weight) if edge else None,
    )  # fmt: skip


def _dividers(room: Room, style: MatrixStyle, grid: _Grid) -> list[Item]:
    if not style.divider:
        return []
    area, first, thick = grid.area, grid.cells[0], style.divider / 72
    x, y = first.right + (style.gap - thick) / 2, first.bottom + (style.gap - thick) / 2
    color = style.divider_color
    return [
        room.upright("divider/upright", x, area.y, area.h, style.divider, color),
        room.rule("divider/level", area.x, y, area.w, style.divider, color),
    ]


# --- axes ---------------------------------------------------------------------------------


def _upright_axis(room: Room, style: MatrixStyle, axis: spec.Axis, grid: _Grid) -> list[Item]:
    body = room.body
    if not _says(axis):
        return []
    x, foot = body.x + style.axis_x, body.bottom - style.axis_up
    stroke = room.stroke(style.axis_color, style.axis_weight, tail="triangle")
    items: list[Item] = [line("axis/y", "upright axis", (x, foot), (x, body.y), stroke)]
    w = style.axis_x - style.end_gap
    low, high = _one_line(room, axis.low, w), _one_line(room, axis.high, w)
    if low and high:
        top, bottom = Area(body.x, body.y, w, 0.35), Area(body.x, foot - 0.6, w, 0.35)
        items += _end(room, "axis/y/high", axis.high, top, "right", "top")
        items += _end(room, "axis/y/low", axis.low, bottom, "right", "bottom")
        return items + _turned(room, "axis/y/name", axis.label, "axis_name", x - 0.321, grid, 0.5)
    near = x - 0.321
    items += _turned(room, "axis/y/high", axis.high, "axis_end", near, grid, 1.0)
    items += _turned(room, "axis/y/name", axis.label, "axis_name", near, grid, 0.5)
    return items + _turned(room, "axis/y/low", axis.low, "axis_end", near, grid, 0.0)


def _one_line(room: Room, text: spec.Text | None, width: float) -> bool:
    if text is None:
        return True
    return room.type.runs_width(room.para(text, "axis_end")) / 72 <= width - 0.03


def _turned(
    room: Room,
    key: str,
    text: spec.Text | None,
    style: str,
    x: float,
    grid: _Grid,
    share: float,
) -> list[Item]:
    """A text that reads upwards around `x`: at the low end (0), amidst or at the high end (1)."""
    if text is None:
        return []
    area = grid.area
    third, h = area.h / 3 - 0.1, 0.58
    aligns: dict[float, Align] = {0.0: "left", 0.5: "center", 1.0: "right"}
    middle = area.bottom - third / 2 - share * (area.h - third)
    box = Area(x - third / 2, middle - h / 2, third, h)
    words = _axis_words(room, text, style, box, aligns[share])
    return [room.box(key, "axis label", box, words, anchor="middle", rotation=270.0)]


def _level_axis(room: Room, style: MatrixStyle, axis: spec.Axis, grid: _Grid) -> list[Item]:
    body = room.body
    if not _says(axis):
        return []
    x, y = body.x + style.axis_x if grid.area.x > body.x + 0.5 else body.x, body.bottom
    y -= style.axis_up
    stroke = room.stroke(style.axis_color, style.axis_weight, tail="triangle")
    items: list[Item] = [line("axis/x", "level axis", (x, y), (body.right, y), stroke)]
    parts = Area(grid.area.x, y + 0.05, grid.area.w, body.bottom - y - 0.02).columns(3, 0.1)
    items += _end(room, "axis/x/low", axis.low, parts[0], "left", "middle")
    items += _end(room, "axis/x/name", axis.label, parts[1], "center", "middle", "axis_name")
    return items + _end(room, "axis/x/high", axis.high, parts[2], "right", "middle")


def _end(
    room: Room,
    key: str,
    text: spec.Text | None,
    box: Area,
    align: Align,
    anchor: Anchor,
    style: str = "axis_end",
) -> list[Item]:
    if text is None:
        return []
    words = _axis_words(room, text, style, box, align)
    return [room.box(key, "axis label", box, words, anchor=anchor)]


def _axis_words(room: Room, text: spec.Text, style: str, box: Area, align: Align) -> Paragraph:
    """The label at the largest size that its place takes."""
    sizes = room.style(style).sizes

    def fits(size: float) -> bool:
        words = room.para(text, style, size)
        return to_inches(room.type.set([words], inches(box.w * 0.99)).height) <= box.h + 0.02

    size = fit.first_fit(sizes, fits)
    if size is None:
        room.warn(diagnostic("E303", text.where, what=f'the label "{text.plain}"'))
    return room.display(text, style, box, sizes=(size or sizes[-1],), align=align)


KIND = Kind(draw)
