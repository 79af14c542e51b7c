"""The combinators in which the language is described.

A form reads a node into a value of the model, or reports what is wrong and raises `ReadError`; the
same form writes itself as JSON Schema. Forms are frozen and know nothing of one another's
insides.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping as Map
from importlib import import_module
from typing import Any, Generic, TypeVar

import msgspec

from deckbuilder.diagnostics import Place, suggestion
from deckbuilder.spec.nodes import Mapping, Node, Scalar, Sequence
from deckbuilder.spec.reader import Reader, ReadError, quote, shown
from deckbuilder.spec.scalars import is_null
from deckbuilder.spec.traps import explain_comma, explain_key

T = TypeVar("T")
S = TypeVar("S")

Schema = dict[str, Any]

_MOST_LISTED = 12  # words in a message
_USUAL_KINDS = ["points", "cards", "table"]


class Form(msgspec.Struct, Generic[T], frozen=True):
    """One form of a value; `T` is what it becomes."""

    def read(self, node: Node, at: Reader) -> T:
        raise NotImplementedError

    def schema(self, definitions: dict[str, Schema]) -> Schema:
        """The form as JSON Schema; named parts are added to `definitions`."""
        raise NotImplementedError


class Named(Form[T], frozen=True):
    """A form that the schema defines once, under a name of its own."""

    name: str
    form: Form[T]
    doc: str = ""

    def read(self, node: Node, at: Reader) -> T:
        return self.form.read(node, at)

    def schema(self, definitions: dict[str, Schema]) -> Schema:
        if self.name not in definitions:
            definitions[self.name] = {}
            described = {"description": self.doc} if self.doc else {}
            definitions[self.name] = described | self.form.schema(definitions)
        return {"$ref": f"#/definitions/{self.name}"}


class Later(Form[Any], frozen=True):
    """The form called `name` in a module of this package that is loaded when it is first used."""

    module: str
    name: str

    def read(self, node: Node, at: Reader) -> Any:
        return self._form().read(node, at)

    def schema(self, definitions: dict[str, Schema]) -> Schema:
        return self._form().schema(definitions)

    def _form(self) -> Form[Any]:
        return getattr(import_module(f"{__package__}.{self.module}"), self.name)


class Made(Form[T], frozen=True):
    """Another form's value, made into something else."""

    form: Form[Any]
    make: Callable[[Any], T]

    def read(self, node: Node, at: Reader) -> T:
        return self.make(self.form.read(node, at))

    def schema(self, definitions: dict[str, Schema]) -> Schema:
        return self.form.schema(definitions)


class Checked(Form[T], frozen=True):
    """Another form's value, made into something else by a look at the node or the file."""

    form: Form[Any]
    check: Callable[[Any, Any, Reader], T]

    def read(self, node: Node, at: Reader) -> T:
        return self.check(self.form.read(node, at), node, at)

    def schema(self, definitions: dict[str, Schema]) -> Schema:
        return self.form.schema(definitions)


class Bare(Form[T], frozen=True):
    """Nothing after the key, which stands for a value."""

    value: Any
    form: Form[Any]

    def read(self, node: Node, at: Reader) -> T:
        return self.value if is_null(node) else self.form.read(node, at)

    def schema(self, definitions: dict[str, Schema]) -> Schema:
        return any_of({"type": "null"}, self.form.schema(definitions))


class Shaped(Form[T], frozen=True):
    """A form for each shape of YAML that may stand here."""

    expected: str
    scalar: Form[T] | None = None
    sequence: Form[T] | None = None
    mapping: Form[T] | None = None

    def read(self, node: Node, at: Reader) -> T:
        shape = type(node)
        form = (
            self.mapping
            if shape is Mapping
            else self.sequence
            if shape is Sequence
            else self.scalar
        )
        if form is None or is_null(node):
            raise at.mismatch(node, self.expected)
        return form.read(node, at)

    def schema(self, definitions: dict[str, Schema]) -> Schema:
        forms = (self.scalar, self.sequence, self.mapping)
        return any_of(*(form.schema(definitions) for form in forms if form is not None))


