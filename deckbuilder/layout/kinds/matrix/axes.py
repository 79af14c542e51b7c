"""The axes of a matrix: arrows along two edges, each with its name and the names of its ends.

Comes in: an axis and how long it is. Goes out: how its labels are set, and them drawn. Labels share
a size; they take the length that they need, on more lines only where they do not fit on one.
Lengths are inches.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from deckbuilder.layout.area import Area
from deckbuilder.layout.diagrams import free_line, holds_words
from deckbuilder.layout.room import Room
from deckbuilder.model import spec
from deckbuilder.model.scene import Align, Anchor, Item, Paragraph, Stroke
from deckbuilder.units import inches

LEAST = 12.0
BETWEEN = 0.2  # inches between two labels of an axis
MOST_LINES = 8
LEVEL_ENDS = 0.4  # what ends that read level take of the upright axis, each
_PARTS: tuple[tuple[str, str, Align], ...] = (
    ("low", "axis_end", "left"),
    ("name", "axis_name", "center"),
    ("high", "axis_end", "right"),
)


class Label(msgspec.Struct, frozen=True):
    """One label: its part of the axis and its words; `start` and `length` along the axis, and
    where labels stand in a row each, `row` (from, to) across it."""

    part: str
    words: Paragraph
    start: float
    length: float
    row: tuple[float, float] | None = None


class AxisPlan(msgspec.Struct, frozen=True):
    """The labels of an axis and how far they reach across it; `level` ends of an upright axis
    read level beside it."""

    labels: tuple[Label, ...] = ()
    depth: float = 0.0
    level: tuple[Label, ...] = ()


def says(axis: spec.Axis) -> bool:
    return any((axis.label, axis.low, axis.high))


def plan_axis(room: Room, axis: spec.Axis, length: float) -> AxisPlan:
    """The labels along an axis at the largest size and the fewest lines that hold them."""
    texts = {"low": axis.low, "name": axis.label, "high": axis.high}
    sizes = [*room.style("axis_name").sizes]
    sizes += [LEAST] if sizes[-1] > LEAST else []
    for lines in range(1, MOST_LINES + 1):
        for size in sizes if lines == 1 else sizes[-2:]:
            found = _settings(room, texts, size, lines)
            if found and sum(w for _, _, w in found) + BETWEEN * (len(found) - 1) <= length:
                return _placed(room, found, length)
    return _in_rows(room, texts, sizes[-1], length)


def _in_rows(
    room: Room, texts: dict[str, spec.Text | None], size: float, length: float
) -> AxisPlan:
    """One label below the other, each as long as the axis."""
    labels: list[Label] = []
    depth = 0.0
    for part, style, align in _PARTS:
        if (text := texts[part]) is not None:
            words = room.para(text, style, size, align=align)
            h = room.height([words], length)
            labels.append(Label(part, words, 0.0, length, (depth, depth + h)))
            depth += h
    return AxisPlan(tuple(labels), depth)


def plan_upright(room: Room, axis: spec.Axis, length: float, beside: float) -> AxisPlan:
    """As `plan_axis`; ends that fit in `beside` on one line read level."""
    ends = [text for text in (axis.low, axis.high) if text is not None]
    if not all(_on_one_line(room, text, beside) for text in ends):
        return plan_axis(room, axis, length)
    named = plan_axis(room, spec.Axis(axis.label), length - 2 * LEVEL_ENDS)
    moved = [
        msgspec.structs.replace(label, start=label.start + LEVEL_ENDS) for label in named.labels
    ]
    level = tuple(
        Label(part, room.para(text, "axis_end", align="right"), 0.0, beside)
        for part, text in (("low", axis.low), ("high", axis.high))
        if text is not None
    )
    return AxisPlan(tuple(moved), named.depth, level)


def _on_one_line(room: Room, text: spec.Text, width: float) -> bool:
    return room.type.runs_width(room.para(text, "axis_end")) / 72 <= width - 0.03


_Setting = tuple[str, Paragraph, float]


def _settings(
    room: Room, texts: dict[str, spec.Text | None], size: float, lines: int
) -> list[_Setting]:
    """Every label on at most `lines` lines with the length that it needs; none where one cannot
    be set so."""
    out: list[_Setting] = []
    for part, style, align in _PARTS:
        text = texts[part]
        if text is None:
            continue
        found = _shortest(room, room.para(text, style, size, align=align), lines)
        if found is None:
            return []
        out.append((part, *found))
    return out


def _shortest(room: Room, words: Paragraph, lines: int) -> tuple[Paragraph, float] | None:
    """`words` in about the least length at which they take at most `lines` lines."""
    whole = room.type.runs_width(words) / 72 * 1.02 + 0.02
    for share in (1.04, 1.15, 1.3, 1.6) if lines > 1 else (1.0,):
        w = whole * share / lines
        broken = room.break_for_sense(words, inches(w), lines)
        if broken is not None and holds_words(room, [broken], w):
            return broken, w
    return None


def _placed(room: Room, found: Sequence[_Setting], length: float) -> AxisPlan:
    """Low at the start, high at the end, the name amidst where the ends leave it that."""
    widths = {part: w for part, _, w in found}
    low, high = (widths[p] + BETWEEN if p in widths else 0.0 for p in ("low", "high"))
    starts = {"low": 0.0, "high": length - widths.get("high", 0.0)}
    if "name" in widths:
        middle = (length - widths["name"]) / 2
        starts["name"] = min(max(middle, low), length - high - widths["name"])
    labels = tuple(Label(part, words, starts[part], w) for part, words, w in found)
    depth = max((room.height([label.words], label.length) for label in labels), default=0.0)
    return AxisPlan(labels, depth)


# --- drawing ------------------------------------------------------------------------------


def upright_axis(room: Room, plan: AxisPlan, stroke: Stroke, x: float, span: Area) -> list[Item]:
    """The arrow upwards at `x` along the height of `span`, whose width is that of the strip for
    labels at its left."""
    items: list[Item] = [free_line("axis/y", "upright axis", (x, span.bottom), (x, span.y), stroke)]
    anchors: dict[str, Anchor] = {"low": "bottom", "high": "top"}
    for label in plan.level:
        y = span.y if label.part == "high" else span.bottom - 0.35
        place = Area(span.x, y, label.length, 0.35)
        items.append(
            room.box(
                f"axis/y/{label.part}", "axis label", place, label.words,
                anchor=anchors[label.part],
            )
        )  # fmt: skip
    for label in plan.labels:
        low, high = label.row or (0.0, plan.depth + 0.02)
        middle, h = span.bottom - label.start - label.length / 2, high - low
        center = span.x + (x - 0.06 - span.x - plan.depth) / 2 + (low + high) / 2
        place = Area(center - label.length / 2, middle - h / 2, label.length, h)
        items.append(
            room.box(
                f"axis/y/{label.part}", "axis label", place, label.words, anchor="middle",
                rotation=270.0,
            )
        )  # fmt: skip
    return items


def level_axis(room: Room, plan: AxisPlan, stroke: Stroke, start: float, span: Area) -> list[Item]:
    """The arrow from `start` along the top of `span`, the labels below it."""
    ends = (start, span.y), (span.right, span.y)
    items: list[Item] = [free_line("axis/x", "level axis", *ends, stroke)]
    for label in plan.labels:
        low, high = label.row or (0.0, max(plan.depth, span.h - 0.05))
        place = Area(span.x + label.start, span.y + 0.05 + low, label.length, high - low)
        key = f"axis/x/{label.part}"
        items.append(room.box(key, "axis label", place, label.words, anchor="middle"))
    return items
