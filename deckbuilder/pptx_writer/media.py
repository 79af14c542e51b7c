"""Pictures as parts of the package: one copy for each content, in a format PowerPoint reads.

An SVG goes in as it is, beside a drawing of it in pixels for programs that cannot draw it.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from deckbuilder.pptx_writer.package import Package
from deckbuilder.pptx_writer.pixels import draw_svg, store

_SVG = ("svg", "image/svg+xml")
_HEAD = 4096  # bytes in which an SVG shows its root element


class Media:
    """The pictures of one package. With a `slide` (width and height in EMU) none is stored finer
    than a whole slide shows it."""

    def __init__(self, package: Package, slide: tuple[int, int] | None = None) -> None:
        self._package = package
        self._slide = slide
        self._by_file: dict[str, tuple[str, str]] = {}
        self._by_content: dict[bytes, str] = {}

    def parts(self, file: str) -> tuple[str, str]:
        """The parts that hold `file` as pixels and, if it's an SVG, as vectors; else ""."""
        names = self._by_file.get(file)
        if names is None:
            content = Path(file).read_bytes()
            if b"<svg" in content[:_HEAD]:
                names = self.keep(draw_svg(content), "png", "image/png"), self.keep(content, *_SVG)
            else:
                names = self.keep(*store(content, self._slide)), ""
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
