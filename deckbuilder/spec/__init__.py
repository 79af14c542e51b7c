"""YAML text in, a checked `Deck` with the place of every value out, or every error in it.

`load_spec` reads a file, `parse_spec` a text, `json_schema` describes the language to editors;
parser and schema come from the same forms (`decks.py`, `slides.py`, `kinds.py`).
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from deckbuilder.diagnostics import Diagnostic, Place
from deckbuilder.model.spec import Deck
from deckbuilder.spec.decks import deck_schema, read_deck
from deckbuilder.spec.files import find_root
from deckbuilder.spec.reader import Reader
from deckbuilder.spec.source import MAX_BYTES, read_source

__all__ = ["json_schema", "load_spec", "parse_spec", "parse_spec_at"]

_Result = tuple[Deck | None, tuple[Diagnostic, ...]]


def load_spec(path: str | Path, *, root: Path | None = None) -> _Result:
    """The deck in the file `path`; None where it has errors. `root` bounds the files it names.

    Raises `OSError` where the file itself cannot be read, which is no fault of the spec's.
    """
    name = os.fspath(path)
    with Path(name).open("rb") as file:
        data = file.read(MAX_BYTES + 1)
    base = Path(os.path.realpath(name)).parent
    return _parse(data, name, root or find_root(base), base)


def parse_spec_at(text: str, path: str | Path, *, root: Path | None = None) -> _Result:
    """The deck that the file `path` would make if it held `text`."""
    base = Path(os.path.realpath(path)).parent
    return _parse(text, os.fspath(path), root or find_root(base), base)


def parse_spec(text: str | bytes, file: str, *, root: Path) -> _Result:
    """The deck in `text`; `file` names it in messages and is where its paths start from."""
    return _parse(text, file, root, (root / file).parent)


def _parse(text: str | bytes, file: str, root: Path, base: Path) -> _Result:
    source = read_source(text, file)
    at = Reader(file, root, base, source.lines)
    at.diagnostics = source.diagnostics
    at.explained = source.explained
    if source.root is None:
        if not at.diagnostics:
            at.report("E100", Place(file, 1, 1), problem="the file is empty")
        return None, _in_order(at.diagnostics)
    deck = read_deck(source.root, at, source.whole)
    return deck, _in_order(at.diagnostics)


def _in_order(problems: list[Diagnostic]) -> tuple[Diagnostic, ...]:
    """By place, each once."""
    unique = dict.fromkeys(problems)
    return tuple(sorted(unique, key=lambda one: (one.where.line, one.where.column, one.code)))


def json_schema() -> dict[str, Any]:
    """The language as JSON Schema, draft-07."""
    definitions: dict[str, dict[str, Any]] = {}
    deck = deck_schema(definitions)
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "A deckbuilder spec",
        **deck,
        "definitions": definitions,
    }
