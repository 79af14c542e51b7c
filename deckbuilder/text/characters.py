"""Classes of characters: one letter each, for script runs and for breaking.

In: text. Out: a string of the same length with the class of each character. Always: a class
belongs to one script. East Asian: `H` any, `O` opening, `C` closing. Latin: `L` any, `N` digit,
`(` opening, `)` closing, `?` question or exclamation mark, `"` quote, `+` prefix, `-` hyphen, `/`
slash. Without a script of their
own, so that they follow what stands before them: ` ` space, `G` glue, `o` opening, `x` closing,
`Q` closing quote or apostrophe, `w` any.
"""

from __future__ import annotations

ASIAN = "HOC"
LATIN = 'LN()"+-/?'
WEAK = " GoxQw"

# class -> its characters (clreq 6.1.1: what may not begin or end a line, with the ASCII forms).
_MEMBERS = {
    "O": "（《〈【「『〔〖〘〚｛［＄￥｢",
    "C": "，。、；：！？）》〉】」』〕〗〙〛｝］％〜ー々〻～｡､｣・\u3000",
    "L": "™℠",
    "N": "0123456789",
    "(": "([{$£¥",
    ")": ",.:;)]}%°·",
    "?": "!?",
    '"': "\"'",
    "+": "+\\±",
    "-": "-\u00ad",
    "/": "/",
    " ": " \t\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u200b",
    "G": "\xa0\u2007\u2011\u200d\u202f\u2060\ufe0f\ufeff",
    "o": "“‘",
    "x": "—…–‥‐‰℃′″",
    "Q": "”’",
}
SPACES = _MEMBERS[" "] + _MEMBERS["G"]
_LATIN_END, _WEAK_END = 0x2000, 0x2E80


class _Classes(dict[int, str]):
    """Code point -> class, in the form that `str.translate` takes."""

    def __missing__(self, code: int) -> str:
        self[code] = name = "L" if code < _LATIN_END else "w" if code < _WEAK_END else "H"
        return name


_CLASSES = _Classes({ord(char): name for name, chars in _MEMBERS.items() for char in chars})


def classify(text: str) -> str:
    """The class of each character of `text`."""
    return text.translate(_CLASSES)
