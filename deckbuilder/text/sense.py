"""Breaking display text where its sense breaks.

In: a measured line as written and the room it has. Out: positions for line breaks. Always: each
is one the programs allow too (`break_positions`), and none parts a Latin word, a number and its
unit, a short `《…》`, or `——`.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from itertools import pairwise

from deckbuilder.text.breaking import break_positions, fill_lines
from deckbuilder.text.measuring import Measured
from deckbuilder.text.office import office_ends
from deckbuilder.text.words import phrase_starts, word_starts

_UNITS = (
    "年月日号时点分秒个人次亿万千百名家项条件类种大届岁元米吨度倍成级层期章节页课户村县市省位张"
)
_NUMERALS = "〇一二两三四五六七八九十百千几"
_SIGNS = r"[%％‰℃°]|(?:[kcm]?m|[km]?g|[kMG]?Hz|[kMGT]?B|[kM]?W|ms|s|min|h|pt|px)\b"
# Stretches that are never broken inside.
_WHOLE = (  # patterns as text: they are compiled for the first text that is broken
    rf"第 ?[0-9]+ ?.|(?:[0-9] ?|第?[{_NUMERALS}]+)[{_UNITS}]|[0-9] ?(?:{_SIGNS})"
    r"|《[^《》]{1,12}》|[A-Za-z]+-+[A-Za-z]+(?:-+[A-Za-z]+)*"
    r"|[A-Za-z0-9.+_-]+@[A-Za-z0-9.-]+|https?://[!-~]+"
)
_DIGIT_BEFORE_HAN = "NH"
_HAN_BEFORE_DIGIT = "HN"
_ASIDE = r"“[^“”]{1,8}”|\"[^\"]{1,8}\"|（[^（）]{1,8}）|「[^「」]{1,8}」"

# What a break after this character is worth; less is better, 0 is a plain phrase boundary.
_AFTER = {
    "：": -1.0, "；": -1.0, "。": -1.0, "！": -1.0, "？": -1.0, "，": -0.8, "—": -0.8,
    ":": -1.0, ";": -1.0, "!": -1.0, "?": -1.0, ",": -0.6, "、": -0.3, "》": -0.1,
}  # fmt: skip
_AFTER_SENTENCE = -1.0
_ENDS_SENTENCE = r"[a-z]{3}\.[\"”’)]?$"  # no abbreviation of one or two letters
_ABBREVIATED = r"\b(?:prof|dept|approx|etc|incl|vol|fig|mrs|vgl|bzw)\.$"
_OPENS_DASH = ("", *"，。、；：！？,.;:!?")  # a dash after these leads to what follows it
_AFTER_LEADING = 0.6
_AFTER_ADVERB = 1.5
_BEFORE_DE_PHRASE = -0.2
_INSIDE_WORD = 6.0
INSIDE_PHRASE = 1.6
_INSIDE_DASH = 6.0
_INSIDE_ASIDE = 2.0
_INSIDE_WHOLE = 12.0
_AFTER_SMALL_WORD = 1.6
_BEFORE_SMALL_WORD = -0.4
_BEFORE_PARTICLE = 1.5
_STUB = 1.6  # a line that begins with the last one or two characters of a clause
_LONE_CHARACTER = 1.0  # one that stands at the line's end after a comma or the like
_BEFORE_DIGIT = 0.3
_AFTER_DIGIT = 3.0
_BESIDE_LATIN = 0.3  # the space that some put between Chinese and Latin
INSIDE_TERM = 2.0  # Latin words side by side in Chinese text: "pull request"
_SHORT_LAST_LINE = 5.0
_LONE_FIRST_WORD = 2.0
_LONE_FIRST_HAN = 8.0  # more than a break inside what is taken for a phrase
_SHORT_WORD = re.compile("[A-Za-z]{1,6} *")
_EXTRA_LINE = 3.0
_IMBALANCE = 4.0
_SHORT_OF_MEAN = 0.6  # a last line of one word that takes more is no widow
_SHORT_BETWEEN = 1.0  # a line between two others that takes less than most of the mean
_MOST_OF_MEAN = 0.7
_WIDOW_WINDOW = 16  # characters given up at most
_FULL_ENOUGH = 3.5  # ems
_ENOUGH_OF_LINE = 0.4
_LEFT = 0.55  # what a line that gives words to the last one keeps of its own width

_OPENING = "“‘「『《（"
_FULL_WIDTH = "\u2e80"
_LEADING = "的和与及或到在对把被从向以让将"  # they lead to what follows them
_ADVERBS = "要给而都更最很不也就才又再所其各每这那某该没未已会能可应须必使为由比按因若如但且并则"
_VERBS = "用看写读学做上开有见去来请叫找问"  # of one Han, which may begin a line before Latin
_PARTICLES = "的了着过地得吧吗呢们等"  # they lean on what precedes them

# English words that lead to the next one and do not end a line well.
_SMALL_WORDS = (
    " a an the of in on at to for from by with and or but nor as is are be was were not no into"
    " onto over under than that which who whose its our your their his her my this these we i it"
    " if when how why what before after until because while between every each "
)


@lru_cache(maxsize=512)
def sense_breaks(text: str, classes: str) -> dict[int, float]:
    """Position -> cost of every break that leaves words and the like whole."""
    whole = inner_positions(_WHOLE, text)
    digits = inner_positions(_DIGIT_BEFORE_HAN, classes)
    aside = inner_positions(_ASIDE, text)
    starts = phrase_starts(text)
    words = frozenset(word_starts(text))
    ends = dict(pairwise([*starts, len(text)]))
    for at in (*inner_positions(_HAN_BEFORE_DIGIT, classes), *digits):
        ends.setdefault(at, 0)
    costs: dict[int, float] = {}
    for at in break_positions(classes):
        if at not in whole:
            cost = break_cost(text, at, ends, words) + (_AFTER_DIGIT if at in digits else 0.0)
            costs[at] = cost + _INSIDE_ASIDE if at in aside else cost
    return costs


def inner_positions(pattern: str, text: str) -> set[int]:
    """The positions inside the pattern's matches."""
    found = re.finditer(pattern, text)
    return {at for match in found for at in range(match.start() + 1, match.end())}


