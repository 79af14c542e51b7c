"""Formulas on slides: how large they come out, and the shapes that draw them where no program
writes them itself.

Comes in: LaTeX that has been read before. Goes out: `scene.Formula` items at fixed places.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

import msgspec

from deckbuilder.formula import plain_of, read_formula
from deckbuilder.formula.setting import RULE, Box, Glyph, Sign, set_formula
from deckbuilder.formula.tree import (
    EMPTY,
    Node,
    Symbol,
    Table,
    items_of,
    lead_length,
    row_of,
    stem_length,
)
from deckbuilder.layout.area import Area
from deckbuilder.layout.room import Room
from deckbuilder.layout.runs import has_han
from deckbuilder.model import scene
from deckbuilder.model.scene import Paragraph, Path, Run

FACE = "quote"  # its Latin letters are those of formulas
_EM = 10.0
# From the middle of a line to its base line, in ems; the fonts of formulas agree within 0.02.
_BASE = 0.345
_LOOSE = 0.2  # ems that a glyph's box is wider at either side

Commands = tuple[tuple[str | float, ...], ...]


class Look(msgspec.Struct, frozen=True):
    """Size in points and colours of a formula."""

    size: float
    color: str = "text"
    lead_color: str = ""

    @property
    def em(self) -> float:
        """The size in inches."""
        return self.size / 72


def box_of(room: Room, node: Node) -> Box:
    """The formula's box in ems."""

    def width(text: str, italic: bool, bold: bool) -> float:
        return room.type.width(text, _face(text), _EM, bold) / _EM

    return set_formula(node, width)


def stem_widths(room: Room, nodes: Sequence[Node]) -> list[float]:
    """Ems up to the sign `=` at which formulas under one another are aligned; 0 for all where
    one has no such sign."""
    stems = [stem_length(node) for node in nodes]
    if not all(stems):
        return [0.0 for _ in nodes]
    return [
        box_of(room, row_of(list(items_of(node)[:stem]))).width
        for node, stem in zip(nodes, stems, strict=True)
    ]


def in_lines(room: Room, node: Node, ems: float) -> Node:
    """`node` in as many lines as it takes where it is wider than `ems`, broken before signs; what
    follows its first relation stands under one another. Programs that write formulas themselves
    break them in their own way."""
    if box_of(room, node).width <= ems:
        return node
    items = items_of(node)
    starts = [i for i, item in enumerate(items) if i and _may_break(items[i - 1], item)]
    stem = next((i for i in starts if _is_sign(items[i], "relation")), 0)
    indent = box_of(room, row_of(list(items[:stem]))).width if stem else 0.0
    stem, indent = (stem, indent) if indent < ems / 3 else (0, 0.0)
    lines: list[list[Node]] = [[]]
    for start, end in pairwise([stem, *(i for i in starts if i > stem), len(items)]):
        piece = list(items[start:end])
        line = row_of([*lines[-1], *piece])
        if lines[-1] and box_of(room, line).width + indent > ems:
            lines.append(piece)
        else:
            lines[-1] += piece
    first = row_of(list(items[:stem])) if stem else EMPTY
    rows = [(EMPTY if n else first, row_of(line)) for n, line in enumerate(lines)]
    return Table(tuple(rows), "marks") if len(rows) > 1 else node


def _may_break(before: Node, item: Node) -> bool:
    """Whether a line may begin at `item`: a sign between two things."""
    follows = _is_sign(before, "relation", "operator", "open", "mark")
    return not follows and _is_sign(item, "relation", "operator")


def _is_sign(node: Node, *sorts: str) -> bool:
    return isinstance(node, Symbol) and node.sort in sorts


