"""The three builds of a card and their measures, and in which rows cards stand."""

from __future__ import annotations

from typing import Literal

import msgspec

Build = Literal["stack", "head", "side"]

# rows by the number of cards; the second choice has fewer, wider columns
ROWS: dict[int, tuple[tuple[int, ...], ...]] = {
    1: ((1,),), 2: ((2,),), 3: ((3,),), 4: ((4,), (2, 2)), 5: ((3, 2), (2, 2, 1)),
    6: ((3, 3), (2, 2, 2)), 7: ((4, 3), (3, 3, 1)), 8: ((4, 4), (3, 3, 2)), 9: ((3, 3, 3),),
    10: ((5, 5), (4, 3, 3)), 11: ((4, 4, 3),), 12: ((4, 4, 4),),
}  # fmt: skip


class Stack(msgspec.Struct, frozen=True):
    """Inches from the card's top: where ordinal and title start, and the gap before the text.

    Where every title has at most four characters it takes `short_size` in the display face, as
    larger ones do.
    """

    ordinal_size: float = 44.0
    ordinal_y: float = 0.28
    title_y: float = 1.25
    text_gap: float = 0.1875
    short_size: float = 0.0
    text_color: str = ""


class Head(msgspec.Struct, frozen=True):
    """Ordinal and title share a line whose middle is `middle` below the top. With `badge`, its
    side, the ordinal stands on a shape whose opposite corners are rounded alike. Titles start at
    `icon_x` instead where icons stand before them."""

    ordinal_size: float = 24.0
    ordinal_color: str = ""
    middle: float = 0.47
    badge: float = 0.0
    badge_fill: str = "primary"
    badge_corners: tuple[float, float] = (0.0, 0.0)
    title_x: float = 0.594
    icon_x: float = 0.0
    text_y: float = 0.906
    foot: float = 0.17
    text_color: str = ""
    text_x: float = 0.0


class Side(msgspec.Struct, frozen=True):
    """The ordinal centred in the first `ordinal_w`, a hair, the texts from `text_x`."""

    ordinal_size: float = 36.0
    ordinal_w: float = 1.15
    text_x: float = 1.4
    hair_inset: float = 0.35
    hair_color: str = "line-strong"
    text_color: str = ""


class CardsStyle(msgspec.Struct, frozen=True):
    """`chinese_ordinals` counts 一 二 三 in Chinese decks in up to three columns. `inset` is the
    padding at the sides where it is another; `ordinal` is the ordinals' style. `close_stack` is
    for narrow cards whose titles are too long to stand beside their ordinals."""

    gap: float = 0.20
    row_gap: float = 0.25
    padding: float = 0.25
    inset: float | None = None
    ordinal: str = "ordinal"
    most_height: float = 4.25  # of a single row
    least_height: float = 3.0  # of all rows of few words
    sink: float = 0.36  # share of the height left over that goes above the cards
    fill: str = "surface"
    one_row: Build = "stack"
    rows: Build = "head"
    narrow_row: Build | None = None  # four and more columns in one row; None: as one_row
    narrow: Build = "head"  # four and more columns in several rows
    chinese_ordinals: bool = False
    stack: Stack = Stack()  # in a single row
    low_stack: Stack = Stack(20.0, ordinal_y=0.25, title_y=0.8125, text_gap=0.2)  # in several
    close_stack: Stack = Stack(20.0, ordinal_y=0.16, title_y=0.58, text_gap=0.1)
    head: Head = Head()  # in up to two rows
    low_head: Head = Head(22.0, middle=0.36, title_x=0.594, text_y=0.66, foot=0.08)  # in three
    side: Side = Side()

    @property
    def across(self) -> float:
        """The padding at the sides."""
        return self.padding if self.inset is None else self.inset
