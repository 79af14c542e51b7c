"""What a merge decided, apart from doing it: a plan of slides and a list of decisions.

`base` is what the last build wrote, `hand` the file as a person left it, `spec` what this build
would write. A decision says of one facet which side is taken and why; all of them together tell
the writer what to do and the user what was done. Nothing here knows how a file is written.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from deckbuilder.diagnostics import NOWHERE, Place
from deckbuilder.model.snapshot import SlideRef

Cell = tuple[int, int]
Side = Literal["hand", "spec"]
FormatSide = Literal["hand", "spec", "both"]
Change = Literal["changed", "added", "deleted", "moved"]
Facet = Literal[
    "slide", "order", "sections", "layout", "hidden", "background", "notes", "transition",
    "animation", "item", "text", "place", "look", "alt", "link", "picture", "cell", "table",
    "data", "content", "design",
]  # fmt: skip


class Piece(msgspec.Struct, frozen=True):
    """One paragraph of a merged text, by its places (from 0, -1 for none) in the three texts.

    `text` says whose words it has; `look` which side's format its paragraph has where only one
    side changed it. Where both are the same side the paragraph is taken as it stands there.
    """

    base: int = -1
    hand: int = -1
    spec: int = -1
    text: Side = "hand"
    look: FormatSide = "hand"


class Decision(msgspec.Struct, frozen=True):
    """What happens to one facet of a slide or of an item on it.

    `slide` is the slide's key, or its title where a person made it; `item` the name of a shape,
    empty for the slide itself; `base`, `hand` and `spec` are its places among the slide's items on
    each side, -1 where a side has none. `take` is the side that wins; a `conflict` is a facet that
    both sides changed, each another way. `before`, `by_hand` and `by_spec` tell the three states
    to a reader. `pieces` is the merged text, or the rows of a merged table and `columns` its
    columns; `cell` row and column from 0 (point and series of a chart), `cells` its places in the
    base and in the spec; `kept` the numbers of a chart of the spec's that stay the person's, as
    places in it and in the person's; `names` the properties that are taken.
    """

    facet: Facet
    change: Change
    take: Side
    slide: str = ""
    item: str = ""
    conflict: bool = False
    before: str = ""
    by_hand: str = ""
    by_spec: str = ""
    base: int = -1
    hand: int = -1
    spec: int = -1
    cell: tuple[int, int] = (-1, -1)
    cells: tuple[Cell, Cell] = ((-1, -1), (-1, -1))
    kept: tuple[tuple[Cell, Cell], ...] = ()
    names: tuple[str, ...] = ()
    pieces: tuple[Piece, ...] = ()
    columns: tuple[Piece, ...] = ()
    where: Place = NOWHERE

    def __str__(self) -> str:
        """One line: `conflict: slide "a", "title": text: by hand "x", in the spec "y"`."""
        what = "conflict" if self.conflict else self.take
        place = f' "{self.item}"' if self.item else ""
        place += f" cell {self.cell[0] + 1},{self.cell[1] + 1}" if self.cell != (-1, -1) else ""
        line = f"{what}: slide {self.slide}{place}: {self.facet} {self.change}"
        if self.conflict:
            return f'{line}: by hand "{_short(self.by_hand)}", in the spec "{_short(self.by_spec)}"'
        new = self.by_spec if self.take == "spec" else self.by_hand
        return f'{line}: "{_short(new)}"' if new else line


Known = tuple[int, int, int]  # places of one item among those of the base, hand and spec slides


class PlannedSlide(msgspec.Struct, frozen=True):
    """A slide of the merged deck and where it's taken from.

    `keep` leaves the person's slide as it is; `replace` puts the spec's in its place; `patch`
    applies the decisions on it to the person's; `add` is a slide that only the spec has. A slide
    with both a hand and a spec side takes the ids of the spec's, and so do the `items` that all
    three have.
    """

    action: Literal["keep", "replace", "patch", "add"]
    hand: SlideRef | None = None
    spec: SlideRef | None = None
    base: SlideRef | None = None
    decisions: tuple[Decision, ...] = ()
    items: tuple[Known, ...] = ()


class PlannedSection(msgspec.Struct, frozen=True):
    """A section of the merged deck with the places of its slides in the plan."""

    name: str
    slides: tuple[int, ...]


class PlannedDesign(msgspec.Struct, frozen=True):
    """A master, layout or theme, by its name, that the spec's takes the place of, or that the
    decisions are applied to."""

    name: str
    action: Literal["replace", "patch"] = "replace"
    decisions: tuple[Decision, ...] = ()
    items: tuple[Known, ...] = ()


class Plan(msgspec.Struct, frozen=True):
    """The merged deck: its slides and sections in order and every decision, those of the slides
    as well. `designs` are the masters, layouts and themes that follow the spec. `sure`
    says whether the program that saved the file keeps ids; else only text was merged, and
    `unmatched` names what could not be found again."""

    slides: tuple[PlannedSlide, ...]
    decisions: tuple[Decision, ...] = ()
    sections: tuple[PlannedSection, ...] = ()
    designs: tuple[PlannedDesign, ...] = ()
    sure: bool = True
    unmatched: tuple[str, ...] = ()

    @property
    def conflicts(self) -> tuple[Decision, ...]:
        return tuple(one for one in self.decisions if one.conflict)


def _short(text: str, most: int = 60) -> str:
    """The first line of a text, cut where it's long."""
    line = " / ".join(text.split("\n"))
    return line if len(line) <= most else f"{line[: most - 1]}…"
