"""What an image file is, by its bytes: its format, its size, its orientation.

In: an open file. Out: format and size in pixels as shown, or None where it is none of the
formats that a slide can hold. Only headers are read.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Callable
from typing import BinaryIO, Literal

ImageFormat = Literal["png", "jpeg", "gif", "webp", "bmp", "tiff", "svg"]
Size = tuple[int, int]

MAX_MEGAPIXELS = 50
_MAX_SVG_BYTES = 5_000_000
_HEADER = 32
_SWAPPED = (5, 6, 7, 8)  # EXIF orientations that lie on their side
_MOST_TAGS = 1000
_MOST_BEHIND = 65536  # bytes that may follow a picture's end


class UnsafeSvgError(Exception):
    """An SVG that could run or fetch something; the message says what."""


def measure_image(file: BinaryIO) -> tuple[ImageFormat, Size] | None:
    """The format and size of the image in `file`; raises `UnsafeSvgError`."""
    header = file.read(_HEADER)
    for name, magic, read_size in _FORMATS:
        if magic.match(header):
            size = _measure(file, header, read_size)
            return (name, size) if size and min(size) > 0 else None
    return _measure_svg(file, header)


def is_whole(file: BinaryIO, kind: ImageFormat) -> bool:
    """Whether a PNG in `file` goes on to its end; programs show nothing of one that does not.
    Other formats show what they have."""
    if kind != "png":
        return True
    file.seek(0)
    return b"IEND" in file.read()[-_MOST_BEHIND:]


def _measure(
    file: BinaryIO, header: bytes, read_size: Callable[[BinaryIO, bytes], Size | None]
) -> Size | None:
    try:
        return read_size(file, header)
    except (struct.error, IndexError):
        return None


def _png_size(file: BinaryIO, header: bytes) -> Size | None:
    return struct.unpack(">II", header[16:24]) if header[12:16] == b"IHDR" else None


def _gif_size(file: BinaryIO, header: bytes) -> Size:
    return struct.unpack("<HH", header[6:10])


def _bmp_size(file: BinaryIO, header: bytes) -> Size:
    if struct.unpack("<I", header[14:18])[0] == 12:  # the OS/2 header
        return struct.unpack("<HH", header[18:22])
    width, height = struct.unpack("<ii", header[18:26])
    return abs(width), abs(height)


def _webp_size(file: BinaryIO, header: bytes) -> Size | None:
    kind = header[12:16]
    if kind == b"VP8X":
        width, height = header[24:27], header[27:30]
        return int.from_bytes(width, "little") + 1, int.from_bytes(height, "little") + 1
    if kind == b"VP8L":
        bits = int.from_bytes(header[21:25], "little")
        return (bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1
    if kind == b"VP8 ":
        width, height = struct.unpack("<HH", header[26:30])
        return width & 0x3FFF, height & 0x3FFF
    return None


def _jpeg_size(file: BinaryIO, header: bytes) -> Size | None:
    """Walks the segments to the frame header; an EXIF segment before it may turn the size."""
    file.seek(2)
    turned = False
    while True:
        mark, kind = struct.unpack(">BB", file.read(2))
        if mark != 0xFF:
            return None
        if kind == 0xFF:  # fill bytes may stand before a marker
            file.seek(-1, 1)
            continue
        if kind == 0x01 or 0xD0 <= kind <= 0xD7:
            continue
        length = struct.unpack(">H", file.read(2))[0] - 2
        body = file.read(length)
        if kind == 0xE1 and body.startswith(b"Exif\0\0"):
            turned = _read_tags(body[6:], {0x0112}).get(0x0112) in _SWAPPED
        elif 0xC0 <= kind <= 0xCF and kind not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", body[1:5])
            return (height, width) if turned else (width, height)
        elif length < 0 or kind in (0xD9, 0xDA):
            return None


def _tiff_size(file: BinaryIO, header: bytes) -> Size | None:
    file.seek(0)
    tags = _read_tags(file.read(), {0x0100, 0x0101, 0x0112})
    if 0x0100 not in tags or 0x0101 not in tags:
        return None
    width, height = tags[0x0100], tags[0x0101]
    return (height, width) if tags.get(0x0112) in _SWAPPED else (width, height)


def _read_tags(data: bytes, wanted: set[int]) -> dict[int, int]:
    """The whole-number tags of a TIFF header's first directory (TIFF 6.0, section 2)."""
    order = {b"II": "<", b"MM": ">"}.get(data[:2])
    if order is None:
        return {}
    found: dict[int, int] = {}
    try:
        start = struct.unpack(order + "I", data[4:8])[0]
        count = min(struct.unpack(order + "H", data[start : start + 2])[0], _MOST_TAGS)
        for index in range(count):
            entry = data[start + 2 + 12 * index : start + 14 + 12 * index]
            tag, kind = struct.unpack(order + "HH", entry[:4])
            if tag in wanted:
                form = "H" if kind == 3 else "I"
                found[tag] = struct.unpack_from(order + form, entry, 8)[0]
    except struct.error:
        pass
    return found


