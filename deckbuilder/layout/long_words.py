"""Words longer than a column: where a line may end in them.

Comes in: a text. Goes out: what no line may part, the words of it. Behind a hyphen a line may end
always, behind a slash in what is longer than any word: an address.
"""

from __future__ import annotations

import re

_PARTS = re.compile(r"(?<=[A-Za-z]-)(?=[A-Za-z])")
_PARTS_OF_LONG = re.compile(r"(?<=[A-Za-z]-)(?=[A-Za-z])|(?<=/)(?=[^/])")
LONG = 24  # characters
_LONG_ONE = re.compile(r"[!-~]{16}")  # what only a narrow column may not hold


def has_long_word(text: str) -> bool:
    return _LONG_ONE.search(text) is not None


class _Spaced(dict[int, int]):
    """A table for `str.translate` that puts spaces in the place of East Asian characters: a
    pattern of them takes a millisecond to compile, in every build with a table."""

    def __missing__(self, code: int) -> int:
        is_asian = 0x2E80 <= code <= 0x9FFF or 0xF900 <= code <= 0xFAFF or 0xFF00 <= code <= 0xFFEF
        self[code] = spaced = 0x20 if is_asian else code
        return spaced


_SPACED = _Spaced()


def parts_of_words(text: str) -> list[str]:
    """The words of `text`, parted where a line may end in them."""
    return [
        part
        for word in text.translate(_SPACED).split()
        for part in (_PARTS_OF_LONG if len(word) > LONG else _PARTS).split(word)
    ]
