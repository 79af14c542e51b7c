"""The kinds that draw a structure: tree, flow, matrix, hub, venn.

In: nodes. Out: the model's types; every arrow of a flow ends at a node that exists, and no tree
is deeper than five levels.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from deckbuilder.diagnostics import Place, suggestion
from deckbuilder.model.spec import (
    Axis,
    Edge,
    Flow,
    FlowNode,
    Hub,
    Matrix,
    Text,
    Tree,
    Venn,
)
from deckbuilder.model.spec import (
    Node as TreeNode,
)
from deckbuilder.spec.forms import (
    Checked,
    Field,
    Form,
    ListOf,
    MappingOf,
    Record,
    Schema,
    any_of,
)
from deckbuilder.spec.nodes import Mapping, Node, Scalar, Sequence
from deckbuilder.spec.reader import Reader, ReadError, shown
from deckbuilder.spec.scalars import is_null
from deckbuilder.spec.titled import TITLED
from deckbuilder.spec.words import LITERAL, TEXT, WordForm, to_text

MOST_TREE_LEVELS = 5

# --- tree -----------------------------------------------------------------------------------


class TreeForm(Form[Tree], frozen=True):
    """Nested mappings and lists; every key and every text is a node."""

    def read(self, node: Node, at: Reader) -> Tree:
        if type(node) is Scalar:
            raise at.mismatch(node, "a tree, {root: [branch, branch]}")
        return Tree(_read_branches(node, at, 1))

    def schema(self, definitions: dict[str, Schema]) -> Schema:
        text = TEXT.schema(definitions)
        own: Schema = {"$ref": "#/definitions/Branches"}
        mapping: Schema = {"type": "object", "minProperties": 1, "additionalProperties": own}
        entries: Schema = {"type": "array", "minItems": 1, "items": any_of(text, mapping)}
        definitions["Branches"] = any_of(text, {"type": "null"}, entries, mapping)
        return any_of(entries, mapping)


def _read_branches(node: Node, at: Reader, level: int) -> tuple[TreeNode, ...]:
    if is_null(node):
        return ()
    if level > MOST_TREE_LEVELS:
        raise at.fault("E116", node, what="a tree", most=MOST_TREE_LEVELS)
    if type(node) is Scalar:
        return (_leaf(node, at),)
    made: list[TreeNode] = []
    faulty = False
    for child in _children(node):
        try:
            made += _read_branch(child, at, level)
        except ReadError:
            faulty = True
    if faulty:
        raise ReadError
    if not made:
        raise at.fault("E117", node, expected="1 or more branches", count=0)
    return tuple(made)


def _children(node: Node) -> list[Any]:
    return list(
        node.items if type(node) is Sequence else node.entries if type(node) is Mapping else ()
    )


def _read_branch(child: Any, at: Reader, level: int) -> tuple[TreeNode, ...]:
    """The node or nodes of a list entry or of a mapping's (key, value)."""
    if isinstance(child, tuple):
        key, value = child  # pyright: ignore[reportUnknownVariableType]
        text = TEXT.read(key, at)  # pyright: ignore[reportUnknownArgumentType]
        below = _read_branches(value, at, level + 1)  # pyright: ignore[reportUnknownArgumentType]
        return (TreeNode(text, below, text.where),)
    if type(child) is Mapping:
        return _read_branches(child, at, level)
    return (_leaf(child, at),)


def _leaf(node: Node, at: Reader) -> TreeNode:
    text = TEXT.read(node, at)
    return TreeNode(text, where=text.where)


TREE = TreeForm()

# --- flow -----------------------------------------------------------------------------------


class EdgeForm(Form[tuple[Edge, ...]], frozen=True):
    """`a -> b`, `a -> b: label` or a chain `a -> b -> c`."""

    def read(self, node: Node, at: Reader) -> tuple[Edge, ...]:
        label: Text | None = None
        if type(node) is Mapping and len(node.entries) == 1:
            key, value = node.entries[0]
            arrow, label = key.value, TEXT.read(value, at)
        else:
            arrow, colon, words = LITERAL.read(node, at).partition(": ")
            label = to_text(words.strip(), at.place(node), at) if colon and words.strip() else None
        ends = [end.strip() for end in arrow.split("->")]
        if len(ends) < 2 or not all(ends) or (label is not None and len(ends) > 2):
            raise at.fault("E123", node, edge=shown(arrow))
        where = at.place(node)
        return tuple(Edge(a, b, label, where) for a, b in pairwise(ends))

    def schema(self, definitions: dict[str, Schema]) -> Schema:
        labelled: Schema = {
            "type": "object",
            "minProperties": 1,
            "maxProperties": 1,
            "propertyNames": {"pattern": "->"},
            "additionalProperties": TEXT.schema(definitions),
        }
        return any_of({"type": "string", "pattern": "->"}, labelled)


def _node(id: str, text: Text, where: Place) -> FlowNode:
    return FlowNode(id.strip(), text, where)


_FLOW: Record[dict[str, Any]] = Record(
    "a flow",
    {
        "nodes": Field(MappingOf(LITERAL, TEXT, _node, "nodes"), "{id: text}", required=True),
        "edges": Field(ListOf(EdgeForm(), "arrows"), "a -> b, a -> b: label", required=True),
        "direction": Field(WordForm("direction", ("right", "down")), "Where the flow goes"),
    },
    dict,
)


def _finish_flow(values: dict[str, Any], node: Mapping, at: Reader) -> Flow:
    nodes: tuple[FlowNode, ...] = values["nodes"]
    edges = tuple(edge for chain in values["edges"] for edge in chain)
    ids = {one.id for one in nodes}
    unknown = {
        (end, edge.where): None
        for edge in edges
        for end in (edge.start, edge.end)
        if end not in ids
    }
    for end, where in unknown:
        if "：" in end:
            at.report("E150", where, key=shown(end.partition("：")[0]))
        else:
            at.report("E124", where, id=shown(end), hint=suggestion(end, sorted(ids)))
    if unknown:
        raise ReadError
    return Flow(nodes, edges, values.get("direction", "right"))


FLOW: Form[Flow] = Checked(_FLOW, _finish_flow)

# --- matrix, hub, venn ----------------------------------------------------------------------

_AXIS: Record[Axis] = Record(
    "an axis",
    {
        "label": Field(TEXT, "What the axis measures"),
        "low": Field(TEXT, "Its lower end"),
        "high": Field(TEXT, "Its upper end"),
    },
    Axis,
)

_PAIR = ListOf(TITLED, "cells", 2, 2)

MATRIX: Form[Matrix] = Record(
    "a matrix",
    {
        "x": Field(_AXIS, "The axis to the right", required=True),
        "y": Field(_AXIS, "The axis upwards", required=True),
        "cells": Field(
            ListOf(_PAIR, "rows of cells", 2, 2), "Two rows of two, the upper first", required=True
        ),
    },
    Matrix,
)

HUB: Form[Hub] = Record(
    "a hub",
    {
        "center": Field(TEXT, "What stands in the middle", required=True),
        "items": Field(ListOf(TITLED, "entries"), "What stands around it", required=True),
    },
    Hub,
)

VENN: Form[Venn] = Record(
    "a Venn diagram",
    {
        "sets": Field(ListOf(TITLED, "sets", 2, 3), "The circles", required=True),
        "shared": Field(TEXT, "What they share", required=True),
    },
    Venn,
)
