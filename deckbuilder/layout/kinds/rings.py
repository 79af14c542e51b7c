"""Kind `rings`: circles one in the other, touching at the foot, each with a leader to its words.

Drawings: `bands` has names in the rings and texts level with them; `rows` has name and text beside
the circles in equal rows, the outermost first. `bands` takes rows where its words do not fit; texts
too long for one slide continue, the circles stay.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import sqrt

import msgspec

from deckbuilder.layout import fit
from deckbuilder.layout.area import Area, square
from deckbuilder.layout.diagrams import (
    holds_words,
    keys_of,
    line,
    one_diagram,
    tell,
)
from deckbuilder.layout.headed import Headed, Step, cut_headed, ladder_of, words_of
from deckbuilder.layout.icons import SIDE, beside_words, draw_icon
from deckbuilder.layout.kinds import Kind
from deckbuilder.layout.layers import shown_on
from deckbuilder.layout.lists import body_of
from deckbuilder.layout.room import Page, Room
from deckbuilder.model import scene, spec
from deckbuilder.model.scene import Item, Paragraph
from deckbuilder.units import inches


class RingsStyle(msgspec.Struct, frozen=True):
    """Lengths in inches at 13.333 in wide. `core` is the core's share of the outer radius, or,
    with `core_radius`, its radius; `fills` are those of 2, 3, 4, 5 rings from the core outwards.
    """

    core: float = 0.4
    core_radius: float = 0.0
    most_width: float = 5.0  # of the outer circle
    fills: tuple[tuple[str, ...], ...] = (
        ("primary", "accent2/17"),
        ("primary", "accent2/46", "accent2/17"),
        ("primary", "accent2/60", "accent2/38", "accent2/17"),
        ("primary", "accent2/60", "accent2/46", "accent2/31", "accent2/17"),
    )
    edge: str = "background"
    edge_weight: float = 1.5
    core_edge: bool = True
    core_text: str = "on-primary"
    dot: float = 0.1
    dot_color: str = "accent1"
    leader: str = "muted"
    leader_weight: float = 1.0
    core_leader: str = ""  # colour of the leader within the core; empty: none stands within
    leader_end: float = 6.58
    text_x: float = 6.767
    row_leader_end: float = 5.65
    row_x: float = 5.85
    hair: float = 0.75
    hair_color: str = "line"
    core_title: str = ""
    title_gap: float = 4.0
    row_pad: float = 0.1
    sign: float = 0.0  # what icons take at the left of the words


_ELLIPSE_RIGHT = 6  # the connection site at three o'clock

Entries = Sequence[tuple[int, spec.Titled]]  # rings with their numbers from the core


class Circle(msgspec.Struct, frozen=True):
    """A circle in inches."""

    x: float
    y: float
    r: float

    @property
    def top(self) -> float:
        return self.y - self.r

    def half_chord(self, y: float) -> float:
        """Half the width of the circle at height `y`; 0 outside."""
        return sqrt(max(0.0, self.r**2 - (y - self.y) ** 2))


class Look(msgspec.Struct, frozen=True):
    """What a slide of rings shares; `circles` from the core outwards."""

    style: RingsStyle
    circles: tuple[Circle, ...]


def draw(content: spec.Rings, room: Room) -> list[Page]:
    look = _look(room, content.rings)
    return room.drawing(DRAWINGS)(content.rings, room, look)


def _look(room: Room, rings: Sequence[spec.Titled]) -> Look:
    """Circles on the body's foot; on a narrow body smaller, in its middle."""
    style, count = room.style_of(RingsStyle), len(rings)
    style = msgspec.structs.replace(style, sign=beside_words(rings))
    outer = min(room.body.h, style.most_width * room.body.w / 12) / 2
    foot = room.body.middle + outer
    core = style.core_radius * min(1.0, outer / 2.125) or style.core * outer
    radii = [core + (outer - core) * i / max(1, count - 1) for i in range(count)]
    return Look(style, tuple(Circle(room.body.x + outer, foot - r, r) for r in radii))


def _x(room: Room, reference: float) -> float:
    """An x of the design pages within this body."""
    return room.body.x + (reference - 0.667) * room.body.w / 12


