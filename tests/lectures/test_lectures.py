"""The five lectures of specs/: complete, teachable, valid, and without overflow in both themes."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from functools import lru_cache
from pathlib import Path

import pytest

import deckbuilder
from deckbuilder.model import spec
from deckbuilder.spec import load_spec

ROOT = Path(__file__).parents[2]
TOOLS = ROOT.parent / "shared" / "tools"
THEMES = ("party-red", "academy-blue")
LECTURES = (
    "community-work-skills",
    "serving-the-people",
    "how-to-work-with-communities",
    "young-cadres-talk",
    "township-briefing",
)
WITHOUT_NOTES = {"cover", "section", "closing", "references", "agenda"}
TRADITIONAL = "這個們國來對時說會學發經過還將為與從東車門問間開關見記話語讀書"
EXERCISES = {"quiz", "exercise", "discussion"}


@lru_cache
def source(name: str) -> str:
    return (ROOT / "specs" / f"{name}.yaml").read_text(encoding="utf-8")


@lru_cache
def deck(name: str) -> spec.Deck:
    loaded, found = load_spec(ROOT / "specs" / f"{name}.yaml")
    assert loaded is not None, found
    assert found == ()
    return loaded


@pytest.mark.parametrize("name", LECTURES)
def test_a_lecture_holds_every_term_of_its_source(name: str):
    text = re.sub(r"[\s*=]+", "", source(name))
    lines = (ROOT / "tests" / "lectures" / f"{name}.terms.txt").read_text(encoding="utf-8")
    terms = [t for t in map(str.strip, lines.splitlines()) if t and not t.startswith("#")]
    assert len(terms) >= 80
    assert [t for t in terms if re.sub(r"[\s*=]+", "", t) not in text] == []


@pytest.mark.parametrize("name", LECTURES)
def test_a_lecture_is_framed_and_every_content_slide_has_notes(name: str):
    kinds = [slide.kind for slide in deck(name).slides]
    for kind in ("cover", "objectives", "agenda", "recap", "references", "closing"):
        assert kind in kinds
    silent = [s.id for s in deck(name).slides if s.kind not in WITHOUT_NOTES and not s.notes]
    assert silent == []


@pytest.mark.parametrize("name", LECTURES)
def test_every_part_has_something_to_do(name: str):
    parts: list[set[str]] = []
    for slide in deck(name).slides:
        if slide.kind == "section":
            parts.append(set())
        if parts:
            parts[-1].add(slide.kind)
    assert parts and all(part & EXERCISES for part in parts)


@pytest.mark.parametrize("name", LECTURES)
def test_the_planned_minutes_fit_the_session(name: str):
    from deckbuilder.layout.outline import minutes_of

    planned = minutes_of(list(deck(name).slides))
    length = deck(name).minutes
    assert planned is not None and length is not None
    assert 0.8 * length <= planned <= length


@pytest.mark.parametrize("name", LECTURES)
def test_no_traditional_characters_and_no_noise_of_the_sites(name: str):
    found = re.findall(f"[{TRADITIONAL}]", source(name))
    assert found == []
    noise = re.findall(r"下载|点击|上传|文档编号|积分|QQ|微信号|\.com|页码|母版", source(name))
    assert noise == []


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], deckbuilder.Built]:
    folder = tmp_path_factory.mktemp("lectures")
    return {
        (name, theme): deckbuilder.build(
            ROOT / "specs" / f"{name}.yaml", theme, folder / f"{name}-{theme}.pptx"
        )
        for name in LECTURES
        for theme in THEMES
    }


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", LECTURES)
def test_a_lecture_builds_with_no_warning_but_that_a_slide_is_full(built, name: str, theme: str):
    assert {warning.code for warning in built[name, theme].warnings} <= {"W306"}
    assert built[name, theme].slides >= len(deck(name).slides)


def test_every_deck_is_strictly_valid(built):
    checker = TOOLS / "ooxml" / "check_pptx.py"
    if not checker.exists():
        pytest.skip("the strict checker lies beside the checkout; it is not there")
    files = [str(one.path) for one in built.values()]
    done = subprocess.run([sys.executable, checker, *files], capture_output=True, text=True)
    assert done.stdout == ""


@pytest.mark.rendering
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", LECTURES)
def test_nothing_overflows_when_libreoffice_renders_it(built, name: str, theme: str):
    tool = TOOLS / "overflow.py"
    if not tool.exists():
        pytest.skip("the overflow tool lies beside the checkout; it is not there")
    if not shutil.which("soffice") or not shutil.which("pdftotext"):
        pytest.skip("LibreOffice or poppler is missing")
    done = subprocess.run(
        [sys.executable, tool, str(built[name, theme].path)], capture_output=True, text=True
    )
    assert done.stdout.splitlines() == [f"{name}-{theme}.pptx: 0 faults"]
