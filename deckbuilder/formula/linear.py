"""A formula on one line of text: pieces that are raised or lowered, for text and for speech."""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby

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
    items_of,
)

_THIN = "\u2009"
_SPACED = ("relation", "operator")


class Piece(msgspec.Struct, frozen=True):
    """Text with one look; `shift` is 0, 1 for raised, -1 for lowered."""

    text: str
    italic: bool = False
    bold: bool = False
    shift: int = 0


@lru_cache(maxsize=512)
def pieces_of(node: Node) -> tuple[Piece, ...]:
    """The pieces of `node`, neighbours of one look joined."""
    out: list[Piece] = []
    for piece in _pieces(node, 0):
        last = out[-1] if out else None
        if last and (last.italic, last.bold, last.shift) == (piece.italic, piece.bold, piece.shift):
            out[-1] = msgspec.structs.replace(last, text=last.text + piece.text)
        elif piece.text:
            out.append(piece)
    return tuple(out)


def plain_of(node: Node) -> str:
    """`node` as plain text, with `^` and `_` before what is raised or lowered."""
    out = ""
    for shift, group in groupby(pieces_of(node), key=lambda piece: piece.shift):
        text = "".join(piece.text for piece in group)
        held = f"({text})" if shift and len(text) > 1 else text
        out += {0: "", 1: "^", -1: "_"}[shift] + held
    return out


def _pieces(node: Node, shift: int) -> list[Piece]:
    if isinstance(node, Symbol):
        return [Piece(node.text, node.style == "italic", node.style == "bold", shift)]
    if isinstance(node, Space):
        return [Piece(" " if node.ems > 0.2 else _THIN if node.ems else "", shift=shift)]
    if isinstance(node, Row):
        return _row(node, shift)
    if isinstance(node, Scripts):
        return _scripts(node, shift)
    if isinstance(node, Fraction):
        sign = "/" if node.bar else ", "
        return [*_held(node.over, shift), Piece(sign, shift=shift), *_held(node.under, shift)]
    if isinstance(node, Root):
        degree = _pieces(node.degree, 1) if node.degree else []
        return [*degree, Piece("√", shift=shift), *_held(node.body, shift)]
    if isinstance(node, Fenced):
        inner = _pieces(node.body, shift)
        return [Piece(node.opening, shift=shift), *inner, Piece(node.closing, shift=shift)]
    if isinstance(node, Accent):
        return _marked(_pieces(node.base, shift), node.mark)
    if isinstance(node, Line):
        mark = "\u0305" if node.above else "\u0332"
        inner = _pieces(node.base, shift)
        return _marked(inner, mark) if node.sign == "line" else inner
    return _table(node.rows, shift)


def _row(node: Row, shift: int) -> list[Piece]:
    out: list[Piece] = []
    for before, item, after in zip(
        (None, *node.items), node.items, (*node.items[1:], None), strict=False
    ):
        spaced = not shift and isinstance(item, Symbol) and item.sort in _SPACED
        if spaced and before is not None and not _is_sign(before):
            out += [Piece(" "), *_pieces(item, shift)]
            out += [Piece(" ")] if after is not None else []
        elif not shift and isinstance(item, Symbol) and item.sort == "mark":
            out += [*_pieces(item, shift), Piece(" ")]
        elif isinstance(item, Symbol) and item.sort == "word" and item.text.isascii():
            apart = after is not None and not _opens(after) and not item.text.endswith(" ")
            gap = [Piece(_THIN)] if apart else []
            out += [*_pieces(item, shift), *gap]
        else:
            out += _pieces(item, shift)
    return out


def _is_sign(node: Node) -> bool:
    return isinstance(node, Symbol) and node.sort in (*_SPACED, "open", "mark")


def _opens(node: Node) -> bool:
    return isinstance(node, Fenced) or (isinstance(node, Symbol) and node.sort in ("open", "close"))


def _scripts(node: Scripts, shift: int) -> list[Piece]:
    out = _pieces(node.base, shift)
    if node.sub is not None:
        out += _pieces(node.sub, -1)
    if node.sup is not None:
        out += _pieces(node.sup, 1)
    big = isinstance(node.base, Symbol) and (node.base.sort == "big" or node.base.limits)
    return [*out, Piece(_THIN, shift=shift)] if big else out


def _held(node: Node, shift: int) -> list[Piece]:
    """A part of a fraction or a root, in brackets where it is more than one thing."""
    inner = _pieces(node, shift)
    if len(items_of(node)) < 2 and not isinstance(node, Fraction):
        return inner
    return [Piece("(", shift=shift), *inner, Piece(")", shift=shift)]


def _marked(pieces: list[Piece], mark: str) -> list[Piece]:
    return [
        msgspec.structs.replace(
            piece, text="".join(c + mark if c.isalnum() else c for c in piece.text)
        )
        for piece in pieces
    ]


def _table(rows: tuple[tuple[Node, ...], ...], shift: int) -> list[Piece]:
    out: list[Piece] = []
    for i, row in enumerate(rows):
        out += [Piece("; ", shift=shift)] if i else []
        for k, cell in enumerate(row):
            out += [Piece(" ", shift=shift)] if k else []
            out += _pieces(cell, shift)
    return out
