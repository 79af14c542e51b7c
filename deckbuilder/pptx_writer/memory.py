"""What earlier writes of this process packed, for slides that are the same and stand as before.

A slide's parts follow from the slide, its number and id, from what all slides share (theme,
layouts, language), from the numbers of the slides it leads to, and from the files that it shows.
Where all are as a record has them, its parts are what they were.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable

import msgspec

from deckbuilder.model.scene import Form
from deckbuilder.model.theme import Theme
from deckbuilder.pptx_writer.drawing import Deck, Placeholders
from deckbuilder.pptx_writer.package import Group
from deckbuilder.remembering import Files, are_same

Layouts = dict[str, tuple[int, Placeholders]]


class Record(msgspec.Struct, frozen=True):
    """Packed parts and what they were made from; `jumps` are files of slides by their keys."""

    about: object
    facts: Hashable
    jumps: dict[str, str]
    files: Files
    group: Group

    def holds(self, about: object, facts: Hashable, deck: Deck) -> bool:
        """Whether `about` makes these parts, with `facts` and in `deck`."""
        return (
            self.about is about
            and self.facts == facts
            and all(deck.slide_parts.get(key) == part for key, part in self.jumps.items())
            and are_same(self.files)
        )


class Shared(msgspec.Struct, frozen=True):
    """What all slides of a deck are written with; equal where they are written alike."""

    theme: Theme
    lang: str
    size: tuple[int, int]
    master: Form
    forms: tuple[Form, ...]
    keep_images: bool


class Memory:
    """The records of the last deck that was written, and what all its parts shared."""

    def __init__(self) -> None:
        self._shared: Shared | None = None
        self._deck: Deck | None = None
        self._layouts: Layouts | None = None
        self._records: dict[int, Record] = {}
        self._before: dict[int, Record] = {}

    def begin(self, deck: Deck, shared: Shared) -> None:
        """Begins a deck, which takes over what is known of looks; what was remembered is
        forgotten where it was of another theme, or of other layouts."""
        if self._shared is None or self._shared != shared:
            self._shared, self._layouts, self._before = shared, None, {}
        elif self._deck is not None:
            deck.share(self._deck)
        self._deck = deck
        self._records = {}

    def layouts(self, make: Callable[[], Layouts]) -> Layouts:
        """The layouts of the deck, by the forms of its slides."""
        self._layouts = self._layouts or make()
        return self._layouts

    def write(
        self, about: object, facts: Hashable, deck: Deck, write: Callable[[], object]
    ) -> None:
        """Adds the parts that `write` adds to the deck's package for `about`, an object that is
        never changed, and `facts`; without `write` where a record has them."""
        deck.package.close_group()
        record = self._before.get(id(about))
        if record is not None and record.holds(about, facts, deck):
            deck.package.put(record.group)
        else:
            record = _written(about, facts, deck, write)
        self._records[id(about)] = record

    def end(self) -> None:
        """Ends a deck: what it did not use is forgotten."""
        self._before, self._records = self._records, {}


def _written(about: object, facts: Hashable, deck: Deck, write: Callable[[], object]) -> Record:
    deck.jumps, deck.media.asked = {}, {}
    write()
    group = deck.package.close_group()
    assert group is not None, "nothing was written"
    return Record(about, facts, deck.jumps, deck.media.asked, group)