def draw_formula(
    room: Room,
    key: str,
    latex: str,
    area: Area,
    look: Look,
    align: scene.Align = "center",
    node: Node | None = None,
) -> scene.Formula:
    """The formula in the middle of `area`'s height; drawn as `node` where it is given."""
    node = node or read_formula(latex)
    box = box_of(room, node)
    em = look.em
    spare = area.w - box.width * em
    x = area.x + {"left": 0.0, "center": spare / 2, "right": spare}[align]
    y = area.middle + (box.up - box.down) / 2 * em
    lead = len(box_of(room, items_of(node)[0]).parts) if lead_length(node) else 0
    parts = tuple(
        _part(room, f"{key}/{n}", part, x, y, look, n <= lead)
        for n, part in enumerate(box.parts, 1)
    )
    return scene.Formula(
        key, "formula", area.rect, latex, look.size, parts, color=room.color(look.color),
        lead_color=room.color(look.lead_color), align=align, alt=plain_of(node),
        where=room.planned.slide.where,
    )  # fmt: skip


def _part(
    room: Room, key: str, part: Glyph | Sign, x: float, y: float, look: Look, lead: bool
) -> scene.Item:
    color = room.color(look.lead_color if lead and look.lead_color else look.color)
    if isinstance(part, Glyph):
        return _glyph(key, part, x, y, look.size, color)
    em = look.em
    return _sign(
        key, part, Area(x + part.x * em, y + part.y * em, part.w * em, part.h * em), em, color
    )


def _face(text: str) -> str:
    return "body" if has_han(text) else FACE


def _glyph(key: str, glyph: Glyph, x: float, y: float, points: float, color: str) -> scene.TextBox:
    size = points * glyph.size
    em = size / 72
    left, base = x + glyph.x * points / 72, y + glyph.y * points / 72
    wide = glyph.width * points / 72 + 2 * _LOOSE * em
    area = Area(left - _LOOSE * em, base - (_BASE + 0.8) * em, wide, 1.6 * em)
    run = Run(glyph.text, italic=glyph.italic, bold=glyph.bold or None)
    paragraph = Paragraph(
        (run,), round(size, 1), face=_face(glyph.text), color=color, align="center"
    )
    return scene.TextBox(key, "sign", area.rect, (paragraph,), anchor="middle", lines=(1,))


# --- signs that stretch -------------------------------------------------------------------


def _sign(key: str, sign: Sign, area: Area, em: float, color: str) -> scene.Shape:
    if sign.kind == "rule":
        return scene.Shape(key, "line", area.rect, fill=color, decorative=True)
    draw = _SIGNS.get(sign.kind, _bar)
    path = Path(area.w / em, area.h / em, draw(area.w / em, area.h / em))
    stroke = scene.Stroke(color, RULE * em * 72 * 1.2)
    return scene.Shape(key, "sign", area.rect, geometry=path, stroke=stroke, decorative=True)


def _bar(w: float, h: float) -> Commands:
    return (("M", w / 2, 0.0), ("L", w / 2, h))


def _double_bar(w: float, h: float) -> Commands:
    return (("M", w * 0.25, 0.0), ("L", w * 0.25, h), ("M", w * 0.75, 0.0), ("L", w * 0.75, h))


def _root(w: float, h: float) -> Commands:
    return (
        ("M", 0.05, h - 0.42), ("L", 0.18, h - 0.5), ("L", 0.34, h), ("L", 0.54, 0.03),
        ("L", w, 0.03),
    )  # fmt: skip


def _parenthesis(w: float, h: float) -> Commands:
    return (("M", w, 0.0), ("C", 0.0, h * 0.28, 0.0, h * 0.72, w, h))


def _bracket(w: float, h: float) -> Commands:
    return (("M", w, 0.0), ("L", 0.0, 0.0), ("L", 0.0, h), ("L", w, h))


def _floor(w: float, h: float) -> Commands:
    return (("M", 0.0, 0.0), ("L", 0.0, h), ("L", w, h))


def _angle(w: float, h: float) -> Commands:
    return (("M", w, 0.0), ("L", 0.0, h / 2), ("L", w, h))


