"""Kind `gallery`: pictures of one height in even rows, each with its caption below.

All pictures share the height that the tallest caption leaves; where it leaves them too little,
they go on further pages. Pictures of one row that are shown
whole get widths in which their heights are the same, where none becomes too narrow for that.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from deckbuilder.layout import fit, pictures
from deckbuilder.layout.area import Area
from deckbuilder.layout.kinds import Kind
from deckbuilder.layout.room import Page, Room
from deckbuilder.model import scene, spec
from deckbuilder.model.scene import Paragraph

# rows by the number of pictures; on a narrow slide four in a row become two by two
ROWS: dict[int, tuple[int, ...]] = {
    1: (1,), 2: (2,), 3: (3,), 4: (4,), 5: (3, 2), 6: (3, 3), 7: (4, 3), 8: (4, 4), 9: (3, 3, 3),
}  # fmt: skip
MUCH = 1.25  # how many times larger pictures are in one row that is taken before two
USUAL_SHARE = 0.7  # of a row's height that captions leave to its pictures
NARROW_ROWS: dict[int, tuple[int, ...]] = {4: (2, 2), 7: (3, 3, 1), 8: (3, 3, 2)}


class GalleryStyle(msgspec.Struct, frozen=True):
    """Inches: gaps between pictures and rows, from a picture to its caption, and how much narrower
    than its picture a caption is. Pictures get no lower than `least_h`, and no narrower than
    `least_w` for the sake of one height. `sink` is the share of height left over that goes above
    the pictures."""

    gap: float = 0.2
    row_gap: float = 0.25
    caption_gap: float = 0.1875
    low_caption_gap: float = 0.1
    caption_inset: float = 0.15
    least_h: float = 0.9
    least_w: float = 1.4
    sink: float = 0.36


class _Words(msgspec.Struct, frozen=True):
    """The captions at one step: their paragraphs, and the height that each row leaves for them."""

    paragraphs: tuple[tuple[Paragraph, ...], ...]
    heights: tuple[float, ...]


def draw(content: spec.Gallery, room: Room) -> list[Page]:
    style = room.style_of(GalleryStyle)
    whole = list(enumerate(content.images, 1))

    def holds(part: Sequence[Numbered]) -> bool:
        return _set(room, style, part).h >= style.least_h

    pages = [whole] if holds(whole) else fit.divide(whole, holds)
    return [_page(room, style, _set(room, style, part)) for part in pages]


Numbered = tuple[int, spec.Image]


class _Plan(msgspec.Struct, frozen=True):
    """Pictures with their numbers, the row and column of each, their captions, and the height
    that all pictures share; `gap` is from a picture to its caption."""

    images: tuple[Numbered, ...]
    cells: tuple[tuple[int, Area], ...]
    words: _Words
    h: float
    gap: float


def _set(room: Room, style: GalleryStyle, part: Sequence[Numbered]) -> _Plan:
    images = [image for _, image in part]
    rows = _rows(room, style, images)
    cells = _one_height(room, style, images, rows) or _cells(room, style, rows)
    gap = style.caption_gap if len(rows) == 1 else style.low_caption_gap
    words = _words(room, style, images, rows, cells, gap)
    h = _free(room, style, words) / len(rows)
    return _Plan(tuple(part), tuple(cells), words, h, gap)


def _free(room: Room, style: GalleryStyle, words: _Words) -> float:
    """The height that captions and gaps leave to the pictures."""
    return room.body.h - style.row_gap * (len(words.heights) - 1) - sum(words.heights)


def _page(room: Room, style: GalleryStyle, plan: _Plan) -> Page:
    natural = max(_natural_h(i, c) for (_, i), (_, c) in zip(plan.images, plan.cells, strict=True))
    h = max(0.1, min(plan.h, natural))
    spare = _free(room, style, plan.words) - h * len(plan.words.heights)
    tops = _tops(room.body.y + max(0.0, spare) * style.sink, plan.words.heights, h, style.row_gap)
    groups = tuple(
        _figure(room, style, n, image, Area(cell.x, tops[row], cell.w, h), paragraphs, plan.gap)
        for (n, image), (row, cell), paragraphs in zip(
            plan.images, plan.cells, plan.words.paragraphs, strict=True
        )
    )
    return Page(groups, reveal=tuple((scene.Target(group.key),) for group in groups))


def _rows(room: Room, style: GalleryStyle, images: Sequence[spec.Image]) -> tuple[int, ...]:
    """The usual rows, or one row where whole pictures are much larger in it."""
    rows, single = rows_of(room, len(images)), (len(images),)
    if len(rows) == 1 or not (cells := _one_height(room, style, images, single)):
        return rows
    usual = _cells(room, style, rows)
    h = min(usual[0][1].w, (room.body.h / len(rows)) * USUAL_SHARE)
    least = min(image.size[0] / image.size[1] for image in images)
    return single if min(area.w for _, area in cells) > MUCH * least * h else rows


def rows_of(room: Room, count: int) -> tuple[int, ...]:
    """How many pictures stand in each row."""
    narrow = NARROW_ROWS.get(count) if room.body.w < 9.5 else None
    return narrow or ROWS[count]


def _cells(room: Room, style: GalleryStyle, rows: Sequence[int]) -> list[tuple[int, Area]]:
    """Each picture's row and column; a short row keeps the columns of the others."""
    columns = room.body.columns(max(rows), room.w(style.gap))
    return [(row, area) for row, count in enumerate(rows) for area in columns[:count]]