_FORMATS: tuple[
    tuple[ImageFormat, re.Pattern[bytes], Callable[[BinaryIO, bytes], Size | None]], ...
] = (
    ("png", re.compile(rb"\x89PNG\r\n\x1a\n"), _png_size),
    ("jpeg", re.compile(rb"\xff\xd8\xff"), _jpeg_size),
    ("gif", re.compile(rb"GIF8[79]a"), _gif_size),
    ("webp", re.compile(rb"RIFF.{4}WEBP", re.DOTALL), _webp_size),
    ("bmp", re.compile(rb"BM"), _bmp_size),
    ("tiff", re.compile(rb"II\*\0|MM\0\*"), _tiff_size),
)


# --- SVG ------------------------------------------------------------------------------------

_NUMBER = re.compile(r"\s*([0-9.]+(?:e[0-9]+)?)\s*(px|pt|pc|mm|cm|in)?\s*\Z")
_PIXELS = {"px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
_FORBIDDEN = ("script", "foreignobject", "iframe", "object", "embed", "handler", "listener")
_OUTSIDE = re.compile(r"url\(\s*['\"]?\s*(?!#|data:image/)|@import|javascript:", re.IGNORECASE)


def _measure_svg(file: BinaryIO, header: bytes) -> tuple[ImageFormat, Size] | None:
    if not header.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return None
    data = header + file.read(_MAX_SVG_BYTES)
    if b"<svg" not in data and b":svg" not in data:
        return None
    if re.search(rb"<!(?:DOCTYPE[^>]*\[|ENTITY)", data):
        raise UnsafeSvgError("a document type of its own")
    if b"<?xml-stylesheet" in data:
        raise UnsafeSvgError("an outside style sheet")
    return _check_svg(data)


def _check_svg(data: bytes) -> tuple[ImageFormat, Size] | None:
    from xml.etree import ElementTree

    try:
        root = ElementTree.fromstring(data)
    except (ElementTree.ParseError, ValueError, LookupError):
        return None
    if root.tag.rpartition("}")[2] != "svg":
        return None
    for element in root.iter():
        _check_element(str(element.tag), element.text or "", dict(element.attrib))
    return "svg", _svg_size(dict(root.attrib))


def _check_element(tag: str, text: str, attributes: dict[str, str]) -> None:
    name = tag.rpartition("}")[2].lower()
    if name in _FORBIDDEN:
        raise UnsafeSvgError(f"a <{name}>")
    if name == "style" and _OUTSIDE.search(text):
        raise UnsafeSvgError("a reference to the outside")
    for key, value in attributes.items():
        plain = key.rpartition("}")[2].lower()
        if plain.startswith("on"):
            raise UnsafeSvgError(f"a script ({plain})")
        is_reference = plain in ("href", "src") and name != "a"
        outside = is_reference and not re.match(r"\s*(#|data:image/(?!svg))", value)
        if outside or _OUTSIDE.search(value):
            raise UnsafeSvgError("a reference to the outside")


def _svg_size(attributes: dict[str, str]) -> Size:
    """Pixels at 96 per inch, from width and height, else the view box, else the CSS default."""
    box = [
        float(part)
        for part in re.findall(r"-?[0-9.]+", attributes.get("viewBox", ""))
        if _is_number(part)
    ]
    width, height = (_length(attributes.get(key, "")) for key in ("width", "height"))
    if len(box) == 4 and box[2] > 0 and box[3] > 0:
        ratio = box[2] / box[3]
        width, height = (
            width or (height * ratio if height else box[2]),
            height or (width / ratio if width else box[3]),
        )
    return max(1, round(width or 300)), max(1, round(height or 150))


def _length(text: str) -> float:
    found = _NUMBER.match(text)
    if not found or not _is_number(found.group(1)):
        return 0.0
    return float(found.group(1)) * _PIXELS[found.group(2) or "px"]


def _is_number(text: str) -> bool:
    return re.fullmatch(r"-?\d+(\.\d*)?|-?\.\d+", text) is not None and len(text) < 12
