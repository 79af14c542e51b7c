"""Kind `hub`: a disc in the middle and, on both sides, what it is connected with.

The first half of the items stands on the left. What two columns do not hold continues, the disc
stays.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, radians, sin

import msgspec
from msgspec.structs import replace

from deckbuilder.layout import fit
from deckbuilder.layout.area import Area, square
from deckbuilder.layout.diagrams import (
    holds_words,
    keys_of,
    line,
    one_diagram,
    tell,
)
from deckbuilder.layout.emphasis import lit_ones
from deckbuilder.layout.headed import (
    Headed,
    Step,
    all_hold,
    cut_headed,
    ladder_of,
    none_said,
    words_of,
)
from deckbuilder.layout.icons import SIDE, beside_words, draw_icon
from deckbuilder.layout.kinds import Kind
from deckbuilder.layout.room import Page, Room
from deckbuilder.model import scene, spec
from deckbuilder.model.scene import Item, Paragraph
from deckbuilder.units import inches

# angle (degrees, clockwise from three o'clock) -> connection site of an ellipse
_SITES = {180: 2, 225: 1, 135: 3, 0: 6, 315: 7, 45: 5}
LOOK = Headed(gap=1.0)
FEW = 4  # cards that leave room for a larger disc


class HubStyle(msgspec.Struct, frozen=True):
    """Lengths in inches at 13.333 in wide."""

    radius: float = 1.125
    most_radius: float = 1.5
    card_width: float = 3.867
    least_between: float = 2.5  # of the two columns
    most_height: float = 1.75
    bare_height: float = 1.125  # of cards that have only a title
    row_gap: float = 0.25
    least_gap: float = 0.125  # where rows would not fit otherwise
    air: float = 0.08  # above and below the words of a card, together
    padding: float = 0.25
    most_items: int = 8
    few_radius: float = 1.375  # with few cards
    few_height: float = 1.5  # of few cards that have only a title
    fill: str = "surface"
    stroke: str = ""
    stroke_weight: float = 1.0
    lit_fill: str = "primary"
    lit_color: str = "on-primary"
    center_fill: str = "primary"
    center_stroke: str = ""
    spoke: str = "muted"
    spoke_weight: float = 1.25
    dot: float = 0.11  # its diameter; 0: none
    dot_color: str = "accent1"
    icon_color: str = "accent1"
    sign: float = 0.0  # what icons take at the left of the words


class _Plan(msgspec.Struct, frozen=True):
    step: Step
    places: tuple[Area, ...]


def draw(content: spec.Hub, room: Room) -> list[Page]:
    style = room.style_of(HubStyle)
    style = replace(style, sign=beside_words(content.items))
    if len(content.items) <= FEW:
        style = replace(style, radius=style.few_radius, bare_height=style.few_height)
    lit = {content.items[i].title for i in lit_ones([item.title for item in content.items])}
    disc, center = _disc(room, style, content.center)

    def holds(items: Sequence[spec.Titled], step: Step) -> bool:
        return _holds(room, style, items, step)

    def cut(step: Step) -> list[spec.Titled]:
        return [p for item in content.items for p in cut_headed(item, lambda o: holds([o], step))]

    step, parts = fit.paged(_steps(room, content.items), content.items, holds, cut)
    return [
        _page(room, style, content, part, _plan(room, style, part, step), lit, (disc, center))
        for part in parts
    ]


# --- planning -----------------------------------------------------------------------------


def _steps(room: Room, items: Sequence[spec.Titled]) -> list[Step]:
    return ladder_of(room, LOOK, run_in=True, bare=none_said(items))


def _holds(room: Room, style: HubStyle, items: Sequence[spec.Titled], step: Step) -> bool:
    """Whether two columns of cards hold `items` at `step`."""
    if len(items) > style.most_items:
        return False
    words = [_words(room, style, item, step) for item in items]
    w = _text_width(room, style)
    rows = (len(items) + 1) // 2
    tallest = max(room.height(one, w) for one in words) + style.air
    most = (room.body.h - style.least_gap * (rows - 1)) / rows
    return tallest <= most and (step == _steps(room, items)[-1] or all_hold(room, words, w))


def _plan(room: Room, style: HubStyle, items: Sequence[spec.Titled], step: Step) -> _Plan:
    """Cards of one height; their rows share the body, each column around its middle."""
    w = _text_width(room, style)
    tallest = max(room.height(_words(room, style, item, step), w) for item in items) + style.air
    rows = (len(items) + 1) // 2
    usual = (room.body.h - style.row_gap * (rows - 1)) / rows
    wanted = style.most_height if any(item.text for item in items) else style.bare_height
    h = max(tallest, min(usual, wanted))
    pitch = min((room.body.h - h) / max(1, rows - 1), h * 1.6) if rows > 1 else h
    width = _card_width(room, style)
    left = _column(room.body.x, width, h, pitch, rows, room.body.middle)
    right = _column(room.body.right - width, width, h, pitch, len(items) - rows, room.body.middle)
    return _Plan(step, (*left, *right))


def _column(x: float, w: float, h: float, pitch: float, count: int, middle: float) -> list[Area]:
    top = middle - ((count - 1) * pitch + h) / 2
    return [Area(x, top + i * pitch, w, h) for i in range(count)]


def _card_width(room: Room, style: HubStyle) -> float:
    """A third of the body; on a narrow one more, as much as the disc and its spokes leave."""
    left = (room.body.w - style.least_between) / 2
    return max(style.card_width * room.body.w / 12, min(style.card_width, left))


def _text_width(room: Room, style: HubStyle) -> float:
    return _card_width(room, style) - 2 * style.padding - style.sign


def _words(
    room: Room, style: HubStyle, item: spec.Titled, step: Step, color: str = ""
) -> list[Paragraph]:
    look = replace(LOOK, color=color)
    return words_of(room, item, look, step, _text_width(room, style))


def _disc(room: Room, style: HubStyle, text: spec.Text) -> tuple[Area, Paragraph]:
    """The disc and its words: larger where the smallest size needs it."""
    between = room.body.w - 2 * _card_width(room, style)
    usual = min(style.radius, 0.36 * between)
    most = min(style.most_radius, 0.42 * between)
    for lines in (2, 4):
        for radius in (usual, (usual + most) / 2, most):
            for size in room.style("hub_center").sizes:
                words = _center_words(room, text, size, radius, lines)
                if words is not None:
                    return square(room.body.center, room.body.middle, 2 * radius), words
    widest = max(most, 0.48 * between)
    words = room.para(text, "hub_center", room.style("hub_center").floor, align="center")
    for radius in (most, widest):  # a word longer than a line is cut
        if room.height([words], radius * 2**0.5 - 0.04) <= radius * 2**0.5:
            return square(room.body.center, room.body.middle, 2 * radius), words
    return square(room.body.center, room.body.middle, 2 * most), words


def _center_words(
    room: Room, text: spec.Text, size: float, radius: float, most: int
) -> Paragraph | None:
    """The words on at most `most` lines in the square that an ellipse gives to its text."""
    words = room.para(text, "hub_center", size, align="center")
    width = radius * 2**0.5 - 0.04
    for lines in range(1, most + 1):
        broken = room.type.break_for_sense(words, inches(width), lines)
        if broken is not None and holds_words(room, [broken], width):
            return broken if room.height([broken], width) <= width else None
    return None


# --- drawing ------------------------------------------------------------------------------


def _page(
    room: Room,
    style: HubStyle,
    content: spec.Hub,
    items: Sequence[spec.Titled],
    plan: _Plan,
    lit: set[spec.Text],
    center: tuple[Area, Paragraph],
) -> Page:
    disc, words = center
    edge = style.center_stroke
    hub = room.box(
        "center", "centre", disc, words, anchor="middle", geometry="ellipse",
        fill=style.center_fill, stroke=room.stroke(edge, 1.5) if edge else None,
        where=content.center.where,
    )  # fmt: skip
    groups = [
        _item(room, style, item, i, plan, disc, item.title in lit) for i, item in enumerate(items)
    ]
    alt = tell(room, "hub", [content.center.plain, *(item.title.plain for item in items)])
    return one_diagram(room, "hub", alt, [hub, *groups], keys_of(groups, "hub/"))


def _item(
    room: Room, style: HubStyle, item: spec.Titled, i: int, plan: _Plan, disc: Area, lit: bool
) -> scene.Group:
    key, place = f"hub/{i + 1}", plan.places[i]
    words = _words(room, style, item, plan.step, style.lit_color if lit else "")
    pad, edge = inches(style.padding), style.stroke
    box = room.box(
        f"{key}/text", "card", place, words, anchor="middle",
        insets=(inches(style.padding + style.sign), 0, pad, 0),
        fill=style.lit_fill if lit else style.fill, link=item.link, where=item.where,
        stroke=room.stroke(edge, style.stroke_weight) if edge else None,
    )  # fmt: skip
    items: list[Item] = [_spoke(room, style, key, place, disc), box]
    if item.icon:
        sign = Area(place.x + style.padding, place.middle - SIDE / 2, SIDE, SIDE)
        color = style.lit_color if lit else style.icon_color
        items.append(draw_icon(room, f"{key}/icon", item.icon, sign, color))
    if style.dot:
        side = place.right if place.x < disc.x else place.x
        dot = square(side, place.middle, style.dot)
        items.append(room.panel(f"{key}/dot", "dot", dot, style.dot_color, geometry="ellipse"))
    return scene.Group(key, f"item {i + 1}", tuple(items), where=item.where)


def _spoke(room: Room, style: HubStyle, key: str, place: Area, disc: Area) -> scene.Connector:
    """The line from the disc's nearest connection site to the middle of the card's inner side."""
    on_left = place.x < disc.x
    end = (place.right if on_left else place.x, place.middle)
    rise = place.middle - disc.middle
    turned = 0 if abs(rise) < 0.45 * (abs(end[0] - disc.center)) else 45 if rise > 0 else -45
    angle = (180 - turned if on_left else turned) % 360
    r = disc.w / 2
    start = (disc.center + r * cos(radians(angle)), disc.middle + r * sin(radians(angle)))
    return line(
        f"{key}/spoke", "spoke", start, end, room.stroke(style.spoke, style.spoke_weight),
        start_key="center", start_site=_SITES[angle],
        end_key=f"{key}/text", end_site=3 if on_left else 1,
    )  # fmt: skip


KIND = Kind(draw)
