"""The command `deckbuilder` with click: arguments, help, exit codes.

Exit codes: 0 done; 1 the input has errors; 2 usage or system (file not found, not writable).
Everything heavy is imported by the command that needs it. A plain `build` never comes here:
`__main__` reads its arguments by the same table.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from deckbuilder import __version__
from deckbuilder.cli.arguments import Wish, build_options, wish_fault
from deckbuilder.cli.batch import batch
from deckbuilder.cli.building import build_decks
from deckbuilder.cli.console import fail, printable, system_error
from deckbuilder.cli.editing import diff, ids, pull
from deckbuilder.cli.themes import themes
from deckbuilder.diagnostics import diagnostic


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="deckbuilder")
def main() -> None:
    """Lectures written as YAML become native, branded PowerPoint decks."""


@main.command()
@build_options
def build(**given: Any) -> None:
    """Build the deck of each SPEC, a YAML file or a folder of them.

    What was done by hand to a deck that is there is kept.
    """
    wish = Wish(**given)
    if fault := wish_fault(wish):
        raise click.UsageError(fault)
    sys.exit(build_decks(wish))


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
