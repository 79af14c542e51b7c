"""Imports at the start of a build: what they leave for later works when it is asked for."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from deckbuilder.starting import LatePattern

SPEC = "title: 讲稿\nslides:\n- title: 一\n  points: [甲]\n- table: {rows: [[a, b]]}\n  title: 二\n"


def printed(code: str, *args: str) -> str:
    """What a process of its own prints that runs `code`."""
    done = subprocess.run([sys.executable, "-c", code, *args], capture_output=True, text=True)
    return done.stdout + done.stderr


def test_a_late_pattern_is_the_pattern() -> None:
    late = LatePattern(r"(\d+)-(?P<end>\d+)")
    found = late.match("12-34")
    assert (found.group(1), found["end"], late.groups) == ("12", "34", 2)
    assert late.search("none") is None


def test_libraries_work_as_ever_behind_a_quick_import() -> None:
    told = printed(
        "from deckbuilder.starting import import_quickly; import_quickly()\n"
        "import re, yaml, msgspec, typing_extensions\n"
        "print(yaml.safe_load('{when: 2026-01-31, n: 1e3, word: a}'))\n"
        "print(msgspec.json.decode(b'[1]', type=list[int]), type(re.compile('a')).__name__)\n"
    )
    read = "{'when': datetime.date(2026, 1, 31), 'n': '1e3', 'word': 'a'}"
    assert told == f"{read}\n[1] Pattern\n"


def test_a_plain_build_imports_no_library_that_it_does_not_need(tmp_path: Path) -> None:
    (tmp_path / "talk.yaml").write_text(SPEC, encoding="utf-8")
    told = printed(
        "import sys; import deckbuilder.__main__ as command\n"
        "def leave(code):\n"
        "    print(code, sorted(NEEDLESS & set(sys.modules)))\n"
        "command.leave = leave\n"
        "NEEDLESS = {'click', 'inspect', 'lxml', 'PIL', 'pptx', 'threading', 'typing_extensions'}\n"
        "try: command.run()\n"
        "except AssertionError: pass\n",
        "build", str(tmp_path / "talk.yaml"), "-o", str(tmp_path / "talk.pptx"),
    )  # fmt: skip
    assert told.splitlines()[1:] == ["0 []"]
