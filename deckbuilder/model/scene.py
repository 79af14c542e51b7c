"""A finished deck: slides holding items at fixed positions; the output of `layout/`.

Everything is decided here: lengths are EMU, sizes are points, lines are broken, colours and
fonts are roles of the theme. A writer adds nothing and measures nothing; it matches items
exhaustively. Reading order is the order of the items, which is also the order of painting.

A colour is an expression over roles: `accent1`; `accent2/15` (15 % of the role laid over
background); `accent2~primary/40` (the first with 40 % of the second mixed in); a role may be
written `inv.accent1` to take it from the theme's other variant; the empty string is none.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from deckbuilder.diagnostics import NOWHERE, Place
from deckbuilder.model.paragraph import Align as Align
from deckbuilder.model.paragraph import Bullet as Bullet
from deckbuilder.model.paragraph import Color as Color
from deckbuilder.model.paragraph import Paragraph as Paragraph
from deckbuilder.model.paragraph import Run as Run

Anchor = Literal["top", "middle", "bottom"]


class Rect(msgspec.Struct, frozen=True):
    """A box in EMU, measured from the slide's upper left corner."""

    x: int
    y: int
    w: int
    h: int

    @property
    def right(self) -> int:
        return self.x + self.w

    @property
    def bottom(self) -> int:
        return self.y + self.h

    @property
    def middle(self) -> int:
        return self.y + self.h // 2

    @property
    def center(self) -> int:
        return self.x + self.w // 2


class Placeholder(msgspec.Struct, frozen=True):
    """Type as in ST_PlaceholderType (`title`, `ctrTitle`, `subTitle`, `body`, `pic`, `ftr`,
    `sldNum`, `dt`, `obj`, `tbl`, `chart`) and the index that ties slide and layout."""

    type: str
    idx: int = 0


# --- lines and paths ----------------------------------------------------------------------


class Stroke(msgspec.Struct, frozen=True, cache_hash=True):
    """A line: width in points; `head` and `tail` end in a triangle where they say so."""

    color: Color
    width: float
    dash: Literal["", "dash", "dot"] = ""
    head: Literal["", "triangle"] = ""  # at the path's start
    tail: Literal["", "triangle"] = ""  # at the path's end
    round_cap: bool = False
    square_cap: bool = False  # ends stand over by half the width


class Path(msgspec.Struct, frozen=True):
    """A freeform in a box of `width` × `height` units, stretched to its shape's rectangle.

    Commands: `("M", x, y)`, `("L", x, y)`, `("C", x1, y1, x2, y2, x, y)`,
    `("A", rx, ry, start, sweep)` (an arc from the current point; degrees, clockwise from three
    o'clock) and `("Z",)`. Several subpaths make holes (even-odd is not used by PowerPoint:
    turn the inner one the other way).
    """

    width: float
    height: float
    commands: tuple[tuple[str | float, ...], ...]


class Gradient(msgspec.Struct, frozen=True):
    """Linear, from `start` to `end`; `angle` in degrees, 0 is left to right."""

    start: Color
    end: Color
    angle: float = 0.0


# --- items --------------------------------------------------------------------------------
# `key` is unique on the slide and stable (`points/2`); `name` is what the selection pane shows.


class TextBox(msgspec.Struct, frozen=True):
    """A shape that holds text: plain, filled, or a placeholder of its layout.

    `insets` are left, top, right, bottom in EMU. `lines` is the predicted number of lines of
    each paragraph.
    """

    key: str
    name: str
    rect: Rect
    paragraphs: tuple[Paragraph, ...]
    anchor: Anchor = "top"
    insets: tuple[int, int, int, int] = (0, 0, 0, 0)
    placeholder: Placeholder | None = None
    geometry: str | Path = "rect"  # a preset's name, or a path
    adjust: tuple[tuple[str, int], ...] = ()  # the preset's adjust values, e.g. ("adj", 50000)
    fill: Color = ""
    stroke: Stroke | None = None
    rotation: float = 0.0  # degrees clockwise
    lines: tuple[int, ...] = ()
    link: str = ""
    where: Place = NOWHERE


class Shape(msgspec.Struct, frozen=True):
    """A shape without text. `geometry` is a preset's name or a Path.

    `opacity` below 1 lets what lies beneath a plain fill show through (the circles of a set
    diagram); tints elsewhere are colour expressions.
    """

    key: str
    name: str
    rect: Rect
    geometry: str | Path = "rect"
    adjust: tuple[tuple[str, int], ...] = ()
    fill: Color | Gradient = ""
    opacity: float = 1.0
    stroke: Stroke | None = None
    rotation: float = 0.0
    flip_h: bool = False
    flip_v: bool = False
    alt: str = ""
    decorative: bool = False
    link: str = ""
    where: Place = NOWHERE


