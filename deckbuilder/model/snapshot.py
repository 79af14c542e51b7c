"""A deck as it's read back from its file: every slide and every item by its facets.

A facet is what changes by itself under a person's hands: the text, the place, the look, the
picture, a table's cells, a chart's data, the notes. Facets are normalised, so that two programs
that saved the same thing give equal values: order of attributes, ids that programs invent, marks
of the spell checker and runs cut in two say nothing. A `look` is a digest: equal or not.
Lengths are EMU.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

Digest = str
Look = tuple[tuple[str, str], ...]  # properties by name, sorted: an attribute's value or a digest
Kind = Literal["text", "shape", "picture", "table", "chart", "line", "group", "other"]
Place = tuple[int, ...]  # x, y, width, height, rotation, flips (bit 0 across, bit 1 down)


class Run(msgspec.Struct, frozen=True):
    """Text with one look. A field (`slidenum`) has its type as `text`, in braces; a formula has
    its letters. `link` is an address, or `#` with the id of a slide."""

    text: str
    look: Look = ()
    link: str = ""


class Paragraph(msgspec.Struct, frozen=True):
    """`look` is that of the paragraph's own properties."""

    runs: tuple[Run, ...] = ()
    look: Look = ()

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


Text = tuple[Paragraph, ...]


class Cell(msgspec.Struct, frozen=True):
    """`span` is rows and columns at an upper left cell, (0, 0) at one that is covered."""

    text: Text = ()
    look: Look = ()
    span: tuple[int, int] = (1, 1)


class Series(msgspec.Struct, frozen=True):
    """A row of a chart's data; a gap is None."""

    name: str
    values: tuple[float | None, ...] = ()


class ChartData(msgspec.Struct, frozen=True):
    categories: tuple[str, ...] = ()
    series: tuple[Series, ...] = ()


class Item(msgspec.Struct, frozen=True):
    """What is drawn once: a shape, picture, table, chart, line or group.

    `id` and `name` are what the file says; what the builder wrote has an id that follows from the
    item's key and a name that is unique on the slide. `creation` is the GUID it was created with,
    empty where a program drops it. `group` is the id of the group it's in, 0
    where it's in none. `place` is empty for a placeholder that stands where its layout puts it.
    `look` is outline, fill, line and the frame of the text; `content` is a digest of what no other
    facet tells (a formula, a diagram, an embedded file).
    """

    id: int
    name: str
    kind: Kind = "shape"
    creation: str = ""
    placeholder: str = ""  # type and index as `body/20`
    group: int = 0
    place: Place = ()
    look: Look = ()
    text: Text = ()
    alt: str = ""
    link: str = ""
    picture: Digest = ""
    widths: tuple[int, ...] = ()
    heights: tuple[int, ...] = ()
    cells: tuple[tuple[Cell, ...], ...] = ()
    chart: ChartData | None = None
    content: Digest = ""

    @property
    def plain(self) -> str:
        """All its text, a line for each paragraph; a table's cells in rows."""
        if self.cells:
            rows = ("\t".join(plain_text(cell.text) for cell in row) for row in self.cells)
            return "\n".join(rows)
        return plain_text(self.text)


class SlideRef(msgspec.Struct, frozen=True):
    """A slide as the deck lists it, before it's read.

    `id` is that of the presentation's list; `creation` the id a slide was created with, which a
    copy made by hand doesn't share; 0 where the file says none. `key` is that of the spec, empty
    where it isn't known. `digest` is of everything the slide shows, by bytes: if two are equal,
    nothing was touched; if not, maybe only a program saved it its own way.
    """

    id: int
    part: str
    creation: int = 0
    key: str = ""
    digest: Digest = ""


class Slide(msgspec.Struct, frozen=True):
    """A slide with its items in painting order, those of a group after it.

    `layout` is its layout's name. `comments` counts them. `transition` and `timing` are digests,
    empty where there is none; `animated` are the ids of the items that have steps.
    """

    ref: SlideRef
    layout: str = ""
    items: tuple[Item, ...] = ()
    notes: Text = ()
    hidden: bool = False
    background: Digest = ""
    transition: Digest = ""
    timing: Digest = ""
    animated: frozenset[int] = frozenset()
    comments: int = 0
    related: tuple[str, ...] = ()  # the sorts of parts that it has relationships to, sorted

    @property
    def plain(self) -> str:
        """All that's written on it, a line for each paragraph."""
        return "\n".join(filter(None, (item.plain for item in self.items)))

    @property
    def title(self) -> str:
        """The text of its title placeholder; empty where it has none."""
        for item in self.items:
            if item.placeholder.split("/")[0] in ("title", "ctrTitle"):
                return item.plain
        return ""


class Section(msgspec.Struct, frozen=True):
    """A section of the deck with the ids of its slides."""

    name: str
    slides: tuple[int, ...] = ()


class Outline(msgspec.Struct, frozen=True):
    """What a deck says of itself before a slide is read. `program` is the one that saved it last
    (`PowerPoint`, `WPS`, `LibreOffice`, `Keynote`, `Google`, `deckbuilder`), empty where the file
    doesn't tell. `designs` are digests of masters, layouts and themes by a name that stays."""

    program: str
    slides: tuple[SlideRef, ...]
    sections: tuple[Section, ...] = ()
    size: tuple[int, int] = (0, 0)
    designs: Mapping[str, Digest] = {}

    @property
    def keeps_ids(self) -> bool:
        """Whether that program leaves ids and names as they were."""
        return self.program in ("PowerPoint", "WPS", "deckbuilder")


class Snapshot(msgspec.Struct, frozen=True):
    """A deck with all its slides, in the order of the outline."""

    outline: Outline
    slides: tuple[Slide, ...]


def plain_text(text: Text) -> str:
    """Paragraphs as lines."""
    return "\n".join(paragraph.text for paragraph in text)
