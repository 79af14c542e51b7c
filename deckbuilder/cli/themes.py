"""The commands `deckbuilder themes …`: what the themes look like, one of one's own, its faults.

The work is done by `theme/` and `pipeline.py`; here are arguments, printing and exit codes.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from deckbuilder.cli.console import INPUT_ERROR, fail, print_diagnostics, printable, system_error
from deckbuilder.cli.importing import import_command
from deckbuilder.diagnostics import DeckError, diagnostic


@click.group(invoke_without_command=True)
@click.pass_context
def themes(context: click.Context) -> None:
    """List, show, make and check themes."""
    if context.invoked_subcommand is None:
        context.invoke(list_themes)


@themes.command("list")
def list_themes() -> None:
    """List the themes, with their colours where the terminal shows colours."""
    from deckbuilder.theme import load_theme, theme_names

    for name in theme_names():
        theme, _ = load_theme(name)
        if theme is not None:
            colors = [theme.rgb(color) for color in ("background", "text", *theme.palette)]
            click.echo(f"{name:14} {color_bar(colors)}{theme.title}")


@themes.command("show")
@click.argument("name", metavar="NAME_OR_PATH")
@click.option("--variant", type=click.Choice(["light", "dark"]), help="[default: its usual one]")
def show_theme(name: str, variant: str | None) -> None:
    """Show a theme's roles with their contrast, its series, fonts and sizes."""
    from deckbuilder.theme import load_theme, sheet

    theme, found = load_theme(name, variant=variant or "")
    print_diagnostics(found)
    if theme is None:
        sys.exit(INPUT_ERROR)
    click.echo(printable(f"{theme.title} ({theme.name}), {theme.variant}: {theme.path}\n"))
    click.echo(f"{'Roles':26} contrast on background, on surface")
    for color, line in sheet.role_lines(theme):
        click.echo(f"  {color_bar([color])}{line}")
    for title, lines in (
        ("Series, and the least Delta E 2000 between two", sheet.palette_lines(theme)),
        ("Fonts", sheet.font_lines(theme)),
        ("Sizes in points, largest first", sheet.size_lines(theme)),
    ):
        click.echo(printable("\n".join(["", title, *lines])))


@themes.command("new")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--from", "parent", metavar="NAME_OR_PATH", default="academy-blue", show_default=True)
def new_theme(file: Path, parent: str) -> None:
    """Write a small commented theme to FILE, which extends another."""
    from deckbuilder.theme import load_theme
    from deckbuilder.theme.starter import theme_text

    theme, found = load_theme(parent)
    print_diagnostics(found)
    if theme is None:
        sys.exit(INPUT_ERROR)
    target = file if file.suffix in (".yaml", ".yml") else file.with_suffix(".yaml")
    is_path = parent.endswith((".yaml", ".yml"))
    reference = Path(os.path.relpath(parent, target.parent)).as_posix() if is_path else parent
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("x", encoding="utf-8") as out:
            out.write(theme_text(theme, reference, target.as_posix()))
    except FileExistsError:
        fail(diagnostic("E402", file=target))
    except OSError as error:
        fail(system_error(error))
    click.echo(printable(f"{target}: see it with: deckbuilder themes preview {target}"))


@themes.command("check")
@click.argument("names", nargs=-1, required=True, metavar="NAME_OR_PATH...")
@click.option("--strict", is_flag=True, help="Warnings are errors.")
def check_themes(names: tuple[str, ...], strict: bool) -> None:
    """Check contrast, series, fonts, sizes and decoration of themes, in every variant."""
    from deckbuilder.theme_proof import check_theme

    worst = 0
    for name in names:
        found = check_theme(name)
        print_diagnostics(found)
        errors = sum(one.is_error for one in found)
        warnings = len(found) - errors
        click.echo(printable(f"{name}: {errors} errors, {warnings} warnings"))
        if errors or (strict and warnings):
            worst = INPUT_ERROR
    sys.exit(worst)


@themes.command("preview")
@click.argument("name", metavar="NAME_OR_PATH")
@click.option("-o", "--out", metavar="FILE", help="[default: build/<theme>/gallery.pptx]")
def preview_theme(name: str, out: str | None) -> None:
    """Build the gallery, which shows every kind of slide, in a theme."""
    from deckbuilder.pipeline import build, target_of
    from deckbuilder.theme_proof import gallery_file

    gallery = gallery_file()
    try:
        built = build(gallery, name, target_of(gallery, out, "" if out else name))
    except DeckError as error:
        print_diagnostics(error.diagnostics)
        sys.exit(INPUT_ERROR)
    except OSError as error:
        fail(system_error(error))
    print_diagnostics(one for one in built.warnings if one.where.file != str(gallery))
    click.echo(printable(f"{built.path}: {built.slides} slides"))


def color_bar(colors: list[str]) -> str:
    """A cell a colour, and a space; nothing where NO_COLOR or a plain terminal asks for none.

    `click.echo` takes the colours away where standard output is no terminal.
    """
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    if plain or not sys.stdout.isatty():
        return ""
    exact = os.environ.get("COLORTERM") in ("truecolor", "24bit")
    return "".join(click.style("  ", bg=_cell(color, exact)) for color in colors) + " "


def _cell(color: str, exact: bool) -> tuple[int, int, int] | int:
    """The colour itself, or the nearest of the 6 × 6 × 6 that a terminal of 256 colours has."""
    from deckbuilder.color import hex_to_rgb

    red, green, blue = hex_to_rgb(color)
    if exact:
        return red, green, blue
    r, g, b = (round(value / 51) for value in (red, green, blue))
    return 16 + 36 * r + 6 * g + b


themes.add_command(import_command)
