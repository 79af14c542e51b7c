"""Pictures as parts of the package: one copy for each content, in a format PowerPoint reads.

Their names follow from their contents, so that a slide's parts are the same whatever else is in
the deck.
An SVG goes in as it is, beside a drawing of it in pixels for programs that cannot draw it.
"""

from __future__ import annotations

from pathlib import Path

from deckbuilder.digests import digest_of
from deckbuilder.pptx_writer.package import Package
from deckbuilder.pptx_writer.pixels import draw_svg, store
from deckbuilder.remembering import Signature, signature_of

_SVG = ("svg", "image/svg+xml")
_HEAD = 4096  # bytes in which an SVG shows its root element


class Media:
    """The pictures of one package. With a `slide` (width and height in EMU) none is stored finer
    than a whole slide shows it."""

    def __init__(self, package: Package, slide: tuple[int, int] | None = None) -> None:
        self._package = package
        self._slide = slide
        self._by_file: dict[tuple[str, Signature], tuple[str, str]] = {}
        self._kept: set[str] = set()
        self.asked: dict[str, Signature] = {}  # the files that were asked for, as they were

    def share(self, other: Media) -> None:
        """Takes over the pictures that `other`, of the deck before, stored in its package."""
        self._package.know(other._package)
        for file, names in other._by_file.items():
            if all(self._package.knows(_part(name)) for name in filter(None, names)):
                self._by_file[file] = names

    def parts(self, file: str) -> tuple[str, str]:
        """The parts that hold `file` as pixels and, if it's an SVG, as vectors; else ""."""
        key = file, self._noted(file)
        names = self._by_file.get(key)
        if names is None:
            content = Path(file).read_bytes()
            if b"<svg" in content[:_HEAD]:
                names = self.keep(draw_svg(content), "png", "image/png"), self.keep(content, *_SVG)
            else:
                names = self.keep(*store(content, self._slide)), ""
            self._by_file[key] = names
        for name in filter(None, names):
            self._package.use_file(_part(name))
        return names

    def keep_file(self, file: str, extension: str, kind: str, stem: str) -> str:
        """The part that holds `file` as it is."""
        self._noted(file)
        return self.keep(Path(file).read_bytes(), extension, kind, stem)

    def keep(self, content: bytes, extension: str, kind: str, stem: str = "image") -> str:
        """The part that holds `content`, as other parts reach it."""
        name = f"../media/{stem}-{digest_of(content, 16)}.{extension}"
        if name in self._kept:
            self._package.use_file(_part(name))
        else:
            self._kept.add(name)
            self._package.add_file(_part(name), content, kind)
        return name

    def _noted(self, file: str) -> Signature:
        self.asked[file] = signature_of(file)
        return self.asked[file]


def _part(name: str) -> str:
    """The part that slides reach as `name`."""
    return f"ppt{name[2:]}"
