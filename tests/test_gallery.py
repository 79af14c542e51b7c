"""The gallery shows the whole language: each kind, drawing and key, in every theme; and
`docs/kinds.md` shows the gallery."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, get_args

import pytest

import deckbuilder
from deckbuilder.layout.blocks import blocks_of
from deckbuilder.layout.kinds import kind_of
from deckbuilder.model import spec
from deckbuilder.model.spec import KINDS
from deckbuilder.spec import json_schema, load_spec
from deckbuilder.theme import load_theme, theme_names
from tools import make_kinds_page as kinds_page

ROOT = Path(__file__).parent.parent
GALLERY = ROOT / "specs" / "gallery.yaml"
SMALL_PICTURE, SMALL_FILE = 25_000, 60_000


@cache
def gallery() -> spec.Deck:
    deck, found = load_spec(GALLERY)
    assert deck is not None, found
    assert found == ()
    return deck


def slides_of(kind: str) -> list[spec.Slide]:
    return [slide for slide in gallery().slides if slide.kind == kind]


# --- the gallery is whole -----------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_has_a_slide_and_a_picture(kind: str):
    assert slides_of(kind)
    for slide in slides_of(kind):
        assert (kinds_page.PICTURES / f"{slide.id}.png").exists(), slide.id


@pytest.mark.parametrize("kind", KINDS)
def test_every_drawing_of_a_kind_is_shown(kind: str):
    found = kind_of(kind)
    assert found is not None
    shown = {slide.layout or _drawing_of(kind) for slide in slides_of(kind)}
    assert set(found.layouts) <= shown


def _drawing_of(kind: str) -> str:
    """The drawing that the gallery's theme names for `kind`, else the first."""
    theme, _ = load_theme(gallery().theme.name)
    found = kind_of(kind)
    assert theme is not None and found is not None
    return theme.kinds.get(kind, {}).get("drawing", found.layouts[0] if found.layouts else "")


def test_every_common_key_is_shown():
    slide: Any = json_schema()["properties"]["slides"]
    kind_keys = set(slide["items"]["anyOf"][0]["properties"]) - set(KINDS)
    shown = set[str]().union(*(entry.keys for entry in kinds_page.entries()))
    assert kind_keys <= shown
    assert set(kinds_page.KEYS) == kind_keys - {"id", "title"}


def test_every_type_of_chart_and_every_source_of_data_is_shown():
    types = {slide.content.type for slide in slides_of("chart")}  # pyright: ignore
    assert types == set(get_args(spec.ChartType))
    text = "".join(e.text for e in kinds_page.entries() if e.kind == "chart")
    assert all(f"{way}:" in text for way in ("data", "series", "csv"))


def test_every_sort_of_aside_and_column_is_shown():
    asides = {slide.aside.kind for slide in gallery().slides if slide.aside}
    assert asides == {"image", "points", "quote", "numbers", "statement", "chart"}
    blocks = {block.kind for slide in slides_of("columns") for block in blocks_of(slide)}
    assert blocks == {"points", "text", "image", "chart", "table", "numbers", "quote", "code"}


@pytest.mark.parametrize("audience", ["trainer", "learner"])
def test_both_audiences_have_a_slide_of_their_own(audience: str):
    assert any(slide.audience == audience for slide in gallery().slides)


def test_a_good_share_of_the_gallery_is_english():
    english = [slide for slide in gallery().slides if slide.title and slide.title.plain.isascii()]
    assert 0.2 < len(english) / len(gallery().slides) < 0.5


# --- it builds ----------------------------------------------------------------------------


@pytest.mark.parametrize("theme", theme_names())
def test_the_gallery_builds_in_every_theme_without_a_message(theme: str, tmp_path: Path):
    built = deckbuilder.build(GALLERY, theme, tmp_path / "gallery.pptx")
    assert built.warnings == ()
    assert built.slides >= len(gallery().slides)


def test_the_files_of_the_gallery_are_small_and_used():
    source = GALLERY.read_text(encoding="utf-8")
    for folder in ("images", "data"):
        for file in (GALLERY.parent / folder).iterdir():
            assert file.stat().st_size < SMALL_FILE, file.name
            assert f"{folder}/{file.name}" in source


# --- the page of kinds --------------------------------------------------------------------


def test_the_page_of_kinds_agrees_with_the_gallery():
    assert kinds_page.faults() == []


def test_the_page_of_kinds_has_a_part_for_every_kind():
    assert [k for kinds in kinds_page.PARTS.values() for k in kinds] == list(KINDS)


def test_the_page_of_kinds_shows_every_slide_with_its_lines():
    page = kinds_page.PAGE.read_text(encoding="utf-8")
    source = GALLERY.read_text(encoding="utf-8")
    entries = kinds_page.entries()
    assert [entry.id for entry in entries] == [slide.id for slide in gallery().slides]
    for entry in entries:
        assert entry.text in source and entry.text in page
        assert f"pictures/kinds/{entry.id}.png" in page


def test_the_pictures_of_kinds_are_small():
    large = [p.name for p in kinds_page.PICTURES.iterdir() if p.stat().st_size >= SMALL_PICTURE]
    assert large == []
