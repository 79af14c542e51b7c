"""Kind `timeline`: events on an axis, with when they were.

Drawings: `line` has dots, `ticks` square marks on an arrow. Where events say so much that an axis
across the slide holds only a few of them, they stand in rows along an upright one.
"""

from __future__ import annotations

from deckbuilder.layout.kinds import Kind
from deckbuilder.layout.kinds.timeline import axis, upright
from deckbuilder.layout.room import Page, Room
from deckbuilder.model import spec

ENOUGH = 4  # events on a page of an axis across the slide

DRAWINGS: dict[str, axis.Ticks] = {"line": axis.line_ticks, "ticks": axis.even_ticks}


def draw(content: spec.Timeline, room: Room) -> list[Page]:
    style = room.style_of(axis.TimelineStyle)
    ticks = room.drawing(DRAWINGS)
    whole = axis.events_of(style, content.events)
    pages = axis.draw(room, style, ticks, whole)
    if len(pages) == 1 or len(whole.events) >= ENOUGH * len(pages):
        return pages
    rows = upright.draw(room, style, whole)
    return rows if len(rows) < len(pages) else pages


KIND = Kind(draw)
