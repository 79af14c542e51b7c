"""The foot of a slide: the deck's footer, the page's number, and art that follows the page.

The deck's footer and a page's place among the others come in, known when all slides are laid out;
items that are read last go out. The footer is the same on every slide of one ground, and left out
where it is too long.
"""

from __future__ import annotations

from typing import Any

import msgspec

from deckbuilder.layout.art import draw_art, moving
from deckbuilder.layout.frame import FrameStyle, frame_of, ground_of, placed
from deckbuilder.layout.room import Room
from deckbuilder.model import scene, spec
from deckbuilder.model.scene import Item, Placeholder, TextBox
from deckbuilder.model.theme import Art

FOOTER = Placeholder("ftr", 11)
NUMBER = Placeholder("sldNum", 12)


class Foot(msgspec.Struct, frozen=True):
    """A page's footer, and its number among `pages`; the number as a field only where programs
    would count the same (they count hidden slides too)."""

    footer: spec.Text | None
    number: int
    pages: int
    as_field: bool


def footer_text(deck: spec.Deck) -> spec.Text | None:
    """The deck's footer on one line: what it says, else its title; None where it wants none."""
    text = deck.title if deck.footer is None else deck.footer
    plain = text.plain.replace("\n", " ").strip()
    return spec.Text((spec.Run(plain),), text.where) if plain else None


def footer_fits(room: Room, text: spec.Text) -> bool:
    width = placed(room, frame_of(room.theme).footer).w
    return room.type.runs_width(room.para(text, "footer")) <= width * 72


def _footer(
    room: Room, style: FrameStyle, over: dict[str, Any], text: spec.Text | None
) -> tuple[Item, ...]:
    """The deck's footer, the same on every slide of one ground; none where it does not fit."""
    if text is None or not footer_fits(room, text):
        return ()
    area, paragraph = placed(room, style.footer), room.para(text, "footer", **over)
    return (room.box("footer", "footer", area, paragraph, anchor="middle", placeholder=FOOTER),)


def _number(room: Room, style: FrameStyle, over: dict[str, Any]) -> TextBox:
    """The box of a page number, the same on every slide of one ground but for the number."""
    paragraph = room.para("0", "page_number", align="right", **over)
    area = placed(room, style.number)
    return room.box("number", "slide number", area, paragraph, anchor="middle", placeholder=NUMBER)


def draw_foot(room: Room, foot: Foot, *, art: tuple[Art, ...], color: str = "") -> list[Item]:
    """Footer, page number, and the art of the master that follows the page."""
    style = frame_of(room.theme)
    over: dict[str, Any] = {"color": color} if color else {}
    look = (room.inverse, color)
    items = list(
        room.kept(("footer", *look, foot.footer), lambda: _footer(room, style, over, foot.footer))
    )
    box = room.kept(("number", *look), lambda: _number(room, style, over))
    # a program counts the slides for a field, LibreOffice only where something stands in it; the
    # number itself would tie each slide's bytes to the number of slides before it
    number = scene.Run(" ", field="slidenum") if foot.as_field else scene.Run(str(foot.number))
    paragraph = msgspec.structs.replace(box.paragraphs[0], runs=(number,))
    items.append(msgspec.structs.replace(box, paragraphs=(paragraph,)))
    items += draw_art(ground_of(room, foot.number, foot.pages), moving(art), "tracker")
    return items
