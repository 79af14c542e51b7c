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
from deckbuilder.layout.kinds.flow.planning import Part, plan_flow
from deckbuilder.layout.room import Page, Room
from deckbuilder.model import spec

MOST_NODES = 24  # more are not tried on one page


def draw(content: spec.Flow, room: Room) -> list[Page]:
    style = room.style_of(FlowStyle)
    down = content.direction == "down"
    whole = Part.of(content)

    def fits(some: Sequence[int]) -> bool:
        return len(some) <= MOST_NODES and (
            plan_flow(room, style, whole.cut(some), down=down) is not None
        )

    every = range(len(content.nodes))
    if fits(every):
        return [_page(room, style, whole, down)]
    spots = spots_of(len(content.nodes), whole.pairs)
    order = sorted(every, key=lambda n: (spots[n].layer, spots[n].row))
    parts = [whole.cut(some) for some in fit.divide(order, fits)]
    return [_page(room, style, part, down) for part in parts]


def _page(room: Room, style: FlowStyle, part: Part, down: bool) -> Page:
    plan = None
    for cut in (False, True):
        plan = plan or plan_flow(room, style, part, down=down, cut=cut)
        plan = plan or plan_flow(room, style, part, down=not down, cut=cut)
    if plan is None:
        node = part.nodes[0]
        room.warn(
            diagnostic("E303", node.where, what=f'the node "{node.text.plain}" with its labels')
        )
        return Page(())
    return paint(room, style, part, plan)


KIND = Kind(draw)
