"""Kind `shift`: what changes into what, a row each; how it changes stands over the arrow or beside.

Drawings: `over` has the way on the arrow, `beside` a third column for it. All rows share a
height and all texts of a column a size; rows too many for the body continue.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec
from msgspec.structs import replace

from deckbuilder.layout import fit
from deckbuilder.layout.area import Area
from deckbuilder.layout.kinds import Kind
from deckbuilder.layout.opening import draw_opened
from deckbuilder.layout.room import Page, Room
from deckbuilder.layout.rows import most_of_few
from deckbuilder.model import scene, spec
from deckbuilder.model.scene import Align, Paragraph
from deckbuilder.units import inches


class ShiftStyle(msgspec.Struct, frozen=True):
    """Columns as x and width in inches at 13.333 in wide: `wide_…` where a long `how` would not
    stand on one line over its arrow, `roomy_…` where long texts stand beside a `how`, `bare_…`
    where there is no `how`.

    A box without fill and edge is its text alone; edges are points in the boxes' colours.
    `strong_rule` opens and closes the rows, `between` stands between them.
    """

    before: tuple[float, float] = (0.667, 4.883)
    after: tuple[float, float] = (7.783, 4.883)
    how: tuple[float, float] = (5.70, 1.90)
    arrow: tuple[float, float] = (5.55, 7.783)
    wide_before: tuple[float, float] = (0.667, 3.867)
    wide_after: tuple[float, float] = (8.8, 3.867)
    wide_how: tuple[float, float] = (4.634, 4.066)
    wide_arrow: tuple[float, float] = (4.534, 8.8)
    roomy_before: tuple[float, float] = (0.667, 3.6)
    roomy_after: tuple[float, float] = (5.184, 3.9)
    roomy_how: tuple[float, float] = (9.284, 3.383)
    roomy_arrow: tuple[float, float] = (4.367, 5.084)
    bare_before: tuple[float, float] = (0.667, 4.883)
    bare_after: tuple[float, float] = (7.783, 4.883)
    bare_arrow: tuple[float, float] = (5.55, 7.783)
    gap: float = 0.1875
    most_row: float = 1.25
    inset: float = 0.25
    align: Align = "left"
    before_fill: str = "surface"
    after_fill: str = "primary"
    before_edge: float = 0.0
    before_edge_color: str = "line"
    after_edge: float = 0.0
    after_edge_color: str = "primary"
    arrow_weight: float = 1.5
    arrow_color: str = "accent1"
    how_align: Align = "center"
    how_lift: float = 0.06
    strong_rule: float = 0.0
    strong_rule_color: str = "text"
    between: float = 0.0
    between_color: str = "line"
    least_row: float = 0.625
    sink: float = 0.36


class _Look(msgspec.Struct, frozen=True):
    """What all rows of the slide share."""

    style: ShiftStyle
    before: tuple[float, float]
    after: tuple[float, float]
    arrow: tuple[float, float]
    how: tuple[float, float]
    over: bool
    sizes: tuple[float, float, float]  # before, after, how


MOST_LINES = 2
Texts = tuple[Paragraph, Paragraph, Paragraph | None]


class _Row(msgspec.Struct, frozen=True):
    """A change, set: its place in the list, its texts, and the height they need or get."""

    number: int
    change: spec.Change
    texts: Texts
    h: float


STYLES = ("shift_before", "shift_after", "shift_how")


def draw_over(content: spec.Shift, room: Room) -> list[Page]:
    return _draw(content, room, over=True)


def draw_beside(content: spec.Shift, room: Room) -> list[Page]:
    return _draw(content, room, over=False)


DRAWINGS: dict[str, Callable[[spec.Shift, Room], list[Page]]] = {
    "over": draw_over,
    "beside": draw_beside,
}


def draw(content: spec.Shift, room: Room) -> list[Page]:
    drawing = room.drawing(DRAWINGS)
    return draw_opened(room, lambda inside: drawing(content, inside), STYLES)


def _draw(content: spec.Shift, room: Room, *, over: bool) -> list[Page]:
    style = _with_columns(room, room.style_of(ShiftStyle), over=over)
    tight = replace(style, gap=min(style.gap, 0.12), least_row=0.5)
    return fit.fewest(
        [
            lambda: _draw_styled(content, room, style, over=over),
            lambda: _draw_styled(content, room, tight, over=over),
        ]
    )


def _with_columns(room: Room, style: ShiftStyle, *, over: bool) -> ShiftStyle:
    """`style`, with columns for this drawing where the theme gives its numbers for the other."""
    themed = room.kind_style.get("drawing", "over")
    if themed == ("over" if over else "beside"):
        return style
    usual = ShiftStyle()
    if over:
        return replace(
            style, before=usual.before, after=usual.after, how=usual.how, arrow=usual.arrow,
            how_align="center",
        )  # fmt: skip
    return replace(
        style, before=usual.roomy_before, after=usual.roomy_after, how=usual.roomy_how,
        arrow=usual.roomy_arrow, how_align="left",
    )  # fmt: skip


def _draw_styled(content: spec.Shift, room: Room, style: ShiftStyle, *, over: bool) -> list[Page]:
    look = _look(room, content, style, over)
    steps = range(max(len(room.style(name).sizes) for name in STYLES))
    gaps = style.gap * (len(content.changes) - 1)
    most = most_of_few(style.most_row, room.body.h - gaps, len(content.changes))
    h = min(most, (room.body.h - gaps) / len(content.changes))
    rows: list[_Row] = []
    for step in steps:
        look = _at_step(room, look, step)
        if step < steps[-1] and not _may_be_short(room, look, content):
            continue
        rows = [_set(room, look, n, change) for n, change in enumerate(content.changes, 1)]
        short = step == steps[-1] or all(map(_is_short, rows))
        holds = short and max(row.h for row in rows) <= h
        fit.note("/".join(f"{size:g}" for size in look.sizes) + " pt", holds, step == steps[-1])
        if holds:
            return [_page(room, look, [replace(row, h=h) for row in rows], sink=style.sink)]
    return _by_content(room, look, rows)


def _by_content(room: Room, look: _Look, rows: Sequence[_Row]) -> list[Page]:
    """At the floor: rows as high as their texts, and as many pages as they take."""
    gap = look.style.gap

    def taken(part: Sequence[_Row]) -> float:
        return sum(row.h for row in part) + gap * (len(part) - 1)

    pages: list[Page] = []
    for part in fit.divide(rows, lambda part: taken(part) <= room.body.h):
        spare = (room.body.h - taken(part)) / len(part)
        opened = [replace(r, h=max(r.h, min(r.h + spare, look.style.most_row))) for r in part]
        pages.append(_page(room, look, opened))
    return pages


def _may_be_short(room: Room, look: _Look, content: spec.Shift) -> bool:
    """Whether the texts' lengths alone allow few lines: breaking for sense takes its time."""
    for style, size, column, after in (
        (STYLES[0], look.sizes[0], look.before, False),
        (STYLES[1], look.sizes[1], look.after, True),
    ):
        most = MOST_LINES * 72 * _text_width(look.style, column, after=after)
        texts = (c.after if after else c.before for c in content.changes)
        if any(room.type.runs_width(room.para(text, style, size)) > most for text in texts):
            return False
    return True


