"""A deck opened and saved by LibreOffice keeps its titles, notes, page numbers, tables, charts."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

import deckbuilder

ROOT = Path(__file__).parents[1]


def contents(path: Path) -> list[dict[str, Any]]:
    """What python-pptx reads of each slide, white space aside."""
    from pptx import Presentation

    return [
        {
            "title": "".join(slide.shapes.title.text_frame.text.split()),
            "notes": "".join(slide.notes_slide.notes_text_frame.text.split())
            if slide.has_notes_slide
            else "",
            "numbered": bool(slide._element.xpath(".//a:fld[@type='slidenum']")),
            "tables": [
                ["".join(cell.text.split()) for row in shape.table.rows for cell in row.cells]
                for shape in slide.shapes
                if shape.has_table
            ],
            "charts": [
                [(series.name, tuple(series.values)) for series in shape.chart.plots[0].series]
                for shape in slide.shapes
                if shape.has_chart
            ],
        }
        for slide in Presentation(str(path)).slides
    ]


@pytest.mark.rendering
@pytest.mark.parametrize("theme", ["academy-blue", "party-red"])
def test_libreoffice_keeps_titles_notes_numbers_tables_and_charts(tmp_path: Path, theme: str):
    if not shutil.which("soffice"):
        pytest.skip("LibreOffice is missing")
    spec = ROOT / "specs" / "community-work-skills.yaml"
    built = deckbuilder.build(spec, theme, tmp_path / "deck.pptx").path
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    kind = "pptx:Impress MS PowerPoint 2007 XML"
    command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir"]
    subprocess.run([*command, tmp_path / "saved", built], check=True, capture_output=True)
    before, after = contents(built), contents(tmp_path / "saved" / "deck.pptx")
    assert sum(slide["numbered"] for slide in before) > len(before) / 2
    assert any(slide["tables"] for slide in before) and any(slide["charts"] for slide in before)
    assert after == before
