"""The command as a process of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

SPEC = "title: 讲稿\nslides:\n- title: 一\n  points: [甲, 乙]\n"


def run(folder: Path, *args: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "deckbuilder", *args]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8")


def test_a_build_says_what_it_made_and_ends_with_0(tmp_path):
    (tmp_path / "talk.yaml").write_text(SPEC, encoding="utf-8")
    done = run(tmp_path, "build", "talk.yaml", "-o", "deck.pptx")
    assert (done.returncode, done.stdout) == (0, "deck.pptx: 1 slides\n")
    assert (tmp_path / "deck.pptx").stat().st_size > 0


def test_an_error_in_the_spec_is_printed_and_ends_with_1(tmp_path):
    (tmp_path / "talk.yaml").write_text(SPEC + "- tabel: 1\n", encoding="utf-8")
    done = run(tmp_path, "build", "talk.yaml")
    assert done.returncode == 1
    assert done.stderr.startswith("talk.yaml:5:3: E")


def test_arguments_that_are_none_end_with_2(tmp_path):
    done = run(tmp_path, "build", "--no-such-option")
    assert done.returncode == 2
    assert "No such option" in done.stderr


FULL = Path("/dev/full")


@pytest.mark.skipif(not FULL.exists(), reason="no device that is always full")
def test_where_nothing_can_be_printed_the_reason_is_told_and_it_ends_with_2(tmp_path):
    (tmp_path / "talk.yaml").write_text(SPEC, encoding="utf-8")
    command = [sys.executable, "-m", "deckbuilder", "build", "talk.yaml", "-o", "deck.pptx"]
    with FULL.open("w") as full:
        done = subprocess.run(command, cwd=tmp_path, stdout=full, stderr=subprocess.PIPE, text=True)
    assert (done.returncode, done.stderr.split(":")[0]) == (2, "deckbuilder")
    assert "Traceback" not in done.stderr
    assert (tmp_path / "deck.pptx").exists()
