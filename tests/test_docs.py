"""The documentation is true: its examples build, its commands exist, its links lead somewhere.

A ```yaml block is a whole deck, the head of one, a slide, a list of slides, or a theme file. One
with a code after `yaml` (```yaml E150) is wrong on purpose, and that code is its message; a
template (```yaml template) is filled with a row.
"""

import re
import shlex
from functools import cache
from pathlib import Path
from textwrap import indent
from typing import Any, NamedTuple

import pytest
from PIL import Image

import deckbuilder
from deckbuilder.cli.commands import main
from deckbuilder.diagnostics import MESSAGES
from deckbuilder.icons import icon_names
from deckbuilder.layout.blocks import blocks_of
from deckbuilder.layout.kinds import kind_of
from deckbuilder.model.spec import KINDS, Deck, Slide
from deckbuilder.model.theme import FONT_ROLES, ROLES
from deckbuilder.spec import json_schema, load_spec, parse_spec
from deckbuilder.spec.template import load_template
from deckbuilder.theme import load_theme, theme_names
from deckbuilder.theme.schema import FORMS, SHAPES, SLOTS, THEME

ROOT = Path(__file__).parent.parent
LANGUAGE, THEMES_PAGE = ROOT / "docs" / "language.md", ROOT / "docs" / "themes.md"
FROM_GALLERY = "kinds.md"  # its blocks stand in a deck that tests/test_gallery.py builds
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
THEMES = ("party-red", "academy-blue")
MIDDLE_ACCENTS = {f"accent{n}" for n in range(2, 6)}  # "`accent1` to `accent6`"

