"""Pie and doughnut: the chart at the left, a list of its parts beside it, the sum in the hole.

Where the box is narrow the list stands below. The list shows shares of the whole, or with
`labels: true` the values; a unit that is a per cent sign stands for shares already.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from deckbuilder.layout import fit
from deckbuilder.layout.area import Area
from deckbuilder.layout.charts import (
    Draft,
    lit_categories,
    scene_chart,
    slice_colors,
    values_of,
)
from deckbuilder.layout.name_lists import (
    Entry,
    ListLook,
    Sizes,
    draw_list,
    ladder_of,
    row_heights,
)
from deckbuilder.model import scene

_NARROW = 6.5  # inches of width below which the list stands under the chart
_DISC_GAP = 0.25
_BESIDE_COLUMN = 0.3
_LEAST_DISC = 0.7
_HOLE_TEXT = 0.86  # of the hole's width, for what stands in it
_LEAST_HOLE = 50  # per cent that LibreOffice draws whatever is said


LOOK = ListLook("chart/parts", "chart_part")


class _Places(msgspec.Struct, frozen=True):
    """The chart's square and the list's box."""

    disc: Area
    parts: Area


def slice_pages(draft: Draft) -> list[tuple[scene.Item, ...]]:
    """The chart, the sum within it, and the list, which goes on where one page does not hold it.

    The chart stands whole on every page.
    """
    if draft.room.place == "column":  # clear of the list in the next column
        draft = msgspec.structs.replace(draft, area=draft.area.inset(0, 0, _BESIDE_COLUMN, 0))
    entries = _entries(draft)
    find = _below if draft.area.w < _NARROW else _beside

    def holds(part: Sequence[Entry], sizes: Sizes) -> bool:
        return find(draft, part, sizes) is not None

    sizes, parts = fit.paged(ladder_of(draft, LOOK), entries, holds)
    pages: list[tuple[scene.Item, ...]] = []
    for part in parts:
        places = find(draft, part, sizes) or find(draft, part[:1], sizes) or _square(draft)
        pages.append(
            (*_disc(draft, places.disc), draw_list(draft, part, LOOK, sizes, places.parts))
        )
    return pages


def _disc(draft: Draft, disc: Area) -> list[scene.Item]:
    style = draft.style
    colors = slice_colors(draft)
    values = draft.chart.series[0].values
    name = draft.chart.series[0].name or (draft.chart.unit.plain if draft.chart.unit else "")
    series = scene.ChartSeries(name, values, colors[0], point_colors=tuple(colors))
    native = scene_chart(
        draft, [series], disc, rect=disc, hole=style.hole,
        slice_line=draft.stroke(style.slice_line, style.slice_weight),
    )  # fmt: skip
    return [native, *(_sum(draft, disc) if draft.chart.type == "doughnut" else [])]


def _entries(draft: Draft) -> list[Entry]:
    lit, colors = lit_categories(draft.chart), slice_colors(draft)
    rows = zip(draft.names, _texts(draft), colors, strict=True)
    return [Entry(n + 1, name, text, color, n in lit) for n, (name, text, color) in enumerate(rows)]


# --- places -------------------------------------------------------------------------------


def _beside(draft: Draft, part: Sequence[Entry], sizes: Sizes) -> _Places | None:
    """The chart as high as the body, the list beside it."""
    area, style, room = draft.area, draft.style, draft.room
    list_x = area.x + room.w(style.list_left)
    left = min(room.w(style.slice_left), 0.4)
    side = min(area.h, list_x - area.x - left - 0.4)
    disc = Area(area.x + left, area.y + (area.h - side) / 2, side, side)
    parts = Area(list_x, area.y, area.right - list_x, area.h)
    heights = row_heights(draft, part, LOOK, sizes, parts.w)
    return _Places(disc, parts) if heights and sum(heights) <= area.h else None


def _below(draft: Draft, part: Sequence[Entry], sizes: Sizes) -> _Places | None:
    """The list at the foot, the chart in what it leaves: at the smallest sizes any chart will
    do, else one as large as the list."""
    area = draft.area
    heights = row_heights(draft, part, LOOK, sizes, area.w)
    if heights is None:
        return None
    need = min(sum(heights), area.h)
    side = min(area.w, area.h - need - _DISC_GAP)
    if side < (_LEAST_DISC if sizes.last else min(area.w, 0.45 * area.h)):
        return None
    spare = area.h - need - side - _DISC_GAP
    listed = min(need + max(0.0, spare), 0.5 * len(part)) if spare > 0 else need
    disc = Area(area.center - side / 2, area.y, side, side)
    return _Places(disc, Area(area.x, disc.bottom + _DISC_GAP, area.w, max(need, listed)))


def _square(draft: Draft) -> _Places:
    """The upper half for the chart, where nothing fits."""
    top, foot = draft.area.rows(2, _DISC_GAP)
    side = min(top.w, top.h)
    return _Places(Area(top.center - side / 2, top.y, side, side), foot)


# --- the hole -----------------------------------------------------------------------------


def _is_share(draft: Draft) -> bool:
    """Whether the values are shares of a whole already."""
    return draft.format.suffix == "%"


def _sum(draft: Draft, disc: Area) -> list[scene.Item]:
    """The whole in figures with its unit below; nothing where the values are shares."""
    if _is_share(draft):
        return []
    room, unit = draft.room, draft.chart.unit
    width = disc.w * min(draft.style.hole, _LEAST_HOLE) / 100 * _HOLE_TEXT
    total = draft.format.write(sum(values_of(draft.chart)))
    hole = Area(disc.center - width / 2, disc.middle - width / 2, width, width)
    paragraphs = [room.display(total, "chart_sum", hole, most_lines=1, align="center")]
    if unit is not None:
        paragraphs.append(room.display(unit, "chart_sum_unit", hole, align="center"))
    h = room.height(paragraphs, width)
    if h > width * 1.1:
        return []
    place = Area(hole.x, disc.middle - h / 2, width, h)
    return [room.box("chart/sum", "sum", place, paragraphs, anchor="middle")]


# --- the list -----------------------------------------------------------------------------


def _texts(draft: Draft) -> list[str]:
    values = draft.chart.series[0].values
    if draft.chart.labels is False:
        return ["" for _ in values]
    if draft.chart.labels or _is_share(draft):
        return [draft.format.write(v) if v is not None else "" for v in values]
    total = sum(v for v in values if v) or 1.0
    return [f"{v / total * 100:.0f}%" if v is not None else "" for v in values]