def break_cost(text: str, at: int, phrase_ends: dict[int, int], words: Collection[int]) -> float:
    """What a line break before `text[at]` costs for its sense; `phrase_ends` maps the start of a
    phrase to its end (0: a number whose end does not matter), `words` are where words begin."""
    before = text[:at].rstrip(" ")
    last = before[-1:]
    if last == "—" and before.rstrip("—")[-1:] in _OPENS_DASH:
        return _INSIDE_DASH
    if last in _AFTER:
        return _AFTER[last]
    if len(before) < at:
        if ends_sentence(before):
            return _AFTER_SENTENCE
        cost = break_cost_at_space(before, text[at:].partition(" ")[0])
        return max(cost, INSIDE_TERM) if phrase_ends and max(last, text[at]) < _FULL_WIDTH else cost
    if at not in words and is_han(last) and is_han(text[at]):
        return _INSIDE_WORD
    end = phrase_ends.get(at, -1)
    cost = INSIDE_PHRASE if end < 0 else 0.0 if end else _BEFORE_DIGIT
    if before[-2:-1] in _AFTER:
        cost += _LONE_CHARACTER
    if any(mark in _AFTER for mark in text[at + 1 : at + 3]) or parts_from_latin(text, at):
        cost += _STUB
    if last in _LEADING:
        cost += _AFTER_LEADING
    elif last in _ADVERBS and stands_alone(text, at - 1, words):
        cost += _AFTER_ADVERB
    if text[at] in _PARTICLES:
        cost += _BEFORE_PARTICLE
    elif end > 0 and text[end - 1] == "的":
        cost += _BEFORE_DE_PHRASE
    return cost


def parts_from_latin(text: str, at: int) -> bool:
    """Whether a line begun before `text[at]` begins with one Han, the end of a word maybe, and
    goes on in Latin."""
    after = text[at + 1 : at + 3].lstrip(" ")[:1]
    return (
        is_han(text[at])
        and after.isascii()
        and after.isalpha()
        and text[at] not in _LEADING + _ADVERBS + _VERBS
    )


def stands_alone(text: str, at: int, words: Collection[int]) -> bool:
    """Whether the character `at`, after which a word begins, is a word by itself."""
    return at == 0 or at in words or not is_han(text[at - 1])


def is_han(char: str) -> bool:
    """Whether it is one Han."""
    return len(char) == 1 and "\u4e00" <= char <= "\u9fff"


def ends_sentence(text: str) -> bool:
    """Whether a Latin text ends with a full stop that ends its sentence."""
    if not re.search(_ENDS_SENTENCE, text):
        return False
    return not re.search(_ABBREVIATED, text, re.IGNORECASE)


