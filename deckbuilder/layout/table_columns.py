"""The columns of a table: their widths by content, their alignment, and whether one names rows.

All lengths are inches. No column is narrower than its longest word unless the words of all
columns together are too wide.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from deckbuilder.model import spec
from deckbuilder.model.scene import Align

ENDS = 1.08  # times its width that a text of several lines takes
_NUMBER = re.compile(
    r"[<>≤≥≈~约]?\s*[-+−±]?\s*[¥￥$€£]?\s*\d[\d,，.:\s]*\s*"
    r"(?:[%％‰°]|[A-Za-z]{1,3}|[万亿千百]?[元人次个件份户天周年]?|小时|分钟|分|秒)?(?:\s*[-–~至]\s*\d[\d,.]*\s*[%％]?)?"
)
_BLANK = frozenset(("", "-", "–", "—", "——", "…", "n/a", "N/A", "无"))
_YEAR = re.compile(r"(?:1[89]|20|21)\d\d(?:\s?年)?")
_ORDINAL = re.compile(r"\d{1,2}")


def by_shares(shares: Sequence[float], least: Sequence[float], width: float) -> list[float]:
    """The author's shares; a column that its longest word would burst takes from the others."""
    widths = [width * share / sum(shares) for share in shares]
    if sum(least) >= width:
        return _levelled(least, width)
    short = {i for i, w in enumerate(widths) if w < least[i]}
    rest = width - sum(least[i] for i in short)
    others = sum(w for i, w in enumerate(widths) if i not in short)
    if not short or rest <= 0 or not others:
        return widths
    return [least[i] if i in short else w * rest / others for i, w in enumerate(widths)]


def by_content(
    natural: Sequence[float], least: Sequence[float], numbers: Sequence[int], width: float
) -> list[float]:
    """Widths that sum to `width`: what the texts take and equal shares of the rest; where they
    take too much, short columns keep theirs and long ones share what remains."""
    widths = list(natural)
    if numbers:
        even = max(widths[i] for i in numbers)
        evened = [even if i in numbers else w for i, w in enumerate(widths)]
        widths = evened if sum(evened) <= width else widths
    spare = width - sum(widths)
    if spare >= 0:
        return [w + spare / len(widths) for w in widths]
    return _squeezed(natural, least, width)


def _squeezed(natural: Sequence[float], least: Sequence[float], width: float) -> list[float]:
    if sum(least) >= width:
        return _levelled(least, width)
    widths = dict(enumerate(natural))
    open_columns = set(widths)
    rest = width
    while open_columns:
        fair = rest / len(open_columns)
        kept = {i for i in open_columns if natural[i] <= fair}
        if not kept:
            break
        open_columns -= kept
        rest -= sum(natural[i] for i in kept)
    return _whole_first(natural, _held(widths, open_columns, least, rest), open_columns, least)


def _whole_first(
    natural: Sequence[float], shared: list[float], open_columns: set[int], least: Sequence[float]
) -> list[float]:
    """`shared`, but columns of which a little more width saves a line take it, the shortest
    first, from those that take no line more without it."""
    for i in sorted(open_columns, key=lambda i: natural[i]):
        others = open_columns - {i}
        rest = sum(shared[j] for j in open_columns) - natural[i]
        if not others or rest <= sum(least[j] for j in others):
            continue
        tried = _held(dict(enumerate(shared)) | {i: natural[i]}, others, least, rest)
        if all(_lines(natural[j], tried[j]) <= _lines(natural[j], shared[j]) for j in others):
            shared, open_columns = tried, others
    return shared


def _lines(natural: float, width: float) -> int:
    """The lines that the widest text of a column takes, with the ends of lines left free."""
    return 1 if natural <= width else math.ceil(natural * ENDS / width)


def _levelled(least: Sequence[float], width: float) -> list[float]:
    """`least` with the widest cut down to one level at which all sum to `width`."""
    rest, left = width, len(least)
    level = width
    for w in sorted(least):
        if w * left > rest:
            level = rest / left
            break
        rest, left = rest - w, left - 1
    return [min(w, level) for w in least]


def _held(
    widths: dict[int, float], open_columns: set[int], least: Sequence[float], rest: float
) -> list[float]:
    """The open columns share `rest` by their texts, each at least as wide as its longest word."""
    while open_columns:
        total = sum(widths[i] for i in open_columns)
        short = {i for i in open_columns if widths[i] * rest / total < least[i]}
        if not short:
            scale = rest / total
            return [w * scale if i in open_columns else w for i, w in widths.items()]
        for i in short:
            widths[i] = least[i]
        rest -= sum(least[i] for i in short)
        open_columns = open_columns - short
    scale = sum(widths.values())
    return [w * (rest + scale) / scale if rest < 0 else w for w in widths.values()]


def alignments(table: spec.Table) -> tuple[Align, ...]:
    """The author's, or right for columns of numbers; a first column of years or ordinals names
    the rows and stays left."""
    if table.align:
        return table.align
    return tuple(_alignment(table, i) for i in range(len(table.rows[0])))


def _alignment(table: spec.Table, column: int) -> Align:
    texts = [row[column].text.plain.strip() for row in table.rows if row[column] is not None]  # type: ignore[union-attr]
    told = [text for text in texts if text not in _BLANK]
    if not told or not all(_NUMBER.fullmatch(text) for text in told):
        return "left"
    named = column == 0 and len(table.rows[0]) > 1
    if named and (all(map(_YEAR.fullmatch, told)) or all(map(_ORDINAL.fullmatch, told))):
        return "left"
    return "right"


def names_rows(table: spec.Table) -> bool:
    """Whether the first column says what each row is about: short texts, all different."""
    if len(table.rows[0]) < 2 or _alignment(table, 0) == "right":
        return False
    texts = [row[0].text.plain for row in table.rows if row[0] is not None]
    return bool(texts) and len(set(texts)) == len(texts) and all(_width(t) <= 28 for t in texts)


def _width(text: str) -> int:
    """Length in Latin letters."""
    return sum(2 if c > "⺀" else 1 for c in text)
