"""Kind `numbers`: large figures side by side, each with its unit, what it counts, and its change.

All values share one step of the ladder, at which value and unit fit their column; where a unit
costs the values more than a step, units follow their labels in brackets. Up to four stand in a
row, five and six in two; what the rows do not hold continues. In a column or aside they stand
one below the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from msgspec.structs import replace

from deckbuilder.layout import fit
from deckbuilder.layout.area import Area
from deckbuilder.layout.art import double_rule
from deckbuilder.layout.emphasis import lit_ones
from deckbuilder.layout.frame import ground_of
from deckbuilder.layout.kinds import Kind
from deckbuilder.layout.lists import onward
from deckbuilder.layout.room import Page, Room
from deckbuilder.layout.runs import has_han
from deckbuilder.model import scene, spec
from deckbuilder.model.scene import Paragraph

LINE = 1.22  # a line's height over its size
THIN_SPACE = "\u2009"
STAYS = 2  # steps that values must gain for units to leave them
FURTHER = (0.85, 0.7, 0.55, 0.45)  # of the ladder's floor, for long values
APART = 0.15  # inches between values that stand on no panels, and the gutter
LEAST_VALUE = 20.0
ALONE = (160.0, 138.0)  # points; a single value above its ladder
ALONE_LABEL = (32.0, 28.0)
FEW = 3  # figures whose labels may be larger where each stays on a line
FEW_LABEL = (28.0,)
SMALLER = (16.0, 14.0)  # labels of figures in a column or aside go on to these
DIGIT_TOP = 0.27  # of the size, free above a digit in its line, and below its baseline
UP, DOWN = "+＋↑▲增升", "-−–－↓▼减降"


class NumbersStyle(msgspec.Struct, frozen=True):
    """Inches at 13.333 in wide, rules in points.

    Digits start `digit_top` below the panel's top, the label `label_gap` below their baseline.
    `tight_…` are these two where figures stand in two rows. `sink` is the share of the free
    height that a row moves down by. Panels with a `fill` are as high as their row. `signed`
    colours a change by its sign. `fitted` ends panels below their texts. `aside_…` are the
    colours on the aside's ground.
    """

    gap: float = 0.2
    row_gap: float = 0.25
    fill: str = ""
    inset: float = 0.0
    outdent: float = 0.0
    rule: float = 2.25
    rule_color: str = "primary"
    first_rule_color: str = ""
    double: bool = False
    digit_top: float = 0.45
    label_gap: float = 0.34
    label_change_gap: float = 0.1
    divider: float = 0.0
    divider_color: str = "line"
    divider_gap: float = 0.2
    foot: float = 0.0
    tight_top: float = 0.3
    tight_gap: float = 0.34
    sink: float = 0.36
    value_color: str = "primary"
    first_color: str = "accent1"
    unit_color: str = ""
    fitted: bool = False
    signed: bool = False
    aside_color: str = "accent1"
    aside_text: str = "text"
    aside_muted: str = "muted"
    aside_line: str = "line"


class _Way(msgspec.Struct, frozen=True):
    """One way to set figures: so many rows of so many on a page, values of `value` points, and
    whether units stand beside them."""

    rows: int
    across: int
    value: float
    beside: bool

    def __str__(self) -> str:
        units = "" if self.beside else ", units at the labels"
        return f"{self.rows} x {self.across} at {self.value:g} pt{units}"

    @property
    def per(self) -> int:
        return self.rows * self.across


class _Plan(msgspec.Struct, frozen=True):
    """What all figures share: the step, the sizes of their texts, and how high a figure is."""

    style: NumbersStyle
    value: float
    value_h: float
    label: float
    label_h: float
    change_h: float
    stacked: bool
    change: float = 0.0
    tight: bool = False
    beside: bool = True
    count: int = 99

    @property
    def value_top(self) -> float:
        if self.stacked:
            return 0.0
        top = self.style.tight_top if self.tight else self.style.digit_top
        return max(0.0, top - DIGIT_TOP * self.value / 72)

    @property
    def label_top(self) -> float:
        gap = self.style.tight_gap if self.tight or self.stacked else self.style.label_gap
        below = max(0.0, gap - DIGIT_TOP * self.value / 72)
        return self.value_top + self.value_h + below

    @property
    def height(self) -> float:
        change = self.change_h + self.style.label_change_gap if self.change_h else 0.0
        foot = 0.0 if self.stacked else self.style.foot * (0.5 if self.tight else 1.0)
        return self.label_top + self.label_h + change + foot


def draw(content: spec.Numbers, room: Room) -> list[Page]:
    style = room.style_of(NumbersStyle)
    stacked = room.place != "body"
    lit = lit_ones([figure.label for figure in content.figures]) or frozenset((0,))
    figures = list(enumerate(content.figures))
    return (_stacked if stacked else _in_rows)(room, style, figures, lit)


Numbered = Sequence[tuple[int, spec.Figure]]


def _in_rows(room: Room, style: NumbersStyle, figures: Numbered, lit: frozenset[int]) -> list[Page]:
    every = [figure for _, figure in figures]
    sizes = room.style("big_number").sizes
    if len(figures) == 1:
        sizes = (*ALONE, *sizes)
    ways = _ways(sizes, *_shapes(room, len(figures)))
    way = fit.first_fit(ways, lambda w: _plan_of(room, style, every, w) is not None) or ways[-1]
    plan = _plan_of(room, style, every, way, anyhow=True)
    assert plan is not None
    pages = fit.divide(figures, lambda part: len(part) <= way.per)
    return [_page(room, plan, part, lit, way.rows, way.across) for part in pages]


Shapes = Sequence[tuple[int, int]]


def _shapes(room: Room, count: int) -> tuple[Shapes, Shapes]:
    """Rows and figures in a row: those that hold `count` on as few pages as can be, and those
    with fewer on a page."""
    narrow = room.content_width < 9
    fewer = [(1, n) for n in (3, 2, 1) if n < count]
    if count <= 3:
        return [(1, count)], fewer
    if count == 4 or narrow:
        return ([(2, 2)] if narrow else [(1, 4), (2, 2)]), fewer
    return [(2, 3)], fewer


def _ways(sizes: Sequence[float], shapes: Shapes, fewer: Shapes) -> list[_Way]:
    """From the largest values on; units leave their values where these gain by it, and values
    shrink a little below their ladder before there are more pages."""
    further = [max(LEAST_VALUE, round(sizes[-1] * share)) for share in FURTHER]
    ways = [way for shape in shapes for way in _sized(shape, sizes)]
    ways += [way for shape in shapes for way in _sized(shape, further[:2])]
    ways += [way for shape in fewer for way in _sized(shape, (*sizes, *further[:2]))]
    ways += [way for shape in (*shapes, *fewer) for way in _sized(shape, further[2:])]
    return list(dict.fromkeys(ways))


def _sized(shape: tuple[int, int], sizes: Sequence[float]) -> list[_Way]:
    """The sizes with units beside values, each after those with units elsewhere that are
    larger by more than `STAYS` steps."""
    ways: list[_Way] = []
    for n in range(len(sizes) + STAYS):
        ways += [_Way(*shape, size, True) for size in sizes[n : n + 1]]
        ways += [_Way(*shape, size, False) for size in sizes[n - STAYS :][:1] if n >= STAYS]
    return ways


def _plan_of(
    room: Room,
    style: NumbersStyle,
    figures: Sequence[spec.Figure],
    way: _Way,
    *,
    anyhow: bool = False,
) -> _Plan | None:
    """The figures set in rows in this way; None where one does not fit its place."""
    w = room.body.columns(way.across, room.w(style.gap))[0].w - 2 * room.w(style.inset)
    high = (room.body.h - style.row_gap * (way.rows - 1)) / way.rows
    start = _Plan(style, way.value, 0, 0, 0, 0, stacked=False, beside=way.beside)
    start = replace(start, tight=way.rows > 1, count=len(figures))
    return _planned(room, start, figures, w, high, anyhow=anyhow)


def _stacked(room: Room, style: NumbersStyle, figures: Numbered, lit: frozenset[int]) -> list[Page]:
    """One below the other, at the step at which all fit; else on as few pages as the floor
    needs."""
    w, every = room.body.w, [figure for _, figure in figures]

    def planned(way: _Way, *, anyhow: bool = False) -> _Plan | None:
        start = _Plan(style, way.value, 0, 0, 0, 0, stacked=True, beside=way.beside)
        return _planned(room, start, every, w, room.body.h, anyhow=anyhow)

    def holds(part: Numbered, way: _Way) -> bool:
        plan, count = planned(way), len(part)
        return plan is not None and (
            plan.height * count + 2 * style.row_gap * (count - 1) <= room.body.h
        )

    ways = _ways(room.style("figure_side").sizes, [(1, 1)], [])
    way, parts = fit.paged(ways, figures, holds)
    plan = planned(way, anyhow=True)
    assert plan is not None
    return [_column_page(room, plan, part, plan.height + 2 * style.row_gap) for part in parts]


# --- sizes --------------------------------------------------------------------------------


def _planned(
    room: Room,
    plan: _Plan,
    figures: Sequence[spec.Figure],
    width: float,
    high: float,
    *,
    anyhow: bool,
) -> _Plan | None:
    """`plan` with the sizes and heights that its texts take in `width`; None where a value needs
    more than a line (but the smallest, or `anyhow`) or a figure more than `high`."""
    lines = anyhow or plan.value <= LEAST_VALUE
    free = 0.0 if plan.stacked or plan.style.inset else APART
    if not lines and any(_takes(room, plan, figure) > width - free for figure in figures):
        return None
    values = [room.height([_value(room, plan, figure, "text")], width) for figure in figures]
    plan = replace(plan, value_h=max([plan.value * LINE / 72, *values]))
    fitting: _Plan | None = None
    for label in _label_sizes(room, plan):
        plan = _with_texts(room, plan, figures, label, width)
        if plan.height <= high:
            fitting = plan
            lines = 1 if label > room.style(_looks(plan)[0]).size else 2
            if plan.label_h <= (lines + 0.1) * label * LINE / 72 * 1.15:
                break
    return fitting or (plan if anyhow else None)


def _label_sizes(room: Room, plan: _Plan) -> tuple[float, ...]:
    """The labels' ladder; few figures start above it, lists in a column go on below."""
    sizes = room.style(_looks(plan)[0]).sizes
    if plan.stacked:
        return onward(sizes, SMALLER)
    more = ALONE_LABEL if plan.count == 1 else FEW_LABEL if plan.count <= FEW else ()
    return (*more, *sizes)


