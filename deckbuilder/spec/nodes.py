"""YAML text in, a tree of nodes with their positions out.

Events come from PyYAML's C parser one at a time, so that depth and size are refused before
anything deep is built. Scalars stay as typed; which of them are numbers is `scalars.py`'s
business. Aliases and merge keys are resolved; no node is its own ancestor.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

import msgspec
import yaml
from yaml._yaml import CParser  # pyright: ignore[reportMissingTypeStubs, reportMissingModuleSource]
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

MAX_DEPTH = 64
MAX_NODES = 200_000
_NULL_WORDS = frozenset(("~", "null", "Null", "NULL"))


class Scalar(msgspec.Struct, gc=False):
    """`style` is empty for a plain scalar, else one of `' " | >`; lines and columns from 1.

    `end_line` and `end_column` are where the text stops.
    """

    value: str
    line: int
    column: int
    style: str = ""
    end_line: int = 0
    end_column: int = 0


class Sequence(msgspec.Struct):
    items: list[Node]
    line: int
    column: int


class Mapping(msgspec.Struct):
    """Its keys are text and unique."""

    entries: list[tuple[Scalar, Node]]
    line: int
    column: int

    def get(self, key: str) -> Node | None:
        for name, value in self.entries:
            if name.value == key:
                return value
        return None

    def keys(self) -> list[str]:
        return [name.value for name, _ in self.entries]


Node: TypeAlias = Scalar | Sequence | Mapping


class Problem(msgspec.Struct):
    """What is wrong with the tree: the fields of a diagnostic, not yet in words."""

    code: str
    line: int
    column: int
    fields: dict[str, object] = {}


class RefusedError(Exception):
    """The text cannot become a tree for a reason that has its message."""

    def __init__(self, code: str, line: int, column: int, **fields: object) -> None:
        super().__init__(code)
        self.problem = Problem(code, line, column, fields)


class Tree(msgspec.Struct):
    """`root` is None for an empty file.

    `multiline` are the plain scalars over several lines, `escaped` those in double quotes, unless
    the text has no escapes at all.
    `nodes` counts what was typed, `anchored` tells whether any of it is used elsewhere.
    """

    root: Node | None
    problems: list[Problem]
    multiline: list[Scalar]
    escaped: list[Scalar]
    nodes: int = 0
    anchored: bool = False


class _Frame(msgspec.Struct):
    """An open collection; `extra` counts the nodes below its children, `height` their levels."""

    children: list[Node]
    is_mapping: bool
    line: int
    column: int
    anchor: str | None
    extra: int = 0
    height: int = 0


class _Anchored(msgspec.Struct):
    node: Node | None  # None while the collection is still open
    size: int
    height: int
    line: int
    column: int
    plain: bool
    used: bool = False


class _Composer:
    """Builds the tree from events; collections under way stand on a stack."""

    def __init__(self, text: str) -> None:
        self.next_event: Callable[[], Any] = CParser(text).get_event
        self.has_escapes = "\\" in text
        self.frame = _Frame([], False, 1, 1, None)
        self.stack: list[_Frame] = []
        self.anchors: dict[str, _Anchored] = {}
        self.problems: list[Problem] = []
        self.multiline: list[Scalar] = []
        self.escaped: list[Scalar] = []
        self.documents = 0
        self.opened = 0
        self.handlers: dict[type, Callable[[Any], None]] = {
            SequenceStartEvent: self.open,
            MappingStartEvent: self.open,
            SequenceEndEvent: self.close,
            MappingEndEvent: self.close,
            AliasEvent: self.add_alias,
            DocumentStartEvent: self.start_document,
        }

    def compose(self) -> Tree:
        next_event, handlers, add_scalar = self.next_event, self.handlers, self.add_scalar
        scalars = 0
        while True:
            event = next_event()
            kind = event.__class__
            if kind is ScalarEvent:
                scalars += 1
                if scalars > MAX_NODES:
                    raise RefusedError("E106", 0, 0, limit=f"{MAX_NODES} nodes")
                add_scalar(event)
            elif kind in handlers:
                handlers[kind](event)
            elif kind is StreamEndEvent:
                break
        self.check_anchors()
        root = self.frame.children[0] if self.frame.children else None
        nodes, anchored = scalars + self.opened, bool(self.anchors)
        return Tree(root, self.problems, self.multiline, self.escaped, nodes, anchored)

    def add_scalar(self, event: Any) -> None:
        start, end, style = event.start_mark, event.end_mark, event.style or ""
        node = Scalar(
            event.value, start.line + 1, start.column + 1, style, end.line + 1, end.column + 1
        )
        self.frame.children.append(node)
        if event.tag is not None or event.anchor is not None:
            self.note_properties(event, node)
        if not style:
            if node.end_line != node.line:
                self.multiline.append(node)
        elif self.has_escapes and style == '"':
            self.escaped.append(node)

    def note_properties(self, event: Any, node: Scalar) -> None:
        if event.tag is not None:
            self.problems.append(_tag_problem(event))
        if event.anchor is not None:
            plain = not node.style
            self.anchors[event.anchor] = _Anchored(node, 1, 0, node.line, node.column, plain)

    def open(self, event: Any) -> None:
        mark = event.start_mark
        line, column = mark.line + 1, mark.column + 1
        if event.tag is not None:
            self.problems.append(_tag_problem(event))
        if len(self.stack) >= MAX_DEPTH:
            raise RefusedError("E106", line, column, limit=f"{MAX_DEPTH} levels")
        if event.anchor is not None:
            self.anchors[event.anchor] = _Anchored(None, 0, 0, line, column, False)
        self.opened += 1
        self.stack.append(self.frame)
        is_mapping = type(event) is MappingStartEvent
        self.frame = _Frame([], is_mapping, line, column, event.anchor)

    def close(self, event: Any) -> None:
        frame, parent = self.frame, self.stack.pop()
        size = 1 + len(frame.children) + frame.extra
        height = frame.height + 1
        node = self.close_mapping(frame) if frame.is_mapping else _sequence(frame)
        if frame.anchor is not None:
            self.anchors[frame.anchor].node = node
            self.anchors[frame.anchor].size = size
            self.anchors[frame.anchor].height = height
        parent.children.append(node)
        self.frame = parent
        self.grow(size, height, frame.line, frame.column)

    def grow(self, size: int, height: int, line: int, column: int) -> None:
        """Counts a finished collection of `size` nodes and `height` levels in its parent."""
        parent = self.frame
        parent.extra += size - 1
        parent.height = max(parent.height, height)
        if parent.extra > MAX_NODES:
            raise RefusedError("E106", line, column, limit=f"{MAX_NODES} nodes")
        if len(self.stack) + height > MAX_DEPTH:
            raise RefusedError("E106", line, column, limit=f"{MAX_DEPTH} levels")

    def add_alias(self, event: Any) -> None:
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        anchored = self.anchors.get(event.anchor)
        if anchored is None:
            raise RefusedError("E155", line, column, mark="*")
        if anchored.node is None:
            raise RefusedError("E108", line, column, feature="an anchor inside itself", hint="")
        anchored.used = True
        self.frame.children.append(anchored.node)
        self.grow(anchored.size, anchored.height, line, column)

    def start_document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            line, column = event.start_mark.line + 1, event.start_mark.column + 1
            raise RefusedError(
                "E108", line, column, feature="a second document (after ---)", hint=""
            )

    def check_anchors(self) -> None:
        """A plain text that begins with `&` loses its first word without a sound."""
        for name, anchored in self.anchors.items():
            if anchored.plain and not anchored.used:
                fields: dict[str, object] = {"anchor": f"&{name}"}
                self.problems.append(Problem("W103", anchored.line, anchored.column, fields))

    def close_mapping(self, frame: _Frame) -> Mapping:
        children = frame.children
        entries: list[tuple[Scalar, Node]] = []
        first: dict[str, Scalar] = {}
        merges: list[Node] = []
        for key, value in zip(children[::2], children[1::2], strict=True):
            if type(key) is not Scalar:
                self.problems.append(_key_problem(key))
            elif key.value == "<<" and not key.style:
                merges.append(value)
            elif key.value in first:
                fields: dict[str, object] = {"key": key.value, "line": first[key.value].line}
                self.problems.append(Problem("E107", key.line, key.column, fields))
            else:
                if key.value in _NULL_WORDS:  # a key is a name, also where it reads NULL
                    key.style = "'"
                first[key.value] = key
                entries.append((key, value))
                if key.value[:1] == "“" and "”" not in key.value and not key.style:
                    self.problems.append(Problem("E152", key.line, key.column))
        for merge in merges:
            self.merge(entries, first, merge)
        return Mapping(entries, frame.line, frame.column)

    def merge(
        self, entries: list[tuple[Scalar, Node]], first: dict[str, Scalar], source: Node
    ) -> None:
        """Adds to `entries` what `source` has and they lack."""
        for mapping in source.items if type(source) is Sequence else [source]:
            if type(mapping) is not Mapping:
                fields: dict[str, object] = {"expected": "a mapping to merge", "hint": ""}
                fields["found"] = "something else"
                self.problems.append(Problem("E103", mapping.line, mapping.column, fields))
                continue
            fresh = [entry for entry in mapping.entries if entry[0].value not in first]
            entries.extend(fresh)
            first.update((key.value, key) for key, _ in fresh)


def _sequence(frame: _Frame) -> Sequence:
    return Sequence(frame.children, frame.line, frame.column)


def _tag_problem(event: Any) -> Problem:
    mark = event.start_mark
    hint = "; quote a text that starts with !"
    fields: dict[str, object] = {"feature": f"the tag {event.tag}", "hint": hint}
    return Problem("E108", mark.line + 1, mark.column + 1, fields)


def _key_problem(key: Node) -> Problem:
    mark = "[" if type(key) is Sequence else "{"
    return Problem("E155", key.line, key.column, {"mark": mark})


def compose(text: str) -> Tree:
    """The tree of `text`; raises `RefusedError` or `yaml.YAMLError` where there cannot be one."""
    return _Composer(text).compose()


YamlError = yaml.YAMLError
