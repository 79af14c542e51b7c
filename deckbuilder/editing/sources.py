"""Which words of a slide are which text of the spec.

The texts of a spec's slide and the slide as it is drawn come in; for each paragraph drawn, the
stretches of it that are texts of the spec come out. They are found by what they say, white space
aside: a paragraph is one text, or several with signs between them (a lead, its colon, its text),
or a piece of a long one that goes on elsewhere. Where one slide says the same twice, the texts
are taken in order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from deckbuilder.model import spec
from deckbuilder.model.snapshot import Paragraph, Slide

OBJECT = "\ufffc"  # stands for a formula, which is one thing to move or delete
_LEAST_PIECE = 8  # characters of a piece of a longer text

Where = tuple[int, tuple[int, int] | None, int]  # item's place, cell, paragraph


class Segment(msgspec.Struct, frozen=True):
    """From `start` to `end` of a paragraph's characters stands `text`, from its `offset`th
    character on that is no white space."""

    start: int
    end: int
    text: spec.Text
    offset: int = 0


Trace = dict[Where, list[Segment]]


def characters_of(paragraph: Paragraph) -> list[tuple[str, int]]:
    """Each character of a paragraph with the number of its run; a formula is one."""
    found: list[tuple[str, int]] = []
    for n, run in enumerate(paragraph.runs):
        if any(name == "formula" for name, _ in run.look):
            found.append((OBJECT, n))
        else:
            found += ((c, n) for c in run.text)
    return found


def characters_of_text(text: spec.Text) -> list[tuple[str, spec.Run]]:
    found: list[tuple[str, spec.Run]] = []
    for run in text.runs:
        found += [(OBJECT, run)] if run.latex else [(c, run) for c in run.text]
    return found


def texts_of(slide: spec.Slide, deck: spec.Deck) -> list[spec.Text]:
    """Every text that is written on a slide, in the spec's order; a cover's are the deck's."""
    whole: list[object] = [slide.title, slide.kicker, slide.lead]
    if isinstance(slide.content, spec.Cover):
        whole += [
            deck.title,
            deck.subtitle,
            deck.organization,
            deck.event,
            *deck.speaker,
            deck.date,
        ]
    whole += [slide.content, slide.aside, slide.takeaway, *slide.source]
    return [text for one in whole for text in _texts_in(one)]


def _texts_in(value: Any) -> Iterator[spec.Text]:
    if isinstance(value, spec.Text):
        yield value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from _texts_in(getattr(value, name))
    elif isinstance(value, tuple):
        for one in value:  # pyright: ignore[reportUnknownVariableType]
            yield from _texts_in(one)


def trace_slide(
    pages: Sequence[Slide], texts: Sequence[spec.Text]
) -> list[dict[Where, list[Segment]]]:
    """For each of a slide's pages, the segments of its paragraphs."""
    known: dict[str, list[spec.Text]] = {}
    for text in texts:
        dense = "".join(c for c, _ in characters_of_text(text) if not c.isspace())
        if dense:
            known.setdefault(dense, []).append(text)
    found = [
        {where: _segments(paragraph, known) for where, paragraph in _paragraphs(page)}
        for page in pages
    ]
    return _in_order(found, known)


_Drafts = list[dict[Where, list[tuple[int, int, str, int]]]]


def _in_order(
    found: _Drafts, known: dict[str, list[spec.Text]]
) -> list[dict[Where, list[Segment]]]:
    """Gives each stretch its text; what is said several times goes by turns, where that comes
    out even."""
    count: dict[str, int] = {}
    for page in found:
        for drafts in page.values():
            for _, _, dense, _ in drafts:
                count[dense] = count.get(dense, 0) + 1
    turn: dict[str, int] = {}
    result: list[Trace] = []
    for page in found:
        named: Trace = {}
        for where, drafts in page.items():
            named[where] = []
            for start, end, dense, offset in drafts:
                same = known[dense]
                n = turn[dense] = turn.get(dense, -1) + 1
                if count[dense] % len(same) == 0:
                    named[where].append(Segment(start, end, same[n % len(same)], offset))
        result.append(named)
    return result


def _paragraphs(page: Slide) -> Iterator[tuple[Where, Paragraph]]:
    for n, item in enumerate(page.items):
        for p, paragraph in enumerate(item.text):
            yield (n, None, p), paragraph
        for r, row in enumerate(item.cells):
            for c, cell in enumerate(row):
                for p, paragraph in enumerate(cell.text):
                    yield (n, (r, c), p), paragraph


def _segments(
    paragraph: Paragraph, known: dict[str, list[spec.Text]]
) -> list[tuple[int, int, str, int]]:
    """Stretches of a paragraph: start, end, the dense text that stands there, its offset."""
    places = [n for n, (c, _) in enumerate(characters_of(paragraph)) if not c.isspace()]
    dense = "".join(c for c, _ in characters_of(paragraph) if not c.isspace())
    if not dense:
        return []
    if dense in known:
        return [(places[0], places[-1] + 1, dense, 0)]
    found: list[tuple[int, int, str, int]] = []
    free = [True] * len(dense)
    for text in sorted((one for one in known if one in dense), key=len, reverse=True):
        at = dense.find(text)
        while at >= 0 and not (all(free[at : at + len(text)]) and _stands_alone(dense, at, text)):
            at = dense.find(text, at + 1)
        if at >= 0:
            free[at : at + len(text)] = [False] * len(text)
            found.append((places[at], places[at + len(text) - 1] + 1, text, 0))
    if not found and len(dense) >= _LEAST_PIECE:
        longer = [one for one in known if dense in one]
        if len(longer) == 1:
            found.append((places[0], places[-1] + 1, longer[0], longer[0].index(dense)))
    return sorted(found)


def _stands_alone(dense: str, at: int, text: str) -> bool:
    """Whether a short text is not just a letter within other words."""
    if len(text) > 2:
        return True
    before, after = dense[at - 1 : at], dense[at + len(text) :][:1]
    return not (before.isalnum() or after.isalnum())
