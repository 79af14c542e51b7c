"""Formulas as Office Math (ECMA-376 part 1, 22.1), each with a fallback of plain shapes or text.

A program that knows no Office Math takes the fallback: drawn shapes for a formula that stands by
itself, raised and lowered runs for one in a line of text.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from deckbuilder.formula import pieces_of, read_formula
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
    items_of,
    lead_length,
)
from deckbuilder.model.scene import Formula, Group
from deckbuilder.pptx_writer import geometry
from deckbuilder.pptx_writer.text import language
from deckbuilder.pptx_writer.xml import escape, quote

if TYPE_CHECKING:
    from deckbuilder.pptx_writer.drawing import Drawing

_NS_M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_NS_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_NS_A14 = "http://schemas.microsoft.com/office/drawing/2010/main"
# LibreOffice goes by the prefix `a14`, takes the choice, and then draws nothing where its module
# for formulas is missing; under another prefix it takes the fallback.
_OPEN = (
    f'<mc:AlternateContent xmlns:mc="{_NS_MC}"><mc:Choice xmlns:math="{_NS_A14}" Requires="math">'
)
_BETWEEN = "</mc:Choice><mc:Fallback>"
_CLOSE = "</mc:Fallback></mc:AlternateContent>"

# Office has one font for formulas, and it is no theme's.
MATH_FONT = '<a:latin typeface="Cambria Math"/><a:ea typeface="Cambria Math"/>'

_JUSTIFY = {"left": "left", "center": "center", "right": "right"}
_GROW = {"over": ("⏞", "top", "bot"), "under": ("⏟", "bot", "top")}

Look = Callable[[bool, bool, bool], str]  # italic, bold, lead -> an `a:rPr`


# --- the two places a formula stands in ---------------------------------------------------


def write_formula(item: Formula, drawing: Drawing) -> str:
    """A text box with the formula; for others the shapes that draw it, as one group."""
    rect = geometry.transform(item.rect) + geometry.preset("rect")
    body = (
        '<a:bodyPr vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" rtlCol="0" '
        'anchor="ctr"><a:noAutofit/></a:bodyPr><a:lstStyle/>'
    )
    look = _look_of(item, drawing)
    tree = read_formula(item.latex)
    math = (
        f'<math:m><m:oMathPara xmlns:m="{_NS_M}"><m:oMathParaPr>'
        f'<m:jc m:val="{_JUSTIFY[item.align]}"/></m:oMathParaPr>'
        f"<m:oMath>{_write_line(tree, look)}</m:oMath></m:oMathPara></math:m>"
    )
    properties = drawing.properties(item, item.alt)
    align = {"left": "l", "center": "ctr", "right": "r"}[item.align]
    box = (
        f'<p:sp><p:nvSpPr>{properties}<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>'
        f'<p:spPr>{rect}<a:noFill/></p:spPr><p:txBody>{body}<a:p><a:pPr algn="{align}"/>{math}'
        f"</a:p></p:txBody></p:sp>"
    )
    group = Group(item.key, item.name, item.fallback)
    inner = "".join(drawing.write(part) for part in item.fallback)
    drawn = (
        f"<p:grpSp><p:nvGrpSpPr>{properties}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
        f"<p:grpSpPr>{geometry.group_transform(geometry.bounds(group))}</p:grpSpPr>{inner}</p:grpSp>"
    )
    return f"{_OPEN}{box}{_BETWEEN}{drawn}{_CLOSE}"


def _look_of(item: Formula, drawing: Drawing) -> Look:
    paint, lang = drawing.deck.paint, language(drawing.deck.lang)

    def look(italic: bool, bold: bool, lead: bool) -> str:
        color = item.lead_color if lead and item.lead_color else item.color
        return (
            f'<a:rPr {lang} sz="{round(item.size * 100)}" b="{int(bold)}" i="{int(italic)}">'
            f"{paint.fill(color)}{MATH_FONT}</a:rPr>"
        )

    return look


def inline_formula(latex: str, attributes: str, children: str) -> str:
    """A formula in a paragraph; `attributes` and `children` are those of its run's `a:rPr`."""
    tree = read_formula(latex)
    plain = _without(attributes, "i")
    faceless = children.partition("<a:latin")[0]

    def look(italic: bool, bold: bool, lead: bool) -> str:
        return f"{_marked(plain, italic, bold)}>{faceless}{MATH_FONT}</a:rPr>"

    math = f'<math:m><m:oMath xmlns:m="{_NS_M}">{_write(tree, look, False)}</m:oMath></math:m>'
    runs = "".join(_text_run(piece, plain, children) for piece in pieces_of(tree))
    return f"{_OPEN}{math}{_BETWEEN}{runs}{_CLOSE}"