_FENCE = re.compile(r"^```(\S*) ?(.*?)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"[\w/-]+\.(?:png|jpg|csv|py|mp4)\b")
_CODE = re.compile(r"``.+?``|`[^`\n]+`")
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_ROWS = "季度,来电,办结\n一季度,320,301\n二季度,280,270\n三季度,210,208\n"


# --- blocks -------------------------------------------------------------------------------


class Block(NamedTuple):
    page: Path
    line: int
    language: str
    info: str
    text: str

    def __str__(self) -> str:
        return f"{self.page.name}:{self.line}"

    @property
    def keys(self) -> dict[str, str]:
        """The keys at the left edge, with what stands on their lines; none for a list."""
        return dict(re.findall(r"^([a-z]+): *(.*)$", self.text, re.MULTILINE))


@cache
def blocks(language: str) -> list[Block]:
    return [block for page in PAGES for block in _blocks_of(page) if block.language == language]


def _blocks_of(page: Path) -> list[Block]:
    text = page.read_text(encoding="utf-8")
    return [
        Block(page, text.count("\n", 0, found.start()) + 1, *found.groups())
        for found in _FENCE.finditer(text)
    ]


def _is_theme(block: Block) -> bool:
    return "extends" in block.keys


RIGHT = [b for b in blocks("yaml") if not b.info and b.page.name != FROM_GALLERY]
SPECS = [block for block in RIGHT if not _is_theme(block)]
THEME_FILES = [block for block in RIGHT if _is_theme(block)]
TEMPLATES = [block for block in blocks("yaml") if block.info == "template"]
WRONG = [block for block in blocks("yaml") if block.info and block not in TEMPLATES]


def whole_deck(block: Block) -> str:
    """The block's text as a deck: what it lacks of one is put around it."""
    if "slides" in block.keys:
        return block.text
    if block.text.startswith("- "):
        return f"title: 样稿\nslides:\n{block.text}"
    if KINDS.keys() & block.keys:
        return "title: 样稿\nslides:\n- " + indent(block.text, "  ").lstrip()
    title = "" if "title" in block.keys else "title: 样稿\n"
    return f"{title}{block.text}slides:\n- cover\n- statement: 一句话\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every file that the examples name."""
    made = tmp_path_factory.mktemp("project")
    for block in SPECS:
        for name in _FILE.findall(block.text):
            _make_file(made / name)
    for block in THEME_FILES:
        path = made / _theme_path(block)
        for name in _FILE.findall(block.text):
            _make_file(path.parent / name)
        path.write_text(block.text, encoding="utf-8")
    return made


def _theme_path(block: Block) -> str:
    """The path that the first line of a theme's block gives."""
    return block.text.partition("\n")[0].removeprefix("# ")


def _make_file(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix in (".png", ".jpg"):
        Image.new("RGB", (160, 90), "#7585D0").save(path)
    else:
        path.write_text(_ROWS if path.suffix == ".csv" else "a = 1\n" * 9, encoding="utf-8")


# --- examples -----------------------------------------------------------------------------


@pytest.mark.parametrize("block", SPECS, ids=str)
def test_an_example_builds_without_a_message(block: Block, folder: Path):
    spec = folder / "example.yaml"
    spec.write_text(whole_deck(block), encoding="utf-8")
    deck, problems = load_spec(spec, root=folder)
    assert deck is not None and not problems, list(map(str, problems))
    if not _is_drawn(deck):
        return
    for theme in _themes_for(block):
        built = deckbuilder.build(spec, theme, folder / "example.pptx", root=folder, strict=True)
        assert built.slides >= len(deck.slides)


def _is_drawn(deck: Deck) -> bool:
    """Whether every kind of the deck is drawn yet."""
    kinds = {slide.kind for slide in deck.slides}
    kinds |= {block.kind for slide in deck.slides for block in blocks_of(slide)}
    return all(kind_of(kind) for kind in kinds)


def _themes_for(block: Block) -> tuple[str | None, ...]:
    """Both, but for an example of a theme of one's own or of changes to one."""
    own = "theme" in block.keys and block.keys["theme"] not in theme_names()
    return (None,) if own else THEMES


@pytest.mark.parametrize("block", THEME_FILES, ids=str)
def test_a_theme_of_the_documentation_loads_in_all_its_variants(block: Block, folder: Path):
    path = folder / _theme_path(block)
    variants = re.findall(r"light|dark", block.keys.get("variants", "light, dark"))
    for variant in variants:
        theme, problems = load_theme(str(path), variant=variant)
        assert theme is not None and not problems, list(map(str, problems))
        assert theme.variant == variant


@pytest.mark.parametrize("block", TEMPLATES, ids=str)
def test_a_template_builds_for_a_row(block: Block, tmp_path: Path) -> None:
    file = tmp_path / "template.yaml"
    file.write_text(block.text, encoding="utf-8")
    template, problems = load_template(file)
    assert template is not None, problems
    row = {"region": "东", "name": "东区", "received": 5, "closed": 3}
    deck, problems = template.fill(row, "row 1")
    assert deck is not None, problems
    assert not problems


@pytest.mark.parametrize("block", WRONG, ids=str)
def test_an_example_of_a_mistake_gets_the_message_it_names(block: Block, tmp_path: Path):
    _, problems = parse_spec(whole_deck(block), "x.yaml", root=tmp_path)
    assert [problem.code for problem in problems] == [block.info]


# --- completeness -------------------------------------------------------------------------


def _named(page: Path) -> set[str]:
    """Everything that stands in single backticks on a page, outside blocks."""
    spans = re.findall(r"(?<!`)`([^`\n]+)`(?!`)", _prose(page))
    return {word.strip() for span in spans for word in span.split(",")}


def _prose(page: Path) -> str:
    return _FENCE.sub("", page.read_text(encoding="utf-8"))


def test_the_language_page_has_a_part_on_every_kind_with_an_example():
    text = LANGUAGE.read_text(encoding="utf-8")
    parts = dict(re.findall(r"^### `([a-z]+)`\n(.*?)(?=^##)", text, re.MULTILINE | re.DOTALL))
    assert parts.keys() == KINDS.keys()
    for kind, part in parts.items():
        assert re.search(rf"^(?:- |  )(?:{kind}:|{kind}$)", part, re.MULTILINE), kind


def test_the_language_page_explains_every_key_of_slides_and_decks():
    first_cells = "".join(re.findall(r"^\| (`.*?) \|", _prose(LANGUAGE), re.MULTILINE))
    explained = set(re.findall(r"`([a-z]+)`", first_cells))
    slide = set(Slide.__struct_fields__) - {"kind", "content", "where"}
    assert (slide | set(Deck.__struct_fields__)) - {"where"} <= explained


def test_the_pages_name_every_key_and_word_of_the_schema():
    wanted = set(_schema_words(json_schema())) - set(icon_names())
    drawn_later = {"forest", "ink", "midnight", "plain"} - set(theme_names())
    assert wanted - _named(LANGUAGE) - _named(THEMES_PAGE) <= drawn_later | MIDDLE_ACCENTS


def _schema_words(schema: Any):
    if isinstance(schema, list):
        for each in schema:
            yield from _schema_words(each)
    elif isinstance(schema, dict):
        yield from schema.get("properties", ())
        yield from schema.get("enum", ())
        for each in schema.values():
            yield from _schema_words(each)


def test_the_language_page_lists_the_layouts_that_kinds_have():
    rows = re.findall(r"^\| `(\w+)` \| ((?:`\w+`(?:, )?)+) \|$", _prose(LANGUAGE), re.MULTILINE)
    listed = {kind: tuple(re.findall(r"`(\w+)`", names)) for kind, names in rows if kind in KINDS}
    drawn = {name: kind.layouts for name in KINDS if (kind := kind_of(name)) and kind.layouts}
    assert listed == drawn


def test_the_themes_page_names_everything_a_theme_file_may_hold():
    frame: Any = THEME.fields["frame"]
    words = {*THEME.fields, *frame.fields, *SHAPES, *FORMS, *SLOTS, *ROLES, *FONT_ROLES}
    assert words - _named(THEMES_PAGE) <= MIDDLE_ACCENTS


def test_the_themes_page_names_the_shipped_themes():
    assert set(theme_names()) <= _named(THEMES_PAGE)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_code_of_a_message_exists(page: Path):
    text = page.read_text(encoding="utf-8")
    assert set(re.findall(r"\b[EW]\d{3}\b", text)) <= MESSAGES.keys()


# --- commands and links -------------------------------------------------------------------


def _commands() -> list[tuple[str, str]]:
    """Every command line that the pages show, in blocks and in running text."""
    lines = [(str(b), line) for b in blocks("sh") for line in b.text.splitlines() if line.strip()]
    for page in PAGES:
        found = re.findall(r"`((?:deckbuilder|make) [^`\n]+)`", _prose(page))
        lines += [(page.name, line) for line in found]
    return lines


@pytest.mark.parametrize(("where", "line"), _commands())
def test_a_command_that_is_shown_exists(where: str, line: str):
    program, name, *rest = shlex.split(line, comments=True)
    if program == "make":
        makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
        assert re.search(rf"^{name}:", makefile, re.MULTILINE), where
        return
    assert program == "deckbuilder", where
    main.commands[name].make_context(name, rest)  # refuses what it does not know


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_and_pictures_lead_somewhere(page: Path):
    for target in _LINK.findall(_CODE.sub("", _prose(page))):
        if target.startswith(("http:", "https:", "mailto:")):
            continue
        name, _, anchor = target.partition("#")
        file = (page.parent / name) if name else page
        assert file.exists(), target
        assert not anchor or anchor in _anchors(file), target


def _anchors(page: Path) -> set[str]:
    heads = re.findall(r"^#+ (.+)$", _prose(page), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", head.lower()).replace(" ", "-") for head in heads}
