"""A theme file's text in, plain values and the place of each of them out.

Safe by construction: the tree is built from the parser's events, whose depth is bounded here, so
no text can exhaust the stack; anchors, tags and second documents are refused. Scalars follow the
core rules of YAML 1.2.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import msgspec

from deckbuilder.diagnostics import NOWHERE, DeckError, Place, diagnostic
from deckbuilder.model.template import Template

Keys = tuple[str | int, ...]

MAX_BYTES = 256 * 1024
MAX_DEPTH = 16

_INTEGER = re.compile(r"[-+]?[0-9]+\Z")
_NUMBER = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\Z")
_WORDS: dict[str, bool | None] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip


class Tree(msgspec.Struct, frozen=True):
    """`places` gives, for the keys that lead to a value, where it stands; `key_places` where the
    last of those keys does; `template` is the one that the file, or what it extends, names."""

    values: dict[str, Any]
    places: dict[Keys, Place]
    key_places: dict[Keys, Place]
    template: Template | None = None

    def place(self, keys: Keys) -> Place:
        """The place of the value at `keys`, or of the nearest one around it."""
        while keys and keys not in self.places:
            keys = keys[:-1]
        return self.places.get(keys, NOWHERE)


def read_tree(path: Path) -> Tree:
    """The values of the theme file `path`; raises DeckError with what is wrong."""
    name = str(path)
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            raise DeckError([diagnostic("E204", Place(name), limit=MAX_BYTES // 1024)])
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise DeckError([diagnostic("E202", Place(name), reason="it is not UTF-8 text")]) from None
    except OSError as error:
        reason = error.strerror or "it cannot be opened"
        raise DeckError([diagnostic("E202", Place(name), reason=reason)]) from None
    return parse_tree(text, name)


def parse_tree(text: str, file: str) -> Tree:
    """The values of `text`; raises DeckError. `file` is the name that places show."""
    import yaml

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    parse: Any = yaml.parse  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
    try:
        return _Reader(file, parse(text, Loader=loader)).read()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)
        problem = error.problem or "this cannot be read"
        raise DeckError([diagnostic("E203", where, problem=problem)]) from None
    except yaml.YAMLError as error:
        problem = str(error).splitlines()[0]
        raise DeckError([diagnostic("E203", Place(file), problem=problem)]) from None


class _Reader:
    """One pass over the events of a file."""

    def __init__(self, file: str, events: Iterator[Any]) -> None:
        self.file = file
        self.events = events
        self.places: dict[Keys, Place] = {(): Place(file, 1, 1)}
        self.key_places: dict[Keys, Place] = {}

    def read(self) -> Tree:
        values: Any = None
        documents = 0
        for event in self.events:
            if type(event).__name__ == "DocumentStartEvent":
                documents += 1
                if documents > 1:
                    self._refuse("E205", event, what="a second document (`---`)")
                values = self._node(next(self.events), ())
        if not isinstance(values, dict):
            raise DeckError(
                [diagnostic("E209", self.places[()], key="the file", expected="a mapping of keys")]
            )
        return Tree(values, self.places, self.key_places)  # pyright: ignore[reportUnknownArgumentType]

    def _node(self, event: Any, keys: Keys) -> Any:
        sort = type(event).__name__
        if sort == "AliasEvent" or event.anchor is not None:
            self._refuse("E205", event, what="an anchor (`&`) or alias (`*`)")
        if event.tag is not None:
            self._refuse("E205", event, what="a tag (`!`)")
        self.places[keys] = self._place(event)
        if sort == "ScalarEvent":
            return _resolve(event.value) if event.implicit[0] else event.value
        if len(keys) >= MAX_DEPTH:
            self._refuse("E206", event, limit=MAX_DEPTH)
        return self._mapping(keys) if sort == "MappingStartEvent" else self._sequence(keys)

    def _mapping(self, keys: Keys) -> dict[str, Any]:
        values: dict[str, Any] = {}
        while type(event := next(self.events)).__name__ != "MappingEndEvent":
            key = self._key(event)
            if key in values:
                self._refuse("E207", event, key=key)
            self.key_places[(*keys, key)] = self._place(event)
            values[key] = self._node(next(self.events), (*keys, key))
        return values

    def _key(self, event: Any) -> str:
        plain = type(event).__name__ == "ScalarEvent"
        if not plain or event.tag is not None or event.anchor is not None:
            self._refuse("E203", event, problem="a key must be a plain word")
        return event.value

    def _sequence(self, keys: Keys) -> list[Any]:
        values: list[Any] = []
        while type(event := next(self.events)).__name__ != "SequenceEndEvent":
            values.append(self._node(event, (*keys, len(values))))
        return values

    def _place(self, event: Any) -> Place:
        mark = event.start_mark
        return Place(self.file, mark.line + 1, mark.column + 1)

    def _refuse(self, code: str, event: Any, **fields: object) -> None:
        raise DeckError([diagnostic(code, self._place(event), **fields)])


def _resolve(text: str) -> Any:
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.match(text) and len(text) < 16:
        return int(text)
    return float(text) if _NUMBER.match(text) else text


def merge_trees(below: Tree, above: Tree) -> Tree:
    """`above` laid over `below`: mappings key by key, everything else replaced."""
    return Tree(
        merged(below.values, above.values),
        below.places | above.places,
        below.key_places | above.key_places,
        above.template or below.template,
    )


def merged(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    result = dict(below)
    for key, value in above.items():
        old = result.get(key)
        if isinstance(old, dict) and isinstance(value, dict):
            result[key] = merged(cast("dict[str, Any]", old), cast("dict[str, Any]", value))
        else:
            result[key] = value
    return result
