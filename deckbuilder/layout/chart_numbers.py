"""Numbers in charts: how they are written in the deck's language, and round scales for axes."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

PERCENT = ("%", "％")


class NumberFormat(NamedTuple):
    """`code` is the program's number format; `write` gives the same text, to measure it."""

    code: str
    decimals: int
    grouped: bool
    suffix: str = ""
    divisor: float = 1.0

    def write(self, value: float) -> str:
        if self.divisor > 1 and value == 0:
            return "0"
        value = value / self.divisor
        text = f"{value:,.{self.decimals}f}" if self.grouped else f"{value:.{self.decimals}f}"
        return text + self.suffix


class _Short(NamedTuple):
    """Large numbers in short: from `least` on where all are multiples of `grain`. Number formats
    divide by thousands only, so that a point is written into what is left for 万 and 亿."""

    least: float
    grain: float
    code: str
    decimals: int
    suffix: str
    divisor: float

    @property
    def form(self) -> NumberFormat:
        code = f'{self.code}"{self.suffix}"'
        grouped = self.code.startswith("#")
        return NumberFormat(f"{code};-{code};0", self.decimals, grouped, self.suffix, self.divisor)


_SHORT: dict[bool, tuple[_Short, ...]] = {
    True: (_Short(1e8, 1e6, '0"."00,,', 2, "亿", 1e8), _Short(1e5, 1e3, '0"."0,', 1, "万", 1e4)),
    False: (
        _Short(1e6, 1e6, "#,##0,,", 0, "M", 1e6),
        _Short(1e6, 1e5, "#,##0.0,,", 1, "M", 1e6),
        _Short(1e5, 1e3, "#,##0,", 0, "K", 1e3),
    ),
}
_COUNTED_IN = re.compile(r"[千万亿]|^[KM]|thousand|million|billion")  # units that are large already


def _short(values: Sequence[float], unit: str, chinese: bool) -> NumberFormat | None:
    most = max(map(abs, values), default=0.0)
    if _COUNTED_IN.search(unit):
        return None
    for short in _SHORT[chinese]:
        if most >= short.least and all(value % short.grain == 0 for value in values):
            return short.form
    return None


def decimals_of(values: Iterable[float]) -> int:
    """The decimals that tell the values apart as typed: at most two, but for values so small that
    two would show nothing of them."""
    values = list(values)
    largest = max(map(abs, values), default=0.0)
    most = min(12, 1 - math.floor(math.log10(largest))) if 0 < largest < 0.1 else 2
    return max((_decimals(value, most) for value in values), default=0)


def _decimals(value: float, most: int) -> int:
    text = f"{value:.{most + 4}f}".rstrip("0")
    return min(most, len(text.partition(".")[2]))


def format_for(values: Sequence[float], unit: str, chinese: bool) -> NumberFormat:
    """Thousands are grouped from four digits on, in Chinese from five; a unit that is a per cent
    sign stands at every number. Large round numbers are counted in 万 and 亿, or K and M."""
    if short := _short(values, unit, chinese):
        return short
    decimals = decimals_of(values)
    most = max(map(abs, values), default=0.0)
    grouped = most >= (10_000 if chinese else 1_000)
    code = "#,##0" if grouped else "0"
    if decimals:
        code += "." + "0" * decimals
    if unit.strip() in PERCENT:
        return NumberFormat(f'{code}"%"', decimals, grouped, "%")
    return NumberFormat(code, decimals, grouped)


class Scale(NamedTuple):
    """An axis; `step` is 0 where it has no numbers."""

    low: float
    high: float
    step: float


def round_scale(
    low: float,
    high: float,
    *,
    given_low: float | None = None,
    given_high: float | None = None,
    close: float = 0.3,
) -> Scale:
    """A scale of four to six steps of 1, 2, 2.5 or 5 that holds `low` to `high`.

    It starts at 0 unless the values stand together within the share `close` of the highest.
    """
    if given_low is None and low > 0 and high - low >= close * high:
        low = 0.0
    if given_high is None and high < 0:
        high = 0.0
    low = low if given_low is None else given_low
    high = high if given_high is None else given_high
    if high <= low:
        high = low + (abs(low) or 1.0)
    step = _round_step((high - low) / 5)
    bottom = low if given_low is not None else math.floor(low / step + 1e-9) * step
    top = high if given_high is not None else math.ceil(high / step - 1e-9) * step
    return Scale(bottom, top, step)


def _round_step(rough: float) -> float:
    """The round number next above or at `rough`, a little less where that is near."""
    power = 10.0 ** math.floor(math.log10(rough))
    for factor in (1.0, 2.0, 2.5, 5.0):
        if rough <= factor * power * 1.05:
            return factor * power
    return 10.0 * power
