"""Events on one axis, above and below it in turn.

Two ways: with dots, the first event flush with the text area and the last one's words ending with
it; or with square marks on an arrow, its upper row on equal columns. All events share their sizes;
what one axis does not hold goes on a second one (titles only) or on further slides.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

import msgspec

from deckbuilder.layout import fit
from deckbuilder.layout.area import Area, square
from deckbuilder.layout.cutting import cut_text
from deckbuilder.layout.diagrams import (
    at,
    free_line,
    holds_words,
    keys_of,
    one_diagram,
    set_title,
    tell,
)
from deckbuilder.layout.emphasis import lit_ones
from deckbuilder.layout.headed import cut_headed
from deckbuilder.layout.lists import body_of
from deckbuilder.layout.room import Page, Room
from deckbuilder.model import scene, spec
from deckbuilder.model.scene import Item, Paragraph
from deckbuilder.units import inches

# what a smaller size and an even axis cost, beside 1 for a date or title on a second line
A_STEP = 0.45
EVEN = 0.6


class TimelineStyle(msgspec.Struct, frozen=True):
    """Lengths in inches, weights in points. `last_w` is what the last event of `line` has to its
    right, `text_gap` what stands free between one event's words and the next stem."""

    most: int = 7
    second_axis: bool = False
    last_w: float = 2.45
    step_down: bool = True  # for a title that would take a second line
    most_pitch: float = 4.775
    least_text: float = 1.75
    text_x: float = 0.17
    text_gap: float = 0.35
    gap: float = 0.4375  # from the axis to the words
    line_gap: float = 5.0  # points between when, title and text
    most_title_lines: int = 3
    axis_color: str = "primary"
    axis_weight: float = 2.25
    arrow: bool = False
    mark: Literal["ellipse", "rect"] = "ellipse"
    mark_side: float = 0.17
    mark_fill: str = "primary"
    mark_stroke: str = ""
    mark_weight: float = 2.25
    lit_side: float = 0.22
    lit_fill: str = "accent1"
    lit_stroke: str = ""
    halo_side: float = 0.0
    halo_fill: str = ""
    stem_color: str = "line"
    stem_weight: float = 1.0
    lit_stem_color: str = "accent1"
    lit_stem_weight: float = 1.5
    stem_short: float = 0.0  # by how much a stem ends before its words do
    lit_when: str = "accent1"
    bare_letters: int = 14  # titles longer than this, without any text, are set as text


class Tick(msgspec.Struct, frozen=True):
    """Where an event stands: its place on the axis and the column of its words."""

    x: float
    text_x: float
    text_w: float


class Events(msgspec.Struct, frozen=True):
    """Events on one slide with their numbers. `lit` are numbers; of the whole timeline, `bare` is
    whether no event has a text, `told` whether titles are sentences and set as text."""

    events: tuple[spec.Titled, ...]
    numbers: tuple[int, ...]
    lit: frozenset[int]
    bare: bool
    told: bool

    def cut(self, start: int, count: int) -> Events:
        end = start + count
        return msgspec.structs.replace(
            self, events=self.events[start:end], numbers=self.numbers[start:end]
        )

    def in_pieces(self, holds: Callable[[Events], bool]) -> Events:
        """With the events that alone are more than `holds` in pieces of one number."""

        def alone(event: spec.Titled, n: int) -> bool:
            return holds(msgspec.structs.replace(self, events=(event,), numbers=(n,)))

        pieces = [
            (piece, n)
            for event, n in zip(self.events, self.numbers, strict=True)
            for piece in _cut_event(event, lambda one, n=n: alone(one, n))
        ]
        events, numbers = zip(*pieces, strict=True)
        return msgspec.structs.replace(self, events=events, numbers=numbers)


class Plan(msgspec.Struct, frozen=True):
    """The axes of a slide: how many events each has, and the share of the body it takes.
    `even` is whether all events have equal room for their words."""

    counts: tuple[int, ...]
    areas: tuple[Area, ...]
    step: int
    even: bool


Ticks = Callable[[TimelineStyle, Area, int, bool], list[Tick]]


