"""The kinds of slides, one row each: its form, whether it may stand bare, whether it needs a
title. The order is that of SPEC.
"""

from __future__ import annotations

import re
from typing import Any

import msgspec

from deckbuilder.diagnostics import Place
from deckbuilder.model.spec import (
    Agenda,
    Block,
    Cards,
    Change,
    Closing,
    Columns,
    Compare,
    Content,
    Cover,
    Cycle,
    Figure,
    Funnel,
    Group,
    Image,
    Items,
    Numbers,
    Objectives,
    Points,
    Prose,
    Pyramid,
    Quote,
    Recap,
    References,
    Rings,
    Section,
    Shift,
    Statement,
    Steps,
    Term,
    Terms,
    Text,
    Timeline,
)
from deckbuilder.spec.charts import CHART
from deckbuilder.spec.diagrams import FLOW, HUB, MATRIX, VENN, TreeForm
from deckbuilder.spec.forms import (
    Bare,
    Checked,
    Field,
    Form,
    ListOf,
    Made,
    MappingOf,
    Named,
    Record,
    Schema,
    Shaped,
    any_of,
)
from deckbuilder.spec.items import EVENT, ITEMS, TITLED
from deckbuilder.spec.media import CODE, EQUATION, GALLERY, IMAGE, VIDEO
from deckbuilder.spec.nodes import Mapping, Node, Scalar
from deckbuilder.spec.reader import Reader
from deckbuilder.spec.tables import TABLE
from deckbuilder.spec.teaching import CASE, DISCUSSION, EXERCISE, QUIZ
from deckbuilder.spec.words import LITERAL_TEXT, TEXT, TEXT_OR_TEXTS, TEXTS, to_text

_PARAGRAPHS = re.compile(r"\n[ \t]*\n\s*")


class Kind(msgspec.Struct, frozen=True):
    """`bare` is what the name alone stands for, None where it needs a value."""

    form: Form[Any]
    doc: str
    needs_title: bool = True
    bare: Content | None = None


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

_OBJECTIVES: Form[Objectives] = Shaped(
    "a list, or headings with lists",
    scalar=Made(ITEMS, _plain_objectives),
    sequence=Made(ITEMS, _plain_objectives),
    mapping=Made(_GROUPS, Objectives),
)

_COVER: Form[Cover] = Record("a cover", {"image": Field(IMAGE, "A picture on the cover")}, Cover)

_SECTION: Form[Section] = Shaped(
    "text, or a section with its title",
    scalar=Made(TEXT, Section),
    mapping=Record(
        "a section",
        {
            "title": Field(TEXT, "The section's title", required=True),
            "text": Field(TEXT, "What it is about"),
            "image": Field(IMAGE, "A picture beside it"),
        },
        Section,
    ),
)

_CLOSING: Form[Closing] = Shaped(
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

_STATEMENT: Form[Statement] = Made(TEXT, Statement)

_QUOTE: Form[Quote] = Shaped(
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

_TERMS: Form[Terms] = Made(MappingOf(TEXT, TEXT, Term, "terms"), Terms)

# --- comparing ------------------------------------------------------------------------------

_SIDES = MappingOf(TEXT, ITEMS, Group, "sides", 2, 4)

_COMPARE: Form[Compare] = ByKey(
    "sides",
    Record(
        "a comparison",
        {
            "sides": Field(_SIDES, "2 to 4 headings with their lists", required=True),
            "verdict": Field(TEXT, "What follows from it", required=True),
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
    sequence=Made(
        Checked(ListOf(TEXT, "texts, [from, to]", 2, 2), _with_place), _pair_to_change
    ),
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


def _titled(expected: str, least: int = 1, most: int = 0) -> ListOf[Any]:
    return ListOf(TITLED, expected, least, most)


class ColumnsForm(Form[Columns], frozen=True):
    """The blocks of `columns`, looked up late, since blocks hold kinds."""

    def read(self, node: Node, at: Reader) -> Columns:
        return Columns(_COLUMNS.read(node, at))

    def schema(self, definitions: dict[str, Schema]) -> Schema:
        return _COLUMNS.schema(definitions)


KINDS: dict[str, Kind] = {
    "cover": Kind(Bare(Cover(), _COVER), "The cover, made from the deck's keys", False, Cover()),
    "agenda": Kind(
        Bare(Agenda(), Made(ITEMS, Agenda)), "The sections, or a list", False, Agenda()
    ),
    "section": Kind(_SECTION, "The start of a section", False),
    "objectives": Kind(_OBJECTIVES, "What will be learnt", False),
    "recap": Kind(
        Bare(Recap(), Made(ITEMS, Recap)), "The sections and their takeaways, or a list", False, Recap()
    ),
    "references": Kind(Made(TEXTS, References), "What the lecture draws on", False),
    "closing": Kind(_CLOSING, "The last slide", False),
    "points": Kind(Made(ITEMS, Points), "A list of points"),
    "text": Kind(ProseForm(), "Text in paragraphs"),
    "statement": Kind(_STATEMENT, "One large sentence", False),
    "quote": Kind(_QUOTE, "What somebody said", False),
    "terms": Kind(_TERMS, "Terms with their meanings"),
    "columns": Kind(ColumnsForm(), "2 to 4 blocks side by side"),
    "compare": Kind(_COMPARE, "2 to 4 sides with their lists"),
    "shift": Kind(Made(ListOf(_CHANGE, "changes"), Shift), "What changes into what"),
    "table": Kind(TABLE, "A table"),
    "matrix": Kind(MATRIX, "Two by two cells between two axes"),
    "steps": Kind(Made(_titled("steps"), Steps), "Steps in order"),
    "cycle": Kind(Made(_titled("steps"), Cycle), "Steps in a circle"),
    "pyramid": Kind(Made(_titled("layers"), Pyramid), "Layers from the top"),
    "funnel": Kind(Made(_titled("layers"), Funnel), "Layers from the top, narrowing"),
    "timeline": Kind(Made(ListOf(EVENT, "events"), Timeline), "What happened when"),
    "tree": Kind(TreeForm(), "A hierarchy"),
    "rings": Kind(Made(_titled("rings", 2, 5), Rings), "2 to 5 rings, from the core outwards"),
    "hub": Kind(HUB, "A centre with what stands around it"),
    "flow": Kind(FLOW, "Nodes and arrows"),
    "venn": Kind(VENN, "2 or 3 sets and what they share"),
    "cards": Kind(Made(_titled("cards", 2, 12), Cards), "2 to 12 cards"),
    "numbers": Kind(Made(_FIGURES, Numbers), "Large figures"),
    "chart": Kind(CHART, "A chart"),
    "image": Kind(IMAGE, "A picture", False),
    "gallery": Kind(GALLERY, "2 to 9 pictures"),
    "code": Kind(CODE, "Program text"),
    "equation": Kind(EQUATION, "Formulas in LaTeX"),
    "video": Kind(VIDEO, "A film"),
    "case": Kind(CASE, "A case told under headings"),
    "quiz": Kind(QUIZ, "A question, then its answer", False),
    "exercise": Kind(EXERCISE, "A task for the learners"),
    "discussion": Kind(DISCUSSION, "Questions to talk about", False),
}