def _is_short(row: _Row) -> bool:
    """Whether nothing in the row takes more lines than a glance does."""
    return all(text is None or text.plain.count("\n") < MOST_LINES for text in row.texts)


# --- columns and sizes --------------------------------------------------------------------


def _look(room: Room, content: spec.Shift, style: ShiftStyle, over: bool) -> _Look:
    fitted = _Fitted(room)
    before, after, arrow, how = style.before, style.after, style.arrow, style.how
    if not any(change.how for change in content.changes):
        before, after, arrow = style.bare_before, style.bare_after, style.bare_arrow
    elif over and _is_long(room, content, fitted(how)[1]):
        before, after, arrow = style.wide_before, style.wide_after, style.wide_arrow
        how = style.wide_how
    elif not over and _is_crowded(room, content, style, fitted):
        before, after, arrow = style.roomy_before, style.roomy_after, style.roomy_arrow
        how = style.roomy_how
    columns = fitted(before), fitted(after)
    ends = _arrow_ends(style, *columns, fitted(arrow, ends=True))
    return _Look(style, *columns, ends, fitted(how), over, (0.0, 0.0, 0.0))


def _arrow_ends(
    style: ShiftStyle,
    before: tuple[float, float],
    after: tuple[float, float],
    arrow: tuple[float, float],
) -> tuple[float, float]:
    """From edge to edge where boxes can be seen; else free of the words, whose boxes reach it."""
    start, end = arrow
    if style.before_fill or style.before_edge:
        start = before[0] + before[1]
    if style.after_fill or style.after_edge:
        end = after[0]
    return start, end


