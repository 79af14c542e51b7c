"""The kinds that consist of texts and lists: those of the frame, of words, of comparing.

In: nodes. Out: the model's types, every short form made long.
"""

from __future__ import annotations

import re
from typing import Any

from deckbuilder.diagnostics import Place
from deckbuilder.model.spec import (
    Change,
    Closing,
    Compare,
    Cover,
    Figure,
    Group,
    Items,
    Numbers,
    Objectives,
    Points,
    Prose,
    Quote,
    Section,
    Shift,
    Statement,
    Term,
    Terms,
    Text,
)
from deckbuilder.spec.forms import (
    Checked,
    Field,
    Form,
    Later,
    ListOf,
    Made,
    MappingOf,
    Record,
    Schema,
    Shaped,
    any_of,
)
from deckbuilder.spec.items import ITEMS
from deckbuilder.spec.nodes import Mapping, Node, Scalar
from deckbuilder.spec.reader import Reader
from deckbuilder.spec.titled import TITLED
from deckbuilder.spec.words import LITERAL_TEXT, TEXT, TEXT_OR_TEXTS, to_text

_PARAGRAPHS = re.compile(r"\n[ \t]*\n\s*")


class ProseForm(Form[Prose], frozen=True):
    """Paragraphs, apart by an empty line."""

    def read(self, node: Node, at: Reader) -> Prose:
        if type(node) is not Scalar or not node.style or not node.value.strip():
            return Prose((TEXT.read(node, at),))
        where = at.place(node)
        parts = _PARAGRAPHS.split(node.value.strip())
        return Prose(tuple(to_text(part, where, at) for part in parts))

    def schema(self, definitions: dict[str, Schema]) -> Schema:
        return TEXT.schema(definitions)


class ByKey(Form[Any], frozen=True):
    """A mapping of two meanings: `long` where it has the key `key`, else `short`."""

    key: str
    long: Form[Any]
    short: Form[Any]

    def read(self, node: Node, at: Reader) -> Any:
        is_long = type(node) is Mapping and node.get(self.key) is not None
        return (self.long if is_long else self.short).read(node, at)

    def schema(self, definitions: dict[str, Schema]) -> Schema:
        return any_of(self.long.schema(definitions), self.short.schema(definitions))


# --- frame ----------------------------------------------------------------------------------


def _plain_objectives(items: Items) -> Objectives:
    return Objectives((Group(None, items, items.where),))


_GROUPS = MappingOf(TEXT, ITEMS, Group, "headings with lists")

OBJECTIVES: Form[Objectives] = Shaped(
    "a list, or headings with lists",
    scalar=Made(ITEMS, _plain_objectives),
    sequence=Made(ITEMS, _plain_objectives),
    mapping=Made(_GROUPS, Objectives),
)

_IMAGE = Later("media", "IMAGE")
COVER: Form[Cover] = Record("a cover", {"image": Field(_IMAGE, "A picture on the cover")}, Cover)

SECTION: Form[Section] = Shaped(
    "text, or a section with its title",
    scalar=Made(TEXT, Section),
    mapping=Record(
        "a section",
        {
            "title": Field(TEXT, "The section's title", required=True),
            "text": Field(TEXT, "What it is about"),
            "image": Field(_IMAGE, "A picture beside it"),
        },
        Section,
    ),
)

CLOSING: Form[Closing] = Shaped(
    "text, or a closing with its text",
    scalar=Made(TEXT, Closing),
    mapping=Record(
        "a closing",
        {
            "text": Field(TEXT, "The last words", required=True),
            "contact": Field(TEXT_OR_TEXTS, "How to reach the speaker"),
        },
        Closing,
    ),
)

# --- words ----------------------------------------------------------------------------------

PROSE = ProseForm()

POINTS: Form[Points] = Made(ITEMS, Points)

STATEMENT: Form[Statement] = Made(TEXT, Statement)

QUOTE: Form[Quote] = Shaped(
    "text, or a quote with its text",
    scalar=Made(TEXT, Quote),
    mapping=Record(
        "a quote",
        {
            "text": Field(TEXT, "What was said", required=True),
            "by": Field(TEXT, "Who said it"),
            "from": Field(TEXT, "Where it is from", name="source"),
        },
        Quote,
    ),
)

TERMS: Form[Terms] = Made(MappingOf(TEXT, TEXT, Term, "terms"), Terms)

# --- comparing ------------------------------------------------------------------------------

_SIDES = MappingOf(TEXT, ITEMS, Group, "sides", 2, 4)

COMPARE: Form[Compare] = ByKey(
    "sides",
    Record(
        "a comparison",
        {
            "sides": Field(_SIDES, "2 to 4 headings with their lists", required=True),
            "verdict": Field(TEXT, "What follows from it"),
        },
        Compare,
    ),
    Made(_SIDES, Compare),
)


def _pair_to_change(pair: tuple[tuple[Text, ...], Place]) -> Change:
    (before, after), where = pair
    return Change(before, after, where=where)


def _with_place(texts: tuple[Text, ...], node: Node, at: Reader) -> tuple[tuple[Text, ...], Place]:
    return texts, at.place(node)


_CHANGE: Form[Change] = Shaped(
    "[from, to] or {from, to, how}",
    sequence=Made(Checked(ListOf(TEXT, "texts, [from, to]", 2, 2), _with_place), _pair_to_change),
    mapping=Record(
        "a change",
        {
            "from": Field(TEXT, "What was", required=True, name="before"),
            "to": Field(TEXT, "What comes", required=True, name="after"),
            "how": Field(TEXT, "How it gets there"),
        },
        Change,
        has_place=True,
    ),
)

SHIFT: Form[Shift] = Made(ListOf(_CHANGE, "changes"), Shift)

# --- sets and figures -----------------------------------------------------------------------


def _figure(label: Text, value: Text, where: Place) -> Figure:
    return Figure(value, label, where=where)


_FIGURES: Form[tuple[Figure, ...]] = Shaped(
    "a list of numbers, or {label: value}",
    sequence=ListOf(
        Record(
            "a number",
            {
                "value": Field(TEXT, "The number, as typed", required=True),
                "label": Field(TEXT, "What it counts", required=True),
                "unit": Field(LITERAL_TEXT, "What it is measured in"),
                "change": Field(TEXT, "How it changed"),
            },
            Figure,
            has_place=True,
        ),
        "numbers",
    ),
    mapping=MappingOf(TEXT, TEXT, _figure, "numbers"),
)


NUMBERS: Form[Numbers] = Made(_FIGURES, Numbers)


def titled_list(expected: str, least: int = 1, most: int = 0) -> ListOf[Any]:
    return ListOf(TITLED, expected, least, most)
