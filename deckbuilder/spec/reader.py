"""What reading a tree needs besides its nodes: the file, its lines, and what was found so far.

A form that cannot read its node reports why and raises `ReadError`; forms that hold others catch
it, go on with the rest, and raise it again at their end, so that one run finds every error.
"""

from __future__ import annotations

from pathlib import Path

from deckbuilder.diagnostics import Diagnostic, Place, diagnostic
from deckbuilder.model.spec import Image, Text
from deckbuilder.spec.nodes import Mapping, Node, Problem, Scalar, Sequence
from deckbuilder.spec.scalars import is_null
from deckbuilder.spec.traps import explain_scalar

_LONGEST_QUOTE = 40  # characters of the user's text in a message


class ReadError(Exception):
    """A value could not be read; why has been reported."""


class Reader:
    """Collects diagnostics, links and texts while the forms read one file."""

    def __init__(self, file: str, root: Path, base: Path, lines: list[str]) -> None:
        self.file = file
        self.root = root
        self.base = base
        self.lines = lines
        self.diagnostics: list[Diagnostic] = []
        self.links: list[tuple[str, Place]] = []
        self.texts: list[str] = []  # what `lang` is derived from
        self.title: Text | None = None  # of the slide being read
        self.images: dict[str, Image] = {}
        self.explained: set[tuple[int, int]] = set()  # nodes whose error has been reported
        self.cut_lines = {number for number, line in enumerate(lines, 1) if " #" in line}

    def place(self, node: Node) -> Place:
        return Place(self.file, node.line, node.column)

    def report(self, code: str, where: Place, **fields: object) -> None:
        self.diagnostics.append(diagnostic(code, where, **fields))

    def fault(self, code: str, node: Node, **fields: object) -> ReadError:
        """Reports an error at `node`; the caller raises what is returned."""
        if not self.is_explained(node):
            self.report(code, self.place(node), **fields)
        return ReadError()

    def is_explained(self, node: Node) -> bool:
        """Whether what is wrong with `node` has been reported before it was read."""
        return (node.line, node.column) in self.explained

    def mismatch(self, node: Node, expected: str, hint: str = "") -> ReadError:
        """`node` has another shape than `expected`, be it through one of YAML's traps."""
        if type(node) is Scalar and (trap := self.trap(node) or self.cut(node)):
            return trap
        return self.fault("E103", node, expected=expected, found=describe(node), hint=hint)

    def trap(self, node: Scalar) -> ReadError | None:
        """The fault that one of YAML's traps explains; for where a text is out of place."""
        problem = explain_scalar(node)
        return self.trapped(problem, node) if problem else None

    def cut(self, value: Node) -> ReadError | None:
        """The fault where `value` is nothing because a comma cut the text before it in two."""
        if type(value) is not Scalar or value.value or value.style or value.line > len(self.lines):
            return None
        before = self.lines[value.line - 1][: value.column - 1].rstrip()
        start = max(before.rfind(","), before.rfind("{")) + 1
        text = before[start:].strip()
        if before[start - 1 : start] != "," or not text or text.endswith((":", "-", "?")):
            return None
        column = len(before) - len(before[start:].lstrip()) + 1
        self.report("E162", Place(self.file, value.line, column), text=shown(text))
        return ReadError()

    def trapped(self, problem: Problem, node: Node) -> ReadError:
        """Reports a trap at its own place."""
        if not self.is_explained(node):
            place = Place(self.file, problem.line, problem.column)
            self.report(problem.code, place, **problem.fields)
        return ReadError()


def describe(node: Node) -> str:
    """What a message calls `node`."""
    if type(node) is Sequence:
        return "a list"
    if type(node) is Mapping:
        return "a mapping"
    if type(node) is not Scalar or not is_null(node):
        return quote(node)
    return f"nothing, which YAML reads in {node.value} without quotes" if node.value else "nothing"


def quote(node: Node | str) -> str:
    """The user's text in quotes: short, on one line, and harmless to a terminal."""
    text = node if isinstance(node, str) else node.value if type(node) is Scalar else ""
    return f'"{shown(text)}"'


def shown(text: str) -> str:
    """`text` as a message may show it."""
    text = text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE]}…"
    if text.isprintable():
        return text
    return "".join(mark if mark.isprintable() else _escape(mark) for mark in text)


def _escape(mark: str) -> str:
    return " " if mark in "\n\u3000" else f"\\u{ord(mark):04x}"
