"""Steps as numerals on a line that leads from one to the next; title and text below each.

The row stands a little above the middle. A second row is reached by a turn: from under the last
words of the first one an arrow runs back between the rows, to the first numeral of the next.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

import msgspec

from deckbuilder.layout.area import Area, square
from deckbuilder.layout.diagrams import free_line, set_title
from deckbuilder.layout.diagrams import line as joined
from deckbuilder.layout.icons import draw_icon
from deckbuilder.layout.kinds.steps.rows import (
    Columns,
    Part,
    Plan,
    Sizes,
    best_plan,
    floor,
    text_of,
    whole_words,
)
from deckbuilder.layout.room import Room
from deckbuilder.model import scene, spec
from deckbuilder.model.scene import Item
from deckbuilder.units import inches

# the connection sites at the right and the left of what a numeral stands on
FEW = 3  # steps whose numerals are as large as those of bare ones
ICON_SIDE = 0.75  # inches, where numerals would be of 60 pt
_SIDES: dict[str, tuple[int, int]] = {"ellipse": (6, 2)}


class LineStyle(msgspec.Struct, frozen=True):
    """Lengths in inches, weights in points. Band, `title_gap` and badge are given for numerals of
    60 pt and shrink with them. `badge` is the preset that a numeral stands on, if any."""

    gap: float = 0.20
    row_gap: float = 0.25
    most_row_gap: float = 0.6
    most_columns: int = 5
    least_width: float = 1.8
    starts: tuple[tuple[float, int], ...] = ((3.5, 1), (2.6, 2), (0.0, 3))
    band: float = 1.0
    title_gap: float = 0.25
    text_gap: float = 0.15
    text_clear: float = 0.1
    sink: float = 0.36
    clear: float = 0.125
    weight: float = 1.5
    color: str = "muted"
    lit_color: str = "accent1"
    lit_ordinal: str = "accent1"
    last_line: bool = True
    badge: str = ""
    badge_side: float = 0.875
    badge_fill: str = "primary"
    badge_stroke: str = ""
    lit_badge_fill: str = "accent1"
    lit_badge_stroke: str = ""
    badge_weight: float = 1.25


def _styles(part: Part) -> tuple[str, str, str]:
    if part.bare:
        return ("step_bare_title", "step_text", "step_bare_ordinal")
    return ("step_title", "step_text", "step_bare_ordinal" if part.total <= FEW else "step_ordinal")


def _columns(style: LineStyle) -> Columns:
    return Columns(style.gap, style.most_columns, style.least_width, style.starts)


# --- planning -----------------------------------------------------------------------------


def plan(room: Room, part: Part) -> Plan | None:
    style = room.style_of(LineStyle)

    def fits(counts: tuple[int, ...], sizes: Sizes) -> Plan | None:
        w = _column_width(room, style, counts)
        if not whole_words(room, part, _styles(part)[0], sizes, w, w - style.text_clear):
            return None
        if sizes.title > room.style(_styles(part)[0]).floor and _tall(room, part, sizes, w):
            return None
        heights = _heights(room, style, part, counts, sizes)
        if sum(heights) + style.row_gap * (len(counts) - 1) > room.body.h:
            return None
        return _placed(room, style, counts, sizes, heights)

    return best_plan(room, part, _columns(style), _styles(part), fits)


def force(room: Room, part: Part, counts: tuple[int, ...], sizes: Sizes | None) -> Plan:
    style = room.style_of(LineStyle)
    sizes = sizes or floor(room, _styles(part))
    return _placed(room, style, counts, sizes, _heights(room, style, part, counts, sizes))


def _column_width(room: Room, style: LineStyle, counts: Sequence[int]) -> float:
    return room.body.columns(counts[0], style.gap)[0].w


def _scale(sizes: Sizes) -> float:
    return sizes.ordinal / 60


def _head_height(style: LineStyle, sizes: Sizes) -> float:
    """From a row's top to its titles."""
    return (style.band + style.title_gap) * _scale(sizes)


def _heights(
    room: Room, style: LineStyle, part: Part, counts: Sequence[int], sizes: Sizes
) -> list[float]:
    """What each row needs: its tallest title, then its tallest text."""
    w = _column_width(room, style, counts)
    heights: list[float] = []
    for row in Plan(tuple(counts), (), sizes).rows():
        steps = [part.steps[i] for i in row]
        texts = [_text_height(room, style, step, sizes, w) for step in steps]
        text = max(texts) + style.text_gap if any(texts) else 0.0
        heights.append(
            _head_height(style, sizes) + _title_height(room, part, steps, sizes, w) + text
        )
    return heights


