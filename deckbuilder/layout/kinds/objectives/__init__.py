"""Kind `objectives`: what is learnt, in groups under their headings, or as a plain list.

A group is drawn as a column under a heavy rule or as a panel beside its label. Groups that are
too much continue with their headings repeated.
"""

from __future__ import annotations

from msgspec.structs import replace

from deckbuilder.layout.area import Area, settled
from deckbuilder.layout.kinds import Kind, points
from deckbuilder.layout.kinds.objectives.columns import draw_columns
from deckbuilder.layout.kinds.objectives.panels import draw_panels
from deckbuilder.layout.kinds.objectives.parts import ObjectivesStyle
from deckbuilder.layout.room import Page, Room
from deckbuilder.model import scene, spec
from deckbuilder.units import inches


def draw(content: spec.Objectives, room: Room) -> list[Page]:
    style = room.style_of(ObjectivesStyle)
    groups = content.groups
    if len(groups) == 1 and groups[0].heading is None:
        return _plain(groups[0].items, room, style)
    return room.drawing(DRAWINGS)(groups, room, style)


def _plain(items: spec.Items, room: Room, style: ObjectivesStyle) -> list[Page]:
    if style.plain == "points":
        return points.draw(spec.Points(items), room.within(room.body, "points", room.place))
    inner = _apart(room.within(room.body.pad(style.inset), "points", "column"), style, items)
    pages = points.draw(spec.Points(replace(items, numbered=True)), inner)
    return [_on_panel(room, page, inner.body, style) for page in pages]


def _apart(room: Room, style: ObjectivesStyle, items: spec.Items) -> Room:
    """The room with entries further apart where there are few."""
    if len(items.items) > FEW:
        return room
    points_style = {**room.theme.kinds.get("points", {}), "most_gap": style.few_gap}
    kinds = {**room.theme.kinds, "points": points_style}
    return replace(room, theme=replace(room.theme, kinds=kinds))


def _on_panel(room: Room, page: Page, inner: Area, style: ObjectivesStyle) -> Page:
    """A page of points on a panel as high as its text."""
    texts = [item for item in page.items if isinstance(item, scene.TextBox)]
    height = sum(room.height(box.paragraphs, inner.w) for box in texts) + 2 * style.inset
    down = settled(room.body, height)
    area = Area(room.body.x, room.body.y + down, room.body.w, min(room.body.h, height))
    items = [_lowered(item, down) for item in page.items]
    return replace(page, items=(room.panel("panel", "panel", area, style.fill), *items))


def _lowered(item: scene.Item, by: float) -> scene.Item:
    if not isinstance(item, scene.TextBox):
        return item
    return replace(
        item, rect=replace(item.rect, y=item.rect.y + inches(by), h=item.rect.h - inches(by))
    )


FEW = 4  # entries that stand further apart
DRAWINGS = {"columns": draw_columns, "panels": draw_panels}

KIND = Kind(draw, form="points")
