"""Widths read from font files, with fontTools as the source of the files and as the oracle."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.ttLib import TTCollection, TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph

from deckbuilder.text.font_files import FontFileError, read_advances

WIDTHS = {".notdef": 500, "A": 620, "B": 640, "space": 250, "i": 230, "han": 1000, "arrow": 900}
CMAP = {0x41: "A", 0x42: "B", 0x20: "space", 0x69: "i", 0x4E00: "han", 0x2192: "arrow"}


def font(family: str = "Lake Sans", cmap: dict[int, str] = CMAP) -> TTFont:
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(list(WIDTHS))
    builder.setupCharacterMap(cmap)
    builder.setupGlyf({name: Glyph() for name in WIDTHS})
    builder.setupHorizontalMetrics({name: (width, 0) for name, width in WIDTHS.items()})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": family, "styleName": "Regular"})
    builder.setupPost()
    return builder.font


def saved(made: TTFont | TTCollection, path: Path) -> Path:
    made.save(path)
    return path


def test_a_font_tells_the_width_of_its_characters_before_the_han(tmp_path: Path) -> None:
    found = read_advances(saved(font(), tmp_path / "lake.ttf"), "Lake Sans")
    assert found == {"A": 0.62, "B": 0.64, " ": 0.25, "i": 0.23, "→": 0.9}


def test_characters_beyond_the_first_plane_are_in_another_sort_of_map(tmp_path: Path) -> None:
    path = saved(font(cmap={**CMAP, 0x1F600: "B"}), tmp_path / "lake.ttf")
    assert {table.format for table in TTFont(path)["cmap"].tables} >= {4, 12}
    assert read_advances(path, "Lake Sans")["A"] == 0.62


def test_glyphs_past_the_last_width_have_that_one(tmp_path: Path) -> None:
    made = font()
    made["hmtx"].metrics = dict.fromkeys(WIDTHS, (700, 0))  # packed as one width
    assert set(read_advances(saved(made, tmp_path / "m.ttf"), "").values()) == {0.7}


def test_a_collection_holds_several_families(tmp_path: Path) -> None:
    collection = TTCollection()
    collection.fonts = [font("Lake Sans"), font("Lake Mono", {0x41: "B"})]
    path = saved(collection, tmp_path / "lake.ttc")
    assert read_advances(path, "Lake Mono") == {"A": 0.64}
    with pytest.raises(FontFileError, match='no font "Lake Serif"'):
        read_advances(path, "Lake Serif")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "no TrueType or OpenType"),
        (b"%PDF-1.7 and more", "no TrueType or OpenType"),
        (b"wOF2" + bytes(40), "packed for the web"),
        (b"OTTO" + bytes(8), "head is missing"),
    ],
)
def test_what_is_no_font_is_refused(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "lake.ttf"
    path.write_bytes(data)
    with pytest.raises(FontFileError, match=reason):
        read_advances(path, "Lake Sans")
    with pytest.raises(FontFileError, match="No such file"):
        read_advances(tmp_path / "gone.ttf", "Lake Sans")


def test_a_font_cut_off_or_overwritten_anywhere_is_read_or_refused(tmp_path: Path) -> None:
    file = BytesIO()
    font().save(file)
    whole, path = file.getvalue(), tmp_path / "lake.ttf"
    refused = 0
    for at in range(0, len(whole), 7):
        for data in (whole[:at], whole[:at] + b"\xff\xff\xff\xff" + whole[at + 4 :]):
            path.write_bytes(data)
            try:
                read_advances(path, "Lake Sans")
            except FontFileError:
                refused += 1
    assert refused > 20
