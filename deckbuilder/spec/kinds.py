"""The kinds of slides, one row each: its form, whether it needs a title, whether it may stand
bare. The order is that of SPEC. Forms with much behind them are loaded when a slide has one.
"""

from __future__ import annotations

from typing import Any

import msgspec

from deckbuilder.model.spec import (
    Agenda,
    Cards,
    Columns,
    Content,
    Cover,
    Cycle,
    Funnel,
    Pyramid,
    Recap,
    References,
    Rings,
    Steps,
    Timeline,
)
from deckbuilder.spec.blocks import BlockForm
from deckbuilder.spec.contents import (
    CLOSING,
    COMPARE,
    COVER,
    NUMBERS,
    OBJECTIVES,
    POINTS,
    PROSE,
    QUOTE,
    SECTION,
    SHIFT,
    STATEMENT,
    TERMS,
    titled_list,
)
from deckbuilder.spec.forms import Bare, Form, Later, ListOf, Made
from deckbuilder.spec.items import ITEMS
from deckbuilder.spec.tables import TABLE
from deckbuilder.spec.titled import EVENT
from deckbuilder.spec.words import TEXTS


class Kind(msgspec.Struct, frozen=True):
    """`bare` is what the name alone stands for, None where it needs a value."""

    form: Form[Any]
    doc: str
    needs_title: bool = True
    bare: Content | None = None


_CHART, _IMAGE, _CODE = Later("charts", "CHART"), Later("media", "IMAGE"), Later("listings", "CODE")

_BLOCKS: dict[str, Form[Any]] = {
    "points": POINTS,
    "text": PROSE,
    "image": _IMAGE,
    "chart": _CHART,
    "table": TABLE,
    "numbers": NUMBERS,
    "quote": QUOTE,
    "code": _CODE,
    "statement": STATEMENT,
}
_COLUMN_KINDS = ("points", "text", "image", "chart", "table", "numbers", "quote", "code")
_ASIDE_KINDS = ("image", "points", "quote", "numbers", "statement", "chart")

_COLUMN = BlockForm("a column", {kind: _BLOCKS[kind] for kind in _COLUMN_KINDS}, has_width=True)
_COLUMNS = Made(ListOf(_COLUMN, "blocks", 2, 4), Columns)

ASIDE = BlockForm("an aside", {kind: _BLOCKS[kind] for kind in _ASIDE_KINDS})

KINDS: dict[str, Kind] = {
    "cover": Kind(Bare(Cover(), COVER), "The cover, made from the deck's keys", False, Cover()),
    "agenda": Kind(Bare(Agenda(), Made(ITEMS, Agenda)), "The sections, or a list", False, Agenda()),
    "section": Kind(SECTION, "The start of a section", False),
    "objectives": Kind(OBJECTIVES, "What will be learnt", False),
    "recap": Kind(
        Bare(Recap(), Made(ITEMS, Recap)),
        "The sections and their takeaways, or a list",
        False,
        Recap(),
    ),
    "references": Kind(Made(TEXTS, References), "What the lecture draws on", False),
    "closing": Kind(CLOSING, "The last slide", False),
    "points": Kind(POINTS, "A list of points"),
    "text": Kind(PROSE, "Text in paragraphs"),
    "statement": Kind(STATEMENT, "One large sentence", False),
    "quote": Kind(QUOTE, "What somebody said", False),
    "terms": Kind(TERMS, "Terms with their meanings"),
    "columns": Kind(_COLUMNS, "2 to 4 blocks side by side"),
    "compare": Kind(COMPARE, "2 to 4 sides with their lists"),
    "shift": Kind(SHIFT, "What changes into what"),
    "table": Kind(TABLE, "A table"),
    "matrix": Kind(Later("diagrams", "MATRIX"), "Two by two cells between two axes"),
    "steps": Kind(Made(titled_list("steps"), Steps), "Steps in order"),
    "cycle": Kind(Made(titled_list("steps"), Cycle), "Steps in a circle"),
    "pyramid": Kind(Made(titled_list("layers"), Pyramid), "Layers from the top"),
    "funnel": Kind(Made(titled_list("layers"), Funnel), "Layers from the top, narrowing"),
    "timeline": Kind(Made(ListOf(EVENT, "events"), Timeline), "What happened when"),
    "tree": Kind(Later("diagrams", "TREE"), "A hierarchy"),
    "rings": Kind(Made(titled_list("rings", 2, 5), Rings), "2 to 5 rings, from the core outwards"),
    "hub": Kind(Later("diagrams", "HUB"), "A centre with what stands around it"),
    "flow": Kind(Later("diagrams", "FLOW"), "Nodes and arrows"),
    "venn": Kind(Later("diagrams", "VENN"), "2 or 3 sets and what they share"),
    "cards": Kind(Made(titled_list("cards", 2, 12), Cards), "2 to 12 cards"),
    "numbers": Kind(NUMBERS, "Large figures"),
    "chart": Kind(_CHART, "A chart"),
    "image": Kind(_IMAGE, "A picture", False),
    "gallery": Kind(Later("media", "GALLERY"), "2 to 9 pictures"),
    "code": Kind(_CODE, "Program text"),
    "equation": Kind(Later("listings", "EQUATION"), "Formulas in LaTeX"),
    "video": Kind(Later("media", "VIDEO"), "A film"),
    "case": Kind(Later("teaching", "CASE"), "A case told under headings"),
    "quiz": Kind(Later("teaching", "QUIZ"), "A question, then its answer", False),
    "exercise": Kind(Later("teaching", "EXERCISE"), "A task for the learners"),
    "discussion": Kind(Later("teaching", "DISCUSSION"), "Questions to talk about", False),
}