def _takes(room: Room, plan: _Plan, figure: spec.Figure) -> float:
    """Inches that a value takes on its line, with the margin that lines keep free."""
    return room.type.runs_width(_value(room, plan, figure, "text")) / 72 * 1.01


def _is_beside(plan: _Plan, figure: spec.Figure) -> bool:
    """Whether the figure's unit stands at its value: signs such as % always do."""
    unit = figure.unit.plain if figure.unit else ""
    return plan.beside or (len(unit) == 1 and not has_han(unit))


def _with_texts(
    room: Room, plan: _Plan, figures: Sequence[spec.Figure], label: float, width: float
) -> _Plan:
    labels = [room.height([_label(room, plan, f, label, width)], width) for f in figures]
    said = [figure.change for figure in figures if figure.change]
    places = [Area(0, 0, width, 9.0)] * len(said)
    plan = replace(plan, change=room.display_size(said, _looks(plan)[1], places))
    changes = [room.height([_change(room, plan, one, width)], width) for one in said]
    return replace(plan, label=label, label_h=max(labels), change_h=max(changes, default=0.0))


def _near(sizes: Sequence[float], wanted: float) -> float:
    return min(sizes, key=lambda size: abs(size - wanted))


def _looks(plan: _Plan) -> tuple[str, str]:
    return (
        ("figure_side_label", "figure_change")
        if plan.stacked
        else ("figure_label", "figure_change")
    )


