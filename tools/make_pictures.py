"""Make the pictures that the documentation shows, in `docs/pictures`.

In: the first spec in README.md, and a lecture of `specs/`. Out: PNG files, 1280 pixels wide and
under 150 KB: README's slide in two themes, and four slides of the lecture in each of the six.
LibreOffice (soffice) and poppler (pdftoppm) render; Chinese needs fonts-noto-cjk.

    python tools/make_pictures.py
"""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from PIL import Image

from deckbuilder.diagnostics import DeckError
from deckbuilder.layout import lay_out
from deckbuilder.model.scene import Scene
from deckbuilder.pipeline import load_look
from deckbuilder.pptx_writer import write_deck
from deckbuilder.spec import load_spec
from deckbuilder.theme import theme_names

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs" / "pictures"
WIDTH, GAP, LARGEST = 1280, 8, 150_000
GROUND = "#D0D0D0"

# theme -> the name of its picture of README's slide
TEN_LINES = {"party-red": "ten-lines", "academy-blue": "ten-lines-blue"}
LECTURE = ROOT / "specs" / "community-work-skills.yaml"
SHOWN = ("cover", "better-yet-farther", "six-survey-tools", "ripple-of-crisis")  # ids of its slides
COLUMNS = 2


def main() -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        spec = folder / "ten-lines.yaml"
        spec.write_text(first_spec(ROOT / "README.md"), encoding="utf-8")
        for theme, picture in TEN_LINES.items():
            save(sheet(slides_of(spec, theme, (), folder), 1), picture)
        for theme in (name for name in theme_names() if name != "base"):
            save(sheet(slides_of(LECTURE, theme, SHOWN, folder), COLUMNS), theme)


def first_spec(page: Path) -> str:
    """The text of the first ```yaml block of a page."""
    found = re.search(r"^```yaml\n(.*?)^```$", page.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    if found is None:
        raise SystemExit(f"{page} shows no spec")
    return found.group(1)


def slides_of(spec: Path, theme: str, ids: Sequence[str], folder: Path) -> list[Image.Image]:
    """The slides of `spec` that have these ids, in their order; the first one where none is
    given."""
    deck = folder / f"{spec.stem}-{theme}.pptx"
    scene = write_scene(spec, theme, deck)
    keys = [slide.key for slide in scene.slides]
    pages = [keys.index(one) + 1 for one in ids] or [1]
    pdf = to_pdf(deck, folder)
    return [to_image(pdf, page, folder) for page in pages]


def write_scene(spec: Path, theme: str, target: Path) -> Scene:
    """Builds `spec` at `target`, and gives the scene, which knows where each slide went."""
    deck, found = load_spec(spec)
    if deck is None:
        raise DeckError(found)
    look, found = load_look(deck.theme, theme, None)
    if look is None:
        raise DeckError(found)
    scene, found = lay_out(deck, look)
    if scene is None:
        raise DeckError(found)
    with target.open("wb") as file:
        write_deck(scene, look, file)
    return scene


def to_pdf(deck: Path, folder: Path) -> Path:
    """The deck as LibreOffice prints it; its profile is thrown away, so that runs don't meet."""
    profile = (folder / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless"]
    command += ["--convert-to", "pdf", "--outdir", str(folder), str(deck)]
    subprocess.run(command, check=True, capture_output=True, timeout=600)
    return deck.with_suffix(".pdf")


def to_image(pdf: Path, page: int, folder: Path) -> Image.Image:
    """One page, twice as wide as the widest picture, to be made smaller smoothly."""
    target = folder / "page"
    number = ["-f", str(page), "-l", str(page), "-singlefile"]
    size = ["-scale-to-x", str(2 * WIDTH), "-scale-to-y", "-1"]
    command = ["pdftoppm", *number, *size, "-png", str(pdf), str(target)]
    subprocess.run(command, check=True, timeout=120)
    with Image.open(target.with_suffix(".png")) as image:
        return image.convert("RGB")


def sheet(slides: Sequence[Image.Image], columns: int) -> Image.Image:
    """The slides in rows of `columns`, together `WIDTH` pixels wide."""
    w = (WIDTH - GAP * (columns - 1)) // columns
    h = round(w * slides[0].height / slides[0].width)
    rows = -(-len(slides) // columns)
    picture = Image.new("RGB", (WIDTH, rows * (h + GAP) - GAP), GROUND)
    for i, slide in enumerate(slides):
        at = (i % columns * (w + GAP), i // columns * (h + GAP))
        picture.paste(slide.resize((w, h), Image.Resampling.LANCZOS), at)
    return picture


def save(picture: Image.Image, name: str) -> None:
    """With as many colours of a palette as the limit of size allows."""
    path = PICTURES / f"{name}.png"
    for colors in (256, 128, 64, 32):
        palette = palette_of(picture, colors)
        picture.quantize(palette=palette, dither=Image.Dither.NONE).save(path, optimize=True)
        if path.stat().st_size < LARGEST:
            break
    print(f"{path.relative_to(ROOT)}: {path.stat().st_size // 1024} KB, {colors} colours")


def palette_of(picture: Image.Image, colors: int) -> Image.Image:
    """An image whose palette has the commonest colours as they are, so that grounds stay true,
    and others over the whole range, so that a small gold mark stays gold."""
    counted = picture.getcolors(picture.width * picture.height) or []
    often = sorted(counted, reverse=True)[: 4 * colors]
    common = [color for _, color in often if isinstance(color, tuple)]
    flat = picture.quantize(colors, Image.Quantize.MAXCOVERAGE).getpalette() or []
    spread = [tuple(flat[i : i + 3]) for i in range(0, 3 * colors, 3)]
    chosen = apart([*apart(common, colors // 2), *spread], colors)
    palette = Image.new("P", (1, 1))
    palette.putpalette([value for color in chosen for value in color])
    return palette


def apart(colors: Sequence[tuple[int, ...]], most: int) -> list[tuple[int, ...]]:
    """The first `most` colours that stand apart from those before them: Pillow looks colours up
    in steps of four, and would take a near neighbour of the right one."""
    chosen: list[tuple[int, ...]] = []
    for color in colors:
        if all(max(abs(a - b) for a, b in zip(color, one, strict=True)) > 9 for one in chosen):
            chosen.append(color)
    return chosen[:most]


if __name__ == "__main__":
    main()
