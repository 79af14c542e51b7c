"""The forms of single values: Text, Literal, numbers, switches, words of a list, links.

In: a scalar. Out: a Text with its runs and place, a string, a number, a bool. What YAML would
take for a number or a switch is text as typed where text is wanted.
"""

from __future__ import annotations

import re
from typing import TypeVar

from msgspec.structs import replace

from deckbuilder.diagnostics import Place
from deckbuilder.model.spec import Run, Text
from deckbuilder.spec.forms import (
    Form,
    ListOf,
    Made,
    Named,
    Schema,
    Shaped,
    check_word,
)
from deckbuilder.spec.markup import has_marks, parse_markup
from deckbuilder.spec.nodes import Mapping, Node, Scalar
from deckbuilder.spec.reader import Reader, ReadError, describe, shown
from deckbuilder.spec.scalars import is_null, to_number, to_switch

W = TypeVar("W", bound=str)

_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s<>\"]+\Z", re.IGNORECASE)
_NULL_WORDS = frozenset(("", "~", "null", "Null", "NULL"))
_LINE_EDGES = re.compile(r"[ \t]*\n[ \t]*")
_TYPED: Schema = {"type": ["string", "number", "boolean"]}


class TextForm(Form[Text], frozen=True):
    """A string with inline markup."""

    def read(self, node: Node, at: Reader) -> Text:
        if type(node) is not Scalar or (node.value in _NULL_WORDS and not node.style):
            raise _no_text(node, at)
        value = node.value.strip()
        if not value:
            raise at.fault("E103", node, expected="text", found="an empty text", hint="")
        if at.cut_lines and node.end_line in at.cut_lines and not node.style:
            check_cut(node, at)
        return to_text(value, Place(at.file, node.line, node.column), at)

    def schema(self, definitions: dict[str, Schema]) -> Schema:
        return dict(_TYPED)


def _no_text(node: Node, at: Reader) -> ReadError:
    """What YAML made of a text that should have been quoted."""
    typed = at.lines[node.line - 1][node.column - 1 :][:1] if node.line <= len(at.lines) else ""
    if type(node) is not Scalar and typed in ("[", "{"):
        return at.fault("E155", node, mark=typed)
    if type(node) is Mapping and len(node.entries) == 1:
        key, value = node.entries[0]
        if type(value) is Scalar and not is_null(value):
            return at.fault("E156", node, text=shown(f"{key.value}: {value.value}"))
    return at.mismatch(node, "text")


def to_text(value: str, where: Place, at: Reader) -> Text:
    """`value` with its markup read and its links checked."""
    if "\n" in value:
        value = _LINE_EDGES.sub("\n", value)
    at.texts.append(value)
    if not has_marks(value):
        return Text((Run(value),), where)
    markup = parse_markup(value)
    for target in dict.fromkeys(run.link for run in markup.runs if run.link):
        check_link(target, where, at)
    if markup.stuck:
        at.report("W105", where, mark=markup.stuck)
    if any(run.latex for run in markup.runs):
        return Text(tuple(_readable(run, where, at) for run in markup.runs), where)
    return Text(markup.runs, where)


def _readable(run: Run, where: Place, at: Reader) -> Run:
    """A formula that cannot be read is text as typed, with a warning."""
    from deckbuilder.formula import FormulaError, read_formula

    if run.latex:
        try:
            read_formula(run.text)
        except FormulaError as problem:
            at.report("W107", where, formula=shown(run.text), problem=problem)
            return replace(run, text=f"${run.text}$", latex=False)
    return run


def check_cut(node: Scalar, at: Reader) -> None:
    """Warns of a comment one space behind a text; two spaces say that it is meant."""
    rest = at.lines[node.end_line - 1][node.end_column - 1 :]
    if rest.startswith(" #"):
        at.report("W101", Place(at.file, node.end_line, node.end_column + 1))


def check_link(target: str, where: Place, at: Reader) -> None:
    """Reports a target that is no address; ids are checked when all slides are known."""
    if target.startswith("#") and len(target) > 1:
        at.links.append((target[1:], where))
    elif not _ADDRESS.match(target):
        at.report("E114", where, target=shown(target))


class LiteralForm(Form[str], frozen=True):
    """A string as it is, without markup; `expected` is its name in messages."""

    expected: str = "a string"

    def read(self, node: Node, at: Reader) -> str:
        if type(node) is not Scalar or is_null(node) or not node.value:
            raise at.mismatch(node, self.expected)
        return node.value

    def schema(self, definitions: dict[str, Schema]) -> Schema:
        return dict(_TYPED)


