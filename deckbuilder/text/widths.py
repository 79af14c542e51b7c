"""What a text of one look takes on one line, without setting it.

In: the tables of a face, both programs' ways. Out: ems PowerPoint's way and LibreOffice's, infinite
where the text has a line break. Always: what `Measured` finds, for less: most paragraphs stand on
one line, and a sum says so.
"""

from __future__ import annotations

import re
from math import inf

from deckbuilder.text.characters import SPACES
from deckbuilder.text.measuring import KEPT, SCRIPT_GAP, FaceAdvances, Measured

# As in `measuring.py`, told by characters: Latin with what follows it up to East Asian text, and
# spaces in that text. Sets of one or two ranges: longer ones take a millisecond each to compile.
_NARROW = re.compile("[!-\x9f\xa1-\u1fff][\x00-\u2e7f]*| +")
_UNUSUAL = frozenset(SPACES) - {" "}
_HYPHEN, _SELECTOR = "\u2011", "\ufe0f"  # those of them that are printable

BothWidths = tuple[float, float]  # PowerPoint's, LibreOffice's


class Widths(dict[str, BothWidths]):
    """Text -> ems it takes in one face; worked out when it is asked for."""

    def __init__(self, powerpoint: FaceAdvances, office: FaceAdvances, east_asian: bool) -> None:
        super().__init__()
        self._ways = (powerpoint, office)
        self._east_asian = east_asian
        self._runs: dict[str, BothWidths] = {}

    def __missing__(self, text: str) -> BothWidths:
        if len(self) >= KEPT:
            self.clear()
        self[text] = found = self._widths(text)
        return found

    def _widths(self, text: str) -> BothWidths:
        if "\n" in text:
            return inf, inf
        if not text:
            return 0.0, 0.0
        if _opens_weak(text) or _is_unusual(text):
            return self._measured(text)
        known, runs = self._runs, _NARROW.findall(text)
        powerpoint = office = float(len(text))
        for run in runs:
            more = known.get(run) or self._off_an_em(run)
            powerpoint += more[0]
            office += more[1]
        if runs and text.startswith(runs[0]):  # no gap stands before the first character
            office -= SCRIPT_GAP
        if runs and text.endswith(runs[-1]) and runs[-1][0] != " ":
            office -= SCRIPT_GAP
        return powerpoint, office

    def _off_an_em(self, run: str) -> BothWidths:
        """By how much a run is wider than an em for each character, with the gaps around it."""
        if len(self._runs) >= KEPT:
            self._runs.clear()
        latin = run[0] != " "
        powerpoint, office = self._ways
        found = self._runs[run] = (
            powerpoint.ems(run, latin) - len(run),
            office.ems(run, latin) - len(run) + 2 * SCRIPT_GAP * latin,
        )
        return found

    def _measured(self, text: str) -> BothWidths:
        """A text that opens without a script, or holds spaces of other widths."""
        powerpoint, office = self._ways
        faces = (powerpoint,), (office,), (office,)
        line = Measured(((text, "", False, 1.0),), faces, 0.0, self._east_asian)
        return line.powerpoint_width, line.office_width


def _is_unusual(text: str) -> bool:
    """Whether a text holds spaces of other widths; most are known not to without a look at each
    character."""
    if text.isprintable() and _HYPHEN not in text and _SELECTOR not in text:
        return False
    return not _UNUSUAL.isdisjoint(text)


def _opens_weak(text: str) -> bool:
    first = text[:1]
    return first == " " or "\u2000" <= first < "\u2e80"