# --- paragraphs ---------------------------------------------------------------------------


def _value(room: Room, plan: _Plan, figure: spec.Figure, color: str) -> Paragraph:
    """Value and unit on one baseline, a thin space of the unit's size between them."""
    name = "figure_side" if plan.stacked else "big_number"
    paragraph = room.para(figure.value, name, plan.value, plain_marks=True, color=color)
    if not figure.unit or not _is_beside(plan, figure):
        return paragraph
    look = room.style("big_unit")
    size = _near(look.sizes, plan.value * 0.3) if len(look.sizes) > 1 else look.size
    unit_color = color if plan.stacked or not plan.style.unit_color else plan.style.unit_color
    unit = scene.Run(
        THIN_SPACE + figure.unit.plain, bold=look.bold, size=size, face=look.face,
        color=room.color(unit_color),
    )  # fmt: skip
    return replace(paragraph, runs=(*paragraph.runs, unit))


def _label(room: Room, plan: _Plan, figure: spec.Figure, size: float, width: float) -> Paragraph:
    """What is counted, and in brackets the unit where it does not stand at the value."""
    over: dict[str, Any] = {"color": plan.style.aside_text} if room.place == "aside" else {}
    text = figure.label
    if figure.unit and not _is_beside(plan, figure):
        han = has_han(text.plain + figure.unit.plain)
        opening, closing = ("（", "）") if han else (" (", ")")
        unit = (spec.Run(opening), *figure.unit.runs, spec.Run(closing))
        text = replace(text, runs=(*text.runs, *unit))
    return room.display(text, _looks(plan)[0], Area(0, 0, width, 9.0), sizes=(size,), **over)


def _change(room: Room, plan: _Plan, change: spec.Text, width: float) -> Paragraph:
    over: dict[str, Any] = {}
    if room.place == "aside":
        over["color"] = plan.style.aside_muted
    elif plan.style.signed:
        sign = change.plain.strip()[:1]
        if sign in UP or sign in DOWN:
            over["color"] = "good" if sign in UP else "warn"
    look = _looks(plan)[1]
    return room.display(change, look, Area(0, 0, width, 9.0), sizes=(plan.change,), **over)


