"""Kind `steps`: what is done one after the other, in one row, or in two with a turn between.

Drawings: `line` has numerals on a line that leads on, `ribbon` a bar cut by chevrons over panels.
All steps share their sizes; what two rows do not hold continues, and the numbers go on.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from deckbuilder.layout import fit
from deckbuilder.layout.diagrams import keys_of, one_diagram, tell
from deckbuilder.layout.kinds import Kind
from deckbuilder.layout.kinds.steps import line, ribbon
from deckbuilder.layout.kinds.steps.rows import Part, Plan, Sizes, smallest
from deckbuilder.layout.room import Page, Room
from deckbuilder.model import spec
from deckbuilder.model.scene import Item


class Drawing(msgspec.Struct, frozen=True):
    """`plan` says how steps stand at the largest sizes that fit, None where none do; `force` how
    they stand all the same, at given sizes or the floor; `paint` draws them."""

    plan: Callable[[Room, Part], Plan | None]
    force: Callable[[Room, Part, tuple[int, ...], Sizes | None], Plan]
    paint: Callable[[Room, Part, Plan], list[Item]]


DRAWINGS: dict[str, Drawing] = {
    "line": Drawing(line.plan, line.force, line.paint),
    "ribbon": Drawing(ribbon.plan, ribbon.force, ribbon.paint),
}


def draw(content: spec.Steps, room: Room) -> list[Page]:
    drawing = room.drawing(DRAWINGS)
    whole = Part.of(content.steps)
    plan = drawing.plan(room, whole)
    if plan is not None:
        return [_page(room, drawing, whole, plan)]
    parts = _divide(room, drawing, whole)
    plans = [drawing.plan(room, p) or drawing.force(room, p, (len(p.steps),), None) for p in parts]
    shared = smallest([plan.sizes for plan in plans])
    return [
        _page(room, drawing, part, drawing.force(room, part, plan.counts, shared))
        for part, plan in zip(parts, plans, strict=True)
    ]


def _divide(room: Room, drawing: Drawing, whole: Part) -> list[Part]:
    def holds(part: Part) -> bool:
        return part.is_distinct and drawing.plan(room, part) is not None

    pieces = whole.in_pieces(holds)
    places = range(len(pieces.steps))
    divided = fit.divide(places, lambda part: holds(pieces.pick(part)))
    return [pieces.pick(part) for part in divided]


def _page(room: Room, drawing: Drawing, part: Part, plan: Plan) -> Page:
    items = drawing.paint(room, part, plan)
    alt = tell(room, "steps", [step.title.plain for step in part.steps])
    return one_diagram(room, "steps", alt, items, keys_of(items, "steps/"))


KIND = Kind(draw)
