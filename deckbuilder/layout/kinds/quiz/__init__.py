"""Kind `quiz`: a question slide, then an answer slide where nothing has moved.

The place of the takeaway strip is kept free on the question, for the *why* that fills it on the
answer; a longer *why* has a page of its own.
"""

from __future__ import annotations

from deckbuilder.layout.kinds import Kind
from deckbuilder.layout.kinds.quiz.choices import draw_choices
from deckbuilder.layout.kinds.quiz.open import draw_open
from deckbuilder.layout.room import Page, Room
from deckbuilder.model import spec


def draw(content: spec.Quiz, room: Room) -> list[Page]:
    return draw_choices(content, room) if content.choices else draw_open(content, room)


def keeps_strip(content: spec.Quiz) -> bool:
    return content.why is not None


KIND = Kind(draw, frame="untitled", keeps_strip=keeps_strip)
