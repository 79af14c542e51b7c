"""The series of a chart part: which of them draw the same data, and where the data stand."""

from __future__ import annotations

from deckbuilder.ooxml.names import C, Element


def series_of(root: Element) -> list[list[Element]]:
    """The `c:ser` of a chart; those that draw the same cells of the workbook are one."""
    found: dict[object, list[Element]] = {}
    for number, one in enumerate(root.iter(f"{C}ser")):
        found.setdefault(reference_of(one) or number, []).append(one)
    return list(found.values())


def values_of(series: Element) -> Element | None:
    """The element that holds the values of a series."""
    values = series.find(f"{C}val")
    return series.find(f"{C}yVal") if values is None else values


def reference_of(series: Element) -> str:
    """The cells of the workbook that hold its values, as `Sheet1!$B$2:$B$5`; maybe empty."""
    values = values_of(series)
    return (values.findtext(f".//{C}f") or "") if values is not None else ""