class LinkForm(Form[str], frozen=True):
    """The target of a link."""

    def read(self, node: Node, at: Reader) -> str:
        target = LITERAL.read(node, at)
        check_link(target, at.place(node), at)
        return target

    def schema(self, definitions: dict[str, Schema]) -> Schema:
        return {"type": "string", "pattern": "^(https?://|mailto:|#)"}


class NumberForm(Form[float], frozen=True):
    """A number within bounds; `whole` for integers only."""

    least: float | None = None
    most: float | None = None
    whole: bool = False
    above: bool = False  # `least` itself is too small

    def read(self, node: Node, at: Reader) -> float:
        number = to_number(node) if type(node) is Scalar else None
        if number is None:
            raise at.mismatch(node, self.expected, hint=_number_hint(node))
        low = self.least is not None and (
            number <= self.least if self.above else number < self.least
        )
        high = self.most is not None and number > self.most
        if low or high or (self.whole and number != int(number)):
            raise at.fault("E120", node, expected=self.expected, found=describe(node))
        return int(number) if self.whole else number

    @property
    def expected(self) -> str:
        what = "whole number" if self.whole else "number"
        if self.most is not None:
            return f"a {what} from {self.least:g} to {self.most:g}"
        return f"a positive {what}" if self.above else f"a {what}"

    def schema(self, definitions: dict[str, Schema]) -> Schema:
        schema: Schema = {"type": "integer" if self.whole else "number"}
        if self.least is not None:
            schema["exclusiveMinimum" if self.above else "minimum"] = self.least
        if self.most is not None:
            schema["maximum"] = self.most
        return schema


def _number_hint(node: Node) -> str:
    if type(node) is Scalar and node.style in ("'", '"') and to_number(Scalar(node.value, 0, 0)):
        return "; leave out the quotes"
    return ""


def _switch_hint(node: Node) -> str:
    """The words that YAML 1.1 knew."""
    word = node.value.lower() if type(node) is Scalar else ""
    meant = {"yes": "true", "on": "true", "1": "true", "no": "false", "off": "false", "0": "false"}
    return f"; write {meant[word]}" if word in meant else ""


class SwitchForm(Form[bool], frozen=True):
    """`true` or `false`."""

    def read(self, node: Node, at: Reader) -> bool:
        value = to_switch(node) if type(node) is Scalar else None
        if value is None:
            raise at.mismatch(node, "true or false", _switch_hint(node))
        return value

    def schema(self, definitions: dict[str, Schema]) -> Schema:
        return {"type": "boolean"}


class WordForm(Form[W], frozen=True):
    """One of a few words of the language."""

    what: str
    words: tuple[W, ...]

    def read(self, node: Node, at: Reader) -> W:
        if type(node) is not Scalar or is_null(node):
            raise at.mismatch(node, f"one of {', '.join(self.words)}")
        word = check_word(node, list(self.words), self.what, at)
        return self.words[self.words.index(word)]  # pyright: ignore[reportArgumentType]

    def schema(self, definitions: dict[str, Schema]) -> Schema:
        return {"enum": list(self.words)}


def literal_text(value: str, where: Place) -> Text:
    """A Literal where the model has a Text: no markup."""
    return Text((Run(value),), where)


class LiteralTextForm(Form[Text], frozen=True):
    """A Literal that is shown: a unit."""

    def read(self, node: Node, at: Reader) -> Text:
        return literal_text(LITERAL.read(node, at), at.place(node))

    def schema(self, definitions: dict[str, Schema]) -> Schema:
        return dict(_TYPED)


def _one(text: Text) -> tuple[Text, ...]:
    return (text,)


TEXT = Named(
    "Text", TextForm(), "A text; **strong**, *emphasis*, ==marked==, `code`, [text](target)"
)
LITERAL = LiteralForm()
LITERAL_TEXT = LiteralTextForm()
LINK = LinkForm()
NUMBER = NumberForm()
POSITIVE = NumberForm(0, above=True)
COUNT = NumberForm(0, above=True, whole=True)
SWITCH = SwitchForm()
TEXTS = ListOf(TEXT, "texts")
TEXT_OR_TEXTS: Form[tuple[Text, ...]] = Shaped(
    "text or a list of texts", scalar=Made(TEXT, _one), sequence=TEXTS
)