def _one_height(
    room: Room, style: GalleryStyle, images: Sequence[spec.Image], rows: Sequence[int]
) -> list[tuple[int, Area]]:
    """Cells of one row, amidst the body, as wide as its whole pictures are at one height; none
    where that does not do."""
    if len(rows) > 1 or any(image.fit == "cover" for image in images):
        return []
    body, gap = room.body, room.w(style.gap)
    ratios = [image.size[0] / image.size[1] for image in images]
    h = min(body.h * 0.8, (body.w - gap * (len(images) - 1)) / sum(ratios))
    if min(ratios) * h < style.least_w:
        return []
    cells: list[tuple[int, Area]] = []
    x = body.center - (sum(ratios) * h + gap * (len(images) - 1)) / 2
    for ratio in ratios:
        cells.append((0, Area(x, body.y, ratio * h, body.h)))
        x += ratio * h + gap
    return cells


def _natural_h(image: spec.Image, cell: Area) -> float:
    """The height at which the picture fills its cell's width."""
    return cell.h if image.fit == "cover" else cell.w * image.size[1] / image.size[0]


def _tops(y: float, heights: Sequence[float], h: float, gap: float) -> list[float]:
    tops: list[float] = []
    for words in heights:
        tops.append(y)
        y += h + words + gap
    return tops


# --- captions -----------------------------------------------------------------------------


def _words(
    room: Room,
    style: GalleryStyle,
    images: Sequence[spec.Image],
    rows: Sequence[int],
    cells: Sequence[tuple[int, Area]],
    gap: float,
) -> _Words:
    """The captions at the largest step that leaves the pictures enough height."""
    sizes = room.style("gallery_caption").sizes

    def leaves_enough(size: float) -> bool:
        heights = _words_at(room, style, images, rows, cells, gap, size).heights
        rest = room.body.h - sum(heights) - style.row_gap * (len(rows) - 1)
        return rest / len(rows) >= max(style.least_h, room.body.h * 0.5 / len(rows))

    step = fit.first_fit(sizes, leaves_enough) or sizes[-1]
    return _words_at(room, style, images, rows, cells, gap, step)


def _words_at(
    room: Room,
    style: GalleryStyle,
    images: Sequence[spec.Image],
    rows: Sequence[int],
    cells: Sequence[tuple[int, Area]],
    gap: float,
    size: float,
) -> _Words:
    paragraphs = tuple(
        _caption(room, image, area.w - style.caption_inset, size)
        for image, (_, area) in zip(images, cells, strict=True)
    )
    heights = [0.0] * len(rows)
    for (row, area), words in zip(cells, paragraphs, strict=True):
        high = room.height(words, area.w - style.caption_inset) + gap if words else 0.0
        heights[row] = max(heights[row], high)
    return _Words(paragraphs, tuple(heights))


def _caption(room: Room, image: spec.Image, width: float, size: float) -> tuple[Paragraph, ...]:
    """Caption and credit of one picture."""
    out: list[Paragraph] = []
    if image.caption is not None:
        paragraph = room.para(image.caption, "gallery_caption", size, plain_marks=True)
        out.append(room.type.rebreak_widow(paragraph, Area(0, 0, width, 1).rect.w))
    if image.credit is not None:
        credit = room.para(image.credit, "source", plain_marks=True)
        out.append(replace(credit, space_before=3.0 if out else 0.0))
    return tuple(out)


# --- drawing ------------------------------------------------------------------------------


def _figure(
    room: Room,
    style: GalleryStyle,
    n: int,
    image: spec.Image,
    area: Area,
    words: Sequence[Paragraph],
    gap: float,
) -> scene.Group:
    """A picture with its caption; `area` is the picture's."""
    key = f"gallery/{n}"
    picture = _picture(room, image, f"{key}/picture", area)
    items: list[scene.Item] = [picture]
    if words:
        width = area.w - style.caption_inset
        place = Area(area.x, area.bottom + gap, width, room.height(words, width))
        items.append(room.box(f"{key}/caption", "caption", place, words, where=image.where))
    return scene.Group(key, f"picture {n}", tuple(items), where=image.where)


def _picture(room: Room, image: spec.Image, key: str, area: Area) -> scene.Picture:
    """A whole picture stands on its caption, at its left edge."""
    corner = float(room.theme.frame.get("corner", 0.0))
    if image.fit == "cover":
        return pictures.cover(image, key, area, corner=corner)
    picture = pictures.contain(image, key, area, corner=corner)
    rect, box = picture.rect, area.rect
    return replace(picture, rect=replace(rect, x=box.x, y=box.bottom - rect.h))


KIND = Kind(draw)
