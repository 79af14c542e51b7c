"""The commands `deckbuilder themes …`: what the themes look like, one of one's own, its faults.

The work is done by `theme/` and `pipeline.py`; here are arguments, printing and exit codes.
"""

from __future__ import annotations

import os
import sys

import click

from deckbuilder.cli_import import import_command


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
