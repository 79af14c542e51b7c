"""A chart on a slide: its frame, its part, its workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuilder.model.scene import Chart
from deckbuilder.pptx_writer.frame import graphic_frame
from deckbuilder.pptx_writer.package import Relations
from deckbuilder.pptx_writer.text import office_language
from deckbuilder.pptx_writer.xml import NS_R

if TYPE_CHECKING:
    from deckbuilder.pptx_writer.drawing import Drawing

_URI = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def write_chart(chart: Chart, drawing: Drawing) -> str:
    """A `p:graphicFrame`; the chart's part and workbook are added to the package."""
    from deckbuilder.pptx_writer.chart import chart_parts

    deck = drawing.deck
    drawing.charts += 1
    number = f"{drawing.number}_{drawing.charts}"
    xml, workbook = chart_parts(chart, deck.paint, deck.text.faces, office_language(deck.lang))
    relations = Relations()
    book = f"Microsoft_Excel_Sheet{number}.xlsx"
    relations.add("package", f"../embeddings/{book}")
    deck.package.add(f"ppt/charts/chart{number}.xml", xml.decode(), _CHART, relations)
    deck.package.add_file(f"ppt/embeddings/{book}", workbook, _WORKBOOK)
    ident = drawing.relations.add("chart", f"../charts/chart{number}.xml")
    content = f'<c:chart xmlns:c="{_URI}" xmlns:r="{NS_R}" r:id="{ident}"/>'
    return graphic_frame(chart, chart.rect, _URI, content, drawing)
