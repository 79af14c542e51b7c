"""Breaking display text where its sense breaks.

In: a measured line as written and the room it has. Out: positions for line breaks. Always: each
is one the programs allow too (`break_positions`), and none parts a Latin word, a number and its
unit, a short `《…》`, or `——`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from deckbuilder.text.measuring import Measured

if TYPE_CHECKING:
    from budoux import Parser

_UNITS = "年月日号时点分秒个人次亿万千百名家项条件类种大届岁元米吨度倍成级层期章节页课户村县市省位张辆台所"
_UNIT = rf"(?:[{_UNITS}]|[%％‰℃°]|(?:[kcmµ]?m|[kmµ]?g|[kMG]?Hz|[kMGT]?B|[kM]?W|ms|s|min|h|pt|px)\b)"
# Stretches that are never broken inside; the first group is the stretch.
_WHOLE = re.compile(
    r"第\s?[0-9]+\s?[\u4e00-\u9fff]"
    rf"|[0-9]\s?{_UNIT}"
    r"|[0-9][\u4e00-\u9fff]"
    r"|《[^《》]{1,12}》"
    r"|[A-Za-z]+-+[A-Za-z]+(?:-+[A-Za-z]+)*"
    r"|[A-Za-z0-9.+_-]+@[A-Za-z0-9.-]+"
    r"|https?://[!-~]+"
)
_ASIDE = re.compile(r"“[^“”]{1,8}”|（[^（）]{1,8}）|「[^「」]{1,8}」")
_HAN = re.compile(r"[\u3400-\u9fff]")

# What a break after this character is worth; less is better, 0 is a plain phrase boundary.
_AFTER = {
    "：": -1.0, "；": -1.0, "。": -1.0, "！": -1.0, "？": -1.0, "，": -0.8, "—": -0.8,
    ":": -1.0, ";": -1.0, "!": -1.0, "?": -1.0, ",": -0.6, "、": -0.3, "》": -0.1,
}  # fmt: skip
_AFTER_DE = 0.6  # 的 belongs to what follows it as much as to what precedes it
_BEFORE_DE_PHRASE = -0.2
_INSIDE_PHRASE = 6.0
_INSIDE_ASIDE = 2.0
_AFTER_SMALL_WORD = 1.5
_SHORT_LAST_LINE = 5.0
_EXTRA_LINE = 3.0
_IMBALANCE = 2.0

# English words that lead to the next one and do not end a line well.
_SMALL_WORDS = frozenset(
    "a an the of in on at to for from by with and or but nor as is are be was were not no "
    "into onto over under than that which who whose its our your their his her my this these "
    "we i it if when how why what".split()
)


@cache
def phrase_parser() -> Parser:
    """budoux's parser of simplified Chinese; loaded when the first text needs it."""
    import budoux

    return budoux.load_default_simplified_chinese_parser()


def phrase_starts(text: str) -> list[int]:
    """The positions where budoux begins a phrase, without 0; none where there is no Han."""
    if not _HAN.search(text):
        return []
    starts: list[int] = []
    at = 0
    for phrase in phrase_parser().parse(text)[:-1]:
        at += len(phrase)
        starts.append(at)
    return starts


def sense_breaks(line: Measured) -> dict[int, float]:
    """Position -> cost of every break that leaves words and the like whole."""
    text = line.text
    inside = inner_positions(_WHOLE, text)
    aside = inner_positions(_ASIDE, text)
    starts = phrase_starts(text)
    boundaries = set(starts)
    ends = dict(pairwise([*starts, len(text)]))
    costs: dict[int, float] = {}
    for at in line.breaks:
        if at == len(text) or at in inside:
            continue
        cost = break_cost(text, at, boundaries, ends)
        costs[at] = cost + _INSIDE_ASIDE if at in aside else cost
    return costs


def inner_positions(pattern: re.Pattern[str], text: str) -> set[int]:
    """The positions inside the pattern's matches."""
    return {at for match in pattern.finditer(text) for at in range(match.start() + 1, match.end())}


