"""Kind `chart`: a native chart with its unit above and its caption below.

The types are drawn in `layout/`: bars.py, stacks.py, curves.py, slices.py, scatter.py, radar.py.
A chart with more bars than fit continues on further pages, all on one scale.
"""

from __future__ import annotations

from collections.abc import Callable

from deckbuilder.diagnostics import diagnostic
from deckbuilder.layout.area import Area
from deckbuilder.layout.bars import bar_pages, column_pages
from deckbuilder.layout.charts import ChartStyle, Draft, draft_of
from deckbuilder.layout.curves import curve_pages
from deckbuilder.layout.kinds import Kind
from deckbuilder.layout.radar import radar_pages
from deckbuilder.layout.room import Page, Room
from deckbuilder.layout.scatter import scatter_pages
from deckbuilder.layout.slices import slice_pages
from deckbuilder.layout.stacks import stack_pages
from deckbuilder.model import scene, spec

Items = tuple[scene.Item, ...]


def _each(pages: Callable[[Draft], list[scene.Chart]]) -> Callable[[Draft], list[Items]]:
    return lambda draft: [(chart,) for chart in pages(draft)]


TYPES: dict[str, Callable[[Draft], list[Items]]] = {
    "column": _each(column_pages),
    "stacked-column": stack_pages,
    "bar": _each(bar_pages),
    "stacked-bar": _each(bar_pages),
    "line": _each(curve_pages),
    "area": _each(curve_pages),
    "scatter": _each(scatter_pages),
    "radar": radar_pages,
    "pie": slice_pages,
    "doughnut": slice_pages,
}


def draw(content: spec.Chart, room: Room) -> list[Page]:
    make = TYPES.get(content.type)
    if make is None:
        where = room.planned.slide.where
        room.warn(diagnostic("E301", where, kind=f'chart type "{content.type}"'))
        return [Page(())]
    style = room.style_of(ChartStyle)
    head, top = _unit(room, content, style)
    foot, bottom = _caption(room, content)
    area = Area(room.body.x, top, room.body.w, bottom - top)
    return [_page(head, items, foot) for items in make(draft_of(room, content, style, area))]


def _page(head: Items, body: Items, foot: Items) -> Page:
    """One click shows the chart and what belongs to it."""
    return Page((*head, *body, *foot), reveal=(tuple(scene.Target(item.key) for item in body),))


def _unit(room: Room, chart: spec.Chart, style: ChartStyle) -> tuple[Items, float]:
    """What is counted, above the chart, and where the chart begins; a per cent sign stands at
    the numbers, the unit of a doughnut in its middle."""
    body = room.body
    if chart.unit is None or chart.unit.plain.strip() in ("%", "％") or chart.type == "doughnut":
        return (), body.y
    paragraph = room.para(chart.unit, "chart_unit", plain_marks=True)
    rise = style.unit_rise if room.place == "body" else 0.0
    h = max(style.unit_h, room.height([paragraph], body.w))
    area = Area(body.x, body.y - rise, body.w, h)
    box = room.box("chart/unit", "unit", area, paragraph, anchor="middle")
    return (box,), area.bottom + style.unit_gap


def _caption(room: Room, chart: spec.Chart) -> tuple[Items, float]:
    body = room.body
    if chart.caption is None:
        return (), body.bottom
    paragraph = room.para(chart.caption, "caption", plain_marks=True)
    h = room.height([paragraph], body.w)
    area = Area(body.x, body.bottom - h, body.w, h)
    return (room.box("chart/caption", "caption", area, paragraph),), area.y - 0.25


KIND = Kind(draw)
