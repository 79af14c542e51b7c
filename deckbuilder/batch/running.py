"""A batch: rows in, an entry for each out as it is done, the manifest right at every moment.

The work goes through one interface, `concurrent.futures`: a pool of processes here, or the
workers of a Dask cluster. A row whose deck the manifest already has, made from the same input and
still in place, is not built again.
"""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import Executor, Future, as_completed
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from threading import Thread
from time import sleep
from typing import Any

import msgspec

from deckbuilder import __version__
from deckbuilder.batch.building import Job, Task, build_rows
from deckbuilder.batch.manifest import Entry, Journal, lines_of, read_manifest
from deckbuilder.batch.naming import check_pattern, folder_of, is_remote, target_of_row
from deckbuilder.batch.rows import Row
from deckbuilder.diagnostics import NOWHERE, DeckError, Diagnostic, diagnostic
from deckbuilder.layout.audience import Audience
from deckbuilder.replacing import replace_file
from deckbuilder.spec.template import load_template

_LARGEST_TASK = 16  # rows; what a killed worker loses at most
_TASKS_A_WORKER = 8  # so that all end at about the same time


class Batch(msgspec.Struct, frozen=True):
    """What to build: a template, the pattern of the targets, and how.

    `jobs` counts processes; `cluster` is the address of a Dask scheduler, which wins. `fresh`
    builds every row anew, whatever a person did to its deck.
    """

    template: Path
    out: str
    manifest: Path
    theme: str | None = None
    root: str | None = None
    strict: bool = False
    audience: Audience = "all"
    jobs: int = 1
    cluster: str | None = None
    fresh: bool = False


def check_template(batch: Batch) -> None:
    """Raises `DeckError` where no row could be built: a template that is no YAML, one target."""
    check_pattern(batch.out)
    template, found = load_template(batch.template)
    if template is None:
        raise DeckError(found)


def manifest_of(pattern: str) -> Path:
    """Where the manifest of decks at `pattern` stands: beside them, or here if they are remote."""
    return (
        Path("manifest.jsonl") if is_remote(pattern) else Path(folder_of(pattern), "manifest.jsonl")
    )


def run_batch(batch: Batch, rows: Sequence[Row]) -> Generator[tuple[Entry, bool]]:
    """The entry of each row and whether it was built now, in the order in which they are done.

    Raises `OSError` where the manifest cannot be written, `ImportError` without what a cluster or
    a remote target needs.
    """
    known = {} if batch.fresh else read_manifest(batch.manifest)
    journal = Journal(batch.manifest)
    entries: dict[int, Entry] = {}
    try:
        for entry, is_new in _entries(batch, rows, known):
            if is_new:
                journal.add(entry)
            entries[entry.row] = entry
            yield entry, is_new
    finally:
        journal.close()
    replace_file(batch.manifest, lambda file: file.write(lines_of(entries.values())))


def _entries(
    batch: Batch, rows: Sequence[Row], known: dict[int, Entry]
) -> Iterator[tuple[Entry, bool]]:
    job = job_of(batch)
    tasks, refused = tasks_of(batch, job, rows)
    yield from ((entry, True) for entry in refused)
    done = {task.number for task in tasks if _is_done(known.get(task.number), task)}
    yield from ((known[number], False) for number in sorted(done))
    left = [task for task in tasks if task.number not in done]
    if left:
        yield from ((entry, True) for entry in _built(batch, job, left))


def job_of(batch: Batch) -> Job:
    """`stamp` covers all that makes a deck but its row: the program, the template, the theme."""
    stamp = sha256(f"{__version__}\0{batch.strict}\0{batch.audience}\0{batch.theme}\0".encode())
    stamp.update(batch.template.read_bytes())
    if batch.theme and Path(batch.theme).is_file():
        stamp.update(Path(batch.theme).read_bytes())
    template, root = os.path.realpath(batch.template), batch.root
    root = os.path.realpath(root) if root else None
    return Job(
        template, batch.theme, root, batch.strict, batch.audience, stamp.hexdigest(), batch.fresh
    )


def tasks_of(batch: Batch, job: Job, rows: Sequence[Row]) -> tuple[list[Task], list[Entry]]:
    """What can be built, and the entries of the rows that cannot: unreadable ones, those without
    a target, those whose target another row has."""
    tasks: list[Task] = []
    refused: list[Entry] = []
    owners: dict[str, int] = {}
    for row in rows:
        target = row.problem or target_of_row(batch.out, row.fields, row.number)
        if not isinstance(target, Diagnostic) and target in owners:
            target = diagnostic(
                "E509", row.where, row=row.number, other=owners[target], file=target
            )
        if isinstance(target, Diagnostic):
            problem = Diagnostic(target.code, target.message, row.where)
            refused.append(Entry(row.number, "", "failed", problems=(str(problem),)))
            continue
        owners[target] = row.number
        tasks.append(Task(row.number, row.fields, target, _input_of(job, row, target)))
    return tasks, refused


def _input_of(job: Job, row: Row, target: str) -> str:
    whole = msgspec.json.encode([job.stamp, target, row.number, row.fields])
    return sha256(whole).hexdigest()


def _is_done(entry: Entry | None, task: Task) -> bool:
    if entry is None or entry.status != "built" or entry.input != task.input:
        return False
    return is_remote(task.target) or _hash_of(Path(task.target)) == entry.hash


def _hash_of(path: Path) -> str:
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def _built(batch: Batch, job: Job, tasks: Sequence[Task]) -> Iterator[Entry]:
    with _executor(batch) as (executor, workers):
        size = max(1, min(_LARGEST_TASK, len(tasks) // (workers * _TASKS_A_WORKER)))
        parts = [list(tasks[i : i + size]) for i in range(0, len(tasks), size)]
        futures = {executor.submit(build_rows, job, part): part for part in parts}
        for future in as_completed(futures):
            yield from _result(future, futures[future])


def _result(future: Future[list[Entry]], tasks: list[Task]) -> list[Entry]:
    """A worker that died takes its own rows with it, not the batch."""
    try:
        return future.result()
    except Exception as error:
        problem = diagnostic("E510", NOWHERE, problem=str(error) or type(error).__name__)
        return [Entry(t.number, t.target, "failed", problems=(str(problem),)) for t in tasks]


@contextmanager
def _executor(batch: Batch) -> Generator[tuple[Executor, int]]:
    """What runs the tasks, and on how many workers."""
    if batch.cluster:
        from distributed import Client

        connected: Any = Client(batch.cluster)
        with connected as client:
            yield client.get_executor(pure=False), max(1, len(client.nthreads()))
    else:
        from concurrent.futures import ProcessPoolExecutor

        here = os.getpid()
        with ProcessPoolExecutor(batch.jobs, initializer=_end_with, initargs=(here,)) as pool:
            yield pool, batch.jobs


def _end_with(parent: int) -> None:
    """Ends this worker when its parent is gone: a killed parent cannot tell it to."""

    def watch() -> None:
        while os.getppid() == parent:
            sleep(1)
        os._exit(1)

    Thread(target=watch, daemon=True).start()
