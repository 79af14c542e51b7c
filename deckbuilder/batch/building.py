"""One row in, its deck in place and its entry out: what a worker of any executor runs.

A worker reads the template and its themes once; what it builds has the same bytes as a single
build of the filled spec.
"""

from __future__ import annotations

import gc
import io
import time
from functools import lru_cache
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import Any

import msgspec

from deckbuilder.batch.manifest import Entry
from deckbuilder.batch.naming import is_remote
from deckbuilder.diagnostics import DeckError, Diagnostic
from deckbuilder.layout.audience import Audience
from deckbuilder.model.spec import ThemeChoice
from deckbuilder.model.theme import Theme
from deckbuilder.replacing import replace_file
from deckbuilder.spec.template import Template, load_template

Look = tuple[Theme | None, tuple[Diagnostic, ...]]


class Job(msgspec.Struct, frozen=True):
    """What all rows share; `stamp` tells a template that changed from the one a worker has."""

    template: str
    theme: str | None
    root: str | None
    strict: bool
    audience: Audience
    stamp: str


class Task(msgspec.Struct, frozen=True):
    """One row: its number, its fields, its target, and the hash of all that makes its deck."""

    number: int
    fields: dict[str, object]
    target: str
    input: str


def build_rows(job: Job, tasks: list[Task]) -> list[Entry]:
    """The entries of `tasks`, built one after the other."""
    gc.disable()  # frozen types make no cycles
    entries = [_build_row(job, task) for task in tasks]
    gc.enable()
    return entries


def _build_row(job: Job, task: Task) -> Entry:
    begin = time.perf_counter()
    try:
        data, slides, warnings = _deck(job, task)
        _put(task.target, data)
    except DeckError as error:
        return _failed(task, begin, [str(one) for one in error.diagnostics])
    except OSError as error:
        return _failed(task, begin, [f"{error.filename or task.target}: {error.strerror or error}"])
    return Entry(
        task.number, task.target, "built", sha256(data).hexdigest(), _since(begin), slides,
        task.input, tuple(warnings),
    )  # fmt: skip


def _failed(task: Task, begin: float, problems: list[str]) -> Entry:
    return Entry(
        task.number, task.target, "failed", seconds=_since(begin), problems=tuple(problems)
    )


def _since(begin: float) -> float:
    return round(time.perf_counter() - begin, 4)


def _deck(job: Job, task: Task) -> tuple[bytes, int, list[str]]:
    from deckbuilder.pipeline import checked, make_scene
    from deckbuilder.pptx_writer import write_deck

    deck, found = _template(job).fill(task.fields, f"row {task.number}")
    deck = checked(deck, found)
    look, more = _look(job, deck.theme)
    look = checked(look, found := (*found, *more))
    scene, found = make_scene(deck, look, found, job.strict, job.audience)
    out = io.BytesIO()
    write_deck(scene, look, out)
    return out.getvalue(), len(scene.slides), [str(one) for one in found]


def _put(target: str, data: bytes) -> None:
    """In place in one step, in a folder or wherever a driver of fsspec leads."""
    if is_remote(target):
        core: Any = import_module("fsspec.core")
        system, path = core.url_to_fs(target)
        system.makedirs(path.rpartition("/")[0], exist_ok=True)
        system.pipe_file(path, data)
    else:
        replace_file(Path(target), lambda file: file.write(data))


@lru_cache(maxsize=4)
def _template(job: Job) -> Template:
    template, found = load_template(job.template, root=Path(job.root) if job.root else None)
    if template is None:
        raise DeckError(found)
    return template


def _look(job: Job, choice: ThemeChoice) -> Look:
    return _loaded(msgspec.msgpack.encode(choice), job.theme, job.root)


@lru_cache(maxsize=16)
def _loaded(choice: bytes, name: str | None, root: str | None) -> Look:
    from deckbuilder.pipeline import load_look

    return load_look(msgspec.msgpack.decode(choice, type=ThemeChoice), name, root)