class ListOf(Form[tuple[T, ...]], Generic[T], frozen=True):
    """A list of `least` to `most` entries of one form."""

    entry: Form[T]
    expected: str
    least: int = 1
    most: int = 0  # 0: as many as one likes

    def read(self, node: Node, at: Reader) -> tuple[T, ...]:
        if type(node) is not Sequence:
            hint = '; write each entry with "- " before it' if type(node) is Mapping else ""
            raise at.mismatch(node, f"a list of {self.expected}", hint)
        values = read_all(self.entry, node.items, at)
        check_count(node, len(node.items), self.least, self.most, self.expected, at)
        return tuple(values)

    def schema(self, definitions: dict[str, Schema]) -> Schema:
        bounds = {"minItems": self.least} | ({"maxItems": self.most} if self.most else {})
        return {"type": "array", "items": self.entry.schema(definitions), **bounds}


class MappingOf(Form[tuple[T, ...]], Generic[T], frozen=True):
    """A mapping whose keys are the user's own; `make` takes key, value and place."""

    key: Form[Any]
    value: Form[Any]
    make: Callable[[Any, Any, Place], T]
    expected: str
    least: int = 1
    most: int = 0

    def read(self, node: Node, at: Reader) -> tuple[T, ...]:
        if type(node) is not Mapping:
            raise at.mismatch(node, f"a mapping of {self.expected}")
        made: list[T] = []
        for key, value in node.entries:
            try:
                made.append(
                    self.make(self.key.read(key, at), self.value.read(value, at), at.place(key))
                )
            except ReadError:
                continue
        check_count(node, len(node.entries), self.least, self.most, self.expected, at)
        if len(made) < len(node.entries):
            raise ReadError
        return tuple(made)

    def schema(self, definitions: dict[str, Schema]) -> Schema:
        bounds = {"minProperties": self.least} | ({"maxProperties": self.most} if self.most else {})
        return {"type": "object", "additionalProperties": self.value.schema(definitions), **bounds}


class Field(msgspec.Struct, frozen=True):
    """A key of a record; `name` is what the model calls it, where that differs."""

    form: Form[Any]
    doc: str = ""
    required: bool = False
    name: str = ""


class Record(Form[T], frozen=True):
    """A mapping with keys that the language names."""

    owner: str  # what a message calls it: `a quote`
    fields: Map[str, Field]
    make: Callable[..., T]
    has_place: bool = False  # whether `make` takes `where`

    def read(self, node: Node, at: Reader) -> T:
        values = self.read_fields(node, at)
        if self.has_place:
            values["where"] = at.place(node)
        return self.make(**values)

    def read_fields(self, node: Node, at: Reader) -> dict[str, Any]:
        """The values of the keys that are there, under the model's names."""
        if type(node) is not Mapping:
            raise at.mismatch(node, f"{self.owner}, a mapping with {_listed(self.fields)}")
        values, sound = read_entries(node, self.fields, at)
        sound = check_required(node, self.fields, self.owner, at) and sound
        if not sound:
            raise ReadError
        return values

    def schema(self, definitions: dict[str, Schema]) -> Schema:
        return record_schema(self.fields, definitions)


def read_all(form: Form[T], nodes: list[Node], at: Reader) -> list[T]:
    """Every node read by `form`; raises after the last where one of them could not be."""
    values: list[T] = []
    for node in nodes:
        try:
            values.append(form.read(node, at))
        except ReadError:
            continue
    if len(values) < len(nodes):
        raise ReadError
    return values


def read_entries(node: Mapping, fields: Map[str, Field], at: Reader) -> tuple[dict[str, Any], bool]:
    """The known entries of `node` by the model's names, and whether all of it was sound."""
    values: dict[str, Any] = {}
    sound = True
    for key, value in node.entries:
        field = fields.get(key.value)
        try:
            if field is None:
                raise at.cut(value) or unknown_key(key, fields, at)
            values[field.name or key.value] = field.form.read(value, at)
        except ReadError:
            sound = False
    return values, sound


