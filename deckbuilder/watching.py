"""Building again whenever a file changes that a deck is made from, in a process that stays warm.

An `Order` comes in; what came of each build goes out. A warm build gives the bytes and warnings
of a fresh one, from what the stages remember (`pipeline.Memory`); errors, and decks that somebody
edited by hand, are left to a fresh one. What changed is told by the files' signatures; the system
only says when to look.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from pathlib import Path
from time import perf_counter, sleep
from typing import TYPE_CHECKING

import msgspec

from deckbuilder.diagnostics import DeckError
from deckbuilder.layout.audience import Audience
from deckbuilder.model.merge import Side
from deckbuilder.ooxml.directory import is_as_built
from deckbuilder.pipeline import Built, Memory, build, checked, make_scene
from deckbuilder.pptx_writer import write_deck
from deckbuilder.rebuilding import keep_base
from deckbuilder.remembering import Files, are_same, files_read
from deckbuilder.replacing import FOLDER, hold
from deckbuilder.spec import load_spec
from deckbuilder.spec.memory import Memory as SpecMemory

if TYPE_CHECKING:
    from threading import Event

_QUIET = 10  # milliseconds without a change after which a save is taken to be done
_LOOK = 1000  # milliseconds after which to look even where the system says nothing
_SETTLING = 0.05  # seconds: an error may be that of a file half written


class Order(msgspec.Struct, frozen=True):
    """A deck to keep built, with the options of `build`."""

    spec: Path
    theme: str | None
    target: Path
    root: str | None = None
    strict: bool = False
    audience: Audience = "all"
    prefer: Side = "hand"
    keep_images: bool = False
    fresh: bool = False
    jobs: int = 1


class Outcome(msgspec.Struct, frozen=True):
    """What came of a build: a deck, or what kept it from being made; `seconds` it took."""

    order: Order
    built: Built | None
    error: DeckError | OSError | None
    seconds: float


class Desk:
    """One deck, what is remembered of it, and the files that it was made from."""

    def __init__(self, order: Order) -> None:
        self.order = order
        self.files: Files = {}
        self.failed = False
        self.waits = False  # for another program, or the system
        self._root = Path(order.root) if order.root else None
        self._spec = SpecMemory(order.spec, self._root)
        self._memory = Memory()
        self._written = b""  # the deck as the last build left it
        self._fresh = order.fresh

    def build(self) -> Outcome:
        """Builds the deck; never raises what a user can cause."""
        begin = perf_counter()
        built = error = None
        with files_read() as files:
            try:
                built = self._quick() or self._slow()
            except (DeckError, OSError) as problem:
                error = problem
        self._remember(files)
        self.failed, self._fresh = error is not None, self._fresh and error is not None
        self.waits = error is not None and _may_pass(error)
        return Outcome(self.order, built, error, perf_counter() - begin)

    def is_stale(self) -> bool:
        """Whether a file of the deck is no longer what it was."""
        return not are_same(self.files)

    def _quick(self) -> Built | None:
        """A warm build; None where only a fresh one can tell what to do."""
        if not self._is_unedited():
            return None
        try:
            (content, base), built = self._made()
        except DeckError:
            return None
        with hold(self.order.target) as replace:
            if not self._is_unedited():
                return None
            # of versions that only this process has seen, none needs to be kept
            replace(lambda file: file.write(content), backup=not self._is_ours())
            keep_base(self.order.target, base)
        self._written = content
        return built

    def _is_unedited(self) -> bool:
        """Whether nobody has worked on the deck since it was built."""
        target = self.order.target
        if self._fresh or not target.exists() or self._is_ours():
            return True
        return is_as_built(target.read_bytes())

    def _is_ours(self) -> bool:
        """Whether the deck is as the last build of this process left it."""
        target = self.order.target
        return bool(self._written) and target.exists() and target.read_bytes() == self._written

    def _made(self) -> tuple[tuple[bytes, bytes], Built]:
        """The deck and its packed base; raises `DeckError`, whose places may be of no file."""
        order = self.order
        deck, found = self._spec.load() or load_spec(order.spec, root=self._root)
        deck = checked(deck, found)
        look, more = self._memory.look(deck.theme, order.theme, order.root)
        look, found = checked(look, (*found, *more)), (*found, *more)
        scene, found = make_scene(
            deck, look, found, order.strict, order.audience, memory=self._memory.pages
        )
        out = BytesIO()
        base = write_deck(
            scene, look, out, keep_images=order.keep_images, memory=self._memory.parts
        )
        built = Built(order.target, len(scene.slides), self._spec.located(found))
        return (out.getvalue(), base), built

    def _slow(self) -> Built:
        order = self.order
        return build(
            order.spec, order.theme, order.target, root=order.root, strict=order.strict,
            audience=order.audience, fresh=self._fresh, prefer=order.prefer,
            keep_images=order.keep_images, jobs=order.jobs,
        )  # fmt: skip

    def _remember(self, files: Files) -> None:
        """What was read again replaces what is known; a file that is gone is known as such."""
        own = os.path.realpath(self.order.target)
        for file, signature in files.items():
            name = os.path.realpath(file)
            if FOLDER not in Path(name).parts and name != own:
                self.files[name] = signature


def _may_pass(error: DeckError | OSError) -> bool:
    """Whether waiting may help: where an office program has the deck open, or a disk is full."""
    if isinstance(error, OSError):
        return True
    return any(one.code.startswith("E4") for one in error.diagnostics)


def watch(
    orders: Sequence[Order], report: Callable[[Outcome], None], stop: Event | None = None
) -> None:
    """Builds every order, and again after each change, until `stop` is set or the user
    interrupts. Each outcome is reported, the same error only once."""
    desks = [Desk(order) for order in orders]
    last: dict[int, str] = {}
    for changed in _occasions(desks, stop):
        for index, desk in enumerate(desks):
            due = desk.waits or (changed and desk.failed) or index not in last
            if not (due or desk.is_stale()):
                continue
            outcome = _settled(desk)
            told = str(outcome.error or "")
            if not told or told != last.get(index):
                report(outcome)
            last[index] = told


def _settled(desk: Desk) -> Outcome:
    """What comes of a build; of a file half written, once it is whole."""
    outcome = desk.build()
    if outcome.error is not None:
        sleep(_SETTLING)
        if desk.is_stale():
            return desk.build()
    return outcome


def _occasions(desks: Sequence[Desk], stop: Event | None) -> Iterator[bool]:
    """Comes up whenever it may be time to build; tells whether the system says that something
    changed."""
    from watchfiles import watch as watch_folders

    yield True
    while stop is None or not stop.is_set():
        folders = _folders(desks)
        yield False  # what changed before the folders were watched
        for changes in watch_folders(
            *folders, watch_filter=None, debounce=200, step=_QUIET, stop_event=stop,
            rust_timeout=_LOOK, yield_on_timeout=True, recursive=False,
        ):  # fmt: skip
            yield bool(changes)
            if _folders(desks) != folders:
                break


def _folders(desks: Sequence[Desk]) -> set[Path]:
    """The folders of all files that the decks were made from."""
    named = {Path(os.path.realpath(desk.order.spec)).parent for desk in desks}
    read = {Path(file).parent for desk in desks for file in desk.files}
    return {folder for folder in named | read if folder.is_dir()}
