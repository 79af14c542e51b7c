"""The words of a theme: looks of kinds, motifs of art, styles that are like others."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckbuilder.diagnostics import Diagnostic
from deckbuilder.model.theme import Theme
from deckbuilder.theme import load_theme, theme_names
from deckbuilder.theme.files import read_theme
from deckbuilder.theme.shipped import shipped_folder
from deckbuilder.theme.source import read_tree

LOOKS = sorted(shipped_folder().joinpath("looks").glob("*.yaml"))


def load(folder: Path, text: str, name: str = "own") -> Theme:
    theme, found = read(folder, text, name)
    assert theme is not None, found
    return theme


def read(folder: Path, text: str, name: str = "own") -> tuple[Theme | None, tuple[Diagnostic, ...]]:
    file = folder / f"{name}.yaml"
    file.write_text(text, encoding="utf-8")
    return load_theme(str(file))


def shipped(name: str) -> Theme:
    theme, found = load_theme(name)
    assert theme is not None, found
    return theme


def test_a_look_stands_for_a_drawings_parameters_and_its_styles(tmp_path: Path) -> None:
    own = load(tmp_path, "extends: forest\nkinds: {steps: hairline}\n")
    ink, forest = shipped("ink"), shipped("forest")
    assert own.kinds["steps"] == ink.kinds["steps"]
    assert own.styles["step_ordinal"].sizes == ink.styles["step_ordinal"].sizes == (64, 48, 36)
    assert own.kinds["cards"] == forest.kinds["cards"]


def test_what_stands_beside_a_look_is_laid_over_it(tmp_path: Path) -> None:
    own = load(tmp_path, "extends: base\nkinds: {steps: {look: hairline, weight: 3}}\n")
    assert own.kinds["steps"] == {**shipped("ink").kinds["steps"], "weight": 3}


def test_a_themes_own_style_wins_over_its_looks(tmp_path: Path) -> None:
    text = "extends: base\nkinds: {steps: hairline}\nstyles: {step_ordinal: {sizes: [50]}}\n"
    assert load(tmp_path, text).styles["step_ordinal"].sizes == (50,)


def test_a_new_look_begins_a_kind_anew(tmp_path: Path) -> None:
    load(tmp_path, "extends: base\nkinds: {steps: {look: leaf, weight: 3}}\n", "below")
    own = load(tmp_path, "extends: below.yaml\nkinds: {steps: glow}\n")
    assert own.kinds["steps"] == shipped("midnight").kinds["steps"]
    over = load(tmp_path, "extends: below.yaml\nkinds: {steps: {weight: 5}}\n", "over")
    assert over.kinds["steps"] == {**shipped("forest").kinds["steps"], "weight": 5}


def test_all_gives_every_kind_its_look_of_that_name(tmp_path: Path) -> None:
    own = load(tmp_path, "extends: base\nkinds: {all: leaf, steps: glow, code: {bar: text}}\n")
    forest = shipped("forest")
    assert own.kinds["cards"] == forest.kinds["cards"]
    assert own.kinds["code"] == {**forest.kinds["code"], "bar": "text"}
    assert own.kinds["steps"] == shipped("midnight").kinds["steps"]
    assert "all" not in own.kinds


def test_a_motif_stands_for_its_shapes_under_what_differs(tmp_path: Path) -> None:
    text = "extends: base\nmaster_art: [stem, {motif: progress, fill: accent1}]\n"
    art = load(tmp_path, text).master_art
    assert [each.shape for each in art] == ["rect", "stem", "progress"]
    assert (art[2].fill, art[2].args) == ("accent1", {"rest": "line"})


def test_a_style_has_what_it_does_not_give_from_the_one_it_is_like(tmp_path: Path) -> None:
    own = "own: {like: part_title, bold: false}"
    text = f"extends: base\nstyles: {{item_title: {{color: accent1}}, {own}}}\n"
    styles = load(tmp_path, text).styles
    assert (styles["own"].color, styles["own"].bold) == ("accent1", False)
    assert styles["own"].sizes == styles["part_title"].sizes == (24, 22, 20, 18)


FAULTS = {
    "kinds: {steps: hairlines}": (2, 16, 'unknown look of steps "hairlines"; did you mean'),
    "kinds: {text: {look: leaf}}": (2, 22, 'unknown look of text "leaf"; there are double-rule'),
    "kinds: {all: leaves}": (2, 14, 'unknown look "leaves"; did you mean "leaf"?'),
    "kinds: {../art/motifs: gate}": (2, 24, 'unknown look of ../art/motifs "gate"'),
    "master_art: [{motif: hill}]": (2, 14, 'unknown motif "hill"; did you mean "hills"?'),
    "styles: {own: {like: titel}}": (2, 22, 'unknown style "titel"; did you mean "title"?'),
    "styles: {title: {like: kicker}, kicker: {like: title}}": (2, 48, "leads back to itself"),
    "master_art: [gate, stem, {shape: rekt}]": (
        2,
        34,
        'unknown shape "rekt"; did you mean "rect"?',
    ),
}


@pytest.mark.parametrize("text", FAULTS)
def test_a_wrong_word_is_named_with_its_place(tmp_path: Path, text: str) -> None:
    theme, (found, *more) = read(tmp_path, f"extends: base\n{text}\n")
    line, column, words = FAULTS[text]
    assert theme is None and not more
    assert (found.where.line, found.where.column) == (line, column)
    assert words in found.message


@pytest.mark.parametrize("path", LOOKS, ids=lambda path: path.stem)
def test_every_look_can_be_taken_by_a_theme_without_colours_of_its_own(
    path: Path, tmp_path: Path
) -> None:
    for look in read_tree(path).values:
        load(tmp_path, f"extends: base\nkinds: {{{path.stem}: {look}}}\n")


@pytest.mark.parametrize("name", [name for name in theme_names() if name != "base"])
def test_a_shipped_theme_is_a_design_sheet_of_one_page(name: str) -> None:
    file = shipped_folder() / f"{name}.yaml"
    lines = file.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 85
    assert lines[0].startswith("# ") and read_tree(file).values["extends"] == "base"


def test_reading_a_theme_leaves_no_word_unspelt() -> None:
    values = read_theme(shipped_folder() / "party-red.yaml", shipped_folder()).values
    assert all(isinstance(kind, dict) and "look" not in kind for kind in values["kinds"].values())
    assert all("like" not in style for style in values["styles"].values())
