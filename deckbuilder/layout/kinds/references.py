"""Kind `references`: the sources, numbered, one group each."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from deckbuilder.layout import fit
from deckbuilder.layout.area import Area, settled
from deckbuilder.layout.cutting import cut_text
from deckbuilder.layout.kinds import Kind
from deckbuilder.layout.room import Page, Room
from deckbuilder.model import scene, spec
from deckbuilder.model.scene import Paragraph
from deckbuilder.units import inches


class ReferencesStyle(msgspec.Struct, frozen=True):
    """`text_x` is how far the text stands from the number; gaps between entries in inches."""

    text_x: float = 0.625
    width: float = 11.4
    gap: float = 0.12
    most_gap: float = 0.32
    number: str = "[{n}]"


def draw(content: spec.References, room: Room) -> list[Page]:
    style = _with_numbers(room, room.style_of(ReferencesStyle), len(content.entries))
    area = _area(room, style)
    sizes = room.style("reference").sizes
    size = fit.first_fit(
        sizes, lambda s: _height(room, content.entries, s, area.w, style.gap) <= area.h
    )
    numbered = list(enumerate(content.entries, 1))
    if size is not None:
        return [_page(room, numbered, size, area, style)]
    numbered = _cut(room, numbered, sizes[-1], area)

    def holds(part: Sequence[tuple[int, spec.Text]]) -> bool:
        return _height(room, [t for _, t in part], sizes[-1], area.w, style.gap) <= area.h

    return [_page(room, part, sizes[-1], area, style) for part in fit.divide(numbered, holds)]


def _with_numbers(room: Room, style: ReferencesStyle, last: int) -> ReferencesStyle:
    """`style` with room for the number of the `last` entry."""
    mark = room.para(style.number.format(n=last), "reference")
    need = room.type.runs_width(mark) / 72 * 1.05 + 0.08
    return msgspec.structs.replace(style, text_x=max(style.text_x, need))


def _area(room: Room, style: ReferencesStyle) -> Area:
    """Where the texts stand; the numbers hang left of it."""
    body = room.body
    return Area(
        body.x + style.text_x, body.y, min(body.w, room.w(style.width)) - style.text_x, body.h
    )


def _paragraph(room: Room, text: spec.Text, size: float, width: float) -> Paragraph:
    return room.type.rebreak_widow(room.para(text, "reference", size), inches(width))


def _height(room: Room, texts: Sequence[spec.Text], size: float, width: float, gap: float) -> float:
    heights = [room.height([_paragraph(room, t, size, width)], width * 0.99) for t in texts]
    return sum(heights) + gap * (len(texts) - 1)


def _cut(
    room: Room, numbered: Sequence[tuple[int, spec.Text]], size: float, area: Area
) -> list[tuple[int, spec.Text]]:
    """The entries; one higher than a page in several with the same number."""
    return [
        (n, piece)
        for n, text in numbered
        for piece in cut_text(text, lambda t: _height(room, [t], size, area.w, 0) <= area.h)
    ]


def _page(
    room: Room,
    numbered: Sequence[tuple[int, spec.Text]],
    size: float,
    area: Area,
    style: ReferencesStyle,
) -> Page:
    tight = _height(room, [t for _, t in numbered], size, area.w, 0)
    gap = (area.h - tight) / max(1, len(numbered) - 1)
    gap = max(style.gap, min(style.most_gap, gap))
    groups: list[scene.Item] = []
    y = area.y + settled(area, tight + gap * (len(numbered) - 1))
    for n, text in numbered:
        paragraph = _paragraph(room, text, size, area.w)
        h = room.height([paragraph], area.w)
        groups.append(_entry(room, n, paragraph, Area(area.x, y, area.w, h), style))
        y += h + gap
    return Page(tuple(groups), reveal=tuple((scene.Target(g.key),) for g in groups))


def _entry(
    room: Room, n: int, paragraph: Paragraph, area: Area, style: ReferencesStyle
) -> scene.Group:
    key = f"references/{n}"
    mark = room.para(
        style.number.format(n=n), "reference", paragraph.size, color="muted", pitch=paragraph.pitch
    )
    left = Area(area.x - style.text_x, area.y, style.text_x, area.h)
    return scene.Group(
        key,
        f"reference {n}",
        (
            room.box(f"{key}/number", "number", left, mark),
            room.box(f"{key}/text", "text", area, paragraph),
        ),
    )


KIND = Kind(draw)
