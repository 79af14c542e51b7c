"""From a spec's path to a deck's file, the only wiring of the stages.

spec.yaml ──1──▶ Deck ──┐
                        ├─3──▶ Scene ──4──▶ deck.pptx, merged into what is there (in place at 5)
theme.yaml ──2──▶ Theme ┘
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import msgspec

from deckbuilder.diagnostics import DeckError, Diagnostic
from deckbuilder.model.scene import Scene
from deckbuilder.model.spec import Deck, ThemeChoice
from deckbuilder.model.theme import Theme

if TYPE_CHECKING:
    from deckbuilder.layout import Explanation
    from deckbuilder.layout.audience import Audience
    from deckbuilder.model.merge import Plan, Side

T = TypeVar("T")


class Built(msgspec.Struct, frozen=True):
    """A deck that was built: its file, its number of slides, and what the author should hear."""

    path: Path
    slides: int
    warnings: tuple[Diagnostic, ...] = ()
    plan: Plan | None = None  # what was merged, where a person had worked on the deck


def build(
    spec: str | Path,
    theme: str | None = None,
    out: str | Path | None = None,
    *,
    root: str | Path | None = None,
    strict: bool = False,
    audience: Audience = "all",
    fresh: bool = False,
    prefer: Side = "hand",
    dry_run: bool = False,
    keep_images: bool = False,
) -> Built:
    """Build the deck of `spec` and put it at `out` (a file, or a folder for `<spec>.pptx`).

    `theme` is a name or a path and wins over the spec's; `audience` leaves out what is not for
    `learner` or `trainer`. What a person did to a deck that is there is kept, unless `fresh`;
    where both changed one thing, `prefer` says whose wins; `dry_run` changes nothing. Pictures
    are stored no finer than a slide shows them, unless `keep_images`.

    Raises `DeckError` with every error found, or where an office program or another build keeps
    the target or it isn't a deck of ours, and `OSError` where a file cannot be read or written;
    an older deck then stays as it is.
    """
    from deckbuilder.pptx_writer import write_deck
    from deckbuilder.rebuilding import keep_base, rebuild
    from deckbuilder.replacing import hold
    from deckbuilder.spec import load_spec

    path = Path(spec)
    deck, found = load_spec(path, root=Path(root) if root else None)  # 1
    deck = checked(deck, found)
    look, more = load_look(deck.theme, theme, root)  # 2
    look, found = checked(look, (*found, *more)), (*found, *more)
    scene, found = make_scene(deck, look, found, strict, audience)  # 3
    target = target_of(path, out)
    with hold(target) as replace:
        made = rebuild(
            target,
            scene,
            lambda file: write_deck(scene, look, file, keep_images=keep_images),
            prefer=prefer,
            fresh=fresh,
        )  # 4
        found = (*found, *made.warnings)
        if strict and found:
            raise DeckError(found)
        if not dry_run:
            replace(lambda file: file.write(made.content))  # 5
            keep_base(target, made.base)
    return Built(target, len(made.plan.slides if made.plan else scene.slides), found, made.plan)


def make_scene(
    deck: Deck, look: Theme, found: tuple[Diagnostic, ...], strict: bool, audience: Audience
) -> tuple[Scene, tuple[Diagnostic, ...]]:
    """The scene of `deck` for `audience`, and `found` with what the layout adds to it.

    Raises `DeckError` where there is an error, with `strict` where there is anything.
    """
    from deckbuilder.layout import deck_for, lay_out

    scene, more = lay_out(deck_for(deck, audience), look)
    found = (*found, *more)
    scene = checked(scene, found)
    if strict and found:
        raise DeckError(found)
    return scene, found


def explain(
    spec: str | Path, theme: str | None = None, *, root: str | Path | None = None
) -> tuple[Explanation, ...]:
    """How each slide of `spec` is set: what was tried, what was chosen. Raises as `build` does."""
    from deckbuilder import layout
    from deckbuilder.spec import load_spec

    deck, found = load_spec(Path(spec), root=Path(root) if root else None)
    deck = checked(deck, found)
    look, more = load_look(deck.theme, theme, root)
    look = checked(look, (*found, *more))
    checked(*layout.lay_out(deck, look))
    return layout.explain(deck, look)


def load_look(
    choice: ThemeChoice, name: str | None, root: str | Path | None
) -> tuple[Theme | None, tuple[Diagnostic, ...]]:
    """The theme that a spec chose, or the one called `name`, with what the spec overrides."""
    from deckbuilder.theme import load_theme

    return load_theme(
        name or choice.name,
        variant=choice.variant,
        colors=choice.colors,
        fonts=choice.fonts,
        logo=choice.logo,
        where=choice.where,
        swapped=bool(name),
        root=Path(root) if root else None,
    )


def checked(value: T | None, found: tuple[Diagnostic, ...]) -> T:
    """`value`; raises `DeckError` where `found` holds an error."""
    if value is None or any(d.is_error for d in found):
        raise DeckError(found)
    return value


def themes_of(wanted: str | None) -> tuple[str | None, ...]:
    """The themes that a list as in `ink,plain` names; `all` stands for every one that is more
    than a base for others. None is the spec's own."""
    from deckbuilder.theme import theme_names

    if wanted is None:
        return (None,)
    names: list[str] = []
    for name in filter(None, map(str.strip, wanted.split(","))):
        every = [each for each in theme_names() if each != "base"]
        names += every if name == "all" else [name]
    return tuple(dict.fromkeys(names)) or (wanted,)


def target_of(spec: Path, out: str | Path | None, theme: str = "") -> Path:
    """Where the deck of `spec` goes: `out`, or `<spec>.pptx` in it where it is a folder.

    Where decks of several themes are made, `theme` is the one of this deck: in a folder, each
    has a folder of its own.
    """
    name = Path(Path(theme).stem, f"{spec.stem}.pptx")
    if out is None:
        return Path("build") / name
    text = os.fspath(out)
    if text.endswith(("/", os.sep)) or Path(out).is_dir() or Path(out).suffix != ".pptx":
        return Path(out) / name
    return Path(out)
