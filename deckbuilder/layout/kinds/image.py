"""Kind `image`: one picture, its caption and its credit.

Drawings: `beside` has the caption in a column at the right, `below` under the picture. A slide
without a title gives its picture the title's place too, and its caption is the title.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from msgspec.structs import replace

from deckbuilder.layout import fit, pictures
from deckbuilder.layout.area import Area
from deckbuilder.layout.frame import TITLE, frame_of
from deckbuilder.layout.kinds import Kind
from deckbuilder.layout.room import Page, Room
from deckbuilder.model import scene, spec
from deckbuilder.model.scene import Paragraph

LEAST_CREDIT = 0.375
LEAST_UNDER = 3.0  # inches of a picture as wide as which its caption is set
LEAST_EMS = 8.0  # of a caption's line


class ImageStyle(msgspec.Struct, frozen=True):
    """Inches at 13.333 in wide; the caption's rule in points. `picture_w` is the picture's part
    of twelve columns beside a caption, `most_caption` the widest that a caption may get."""

    picture_w: float = 8.95
    gutter: float = 0.2
    most_caption: float = 5.9
    rule: float = 2.25
    rule_color: str = "primary"
    caption_top: float = 0.25
    below_gap: float = 0.125


def draw_beside(image: spec.Image, room: Room) -> list[Page]:
    if room.place != "body" or image.caption is None or room.planned.slide.aside is not None:
        return draw_below(image, room)
    style, area = room.style_of(ImageStyle), _area(room)
    left = Area(area.x, area.y, room.w(style.picture_w), area.h)
    picture = _picture(room, image, left)
    right = room.x(12.667) - picture.rect.right / 914400 - room.w(style.gutter)
    width = min(right, room.w(style.most_caption))
    column = Area(picture.rect.right / 914400 + room.w(style.gutter), area.y, width, area.h)
    return [_page(picture, _column(room, image, column, style))]


def draw_below(image: spec.Image, room: Room) -> list[Page]:
    style, area = room.style_of(ImageStyle), _area(room)
    notes = _foot(room, image, area)
    h = _height(room, notes)
    picture = _over(room, image, area, h + style.below_gap if notes else 0.0)
    if room.place == "body" and room.planned.drawn_title:
        # as wide as the picture, if that leaves it as it is
        under = _foot(room, image, _below(picture, area))
        if _height(room, under) <= h and picture.rect.w >= LEAST_UNDER * 914400:
            notes = under
    if room.place != "body":
        picture = replace(picture, rect=replace(picture.rect, y=area.rect.y))
    y = picture.rect.bottom / 914400 + style.below_gap
    items: list[scene.Item] = []
    for n, (paragraphs, x, w) in enumerate(notes):
        is_caption = image.caption is not None and n == 0
        items.append(_text(room, image, Area(x, y, w, h), paragraphs, is_caption))
    return [_page(picture, items)]


def _over(room: Room, image: spec.Image, area: Area, foot: float) -> scene.Picture:
    """The picture in the middle of what `foot` inches of words leave."""
    return _picture(room, image, area.inset(0, 0, 0, foot), middle=True)


def _below(picture: scene.Picture, area: Area) -> Area:
    """`area` as wide as the picture."""
    return Area(picture.rect.x / 914400, area.y, picture.rect.w / 914400, area.h)


DRAWINGS: dict[str, Callable[[spec.Image, Room], list[Page]]] = {
    "beside": draw_beside,
    "below": draw_below,
}


def draw(image: spec.Image, room: Room) -> list[Page]:
    return room.drawing(DRAWINGS)(image, room)


def _area(room: Room) -> Area:
    """The body; without a title above it the picture reaches up to the title's place."""
    if room.place != "body" or room.planned.drawn_title:
        return room.body
    style = frame_of(room.theme)
    top = max(style.title[1], style.kicker[1] + style.kicker[3] + 0.05)
    return Area(room.body.x, top, room.body.w, room.body.bottom - top)


def _picture(room: Room, image: spec.Image, area: Area, *, middle: bool = False) -> scene.Picture:
    """By `fit`; a contained picture beside a text stands at the upper left, else in the middle."""
    corner = float(room.theme.frame.get("corner", 0.0))
    if image.fit == "cover":
        return pictures.cover(image, "image", area, corner=corner)
    picture = pictures.contain(image, "image", area, corner=corner)
    if middle:
        return picture
    place = area.rect
    return replace(picture, rect=replace(picture.rect, x=place.x, y=place.y))


def _page(picture: scene.Picture, words: list[scene.Item]) -> Page:
    return Page((picture, *words), reveal=((scene.Target(picture.key),),))


# --- words --------------------------------------------------------------------------------


def _column(room: Room, image: spec.Image, column: Area, style: ImageStyle) -> list[scene.Item]:
    assert image.caption is not None
    items: list[scene.Item] = []
    if style.rule:
        items.append(
            room.rule("image/rule", column.x, column.y, column.w, style.rule, style.rule_color)
        )
    credit = room.para(image.credit, "source", plain_marks=True) if image.credit else None
    h = max(LEAST_CREDIT, room.height([credit], column.w)) if credit else 0.0
    area = column.inset(0, style.caption_top, 0, h and h + 0.025)
    caption = _fitted(room, image.caption, "image_caption", area)
    items.append(_text(room, image, area, [caption], True))
    if credit:
        box = Area(column.x, column.bottom - h, column.w, h)
        items.append(room.box("image/credit", "credit", box, credit, anchor="bottom"))
    return items


def _fitted(room: Room, text: spec.Text, style: str, area: Area) -> Paragraph:
    """Running text at the largest step that fits, with enough characters on a line."""
    sizes = room.style(style).sizes
    ample = [size for size in sizes if area.w * 72 / size >= LEAST_EMS]
    step = fit.first_fit(ample or sizes, lambda s: room.fits([room.para(text, style, s)], area))
    return room.type.rebreak_widow(room.para(text, style, step or sizes[-1]), area.rect.w)


Notes = list[tuple[list[Paragraph], float, float]]


def _height(room: Room, notes: Notes) -> float:
    return max((room.height(p, w) for p, _, w in notes), default=0.0)


def _foot(room: Room, image: spec.Image, area: Area) -> Notes:
    """The paragraphs under the picture with their x and width: caption left, credit right."""
    if image.caption is None and image.credit is None:
        return []
    if image.credit is None:
        assert image.caption is not None
        return [([room.para(image.caption, "caption")], area.x, area.w)]
    credit = room.para(image.credit, "source", plain_marks=True)
    if image.caption is None:
        return [([credit], area.x, area.w)]
    caption = room.para(image.caption, "caption")
    taken = room.type.runs_width(credit) / 72 * 1.02
    if room.type.runs_width(caption) / 72 * 1.02 + taken + 0.3 > area.w:
        return [([caption, replace(credit, space_before=4.0)], area.x, area.w)]
    right = replace(credit, align="right")
    return [([caption], area.x, area.w - taken - 0.2), ([right], area.right - taken, taken)]


def _text(
    room: Room, image: spec.Image, area: Area, paragraphs: list[Paragraph], is_caption: bool
) -> scene.Item:
    """The caption, which is the slide's title where that has none; or the credit alone."""
    if not is_caption:
        return room.box("image/credit", "credit", area, paragraphs)
    titles = room.place == "body" and not room.planned.drawn_title
    return room.box(
        "image/caption", "caption", area, paragraphs, where=image.where,
        placeholder=TITLE if titles else None,
    )  # fmt: skip


KIND = Kind(draw, frame="untitled")