def _text_run(piece: object, plain: str, children: str) -> str:
    from deckbuilder.formula import Piece

    assert isinstance(piece, Piece)
    raised = {0: "", 1: ' baseline="30000"', -1: ' baseline="-25000"'}[piece.shift]
    marked = _marked(plain, piece.italic, piece.bold)
    return f"<a:r>{marked}{raised}>{children}</a:rPr><a:t>{escape(piece.text)}</a:t></a:r>"


def _marked(plain: str, italic: bool, bold: bool) -> str:
    """The opening of an `a:rPr`; a bold letter is bold, the others are as their text is."""
    head = _without(plain, "b") + ' b="1"' if bold else plain
    return f'{head} i="{int(italic)}"'


def _without(attributes: str, *names: str) -> str:
    """The opening of an `a:rPr` without some of its attributes."""
    for name in names:
        head, found, rest = attributes.partition(f' {name}="')
        if found:
            attributes = head + rest.partition('"')[2]
    return attributes


# --- Office Math --------------------------------------------------------------------------


def _write_line(tree: Node, look: Look) -> str:
    """A whole formula, what leads it in the lead's colour."""
    items = items_of(tree)
    lead = lead_length(tree)
    return _write_items(items[:lead], look, True) + _write_items(items[lead:], look, False)


def _write(node: Node, look: Look, lead: bool) -> str:
    writer = _WRITERS[type(node)]
    return writer(node, look, lead)


def _tag(name: str, content: str) -> str:
    return f"<m:{name}>{content}</m:{name}>"


def _control(name: str, look: Look, lead: bool, content: str = "") -> str:
    """An object's properties with the look of its own signs."""
    return f"<m:{name}>{content}<m:ctrlPr>{look(True, False, lead)}</m:ctrlPr></m:{name}>"


def _symbol(node: Symbol, look: Look, lead: bool) -> str:
    italic, bold = node.style == "italic", node.style == "bold"
    text = "".join(map(_math_italic, node.text)) if italic else node.text
    style = "" if italic else f'<m:rPr><m:sty m:val="{"b" if bold else "p"}"/></m:rPr>'
    if node.sort == "word" and not node.text.isascii():
        style = "<m:rPr><m:nor/></m:rPr>"
    return f"<m:r>{style}{look(italic, bold, lead)}<m:t>{escape(text)}</m:t></m:r>"


def _math_italic(letter: str) -> str:
    """The italic letter of mathematics, as PowerPoint stores it."""
    if letter == "h":
        return "\u210e"
    code = ord(letter)
    if letter.isascii() and letter.isalpha():
        return chr(0x1D434 + code - 65 if code < 91 else 0x1D44E + code - 97)
    if 0x3B1 <= code <= 0x3C9:
        return chr(0x1D6FC + code - 0x3B1)
    return letter


def _space(node: Space, look: Look, lead: bool) -> str:
    if not node.ems:
        return ""
    text = "\u2003" * int(node.ems) or ("\u2005" if node.ems > 0.2 else "\u2009")
    return f"<m:r>{look(False, False, lead)}<m:t>{text}</m:t></m:r>"


def _row(node: Row, look: Look, lead: bool) -> str:
    return _write_items(node.items, look, lead)


