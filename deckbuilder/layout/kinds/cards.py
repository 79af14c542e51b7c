"""Kind `cards`: equal panels in even rows, each with an ordinal, a title and a text.

A card has one of three builds: `stack` (ordinal, title, text under one another), `head` (ordinal
and title on one line, text below) and `side` (ordinal, an upright hair, title and text beside
it). The theme says which for one row, for several rows, and for narrow cards.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Literal

import msgspec

from deckbuilder.layout import fit
from deckbuilder.layout.area import Area, square
from deckbuilder.layout.cutting import cut_items
from deckbuilder.layout.headed import break_narrow
from deckbuilder.layout.icons import draw_icon
from deckbuilder.layout.kinds import Kind
from deckbuilder.layout.lists import body_of
from deckbuilder.layout.opening import draw_opened
from deckbuilder.layout.room import Page, Room
from deckbuilder.layout.surfaces import round_diagonal
from deckbuilder.layout.words import chinese_numeral
from deckbuilder.model import scene, spec
from deckbuilder.model.scene import Paragraph
from deckbuilder.model.theme import TextStyle

Build = Literal["stack", "head", "side"]

# rows by the number of cards; the second choice has fewer, wider columns
ROWS: dict[int, tuple[tuple[int, ...], ...]] = {
    1: ((1,),), 2: ((2,),), 3: ((3,),), 4: ((4,), (2, 2)), 5: ((3, 2),), 6: ((3, 3), (2, 2, 2)),
    7: ((4, 3), (3, 3, 1)), 8: ((4, 4), (3, 3, 2)), 9: ((3, 3, 3),), 10: ((5, 5), (4, 3, 3)),
    11: ((4, 4, 3),), 12: ((4, 4, 4),),
}  # fmt: skip


class Stack(msgspec.Struct, frozen=True):
    """Inches from the card's top: where ordinal and title start, and the gap before the text.

    Where every title has at most four characters it takes `short_size` in the display face, as
    larger ones do.
    """

    ordinal_size: float = 44.0
    ordinal_y: float = 0.28
    title_y: float = 1.25
    text_gap: float = 0.1875
    short_size: float = 0.0
    text_color: str = ""


class Head(msgspec.Struct, frozen=True):
    """Ordinal and title share a line whose middle is `middle` below the top. With `badge`, its
    side, the ordinal stands on a shape whose opposite corners are rounded alike."""

    ordinal_size: float = 24.0
    ordinal_color: str = ""
    middle: float = 0.47
    badge: float = 0.0
    badge_fill: str = "primary"
    badge_corners: tuple[float, float] = (0.0, 0.0)
    title_x: float = 0.594
    text_y: float = 0.906
    foot: float = 0.17
    text_color: str = ""
    text_x: float = 0.0


class Side(msgspec.Struct, frozen=True):
    """The ordinal centred in the first `ordinal_w`, a hair, the texts from `text_x`."""

    ordinal_size: float = 36.0
    ordinal_w: float = 1.15
    text_x: float = 1.4
    hair_inset: float = 0.35
    hair_color: str = "line-strong"
    text_color: str = ""


class CardsStyle(msgspec.Struct, frozen=True):
    """`chinese_ordinals` counts 一 二 三 in Chinese decks in up to three columns. `inset` is the
    padding at the sides where it is another; `ordinal` is the ordinals' style. `close_stack` is
    for narrow cards whose titles are too long to stand beside their ordinals."""

    gap: float = 0.20
    row_gap: float = 0.25
    padding: float = 0.25
    inset: float | None = None
    ordinal: str = "ordinal"
    most_height: float = 4.25  # of a single row
    least_height: float = 3.0  # of all rows of few words
    sink: float = 0.36  # share of the height left over that goes above the cards
    fill: str = "surface"
    one_row: Build = "stack"
    rows: Build = "head"
    narrow_row: Build | None = None  # four and more columns in one row; None: as one_row
    narrow: Build = "head"  # four and more columns in several rows
    chinese_ordinals: bool = False
    stack: Stack = Stack()  # in a single row
    low_stack: Stack = Stack(20.0, ordinal_y=0.25, title_y=0.8125, text_gap=0.2)  # in several
    close_stack: Stack = Stack(20.0, ordinal_y=0.16, title_y=0.58, text_gap=0.1)
    head: Head = Head()  # in up to two rows
    low_head: Head = Head(22.0, middle=0.36, title_x=0.594, text_y=0.66, foot=0.08)  # in three
    side: Side = Side()

    @property
    def across(self) -> float:
        """The padding at the sides."""
        return self.padding if self.inset is None else self.inset


LEAST_TITLE = 0.4
ALONE = (44.0, 40.0, 36.0, 32.0, 28.0)  # points; titles without texts, in one row
LOWER = 2  # of these that titles in two rows leave out
AIRY = 1.4  # times the height of its words that a card may get
BELOW_BARE = 0.15  # inches more below a title that stands under its ordinal alone
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


def draw(content: spec.Cards, room: Room) -> list[Page]:
    return draw_opened(room, lambda inside: _draw(content, inside), ("item_title", "item_text"))


def _draw(content: spec.Cards, room: Room) -> list[Page]:
    style = room.style_of(CardsStyle)
    cards = content.cards
    plan = _plan(room, style, cards)
    if plan is not None:
        return [_page(room, style, [*enumerate(cards)], plan)]
    pieces = [piece for n, card in enumerate(cards) for piece in _cut(room, style, card, n)]

    def holds(part: Sequence[tuple[int, spec.Titled]]) -> bool:
        apart = len({n for n, _ in part}) == len(part)  # no two are pieces of one card
        return apart and _plan(room, style, [card for _, card in part]) is not None

    parts = fit.divide(pieces, holds)
    plans = [_plan_or_forced(room, style, [card for _, card in part]) for part in parts]
    title, text = min(p.title_size for p in plans), min(p.text_size for p in plans)
    return [
        _page(
            room, style, part, msgspec.structs.replace(one, title_size=title, text_size=text)
        )
        for part, one in zip(parts, plans, strict=True)
    ]  # fmt: skip


def _cut(room: Room, style: CardsStyle, card: spec.Titled, n: int) -> list[tuple[int, spec.Titled]]:
    """The card with its number from 0; one that overfills a page alone in pieces that fit."""

    def fits(text: spec.Items | None) -> bool:
        return _plan(room, style, [msgspec.structs.replace(card, text=text)]) is not None

    if card.text is None or fits(card.text) or not fits(None):
        return [(n, card)]
    return [(n, msgspec.structs.replace(card, text=text)) for text in cut_items(card.text, fits)]


def _plan(room: Room, style: CardsStyle, cards: Sequence[spec.Titled]) -> Plan | None:
    """The plan with the largest sizes that holds every card; of equals, the first arrangement.
    Long titles of narrow cards stand under their ordinals where that fits."""
    if len(cards) not in ROWS:
        return None
    if _has_long_titles(room, style, cards):
        under = msgspec.structs.replace(style, narrow="stack", low_stack=style.close_stack)
        if (plan := _largest(room, under, cards, ROWS[len(cards)][:1])) is not None:
            return plan
    return _largest(room, style, cards, ROWS[len(cards)])


def _has_long_titles(room: Room, style: CardsStyle, cards: Sequence[spec.Titled]) -> bool:
    """Whether titles of narrow cards take a line below their ordinals but not beside them."""
    rows = ROWS[len(cards)][0]
    if style.narrow != "head" or len(rows) != 2 or max(rows) <= 3 or _too_wide(room, rows):
        return False
    area = _places(room, style, rows)[0]
    size = room.style("item_title").floor
    longest = max(room.type.runs_width(room.para(c.title, "item_title", size)) for c in cards) / 72
    beside, below = (_title_area(style, build, area).w * 0.99 for build in ("head", "stack"))
    return beside < longest <= below


def _largest(
    room: Room,
    style: CardsStyle,
    cards: Sequence[spec.Titled],
    ways: Sequence[tuple[int, ...]],
) -> Plan | None:
    """The plan with the largest sizes that holds every card in rows of one of these `ways`."""
    steps = max(len(room.style("item_title").sizes), len(room.style("item_text").sizes))
    arrangements = [rows for rows in ways if not _too_wide(room, rows)]
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
    least = style.least_height / len(tops) if _is_filled(room, style) else 0.0
    close = plan.bare and plan.build == "stack"
    wanted = needed + BELOW_BARE if close else max(needed * AIRY, least)
    h = min(plan.areas[0].h, wanted)
    taken = h * len(tops) + style.row_gap * (len(tops) - 1)
    y = room.body.y + style.sink * max(0.0, room.body.h - taken)
    areas = tuple(Area(a.x, y + tops.index(a.y) * (h + style.row_gap), a.w, h) for a in plan.areas)
    return msgspec.structs.replace(plan, areas=areas)


def _is_filled(room: Room, style: CardsStyle) -> bool:
    """Whether cards stand on a ground, not under a rule."""
    look = room.theme.frame.get("panels", {}).get(style.fill, {})
    return bool(look.get("fill", style.fill))


def _too_wide(room: Room, rows: Sequence[int]) -> bool:
    """On a narrow slide no more than three stand side by side, if there is another way; beside
    an aside only as many as leave each some words a line."""
    if max(rows) > 1 and room.body.w / max(rows) < LEAST_CARD:
        return True
    return room.width < 11 and max(rows) > 3 and len(rows) < 3


def _plan_or_forced(room: Room, style: CardsStyle, cards: Sequence[spec.Titled]) -> Plan:
    plan = _plan(room, style, cards)
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
    boxes = [_title_area(style, build, a) for a in areas]
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


def _title_area(style: CardsStyle, build: Build, area: Area) -> Area:
    pad = style.across
    if build == "side":
        return Area(area.x + style.side.text_x, area.y, area.w - style.side.text_x - pad, area.h)
    if build == "head":
        x = pad + style.head.title_x
        return Area(area.x + x, area.y, area.w - x - pad * 0.6, area.h)
    return Area(area.x + pad, area.y, area.w - 1.6 * pad, area.h)


def _title(room: Room, style: CardsStyle, plan: Plan, card: spec.Titled, area: Area) -> Paragraph:
    look = _title_style(room, plan.stack, plan.build, plan.title_size)
    box = _title_area(style, plan.build, area)
    return room.display(card.title, look, box, sizes=(plan.title_size,))


def _texts(room: Room, plan: Plan, card: spec.Titled, width: float, color: str) -> list[Paragraph]:
    paragraphs = body_of(room, card.text, "item_text", plan.text_size, gap=4, color=color)
    return [break_narrow(room, p, width) for p in paragraphs]


def _height(room: Room, style: CardsStyle, plan: Plan, card: spec.Titled, area: Area) -> float:
    """The height that the card needs, its padding included."""
    pad = style.padding
    title = _title(room, style, plan, card, area)
    title_box = _title_area(style, plan.build, area)
    title_h = max(room.height([title], title_box.w), LEAST_TITLE if plan.build == "head" else 0.0)
    width = title_box.w if plan.build == "side" else area.w - 2 * style.across
    if plan.build == "head":
        width -= plan.head.text_x
    text_h = room.height(_texts(room, plan, card, width, ""), width) if card.text else 0.0
    if plan.build == "side":
        return title_h + text_h + 2 * 0.15
    if plan.build == "head":
        return _below_head(plan.head, title_h) + text_h + plan.head.foot
    text_part = plan.stack.text_gap + text_h if card.text else 0.0
    return plan.stack.title_y + title_h + text_part + pad * 0.7


def _head_middle(look: Head, title_h: float) -> float:
    """The middle of ordinal and title below the top of a card with a text."""
    return max(look.middle, title_h / 2 + 0.1)


def _below_head(look: Head, title_h: float) -> float:
    """Where the text starts below the card's top."""
    return max(look.text_y, _head_middle(look, title_h) + title_h / 2 + 0.1)


