"""What the tests of the writer share: decks written to memory and read back as XML."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from deckbuilder.model.scene import Scene
from deckbuilder.model.theme import Theme
from deckbuilder.pptx_writer import write_deck

from . import sample

NS = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "p14": "http://schemas.microsoft.com/office/powerpoint/2010/main",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
}


class Written:
    """A written deck: its bytes, its parts, and XPath over them."""

    def __init__(self, scene: Scene, theme: Theme) -> None:
        out = io.BytesIO()
        write_deck(scene, theme, out)
        self.data = out.getvalue()
        with zipfile.ZipFile(io.BytesIO(self.data)) as archive:
            self.names = archive.namelist()
            self.parts = {name: archive.read(name) for name in self.names}

    def find(self, part: str, path: str) -> list:
        """What `path` finds in `ppt/<part>.xml`."""
        return etree.fromstring(self.parts[f"ppt/{part}.xml"]).xpath(path, namespaces=NS)

    def one(self, part: str, path: str):
        found = self.find(part, path)
        assert len(found) == 1, f"{len(found)} of {path} in {part}"
        return found[0]

    def slide(self, path: str, number: int = 1) -> list:
        return self.find(f"slides/slide{number}", path)

    def targets(self, part: str) -> dict[str, str]:
        """Relationship id -> target of `ppt/<part>.xml`."""
        folder, _, file = part.rpartition("/")
        data = self.parts[f"ppt/{folder}/_rels/{file}.xml.rels".replace("//", "/")]
        return {node.get("Id"): node.get("Target") for node in etree.fromstring(data)}


Write = Callable[..., Written]


@pytest.fixture(scope="session")
def picture(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from PIL import Image

    file = tmp_path_factory.mktemp("pictures") / "a.png"
    Image.new("RGB", (40, 30), (200, 80, 40)).save(file)
    return file


@pytest.fixture(scope="session")
def whole(picture: Path) -> Written:
    """One of everything."""
    return Written(sample.whole(picture), sample.theme())


@pytest.fixture(scope="session")
def write() -> Write:
    def writing(*slides, variant="light", lang="zh-Hans") -> Written:
        return Written(sample.scene(*slides, lang=lang), sample.theme(variant))

    return writing
