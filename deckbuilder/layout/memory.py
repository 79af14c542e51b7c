"""What earlier layouts of this process made, for slides that have not changed since.

A slide's pages follow from the theme, its own content and its chapter, those of some kinds from
the deck's head too, and from nothing else, since `lay_out` shows a kind no more: so they are
remembered by these. Kinds that tell of the whole deck are drawn each time. Finished slides are
remembered by their page, title, footer and number.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, Generic, TypeVar

from deckbuilder.layout.outline import Outline, Planned
from deckbuilder.layout.room import Room
from deckbuilder.model import scene
from deckbuilder.model.theme import Theme
from deckbuilder.remembering import Store

P = TypeVar("P")
Forms = tuple[scene.Form, tuple[scene.Form, ...]]
_LEAST = 256  # slides that are remembered in any case: a batch shares them among its decks


class Memory(Generic[P]):
    """The pages (`P`) of slides, and what all slides of a deck share."""

    def __init__(self) -> None:
        self._room: Room | None = None
        self._forms: tuple[Outline, Forms] | None = None
        self.pages: Store[tuple[Planned, Hashable], P] = Store()
        self._finished: dict[int, tuple[Any, Hashable, scene.Slide]] = {}
        self._before: dict[int, tuple[Any, Hashable, scene.Slide]] = {}

    def room(self, theme: Theme, bare: Outline, make: Callable[[], Room]) -> Room:
        """The room of decks with this theme and outline, with all it has measured; what was
        remembered of others is forgotten."""
        known = self._room
        if known is None or known.theme != theme or known.outline != bare:
            known = self._room = make()
            self._forms = None
            self.pages.clear()
            self._before = {}
        return known

    def forms(self, outline: Outline, make: Callable[[], Forms]) -> Forms:
        """The master and its layouts, which follow from theme and outline; the same objects where
        they are the same as before."""
        if self._forms is None or self._forms[0] != outline:
            made = make()
            known = self._forms[1] if self._forms and self._forms[1] == made else made
            self._forms = outline, known
        return self._forms[1]

    def finished(
        self, page: object, facts: Hashable, make: Callable[[], scene.Slide]
    ) -> scene.Slide:
        """The slide of `page` with these `facts` of its place in the deck."""
        known = self._before.get(id(page))
        if known is None or known[0] is not page or known[1] != facts:
            known = page, facts, make()
        self._finished[id(page)] = known
        return known[2]

    def end(self) -> None:
        """Ends a layout: forgets what is too much to keep."""
        self.pages.age(max(_LEAST, 2 * len(self._finished)))
        self._before, self._finished = self._finished, {}
