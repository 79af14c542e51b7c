"""Speaker notes: paragraphs and Markdown lists in, `Note`s in order out."""

from __future__ import annotations

import re

from deckbuilder.diagnostics import Place
from deckbuilder.model.spec import Note
from deckbuilder.spec.forms import Form, Named, Schema
from deckbuilder.spec.items import LIST_ENTRY, Entry, block_lines, parse_list
from deckbuilder.spec.nodes import Node, Scalar
from deckbuilder.spec.reader import Reader
from deckbuilder.spec.words import TEXT, to_text

_HAS_LIST = re.compile(r"^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]", re.MULTILINE)
_GAP = re.compile(r"\n[ \t]*\n\s*")

_Line = tuple[str, Place]


class NotesForm(Form[tuple[Note, ...]], frozen=True):
    """A text whose paragraphs stand apart by an empty line."""

    def read(self, node: Node, at: Reader) -> tuple[Note, ...]:
        if type(node) is not Scalar or not node.value.strip() or not node.style:
            return (Note(TEXT.read(node, at)),)
        if _HAS_LIST.search(node.value):
            return tuple(_mixed_notes(block_lines(node, at), at))
        where = at.place(node)
        return tuple(Note(to_text(part, where, at)) for part in _GAP.split(node.value.strip()))

    def schema(self, definitions: dict[str, Schema]) -> Schema:
        return TEXT.schema(definitions)


def _mixed_notes(lines: list[_Line], at: Reader) -> list[Note]:
    notes: list[Note] = []
    for is_list, part in _split_parts(lines):
        if is_list:
            _add_entries(notes, parse_list(part), 0, at)
        else:
            text = "\n".join(line.strip() for line, _ in part)
            notes.append(Note(to_text(text, part[0][1], at)))
    return notes


def _split_parts(lines: list[_Line]) -> list[tuple[bool, list[_Line]]]:
    """Paragraphs and lists in order; a list goes on over empty lines to its next entry."""
    parts: list[tuple[bool, list[_Line]]] = []
    after_gap = True
    for line in lines:
        text = line[0]
        if not text.strip():
            after_gap = True
            continue
        is_entry = LIST_ENTRY.match(text) is not None
        in_list = bool(parts) and parts[-1][0]
        goes_on = in_list if is_entry or (after_gap and text[0] in " \t") else not after_gap
        if goes_on and parts:
            parts[-1][1].append(line)
        else:
            parts.append((is_entry, [line]))
        after_gap = False
    return parts


def _add_entries(notes: list[Note], entries: list[Entry], level: int, at: Reader) -> None:
    for entry in entries:
        bullet = f"{entry.number}." if entry.number else "•"
        notes.append(Note(to_text("\n".join(entry.lines), entry.where, at), bullet, level))
        _add_entries(notes, entry.entries, level + 1, at)


NOTES = Named("Notes", NotesForm(), "Speaker notes: paragraphs and Markdown lists")
