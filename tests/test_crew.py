"""Several processes that make one deck give what one makes, and leave nothing behind."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from deckbuilder import Built, crew, pipeline
from deckbuilder.crew import ALONE, Crew, LostError, crew_size, gathered
from deckbuilder.diagnostics import DeckError

SPECS = Path(__file__).parent.parent / "specs"


@pytest.fixture
def workers(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The processes that this one has made since."""
    made: list[int] = []
    fork = os.fork

    def counted() -> int:
        pid = fork()
        made.append(pid)
        return pid

    monkeypatch.setattr(os, "fork", counted)
    return made


forks = pytest.mark.skipif(sys.platform != "linux", reason="processes are copied on Linux only")


def test_the_runs_of_a_crew_hold_every_slide_once_in_order() -> None:
    for size in range(1, 9):
        runs = [Crew(index, size).run(1000) for index in range(size)]
        assert [n for run in runs for n in run] == list(range(1000))
        assert max(map(len, runs)) <= 1.2 * min(map(len, runs))


def test_short_decks_and_one_job_are_no_work_for_a_crew() -> None:
    assert crew_size(2 * crew.FEWEST - 1, 8) == 1
    assert crew_size(100_000, 1) == 1


def test_a_process_with_threads_works_alone() -> None:
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert crew_size(100_000, 8) == 1
    finally:
        done.set()
        thread.join()


def test_who_is_alone_shares_with_nobody() -> None:
    assert ALONE.run(7) == range(7)
    assert ALONE.share(["a"], str) == ["a"]
    assert ALONE.collect(str) == []


@forks
def test_all_hear_what_all_share_in_the_order_of_their_runs(workers: list[int]) -> None:
    with gathered(3) as made:
        heard = made.share([f"from {made.index}"], str)
        if made.is_worker:
            made.give(heard)
        else:
            assert heard == ["from 0", "from 1", "from 2"]
            assert made.collect(str) == heard * 2
    assert _are_gone(workers)


@forks
def test_a_worker_that_is_gone_is_lost(workers: list[int]) -> None:
    with pytest.raises(LostError), gathered(3) as made:
        if made.index == 2:
            os._exit(1)
        made.share(["x"], str)
    assert _are_gone(workers)


@forks
def test_an_interrupt_leaves_no_worker_behind(workers: list[int]) -> None:
    with pytest.raises(KeyboardInterrupt), gathered(3) as made:
        if not made.is_worker:
            raise KeyboardInterrupt
        made.share(["x"], str)
    assert _are_gone(workers)


ORPHAN = """
import os, time
from deckbuilder.crew import gathered
with gathered(2) as crew:
    if not crew.is_worker:
        print(os.getpid(), flush=True)
        time.sleep(60)
    for _ in crew.attending(range(60_000)):
        time.sleep(0.001)
"""


@forks
def test_a_worker_ends_where_the_first_process_is_killed() -> None:
    with subprocess.Popen([sys.executable, "-c", ORPHAN], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert int(process.stdout.readline()) == process.pid
        process.kill()
        rest, _ = process.communicate(timeout=10)  # until the worker has closed it as well
    assert rest == b""


@forks
def test_nobody_attends_to_slides_for_a_process_that_is_not_its_own() -> None:
    orphan = Crew(1, 2, first=os.getppid() + 1)
    with pytest.raises(LostError):
        next(orphan.attending(["slide"]))
    assert list(Crew(0, 2).attending(["slide"])) == ["slide"]
    assert list(Crew(1, 2, first=os.getppid()).attending(["slide"])) == ["slide"]


def _are_gone(workers: list[int]) -> bool:
    """Whether there were workers, and all have been waited for."""
    for pid in workers:
        with pytest.raises(ChildProcessError):
            os.waitpid(pid, os.WNOHANG)
    return bool(workers)


# --- decks ----------------------------------------------------------------------------------


def build(spec: Path, out: Path, jobs: int) -> Built:
    return pipeline.build(spec, out=out / f"{spec.stem}.{jobs}.pptx", jobs=jobs, fresh=True)


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every deck is worth a crew, of processors that the machine may not have, whatever threads
    other tests have left behind."""
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    monkeypatch.setattr(crew, "FEWEST", 2)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: range(8), raising=False)


@forks
@pytest.mark.parametrize("name", ["gallery", "community-work-skills"])
@pytest.mark.parametrize("jobs", [2, 5])
def test_the_bytes_are_those_of_one_process(
    few: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, jobs: int
) -> None:
    alone = build(SPECS / f"{name}.yaml", tmp_path, 1)
    monkeypatch.setattr(pipeline, "ALONE", None)  # where a worker is lost, this test fails
    together = build(SPECS / f"{name}.yaml", tmp_path, jobs)
    assert together.path.read_bytes() == alone.path.read_bytes()
    assert (together.slides, together.warnings) == (alone.slides, alone.warnings)


@forks
def test_where_a_worker_is_lost_one_process_makes_the_deck(
    few: None, workers: list[int], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    alone = build(SPECS / "gallery.yaml", tmp_path, 1)
    monkeypatch.setattr(Crew, "give", lambda *_: os._exit(1))
    together = build(SPECS / "gallery.yaml", tmp_path, 2)
    assert together.path.read_bytes() == alone.path.read_bytes()
    assert _are_gone(workers)


@forks
def test_errors_and_warnings_are_told_in_the_order_of_the_slides(few: None, tmp_path: Path) -> None:
    long = "很长的文字" * 60
    slides = [f"- flow: [甲 -> {long}{n}]\n  title: 第 {n}\n" for n in range(8)]
    spec = tmp_path / "talk.yaml"
    spec.write_text("title: 讲稿\nslides:\n" + "".join(slides), encoding="utf-8")
    told: list[list[str]] = []
    for jobs in (1, 3):
        with pytest.raises(DeckError) as error:
            build(spec, tmp_path, jobs)
        told.append([str(one) for one in error.value.diagnostics])
    assert told[0] == told[1]
    assert len(told[0]) == 8