def _title_height(
    room: Room, part: Part, steps: Sequence[spec.Titled], sizes: Sizes, w: float
) -> float:
    look = _styles(part)[0]
    return max(room.height([set_title(room, s.title, look, sizes.title, w)], w) for s in steps)


def _tall(room: Room, part: Part, sizes: Sizes, w: float) -> bool:
    """Whether a title takes more than two lines."""
    titles = (set_title(room, s.title, _styles(part)[0], sizes.title, w) for s in part.steps)
    return any(title.plain.count("\n") > 1 for title in titles)


def _text_height(room: Room, style: LineStyle, step: spec.Titled, sizes: Sizes, w: float) -> float:
    width = w - style.text_clear
    return room.height(text_of(room, step, sizes.text, width), width)


def _placed(
    room: Room,
    style: LineStyle,
    counts: tuple[int, ...],
    sizes: Sizes,
    heights: Sequence[float],
) -> Plan:
    """Rows one below the other; what remains opens the gap, and moves them down a little."""
    gaps = len(counts) - 1
    spare = max(0.0, room.body.h - sum(heights) - style.row_gap * gaps)
    gap = min(style.most_row_gap, style.row_gap + spare / 2) if gaps else 0.0
    y = room.body.y + style.sink * max(0.0, room.body.h - sum(heights) - gap * gaps)
    places: list[Area] = []
    for count, height in zip(counts, heights, strict=True):
        row = Area(room.body.x, y, room.body.w, height)
        places += row.columns(counts[0], style.gap)[:count]
        y += height + gap
    return Plan(counts, tuple(places), sizes)


# --- drawing ------------------------------------------------------------------------------


def paint(room: Room, part: Part, plan: Plan) -> list[Item]:
    style = room.style_of(LineStyle)
    groups: list[Item] = []
    for row in plan.rows():
        w = plan.places[row[0]].w
        steps = [part.steps[i] for i in row]
        title_h = _title_height(room, part, steps, plan.sizes, w)
        for i in row:
            groups.append(_step(room, style, part, plan, i, row, title_h))
    return groups


def _step(
    room: Room, style: LineStyle, part: Part, plan: Plan, i: int, row: range, title_h: float
) -> scene.Group:
    step, area, n = part.steps[i], plan.places[i], part.numbers[i]
    key = f"steps/{n}"
    ordinal = _ordinal(room, style, part, plan, i, row)
    items: list[Item] = [ordinal]
    if step.icon:
        items.append(_icon(room, style, part, plan, i, ordinal.rect))
    items += _lead_on(room, style, part, plan, i, row)
    y = area.y + _head_height(style, plan.sizes)
    title = set_title(room, step.title, _styles(part)[0], plan.sizes.title, area.w)
    turns = i == row[-1] and i + 1 < len(plan.places)
    # the turn leaves below all words of the row
    place = Area(area.x, y, area.w, area.bottom - y if turns and not step.text else title_h)
    words = room.box(f"{key}/title", "title", place, title, link=step.link, where=step.where)
    items.append(words)
    if step.text:
        y += title_h + style.text_gap
        w = area.w - style.text_clear
        texts = text_of(room, step, plan.sizes.text, w)
        place = Area(area.x, y, w, max(area.bottom - y, room.height(texts, w)))
        words = room.box(f"{key}/text", "text", place, texts, where=step.where)
        items.append(words)
    if turns:
        items.append(_turn(room, style, part, plan, i, words))
    return scene.Group(key, f"step {n}", tuple(items), where=step.where)


def _ordinal(
    room: Room, style: LineStyle, part: Part, plan: Plan, i: int, row: range
) -> scene.TextBox | scene.Shape:
    """The numeral, or the place of the icon that stands for it; its box reaches to where lines
    start and end, so that they can be glued."""
    n, area = part.numbers[i], plan.places[i]
    lit = n in part.lit
    over: dict[str, Any] = {"color": style.lit_ordinal} if lit else {}
    band = style.band * _scale(plan.sizes)
    if style.badge:
        return _badge(room, style, part, plan, i, over)
    left = style.clear if i > row[0] else 0.0
    w = _sign_width(room, style, part, plan, i) + left + style.clear
    box = Area(area.x - left, area.y, w, band)
    if part.steps[i].icon:
        return room.panel(f"steps/{n}/ordinal", "place of the icon", box, "")
    numeral = room.para(str(n), _styles(part)[2], plan.sizes.ordinal, **over)
    inset = (inches(left), 0, 0, 0)
    return room.box(f"steps/{n}/ordinal", "number", box, numeral, anchor="middle", insets=inset)


