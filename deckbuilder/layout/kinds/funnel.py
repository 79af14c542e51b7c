"""Kind `funnel`: layers that narrow to the last one, which is lit; short titles stand in them."""

from __future__ import annotations

from deckbuilder.layout.kinds import Kind
from deckbuilder.layout.layers import LayersStyle, Taper, draw_layers
from deckbuilder.layout.room import Page, Room
from deckbuilder.model import spec


class FunnelStyle(LayersStyle, frozen=True):
    """As for all layers; `foot` is the share of the width that is left at the foot."""

    lit: int = -1
    foot: float = 0.3


def draw(content: spec.Funnel, room: Room) -> list[Page]:
    style = room.style_of(FunnelStyle)
    taper = Taper(top=1.0, foot=style.foot, titles_inside=True)
    return draw_layers(room, "funnel", content.layers, style, taper)


KIND = Kind(draw)
