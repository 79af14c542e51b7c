"""The themes that are shipped: where they are and what they are called."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def shipped_folder() -> Path:
    """In an installed package beside its code, in a checkout at the top."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "data" / "themes"
    return inside if inside.is_dir() else package.parent / "themes"


def theme_names() -> tuple[str, ...]:
    """The names of the shipped themes, in order."""
    return tuple(sorted(path.stem for path in shipped_folder().glob("*.yaml")))
