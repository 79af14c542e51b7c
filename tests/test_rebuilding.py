"""Building over a file that is there: replaced, merged or refused; and what stays the same."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from click.testing import CliRunner
from pptx import Presentation

import deckbuilder
from deckbuilder import layout
from deckbuilder.cli.commands import main
from deckbuilder.diagnostics import DeckError
from tests.merge import hand, lecture

ROOT = Path(__file__).parents[1]


@pytest.fixture
def spec(tmp_path: Path) -> Path:
    return lecture.write(tmp_path, lecture.lecture())


def retitle(path: Path, old: str, new: str) -> None:
    deck = Presentation(str(path))
    title = hand.slide_of(deck, old).shapes.title
    title.text_frame.paragraphs[0].runs[0].text = new
    deck.save(str(path))


def titles(path: Path) -> list[str]:
    return [slide.shapes.title.text_frame.text for slide in Presentation(str(path)).slides]


def parts(path: Path) -> dict[str, bytes]:
    with ZipFile(path) as file:
        return {name: file.read(name) for name in file.namelist()}


# --- replaced, merged, refused ------------------------------------------------------------------


def test_a_deck_that_nobody_touched_becomes_what_a_fresh_build_gives(spec: Path, tmp_path: Path):
    target, fresh = tmp_path / "a.pptx", tmp_path / "b.pptx"
    deckbuilder.build(spec, out=target)
    lecture.write(tmp_path, lecture.edited())
    built = deckbuilder.build(spec, out=target)
    deckbuilder.build(spec, out=fresh)
    assert built.plan is None
    assert target.read_bytes() == fresh.read_bytes()


@pytest.mark.parametrize("content", [b"", b"hello", b"PK\3\4 broken"])
def test_a_file_that_cannot_be_read_is_refused_and_left(spec: Path, tmp_path: Path, content: bytes):
    target = tmp_path / "talk.pptx"
    target.write_bytes(content)
    result = CliRunner().invoke(main, ["build", str(spec), "-o", str(target)])
    assert result.exit_code == 2 and "--fresh" in result.stderr
    assert target.read_bytes() == content


def test_a_deck_for_learners_is_not_merged_into_one_with_answers(spec: Path, tmp_path: Path):
    target = tmp_path / "talk.pptx"
    deckbuilder.build(spec, out=target)
    retitle(target, titles(target)[1], "手改")
    before = target.read_bytes()
    with pytest.raises(DeckError, match=r"E410.*--fresh"):
        deckbuilder.build(spec, out=target, audience="learner")
    assert target.read_bytes() == before


def test_a_deck_for_learners_keeps_what_was_done_to_it_by_hand(spec: Path, tmp_path: Path):
    target = tmp_path / "talk.pptx"
    deckbuilder.build(spec, out=target, audience="learner")
    retitle(target, titles(target)[1], "手改")
    deckbuilder.build(spec, out=target, audience="learner")
    assert titles(target)[1] == "手改"


def test_a_deck_of_another_program_is_refused_and_left(spec: Path, tmp_path: Path):
    target = tmp_path / "talk.pptx"
    Presentation().save(str(target))
    before = target.read_bytes()
    with pytest.raises(DeckError, match="E408"):
        deckbuilder.build(spec, out=target)
    assert target.read_bytes() == before


def test_a_deck_of_ours_without_its_base_is_refused_with_the_way_out(spec: Path, tmp_path: Path):
    target = tmp_path / "talk.pptx"
    deckbuilder.build(spec, out=target)
    kept = {name: c for name, c in parts(target).items() if name != "docProps/custom.xml"}
    shutil.rmtree(tmp_path / ".deckbuilder")
    with ZipFile(target, "w") as file:
        for name, content in kept.items():
            file.writestr(name, content)
    with pytest.raises(DeckError, match=r"E409.*--fresh"):
        deckbuilder.build(spec, out=target)


def test_the_base_beside_the_deck_serves_where_a_program_dropped_the_one_within(
    spec: Path, tmp_path: Path
):
    target = tmp_path / "talk.pptx"
    deckbuilder.build(spec, out=target)
    retitle(target, " quiet", "手改的标题")
    kept = parts(target)
    kept["docProps/custom.xml"] = b"<Properties/>"
    with ZipFile(target, "w") as file:
        for name, content in kept.items():
            file.writestr(name, content)
    lecture.write(tmp_path, lecture.edited())
    deckbuilder.build(spec, out=target)
    assert {"手改的标题", "spec 的新标题"} <= set(titles(target))


def test_a_deck_that_travelled_carries_its_base(spec: Path, tmp_path: Path):
    sent = tmp_path / "elsewhere" / "other name.pptx"
    deckbuilder.build(spec, out=tmp_path / "talk.pptx")
    sent.parent.mkdir()
    shutil.copy(tmp_path / "talk.pptx", sent)
    retitle(sent, " quiet", "手改的标题")
    lecture.write(tmp_path, lecture.edited())
    deckbuilder.build(spec, out=sent)
    assert {"手改的标题", "spec 的新标题"} <= set(titles(sent))


def test_fresh_starts_over_and_keeps_the_old_file(spec: Path, tmp_path: Path):
    target = tmp_path / "talk.pptx"
    deckbuilder.build(spec, out=target)
    retitle(target, " quiet", "手改的标题")
    edited = target.read_bytes()
    result = CliRunner().invoke(main, ["build", str(spec), "-o", str(target), "--fresh"])
    assert result.exit_code == 0 and "手改的标题" not in titles(target)
    backups = list((tmp_path / ".deckbuilder" / "backups").iterdir())
    assert edited in [one.read_bytes() for one in backups]


def test_prefer_spec_takes_the_spec_where_both_changed_one_thing(spec: Path, tmp_path: Path):
    target = tmp_path / "talk.pptx"
    deckbuilder.build(spec, out=target)
    retitle(target, " both-title", "手改的标题")
    retitle(target, " quiet", "只有手改的标题")
    lecture.write(tmp_path, lecture.edited())
    deckbuilder.build(spec, out=target, prefer="spec")
    assert {"spec 的标题", "只有手改的标题"} <= set(titles(target))


def test_a_conflict_is_told_with_its_line_and_without_a_second_layout(
    spec: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    target = tmp_path / "talk.pptx"
    deckbuilder.build(spec, out=target)
    retitle(target, " both-title", "手改的标题")
    lecture.write(tmp_path, lecture.edited())
    layouts: list[object] = []
    lay_out = layout.lay_out

    def counted(*given: Any) -> Any:
        layouts.append(given)
        return lay_out(*given)

    monkeypatch.setattr(layout, "lay_out", counted)
    built = deckbuilder.build(spec, out=target)
    conflict = next(one for one in built.warnings if one.code == "W401")
    assert (conflict.where.file, conflict.where.line > 1) == (str(spec), True)
    assert len(layouts) == 1


def test_a_dry_run_tells_and_changes_nothing(spec: Path, tmp_path: Path):
    target = tmp_path / "talk.pptx"
    deckbuilder.build(spec, out=target)
    retitle(target, " both-title", "手改的标题")
    before = target.read_bytes()
    lecture.write(tmp_path, lecture.edited())
    result = CliRunner().invoke(main, ["build", str(spec), "-o", str(target), "--dry-run"])
    assert "slide spec-title: slide changed" in result.stdout
    assert "conflict" in result.stdout and "nothing was written" in result.stdout
    assert target.read_bytes() == before


def test_a_title_that_was_renamed_without_an_id_is_still_that_slide(tmp_path: Path):
    spec, target = tmp_path / "talk.yaml", tmp_path / "talk.pptx"
    text = "title: 讲\nslides:\n- title: 旧标题\n  points: [甲说的话, 乙说的话, 丙说的话]\n"
    spec.write_text(text, encoding="utf-8")
    deckbuilder.build(spec, out=target)
    deck = Presentation(str(target))
    hand.set_first_line(deck.slides[0], "甲说的话", "手改的话")
    deck.save(str(target))
    spec.write_text(text.replace("旧标题", "新标题"), encoding="utf-8")
    built = deckbuilder.build(spec, out=target)
    assert titles(target) == ["新标题"] and built.plan and not built.plan.conflicts
    assert hand.lines(Presentation(str(target)).slides[0], "手改的话")[1] == "乙说的话"


# --- the same bytes -----------------------------------------------------------------------------


def _slides_by_id(path: Path) -> dict[int, bytes]:
    return {slide.slide_id: slide.part.blob for slide in Presentation(str(path)).slides}


def test_changing_one_slide_changes_no_other(spec: Path, tmp_path: Path):
    before, after = tmp_path / "a.pptx", tmp_path / "b.pptx"
    deckbuilder.build(spec, out=before)
    deck = lecture.lecture()
    by = {slide["id"]: slide for slide in deck["slides"]}
    by["quiet"]["points"].append("第四条")
    by["moved"]["cards"].insert(0, {"title": "新卡", "text": "话"})
    deckbuilder.build(lecture.write(tmp_path, deck), out=after)
    old, new = _slides_by_id(before), _slides_by_id(after)
    assert old.keys() == new.keys()
    assert len([ident for ident in old if old[ident] != new[ident]]) == 2


@pytest.mark.parametrize("change", ["added", "deleted"])
def test_adding_or_deleting_a_slide_changes_no_other(spec: Path, tmp_path: Path, change: str):
    before, after = tmp_path / "a.pptx", tmp_path / "b.pptx"
    deckbuilder.build(spec, "academy-blue", out=before)
    deck = lecture.lecture()
    slides: list[dict[str, Any]] = deck["slides"]
    if change == "added":
        slides.insert(5, {"id": "new", "title": "新页", "points": ["一"]})
    else:
        del slides[5]
    deckbuilder.build(lecture.write(tmp_path, deck), "academy-blue", out=after)
    old, new = _slides_by_id(before), _slides_by_id(after)
    shared = old.keys() & new.keys()
    assert len(shared) == min(len(old), len(new))
    numbers = [ident for ident in shared if old[ident] != new[ident]]
    assert all(_without_numbers(old[i]) == _without_numbers(new[i]) for i in numbers)


def _without_numbers(xml: bytes) -> bytes:
    """A slide without the page number that its footer shows and the bar that counts pages."""
    from lxml import etree

    root = etree.fromstring(xml)
    for shape in list(root.iter(f"{{{hand.NS['p']}}}sp")):
        if shape[0][0].get("name") in ("slide number", "done"):
            shape.getparent().remove(shape)
    return etree.tostring(root)


def test_builds_and_merges_are_the_same_under_any_hash_seed_and_locale(tmp_path: Path):
    results: list[bytes] = []
    for seed, locale in (("1", "C"), ("77", "C.UTF-8")):
        folder = tmp_path / seed
        folder.mkdir()
        lecture.write(folder, lecture.lecture())
        code = (
            "import deckbuilder, pathlib\n"
            "from tests.merge import hand, lecture\n"
            "out = pathlib.Path('talk.pptx')\n"
            "deckbuilder.build('talk.yaml', 'party-red', out)\n"
            "hand.edit(out, pathlib.Path('three.png'))\n"
            "lecture.write(pathlib.Path(), lecture.edited())\n"
            "deckbuilder.build('talk.yaml', 'academy-blue', out)\n"
        )
        environment = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": locale}
        environment["PYTHONPATH"] = str(ROOT)
        subprocess.run([sys.executable, "-c", code], cwd=folder, env=environment, check=True)
        results.append((folder / "talk.pptx").read_bytes())
    first, second = ({n: (i.CRC, i.file_size) for n, i in _infos(data).items()} for data in results)
    assert {n for n in first if first[n] != second[n]} <= {"docProps/core.xml", *_books(first)}


def _infos(data: bytes) -> dict[str, Any]:
    from io import BytesIO

    with ZipFile(BytesIO(data)) as file:
        return {info.filename: info for info in file.infolist()}


def _books(names: dict[str, Any]) -> set[str]:
    """Workbooks that python-pptx wrote for the edits by hand tell the time of writing."""
    return {name for name in names if name.endswith(".xlsx")}


# --- programs that rename everything ------------------------------------------------------------


@pytest.mark.rendering
def test_after_a_save_by_libreoffice_no_text_of_either_side_is_lost(spec: Path, tmp_path: Path):
    if not shutil.which("soffice"):
        pytest.skip("LibreOffice is missing")
    target = tmp_path / "talk.pptx"
    deckbuilder.build(spec, "party-red", target)
    hand.edit(target, tmp_path / "three.png")
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    kind = "pptx:Impress MS PowerPoint 2007 XML"
    command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir"]
    subprocess.run([*command, tmp_path / "saved", target], check=True, capture_output=True)
    shutil.copy(tmp_path / "saved" / "talk.pptx", target)
    lecture.write(tmp_path, lecture.edited())
    built = deckbuilder.build(spec, "party-red", target)
    deck = Presentation(str(target))

    def at(name: str) -> Any:
        return hand.slide_of(deck, name)

    assert hand.lines(at(" text"), "第二条") == ["手改的第一条", "text 的第二条", "spec 改了第三条"]
    assert hand.lines(at(" add-line"), "第一条")[3] == "手加的一条"
    assert hand.lines(at(" spec-line"), "第一条")[3] == "spec 加的第四条"
    assert at("手改的标题 both-title") and at("手加的一页") and at(" spec-new")
    assert at(" deleted") is None and at(" spec-gone") is None
    rows = [row.cells[0].text_frame.text for row in hand.table_of(at(" row")).rows]
    assert rows == ["项", "甲", "手加的行", "乙", "丙", "spec 加的行"]
    assert hand.body(at(" spec-card"), "spec-card 卡四") is not None
    said = {(d.slide, d.facet) for d in built.plan.conflicts} if built.plan else set()
    expected = {
        ("both-cell", "cell"), ("both-deleted", "slide"), ("both-gone", "slide"),
        ("both-lines", "text"), ("both-notes", "notes"), ("both-number", "data"),
        ("both-title", "text"), ("spec-image", "picture"),
    }  # fmt: skip
    assert said == expected


# --- what the deck tells of itself --------------------------------------------------------------


def test_the_title_of_the_document_follows_the_spec_unless_a_person_gave_one(
    spec: Path, tmp_path: Path
):
    target = tmp_path / "talk.pptx"
    deckbuilder.build(spec, out=target)
    retitle(target, " quiet", "手改的标题")
    deck = lecture.lecture()
    deck["title"] = "另一个题目"
    lecture.write(tmp_path, deck)
    deckbuilder.build(spec, out=target)
    again = Presentation(str(target))
    assert again.core_properties.title == "另一个题目"
    again.core_properties.title = "手写的题目"
    again.save(str(target))
    deck["title"] = "第三个题目"
    lecture.write(tmp_path, deck)
    deckbuilder.build(spec, out=target)
    assert Presentation(str(target)).core_properties.title == "手写的题目"


def test_an_edited_deck_still_tells_the_theme_of_its_last_build(spec: Path, tmp_path: Path):
    from deckbuilder.pptx_reader import open_deck

    target = tmp_path / "talk.pptx"
    deckbuilder.build(spec, "ink", target)
    retitle(target, " quiet", "手改的标题")
    assert open_deck(target).theme == "ink"
    deckbuilder.build(spec, "forest", target)
    assert open_deck(target).theme == "forest"
