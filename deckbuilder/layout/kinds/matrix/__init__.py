"""Kind `matrix`: four cells between two axes, which name what they measure and its two ends.

The cell written strong is lit, else the one where both axes are high. Texts too long for the
cells continue; the axes stay. What the cells do not hold at all stands in rows beside them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

import msgspec

from deckbuilder.layout import fit
from deckbuilder.layout.area import Area
from deckbuilder.layout.beside import Row, draw_beside
from deckbuilder.layout.diagrams import one_diagram, tell
from deckbuilder.layout.emphasis import lit_ones
from deckbuilder.layout.headed import Headed, Step, cut_headed, ladder_of, none_said, words_of
from deckbuilder.layout.icons import SIDE, beside_words, draw_icon
from deckbuilder.layout.kinds import Kind
from deckbuilder.layout.kinds.matrix.axes import (
    AxisPlan,
    level_axis,
    plan_axis,
    plan_upright,
    says,
    upright_axis,
)
from deckbuilder.layout.room import Page, Room
from deckbuilder.model import scene, spec
from deckbuilder.model.scene import Item, Paragraph, Stroke
from deckbuilder.units import inches


class MatrixStyle(msgspec.Struct, frozen=True):
    """Lengths in inches from the body's edges. `left` and `foot` are kept for axes; `divider` is
    the weight of two rules that part the cells instead of panels."""

    left: float = 1.016
    sign: float = 0.0  # what icons take at the right of the words
    anchor: Literal["top", "middle"] = "top"  # of the words; titles alone stand in the middle
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


class _Frame(msgspec.Struct, frozen=True):
    """The axes with their labels, where they cross, and the place of the cells."""

    upright: AxisPlan
    level: AxisPlan
    corner: tuple[float, float]
    area: Area


def draw(content: spec.Matrix, room: Room) -> list[Page]:
    style = room.style_of(MatrixStyle)
    cells = [cell for row in content.cells for cell in row]
    bare = none_said(cells)
    style = msgspec.structs.replace(
        style, sign=beside_words(cells), anchor="middle" if bare else "top"
    )
    lit = lit_ones([cell.title for cell in cells]) or frozenset({1})
    frame = _frame(room, style, content)
    steps = ladder_of(room, Headed(), run_in=True, bare=bare)
    for even in (True, False):

        def fits(step: Step, even: bool = even) -> bool:
            grid = _grid(room, style, frame.area, cells, step)
            return grid is not None and (grid.even or not even)

        step = fit.first_fit(steps, fits)
        if step is not None and (grid := _grid(room, style, frame.area, cells, step)):
            return [_page(room, style, content, cells, (frame, grid), lit, step)]
    return fit.fewest([
        lambda: _continued(room, style, content, cells, frame, lit),
        lambda: _beside(room, style, content, cells, lit),
    ])  # fmt: skip


def _frame(room: Room, style: MatrixStyle, content: spec.Matrix) -> _Frame:
    """Where the axes stand: further in where their labels take more than the usual strip."""
    body, upright, level = room.body, AxisPlan(), AxisPlan()
    left, foot = 0.3, 0.25
    x, up = body.x, style.axis_up
    if says(content.x):
        level = plan_axis(room, content.x, body.w - style.left)
        more = max(0.0, level.depth - style.axis_up)
        foot, up = style.foot + more, style.axis_up + more
    if says(content.y):
        upright = plan_upright(room, content.y, body.h - up, style.axis_x - style.end_gap)
        more = max(0.0, upright.depth + 0.08 - style.axis_x)
        left, x = style.left + more, body.x + style.axis_x + more
    return _Frame(upright, level, (x, body.bottom - up), body.inset(left, 0, 0, foot))


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
    return words_of(room, cell, look, step, place.w - 2 * style.padding - style.sign)


def _height(room: Room, style: MatrixStyle, cell: spec.Titled, place: Area, step: Step) -> float:
    words = _words(room, style, cell, place, step)
    return room.height(words, place.w - 2 * style.padding - style.sign) + style.top + 0.15


def _continued(
    room: Room,
    style: MatrixStyle,
    content: spec.Matrix,
    cells: Sequence[spec.Titled],
    frame: _Frame,
    lit: frozenset[int],
) -> list[Page]:
    """As many pages as the longest cell needs, at the largest step that needs no more; none
    where a heading alone is too much for its cell."""
    grid = _equal(style, frame.area)
    steps = ladder_of(room, Headed(), run_in=True)
    pages = {step: _cut(room, style, grid.cells[0], cells, step) for step in steps}
    least = min((len(parts) for parts in pages.values() if parts), default=0)
    step = fit.first_fit(steps, lambda s: bool(pages[s]) and len(pages[s]) == least)
    if step is None:
        return []
    return [_page(room, style, content, part, (frame, grid), lit, step) for part in pages[step]]


def _cut(
    room: Room, style: MatrixStyle, place: Area, cells: Sequence[spec.Titled], step: Step
) -> list[list[spec.Titled]]:
    """The cells of each page: each text in pieces that fit its cell."""

    def fits(cell: spec.Titled) -> bool:
        return _height(room, style, cell, place, step) <= place.h

    pieces = [cut_headed(cell, fits) for cell in cells]
    if not all(fits(piece) for some in pieces for piece in some):
        return []
    empty = [msgspec.structs.replace(cell, text=None) for cell in cells]
    return [
        [some[n] if n < len(some) else bare for some, bare in zip(pieces, empty, strict=True)]
        for n in range(max(map(len, pieces)))
    ]


# --- words beside the matrix ----------------------------------------------------------------


def _beside(
    room: Room,
    style: MatrixStyle,
    content: spec.Matrix,
    cells: Sequence[spec.Titled],
    lit: frozenset[int],
) -> list[Page]:
    """Numbers in the cells, the words in rows beside them."""

    def figure(area: Area) -> list[Item]:
        inner = room.within(area, room.kind, room.place)
        frame = _frame(inner, style, content)
        grid = _equal(style, frame.area)
        drawn = [_numbered(inner, style, i, grid.cells[i], i in lit) for i in range(4)]
        return [*_axes(inner, style, frame), *_dividers(inner, style, grid), *drawn]

    rows = [
        Row(cell, i + 1, room.para(str(i + 1), "part_ordinal", color="accent1"))
        for i, cell in enumerate(cells)
    ]
    return draw_beside(room, "matrix", rows, figure, _told(content, cells))


def _numbered(room: Room, style: MatrixStyle, i: int, place: Area, lit: bool) -> scene.TextBox:
    over: dict[str, Any] = {"color": style.lit_color} if lit else {}
    ordinal = room.para(str(i + 1), "part_ordinal", align="center", **over)
    return room.box(
        f"cell/{i + 1}", f"cell {i + 1}", place, ordinal, anchor="middle",
        fill=style.lit_fill if lit else style.fill, stroke=_edge(room, style, lit),
    )  # fmt: skip


# --- drawing ------------------------------------------------------------------------------


def _page(
    room: Room,
    style: MatrixStyle,
    content: spec.Matrix,
    cells: Sequence[spec.Titled],
    places: tuple[_Frame, _Grid],
    lit: frozenset[int],
    step: Step,
) -> Page:
    frame, grid = places
    boxes = [
        _cell(room, style, cell, i, grid.cells[i], i in lit, step) for i, cell in enumerate(cells)
    ]
    keys = [box.key for box in boxes]
    items: list[Item] = [*_axes(room, style, frame), *_dividers(room, style, grid), *boxes]
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
) -> scene.TextBox | scene.Group:
    """A cell with its words, and with its icon at the right."""
    words = _words(room, style, cell, place, step, style.lit_color if lit else "")
    key, name, pad = f"matrix/{i + 1}", f"cell {i + 1}", inches(style.padding)
    top = inches(style.top) if style.anchor == "top" else 0
    box = room.box(
        f"{key}/text" if cell.icon else key, name, place, words, link=cell.link, where=cell.where,
        anchor=style.anchor,
        insets=(pad, top, pad + inches(style.sign), 0),
        fill=style.lit_fill if lit else style.fill,
        stroke=_edge(room, style, lit),
    )  # fmt: skip
    if not cell.icon:
        return box
    y = place.y + style.top if style.anchor == "top" else place.middle - SIDE / 2
    sign = Area(place.right - style.padding - SIDE, y, SIDE, SIDE)
    color = style.lit_color if lit and style.lit_color else "accent1"
    icon = draw_icon(room, f"{key}/icon", cell.icon, sign, color)
    return scene.Group(key, name, (box, icon), where=cell.where)


def _edge(room: Room, style: MatrixStyle, lit: bool) -> Stroke | None:
    color = style.lit_stroke if lit else style.stroke
    weight = style.lit_weight if lit else style.stroke_weight
    return room.stroke(color, weight) if color else None


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


def _axes(room: Room, style: MatrixStyle, frame: _Frame) -> list[Item]:
    """The axes that say something, from the corner where they cross."""
    body, (x, y) = room.body, frame.corner
    stroke = room.stroke(style.axis_color, style.axis_weight, tail="triangle")
    items: list[Item] = []
    if frame.upright != AxisPlan():
        span = Area(body.x, body.y, x - body.x, y - body.y)
        items += upright_axis(room, frame.upright, stroke, x, span)
    if frame.level != AxisPlan():
        span = Area(frame.area.x, y, body.right - frame.area.x, body.bottom - y)
        items += level_axis(room, frame.level, stroke, x, span)
    return items


KIND = Kind(draw)
