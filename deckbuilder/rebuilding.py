"""Building over a deck that is there: what a person did to it since the last build is kept.

A target and a way to write the new build come in; what goes in its place and what is to be said
of it go out. A file that nobody changed is simply replaced by the new build; one that isn't a
deck of ours is refused and left as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from deckbuilder.diagnostics import NOWHERE, DeckError, Diagnostic, Place, diagnostic
from deckbuilder.model.base import base_file
from deckbuilder.model.scene import Group, Item, Scene

if TYPE_CHECKING:
    from deckbuilder.model.merge import Decision, Plan, Side


class New(msgspec.Struct, frozen=True):
    """A new build before it is put anywhere: its bytes, its packed base, its slides' keys."""

    content: bytes
    base: bytes
    keys: tuple[str, ...]


class Rebuild(msgspec.Struct, frozen=True):
    """What to put at the target, and how many slides that has. `plan` is None where nothing was
    merged."""

    content: bytes
    slides: int
    plan: Plan | None = None
    warnings: tuple[Diagnostic, ...] = ()


def rebuild(
    target: Path,
    new: New,
    scene: Callable[[], Scene],
    *,
    prefer: Side = "hand",
    fresh: bool = False,
    audience: str = "all",
) -> Rebuild:
    """The new build, merged into the deck at `target` where a person has worked on that; its
    whole `scene` is asked for only to tell where conflicts come from.

    Raises `DeckError` for a target that isn't a deck of ours or can't be read, or that was for
    others than learners and would bring them its answers; OSError where it can't be opened.
    """
    if fresh or not target.exists() or _is_as_built(target):
        return Rebuild(new.content, len(new.keys))
    from deckbuilder.ooxml.parts import PackageError

    try:
        return _merged(target, scene, new, prefer, audience)
    except PackageError as error:
        raise DeckError([diagnostic("E407", file=target, problem=error)]) from None


def _is_as_built(target: Path) -> bool:
    from deckbuilder.ooxml.directory import is_as_built

    return is_as_built(target.read_bytes())


def _merged(
    target: Path, scene: Callable[[], Scene], new: New, prefer: Side, audience: str
) -> Rebuild:
    from deckbuilder.pptx_reader import is_ours, open_deck

    deck = open_deck(target)
    if deck.base is None:
        code = "E409" if is_ours(deck.parts) else "E408"
        raise DeckError([diagnostic(code, file=target)])
    if audience == "learner" != deck.audience:
        raise DeckError([diagnostic("E410", file=target)])
    from deckbuilder.merge import Versions, merge_decks
    from deckbuilder.ooxml.parts import StoredParts, ZipParts
    from deckbuilder.pptx_reader import Reader
    from deckbuilder.pptx_writer.patching import Versions as VersionParts
    from deckbuilder.pptx_writer.patching import patch_deck
    from deckbuilder.spec.ids import is_given

    parts = VersionParts(StoredParts(deck.base), deck.parts, ZipParts(new.content))
    readers = {
        "base": Reader(parts.base, deck.base.keys),
        "hand": Reader(parts.hand, {}),
        "spec": Reader(parts.spec, _by_id(new.keys)),
    }
    versions = Versions(
        readers["base"].outline,
        readers["hand"].outline,
        readers["spec"].outline,
        lambda version, ref: readers[version].slide(ref),
        lambda version, name: readers[version].design(name),
        lambda version, name: readers[version].drawing(name),
        is_given,
    )
    plan = merge_decks(versions, prefer)
    if not any(one.hand and one.base for one in plan.slides):
        raise DeckError([diagnostic("E408", file=target)])
    out = BytesIO()
    patch_deck(plan, parts, out)
    warnings = tuple(_warnings(plan, target, scene))
    return Rebuild(out.getvalue(), len(plan.slides), plan, warnings)


def _by_id(keys: tuple[str, ...]) -> dict[int, str]:
    """The keys of slides by their ids."""
    from deckbuilder.pptx_writer.identity import slide_ids

    return dict(zip(slide_ids(keys), keys, strict=True))


def keep_base(target: Path, base: bytes) -> None:
    """Keeps the packed base beside the deck too, for programs that drop what a deck carries."""
    file = base_file(target)
    new = file.with_name(f"{file.name}.new")
    new.write_bytes(base)
    new.replace(file)


# --- what is said of it -----------------------------------------------------------------------


def _warnings(plan: Plan, target: Path, scene: Callable[[], Scene]) -> Iterator[Diagnostic]:
    if not plan.sure:
        yield diagnostic("W402", Place(str(target)))
    for one in plan.unmatched:
        yield diagnostic("W403", Place(str(target)), what=one)
    if not plan.conflicts:
        return
    places = _Places(scene())
    for one in plan.conflicts:
        yield diagnostic(
            "W401", places.of(one), facet=one.facet, place=_place(one),
            kept=_told(one, one.take), left=_told(one, "spec" if one.take == "hand" else "hand"),
        )  # fmt: skip


def _place(one: Decision) -> str:
    slide = f"slide {one.slide}" if one.slide else "the deck"
    cell = f", row {one.cell[0] + 1}, column {one.cell[1] + 1}" if one.cell != (-1, -1) else ""
    return f"{slide}, {one.item}{cell}" if one.item else slide


def _told(one: Decision, side: Side) -> str:
    """What a side has, named by that side."""
    text = one.by_hand if side == "hand" else one.by_spec
    owner = "the person's" if side == "hand" else "the spec's"
    shown = " / ".join(text.split("\n"))
    if len(shown) > 120:
        shown = f"{shown[:119]}…"
    return f'{owner} "{shown}"' if shown else f"{owner} (nothing)"


class _Places:
    """Where in the YAML the slides and items of a scene come from."""

    def __init__(self, scene: Scene) -> None:
        self.slides = {slide.key: slide for slide in scene.slides}

    def of(self, one: Decision) -> Place:
        slide = self.slides.get(one.slide)
        if slide is None:
            return NOWHERE
        items = list(_drawn(slide.items))
        if 0 <= one.spec < len(items) and items[one.spec].where != NOWHERE:
            return items[one.spec].where
        return slide.where


def _drawn(items: tuple[Item, ...]) -> Iterator[Item]:
    """The items in the order in which a reader finds their shapes."""
    for item in items:
        yield item
        if isinstance(item, Group):
            yield from _drawn(item.items)
