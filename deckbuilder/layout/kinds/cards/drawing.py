"""Cards drawn by their plan: a panel, an ordinal or an icon, a title and a text each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from deckbuilder.layout.area import Area, square
from deckbuilder.layout.icons import draw_icon
from deckbuilder.layout.kinds.cards.plan import (
    LEAST_TITLE,
    Plan,
    below_head,
    head_middle,
    is_filled,
    texts_of,
    title_area,
    title_of,
)
from deckbuilder.layout.kinds.cards.style import CardsStyle
from deckbuilder.layout.room import Page, Room
from deckbuilder.layout.surfaces import round_diagonal
from deckbuilder.layout.words import chinese_numeral
from deckbuilder.model import scene, spec
from deckbuilder.model.scene import Paragraph


def draw_cards(
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
    title = title_of(room, style, plan, card, area)
    box = title_area(style, plan.build, area)
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
        texts = texts_of(room, plan, card, place.w, look.text_color)
        items.append(room.box(f"{key}/text", "text", place, texts))
    return items


def _head(
    room: Room, style: CardsStyle, plan: Plan, card: spec.Titled, area: Area, ordinal: str, key: str
) -> list[scene.Item]:
    look, pad = plan.head, style.across
    title = title_of(room, style, plan, card, area)
    box = title_area(style, plan.build, area)
    title_h = max(room.height([title], box.w), LEAST_TITLE)
    middle = area.y + head_middle(look, title_h)
    if plan.bare and is_filled(room, style):
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
    line_area = Area(box.x, middle - title_h / 2, box.w, title_h)
    items: list[scene.Item] = [
        *_sign(
            room, style, card, key, line, number, sign, look.ordinal_color, anchor="middle", **more
        ),
        room.box(f"{key}/title", "title", line_area, title, anchor="middle", link=card.link),
    ]
    if card.text:
        y = area.y + below_head(look, title_h)
        x = pad + look.text_x
        place = Area(area.x + x, y, area.w - pad - x, area.bottom - look.foot * 0.6 - y)
        texts = texts_of(room, plan, card, place.w, look.text_color)
        items.append(room.box(f"{key}/text", "text", place, texts))
    return items


def _side(
    room: Room, style: CardsStyle, plan: Plan, card: spec.Titled, area: Area, ordinal: str, key: str
) -> list[scene.Item]:
    look = style.side
    number = room.para(ordinal, style.ordinal, look.ordinal_size, align="center")
    box = title_area(style, plan.build, area)
    paragraphs = [
        title_of(room, style, plan, card, area),
        *texts_of(room, plan, card, box.w, look.text_color),
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