def line_ticks(style: TimelineStyle, area: Area, count: int, even: bool) -> list[Tick]:
    """The first at the left edge; the last with `last_w` to its right, more where few stand;
    `even` gives all of them as much."""
    last = max(style.last_w, area.w * 0.9 / count)
    pitch = min(style.most_pitch, (area.w - last) / max(1, count - 1))
    if even:
        pitch = (area.w + style.text_gap) / (count + 1)
    ticks: list[Tick] = []
    for i in range(count):
        x = area.x + pitch * i
        right = x + 2 * pitch - style.text_gap if i + 2 < count else area.right
        ticks.append(Tick(x, x + style.text_x, right - x - style.text_x))
    return ticks


def even_ticks(style: TimelineStyle, area: Area, count: int, even: bool) -> list[Tick]:
    """Every event as wide as two pitches, the last one's words ending at the right edge."""
    pitch = (area.w + 0.2) / (count + 1)
    return [
        Tick(area.x + pitch * i, area.x + pitch * i + style.text_x, 2 * pitch - 0.2 - style.text_x)
        for i in range(count)
    ]


def draw(room: Room, style: TimelineStyle, ticks: Ticks, whole: Events) -> list[Page]:
    """The events on one axis a page."""
    plan = _plan(room, style, ticks, whole)
    if plan is not None:
        return [_page(room, style, ticks, whole, plan)]

    def holds(part: Events) -> bool:
        distinct = len(set(part.numbers)) == len(part.numbers)
        return distinct and _plan(room, style, ticks, part) is not None

    pieces = whole.in_pieces(holds)
    places = range(len(pieces.events))
    divided = fit.divide(places, lambda part: holds(pieces.cut(part[0], len(part))))
    parts = [pieces.cut(part[0], len(part)) for part in divided]
    plans = [_plan(room, style, ticks, p) or _one_axis(room, p, 99) for p in parts]
    step = max(plan.step for plan in plans)
    return [
        _page(room, style, ticks, part, msgspec.structs.replace(plan, step=step))
        for part, plan in zip(parts, plans, strict=True)
    ]


def _cut_event(event: spec.Titled, fits: Callable[[spec.Titled], bool]) -> list[spec.Titled]:
    """`event` in pieces that fit: its text, or, where it has none, its title."""
    if event.text is not None or fits(event):
        return cut_headed(event, fits)
    replace = msgspec.structs.replace
    return [
        replace(event, title=piece)
        for piece in cut_text(event.title, lambda text: fits(replace(event, title=text)))
    ]


def events_of(style: TimelineStyle, events: Sequence[spec.Titled]) -> Events:
    lit = frozenset(i + 1 for i in lit_ones([event.title for event in events]))
    bare = not any(event.text for event in events)
    long = any(len(event.title.plain) > style.bare_letters for event in events)
    numbers = tuple(range(1, len(events) + 1))
    return Events(tuple(events), numbers, lit, bare, bare and long)


# --- planning -----------------------------------------------------------------------------


def _plan(room: Room, style: TimelineStyle, ticks: Ticks, part: Events) -> Plan | None:
    """The largest step that fits, or one smaller where fewer titles take a second line."""
    count = len(part.events)
    axes = _one_axis
    if style.second_axis and count > style.most and part.bare:
        axes = _two_axes
    best: tuple[float, Plan] | None = None
    steps = _steps(room, part)
    for even in (True,) if part.told else (False, True):
        for step in range(steps):
            plan = axes(room, part, step, even)
            long = _long_lines(room, style, ticks, part, plan)
            last = step == steps - 1 and even
            fit.note(f"{_sizes_told(room, part, step)}{' evenly' * even}", long is not None, last)
            if long is None:
                continue
            cost = long + A_STEP * step + EVEN * (even and not part.told)
            if best is None or cost < best[0]:
                best = (cost, plan)
            if not style.step_down:
                return plan
            if not long:
                break
    return best[1] if best else None


def _sizes_told(room: Room, part: Events, step: int) -> str:
    title, text = (at(room.style(name).sizes, step) for name in _styles(part)[1:])
    return f"{title:g}/{text:g} pt"


