"""The picture that a video shows before it plays, with the disc that says it can be played.

Comes in: a poster's file or none, and colours as six hex digits. Goes out: the bytes of a PNG of
16 to 9. The disc is part of the picture, because a shape in front of a video takes its clicks.
"""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from PIL.Image import Image

SIZE = (1280, 720)
_LARGER = 4  # the disc is drawn so much larger and reduced, for smooth edges
# The triangle's corners and the screen's frame, as shares of the disc and of the picture.
_TRIANGLE = ((-0.3, -0.46), (-0.3, 0.46), (0.5, 0.0))
_FRAME = 0.045
_HOLES = 9


class Colors(msgspec.Struct, frozen=True):
    """Six hex digits each."""

    ground: str
    film: str
    disc: str
    triangle: str


@lru_cache(maxsize=16)
def draw_poster(file: str, focus: tuple[float, float], radius: float, colors: Colors) -> bytes:
    """The poster of `file`, cropped about `focus` (per cent); without a file a drawn strip of
    film. `radius` is the disc's, as a share of the picture's height."""
    image = _covering(file, focus) if file else _film(colors)
    _lay_disc(image, radius * SIZE[1], colors)
    out = BytesIO()
    image.save(out, "PNG", compress_level=6)
    return out.getvalue()


def _covering(file: str, focus: tuple[float, float]) -> Image:
    from PIL import Image, ImageOps

    with Image.open(file) as opened:
        upright = ImageOps.exif_transpose(opened).convert("RGB")
    return ImageOps.fit(upright, SIZE, centering=(focus[0] / 100, focus[1] / 100))


def _film(colors: Colors) -> Image:
    """A frame of film: holes along both edges."""
    from PIL import Image, ImageDraw

    image = Image.new("RGB", SIZE, f"#{colors.ground}")
    pen = ImageDraw.Draw(image)
    width, height = SIZE
    edge = height * _FRAME
    step = width / _HOLES
    for y in (edge, height - 2 * edge):
        for i in range(_HOLES):
            x = (i + 0.5) * step - edge * 0.8
            pen.rectangle((x, y, x + edge * 1.6, y + edge), fill=f"#{colors.film}")
    return image


def _lay_disc(image: Image, radius: float, colors: Colors) -> None:
    """The disc and its triangle in the middle of `image`."""
    from PIL import Image, ImageDraw

    side = round(2 * radius) * _LARGER  # a multiple, so that it can be reduced
    mask = Image.new("L", (side, side), 0)
    ImageDraw.Draw(mask).ellipse((0, 0, side - 1, side - 1), fill=255)
    disc = Image.new("RGB", (side, side), f"#{colors.disc}")
    middle, r = side / 2, side / 2
    corners = [(middle + x * r, middle + y * r) for x, y in _TRIANGLE]
    ImageDraw.Draw(disc).polygon(corners, fill=f"#{colors.triangle}")
    small = (side // _LARGER, side // _LARGER)
    place = ((image.width - small[0]) // 2, (image.height - small[1]) // 2)
    image.paste(disc.reduce(_LARGER), place, mask.reduce(_LARGER))
