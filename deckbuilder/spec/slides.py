"""A slide: its kind, its common keys, its id.

In: an entry of `slides`. Out: a `Slide`; ids that are left out are derived once all those that
are given are known, and links to slides are checked at the very end.
"""

from __future__ import annotations

from typing import Any

import msgspec

from deckbuilder.diagnostics import Place, suggestion
from deckbuilder.model.spec import Exercise, Slide, Text
from deckbuilder.spec.forms import (
    Field,
    Form,
    Later,
    Schema,
    check_one_kind,
    unknown_key,
    unknown_word,
)
from deckbuilder.spec.ids import ID, derive_id
from deckbuilder.spec.kinds import ASIDE, KINDS
from deckbuilder.spec.nodes import Mapping, Node, Scalar
from deckbuilder.spec.notes import NOTES
from deckbuilder.spec.reader import Reader, ReadError, shown
from deckbuilder.spec.scalars import is_null
from deckbuilder.spec.words import LITERAL, POSITIVE, SWITCH, TEXT, TEXT_OR_TEXTS, WordForm


class IdForm(Form[str], frozen=True):
    """An id as it may be written."""

    def read(self, node: Node, at: Reader) -> str:
        word = LITERAL.read(node, at)
        if not ID.match(word):
            raise at.fault("E112", node, id=shown(word))
        return word

    def schema(self, definitions: dict[str, Schema]) -> Schema:
        return {"type": ["string", "integer"], "pattern": "^[a-z0-9][a-z0-9-]*$"}


COMMON: dict[str, Field] = {
    "id": Field(IdForm(), "The slide's name for links, unique in the deck"),
    "title": Field(TEXT, "The slide's title: its point in a sentence"),
    "kicker": Field(TEXT, "A short line above the title"),
    "lead": Field(TEXT, "One sentence under the title"),
    "takeaway": Field(TEXT, "The one sentence to remember"),
    "aside": Field(ASIDE, "A block in the right third"),
    "source": Field(TEXT_OR_TEXTS, "Where it comes from"),
    "notes": Field(NOTES, "What the speaker says"),
    "minutes": Field(POSITIVE, "How long the slide takes"),
    "reveal": Field(SWITCH, "Whether the items appear one click at a time"),
    "audience": Field(WordForm("audience", ("all", "trainer", "learner")), "Whom the slide is for"),
    "hidden": Field(SWITCH, "Whether the slide is skipped"),
    "layout": Field(LITERAL, "A named layout of the kind"),
    "adjust": Field(
        Later("adjusting", "ADJUST"), "Where items stand instead of where the layout puts them"
    ),
}
_KNOWN = {**COMMON, **KINDS}
_SOME_KEYS = "; a slide has one kind, such as points, cards, table, and keys such as title, notes"

# what other programs and languages call what a slide has here
_CALLED_ELSEWHERE = {
    "bullets": "points", "list": "points", "items": "points", "body": "text", "content": "text",
    "paragraph": "text", "picture": "image", "photo": "image", "img": "image", "figure": "image",
    "process": "steps", "orgchart": "tree", "mindmap": "tree", "hierarchy": "tree",
    "diagram": "flow", "flowchart": "flow", "mermaid": "flow", "graph": "chart", "plot": "chart",
    "formula": "equation", "math": "equation", "latex": "equation", "glossary": "terms",
    "definitions": "terms", "stats": "numbers", "kpi": "numbers", "kpis": "numbers",
    "comparison": "compare", "versus": "compare", "toc": "agenda", "contents": "agenda",
    "goals": "objectives", "summary": "recap", "bibliography": "references", "end": "closing",
    "thanks": "closing", "chapter": "section", "question": "quiz", "swot": "matrix",
    "heading": "title", "subtitle": "lead", "subheading": "lead", "duration": "minutes",
    "speakernotes": "notes", "sidebar": "aside", "animate": "reveal", "footnote": "source",
}  # fmt: skip


class Draft(msgspec.Struct):
    """A slide whose id may still have to be derived; `slide` is what it was with its last id."""

    values: dict[str, Any]
    content: Node | None
    id_place: Place
    slide: Slide | None = None


class SlideForm(Form[Draft], frozen=True):
    """A mapping with exactly one kind, or a kind's bare name."""

    def read(self, node: Node, at: Reader) -> Draft:
        at.title = None
        if type(node) is Mapping:
            return _read_slide(node, at)
        if type(node) is Scalar and not is_null(node):
            return _read_bare(node, at)
        raise at.mismatch(node, "a slide, a mapping with one kind")

    def schema(self, definitions: dict[str, Schema]) -> Schema:
        bare: Schema = {"enum": [name for name, kind in KINDS.items() if kind.bare is not None]}
        titleless = [name for name, kind in KINDS.items() if not kind.needs_title]
        properties = {name: _common_schema(field, definitions) for name, field in COMMON.items()}
        properties |= {
            name: {"description": kind.doc, "allOf": [kind.form.schema(definitions)]}
            for name, kind in KINDS.items()
        }
        slide: Schema = {
            "type": "object",
            "properties": properties,
            "additionalProperties": False,
            "oneOf": [{"required": [name]} for name in KINDS],
            "anyOf": [{"required": ["title"]}, *({"required": [name]} for name in titleless)],
        }
        return {"anyOf": [slide, bare]}


