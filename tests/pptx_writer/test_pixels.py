"""Pixels as decks store them: upright, no finer than slides show, SVG drawn for other programs."""

from __future__ import annotations

import sys
from io import BytesIO

import pytest
from PIL import Image

from deckbuilder.pptx_writer.pixels import draw_svg, store

SLIDE = (12192000, 6858000)
SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">'
    b'<rect width="40" height="20" fill="#c00000"/></svg>'
)


def picture(size: tuple[int, int], kind: str, orientation: int = 1) -> bytes:
    image = Image.linear_gradient("L").resize(size).convert("RGB")
    image.paste("#0000c0", (0, 0, size[0] // 2, size[1]))
    exif = Image.Exif()
    exif[0x0112] = orientation
    out = BytesIO()
    image.save(out, kind, exif=exif)
    return out.getvalue()


def opened(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content))


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_finer_than_a_slide_shows_is_stored_smaller(kind: str):
    content = picture((4400, 2934), kind)
    stored, extension, _ = store(content, SLIDE)
    assert opened(stored).size == (2933, 1956) and extension == kind.lower()
    assert len(stored) < len(content)


def test_a_picture_that_a_slide_shows_as_fine_as_it_is_stays_byte_for_byte():
    content = picture((1600, 900), "JPEG")
    assert store(content, SLIDE) == (content, "jpeg", "image/jpeg")


def test_all_pixels_stay_where_no_slide_is_given():
    content = picture((4400, 2934), "PNG")
    assert store(content, None)[0] == content


@pytest.mark.parametrize("size", [(400, 200), (4400, 2934)])
def test_a_turned_picture_is_stored_upright(size: tuple[int, int]):
    stored = opened(store(picture(size, "JPEG", orientation=6), SLIDE)[0])
    assert stored.height > stored.width
    assert stored.getexif().get(0x0112, 1) == 1
    blue = stored.convert("RGB").getpixel((stored.width // 2, stored.height // 8))
    assert isinstance(blue, tuple) and blue[2] > 150 and blue[0] < 60


def test_what_powerpoint_does_not_read_becomes_png():
    out = BytesIO()
    Image.new("RGB", (40, 20), "#c00000").save(out, "WEBP", lossless=True)
    stored, extension, mime = store(out.getvalue(), SLIDE)
    assert (extension, mime, opened(stored).size) == ("png", "image/png", (40, 20))


def test_an_svg_is_drawn_for_programs_that_cannot():
    drawn = opened(draw_svg(SVG))
    assert drawn.size == (1600, 800)
    assert drawn.convert("RGB").getpixel((800, 400)) == (192, 0, 0)


def test_without_its_renderer_an_svg_has_a_sign_for_a_picture(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    colors = opened(draw_svg(SVG)).convert("RGB").getcolors()
    assert colors is not None and len(colors) > 1
