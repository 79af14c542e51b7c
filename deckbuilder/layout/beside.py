"""A figure at the left and the words of its parts in rows beside it: where they do not fit around.

Comes in: parts, each with a mark (an ordinal) or a colour. Goes out: pages that all show the whole
figure; rows that one page does not hold continue. Lengths are inches.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from deckbuilder.layout import fit
from deckbuilder.layout.area import Area
from deckbuilder.layout.diagrams import keys_of, one_diagram, tell
from deckbuilder.layout.headed import (
    Headed,
    Step,
    all_hold,
    cut_headed,
    ladder_of,
    row_places,
    words_of,
)
from deckbuilder.layout.room import Page, Room
from deckbuilder.model import scene, spec
from deckbuilder.model.scene import Item, Paragraph

PAD = 0.16  # above and below words, together
MOST_ROW = 1.75
MARK_WIDTH = 0.6
_GAP = 0.5


class Row(msgspec.Struct, frozen=True):
    """One part: `number` from 1 names its key; `mark` stands before its words."""

    part: spec.Titled
    number: int
    mark: Paragraph | None = None


Figure = Callable[[Area], Sequence[Item]]


def draw_beside(
    room: Room, kind: str, rows: Sequence[Row], figure: Figure, alt: Sequence[str]
) -> list[Page]:
    """The pages of `kind`: `figure` draws it within an area, `alt` are the words that tell it."""
    left, words = split_body(room)
    text = words.inset(_mark_width(room, rows), 0, 0, 0)

    def holds(some: Sequence[Row], step: Step) -> bool:
        return _places(room, some, step, text) is not None

    def cut(step: Step) -> list[Row]:
        return [piece for row in rows for piece in _cut(row, lambda one: holds([one], step))]

    step, pages = fit.paged(ladder_of(room, Headed(), run_in=True), rows, holds, cut)
    return [_page(room, kind, some, step, (left, words, text), figure, alt) for some in pages]


def _mark_width(room: Room, rows: Sequence[Row]) -> float:
    """What the widest mark takes with a gap behind it; 0 where there are none."""
    widths = [room.type.runs_width(row.mark) / 72 * 1.06 for row in rows if row.mark]
    return max(MARK_WIDTH, max(widths) + 0.1) if widths else 0.0


def _cut(row: Row, fits: Callable[[Row], bool]) -> list[Row]:
    """A row whose words overfill a page, in several."""

    def part(one: spec.Titled) -> Row:
        return msgspec.structs.replace(row, part=one)

    return [part(one) for one in cut_headed(row.part, lambda one: fits(part(one)))]


def split_body(room: Room) -> tuple[Area, Area]:
    """The figure's place and that of the rows."""
    body = room.body
    w = min(body.h, body.w * 0.44)
    x = body.x + w + _GAP
    return Area(body.x, body.y, w, body.h), Area(x, body.y, body.right - x, body.h)


def _places(room: Room, rows: Sequence[Row], step: Step, text: Area) -> list[Area] | None:
    words = [words_of(room, row.part, Headed(), step, text.w) for row in rows]
    if not all_hold(room, words, text.w) and step != ladder_of(room, Headed(), run_in=True)[-1]:
        return None
    heights = [room.height(one, text.w) + PAD for one in words]
    spare = max(0.0, text.h - MOST_ROW * len(rows))
    near = text.inset(0, spare / 2, 0, spare / 2)
    return row_places(near, heights) or row_places(text, heights)


def _page(
    room: Room,
    kind: str,
    rows: Sequence[Row],
    step: Step,
    areas: tuple[Area, Area, Area],
    figure: Figure,
    alt: Sequence[str],
) -> Page:
    left, words, text = areas
    places = _places(room, rows, step, text) or text.rows(len(rows), 0)
    groups: list[Item] = []
    for i, (row, place) in enumerate(zip(rows, places, strict=True)):
        key = f"{kind}/{i + 1}"
        items: list[Item] = []
        if i:
            items.append(room.rule(f"{key}/hair", words.x, place.y, words.w, 0.75, "line"))
        if row.mark:
            mark = Area(words.x, place.y, text.x - words.x - 0.1, place.h)
            items.append(room.box(f"{key}/ordinal", "number", mark, row.mark, anchor="middle"))
        items.append(
            room.box(
                f"{key}/text", "title and text", place,
                words_of(room, row.part, Headed(), step, place.w), anchor="middle",
                link=row.part.link, where=row.part.where,
            )
        )  # fmt: skip
        groups.append(scene.Group(key, f"part {row.number}", tuple(items), where=row.part.where))
    told = tell(room, kind, alt)
    return one_diagram(room, kind, told, [*figure(left), *groups], keys_of(groups, f"{kind}/"))
