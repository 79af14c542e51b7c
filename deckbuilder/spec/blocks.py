"""Blocks: one content of a column or of the strip beside a slide."""

from __future__ import annotations

from collections.abc import Mapping as Map
from typing import Any

from deckbuilder.diagnostics import suggestion
from deckbuilder.model.spec import KINDS as ALL_KINDS
from deckbuilder.model.spec import Block
from deckbuilder.spec.forms import Form, Schema, check_one_kind
from deckbuilder.spec.nodes import Mapping, Node
from deckbuilder.spec.reader import Reader, ReadError, shown
from deckbuilder.spec.traps import explain_key
from deckbuilder.spec.words import POSITIVE, TEXT


class BlockForm(Form[Block], frozen=True):
    """A mapping with exactly one of `kinds`, a title if one likes, and a width in columns."""

    owner: str
    kinds: Map[str, Form[Any]]
    has_width: bool = False

    def read(self, node: Node, at: Reader) -> Block:
        if type(node) is not Mapping:
            raise at.mismatch(node, f"{self.owner} with one of {', '.join(self.kinds)}")
        kinds = [key for key, _ in node.entries if key.value in self.kinds]
        sound = self.check_keys(node, at)
        if kinds or sound:
            check_one_kind(node, kinds, self.owner, list(self.kinds), at)
        outer = at.title
        try:
            block = self.read_values(node, at)
        finally:
            at.title = outer
        if not sound:
            raise ReadError
        return block

    def check_keys(self, node: Mapping, at: Reader) -> bool:
        known = [*self.kinds, "title", *(["width"] if self.has_width else [])]
        unknown = [key for key, _ in node.entries if key.value not in known]
        for key in unknown:
            if trap := explain_key(key):
                at.trapped(trap, key)
                continue
            near = "" if key.value in ALL_KINDS else suggestion(key.value, known)
            hint = near or f"; {self.owner} takes {', '.join(self.kinds)}"
            at.fault("E102", key, key=shown(key.value), hint=hint)
        return not unknown

    def read_values(self, node: Mapping, at: Reader) -> Block:
        """The block of a mapping that has one kind; unknown keys have been reported."""
        values: dict[str, Any] = {}
        title = node.get("title")
        if title is not None:
            values["title"] = at.title = TEXT.read(title, at)
        for key, value in node.entries:
            if key.value in self.kinds:
                values |= {"kind": key.value, "content": self.kinds[key.value].read(value, at)}
            elif key.value == "width" and self.has_width:
                values["width"] = float(POSITIVE.read(value, at))
        if "kind" not in values:
            raise ReadError
        return Block(**values, where=at.place(node))

    def schema(self, definitions: dict[str, Schema]) -> Schema:
        properties = {kind: form.schema(definitions) for kind, form in self.kinds.items()}
        properties["title"] = TEXT.schema(definitions)
        if self.has_width:
            properties["width"] = POSITIVE.schema(definitions)
        return {
            "type": "object",
            "properties": properties,
            "additionalProperties": False,
            "oneOf": [{"required": [kind]} for kind in self.kinds],
        }