def _write_items(items: Sequence[Node], look: Look, lead: bool) -> str:
    """The items; a big sign takes what it works on, up to the next relation or operator."""
    out, i = "", 0
    while i < len(items):
        item = items[i]
        sign = _big_sign(item)
        if sign is None:
            end = _operand_end(items, i) if _is_function(item) else i + 1
            out += _function(items[i:end], look, lead)
            i = end
            continue
        end = i + 1
        while end < len(items) and not _ends_operand(items[end]):
            end += 1
        operand = _write_items(items[i + 1 : end], look, lead)
        out += _nary(item, sign, operand, look, lead)
        i = end
    return out


def _is_function(node: Node) -> bool:
    """Whether `node` is the name of a function, with scripts or without."""
    base = node.base if isinstance(node, Scripts) else node
    if not isinstance(base, Symbol) or base.sort != "word" or base.style != "upright":
        return False
    return len(base.text) > 1 and base.text.isascii() and base.text.isalpha()


def _operand_end(items: Sequence[Node], start: int) -> int:
    """Behind what the function at `start` works on: brackets and what they hold, or all up to
    the next sign or function."""
    depth, i = 0, start + 1
    for i, item in enumerate(items[start + 1 :], start + 1):
        sort = item.sort if isinstance(item, Symbol) else ""
        depth += {"open": 1, "close": -1}.get(sort, 0)
        ends = sort in ("relation", "operator", "mark", "big") or isinstance(item, Space)
        if depth < 0 or (depth == 0 and (ends or _big_sign(item) or _is_function(item))):
            return i
        if depth == 0 and sort == "close" and _opens(items[start + 1]):
            return i + 1
    return len(items) if len(items) > start + 1 else i


def _opens(node: Node) -> bool:
    return isinstance(node, Symbol) and node.sort == "open"


def _function(items: Sequence[Node], look: Look, lead: bool) -> str:
    """A function's name with what it works on; any other node alone."""
    name = _write(items[0], look, lead)
    if len(items) == 1:
        return name
    body = _tag("e", _write_items(items[1:], look, lead))
    return _tag("func", _control("funcPr", look, lead) + _tag("fName", name) + body)


def _big_sign(node: Node) -> Symbol | None:
    base = node.base if isinstance(node, Scripts) else node
    return base if isinstance(base, Symbol) and base.sort == "big" else None


def _ends_operand(node: Node) -> bool:
    if not isinstance(node, Symbol):
        return False
    return node.sort == "relation" or node.text in ("+", "−", "±", ")", "]", ",", "，")


def _nary(node: Node, sign: Symbol, operand: str, look: Look, lead: bool) -> str:
    scripts = node if isinstance(node, Scripts) else Scripts(node)
    place = "undOvr" if sign.limits else "subSup"
    hidden = '<m:subHide m:val="1"/>' if scripts.sub is None else ""
    hidden += '<m:supHide m:val="1"/>' if scripts.sup is None else ""
    content = f'<m:chr m:val="{sign.text}"/><m:limLoc m:val="{place}"/>{hidden}'
    sub = _write(scripts.sub, look, lead) if scripts.sub else ""
    sup = _write(scripts.sup, look, lead) if scripts.sup else ""
    parts = _tag("sub", sub) + _tag("sup", sup) + _tag("e", operand)
    return _tag("nary", _control("naryPr", look, lead, content) + parts)


def _scripts(node: Scripts, look: Look, lead: bool) -> str:
    base = _write(node.base, look, lead)
    sub = _tag("sub", _write(node.sub, look, lead)) if node.sub else ""
    sup = _tag("sup", _write(node.sup, look, lead)) if node.sup else ""
    if node.stacked:
        return _stacked(node, base, look, lead)
    name = "sSubSup" if sub and sup else "sSub" if sub else "sSup"
    return _tag(name, _control(f"{name}Pr", look, lead) + _tag("e", base) + sub + sup)


