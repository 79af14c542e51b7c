"""The JSON Schema says of a spec what the parser says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from deckbuilder.model.spec import KINDS
from deckbuilder.spec import json_schema
from deckbuilder.spec.nodes import Mapping, Node, Sequence, compose
from deckbuilder.spec.scalars import is_null, to_number, to_switch

SPECS = sorted((Path(__file__).parents[2] / "specs").glob("*.yaml"))
VALIDATOR = Draft7Validator(json_schema())


def to_json(node: Node | None) -> Any:
    """The value that an editor sees."""
    assert node is not None
    if isinstance(node, Mapping):
        return {key.value: to_json(value) for key, value in node.entries}
    if isinstance(node, Sequence):
        return [to_json(item) for item in node.items]
    if is_null(node):
        return None
    typed = to_switch(node)
    typed = to_number(node) if typed is None else typed
    return node.value if typed is None else typed


def faults(text: str) -> list[str]:
    return [error.message for error in VALIDATOR.iter_errors(to_json(compose(text).root))]


def test_the_schema_is_draft_07():
    Draft7Validator.check_schema(json_schema())


@pytest.mark.parametrize("path", SPECS, ids=lambda path: path.stem)
def test_the_shipped_specs_are_valid(path: Path):
    assert faults(path.read_text("utf-8")) == []


SLIDES = [
    "agenda",
    "{cover: }",
    "{title: t, points: [a, {b: c}, {d: [e]}]}",
    "{title: t, cards: [a, {b: c}, {d: [e]}, {f: }, {title: g, icon: mail}], reveal: true}",
    "{title: t, timeline: [{1: a}, {when: 1:30, title: b}]}",
    "{title: t, compare: {sides: {a: b, c: [d]}, verdict: e}}",
    "{title: t, tree: {a: [b, {c: [d]}], e: {f: }}}",
    "{title: t, flow: {nodes: {a: b}, edges: [a -> a, {a -> a: b}]}}",
    "{title: t, numbers: {a: 1}, aside: {points: [x], title: y}}",
    "{title: t, columns: [{points: a, width: 2}, {text: b}]}",
    "{title: t, table: {rows: [[1, null], [{text: a, span: [1, 2]}, null]]}}",
    "{title: t, chart: {type: bar, data: {a: 1, b: null}}}",
    "{quiz: {question: a, choices: [b, c], answer: [A, 2]}}",
    '{title: t, code: {text: "a\\nb\\nc", lines: 1-3, highlight: [1, 2-3]}}',
    "{title: t, equation: [a, {latex: b, where: {c: d}}]}",
    "{title: t, shift: [[a, b], {from: c, to: d}]}",
    "{title: t, objectives: {a: [b]}}",
    "{section: {title: a}, source: [b], minutes: 1.5}",
]


@pytest.mark.parametrize("slide", SLIDES)
def test_what_the_parser_takes_is_valid(slide: str, problems_of: Any):
    text = f"title: T\nslides:\n  - {slide}\n"
    assert (faults(text), problems_of(text)) == ([], [])


@pytest.mark.parametrize(
    "slide",
    [
        "agend", "{tabel: a}", "{title: t, points: a, cards: [a, b]}", "{points: [a]}",
        "{title: t}",
        "{title: t, cards: [a]}", "{title: t, chart: {type: colum}}", "{title: t, points: a, x: b}",
        "{title: t, points: a, minutes: 0}", "{title: t, points: a, id: A}",
        "{title: t, points: a, reveal: ja}", "{title: t, cards: [{title: a, icn: b}, c]}",
    ],
)  # fmt: skip
def test_what_the_parser_refuses_is_not_valid(slide: str, problems_of: Any):
    text = f"title: T\nslides:\n  - {slide}\n"
    assert faults(text)
    assert problems_of(text)


def test_every_kind_has_a_description_for_editors():
    slide = json_schema()["properties"]["slides"]["items"]["anyOf"][0]
    assert all(slide["properties"][kind]["description"] for kind in KINDS)