# --- drawing ------------------------------------------------------------------------------


def _page(
    room: Room, style: CardsStyle, cards: Sequence[tuple[int, spec.Titled]], plan: Plan
) -> Page:
    """The cards with their numbers, which count from 0."""
    groups = tuple(
        _card(room, style, plan, card, area, n + 1)
        for (n, card), area in zip(cards, plan.areas, strict=True)
    )
    return Page(groups, reveal=tuple((scene.Target(g.key),) for g in groups))


def _card(
    room: Room, style: CardsStyle, plan: Plan, card: spec.Titled, area: Area, n: int
) -> scene.Group:
    key = f"cards/{n}"
    ordinal = str(n)
    if style.chinese_ordinals and room.chinese and plan.columns <= 3:
        ordinal = chinese_numeral(n)
    items: list[scene.Item] = [room.panel(f"{key}/panel", f"card {n} panel", area, style.fill)]
    items += BUILDS[plan.build](room, style, plan, card, area, ordinal, key)
    return scene.Group(key, f"card {n}", tuple(items), where=card.where)


def _stack(
    room: Room, style: CardsStyle, plan: Plan, card: spec.Titled, area: Area, ordinal: str, key: str
) -> list[scene.Item]:
    look, pad = plan.stack, style.padding
    size = look.ordinal_size
    number = room.para(ordinal, style.ordinal, size)
    title = _title(room, style, plan, card, area)
    box = _title_area(style, plan.build, area)
    title_h = room.height([title], box.w)
    title_y = area.y + look.title_y
    number_h = size * 1.22 / 72
    side = 0.625 if size >= 36 else 0.4375
    line = Area(box.x, area.y + look.ordinal_y, box.w, number_h)
    sign = square(box.x + side / 2, line.middle, side)
    items: list[scene.Item] = [
        *_sign(room, style, card, key, line, number, sign),
        room.box(
            f"{key}/title", "title", Area(box.x, title_y, box.w, title_h), title, link=card.link
        ),
    ]
    if card.text:
        y = title_y + title_h + look.text_gap
        place = Area(box.x, y, area.w - 2 * style.across, area.bottom - pad * 0.5 - y)
        texts = _texts(room, plan, card, place.w, look.text_color)
        items.append(room.box(f"{key}/text", "text", place, texts))
    return items


