"""A formula as a tree: what LaTeX says, before anyone measures or writes it.

What always holds: every part is one of `Node`; letters stand as typed, their style beside them.
"""

from __future__ import annotations

from typing import Literal

import msgspec

Sort = Literal["letter", "number", "operator", "relation", "big", "open", "close", "mark", "word"]
Style = Literal["italic", "upright", "bold"]


class Symbol(msgspec.Struct, frozen=True):
    """A character, a number or a word. `big` takes limits, `word` is text or a function's name."""

    text: str
    sort: Sort = "letter"
    style: Style = "upright"
    limits: bool = False  # of a big sign: above and below rather than beside


class Space(msgspec.Struct, frozen=True):
    ems: float


class Row(msgspec.Struct, frozen=True):
    items: tuple[Node, ...]


class Scripts(msgspec.Struct, frozen=True):
    """What stands below and above a base, beside it or (`stacked`) centred on it."""

    base: Node
    sub: Node | None = None
    sup: Node | None = None
    stacked: bool = False


class Fraction(msgspec.Struct, frozen=True):
    over: Node
    under: Node
    bar: bool = True


class Root(msgspec.Struct, frozen=True):
    body: Node
    degree: Node | None = None


class Fenced(msgspec.Struct, frozen=True):
    """A body between signs that grow with it; an empty one is not drawn."""

    opening: str
    closing: str
    body: Node


class Table(msgspec.Struct, frozen=True):
    """A matrix (`center`), cases (`left`), or lines aligned at their marks (`marks`)."""

    rows: tuple[tuple[Node, ...], ...]
    align: Literal["center", "left", "marks"] = "center"


class Accent(msgspec.Struct, frozen=True):
    """A base with a mark over it, given as a combining character."""

    base: Node
    mark: str


class Line(msgspec.Struct, frozen=True):
    """A base with a line or a brace above or below it, or in a frame of lines (`box`)."""

    base: Node
    sign: Literal["line", "brace", "box"]
    above: bool = True


Node = Symbol | Space | Row | Scripts | Fraction | Root | Fenced | Table | Accent | Line

EMPTY = Row(())


def items_of(node: Node) -> tuple[Node, ...]:
    """The parts of a row; another node is a row of itself."""
    return node.items if isinstance(node, Row) else (node,)


def lead_length(node: Node) -> int:
    """How many items stand before the sign `=` of a formula if they name what it gives: 1, or 0."""
    first = items_of(node)[0] if items_of(node) else EMPTY
    stacked = isinstance(first, Scripts) and first.stacked
    return int(
        stem_length(node) == 1 and isinstance(first, Symbol | Scripts | Accent) and not stacked
    )


def stem_length(node: Node) -> int:
    """How many items stand before the first sign `=` of a formula; 0 where it has none."""
    items = items_of(node)
    ends = (i for i, item in enumerate(items) if isinstance(item, Symbol) and item.text in "=＝")
    return next(ends, 0)


def row_of(items: list[Node]) -> Node:
    """`items` as one node."""
    return items[0] if len(items) == 1 else Row(tuple(items))
