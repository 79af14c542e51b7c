"""Steps as a ribbon cut by chevrons, each with its title; below it panels with number and text.

Both outer ends of a ribbon are straight. In two rows the numbers stand in the ribbon, and an
arrow turns from the last panel of the first row to the ribbon of the second.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from deckbuilder.layout.area import Area
from deckbuilder.layout.diagrams import line, set_title
from deckbuilder.layout.icons import draw_icon
from deckbuilder.layout.kinds.steps.rows import (
    Columns,
    Part,
    Plan,
    Sizes,
    best_plan,
    floor,
    text_of,
    whole_words,
)
from deckbuilder.layout.room import Room
from deckbuilder.model import scene, spec
from deckbuilder.model.scene import Align, Item, Paragraph
from deckbuilder.units import inches

ICON_SIDE = 0.6875
SIGN_GAP = 0.14  # between an icon in the ribbon and the title after it


class RibbonStyle(msgspec.Struct, frozen=True):
    """Lengths in inches. `number_…` and `text_y` are given for numbers of 48 pt, from the panel's
    top, and shrink with them; `row_…` are those of two rows, `bare_…` of steps without texts."""

    gap: float = 0.20
    most_columns: int = 6
    least_width: float = 1.8
    starts: tuple[tuple[float, int], ...] = ((3.5, 1), (2.6, 2), (0.0, 3))
    height: float = 0.875
    depth: float = 0.22
    fill: str = "primary"
    title_color: str = "on-primary"
    number_color: str = "primary"
    panel_fill: str = "surface"
    panel_gap: float = 0.20
    inset: float = 0.20
    foot: float = 0.15
    number_y: float = 0.175
    number_h: float = 0.875
    text_y: float = 1.2375
    row_gap: float = 0.40
    row_height: float = 0.70
    row_panel_gap: float = 0.10
    row_text_y: float = 0.16
    bare_height: float = 1.25
    bare_number_h: float = 1.0
    turn_color: str = "accent1"
    turn_weight: float = 1.5


class _Band(msgspec.Struct, frozen=True):
    """One row's measures: number above the ribbon, ribbon, panel; `text_y` within the panel."""

    number: float
    ribbon: float
    gap: float
    panel: float
    text_y: float

    @property
    def height(self) -> float:
        return self.number + self.ribbon + self.gap + self.panel


def _styles(part: Part) -> tuple[str, str, str]:
    if part.bare:
        return ("step_bare_title", "step_text", "step_bare_ordinal")
    return ("step_title", "step_text", "step_ordinal")


def _columns(style: RibbonStyle) -> Columns:
    return Columns(style.gap, style.most_columns, style.least_width, style.starts)


# --- planning -----------------------------------------------------------------------------


def plan(room: Room, part: Part) -> Plan | None:
    style = room.style_of(RibbonStyle)

    def fits(counts: tuple[int, ...], sizes: Sizes) -> Plan | None:
        return (
            _placed(room, style, counts, sizes, part)
            if _fits(room, style, part, counts, sizes)
            else None
        )

    return best_plan(room, part, _columns(style), _styles(part), fits)


def force(room: Room, part: Part, counts: tuple[int, ...], sizes: Sizes | None) -> Plan:
    style = room.style_of(RibbonStyle)
    return _placed(room, style, counts, sizes or floor(room, _styles(part)), part)


def _fits(
    room: Room, style: RibbonStyle, part: Part, counts: tuple[int, ...], sizes: Sizes
) -> bool:
    w = room.body.columns(counts[0], style.gap)[0].w
    clear, inner = _clear_width(style, w), w - 2 * style.inset
    band = _band(room, style, part, counts, sizes)
    if band.height * len(counts) + style.row_gap * (len(counts) - 1) > room.body.h + 0.001:
        return False
    if not whole_words(room, part, _styles(part)[0], sizes, clear, inner):
        return False
    for i, step in enumerate(part.steps):
        title = _title(room, part, counts, sizes, i, clear)
        if title.plain.count("\n") > 1 or room.height([title], clear) > band.ribbon - 0.08:
            return False
        text = room.height(text_of(room, step, sizes.text, inner), inner)
        if not part.bare and band.text_y + text > band.panel - style.foot:
            return False
    return True


def _band(room: Room, style: RibbonStyle, part: Part, counts: Sequence[int], sizes: Sizes) -> _Band:
    """The measures of a row where `counts` rows share the body."""
    if part.bare:
        scale = sizes.ordinal / 60
        return _Band(style.bare_number_h * scale, style.bare_height, 0.0, 0.0, 0.0)
    if len(counts) == 1:
        most = room.body.h - style.height - style.panel_gap
        text_y = style.text_y * sizes.ordinal / 48
        panel = _filled_panel(most, text_y + _tallest(room, style, part, counts, sizes))
        return _Band(0.0, style.height, style.panel_gap, panel, text_y)
    rows = len(counts)
    h = (room.body.h - style.row_gap * (rows - 1)) / rows
    panel = h - style.row_height - style.row_panel_gap
    return _Band(0.0, style.row_height, style.row_panel_gap, panel, style.row_text_y)


