"""Kind `pyramid`: layers from a tip to a broad base, each with its words beside it."""

from __future__ import annotations

from deckbuilder.layout.kinds import Kind
from deckbuilder.layout.layers import LayersStyle, Taper, draw_layers
from deckbuilder.layout.room import Page, Room
from deckbuilder.model import spec

_TAPER = Taper(top=0.0, foot=1.0, titles_inside=False)


def draw(content: spec.Pyramid, room: Room) -> list[Page]:
    return draw_layers(room, "pyramid", content.layers, room.style_of(LayersStyle), _TAPER)


KIND = Kind(draw)
