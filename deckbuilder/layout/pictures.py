"""Pictures in boxes: contained whole, or covering the box and cropped about their focus.

A `corner` in inches rounds them.
"""

from __future__ import annotations

from typing import Any

from deckbuilder.layout.area import Area
from deckbuilder.layout.surfaces import rounded
from deckbuilder.model.scene import Picture
from deckbuilder.model.spec import Image


def contain(image: Image, key: str, area: Area, **more: Any) -> Picture:
    """The whole picture, as large as `area` lets it be, in the middle."""
    width, height = image.size
    scale = min(area.w / width, area.h / height)
    w, h = width * scale, height * scale
    box = Area(area.x + (area.w - w) / 2, area.y + (area.h - h) / 2, w, h)
    return _picture(image, key, box, **more)


def cover(image: Image, key: str, area: Area, **more: Any) -> Picture:
    """The picture filling `area`; what stands over is cut off so that the focus stays in view."""
    width, height = image.size
    scale = max(area.w / width, area.h / height)
    spare_x = 1 - area.w / (width * scale)
    spare_y = 1 - area.h / (height * scale)
    left = _cut(spare_x, image.focus[0] / 100, area.w / (width * scale))
    top = _cut(spare_y, image.focus[1] / 100, area.h / (height * scale))
    crop = (left, top, max(0.0, spare_x - left), max(0.0, spare_y - top))
    return _picture(image, key, area, crop=crop, **more)


def _cut(spare: float, focus: float, shown: float) -> float:
    """How much to cut before the focus so that it stands in the middle of what is shown."""
    return min(max(focus - shown / 2, 0.0), max(spare, 0.0))


def _picture(image: Image, key: str, area: Area, **more: Any) -> Picture:
    if (corner := more.pop("corner", 0.0)) > 0:
        more |= rounded(area, corner)
    return Picture(
        key, "picture", area.rect, image.file,
        alt=image.alt, decorative=image.decorative, where=image.where, **more,
    )  # fmt: skip


def size_of(file: str) -> tuple[int, int]:
    """Width and height of a picture file in pixels."""
    from PIL import Image as Pillow

    with Pillow.open(file) as picture:
        return picture.size
