"""Where a line may end: kinsoku for Chinese, whole words for Latin.

In: the text of one line as written (no "\\n"), as classes (see `characters.py`). Out: where lines
begin. Always: none begins with a character that may not stand there, nor after one that may not
end a line, nor inside a word, `——` or `……`, unless a single word is longer than the line.
"""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Sequence
from itertools import product

from deckbuilder.text.characters import ASIAN, LATIN, WEAK

_NEVER_BEFORE = ' C)?xQG"'
_NEVER_AFTER = 'OoG("+'
_HELD_BY_CHINESE = "/-"


def _breaks_between(before: str, after: str) -> bool:
    """Whether a line may end between two classes, as far as those two can tell."""
    if before == " ":
        return after not in " C)?xQ"
    if after in _NEVER_BEFORE or before in _NEVER_AFTER:
        return False
    if before in LATIN and after in LATIN:
        return before in "-?" and after in "LN"
    if after in LATIN:
        return before != "Q" and after not in _HELD_BY_CHINESE
    return True


# Every pair of classes between which a line may end; UAX 14 where clreq is silent.
_PAIRS = frozenset(
    before + after
    for before, after in product(ASIAN + LATIN + WEAK, repeat=2)
    if _breaks_between(before, after)
)


def may_break(classes: str, at: int) -> bool:
    """Whether a line may begin with the character `at`, which is neither first nor past the end."""
    pair = classes[at - 1 : at + 1]
    if pair not in _PAIRS:
        return False
    if pair[0] == " ":
        return classes[:at].rstrip(" ")[-1:] not in ("O", "o", "(")
    if pair[0] in _HELD_BY_CHINESE:
        return _breaks_after_mark(classes[: at - 1], pair)
    return True


def _breaks_after_mark(before: str, pair: str) -> bool:
    """Whether a line may end after a hyphen or slash: not between Chinese, nor before a digit
    that follows a number (`010-8888`, but `i7-13700`), nor where no word stands before the hyphen
    (`--help`)."""
    last = before[-1:]
    if pair[1] not in LATIN:
        return last not in ASIAN
    if last == "N" and pair[1] == "N":
        return before.rstrip("N")[-1:] == "L"
    return last in ("L", "N")


def break_positions(classes: str) -> list[int]:
    """Every position at which a line may begin, 0 and the end left out."""
    return [at for at in range(1, len(classes)) if may_break(classes, at)]


def last_break(classes: str, start: int, end: int) -> int:
    """The last position up to `end` at which a line may begin; `start` if there is none."""
    at = end
    while at > start and not may_break(classes, at):
        at -= 1
    return at


def fill_lines(
    classes: str,
    offsets: Sequence[float],
    first: float,
    rest: float,
    held: Sequence[int] = (),
) -> list[int]:
    """Where the lines end when each takes what fits: `first` and `rest` are widths of lines.

    `offsets[i]` is the width of the first `i` characters. Spaces at the end of a line take no
    room. A word longer than the line is cut (see `cut_word`). At `held` lines end in any case.
    """
    ends: list[int] = []
    start, room, length = 0, first, len(classes)
    while start < length:
        end = bisect_right(offsets, offsets[start] + room + 1e-9) - 1
        while end < length and classes[end] == " ":
            end += 1
        if end < length:
            cut = last_break(classes, start, end)
            end = cut if cut > start else cut_word(classes, start, end)
        end = min(end, next_held(held, start)) if held else end
        ends.append(end)
        start, room = end, rest
    return ends


def next_held(held: Sequence[int], start: int) -> int:
    """The first of the positions that lies behind `start`; past any text where there is none."""
    at = bisect_right(held, start)
    return held[at] if at < len(held) else sys.maxsize


def cut_word(classes: str, start: int, end: int) -> int:
    """Where to cut a word of which `start` to `end` fits: after its last hyphen or slash, else
    anywhere but within a dash; one character at least."""
    at = max(classes.rfind("-", start, end), classes.rfind("/", start, end)) + 1
    if start < at < end:
        return at
    if classes[end - 1 : end + 1] == "xx" and end - 1 > start:
        end -= 1
    return max(end, start + 1)
