"""Choosing a size and dividing what is too much, the same way for every kind.

The largest step of a ladder at which all fits is taken; what does not fit at the smallest is
divided into as few pages as hold it, as evenly as they allow.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")
U = TypeVar("U")


def first_fit(steps: Sequence[T], fits: Callable[[T], bool]) -> T | None:
    """The first of `steps` (largest first) that fits; None when even the last does not."""
    return next((step for step in steps if fits(step)), None)


def divide(units: Sequence[U], fits: Callable[[Sequence[U]], bool]) -> list[list[U]]:
    """`units` in order on as few pages as hold them, evenly; a unit is never split.

    A unit that alone does not fit gets a page of its own: the caller splits such units first.
    """
    count = _least_pages(units, fits)
    for pages in range(count, len(units) + 1):
        parts = _even(units, pages)
        if all(len(part) == 1 or fits(part) for part in parts):
            return parts
    return [[unit] for unit in units]


def _least_pages(units: Sequence[U], fits: Callable[[Sequence[U]], bool]) -> int:
    pages, page = 1, 0
    for i in range(len(units)):
        if i > page and not fits(units[page : i + 1]):
            pages, page = pages + 1, i
    return pages


def _even(units: Sequence[U], pages: int) -> list[list[U]]:
    size, more = divmod(len(units), pages)
    ends = [size * (p + 1) + min(p + 1, more) for p in range(pages)]
    return [list(units[start:end]) for start, end in zip([0, *ends], ends, strict=False)]
