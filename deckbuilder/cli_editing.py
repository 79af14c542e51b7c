"""The commands that change a spec's file in place: `ids`, `diff`, `pull`.

The work is done by `editing/`; here are arguments, printing and exit codes.
"""

from __future__ import annotations

from pathlib import Path

import click

from deckbuilder.console import failing_plainly, print_diagnostics, printable

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
