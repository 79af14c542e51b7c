"""Where Chinese words and phrases begin.

In: text. Out: positions. Always: words are those of the lexicon, cut so that the whole is likeliest
(each as likely as it is frequent); phrases are budoux's. Both lists are read when the first text
asks for them, and only as far as it does.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import msgspec

LEXICON = Path(__file__).parent / "lexicon" / "zh-hans.txt"
LONGEST = 4
_WHOLE = 26.0  # the frequency class of all words together
_HAN = "[一-鿿]+"  # compiled for the first text

Words = dict[str, float]  # the rest of a word after its first character -> frequency class


@cache
def lexicon() -> str:
    """Lines in order, each the words of one first character (see `tools/make_lexicon.py`)."""
    return LEXICON.read_text(encoding="utf-8")


def line_of(first: str) -> str:
    """The lexicon's line of that character; empty if there is none."""
    text = lexicon()
    low, high = 0, len(text)
    while low < high:
        start = text.rfind("\n", low, (low + high) // 2) + 1 or low
        end = text.index("\n", start)
        if text[start] == first:
            return text[start:end]
        low, high = (end + 1, high) if text[start] < first else (low, start)
    return ""


@cache
def words_with(first: str) -> Words:
    own, *parts = (line_of(first)[1:] or "0").split(";")
    found: Words = {"": float(own)}
    for part in filter(None, parts):
        name, *rests = part.split(" ")
        found.update(dict.fromkeys(rests, float(name)))
    return found


def word_starts(text: str) -> list[int]:
    """The positions where a word of Han begins, those at the start of a run of Han left out."""
    return [match.start() + at for match in re.finditer(_HAN, text) for at in _cut(match.group())]


def _cut(text: str) -> list[int]:
    """Where to cut a run of Han into its likeliest words."""
    best: list[tuple[float, int]] = [(0.0, 0)]  # likelihood of the words up to here, last start
    for end in range(1, len(text) + 1):
        best.append(
            max(
                (best[start][0] + _likelihood(text[start:end], end - start), start)
                for start in range(max(0, end - LONGEST), end)
            )
        )
    starts: list[int] = []
    at = len(text)
    while at := best[at][1]:
        starts.append(at)
    return starts[::-1]


def _likelihood(word: str, length: int) -> float:
    words = words_with(word[0])
    known = words.get(word[1:])
    if known is None:
        return float("-inf") if length > 1 else -_WHOLE
    return known - _WHOLE


# budoux's features: where the characters stand that each looks at, from the position asked about.
_FEATURES = {
    "UW1": (-3, -2), "UW2": (-2, -1), "UW3": (-1, 0), "UW4": (0, 1), "UW5": (1, 2), "UW6": (2, 3),
    "BW1": (-2, 0), "BW2": (-1, 1), "BW3": (0, 2),
    "TW1": (-3, 0), "TW2": (-2, 1), "TW3": (-1, 2), "TW4": (0, 3),
}  # fmt: skip

Weights = tuple[int, int, dict[str, int]]


@cache
def phrase_model() -> tuple[float, tuple[Weights, ...]]:
    """What a position starts from, and the weights of each feature. Only the package's model is
    read: its code brings a parser of HTML along."""
    spec = find_spec("budoux")
    assert spec is not None and spec.submodule_search_locations
    path = Path(spec.submodule_search_locations[0], "models", "zh-hans.json")
    model = msgspec.json.decode(path.read_bytes(), type=dict[str, dict[str, int]])
    base = -0.5 * sum(sum(weights.values()) for weights in model.values())
    return base, tuple((*_FEATURES[name], weights) for name, weights in model.items())


def phrase_starts(text: str) -> list[int]:
    """The positions where budoux begins a phrase, without 0; none where there is no Han."""
    if not re.search(_HAN, text):
        return []
    base, features = phrase_model()
    length = len(text)
    starts: list[int] = []
    for at in range(1, length):
        score = base
        for first, last, weights in features:
            if at + first >= 0 and at + last <= length:
                score += weights.get(text[at + first : at + last], 0)
        if score > 0:
            starts.append(at)
    return starts
