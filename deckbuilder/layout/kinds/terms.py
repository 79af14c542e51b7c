"""Kind `terms`: a row a term, its meaning beside it; a single one large, its meaning below."""

from __future__ import annotations

import msgspec

from deckbuilder.layout import fit
from deckbuilder.layout.area import Area
from deckbuilder.layout.kinds import Kind
from deckbuilder.layout.listing import list_pages, widen
from deckbuilder.layout.room import Page, Room
from deckbuilder.layout.rows import Column, Row, RowRules
from deckbuilder.model import scene, spec
from deckbuilder.units import inches

AIRY = 0.7  # of the body's height: what a single term may take


class TermsStyle(msgspec.Struct, frozen=True):
    """`alone` are the sizes of a single term and its meaning; inches between them and the rule,
    and the share of the height left over that goes above them."""

    term: Column = Column(0.667, 2.85, "item_title", sizes=(22, 20), display=True)
    meaning: Column = Column(3.717, 8.95, "row_text")
    term_most: float = 3.6
    most: float = 1.25
    rules: RowRules = RowRules()
    alone: tuple[tuple[float, float], ...] = ((44, 28), (40, 24), (36, 24), (32, 22), (28, 20))
    alone_w: float = 9.967
    alone_rule: float = 2.25
    alone_rule_w: float = 0.817
    rule_gap: float = 0.3
    meaning_gap: float = 0.2
    sink: float = 0.36


def draw(content: spec.Terms, room: Room) -> list[Page]:
    style = room.style_of(TermsStyle)
    if len(content.terms) == 1 and room.place == "body":
        page = _alone(room, content.terms[0], style)
        if page is not None:
            return [page]
    rows = [Row(f"terms/{n}", (t.term, t.meaning)) for n, t in enumerate(content.terms, 1)]
    terms = [t.term for t in content.terms]
    columns = widen(room, (style.term, style.meaning), 0, terms, style.term_most)
    names = ("term", "meaning")
    return list_pages(room, rows, columns, names, rules=style.rules, most=style.most)


def _alone(room: Room, one: spec.Term, style: TermsStyle) -> Page | None:
    """The single term under a short rule, its meaning below it; None where they are too much."""
    body = room.body
    width = min(body.w, room.w(style.alone_w))
    look = room.style(style.term.style)
    color = style.term.color or look.color
    head = Area(body.x, body.y, width, 9.0)

    def told(sizes: tuple[float, float]) -> tuple[scene.Paragraph, scene.Paragraph]:
        term = room.display(
            one.term, look, head, sizes=sizes[:1], most_lines=9, color=color, plain_marks=True
        )
        meaning = room.para(one.meaning, style.meaning.style, sizes[1])
        return term, room.type.rebreak_widow(meaning, inches(width))

    def height(sizes: tuple[float, float]) -> float:
        words = sum(room.height([p], width) for p in told(sizes))
        return style.rule_gap + words + style.meaning_gap

    chosen = fit.first_fit(style.alone, lambda sizes: height(sizes) <= AIRY * body.h)
    if chosen is None:
        return None
    term, meaning = told(chosen)
    y = body.y + style.sink * (body.h - height(chosen))
    upper = Area(body.x, y + style.rule_gap, width, room.height([term], width))
    y = upper.bottom + style.meaning_gap
    lower = Area(body.x, y, width, room.height([meaning], width))
    rule_w, rule_y = room.w(style.alone_rule_w), upper.y - style.rule_gap
    group = scene.Group(
        "terms/1",
        "row 1",
        (
            room.rule("terms/1/rule", body.x, rule_y, rule_w, style.alone_rule, "accent1"),
            room.box("terms/1/term", "term", upper, term),
            room.box("terms/1/meaning", "meaning", lower, meaning),
        ),
    )
    return Page((group,), reveal=((scene.Target("terms/1"),),))


KIND = Kind(draw)
