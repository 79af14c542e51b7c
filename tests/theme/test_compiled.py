"""Shipped themes as loading makes them: what is kept is fresh, and counts only where it is."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from deckbuilder.diagnostics import Place
from deckbuilder.model.theme import Theme
from deckbuilder.theme import compiled, theme_names
from deckbuilder.theme.compiled import compile_theme, compiled_file, compiled_theme
from deckbuilder.theme.load import load_from_files
from deckbuilder.theme.shipped import shipped_folder
from deckbuilder.theme.wishes import NONE, Wish

WHERE = Place("talk.yaml", 2, 1)


def find(name: str = "ink", variant: str = "") -> Theme | None:
    return compiled_theme(name, variant, WHERE)


@pytest.fixture
def themes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the shipped folder in its place."""
    folder = tmp_path / "themes"
    shutil.copytree(shipped_folder(), folder)
    monkeypatch.setattr(compiled, "shipped_folder", lambda: folder)
    return folder


@pytest.mark.parametrize("name", theme_names())
def test_what_is_kept_is_fresh(name: str) -> None:
    fresh = compiled_file(name).read_bytes() == compile_theme(name)
    assert fresh, "run tools/make_themes.py"


@pytest.mark.parametrize("variant", ["", "light", "dark"])
@pytest.mark.parametrize("name", theme_names())
def test_a_kept_theme_is_the_one_that_its_files_make(name: str, variant: str) -> None:
    loaded, found = load_from_files(Wish(name, variant, NONE, NONE, "", WHERE), None)
    assert (find(name, variant), ()) == (loaded, found)


def test_the_same_files_in_another_folder_make_the_same_theme(themes: Path) -> None:
    theme = find()
    assert theme is not None
    assert theme.path == str(themes / "ink.yaml")


@pytest.mark.parametrize("file", ["ink.yaml", "base.yaml", "looks/cards.yaml"])
def test_a_theme_whose_files_have_changed_is_loaded(themes: Path, file: str) -> None:
    with (themes / file).open("a", encoding="utf-8") as out:
        out.write("# changed\n")
    assert find() is None


def test_a_theme_is_loaded_where_a_look_is_new_or_a_file_is_gone(themes: Path) -> None:
    (themes / "looks" / "new.yaml").write_text("plain: {}\n", encoding="utf-8")
    assert find() is None
    (themes / "base.yaml").unlink()
    assert find("plain") is None


def test_a_file_that_is_no_kept_theme_counts_for_nothing(themes: Path) -> None:
    (themes / "compiled" / "ink.json").write_text('{"digest": 1}', encoding="utf-8")
    assert find() is None


@pytest.mark.parametrize("name", ["none", "ink.yaml", "../compiled/ink", "", "."])
def test_no_other_name_leads_to_a_kept_theme(name: str) -> None:
    assert find(name) is None


def test_a_variant_that_there_is_not_is_left_to_the_files() -> None:
    assert find("ink", "sepia") is None
