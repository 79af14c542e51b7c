"""What `deckbuilder build` does: decks built one after another or side by side, and told of.

A `Wish` comes in, an exit code goes out; what is to be said is printed as the decks are done.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NoReturn

import msgspec

from deckbuilder.cli.arguments import Wish
from deckbuilder.cli.console import (
    SYSTEM_ERROR,
    exit_code,
    fail,
    print_diagnostics,
    printable,
    progress,
    system_error,
    tell,
)
from deckbuilder.diagnostics import DeckError, Diagnostic, diagnostic

if TYPE_CHECKING:
    from deckbuilder.pipeline import Built
    from deckbuilder.watching import Outcome


def build_decks(wish: Wish) -> int:
    """Builds what is wished for; the exit code is the worst of all decks."""
    tasks = _tasks(wish)
    if wish.watch:
        _watch(tasks)
    worst = 0
    with progress(len(tasks)) as step:
        for result in _run(tasks, min(_jobs(wish), len(tasks))):
            step()
            _report(result)
            worst = max(worst, result.code)
    return worst


def _jobs(wish: Wish) -> int:
    return wish.jobs or os.cpu_count() or 1


def _tasks(wish: Wish) -> list[Task]:
    targets = _targets(list(_spec_files(wish.specs)), wish.theme, wish.out)
    share = _jobs(wish) if len(targets) == 1 else 1  # several decks share the processes
    return [
        Task(
            path, name, target, wish.root, wish.strict, wish.explain, wish.audience, wish.fresh,
            wish.prefer, wish.dry_run, wish.keep_images, share,
        )
        for path, name, target in targets
    ]  # fmt: skip


class Task(msgspec.Struct, frozen=True):
    """One deck to build."""

    path: Path
    theme: str | None
    target: Path
    root: str | None
    strict: bool
    explain: bool
    audience: Literal["all", "trainer", "learner"]
    fresh: bool
    prefer: Literal["hand", "spec"]
    dry_run: bool
    keep_images: bool = False
    jobs: int = 1


class Result(msgspec.Struct, frozen=True):
    """What came of a task: an exit code, lines for standard error, one for standard output."""

    code: int
    diagnostics: tuple[Diagnostic, ...] = ()
    done: str = ""


def _run(tasks: Sequence[Task], jobs: int) -> Iterator[Result]:
    """Results in the order of the tasks, on `jobs` processes where that is more than one."""
    if jobs == 1:
        yield from map(_build_one, tasks)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(_build_one, tasks)


def _build_one(task: Task) -> Result:
    from deckbuilder.pipeline import build, explain

    gc.disable()  # frozen types make no cycles; looking for them takes a fifth of a long build
    try:
        built = build(
            task.path, task.theme, task.target,
            root=task.root, strict=task.strict, audience=task.audience,
            fresh=task.fresh, prefer=task.prefer, dry_run=task.dry_run,
            keep_images=task.keep_images, jobs=task.jobs,
        )  # fmt: skip
    except DeckError as error:
        return Result(exit_code(error), error.diagnostics)
    except OSError as error:
        return Result(SYSTEM_ERROR, (system_error(error),))
    done = f"{built.path}: {built.slides} slides{_merge_told(built)}"
    if task.dry_run:
        done = "\n".join([*_would_do(built), f"{done}; nothing was written"])
    if task.explain:
        told = explain(task.path, task.theme, root=task.root)
        done = "\n".join([*map(str, told), done])
    return Result(0, built.warnings, done)


def _watch(tasks: Sequence[Task]) -> NoReturn:
    """Keeps the decks of `tasks` built until the user interrupts, which is no failure."""
    from deckbuilder.watching import Order, watch

    gc.disable()
    orders = [
        Order(
            task.path, task.theme, task.target, task.root, task.strict, task.audience,
            task.prefer, task.keep_images, task.fresh, task.jobs,
        )
        for task in tasks
    ]  # fmt: skip
    with suppress(KeyboardInterrupt):
        watch(orders, _tell)
    sys.exit(0)


def _tell(outcome: Outcome) -> None:
    """Prints what came of a build, and uses the time until the next save to tidy up."""
    if outcome.built is not None:
        built = outcome.built
        done = f"{built.path}: {built.slides} slides{_merge_told(built)}"
        _report(Result(0, built.warnings, f"{done}, {outcome.seconds * 1000:.0f} ms"))
    elif isinstance(outcome.error, DeckError):
        print_diagnostics(outcome.error.diagnostics)
    elif outcome.error is not None:
        print_diagnostics([system_error(outcome.error)])
    sys.stdout.flush()
    gc.collect(0)


def _merge_told(built: Built) -> str:
    """How much of a merge there was."""
    if built.plan is None:
        return ""
    taken = sum(not one.conflict and one.take == "spec" for one in built.plan.decisions)
    return f", merged: {taken} changes of the spec, {len(built.plan.conflicts)} conflicts"


def _would_do(built: Built) -> list[str]:
    if built.plan is None:
        return ["the deck would be written anew"]
    return [str(one) for one in built.plan.decisions] or ["nothing would change"]


def _report(result: Result) -> None:
    print_diagnostics(result.diagnostics)
    if result.done:
        tell(printable(result.done))


def _spec_files(names: Sequence[str]) -> Iterator[Path]:
    """The specs that `names` stand for; a folder stands for its .yaml files."""
    for name in names:
        path = Path(name)
        if path.is_dir():
            found = sorted(p for p in path.iterdir() if p.suffix in (".yaml", ".yml"))
            if not found:
                fail(diagnostic("E403", file=name))
            yield from found
        elif path.exists():
            yield path
        else:
            fail(diagnostic("E401", file=name, reason="no such file"))


def _targets(
    paths: Sequence[Path], theme: str | None, out: str | None
) -> list[tuple[Path, str | None, Path]]:
    """Each spec in each theme with the deck's place; ends the command where two would meet."""
    from deckbuilder.pipeline import target_of, themes_of

    names = themes_of(theme)
    result: list[tuple[Path, str | None, Path]] = []
    taken: dict[Path, str] = {}
    for name in names:
        for path in paths:
            target = target_of(path, out, name or "" if len(names) > 1 else "")
            label = f"{path} in {name}" if len(names) > 1 else str(path)
            if target in taken:
                fail(diagnostic("E404", file=target, first=taken[target], second=label))
            taken[target] = label
            result.append((path, name, target))
    return result