def break_cost_at_space(before: str, following: str) -> float:
    """What a break between two words costs: much after one that leads to the next, least before
    one that does."""
    word = before.rpartition(" ")[2].lower()
    if f" {word} " in _SMALL_WORDS:
        return _AFTER_SMALL_WORD
    if (before[-1:] < _FULL_WIDTH) != (following[:1] < _FULL_WIDTH):
        return _BESIDE_LATIN
    return _BEFORE_SMALL_WORD if f" {following.lower()} " in _SMALL_WORDS else 0.0


def sense_of_line(line: Measured, room: tuple[float, float], most: int) -> list[int] | None:
    """Where to break one line as written with at most `most` breaks; None if it can't be."""
    if line.powerpoint_width <= room[0] and line.office_width <= room[1]:
        return []
    fewest = max(
        len(fill_lines(line.classes, line.powerpoint, room[0], room[0])),
        len(office_ends(line, line.office, room[1], room[1])),
    )
    return [] if fewest == 1 else choose_breaks(line, room, fewest, most + 1)


def choose_breaks(
    line: Measured, room: tuple[float, float], fewest: int, most: int
) -> list[int] | None:
    """The best breaks into `fewest` to `most` lines; None where none of them fit.

    `room` is what a line may take in ems, PowerPoint's way and LibreOffice's. One line more than
    are needed is weighed too, two more are tried where words do not fit otherwise.
    """
    costs = sense_breaks(line.text, line.classes)
    ways = weighed_ways(line, room, costs, fewest, most)
    if not ways:  # what is never broken inside is longer than the line
        anywhere = dict.fromkeys(break_positions(line.classes), _INSIDE_WHOLE)
        ways = weighed_ways(line, room, dict(sorted((anywhere | costs).items())), fewest, most)
    return min(ways)[1] if ways else None


def weighed_ways(
    line: Measured, room: tuple[float, float], costs: dict[int, float], fewest: int, most: int
) -> list[tuple[float, list[int]]]:
    """The cheapest way for each number of lines that is tried, with its cost."""
    ways: list[tuple[float, list[int]]] = []
    for count in range(fewest, min(most, fewest + 2) + 1):
        if ways and count > fewest + 1:
            break
        found = cheapest_breaks(line, room, costs, count)
        if found is not None:
            ways.append((found[0] + _EXTRA_LINE * (count - fewest), found[1]))
    return ways


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
                # of equals the later start where a mark ends the line: longer lines come first
                edge = 1e-9 if costs.get(start, 0.0) < 0 else -1e-9
                if end not in reached or cost < reached[end][0] + edge:
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
    for a last line of one or two characters, a first one of one short word, or a short one
    between others."""
    width = line.powerpoint[end] - line.powerpoint[start]
    off = (width - ideal) / room
    cost = _IMBALANCE * off * off
    long_word = width >= _SHORT_OF_MEAN * ideal and line.text[start:end].isascii()
    if end == len(line.text) and is_widow(line.text[start:end]) and not long_word:
        cost += _SHORT_LAST_LINE
    elif start == 0 and end < len(line.text):
        cost += short_first_cost(line.text[:end])
    elif end < len(line.text) and width < _MOST_OF_MEAN * ideal:
        cost += _SHORT_BETWEEN
    return cost


def short_first_cost(text: str) -> float:
    """What a first line of one Han, in a quotation maybe, or one short word costs."""
    if is_han(text.lstrip(_OPENING)):
        return _LONE_FIRST_HAN
    return _LONE_FIRST_WORD if _SHORT_WORD.fullmatch(text) else 0.0


def is_widow(text: str) -> bool:
    """Whether a last line is one or two Han, or one short word."""
    letters = re.sub(r"[^\w]|_", " ", text).split()
    if len(letters) != 1:
        return not letters
    word = letters[0]
    return len(word) <= (2 if word >= _FULL_WIDTH else 12)


def widow_break(line: Measured, before: int, last: int) -> list[int]:
    """Breaks in the line before the last (`before` to `last`), the best first, that give the last
    line at least four Han or two words, fewer in a narrow column, and leave that line most of
    its own."""
    start = max(before, last - _WIDOW_WINDOW)
    offsets = line.powerpoint
    whole = offsets[last] - offsets[before]
    least, enough = offsets[before] + _LEFT * whole, min(_FULL_ENOUGH, _ENOUGH_OF_LINE * whole)
    ranked: list[tuple[float, int]] = []
    for at, cost in sense_breaks(line.text[start:], line.classes[start:]).items():
        here = at + start
        room = offsets[-1] - offsets[here]
        if not (here < last and room >= enough and offsets[here] >= least):
            continue
        if not is_widow(line.text[here:]):
            ranked.append((cost + room / 4, here))
    return [at for _, at in sorted(ranked)]
