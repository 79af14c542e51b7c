"""The commands about themes: what they print, write and return."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from deckbuilder.cli.commands import main
from deckbuilder.theme import load_theme


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    return lambda *args: CliRunner().invoke(main, ["themes", *args])


def write(text: str, name: str = "mine.yaml") -> str:
    Path(name).write_text(text, encoding="utf-8")
    return name


def test_the_list_is_what_the_bare_command_prints(run):
    assert run("list").stdout == run().stdout
    assert "party-red      党政红 Party red\n" in run().stdout


def test_a_theme_is_shown_with_roles_contrast_series_fonts_and_sizes(run):
    shown = run("show", "academy-blue").stdout
    assert "primary           #12294F   14.4   13.1\n" in shown
    assert "  protan        16.3\n" in shown
    assert "  display    Cambria, Caladea / SimSun, STZhongsong, Noto Serif CJK SC\n" in shown
    assert "  title                30, 26                       heading bold, title\n" in shown
    assert "background        #12294F" in run("show", "academy-blue", "--variant", "dark").stdout


def test_a_theme_that_is_not_there_exits_with_1(run):
    for command in (("show",), ("check",), ("preview",), ("new", "x.yaml", "--from")):
        result = run(*command, "forrest")
        assert result.exit_code == 1, command
        assert 'E201 no theme "forrest"; did you mean "forest"?' in result.stderr


@pytest.mark.parametrize("parent", ["academy-blue", "party-red", "midnight"])
def test_a_new_theme_looks_like_the_one_it_extends_and_has_no_faults(run, parent: str):
    assert run("new", "own/brand", "--from", parent).exit_code == 0
    theme, _ = load_theme("own/brand.yaml")
    before, _ = load_theme(parent)
    assert theme and before
    assert (theme.colors, theme.fonts) == (before.colors, before.fonts)
    again = run("new", "own/brand.yaml")
    assert (again.exit_code, again.stderr[:17]) == (2, "deckbuilder: E402")


def test_a_new_theme_may_extend_a_file(run):
    write("extends: ink\ntitle: Mine\n")
    run("new", "sub/brand", "--from", "mine.yaml")
    assert "extends: ../mine.yaml\n" in Path("sub/brand.yaml").read_text(encoding="utf-8")


def test_a_brands_theme_passes_its_check(run):
    name = write('extends: academy-blue\ntitle: Mine\ncolors: {primary: "#6A1B9A"}\n')
    result = run("check", name)
    assert (result.exit_code, result.output) == (0, "mine.yaml: 0 errors, 0 warnings\n")


FAULTS = {
    "styles: {body1: {sizes: [24, 16, 14]}}": "mine.yaml:2:25: E221",
    'colors: {light: {accent3: "#3A7CC0"}}': "mine.yaml:2:27: E222",
    "kinds: {terms: {term: {x: 1, w: 2.85, style: text, color: line}}}": "mine.yaml:2:16: E223",
    "master_art: [{shape: rect, box: [13, 0, 1, 1], fill: line}]": "mine.yaml: E224",
    "fonts: {body: {latin: Nowhere Sans}}": "mine.yaml:2:23: W203",
    "fonts: {body: {east_asian: Nowhere Han}}": "mine.yaml:2:28: W203",
}


@pytest.mark.parametrize("text", FAULTS)
def test_a_fault_is_named_with_its_code_and_place(run, text: str):
    result = run("check", write(f"extends: academy-blue\n{text}\n"))
    assert FAULTS[text] in result.stderr
    assert result.exit_code == (0 if "W203" in FAULTS[text] else 1)


def test_strict_makes_warnings_of_a_theme_errors(run):
    name = write("extends: academy-blue\nfonts: {body: {latin: Nowhere Sans}}\n")
    assert run("check", name, "--strict").exit_code == 1


def test_the_preview_is_the_gallery_in_the_theme(run):
    result = run("preview", write("extends: plain\ntitle: Mine\n"))
    assert result.exit_code == 0
    assert result.stdout.startswith("build/mine/gallery.pptx: ")
    assert Path("build/mine/gallery.pptx").exists()
