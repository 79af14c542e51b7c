"""Make `docs/kinds.md` and its pictures from `specs/gallery.yaml`.

In: the gallery, whose slides show every kind, every form and every drawing. Out: a page with a
part a kind: what it is for, its layouts, and for each of its slides the picture and the YAML as it
stands in the gallery; and the pictures, `docs/pictures/kinds/<slide>.png`, 480 pixels wide and
under 25 KB. LibreOffice and poppler render them; `--check` renders nothing, compares the page
with the gallery, and fails where they differ or a picture is missing or left over.

    python tools/make_kinds_page.py [--check]
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple, TypeVar

import msgspec
import yaml
from PIL import Image

from deckbuilder.diagnostics import DeckError, Diagnostic
from deckbuilder.layout import lay_out
from deckbuilder.layout.kinds import kind_of
from deckbuilder.model import spec
from deckbuilder.model.scene import Scene
from deckbuilder.model.theme import Theme
from deckbuilder.pipeline import load_look
from deckbuilder.pptx_writer import write_deck
from deckbuilder.spec import load_spec

ROOT = Path(__file__).parent.parent
GALLERY = ROOT / "specs" / "gallery.yaml"
PAGE = ROOT / "docs" / "kinds.md"
PICTURES = ROOT / "docs" / "pictures" / "kinds"
THEME = "academy-blue"
WIDTH, LARGEST = 480, 25_000

# heading of a part -> its kinds with what each is for, in the order of docs/language.md
PARTS: dict[str, dict[str, str]] = {
    "The frame of a lecture": {
        "cover": "The first slide: title, speaker and date, from the keys of the deck.",
        "agenda": "What comes, each entry a link: the sections with their minutes, or your list.",
        "section": "Opens a part of the lecture; agenda, kickers and recap know it by its title.",
        "objectives": "What participants can do afterwards, in one list or by heading.",
        "recap": "What to take home: the sections with their takeaways, or your list.",
        "references": "Where to read on.",
        "closing": "The last slide: a word of thanks, and whom to ask.",
    },
    "Words": {
        "points": "A few points, with a strong lead, numbers or up to three levels.",
        "text": "Running text, for what has to be read in full.",
        "statement": "One sentence that has the slide to itself.",
        "quote": "Somebody else's words, with who said them and where.",
        "terms": "What words mean.",
        "columns": "Two to four contents side by side, of the same sort or not.",
    },
    "Comparing": {
        "compare": "Two to four sides, point by point, and a verdict.",
        "shift": "What changes into what, and how.",
        "table": "Rows and columns, typed, as a Markdown table, or from a CSV file.",
        "matrix": "Four cells between two axes.",
    },
    "Order and structure": {
        "steps": "What to do, in order.",
        "cycle": "What comes round to its start again.",
        "pyramid": "Layers that carry each other, the narrowest on top.",
        "funnel": "Many that become few.",
        "timeline": "What happened when.",
        "tree": "What belongs to what.",
        "rings": "What lies around a core.",
        "hub": "One in the middle and those it deals with.",
        "flow": "A process with branches.",
        "venn": "What two or three sets have in common.",
    },
    "Sets and figures": {
        "cards": "Two to twelve of equal weight, with icons where you name them.",
        "numbers": "A few figures, large.",
        "chart": "Data as a native chart, in one of ten types.",
    },
    "Media": {
        "image": "One picture with its caption and credit.",
        "gallery": "Two to nine pictures.",
        "code": "A listing, typed or from a file, with lines to stress.",
        "equation": "Formulas and what their symbols mean.",
        "video": "A film that plays on the slide.",
    },
    "Teaching": {
        "case": "A true story, told under the headings you choose.",
        "quiz": "A question slide, then a slide with the answer.",
        "exercise": "A task with its steps, time, grouping, output and materials.",
        "discussion": "One question to talk about, or several.",
    },
}

HEAD = """\
# Every kind of slide

