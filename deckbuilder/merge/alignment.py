"""Two rows of texts laid beside each other: which of the new ones were which of the old.

Order is kept: what was moved counts as taken away and put in elsewhere. Equal texts are paired
first; between them, those that share the most.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

Pair = tuple[int, int]

_ALIKE = 0.45  # shared pairs of letters from which on two texts are taken for one that changed
_MOST = 4000  # pairs compared between two equal texts; more are not told apart


def align(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """Pairs of places in `old` and `new` that hold the same text, maybe changed."""
    if old == new:
        return [(n, n) for n in range(len(old))]
    found: list[Pair] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for sort, i1, i2, j1, j2 in matcher.get_opcodes():
        if sort == "equal" or (sort == "replace" and i2 - i1 == j2 - j1):
            found += zip(range(i1, i2), range(j1, j2), strict=True)
        elif sort == "replace":
            found += ((i1 + i, j1 + j) for i, j in align_alike(old[i1:i2], new[j1:j2]))
    return found


def align_alike(old: Sequence[str], new: Sequence[str], least: float = _ALIKE) -> list[Pair]:
    """Pairs in order whose likeness adds up to the most; none below `least`."""
    if len(old) * len(new) > _MOST:
        return []
    scores = [[score if (score := likeness(a, b)) >= least else 0.0 for b in new] for a in old]
    return list(_best_path(scores)) if scores and scores[0] else []


def _best_path(scores: list[list[float]]) -> Iterator[Pair]:
    rows, columns = len(scores), len(scores[0])
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            here = scores[i][j] + best[i + 1][j + 1] if scores[i][j] else 0.0
            best[i][j] = max(here, best[i + 1][j], best[i][j + 1])
    i = j = 0
    while i < rows and j < columns and best[i][j]:
        if scores[i][j] and best[i][j] == scores[i][j] + best[i + 1][j + 1]:
            yield i, j
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1


def likeness(one: str, other: str) -> float:
    """The share of pairs of letters that two texts have in common, 0 to 1."""
    if one == other:
        return 1.0
    a, b = _pairs(one), _pairs(other)
    total = a.total() + b.total()
    return 2 * (a & b).total() / total if total else 0.0


def _pairs(text: str) -> Counter[str]:
    dense = "".join(text.split())
    return Counter(dense[i : i + 2] for i in range(max(len(dense) - 1, min(len(dense), 1))))