def _badge(
    room: Room, style: LineStyle, part: Part, plan: Plan, i: int, over: dict[str, Any]
) -> scene.TextBox | scene.Shape:
    n, area = part.numbers[i], plan.places[i]
    lit = n in part.lit
    side = style.badge_side * _scale(plan.sizes) * 60 / room.style(_styles(part)[2]).size
    band = style.band * _scale(plan.sizes)
    edge = style.lit_badge_stroke if lit else style.badge_stroke
    place = Area(area.x, area.y + (band - side) / 2, side, side)
    form: dict[str, Any] = {
        "geometry": style.badge, "stroke": room.stroke(edge, style.badge_weight) if edge else None,
    }  # fmt: skip
    key, fill = f"steps/{n}/ordinal", style.lit_badge_fill if lit else style.badge_fill
    if part.steps[i].icon:
        return room.panel(key, "place of the icon", place, fill, **form)
    numeral = room.para(str(n), _styles(part)[2], plan.sizes.ordinal, align="center", **over)
    return room.box(key, "number", place, numeral, anchor="middle", fill=fill, **form)


def _icon(
    room: Room, style: LineStyle, part: Part, plan: Plan, i: int, place: scene.Rect
) -> scene.Shape:
    """The icon in its badge, or where the numeral would begin."""
    n, area = part.numbers[i], plan.places[i]
    lit, color = n in part.lit, room.style(_styles(part)[2]).color
    middle, side = place.middle / inches(1), ICON_SIDE * _scale(plan.sizes)
    sign = Area(area.x, middle - side / 2, side, side)
    if style.badge:
        sign = square(place.center / inches(1), middle, 0.55 * place.w / inches(1))
    color = style.lit_ordinal if lit else color
    return draw_icon(room, f"steps/{n}/icon", part.steps[i].icon, sign, color)


def _sign_width(room: Room, style: LineStyle, part: Part, plan: Plan, i: int) -> float:
    """What a step's numeral or icon takes."""
    if part.steps[i].icon:
        return ICON_SIDE * _scale(plan.sizes)
    return _numeral_width(room, part, plan, part.numbers[i])


def _numeral_width(room: Room, part: Part, plan: Plan, n: int) -> float:
    look = room.style(_styles(part)[2])
    return room.type.width(str(n), look.face, plan.sizes.ordinal, look.bold) / 72 * 1.01


def _line_start(room: Room, style: LineStyle, part: Part, plan: Plan, i: int) -> float:
    """Where the line leaves step `i`: at its badge, or a little behind its numeral."""
    x = plan.places[i].x
    if style.badge:
        size = room.style(_styles(part)[2]).size
        return x + style.badge_side * plan.sizes.ordinal / size
    return x + _sign_width(room, style, part, plan, i) + style.clear


def _stroke(
    room: Room, style: LineStyle, part: Part, n: int, tail: Literal["", "triangle"] = "triangle"
) -> scene.Stroke:
    color = style.lit_color if n in part.lit else style.color
    return room.stroke(color, style.weight, tail=tail)


def _lead_on(
    room: Room, style: LineStyle, part: Part, plan: Plan, i: int, row: range
) -> list[Item]:
    """The arrow from step `i` to the next, or the line from the very last to its column's end."""
    area, n = plan.places[i], part.numbers[i]
    y = area.y + style.band * _scale(plan.sizes) / 2
    start = (_line_start(room, style, part, plan, i), y)
    if i < row[-1]:
        leaves, enters = _SIDES.get(style.badge, (3, 1))
        end = (plan.places[i + 1].x - (0.0 if style.badge else style.clear), y)
        return [
            joined(
                f"steps/{n}/arrow", f"arrow {n}-{n + 1}", start, end,
                _stroke(room, style, part, n),
                start_key=f"steps/{n}/ordinal", start_site=leaves,
                end_key=f"steps/{n + 1}/ordinal", end_site=enters,
            )
        ]  # fmt: skip
    if i + 1 < len(plan.places) or not (style.last_line or part.goes_on):
        return []
    stroke = _stroke(room, style, part, n, "triangle" if part.goes_on else "")
    return [free_line(f"steps/{n}/arrow", "line", start, (area.right, y), stroke)]


def _turn(
    room: Room, style: LineStyle, part: Part, plan: Plan, i: int, words: scene.TextBox
) -> scene.Connector:
    """From under the words of a row's last step to the numeral that begins the next row."""
    n, start = part.numbers[i], words.rect
    end = _ordinal(room, style, part, plan, i + 1, range(i + 1, len(plan.places))).rect
    return scene.Connector(
        f"steps/{n}/turn", f"arrow {n}-{n + 1}", (start.center, start.bottom), (end.center, end.y),
        _stroke(room, style, part, n), elbow=True,
        start_key=words.key, start_site=2, end_key=f"steps/{n + 1}/ordinal", end_site=0,
    )  # fmt: skip
