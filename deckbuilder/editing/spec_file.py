"""A spec's file as a text that can be changed and put back in its own encoding."""

from __future__ import annotations

import codecs
from pathlib import Path

import msgspec

from deckbuilder.diagnostics import DeckError, Diagnostic
from deckbuilder.model.spec import Deck
from deckbuilder.replacing import replace_file


class SpecFile(msgspec.Struct, frozen=True):
    """`text` is without the byte order mark; `deck` is what it says."""

    path: Path
    root: Path | None
    text: str
    deck: Deck
    warnings: tuple[Diagnostic, ...]
    encoding: str
    mark: bytes


def open_spec(path: Path, root: Path | None) -> SpecFile:
    """The spec at `path`; raises DeckError where it has errors, OSError where it is missing."""
    from deckbuilder.spec import load_spec

    deck, found = load_spec(path, root=root)
    if deck is None:
        raise DeckError(found)
    data = path.read_bytes()
    encoding, mark = _encoding_of(data)
    text = data[len(mark) :].decode(encoding)
    return SpecFile(path, root, text, deck, found, encoding, mark)


def _encoding_of(data: bytes) -> tuple[str, bytes]:
    marks = {
        codecs.BOM_UTF8: "utf-8",
        codecs.BOM_UTF16_LE: "utf-16-le",
        codecs.BOM_UTF16_BE: "utf-16-be",
    }
    return next(
        ((name, mark) for mark, name in marks.items() if data.startswith(mark)), ("utf-8", b"")
    )


def deck_of(file: SpecFile, text: str) -> Deck | None:
    """The deck that `text` in the place of the file would make; None where it has errors."""
    from deckbuilder.spec import parse_spec_at

    deck, _ = parse_spec_at(text, file.path, root=file.root)
    return deck


def put_text(file: SpecFile, text: str) -> None:
    """Replace the file's text; the old version stays as a backup."""
    data = file.mark + text.encode(file.encoding)
    replace_file(file.path, lambda out: out.write(data))