def _is_long(room: Room, content: spec.Shift, width: float) -> bool:
    """Whether a `how` takes more than a line of `width` inches."""
    hows = [room.para(change.how, "shift_how") for change in content.changes if change.how]
    return any(room.type.runs_width(how) / 72 > width for how in hows)


def _is_crowded(room: Room, content: spec.Shift, style: ShiftStyle, fitted: _Fitted) -> bool:
    """Whether a text takes more than two lines of its box at the floor."""
    for after in (False, True):
        name = STYLES[after]
        width = _text_width(style, fitted(style.after if after else style.before), after=after)
        for change in content.changes:
            text = change.after if after else change.before
            paragraph = room.para(text, name, room.style(name).floor)
            if sum(room.type.set([paragraph], inches(width)).lines) > MOST_LINES:
                return True
    return False


class _Fitted(msgspec.Struct, frozen=True):
    """Columns of the design pages on this body, which is narrower beside an aside."""

    room: Room

    def __call__(self, column: tuple[float, float], *, ends: bool = False) -> tuple[float, float]:
        """`column` is x and width, or with `ends` two x."""
        body = self.room.body
        share = body.w / 12
        x = body.x + (column[0] - 0.667) * share
        return (x, body.x + (column[1] - 0.667) * share) if ends else (x, column[1] * share)


def _at_step(room: Room, look: _Look, step: int) -> _Look:
    sizes = [room.style(name).sizes for name in STYLES]
    before, after, how = (s[min(step, len(s) - 1)] for s in sizes)
    return replace(look, sizes=(before, after, how))


def _text_width(style: ShiftStyle, column: tuple[float, float], *, after: bool) -> float:
    """Of a box in `column`: inset where it is filled or has an edge."""
    boxed = (
        (style.after_fill or style.after_edge)
        if after
        else (style.before_fill or style.before_edge)
    )
    return column[1] - 2 * style.inset if boxed else column[1]


def _paragraph(
    room: Room, text: spec.Text, style: str, size: float, width: float, align: Align
) -> Paragraph:
    return room.display(text, style, Area(0, 0, width, 9.0), sizes=(size,), align=align)


def _texts(room: Room, change: spec.Change, look: _Look) -> Texts:
    style, (before, after, how) = look.style, look.sizes
    w1 = _text_width(style, look.before, after=False)
    w2 = _text_width(style, look.after, after=True)
    way = (
        _paragraph(room, change.how, "shift_how", how, look.how[1], style.how_align)
        if change.how
        else None
    )
    return (
        _paragraph(room, change.before, "shift_before", before, w1, style.align),
        _paragraph(room, change.after, "shift_after", after, w2, style.align),
        way,
    )


def _set(room: Room, look: _Look, number: int, change: spec.Change) -> _Row:
    before, after, how = texts = _texts(room, change, look)
    w1 = _text_width(look.style, look.before, after=False)
    w2 = _text_width(look.style, look.after, after=True)
    needed = max(room.height([before], w1), room.height([after], w2)) + 0.2
    if how is not None:
        h = room.height([how], look.how[1])
        needed = max(needed, 2 * (h + look.style.how_lift) if look.over else h + 0.1)
    return _Row(number, change, texts, max(look.style.least_row, needed))


# --- drawing ------------------------------------------------------------------------------