def _one_axis(room: Room, part: Events, step: int, even: bool = False) -> Plan:
    return Plan((len(part.events),), (room.body,), step, even)


def _two_axes(room: Room, part: Events, step: int, even: bool = False) -> Plan:
    upper = (len(part.events) + 1) // 2
    rows = room.body.rows(2, 0.2)
    return Plan((upper, len(part.events) - upper), tuple(rows), step, even)


def _steps(room: Room, part: Events) -> int:
    return max(len(room.style(name).sizes) for name in _styles(part))


def _styles(part: Events) -> tuple[str, str, str]:
    """Of dates, titles and texts; without texts dates are what is seen first."""
    if not part.bare:
        return ("timeline_when", "timeline_title", "timeline_text")
    return ("timeline_date", "timeline_bare" if part.told else "timeline_alone", "timeline_text")


def _axes(part: Events, plan: Plan) -> list[tuple[Area, Events]]:
    """Each axis: its share of the body and its events."""
    start = 0
    found: list[tuple[Area, Events]] = []
    for count, area in zip(plan.counts, plan.areas, strict=True):
        found.append((area, part.cut(start, count)))
        start += count
    return found


def _long_lines(
    room: Room, style: TimelineStyle, ticks: Ticks, part: Events, plan: Plan
) -> int | None:
    """How many dates and titles take more than one line; None where the plan does not fit."""
    count = 0
    for area, events in _axes(part, plan):
        places = ticks(style, area, len(events.events), plan.even)
        crowded = len(places) > 1 and min(t.text_w for t in places) < style.least_text
        if len(places) > style.most or crowded:
            return None
        words = _all_words(room, style, events, places, plan.step)
        up, down = _reach(room, words, places)
        if up + down + 2 * style.gap > area.h:
            return None
        for event, place, said in zip(events.events, places, words, strict=True):
            if not holds_words(room, said, place.text_w):
                return None
            short = said[: (1 if event.when else 0) + (not part.told)]
            lines = [w.plain.count("\n") + 1 for w in short]
            if max(lines, default=1) > style.most_title_lines:
                return None
            count += sum(n > 1 for n in lines)
    return count


def _all_words(
    room: Room, style: TimelineStyle, part: Events, places: Sequence[Tick], step: int
) -> list[list[Paragraph]]:
    return [_words(room, style, part, i, place, step) for i, place in enumerate(places)]


def _reach(
    room: Room, words: Sequence[Sequence[Paragraph]], places: Sequence[Tick]
) -> tuple[float, float]:
    """The height of the tallest words above the axis and of the tallest below."""
    heights = [room.height(w, place.text_w) for w, place in zip(words, places, strict=True)]
    return max(heights[0::2], default=0.0), max(heights[1::2], default=0.0)


def _words(
    room: Room, style: TimelineStyle, part: Events, i: int, place: Tick, step: int
) -> list[Paragraph]:
    """When, what, and what is said about it."""
    event = part.events[i]
    words: list[Paragraph] = []
    if event.when:
        over = {"color": style.lit_when} if part.numbers[i] in part.lit and style.lit_when else {}
        look = _styles(part)[0]
        size = at(room.style(look).sizes, step)
        words.append(set_title(room, event.when, look, size, place.text_w, **over))
    title = _title(room, part, event, place, step)
    words.append(msgspec.structs.replace(title, space_before=style.line_gap if words else 0.0))
    size = at(room.style("timeline_text").sizes, step)
    texts = body_of(room, event.text, "timeline_text", size, gap=style.line_gap)
    for n, text in enumerate(texts):
        broken = room.type.rebreak_widow(text, inches(place.text_w))
        words.append(
            msgspec.structs.replace(broken, space_before=style.line_gap) if not n else broken
        )
    return words


def _title(room: Room, part: Events, event: spec.Titled, place: Tick, step: int) -> Paragraph:
    look = _styles(part)[1]
    size = at(room.style(look).sizes, step)
    if part.told:
        return room.type.rebreak_widow(room.para(event.title, look, size), inches(place.text_w))
    return set_title(room, event.title, look, size, place.text_w)


