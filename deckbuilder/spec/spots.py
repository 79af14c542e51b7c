"""A YAML text in, the spot of every node in it out: where it begins and ends, how it is written.

`nodes.py` builds what a spec means; this is for changing a file by hand's breadth, so aliases
stay aliases and every offset is one of the text. The text is known to be a sound spec.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

import msgspec
from yaml._yaml import CParser  # pyright: ignore[reportMissingTypeStubs, reportMissingModuleSource]
from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from deckbuilder.spec.nodes import Scalar
from deckbuilder.spec.scalars import is_null


class Spot(msgspec.Struct):
    """A node: `start` and `end` are offsets, `line` and `column` count from 1.

    A block collection ends where its last child does. `children` of a mapping are its keys and
    values by turns. `style` is that of a scalar, `|` and `>` with their header.
    """

    kind: Literal["scalar", "sequence", "mapping", "alias"]
    start: int
    end: int
    line: int
    column: int
    value: str = ""
    style: str = ""
    flow: bool = False
    anchor: str = ""
    children: list[Spot] = []

    @property
    def pairs(self) -> list[tuple[Spot, Spot]]:
        """The entries of a mapping."""
        return list(zip(self.children[::2], self.children[1::2], strict=True))

    def get(self, key: str) -> Spot | None:
        """The value of `key` in a mapping; None in anything else."""
        if self.kind != "mapping":
            return None
        return next((value for name, value in self.pairs if name.value == key), None)

    @property
    def is_null(self) -> bool:
        if self.kind != "scalar":
            return False
        return is_null(Scalar(self.value, 0, 0, self.style[:1]))

    def walk(self) -> Iterator[Spot]:
        """This one and all below it, in the order of the text."""
        yield self
        for child in self.children:
            yield from child.walk()


def find_spots(text: str) -> Spot:
    """The root; raises `yaml.YAMLError` for a text that is no YAML."""
    next_event: Any = CParser(text).get_event
    top = Spot("sequence", 0, len(text), 1, 1)
    stack = [top]
    while not isinstance(event := next_event(), StreamEndEvent):
        if isinstance(event, SequenceStartEvent | MappingStartEvent):
            kind = "mapping" if isinstance(event, MappingStartEvent) else "sequence"
            spot = _spot(event, kind, flow=bool(event.flow_style), anchor=event.anchor or "")
            stack[-1].children.append(spot)
            stack.append(spot)
        elif isinstance(event, SequenceEndEvent | MappingEndEvent):
            closed = stack.pop()
            last = closed.children[-1].end if closed.children else closed.end
            closed.end = event.end_mark.index if closed.flow else last
        elif isinstance(event, ScalarEvent):
            stack[-1].children.append(_scalar(event, text))
        elif isinstance(event, AliasEvent):
            stack[-1].children.append(_spot(event, "alias", anchor=event.anchor))
    return top.children[0] if top.children else top


def _spot(event: Any, kind: Any, **more: Any) -> Spot:
    start, end = event.start_mark, event.end_mark
    return Spot(kind, start.index, end.index, start.line + 1, start.column + 1, **more)


def _scalar(event: Any, text: str) -> Spot:
    spot = _spot(event, "scalar", value=event.value, style=event.style or "")
    spot.anchor = event.anchor or ""
    if spot.style in ("|", ">"):
        whole = text[spot.start : spot.end]
        spot.end = spot.start + len(whole.rstrip(" \t\r\n"))
        spot.style = whole.splitlines()[0].partition("#")[0].strip()
    return spot


def data_of(spot: Spot, changes: dict[int, Any] | None = None) -> Any:
    """What `spot` says, with `changes` in place of the spots whose `id()` they have.

    A change to a sequence or mapping is the list of what it then holds.
    """
    if changes and id(spot) in changes:
        return changes[id(spot)]
    if spot.kind == "alias":
        return ("alias", spot.anchor)
    if spot.kind == "scalar":
        return None if spot.is_null else spot.value
    return [spot.kind, *(data_of(child, changes) for child in spot.children)]
