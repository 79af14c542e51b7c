"""Choosing a size and dividing what is too much, the same way for every kind.

The largest step of a ladder at which all fits is taken; what does not fit at the smallest is
divided into as few pages as hold it, as evenly as they allow. What was tried can be listened to.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import pairwise
from typing import TypeVar, cast

import msgspec

T = TypeVar("T")
U = TypeVar("U")


class Trial(msgspec.Struct, frozen=True):
    """One thing that was tried: what, whether it was taken, whether nothing smaller was left."""

    step: object
    fits: bool
    last: bool = False

    @property
    def what(self) -> str:
        """The step as people read it: `24/20/18 pt`, `22 pt`, `step 2`."""
        return _written(self.step)


_heard: ContextVar[list[Trial] | None] = ContextVar("heard", default=None)


@contextmanager
def listening() -> Generator[list[Trial]]:
    """The trials made while the context is open, in order."""
    trials: list[Trial] = []
    token = _heard.set(trials)
    try:
        yield trials
    finally:
        _heard.reset(token)


def note(what: object, fits: bool, last: bool = False) -> None:
    """Say that `what` was tried, whether it was taken, and whether nothing smaller was left."""
    trials = _heard.get()
    if trials is not None:
        trials.append(Trial(what, fits, last))


def _written(step: object) -> str:
    if isinstance(step, float):
        return f"{step:g} pt"
    if isinstance(step, int):
        return f"step {step + 1}"
    if isinstance(step, str):
        return step
    if isinstance(step, tuple):
        parts = cast(tuple[object, ...], step)
        return "/".join(f"{p:g}" for p in parts if isinstance(p, int | float)) + " pt"
    named = "__str__" in type(step).__dict__
    return str(step) if named else type(step).__name__.lower()


def first_fit(steps: Sequence[T], fits: Callable[[T], bool]) -> T | None:
    """The first of `steps` (largest first) that fits; None when even the last does not."""
    for n, step in enumerate(steps, 1):
        fitting = fits(step)
        note(step, fitting, last=n == len(steps) > 1)
        if fitting:
            return step
    return None


def fewest(tries: Iterable[Callable[[], list[T]]]) -> list[T]:
    """The pages of the first try that makes one, else of the first that makes fewest."""
    best: list[T] = []
    for n, attempt in enumerate(tries, 1):
        pages = attempt()
        note(f"setting {n}: {len(pages)} page{'s' if len(pages) > 1 else ''}", len(pages) == 1)
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
    if not all(len(part) == 1 or fits(part) for part in even):
        even = _evened(filled, fits)
    if len(even) > 1:
        note("divided as " + " + ".join(str(len(part)) for part in even), True)
    return even


def paged(
    steps: Sequence[T],
    units: Sequence[U],
    holds: Callable[[Sequence[U], T], bool],
    cut: Callable[[T], Sequence[U]] | None = None,
) -> tuple[T, list[list[U]]]:
    """The step and the pages of `units`: the largest step at which one page holds all, else as
    few pages as the smallest step needs, at the largest that needs no more of them and fills them
    as evenly.

    `cut` gives the units with those that alone overfill a page at a step in pieces.
    """
    step = first_fit(steps, lambda s: holds(units, s))
    if step is not None:
        return step, [list(units)]
    floor = steps[-1]
    fewest_pages = divide(cut(floor) if cut else units, lambda part: holds(part, floor))
    for step in steps[:-1]:
        pieces = cut(step) if cut else units
        if not all(holds([piece], step) for piece in pieces):
            continue
        parts = divide(pieces, lambda part, s=step: holds(part, s))
        even = _unevenness(parts) <= max(1, _unevenness(fewest_pages))
        if len(parts) < len(fewest_pages) or (len(parts) == len(fewest_pages) and even):
            note(step, True)
            return step, parts
    return floor, fewest_pages


def _unevenness(pages: Sequence[Sequence[U]]) -> int:
    """By how many units the fullest page differs from the emptiest."""
    counts = [len(page) for page in pages]
    return max(counts) - min(counts)


def _filled(units: Sequence[U], fits: Callable[[Sequence[U]], bool]) -> list[list[U]]:
    """Each page filled before the next begins."""
    pages: list[list[U]] = []
    for unit in units:
        if pages and fits([*pages[-1], unit]):
            pages[-1].append(unit)
        else:
            pages.append([unit])
    return pages or [[]]


def _evened(pages: list[list[U]], fits: Callable[[Sequence[U]], bool]) -> list[list[U]]:
    """Filled pages with units moved on to the page after, from the last one back, as long as
    that leaves them more even: none stands alone behind a page that can spare some."""
    out = [list(page) for page in pages]
    moved = True
    while moved:
        moved = False
        for before, after in reversed(list(pairwise(out))):
            while len(before) > len(after) + 1 and fits([before[-1], *after]):
                after.insert(0, before.pop())
                moved = True
    return out


def _even(units: Sequence[U], pages: int) -> list[list[U]]:
    size, more = divmod(len(units), pages)
    ends = [size * (p + 1) + min(p + 1, more) for p in range(pages)]
    return [list(units[start:end]) for start, end in zip([0, *ends], ends, strict=False)]
