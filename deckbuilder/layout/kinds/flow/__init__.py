"""Kind `flow`: boxes joined by arrows at right angles, in layers along the flow's direction.

The longest chain runs straight; branches leave it above and below. Sizes, gaps and folds are tried
from the most generous on; a flow that fits in none of them continues, its arrows to nodes of other
pages ending in dashed copies of these.
"""

from __future__ import annotations

from collections.abc import Sequence

from deckbuilder.diagnostics import diagnostic
from deckbuilder.layout import fit
from deckbuilder.layout.kinds import Kind
from deckbuilder.layout.kinds.flow.graph import spots_of
from deckbuilder.layout.kinds.flow.painting import paint
from deckbuilder.layout.kinds.flow.places import FlowStyle
from deckbuilder.layout.kinds.flow.planning import BANDS, Part, Plan, plan_flow
from deckbuilder.layout.room import Page, Room
from deckbuilder.model import spec

MOST_NODES = 24  # more are not tried on one page


def draw(content: spec.Flow, room: Room) -> list[Page]:
    style = room.style_of(FlowStyle)
    down = content.direction == "down"
    whole = Part.of(content)

    def fits(some: Sequence[int]) -> bool:
        part = whole.cut(some)
        return len(some) <= MOST_NODES and any(
            plan_flow(room, style, part, down=turned, bands=bands) is not None
            for turned, bands in _turns(part, down)
        )

    every = range(len(content.nodes))
    if fits(every):
        return [_page(room, style, whole, _planned(room, style, whole, down))]
    spots = spots_of(len(content.nodes), whole.pairs)
    order = sorted(every, key=lambda n: (spots[n].layer, spots[n].row))
    parts = [whole.cut(some) for some in fit.divide(order, fits)]
    plans = [_planned(room, style, part, down) for part in parts]
    return [
        _page(room, style, part, plan)
        for part, plan in zip(parts, _of_one_size(room, style, parts, plans, down), strict=True)
    ]


def _of_one_size(
    room: Room, style: FlowStyle, parts: Sequence[Part], plans: Sequence[Plan | None], down: bool
) -> Sequence[Plan | None]:
    """The plans of all parts at the largest size that each of them takes; as they are where
    there is none."""
    sizes = {plan.size for plan in plans if plan}
    if len(sizes) < 2:
        return plans
    for size in room.style("flow_node").sizes:
        if size <= min(sizes):
            at = [_planned(room, style, part, down, size) for part in parts]
            if all(at):
                return at
    return plans


def _planned(
    room: Room, style: FlowStyle, part: Part, down: bool, size: float = 0.0
) -> Plan | None:
    """The plan of one page, the other way round where it does not fit in its direction."""
    for cut in (False, True):
        for turned, bands in (*_turns(part, down), (not down, BANDS)):
            plan = plan_flow(room, style, part, down=turned, cut=cut, size=size, bands=bands)
            if plan is not None:
                return plan
    return None


def _turns(part: Part, down: bool) -> list[tuple[bool, Sequence[int]]]:
    """Directions to try with their numbers of bands: branches that are folded are hard to follow,
    so that the other direction comes before that."""
    if not any(spot.row for spot in spots_of(len(part.nodes), part.pairs)):
        return [(down, BANDS)]
    return [(down, BANDS[:1]), (not down, BANDS[:1]), (down, BANDS[1:])]


def _page(room: Room, style: FlowStyle, part: Part, plan: Plan | None) -> Page:
    if plan is None:
        node = part.nodes[0]
        room.warn(
            diagnostic("E303", node.where, what=f'the node "{node.text.plain}" with its labels')
        )
        return Page(())
    return paint(room, style, part, plan)


KIND = Kind(draw)