def _page(room: Room, look: _Look, rows: Sequence[_Row], sink: float = 0.0) -> Page:
    """`sink` is the share of the height left over that goes above the rows."""
    taken = sum(row.h for row in rows) + look.style.gap * (len(rows) - 1)
    y = room.body.y + sink * max(0.0, room.body.h - taken)
    items: list[scene.Item] = []
    for i, row in enumerate(rows):
        items += _rule_above(room, look, y, i == 0)
        items.append(_row(room, row, look, Area(room.body.x, y, room.body.w, row.h)))
        y += row.h + look.style.gap
    style = look.style
    if style.strong_rule:
        foot = y - style.gap
        items.append(_line(room, "shift/foot", foot, style.strong_rule, style.strong_rule_color))
    return Page(tuple(items), reveal=tuple((scene.Target(f"shift/{r.number}"),) for r in rows))


def _rule_above(room: Room, look: _Look, y: float, first: bool) -> list[scene.Item]:
    style = look.style
    weight, color = (
        (style.strong_rule, style.strong_rule_color)
        if first
        else (style.between, style.between_color)
    )
    return (
        [_line(room, f"shift/rule/{y:.3f}", y - style.gap / 2 * (not first), weight, color)]
        if weight
        else []
    )


def _line(room: Room, key: str, y: float, weight: float, color: str) -> scene.Item:
    return room.rule(key, room.body.x, y, room.body.w, weight, color)


def _row(room: Room, row: _Row, look: _Look, area: Area) -> scene.Group:
    key, change = f"shift/{row.number}", row.change
    before, after, how = row.texts
    items: list[scene.Item] = [
        _box(room, f"{key}/from", area, look, before, change, after=False),
        _arrow(room, key, look, area),
    ]
    if how is not None:
        items.append(_how_box(room, key, how, look, area, change))
    to = _box(room, f"{key}/to", area, look, after, change, after=True)
    items.insert(len(items) if look.over else 2, to)
    name = f"change {row.number}: {change.before.plain} → {change.after.plain}".replace("\n", " ")
    return scene.Group(key, name, tuple(items), where=change.where)


def _box(
    room: Room,
    key: str,
    row: Area,
    look: _Look,
    paragraph: Paragraph,
    change: spec.Change,
    *,
    after: bool,
) -> scene.TextBox:
    style, column = look.style, look.after if after else look.before
    fill = style.after_fill if after else style.before_fill
    edge = (
        (style.after_edge, style.after_edge_color)
        if after
        else (style.before_edge, style.before_edge_color)
    )
    pad = (column[1] - _text_width(style, column, after=after)) / 2
    left, right = column[0], column[0] + column[1]
    reach = (min(left, look.arrow[1]), right) if after else (left, max(right, look.arrow[0]))
    place = Area(reach[0], row.y, reach[1] - reach[0], row.h)
    return room.box(
        key, "to" if after else "from", place, paragraph, anchor="middle", fill=fill,
        insets=(inches(left - reach[0] + pad), 0, inches(reach[1] - right + pad), 0),
        stroke=room.stroke(edge[1], edge[0]) if edge[0] else None, where=change.where,
    )  # fmt: skip


def _arrow(room: Room, key: str, look: _Look, area: Area) -> scene.Connector:
    x0, x1 = look.arrow
    line = Area(x0, area.middle, x1 - x0, 0).rect
    stroke = room.stroke(look.style.arrow_color, look.style.arrow_weight, tail="triangle")
    return scene.Connector(
        f"{key}/arrow", "arrow", (line.x, line.y), (line.right, line.y), stroke,
        start_key=f"{key}/from", start_site=3, end_key=f"{key}/to", end_site=1,
    )  # fmt: skip


def _how_box(
    room: Room, key: str, how: Paragraph, look: _Look, area: Area, change: spec.Change
) -> scene.TextBox:
    x, w = look.how
    if not look.over:
        place = Area(x, area.y, w, area.h)
        return room.box(f"{key}/how", "how", place, how, anchor="middle", where=change.where)
    bottom = area.middle - look.style.how_lift
    h = min(room.height([how], w), area.h / 2)
    place = Area(x, bottom - h, w, h)
    return room.box(f"{key}/how", "how", place, how, anchor="bottom", where=change.where)


KIND = Kind(draw)
