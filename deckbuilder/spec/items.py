"""Lists: Items with their short forms, and Markdown lists in block strings.

In: nodes. Out: `Items` of the model; at most three levels.
"""

from __future__ import annotations

import re

import msgspec

from deckbuilder.diagnostics import Place
from deckbuilder.model.spec import Item, Items
from deckbuilder.spec.forms import (
    Form,
    Named,
    Schema,
    any_of,
)
from deckbuilder.spec.nodes import Mapping, Node, Scalar, Sequence
from deckbuilder.spec.reader import Reader, ReadError, describe
from deckbuilder.spec.scalars import is_null
from deckbuilder.spec.words import TEXT, to_text

MOST_LEVELS = 3

LIST_ENTRY = re.compile(r"([ \t]*)([-*+]|\d{1,9}[.)])[ \t]+(?=\S)")


class Entry(msgspec.Struct):
    """An entry of a Markdown list: its lines, joined, and what is nested in it."""

    lines: list[str]
    number: str  # as typed, without its point; empty for a bullet
    indent: int
    where: Place
    entries: list[Entry]


class ItemsForm(Form[Items], frozen=True):
    """A list of at most three levels, or one text."""

    def read(self, node: Node, at: Reader) -> Items:
        return read_items(node, at, 1)

    def schema(self, definitions: dict[str, Schema]) -> Schema:
        text = TEXT.schema(definitions)
        own: Schema = {"$ref": "#/definitions/Items"}
        nested: Schema = {
            "type": "object",
            "minProperties": 1,
            "maxProperties": 1,
            "additionalProperties": own,
        }
        return any_of(text, {"type": "array", "minItems": 1, "items": any_of(text, nested)})


def read_items(node: Node, at: Reader, level: int) -> Items:
    """Items whose outermost list stands on `level`, from 1."""
    if type(node) is Sequence:
        if not node.items:
            raise at.fault("E117", node, expected="1 or more items", count=0)
        if level > MOST_LEVELS:
            raise at.fault("E116", node, what="a list", most=MOST_LEVELS)
        return Items(_read_each(node, at, level), where=at.place(node))
    if type(node) is not Scalar or is_null(node):
        raise at.mismatch(node, "text or a list of texts", hint=_mapping_hint(node))
    if starts_list(node):
        return _markdown_items(node, at, level)
    text = TEXT.read(node, at)
    if node.style and _has_late_list(node.value):
        at.report("W106", text.where)
    return Items((Item(text, where=text.where),), where=text.where)


def _mapping_hint(node: Node) -> str:
    return '; write each entry with "- " before it' if type(node) is Mapping else ""


def _read_each(node: Sequence, at: Reader, level: int) -> tuple[Item, ...]:
    items: list[Item] = []
    for child in node.items:
        try:
            items.append(_read_item(child, at, level))
        except ReadError:
            continue
    if len(items) < len(node.items):
        raise ReadError
    return tuple(items)


def _read_item(node: Node, at: Reader, level: int) -> Item:
    if type(node) is Mapping:
        return _read_pair(node, at, level)
    text = TEXT.read(node, at)
    return Item(text, where=text.where)


def _read_pair(node: Mapping, at: Reader, level: int) -> Item:
    """`{lead: Text}` or `{Text: Items}`."""
    if len(node.entries) != 1:
        hint = "; a list entry has one key at most: start each with its own dash"
        found = f"a mapping with {len(node.entries)} keys"
        raise at.fault("E103", node, expected="text or one key", found=found, hint=hint)
    key, value = node.entries[0]
    heading = TEXT.read(key, at)
    if type(value) is Sequence or (type(value) is Scalar and starts_list(value)):
        nested = read_items(value, at, level + 1)
        return Item(heading, None, nested.items, nested.numbered, heading.where)
    if type(value) is Mapping:
        expected = f"text or a list under {describe(key)}"
        raise at.mismatch(value, expected, hint='; write each entry with "- " before it')
    return Item(TEXT.read(value, at), heading, where=heading.where)


# --- Markdown lists -------------------------------------------------------------------------


def starts_list(node: Scalar) -> bool:
    """Whether a block string is a Markdown list."""
    return node.style in ("|", ">") and LIST_ENTRY.match(node.value.lstrip("\n")) is not None


def _has_late_list(value: str) -> bool:
    return any(LIST_ENTRY.match(line) for line in value.splitlines()[1:])


def parse_list(lines: list[tuple[str, Place]]) -> list[Entry]:
    """The entries of a Markdown list, nested by indentation; other lines go on the last one."""
    top: list[Entry] = []
    open_entries: list[Entry] = []
    for line, where in lines:
        mark = LIST_ENTRY.match(line)
        if mark is None:
            if line.strip():
                open_entries[-1].lines.append(line.strip())
            continue
        indent = len(mark.group(1).expandtabs(4))
        number = mark.group(2).rstrip(".)-*+")
        entry = Entry([line[mark.end() :].strip()], number, indent, where, [])
        while open_entries and open_entries[-1].indent >= indent:
            open_entries.pop()
        (open_entries[-1].entries if open_entries else top).append(entry)
        open_entries.append(entry)
    return top


def block_lines(node: Scalar, at: Reader) -> list[tuple[str, Place]]:
    """The lines of a string with their places; those of a folded one share its own."""
    first = node.line + 1
    indent = 1
    if node.style == "|" and first <= len(at.lines):
        source = at.lines[first - 1]
        indent = len(source) - len(source.lstrip()) + 1
    where = at.place(node)
    return [
        (line, _line_place(line, first + index, indent, at) if node.style == "|" else where)
        for index, line in enumerate(node.value.splitlines())
    ]


def _line_place(line: str, number: int, indent: int, at: Reader) -> Place:
    return Place(at.file, number, indent + len(line) - len(line.lstrip()))


def _markdown_items(node: Scalar, at: Reader, level: int) -> Items:
    entries = parse_list(block_lines(node, at))
    items = tuple(_entry_to_item(entry, at, level) for entry in entries)
    return Items(items, bool(entries[0].number), at.place(node))


def _entry_to_item(entry: Entry, at: Reader, level: int) -> Item:
    if level > MOST_LEVELS:
        at.report("E116", entry.where, what="a list", most=MOST_LEVELS)
        raise ReadError
    text = to_text("\n".join(entry.lines), entry.where, at)
    nested = tuple(_entry_to_item(child, at, level + 1) for child in entry.entries)
    numbered = bool(entry.entries and entry.entries[0].number)
    return Item(text, None, nested, numbered, entry.where)


ITEMS: Form[Items] = Named("Items", ItemsForm(), "A list, nested up to three levels, or one text")
