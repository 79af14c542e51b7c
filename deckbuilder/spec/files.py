"""Paths that a spec names: checked, absolute, inside the project root.

In: a Literal. Out: an absolute path of a file that exists, or an error with its place. Symbolic
links are resolved before the root is compared.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

from deckbuilder.diagnostics import suggestion
from deckbuilder.spec.forms import Form, Schema
from deckbuilder.spec.nodes import Node, Scalar
from deckbuilder.spec.reader import Reader, ReadError, shown
from deckbuilder.spec.source import CONTROL
from deckbuilder.spec.traps import explain_key
from deckbuilder.spec.words import LITERAL

MAX_TEXT_BYTES = 5_000_000
_REMOTE = re.compile(r"[a-z][a-z0-9+.-]+://|data:", re.IGNORECASE)
_ROOT_MARKS = ("deckbuilder.toml", ".git")


def find_root(folder: Path) -> Path:
    """The nearest folder upwards that marks a project, else `folder`."""
    for candidate in (folder, *folder.parents):
        if any((candidate / mark).exists() for mark in _ROOT_MARKS):
            return candidate
    return folder


class PathForm(Form[str], frozen=True):
    """A path of a file, relative to the spec."""

    def read(self, node: Node, at: Reader) -> str:
        return resolve(LITERAL.read(node, at), node, at)

    def schema(self, definitions: dict[str, Schema]) -> Schema:
        return {"type": "string"}


def resolve(path: str, node: Node, at: Reader) -> str:
    """`path` absolute; raises `ReadError` where there is no such file inside the root."""
    if _REMOTE.match(path):
        raise at.fault("E136", node, path=shown(path))
    try:
        full = os.path.realpath(at.base / path)
        inside = Path(full).is_relative_to(os.path.realpath(at.root))
        exists = inside and Path(full).is_file()
    except (OSError, ValueError):  # a name that no file can have
        inside, exists, full = True, False, ""
    if not inside:
        raise at.fault("E131", node, path=shown(path))
    if not exists:
        raise _missing(path, full, node, at)
    return full


def _missing(path: str, full: str, node: Node, at: Reader) -> ReadError:
    if type(node) is Scalar and (trap := explain_key(node)):
        return at.trapped(trap, node)
    return at.fault("E130", node, path=shown(path), hint=_nearest(full))


def _nearest(full: str) -> str:
    try:
        names = [entry.name for entry in Path(full).parent.iterdir()] if full else []
    except OSError:
        names = []
    return suggestion(Path(full).name, sorted(names))


def read_text_file(path: str, node: Node, at: Reader, may_be_gbk: bool = False) -> str:
    """The text of the file at the absolute `path`, without a byte order mark."""
    name = Path(path).name
    try:
        data = Path(path).read_bytes() if Path(path).stat().st_size <= MAX_TEXT_BYTES else None
    except OSError as error:
        raise at.fault("E135", node, path=name, problem=error.strerror) from None
    if data is None:
        raise at.fault("E135", node, path=name, problem="it is larger than 5 MB")
    text = _decode(data, name, node, at, may_be_gbk).replace("\r\n", "\n")
    if found := CONTROL.search(text):
        problem = f"it holds the control character U+{ord(found.group()):04X}"
        raise at.fault("E135", node, path=name, problem=problem)
    return text


def _decode(data: bytes, name: str, node: Node, at: Reader, may_be_gbk: bool) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        if may_be_gbk:
            text = data.decode("gb18030")
            at.report("W104", at.place(node), path=name)
            return text
    except UnicodeDecodeError:
        pass
    raise at.fault("E135", node, path=name, problem="it is not UTF-8 text")


PATH = PathForm()
