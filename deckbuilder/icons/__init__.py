"""Icons by name: outlines on a grid of 24, to be drawn as strokes without a fill.

The data are Lucide's (ISC licence, in LICENSE-lucide.txt beside them), made by
`tools/make_icons.py`; a name's outline is read when it is first asked for.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

GRID = 24.0

Commands = tuple[tuple[str | float, ...], ...]


@lru_cache(maxsize=1)
def _outlines() -> dict[str, str]:
    """Each name's outline, or `=` and the name whose outline it has."""
    text = files(__name__).joinpath("lucide.txt").read_text(encoding="utf-8")
    return dict(line.split("\t", 1) for line in text.splitlines())


def icon_names() -> tuple[str, ...]:
    """All names, in alphabetical order."""
    return tuple(_outlines())


def is_icon(name: str) -> bool:
    return name in _outlines()


@lru_cache(maxsize=256)
def icon_outline(name: str) -> Commands:
    """The outline of the icon `name` in commands M, L, C and Z; raises KeyError for no icon."""
    text = _outlines()[name]
    if text.startswith("="):
        return icon_outline(text[1:])
    return tuple(
        (part[0], *map(float, part[1:].split(","))) if len(part) > 1 else (part,)
        for part in text.split(" ")
    )
