"""`deckbuilder ids`: the ids that slides have without being given one, written into the file."""

from __future__ import annotations

from pathlib import Path

from deckbuilder.diagnostics import DeckError, Diagnostic, Place, diagnostic
from deckbuilder.editing.spec_file import deck_of, open_spec, put_text


def write_ids(path: Path, root: Path | None = None) -> tuple[int, tuple[Diagnostic, ...]]:
    """Give every slide of the spec at `path` its id; the number of those written.

    The warnings name slides that an anchor shares with others and that were left as they are.
    Raises DeckError where the spec has errors, OSError where it cannot be read or written.
    """
    from deckbuilder.spec.given_ids import give_ids

    file = open_spec(path, root)
    ids = [slide.id for slide in file.deck.slides]
    given = give_ids(file.text, ids)
    deck = deck_of(file, given.text)
    if deck is None or [slide.id for slide in deck.slides] != ids:
        raise DeckError([diagnostic("E601", Place(str(path)))])
    if given.count:
        put_text(file, given.text)
    return given.count, tuple(diagnostic("W601", Place(str(path), line, 1)) for line in given.left)
