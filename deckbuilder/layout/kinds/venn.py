"""Kind `venn`: two or three circles that overlap, named, and in their midst what they share.

Fills let one another through, so that circles can be moved. What is said of a circle stands
outside, at the end of a leader; where there is no room for that, in rows beside the circles.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, radians, sin, sqrt

import msgspec

from deckbuilder.layout import fit
from deckbuilder.layout.area import Area, square
from deckbuilder.layout.beside import Row, draw_beside, split_body
from deckbuilder.layout.diagrams import (
    holds_words,
    keys_of,
    line,
    one_diagram,
    tell,
)
from deckbuilder.layout.headed import Headed, all_hold, text_of
from deckbuilder.layout.icons import draw_icon
from deckbuilder.layout.kinds import Kind
from deckbuilder.layout.room import Page, Room
from deckbuilder.model import scene, spec
from deckbuilder.model.scene import Align, Item, Paragraph
from deckbuilder.units import inches


class VennStyle(msgspec.Struct, frozen=True):
    """Colours by the order of the sets; `names` are those of the names."""

    fills: tuple[str, ...] = ("primary", "accent1", "accent2")
    names: tuple[str, ...] = ("primary-text", "accent1-text", "accent2")
    opacity: float = 0.13
    edges: tuple[str, ...] = ()  # as the fills, unless given
    edge_weight: float = 2.25
    leader: str = "muted"
    leader_weight: float = 0.75
    leader_length: float = 0.4
    text_gap: float = 0.125
    least_text: float = 1.6
    shared_color: str = "primary-text"
    icon: float = 0.5  # the side of an icon above a name
    icon_gap: float = 0.06


class _Form(msgspec.Struct, frozen=True):
    """How the circles of 2 or 3 sets stand, in radii from the middle.

    `height` and `width` are those of the whole, `rise` how far the middle stands below the top.
    `name_at` is the distance of a name, `name_widths` what it may take, `shared` what the midst
    has for one, two and three lines.
    """

    angles: tuple[float, ...]
    offset: float
    height: float
    width: float
    rise: float
    name_at: float
    name_widths: tuple[float, ...]
    shared: tuple[float, ...]


_FORMS = {
    2: _Form((180, 0), 0.62, 2.38, 3.24, 1.19, 1.06, (1.0, 1.0), (0.7, 0.66, 0.6)),
    3: _Form((-90, 30, 150), 0.6, 2.92, 3.04, 1.6, 1.1, (1.3, 0.8, 0.8), (0.8, 0.68, 0.56)),
}


class _Circles(msgspec.Struct, frozen=True):
    """The circles within a figure: their middle, radius and form."""

    form: _Form
    x: float
    y: float
    r: float

    def center(self, i: int) -> tuple[float, float]:
        angle = radians(self.form.angles[i])
        return self.x + self.form.offset * self.r * cos(angle), (
            self.y + self.form.offset * self.r * sin(angle)
        )

    def name_point(self, i: int) -> tuple[float, float]:
        angle = radians(self.form.angles[i])
        return self.x + self.form.name_at * self.r * cos(angle), (
            self.y + self.form.name_at * self.r * sin(angle)
        )


class _Inside(msgspec.Struct, frozen=True):
    """What stands in the circles, broken: the names, or None where they do not fit, and what is
    shared, or None."""

    names: tuple[Paragraph, ...] | None
    shared: Paragraph | None


class _Note(msgspec.Struct, frozen=True):
    """What stands outside a circle: from `start` on its edge a leader to `end`, then the words."""

    start: tuple[float, float]
    end: tuple[float, float]
    words: tuple[Paragraph, ...]
    place: Area


def draw(content: spec.Venn, room: Room) -> list[Page]:
    style = room.style_of(VennStyle)
    sets = content.sets
    circles = _circles(room.body, len(sets))
    inside = _inside(room, style, circles, content)
    if inside.names and inside.shared:
        size = fit.first_fit(
            room.style("set_text").sizes,
            lambda s: _notes(room, style, circles, sets, s) is not None,
        )
        if size is not None and (notes := _notes(room, style, circles, sets, size)) is not None:
            return [_page(room, style, content, circles, inside, notes)]
    return _beside(room, style, content)


def _circles(area: Area, count: int) -> _Circles:
    """The largest circles that stand in `area`."""
    form = _FORMS[count]
    r = min(area.h / form.height, area.w / form.width)
    top = area.middle - form.height * r / 2
    return _Circles(form, area.center, top + form.rise * r, r)


# --- in the circles -------------------------------------------------------------------------


def _inside(room: Room, style: VennStyle, circles: _Circles, content: spec.Venn) -> _Inside:
    sizes = room.style("set_name").sizes
    names = fit.first_fit(sizes, lambda size: all(_names(room, style, circles, content.sets, size)))
    broken: tuple[Paragraph, ...] | None = None
    if names is not None:
        found = _names(room, style, circles, content.sets, names)
        broken = tuple(name for name in found if name is not None)
    return _Inside(broken, _shared(room, style, circles, content.shared))


def _names(
    room: Room, style: VennStyle, circles: _Circles, sets: Sequence[spec.Titled], size: float
) -> list[Paragraph | None]:
    return [_name(room, style, circles, i, one.title, size) for i, one in enumerate(sets)]


def _name(
    room: Room, style: VennStyle, circles: _Circles, i: int, text: spec.Text, size: float
) -> Paragraph | None:
    width = circles.form.name_widths[i] * circles.r
    colors = style.names
    name = room.para(text, "set_name", size, align="center", color=colors[i])
    broken = room.type.break_for_sense(name, inches(width), 1 if size > 20 else 2)
    return broken if broken and holds_words(room, [broken], width) else None


def _shared(room: Room, style: VennStyle, circles: _Circles, text: spec.Text) -> Paragraph | None:
    """The words in the midst, at most three lines; None where they do not fit."""
    for size in room.style("set_shared").sizes:
        for lines, share in enumerate(circles.form.shared, 1):
            if size * 1.22 / 72 * lines > share * circles.r and lines > 1:
                continue
            width = share * circles.r
            words = room.para(text, "set_shared", size, align="center", color=style.shared_color)
            broken = room.type.break_for_sense(words, inches(width), lines)
            if broken is not None and holds_words(room, [broken], width):
                return broken
    return None


# --- outside the circles ----------------------------------------------------------------------


def _notes(
    room: Room, style: VennStyle, circles: _Circles, sets: Sequence[spec.Titled], size: float
) -> list[_Note | None] | None:
    """A note for each set that says something; None where one does not fit."""
    notes: list[_Note | None] = []
    for i, one in enumerate(sets):
        if one.text is None:
            notes.append(None)
            continue
        note = _note(room, style, circles, one, i, size)
        if note is None:
            return None
        notes.append(note)
    return notes


def _note(
    room: Room, style: VennStyle, circles: _Circles, one: spec.Titled, i: int, size: float
) -> _Note | None:
    on_left = cos(radians(circles.form.angles[i])) < -0.01
    start = _leader_start(circles, i, on_left)
    way = -1 if on_left else 1
    end = (start[0] + way * style.leader_length, start[1])
    edge = end[0] + way * style.text_gap
    w = edge - room.body.x if on_left else room.body.right - edge
    if w < style.least_text:
        return None
    align: Align = "right" if on_left else "left"
    words = text_of(room, one, Headed(text="set_text", align=align), size, w)
    h = room.height(words, w)
    place = Area(edge - w if on_left else edge, start[1] - h / 2, w, h)
    if place.y < room.body.y - 0.01 or place.bottom > room.body.bottom + 0.01:
        return None
    # three: the upper note stands above the right one
    limit = circles.y - 0.05 if len(circles.form.angles) == 3 and i == 0 else room.body.bottom
    if place.bottom > limit or not all_hold(room, [words], w):
        return None
    return _Note(start, end, tuple(words), place)


def _leader_start(circles: _Circles, i: int, on_left: bool) -> tuple[float, float]:
    """Where the leader leaves circle `i`, one of an ellipse's connection sites: its outer side,
    of the upper one half way to its top."""
    x, y = circles.center(i)
    r = circles.r
    if circles.form.angles[i] == -90:
        return x + r * sqrt(0.5), y - r * sqrt(0.5)
    return (x - r if on_left else x + r), y


def _site(circles: _Circles, i: int) -> int:
    """The connection site of circle `i` that its leader is glued to."""
    if circles.form.angles[i] == -90:
        return 7
    return 2 if cos(radians(circles.form.angles[i])) < -0.01 else 6


# --- drawing ------------------------------------------------------------------------------


def _page(
    room: Room,
    style: VennStyle,
    content: spec.Venn,
    circles: _Circles,
    inside: _Inside,
    notes: Sequence[_Note | None],
) -> Page:
    rounds = _rounds(room, style, circles, len(content.sets))
    groups: list[Item] = []
    for i, (one, note) in enumerate(zip(content.sets, notes, strict=True)):
        key = f"venn/{i + 1}"
        items: list[Item] = []
        if inside.names:
            items += _name_items(room, style, circles, i, inside.names[i], key, one)
        if note:
            items += _note_items(room, style, note, key, one, (i, _site(circles, i)))
        groups.append(scene.Group(key, f"set {i + 1} words", tuple(items), where=one.where))
    if inside.shared:
        groups.append(_shared_box(room, circles, inside.shared, content.shared))
    told = tell(room, "venn", _told(room, content))
    return one_diagram(room, "venn", told, [*rounds, *groups], keys_of(groups, "venn/"))


def _told(room: Room, content: spec.Venn) -> list[str]:
    shared = "共有" if room.chinese else "shared by all"
    colon = "：" if room.chinese else ": "
    return [*(one.title.plain for one in content.sets), f"{shared}{colon}{content.shared.plain}"]


def _rounds(room: Room, style: VennStyle, circles: _Circles, count: int) -> list[Item]:
    """The circles; all fills lie below all edges."""
    edges = style.edges or style.fills
    out: list[Item] = []
    for i in range(count):
        x, y = circles.center(i)
        stroke = room.stroke(edges[i], style.edge_weight)
        out.append(
            room.panel(
                f"circle/{i + 1}", f"circle {i + 1}", square(x, y, 2 * circles.r), style.fills[i],
                geometry="ellipse", opacity=style.opacity, stroke=stroke,
            )
        )  # fmt: skip
    return out


def _name_items(
    room: Room,
    style: VennStyle,
    circles: _Circles,
    i: int,
    name: Paragraph,
    key: str,
    one: spec.Titled,
) -> list[Item]:
    """The name of circle `i` in its own part, its icon above it."""
    x, y = circles.name_point(i)
    w = circles.form.name_widths[i] * circles.r
    h = room.height([name], w)
    side = min(style.icon, 0.3 * circles.r) if one.icon else 0.0
    top = y - (h + side) / 2
    place = Area(x - w / 2, top + side, w, h)
    box = room.box(
        f"{key}/name", "name", place, name, anchor="middle", link=one.link, where=one.where
    )
    if not one.icon:
        return [box]
    sign = Area(x - side / 2, top - style.icon_gap, side, side)
    return [draw_icon(room, f"{key}/icon", one.icon, sign, style.names[i]), box]


def _note_items(
    room: Room, style: VennStyle, note: _Note, key: str, one: spec.Titled, at: tuple[int, int]
) -> list[Item]:
    """A leader from circle `i` at `site`, and the words, whose box reaches to its end."""
    i, site = at
    stroke = room.stroke(style.leader, style.leader_weight)
    on_left = note.end[0] < note.start[0]
    gap = inches(style.text_gap)
    insets = (0, 0, gap, 0) if on_left else (gap, 0, 0, 0)
    place = note.place.inset(0 if on_left else -style.text_gap, 0, 0, 0)
    place = place.inset(0, 0, -style.text_gap if on_left else 0, 0)
    return [
        line(
            f"{key}/leader", "leader", note.start, note.end, stroke,
            start_key=f"circle/{i + 1}", start_site=site,
            end_key=f"{key}/text", end_site=3 if on_left else 1,
        ),
        room.box(
            f"{key}/text", "text", place, note.words, anchor="middle", insets=insets,
            where=one.where,
        ),
    ]  # fmt: skip


def _shared_box(room: Room, circles: _Circles, words: Paragraph, text: spec.Text) -> scene.TextBox:
    lines = words.plain.count("\n")
    w = circles.form.shared[min(lines, len(circles.form.shared) - 1)] * circles.r
    h = room.height([words], w)
    place = Area(circles.x - w / 2, circles.y - h / 2, w, h)
    return room.box("venn/shared", "shared", place, words, anchor="middle", where=text.where)


# --- words beside the circles -----------------------------------------------------------------


def _beside(room: Room, style: VennStyle, content: spec.Venn) -> list[Page]:
    """A row for each set, and for what is shared where the midst is too small for it; letters in
    the circles say which is which, so that no name stands twice."""
    count = len(content.sets)
    circles = _circles(split_body(room)[0], count)
    shared = _shared(room, style, circles, content.shared)
    colors = (*(style.names)[:count], style.shared_color)
    parts = [*content.sets]
    if shared is None:
        parts.append(spec.Titled(content.shared, where=content.shared.where))
        shared = _letter(room, "set_shared", count, colors[-1])

    def figure(area: Area) -> list[Item]:
        items = _rounds(room, style, circles, count)
        for i, one in enumerate(content.sets):
            letter = _letter(room, "set_name", i, colors[i])
            items += _name_items(room, style, circles, i, letter, f"name/{i + 1}", one)
        return [*items, _shared_box(room, circles, shared, content.shared)]

    marks = [room.para("ABCD"[i], "part_ordinal", color=color) for i, color in enumerate(colors)]
    rows = [Row(part, i + 1, marks[i]) for i, part in enumerate(parts)]
    return draw_beside(room, "venn", rows, figure, _told(room, content))


def _letter(room: Room, style: str, i: int, color: str) -> Paragraph:
    return room.para("ABCD"[i], style, align="center", color=color)


KIND = Kind(draw)