def _common_schema(field: Field, definitions: dict[str, Schema]) -> Schema:
    return {"description": field.doc, "allOf": [field.form.schema(definitions)]}


def _read_bare(node: Scalar, at: Reader) -> Draft:
    kind = KINDS.get(node.value)
    if kind is None:
        raise at.trap(node) or unknown_word(node, list(KINDS), "kind", at)
    if kind.bare is None:
        hint = f'; write "{node.value}: …"'
        raise at.fault(
            "E103", node, expected=f"a value for {node.value}", found="nothing", hint=hint
        )
    if kind.needs_title:
        raise at.fault("E101", node, owner=f'a slide of kind "{node.value}"', key="title")
    where = at.place(node)
    return Draft({"kind": node.value, "content": kind.bare, "where": where}, None, where)


def _read_slide(node: Mapping, at: Reader) -> Draft:
    kinds: list[tuple[Scalar, Node]] = []
    values: dict[str, Any] = {"where": at.place(node)}
    sound = _read_common(node, values, kinds, at)
    if kinds or sound:
        check_one_kind(node, [key for key, _ in kinds], "a slide", list(KINDS), at)
    if not kinds:
        raise ReadError
    name, content = kinds[0]
    values["kind"] = name.value
    values["content"] = KINDS[name.value].form.read(content, at)
    if KINDS[name.value].needs_title and node.get("title") is None:
        raise at.fault("E101", node, owner=f'a slide of kind "{name.value}"', key="title")
    if not sound:
        raise ReadError
    _take_minutes(values, node, at)
    given = node.get("id")
    return Draft(values, content, at.place(given or node))


def _read_common(
    node: Mapping, values: dict[str, Any], kinds: list[tuple[Scalar, Node]], at: Reader
) -> bool:
    """Reads all but the kinds; the title first, since pictures fall back on it."""
    sound = True
    title = node.get("title")
    if title is not None:
        sound = _read_one("title", title, values, at)
        at.title = values.get("title")
    for key, value in node.entries:
        name = key.value
        if name in COMMON:
            sound = (name == "title" or _read_one(name, value, values, at)) and sound
        elif name in KINDS:
            kinds.append((key, value))
        else:
            _unknown(key, at)
            sound = False
    return sound


def _unknown(key: Scalar, at: Reader) -> None:
    """Reports a key that slides do not have: the nearest, the one that others call so, or some."""
    if suggestion(key.value, _KNOWN):
        unknown_key(key, _KNOWN, at)
        return
    meant = _CALLED_ELSEWHERE.get(key.value.lower().replace("-", "").replace("_", ""))
    hint = f'; did you mean "{meant}"?' if meant else _SOME_KEYS
    unknown_key(key, _KNOWN, at, hint)


def _read_one(name: str, node: Node, values: dict[str, Any], at: Reader) -> bool:
    try:
        values[name] = COMMON[name].form.read(node, at)
    except ReadError:
        return False
    return True


def _take_minutes(values: dict[str, Any], node: Mapping, at: Reader) -> None:
    """An exercise's minutes are the slide's."""
    content = values["content"]
    own = content.minutes if isinstance(content, Exercise) else None
    if own is None:
        return
    if values.setdefault("minutes", own) != own:
        where = node.get("minutes") or node
        problem = f"the slide says {values['minutes']:g} minutes, its exercise {own:g}"
        raise at.fault("E126", where, problem=problem)


def finish_slides(drafts: list[Draft], at: Reader) -> tuple[Slide, ...]:
    """The slides with an id each; reports ids that are used twice."""
    given: dict[str, Place] = {}
    for draft in drafts:
        own = draft.values.get("id")
        if own is not None and own in given:
            at.report("E113", draft.id_place, id=own, line=given[own].line)
        elif own is not None:
            given[own] = draft.id_place
    taken = set(given)
    return tuple(_finish_slide(draft, taken) for draft in drafts)


def _finish_slide(draft: Draft, taken: set[str]) -> Slide:
    values, own = draft.values, draft.values.get("id")
    if own is None:
        title: Text | None = values.get("title")
        own = derive_id(values["kind"], title.plain if title else "", draft.content, taken)
        taken.add(own)
    if draft.slide is None or draft.slide.id != own:
        whole: dict[str, Any] = {**values, "id": own}
        draft.slide = Slide(**whole)
    return draft.slide


def check_slide_links(ids: set[str], at: Reader) -> None:
    """Reports links to slides that do not exist."""
    for target, where in at.links:
        if target not in ids:
            at.report("E115", where, id=shown(target), hint=suggestion(target, ids))
