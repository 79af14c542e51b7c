"""Make the advance tables in `deckbuilder/text/metrics` from openly licensed fonts.

In: folders with the fonts of the Debian packages fonts-crosextra-caladea,
fonts-crosextra-carlito, fonts-dejavu, fonts-liberation, fonts-noto-cjk and fonts-noto-core.
Out: one JSON file a family. A table is a list of `[first code point, [advance, ...]]`, one entry
a stretch of characters that the font has; advances are thousandths of an em.

    python tools/make_metrics.py [FOLDER ...]        (default: /usr/share/fonts)
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from fontTools.ttLib import TTCollection, TTFont

OUT = Path(__file__).parent.parent / "deckbuilder" / "text" / "metrics"

# ASCII, Latin-1, Latin Extended-A; Greek; Cyrillic; punctuation, super- and subscripts, currency;
# letterlike, number forms, arrows, operators; enclosed; shapes and signs.
BLOCKS = (
    (0x20, 0x7E), (0xA0, 0x17F), (0x370, 0x3FF), (0x400, 0x45F), (0x2000, 0x20BF),
    (0x2100, 0x22FF), (0x2460, 0x24FF), (0x2500, 0x2767),
)  # fmt: skip

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


def open_font(path: Path, face: str) -> TTFont:
    if not face:
        return TTFont(path, lazy=True)
    for font in TTCollection(path, lazy=True).fonts:
        if font["name"].getBestFamilyName() == face:
            return font
    raise SystemExit(f"{path.name} holds no face {face}")


def stretches(advances: dict[int, int]) -> Iterator[tuple[int, list[int]]]:
    """Runs of consecutive code points as (first, advances)."""
    first, row = -1, list[int]()
    for code, advance in sorted(advances.items()):
        if code != first + len(row):
            if row:
                yield first, row
            first, row = code, []
        row.append(advance)
    yield first, row


def font_to_table(font: TTFont) -> list[tuple[int, list[int]]]:
    """The advances of the characters in BLOCKS, in thousandths of an em."""
    cmap, hmtx, upem = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
    codes = [code for low, high in BLOCKS for code in range(low, high + 1) if code in cmap]
    return list(stretches({code: round(hmtx[cmap[code]][0] * 1000 / upem, 1) for code in codes}))


def main() -> None:
    files = find_files([Path(name) for name in sys.argv[1:]] or [Path("/usr/share/fonts")])
    OUT.mkdir(parents=True, exist_ok=True)
    for name, (regular, bold, face) in SOURCES.items():
        missing = [file for file in (regular, bold) if file not in files]
        if missing:
            raise SystemExit(f"font files not found: {', '.join(missing)}")
        tables = {
            "regular": font_to_table(open_font(files[regular], face)),
            "bold": font_to_table(open_font(files[bold], face)),
        }
        text = json.dumps(tables, separators=(",", ":"))
        (OUT / f"{name}.json").write_text(text + "\n", encoding="ascii", newline="\n")


if __name__ == "__main__":
    main()
