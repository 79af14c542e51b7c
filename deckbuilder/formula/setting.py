"""A formula in two dimensions: what is drawn where, in ems of its size.

Comes in: a tree and how wide text is. Goes out: a `Box` whose parts stand from its left edge and
its base line, y downwards. What always holds: nothing of a part lies outside its box.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from deckbuilder.formula.tree import (
    Accent,
    Fenced,
    Fraction,
    Line,
    Node,
    Root,
    Row,
    Scripts,
    Space,
    Symbol,
    Table,
)

Width = Callable[[str, bool, bool], float]  # text, italic, bold -> ems

ASCENT, DEPTH = 0.74, 0.24  # of letters, in ems of their size
AXIS = 0.26  # height of the line that fractions and operators stand on
SMALLER, SMALLEST = 0.7, 0.55
BIG = 1.5  # how much larger a sum's sign is
RULE = 0.045  # thickness of a fraction's line
_GAP = 0.14  # above and below it
_RELATION, _OPERATOR, _AFTER_MARK, _THIN = 0.28, 0.22, 0.17, 0.14
_COLUMN, _LINE = 0.9, 0.35  # between the columns and the rows of a matrix
_TALL = 1.2  # height from which a bracket is drawn rather than written


class Glyph(msgspec.Struct, frozen=True):
    """Text on a base line; `size` is its share of the formula's."""

    text: str
    x: float
    y: float
    size: float
    width: float
    italic: bool = False
    bold: bool = False


class Sign(msgspec.Struct, frozen=True):
    """A line or a stretched sign in a box: `rule`, `root`, `over`, `under` (braces), or a
    bracket's own character."""

    kind: str
    x: float
    y: float
    w: float
    h: float


Part = Glyph | Sign


class Box(msgspec.Struct, frozen=True):
    """`up` and `down` from the base line; `marks` are where a line is to be aligned."""

    width: float
    up: float
    down: float
    parts: tuple[Part, ...] = ()

    @property
    def height(self) -> float:
        return self.up + self.down


EMPTY = Box(0.0, 0.0, 0.0)


def set_formula(node: Node, width: Width) -> Box:
    """The box of a formula that stands by itself."""
    return _Setter(width).set(node, 1.0)


def moved(box: Box, dx: float, dy: float) -> list[Part]:
    return [msgspec.structs.replace(p, x=p.x + dx, y=p.y + dy) for p in box.parts]


def _beside(boxes: Sequence[Box]) -> Box:
    """Boxes in a row on one base line."""
    x = 0.0
    parts: list[Part] = []
    for box in boxes:
        parts += moved(box, x, 0.0)
        x += box.width
    up = max((b.up for b in boxes), default=0.0)
    return Box(x, up, max((b.down for b in boxes), default=0.0), tuple(parts))


def _smaller(size: float) -> float:
    return SMALLER if size == 1.0 else SMALLEST


