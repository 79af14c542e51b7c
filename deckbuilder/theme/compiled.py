"""A shipped theme as loading makes it, kept beside its files under `themes/compiled`.

Loading a theme takes a tenth of a short build, reading what came of it a hundredth. What is kept
names the files that it was made from, with a digest of them and of the code that made it: where
one of these has changed since, it counts for nothing, and the theme is loaded. A test holds that
what is shipped is fresh; `tools/make_themes.py` makes it.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from deckbuilder.diagnostics import DeckError, Place
from deckbuilder.digests import digest_of
from deckbuilder.model.theme import Theme
from deckbuilder.remembering import files_read
from deckbuilder.theme.shipped import shipped_folder

_VARIANTS = ("light", "dark")


class _Compiled(msgspec.Struct):
    """`theme` stands in its usual variant, without its path; `digest` is that of `sources`, in
    the folder of the themes, and of the code."""

    digest: str
    sources: tuple[str, ...]
    variants: tuple[str, ...]
    theme: Theme


def compiled_theme(name: str, variant: str, where: Place) -> Theme | None:
    """The shipped theme `name` in `variant` (empty: its usual one) as the files would make it;
    None where they have to."""
    file = compiled_file(name)
    if file.parent.parent != shipped_folder():
        return None
    try:
        kept = msgspec.json.decode(file.read_bytes(), type=_Compiled)
    except (OSError, msgspec.DecodeError):
        return None
    if (variant and variant not in kept.variants) or kept.digest != _digest(kept.sources):
        return None
    theme, path = kept.theme, str(shipped_folder() / f"{name}.yaml")
    if variant in ("", theme.variant):
        return msgspec.structs.replace(theme, path=path, where=where)
    colors, inverse = theme.inverse, theme.colors
    return msgspec.structs.replace(
        theme, variant=variant, colors=colors, inverse=inverse, path=path, where=where
    )


def compiled_file(name: str) -> Path:
    return shipped_folder() / "compiled" / f"{name}.json"


def compile_theme(name: str) -> bytes:
    """What is to be kept of the shipped theme `name`. Raises `DeckError` where it has faults."""
    from deckbuilder.theme.load import load_from_files
    from deckbuilder.theme.wishes import NONE, Wish

    loaded: dict[str, Theme] = {}
    with files_read() as files:
        for variant in ("", *_VARIANTS):
            theme, found = load_from_files(Wish(name, variant, NONE, NONE, "", Place("")), None)
            if theme is None or (found and not variant):
                raise DeckError(found)
            loaded.setdefault(theme.variant, theme)
    folder = shipped_folder()
    read = sorted(Path(file) for file in files if Path(file).is_relative_to(folder))
    sources = tuple(file.relative_to(folder).as_posix() for file in read)
    theme = msgspec.structs.replace(next(iter(loaded.values())), path="", where=Place(""))
    kept = _Compiled(_digest(sources), sources, tuple(loaded), theme)
    return msgspec.json.format(msgspec.json.encode(kept), indent=1) + b"\n"


def _digest(sources: tuple[str, ...]) -> str:
    """Of the files `sources`, of the names of all looks and motifs, and of the code; empty where
    one of them cannot be read."""
    folder = shipped_folder()
    try:
        names = sorted(file.name for part in ("art", "looks") for file in (folder / part).iterdir())
        texts = [file.read_bytes() for file in (*map(folder.joinpath, sources), *_code())]
    except OSError:
        return ""
    return digest_of(b"\0".join([str(names).encode(), *texts]), 32)


def _code() -> list[Path]:
    """The modules that loading a theme follows from."""
    here = Path(__file__).resolve().parent
    return [
        here.parent / "color.py",
        here.parent / "model" / "theme.py",
        *sorted(here.glob("*.py")),
    ]
