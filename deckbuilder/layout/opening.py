"""Few words larger: a slide that leaves air takes sizes above the theme's ladders.

Comes in: a room, what draws the slide in a room, and the styles of its words. Goes out: its pages.
Always: no text takes more lines than at its usual size, none is as large as the title, and
no word is cut.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from msgspec.structs import replace

from deckbuilder.layout import fit
from deckbuilder.layout.area import Area
from deckbuilder.layout.diagrams import cuts_words
from deckbuilder.layout.lists import OPENED, opened
from deckbuilder.layout.room import Page, Room
from deckbuilder.layout.staying import boxes_of, ink_of
from deckbuilder.model import scene
from deckbuilder.units import to_inches

EMU_A_POINT = 12700
FEW = 2  # lines that a text may take to count as few words
AIRY = 0.58  # of the body's height: what lines of text may take at sizes above their ladders

Draw = Callable[[Room], list[Page]]


def draw_opened(room: Room, draw: Draw, styles: Sequence[str], *, airy: float = AIRY) -> list[Page]:
    """What `draw` makes, with `styles` at the largest sizes that leave the body `airy`."""
    usual = draw(room)
    if room.place != "body" or len(usual) > 1:
        return usual
    filled = _filled(room, usual[0])
    lines = _line_counts(usual[0])
    if filled > airy or max((n for told in lines.values() for n in told), default=0) > FEW:
        return usual
    most = max(room.style(name).sizes[0] for name in styles)
    boxes = [b for b in boxes_of(usual[0].items) if b.paragraphs and b.paragraphs[0].size <= most]
    for larger in larger_rooms(room, styles):
        times = _growth(room, larger, styles)
        if filled * times > airy or not may_grow(room, boxes, times):
            continue
        with fit.listening():
            pages = draw(larger)
        if len(pages) > 1 or _line_counts(pages[0]) != lines or _has_cut_words(room, pages[0]):
            continue
        if _filled(larger, pages[0]) <= airy:
            fit.note(larger.style(styles[0]).sizes[0], True)
            return pages
    return usual


def may_grow(room: Room, boxes: Sequence[scene.TextBox], times: float) -> bool:
    """Whether the texts of `boxes` may keep their lines at `times` their size: told from their
    widths, which is much less work than setting them so."""
    return all(
        room.type.runs_width(paragraph) * times * EMU_A_POINT <= lines * box.rect.w
        for box in boxes
        for paragraph, lines in zip(box.paragraphs, box.lines, strict=True)
    )


def _has_cut_words(room: Room, page: Page) -> bool:
    return any(
        cuts_words(room, box.paragraphs, to_inches(box.rect.w - box.insets[0] - box.insets[2]))
        for box in boxes_of(page.items)
    )


def _growth(room: Room, larger: Room, styles: Sequence[str]) -> float:
    """How many times their size the texts take at least that grow least in `larger`."""
    return min(larger.style(name).sizes[0] / room.style(name).sizes[0] for name in styles)


def larger_rooms(room: Room, styles: Sequence[str], times: float = OPENED) -> Iterator[Room]:
    """The room with each style at one step above its ladder, the largest first."""
    ladders = {name: opened(room, room.style(name).sizes, times) for name in styles}
    steps = {name: len(sizes) - len(room.style(name).sizes) for name, sizes in ladders.items()}
    most = max(steps.values())
    for skip in range(most):
        own = {
            name: replace(room.style(name), sizes=(sizes[max(0, skip - most + steps[name])],))
            for name, sizes in ladders.items()
        }
        theme = replace(room.theme, styles={**room.theme.styles, **own})
        yield replace(room, theme=theme, warnings=[])


def _line_counts(page: Page) -> dict[str, tuple[int, ...]]:
    """The lines of each text by its key."""
    return {box.key: box.lines for box in boxes_of(page.items)}


def _filled(room: Room, page: Page) -> float:
    """The share of the body's height at which some text stands."""
    spans = sorted((ink.y, ink.bottom) for ink in _inks(room, page.items))
    taken, reached = 0.0, 0.0
    for top, bottom in spans:
        taken += max(0.0, bottom - max(top, reached))
        reached = max(reached, bottom)
    return taken / max(0.1, room.body.h)


def _inks(room: Room, items: Sequence[scene.Item]) -> Iterator[Area]:
    for box in boxes_of(items):
        if box.paragraphs:
            yield ink_of(room, box)[0]
