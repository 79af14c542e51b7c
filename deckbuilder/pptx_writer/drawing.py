"""A drawing part under way: items of a slide, a layout or the master become its shape tree.

`Deck` is what all parts share; `Drawing` is one part: its relationships, the ids of its shapes,
and the placeholders of its layout. Every kind of item has its writer in `WRITERS`; an item
without one is an error.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Any, NamedTuple

from deckbuilder.model.scene import (
    Chart,
    Connector,
    Formula,
    Group,
    Item,
    Paragraph,
    Picture,
    Shape,
    Table,
    TextBox,
    Video,
)  # fmt: skip
from deckbuilder.pptx_writer import geometry
from deckbuilder.pptx_writer.chart_frame import write_chart
from deckbuilder.pptx_writer.identity import creation_id, shape_ids, shape_names
from deckbuilder.pptx_writer.media import Media
from deckbuilder.pptx_writer.package import Package, Relations
from deckbuilder.pptx_writer.paint import Paint
from deckbuilder.pptx_writer.picture import write_picture
from deckbuilder.pptx_writer.shape import write_connector, write_shape, write_text_box
from deckbuilder.pptx_writer.table import write_table
from deckbuilder.pptx_writer.text import Setting, TextWriter, sample_levels
from deckbuilder.pptx_writer.video import write_video
from deckbuilder.pptx_writer.xml import EMPTY_GROUP, address, quote

JUMP = "ppaction://hlinksldjump"
DECORATIVE = (
    '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative'
    ' xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext>'
)
# What PowerPoint knows a shape by when slides are merged; `a16` is declared on the slide.
_CREATION = '<a:ext uri="{FF2B5EF4-FFF2-40B4-BE49-F238E27FC236}"><a16:creationId id="'


Named = tuple[str, str, str]  # an item's key, its name, the name of the group it's in


class Inks(NamedTuple):
    """The colours on a layout that has a colour map of its own, and that map."""

    paint: Paint
    text: TextWriter
    color_map: str


class Identities(NamedTuple):
    """What the shapes of a part are told by, under the keys of their items: ids, names, the start
    of their `p:cNvPr`, the digits that end what they were created as."""

    ids: dict[str, int]
    names: dict[str, str]
    starts: dict[str, str]
    digits: dict[str, str]


class Deck:
    """What the parts of one presentation share."""

    def __init__(
        self,
        package: Package,
        paint: Paint,
        text: TextWriter,
        lang: str,
        slide_parts: dict[str, str],
        shown: tuple[int, int] | None = None,
    ) -> None:
        self.package = package
        self.paint = paint
        self.text = text
        self.lang = lang
        self.slide_parts = slide_parts  # key of a slide -> its file's name
        self.media = Media(package, shown)
        self.inks: dict[str, Inks] = {}  # form -> its colours where they are not the deck's
        self.cells: dict[object, str] = {}  # the look of a table's cell -> its properties
        self.identities: dict[tuple[Named, ...], Identities] = {}
        self.jumps: dict[str, str] = {}  # the slides that were jumped to, and their files

    def share(self, other: Deck) -> None:
        """Takes over what `other`, a deck of the same theme and layouts, knows of looks."""
        self.paint, self.text = other.paint, other.text
        self.inks, self.cells = other.inks, other.cells
        self.media.share(other.media)

    def slide_part(self, key: str) -> str:
        """The part of the slide called `key`, as other parts reach it."""
        part = self.jumps[key] = self.slide_parts[key]
        return part


class LayoutPlaceholder:
    """A layout's placeholder as slides inherit from it: its box and what its text is given."""

    __slots__ = ("item", "settings")

    def __init__(self, item: TextBox | Picture, text: TextWriter) -> None:
        self.item = item
        samples: Iterable[Paragraph] = item.paragraphs if isinstance(item, TextBox) else ()
        self.settings = {
            level: Setting(text, given) for level, given in sample_levels(samples).items()
        }


Placeholders = dict[tuple[str, int], LayoutPlaceholder]


class Links:
    """The relationships of one part, and where its links lead."""

    def __init__(self, deck: Deck) -> None:
        self.deck = deck
        self.relations = Relations()

    def link(self, target: str) -> str:
        """The attributes of an `a:hlinkClick` to an address or to `#key` of a slide."""
        if target.startswith("#"):
            ident = self.relations.add("slide", self.deck.slide_part(target[1:]))
            return f'r:id="{ident}" action="{JUMP}"'
        return f'r:id="{self.relations.add("hyperlink", address(target), external=True)}"'


