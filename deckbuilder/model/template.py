"""A corporate template as decks are built on it: its parts, and where its layouts take our forms.

The result of `template/`, part of a `Theme`. Lengths are inches of the layout stage, which works
on slides 7.5 in high whatever the template's size; `scale` turns them into the template's own.
"""

from typing import Literal

import msgspec

Box = tuple[float, float, float, float]
Sides = tuple[float, float, float, float]  # left, top, right, bottom


class Relation(msgspec.Struct, frozen=True):
    """`type` is the last segment of the relationship's type; `target` a part's name."""

    id: str
    type: str
    target: str


class Part(msgspec.Struct, frozen=True):
    """A part as it is taken over; `name` is without a leading slash."""

    name: str
    kind: str  # content type
    content: bytes
    relations: tuple[Relation, ...] = ()


class Holder(msgspec.Struct, frozen=True):
    """A placeholder with what it inherits: its box and how its first level is set.

    `text` is the box without the insets and without what logos and other marks cover of it.
    """

    type: str
    idx: int
    name: str
    box: Box
    insets: Sides
    text: Box
    anchor: Literal["top", "middle", "bottom"] = "top"
    align: Literal["left", "center", "right"] = "left"
    size: float = 18.0  # points of the layout stage
    bold: bool = False
    color: str = ""  # RRGGBB
    filled: bool = False  # whether it has a fill or a line of its own


class TemplateForm(msgspec.Struct, frozen=True):
    """A slide form on one of the template's layouts, or on one that is made for it.

    `layout` counts the layouts of the template from 1; 0 is one that is made on its master.
    `area` is where a body may stand. `color_map` is the layout's own, name to slot, if it has
    one; `exchanged` leads its names to those under which the master has the same slots.
    """

    key: str
    layout: int
    name: str
    type: str
    area: Box
    title: Holder | None = None
    subtitle: Holder | None = None
    bodies: tuple[Holder, ...] = ()
    footer: Holder | None = None
    number: Holder | None = None
    color_map: tuple[tuple[str, str], ...] = ()
    exchanged: tuple[tuple[str, str], ...] = ()

    @property
    def holders(self) -> tuple[Holder, ...]:
        found = (self.title, self.subtitle, *self.bodies, self.footer, self.number)
        return tuple(holder for holder in found if holder is not None)


class Template(msgspec.Struct, frozen=True):
    """`masters` are the numbers of the masters, each with the numbers of its layouts; `master` is
    the one that our forms stand on."""

    size: tuple[int, int]  # EMU, the template's own
    width: float
    height: float
    scale: float
    parts: tuple[Part, ...]
    masters: tuple[tuple[int, ...], ...]
    master: int
    forms: dict[str, TemplateForm]
    fonts: dict[str, str]  # `+mj-lt` and its kin -> the family that the theme part has there
