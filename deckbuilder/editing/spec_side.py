"""What the spec would build now: its slides with their pages, each thing drawn with its key, each
paragraph with the texts that it is made of."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from io import BytesIO
from pathlib import Path

from deckbuilder.editing.sources import Segment, Where, texts_of, trace_slide
from deckbuilder.editing.spec_file import SpecFile, open_spec
from deckbuilder.model import scene, spec
from deckbuilder.model.base import unpack_base
from deckbuilder.model.snapshot import Item, Slide


class Page:
    """One slide that is drawn: page `number` of the spec's `slide`, its `place`th, both from 1
    and 0."""

    def __init__(
        self, slide: spec.Slide, place: int, number: int, drawn: scene.Slide, read: Slide
    ) -> None:
        self.slide, self.place, self.number = slide, place, number
        self.drawn, self.read = drawn, read
        self.segments: dict[Where, list[Segment]] = {}

    def find(self, item: Item) -> int | None:
        """The place of the item that has the same key, by the id that follows from it."""
        for n, one in enumerate(self.read.items):
            if (one.id, one.kind) == (item.id, item.kind):
                return n
        return None

    @cached_property
    def keys(self) -> dict[int, str]:
        """The keys of what is drawn by the ids that follow from them."""
        from deckbuilder.pptx_writer.identity import shape_ids

        keys = [item.key for item in _walk(self.drawn.items)]
        return dict(zip(shape_ids(keys), keys, strict=True))


def _walk(items: tuple[scene.Item, ...]) -> Iterator[scene.Item]:
    for item in items:
        yield item
        if isinstance(item, scene.Group):
            yield from _walk(item.items)
        elif isinstance(item, scene.Formula):
            yield from _walk(item.fallback)


def _brought(theme: str) -> str | None:
    """The name of a theme that the program brings; None for others."""
    from deckbuilder.theme import theme_names

    return theme if theme in theme_names() else None


class SpecSide:
    """The spec at `path` as it would be built: `pages` by the keys of slides. Without `theme` the
    one that the deck was `built_in` counts, if the program brings it."""

    def __init__(
        self, path: Path, theme: str | None, root: Path | None, *, built_in: str = ""
    ) -> None:
        self.file: SpecFile = open_spec(path, root)
        self.pages = self._pages(theme or _brought(built_in))

    def _pages(self, theme: str | None) -> dict[str, Page]:
        from deckbuilder.layout import lay_out
        from deckbuilder.pipeline import checked, load_look
        from deckbuilder.pptx_reader import base_parts, read_snapshot
        from deckbuilder.pptx_writer import write_deck

        deck = self.file.deck
        look = checked(*load_look(deck.theme, theme, self.file.root))
        drawn = checked(*lay_out(deck, look))
        base = unpack_base(write_deck(drawn, look, BytesIO()))
        assert base is not None
        read = {one.ref.key: one for one in read_snapshot(base_parts(base), base.keys).slides}
        slides = {one.key: one for one in drawn.slides}
        found: dict[str, Page] = {}
        for place, slide in enumerate(deck.slides):
            keys = [slide.id]
            while (following := f"{slide.id}--{len(keys) + 1}") in slides:
                keys.append(following)
            pages = [
                Page(slide, place, n, slides[key], read[key])
                for n, key in enumerate(keys, 1)
                if key in slides
            ]
            traced = trace_slide([page.read for page in pages], texts_of(slide, deck))
            for key, page, segments in zip(keys, pages, traced, strict=True):
                page.segments = segments
                found[key] = page
        return found
