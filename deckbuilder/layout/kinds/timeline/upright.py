"""Events in rows along an upright axis: the date left of it, what happened at its right.

For events that say too much to stand above and below an axis across the slide. All rows of all
pages share their sizes. Lengths are inches, columns at 13.333 in wide.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from deckbuilder.layout.diagrams import free_line
from deckbuilder.layout.kinds.timeline.axis import (
    Events,
    TimelineStyle,
    draw_mark,
    timeline_page,
)
from deckbuilder.layout.listing import row_cells, widen, within_body
from deckbuilder.layout.lists import entry_text, inline_text
from deckbuilder.layout.room import Page, Room
from deckbuilder.layout.rows import Column, Row, SetRow, set_rows
from deckbuilder.model import scene, spec
from deckbuilder.model.scene import Item

NAMES = ("when", "text")
WHEN = Column(0.667, 1.6, "timeline_when", display=True)
TEXT = Column(2.967, 9.7, "timeline_text")
MOST_WHEN = 2.8
AXIS = 0.35  # left of the texts
MOST_ROW = 1.6


def draw(room: Room, style: TimelineStyle, whole: Events) -> list[Page]:
    whens = [event.when for event in whole.events]
    columns = within_body(room, widen(room, (WHEN, TEXT), 0, whens, MOST_WHEN))
    rows = [_row(room, event, n) for event, n in zip(whole.events, whole.numbers, strict=True)]
    pages = set_rows(room, rows, columns, room.body, most=MOST_ROW)
    told = {row.key: event for row, event in zip(rows, whole.events, strict=True)}
    return [
        timeline_page(
            room,
            list(dict.fromkeys(told[_event_key(row)] for row in placed)),
            _page(room, style, placed, columns, whole.lit),
        )
        for placed in pages
    ]


def _row(room: Room, event: spec.Titled, n: int) -> Row:
    """The title leads its text; one without a text stands alone."""
    title = event.title
    if event.text is None:
        strong = tuple(replace(run, strong=True) for run in title.runs)
        text = spec.Text(strong, title.where)
    else:
        text = entry_text(room, spec.Item(inline_text(room, event.text), lead=title))
    return Row(f"timeline/{n}", (event.when, text), link=event.link)


def _event_key(placed: SetRow) -> str:
    """The key of the event of which a row is a part."""
    return "/".join(placed.row.key.split("/")[:2])


def _page(
    room: Room,
    style: TimelineStyle,
    placed: Sequence[SetRow],
    columns: Sequence[Column],
    lit: frozenset[int],
) -> list[Item]:
    """The axis from the first row to the last one, and on it a mark an event."""
    x = room.x(columns[1].x) - room.w(AXIS)
    ends = ((x, placed[0].area.y), (x, placed[-1].area.bottom))
    stroke = room.stroke(style.axis_color, style.axis_weight)
    items: list[Item] = [free_line("axis/1", "axis", *ends, stroke)]
    side = 0.0 if style.mark == "ellipse" else style.mark_side / 2
    for row in placed:
        n = int(row.row.key.split("/")[1])
        key = row.row.key
        mark = draw_mark(room, style, f"{key}/mark", x - side, row.area.middle, n in lit)
        cells = row_cells(room, row, columns, NAMES)
        items.append(scene.Group(key, f"event {n}", (*mark, *cells)))
    return items