class Picture(msgspec.Struct, frozen=True):
    """`crop` is the share cut off at left, top, right, bottom (0 to 1)."""

    key: str
    name: str
    rect: Rect
    file: str
    crop: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    alt: str = ""
    decorative: bool = False
    placeholder: Placeholder | None = None
    geometry: str = "rect"
    adjust: tuple[tuple[str, int], ...] = ()
    where: Place = NOWHERE


class Video(msgspec.Struct, frozen=True):
    """A film that plays on a click; `poster` is the PNG that is shown until then."""

    key: str
    name: str
    rect: Rect
    file: str
    poster: bytes
    alt: str = ""
    where: Place = NOWHERE


class TableCell(msgspec.Struct, frozen=True):
    """`rows` × `columns` is the span at an upper left cell; a covered cell has `covered` set.

    Borders are top, right, bottom, left; None draws nothing.
    """

    paragraphs: tuple[Paragraph, ...] = ()
    rows: int = 1
    columns: int = 1
    covered: bool = False
    anchor: Anchor = "middle"
    insets: tuple[int, int, int, int] = (0, 0, 0, 0)
    fill: Color = ""
    borders: tuple[Stroke | None, Stroke | None, Stroke | None, Stroke | None] = (
        None,
        None,
        None,
        None,
    )


class Table(msgspec.Struct, frozen=True):
    """A native table. Text in cells is written with exact line pitch (`a:spcPts`)."""

    key: str
    name: str
    rect: Rect
    widths: tuple[int, ...]
    heights: tuple[int, ...]
    cells: tuple[tuple[TableCell, ...], ...]
    header: bool = False
    first_column: bool = False
    alt: str = ""
    where: Place = NOWHERE


class ChartSeries(msgspec.Struct, frozen=True):
    """`point_colors` colours single points (bars, slices) and is as long as `values` or empty.

    Sizes of lines and dots are points. `label_text` and `end_text` win over what the chart says
    of value labels, and over 18 pt in the series' colour for the name at the last point, which
    stands `end_shift` of the chart's height below it.
    """

    name: str
    values: tuple[float | None, ...]
    color: Color = "primary"
    point_colors: tuple[Color, ...] = ()
    stroke_width: float = 2.0  # points, for lines
    label_bold_points: tuple[int, ...] = ()  # from 0: labels set larger, bold, in highlight
    label_hidden_points: tuple[int, ...] = ()  # from 0: points too small for a label
    end_label: bool = False  # write the series' name at its last point
    end_text: ChartText | None = None
    end_shift: float = 0.0
    label_text: ChartText | None = None
    marker: float = 0.0  # diameter of a dot at every point; scatter has dots of 10 unless said
    end_marker: float = 0.0  # diameter of a dot at the last point (line, area)
    fill: Color = ""  # area (else `color/20`) and radar; a tint lets the grid show through


class ChartText(msgspec.Struct, frozen=True):
    """How one sort of text in a chart looks."""

    size: float
    color: Color = "text"
    bold: bool = False
    face: str = "body"


class Chart(msgspec.Struct, frozen=True):
    """A native chart with its workbook; all text sizes in points, the plot area fixed.

    `plot` is the inner plot area as shares of `rect` (x, y, w, h), None lets the program choose.
    """

    key: str
    name: str
    rect: Rect
    type: str  # as in the spec language
    categories: tuple[str | float, ...]
    series: tuple[ChartSeries, ...]
    plot: tuple[float, float, float, float] | None = None
    number_format: str = "General"
    value_labels: ChartText | None = None  # None: no labels at the marks
    highlight_labels: ChartText | None = None
    category_text: ChartText = ChartText(18.0)
    value_text: ChartText | None = None  # None: no value axis
    legend: Literal["", "top", "right", "bottom"] = ""
    legend_text: ChartText = ChartText(16.0)
    gap_width: int = 85  # per cent of a bar's width
    overlap: int = 0
    hole: int = 62  # per cent, doughnut
    axis_min: float | None = None
    axis_max: float | None = None
    axis_step: float | None = None  # between grid lines
    axis_format: str = "General"  # of the numbers at the value axis
    axis_title: str = ""
    x_min: float | None = None  # scatter: the level axis, which holds numbers too
    x_max: float | None = None
    x_step: float | None = None
    x_format: str = "General"
    x_title: str = ""
    category_step: int = 1  # every how many categories one is named; 0: none is
    axis_line: Stroke | None = None
    grid_line: Stroke | None = None
    slice_line: Stroke | None = None
    alt: str = ""
    where: Place = NOWHERE


