"""Kind `points`: one body placeholder, so that it stays one text to edit."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec
from msgspec.structs import replace

from deckbuilder.layout import fit
from deckbuilder.layout.area import Area, settled
from deckbuilder.layout.cutting import cut_items
from deckbuilder.layout.diagrams import cuts_words
from deckbuilder.layout.forms import FormPlan, Slot
from deckbuilder.layout.frame import BODY, frame_of
from deckbuilder.layout.headed import break_narrow
from deckbuilder.layout.kinds import Kind
from deckbuilder.layout.lists import Sizes, ladder, larger, list_paragraphs, opened, with_gap
from deckbuilder.layout.room import Page, Room
from deckbuilder.model import scene, spec
from deckbuilder.model.scene import Paragraph
from deckbuilder.units import inches, to_inches

UNBROKEN = 0.78  # of its size that a list may give up to have each entry on one line
LEAST_UNBROKEN = 22.0
CLOSER = 0.6  # of its usual gap that a list may have for the sake of larger text


class PointsStyle(msgspec.Struct, frozen=True):
    """Gaps in inches: the usual one before an entry, the least that the floor may take, and the
    most up to which gaps open while the block stays within `spread` of the body. Up to `few` lines
    are set larger, `sparse_gap` to `most_sparse_gap` apart, in `sparse_share` of it."""

    width: float = 10.983
    top: float = 0.0
    gap: float = 0.14
    least_gap: float = 0.1
    most_gap: float = 0.36
    inner_gap: float = 0.06
    spread: float = 0.92
    few: int = 4
    sparse_gap: float = 0.45
    most_sparse_gap: float = 0.8
    sparse_share: float = 0.6


def draw(content: spec.Points, room: Room) -> list[Page]:
    style = room.style_of(PointsStyle)
    area = _area(room, style)
    if (sparse := _sparse(room, content.items, style, area)) is not None:
        return [sparse]
    style = replace(style, gap=max(style.least_gap, CLOSER * style.gap))
    steps = ladder(room)
    tried: dict[Sizes, list[Paragraph]] = {}

    def holds(sizes: Sizes) -> bool:
        tried[sizes] = _paragraphs(room, content.items, sizes, style)
        whole = sizes == steps[-1] or not cuts_words(room, tried[sizes], area.w)
        return whole and room.fits(tried[sizes], area)

    sizes = fit.first_fit(steps, holds)
    if sizes is not None:
        sizes = _unbroken(room, sizes, steps, tried, holds, area)
        return [_page(room, content.items, tried[sizes], area, style)]
    style = replace(style, gap=style.least_gap)
    if _holds(room, content.items, steps[-1], style, area):
        paragraphs = _paragraphs(room, content.items, steps[-1], style)
        return [_page(room, content.items, paragraphs, area, style)]
    sizes, parts = _continued(room, content.items, steps, style, area)
    pages: list[Page] = []
    first, last = 1, _last_number(content.items)
    for part in parts:
        paragraphs = _paragraphs(room, part, sizes, style, first, last)
        pages.append(_page(room, part, paragraphs, area, style))
        first += len(part.items)
    return pages


def _unbroken(
    room: Room,
    sizes: Sizes,
    steps: Sequence[Sizes],
    tried: dict[Sizes, list[Paragraph]],
    holds: Callable[[Sizes], bool],
    area: Area,
) -> Sizes:
    """A step a little smaller than `sizes` at which every entry stands on one line, if any."""
    for step in steps[steps.index(sizes) :]:
        if step[0] < max(LEAST_UNBROKEN, UNBROKEN * sizes[0]):
            break
        if step != sizes and not holds(step):
            break
        lines = room.type.set(tried[step], inches(area.w * 0.99)).lines
        if sum(lines) == len(lines):
            fit.note(step, True)
            return step
    return sizes


def _sparse(room: Room, items: spec.Items, style: PointsStyle, area: Area) -> Page | None:
    """A few short points larger, further apart and lower; None where there is more to show."""
    if room.place != "body" or len(items.items) > style.few:
        return None
    first, second, third = ladder(room)[0]
    for size in opened(room, (first,)):
        sizes = (size, min(size, larger(second)), min(size, larger(third)))
        entries = list_paragraphs(room, items, sizes, gap=style.sparse_gap * 72)
        paragraphs = [_with_larger_mark(entry) for entry in entries]
        lines = room.type.set(paragraphs, inches(area.w * 0.99)).lines
        h = room.height(paragraphs, area.w)
        if sum(lines) == len(lines) <= style.few and h <= style.sparse_share * area.h:
            fit.note(sizes, True)
            return _spread(room, items, paragraphs, area, style)
    return None


def _spread(
    room: Room, items: spec.Items, paragraphs: Sequence[Paragraph], area: Area, style: PointsStyle
) -> Page:
    """Few points as far apart as fills their share of the body, in its upper part."""
    h = room.height(paragraphs, area.w)
    gaps = max(1, len(items.items) - 1)
    more = min(style.most_sparse_gap - style.sparse_gap, (style.sparse_share * area.h - h) / gaps)
    paragraphs = with_gap(paragraphs, (style.sparse_gap + max(0.0, more)) * 72)
    h = room.height(paragraphs, area.w)
    down = settled(area, h) if room.planned.slide.aside is None else 0.0
    place = area.inset(0, down, 0, 0)
    box = room.box("points", "points", place, paragraphs, placeholder=BODY, where=items.where)
    return Page((box,), reveal=_reveal(paragraphs))


def _with_larger_mark(entry: Paragraph) -> Paragraph:
    """The room for a mark grows with its text."""
    more = round(entry.hanging * max(0.0, entry.size / 28 - 1))
    return replace(entry, hanging=entry.hanging + more, indent=entry.indent + more)


def _holds(
    room: Room, items: spec.Items, sizes: Sizes, style: PointsStyle, area: Area, last: int = 0
) -> bool:
    return room.fits(_paragraphs(room, items, sizes, style, last=last), area)


def _last_number(items: spec.Items) -> int:
    """The highest number that the entries' marks leave room for, some of them in two pieces."""
    return 2 * len(items.items)