def unknown_key(key: Scalar, known: Map[str, object], at: Reader, otherwise: str = "") -> ReadError:
    """Reports a key that is not `known`, with the nearest; `otherwise` is said where none is."""
    if trap := explain_key(key):
        return at.trapped(trap, key)
    others = f"; the keys here are {_listed(known)}" if len(known) <= _MOST_LISTED else otherwise
    hint = suggestion(key.value, known) or others
    return at.fault("E102", key, key=shown(key.value), hint=hint)


def check_required(node: Mapping, fields: Map[str, Field], owner: str, at: Reader) -> bool:
    """Reports the keys that are missing, but for those that an unknown key was meant to be."""
    keys = node.keys()
    missing = [key for key, field in fields.items() if field.required and key not in keys]
    unknown = [key for key in keys if key not in fields]
    for key in missing:
        if not any(suggestion(other, [key]) for other in unknown):
            at.fault("E101", node, owner=owner, key=key)
    return not missing


def check_count(node: Node, count: int, least: int, most: int, expected: str, at: Reader) -> None:
    if count >= least and not (most and count > most):
        return
    if count < least and type(node) is Sequence:
        for child in node.items:
            if type(child) is Scalar and (trap := explain_comma(child)):
                raise at.trapped(trap, child)
    bounds = f"{least} or more" if not most else f"{least} to {most}" if most > least else least
    raise at.fault("E117", node, expected=f"{bounds} {expected}", count=count)


def check_word(word: Scalar, known: list[str], what: str, at: Reader) -> str:
    """`word` if it is among `known`, else an error with the nearest of them."""
    if word.value in known:
        return word.value
    raise unknown_word(word, known, what, at)


def unknown_word(word: Scalar, known: list[str], what: str, at: Reader) -> ReadError:
    if trap := explain_key(word):
        return at.trapped(trap, word)
    others = f"; it can be {_listed(known)}" if len(known) <= _MOST_LISTED else ""
    hint = suggestion(word.value, known) or others
    return at.fault("E104", word, what=what, word=shown(word.value), hint=hint)


def record_schema(fields: Map[str, Field], definitions: dict[str, Schema]) -> Schema:
    properties = {key: _describe(field, definitions) for key, field in fields.items()}
    required = [key for key, field in fields.items() if field.required]
    schema: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    return schema | ({"required": required} if required else {})


def _describe(field: Field, definitions: dict[str, Schema]) -> Schema:
    schema = field.form.schema(definitions)
    if not field.doc:
        return schema
    # draft-07 ignores what stands beside a $ref
    return {"description": field.doc} | ({"allOf": [schema]} if "$ref" in schema else schema)


def any_of(*schemas: Schema) -> Schema:
    """One of `schemas`; those that are themselves alternatives are taken apart."""
    flat: list[Schema] = []
    for schema in schemas:
        flat += schema["anyOf"] if set(schema) == {"anyOf"} else [schema]
    return flat[0] if len(flat) == 1 else {"anyOf": flat}


def _listed(words: Map[str, object] | list[str]) -> str:
    return ", ".join(quote(word) for word in words)


def check_one_kind(
    node: Mapping, kinds: list[Scalar], owner: str, known: list[str], at: Reader
) -> None:
    """Raises where `node` has no kind or several."""
    if len(kinds) > 1:
        names = " and ".join(quote(kind) for kind in kinds)
        raise at.fault("E110", kinds[1], owner=owner, kinds=names)
    if not kinds:
        shown_kinds = known if len(known) <= _MOST_LISTED else _USUAL_KINDS
        which = "one of" if shown_kinds is known else "such as"
        raise at.fault("E111", node, owner=owner, kinds=f"{which} {', '.join(shown_kinds)}")
