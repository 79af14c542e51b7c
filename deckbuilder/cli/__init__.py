"""The command `deckbuilder`: arguments, progress, printed diagnostics, exit codes.

Exit codes: 0 done; 1 the input has errors; 2 usage or system (file not found, not writable).
Everything heavy is imported by the command that needs it.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NoReturn

import click
import msgspec

from deckbuilder import __version__
from deckbuilder.cli.batch import batch
from deckbuilder.cli.console import (
    SYSTEM_ERROR,
    exit_code,
    fail,
    print_diagnostics,
    printable,
    progress,
    system_error,
)
from deckbuilder.cli.editing import diff, ids, pull
from deckbuilder.cli.themes import themes
from deckbuilder.diagnostics import DeckError, Diagnostic, diagnostic

if TYPE_CHECKING:
    from deckbuilder.pipeline import Built
    from deckbuilder.watching import Outcome


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="deckbuilder")
def main() -> None:
    """Lectures written as YAML become native, branded PowerPoint decks."""


@main.command()
@click.argument("specs", nargs=-1, required=True, metavar="SPEC...")
@click.option(
    "-t",
    "--theme",
    metavar="NAME_OR_PATH",
    help="Theme; wins over the spec's. Several, as in ink,plain, or all: a folder each.",
)
@click.option(
    "-o",
    "--out",
    metavar="FILE_OR_FOLDER",
    help="Where the deck goes [default: build/<spec>.pptx].",
)
@click.option("--root", metavar="DIR", help="Folder that files of a spec must stay inside.")
@click.option(
    "--audience",
    type=click.Choice(["all", "trainer", "learner"]),
    default="all",
    help="Leave out what is for the others; a learner's deck has no answers and no notes.",
)
@click.option("--strict", is_flag=True, help="Warnings are errors.")
@click.option("--explain", is_flag=True, help="Say what was tried and chosen for each slide.")
@click.option("--fresh", is_flag=True, help="Start over: what was done by hand goes to a backup.")
@click.option(
    "--prefer",
    type=click.Choice(["hand", "spec"]),
    default="hand",
    help="Whose change wins where the spec and a person changed one thing [default: hand].",
)
@click.option("--dry-run", is_flag=True, help="Say what would change in a deck; change nothing.")
@click.option("--keep-images", is_flag=True, help="Store pictures finer than slides show.")
@click.option("-w", "--watch", is_flag=True, help="Build again at each save, until Ctrl-C.")
@click.option("-j", "--jobs", type=click.IntRange(1), help="Processes [default: cores].")
def build(
    specs: tuple[str, ...],
    theme: str | None,
    out: str | None,
    root: str | None,
    audience: Literal["all", "trainer", "learner"],
    strict: bool,
    explain: bool,
    fresh: bool,
    prefer: Literal["hand", "spec"],
    dry_run: bool,
    keep_images: bool,
    watch: bool,
    jobs: int | None,
) -> None:
    """Build the deck of each SPEC, a YAML file or a folder of them.

    What was done by hand to a deck that is there is kept.
    """
    if watch and (dry_run or explain):
        raise click.UsageError("--watch builds: it takes neither --dry-run nor --explain")
    paths = list(_spec_files(specs))
    targets = _targets(paths, theme, out)
    jobs = jobs or os.cpu_count() or 1
    share = jobs if len(targets) == 1 else 1  # several decks share the processes
    tasks = [
        Task(
            path, name, target, root, strict, explain, audience, fresh, prefer, dry_run,
            keep_images, share,
        )
        for path, name, target in targets
    ]  # fmt: skip
    if watch:
        _watch(tasks)
    jobs = min(jobs, len(tasks))
    worst = 0
    with progress(len(tasks)) as step:
        for result in _run(tasks, jobs):
            step()
            _report(result)
            worst = max(worst, result.code)
    sys.exit(worst)


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
        click.echo(printable(result.done))


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


main.add_command(themes)
main.add_command(batch)
main.add_command(ids)
main.add_command(diff)
main.add_command(pull)


@main.command()
def schema() -> None:
    """Print the JSON Schema of the spec language, for editors."""
    import json

    from deckbuilder.spec import json_schema

    click.echo(json.dumps(json_schema(), ensure_ascii=False, indent=2))


@main.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", show_default=True)
def new(file: Path, lang: str) -> None:
    """Write a small commented lecture to FILE, ready to build, and the schema beside it."""
    import json

    from deckbuilder.spec import json_schema
    from deckbuilder.starter import STARTERS

    target = file if file.suffix in (".yaml", ".yml") else file.with_suffix(".yaml")
    schema_file = target.with_name("deckbuilder.schema.json")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("x", encoding="utf-8") as out:
            out.write(STARTERS[lang].format(schema=schema_file.name))
        text = json.dumps(json_schema(), ensure_ascii=False, indent=1)
        schema_file.write_text(text + "\n", encoding="utf-8")
    except FileExistsError:
        fail(diagnostic("E402", file=target))
    except OSError as error:
        fail(system_error(error))
    click.echo(printable(f"{target}: build it with: deckbuilder build {target}"))