class Connector(msgspec.Struct, frozen=True):
    """A line from `start` to `end` (x, y in EMU), glued to the items whose keys it names.

    Sites count as the preset's connection sites do: for a rectangle 0 top, 1 left, 2 bottom,
    3 right. `elbow` turns at right angles, half way unless `turn` (0 to 1) says otherwise.
    """

    key: str
    name: str
    start: tuple[int, int]
    end: tuple[int, int]
    stroke: Stroke
    start_key: str = ""
    start_site: int = 0
    end_key: str = ""
    end_site: int = 0
    elbow: bool = False
    turn: float = 0.5
    where: Place = NOWHERE


class Formula(msgspec.Struct, frozen=True):
    """A formula that stands by itself, in the middle of its box's height. `lead_color` is that of
    what stands before its `=`; `fallback` draws it for programs that know no formulas."""

    key: str
    name: str
    rect: Rect
    latex: str
    size: float
    fallback: tuple[Item, ...]
    color: Color = "text"
    lead_color: Color = ""
    align: Align = "center"
    alt: str = ""
    where: Place = NOWHERE


class Group(msgspec.Struct, frozen=True):
    """Items that move together; its box is what its items cover. `alt` tells a diagram."""

    key: str
    name: str
    items: tuple[Item, ...]
    alt: str = ""
    decorative: bool = False
    where: Place = NOWHERE


Item = TextBox | Shape | Picture | Video | Table | Chart | Connector | Formula | Group


# --- slides -------------------------------------------------------------------------------


class Target(msgspec.Struct, frozen=True):
    """What one click shows: an item, or paragraphs `first` to `last` (from 0) of its text."""

    key: str
    first: int = -1
    last: int = -1


class NoteParagraph(msgspec.Struct, frozen=True):
    runs: tuple[Run, ...]
    bullet: str = ""
    level: int = 0


class Slide(msgspec.Struct, frozen=True):
    """One slide. `title` is unique in the deck; where no title is drawn the writer keeps it for
    screen readers. `reveal` lists the clicks in order, each with what it shows."""

    key: str
    form: str  # key of its layout
    title: str
    items: tuple[Item, ...]
    notes: tuple[NoteParagraph, ...] = ()
    reveal: tuple[tuple[Target, ...], ...] = ()
    hidden: bool = False
    number: int = 0  # as shown; 0 where slides show none
    background: Color = ""  # where it differs from its layout's
    where: Place = NOWHERE


class Head(msgspec.Struct, frozen=True):
    """What the rest of a deck must know of a slide; `title` may occur again in the deck."""

    key: str
    title: str
    hidden: bool = False
    noted: bool = False  # whether it has notes


class Form(msgspec.Struct, frozen=True):
    """A layout of the master: `type` as in ST_SlideLayoutType, its art and its placeholders."""

    key: str
    name: str
    type: str
    items: tuple[Item, ...]
    background: Color = "background"
    show_master_items: bool = True
    layout: int = 0  # the template's layout that it is, from 1; 0: it is written


class Section(msgspec.Struct, frozen=True):
    """A PowerPoint section: from the slide `first` (from 0) to the next section's first."""

    name: str
    first: int


class Scene(msgspec.Struct, frozen=True):
    """The whole deck. `master` holds what every layout shows and the five basic placeholders.

    Where several processes make a deck, `slides` are those of this one, from the slide `first`
    (from 0) on, and `heads` are those of all slides.
    """

    size: tuple[int, int]
    lang: str
    title: str
    master: Form
    forms: tuple[Form, ...]
    slides: tuple[Slide, ...]
    sections: tuple[Section, ...] = ()
    author: str = ""
    subject: str = ""
    heads: tuple[Head, ...] = ()
    first: int = 0
    audience: str = "all"

    @property
    def is_whole(self) -> bool:
        """Whether every slide is in it."""
        return not self.heads

    @property
    def all_heads(self) -> tuple[Head, ...]:
        """What the deck knows of every slide, whoever makes it."""
        return self.heads or tuple(
            Head(slide.key, slide.title, slide.hidden, bool(slide.notes)) for slide in self.slides
        )
