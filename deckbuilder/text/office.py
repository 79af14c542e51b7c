"""Where LibreOffice ends the lines of a box.

In: a line as written, measured, and its offsets. Out: where lines end. Always: what its editing
engine does (7.4). A line that is full within Chinese ends where it is full, or before what may not
stand there; one that is full within Latin, at the last place that its own form of UAX 14 allows;
and where there is no such place in the line, it is cut where it is full.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import product

from deckbuilder.text.breaking import next_held
from deckbuilder.text.measuring import Measured

# Of its locale zh-CN: what may not begin a line, what may not end one. `—`, `…` and `％` may.
_NOT_FIRST = frozenset(
    ":!),.;?]}¢'\"、。〉》」』】〕〗〞︰︱︳﹐､﹒﹔﹕﹖﹗﹚﹜﹞！），．：；？｜｝︴︶︸︺︼︾﹀﹂﹄﹏～￠々‖•·ˇˉ―-′’”"
)
_NOT_LAST = frozenset("([{£¥'\"‵〈《「『【〔〖（［｛￡￥〝︵︷︹︻︽︿﹁﹃﹙﹛﹝“‘")
_LONG_PATH = 66  # characters from a space to a slash behind which a line may end all the same

# Line breaking classes of UAX 14, one character each: A letter or sign, N digit, I ideograph,
# O opening, C closing, X exclamation, Q quotation, `,` infix, `/` slash, $ prefix, % postfix,
# - hyphen, _ break after, 2 em dash, `.` ellipsis, S non-starter, G glue, Z break.
_MEMBERS = {
    "N": "0123456789",
    "O": "([{¡¿‚„（［｛「『【〔〖〘〚〈《〝｢",
    "C": ")]}，．、。）］｝」』】〕〗〙〛〉》〞｡､｣",
    "X": "!?！？",
    "Q": "\"'“”‘’«»‹›",
    ",": ",.:;",
    "/": "/\\",
    "$": "$£¤¥+±№€−∓￥＄￡",
    "%": "%¢‰′″‴℃℉％￠",
    "-": "-",
    "_": "\t|–‐­\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a",
    "2": "—",
    ".": "…‥․",
    "S": "：；〜々〻・ーゝゞヽヾ゛゜ぁぃぅぇぉっゃゅょァィゥェォッャュョ",
    "G": "\xa0\u2007\u2011\u202f\u2060\ufeff\u200d\ufe0f",
    "Z": "\u200b",
    " ": " ",
}
_HANGUL_JAMO, _CJK, _BEYOND = 0x1100, 0x2E80, 0x1F000


class _Classes(dict[int, str]):
    """Code point -> class, in the form that `str.translate` takes."""

    def __missing__(self, code: int) -> str:
        wide = _CJK <= code < 0xA4D0 or 0xAC00 <= code < 0xD7B0 or 0xF900 <= code < 0xFB00
        wide = wide or 0xFF00 <= code < 0xFFE0 or code >= _BEYOND
        self[code] = name = "I" if wide else "A"
        return name


_CLASSES = _Classes({ord(char): name for name, chars in _MEMBERS.items() for char in chars})
_ALL = "ANI" + "".join(name for name in _MEMBERS if name != "N")


def _holds(a: str, b: str) -> bool:
    """Whether no line ends between the classes `a` and `b`; `_ends_before` has what needs more."""
    if b in " ZCX,/" or a in "OG" or (b == "G" and a != " "):
        return True
    if a in " Z":
        return False
    if b in "Q_-S" or a == "Q":
        return True
    return a + b in _HELD


_HELD = frozenset(
    "A. I. .. N. I% AN NA $I A$ $A %A NN N$ N% $N %N $O %O ,A ,N AA AO NO CA CN".split(" ")
)
_FREE = frozenset(a + b for a, b in product(_ALL, repeat=2) if not _holds(a, b))


def _ends_before(classes: str, at: int) -> bool:
    """Whether a line may end before the character `at`, as Latin is broken."""
    pair = classes[at - 1 : at + 1]
    if pair not in _FREE:
        return False
    if pair[0] == " ":
        before = classes[:at].rstrip(" ")[-1:]
        return before + pair[1] not in ("CS", "22") and before != "O"
    if pair in ("/N", "C$", "C%"):  # within a number
        return classes[: at - 1].rstrip(",/")[-1:] != "N"
    return pair != "22"


def _back_in_latin(text: str, classes: str, at: int) -> int:
    """The last place up to `at` where Latin may be broken; behind a slash only where no space has
    come before."""
    if text[at - 1] != "/" and _ends_before(classes, at):
        return at
    at -= 1
    while at > 0 and not _ends_before(classes, at):
        at -= 1
    if at > 0 and text[at - 1] == "/":
        space = text.rfind(" ", 0, at - 1)
        if space >= 0 and at - space <= _LONG_PATH:
            return space + 1
    return at


def _back_in_chinese(text: str, at: int) -> int:
    while at > 0 and (text[at] in _NOT_FIRST or text[at - 1] in _NOT_LAST):
        at -= 1
    return at


def office_ends(
    line: Measured, offsets: Sequence[float], first: float, rest: float, held: Sequence[int] = ()
) -> list[int]:
    """Where the lines end. `offsets` are those of the line, its gaps included; `first` and `rest`
    are what the first line and the others have room for, in ems. At `held` lines end in any
    case."""
    text, gaps, length = line.text, line.gaps, len(line.text)
    if offsets[-1] <= first and not held:
        return [length] if text else []
    classes = text.translate(_CLASSES)
    ends: list[int] = []
    start, room = 0, first
    while start < length:
        base = offsets[start] + gaps.get(start, 0.0) if gaps else offsets[start]
        end = bisect_right(offsets, base + room + 1e-9) - 1
        if end < length:
            end = _end_of_line(line, classes, start, max(end, start + 1))
        end = min(end, next_held(held, start)) if held else end
        ends.append(end)
        start, room = end, rest
    return ends


def _end_of_line(line: Measured, classes: str, start: int, full: int) -> int:
    """Where a line ends that begins at `start` and has no room for the character `full`."""
    text = line.text
    if full == len(text):
        return full
    if text[full] == " ":
        return full + 1
    if text[full - 1 : full + 1] == "——" and full > start + 1:  # one glyph
        full -= 1
    if line.is_latin(full - 1):  # the place between two scripts goes with the one before it
        end = _back_in_latin(text, classes, full)
    else:
        end = _back_in_chinese(text, full)
    if end < full and text[end] == "。":
        end += 1
    return end if end > start else full
