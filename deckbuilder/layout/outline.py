"""The outline of a deck: a spec's slides with their chapters, ordinals, titles and sums.

Comes in: `spec.Deck`. Goes out: `Outline`, in which every slide knows its chapter and its title.
What always holds: slides stand in the spec's order, and no two titles that are read out are
the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

import msgspec

from deckbuilder.layout.words import Words, words_for
from deckbuilder.model import spec


class Chapter(msgspec.Struct, frozen=True):
    """A section of the deck. `number` counts from 1; `minutes` is None where no slide has any."""

    number: int
    slide: spec.Slide
    title: spec.Text
    lead: spec.Text | None
    minutes: float | None
    takeaways: tuple[spec.Text, ...]

    @property
    def key(self) -> str:
        return self.slide.id


class Planned(msgspec.Struct, frozen=True):
    """A slide in its place. `drawn_title` is False where the title only names the slide."""

    slide: spec.Slide
    title: spec.Text
    drawn_title: bool
    chapter: Chapter | None


class Outline(msgspec.Struct, frozen=True):
    deck: spec.Deck
    words: Words
    chapters: tuple[Chapter, ...]
    slides: tuple[Planned, ...]
    chapter_keys: tuple[str, ...]
    agenda_key: str  # the id of the first agenda slide; empty where there is none

    @property
    def chinese(self) -> bool:
        return self.words.chinese


def outline_of(deck: spec.Deck) -> Outline:
    """The outline of `deck`."""
    words = words_for(deck.lang)
    chapters = _chapters(deck)
    by_slide: dict[str, Chapter] = {}
    current: Chapter | None = None
    starts = {chapter.key: chapter for chapter in chapters}
    for slide in deck.slides:
        current = starts.get(slide.id) or current
        if current is not None:
            by_slide[slide.id] = current
    planned = tuple(
        Planned(
            slide,
            slide.title or _derived_title(slide, deck, words),
            slide.title is not None or _needs_title(slide),
            by_slide.get(slide.id),
        )
        for slide in deck.slides
    )
    agendas = (slide.id for slide in deck.slides if isinstance(slide.content, spec.Agenda))
    keys = tuple(chapter.key for chapter in chapters)
    return Outline(deck, words, chapters, planned, keys, next(agendas, ""))


_HEAD = ("title", "subtitle", "event", "organization", "speaker", "date", "footer", "minutes")


def head_of(deck: spec.Deck) -> dict[str, Any]:
    """What stands at the head of the spec, by its keys; all of it can be hashed."""
    return {name: getattr(deck, name) for name in _HEAD}


def bare_of(outline: Outline, told: Mapping[str, Any] = MappingProxyType({})) -> Outline:
    """`outline` with nothing but what every slide is drawn from (language, size, where to jump),
    and what is `told` of the deck besides."""
    given: dict[str, Any] = {
        "title": spec.Text(()),
        "lang": outline.deck.lang,
        "size": outline.deck.size,
    }
    deck = spec.Deck(slides=(), **given | dict(told))
    return msgspec.structs.replace(outline, deck=deck, chapters=(), slides=())


def alone(planned: Planned) -> Planned:
    """`planned` without what its chapter sums up of its slides."""
    if planned.chapter is None:
        return planned
    chapter = msgspec.structs.replace(planned.chapter, minutes=None, takeaways=())
    return msgspec.structs.replace(planned, chapter=chapter)


def _chapters(deck: spec.Deck) -> tuple[Chapter, ...]:
    groups: list[tuple[spec.Slide, list[spec.Slide]]] = []
    for slide in deck.slides:
        if isinstance(slide.content, spec.Section):
            groups.append((slide, []))
        if groups:
            groups[-1][1].append(slide)
    return tuple(_chapter(n, head, slides) for n, (head, slides) in enumerate(groups, 1))


def _chapter(number: int, head: spec.Slide, slides: list[spec.Slide]) -> Chapter:
    assert isinstance(head.content, spec.Section)
    return Chapter(
        number,
        head,
        head.content.title,
        head.content.text or head.lead,
        minutes_of(slides),
        tuple(s.takeaway for s in slides if s.takeaway is not None),
    )


def minutes_of(slides: Sequence[spec.Slide]) -> float | None:
    """The planned minutes of `slides` that are not hidden; None where none gives any."""
    given = [m for s in slides if not s.hidden and (m := minutes_of_slide(s)) is not None]
    return sum(given) if given else None


def minutes_of_slide(slide: spec.Slide) -> float | None:
    if slide.minutes is None and isinstance(slide.content, spec.Exercise):
        return slide.content.minutes
    return slide.minutes


def _needs_title(slide: spec.Slide) -> bool:
    """Whether a lead wants a title above it, where the kind would speak for itself; a picture
    without a caption has nothing that could be read as its title."""
    if isinstance(slide.content, spec.Image):
        return slide.content.caption is None
    return slide.lead is not None and slide.kind in ("quiz", "quote")


def _derived_title(slide: spec.Slide, deck: spec.Deck, words: Words) -> spec.Text:
    match slide.content:
        case spec.Quiz() | spec.Quote() if _needs_title(slide):
            return spec.Text((spec.Run(words.titles[slide.kind]),))
        case spec.Cover():
            return deck.title
        case spec.Section(title=title):
            return title
        case spec.Statement(text=text) | spec.Quote(text=text) | spec.Closing(text=text):
            return text
        case spec.Quiz(question=question):
            return question
        case spec.Image(caption=caption, alt=alt) if caption or alt:
            return caption or spec.Text((spec.Run(alt),))
        case _:
            return spec.Text((spec.Run(words.titles.get(slide.kind, slide.kind)),))


def unique_titles(titles: list[str], chinese: bool) -> list[str]:
    """`titles` with a counter after each one that was there before (for screen readers)."""
    seen: Counter[str] = Counter()
    taken = set(titles)
    result: list[str] = []
    for title in titles:
        seen[title] += 1
        unique = title
        while seen[title] > 1 and (unique := counted(title, seen[title], chinese)) in taken:
            seen[title] += 1
        taken.add(unique)
        result.append(unique)
    return result


def counted(title: str, count: int, chinese: bool) -> str:
    return f"{title}（{count}）" if chinese else f"{title} ({count})"