def _tallest(
    room: Room, style: RibbonStyle, part: Part, counts: Sequence[int], sizes: Sizes
) -> float:
    w = room.body.columns(counts[0], style.gap)[0].w - 2 * style.inset
    return max(room.height(text_of(room, step, sizes.text, w), w) for step in part.steps)


def _filled_panel(most: float, needed: float) -> float:
    """Down to the body's foot, less far where what stands in it would leave much of it empty."""
    return most if needed > 0.5 * most else max(0.6 * most, needed + 0.4)


def _placed(
    room: Room, style: RibbonStyle, counts: tuple[int, ...], sizes: Sizes, part: Part
) -> Plan:
    band = _band(room, style, part, counts, sizes)
    whole = band.height * len(counts) + style.row_gap * (len(counts) - 1)
    y = room.body.y + max(0.0, room.body.h - whole) / 2
    places: list[Area] = []
    for count in counts:
        row = Area(room.body.x, y, room.body.w, band.height)
        places += row.columns(counts[0], style.gap)[:count]
        y += band.height + style.row_gap
    return Plan(counts, tuple(places), sizes)


def _clear_width(style: RibbonStyle, w: float) -> float:
    """What two chevrons leave of a piece, less a little air."""
    return w - style.depth - 0.1


def _title(
    room: Room, part: Part, counts: Sequence[int], sizes: Sizes, i: int, clear: float
) -> Paragraph:
    """A piece's title; with its number before it where the number has no place of its own and no
    icon stands there."""
    text, clear = part.steps[i].title, clear - _sign(part, counts, i, sizes)
    if len(counts) > 1 and not part.bare and not part.steps[i].icon:
        number = spec.Run(f"{part.numbers[i]}\u00a0\u00a0")
        text = spec.Text((number, *text.runs), text.where)
    color = room.style_of(RibbonStyle).title_color
    title = set_title(room, text, _styles(part)[0], sizes.title, clear, align="center", color=color)
    return replace(title, bold=True)


def _sign(part: Part, counts: Sequence[int], i: int, sizes: Sizes) -> float:
    """What an icon takes before the title in the ribbon, where numbers stand there."""
    within = len(counts) > 1 and not part.bare and bool(part.steps[i].icon)
    return 1.25 * sizes.title / 72 + SIGN_GAP if within else 0.0


# --- drawing ------------------------------------------------------------------------------


def paint(room: Room, part: Part, plan: Plan) -> list[Item]:
    style = room.style_of(RibbonStyle)
    band = _band(room, style, part, plan.counts, plan.sizes)
    groups: list[Item] = []
    for row in plan.rows():
        for i in row:
            groups.append(_step(room, style, part, plan, band, i, row))
    return groups


def _step(
    room: Room, style: RibbonStyle, part: Part, plan: Plan, band: _Band, i: int, row: range
) -> scene.Group:
    step, area, n = part.steps[i], plan.places[i], part.numbers[i]
    ribbon = Area(area.x, area.y + band.number, area.w, band.ribbon)
    items: list[Item] = []
    if i == row[0] and i:
        items.append(_turn(room, style, part, plan, i, ribbon))
    if band.number:
        place = Area(area.x, area.y, area.w, band.number)
        items.append(_number(room, part, plan, i, place, "center"))
    items += _piece(room, style, part, plan, i, row, ribbon)
    if band.panel:
        panel = Area(area.x, ribbon.bottom + band.gap, area.w, band.panel)
        items += _panel(room, style, part, plan, band, i, panel)
    return scene.Group(f"steps/{n}", f"step {n}", tuple(items), where=step.where)


def _number(
    room: Room, part: Part, plan: Plan, i: int, place: Area, align: Align
) -> scene.TextBox | scene.Shape:
    """A step's number, or its icon in the number's place."""
    n, icon, color = part.numbers[i], part.steps[i].icon, room.style_of(RibbonStyle).number_color
    if icon:
        side = min(ICON_SIDE, 0.9 * place.h)
        left = place.x if align == "left" else place.center - side / 2
        sign = Area(left, place.middle - side / 2, side, side)
        return draw_icon(room, f"steps/{n}/number", icon, sign, color)
    numeral = room.para(str(n), _styles(part)[2], plan.sizes.ordinal, align=align, color=color)
    return room.box(f"steps/{n}/number", "number", place, numeral, anchor="middle")


