"""Text as it is set: runs with a look, in paragraphs; what a scene's boxes and cells hold.

Sizes are points, indents EMU, colours and faces roles of the theme (see `scene.py`).
"""

from __future__ import annotations

from typing import Literal

import msgspec

Color = str
Align = Literal["left", "center", "right"]


class Run(msgspec.Struct, frozen=True):
    """Text with one look; what is None, empty or 0 is the paragraph's. `"\\n"` is a line break.

    `face` is a font role (`body`, `heading`, `display`, `numeral`, `quote`, `mono`). `link` is an
    address, or `#key` of a slide of the scene. `field` makes the run a field (`slidenum`), whose
    `text` is what it shows until a program counts anew. `latex` makes it a formula, whose `text`
    tells it on a line.
    """

    text: str
    bold: bool | None = None
    italic: bool = False
    underline: bool = False
    strike: bool = False
    color: Color = ""
    face: str = ""
    size: float = 0.0
    highlight: Color = ""
    link: str = ""
    field: str = ""
    latex: str = ""


class Bullet(msgspec.Struct, frozen=True, cache_hash=True):
    """The mark of a list paragraph: a character, or automatic numbers from `start`."""

    char: str = "•"
    font: str = "+mn-lt"
    color: Color = ""
    percent: int = 100  # of the text's size
    number: str = ""  # an ST_TextAutonumberScheme such as `arabicPeriod`; wins over `char`
    start: int = 1


SINGLE_PITCH = 1.2  # line distance over size that programs call 100 %, whatever the font


def line_percent(pitch: float) -> int:
    """Line distance over size in per cent of single spacing. Whole ones, as LibreOffice drops
    what is beyond; 100 at least, as programs cut letters below."""
    return max(100, round(pitch / SINGLE_PITCH * 100))


class Paragraph(msgspec.Struct, frozen=True):
    """One paragraph; `pitch` is line distance divided by size (1.2 is written as 100 %).
    `exact` has it written in points, for lines that stand on a raster.

    The text stands `indent` EMU from the box's inner edge, its first line `hanging` EMU less.
    `space_before` is in points and not applied to the first paragraph of a box. `joins` holds, for
    each line break in the text that was put there for its sense, the spaces in whose place it
    stands; it is empty where the text has breaks of its own.
    """

    runs: tuple[Run, ...]
    size: float
    face: str = "body"
    bold: bool = False
    color: Color = "text"
    align: Align = "left"
    pitch: float = 1.2
    space_before: float = 0.0
    indent: int = 0
    hanging: int = 0
    bullet: Bullet | None = None
    level: int = 0  # 0 to 2
    tracking: float = 0.0  # points added to each character
    lang: str = ""  # the deck's, unless said
    exact: bool = False
    joins: tuple[str, ...] = ()

    @property
    def plain(self) -> str:
        runs = self.runs
        return runs[0].text if len(runs) == 1 else "".join([run.text for run in runs])
