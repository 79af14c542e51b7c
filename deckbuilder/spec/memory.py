"""A spec read again after an edit: only the entries of `slides` whose text changed are read.

The text is cut where an entry of `slides` begins. Each piece is read by itself, as if it stood
alone under `slides:`; where every piece is whole that way, the text is what its pieces make
together, because a parser that has ended one entry at its indentation knows nothing more of it.
Whatever is unusual (an error, an anchor, another document, keys behind the slides) is left to
`load_spec`: then `load` answers None.

Places in a piece count from its own start and name it, not the file, so that they stay what they
are when it moves; `located` turns them into places of the file.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from deckbuilder.diagnostics import Diagnostic, Place
from deckbuilder.model.spec import Deck
from deckbuilder.remembering import Files, Store, are_same, files_read
from deckbuilder.spec.decks import DECK, count_letters, language_of
from deckbuilder.spec.files import find_root
from deckbuilder.spec.forms import read_entries
from deckbuilder.spec.nodes import MAX_NODES, Mapping, Sequence
from deckbuilder.spec.reader import Reader, ReadError
from deckbuilder.spec.slides import Draft, SlideForm, finish_slides
from deckbuilder.spec.source import MAX_BYTES, decode, read_source

_ABOVE = "slides:\n"  # what a piece is read under
_DASH = re.compile(r" *- ")
_OTHER_DOCUMENT = re.compile(r"^(?:---|\.\.\.)(?:\s|$)|^%", re.MULTILINE)
_LINE_ENDS = re.compile("\r(?!\n)")
_OTHER_LINE_ENDS = "\x85\u2028\u2029"
_LEAST = 256  # pieces that are remembered in any case

Found = tuple[Diagnostic, ...]


class _Part(msgspec.Struct):
    """What reading a part of the text gave; `letters` are Han and others."""

    diagnostics: list[Diagnostic]
    links: list[str]
    letters: tuple[int, int]
    nodes: int
    files: Files


class _Piece(msgspec.Struct):
    """Some entries of `slides`; `name` stands for the file in its places."""

    name: str
    lines: int
    drafts: list[Draft]
    part: _Part


class _Head(msgspec.Struct):
    """The text before the first slide; `dash` is what every entry of `slides` begins with."""

    text: str
    dash: str
    lines: int
    values: dict[str, Any]
    where: Place
    part: _Part


class Memory:
    """The pieces of one spec, by their texts; the same text twice is two pieces."""

    def __init__(self, path: str | Path, root: Path | None = None) -> None:
        self._name = os.fspath(path)
        self._base = Path(os.path.realpath(path)).parent
        self._root = root or find_root(self._base)
        self._head: _Head | None = None
        self._pieces: Store[tuple[str, int], _Piece] = Store()
        self._starts: dict[str, int] = {}
        self._count = 0

    def load(self) -> tuple[Deck, Found] | None:
        """The deck in the file and its warnings; None where the whole of it has to be read anew.

        Raises `OSError` where the file cannot be read.
        """
        with Path(self._name).open("rb") as file:
            data = file.read(MAX_BYTES + 1)
        text = decode(data, self._name)
        if len(data) > MAX_BYTES or isinstance(text, Diagnostic) or _has_odd_lines(text):
            return None
        text = text.removeprefix("\ufeff")
        head = self._find_head(text)
        pieces = self._find_pieces(text, head) if head else None
        return self._make(head, pieces) if head and pieces else None

    def located(self, found: Iterable[Diagnostic]) -> Found:
        """`found` with places of the file."""
        return tuple(self._located(one) for one in found)

    def _located(self, one: Diagnostic) -> Diagnostic:
        start = self._starts.get(one.where.file)
        if start is None:
            return one
        line = one.where.line and one.where.line + start
        where = Place(self._name, line, one.where.column)
        return Diagnostic(one.code, one.message, where)

    # --- the head -------------------------------------------------------------------------

    def _find_head(self, text: str) -> _Head | None:
        known = self._head
        begins = known is not None and text.startswith(known.text + known.dash)
        if known is not None and begins and are_same(known.part.files):
            return known
        self._head = self._read_head(text)
        return self._head

    def _read_head(self, text: str) -> _Head | None:
        source = read_source(text, self._name)
        root = source.root
        if type(root) is not Mapping or source.diagnostics or source.anchored or root.column != 1:
            return None
        key, slides = root.entries[-1]
        if key.value != "slides" or type(slides) is not Sequence or not slides.items:
            return None
        line = slides.items[0].line
        dash = _DASH.match(source.lines[line - 1])
        if dash is None or dash.end() + 1 != slides.items[0].column or line == key.line:
            return None
        before = "".join(text.splitlines(keepends=True)[: line - 1])
        own = Mapping(root.entries[:-1], root.line, root.column)
        at = Reader(self._name, self._root, self._base, source.lines)
        with files_read() as files:
            values, sound = read_entries(own, DECK, at)
        if not sound or any(own.get(name) is None for name in _REQUIRED):
            return None
        part = _part_of(at, source.nodes, files)
        return _Head(before, dash.group(), line - 1, values, at.place(root), part)

    # --- the pieces -----------------------------------------------------------------------

    def _find_pieces(self, text: str, head: _Head) -> list[_Piece] | None:
        entry = re.compile(f"^{head.dash}", re.MULTILINE)
        starts = [found.start() for found in entry.finditer(text, len(head.text))]
        found: list[_Piece] = []
        times: Counter[str] = Counter()
        for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
            piece = self._find_piece(text[start:end], times)
            if piece is None:
                return None
            found.append(piece)
        self._pieces.age(max(_LEAST, 2 * len(found)))
        return found

    def _find_piece(self, text: str, times: Counter[str]) -> _Piece | None:
        times[text] += 1
        key = text, times[text]
        piece = self._pieces.get(key)
        if piece is None or not are_same(piece.part.files):
            piece = self._read_piece(text)
            if piece is not None:
                self._pieces.put(key, piece)
        return piece

    def _read_piece(self, text: str) -> _Piece | None:
        if _OTHER_DOCUMENT.search(text):
            return None
        self._count += 1
        name = f"{self._name}\0{self._count}"
        source = read_source(_ABOVE + text, name)
        root = source.root
        if type(root) is not Mapping or source.diagnostics or source.anchored:
            return None
        slides = root.entries[0][1]
        if len(root.entries) != 1 or type(slides) is not Sequence:
            return None
        at = Reader(name, self._root, self._base, source.lines)
        try:
            with files_read() as files:
                drafts = [_SLIDE.read(node, at) for node in slides.items]
        except ReadError:
            return None
        return _Piece(name, text.count("\n"), drafts, _part_of(at, source.nodes, files))

    # --- the deck -------------------------------------------------------------------------

    def _make(self, head: _Head, pieces: list[_Piece]) -> tuple[Deck, Found] | None:
        parts = [head.part, *(piece.part for piece in pieces)]
        if sum(part.nodes for part in parts) > MAX_NODES:
            return None
        at = Reader(self._name, self._root, self._base, [])
        slides = finish_slides([draft for piece in pieces for draft in piece.drafts], at)
        ids = {slide.id for slide in slides}
        found = [one for part in parts for one in part.diagnostics]
        links = (link for part in parts for link in part.links)
        if at.diagnostics or any(one.is_error for one in found) or not ids.issuperset(links):
            return None
        self._starts = dict(_starts(head, pieces))
        values: dict[str, Any] = dict(head.values)
        if "lang" not in values:
            values["lang"] = language_of(part.letters for part in parts)
        deck = Deck(**values, slides=slides, where=head.where)
        by_place = sorted(
            dict.fromkeys(self.located(found)),
            key=lambda one: (one.where.line, one.where.column, one.code),
        )
        return deck, tuple(by_place)


_SLIDE = SlideForm()
_REQUIRED = [name for name, field in DECK.items() if field.required and name != "slides"]


def _part_of(at: Reader, nodes: int, files: Files) -> _Part:
    links = [target for target, _ in at.links]
    return _Part(at.diagnostics, links, count_letters(at.texts), nodes, files)


def _starts(head: _Head, pieces: list[_Piece]) -> Iterator[tuple[str, int]]:
    """How many lines are before each piece, less the one that it was read under."""
    line = head.lines
    for piece in pieces:
        yield piece.name, line - 1
        line += piece.lines


def _has_odd_lines(text: str) -> bool:
    """Whether YAML and Python might count the lines of `text` differently."""
    return any(end in text for end in _OTHER_LINE_ENDS) or bool(_LINE_ENDS.search(text))
