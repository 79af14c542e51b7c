"""Shipped themes as loading makes them, kept in a `__pycache__` beside their files.

Loading a theme takes a tenth of a short build, reading what came of it a hundredth. What is kept
counts like the bytecode of a module: while the files that it was made from, and the code, are what
they were. The first build that may write there keeps it; it is safe to delete.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

import msgspec

from deckbuilder.diagnostics import NOWHERE, DeckError, Place
from deckbuilder.model.theme import Theme
from deckbuilder.remembering import Files, are_same, files_read, signature_of
from deckbuilder.theme.shipped import shipped_folder, theme_names

_VARIANTS = ("light", "dark")


class _Kept(msgspec.Struct, frozen=True):
    """`theme` stands in its usual variant, without its path. `sources` are the files that it was
    made from and the code; `parts` are the names of all looks and motifs."""

    sources: Files
    parts: tuple[str, ...]
    variants: tuple[str, ...]
    theme: Theme


def compiled_theme(name: str, variant: str, where: Place) -> Theme | None:
    """The shipped theme `name` in `variant` (empty: its usual one) as the files would make it;
    None where they have to."""
    if name not in theme_names():
        return None
    kept = _read(name)
    if kept is None and not sys.dont_write_bytecode:
        kept = keep_theme(name)
    if kept is None or (variant and variant not in kept.variants):
        return None
    theme, path = kept.theme, str(shipped_folder() / f"{name}.yaml")
    if variant in ("", theme.variant):
        return msgspec.structs.replace(theme, path=path, where=where)
    colors, inverse = theme.inverse, theme.colors
    return msgspec.structs.replace(
        theme, variant=variant, colors=colors, inverse=inverse, path=path, where=where
    )


def keep_theme(name: str) -> _Kept | None:
    """Keeps the shipped theme `name` where its folder can be written; None where the theme has
    faults that a build must tell."""
    try:
        kept = _make(name)
    except DeckError:
        return None
    file = _file(name)
    new = file.with_name(f"{name}.{os.getpid()}")
    with suppress(OSError):
        file.parent.mkdir(exist_ok=True)
        new.write_bytes(msgspec.msgpack.encode(kept))
        new.replace(file)
    return kept


def _read(name: str) -> _Kept | None:
    """What is kept of the theme, if it's fresh."""
    try:
        kept = msgspec.msgpack.decode(_file(name).read_bytes(), type=_Kept)
    except (OSError, msgspec.DecodeError):
        return None
    return kept if kept.parts == _parts() and are_same(kept.sources) else None


def _make(name: str) -> _Kept:
    """Raises `DeckError` where the theme has faults."""
    from deckbuilder.theme.load import load_from_files
    from deckbuilder.theme.wishes import NONE, Wish

    variants: list[str] = []
    loaded: list[Theme] = []
    with files_read() as files:
        for variant in ("", *_VARIANTS):
            theme, found = load_from_files(Wish(name, variant, NONE, NONE, "", NOWHERE), None)
            if theme is None or (found and not variant):
                raise DeckError(found)
            loaded.append(theme)
            variants.append(theme.variant)
    sources = files | {str(file): signature_of(file) for file in _code()}
    theme = msgspec.structs.replace(loaded[0], path="")
    return _Kept(sources, _parts(), tuple(dict.fromkeys(variants)), theme)


def _file(name: str) -> Path:
    return shipped_folder() / "__pycache__" / f"{name}.theme"


def _parts() -> tuple[str, ...]:
    """The names of all looks and motifs: a new one may be what a theme asks for."""
    files = (file for part in ("art", "looks") for file in (shipped_folder() / part).glob("*"))
    return tuple(sorted(file.name for file in files))


def _code() -> list[Path]:
    """The modules that a loaded theme follows from."""
    here = Path(__file__).resolve().parent
    models = [here.parent / "model" / name for name in ("theme.py", "template.py")]
    return [here.parent / "color.py", *models, *sorted(here.glob("*.py"))]