# --- drawing ------------------------------------------------------------------------------


def _page(room: Room, style: TimelineStyle, ticks: Ticks, part: Events, plan: Plan) -> Page:
    items: list[Item] = []
    for n, (area, events) in enumerate(_axes(part, plan), 1):
        items += _axis(room, style, ticks, area, events, plan, n)
    return timeline_page(room, part.events, items)


def timeline_page(room: Room, events: Sequence[spec.Titled], items: Sequence[Item]) -> Page:
    """A page with `items` as one diagram that tells its events."""
    alt = tell(room, "timeline", [_told(event) for event in events])
    return one_diagram(room, "timeline", alt, items, keys_of(items, "timeline/"))


def _told(event: spec.Titled) -> str:
    return f"{event.when.plain} {event.title.plain}" if event.when else event.title.plain


def _axis(
    room: Room,
    style: TimelineStyle,
    ticks: Ticks,
    area: Area,
    part: Events,
    plan: Plan,
    n: int,
) -> list[Item]:
    """The axis, in the middle unless one side needs more, and its events."""
    places = ticks(style, area, len(part.events), plan.even)
    words = _all_words(room, style, part, places, plan.step)
    up, down = _reach(room, words, places)
    y = max(area.middle, area.y + up + style.gap)
    y = min(y, max(area.bottom - down - style.gap, area.y + up + style.gap))
    tail = "triangle" if style.arrow else ""
    stroke = room.stroke(style.axis_color, style.axis_weight, tail=tail)
    items: list[Item] = [free_line(f"axis/{n}", "axis", (area.x, y), (area.right, y), stroke)]
    for i, place in enumerate(places):
        items.append(_event(room, style, part, i, place, y, words[i]))
    return items


def _event(
    room: Room,
    style: TimelineStyle,
    part: Events,
    i: int,
    place: Tick,
    y: float,
    words: Sequence[Paragraph],
) -> scene.Group:
    event, n = part.events[i], part.numbers[i]
    key, above = f"timeline/{n}", i % 2 == 0
    h = room.height(words, place.text_w)
    top = y - style.gap - h if above else y + style.gap
    box = room.box(
        f"{key}/text", "when and what", Area(place.text_x, top, place.text_w, h), words,
        anchor="bottom" if above else "top", link=event.link, where=event.where,
    )  # fmt: skip
    lit = n in part.lit
    mark = draw_mark(room, style, f"{key}/mark", place.x, y, lit)
    far = top + style.stem_short if above else top + h - style.stem_short
    stem = _stem(room, style, key, place.x, y, far, lit)
    return scene.Group(key, f"event {n}", (stem, *mark, box), where=event.where)


def _stem(
    room: Room, style: TimelineStyle, key: str, x: float, y: float, far: float, lit: bool
) -> scene.Shape:
    """From the axis along the words; a square mark stands to the right of it."""
    color = style.lit_stem_color if lit else style.stem_color
    weight = style.lit_stem_weight if lit else style.stem_weight
    if style.mark == "rect":
        x += weight / 144
    return free_line(f"{key}/stem", "stem", (x, y), (x, far), room.stroke(color, weight))


def draw_mark(
    room: Room, style: TimelineStyle, key: str, x: float, y: float, lit: bool
) -> list[Item]:
    """The mark of an event on the axis, `x` where its stem stands."""
    side = style.lit_side if lit else style.mark_side
    center = x if style.mark == "ellipse" else x + side / 2
    fill, edge = style.mark_fill, style.mark_stroke
    if lit:
        fill, edge = style.lit_fill, style.lit_stroke
    items: list[Item] = []
    if lit and style.halo_side:
        halo = square(center, y, style.halo_side)
        items.append(room.panel(f"{key}/halo", "halo", halo, style.halo_fill, geometry=style.mark))
    stroke = room.stroke(edge, style.mark_weight) if edge else None
    mark = square(center, y, side)
    items.append(room.panel(key, "mark", mark, fill, geometry=style.mark, stroke=stroke))
    return items
