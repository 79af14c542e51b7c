"""The aside: a block beside the slide's content, in the right third.

Comes in: what draws the content, and the body. Goes out: pages that hold both. An aside that its
place cannot hold gets half the width, or goes on beside the content's further pages, or has a
page of its own: whichever takes the fewest pages. Lengths are inches.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec
from msgspec.structs import replace

from deckbuilder.diagnostics import Diagnostic
from deckbuilder.layout import fit
from deckbuilder.layout.area import Area
from deckbuilder.layout.blocks import draw_block, keyed
from deckbuilder.layout.frame import Aside, frame_of
from deckbuilder.layout.room import Page, Room
from deckbuilder.layout.staying import boxes_of, ink_of, stays
from deckbuilder.model import scene, spec
from deckbuilder.units import to_inches

Draw = Callable[[Room], list[Page]]


class _Setting(msgspec.Struct, frozen=True):
    """The slide's pages in one setting; `holds` is whether all of the aside stands in its place.
    `warnings` are what drawing it had to say."""

    pages: list[Page]
    holds: bool
    warnings: list[Diagnostic]


def draw_with_aside(room: Room, draw: Draw, own: Room, *, apart: bool = False) -> list[Page]:
    """The pages of a slide: its content, by `draw`, and its aside beside it, or in `own`, the
    room of a page under the slide's title; always there where the slide's art keeps it `apart`."""
    block = room.planned.slide.aside
    if block is None:
        return draw(room)
    best = _alone(room, draw, block, own) if apart else _beside(room, draw, block, wide=False)
    if not apart and (not best.holds or len(best.pages) > 1):
        best = _best(best, room, draw, block, own)
    room.warnings.extend(best.warnings)
    return best.pages


def _best(third: _Setting, room: Room, draw: Draw, block: spec.Block, own: Room) -> _Setting:
    """The setting of fewest pages that holds the aside: in its third, in half the width, alone."""
    tried = {"aside in a third": third}
    if not third.holds:
        tried["aside in half the width"] = _beside(room, draw, block, wide=True)
    tried["aside on a page of its own"] = _alone(room, draw, block, own)
    name, best = min(
        ((name, one) for name, one in tried.items() if one.holds),
        key=lambda found: len(found[1].pages),
    )
    for other in tried:
        fit.note(other, other == name)
    return best


def _beside(room: Room, draw: Draw, block: spec.Block, *, wide: bool) -> _Setting:
    """Both side by side; what the aside has more than its place takes goes on beside the
    content's next page."""
    heard: list[Diagnostic] = []
    style = frame_of(room.theme).aside
    main, area = _places(room, style, wide=wide)
    quiet = replace(room, warnings=heard)
    pages = draw(replace(quiet, body=main))
    ground, inner = _ground(quiet, block, area, style)
    drawn = draw_block(quiet, block, inner, "aside")
    if block.kind == "image" and len(drawn) == 1:
        h = _foot(quiet, drawn[0]) + (area.bottom - inner.bottom) - area.y
        ground, _ = _ground(quiet, block, Area(area.x, area.y, area.w, min(h, area.h)), style)
    holds = len(drawn) <= _open_pages(pages) and all(stays(room, p.items, inner) for p in drawn)
    shown = [
        replace(page, items=(*page.items, *ground, *keyed(part.items, "aside")))
        for page, part in zip(pages, drawn, strict=False)
    ]
    return _Setting([*shown, *pages[len(shown) :]], holds, heard)


def _foot(room: Room, page: Page) -> float:
    """Where the lowest picture or text of a page ends."""
    feet = [to_inches(item.rect.bottom) for item in page.items if isinstance(item, scene.Picture)]
    return max([*feet, *(ink_of(room, box)[0].bottom for box in boxes_of(page.items))])


def _open_pages(pages: Sequence[Page]) -> int:
    """How many pages an aside may go on beside: those of the content, not of an answer."""
    return next((n for n, page in enumerate(pages) if page.title is not None), len(pages))


def _places(room: Room, style: Aside, *, wide: bool) -> tuple[Area, Area]:
    """The content's part of the body and the aside's."""
    body, more = room.body, style.most_w - style.w if wide else 0.0
    right, x = room.x(style.main_right - more), room.x(style.x - more)
    w = room.w(style.w + more)
    return Area(body.x, body.y, right - body.x, body.h), Area(x, body.y, w, body.h)


def _ground(
    room: Room, block: spec.Block, area: Area, style: Aside
) -> tuple[list[scene.Item], Area]:
    """What stands under the aside, and the room for its content."""
    facts = block.kind in ("numbers", "statement")
    fill = style.facts_fill if facts and style.facts_fill else style.fill
    items: list[scene.Item] = []
    if fill:
        items.append(room.panel("aside/panel", "aside panel", area, fill))
    if style.rule:
        items.append(room.rule("aside/rule", area.x, area.y, area.w, style.rule, "text"))
    return items, area.pad(style.padding) if fill else area.inset(0, style.padding, 0, 0)


def _alone(room: Room, draw: Draw, block: spec.Block, own: Room) -> _Setting:
    """The content over the whole body, then the aside on pages that continue it."""
    heard: list[Diagnostic] = []
    planned = replace(room.planned, slide=replace(room.planned.slide, aside=None))
    pages = draw(replace(room, warnings=heard, planned=planned))
    planned = replace(planned, drawn_title=True)
    drawn = draw_block(replace(own, planned=planned, warnings=heard), block, own.body, "body")
    on = pages[0].continues
    aside = [Page(keyed(p.items, "aside"), continues=on, under_title=True) for p in drawn]
    at = _open_pages(pages)
    return _Setting([*pages[:at], *aside, *pages[at:]], True, heard)