def _head(
    room: Room, style: CardsStyle, plan: Plan, card: spec.Titled, area: Area, ordinal: str, key: str
) -> list[scene.Item]:
    look, pad = plan.head, style.across
    title = _title(room, style, plan, card, area)
    box = _title_area(style, plan.build, area)
    title_h = max(room.height([title], box.w), LEAST_TITLE)
    middle = area.y + _head_middle(look, title_h)
    if plan.bare and _is_filled(room, style):
        middle = area.middle
    over: dict[str, Any] = {"color": look.ordinal_color} if look.ordinal_color else {}
    number = room.para(ordinal, style.ordinal, look.ordinal_size, **over)
    line = Area(area.x + pad, middle - 0.3, look.title_x, 0.6)
    more: dict[str, Any] = {}
    if look.badge:
        line = Area(line.x, middle - look.badge / 2, look.badge, look.badge)
        number = msgspec.structs.replace(number, align="center")
        more = {"fill": look.badge_fill, **round_diagonal(line, *look.badge_corners)}
    side = look.badge * 0.62 or look.title_x - 0.157
    sign = square(line.x + (look.badge or side) / 2, middle, side)
    title_area = Area(box.x, middle - title_h / 2, box.w, title_h)
    items: list[scene.Item] = [
        *_sign(
            room, style, card, key, line, number, sign, look.ordinal_color, anchor="middle", **more
        ),
        room.box(f"{key}/title", "title", title_area, title, anchor="middle", link=card.link),
    ]
    if card.text:
        y = area.y + _below_head(look, title_h)
        x = pad + look.text_x
        place = Area(area.x + x, y, area.w - pad - x, area.bottom - look.foot * 0.6 - y)
        texts = _texts(room, plan, card, place.w, look.text_color)
        items.append(room.box(f"{key}/text", "text", place, texts))
    return items


