"""From a spec's path to a deck's file, the only wiring of the stages.

spec.yaml ──1──▶ Deck ──┐
                        ├─3──▶ Scene ──4──▶ deck.pptx, merged into what is there (in place at 5)
theme.yaml ──2──▶ Theme ┘
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import msgspec

from deckbuilder.crew import ALONE, Crew, LostError, crew_size, gathered
from deckbuilder.diagnostics import DeckError, Diagnostic
from deckbuilder.model.scene import Scene
from deckbuilder.model.spec import Deck, ThemeChoice
from deckbuilder.model.theme import Theme
from deckbuilder.remembering import Files, Store, are_same, files_read

if TYPE_CHECKING:
    from deckbuilder.layout import Explanation, PagesMemory
    from deckbuilder.layout.audience import Audience
    from deckbuilder.model.merge import Plan, Side
    from deckbuilder.rebuilding import New

T = TypeVar("T")
Found = tuple[Diagnostic, ...]
Look = tuple[Theme | None, Found]
Draw = Callable[..., tuple[Scene, Found]]  # what a crew lays out
Write = Callable[..., bytes]  # a scene, to a file, by a crew; its packed base


_MOST_LOOKS = 16


class Built(msgspec.Struct, frozen=True):
    """A deck that was built: its file, its number of slides, and what the author should hear."""

    path: Path
    slides: int
    warnings: tuple[Diagnostic, ...] = ()
    plan: Plan | None = None  # what was merged, where a person had worked on the deck


class Memory:
    """What builds of one process share: each stage remembers what it made of what."""

    def __init__(self) -> None:
        from deckbuilder.layout import Memory as Pages
        from deckbuilder.pptx_writer.memory import Memory as Parts

        self.pages: PagesMemory = Pages()
        self.parts = Parts()
        self._looks: Store[tuple[bytes, str | None, str | None], tuple[Look, Files]] = Store()

    def look(self, choice: ThemeChoice, name: str | None, root: str | None) -> Look:
        """What `load_look` gives, read again only where a file of the theme changed."""
        key = msgspec.msgpack.encode(choice), name, root
        known = self._looks.get(key)
        if known is None or not are_same(known[1]):
            with files_read() as files:
                known = load_look(choice, name, root), files
            self._looks.put(key, known)
            self._looks.age(_MOST_LOOKS)
        return known[0]


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
    jobs: int = 1,
) -> Built:
    """Build the deck of `spec` and put it at `out` (a file, or a folder for `<spec>.pptx`).

    `theme` is a name or a path and wins over the spec's; `audience` leaves out what is not for
    `learner` or `trainer`. What a person did to a deck that is there is kept, unless `fresh`;
    where both changed one thing, `prefer` says whose wins; `dry_run` changes nothing. Pictures
    are stored no finer than a slide shows them, unless `keep_images`. A long deck is made by as
    many as `jobs` processes, where the system can copy this one; its bytes are the same.

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
    draw = partial(make_scene, deck, look, found, strict, audience)  # 3
    write = partial(write_deck, theme=look, keep_images=keep_images)  # 4
    new, scene, found = _make_new(draw, write, crew_size(len(deck.slides), jobs))
    target = target_of(path, out)
    with hold(target) as replace:
        whole = (lambda: scene) if scene.is_whole else (lambda: draw()[0])
        made = rebuild(target, new, whole, prefer=prefer, fresh=fresh, audience=audience)
        found = (*found, *made.warnings)
        if strict and found:
            raise DeckError(found)
        if not dry_run:
            replace(lambda file: file.write(made.content))  # 5
            keep_base(target, new.base)
    return Built(target, made.slides, found, made.plan)


def _make_new(draw: Draw, write: Write, size: int) -> tuple[New, Scene, Found]:
    """The new build as `size` processes make it, or this one alone where another is lost."""
    try:
        with gathered(size) as crew:
            return _made_by(crew, draw, write)
    except LostError:
        return _made_by(ALONE, draw, write)


def _made_by(crew: Crew, draw: Draw, write: Write) -> tuple[New, Scene, Found]:
    from deckbuilder.rebuilding import New

    scene, found = draw(crew=crew)
    out = BytesIO()
    base = write(scene, out=out, crew=crew)
    new = New(out.getvalue(), base, tuple(head.key for head in scene.all_heads))
    return new, scene, found


def make_scene(
    deck: Deck,
    look: Theme,
    found: Found,
    strict: bool,
    audience: Audience,
    crew: Crew = ALONE,
    memory: PagesMemory | None = None,
) -> tuple[Scene, Found]:
    """The scene of `deck` for `audience`, and `found` with what the layout adds to it.

    Raises `DeckError` where there is an error, with `strict` where there is anything.
    """
    from deckbuilder.layout import deck_for, lay_out

    scene, more = lay_out(deck_for(deck, audience), look, crew, memory)
    found = (*found, *more)
    scene = msgspec.structs.replace(checked(scene, found), audience=audience)
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
