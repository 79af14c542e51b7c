"""A paragraph as it was and as it is now come in; the texts of the spec with the same changes go
out, each as runs with the spec's own marks.

What stayed keeps its marks, its white space and its line breaks in the spec; what was typed takes
the marks of its neighbour, or those that its look differs by: bold is strong, italic emphasis,
struck struck. A change to what the layout put between two texts is no change of a text.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from msgspec.structs import replace

from deckbuilder.editing.sources import (
    OBJECT,
    Segment,
    characters_of,
    characters_of_text,
)
from deckbuilder.model import spec
from deckbuilder.model.snapshot import Paragraph, Run

_TOGGLES = {"b": "strong", "i": "emphasis", "strike": "struck"}
_OFF = ("0", "false", "noStrike", "")

_Kept = tuple[str, Run, int]  # a character now, its run, its place before or -1


class UnknownWordsError(Exception):
    """What was changed are no words of the spec."""


def reword(
    base: Paragraph, hand: Paragraph, segments: Sequence[Segment]
) -> list[tuple[Segment, tuple[spec.Run, ...]]]:
    """The segments whose text changed, each with the whole of its new text.

    Raises UnknownWordsError where words changed that are none of the segments'.
    """
    parts = _distribute(base, hand, segments)
    changed: list[tuple[Segment, tuple[spec.Run, ...]]] = []
    for segment, kept in zip(segments, parts, strict=True):
        runs = _Retold(base, segment, kept).runs()
        if _plain_runs(runs) != _plain_runs(segment.text.runs):
            changed.append((segment, runs))
    return changed


def _distribute(base: Paragraph, hand: Paragraph, segments: Sequence[Segment]) -> list[list[_Kept]]:
    """The characters of now, by segments."""
    old, new = characters_of(base), characters_of(hand)
    parts: list[list[_Kept]] = [[] for _ in segments]
    matcher = SequenceMatcher(None, [c for c, _ in old], [c for c, _ in new], autojunk=False)
    for sort, i1, i2, j1, j2 in matcher.get_opcodes():
        if sort == "equal":
            for i, j in zip(range(i1, i2), range(j1, j2), strict=True):
                owner = _owner(segments, i, i + 1)
                if owner is not None:
                    parts[owner].append((new[j][0], hand.runs[new[j][1]], i))
            continue
        typed = [(c, hand.runs[n], -1) for c, n in new[j1:j2]]
        owner = _owner(segments, i1, i2) if i2 > i1 else _at(segments, i1)
        if owner is None and (_says("".join(c for c, _ in old[i1:i2])) or _says(_text(typed))):
            raise UnknownWordsError
        if owner is not None:
            parts[owner] += typed
    return parts


def _owner(segments: Sequence[Segment], start: int, end: int) -> int | None:
    """The first segment that has a character of the stretch."""
    return next((n for n, s in enumerate(segments) if s.start < end and start < s.end), None)


def _at(segments: Sequence[Segment], place: int) -> int | None:
    """The segment into which something is put at `place`: the one around it, or that ends or
    begins there."""
    for near in (0, 1):
        for n, segment in enumerate(segments):
            if segment.start < place + near and place < segment.end + near:
                return n
    return None


def _says(text: str) -> bool:
    return any(c.isalnum() for c in text)


def _text(kept: Sequence[_Kept]) -> str:
    return "".join(c for c, _, _ in kept)


def typed_runs(before: Paragraph, new: Paragraph) -> tuple[spec.Run, ...]:
    """A new paragraph as runs; what its look has more than the one before it are marks."""
    plain = before.runs[-1] if before.runs else (new.runs[0] if new.runs else Run(""))
    looks = [_marked(spec.Run(""), replace(plain, link=""), run) for run in new.runs]
    return _joined([(c, looks[n]) for c, n in characters_of(new)])


class _Retold:
    """One text of the spec, told again with the characters of now."""

    def __init__(self, base: Paragraph, segment: Segment, kept: Sequence[_Kept]) -> None:
        self.kept = kept
        letters = characters_of(base)
        self.look = {n: base.runs[r] for n, (_, r) in enumerate(letters)}
        self.whole = characters_of_text(segment.text)
        self.solid = [n for n, (c, _) in enumerate(self.whole) if not c.isspace()]
        self.meant: dict[int, list[tuple[str, spec.Run]]] = {}
        self.end = self._match(letters, segment)
        self.start = segment.offset

    def _match(self, letters: Sequence[tuple[str, int]], segment: Segment) -> int:
        """What each character of the segment is in the spec: itself, after the white space that
        no character was drawn for, or the white space in whose place it was drawn."""
        rank, told = segment.offset, segment.offset == 0
        for n in range(segment.start, segment.end):
            gap = [] if told else self._gap(rank)
            if letters[n][0].isspace():
                self.meant[n], told = gap, True
            else:
                self.meant[n] = [*gap, self.whole[self.solid[rank]]]
                rank, told = rank + 1, False
        return rank

    def _gap(self, rank: int) -> list[tuple[str, spec.Run]]:
        """The white space of the source before its solid character `rank`."""
        before = self.solid[rank - 1] + 1 if rank else 0
        return self.whole[before : self.solid[rank]]

    def runs(self) -> tuple[spec.Run, ...]:
        """The whole text: what stood before a piece, the piece anew, what stood after it."""
        out = self.whole[: self.solid[self.start]] if self.start else []
        for n, (c, run, place) in enumerate(self.kept):
            if place < 0:
                out.append((c, self._typed(n, run)))
            else:
                look = self.look[place]
                out += [(one, _marked(source, look, run)) for one, source in self.meant[place]]
        return _joined(out + (self.whole[self.solid[self.end - 1] + 1 :] if self.end else []))

    def _typed(self, n: int, run: Run) -> spec.Run:
        """The marks of a typed character: those of a neighbour that was there, or of any that
        looks the same."""
        neighbours = sorted(
            (one for one in enumerate(self.kept) if one[1][2] >= 0),
            key=lambda one: (one[1][1] != run, abs(one[0] - n), one[0] > n),
        )
        for _, (_, look, place) in neighbours[:1]:
            for _, source in self.meant[place][-1:]:
                marks = _marked(source, self.look[place], look)
                return replace(_marked(marks, look, run), latex=False)
        return _marked(spec.Run(""), Run(""), Run("", (), run.link))


def _marked(source: spec.Run, before: Run, after: Run) -> spec.Run:
    """The marks of `source`, changed as a look changed."""
    if before == after:
        return source
    old, new = dict(before.look), dict(after.look)
    changes: dict[str, object] = {
        mark: new.get(name, "") not in _OFF
        for name, mark in _TOGGLES.items()
        if (old.get(name, "") in _OFF) != (new.get(name, "") in _OFF)
    }
    if before.link != after.link and not after.link.startswith(("#", "ppaction")):
        changes["link"] = after.link
    return replace(source, **changes) if changes else source


def _joined(characters: Sequence[tuple[str, spec.Run]]) -> tuple[spec.Run, ...]:
    """Characters with their marks as runs; a formula is a run of its own."""
    runs: list[spec.Run] = []
    for c, mark in characters:
        if c == OBJECT and mark.latex:
            runs.append(mark)
        elif runs and not runs[-1].latex and replace(runs[-1], text="") == replace(mark, text=""):
            runs[-1] = replace(runs[-1], text=runs[-1].text + c)
        else:
            runs.append(replace(mark, text=c, latex=False))
    return tuple(runs)


def _plain_runs(runs: Sequence[spec.Run]) -> list[tuple[str, spec.Run]]:
    return [(c, replace(run, text="")) for run in runs for c in run.text]
