"""The command `deckbuilder themes import`: a corporate template becomes a theme.

It writes the theme's YAML and, beside it, a clean copy of the template that the theme names.
"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from deckbuilder.cli.console import INPUT_ERROR, fail, print_diagnostics, printable, system_error
from deckbuilder.diagnostics import DeckError, diagnostic


@click.command("import")
@click.argument("template", type=click.Path(path_type=Path))
@click.option(
    "-o", "--out", type=click.Path(path_type=Path), metavar="FILE",
    help="The theme's file [default: themes/<template>.yaml].",
)  # fmt: skip
@click.option("--force", is_flag=True, help="Replace a theme that is there already.")
def import_command(template: Path, out: Path | None, force: bool) -> None:
    """Make a theme of TEMPLATE, a .potx or .pptx: colours, fonts, layouts.

    Its masters and layouts are kept as they are; the theme says which layout takes which kind of
    slide, and can be edited. Macros, objects and links are left out.
    """
    from deckbuilder.replacing import replace_file
    from deckbuilder.template import import_template

    target = out or Path("themes") / f"{template.stem}.yaml"
    if target.suffix not in (".yaml", ".yml"):
        target = target.with_name(target.name + ".yaml")
    copy = target.with_suffix(".potx")
    try:
        _check_targets(target, copy, template, force)
        made = import_template(template, copy.name, target.stem)
        replace_file(copy, lambda file: file.write(made.copy))
        replace_file(target, lambda file: file.write(made.theme.encode()))
    except DeckError as error:
        print_diagnostics(error.diagnostics)
        sys.exit(INPUT_ERROR)
    except OSError as error:
        fail(system_error(error))
    else:
        click.echo(printable(str(made.report)))
        click.echo(printable(f"{target}: build with it: deckbuilder build SPEC --theme {target}"))


def _check_targets(target: Path, copy: Path, template: Path, force: bool) -> None:
    """Neither file may take an existing one's place unasked, nor ever the template's own."""
    for file in (target, copy):
        same = file.exists() and file.samefile(template)
        if same or (file.exists() and not force):
            raise DeckError([diagnostic("E402", file=file)])
