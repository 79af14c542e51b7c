"""Make the text against which the XML of slides is compressed for the base.

    python tools/make_base_dictionary.py

It writes `deckbuilder/model/base_dictionary.xml`: slides with their relationships and notes, of
the kinds that lectures hold most. A base can be read with the dictionary it was made with and no
other, so this is run again for a new format of the base only (`model/base.py`).
"""

from __future__ import annotations

import re
import sys
import tempfile
import zipfile
from pathlib import Path

import deckbuilder

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "deckbuilder" / "model" / "base_dictionary.xml"
SIZE = 32000  # bytes; what deflate looks back over, less its lookahead
GALLERY_SHARE, LARGEST_SHARE = 20000, 6000

_NUMBER = re.compile(r"ppt/(?:slides|notesSlides)/(?:_rels/)?(?:slide|notesSlide)(\d+)\.xml")


def slides_of(spec: Path, folder: Path) -> list[bytes]:
    """The XML of each slide of `spec` with its relationships and notes, in the package's order."""
    built = deckbuilder.build(spec, out=folder / "deck.pptx", fresh=True)
    slides = [b""] * built.slides
    with zipfile.ZipFile(built.path) as deck:
        for name in deck.namelist():
            if found := _NUMBER.match(name):
                slides[int(found[1]) - 1] += deck.read(name)
    return slides


def main() -> None:
    sys.path.insert(0, str(ROOT))
    from bench.lecture import write_lecture

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_lecture(folder, 4)
        gallery = slides_of(ROOT / "specs" / "gallery.yaml", folder)
        *_, points, table = slides_of(folder / "lecture.yaml", folder)
    kinds = b"".join(slide[:LARGEST_SHARE] for slide in gallery)[-GALLERY_SHARE:]
    # What occurs most stands last, where references to it are shortest. On one line, which no
    # program that changes the ends of lines can spoil.
    text = (kinds + table[:LARGEST_SHARE] + points).replace(b"\n", b" ")
    TARGET.write_bytes(text[-SIZE:].decode(errors="ignore").encode())


if __name__ == "__main__":
    main()
