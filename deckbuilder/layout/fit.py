"""Choosing a size and dividing what is too much, the same way for every kind.

The largest step of a ladder at which all fits is taken; what does not fit at the smallest is
divided into as few pages as hold it, as evenly as they allow.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

T = TypeVar("T")
U = TypeVar("U")


def first_fit(steps: Sequence[T], fits: Callable[[T], bool]) -> T | None:
    """The first of `steps` (largest first) that fits; None when even the last does not."""
    return next((step for step in steps if fits(step)), None)


def fewest(tries: Iterable[Callable[[], list[T]]]) -> list[T]:
    """The pages of the first try that makes one, else of the first that makes fewest."""
    best: list[T] = []
    for attempt in tries:
        pages = attempt()
        if not best or len(pages) < len(best):
            best = pages
        if len(best) == 1:
            break
    return best


def divide(units: Sequence[U], fits: Callable[[Sequence[U]], bool]) -> list[list[U]]:
    """`units` in order on as few pages as hold them, evenly where that fits; a unit is never
    split.

    A unit that alone does not fit gets a page of its own: the caller splits such units first.
    """
    filled = _filled(units, fits)
    even = _even(units, len(filled))
    return even if all(len(part) == 1 or fits(part) for part in even) else filled


def _filled(units: Sequence[U], fits: Callable[[Sequence[U]], bool]) -> list[list[U]]:
    """Each page filled before the next begins."""
    pages: list[list[U]] = []
    for unit in units:
        if pages and fits([*pages[-1], unit]):
            pages[-1].append(unit)
        else:
            pages.append([unit])
    return pages or [[]]


def _even(units: Sequence[U], pages: int) -> list[list[U]]:
    size, more = divmod(len(units), pages)
    ends = [size * (p + 1) + min(p + 1, more) for p in range(pages)]
    return [list(units[start:end]) for start, end in zip([0, *ends], ends, strict=False)]
