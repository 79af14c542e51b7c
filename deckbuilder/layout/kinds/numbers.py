"""Kind `numbers`: large figures side by side, each with its unit, what it counts, and its change.

All values share one step of the ladder, at which value and unit fit their column. Up to four
stand in a row, five and six in two; more continue. In a column or aside they stand one below
the other.
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
from deckbuilder.layout.room import Page, Room, has_han
from deckbuilder.model import scene, spec
from deckbuilder.model.scene import Paragraph

LINE = 1.22  # a line's height over its size
THIN_SPACE = "\u2009"
SHORT_UNIT = 4  # letters, or half as many Han, that a unit may have to stay at its value
NARROW = 36.0  # points of a value, under which any unit gives it the whole line
DIGIT_TOP = 0.27  # of the size, free above a digit in its line, and below its baseline
UP, DOWN = "+＋↑▲增升", "-−–－↓▼减降"


class NumbersStyle(msgspec.Struct, frozen=True):
    """Inches at 13.333 in wide, rules in points.

    Digits start `digit_top` below the panel's top, the label `label_gap` below their baseline.
    `tight_…` are these two where figures stand in two rows. `sink` is the share of the free
    height that a row moves down by. Panels with a `fill` are as high as their row. `signed`
    colours a change by its sign. `unit_below` has all units under their values, `fitted` ends
    panels below their texts. `aside_…` are the colours on the aside's ground.
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
    unit_below: bool = False
    fitted: bool = False
    signed: bool = False
    aside_color: str = "accent1"
    aside_text: str = "text"
    aside_muted: str = "muted"
    aside_line: str = "line"


class _Plan(msgspec.Struct, frozen=True):
    """What all figures share: the step, the sizes of their texts, and how high a figure is."""

    style: NumbersStyle
    value: float
    label: float
    label_h: float
    change_h: float
    stacked: bool
    tight: bool = False
    unit_below: bool = False

    @property
    def value_h(self) -> float:
        return self.value * LINE / 72

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
    most = 6 if room.content_width > 9 else 4
    pages = fit.divide(figures, lambda part: len(part) <= most)
    rows, across = _shape(max(map(len, pages)), room)
    w = (room.body.w - room.w(style.gap) * (across - 1)) / across
    high = (room.body.h - style.row_gap * (rows - 1)) / rows
    plan = _plan(room, style, [f for _, f in figures], w, high, stacked=False, tight=rows > 1)
    return [_page(room, plan, part, lit, rows, across) for part in pages]


def _shape(count: int, room: Room) -> tuple[int, int]:
    """Rows, and figures in a row."""
    if room.content_width < 9 and count == 4:
        return 2, 2
    return (1, count) if count <= 4 else (2, 3)


def _stacked(room: Room, style: NumbersStyle, figures: Numbered, lit: frozenset[int]) -> list[Page]:
    """One below the other, at the step at which all fit; else on several pages at the floor."""
    w, count = room.body.w, len(figures)
    high = (room.body.h - style.row_gap * (count - 1)) / count
    plan = _plan(room, style, [f for _, f in figures], w, high, stacked=True)
    step = plan.height + style.row_gap * 2

    def holds(part: Numbered) -> bool:
        return plan.height * len(part) + style.row_gap * 2 * (len(part) - 1) <= room.body.h

    return [_column_page(room, plan, part, step) for part in fit.divide(figures, holds)]


# --- sizes --------------------------------------------------------------------------------


def _plan(
    room: Room,
    style: NumbersStyle,
    figures: Sequence[spec.Figure],
    width: float,
    high: float,
    *,
    stacked: bool,
    tight: bool = False,
) -> _Plan:
    """The largest step at which every value with its unit fits; where none does, long units
    stand below their values, and sizes go on below the ladder's floor."""
    sizes = room.style("figure_side" if stacked else "big_number").sizes
    further = [sizes[-1] * share for share in (0.85, 0.7, 0.55, 0.5)]
    inner = width if stacked else width - 2 * room.w(style.inset)
    start = _Plan(style, 0.0, 0.0, 0.0, 0.0, stacked, tight)
    last: _Plan | None = None
    for value, below in [*((s, False) for s in sizes), *((s, True) for s in (*sizes, *further))]:
        blank = replace(start, value=value, unit_below=below)
        narrowest = below and value == further[-1]  # nothing is smaller
        if not narrowest and any(_takes(room, blank, figure) > inner for figure in figures):
            continue
        last = _with_texts(room, blank, figures, inner)
        if last.height <= high:
            return last
    assert last is not None
    return last


def _takes(room: Room, plan: _Plan, figure: spec.Figure) -> float:
    """Inches that a value takes on its line, with the margin that lines keep free."""
    return room.type.runs_width(_value(room, plan, figure, "text")) / 72 * 1.01


def _is_below(plan: _Plan, figure: spec.Figure) -> bool:
    """Whether the figure's unit stands below its value: short ones stay beside it."""
    if plan.style.unit_below and not plan.stacked:
        return True
    unit = figure.unit.plain if figure.unit else ""
    if plan.value < NARROW:
        return plan.unit_below
    return plan.unit_below and sum(2 if has_han(c) else 1 for c in unit) > SHORT_UNIT


def _with_texts(room: Room, plan: _Plan, figures: Sequence[spec.Figure], width: float) -> _Plan:
    for label in room.style(_looks(plan)[0]).sizes:
        labels = [room.height(_labels(room, plan, f, label, width), width) for f in figures]
        plan = replace(plan, label=label, label_h=max(labels))
        if max(labels) <= 2.1 * label * LINE / 72 * 1.15:
            break
    changes = [
        room.height([_change(room, plan, f.change, width)], width) for f in figures if f.change
    ]
    return replace(plan, change_h=max(changes, default=0.0))


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
    if not figure.unit or _is_below(plan, figure):
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
    over: dict[str, Any] = {"color": plan.style.aside_text} if room.place == "aside" else {}
    area = Area(0, 0, width, 9.0)
    return room.display(figure.label, _looks(plan)[0], area, sizes=(size,), **over)


def _labels(
    room: Room, plan: _Plan, figure: spec.Figure, size: float, width: float
) -> list[Paragraph]:
    """The label, and above it the unit where that stands below its value."""
    label = _label(room, plan, figure, size, width)
    if not figure.unit or not _is_below(plan, figure):
        return [label]
    unit = room.para(figure.unit, _looks(plan)[0], size, bold=True)
    return [replace(unit, color=label.color), label]


def _change(room: Room, plan: _Plan, change: spec.Text, width: float) -> Paragraph:
    over: dict[str, Any] = {}
    if room.place == "aside":
        over["color"] = plan.style.aside_muted
    elif plan.style.signed:
        sign = change.plain.strip()[:1]
        if sign in UP or sign in DOWN:
            over["color"] = "good" if sign in UP else "warn"
    look = _looks(plan)[1]
    return room.display(change, look, Area(0, 0, width, 9.0), **over)


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
    label = _labels(room, plan, figure, plan.label, area.w)
    items.append(room.box(f"{key}/label", "label", Area(area.x, y, area.w, plan.label_h), label))
    if figure.change:
        y += room.height(label, area.w) + style.label_change_gap
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
