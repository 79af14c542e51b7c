"""Speaker notes as a person left them, as the text of the key `notes`."""

from __future__ import annotations

from collections.abc import Sequence

from deckbuilder.editing.rewording import UnknownWordsError, reword, typed_runs
from deckbuilder.editing.sources import Segment, characters_of
from deckbuilder.editing.versions import pair_paragraphs
from deckbuilder.model.snapshot import Paragraph, Text
from deckbuilder.model.spec import Note, Run
from deckbuilder.spec.marking import to_markup


def notes_text(notes: Sequence[Note], base: Text, hand: Text) -> str | None:
    """The whole of the notes, paragraphs apart by an empty line and entries of a list below one
    another; None for no notes. A paragraph that stayed keeps its marks and its bullet."""
    if not any(one.text.strip() for one in hand):
        return None
    before = {h: b for b, h in pair_paragraphs(base, hand)} if len(notes) == len(base) else {}
    parts: list[str] = []
    last = False
    for h, paragraph in enumerate(hand):
        if not paragraph.text.strip():
            continue
        old = before.get(h)
        note = notes[old] if old is not None else None
        runs = _runs(note, base[old] if old is not None else Paragraph(), paragraph)
        text = (to_markup(runs) or paragraph.text).strip()
        listed = note is not None and bool(note.bullet)
        parts += ["\n" if last and listed else "\n\n"] if parts else []
        parts.append(_entry(note, text) if note is not None and listed else text)
        last = listed
    return "".join(parts) + "\n"


def _runs(note: Note | None, base: Paragraph, hand: Paragraph) -> Sequence[Run]:
    if note is None:
        return typed_runs(base, hand)
    if base.text == hand.text:
        return note.text.runs
    try:
        changed = reword(base, hand, [Segment(0, len(characters_of(base)), note.text)])
    except (UnknownWordsError, IndexError):
        return typed_runs(base, hand)
    return changed[0][1] if changed else note.text.runs


def _entry(note: Note, text: str) -> str:
    mark = "-" if note.bullet == "•" else note.bullet
    indent = "   " * note.level
    return f"{indent}{mark} " + text.replace("\n", f"\n{indent}  ")