def _stacked(node: Scripts, base: str, look: Look, lead: bool) -> str:
    """Limits below and above a function's name or a brace."""
    out = base
    if node.sub:
        below = _tag("lim", _write(node.sub, look, lead))
        out = _tag("limLow", _control("limLowPr", look, lead) + _tag("e", out) + below)
    if node.sup:
        above = _tag("lim", _write(node.sup, look, lead))
        out = _tag("limUpp", _control("limUppPr", look, lead) + _tag("e", out) + above)
    return out


def _fraction(node: Fraction, look: Look, lead: bool) -> str:
    kind = '<m:type m:val="bar"/>' if node.bar else '<m:type m:val="noBar"/>'
    over, under = _write(node.over, look, lead), _write(node.under, look, lead)
    return _tag("f", _control("fPr", look, lead, kind) + _tag("num", over) + _tag("den", under))


def _root(node: Root, look: Look, lead: bool) -> str:
    hidden = "" if node.degree else '<m:degHide m:val="1"/>'
    degree = _write(node.degree, look, lead) if node.degree else ""
    body = _tag("deg", degree) + _tag("e", _write(node.body, look, lead))
    return _tag("rad", _control("radPr", look, lead, hidden) + body)


def _fenced(node: Fenced, look: Look, lead: bool) -> str:
    signs = f'<m:begChr m:val="{quote(node.opening)}"/><m:endChr m:val="{quote(node.closing)}"/>'
    return _tag("d", _control("dPr", look, lead, signs) + _tag("e", _write(node.body, look, lead)))


def _table(node: Table, look: Look, lead: bool) -> str:
    if node.align == "marks":
        rows = "".join(_tag("e", _aligned(row, look, lead)) for row in node.rows)
        return _tag("eqArr", _control("eqArrPr", look, lead) + rows)
    side = "left" if node.align == "left" else "center"
    count = len(node.rows[0])
    columns = (
        f'<m:mcs><m:mc><m:mcPr><m:count m:val="{count}"/><m:mcJc m:val="{side}"/></m:mcPr></m:mc>'
        "</m:mcs>"
    )
    rows = "".join(
        _tag("mr", "".join(_tag("e", _write(cell, look, lead)) for cell in row))
        for row in node.rows
    )
    return _tag("m", _control("mPr", look, lead, columns) + rows)


def _aligned(row: Sequence[Node], look: Look, lead: bool) -> str:
    """The cells of a line, an alignment mark between them."""
    mark = f"<m:r>{look(False, False, lead)}<m:t>&amp;</m:t></m:r>"
    return mark.join(_write(cell, look, lead) for cell in row)


def _accent(node: Accent, look: Look, lead: bool) -> str:
    body = _tag("e", _write(node.base, look, lead))
    if node.mark == "\u0305":
        return _tag("bar", _control("barPr", look, lead, '<m:pos m:val="top"/>') + body)
    sign = f'<m:chr m:val="{node.mark}"/>'
    return _tag("acc", _control("accPr", look, lead, sign) + body)


def _line(node: Line, look: Look, lead: bool) -> str:
    body = _tag("e", _write(node.base, look, lead))
    if node.sign == "box":
        return _tag("borderBox", _control("borderBoxPr", look, lead) + body)
    if node.sign == "line":
        side = f'<m:pos m:val="{"top" if node.above else "bot"}"/>'
        return _tag("bar", _control("barPr", look, lead, side) + body)
    char, place, other = _GROW["over" if node.above else "under"]
    sign = f'<m:chr m:val="{char}"/><m:pos m:val="{place}"/><m:vertJc m:val="{other}"/>'
    return _tag("groupChr", _control("groupChrPr", look, lead, sign) + body)


_WRITERS: dict[type, Callable[..., str]] = {
    Symbol: _symbol, Space: _space, Row: _row, Scripts: _scripts, Fraction: _fraction,
    Root: _root, Fenced: _fenced, Table: _table, Accent: _accent, Line: _line,
}  # fmt: skip
