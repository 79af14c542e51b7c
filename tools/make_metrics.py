"""Make the advance tables in `deckbuilder/text/metrics` from openly licensed fonts.

In: folders with the fonts of the Debian packages fonts-crosextra-caladea,
fonts-crosextra-carlito, fonts-dejavu, fonts-liberation, fonts-noto-cjk and fonts-noto-core.
Out: one JSON file a family, per weight a table and its kerning. A table is a list of
`[first code point, [advance, ...]]`, one entry a stretch of characters that the font has; kerning
maps first characters to second ones to what it adds. All in thousandths of an em.

    python tools/make_metrics.py [FOLDER ...]        (default: /usr/share/fonts)
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import uharfbuzz as hb
from fontTools.ttLib import TTCollection, TTFont

OUT = Path(__file__).parent.parent / "deckbuilder" / "text" / "metrics"

# ASCII, Latin-1, Latin Extended-A; Greek; Cyrillic; punctuation, super- and subscripts, currency;
# letterlike, number forms, arrows, operators; enclosed; shapes and signs.
BLOCKS = (
    (0x20, 0x7E), (0xA0, 0x17F), (0x370, 0x3FF), (0x400, 0x45F), (0x2000, 0x20BF),
    (0x2100, 0x22FF), (0x2460, 0x24FF), (0x2500, 0x2767),
)  # fmt: skip

KERNED = "".join(map(chr, range(0x20, 0x7F))) + "“”‘’–—…"

# table -> regular and bold file, and the face of a collection
SOURCES: dict[str, tuple[str, str, str]] = {
    "caladea": ("Caladea-Regular.ttf", "Caladea-Bold.ttf", ""),
    "carlito": ("Carlito-Regular.ttf", "Carlito-Bold.ttf", ""),
    "dejavu-sans": ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf", ""),
    "dejavu-sans-mono": ("DejaVuSansMono.ttf", "DejaVuSansMono-Bold.ttf", ""),
    "dejavu-serif": ("DejaVuSerif.ttf", "DejaVuSerif-Bold.ttf", ""),
    "liberation-mono": ("LiberationMono-Regular.ttf", "LiberationMono-Bold.ttf", ""),
    "liberation-sans": ("LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf", ""),
    "liberation-serif": ("LiberationSerif-Regular.ttf", "LiberationSerif-Bold.ttf", ""),
    "noto-sans": ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf", ""),
    "noto-sans-cjk": ("NotoSansCJK-Regular.ttc", "NotoSansCJK-Bold.ttc", "Noto Sans CJK SC"),
    "noto-serif": ("NotoSerif-Regular.ttf", "NotoSerif-Bold.ttf", ""),
    "noto-serif-cjk": ("NotoSerifCJK-Regular.ttc", "NotoSerifCJK-Bold.ttc", "Noto Serif CJK SC"),
}


def find_files(folders: Iterable[Path]) -> dict[str, Path]:
    """File name -> path, of every font below `folders`; the first folder wins."""
    files = [path for folder in folders for path in sorted(folder.rglob("*.tt[fc]"))]
    return {path.name: path for path in reversed(files)}


def open_font(path: Path, face: str) -> tuple[int, TTFont]:
    """The font of that name in a collection, with its index, or the only font."""
    if not face:
        return 0, TTFont(path, lazy=True)
    for index, font in enumerate(TTCollection(path, lazy=True).fonts):
        if font["name"].getBestFamilyName() == face:
            return index, font
    raise SystemExit(f"{path.name} holds no face {face}")


def stretches(advances: Mapping[int, float]) -> Iterator[tuple[int, list[float]]]:
    """Runs of consecutive code points as (first, advances)."""
    first, row = -1, list[float]()
    for code, advance in sorted(advances.items()):
        if code != first + len(row):
            if row:
                yield first, row
            first, row = code, []
        row.append(advance)
    yield first, row


def font_to_table(font: TTFont) -> list[tuple[int, list[float]]]:
    """The advances of the characters in BLOCKS, in thousandths of an em."""
    cmap, hmtx, upem = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
    codes = [code for low, high in BLOCKS for code in range(low, high + 1) if code in cmap]
    return list(stretches({code: number(hmtx[cmap[code]][0] * 1000 / upem) for code in codes}))


def number(value: float) -> float | int:
    """`value` as it is written: one decimal at most."""
    rounded = round(value, 1)
    return int(rounded) if rounded == int(rounded) else rounded


def font_to_kerning(path: Path, font: TTFont, index: int) -> dict[str, dict[str, float]]:
    """First -> second -> what kerning adds to the first's advance, where it adds anything."""
    face = hb.Face(hb.Blob.from_file_path(str(path)), index)
    shaper, cmap, upem = hb.Font(face), font.getBestCmap(), face.upem
    chars = [char for char in KERNED if ord(char) in cmap]
    pairs: dict[str, dict[str, float]] = {}
    for first in chars:
        for second in chars:
            added = pair_width(shaper, first + second, True) - pair_width(
                shaper, first + second, False
            )
            if added:
                pairs.setdefault(first, {})[second] = number(added * 1000 / upem)
    return pairs


def pair_width(shaper: hb.Font, text: str, kerned: bool) -> int:
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(shaper, buffer, {"kern": kerned, "liga": False, "clig": False, "dlig": False})
    return sum(position.x_advance for position in buffer.glyph_positions)


def weight_to_tables(path: Path, face: str) -> tuple[object, object]:
    index, font = open_font(path, face)
    return font_to_table(font), font_to_kerning(path, font, index)


def main() -> None:
    files = find_files([Path(name) for name in sys.argv[1:]] or [Path("/usr/share/fonts")])
    OUT.mkdir(parents=True, exist_ok=True)
    for name, (regular, bold, face) in SOURCES.items():
        missing = [file for file in (regular, bold) if file not in files]
        if missing:
            raise SystemExit(f"font files not found: {', '.join(missing)}")
        table, kerning = weight_to_tables(files[regular], face)
        bold_table, bold_kerning = weight_to_tables(files[bold], face)
        tables = {
            "regular": table,
            "bold": bold_table,
            "regular_kerning": kerning,
            "bold_kerning": bold_kerning,
        }
        text = json.dumps(tables, separators=(",", ":"), ensure_ascii=True)
        (OUT / f"{name}.json").write_text(text + "\n", encoding="ascii", newline="\n")


if __name__ == "__main__":
    main()
