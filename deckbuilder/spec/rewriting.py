"""Small changes to a YAML text that leave everything around them as it is.

In: the text and what is to be changed, by its spot. Out: the new text. Each change is tried in
the forms that keep the style of what stands there, and each try is read again: only a text that
says exactly what was wanted is taken, else `RewriteError`. A change through an alias, or to what
an alias repeats, is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import yaml

from deckbuilder.spec.spots import Spot, data_of, find_spots

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}
_COMMENT = re.compile(r"[ \t]*#")

Patch = tuple[int, int, str]  # from, to, what stands there instead


class RewriteError(Exception):
    """The change has no form that this text could take."""


class Rewriter:
    """A text under change. Spots are those of the text as it now is: find them anew after each
    change."""

    def __init__(self, text: str) -> None:
        self.take(text)

    def take(self, text: str, root: Spot | None = None) -> None:
        """Go on with another text, whose root may be known."""
        self.text = text
        self.newline = "\r\n" if "\r\n" in text else "\n"
        self.root = root or find_spots(text)
        self.repeated = {one.anchor for one in self.root.walk() if one.kind == "alias"}

    # --- scalars ------------------------------------------------------------------------

    def set_scalar(self, spot: Spot, value: str) -> None:
        """Give a scalar another text, in its own style where that can hold it."""
        forms = self._forms(spot, value)
        self._try({id(spot): value}, spot, ([(spot.start, spot.end, form)] for form in forms))

    def set_number(self, spot: Spot, number: str) -> None:
        """Give a scalar another number, or nothing, as typed."""
        wanted = number or None
        form = f" {number}" if self._hugs(spot) else number or "null"
        self._try({id(spot): wanted}, spot, [[(spot.start, spot.end, form)]])

    def _forms(self, spot: Spot, value: str) -> Iterator[str]:
        """How `value` may be written in the place of `spot`, what is nearest to it first."""
        if spot.style[:1] in ("|", ">") and value.strip():
            yield from self._block_forms(spot, value)
        lead = " " if self._hugs(spot) else ""
        calm = "'" if '"' in value or "\\" in value else '"'
        for style in (spot.style, calm):
            yield from (lead + form for form in _plain_or_quoted(style, value))
        yield lead + _double(value)

    def _hugs(self, spot: Spot) -> bool:
        """Whether an empty value stands right behind its colon or dash."""
        return spot.start == spot.end and self.text[spot.start - 1 : spot.start] in (":", "-")

    def _block_forms(self, spot: Spot, value: str) -> Iterator[str]:
        header, *lines = self.text[spot.start : spot.end].splitlines()
        full = next((line for line in lines if line.strip()), "")
        indent = full[: len(full) - len(full.lstrip(" "))]
        folded = value.replace("\n", "\n\n") if spot.style[0] == ">" else value
        for head, body in ((header, folded), (header.replace(">", "|", 1), value)):
            rows = [indent + row if row else "" for row in body.rstrip("\n").split("\n")]
            yield self.newline.join([head, *rows])

    # --- lists --------------------------------------------------------------------------

    def remove(self, owner: Spot, index: int) -> None:
        """Take out an entry, with the comments above it; of a mapping key and value."""
        pieces = self._entries(owner)
        kept = [piece for n, piece in enumerate(pieces) if n != index]
        if not kept:
            raise RewriteError
        size = 2 if owner.kind == "mapping" else 1
        said = _said(owner)
        del said[1 + index * size : 1 + (index + 1) * size]
        if owner.flow:
            self._try({id(owner): said}, owner, [self._flow(owner, kept)])
        else:
            start, end = pieces[index]
            if index == 0 and start == owner.start:  # behind a dash the next takes its place
                end = owner.children[size].start
            self._try({id(owner): said}, owner, [[(start, end, "")]])

    def reorder(self, owner: Spot, order: Sequence[int]) -> None:
        """Put the entries of a list into `order`, each with the comments above it."""
        pieces = self._entries(owner)
        said = [owner.kind, *(data_of(owner.children[n]) for n in order)]
        moved = [pieces[n] for n in order]
        if owner.flow:
            self._try({id(owner): said}, owner, [self._flow(owner, moved)])
        else:
            lines = "".join(self._whole_lines(*piece) for piece in moved)
            self._try({id(owner): said}, owner, [[(pieces[0][0], pieces[-1][1], lines)]])

    def insert(self, owner: Spot, index: int, value: str) -> None:
        """Put the text `value` into a list, before the entry `index` or at the end."""
        said = _said(owner)
        said.insert(1 + index, value)
        example = owner.children[min(index, len(owner.children) - 1)]
        scalar = (
            example if example.kind == "scalar" and example.style[:1] not in ("|", ">") else None
        )
        style = scalar.style if scalar else ""
        forms = {"": value, "'": _single(value), '"': _double(value)}
        tries = [forms[style], _double(value)]
        if owner.flow:
            self._try({id(owner): said}, owner, (self._flow_insert(owner, index, f) for f in tries))
        else:
            self._try({id(owner): said}, owner, (self._line_insert(owner, index, f) for f in tries))

    def _flow_insert(self, owner: Spot, index: int, form: str) -> list[Patch]:
        if index < len(owner.children):
            return _insertion(owner.children[index].start, f"{form}, ")
        return _insertion(owner.children[-1].end, f", {form}")

    def _line_insert(self, owner: Spot, index: int, form: str) -> list[Patch]:
        pieces = self._entries(owner)
        at = pieces[index][0] if index < len(pieces) else self._content_end(owner)
        return _insertion(at, self._line(at, f"{' ' * (owner.column - 1)}- {form}"))

    def _line(self, at: int, line: str) -> str:
        """A line to put at `at`, which may be the end of a text without a last line break."""
        gap = "" if not at or self.text[at - 1] == "\n" else self.newline
        return gap + line + self.newline

    # --- keys ---------------------------------------------------------------------------

    def set_key(self, owner: Spot, key: str, value: Any, *, first: bool = False) -> None:
        """Give a mapping the key `key`: a text, or a mapping of mappings of numbers as typed.

        A key that is there keeps its place; a new one comes last, or first.
        """
        known = owner.get(key)
        if known is not None:
            if known.kind == "scalar" and isinstance(value, str):
                self.set_scalar(known, value)
                return
            self.remove(owner, [name.value for name, _ in owner.pairs].index(key))
            owner = self.at(owner.line, owner.column, owner.kind)
        said = _said(owner)
        entry = [key, _said_of(value)]
        said[1:1] = entry if first else []
        said += [] if first else entry
        self._try({id(owner): said}, owner, self._key_forms(owner, key, value, first))

    def _key_forms(self, owner: Spot, key: str, value: Any, first: bool) -> Iterator[list[Patch]]:
        start, end = owner.children[0].start, owner.children[-1].end
        if owner.flow:
            for form in _flow_forms(value):
                entry = f"{key}: {form}"
                yield _insertion(start, f"{entry}, ") if first else _insertion(end, f", {entry}")
            return
        indent = " " * (owner.children[0].column - 1)
        end = self._content_end(owner)
        for form in self._value_forms(value, indent):
            entry = f"{key}:{form}"
            if first:
                yield _insertion(start, f"{entry}{self.newline}{indent}")
            else:
                yield _insertion(end, self._line(end, indent + entry))

    def _value_forms(self, value: Any, indent: str) -> Iterator[str]:
        """What comes after the colon of a key that stands at `indent`."""
        if isinstance(value, str):
            if "\n" in value:
                rows = [f"{indent}  {row}" if row else "" for row in value.rstrip("\n").split("\n")]
                yield self.newline.join([" |" if value.endswith("\n") else " |-", *rows])
            else:
                yield f" {value}"
            yield f" {_double(value)}"
            return
        rows = [f"{indent}  {_name(name)}: {_flow(inner)}" for name, inner in value.items()]
        yield self.newline.join(["", *rows])

    # --- comments -----------------------------------------------------------------------

    def comment_above(self, spot: Spot, comment: str) -> None:
        """Write a comment on a line of its own above the line where `spot` begins."""
        at = self.text.rfind("\n", 0, spot.start) + 1
        line = self.text[at : self._line_end(at)]
        indent = line[: len(line) - len(line.lstrip(" "))]
        words = " ".join(comment.split())
        self._try({}, self.root, [_insertion(at, f"{indent}# {words}{self.newline}")])

    # --- places -------------------------------------------------------------------------

    def at(self, line: int, column: int, kind: str = "scalar") -> Spot:
        """The spot that begins there; raises `RewriteError` where none does."""
        for spot in self.root.walk():
            if (spot.line, spot.column, spot.kind) == (line, column, kind):
                return spot
        raise RewriteError

    def is_repeated(self, spot: Spot) -> bool:
        """Whether `spot` is part of what an alias repeats elsewhere."""
        return any(
            one.anchor in self.repeated and one.start <= spot.start and spot.end <= one.end
            for one in self.root.walk()
            if one.anchor and one.kind != "alias"
        )

    def _entries(self, owner: Spot) -> list[tuple[int, int]]:
        """Where each entry of a collection stands: whole lines in a block, else just itself."""
        size = 2 if owner.kind == "mapping" else 1
        heads = owner.children[::size]
        ends = [child.end for child in owner.children[size - 1 :: size]]
        if owner.flow:
            return list(zip((head.start for head in heads), ends, strict=True))
        starts: list[int] = []
        for n, head in enumerate(heads):
            first = self._first_line(head, owner, ends[n - 1] if n else owner.start)
            starts.append(self._with_comments(first, self._line_end(ends[n - 1]) if n else 0))
        return list(zip(starts, [*starts[1:], self._content_end(owner)], strict=True))

    def _first_line(self, head: Spot, owner: Spot, before: int) -> int:
        """Where the line of an entry's dash or key begins; where something else stands before
        the first of them on its line, where it begins itself."""
        start = self.text.rfind("\n", 0, head.start) + 1
        mark = "-" if owner.kind == "sequence" else ""
        while True:
            begin = self.text[start : start + owner.column - 1]
            if not begin.strip() and self.text.startswith(mark, start + owner.column - 1):
                return start
            if start <= before or start == 0:
                return head.start
            start = self.text.rfind("\n", 0, start - 1) + 1

    def _with_comments(self, start: int, least: int) -> int:
        """`start`, or where the comments right above it begin."""
        while start > least:
            above = self.text.rfind("\n", 0, start - 1) + 1
            if above < least or not _COMMENT.match(self.text, above):
                break
            start = above
        return start

    def _content_end(self, owner: Spot) -> int:
        """The end of the last line of a block collection, its line break included."""
        return min(self._line_end(owner.end) + len(self.newline), len(self.text))

    def _line_end(self, at: int) -> int:
        end = self.text.find(self.newline, at)
        return len(self.text) if end < 0 else end

    def _whole_lines(self, start: int, end: int) -> str:
        part = self.text[start:end]
        return part if part.endswith("\n") else part + self.newline

    def _flow(self, owner: Spot, pieces: list[tuple[int, int]]) -> list[Patch]:
        """The entries of a flow collection anew, between them what stood between the first two."""
        entries = self._entries(owner)
        gap = self.text[entries[0][1] : entries[1][0]] if len(entries) > 1 else ", "
        parts = gap.join(self.text[a:b] for a, b in pieces)
        return [(entries[0][0], entries[-1][1], parts)]

    # --- trying -------------------------------------------------------------------------

    def _try(self, changes: dict[int, Any], spot: Spot, tries: Iterable[list[Patch]]) -> None:
        """Take the first of `tries` after which the text says what it should."""
        if changes and (spot.kind == "alias" or self.is_repeated(spot)):
            raise RewriteError
        wanted = data_of(self.root, changes)
        for patches in tries:
            text = patched(self.text, patches)
            try:
                root = find_spots(text)
            except yaml.YAMLError:
                continue
            if data_of(root) == wanted:
                self.take(text, root)
                return
        raise RewriteError


def patched(text: str, patches: Iterable[Patch]) -> str:
    """`text` with `patches`, which do not overlap and come in order."""
    parts: list[str] = []
    at = 0
    for start, end, new in patches:
        parts += (text[at:start], new)
        at = end
    return "".join((*parts, text[at:]))


def _insertion(at: int, form: str) -> list[Patch]:
    return [(at, at, form)]


def _plain_or_quoted(style: str, value: str) -> list[str]:
    """`value` on one line in a scalar's style; nothing where that has no such form."""
    if "\n" in value or style[:1] in ("|", ">"):
        return []
    return [{"": value, "'": _single(value), '"': _double(value)}[style]]


def _said(owner: Spot) -> list[Any]:
    return list(data_of(owner))


def _said_of(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    said: list[Any] = ["mapping"]
    for name, inner in value.items():  # pyright: ignore[reportUnknownVariableType]
        said += [name, _said_of(inner)]
    return said


def _single(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def _double(value: str) -> str:
    return '"' + "".join(_ESCAPES.get(c, c) for c in value) + '"'


def _name(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z][\w/.-]*", name) else _double(name)


def _flow(value: Any) -> str:
    if not isinstance(value, dict):
        return str(value)
    inner = (f"{_name(k)}: {_flow(v)}" for k, v in value.items())  # pyright: ignore
    return "{" + ", ".join(inner) + "}"


def _flow_forms(value: Any) -> list[str]:
    return [value, _double(value)] if isinstance(value, str) else [_flow(value)]
