"""Kind `equation`: formulas on a panel, and below it what their symbols mean, in two columns.

A formula is set as large as the panel lets it; several are aligned at their `=`. What is too much
for one page continues: formulas first, then meanings under the panel of the last of them.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from deckbuilder.formula import read_formula
from deckbuilder.formula.tree import Node
from deckbuilder.layout import fit
from deckbuilder.layout.area import Area
from deckbuilder.layout.formulas import Look, box_of, draw_formula, in_lines, stem_widths
from deckbuilder.layout.kinds import Kind
from deckbuilder.layout.room import Page, Room
from deckbuilder.model import scene, spec

_FILL = 0.94  # of the panel's inner width that the widest formula may take: fonts differ


class EquationStyle(msgspec.Struct, frozen=True):
    """Inches at 13.333 in wide. `line` is the least height of a meaning, `symbol_w` the least
    room for its symbol; `air` stands between formulas, in their sizes."""

    fill: str = "surface"
    padding: float = 0.3125
    least_panel: float = 1.25
    color: str = "text"
    lead_color: str = "accent1"
    symbol_color: str = "accent1"
    line: float = 0.5625
    gap: float = 0.375
    foot: float = 0.125
    symbol_w: float = 0.75
    column_gap: float = 0.2
    rule: float = 0.75
    rule_color: str = "line"
    air: float = 0.8


class Meaning(msgspec.Struct, frozen=True):
    """What a symbol means, set: its size and how high it is."""

    term: spec.Term
    paragraph: scene.Paragraph
    h: float


# --- pages --------------------------------------------------------------------------------


def draw(content: spec.Equation, room: Room) -> list[Page]:
    style = room.style_of(EquationStyle)
    meanings = [term for formula in content.formulas for term in formula.meanings]
    pages: list[Page] = []
    for part in _divided(room, style, content.formulas):
        last = len(pages) == 0 and len(part) == len(content.formulas)
        pages += _pages(room, style, part, meanings if last else _of(part))
    return pages


def _of(formulas: Sequence[spec.Formula]) -> list[spec.Term]:
    return [term for formula in formulas for term in formula.meanings]


def _divided(
    room: Room, style: EquationStyle, formulas: Sequence[spec.Formula]
) -> list[list[spec.Formula]]:
    """The formulas as pages: as many on one as fit at the smallest size."""
    floor = room.style("formula").floor

    def fits(part: Sequence[spec.Formula]) -> bool:
        return _height(room, style, part, floor) <= room.body.h

    return fit.divide(formulas, fits)


def _pages(
    room: Room, style: EquationStyle, formulas: Sequence[spec.Formula], terms: Sequence[spec.Term]
) -> list[Page]:
    """One page, or more where the meanings do not fit under the formulas."""
    meanings = _meanings(room, style, terms)
    floor = room.style("formula").floor
    least = max(style.least_panel, _height(room, style, formulas, floor))
    most = room.body.h - least

    def fits(part: Sequence[Meaning]) -> bool:
        return _list_height(style, part) <= most

    parts: list[list[Meaning]] = fit.divide(meanings, fits) if meanings else [[]]
    return [_page(room, style, formulas, part) for part in parts]


# --- formulas -----------------------------------------------------------------------------


def _nodes(room: Room, style: EquationStyle, formulas: Sequence[spec.Formula]) -> list[Node]:
    """The formulas as trees; one that is wider than the panel at the floor, in lines."""
    inner = (room.body.w - 2 * style.padding) * _FILL
    ems = inner * 72 / room.style("formula").floor
    return [in_lines(room, read_formula(f.latex), ems) for f in formulas]


def _height(
    room: Room, style: EquationStyle, formulas: Sequence[spec.Formula], size: float
) -> float:
    """The height of the panel that the formulas need at `size` points."""
    boxes = [box_of(room, node) for node in _nodes(room, style, formulas)]
    inner = sum(box.height for box in boxes) + style.air * (len(boxes) - 1)
    return inner * size / 72 + 2 * style.padding


def _size(room: Room, style: EquationStyle, formulas: Sequence[spec.Formula], panel: Area) -> float:
    """The largest step at which all formulas stand in the panel; the floor at worst."""
    nodes = _nodes(room, style, formulas)
    leads = stem_widths(room, nodes)
    rests = [box_of(room, n).width - lead for n, lead in zip(nodes, leads, strict=True)]
    ems = max(leads) + max(rests)
    width = (panel.w - 2 * style.padding) * _FILL

    def fits(size: float) -> bool:
        return ems * size / 72 <= width and _height(room, style, formulas, size) <= panel.h + 0.01

    sizes = room.style("formula").sizes
    step = fit.first_fit(sizes, fits)
    if step is not None:
        return step
    # what cannot be broken is smaller than the theme has it rather than cut off
    height = _height(room, style, formulas, sizes[-1]) - 2 * style.padding
    share = min(width * 72 / ems, sizes[-1] * (panel.h - 2 * style.padding) / height, sizes[-1])
    return round(share - 0.05, 1)


def _formulas(
    room: Room, style: EquationStyle, formulas: Sequence[spec.Formula], panel: Area
) -> list[scene.Formula]:
    """One in the panel's middle; several under one another, aligned at their `=`."""
    size = _size(room, style, formulas, panel)
    look = Look(size, style.color, style.lead_color)
    inner = panel.inset(style.padding, 0, style.padding, 0)
    if len(formulas) == 1:
        node = _nodes(room, style, formulas)[0]
        return [draw_formula(room, "equation", formulas[0].latex, inner, look, node=node)]
    nodes = _nodes(room, style, formulas)
    boxes = [box_of(room, node) for node in nodes]
    leads = stem_widths(room, nodes)
    rests = [b.width - lead for b, lead in zip(boxes, leads, strict=True)]
    em = size / 72
    left = inner.x + (inner.w - (max(leads) + max(rests)) * em) / 2
    need = (sum(b.height for b in boxes) + style.air * (len(boxes) - 1)) * em
    spare = max(0.0, min(0.4, (panel.h - 2 * style.padding - need) / len(boxes)))
    y = panel.middle - (need + spare * (len(boxes) - 1)) / 2
    items: list[scene.Formula] = []
    told = zip(formulas, nodes, boxes, leads, strict=True)
    for n, (formula, node, box, lead) in enumerate(told, 1):
        x = left + (max(leads) - lead) * em
        area = Area(x, y, inner.right - x, box.height * em)
        items.append(draw_formula(room, f"equation/{n}", formula.latex, area, look, "left", node))
        y += area.h + style.air * em + spare
    return items


