"""Kind `steps`: what is done one after the other, in one row or in two with a turn between.

Drawings: `line` has numerals on a line that leads on (here) and `ribbon` a bar cut by chevrons
over panels (`layout/ribbon.py`). All steps share their sizes; what two rows do not hold continues.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec
from msgspec.structs import replace

from deckbuilder.layout import fit, ribbon
from deckbuilder.layout.area import Area
from deckbuilder.layout.diagrams import (
    clicks,
    drop_icons,
    line,
    one_diagram,
    polyline,
    set_title,
    tell,
)
from deckbuilder.layout.emphasis import all_strong, lit_ones
from deckbuilder.layout.kinds import Kind
from deckbuilder.layout.room import Page, Room
from deckbuilder.layout.step_rows import Arranged, Sizes, arrange, arrangements, text_paragraphs
from deckbuilder.model import scene, spec
from deckbuilder.model.scene import Item, Paragraph
from deckbuilder.units import inches


class LineStyle(msgspec.Struct, frozen=True):
    """Inches at 13.333 in wide, weights in points; the ordinal's band is as high as its size
    over 60. `badge` is a preset's name that the numeral stands on, `badge_side` its size."""

    gap: float = 0.20
    row_gap: float = 0.25
    most_columns: int = 5
    least_width: float = 1.8
    starts: tuple[tuple[float, int], ...] = ((3.5, 0), (2.6, 1), (0.0, 2))
    band: float = 1 / 60
    title_gap: float = 0.25
    text_gap: float = 0.15
    sink: float = 0.36
    clear: float = 0.125
    weight: float = 1.5
    color: str = "muted"
    lit_color: str = "accent1"
    last_line: bool = True
    badge: str = ""
    badge_side: float = 0.875
    badge_fill: str = "primary"
    badge_stroke: str = ""
    lit_badge_fill: str = "accent1"
    lit_badge_stroke: str = ""
    badge_weight: float = 1.25
    lit_ordinal: str = "accent1"


class _Look(msgspec.Struct, frozen=True):
    """What all steps of a page share. `ordinal` is the numerals' size, `band` their height."""

    style: LineStyle
    sizes: Sizes
    ordinal: float
    band: float


def draw_line(content: spec.Steps, room: Room) -> list[Page]:
    style = room.style_of(LineStyle)
    drop_icons(room, content.steps)
    bare = not any(step.text for step in content.steps)
    plans = _plans(room, style, content.steps, bare)
    if plans is None:
        parts = fit.divide(content.steps, lambda p: _plan(room, style, p, bare) is not None)
    else:
        parts = [list(content.steps)]
    chosen = [_plan(room, style, part, bare) or _forced(room, style, part, bare) for part in parts]
    lit = lit_ones([step.title for step in content.steps])
    pages: list[Page] = []
    first = 1
    for part, (arranged, look) in zip(parts, _at_one_size(chosen), strict=True):
        more = first + len(part) <= len(content.steps)
        pages.append(_page(room, look, arranged, part, first, lit, more))
        first += len(part)
    return pages


def _plans(
    room: Room, style: LineStyle, steps: Sequence[spec.Titled], bare: bool
) -> tuple[Arranged, _Look] | None:
    return _plan(room, style, steps, bare)