# --- drawing ------------------------------------------------------------------------------


def _page(
    room: Room, plan: _Plan, part: Numbered, lit: frozenset[int], rows: int, across: int
) -> Page:
    style = plan.style
    high = (room.body.h - style.row_gap * (rows - 1)) / rows
    used = 1 + (len(part) - 1) // across
    spare = max(0.0, high - plan.height)
    filled = bool(style.fill) and not style.fitted
    top = room.body.y + (0.0 if filled else spare * style.sink)
    h = high if filled else plan.height
    step = (
        high + style.row_gap
        if filled
        else plan.height + min(0.625, style.row_gap + spare * style.sink)
    )
    columns = room.body.columns(across, room.w(style.gap))
    groups: list[scene.Item] = []
    for k, (n, figure) in enumerate(part):
        row, column = divmod(k, across)
        area = Area(columns[column].x, top + row * step, columns[column].w, h)
        sunk = spare * style.sink if filled else 0.0
        groups.append(_figure(room, plan, n, figure, area, n in lit, sunk, used))
    return Page(tuple(groups), reveal=tuple((scene.Target(g.key),) for g in groups))


def _figure(
    room: Room,
    plan: _Plan,
    n: int,
    figure: spec.Figure,
    area: Area,
    lit: bool,
    sunk: float,
    rows: int,
) -> scene.Group:
    style, key = plan.style, f"numbers/{n + 1}"
    items: list[scene.Item] = []
    if style.fill:
        items.append(room.panel(f"{key}/panel", "panel", area, style.fill))
    items += _rule(room, style, key, area, n == 0)
    inner = area.inset(room.w(style.inset), sunk, room.w(style.inset), 0)
    color = style.first_color if lit else style.value_color
    items += _texts(room, plan, key, figure, inner, color)
    return scene.Group(key, _name(n, figure), tuple(items), where=figure.where)


def _name(n: int, figure: spec.Figure) -> str:
    unit = figure.unit.plain if figure.unit else ""
    return f"number {n + 1}: {figure.value.plain}{unit} {figure.label.plain}".replace("\n", " ")


def _rule(room: Room, style: NumbersStyle, key: str, area: Area, first: bool) -> list[scene.Item]:
    color = style.first_rule_color if first and style.first_rule_color else style.rule_color
    if style.double:
        bars = double_rule(ground_of(room), f"{key}/rule", area, color)
        return [scene.Group(f"{key}/rule", "rule", tuple(bars), decorative=True)]
    if not style.rule:
        return []
    return [room.rule(f"{key}/rule", area.x, area.y, area.w, style.rule, color)]


def _texts(
    room: Room, plan: _Plan, key: str, figure: spec.Figure, area: Area, color: str
) -> list[scene.Item]:
    style = plan.style
    y = area.y + plan.value_top
    out = 0.0 if plan.stacked else style.outdent
    place = Area(area.x - out, y, area.w + out, plan.value_h)
    items: list[scene.Item] = [
        room.box(f"{key}/value", "value", place, _value(room, plan, figure, color), anchor="bottom")
    ]
    y = area.y + plan.label_top
    if style.divider and not plan.stacked:
        line = y - (style.divider_gap if not plan.tight else min(0.1, style.divider_gap))
        items.append(
            room.rule(f"{key}/divider", area.x, line, area.w, style.divider, style.divider_color)
        )
    label = _label(room, plan, figure, plan.label, area.w)
    items.append(room.box(f"{key}/label", "label", Area(area.x, y, area.w, plan.label_h), label))
    if figure.change:
        y += room.height([label], area.w) + style.label_change_gap
        change = _change(room, plan, figure.change, area.w)
        place = Area(area.x, y, area.w, plan.change_h)
        items.append(room.box(f"{key}/change", "change", place, change))
    return items


def _column_page(room: Room, plan: _Plan, part: Numbered, step: float) -> Page:
    style = plan.style
    color = style.aside_color if room.place == "aside" else style.first_color
    groups: list[scene.Item] = []
    for k, (n, figure) in enumerate(part):
        area = Area(room.body.x, room.body.y + k * step, room.body.w, plan.height)
        key = f"numbers/{n + 1}"
        items: list[scene.Item] = []
        if k:
            line = style.aside_line if room.place == "aside" else "line"
            y = area.y - style.row_gap
            items.append(room.rule(f"{key}/rule", area.x, y, area.w, 0.75, line))
        items += _texts(room, plan, key, figure, area, color)
        groups.append(scene.Group(key, _name(n, figure), tuple(items), where=figure.where))
    return Page(tuple(groups), reveal=tuple((scene.Target(g.key),) for g in groups))


KIND = Kind(draw)
