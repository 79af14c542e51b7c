"""Batches: decks beside single builds, failures, names, resuming, a cluster."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner
from pptx import Presentation

from deckbuilder.batch import Batch, Row, run_batch
from deckbuilder.batch.building import build_rows
from deckbuilder.batch.manifest import Entry, read_manifest
from deckbuilder.batch.naming import folder_of, target_of_row
from deckbuilder.batch.running import job_of, tasks_of
from deckbuilder.cli.commands import main
from deckbuilder.diagnostics import NOWHERE
from deckbuilder.pipeline import build
from tests.merge import hand
from tests.packing import packed_parts

TEMPLATE = """
title: "{{name}} 年报"
slides:
  - cover
  - title: "{{name}}的工作"
    points: ["办结 {{n}} 件", 回访]
  - when: n > 1
    statement: 超过一件
"""


@pytest.fixture
def template(tmp_path: Path) -> Path:
    file = tmp_path / "t.yaml"
    file.write_text(TEMPLATE, encoding="utf-8")
    return file


def batch_of(template: Path, jobs: int = 1) -> Batch:
    folder = template.parent / "out"
    return Batch(template, f"{folder}/{{name}}.pptx", folder / "manifest.jsonl", jobs=jobs)


def rows_of(*fields: dict[str, object]) -> list[Row]:
    return [Row(n, NOWHERE, one) for n, one in enumerate(fields, 1)]


ROWS = rows_of({"name": "甲", "n": 1}, {"name": "乙", "n": 2}, {"name": "丙", "n": 3})


def run(batch: Batch, rows: list[Row]) -> list[tuple[Entry, bool]]:
    return sorted(run_batch(batch, rows), key=lambda one: one[0].row)


def test_a_row_gives_the_bytes_of_a_single_build(template: Path) -> None:
    found = run(batch_of(template, jobs=2), ROWS)
    assert [(e.status, e.slides) for e, _ in found] == [("built", 2), ("built", 3), ("built", 3)]
    single = template.with_name("single.yaml")
    text = (
        TEMPLATE.replace("{{name}}", "乙")
        .replace("{{n}}", "2")
        .replace("when: n > 1", "hidden: false")
    )
    single.write_text(text, encoding="utf-8")
    alone = build(single, out=template.parent / "single.pptx").path.read_bytes()
    assert Path(found[1][0].file).read_bytes() == alone


def test_what_rows_share_is_packed_once(template: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "title: 年报\nfooter: false\nslides:\n- section: 数据\n- title: 同\n  points: [一, 二]\n"
    template.write_text(text + "- title: 不同\n  points: ['{{name}}']\n", encoding="utf-8")
    batch = batch_of(template)
    packed = packed_parts(monkeypatch)
    job = job_of(batch)
    tasks, _ = tasks_of(batch, job, ROWS)
    shared = build_rows(job, tasks)
    slides = [n for n in range(1, 4) for name in packed if name == f"ppt/slides/slide{n}.xml"]
    assert slides == [1, 2, 3, 3, 3]
    with ThreadPoolExecutor(1) as other:  # a thread shares nothing with this one
        alone = [other.submit(build_rows, job, [task]).result() for task in reversed(tasks)]
    assert [entry.hash for entry in shared] == [one.hash for (one,) in reversed(alone)]


def test_a_row_that_fails_stops_no_other(template: Path) -> None:
    rows = rows_of({"name": "甲"}, {"name": "乙", "n": 2}, {"n": 3}, {"name": "乙", "n": 4})
    found = [entry for entry, _ in run(batch_of(template), rows)]
    assert [e.status for e in found] == ["failed", "built", "failed", "failed"]
    assert 'row 1 has no field "n"' in found[0].problems[0]
    assert 'row 3 has no field "name" for the name of its file' in found[2].problems[0]
    assert "which row 2 is" in found[3].problems[0]


def test_the_manifest_has_a_line_a_row_in_order(template: Path) -> None:
    batch = batch_of(template, jobs=2)
    run(batch, ROWS)
    lines = [json.loads(line) for line in batch.manifest.read_text(encoding="utf-8").splitlines()]
    assert [line["row"] for line in lines] == [1, 2, 3]
    assert all(len(line["hash"]) == 64 and line["seconds"] > 0 for line in lines)


def test_what_is_done_is_not_built_again(template: Path) -> None:
    batch = batch_of(template)
    run(batch, ROWS)
    assert [is_new for _, is_new in run(batch, ROWS)] == [False, False, False]


def test_what_changed_is_built_again(template: Path) -> None:
    batch = batch_of(template)
    first = run(batch, ROWS)
    Path(first[0][0].file).write_bytes(b"cut")
    changed = [*ROWS[:2], Row(3, NOWHERE, {"name": "丙", "n": 1})]
    assert [is_new for _, is_new in run(batch, changed)] == [True, False, True]
    template.write_text(TEMPLATE.replace("回访", "走访"), encoding="utf-8")
    assert [is_new for _, is_new in run(batch, ROWS)] == [True, True, True]


def test_a_batch_that_was_cut_off_finishes_the_rest_only(template: Path) -> None:
    batch = batch_of(template)
    running = run_batch(batch, ROWS)
    next(running)
    running.close()
    with batch.manifest.open("ab") as file:
        file.write(b'{"row":2,"file":"torn')
    assert [is_new for _, is_new in run(batch, ROWS)] == [False, True, True]
    assert sorted(read_manifest(batch.manifest)) == [1, 2, 3]
    assert len(batch.manifest.read_bytes().splitlines()) == 3


def test_a_field_stays_one_name() -> None:
    assert target_of_row("out/{a}.pptx", {"a": "../x/y"}, 1) == "out/_x_y.pptx"
    assert target_of_row("out/{a}-{row}", {"a": "甲 "}, 7) == "out/甲-7.pptx"
    assert folder_of("out/decks/{a}.pptx") == "out/decks"


def test_the_output_may_be_anything_fsspec_writes_to(template: Path) -> None:
    import fsspec

    batch = Batch(template, "memory://decks/{name}.pptx", template.parent / "m.jsonl")
    job = job_of(batch)
    tasks, _ = tasks_of(batch, job, ROWS[:1])
    assert build_rows(job, tasks)[0].status == "built"  # in this process, whose memory it is
    assert fsspec.filesystem("memory").cat_file("/decks/甲.pptx")[:2] == b"PK"


def test_a_cluster_gives_the_same_bytes(template: Path, tmp_path: Path) -> None:
    from distributed import LocalCluster

    here = {e.row: e.hash for e, _ in run(batch_of(template), ROWS)}
    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None,
        local_directory=str(tmp_path / "dask"),
    ) as cluster:  # fmt: skip
        batch = Batch(
            template, f"{tmp_path}/there/{{name}}.pptx", tmp_path / "there.jsonl",
            cluster=cluster.scheduler_address,
        )  # fmt: skip
        there = {e.row: e.hash for e, _ in run(batch, ROWS)}
    assert there == here


def test_the_command_says_what_came_of_it(template: Path) -> None:
    data = template.with_name("d.csv")
    data.write_text("name,n\n甲,1\n乙,\n", encoding="utf-8")
    pattern = f"{template.parent}/out/{{name}}.pptx"
    result = CliRunner().invoke(
        main, ["batch", str(template), "--data", str(data), "-o", pattern, "-j", "1"]
    )
    assert result.exit_code == 1
    assert "1 built, 0 as they were, 1 failed" in result.output
    assert "row 2: " in result.output


def test_one_target_for_all_rows_is_refused(template: Path) -> None:
    data = template.with_name("d.csv")
    data.write_text("name,n\n甲,1\n", encoding="utf-8")
    result = CliRunner().invoke(
        main, ["batch", str(template), "--data", str(data), "-o", "out.pptx"]
    )
    assert result.exit_code == 1
    assert "E507" in result.output


def test_what_was_done_by_hand_to_a_deck_stays_when_its_row_changes(template: Path) -> None:
    batch = batch_of(template)
    run(batch, ROWS)
    target = template.parent / "out" / "乙.pptx"
    edit(target, "回访", "手改的回访")
    found = run(batch, rows_of({"name": "甲", "n": 1}, {"name": "乙", "n": 7}))
    assert [is_new for _, is_new in found] == [False, True]
    words = words_of(target)
    assert "手改的回访" in words and "办结 7 件" in words
    again = run(batch, rows_of({"name": "甲", "n": 1}, {"name": "乙", "n": 7}))
    assert [is_new for _, is_new in again] == [False, False]


def test_a_clash_stands_in_the_manifest_and_fresh_starts_over(template: Path) -> None:
    batch = batch_of(template)
    run(batch, ROWS)
    target = template.parent / "out" / "乙.pptx"
    edit(target, "办结 2 件", "手改的数")
    changed = rows_of({"name": "乙", "n": 7})
    ((entry, _),) = run(batch, changed)
    assert entry.status == "built" and any("W401" in one for one in entry.problems)
    assert "手改的数" in words_of(target)
    run(msgspec.structs.replace(batch, fresh=True), changed)
    assert "手改的数" not in words_of(target) and "办结 7 件" in words_of(target)


def edit(path: Path, old: str, new: str) -> None:
    deck = Presentation(str(path))
    for slide in deck.slides:
        for shape in hand.shapes(slide):
            if shape.has_text_frame:
                for run_ in (r for p in shape.text_frame.paragraphs for r in p.runs):
                    run_.text = run_.text.replace(old, new)
    deck.save(str(path))


def words_of(path: Path) -> str:
    texts = (s.text_frame for d in Presentation(str(path)).slides
             for s in hand.shapes(d) if s.has_text_frame)  # fmt: skip
    return "\n".join(one.text for one in texts)
