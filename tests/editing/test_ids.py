"""`deckbuilder ids` on files: what it writes, what it leaves, what it refuses."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from deckbuilder.cli.commands import main
from deckbuilder.replacing import backup_of

SPEC = "title: 讲稿  # 题目\nslides:\n- cover\n- title: Two words\n  points: [一, 二]\n"
WRITTEN = (
    "title: 讲稿  # 题目\nslides:\n- cover:\n  id: cover\n"
    "- id: points-two-words\n  title: Two words\n  points: [一, 二]\n"
)


@pytest.fixture
def spec(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = Path("talk.yaml")
    path.write_text(SPEC, encoding="utf-8")
    return path


def run(*args: str):
    return CliRunner().invoke(main, ["ids", *args])


def test_ids_are_written_once_and_the_old_file_is_kept(spec: Path):
    result = run("talk.yaml")
    assert (result.exit_code, result.stdout) == (0, "talk.yaml: 2 ids written\n")
    assert spec.read_text(encoding="utf-8") == WRITTEN
    assert backup_of(spec, 1).read_text(encoding="utf-8") == SPEC
    assert run("talk.yaml").stdout == "talk.yaml: 0 ids written\n"
    assert spec.read_text(encoding="utf-8") == WRITTEN


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_file_keeps_its_encoding_and_its_mark(spec: Path, encoding: str):
    spec.write_text(SPEC, encoding=encoding)
    mark = spec.read_bytes()[:2]
    run("talk.yaml")
    assert spec.read_bytes()[:2] == mark
    assert spec.read_text(encoding=encoding) == WRITTEN


def test_a_spec_with_errors_is_left_alone(spec: Path):
    spec.write_text("title: x\nslides:\n- pionts: [a]\n", encoding="utf-8")
    result = run("talk.yaml")
    assert result.exit_code == 1
    assert "E102" in result.stderr
    assert "id:" not in spec.read_text(encoding="utf-8")


def test_a_missing_file_exits_with_2(spec: Path):
    assert run("none.yaml").exit_code == 2


def test_a_shared_slide_is_named(spec: Path):
    spec.write_text("title: x\nslides:\n- &a {title: A, points: x}\n- *a\n", encoding="utf-8")
    result = run("talk.yaml")
    assert result.stderr.startswith("talk.yaml:3:1: W601")
    assert result.stdout == "talk.yaml: 0 ids written\n"
