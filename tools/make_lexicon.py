"""Make the list of Chinese words in `deckbuilder/text/lexicon` from jieba's dictionary (MIT).

In: `dict.txt` of the package jieba, a line a word with its frequency and part of speech. Out: a
text file, a line a first character: that character and its own frequency class, then, after `;`
each, a class and the rests of the words of that class that begin with the character. A class is
the binary logarithm of the frequency, rounded. Kept are words of one to four Han with a frequency
of `LEAST` and more, and rarer ones that two such words of two Han make up (`货币政策`): names of
persons and places are left out, as there is no end to them.

    python tools/make_lexicon.py DICT.TXT
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from math import log2
from pathlib import Path

OUT = Path(__file__).parent.parent / "deckbuilder" / "text" / "lexicon" / "zh-hans.txt"
LEAST = 20
_HAN = re.compile("[一-鿿]{1,4}")

_NAMES = ("nr", "ns", "nt")

Rests = dict[int, list[str]]  # frequency class -> rests of words


def kept_words(lines: Iterable[str]) -> Iterator[tuple[str, int]]:
    """The words that are kept, each with its frequency."""
    rows = [line.split(" ") for line in lines]
    words = [(word, int(count), sort) for word, count, sort in rows if _HAN.fullmatch(word)]
    common = {word for word, count, _ in words if count >= LEAST}
    for word, count, sort in words:
        compound = len(word) == 4 and {word[:2], word[2:]} <= common
        if word in common or (compound and not sort.startswith(_NAMES)):
            yield word, count


def by_first_character(words: Iterable[tuple[str, int]]) -> dict[str, Rests]:
    found: dict[str, Rests] = {}
    for word, count in words:
        rests = found.setdefault(word[0], {})
        rests.setdefault(round(log2(count)), []).append(word[1:])
    return found


def row(first: str, rests: Rests) -> str:
    own = next((n for n, words in rests.items() if "" in words), 0)
    parts = [f"{n} {' '.join(filter(None, sorted(words)))}" for n, words in sorted(rests.items())]
    return f"{first}{own};{';'.join(part for part in parts if ' ' in part.strip())}\n"


def main() -> None:
    lines = Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
    words = by_first_character(kept_words(lines))
    OUT.parent.mkdir(exist_ok=True)
    text = "".join(row(first, rests) for first, rests in sorted(words.items()))
    OUT.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
