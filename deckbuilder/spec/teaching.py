"""The kinds that teach: case, quiz, exercise, discussion."""

from __future__ import annotations

from typing import Any

from deckbuilder.model.spec import Case, CasePart, Discussion, Exercise, Quiz
from deckbuilder.spec.forms import (
    Checked,
    Field,
    Form,
    ListOf,
    Made,
    MappingOf,
    Record,
    Schema,
    any_of,
)
from deckbuilder.spec.items import ITEMS
from deckbuilder.spec.nodes import Mapping, Node, Scalar, Sequence
from deckbuilder.spec.reader import Reader, ReadError, shown
from deckbuilder.spec.scalars import is_null
from deckbuilder.spec.words import POSITIVE, TEXT, TEXT_OR_TEXTS

CASE = Made(MappingOf(TEXT, ITEMS, CasePart, "parts"), Case)

DISCUSSION = Made(TEXT_OR_TEXTS, Discussion)

EXERCISE: Form[Exercise] = Record(
    "an exercise",
    {
        "task": Field(TEXT, "What is to be done", required=True),
        "steps": Field(ITEMS, "How to go about it"),
        "minutes": Field(POSITIVE, "The time it takes; the slide's minutes too"),
        "grouping": Field(TEXT, "Alone, in pairs, in groups"),
        "output": Field(TEXT, "What comes of it"),
        "materials": Field(TEXT, "What is needed"),
    },
    Exercise,
)


class AnswerForm(Form[Node], frozen=True):
    """An answer, kept as a node: what it means depends on the choices."""

    def read(self, node: Node, at: Reader) -> Node:
        if type(node) is Mapping or is_null(node):
            raise at.mismatch(node, "an answer: a number, a letter, a list of them, or text")
        return node

    def schema(self, definitions: dict[str, Schema]) -> Schema:
        answer: Schema = {"type": ["integer", "string"]}
        several: Schema = {"type": "array", "minItems": 1, "items": answer}
        return any_of(TEXT.schema(definitions), several)


_QUIZ: Record[dict[str, Any]] = Record(
    "a quiz",
    {
        "question": Field(TEXT, "The question", required=True),
        "choices": Field(ListOf(TEXT, "choices", 2, 26), "What to choose from"),
        "answer": Field(AnswerForm(), "The right choice by number or letter, or a list; or text"),
        "why": Field(TEXT, "Why it is right"),
    },
    dict,
)


def _finish_quiz(values: dict[str, Any], node: Mapping, at: Reader) -> Quiz:
    answer: Node | None = values.get("answer")
    if "choices" not in values:
        text = TEXT.read(answer, at) if answer is not None else None
        return Quiz(values["question"], answer=text, why=values.get("why"))
    if answer is None:
        raise at.fault("E101", node, owner="a quiz with choices", key="answer")
    numbers = _answer_numbers(answer, len(values["choices"]), at)
    return Quiz(values["question"], values["choices"], numbers, why=values.get("why"))


def _answer_numbers(answer: Node, count: int, at: Reader) -> tuple[int, ...]:
    answers = answer.items if type(answer) is Sequence else [answer]
    if not answers:
        raise at.fault("E117", answer, expected="1 or more answers", count=0)
    numbers: set[int] = set()
    faulty = False
    for one in answers:
        try:
            numbers.add(_answer_number(one, count, at))
        except ReadError:
            faulty = True
    if faulty:
        raise ReadError
    return tuple(sorted(numbers))


def _answer_number(node: Node, count: int, at: Reader) -> int:
    """The number of the choice that `2`, `B` or `b` names."""
    last = chr(ord("A") + count - 1)
    word = node.value.strip() if type(node) is Scalar else ""
    number = 0
    if word.isascii() and word.isdigit() and len(word) < 4:
        number = int(word)
    elif len(word) == 1 and word.isascii() and word.isalpha():
        number = ord(word.upper()) - ord("A") + 1
    if not 1 <= number <= count:
        choices = f"1 to {count} or A to {last}"
        raise at.fault("E122", node, answer=shown(word) or "a list", choices=choices)
    return number


QUIZ: Form[Quiz] = Checked(_QUIZ, _finish_quiz)
