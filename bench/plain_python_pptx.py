"""The benchmark's lecture with python-pptx, used as its documentation shows."""

import json
import sys
from pathlib import Path

from pptx import Presentation
from pptx.util import Inches

slides = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
deck = Presentation()
for data in slides:
    has_table = "rows" in data
    slide = deck.slides.add_slide(deck.slide_layouts[5 if has_table else 1])
    slide.shapes.title.text = data["title"]
    if has_table:
        rows = [data["header"], *data["rows"]]
        place = (Inches(0.5), Inches(1.8), Inches(9), Inches(3))
        table = slide.shapes.add_table(len(rows), 5, *place).table
        for r, row in enumerate(rows):
            for c, value in enumerate(row):
                table.cell(r, c).text = value
    else:
        frame = slide.placeholders[1].text_frame
        frame.text = data["bullets"][0]
        for bullet in data["bullets"][1:]:
            frame.add_paragraph().text = bullet
    slide.notes_slide.notes_text_frame.text = data["notes"]
deck.save(sys.argv[2])
