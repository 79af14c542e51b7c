"""The data of charts three ways: numbers by the names of their series and categories.

Where one side puts in or takes out series or categories and the other only changes numbers, both
apply. Two sides that both change what the numbers stand for are not merged.
"""

from __future__ import annotations

import msgspec

from deckbuilder.model.merge import Cell
from deckbuilder.model.snapshot import ChartData

_Value = float | None


class MergedChart(msgspec.Struct, frozen=True):
    """`takes_spec` says that the spec's chart takes the place of the person's, of whose numbers
    those in `kept` stay. `numbers` are those that the sides may have changed: place in the
    person's chart and in the spec's, and the three values."""

    takes_spec: bool
    kept: tuple[tuple[Cell, Cell], ...] = ()
    numbers: tuple[tuple[Cell, Cell, tuple[_Value, _Value, _Value]], ...] = ()


def merge_charts(base: ChartData, hand: ChartData, spec: ChartData) -> MergedChart | None:
    """The merge; None where it has to be one side's as a whole."""
    same_hand, same_spec = _shape(hand) == _shape(base), _shape(spec) == _shape(base)
    if not same_hand and not same_spec:
        return None
    if same_hand and same_spec:
        places = {(row, n): (row, n) for n, one in enumerate(base.series)
                  for row in range(len(one.values))}  # fmt: skip
        return MergedChart(False, (), _numbers(base, hand, spec, places, places))
    if not (_is_named(base) and _is_named(hand) and _is_named(spec)):
        return None
    by_hand, by_spec = _found(base, hand), _found(base, spec)
    numbers = _numbers(base, hand, spec, by_hand, by_spec)
    if same_hand and _loses(base, hand, by_spec):
        return None
    if same_spec and _loses(base, spec, by_hand):
        return None
    return MergedChart(same_hand, kept_numbers(base, hand, spec) if same_hand else (), numbers)


def kept_numbers(
    base: ChartData, hand: ChartData, spec: ChartData
) -> tuple[tuple[Cell, Cell], ...]:
    """The numbers that a person changed, as places in the spec's chart and in the person's."""
    if _shape(base) == _shape(hand) == _shape(spec):
        by_hand = by_spec = {(row, n): (row, n) for n, one in enumerate(base.series)
                             for row in range(len(one.values))}  # fmt: skip
    elif _is_named(base) and _is_named(hand) and _is_named(spec):
        by_hand, by_spec = _found(base, hand), _found(base, spec)
    else:
        return ()
    return tuple(
        (by_spec[cell], place)
        for cell, place in by_hand.items()
        if cell in by_spec and _value(hand, place) != _value(base, cell)
    )


def _numbers(
    base: ChartData,
    hand: ChartData,
    spec: ChartData,
    by_hand: dict[Cell, Cell],
    by_spec: dict[Cell, Cell],
) -> tuple[tuple[Cell, Cell, tuple[_Value, _Value, _Value]], ...]:
    return tuple(
        (by_hand[cell], by_spec[cell],
         (_value(base, cell), _value(hand, by_hand[cell]), _value(spec, by_spec[cell])))
        for cell in by_hand
        if cell in by_spec
    )  # fmt: skip


def _shape(data: ChartData) -> tuple[object, ...]:
    return data.categories, [(one.name, len(one.values)) for one in data.series]


def _is_named(data: ChartData) -> bool:
    """Whether each series and each category has a name of its own."""
    names = [one.name for one in data.series]
    return len(set(names)) == len(names) and len(set(data.categories)) == len(data.categories)


def _found(base: ChartData, other: ChartData) -> dict[Cell, Cell]:
    """Where the numbers of the base stand in another version, by point and series."""
    rows = {name: n for n, name in enumerate(other.categories)}
    columns = {one.name: n for n, one in enumerate(other.series)}
    return {
        (row, column): (rows[name], columns[one.name])
        for column, one in enumerate(base.series)
        if one.name in columns
        for row, name in enumerate(base.categories[: len(one.values)])
        if name in rows and rows[name] < len(other.series[columns[one.name]].values)
    }


def _loses(base: ChartData, changed: ChartData, found: dict[Cell, Cell]) -> bool:
    """Whether one side took out a number that the other, which has the base's shape, changed."""
    return any(
        _value(changed, (row, n)) != value and (row, n) not in found
        for n, one in enumerate(base.series)
        for row, value in enumerate(one.values)
    )


def _value(data: ChartData, cell: Cell) -> _Value:
    row, column = cell
    return data.series[column].values[row]
