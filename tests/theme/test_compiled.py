"""Shipped themes as loading makes them: kept by the first build, and only while they are fresh."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from deckbuilder.diagnostics import Place
from deckbuilder.model.theme import Theme
from deckbuilder.theme import compiled, files, load_theme, shipped, theme_names
from deckbuilder.theme.compiled import compiled_theme, keep_theme
from deckbuilder.theme.load import load_from_files
from deckbuilder.theme.shipped import shipped_folder
from deckbuilder.theme.wishes import NONE, Wish

WHERE = Place("talk.yaml", 2, 1)


@pytest.fixture
def themes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the shipped themes in their place, nothing kept; builds may write there."""
    folder = tmp_path / "themes"
    shutil.copytree(shipped_folder(), folder, ignore=shutil.ignore_patterns("__pycache__"))
    for module in (compiled, files, shipped):
        monkeypatch.setattr(module, "shipped_folder", lambda: folder)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return folder


def kept(name: str = "ink", variant: str = "") -> Theme | None:
    """What was kept before; nothing is kept anew."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "dont_write_bytecode", True)
        return compiled_theme(name, variant, WHERE)


@pytest.mark.parametrize("name", theme_names())
def test_a_kept_theme_is_the_one_that_its_files_make(name: str, themes: Path) -> None:
    assert kept(name) is None
    keep_theme(name)
    for variant in ("", "light", "dark"):
        loaded, found = load_from_files(Wish(name, variant, NONE, NONE, "", WHERE), None)
        assert loaded is not None and not found
        here = kept(name, variant)
        assert here is not None and here.path == str(themes / f"{name}.yaml")
        same = {key: getattr(loaded, key) for key in loaded.__struct_fields__ if key != "path"}
        assert same == {key: getattr(here, key) for key in same}


def test_the_first_build_keeps_a_theme(themes: Path) -> None:
    assert load_theme("ink")[0] is not None
    assert [file.name for file in (themes / "__pycache__").iterdir()] == ["ink.theme"]
    assert kept() is not None


@pytest.mark.parametrize("file", ["ink.yaml", "base.yaml", "looks/cards.yaml"])
def test_a_theme_whose_files_have_changed_is_loaded_and_kept_anew(themes: Path, file: str) -> None:
    keep_theme("ink")
    with (themes / file).open("a", encoding="utf-8") as out:
        out.write("# changed\n")
    assert kept() is None
    assert compiled_theme("ink", "", WHERE) == kept()
    assert kept() is not None


def test_a_theme_is_loaded_where_a_look_is_new_or_a_file_is_gone(themes: Path) -> None:
    keep_theme("ink")
    keep_theme("plain")
    (themes / "looks" / "new.yaml").write_text("plain: {}\n", encoding="utf-8")
    assert kept() is None
    (themes / "base.yaml").unlink()
    assert kept("plain") is None


@pytest.mark.parametrize("content", [b"", b"\x81", b"no theme"])
def test_a_file_that_is_no_kept_theme_counts_for_nothing(themes: Path, content: bytes) -> None:
    keep_theme("ink")
    (themes / "__pycache__" / "ink.theme").write_bytes(content)
    assert kept() is None


def test_a_theme_with_faults_is_not_kept_and_its_faults_are_told(themes: Path) -> None:
    (themes / "ink.yaml").write_text("extends: base\ncolour: {}\n", encoding="utf-8")
    theme, found = load_theme("ink")
    assert theme is None and [one.code for one in found] == ["E210"]
    assert not (themes / "__pycache__").exists()


def test_a_folder_that_cannot_be_written_is_no_fault(themes: Path) -> None:
    (themes / "__pycache__").write_text("in the way", encoding="utf-8")
    assert load_theme("ink") == load_theme("ink")
    assert load_theme("ink")[0] is not None


@pytest.mark.parametrize("name", ["none", "ink.yaml", "../compiled/ink", "", "."])
def test_no_other_name_leads_to_a_kept_theme(name: str, themes: Path) -> None:
    assert compiled_theme(name, "", WHERE) is None


def test_a_variant_that_there_is_not_is_left_to_the_files(themes: Path) -> None:
    assert compiled_theme("ink", "sepia", WHERE) is None