# --- meanings -----------------------------------------------------------------------------


def _meanings(room: Room, style: EquationStyle, terms: Sequence[spec.Term]) -> list[Meaning]:
    """The meanings at the largest step at which each takes one line; at worst at the floor."""
    if not terms:
        return []
    width = _meaning_width(room, style, terms)
    sizes = room.style("formula_meaning").sizes

    def made(size: float) -> list[Meaning]:
        paragraphs = [room.para(term.meaning, "formula_meaning", size) for term in terms]
        heights = [room.height([p], width) for p in paragraphs]
        return [
            Meaning(term, p, max(style.line, h + 0.15))
            for term, p, h in zip(terms, paragraphs, heights, strict=True)
        ]

    step = fit.first_fit(sizes, lambda size: all(m.h == style.line for m in made(size)))
    return made(step or sizes[-1])


def _columns(room: Room, style: EquationStyle) -> list[Area]:
    return room.body.columns(2, room.w(style.column_gap))


def _symbol_width(room: Room, style: EquationStyle, terms: Sequence[spec.Term]) -> float:
    """What the widest symbol takes, with a gap behind it."""
    size = room.style("formula_symbol").size
    widest = max(
        (box_of(room, read_formula(term.term.plain)).width * size / 72 for term in terms),
        default=0.0,
    )
    return max(room.w(style.symbol_w), widest + 0.25)


def _meaning_width(room: Room, style: EquationStyle, terms: Sequence[spec.Term]) -> float:
    return _columns(room, style)[0].w - _symbol_width(room, style, terms)


def _lines(meanings: Sequence[Meaning]) -> list[list[Meaning]]:
    """The meanings two by two, as they are read."""
    return [list(meanings[i : i + 2]) for i in range(0, len(meanings), 2)]


def _list_height(style: EquationStyle, meanings: Sequence[Meaning]) -> float:
    if not meanings:
        return 0.0
    lines = sum(max(m.h for m in line) for line in _lines(meanings))
    return style.gap + lines + style.foot


# --- drawing ------------------------------------------------------------------------------


def _page(
    room: Room,
    style: EquationStyle,
    formulas: Sequence[spec.Formula],
    meanings: Sequence[Meaning],
) -> Page:
    body = room.body
    panel = Area(body.x, body.y, body.w, body.h - _list_height(style, meanings))
    items: list[scene.Item] = [room.panel("equation/panel", "formula panel", panel, style.fill)]
    drawn = _formulas(room, style, formulas, panel)
    items += drawn
    y = panel.bottom + style.gap
    terms = [m.term for m in meanings]
    symbol_w = _symbol_width(room, style, terms)
    groups: list[scene.Group] = []
    columns = _columns(room, style)
    for row, line in enumerate(_lines(meanings)):
        h = max(m.h for m in line)
        for column, meaning in zip(columns, line, strict=False):
            n = len(groups) + 1
            area = Area(column.x, y, column.w, h)
            groups.append(_meaning(room, style, n, meaning, area, symbol_w, ruled=row > 0))
        y += h
    items += groups
    first = tuple(scene.Target(item.key) for item in drawn)
    return Page(tuple(items), reveal=(first, *((scene.Target(g.key),) for g in groups)))


def _meaning(
    room: Room,
    style: EquationStyle,
    n: int,
    meaning: Meaning,
    area: Area,
    symbol_w: float,
    *,
    ruled: bool,
) -> scene.Group:
    """A symbol and what it means, the rule above them."""
    key = f"equation/where/{n}"
    items: list[scene.Item] = []
    if ruled and style.rule:
        items.append(room.rule(f"{key}/rule", area.x, area.y, area.w, style.rule, style.rule_color))
    symbol = room.para(meaning.term.term, "formula_symbol")
    symbol = msgspec.structs.replace(symbol, color=room.color(style.symbol_color))
    left = Area(area.x, area.y, symbol_w, area.h)
    right = Area(area.x + symbol_w, area.y, area.w - symbol_w, area.h)
    items.append(room.box(f"{key}/symbol", "symbol", left, symbol, anchor="middle"))
    items.append(
        room.box(
            f"{key}/meaning", "meaning", right, meaning.paragraph, anchor="middle",
            where=meaning.term.where,
        )
    )  # fmt: skip
    return scene.Group(key, f"symbol {n}", tuple(items))


KIND = Kind(draw)