class Drawing(Links):
    """One part's shape tree; `placeholders` are its layout's, None for layouts and the master.

    Shapes of a slide are marked with what they were created as, from `slide`, the slide's id;
    its charts are named after `number`, its place.
    """

    def __init__(
        self,
        deck: Deck,
        items: tuple[Item, ...],
        placeholders: Placeholders | None = None,
        *,
        title: str = "",
        slide: int = 0,
        number: int = 0,
        is_master: bool = False,
    ) -> None:
        super().__init__(deck)
        self.slide = slide
        self.number = number
        self.charts = 0
        self.items = items
        self.placeholders = placeholders
        self.title = title
        self.is_master = is_master
        named = tuple(_named(items))
        identities = deck.identities.get(named)
        if identities is None:
            identities = deck.identities[named] = _identify(named)
        self.ids, self.names, self._starts, self._digits = identities
        before, after = creation_id(slide)
        self._creation = f"{_CREATION}{before}", f'{after}"/></a:ext>'

    @cached_property
    def by_key(self) -> dict[str, Item]:
        """Every item, those in groups as well."""
        return {item.key: item for item in _walk(self.items)}

    def tree(self) -> str:
        """The `p:spTree` of all items, in reading order."""
        shapes = "".join([self.write(item) for item in self.items])
        return f"<p:spTree>{EMPTY_GROUP}{shapes}</p:spTree>"

    def write(self, item: Item) -> str:
        """One item's XML; raises TypeError for a kind of item nobody can write."""
        writer = WRITERS.get(type(item))
        if writer is None:
            raise TypeError(f"no way to write a {type(item).__name__}")
        return writer(item, self)

    def properties(
        self,
        item: Item,
        alt: str = "",
        *,
        decorative: bool = False,
        link: str = "",
        title: str = "",
    ) -> str:
        """`p:cNvPr`: the shape's id, its name, what it tells, where it leads."""
        out = self._starts[item.key]
        out += f' descr="{quote(alt)}"' if alt else ""
        out += f' title="{quote(title)}"' if title else ""
        inner = f"<a:hlinkClick {self.link(link)}/>" if link else ""
        inner += self.extensions(item, decorative=decorative)
        return f"{out}>{inner}</p:cNvPr>" if inner else f"{out}/>"

    def extensions(self, item: Item, *, decorative: bool = False) -> str:
        """The `a:extLst` of a shape's properties; empty where it would be."""
        inner = DECORATIVE if decorative else ""
        if self.slide:
            before, after = self._creation
            inner = f"{before}{self._digits[item.key]}{after}{inner}"
        return f"<a:extLst>{inner}</a:extLst>" if inner else ""


def write_group(group: Group, drawing: Drawing) -> str:
    """A `p:grpSp` whose children keep the slide's coordinates."""
    properties = drawing.properties(group, group.alt, decorative=group.decorative)
    inner = "".join([drawing.write(item) for item in group.items])
    return (
        f"<p:grpSp><p:nvGrpSpPr>{properties}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
        f"<p:grpSpPr>{geometry.group_transform(geometry.bounds(group))}</p:grpSpPr>{inner}</p:grpSp>"
    )


def _walk(items: Iterable[Item]) -> Iterator[Item]:
    """Every item, those in groups after their group."""
    for item in items:
        yield item
        if isinstance(item, Group):
            yield from _walk(item.items)
        elif isinstance(item, Formula):
            yield from _walk(item.fallback)


def _named(items: Iterable[Item], group: str = "") -> list[Named]:
    """The key and name of every item and the name of the group it's in, in the order of `_walk`."""
    out: list[Named] = []
    for item in items:
        out.append((item.key, item.name, group))
        if isinstance(item, Group):
            out += _named(item.items, item.name)
        elif isinstance(item, Formula):
            out += _named(item.fallback, item.name)
    return out


def _identify(named: Iterable[Named]) -> Identities:
    """The identities of shapes; raises AssertionError where two share a key."""
    keys = [key for key, _, _ in named]
    ids = dict(zip(keys, shape_ids(keys), strict=True))
    names = dict(zip(keys, shape_names((name, group) for _, name, group in named), strict=True))
    assert len(ids) == len(keys), f"two items share a key: {', '.join(sorted(keys))}"
    starts = {key: f'<p:cNvPr id="{ids[key]}" name="{quote(names[key])}"' for key in keys}
    return Identities(ids, names, starts, {key: f"{ident:08X}" for key, ident in ids.items()})


def write_formula(item: Formula, drawing: Drawing) -> str:
    """A formula; what writes it is loaded for the first one."""
    from deckbuilder.pptx_writer import formula

    return formula.write_formula(item, drawing)


WRITERS: dict[type, Callable[[Any, Drawing], str]] = {
    TextBox: write_text_box,
    Shape: write_shape,
    Picture: write_picture,
    Video: write_video,
    Table: write_table,
    Chart: write_chart,
    Connector: write_connector,
    Formula: write_formula,
    Group: write_group,
}