class _Setter:
    """Sets nodes at a size that is a share of the formula's."""

    def __init__(self, width: Width) -> None:
        self.width = width

    def set(self, node: Node, size: float) -> Box:
        if isinstance(node, Symbol):
            return self.symbol(node, size)
        if isinstance(node, Space):
            return Box(node.ems * size, 0.0, 0.0)
        if isinstance(node, Row):
            return self.row(node, size)
        if isinstance(node, Scripts):
            return self.scripts(node, size)
        if isinstance(node, Fraction):
            return self.fraction(node, size)
        if isinstance(node, Root):
            return self.root(node, size)
        if isinstance(node, Fenced):
            return self.fenced(node, size)
        if isinstance(node, Table):
            return self.table(node, size)
        return self.accent(node, size) if isinstance(node, Accent) else self.line(node, size)

    def symbol(self, node: Symbol, size: float) -> Box:
        big = node.sort == "big" and size == 1.0
        scale = size * BIG if big else size
        italic, bold = node.style == "italic", node.style == "bold"
        width = self.width(node.text, italic, bold) * scale
        # a large sign stands on the axis, not on the base line
        y = (ASCENT - DEPTH) / 2 * scale - AXIS * size if big else 0.0
        glyph = Glyph(node.text, 0.0, y, scale, width, italic, bold)
        return Box(width, ASCENT * scale - y, DEPTH * scale + y, (glyph,))

    # --- rows -----------------------------------------------------------------------------

    def row(self, node: Row, size: float) -> Box:
        boxes: list[Box] = []
        sorts = _sorts(node.items)
        for before, sort, item in zip(("", *sorts), sorts, node.items, strict=False):
            gap = _gap(before, sort) * size if size == 1.0 else 0.0
            boxes += [Box(gap, 0.0, 0.0), self.set(item, size)]
        return _beside(boxes)

    # --- scripts --------------------------------------------------------------------------

    def scripts(self, node: Scripts, size: float) -> Box:
        base = self.set(node.base, size)
        small = _smaller(size)
        sub = self.set(node.sub, small) if node.sub else EMPTY
        sup = self.set(node.sup, small) if node.sup else EMPTY
        if node.stacked and size == 1.0:
            return self.stacked(base, sub, sup)
        rise = max(0.38 * size, base.up - 0.35 * size)
        fall = max(0.2 * size, base.down - 0.02 * size)
        if node.sub and node.sup:
            apart = (rise - sup.down) + (fall - sub.up)
            rise, fall = rise + max(0.0, -apart) / 2, fall + max(0.0, -apart) / 2
        x = base.width + 0.03 * size
        parts = [*base.parts, *moved(sup, x, -rise), *moved(sub, x, fall)]
        up = max(base.up, rise + sup.up if node.sup else 0.0)
        down = max(base.down, fall + sub.down if node.sub else 0.0)
        return Box(x + max(sub.width, sup.width) + 0.04 * size, up, down, tuple(parts))

    def stacked(self, base: Box, sub: Box, sup: Box) -> Box:
        """Limits centred above and below their sign."""
        width = max(base.width, sub.width, sup.width)
        parts = moved(base, (width - base.width) / 2, 0.0)
        up, down = base.up, base.down
        if sup.parts:
            parts += moved(sup, (width - sup.width) / 2, -(base.up + sup.down))
            up += sup.height
        if sub.parts:
            parts += moved(sub, (width - sub.width) / 2, base.down + sub.up)
            down += sub.height
        return Box(width, up, down, tuple(parts))

    # --- fractions and roots --------------------------------------------------------------

    def fraction(self, node: Fraction, size: float) -> Box:
        inner = size if size == 1.0 else SMALLEST
        over, under = self.set(node.over, inner), self.set(node.under, inner)
        width = max(over.width, under.width) + 0.2 * size
        gap, axis = _GAP * size, AXIS * size
        parts = moved(over, (width - over.width) / 2, -(axis + gap + over.down))
        parts += moved(under, (width - under.width) / 2, -axis + gap + under.up)
        if node.bar:
            parts.append(Sign("rule", 0.0, -axis - RULE * size / 2, width, RULE * size))
        up = axis + gap + over.height
        return Box(width, up, max(0.0, gap + under.height - axis), tuple(parts))

    def root(self, node: Root, size: float) -> Box:
        body = self.set(node.body, size)
        degree = self.set(node.degree, SMALLEST) if node.degree else EMPTY
        up, down = body.up + 0.14 * size, body.down + 0.02 * size
        left = max(0.0, degree.width - 0.3 * size)
        sign = 0.62 * size
        width = sign + body.width + 0.08 * size
        parts: list[Part] = [Sign("root", left, -up, width, up + down)]
        parts += moved(body, left + sign, 0.0)
        raised = up * 0.5 + 0.1 * size
        if degree.parts:
            parts += moved(degree, max(0.0, 0.3 * size - degree.width), -raised)
        return Box(left + width + 0.06 * size, max(up, raised + degree.up), down, tuple(parts))

    # --- brackets -------------------------------------------------------------------------

    def fenced(self, node: Fenced, size: float) -> Box:
        body = self.set(node.body, size)
        half = max(body.up - AXIS * size, body.down + AXIS * size)
        opening = self.fence(node.opening, half, size)
        closing = self.fence(node.closing, half, size)
        return _beside([opening, body, closing])

    def fence(self, sign: str, half: float, size: float) -> Box:
        """A bracket about the axis that reaches `half` up and down from it."""
        if not sign:
            return Box(0.1 * size, 0.0, 0.0)
        if 2 * half < _TALL * size:
            return self.symbol(Symbol(sign, "open"), size)
        width = (0.2 if sign in "|⌊⌋⌈⌉[]" else 0.32) * size
        up, pad = half + AXIS * size, 0.09 * size
        part = Sign(sign, pad, -up, width - 0.06 * size, 2 * half)
        return Box(width + 2 * pad, up, half - AXIS * size, (part,))

    # --- tables ---------------------------------------------------------------------------

    def table(self, node: Table, size: float) -> Box:
        cells = [[self.set(cell, size) for cell in row] for row in node.rows]
        widths = [max(row[k].width for row in cells) for k in range(len(cells[0]))]
        least_up, least_down = ASCENT * size, DEPTH * size
        ups = [max(least_up, *(b.up for b in row)) for row in cells]
        downs = [max(least_down, *(b.down for b in row)) for row in cells]
        gap = _LINE * size * (1.3 if node.align == "marks" else 1.0)
        height = sum(ups) + sum(downs) + gap * (len(cells) - 1)
        y = -height / 2 - AXIS * size
        top = -y
        parts: list[Part] = []
        for row, up, down in zip(cells, ups, downs, strict=True):
            y += up
            x = 0.0
            for k, (box, width) in enumerate(zip(row, widths, strict=True)):
                parts += moved(box, x + _inset(node, k, width - box.width), y)
                x += width + self.column_gap(node, k, size)
            y += down + gap
        total = sum(widths) + sum(self.column_gap(node, k, size) for k in range(len(widths) - 1))
        return Box(total, top, height - top, tuple(parts))

    def column_gap(self, node: Table, k: int, size: float) -> float:
        """Lines aligned at marks have a gap only behind each pair of columns."""
        if node.align == "marks":
            return _RELATION * size if k % 2 == 0 else size
        return _COLUMN * size

    # --- what stands over and under -------------------------------------------------------

    def accent(self, node: Accent, size: float) -> Box:
        base = self.set(node.base, size)
        if isinstance(node.base, Symbol) and len(node.base.text) == 1 and base.parts:
            glyph = base.parts[0]
            text = node.base.text + node.mark
            marked = msgspec.structs.replace(glyph, text=text)
            return Box(base.width, base.up + 0.15 * size, base.down, (marked,))
        if node.mark == "\u0305":
            part = Sign("rule", 0.0, -base.up - 0.12 * size, base.width, RULE * size)
            return Box(base.width, base.up + 0.18 * size, base.down, (*base.parts, part))
        part = Sign(node.mark, 0.0, -base.up - 0.14 * size, base.width, 0.14 * size)
        return Box(base.width, base.up + 0.2 * size, base.down, (*base.parts, part))

    def boxed(self, base: Box, size: float) -> Box:
        """A frame of four lines with room within."""
        pad, rule = 0.2 * size, RULE * size
        width, up, down = base.width + 2 * pad, base.up + pad, base.down + pad
        edges = (
            Sign("rule", 0.0, -up, width, rule),
            Sign("rule", 0.0, down - rule, width, rule),
            Sign("rule", 0.0, -up, rule, up + down),
            Sign("rule", width - rule, -up, rule, up + down),
        )
        return Box(width, up, down, (*edges, *moved(base, pad, 0.0)))

    def line(self, node: Line, size: float) -> Box:
        base = self.set(node.base, size)
        if node.sign == "box":
            return self.boxed(base, size)
        high = RULE * size if node.sign == "line" else 0.22 * size
        gap = 0.07 * size
        kind = "rule" if node.sign == "line" else "over" if node.above else "under"
        y = -base.up - gap - high if node.above else base.down + gap
        part = Sign(kind, 0.0, y, base.width, high)
        more = gap + high + 0.03 * size
        up = base.up + (more if node.above else 0.0)
        down = base.down + (0.0 if node.above else more)
        return Box(base.width, up, down, (*base.parts, part))