def _brace(w: float, h: float) -> Commands:
    m, bend = w / 2, min(0.35, h / 4)
    return (
        ("M", w, 0.0), ("C", m, 0.0, m, bend * 0.5, m, bend), ("L", m, h / 2 - bend),
        ("C", m, h / 2 - bend * 0.4, w * 0.2, h / 2, 0.0, h / 2),
        ("C", w * 0.2, h / 2, m, h / 2 + bend * 0.4, m, h / 2 + bend), ("L", m, h - bend),
        ("C", m, h - bend * 0.5, m, h, w, h),
    )  # fmt: skip


def _arrow(w: float, h: float) -> Commands:
    tip = min(0.14, w / 2)
    return (
        ("M", 0.0, h / 2), ("L", w, h / 2), ("M", w - tip, 0.0), ("L", w, h / 2),
        ("L", w - tip, h),
    )  # fmt: skip


def _hat(w: float, h: float) -> Commands:
    return (("M", 0.0, h), ("L", w / 2, 0.0), ("L", w, h))


def _tilde(w: float, h: float) -> Commands:
    return (("M", 0.0, h), ("C", w * 0.3, -h, w * 0.7, 2 * h, w, 0.0))


def _dots(w: float, h: float) -> Commands:
    """Two short strokes in the middle."""
    return (
        ("M", w / 2 - 0.16, h / 2), ("L", w / 2 - 0.1, h / 2), ("M", w / 2 + 0.1, h / 2),
        ("L", w / 2 + 0.16, h / 2),
    )  # fmt: skip


def _dot(w: float, h: float) -> Commands:
    return (("M", w / 2 - 0.03, h / 2), ("L", w / 2 + 0.03, h / 2))


def _mirrored(draw: Callable[[float, float], Commands]) -> Callable[[float, float], Commands]:
    """The sign turned about the middle of its width."""

    def turned(w: float, h: float) -> Commands:
        return tuple(_exchange(command, lambda x, y: (w - x, y)) for command in draw(w, h))

    return turned


def _upturned(draw: Callable[[float, float], Commands]) -> Callable[[float, float], Commands]:
    """The sign turned about the middle of its height."""

    def turned(w: float, h: float) -> Commands:
        return tuple(_exchange(command, lambda x, y: (x, h - y)) for command in draw(w, h))

    return turned


def _lying(draw: Callable[[float, float], Commands]) -> Callable[[float, float], Commands]:
    """An upright sign laid down: its height becomes the width."""

    def turned(w: float, h: float) -> Commands:
        return tuple(_exchange(command, lambda x, y: (y, x)) for command in draw(h, w))

    return turned


def _exchange(
    command: tuple[str | float, ...], place: Callable[[float, float], tuple[float, float]]
) -> tuple[str | float, ...]:
    letter, *rest = command
    numbers = [float(n) for n in rest]
    pairs = zip(numbers[::2], numbers[1::2], strict=True)
    return (letter, *(n for x, y in pairs for n in place(x, y)))


_SIGNS: dict[str, Callable[[float, float], Commands]] = {
    "root": _root, "(": _parenthesis, ")": _mirrored(_parenthesis), "[": _bracket,
    "]": _mirrored(_bracket), "{": _brace, "}": _mirrored(_brace), "⟨": _angle,
    "⟩": _mirrored(_angle), "⌊": _floor, "⌋": _mirrored(_floor), "⌈": _upturned(_floor),
    "⌉": _mirrored(_upturned(_floor)), "|": _bar, "‖": _double_bar,
    "over": _lying(_brace), "under": _upturned(_lying(_brace)), "\u20d7": _arrow,
    "\u20d6": _mirrored(_arrow), "\u0302": _hat, "\u030c": _upturned(_hat), "\u0303": _tilde,
    "\u0307": _dot, "\u0308": _dots,
}  # fmt: skip