def _fill(look: Look, i: int) -> str:
    """The colour of ring `i`, the core being 0."""
    fills = look.style.fills[max(0, min(len(look.circles), 5) - 2)]
    return fills[min(i, len(fills) - 1)]


# --- circles ------------------------------------------------------------------------------


def _circles(room: Room, look: Look) -> list[Item]:
    """The circles, outermost first, so that the inner ones stand before the outer ones."""
    style, count = look.style, len(look.circles)
    items: list[Item] = []
    for i in range(count - 1, -1, -1):
        c = look.circles[i]
        edged = style.edge and (i or style.core_edge)
        stroke = room.stroke(style.edge, style.edge_weight) if edged else None
        area = square(c.x, c.y, 2 * c.r)
        fill = _fill(look, i)
        items.append(
            room.panel(
                f"circle/{i + 1}", f"ring {i + 1}", area, fill, geometry="ellipse", stroke=stroke
            )
        )
    return items


# --- bands: names in the rings --------------------------------------------------------------


def draw_bands(rings: Sequence[spec.Titled], room: Room, look: Look) -> list[Page]:
    if any(ring.text for ring in rings):
        names = _band_names(room, look, rings)
        texts = _band_texts(room, look, rings) if names else None
        if names and texts:
            return [_bands_page(room, look, rings, names, texts)]
    return draw_rows(rings, room, look)


def _band(look: Look, i: int) -> tuple[float, float]:
    """The visible band of ring `i` above the next inner one: its top and its foot."""
    c = look.circles[i]
    if i == 0:
        return c.y - c.r * 0.6, c.y + c.r * 0.6
    return c.top, look.circles[i - 1].top


def _band_names(room: Room, look: Look, rings: Sequence[spec.Titled]) -> list[Paragraph] | None:
    """The names at the largest common step at which each stands in its band, on one line if
    any step allows."""
    for lines in (1, 2):
        for size in room.style("ring_name").sizes:
            found = [_band_name(room, look, r, i, size, lines) for i, r in enumerate(rings)]
            if all(found):
                return [name for name in found if name is not None]
    return None


def _band_name(
    room: Room, look: Look, ring: spec.Titled, i: int, size: float, most: int
) -> Paragraph | None:
    top, foot = _band(look, i)
    middle = (top + foot) / 2
    h = size * 1.22 / 72
    for lines in range(1, most + 1):
        edge = middle - h * lines / 2
        width = 1.8 * min(look.circles[i].half_chord(edge), look.circles[i].half_chord(middle))
        if h * lines + 0.08 * lines > foot - top or width < 0.4:
            return None
        wanted = room.style("ring_name").color if i else look.style.core_text
        color = shown_on(room, wanted, _fill(look, i))
        name = room.para(ring.title, "ring_name", size, align="center", color=color)
        broken = room.type.break_for_sense(name, inches(width), lines)
        if broken is not None and holds_words(room, [broken], width):
            return broken
    return None


def _band_texts(
    room: Room, look: Look, rings: Sequence[spec.Titled]
) -> list[list[Paragraph]] | None:
    """The texts at the largest step at which none touches the next."""
    w = room.body.right - _x(room, look.style.text_x) - look.style.sign
    middles = [sum(_band(look, i)) / 2 for i in range(len(rings))]
    for size in room.style("ring_text").sizes:
        texts = [_texts(room, ring, size, w) for ring in rings]
        halves = [room.height(t, w) / 2 for t in texts]
        free = all(
            below - above >= a + b + 0.12
            for below, above, b, a in zip(middles, middles[1:], halves, halves[1:], strict=False)
        )
        inside = middles[-1] - halves[-1] >= room.body.y - 0.01
        if free and inside and middles[0] + halves[0] <= room.body.bottom + 0.01:
            return texts
    return None


def _texts(room: Room, ring: spec.Titled, size: float, w: float) -> list[Paragraph]:
    paragraphs = body_of(room, ring.text, "ring_text", size, gap=4)
    return [room.type.rebreak_widow(p, inches(w)) for p in paragraphs]


