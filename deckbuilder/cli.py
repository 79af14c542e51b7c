"""The command `deckbuilder`: arguments, progress, printed diagnostics, exit codes.

Exit codes: 0 done; 1 the input has errors; 2 usage or system (file not found, not writable).
Everything heavy is imported by the command that needs it.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

import click
import msgspec

from deckbuilder import __version__
from deckbuilder.diagnostics import DeckError, Diagnostic, diagnostic

INPUT_ERROR, SYSTEM_ERROR = 1, 2


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="deckbuilder")
def main() -> None:
    """Lectures written as YAML become native, branded PowerPoint decks."""


@main.command()
@click.argument("specs", nargs=-1, required=True, metavar="SPEC...")
@click.option("-t", "--theme", metavar="NAME_OR_PATH", help="Theme; wins over the spec's.")
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
@click.option("-j", "--jobs", type=click.IntRange(1), help="Decks built at once [default: cores].")
def build(
    specs: tuple[str, ...],
    theme: str | None,
    out: str | None,
    root: str | None,
    audience: Literal["all", "trainer", "learner"],
    strict: bool,
    explain: bool,
    jobs: int | None,
) -> None:
    """Build the deck of each SPEC, a YAML file or a folder of them."""
    paths = list(_spec_files(specs))
    _check_targets(paths, out)
    jobs = min(jobs or os.cpu_count() or 1, len(paths))
    tasks = [Task(path, theme, out, root, strict, explain, audience) for path in paths]
    worst = 0
    with _progress(len(tasks)) as step:
        for result in _run(tasks, jobs):
            step()
            _report(result)
            worst = max(worst, result.code)
    sys.exit(worst)


class Task(msgspec.Struct, frozen=True):
    """One deck to build."""

    path: Path
    theme: str | None
    out: str | None
    root: str | None
    strict: bool
    explain: bool
    audience: Literal["all", "trainer", "learner"]


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
            task.path, task.theme, task.out,
            root=task.root, strict=task.strict, audience=task.audience,
        )  # fmt: skip
    except DeckError as error:
        return Result(INPUT_ERROR, error.diagnostics)
    except OSError as error:
        return Result(SYSTEM_ERROR, (_system_error(error),))
    done = f"{built.path}: {built.slides} slides"
    if task.explain:
        told = explain(task.path, task.theme, root=task.root)
        done = "\n".join([*map(str, told), done])
    return Result(0, built.warnings, done)


def _system_error(error: OSError) -> Diagnostic:
    name = error.filename2 or error.filename or ""
    return diagnostic("E401", file=name or "a file", reason=error.strerror or str(error))


def _report(result: Result) -> None:
    _print_diagnostics(result.diagnostics)
    if result.done:
        click.echo(printable(result.done))


def _print_diagnostics(found: Iterable[Diagnostic]) -> None:
    for one in found:
        click.echo(printable(str(one)), err=True)


def printable(text: str) -> str:
    """`text` with every character that could steer a terminal written as an escape."""
    return "".join(c if c.isprintable() or c == "\n" else f"\\x{ord(c):02x}" for c in text)


@contextmanager
def _progress(count: int) -> Generator[Callable[[], None]]:
    """What to call after each deck; a bar shows it where standard error is a terminal and there
    is more than one deck."""
    if count < 2 or not sys.stderr.isatty():
        yield lambda: None
        return
    with click.progressbar(length=count, label="Building", file=sys.stderr) as bar:
        yield lambda: bar.update(1)


def _spec_files(names: Sequence[str]) -> Iterator[Path]:
    """The specs that `names` stand for; a folder stands for its .yaml files."""
    for name in names:
        path = Path(name)
        if path.is_dir():
            found = sorted(p for p in path.iterdir() if p.suffix in (".yaml", ".yml"))
            if not found:
                _fail(diagnostic("E403", file=name))
            yield from found
        elif path.exists():
            yield path
        else:
            _fail(diagnostic("E401", file=name, reason="no such file"))


def _check_targets(paths: Sequence[Path], out: str | None) -> None:
    from deckbuilder.pipeline import target_of

    targets = [target_of(path, out) for path in paths]
    for i, target in enumerate(targets):
        if target in targets[:i]:
            other = paths[targets.index(target)]
            _fail(diagnostic("E404", file=target, first=other, second=paths[i]))


def _fail(problem: Diagnostic) -> None:
    click.echo(printable(f"deckbuilder: {problem}"), err=True)
    sys.exit(SYSTEM_ERROR)


@main.command()
def themes() -> None:
    """List the themes."""
    from deckbuilder.theme import load_theme, theme_names

    for name in theme_names():
        theme, _ = load_theme(name)
        click.echo(f"{name:14} {theme.title if theme else ''}")


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
        _fail(diagnostic("E402", file=target))
    except OSError as error:
        _fail(_system_error(error))
    click.echo(printable(f"{target}: build it with: deckbuilder build {target}"))
