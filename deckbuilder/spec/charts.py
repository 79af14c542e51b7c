"""The kind `chart`: its data in three forms in, one `Chart` out, sorted as asked."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args

from deckbuilder.diagnostics import Place, suggestion
from deckbuilder.model.spec import Chart, ChartAxis, ChartType, Series
from deckbuilder.spec.files import PATH
from deckbuilder.spec.forms import (
    Bare,
    Checked,
    Field,
    Form,
    ListOf,
    MappingOf,
    Record,
    read_all,
)
from deckbuilder.spec.nodes import Mapping, Node, Scalar, Sequence
from deckbuilder.spec.reader import Reader, ReadError, quote, shown
from deckbuilder.spec.scalars import to_number
from deckbuilder.spec.tabular import read_csv_rows
from deckbuilder.spec.words import LITERAL, LITERAL_TEXT, NUMBER, SWITCH, TEXT, WordForm

_Categories = list[str | float]

_ONE_SERIES = ("pie",)  # what draws one series only
_SHARES = ("pie", "doughnut")  # what draws parts of a whole

_VALUE: Form[float | None] = Bare(None, NUMBER)
_VALUES = ListOf(_VALUE, "numbers")


def _pair(key: str, value: float | None, where: Place) -> tuple[str, float | None]:
    return key, value


_AXIS: Record[ChartAxis] = Record(
    "an axis",
    {
        "min": Field(NUMBER, "Where the axis begins"),
        "max": Field(NUMBER, "Where the axis ends"),
        "title": Field(TEXT, "What the axis measures"),
    },
    ChartAxis,
)

_CHART: Record[dict[str, Any]] = Record(
    "a chart",
    {
        "type": Field(
            WordForm("chart type", get_args(ChartType)), "How the data are drawn", required=True
        ),
        "data": Field(
            MappingOf(LITERAL, _VALUE, _pair, "values"), "One series: {category: number}"
        ),
        "categories": Field(ListOf(LITERAL, "categories"), "What the values are counted by"),
        "series": Field(MappingOf(LITERAL, _VALUES, Series, "series"), "{name: [numbers]}"),
        "csv": Field(PATH, "A CSV file: first row the series, first column the categories"),
        "unit": Field(LITERAL_TEXT, "What the values are measured in"),
        "labels": Field(SWITCH, "Whether the values stand beside the marks"),
        "highlight": Field(ListOf(LITERAL, "names"), "Categories or series to stress"),
        "axis": Field(_AXIS, "The axis of values: {min, max, title}"),
        "sort": Field(WordForm("order", ("ascending", "descending")), "By the first series"),
        "caption": Field(TEXT, "A line under the chart"),
    },
    dict,
)


def _finish_chart(values: dict[str, Any], node: Mapping, at: Reader) -> Chart:
    kind: str = values["type"]
    categories, series = _read_data(values, node, at)
    _check_lengths(categories, series, at)
    if kind == "scatter":
        categories = _to_numbers(categories, node, at)
    _check_values(kind, series, node, at)
    _check_axis(values.get("axis"), node, at)
    highlight = values.get("highlight", ())
    _check_highlight(node.get("highlight"), [*map(str, categories), *(s.name for s in series)], at)
    if "sort" in values:
        categories, series = _sort(categories, series, values["sort"] == "descending")
    return Chart(
        values["type"],
        tuple(categories),
        tuple(series),
        values.get("unit"),
        values.get("labels"),
        highlight,
        values.get("axis", ChartAxis()),
        values.get("caption"),
    )


def _read_data(
    values: dict[str, Any], node: Mapping, at: Reader
) -> tuple[_Categories, list[Series]]:
    """Categories and series from whichever of the three forms is there."""
    forms = [key for key in ("data", "series", "csv") if key in values]
    if len(forms) != 1 or ("categories" in values) != (forms == ["series"]):
        keys = '"data", "categories" with "series", and "csv"'
        raise at.fault("E121", node, owner="a chart", keys=keys)
    if "csv" in values:
        return _read_csv(values["csv"], node.get("csv") or node, at)
    if "data" in values:
        pairs: tuple[tuple[str, float | None], ...] = values["data"]
        where = at.place(node.get("data") or node)
        return [key for key, _ in pairs], [Series("", tuple(value for _, value in pairs), where)]
    return list(values["categories"]), list(values["series"])


def _read_csv(path: str, node: Node, at: Reader) -> tuple[_Categories, list[Series]]:
    (header, _), *rows = read_csv_rows(path, node, at)
    name = Path(path).name
    for row, line in rows:
        if len(row) != len(header):
            where = Place(name, line, 1)
            at.report("E118", where, count=len(row), other="the header", expected=len(header))
            raise ReadError
    columns = [
        tuple(_csv_number(row[column], Place(name, line, 1), at) for row, line in rows)
        for column in range(1, len(header))
    ]
    if not columns:
        raise at.fault("E135", node, path=name, problem="it has no column of numbers")
    series = [
        Series(title.strip(), values, at.place(node))
        for title, values in zip(header[1:], columns, strict=True)
    ]
    return [row[0].strip() for row, _ in rows], series


def _csv_number(value: str, where: Place, at: Reader) -> float | None:
    value = value.strip()
    number = to_number(Scalar(value, 0, 0))
    if number is None and value:
        at.report("E103", where, expected="a number", found=quote(value), hint="")
        raise ReadError
    return number


def _check_lengths(categories: _Categories, series: list[Series], at: Reader) -> None:
    wrong = [one for one in series if len(one.values) != len(categories)]
    for one in wrong:
        count = len(one.values)
        fields = {"name": shown(one.name), "count": count, "expected": len(categories)}
        at.report("E125", one.where, **fields)
    if wrong:
        raise ReadError


def _to_numbers(categories: _Categories, node: Mapping, at: Reader) -> _Categories:
    """The categories of a scatter chart, which are places on the x axis."""
    source = node.get("categories")
    if type(source) is Sequence:
        return list(read_all(NUMBER, source.items, at))
    numbers = [to_number(Scalar(str(category), 0, 0)) for category in categories]
    found = [number for number in numbers if number is not None]
    if len(found) < len(categories):
        raise at.fault("E126", node, problem="the categories of a scatter chart must be numbers")
    return list(found)


def _check_values(kind: str, series: list[Series], node: Mapping, at: Reader) -> None:
    values = [value for one in series for value in one.values if value is not None]
    if not values:
        raise at.fault("E126", node, problem="the chart has no value at all")
    if kind in _ONE_SERIES and len(series) > 1:
        raise at.fault(
            "E126", node, problem=f"a {kind} chart shows one series; this has {len(series)}"
        )
    if kind in _SHARES and (min(values) < 0 or sum(values) == 0):
        raise at.fault("E126", node, problem=f"the parts of a {kind} chart must be positive")


def _check_axis(axis: ChartAxis | None, node: Mapping, at: Reader) -> None:
    if axis and axis.min is not None and axis.max is not None and axis.min >= axis.max:
        problem = "the axis must end (max) above where it begins (min)"
        raise at.fault("E126", node.get("axis") or node, problem=problem)


_FEW = 12  # names in a message


def _check_highlight(node: Node | None, names: list[str], at: Reader) -> None:
    if type(node) is not Sequence:
        return
    for child in node.items:
        if type(child) is Scalar and child.value not in names:
            near = suggestion(child.value, names)
            named = [quote(name) for name in names if name]
            few = ", ".join(named) if len(named) <= _FEW else ""
            hint = near or (few and f"; the chart has {few}")
            what = "category or series"
            raise at.fault("E104", child, what=what, word=shown(child.value), hint=hint)


def _sort(
    categories: _Categories, series: list[Series], descending: bool
) -> tuple[_Categories, list[Series]]:
    """By the values of the first series; gaps stay last."""
    first = series[0].values
    known = [index for index, value in enumerate(first) if value is not None]
    gaps = [index for index, value in enumerate(first) if value is None]
    known.sort(key=lambda index: first[index] or 0, reverse=descending)
    order = known + gaps
    moved = [
        Series(one.name, tuple(one.values[index] for index in order), one.where) for one in series
    ]
    return [categories[index] for index in order], moved


CHART: Form[Chart] = Checked(_CHART, _finish_chart)