def _side(
    room: Room, style: CardsStyle, plan: Plan, card: spec.Titled, area: Area, ordinal: str, key: str
) -> list[scene.Item]:
    look = style.side
    number = room.para(ordinal, style.ordinal, look.ordinal_size, align="center")
    box = _title_area(style, plan.build, area)
    paragraphs = [
        _title(room, style, plan, card, area),
        *_texts(room, plan, card, box.w, look.text_color),
    ]
    place = Area(area.x, area.y, look.ordinal_w, area.h)
    inset = min(look.hair_inset, area.h * 0.22)
    x, y, h = area.x + look.ordinal_w, area.y + inset, area.h - 2 * inset
    sign = square(place.center, place.middle, min(0.625, area.h * 0.5))
    return [
        *_sign(room, style, card, key, place, number, sign, anchor="middle"),
        room.upright(f"{key}/hair", x, y, h, 0.75, look.hair_color),
        room.box(f"{key}/text", "title and text", box, paragraphs, anchor="middle", link=card.link),
    ]  # fmt: skip


def _sign(
    room: Room,
    style: CardsStyle,
    card: spec.Titled,
    key: str,
    place: Area,
    number: Paragraph,
    sign: Area,
    color: str = "",
    **more: Any,
) -> list[scene.Item]:
    """The ordinal in its place, or the card's icon at `sign`, on the ordinal's badge if any."""
    if not card.icon:
        number = room.narrowed(number, place.w)
        return [room.box(f"{key}/ordinal", "ordinal", place, number, **more)]
    icon = draw_icon(room, f"{key}/icon", card.icon, sign, color or room.style(style.ordinal).color)
    fill = more.get("fill")
    if not fill:
        return [icon]
    form = {name: more[name] for name in ("geometry", "adjust") if name in more}
    return [room.panel(f"{key}/badge", "badge", place, fill, **form), icon]


BUILDS: dict[str, Callable[..., list[scene.Item]]] = {"stack": _stack, "head": _head, "side": _side}

KIND = Kind(draw)