def _inset(node: Table, k: int, spare: float) -> float:
    """Where a cell stands in its column: lines aligned at marks end before them."""
    if node.align == "left":
        return 0.0
    if node.align == "marks":
        return spare if k % 2 == 0 else 0.0
    return spare / 2


# --- spaces -------------------------------------------------------------------------------

_BEFORE_SIGN = ("", "operator", "relation", "open", "mark", "big")


def _sorts(items: Sequence[Node]) -> list[str]:
    """What each item is to its neighbours; an operator that has nothing before it to act on is a
    sign of what follows."""
    out: list[str] = []
    for item in items:
        sort = _sort(item)
        if sort == "operator" and (out[-1] if out else "") in _BEFORE_SIGN:
            sort = "prefix"
        out.append(sort)
    return out


def _sort(node: Node) -> str:
    if isinstance(node, Scripts):
        return _sort(node.base)
    if isinstance(node, Symbol):
        return "function" if node.sort == "word" and node.text.isascii() else node.sort
    return "space" if isinstance(node, Space) else "body"


def _gap(first: str, second: str) -> float:
    """Ems between two neighbours of these sorts."""
    if not first or "space" in (first, second) or first == "prefix":
        return 0.0
    if "relation" in (first, second):
        return 0.0 if first == second else _RELATION
    if "operator" in (first, second):
        return _OPERATOR
    if first == "mark":
        return _AFTER_MARK
    if "big" in (first, second):
        return _THIN
    if first == "function":
        return 0.0 if second in ("open", "close", "mark") else _AFTER_MARK
    return _THIN if second == "function" and first != "open" else 0.0
