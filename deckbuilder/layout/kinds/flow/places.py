"""The boxes of a flow's nodes: their size and where they stand in the body.

Comes in: layers and rows of the nodes, their texts and the labels between them. Goes out: boxes of
one size, or None where they do not hold the texts. Layers that do not fit one after the other are
folded into bands, each starting anew. Lengths are inches.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from deckbuilder.layout.area import Area
from deckbuilder.layout.diagrams import holds_words, set_title
from deckbuilder.layout.kinds.flow.graph import Spot
from deckbuilder.layout.room import Room
from deckbuilder.layout.runs import has_han
from deckbuilder.model import spec
from deckbuilder.model.scene import Paragraph
from deckbuilder.units import inches


class FlowStyle(msgspec.Struct, frozen=True):
    """Lengths in inches, weights in points. First and final nodes are the `terminal` ones."""

    width: float = 2.2
    wide: float = 2.6  # of up to four layers
    height: float = 1.0
    tall: float = 1.25  # of two rows
    tallest: float = 1.5  # of one
    widest: float = 3.2  # of up to three layers
    down_widths: tuple[float, ...] = (5.0, 4.2, 3.4)  # the widest of so many columns downwards
    down_most_gap: float = 2.4  # between columns
    least_width: float = 1.2
    least_height: float = 0.55
    inset: float = 0.12
    gaps: tuple[float, ...] = (0.85, 0.6, 0.45)
    most_gap: float = 1.5
    row_gaps: tuple[float, float] = (0.35, 1.0)
    down_gaps: tuple[float, float] = (0.42, 0.8)
    down_least: float = 0.3  # where nothing else holds them
    band_gap: float = 0.25  # more between bands
    margin: float = 0.3  # kept for arrows that go around
    label_margin: float = 0.3  # more where a label stands on one of them
    fill: str = "accent2/15"
    stroke: str = ""
    stroke_weight: float = 1.0
    color: str = "title"
    terminal_fill: str = "primary"
    terminal_stroke: str = ""
    terminal_color: str = "on-primary"
    lit_stroke: str = "accent1"
    lit_weight: float = 2.25
    arrow: str = "muted"
    arrow_weight: float = 1.5
    elsewhere: str = "muted"  # edge of a node that stands on another page


class Way(msgspec.Struct, frozen=True):
    """One way to set a flow: the size of its texts, how many bands, the least gap of layers,
    how many lines a text may take, and whether words longer than a line are cut."""

    size: float
    bands: int
    gap: float
    lines: int
    cut: bool = False

    def __str__(self) -> str:
        folded = f" in {self.bands} bands" if self.bands > 1 else ""
        return f"{self.size:g} pt{folded}, gaps of {self.gap:g} in"


class Grid(msgspec.Struct, frozen=True):
    """What decides the places: spots, bands and the room that labels want between two layers.

    `margin` is what arrows that go around nodes need beside the rows, with their labels.
    """

    spots: tuple[Spot, ...]
    labels: tuple[float, ...]  # by layer: the widest label towards the next one
    margin: float

    @property
    def is_row(self) -> bool:
        """Whether all nodes stand in one row."""
        return all(spot.row == 0 for spot in self.spots)

    @property
    def layers(self) -> int:
        return 1 + max(spot.layer for spot in self.spots)


def node_words(room: Room, text: spec.Text, size: float, width: float) -> Paragraph:
    """The text of a node on as few lines as hold it."""
    words = room.para(text, "flow_node", size, align="center")
    for lines in (1, 2, 3):
        broken = room.type.break_for_sense(words, inches(width), lines)
        if broken is not None:
            return broken
    return set_title(room, text, "flow_node", size, width, align="center")


def place_nodes(
    room: Room, style: FlowStyle, texts: Sequence[spec.Text], grid: Grid, way: Way, *, down: bool
) -> list[Area] | None:
    """Boxes for all nodes, or None."""
    place = _place_down if down else _place_right
    boxes = place(room, style, texts, grid, way)
    return [_snapped(box) for box in boxes] if boxes else None


def _snapped(box: Area) -> Area:
    """The box on a grid of 1/500 in, so that middles of boxes in a row are exactly equal."""
    x, y, w, h = (round(value * 250) / 250 for value in box)
    return Area(x, y, w, h)


def _needed_height(
    room: Room, style: FlowStyle, texts: Sequence[spec.Text], way: Way, w: float
) -> float | None:
    """The height that the tallest text needs in boxes `w` wide; None where words are cut or a
    text takes too many lines."""
    inner = w - 2 * style.inset
    floor = room.style("flow_node").floor
    tallest = 0.0
    for text in texts:
        words = node_words(room, text, way.size, inner)
        lines = 1 + words.plain.count("\n")
        held = way.cut or holds_words(room, [words], inner)
        if not held or lines > way.lines:
            return None
        if lines > 1 and way.size > floor and _is_short(room, text, floor, inner):
            return None
        tallest = max(tallest, room.height([words], inner))
    return max(style.least_height, tallest + 0.14)


def _is_short(room: Room, text: spec.Text, floor: float, width: float) -> bool:
    """Whether a Chinese text would stand on one line at the smallest size: a few characters are
    better a little smaller than broken."""
    words = room.para(text, "flow_node", floor)
    return has_han(text.plain) and room.type.runs_width(words) / 72 <= width * 0.98


def _bands(grid: Grid, bands: int) -> tuple[int, list[int], list[int]]:
    """Layers in a band, and for each band its rows and the first of them."""
    per_band = -(-grid.layers // bands)
    rows: list[int] = []
    for band in range(-(-grid.layers // per_band)):
        inside = [s.row for s in grid.spots if s.layer // per_band == band]
        rows.append(max(inside) + 1)
    firsts = [sum(rows[:band]) for band in range(len(rows))]
    return per_band, rows, firsts


# --- to the right ---------------------------------------------------------------------------


def _place_right(
    room: Room, style: FlowStyle, texts: Sequence[spec.Text], grid: Grid, way: Way
) -> list[Area] | None:
    per_band, rows, firsts = _bands(grid, way.bands)
    gaps = _column_gaps(grid, per_band, way.gap)
    side = style.margin if way.bands > 1 else 0.0
    across = room.body.w - 2 * side
    most = style.widest if per_band <= 3 else style.wide if per_band == 4 else style.width
    w = min((across - sum(gaps)) / per_band, most)
    need = _needed_height(room, style, texts, way, w) if w >= style.least_width else None
    if need is None:
        return None
    spare = (across - sum(gaps) - w * per_band) / max(1, len(gaps))
    gaps = [max(gap, min(style.most_gap, gap + spare)) for gap in gaps]
    ys = _row_tops(room, style, grid, rows, need)
    if ys is None:
        return None
    h, tops = ys
    x0 = room.body.center - (sum(gaps) + w * per_band) / 2
    lefts = [x0 + sum(gaps[:c]) + w * c for c in range(per_band)]
    return [
        Area(lefts[s.layer % per_band], tops[firsts[s.layer // per_band] + s.row], w, h)
        for s in grid.spots
    ]


def _column_gaps(grid: Grid, per_band: int, least: float) -> list[float]:
    """Gaps between the columns: wider where a label of any band stands in them."""
    gaps = [least] * (per_band - 1)
    for layer, label in enumerate(grid.labels):
        column = layer % per_band
        if column < per_band - 1 and label:
            gaps[column] = max(gaps[column], label + 0.1)
    return gaps


def _row_tops(
    room: Room, style: FlowStyle, grid: Grid, rows: Sequence[int], need: float
) -> tuple[float, list[float]] | None:
    """The height of nodes and the tops of all rows, in the middle of the body; None where they
    do not fit."""
    count, folds = sum(rows), len(rows) - 1
    least, most = style.row_gaps
    space = room.body.h - folds * style.band_gap
    usual = style.tallest if count == 1 else style.tall if count == 2 else style.height
    h = min(usual, (space - least * (count - 1)) / count)
    if h < need:
        h = need
    margin = grid.margin
    free = space - count * h - 2 * margin
    if free < least * (count - 1):
        return None
    gap = min(most, free / max(1, count - 1))
    y = room.body.middle - (count * h + gap * (count - 1) + folds * style.band_gap) / 2
    tops: list[float] = []
    for band in rows:
        for _ in range(band):
            tops.append(y)
            y += h + gap
        y += style.band_gap
    return h, tops


# --- down -----------------------------------------------------------------------------------


def _place_down(
    room: Room, style: FlowStyle, texts: Sequence[spec.Text], grid: Grid, way: Way
) -> list[Area] | None:
    per_band, rows, firsts = _bands(grid, way.bands)
    columns = sum(rows)
    margin = max(grid.margin, style.margin if way.bands > 1 else 0.0)
    gap = max(way.gap, style.gaps[0] if columns <= 2 else 0.0, max(grid.labels, default=0.0) * 0.6)
    w = (room.body.w - 2 * margin - gap * (columns - 1)) / columns
    w = min(w, style.down_widths[columns - 1] if columns <= 3 else style.width)
    need = _needed_height(room, style, texts, way, w) if w >= style.least_width else None
    if need is None:
        return None
    tight = style.down_gaps[0] if way.gap > style.gaps[-1] else style.down_least
    space = room.body.h - (2 * style.margin if way.bands > 1 else 0.0)
    h = max(need, min(style.height, (space - tight * (per_band - 1)) / per_band))
    free = space - h * per_band
    if free < tight * (per_band - 1) - 1e-9:
        return None
    step = h + min(style.down_gaps[1], free / max(1, per_band - 1))
    top = room.body.middle - (step * (per_band - 1) + h) / 2
    wide = (room.body.w - 2 * margin - w * columns) / max(1, columns - 1)
    pitch = w + min(style.down_most_gap, max(gap, wide))
    left = room.body.center - (pitch * (columns - 1) + w) / 2
    return [
        Area(
            left + pitch * (firsts[s.layer // per_band] + s.row),
            top + step * (s.layer % per_band), w, h,
        )
        for s in grid.spots
    ]  # fmt: skip
