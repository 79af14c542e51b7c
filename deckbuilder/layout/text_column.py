"""The texts of slides on a ground of their own, under one another: cover, section, closing.

Comes in: parts, each with its style. Goes out: parts in their places, at the largest sizes at
which all stand between `top` and `foot`. What the frame draws on other slides (lead, takeaway,
source) stands here as parts, where the art leaves room for text. Lengths are inches.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from deckbuilder.layout import fit
from deckbuilder.layout.area import Area
from deckbuilder.layout.frame import source_text
from deckbuilder.layout.listing import one_line
from deckbuilder.layout.room import Room
from deckbuilder.model import scene, spec
from deckbuilder.model.scene import Anchor, Paragraph, Placeholder
from deckbuilder.model.theme import TextStyle
from deckbuilder.units import inches

SMALLEST = (16.0, 14.0, 12.0)
TAKEAWAY_SIZES = (20.0, 18.0, 16.0)
TAKEAWAY_GAP = 0.3
SOURCE_GAP = 0.2
KICKER_RISE = 0.4
CLOSER = 0.5  # of its gap, where a part at the smallest sizes is short of room


class Part(msgspec.Struct, frozen=True):
    """A text with the gap above it. `mark` is the colour of the list mark before it, if any; one
    that `yields` takes its smallest size before the others go below their ladder."""

    key: str
    name: str
    text: spec.Text
    look: TextStyle
    gap: float = 0.0
    placeholder: Placeholder | None = None
    mark: str = ""
    yields: bool = False


class Placed(msgspec.Struct, frozen=True):
    part: Part
    area: Area
    paragraph: Paragraph


def parts_of_frame(room: Room, small: str, strong: str) -> list[Part]:
    """The slide's takeaway and source: the one in style `small` made strong and in the colour of
    `strong`, with the theme's list mark; the other in the colour of `small`."""
    slide, look = room.planned.slide, room.style(small)
    parts: list[Part] = []
    if slide.takeaway is not None:
        sizes, color = TAKEAWAY_SIZES, room.style(strong).color
        bold = replace(look, sizes=sizes, lines=(), bold=True, color=color)
        mark = look.marked or room.mark(0).color
        parts.append(
            Part("takeaway", "takeaway", slide.takeaway, bold, TAKEAWAY_GAP, mark=mark, yields=True)
        )
    if slide.source:
        quiet = replace(room.style("source"), color=look.color, marked=look.marked)
        parts.append(
            Part(
                "source", "source", source_text(room, slide.source), quiet, SOURCE_GAP, yields=True
            )
        )
    return parts


def set_column(room: Room, parts: Sequence[Part], x: float, w: float, h: float) -> list[Placed]:
    """`parts` from y 0 downwards at the first step of their ladders at which they stand in `h`;
    the smallest with closer gaps where none does."""
    if not parts:
        return []
    steps = _steps(parts)
    step = fit.first_fit(steps, lambda s: column_height(_at_step(room, parts, s, x, w)) <= h)
    return _at_step(room, parts, steps[-1] if step is None else step, x, w)


def least_height(room: Room, parts: Sequence[Part], w: float) -> float:
    """The inches that `parts` need with content at the smallest size of its style."""
    return column_height(_at_step(room, parts, _floor(parts), 0.0, w)) if parts else 0.0


def column_height(placed: Sequence[Placed]) -> float:
    return placed[-1].area.bottom if placed else 0.0


def _own(parts: Sequence[Part]) -> int:
    """How many steps the longest ladder has."""
    return max(len(part.look.sizes) for part in parts)


def _steps(parts: Sequence[Part]) -> range:
    return range(_own(parts) + 2 * len(SMALLEST))


def _size(part: Part, step: int, own: int) -> float:
    """The part's size: down its own ladder, then what yields goes below it, then all else."""
    late = step - own + (0 if not part.yields else len(SMALLEST))
    below = late - len(SMALLEST)
    if below < 0:
        return part.look.sizes[min(step, len(part.look.sizes) - 1)]
    return min(part.look.floor, SMALLEST[min(below, len(SMALLEST) - 1)])


def _floor(parts: Sequence[Part]) -> int:
    """The step at which content is at its own smallest size and all else at the least of all."""
    return _own(parts) - 1 + len(SMALLEST)


def _at_step(room: Room, parts: Sequence[Part], step: int, x: float, w: float) -> list[Placed]:
    closer, own = step >= _floor(parts), _own(parts)
    y, placed = 0.0, list[Placed]()
    for part in parts:
        paragraph = _paragraph(room, part, _size(part, step, own), w)
        y += part.gap * (CLOSER if closer else 1.0)
        h = room.height([paragraph], w)
        placed.append(Placed(part, Area(x, y, w, h), paragraph))
        y += h
    return placed


def _paragraph(room: Room, part: Part, size: float, w: float) -> Paragraph:
    paragraph = room.para(part.text, part.look, size, plain_marks=True)
    if part.mark:
        paragraph = room.marked(paragraph, 0)
        assert paragraph.bullet is not None
        bullet = replace(paragraph.bullet, color=room.color(part.mark))
        paragraph = replace(paragraph, bullet=bullet, level=0)
    return room.break_for_sense(paragraph, inches(w)) or paragraph


def draw_column(room: Room, placed: Sequence[Placed], top: float) -> list[scene.Item]:
    """The boxes of `placed`, whose y count from `top`."""
    return [
        room.box(
            one.part.key, one.part.name, one.area.moved(dy=top), one.paragraph,
            placeholder=one.part.placeholder, where=one.part.text.where,
        )
        for one in placed
    ]  # fmt: skip


def kicker_above(
    room: Room, title: Area, paragraph: Paragraph, anchor: Anchor, style: str
) -> list[scene.Item]:
    """The slide's own kicker on one line above its title's first one."""
    kicker = room.planned.slide.kicker
    if kicker is None:
        return []
    top = title.y
    if anchor == "bottom":
        top = title.bottom - room.height([paragraph], title.w)
    area = Area(title.x, top - KICKER_RISE, title.w, KICKER_RISE - 0.1)
    line = room.display(
        one_line(kicker), "kicker", area, most_lines=1, plain_marks=True,
        color=room.style(style).color,
    )  # fmt: skip
    h = max(area.h, room.height([line], area.w))
    area = Area(area.x, area.bottom - h, area.w, h)
    return [room.box("kicker", "kicker", area, line, anchor="middle")]
