"""The pixels of a picture as a deck stores them: upright, readable, no finer than a slide shows.

Comes in: the bytes of a picture file. Goes out: bytes to store, an extension, a content type.
Always: what PowerPoint reads and needs no change goes in byte for byte; the same bytes in give the
same bytes out. PowerPoint ignores EXIF, so turned pictures are stored upright.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

Stored = tuple[bytes, str, str]

# How a file begins -> its extension in the package and its content type.
_SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "png", "image/png"),
    (b"\xff\xd8\xff", "jpeg", "image/jpeg"),
    (b"GIF8", "gif", "image/gif"),
    (b"BM", "bmp", "image/bmp"),
    (b"II*\0", "tiff", "image/tiff"),
    (b"MM\0*", "tiff", "image/tiff"),
)
_PER_INCH = 220  # as PowerPoint's own "default resolution"
_WORTH_IT = 0.8  # of the sides; less is not worth a new encoding
_SHRUNK = ("L", "LA", "RGB", "RGBA", "CMYK")
_EXIF_ROOM = 65536
_ORIENTATION = 0x0112
_SVG_WIDTH = 1600  # pixels of an SVG's stand-in
_PAPER, _INK = "#E6E9EE", "#8A93A3"


def store(content: bytes, slide: tuple[int, int] | None) -> Stored:
    """The picture `content`, made smaller where it is finer than a whole `slide` (EMU) shows;
    without a slide its pixels stay."""
    kind = next(((ext, mime) for sign, ext, mime in _SIGNATURES if content.startswith(sign)), None)
    if kind is None:
        return _encoded(_opened(content), "png"), "png", "image/png"
    ext, mime = kind
    if ext in ("png", "jpeg") and (changed := _changed(content, ext, slide)) is not None:
        return changed, ext, mime
    return content, ext, mime


def _opened(content: bytes) -> Image:
    from PIL import Image

    return Image.open(BytesIO(content))


def _changed(content: bytes, ext: str, slide: tuple[int, int] | None) -> bytes | None:
    """The picture upright and small enough; None where it is so already or cannot be read."""
    if slide is None and b"Exif\0\0" not in content[:_EXIF_ROOM]:
        return None
    image = _opened(content)
    try:
        turned = image.getexif().get(_ORIENTATION, 1) != 1
        scale = _scale(image.size, slide, turned=turned)
        if not turned and scale > _WORTH_IT:
            return None
        out = _encoded(_shrunk(image, scale), ext)
    except OSError:  # a file that ends too early still shows what it has
        return None
    return out if turned or len(out) < len(content) else None


def _scale(size: tuple[int, int], slide: tuple[int, int] | None, *, turned: bool) -> float:
    """By how much a picture may shrink and still cover a whole slide at full resolution."""
    if slide is None:
        return 1.0
    width, height = size[::-1] if turned else size
    return max(
        side / 914400 * _PER_INCH / n for side, n in zip(slide, (width, height), strict=True)
    )


def _shrunk(image: Image, scale: float) -> Image:
    from PIL import Image, ImageOps

    wanted = (round(image.width * scale), round(image.height * scale))
    if scale <= _WORTH_IT:
        image.draft(None, wanted)  # lets a JPEG be decoded at an eighth, a quarter, a half
        image = image.convert("RGBA") if image.mode == "P" else image
        if image.mode in _SHRUNK:
            smaller = image.resize(wanted, Image.Resampling.LANCZOS)  # pyright: ignore[reportUnknownMemberType]
            image = _keeping(image, smaller)
    return ImageOps.exif_transpose(image)


def _keeping(image: Image, smaller: Image) -> Image:
    """`smaller` with what says how to read `image`: its colours' profile and its orientation."""
    smaller.info = {k: v for k, v in image.info.items() if k in ("icc_profile", "exif")}
    smaller.getexif().update(image.getexif())
    return smaller


def _encoded(image: Image, ext: str) -> bytes:
    out = BytesIO()
    profile = image.info.get("icc_profile")
    if ext == "jpeg":
        image.save(out, "JPEG", quality=90, icc_profile=profile)
    else:
        image.save(out, "PNG", icc_profile=profile)
    return out.getvalue()


# --- SVG ----------------------------------------------------------------------------------


def draw_svg(content: bytes) -> bytes:
    """A PNG of an SVG for programs that draw none; a sign for a picture where it can't be made."""
    try:
        from resvg_py import svg_to_bytes

        return bytes(svg_to_bytes(svg_string=content.decode("utf-8"), width=_SVG_WIDTH))
    except (ImportError, ValueError):
        return _sign_for_a_picture()


def _sign_for_a_picture() -> bytes:
    """A sheet with a hill and a sun."""
    from PIL import Image, ImageDraw

    image = Image.new("RGB", (800, 450), _PAPER)
    pen = ImageDraw.Draw(image)
    pen.rectangle((300, 150, 500, 300), outline=_INK, width=6)
    pen.polygon([(312, 288), (375, 205), (415, 250), (440, 225), (488, 288)], fill=_INK)
    pen.ellipse((440, 170, 468, 198), fill=_INK)
    return _encoded(image, "png")
