"""Pictures as parts of the package: one copy for each content, in a format PowerPoint reads.

PNG, JPEG, GIF, BMP and TIFF go in as they are; WebP becomes PNG, and a JPEG that relies on its
EXIF orientation is turned upright, because PowerPoint shows the stored pixels. An SVG goes in as
it is, beside an empty picture for programs that cannot draw it.
"""

from __future__ import annotations

from hashlib import sha256
from io import BytesIO
from pathlib import Path

from deckbuilder.pptx_writer.package import Package

# How a file begins -> its extension in the package and its content type.
_SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "png", "image/png"),
    (b"\xff\xd8\xff", "jpeg", "image/jpeg"),
    (b"GIF8", "gif", "image/gif"),
    (b"BM", "bmp", "image/bmp"),
    (b"II*\0", "tiff", "image/tiff"),
    (b"MM\0*", "tiff", "image/tiff"),
)
_SVG = ("svg", "image/svg+xml")
_HEAD = 4096  # bytes in which an SVG shows its root element
_NOTHING = bytes.fromhex(  # one transparent pixel
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)
_EXIF_ROOM = 65536
_ORIENTATION = 0x0112


class Media:
    """The pictures of one package."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._by_file: dict[str, tuple[str, str]] = {}
        self._by_content: dict[bytes, str] = {}

    def parts(self, file: str) -> tuple[str, str]:
        """The parts that hold `file` as pixels and, if it's an SVG, as vectors; else ""."""
        names = self._by_file.get(file)
        if names is None:
            content = Path(file).read_bytes()
            if b"<svg" in content[:_HEAD]:
                names = self.keep(_NOTHING, "png", "image/png"), self.keep(content, *_SVG)
            else:
                names = self.keep(*_readable(content)), ""
            self._by_file[file] = names
        return names

    def keep(self, content: bytes, extension: str, kind: str, stem: str = "image") -> str:
        """The part that holds `content`, as other parts reach it."""
        digest = sha256(content).digest()
        name = self._by_content.get(digest)
        if name is None:
            file = f"{stem}{len(self._by_content) + 1}.{extension}"
            self._package.add_file(f"ppt/media/{file}", content, kind)
            name = self._by_content[digest] = f"../media/{file}"
        return name


def _readable(content: bytes) -> tuple[bytes, str, str]:
    """The bytes to store, their extension and content type."""
    for signature, extension, kind in _SIGNATURES:
        if content.startswith(signature):
            if extension == "jpeg" and b"Exif\0\0" in content[:_EXIF_ROOM]:
                content = _upright(content)
            return content, extension, kind
    return _to_png(content), "png", "image/png"


def _upright(content: bytes) -> bytes:
    from PIL import Image, ImageOps

    image = Image.open(BytesIO(content))
    if image.getexif().get(_ORIENTATION, 1) == 1:
        return content
    out = BytesIO()
    ImageOps.exif_transpose(image).save(out, "JPEG", quality=92)
    return out.getvalue()


def _to_png(content: bytes) -> bytes:
    from PIL import Image

    out = BytesIO()
    Image.open(BytesIO(content)).save(out, "PNG")
    return out.getvalue()
