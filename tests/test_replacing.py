"""Never a broken file: kills, failures, other builds, other programs."""

import os
import random
import signal
import subprocess
import sys
from pathlib import Path
from typing import BinaryIO

import pytest

from deckbuilder.diagnostics import DeckError
from deckbuilder.replacing import backup_of, hold, replace_file

needs_posix = pytest.mark.skipif(os.name == "nt", reason="signals and limits of POSIX")

# writes versions of a file again and again, each all of one letter, and says when it starts
WRITER = """
import sys
from pathlib import Path
from deckbuilder.replacing import replace_file
print("ready", flush=True)
for n in range(int(sys.argv[2])):
    letter = b"abcdefgh"[n % 8 : n % 8 + 1]
    replace_file(Path(sys.argv[1]), lambda file: [file.write(letter * 50_000) for _ in range(8)])
"""


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "deck.pptx"
    path.write_bytes(b"old")
    return path


def put(target: Path, data: bytes) -> None:
    replace_file(target, lambda file: file.write(data) and None)


def full(file: BinaryIO) -> None:
    file.write(b"half of it")
    raise OSError(28, "No space left on device")


def under_way(target: Path) -> list[Path]:
    return list((target.parent / ".deckbuilder").glob("*.new"))


def start(target: Path, times: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", WRITER, str(target), str(times)]
    return subprocess.Popen(command, stdout=subprocess.PIPE)


def test_beside_the_new_file_stands_only_our_folder_which_git_ignores(target: Path):
    put(target, b"new")
    assert target.read_bytes() == b"new"
    assert {p.name for p in target.parent.iterdir()} == {"deck.pptx", ".deckbuilder"}
    assert (target.parent / ".deckbuilder" / ".gitignore").read_text() == "*\n"


def test_a_write_that_fails_leaves_the_old_file_and_names_it(target: Path):
    with pytest.raises(OSError, match="No space") as caught:
        replace_file(target, full)
    assert caught.value.filename == str(target)
    assert target.read_bytes() == b"old"
    assert under_way(target) == []
    assert not backup_of(target, 1).exists()


def test_an_error_about_another_file_keeps_that_files_name(target: Path):
    with pytest.raises(FileNotFoundError) as caught:
        replace_file(target, lambda file: file.write(Path("none.png").read_bytes()) and None)
    assert caught.value.filename == "none.png"


@needs_posix
def test_a_killed_build_leaves_a_whole_file_and_does_not_block_the_next(target: Path):
    chance = random.Random(1)
    for _ in range(10):
        with start(target, 1_000) as writer:
            assert writer.stdout and writer.stdout.readline() == b"ready\n"
            signal.sigtimedwait([], chance.random() / 50)
            writer.kill()
        files = [target, *(b for n in (1, 2, 3) if (b := backup_of(target, n)).exists())]
        sizes = {path.stat().st_size for path in files}
        assert sizes <= {3, 400_000}
        assert all(len(set(path.read_bytes())) == 1 for path in files if path.stat().st_size > 3)
    put(target, b"new")
    assert target.read_bytes() == b"new"
    assert under_way(target) == []


def test_sixteen_builds_at_once_take_turns(target: Path):
    writers = [start(target, 2) for _ in range(16)]
    assert [writer.wait() for writer in writers] == [0] * 16
    for writer in writers:
        assert writer.stdout
        writer.stdout.close()
    assert target.read_bytes() == b"b" * 400_000
    assert under_way(target) == []


def test_a_target_that_stays_busy_is_refused_with_the_holders_name(target: Path):
    with hold(target), pytest.raises(DeckError) as caught, hold(target, patience=0):
        pass
    assert [d.code for d in caught.value.diagnostics] == ["E405"]
    assert f"process {os.getpid()}" in str(caught.value)


def test_the_last_three_replaced_versions_stay(target: Path):
    for data in (b"1", b"2", b"3", b"4", b"4"):
        put(target, data)
    assert [backup_of(target, n).read_bytes() for n in (1, 2, 3)] == [b"3", b"2", b"1"]
    assert not backup_of(target, 4).exists()


def test_a_version_that_is_the_same_moves_no_backup(target: Path):
    put(target, b"old")
    assert not backup_of(target, 1).exists()


def test_backups_are_copies_where_files_cannot_be_linked(target: Path, monkeypatch):
    def refuse(*_: object) -> None:
        raise PermissionError(1, "no links here")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    put(target, b"new")
    assert backup_of(target, 1).read_bytes() == b"old"


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        (
            "~$deck.pptx",
            b"\x03Wei".ljust(55, b" ") + b"\x03\x00W\x00e\x00i\x00".ljust(110, b" "),
            "is open in PowerPoint or WPS (Wei)",
        ),
        (
            ".~lock.deck.pptx#",
            b",wei,desk,22.11.2026 09:00,file:///x;",
            "LibreOffice (wei)",
        ),
        ("~$deck.pptx", b"", "is open in PowerPoint or WPS:"),
    ],
)
def test_a_target_that_is_open_elsewhere_is_refused(target: Path, name, content, told):
    target.with_name(name).write_bytes(content)
    with pytest.raises(DeckError) as caught:
        put(target, b"new")
    assert caught.value.diagnostics[0].code == "E406"
    assert told in str(caught.value)
    assert name in str(caught.value)
    assert target.read_bytes() == b"old"


def test_a_file_marked_read_only_is_not_replaced(target: Path):
    target.chmod(0o444)
    with pytest.raises(PermissionError, match="read-only"):
        put(target, b"new")
    assert target.read_bytes() == b"old"


@needs_posix
def test_a_link_stays_a_link_and_a_mode_stays_a_mode(target: Path, tmp_path: Path):
    target.chmod(0o640)
    link = tmp_path / "link.pptx"
    link.symlink_to(target)
    put(link, b"new")
    assert (link.is_symlink(), target.read_bytes()) == (True, b"new")
    assert target.stat().st_mode & 0o777 == 0o640


def test_a_leftover_of_another_target_is_left_alone(target: Path):
    put(target, b"new")
    other = target.parent / ".deckbuilder" / "deck.pptx.b.x1.new"
    other.write_bytes(b"")
    put(target, b"newer")
    assert under_way(target) == [other]
