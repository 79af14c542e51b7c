"""A deck for learners or trainers: what the others are not to see is not in it at all.

Comes in: a deck and who it is for. Goes out: the deck without the slides of the other audience;
for learners also without answers and without speaker notes, since notes tell answers too.
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec
from msgspec.structs import replace

from deckbuilder.model import spec

Audience = Literal["all", "trainer", "learner"]


def deck_for(deck: spec.Deck, audience: Audience) -> spec.Deck:
    """`deck` as `audience` may have it; `all` has everything."""
    if audience == "all":
        return deck
    slides = [slide for slide in deck.slides if slide.audience in ("all", audience)]
    gone = {slide.id for slide in deck.slides} - {slide.id for slide in slides}
    if gone:
        slides = [_without_links(slide, gone) for slide in slides]
    if audience == "learner":
        slides = [_without_answers(slide) for slide in slides]
    return replace(deck, slides=tuple(slides))


def _without_answers(slide: spec.Slide) -> spec.Slide:
    content = slide.content
    if isinstance(content, spec.Quiz):
        content = replace(content, answers=(), answer=None, why=None)
        # a sentence to remember on a quiz tells the answer as well
        return replace(slide, content=content, notes=(), takeaway=None)
    return replace(slide, notes=())


def _without_links(value: Any, gone: set[str]) -> Any:
    """`value` with every jump to a slide that is gone made plain text."""
    match value:
        case spec.Run(link=link) if link.startswith("#") and link[1:] in gone:
            return replace(value, link="")
        case spec.Titled(link=link) if link.startswith("#") and link[1:] in gone:
            return _fields_without_links(replace(value, link=""), gone)
        case tuple():
            return tuple(_without_links(part, gone) for part in value)  # type: ignore[arg-type]
        case msgspec.Struct():
            return _fields_without_links(value, gone)
        case _:
            return value


def _fields_without_links(value: Any, gone: set[str]) -> Any:
    parts = {name: getattr(value, name) for name in value.__struct_fields__}
    changed = {name: _without_links(part, gone) for name, part in parts.items()}
    return replace(value, **{n: p for n, p in changed.items() if p is not parts[n]})