def _continued(
    room: Room, items: spec.Items, steps: Sequence[Sizes], style: PointsStyle, area: Area
) -> tuple[Sizes, list[spec.Items]]:
    """The list on as few pages as the floor needs, at the largest step that needs no more."""
    last = _last_number(items)
    parts = {
        s: cut_items(items, lambda part, s=s: _holds(room, part, s, style, area, last))
        for s in steps
    }
    least = len(parts[steps[-1]])
    sizes = next(
        s for s in steps
        if len(parts[s]) == least
        and (s == steps[-1] or not cuts_words(room, _paragraphs(room, items, s, style), area.w))
    )  # fmt: skip
    return sizes, parts[sizes]


def _area(room: Room, style: PointsStyle) -> Area:
    body = room.body
    if room.place != "body" or room.planned.slide.aside is not None:
        return body
    return Area(body.x, body.y + style.top, min(body.w, room.w(style.width)), body.h - style.top)


def _paragraphs(
    room: Room, items: spec.Items, sizes: Sizes, style: PointsStyle, first: int = 1, last: int = 0
) -> list[Paragraph]:
    """The entries with the usual gap; what is rebroken on the page takes no more lines."""
    gap, inner = style.gap * 72, style.inner_gap * 72
    return list_paragraphs(room, items, sizes, gap=gap, inner_gap=inner, first=first, last=last)


def _page(
    room: Room,
    items: spec.Items,
    paragraphs: Sequence[Paragraph],
    area: Area,
    style: PointsStyle,
) -> Page:
    """One page whose gaps open as far as the body lets them."""
    width = inches(area.w)
    setting = room.type.set(paragraphs, width)
    gaps = max(1, len(items.items) - 1)
    spare = area.h * style.spread - to_inches(setting.height)
    gap = max(style.gap, min(style.most_gap, style.gap + spare / gaps))
    paragraphs, lines = with_gap(paragraphs, gap * 72), setting.lines
    if max(lines, default=0) > 1:
        mended = [break_narrow(room, p, area.w) for p in paragraphs]
        after = room.type.set(mended, width).lines
        if sum(after) <= sum(lines):
            paragraphs, lines = mended, after
    placeholder = BODY if room.place == "body" else None
    if placeholder and room.planned.slide.aside is None:
        area = area.inset(0, settled(area, room.stacked(paragraphs, lines)), 0, 0)
    box = room.box("points", "points", area, paragraphs, placeholder=placeholder, where=items.where)
    return Page((box,), reveal=_reveal(paragraphs))


def _reveal(paragraphs: Sequence[Paragraph]) -> tuple[tuple[scene.Target, ...], ...]:
    """One click a first-level entry, with what hangs below it."""
    starts = [i for i, p in enumerate(paragraphs) if p.level == 0]
    ends = [*(i - 1 for i in starts[1:]), len(paragraphs) - 1]
    return tuple([(scene.Target("points", a, b),) for a, b in zip(starts, ends, strict=True)])


def plan_form(room: Room) -> FormPlan:
    style, frame = room.style_of(PointsStyle), frame_of(room.theme)
    top, bottom = frame.body_top.plain + style.top, frame.body_bottom.plain
    box = (0.667, top, style.width, bottom - top)
    gaps = (style.most_gap * 72, style.inner_gap * 72)
    slot = Slot(BODY, "body", box, "body1", "First level", levels=gaps)
    return FormPlan("points", "Title and points", "obj", slots=(slot,))


KIND = Kind(draw, form="points")
