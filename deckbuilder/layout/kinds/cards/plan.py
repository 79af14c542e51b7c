"""How the cards of one slide are set: their rows, their build, the sizes they share.

Comes in: cards and the room. Goes out: the plan with the largest sizes that holds every card, or
none, and the paragraphs of a card by that plan. Always: no word of a title is cut while another
arrangement keeps it whole.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from deckbuilder.layout import fit
from deckbuilder.layout.area import Area
from deckbuilder.layout.diagrams import longest_word
from deckbuilder.layout.headed import break_narrow
from deckbuilder.layout.kinds.cards.style import ROWS, Build, CardsStyle, Head, Stack
from deckbuilder.layout.lists import body_of
from deckbuilder.layout.room import Room
from deckbuilder.model import spec
from deckbuilder.model.scene import Paragraph
from deckbuilder.model.theme import TextStyle

LEAST_TITLE = 0.4
PAIR = 2
ALONE = (44.0, 40.0, 36.0, 32.0, 28.0)  # points; titles without texts, in one row
LOWER = 2  # of these that titles in two rows leave out
AIRY = 1.4  # times the height of its words that a card may get
BELOW_BARE = 0.15  # inches more below a title that stands under its ordinal alone
BEHIND_ORDINAL = 0.12  # inches
SLIM = 1.9  # inches of width of texts beside their ordinals
LEAST_CARD = 2.1  # inches of width, gap included


class Plan(msgspec.Struct, frozen=True):
    """One way to set the cards: their places, build and sizes."""

    areas: tuple[Area, ...]
    build: Build
    title_size: float
    text_size: float
    columns: int
    stack: Stack
    head: Head
    bare: bool  # no card has a text


def with_signs(room: Room, style: CardsStyle, cards: Sequence[spec.Titled]) -> CardsStyle:
    """`style` with the room before titles that its icons or its widest ordinal take."""
    icons = any(card.icon for card in cards)
    head, low = (
        msgspec.structs.replace(one, title_x=_title_x(room, style, one, len(cards), icons))
        for one in (style.head, style.low_head)
    )
    return msgspec.structs.replace(style, head=head, low_head=low)


def _title_x(room: Room, style: CardsStyle, look: Head, count: int, icons: bool) -> float:
    start = look.icon_x or look.title_x if icons else look.title_x
    if look.badge:
        return start
    chinese = style.chinese_ordinals and room.chinese
    widest = "十一" if chinese and count > 10 else str(count)
    ordinal = room.para(widest, style.ordinal, look.ordinal_size)
    return max(start, room.type.runs_width(ordinal) / 72 + BEHIND_ORDINAL)


def plan_of(room: Room, style: CardsStyle, cards: Sequence[spec.Titled]) -> Plan | None:
    """The plan with the largest sizes that holds every card; of equals, the first arrangement.
    Long titles of narrow cards stand under their ordinals where that fits."""
    if len(cards) not in ROWS:
        return None
    under = msgspec.structs.replace(
        style, rows="stack", narrow="stack", low_stack=style.close_stack
    )
    first = ROWS[len(cards)][0]
    below = _has_long_titles(room, style, cards) or (
        _cuts_titles(room, style, cards, first) and not _cuts_titles(room, under, cards, first)
    )
    ways = ROWS[len(cards)]
    plan = _largest(room, under, cards, ways[:1]) if below else None
    return plan or _largest(room, style, cards, ways) or _largest(room, under, cards, ways[:1])


def _has_long_titles(room: Room, style: CardsStyle, cards: Sequence[spec.Titled]) -> bool:
    """Whether titles of narrow cards take a line below their ordinals but not beside them."""
    rows = ROWS[len(cards)][0]
    if style.narrow != "head" or len(rows) != 2 or max(rows) <= 3 or _too_wide(room, rows):
        return False
    area = _places(room, style, rows)[0]
    size = room.style("item_title").floor
    longest = max(room.type.runs_width(room.para(c.title, "item_title", size)) for c in cards) / 72
    beside, below = (title_area(style, build, area).w * 0.99 for build in ("head", "stack"))
    return beside < longest <= below


def _cuts_titles(
    room: Room, style: CardsStyle, cards: Sequence[spec.Titled], rows: Sequence[int]
) -> bool:
    """Whether a word of a title is longer than its line even at the smallest size."""
    look = room.style("item_title")
    area = _places(room, style, rows)[0]
    width = title_area(style, _build(style, len(rows), max(rows)), area).w * 0.99
    words = (longest_word(room, c.title.plain, look.face, look.floor, look.bold) for c in cards)
    return max(words) > width


def _wide_enough(
    room: Room,
    style: CardsStyle,
    cards: Sequence[spec.Titled],
    ways: Sequence[tuple[int, ...]],
) -> list[tuple[int, ...]]:
    """Those of `ways` whose cards are wide enough for a few words and for every word of a title,
    where two side by side are."""
    wide = [rows for rows in ways if not _too_wide(room, rows)]
    wide = [rows for rows in wide if not _is_slim(room, style, rows)] or wide
    if len(cards) <= PAIR or _cuts_titles(room, style, cards, (PAIR,)):
        return wide
    return [rows for rows in wide if not _cuts_titles(room, style, cards, rows)]


def _is_slim(room: Room, style: CardsStyle, rows: Sequence[int]) -> bool:
    """Whether texts beside their ordinals have too little width."""
    build = _build(style, len(rows), max(rows))
    return build == "side" and title_area(style, build, _places(room, style, rows)[0]).w < SLIM


def _largest(
    room: Room,
    style: CardsStyle,
    cards: Sequence[spec.Titled],
    ways: Sequence[tuple[int, ...]],
) -> Plan | None:
    """The plan with the largest sizes that holds every card in rows of one of these `ways`."""
    steps = max(len(room.style("item_title").sizes), len(room.style("item_text").sizes))
    arrangements = _wide_enough(room, style, cards, ways)
    for step in range(steps):
        for rows in arrangements:
            plan = _plan_at(room, style, cards, rows, step)
            fits = all(
                _height(room, style, plan, c, a) <= a.h
                for c, a in zip(cards, plan.areas, strict=True)
            )
            shape = " + ".join(map(str, rows))
            last = step == steps - 1 and rows is arrangements[-1]
            fit.note(f"{shape} at {plan.title_size:g}/{plan.text_size:g} pt", fits, last)
            if fits:
                return _lowered(room, style, plan, cards)
    return None


def _lowered(room: Room, style: CardsStyle, plan: Plan, cards: Sequence[spec.Titled]) -> Plan:
    """Cards of few words as high as these ask for with as much air, a little above the middle."""
    tops = sorted({area.y for area in plan.areas})
    needed = max(_height(room, style, plan, c, a) for c, a in zip(cards, plan.areas, strict=True))
    least = style.least_height / len(tops) if is_filled(room, style) else 0.0
    close = plan.bare and plan.build == "stack"
    wanted = needed + BELOW_BARE if close else max(needed * AIRY, least)
    h = min(plan.areas[0].h, wanted)
    taken = h * len(tops) + style.row_gap * (len(tops) - 1)
    y = room.body.y + style.sink * max(0.0, room.body.h - taken)
    areas = tuple(Area(a.x, y + tops.index(a.y) * (h + style.row_gap), a.w, h) for a in plan.areas)
    return msgspec.structs.replace(plan, areas=areas)


def is_filled(room: Room, style: CardsStyle) -> bool:
    """Whether cards stand on a ground, not under a rule."""
    look = room.theme.frame.get("panels", {}).get(style.fill, {})
    return bool(look.get("fill", style.fill))


def _too_wide(room: Room, rows: Sequence[int]) -> bool:
    """On a narrow slide no more than three stand side by side, if there is another way; beside
    an aside only as many as leave each some words a line."""
    if max(rows) > 1 and room.body.w / max(rows) < LEAST_CARD:
        return True
    return room.width < 11 and max(rows) > 3 and len(rows) < 3


def plan_or_forced(room: Room, style: CardsStyle, cards: Sequence[spec.Titled]) -> Plan:
    plan = plan_of(room, style, cards)
    return plan or _plan_at(room, style, cards, ROWS[len(cards)][0], 9)


def _plan_at(
    room: Room, style: CardsStyle, cards: Sequence[spec.Titled], rows: Sequence[int], step: int
) -> Plan:
    columns = max(rows)
    build = _build(style, len(rows), columns)
    areas = _places(room, style, rows)
    titles, texts = room.style("item_title").sizes, room.style("item_text").sizes
    bare = not any(card.text for card in cards)
    text_size = texts[min(step, len(texts) - 1)]
    wanted = titles[min(step, len(titles) - 1)]
    sizes = tuple(s for s in titles if s <= wanted)
    stack = style.stack if len(rows) == 1 else style.low_stack
    head = style.head if len(rows) < 3 else style.low_head
    if build == "stack" and _short(stack, cards):
        sizes = (stack.short_size, *sizes)
    boxes = [title_area(style, build, a) for a in areas]
    if bare and step == 0 and room.place == "body":
        sizes = (*_alone(room, cards, boxes, len(rows)), *sizes)
    look = _title_style(room, stack, build, sizes[0])
    size = room.display_size([c.title for c in cards], look, boxes, sizes=sizes, most_lines=2)
    text_size = _roomy(texts, text_size, areas[0].w - 2 * style.across)
    return Plan(areas, build, size, text_size, columns, stack, head, bare)


def _alone(
    room: Room, cards: Sequence[spec.Titled], boxes: Sequence[Area], rows: int
) -> tuple[float, ...]:
    """The sizes above the ladder at which every title, alone on its card, stays on its line."""
    wide = min(box.w for box in boxes) * 72 * 0.98
    return tuple(
        size
        for size in (ALONE if rows == 1 else ALONE[LOWER:] if rows == 2 else ())
        if all(room.type.runs_width(room.para(c.title, "item_title", size)) <= wide for c in cards)
    )


def _build(style: CardsStyle, rows: int, columns: int) -> Build:
    if rows > 1:
        return style.narrow if columns > 3 else style.rows
    return style.narrow_row if style.narrow_row and columns > 3 else style.one_row


def _roomy(sizes: Sequence[float], size: float, width: float) -> float:
    """`size`, or the next smaller one at which a line holds seven Han; the floor at worst."""
    return next((s for s in sizes if s <= size and width * 72 / s >= 6.9), sizes[-1])


def _places(room: Room, style: CardsStyle, rows: Sequence[int]) -> tuple[Area, ...]:
    body = room.body
    if len(rows) == 1:
        body = Area(body.x, body.y, body.w, min(body.h, style.most_height))
    lines = body.rows(len(rows), style.row_gap)
    columns = max(rows)
    return tuple(
        cell
        for line, count in zip(lines, rows, strict=True)
        for cell in line.columns(columns, style.gap)[:count]
    )


def _short(stack: Stack, cards: Sequence[spec.Titled]) -> bool:
    return bool(stack.short_size) and all(len(c.title.plain) <= 4 for c in cards)


def _title_style(room: Room, stack: Stack, build: Build, size: float) -> TextStyle:
    look = room.style("item_title")
    if build == "stack" and 0 < stack.short_size <= size:
        return msgspec.structs.replace(look, face="display")
    return look


def title_area(style: CardsStyle, build: Build, area: Area) -> Area:
    pad = style.across
    if build == "side":
        return Area(area.x + style.side.text_x, area.y, area.w - style.side.text_x - pad, area.h)
    if build == "head":
        x = pad + style.head.title_x
        return Area(area.x + x, area.y, area.w - x - pad * 0.6, area.h)
    return Area(area.x + pad, area.y, area.w - 1.6 * pad, area.h)


def title_of(room: Room, style: CardsStyle, plan: Plan, card: spec.Titled, area: Area) -> Paragraph:
    look = _title_style(room, plan.stack, plan.build, plan.title_size)
    box = title_area(style, plan.build, area)
    return room.display(card.title, look, box, sizes=(plan.title_size,))


def texts_of(
    room: Room, plan: Plan, card: spec.Titled, width: float, color: str
) -> list[Paragraph]:
    paragraphs = body_of(room, card.text, "item_text", plan.text_size, gap=4, color=color)
    return [break_narrow(room, p, width) for p in paragraphs]


def _height(room: Room, style: CardsStyle, plan: Plan, card: spec.Titled, area: Area) -> float:
    """The height that the card needs, its padding included."""
    pad = style.padding
    title = title_of(room, style, plan, card, area)
    title_box = title_area(style, plan.build, area)
    title_h = max(room.height([title], title_box.w), LEAST_TITLE if plan.build == "head" else 0.0)
    width = title_box.w if plan.build == "side" else area.w - 2 * style.across
    if plan.build == "head":
        width -= plan.head.text_x
    text_h = room.height(texts_of(room, plan, card, width, ""), width) if card.text else 0.0
    if plan.build == "side":
        return title_h + text_h + 2 * 0.15
    if plan.build == "head":
        return below_head(plan.head, title_h) + text_h + plan.head.foot
    text_part = plan.stack.text_gap + text_h if card.text else 0.0
    return plan.stack.title_y + title_h + text_part + pad * 0.7


def head_middle(look: Head, title_h: float) -> float:
    """The middle of ordinal and title below the top of a card with a text."""
    return max(look.middle, title_h / 2 + 0.1)


def below_head(look: Head, title_h: float) -> float:
    """Where the text starts below the card's top."""
    return max(look.text_y, head_middle(look, title_h) + title_h / 2 + 0.1)