def _bands_page(
    room: Room,
    look: Look,
    rings: Sequence[spec.Titled],
    names: Sequence[Paragraph],
    texts: Sequence[Sequence[Paragraph]],
) -> Page:
    groups = [
        _band_group(room, look, ring, i, names[i], texts[i])
        for i, ring in reversed(list(enumerate(rings)))
    ]
    return _page(room, rings, [*_circles(room, look), *groups])


def _band_group(
    room: Room,
    look: Look,
    ring: spec.Titled,
    i: int,
    name: Paragraph,
    texts: Sequence[Paragraph],
) -> scene.Group:
    style, c, key = look.style, look.circles[i], f"rings/{i + 1}"
    middle = sum(_band(look, i)) / 2
    half = c.half_chord(middle)
    h = room.height([name], 2 * half)
    place = Area(c.x - half, middle - h / 2, 2 * half, h)
    items: list[Item] = [
        room.box(
            f"{key}/name", "name", place, name, anchor="middle", link=ring.link, where=ring.where
        )
    ]
    if texts:
        x = _x(room, style.text_x)
        w = room.body.right - x - style.sign
        h = room.height(texts, w)
        end = (_x(room, style.leader_end), middle)
        items += _leader(room, look, i, (c.x + half, middle), end)
        items += _icon(room, style, key, ring, (x, middle))
        gap = x - end[0] + style.sign
        place = Area(end[0], middle - h / 2, w + gap, h)
        items.append(
            room.box(
                f"{key}/text", "text", place, texts, anchor="middle", where=ring.where,
                insets=(inches(gap), 0, 0, 0),
            )
        )  # fmt: skip
    return scene.Group(key, f"ring {i + 1} words", tuple(items), where=ring.where)


# --- rows: names and texts beside the circles -------------------------------------------------


def draw_rows(rings: Sequence[spec.Titled], room: Room, look: Look) -> list[Page]:
    """The outermost ring stands in the first row."""
    order = list(range(len(rings)))[::-1]
    entries = [(i, rings[i]) for i in order]

    def holds(part: Entries, step: Step) -> bool:
        if len({i for i, _ in part}) < len(part):  # a ring has one row on a page
            return False
        return sum(_row_heights(room, look, part, step)) <= room.body.h

    def cut(step: Step) -> Entries:
        return [
            (i, piece)
            for i, ring in entries
            for piece in cut_headed(ring, lambda one, i=i: holds([(i, one)], step))
        ]

    steps = ladder_of(room, _headed(look, 0), run_in=True)
    step, parts = fit.paged(steps, entries, holds, cut)
    return [_rows_page(room, look, rings, part, step) for part in parts]


def _headed(look: Look, i: int) -> Headed:
    color = look.style.core_title if i == 0 else ""
    return Headed("ring_title", "ring_text", gap=look.style.title_gap, title_color=color)


def _row_column(room: Room, look: Look) -> tuple[float, float]:
    """Left edge and width of the words beside the circles."""
    x = max(_x(room, look.style.row_x), look.circles[-1].x + look.circles[-1].r + 0.85)
    return x, room.body.right - x


def _row_heights(room: Room, look: Look, part: Entries, step: Step) -> list[float]:
    w = _row_column(room, look)[1] - look.style.sign
    return [
        room.height(words_of(room, ring, _headed(look, i), step, w), w) + look.style.row_pad
        for i, ring in part
    ]


def _row_places(room: Room, look: Look, part: Entries, step: Step) -> list[Area]:
    """Equal rows level with the circles where they fit, else over the body by content."""
    x, w = _row_column(room, look)
    heights = _row_heights(room, look, part, step)
    outer = look.circles[-1]
    level = Area(x, outer.top, w, 2 * outer.r).rows(len(part), 0)
    if all(h <= row.h for h, row in zip(heights, level, strict=True)):
        return level
    spare = (room.body.h - sum(heights)) / len(part)
    places: list[Area] = []
    y = room.body.y
    for h in heights:
        places.append(Area(x, y, w, h + spare))
        y += h + spare
    return places


def _rows_page(
    room: Room, look: Look, rings: Sequence[spec.Titled], part: Entries, step: Step
) -> Page:
    places = _row_places(room, look, part, step)
    items: list[Item] = []
    for n, ((i, ring), place) in enumerate(zip(part, places, strict=True)):
        items.append(_row_group(room, look, ring, (n, i), place, step))
    return _page(room, rings, [*_circles(room, look), *items])


