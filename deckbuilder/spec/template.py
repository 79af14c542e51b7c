"""A spec with `{{field}}` in it comes in; a `Deck` for each row of data goes out.

The expressions are Jinja2's, sandboxed, and stand inside the values of an ordinary spec: they are
masked before YAML is read and filled in its nodes, so a value from a row can neither break the
YAML nor add to it, and every message has the template's own line. A slide's `when:` is an
expression without braces; the slide is left out where it is false.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping as MappingLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from deckbuilder.diagnostics import Diagnostic, Place, diagnostic, suggestion
from deckbuilder.model.spec import Deck
from deckbuilder.spec.decks import read_deck
from deckbuilder.spec.files import find_root
from deckbuilder.spec.nodes import Mapping, Node, Scalar, Sequence
from deckbuilder.spec.reader import Reader, shown
from deckbuilder.spec.source import CONTROL, MAX_BYTES, Source, control_problem, decode, read_source

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment

Fields = MappingLike[str, object]

_EXPRESSION = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
# a masked expression: a mark with its number, then filling to the same length
_FIRST, _FILL = 0xF0000, "\U000fffff"
_MASKED = re.compile(rf"[\U000f0000-\U000ffffe]{_FILL}+")
_MOST = 0xFFFE  # expressions that the marks can tell apart

WHEN = "when"


class FillError(Exception):
    """An expression could not be worked out; says why."""

    def __init__(self, problem: Diagnostic) -> None:
        super().__init__(problem.message)
        self.problem = problem


class Expression(msgspec.Struct, frozen=True):
    """A compiled text or condition, the fields it names, and where it stands."""

    work_out: Any  # from fields to text, or to the value of a condition
    names: frozenset[str]
    where: Place


class Template(msgspec.Struct, frozen=True):
    """A spec read once; `texts` and `conditions` are by the node's place (line, column)."""

    file: str
    base: Path
    root: Path
    source: Source
    texts: dict[tuple[int, int], Expression]
    conditions: dict[tuple[int, int], Expression]

    def fill(self, fields: Fields, row: str) -> tuple[Deck | None, tuple[Diagnostic, ...]]:
        """The deck of one row; None where it has errors. `row` is what messages call it."""
        tree = self.source.root
        assert tree is not None
        at = Reader(self.file, self.root, self.base, self.source.lines)
        filling = _Filling(self, fields, row)
        try:
            root = filling.deck(tree)
        except FillError as error:
            return None, (error.problem,)
        at.diagnostics += filling.problems
        deck = read_deck(root, at, whole=True)
        found = sorted(set(at.diagnostics), key=lambda d: (d.where.line, d.where.column, d.code))
        return deck, tuple(found)


def load_template(
    path: str | Path, *, root: Path | None = None
) -> tuple[Template | None, tuple[Diagnostic, ...]]:
    """The template in the file `path`; None where it is no YAML or an expression is wrong.

    Raises `OSError` where the file cannot be read.
    """
    name = os.fspath(path)
    with Path(name).open("rb") as file:
        data = file.read(MAX_BYTES + 1)
    text = decode(data, name)
    if isinstance(text, Diagnostic):
        return None, (text,)
    masks: list[str] = []
    source = read_source(_mask(text, masks), name)
    source.lines = text.removeprefix("\ufeff").splitlines()
    found = list(source.diagnostics)
    if source.root is None:
        return None, tuple(found or [diagnostic("E100", Place(name), problem="it is empty")])
    base = Path(os.path.realpath(name)).parent
    template = Template(name, base, root or find_root(base), source, {}, {})
    found += _compile(template, masks)
    return (None if any(d.is_error for d in found) else template), tuple(found)


def _mask(text: str, masks: list[str]) -> str:
    def masked(found: re.Match[str]) -> str:
        masks.append(found.group())
        return chr(_FIRST + (len(masks) - 1) % _MOST) + _FILL * (len(found.group()) - 1)

    return _EXPRESSION.sub(masked, text)


def _unmask(text: str, masks: list[str]) -> str:
    return _MASKED.sub(lambda found: masks[ord(found.group()[0]) - _FIRST], text)


def _compile(template: Template, masks: list[str]) -> list[Diagnostic]:
    """Puts the masked expressions back into the nodes and compiles what holds one."""
    from jinja2 import TemplateSyntaxError

    found: list[Diagnostic] = []
    compiler = _Compiler()
    for scalar, is_condition in _scalars(template.source.root):
        masked = _MASKED.search(scalar.value) is not None
        if not masked and not is_condition:
            continue
        scalar.value = _unmask(scalar.value, masks)
        where = Place(template.file, scalar.line, scalar.column)
        try:
            made = compiler.condition if is_condition else compiler.text
            known = template.conditions if is_condition else template.texts
            known[scalar.line, scalar.column] = made(scalar.value, where)
        except TemplateSyntaxError as error:
            problem = error.message or "it is no expression"
            found.append(diagnostic("E501", where, text=shown(scalar.value), problem=problem))
    return found


