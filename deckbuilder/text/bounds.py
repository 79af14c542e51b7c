"""What a text takes at most on one line, without setting it.

In: the tables of a face, both programs' ways. Out: ems, a little more than the wider of the two
ways comes to, infinite where the text has a line break. Always: never less than `Measured` would
find, so that a text that is within its bound need not be measured.
"""

from __future__ import annotations

import re

from deckbuilder.text.characters import ASIAN, LATIN, classify
from deckbuilder.text.measuring import KEPT, SCRIPT_GAP, FaceAdvances

_LATIN_RUN = re.compile("[!-\x9f\xa1-\u1fff][^\u2e80-\U0010ffff]*")
_ROUNDING = 1.02  # more than LibreOffice's rounding of sizes widens any text of 3 pt or more


class Characters(dict[str, float]):
    """Character -> the widest that either program sets it, whatever stands beside it."""

    def __init__(self, powerpoint: FaceAdvances, office: FaceAdvances) -> None:
        super().__init__({"\n": float("inf")})
        self._ways = (powerpoint, office)

    def __missing__(self, char: str) -> float:
        name = classify(char)
        found: list[float] = []
        for way in self._ways:
            if name not in LATIN:
                found.append(way.east_asian[char])
            if name not in ASIAN:
                found.append(way.latin[char])
                found.append(way.pairs.most(char) if way.pairs is not None else 0.0)
        self[char] = width = max(found)
        return width


class Bounds(dict[str, float]):
    """Text of one face -> ems it takes at most; worked out when it is asked for."""

    def __init__(self, characters: Characters) -> None:
        super().__init__()
        self._widest = characters.__getitem__

    def __missing__(self, text: str) -> float:
        if len(self) >= KEPT:
            self.clear()
        gaps = (2 * len(_LATIN_RUN.findall(text)) + 1) * SCRIPT_GAP
        self[text] = bound = (sum(map(self._widest, text)) + gaps) * _ROUNDING
        return bound
