"""The commands that change a spec's file in place: `ids`, `diff`, `pull`.

The work is done by `editing/`; here are arguments, printing and exit codes.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from deckbuilder.cli.console import INPUT_ERROR, failing_plainly, print_diagnostics, printable

if TYPE_CHECKING:
    from deckbuilder.editing.pull import Outcome

_SPEC = click.Path(path_type=Path)
_root = click.option("--root", type=_SPEC, help="Folder that files of a spec must stay inside.")


@click.command()
@click.argument("spec", type=_SPEC)
@_root
def ids(spec: Path, root: Path | None) -> None:
    """Write the missing ids of slides into SPEC; all else in it stays as it is.

    A slide that has its id keeps it, and with it what was changed by hand, when its title or its
    place changes.
    """
    from deckbuilder.editing.ids import write_ids

    with failing_plainly():
        count, warnings = write_ids(spec, root)
        print_diagnostics(warnings)
        click.echo(printable(f"{spec}: {count} ids written"))


@click.command()
@click.argument("deck", type=_SPEC)
@click.argument("spec", type=_SPEC, required=False)
@click.option("--json", "as_json", is_flag=True, help="As a list of objects for programs.")
@_root
def diff(deck: Path, spec: Path | None, as_json: bool, root: Path | None) -> None:
    """Tell what a person changed in DECK since the build that wrote it.

    With SPEC, the YAML file it was built from, also what `pull` would do with each change.
    """
    from deckbuilder.editing.changes import find_changes
    from deckbuilder.editing.versions import read_versions

    if spec is not None:
        from deckbuilder.editing.pull import pull

        with failing_plainly():
            outcomes = pull(deck, spec, root=root, dry_run=True)
        _print_outcomes(outcomes, as_json)
        return
    with failing_plainly():
        changes = [found.change for found in find_changes(read_versions(deck))]
    if as_json:
        _print_json(changes)
    else:
        for change in changes:
            click.echo(printable(str(change)))
        click.echo(f"{len(changes)} changes")


@click.command()
@click.argument("deck", type=_SPEC)
@click.argument("spec", type=_SPEC)
@click.option("-t", "--theme", help="The theme of the build, where it wasn't the spec's.")
@click.option("--dry-run", is_flag=True, help="Only tell what would be done.")
@click.option("--json", "as_json", is_flag=True, help="As a list of objects for programs.")
@_root
def pull(
    deck: Path, spec: Path, theme: str | None, dry_run: bool, as_json: bool, root: Path | None
) -> None:
    """Bring what a person changed in DECK back into SPEC, the YAML file it was built from.

    Words, notes, table cells, numbers of charts, the order of slides, hidden and deleted slides
    and moved items come back; comments and layout of the file stay. What the spec has no form
    for is listed. Where the spec was changed as well, its words stay and a comment marks the
    conflict; then the exit code is 1.
    """
    from deckbuilder.editing.pull import pull

    with failing_plainly():
        outcomes = pull(deck, spec, theme=theme, root=root, dry_run=dry_run)
    _print_outcomes(outcomes, as_json)
    if any(one.state == "conflict" for one in outcomes):
        sys.exit(INPUT_ERROR)


_STATES = {
    "pulled": "pulled",
    "there": "there already",
    "left": "left in the deck alone",
    "conflict": "in conflict",
}


def _print_outcomes(outcomes: Sequence[Outcome], as_json: bool) -> None:
    if as_json:
        _print_json(outcomes)
        return
    for one in outcomes:
        why = f" ({one.why})" if one.why else ""
        click.echo(printable(f"{one.state}: {one.change}{why}"))
    states = [one.state for one in outcomes]
    told = ", ".join(
        f"{states.count(state)} {words}" for state, words in _STATES.items() if state in states
    )
    click.echo(told or "nothing was changed in the deck")


def _print_json(found: object) -> None:
    import json

    import msgspec

    click.echo(json.dumps(msgspec.to_builtins(found), ensure_ascii=False, indent=1))
