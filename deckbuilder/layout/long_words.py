"""Words longer than a column: where a line may end in them.

Comes in: a text. Goes out: what no line may part, the words of it. Behind a hyphen a line may end
always, behind a slash in what is longer than any word: an address.
"""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\s⺀-鿿豈-﫿＀-￯、。]+")
_PARTS = re.compile(r"(?<=[A-Za-z]-)(?=[A-Za-z])")
_PARTS_OF_LONG = re.compile(r"(?<=[A-Za-z]-)(?=[A-Za-z])|(?<=/)(?=[^/])")
LONG = 24  # characters


def parts_of_words(text: str) -> list[str]:
    """The words of `text`, parted where a line may end in them."""
    return [
        part
        for word in _WORD.findall(text)
        for part in (_PARTS_OF_LONG if len(word) > LONG else _PARTS).split(word)
    ]