def _row_group(
    room: Room, look: Look, ring: spec.Titled, at: tuple[int, int], place: Area, step: Step
) -> scene.Group:
    """Row `n` of its page, which says what ring `i` is."""
    n, i = at
    key, style = f"rings/{i + 1}", look.style
    items: list[Item] = []
    if n and style.hair:
        items.append(
            room.rule(f"{key}/hair", place.x, place.y, place.w, style.hair, style.hair_color)
        )
    dot = _dot_in_ring(look, i, place.middle)
    end = min(_x(room, style.row_leader_end), place.x - 0.15)
    end = max(end, look.circles[-1].x + look.circles[-1].r + 0.2)
    end = min(end, place.x - 0.1)
    items += _leader(room, look, i, dot, (end, place.middle))
    words = words_of(room, ring, _headed(look, i), step, place.w - style.sign)
    items += _icon(room, style, key, ring, (place.x, place.middle))
    gap = place.x - end
    items.append(
        room.box(
            f"{key}/text", "name and text", place.inset(-gap, 0, 0, 0), words, anchor="middle",
            link=ring.link, where=ring.where, insets=(inches(gap + style.sign), 0, 0, 0),
        )
    )  # fmt: skip
    return scene.Group(key, f"ring {i + 1} words", tuple(items), where=ring.where)


def _dot_in_ring(look: Look, i: int, y: float) -> tuple[float, float]:
    """Where the leader of ring `i` starts: level with its row where the ring is seen there."""
    c = look.circles[i]
    highest = c.top + (0.2 if i else 0.35 * c.r)
    lowest = c.y + 0.55 * c.r
    y = min(max(y, highest), lowest)
    own = c.half_chord(y)
    inner = look.circles[i - 1].half_chord(y) if i else 0.0
    return c.x + max(0.75 * own, inner + 0.5 * (own - inner)) if i else c.x + 0.6 * own, y


def _icon(
    room: Room, style: RingsStyle, key: str, ring: spec.Titled, left: tuple[float, float]
) -> list[Item]:
    """The icon whose left edge has its middle at `left`, if the ring has one."""
    if not ring.icon:
        return []
    sign = Area(left[0], left[1] - SIDE / 2, SIDE, SIDE)
    return [draw_icon(room, f"{key}/icon", ring.icon, sign, style.dot_color)]


def _leader(
    room: Room, look: Look, i: int, start: tuple[float, float], end: tuple[float, float]
) -> list[Item]:
    """A dot and a line from it; where its row is not level, the line bends before the words."""
    style, key = look.style, f"rings/{i + 1}"
    dot_color = style.core_leader if i == 0 and style.core_leader else style.dot_color
    stroke = room.stroke(style.leader, style.leader_weight)
    dot = square(*start, style.dot)
    items: list[Item] = [
        line(
            f"{key}/leader", "leader", (dot.right, start[1]), end, stroke,
            elbow=abs(start[1] - end[1]) > 0.02, start_key=f"{key}/dot",
            start_site=_ELLIPSE_RIGHT, end_key=f"{key}/text", end_site=1,
        )
    ]  # fmt: skip
    if i == 0 and style.core_leader:
        c, weight = look.circles[0], style.leader_weight
        y, w = start[1] - weight / 144, c.x + c.half_chord(start[1]) - dot.right
        rule = room.rule(f"{key}/within", dot.right, y, w, weight, style.core_leader)
        items.append(rule)
    items.append(room.panel(f"{key}/dot", "dot", dot, dot_color, geometry="ellipse"))
    return items


# --- both -----------------------------------------------------------------------------------


def _page(room: Room, rings: Sequence[spec.Titled], items: Sequence[Item]) -> Page:
    alt = tell(room, "rings", [ring.title.plain for ring in rings])
    # from the core outwards, as they were written; a ring comes with its words
    return one_diagram(room, "rings", alt, items, sorted(keys_of(items, "rings/")))


DRAWINGS: dict[str, Callable[[Sequence[spec.Titled], Room, Look], list[Page]]] = {
    "bands": draw_bands,
    "rows": draw_rows,
}

KIND = Kind(draw)