def break_cost(text: str, at: int, boundaries: set[int], ends: dict[int, int]) -> float:
    """What a line break before `text[at]` costs for its sense."""
    before = text[:at].rstrip()
    last = before[-1:]
    if last in _AFTER:
        return _AFTER[last]
    if text[at - 1] == " " and last < "\u2e80":
        word = before.rpartition(" ")[2].lower()
        return _AFTER_SMALL_WORD if word in _SMALL_WORDS else 0.0
    if text[at - 1] != " " and at not in boundaries:
        return _INSIDE_PHRASE
    cost = _AFTER_DE if last == "的" else 0.0
    end = ends.get(at, at)
    return cost + _BEFORE_DE_PHRASE if text[end - 1 : end] == "的" and end > at else cost


def choose_breaks(
    line: Measured, room: tuple[float, float], fewest: int, most: int
) -> list[int] | None:
    """The best breaks into `fewest` to `most` lines; None where no allowed breaks fit.

    `room` is what a line may take in ems, PowerPoint's way and LibreOffice's.
    """
    costs = sense_breaks(line)
    best: tuple[float, list[int]] | None = None
    for count in range(fewest, min(most, fewest + 1) + 1):
        found = cheapest_breaks(line, room, costs, count)
        if found is None:
            continue
        cost = found[0] + _EXTRA_LINE * (count - fewest)
        if best is None or cost < best[0]:
            best = (cost, found[1])
    return best[1] if best else None


def cheapest_breaks(
    line: Measured, room: tuple[float, float], costs: dict[int, float], count: int
) -> tuple[float, list[int]] | None:
    """The cost and positions of the cheapest way to make exactly `count` lines."""
    stops = [0, *costs, len(line.text)]
    ideal = line.powerpoint[-1] / count
    best: dict[int, tuple[float, list[int]]] = {0: (0.0, [])}
    for number in range(1, count + 1):
        reached: dict[int, tuple[float, list[int]]] = {}
        ends = stops[-1:] if number == count else stops[number:-1]
        for start, (paid, breaks) in best.items():
            for end in ends:
                if end <= start:
                    continue
                if not fits_room(line, start, end, room):
                    break
                cost = paid + costs.get(end, 0.0) + shape_cost(line, start, end, ideal, room[0])
                if end not in reached or cost < reached[end][0]:
                    reached[end] = (cost, [*breaks, end])
        best = reached
    found = best.get(len(line.text))
    return (found[0], found[1][:-1]) if found else None


def fits_room(line: Measured, start: int, end: int, room: tuple[float, float]) -> bool:
    stop = end
    while stop > start and line.text[stop - 1] == " ":
        stop -= 1
    return (
        line.powerpoint[stop] - line.powerpoint[start] <= room[0]
        and line.office[stop] - line.office[start] - line.gaps.get(start, 0.0) <= room[1]
    )


def shape_cost(line: Measured, start: int, end: int, ideal: float, room: float) -> float:
    """What the length of the line `start` to `end` costs: its distance from the mean, and more
    for a last line of one or two characters."""
    off = (line.powerpoint[end] - line.powerpoint[start] - ideal) / room
    cost = _IMBALANCE * off * off * 2
    if end == len(line.text) and is_widow(line.text[start:end]):
        cost += _SHORT_LAST_LINE
    return cost


def is_widow(text: str) -> bool:
    """Whether a last line is one or two Han, or one short word."""
    letters = re.sub(r"[^\w]|_", " ", text).split()
    if len(letters) != 1:
        return not letters
    word = letters[0]
    return len(word) <= 2 if _HAN.match(word) else len(word) <= 12


def widow_break(line: Measured, start: int, last: int) -> list[int]:
    """Breaks within the line before the last (`start` to `last`), the best first, that give the
    last line at least four Han or two words."""
    text = line.text
    tail = line.powerpoint[-1] - line.powerpoint[last]
    costs = sense_breaks(
        Measured(text[start:], shifted(line.powerpoint, start), shifted(line.office, start))
    )
    ranked: list[tuple[float, int]] = []
    for at, cost in costs.items():
        here = at + start
        gain = line.powerpoint[last] - line.powerpoint[here] if here < last else 0.0
        if gain > 0 and gain + tail >= 3.5 and not is_widow(text[here:]):
            ranked.append((cost + gain / 4, here))
    return [at for _, at in sorted(ranked)]


def shifted(offsets: Sequence[float], start: int) -> list[float]:
    return [offset - offsets[start] for offset in offsets[start:]]