def _piece(
    room: Room, style: RibbonStyle, part: Part, plan: Plan, i: int, row: range, area: Area
) -> list[Item]:
    """A piece of the ribbon with its title: its point reaches into the next column's notch."""
    step, n = part.steps[i], part.numbers[i]
    key = f"steps/{n}/title"
    clear = _clear_width(style, area.w)
    title = _title(room, part, plan.counts, plan.sizes, i, clear)
    sign = _sign(part, plan.counts, i, plan.sizes)
    icon = _icon_before(room, style, part, i, row, area, title, sign) if sign else []
    if len(row) > 1 and i == row[-1]:
        return [*_last_piece(room, style, n, area, title, step, sign), *icon]
    shape, adjust = "rect", ()
    if len(row) > 1:
        shape = "homePlate" if i == row[0] else "chevron"
        adjust = (("adj", round(style.depth / area.h * 100000)),)
        area = Area(area.x, area.y, area.w + style.depth, area.h)
    lines = (title.plain.count("\n") + 1,)
    box = room.box(
        key, "title", area, title, anchor="middle", fill=style.fill, geometry=shape,
        adjust=adjust, insets=(inches(sign), 0, 0, 0), link=step.link, where=step.where,
    )  # fmt: skip
    return [replace(box, lines=lines), *icon]


def _icon_before(
    room: Room,
    style: RibbonStyle,
    part: Part,
    i: int,
    row: range,
    area: Area,
    title: Paragraph,
    sign: float,
) -> list[Item]:
    """The icon that with the title after it stands in the middle of what a piece has for text."""
    step, n, d = part.steps[i], part.numbers[i], style.depth
    left, right = area.x + d, area.right
    if len(row) == 1:
        left = area.x
    elif i == row[0]:
        left, right = area.x, area.right + d / 2
    lines = [replace(title, runs=(scene.Run(words),)) for words in title.plain.split("\n")]
    words = max(room.type.runs_width(line) for line in lines) / 72
    side = sign - SIGN_GAP
    start = (left + right - words - sign) / 2
    place = Area(start, area.middle - side / 2, side, side)
    return [draw_icon(room, f"steps/{n}/icon", step.icon, place, style.title_color)]


def _last_piece(
    room: Room,
    style: RibbonStyle,
    n: int,
    area: Area,
    title: Paragraph,
    step: spec.Titled,
    sign: float,
) -> list[Item]:
    """The end of the ribbon: notched at the left, straight at the right; `sign` is what an icon
    takes before the title."""
    w, h, d = area.w, area.h, style.depth
    path = scene.Path(
        w, h, (("M", 0, 0), ("L", w, 0), ("L", w, h), ("L", 0, h), ("L", d, h / 2), ("Z",))
    )
    piece = scene.Shape(
        f"steps/{n}/ribbon", "ribbon end", area.rect, path,
        fill=room.color(style.fill), decorative=True,
    )  # fmt: skip
    place = area.inset(d, 0, 0, 0)
    return [
        piece,
        room.box(
            f"steps/{n}/title", "title", place, title, anchor="middle",
            insets=(inches(sign), 0, 0, 0), link=step.link, where=step.where,
        ),
    ]  # fmt: skip


def _panel(
    room: Room, style: RibbonStyle, part: Part, plan: Plan, band: _Band, i: int, area: Area
) -> list[Item]:
    step, n = part.steps[i], part.numbers[i]
    scale = plan.sizes.ordinal / 48
    items: list[Item] = [room.panel(f"steps/{n}/panel", "panel", area, style.panel_fill)]
    inner = area.inset(style.inset, 0, style.inset, 0)
    if len(plan.counts) == 1:
        place = Area(inner.x, area.y + style.number_y * scale, inner.w, style.number_h * scale)
        items.append(_number(room, part, plan, i, place, "left"))
    if step.text:
        texts = text_of(room, step, plan.sizes.text, inner.w)
        place = inner.inset(0, band.text_y, 0, style.foot * 0.5)
        items.append(room.box(f"steps/{n}/text", "text", place, texts, where=step.where))
    return items


def _turn(
    room: Room, style: RibbonStyle, part: Part, plan: Plan, i: int, ribbon: Area
) -> scene.Connector:
    """From the foot of the step before to this row's ribbon, or to the number above it."""
    before, here, n = plan.places[i - 1], plan.places[i], part.numbers[i]
    start, end = (before.center, before.bottom), (ribbon.center, ribbon.y)
    keys = ("panel", "title")
    if part.bare:  # the title of a row's last piece stands behind the notch
        start, end = (before.center + style.depth / 2, before.bottom), (here.center, here.y)
        keys = ("title", "number")
    return line(
        f"steps/{n}/turn", f"turn {n - 1}-{n}", start, end,
        room.stroke(style.turn_color, style.turn_weight, tail="triangle"), elbow=True,
        start_key=f"steps/{n - 1}/{keys[0]}", start_site=2,
        end_key=f"steps/{n}/{keys[1]}", end_site=0,
    )  # fmt: skip
