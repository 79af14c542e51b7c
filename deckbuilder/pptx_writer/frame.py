"""The frame in which a slide holds a table or a chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuilder.model.scene import Chart, Rect, Table
from deckbuilder.pptx_writer import geometry

if TYPE_CHECKING:
    from deckbuilder.pptx_writer.drawing import Drawing


def graphic_frame(item: Table | Chart, rect: Rect, uri: str, content: str, drawing: Drawing) -> str:
    """A `p:graphicFrame` at `rect` whose graphic data are `content` of the kind `uri`."""
    return (
        f"<p:graphicFrame><p:nvGraphicFramePr>{drawing.properties(item, item.alt)}"
        '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/>'
        f"</p:nvGraphicFramePr>{geometry.transform(rect, tag='p:xfrm')}"
        f'<a:graphic><a:graphicData uri="{uri}">{content}</a:graphicData></a:graphic>'
        "</p:graphicFrame>"
    )
