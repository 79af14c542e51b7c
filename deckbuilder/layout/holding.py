"""Whether what is drawn holds its texts: the last look at a slide's pages.

Comes in: the pages of a slide, drawn. Goes out: a warning that names the longest text that its
place does not hold. Always: a slide on which a text stands out of its box by more than a line, or
below the body, is told; the other slides are there to be shown.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import TypeGuard

from deckbuilder.diagnostics import NOWHERE, Diagnostic, Place, diagnostic
from deckbuilder.layout.area import Area
from deckbuilder.layout.frame import Parts, kicker_fits
from deckbuilder.layout.room import Page, Room
from deckbuilder.layout.surfaces import text_size
from deckbuilder.model import scene
from deckbuilder.units import EMU_PER_POINT, inches

SPARE = 1.3  # of the size: a line is counted that one program alone may need
BEYOND = inches(0.15)  # so far may their boxes stand below the body
LEAST_BODY = 0.6  # inches: a body that is lower holds nothing
SHOWN = 24  # characters of a text that name it


def overfull(
    room: Room, body: Area, parts: Parts, pages: Sequence[Page], bare: bool
) -> list[Diagnostic]:
    """A warning for the longest text on `pages` that its place does not hold, or for those around
    the body. On a `bare` slide texts may stand below the body."""
    slide = room.planned.slide
    if body.h < LEAST_BODY:
        return [_advice("the text around its body", slide.where)]
    if parts.kicker is not None and not kicker_fits(room, parts):
        return [_advice("the kicker", parts.kicker.where)]
    lowest = sys.maxsize if bare else body.rect.bottom + BEYOND
    found = [
        item
        for page in pages
        for item in _texts(page.items)
        if not (item.rect.y >= 0 and item.rect.bottom <= lowest and _holds(room, item))
    ]
    if not found:
        return []
    longest = max(found, key=lambda item: len(_text_of(item)))
    text, where = _text_of(longest), longest.where if longest.where != NOWHERE else slide.where
    shown = text if len(text) <= SHOWN else text[:SHOWN] + "…"
    return [_advice(f'the text "{shown}"', where)]


def _advice(what: str, where: Place) -> Diagnostic:
    return diagnostic("W317", where, what=what)


def _text_of(item: scene.TextBox | scene.Table) -> str:
    paragraphs = (
        item.paragraphs
        if isinstance(item, scene.TextBox)
        else [p for row in item.cells for cell in row for p in cell.paragraphs]
    )
    return " ".join(" ".join(p.plain for p in paragraphs).split())


def _texts(items: Sequence[scene.Item]) -> Iterator[scene.TextBox | scene.Table]:
    for item in items:
        if isinstance(item, scene.Group):
            yield from _texts(item.items)
        elif isinstance(item, scene.Table) or _is_level_text(item):
            yield item


def _is_level_text(item: scene.Item) -> TypeGuard[scene.TextBox]:
    return isinstance(item, scene.TextBox) and bool(item.paragraphs) and not item.rotation


def _holds(room: Room, item: scene.TextBox | scene.Table) -> bool:
    """Whether a box has the height that its text takes; rows of tables grow with theirs."""
    if isinstance(item, scene.Table):
        return True
    inner, high = text_size(item)
    if inner <= 0 or high <= 0:
        return not any(p.plain.strip() for p in item.paragraphs)
    over = room.type.set(item.paragraphs, inner).height - high
    return over <= SPARE * item.paragraphs[0].size * EMU_PER_POINT
