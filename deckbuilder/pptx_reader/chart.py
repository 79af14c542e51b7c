"""The data that a chart part shows: categories and series from its cached values."""

from __future__ import annotations

from deckbuilder.model.snapshot import ChartData, Look, Series
from deckbuilder.ooxml.charts import series_of, values_of
from deckbuilder.ooxml.names import C, Element
from deckbuilder.ooxml.normal import digest

_CACHES = (f"{C}strCache", f"{C}numCache", f"{C}multiLvlStrCache", f"{C}strLit", f"{C}numLit")


def read_chart(root: Element) -> ChartData:
    """The data of a `c:chartSpace`; series that draw the same data again count once."""
    groups = [group[0] for group in series_of(root)]
    named = [found for one in groups if (found := _categories(one))]
    return ChartData(named[0] if named else (), tuple(map(_series, groups)))


def _series(one: Element) -> Series:
    name = "".join(_points(one.find(f"{C}tx")))
    return Series(name, tuple(_number(text) for text in _points(values_of(one))))


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