One slide for each kind, each way to write it and each way to draw it, with the lines that make
it, as they stand in [specs/gallery.yaml](../specs/gallery.yaml). The rules are in
[language.md](language.md). The pictures show the theme `academy-blue`; other themes may choose
another drawing of a kind, and `layout` chooses one for a single slide.

This page is made by `tools/make_kinds_page.py`.
"""

# keys that any slide may have, in the order of docs/language.md; `id` and `title` are on most
KEYS = ("kicker", "lead", "takeaway", "aside", "source", "notes", "minutes", "reveal", "audience",
        "hidden", "layout", "adjust")  # fmt: skip


T = TypeVar("T")


class Entry(NamedTuple):
    """A slide of the gallery: its lines in the file, and the keys it has."""

    id: str
    kind: str
    keys: frozenset[str]
    text: str


# --- the gallery --------------------------------------------------------------------------


@cache
def entries() -> tuple[Entry, ...]:
    text = GALLERY.read_text(encoding="utf-8")
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    slides = next(value for key, value in root.value if key.value == "slides")
    lines = text.splitlines()
    return tuple(_entry(node, lines) for node in slides.value)


def _entry(node: yaml.MappingNode, lines: Sequence[str]) -> Entry:
    keys = [key.value for key, _ in node.value]
    kind = next(key for key in keys if key in spec.KINDS)
    ident = next(value.value for key, value in node.value if key.value == "id")
    own = lines[node.start_mark.line : node.end_mark.line]
    while not own[-1].strip() or own[-1].startswith("#"):
        own = own[:-1]
    return Entry(ident, kind, frozenset(keys), "\n".join(own))


def load_gallery(theme: str = THEME) -> tuple[spec.Deck, Theme]:
    deck, found = load_spec(GALLERY)
    if deck is None:
        raise DeckError(found)
    look, found = load_look(deck.theme, theme, None)
    return deck, _there(look, found)


def _there(value: T | None, found: tuple[Diagnostic, ...]) -> T:
    if value is None:
        raise DeckError(found)
    return value


@cache
def gallery_scene() -> Scene:
    """The gallery with its hidden slides shown, since a printed deck leaves them out."""
    deck, look = load_gallery()
    shown = tuple(msgspec.structs.replace(slide, hidden=False) for slide in deck.slides)
    return _there(*lay_out(msgspec.structs.replace(deck, slides=shown), look))


def pages_of(ident: str) -> list[str]:
    """The keys of the pages that a slide of the gallery becomes."""
    keys = (slide.key for slide in gallery_scene().slides)
    return [key for key in keys if re.fullmatch(rf"{ident}(--\d+)?", key)]


# --- the page -----------------------------------------------------------------------------


def page() -> str:
    parts = [HEAD, _contents(), _keys()]
    for heading, kinds in PARTS.items():
        parts.append(f"## {heading}\n")
        parts += [_part(kind, purpose) for kind, purpose in kinds.items()]
    return "\n".join(parts)


def _contents() -> str:
    lines = [
        f"- {heading}: " + ", ".join(f"[{kind}](#{kind})" for kind in kinds)
        for heading, kinds in PARTS.items()
    ]
    return "\n".join(lines) + "\n"


def _keys() -> str:
    """Which slides show the keys that any slide may have."""
    rows = ["## Keys of any slide\n", "| key | shown by |", "| --- | --- |"]
    for key in KEYS:
        having = [entry for entry in entries() if key in entry.keys]
        kinds = dict.fromkeys(entry.kind for entry in having)
        rows.append(f"| `{key}` | {', '.join(f'[{kind}](#{kind})' for kind in kinds)} |")
    return "\n".join(rows) + "\n"


def _part(kind: str, purpose: str) -> str:
    found = kind_of(kind)
    layouts = found.layouts if found else ()
    lines = [f"### `{kind}`\n", f"{purpose}\n"]
    if layouts:
        lines.append("Layouts: " + ", ".join(f"`{name}`" for name in layouts) + ".\n")
    lines += [_shown(entry) for entry in entries() if entry.kind == kind]
    return "\n".join(lines)


def _shown(entry: Entry) -> str:
    pictures = " ".join(
        f"![The slide {name}](pictures/kinds/{name}.png)" for name in pages_of(entry.id)
    )
    return f"{pictures}\n\n```yaml\n{entry.text}\n```\n"


# --- the pictures -------------------------------------------------------------------------


def make_pictures() -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for slide, image in zip(gallery_scene().slides, _rendered(folder), strict=True):
            _save(image, PICTURES / f"{slide.key}.png")
    for path in _left_over():
        path.unlink()


def _rendered(folder: Path) -> Iterator[Image.Image]:
    """The pages of the gallery as LibreOffice prints them, in a profile of its own."""
    deck = folder / "gallery.pptx"
    with deck.open("wb") as file:
        write_deck(_drawable(gallery_scene(), folder), load_gallery()[1], file)
    _office("pdf", deck, folder)
    size = ["-scale-to-x", str(2 * WIDTH), "-scale-to-y", "-1"]
    pages = folder / "page"
    command = ["pdftoppm", *size, "-png", str(deck.with_suffix(".pdf")), str(pages)]
    subprocess.run(command, check=True, timeout=600)
    for path in sorted(folder.glob("page-*.png"), key=lambda p: int(p.stem.split("-")[1])):
        with Image.open(path) as image:
            yield image.convert("RGB")


def _drawable(scene: Scene, folder: Path) -> Scene:
    """`scene` with pixels for each SVG, which LibreOffice does not draw on a slide."""

    def drawn(item: object) -> object:
        file = getattr(item, "file", "")
        if not file.endswith(".svg"):
            return item
        _office("png", Path(file), folder)
        return msgspec.structs.replace(item, file=str(folder / f"{Path(file).stem}.png"))  # pyright: ignore

    slides = tuple(
        msgspec.structs.replace(slide, items=tuple(map(drawn, slide.items)))
        for slide in scene.slides
    )
    return msgspec.structs.replace(scene, slides=slides)


def _office(form: str, file: Path, folder: Path) -> None:
    profile = (folder / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless"]
    command += ["--convert-to", form, "--outdir", str(folder), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=600)


def _save(picture: Image.Image, path: Path) -> None:
    """With as many colours of a palette as the limit of size allows."""
    height = round(WIDTH * picture.height / picture.width)
    small = picture.resize((WIDTH, height), Image.Resampling.LANCZOS)
    for colors in (64, 48, 32, 16):
        reduced = small.quantize(colors, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
        reduced.save(path, optimize=True)
        if path.stat().st_size < LARGEST:
            return
    raise SystemExit(f"{path} is larger than {LARGEST} bytes")


# --- checking -----------------------------------------------------------------------------


def faults() -> list[str]:
    """What of the page and its pictures does not agree with the gallery."""
    found: list[str] = []
    if not PAGE.exists() or PAGE.read_text(encoding="utf-8") != page():
        found.append(f"{PAGE.name} differs from the gallery: run tools/make_kinds_page.py")
    keys = [slide.key for slide in gallery_scene().slides]
    found += [f"{key}.png is missing" for key in keys if not (PICTURES / f"{key}.png").exists()]
    return found + [f"{path.name} belongs to no slide" for path in _left_over()]


def _left_over() -> list[Path]:
    keys = {slide.key for slide in gallery_scene().slides}
    return [path for path in sorted(PICTURES.glob("*.png")) if path.stem not in keys]


def main() -> None:
    if "--check" in sys.argv[1:]:
        found = faults()
        print("\n".join(found) or f"{PAGE.name} agrees with the gallery")
        sys.exit(bool(found))
    make_pictures()
    PAGE.write_text(page(), encoding="utf-8")
    print(f"{PAGE.relative_to(ROOT)}: {len(entries())} slides")


if __name__ == "__main__":
    main()
