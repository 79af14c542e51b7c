"""The fonts of a theme: their slots, what a spec overrides, and the files that a theme names."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckbuilder.model.theme import Theme
from deckbuilder.theme import load_theme

from .loading import SPEC, faults, loaded


def references(theme: Theme) -> dict[str, tuple[str, str]]:
    return {role: (face.slot, face.ea_slot) for role, face in theme.fonts.items()}


def test_faces_are_reached_through_the_themes_fonts() -> None:
    assert references(loaded()) == {
        "body": ("+mn-lt", "+mn-ea"), "heading": ("+mn-lt", "+mn-ea"),
        "display": ("+mj-lt", "+mj-ea"), "numeral": ("+mj-lt", "+mj-ea"),
        "quote": ("+mj-lt", "+mj-cs"), "mono": ("+mn-cs", "+mn-ea"),
    }  # fmt: skip
    assert references(loaded("party-red")) == {
        "body": ("+mn-lt", "+mn-ea"), "heading": ("+mj-lt", "+mj-ea"),
        "display": ("+mj-lt", "+mj-ea"), "numeral": ("+mj-lt", "+mj-ea"),
        "quote": ("+mj-lt", "+mj-cs"), "mono": ("+mn-cs", "+mn-ea"),
    }  # fmt: skip


def test_numerals_may_share_the_face_of_code(written) -> None:
    theme = loaded(written("extends: base\nfonts: {numeral: mono, quote: body}\n"))
    assert theme.fonts["numeral"] == theme.fonts["mono"]
    assert references(theme)["numeral"] == ("+mn-cs", "+mn-ea")
    assert references(theme)["quote"] == ("+mn-lt", "+mn-ea")


def test_a_heading_of_the_spec_is_the_display_and_numeral_face_too() -> None:
    theme = loaded(fonts={"heading": {"latin": "Georgia", "east_asian": "FangSong"}})
    for role in ("heading", "display", "numeral"):
        assert theme.fonts[role].latin[0] == "Georgia"
        assert theme.fonts[role].east_asian[0] == "FangSong"
        assert references(theme)[role] == ("+mj-lt", "+mj-ea")
    assert theme.fonts["heading"].latin[1:] == loaded().fonts["heading"].latin
    assert theme.fonts["quote"].latin[0] == "Georgia"
    assert references(theme)["quote"] == ("+mj-lt", "+mj-cs")
    assert theme.fonts["body"] == loaded().fonts["body"]


def test_half_a_font_of_the_spec_keeps_the_other_half() -> None:
    theme = loaded(fonts={"body": {"east_asian": "SimHei"}})
    assert theme.fonts["body"].east_asian == ("SimHei", "Microsoft YaHei", "Noto Sans CJK SC")
    assert theme.fonts["body"].latin == ("Arial", "Liberation Sans")
    assert theme.fonts["heading"] == theme.fonts["body"]


def test_a_family_too_many_is_said_and_replaced() -> None:
    fonts = {
        "heading": {"latin": "Georgia", "east_asian": "FangSong"},
        "display": {"latin": "Impact", "east_asian": "FangSong"},
    }
    theme, found = load_theme("academy-blue", fonts=fonts, where=SPEC)
    assert theme is not None
    assert [(each.code, str(each.where)) for each in found] == [("W202", "talk.yaml:4:8")]
    assert '"Impact" of display' in found[0].message
    assert theme.fonts["display"].latin[0] == "Georgia"


@pytest.mark.parametrize(
    ("fonts", "message"),
    [
        ({"headng": {"latin": "X"}}, 'E212 unknown font role "headng"; did you mean "heading"?'),
        ({"body": {"latn": "X"}}, 'E210 unknown key "latn"; did you mean "latin"?'),
    ],
)
def test_a_font_that_cannot_be_set_is_refused(
    fonts: dict[str, dict[str, str]], message: str
) -> None:
    assert faults(fonts=fonts) == [f"talk.yaml:4:8: {message}"]


# --- files of fonts -------------------------------------------------------------------------


def lake_font(path: Path, widths: dict[str, int]) -> None:
    from fontTools.fontBuilder import FontBuilder
    from fontTools.ttLib.tables._g_l_y_f import Glyph

    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", *widths])
    builder.setupCharacterMap({ord(char): char for char in widths})
    builder.setupGlyf({name: Glyph() for name in [".notdef", *widths]})
    builder.setupHorizontalMetrics({".notdef": (500, 0)} | {n: (w, 0) for n, w in widths.items()})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Lake Sans", "styleName": "Regular"})
    builder.setupPost()
    builder.font.save(path)


LAKE = "extends: academy-blue\nfonts: {body: {latin: Lake Sans}}\n"


def test_a_theme_measures_with_the_font_files_it_names(written, tmp_path: Path) -> None:
    lake_font(tmp_path / "lake.ttf", {"m": 300})
    lake_font(tmp_path / "bold.ttf", {"m": 350})
    one = loaded(written(LAKE + "font_files: {Lake Sans: {regular: lake.ttf}}\n"))
    assert one.font_tables["Lake Sans"].regular == {"m": 0.3}
    assert one.font_tables["Lake Sans"].bold["m"] == pytest.approx(0.32)
    files = "font_files: {Lake Sans: {regular: lake.ttf, bold: bold.ttf}}\n"
    assert loaded(written(LAKE + files)).font_tables["Lake Sans"].bold == {"m": 0.35}


@pytest.mark.parametrize(
    ("files", "fault"),
    [
        ("{Lake Sans: {regular: gone.ttf}}", '3:35: E219 no file "gone.ttf"'),
        ("{Lake Sans: {regular: ../x.ttf}}", 'the file "../x.ttf" is outside the project folder'),
        ("{Lake Sans: {regular: mine.yaml}}", "it is no TrueType or OpenType font"),
        ("{Lake Sans: {bold: lake.ttf}}", 'E211 needs the key "regular"'),
        ("{Lake Sans: {regular: lake.ttf, blod: b.ttf}}", 'did you mean "bold"?'),
    ],
)
def test_a_font_file_that_cannot_be_measured_is_named(written, files: str, fault: str) -> None:
    (found,) = faults(written(LAKE + f"font_files: {files}\n"))
    assert fault in found
