"""Where a line may end: kinsoku for Chinese, whole words for Latin.

In: the text of one line as written (no "\\n"). Out: the positions before which the programs may
break, ascending, the text's length last. Always: no position stands before a character that may
not begin a line, nor after one that may not end it, nor inside a word, `——` or `……`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence

NO_GAPS: Mapping[int, float] = {}

# clreq 6.1.1 (prohibition rules for line start and line end), with the ASCII forms.
NOT_FIRST = (
    "，。、；：！？）》〉”’】」』〕〗〙〛｝］％‰℃·—…–～‥〜ー々〻｡､｣"
    ",.;:!?)]}%°′″"
)  # fmt: skip
NOT_LAST = "（《〈“‘【「『〔〖〘〚｛［＄￥£¥｢([{$"

_FIRST, _LAST = re.escape(NOT_FIRST), re.escape(NOT_LAST)
_SPACE = r" \t\u2002-\u200b\u3000"
_HAN = r"\u2e80-\U0010ffff"
# Below U+2000 everything but a space belongs to a word, and so does a no-break space.
_LETTER = r"!-,./-~\xa0-\u1fff\u202f\u2060"
_NOT_LAST_LETTER = re.escape("([{$£¥")
# A word: its hyphens are breaks but for those before a digit that follow one (010-8888).
_WORD = rf"(?:[{_LETTER}]|(?<![A-Za-z])-(?=[0-9]))*(?![{_NOT_LAST_LETTER}])[{_LETTER}]-*|-+"
_UNIT = rf"(?:{_WORD}|[^{_SPACE}])"
# UAX 14: ASCII quotes hold on to both sides, `+` and `\` to what follows; `/` and `-` between
# Chinese to both.
_GLUED = rf"(?:(?<=[\"'+\\])|(?<=[{_HAN}][/-])|(?=[\"'])|(?<=[{_HAN}])(?=[/-]))"
_CORE = rf"{_UNIT}(?:{_GLUED}{_UNIT})*"

_ATOM = re.compile(rf"[{_LAST}]*(?:{_CORE})?[{_FIRST}]*[{_SPACE}]*")


def break_positions(text: str) -> list[int]:
    """The positions before which a line may begin, `len(text)` included."""
    return [match.end() for match in _ATOM.finditer(text) if match.end() > match.start()]


def fill_lines(
    text: str,
    offsets: Sequence[float],
    breaks: Sequence[int],
    first: float,
    rest: float,
    gaps: Mapping[int, float] = NO_GAPS,
) -> list[int]:
    """Where the lines end when each takes what fits: `first` and `rest` are widths of lines.

    `offsets[i]` is the width of `text[:i]`; `gaps[i]` is the part of it that stands between two
    scripts before `text[i]` and falls away where a line begins. Spaces at the end of a line take
    no room. A word longer than the line is cut (see `cut_word`).
    """
    ends: list[int] = []
    start, room, length = 0, first, len(text)
    while start < length:
        base = offsets[start] + gaps.get(start, 0.0) if gaps else offsets[start]
        end = bisect_right(offsets, base + room + 1e-9) - 1
        while end < length and text[end] == " ":
            end += 1
        if end < length:
            at = bisect_right(breaks, end) - 1
            cut = breaks[at] if at >= 0 else 0
            end = cut if cut > start else cut_word(text, start, end)
        ends.append(end)
        start, room = end, rest
    return ends


def cut_word(text: str, start: int, end: int) -> int:
    """Where to cut a word of which `text[start:end]` fits: after its last hyphen or slash, as
    LibreOffice does, else anywhere; one character at least."""
    at = max(text.rfind("-", start, end), text.rfind("/", start, end)) + 1
    return at if start < at < end else max(end, start + 1)
