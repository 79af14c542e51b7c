"""The command `deckbuilder batch`: a deck for each row of a table."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from deckbuilder.cli.console import (
    INPUT_ERROR,
    fail,
    print_diagnostics,
    printable,
    progress,
    system_error,
)
from deckbuilder.diagnostics import DeckError, diagnostic

if TYPE_CHECKING:
    from deckbuilder.batch import Batch, Row


@click.command()
@click.argument("template", type=click.Path(path_type=Path))
@click.option(
    "--data", required=True, type=click.Path(path_type=Path),
    help="The rows: .csv, .jsonl or .xlsx.",
)  # fmt: skip
@click.option(
    "-o", "--out", required=True, metavar="PATTERN",
    help='Where each deck goes, as in "out/{region}-{name}.pptx"; also s3://… and the like.',
)  # fmt: skip
@click.option("-t", "--theme", metavar="NAME_OR_PATH", help="Theme; wins over the template's.")
@click.option("--root", metavar="DIR", help="Folder that files of the template must stay inside.")
@click.option("--audience", type=click.Choice(["all", "trainer", "learner"]), default="all")
@click.option("--strict", is_flag=True, help="Warnings are errors.")
@click.option("--fresh", is_flag=True, help="Start over: what was done by hand goes to backups.")
@click.option(
    "--manifest", type=click.Path(path_type=Path),
    help="What came of each row, a JSON line each [default: manifest.jsonl beside the decks].",
)  # fmt: skip
@click.option("-j", "--jobs", type=click.IntRange(1), help="Processes [default: cores].")
@click.option("--cluster", metavar="tcp://…", help="A Dask scheduler whose workers build instead.")
def batch(
    template: Path, data: Path, out: str, theme: str | None, root: str | None,
    audience: Literal["all", "trainer", "learner"], strict: bool, fresh: bool,
    manifest: Path | None, jobs: int | None, cluster: str | None,
) -> None:  # fmt: skip
    """Build one deck for each row of a table from TEMPLATE, a spec with {{field}} in its texts."""
    from deckbuilder.batch import Batch, check_template, manifest_of, read_rows

    failed = 0
    try:
        asked = Batch(
            template, out, manifest or manifest_of(out), theme, root, strict, audience,
            jobs or os.cpu_count() or 1, cluster, fresh,
        )  # fmt: skip
        check_template(asked)
        rows = read_rows(data)
        failed = _run_batch(asked, rows)
    except DeckError as error:
        print_diagnostics(error.diagnostics)
        sys.exit(INPUT_ERROR)
    except OSError as error:
        fail(system_error(error))
    except ImportError as error:
        fail(diagnostic("E511", what="--cluster or this target", problem=str(error)))
    sys.exit(INPUT_ERROR if failed else 0)


def _run_batch(asked: Batch, rows: Sequence[Row]) -> int:
    """How many rows failed; why is printed as they do."""
    from deckbuilder.batch import run_batch

    built = kept = failed = 0
    with progress(len(rows)) as step:
        for entry, is_new in run_batch(asked, rows):
            step()
            for problem in entry.problems:
                click.echo(printable(f"row {entry.row}: {problem}"), err=True)
            failed += entry.status == "failed"
            built += is_new and entry.status == "built"
            kept += not is_new
    click.echo(f"{built} built, {kept} as they were, {failed} failed; see {asked.manifest}")
    return failed
