"""The data that a chart part shows: categories and series from its cached values."""

from __future__ import annotations

from deckbuilder.model.snapshot import ChartData, Look, Series
from deckbuilder.ooxml.names import C, Element
from deckbuilder.ooxml.normal import digest

_CACHES = (f"{C}strCache", f"{C}numCache", f"{C}multiLvlStrCache", f"{C}strLit", f"{C}numLit")
_UNIQUE = "{http://schemas.microsoft.com/office/drawing/2014/chart}uniqueId"


def read_chart(root: Element) -> ChartData:
    """The data of a `c:chartSpace`; series that draw the same data again count once."""
    found: dict[str, Series] = {}
    categories: tuple[str, ...] = ()
    for one in root.iter(f"{C}ser"):
        series = _series(one)
        found.setdefault(_reference(one), series)
        categories = categories or _categories(one)
    return ChartData(categories, tuple(found.values()))


def _reference(series: Element) -> str:
    """Where the values stand in the workbook; a series without it stands for itself."""
    values = _values_of(series)
    place = values.findtext(f".//{C}f") if values is not None else None
    return place or f"{series.getparent().index(series)} of {id(series)}"


def _values_of(series: Element) -> Element | None:
    values = series.find(f"{C}val")
    return series.find(f"{C}yVal") if values is None else values


def _series(one: Element) -> Series:
    name = "".join(_points(one.find(f"{C}tx")))
    return Series(name, tuple(_number(text) for text in _points(_values_of(one))))


def _categories(one: Element) -> tuple[str, ...]:
    found = one.find(f"{C}cat")
    return _points(one.find(f"{C}xVal") if found is None else found)


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _points(owner: Element | None) -> tuple[str, ...]:
    """The cached texts of a reference in their places, gaps empty."""
    cache = next(owner.iter(*_CACHES), None) if owner is not None else None
    if cache is None:
        return ()
    count = cache.find(f"{C}ptCount")
    texts = {int(p.get("idx", "0")): p.findtext(f"{C}v") or "" for p in cache.iter(f"{C}pt")}
    stated = int(count.get("val", "0")) if count is not None else 0
    length = min(max(stated, max(texts, default=-1) + 1), 1 << 16)
    return tuple(texts.get(n, "") for n in range(length))


def chart_look(root: Element) -> Look:
    """How a chart looks, whatever its data."""
    from copy import deepcopy

    bare = deepcopy(root)
    for cache in list(bare.iter(*_CACHES)):
        cache.getparent().remove(cache)
    shown = (bare.find(f"{C}chart"), bare.find(f"{C}txPr"), bare.find(f"{C}spPr"))
    return (("chart", digest(shown)),)
