"""A whole spec: the tree of a file in, a `Deck` and every diagnostic out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from deckbuilder.model.spec import Deck, Text
from deckbuilder.spec.forms import (
    Field,
    Form,
    ListOf,
    Schema,
    check_count,
    check_required,
    read_entries,
    record_schema,
)
from deckbuilder.spec.nodes import Mapping, Node, Scalar, Sequence
from deckbuilder.spec.reader import Reader, ReadError, shown
from deckbuilder.spec.scalars import to_switch
from deckbuilder.spec.slides import Draft, SlideForm, check_slide_links, finish_slides
from deckbuilder.spec.themes import THEME
from deckbuilder.spec.words import COUNT, LITERAL, TEXT, TEXT_OR_TEXTS, WordForm

# BCP 47, section 2.1, as far as a lecture needs it
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*\Z")


class LanguageForm(Form[str], frozen=True):
    """A BCP 47 tag."""

    def read(self, node: Node, at: Reader) -> str:
        tag = LITERAL.read(node, at)
        if not _TAG.match(tag):
            hint = "; write zh-Hans or en"
            raise at.fault("E104", node, what="language", word=shown(tag), hint=hint)
        return tag

    def schema(self, definitions: dict[str, Schema]) -> Schema:
        return {"type": "string", "examples": ["zh-Hans", "en"]}


class FooterForm(Form[Text], frozen=True):
    """Text, or `false` for none."""

    def read(self, node: Node, at: Reader) -> Text:
        if type(node) is Scalar and to_switch(node) is False:
            return Text((), at.place(node))
        return TEXT.read(node, at)

    def schema(self, definitions: dict[str, Schema]) -> Schema:
        return TEXT.schema(definitions)


class SlidesForm(Form[list[Draft]], frozen=True):
    """The slides that could be read; one that could not does not keep the others from it."""

    def read(self, node: Node, at: Reader) -> list[Draft]:
        if type(node) is not Sequence:
            raise at.mismatch(node, "a list of slides")
        check_count(node, len(node.items), 1, 0, "slides", at)
        drafts: list[Draft] = []
        for child in node.items:
            try:
                drafts.append(_SLIDE.read(child, at))
            except ReadError:
                continue
        return drafts

    def schema(self, definitions: dict[str, Schema]) -> Schema:
        return ListOf(_SLIDE, "slides").schema(definitions)


_SLIDE = SlideForm()

DECK: dict[str, Field] = {
    "title": Field(TEXT, "The deck's title", required=True),
    "subtitle": Field(TEXT, "A line under the title"),
    "event": Field(TEXT, "What it is held at"),
    "organization": Field(TEXT, "Who holds it"),
    "speaker": Field(TEXT_OR_TEXTS, "Who speaks"),
    "date": Field(TEXT, "When, shown as typed"),
    "lang": Field(LanguageForm(), "The deck's language, zh-Hans or en"),
    "theme": Field(THEME, "A theme's name or path, or a mapping with changes to it"),
    "size": Field(WordForm("size", ("16:9", "16:10", "4:3")), "The slides' proportions"),
    "footer": Field(FooterForm(), "The line at the foot, or false; else the title"),
    "minutes": Field(COUNT, "How long the session is planned to be"),
    "slides": Field(SlidesForm(), "The slides in order", required=True),
}


def read_deck(root: Node, at: Reader, whole: bool) -> Deck | None:
    """The deck, or None where it has errors; `whole` is false where parts were set aside."""
    if type(root) is not Mapping:
        at.mismatch(root, "a deck, a mapping with title and slides")
        return None
    values, _ = read_entries(root, DECK, at)
    if whole:
        check_required(root, DECK, "a deck", at)
    drafts: list[Draft] = values.get("slides", [])
    slides = finish_slides(drafts, at)
    entries = root.get("slides")
    if whole and type(entries) is Sequence:
        check_slide_links(_ids(slides, entries), at)
    if any(problem.is_error for problem in at.diagnostics):
        return None
    return _make_deck(values | {"slides": slides}, root, at)


def _ids(slides: tuple[Any, ...], entries: Sequence) -> set[str]:
    """The ids of all slides, with those given to slides that could not be read."""
    given = (entry.get("id") for entry in entries.items if type(entry) is Mapping)
    return {slide.id for slide in slides} | {one.value for one in given if type(one) is Scalar}


def _make_deck(values: dict[str, Any], root: Mapping, at: Reader) -> Deck:
    if "lang" not in values:
        values["lang"] = derive_language(at.texts)
    return Deck(**values, where=at.place(root))


def derive_language(texts: list[str]) -> str:
    """`zh-Hans` where most letters are Han, else `en`."""
    return language_of([count_letters(texts)])


def count_letters(texts: list[str]) -> tuple[int, int]:
    """How many letters are Han, and how many are others."""
    text = "".join(texts)
    others = len(re.sub(r"[\W\d_\u3400-\u9fff\uf900-\ufaff]+", "", text))
    return len(text) - len(re.sub(r"[\u3400-\u9fff\uf900-\ufaff]+", "", text)), others


def language_of(counts: Iterable[tuple[int, int]]) -> str:
    """The language of what was counted, part by part."""
    han, others = map(sum, zip(*counts, strict=True))
    return "zh-Hans" if han > others else "en"


def deck_schema(definitions: dict[str, Schema]) -> Schema:
    return record_schema(DECK, definitions)
