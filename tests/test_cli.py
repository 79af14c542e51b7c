"""The command: exit codes, messages, and what each subcommand writes."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from deckbuilder.cli.commands import main
from deckbuilder.cli.console import printable
from deckbuilder.cli.themes import color_bar

SPEC = "title: 讲稿\nslides:\n- title: 要点\n  points: [一, 二]\n"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    return lambda *args: CliRunner().invoke(main, list(args))


def write(name: str, text: str = SPEC) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_build_writes_to_the_build_folder_by_default(run):
    write("talk.yaml")
    result = run("build", "talk.yaml")
    assert (result.exit_code, result.stdout) == (0, "build/talk.pptx: 1 slides\n")
    assert Path("build/talk.pptx").exists()


def test_a_folder_stands_for_its_specs(run):
    write("specs/a.yaml")
    write("specs/b.yml")
    result = run("build", "specs", "-o", "out/", "-j", "1")
    assert result.exit_code == 0
    assert sorted(p.name for p in Path("out").glob("*.pptx")) == ["a.pptx", "b.pptx"]


def test_several_specs_build_on_several_processes(run):
    write("a.yaml")
    write("b.yaml")
    result = run("build", "a.yaml", "b.yaml", "-j", "2")
    assert result.stdout == "build/a.pptx: 1 slides\nbuild/b.pptx: 1 slides\n"


def test_input_errors_exit_with_1_and_name_the_place(run):
    write("talk.yaml", "title: x\nslides:\n- title: t\n  tabel: {rows: [[a]]}\n")
    result = run("build", "talk.yaml")
    assert result.exit_code == 1
    assert result.stderr.startswith("talk.yaml:4:3: E1")
    assert 'did you mean "table"?' in result.stderr
    assert not Path("build").exists()


def test_one_bad_spec_does_not_stop_the_others(run):
    write("bad.yaml", "title: x\nslides: []\n")
    write("good.yaml")
    result = run("build", "bad.yaml", "good.yaml", "-j", "1")
    assert result.exit_code == 1
    assert Path("build/good.pptx").exists()


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("build", "none.yaml"), "deckbuilder: E401 cannot use none.yaml: no such file\n"),
        (("build", "empty"), "deckbuilder: E403 empty holds no .yaml file\n"),
    ],
)
def test_system_errors_exit_with_2(run, args, message):
    Path("empty").mkdir()
    result = run(*args)
    assert (result.exit_code, result.stderr) == (2, message)


def test_a_target_that_cannot_be_written_exits_with_2(run):
    write("talk.yaml")
    Path("build").write_text("a file where the folder should be")
    result = run("build", "talk.yaml")
    assert result.exit_code == 2
    assert result.stderr.startswith("E401 cannot use build")
    assert "Traceback" not in result.output


def test_two_specs_for_one_target_are_refused(run):
    write("a/talk.yaml")
    write("b/talk.yaml")
    result = run("build", "a/talk.yaml", "b/talk.yaml")
    assert result.exit_code == 2
    assert "E404" in result.stderr


def test_several_themes_have_a_folder_each(run):
    write("talk.yaml")
    write("brand.yaml", "extends: ink\ntitle: Brand\n")
    result = run("build", "talk.yaml", "--theme", "party-red, ./brand.yaml", "-o", "out", "-j", "1")
    assert result.stdout == "out/party-red/talk.pptx: 1 slides\nout/brand/talk.pptx: 1 slides\n"
    assert run("build", "talk.yaml", "-t", "ink").stdout == "build/talk.pptx: 1 slides\n"


def test_all_themes_are_the_six_that_are_drawn(run):
    write("talk.yaml")
    run("build", "talk.yaml", "--theme", "all", "-j", "1")
    made = sorted(path.parent.name for path in Path("build").glob("*/talk.pptx"))
    assert made == ["academy-blue", "forest", "ink", "midnight", "party-red", "plain"]


def test_several_themes_for_one_file_are_refused(run):
    write("talk.yaml")
    result = run("build", "talk.yaml", "--theme", "ink,plain", "-o", "talk.pptx")
    assert result.exit_code == 2
    assert "talk.yaml in ink and talk.yaml in plain would both be written" in result.stderr


def test_strict_makes_warnings_errors(run):
    write("talk.yaml", SPEC + "  layout: sideways\n  notes: x\n")
    plain = run("build", "talk.yaml")
    assert plain.exit_code == 0
    assert plain.stderr.startswith("talk.yaml:3:3: W301 ")
    assert run("build", "talk.yaml", "--strict").exit_code == 1


def test_themes_lists_the_shipped_ones(run):
    result = run("themes")
    names = [line.split()[0] for line in result.stdout.splitlines()]
    assert {"academy-blue", "party-red"} <= set(names)


def test_colours_of_themes_are_shown_where_the_terminal_has_them(monkeypatch):
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr("sys.stdout", Terminal())
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    assert color_bar(["B3121D"]) == "\x1b[48;2;179;18;29m  \x1b[0m "
    monkeypatch.delenv("COLORTERM")
    assert color_bar(["FF0000"]) == "\x1b[48;5;196m  \x1b[0m "
    monkeypatch.setenv("NO_COLOR", "1")
    assert color_bar(["FF0000"]) == ""


def test_the_schema_is_json_schema_draft_07(run):
    schema = json.loads(run("schema").stdout)
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_new_lecture_builds_as_it_is_and_is_not_overwritten(run, lang):
    assert run("new", "talk", "--lang", lang).exit_code == 0
    text = Path("talk.yaml").read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=deckbuilder.schema.json\n")
    result = run("build", "talk.yaml", "--strict")
    assert (result.exit_code, result.stderr) == (0, "")
    again = run("new", "talk.yaml")
    assert again.exit_code == 2
    assert Path("talk.yaml").read_text(encoding="utf-8") == text


def test_what_could_steer_a_terminal_is_printed_as_an_escape():
    assert printable("a\x1b[31mb\u202e") == "a\\x1b[31mb\\x202e"


@pytest.mark.skipif(os.name == "nt", reason="limits of POSIX")
def test_a_full_disk_exits_with_2_and_leaves_the_old_deck(run):
    write("talk.yaml")
    run("build", "talk.yaml")
    before = Path("build/talk.pptx").read_bytes()
    write("talk.yaml", SPEC + "- cover\n")
    limited = (
        "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000));"
        "from deckbuilder.cli.commands import main; main(['build', 'talk.yaml'])"
    )
    done = subprocess.run([sys.executable, "-c", limited], capture_output=True, text=True)
    assert (done.returncode, done.stderr[:38]) == (2, "E401 cannot use build/talk.pptx: File ")
    assert Path("build/talk.pptx").read_bytes() == before


def test_a_deck_that_is_open_in_powerpoint_exits_with_2(run):
    write("talk.yaml")
    write("build/~$talk.pptx", "")
    result = run("build", "talk.yaml")
    assert result.exit_code == 2
    assert result.stderr.startswith("E406 build/talk.pptx is open in PowerPoint")