def _scalars(root: Node | None) -> list[tuple[Scalar, bool]]:
    """Every text of the tree, keys too, and whether it is a slide's condition."""
    found: list[tuple[Scalar, bool]] = []
    conditions = {id(value) for value in _conditions(root)}
    stack: list[Node] = [root] if root is not None else []
    seen: set[int] = set()  # an alias stands for the node itself
    while stack:
        node = stack.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if type(node) is Scalar:
            found.append((node, id(node) in conditions))
        elif type(node) is Sequence:
            stack += node.items
        elif type(node) is Mapping:
            stack += [part for entry in node.entries for part in entry]
    return found


def _conditions(root: Node | None) -> list[Node]:
    slides = root.get("slides") if type(root) is Mapping else None
    entries = slides.items if type(slides) is Sequence else []
    found = [entry.get(WHEN) for entry in entries if type(entry) is Mapping]
    return [node for node in found if node is not None]


class _Compiler:
    """Jinja2's sandbox; a field that a row lacks is an error."""

    def __init__(self) -> None:
        from jinja2 import StrictUndefined
        from jinja2.sandbox import ImmutableSandboxedEnvironment

        self.environment: SandboxedEnvironment = ImmutableSandboxedEnvironment(
            undefined=StrictUndefined, keep_trailing_newline=True
        )
        self.environment.globals.clear()  # an expression sees its row and nothing else

    def text(self, source: str, where: Place) -> Expression:
        template = self.environment.from_string(source)
        return Expression(template.render, self._names(source), where)

    def condition(self, source: str, where: Place) -> Expression:
        bare = source.strip()
        if bare.startswith("{{") and bare.endswith("}}"):
            bare = bare[2:-2]
        work_out = self.environment.compile_expression(bare, undefined_to_none=False)
        return Expression(work_out, self._names("{{" + bare + "}}"), where)

    def _names(self, source: str) -> frozenset[str]:
        from jinja2 import meta

        return frozenset(meta.find_undeclared_variables(self.environment.parse(source)))


class _Filling:
    """A template's tree with one row's values in it; what holds no expression is shared."""

    def __init__(self, template: Template, fields: Fields, row: str) -> None:
        self.template = template
        self.fields = {**fields, "row": fields}
        self.row = row
        self.problems: list[Diagnostic] = []

    def deck(self, root: Node) -> Node:
        if type(root) is not Mapping:
            return root
        entries = [
            (key, self._slides(value) if key.value == "slides" else self._node(value))
            for key, value in root.entries
        ]
        return Mapping(entries, root.line, root.column)

    def _slides(self, node: Node) -> Node:
        if type(node) is not Sequence:
            return node
        kept = [self._node(_without_when(slide)) for slide in node.items if self._stays(slide)]
        return Sequence(kept, node.line, node.column)

    def _stays(self, slide: Node) -> bool:
        when = slide.get(WHEN) if type(slide) is Mapping else None
        if type(when) is not Scalar:
            return True
        return bool(self._work_out(self.template.conditions[when.line, when.column]))

    def _node(self, node: Node) -> Node:
        if type(node) is Scalar:
            return self._scalar(node)
        if type(node) is Sequence:
            return Sequence([self._node(item) for item in node.items], node.line, node.column)
        assert type(node) is Mapping
        filled = [(self._scalar(key), self._node(value)) for key, value in node.entries]
        self._check_unique([key for key, _ in filled])
        return Mapping(filled, node.line, node.column)

    def _scalar(self, node: Scalar) -> Scalar:
        expression = self.template.texts.get((node.line, node.column))
        if expression is None:
            return node
        value = str(self._work_out(expression))
        if found := CONTROL.search(value):
            raise FillError(control_problem(found.group(), expression.where))
        return Scalar(value, node.line, node.column, node.style, node.end_line, node.end_column)

    def _work_out(self, expression: Expression) -> object:
        from jinja2 import UndefinedError

        try:
            return expression.work_out(**self.fields)
        except UndefinedError as error:
            missing = sorted(expression.names - self.fields.keys())
            if missing:
                raise self._missing(expression, missing[0]) from error
            raise self._fault(expression, error) from error
        except Exception as error:  # an expression is a program; whatever it raises is its fault
            raise self._fault(expression, error) from error

    def _missing(self, expression: Expression, name: str) -> FillError:
        fields = {"row": self.row, "name": shown(name), "hint": suggestion(name, self.fields)}
        return FillError(diagnostic("E502", expression.where, **fields))

    def _fault(self, expression: Expression, error: Exception) -> FillError:
        problem = shown(str(error) or type(error).__name__)
        return FillError(diagnostic("E503", expression.where, row=self.row, problem=problem))

    def _check_unique(self, keys: list[Scalar]) -> None:
        first: dict[str, Scalar] = {}
        for key in keys:
            other = first.setdefault(key.value, key)
            if other is not key:
                where = Place(self.template.file, key.line, key.column)
                self.problems.append(
                    diagnostic("E107", where, key=shown(key.value), line=other.line)
                )


def _without_when(slide: Node) -> Node:
    if type(slide) is not Mapping or slide.get(WHEN) is None:
        return slide
    entries = [entry for entry in slide.entries if entry[0].value != WHEN]
    return Mapping(entries, slide.line, slide.column)
