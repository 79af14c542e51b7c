"""A theme as a sheet of text: its roles with their contrast, its series, fonts and sizes."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.color import contrast
from deckbuilder.model.theme import Theme
from deckbuilder.theme.contrast import EYES, least_difference, role_rgb

_SIGHT = {None: "full sight", "protan": "protan", "deutan": "deutan", "tritan": "tritan"}


def role_lines(theme: Theme) -> Iterator[tuple[str, str]]:
    """Every role's `RRGGBB` and its line."""
    ground, surface = theme.rgb("background"), theme.rgb("surface")
    for role, color in theme.colors.items():
        on_ground, on_surface = contrast(color, ground), contrast(color, surface)
        yield color, f"{role:17} #{color}  {on_ground:5.1f}  {on_surface:5.1f}"


def palette_lines(theme: Theme) -> Iterator[str]:
    """The series in order, and the least difference between two of them to each sort of eye."""
    colors = [role_rgb(color, theme.colors) for color in theme.palette]
    yield "  " + ", ".join(theme.palette)
    for eye in EYES:
        yield f"  {_SIGHT[eye]:12} {least_difference(colors, eye):5.1f}"


def font_lines(theme: Theme) -> Iterator[str]:
    for role, face in theme.fonts.items():
        yield f"  {role:10} {', '.join(face.latin)} / {', '.join(face.east_asian)}"


def size_lines(theme: Theme) -> Iterator[str]:
    for name, style in theme.styles.items():
        sizes = ", ".join(f"{size:g}" for size in style.sizes)
        yield f"  {name:20} {sizes:28} {style.face}{' bold' if style.bold else ''}, {style.color}"
