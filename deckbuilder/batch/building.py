"""One row in, its deck in place and its entry out: what a worker of any executor runs.

A worker reads the template and its themes once, and lays out and packs once what does not differ
from row to row; what it builds has the same bytes as a single build of the filled spec.
"""

from __future__ import annotations

import gc
import io
import threading
import time
from collections.abc import Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from functools import lru_cache, partial
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from deckbuilder.batch.manifest import Entry
from deckbuilder.batch.naming import is_remote
from deckbuilder.diagnostics import DeckError, Diagnostic
from deckbuilder.layout.audience import Audience
from deckbuilder.model.spec import ThemeChoice
from deckbuilder.model.theme import Theme
from deckbuilder.rebuilding import New, Rebuild, keep_base, rebuild
from deckbuilder.replacing import hold
from deckbuilder.spec.template import Template, load_template

if TYPE_CHECKING:
    from deckbuilder.model.scene import Scene
    from deckbuilder.pipeline import Memory

Look = tuple[Theme | None, tuple[Diagnostic, ...]]


class Job(msgspec.Struct, frozen=True):
    """What all rows share; `stamp` tells a template that changed from the one a worker has."""

    template: str
    theme: str | None
    root: str | None
    strict: bool
    audience: Audience
    stamp: str
    fresh: bool = False


class Task(msgspec.Struct, frozen=True):
    """One row: its number, its fields, its target, and the hash of all that makes its deck."""

    number: int
    fields: dict[str, object]
    target: str
    input: str


def build_rows(job: Job, tasks: list[Task]) -> list[Entry]:
    """The entries of `tasks`. While one deck is put in its place, which is waiting for a disk or
    a server, the next is built."""
    gc.disable()  # frozen types make no cycles
    with ThreadPoolExecutor(1) as putting:
        under_way = [_build_row(job, task, putting) for task in tasks]
    gc.enable()
    return [finish() for finish in under_way]


def _build_row(job: Job, task: Task, putting: Executor) -> Callable[[], Entry]:
    """Builds a row and begins to put its deck in place; the entry is what comes of calling."""
    begin = time.perf_counter()
    try:
        new, scene, warnings = _deck(job, task)
    except (DeckError, OSError) as error:
        failed = _failed(task, begin, error)
        return lambda: failed

    def put_row() -> Entry:
        try:
            made = _put(task.target, new, scene, job)
        except (DeckError, OSError) as error:
            return _failed(task, begin, error)
        told = (*warnings, *made.warnings)
        return Entry(
            task.number, task.target, "built", sha256(made.content).hexdigest(), _since(begin),
            made.slides, task.input, tuple(map(str, told)),
        )  # fmt: skip

    return putting.submit(put_row).result


def _failed(task: Task, begin: float, error: DeckError | OSError) -> Entry:
    if isinstance(error, DeckError):
        problems = [str(one) for one in error.diagnostics]
    else:
        problems = [f"{error.filename or task.target}: {error.strerror or error}"]
    return Entry(
        task.number, task.target, "failed", seconds=_since(begin), problems=tuple(problems)
    )


def _since(begin: float) -> float:
    return round(time.perf_counter() - begin, 4)


def _deck(job: Job, task: Task) -> tuple[New, Scene, tuple[Diagnostic, ...]]:
    from deckbuilder.pipeline import checked, make_scene
    from deckbuilder.pptx_writer import write_deck

    deck, found = _template(job).fill(task.fields, f"row {task.number}")
    deck = checked(deck, found)
    look, more = _look(job, deck.theme)
    look = checked(look, found := (*found, *more))
    memory = _memory(job)
    draw = partial(make_scene, deck, look, found, job.strict, job.audience)
    scene, found = draw(memory=memory.pages)
    out = io.BytesIO()
    base = write_deck(scene, look, out, memory=memory.parts)
    keys = tuple(slide.key for slide in scene.slides)
    return New(out.getvalue(), base, keys), scene, found


def _put(target: str, new: New, scene: Scene, job: Job) -> Rebuild:
    """In place in one step: in a folder, merged into the deck that is there, or wherever a driver
    of fsspec leads, where what is there goes."""
    if is_remote(target):
        core: Any = import_module("fsspec.core")
        system, path = core.url_to_fs(target)
        system.makedirs(path.rpartition("/")[0], exist_ok=True)
        system.pipe_file(path, new.content)
        return Rebuild(new.content, len(new.keys))
    path = Path(target)
    with hold(path) as replace:
        made = rebuild(path, new, lambda: scene, fresh=job.fresh, audience=job.audience)
        if job.strict and made.warnings:
            raise DeckError(made.warnings)
        replace(lambda file: file.write(made.content))
        keep_base(path, new.base)
    return made


@lru_cache(maxsize=4)
def _template(job: Job) -> Template:
    template, found = load_template(job.template, root=Path(job.root) if job.root else None)
    if template is None:
        raise DeckError(found)
    return template


_own = threading.local()


def _memory(job: Job) -> Memory:
    """What the decks of one thread share: the slides in which no field of a row stands."""
    from deckbuilder.pipeline import Memory

    if getattr(_own, "job", None) != job:
        _own.job, _own.memory = job, Memory()
    return _own.memory


def _look(job: Job, choice: ThemeChoice) -> Look:
    return _loaded(msgspec.msgpack.encode(choice), job.theme, job.root)


@lru_cache(maxsize=16)
def _loaded(choice: bytes, name: str | None, root: str | None) -> Look:
    from deckbuilder.pipeline import load_look

    return load_look(msgspec.msgpack.decode(choice, type=ThemeChoice), name, root)
