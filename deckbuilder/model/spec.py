"""What a spec says, checked and complete: the result of `spec/`, the input of `layout/`.

Every short form of the language has become its long form; every value that can be at fault
later (a link, a file, a slide too full) carries its `Place`. Nothing here knows of themes,
geometry or PowerPoint.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from deckbuilder.diagnostics import NOWHERE, Place
from deckbuilder.model.adjusting import Adjustment

# --- text ---------------------------------------------------------------------------------


class Run(msgspec.Struct, frozen=True, omit_defaults=True):
    """A stretch of text with one set of inline marks; `"\\n"` in `text` is a line break.

    A formula is a run whose `text` is LaTeX and whose `latex` is true. `link` is an
    `http:`, `https:` or `mailto:` address, or `#id` of a slide.
    """

    text: str
    strong: bool = False
    emphasis: bool = False
    marked: bool = False
    struck: bool = False
    code: bool = False
    latex: bool = False
    link: str = ""


class Text(msgspec.Struct, frozen=True):
    """Inline text: its runs in order."""

    runs: tuple[Run, ...]
    where: Place = NOWHERE

    @property
    def plain(self) -> str:
        """The text without its marks."""
        runs = self.runs
        return runs[0].text if len(runs) == 1 else "".join([run.text for run in runs])

    def __bool__(self) -> bool:
        return any(run.text for run in self.runs)


class Item(msgspec.Struct, frozen=True):
    """One entry of a list. `lead` is what stood before the colon in `- 注意: 文字`."""

    text: Text
    lead: Text | None = None
    items: tuple[Item, ...] = ()
    numbered: bool = False  # the nested items are numbered
    where: Place = NOWHERE


class Items(msgspec.Struct, frozen=True):
    """A list of at most three levels."""

    items: tuple[Item, ...]
    numbered: bool = False
    where: Place = NOWHERE


class Titled(msgspec.Struct, frozen=True):
    """A heading with what is said about it: a card, a step, a layer, an event (`when`)."""

    title: Text
    text: Items | None = None
    icon: str = ""
    link: str = ""
    when: Text | None = None
    where: Place = NOWHERE


# --- the kinds, one type each -------------------------------------------------------------
# `kind` of a slide is the key in the YAML; KINDS below gives the type of its content.


class Cover(msgspec.Struct, frozen=True):
    image: Image | None = None


class Agenda(msgspec.Struct, frozen=True):
    items: Items | None = None  # None: made from the sections


class Section(msgspec.Struct, frozen=True):
    title: Text
    text: Text | None = None
    image: Image | None = None


class Objectives(msgspec.Struct, frozen=True):
    """Either one group without a heading, or several with one each."""

    groups: tuple[Group, ...]


class Group(msgspec.Struct, frozen=True):
    """A list under a heading; `heading` is None for the only group of a plain list."""

    heading: Text | None
    items: Items
    where: Place = NOWHERE


class Recap(msgspec.Struct, frozen=True):
    items: Items | None = None  # None: made from the sections and their takeaways


class References(msgspec.Struct, frozen=True):
    entries: tuple[Text, ...]


class Closing(msgspec.Struct, frozen=True):
    text: Text
    contact: tuple[Text, ...] = ()


class Points(msgspec.Struct, frozen=True):
    items: Items


class Prose(msgspec.Struct, frozen=True):
    """Kind `text`: paragraphs."""

    paragraphs: tuple[Text, ...]


class Statement(msgspec.Struct, frozen=True):
    text: Text


class Quote(msgspec.Struct, frozen=True):
    text: Text
    by: Text | None = None
    source: Text | None = None  # key `from`


class Term(msgspec.Struct, frozen=True):
    term: Text
    meaning: Text
    where: Place = NOWHERE


class Terms(msgspec.Struct, frozen=True):
    terms: tuple[Term, ...]


class Block(msgspec.Struct, frozen=True):
    """One content of a column or an aside."""

    kind: str
    content: Content
    title: Text | None = None
    width: float = 1.0
    where: Place = NOWHERE


class Columns(msgspec.Struct, frozen=True):
    blocks: tuple[Block, ...]


class Compare(msgspec.Struct, frozen=True):
    sides: tuple[Group, ...]
    verdict: Text | None = None


class Change(msgspec.Struct, frozen=True):
    """What changes into what: keys `from`, `to`, `how`."""

    before: Text
    after: Text
    how: Text | None = None
    where: Place = NOWHERE


class Shift(msgspec.Struct, frozen=True):
    changes: tuple[Change, ...]


class Cell(msgspec.Struct, frozen=True):
    """A cell at its upper left corner; the cells its span covers are None in the row."""

    text: Text
    rows: int = 1
    columns: int = 1
    where: Place = NOWHERE


class Table(msgspec.Struct, frozen=True):
    """`rows` are equally long; None is an empty or a covered cell; `header` is as long as a row."""

    rows: tuple[tuple[Cell | None, ...], ...]
    header: tuple[Text, ...] | None = None
    widths: tuple[float, ...] | None = None
    align: tuple[Literal["left", "center", "right"], ...] | None = None
    emphasis_rows: tuple[int, ...] = ()  # from 1, without the header
    emphasis_columns: tuple[int, ...] = ()


class Axis(msgspec.Struct, frozen=True):
    label: Text | None = None
    low: Text | None = None
    high: Text | None = None


class Matrix(msgspec.Struct, frozen=True):
    """`cells[0]` is the upper row (y high), each row from x low to x high."""

    x: Axis
    y: Axis
    cells: tuple[tuple[Titled, Titled], tuple[Titled, Titled]]


class Steps(msgspec.Struct, frozen=True):
    steps: tuple[Titled, ...]


class Cycle(msgspec.Struct, frozen=True):
    steps: tuple[Titled, ...]


class Pyramid(msgspec.Struct, frozen=True):
    layers: tuple[Titled, ...]  # from the top


class Funnel(msgspec.Struct, frozen=True):
    layers: tuple[Titled, ...]  # from the top


class Timeline(msgspec.Struct, frozen=True):
    events: tuple[Titled, ...]  # each with `when`; in the short form `title` is the text


class Node(msgspec.Struct, frozen=True):
    text: Text
    children: tuple[Node, ...] = ()
    where: Place = NOWHERE


class Tree(msgspec.Struct, frozen=True):
    roots: tuple[Node, ...]


class Rings(msgspec.Struct, frozen=True):
    rings: tuple[Titled, ...]  # from the core outwards


class Hub(msgspec.Struct, frozen=True):
    center: Text
    items: tuple[Titled, ...]


class FlowNode(msgspec.Struct, frozen=True):
    id: str
    text: Text
    where: Place = NOWHERE


class Edge(msgspec.Struct, frozen=True):
    start: str
    end: str
    label: Text | None = None
    where: Place = NOWHERE


class Flow(msgspec.Struct, frozen=True):
    nodes: tuple[FlowNode, ...]
    edges: tuple[Edge, ...]
    direction: Literal["right", "down"] = "right"


class Venn(msgspec.Struct, frozen=True):
    sets: tuple[Titled, ...]
    shared: Text


class Cards(msgspec.Struct, frozen=True):
    cards: tuple[Titled, ...]


class Figure(msgspec.Struct, frozen=True):
    """One of `numbers`: a value as typed, what it counts, and how it changed."""

    value: Text
    label: Text
    unit: Text | None = None
    change: Text | None = None
    where: Place = NOWHERE


class Numbers(msgspec.Struct, frozen=True):
    figures: tuple[Figure, ...]


class Series(msgspec.Struct, frozen=True):
    """`name` is empty for the only series of `data:`; None is a gap."""

    name: str
    values: tuple[float | None, ...]
    where: Place = NOWHERE


ChartType = Literal[
    "column", "bar", "stacked-column", "stacked-bar", "line",
    "area", "pie", "doughnut", "scatter", "radar",
]  # fmt: skip


class ChartAxis(msgspec.Struct, frozen=True):
    min: float | None = None
    max: float | None = None
    title: Text | None = None


class Chart(msgspec.Struct, frozen=True):
    """Already sorted as `sort` asks; categories are strings, or numbers for `scatter`."""

    type: ChartType
    categories: tuple[str | float, ...]
    series: tuple[Series, ...]
    unit: Text | None = None
    labels: bool | None = None  # None: the layout decides
    highlight: tuple[str, ...] = ()  # names of categories or series
    axis: ChartAxis = ChartAxis()
    caption: Text | None = None


class Image(msgspec.Struct, frozen=True):
    """`file` is absolute and known to exist inside the root; `format` was read from its bytes."""

    file: str
    format: Literal["png", "jpeg", "gif", "webp", "bmp", "tiff", "svg"]
    size: tuple[int, int]  # pixels, after EXIF orientation
    alt: str = ""
    caption: Text | None = None
    credit: Text | None = None
    fit: Literal["contain", "cover"] = "contain"
    focus: tuple[float, float] = (50.0, 50.0)  # per cent from the left and the top
    decorative: bool = False
    where: Place = NOWHERE


class Gallery(msgspec.Struct, frozen=True):
    images: tuple[Image, ...]


class Code(msgspec.Struct, frozen=True):
    """`text` holds just the lines to be shown; `highlight` counts within them, from 1."""

    text: str
    language: str = ""
    first_line: int = 1
    highlight: tuple[int, ...] = ()
    caption: Text | None = None


class Formula(msgspec.Struct, frozen=True):
    latex: str
    meanings: tuple[Term, ...] = ()  # key `where`; `term` is LaTeX as one run
    where: Place = NOWHERE


class Equation(msgspec.Struct, frozen=True):
    formulas: tuple[Formula, ...]


class Video(msgspec.Struct, frozen=True):
    file: str
    poster: Image | None = None
    alt: str = ""
    caption: Text | None = None


class CasePart(msgspec.Struct, frozen=True):
    heading: Text
    body: Items
    where: Place = NOWHERE


class Case(msgspec.Struct, frozen=True):
    parts: tuple[CasePart, ...]


class Quiz(msgspec.Struct, frozen=True):
    """`answers` are numbers of choices from 1; an open question has `answer` or nothing."""

    question: Text
    choices: tuple[Text, ...] = ()
    answers: tuple[int, ...] = ()
    answer: Text | None = None
    why: Text | None = None


class Exercise(msgspec.Struct, frozen=True):
    task: Text
    steps: Items | None = None
    minutes: float | None = None
    grouping: Text | None = None
    output: Text | None = None
    materials: Text | None = None


class Discussion(msgspec.Struct, frozen=True):
    questions: tuple[Text, ...]


Content = (
    Cover | Agenda | Section | Objectives | Recap | References | Closing
    | Points | Prose | Statement | Quote | Terms | Columns
    | Compare | Shift | Table | Matrix
    | Steps | Cycle | Pyramid | Funnel | Timeline | Tree | Rings | Hub | Flow | Venn
    | Cards | Numbers | Chart
    | Image | Gallery | Code | Equation | Video
    | Case | Quiz | Exercise | Discussion
)  # fmt: skip

KINDS: dict[str, type] = {
    "cover": Cover, "agenda": Agenda, "section": Section, "objectives": Objectives,
    "recap": Recap, "references": References, "closing": Closing,
    "points": Points, "text": Prose, "statement": Statement, "quote": Quote,
    "terms": Terms, "columns": Columns,
    "compare": Compare, "shift": Shift, "table": Table, "matrix": Matrix,
    "steps": Steps, "cycle": Cycle, "pyramid": Pyramid, "funnel": Funnel,
    "timeline": Timeline, "tree": Tree, "rings": Rings, "hub": Hub, "flow": Flow, "venn": Venn,
    "cards": Cards, "numbers": Numbers, "chart": Chart,
    "image": Image, "gallery": Gallery, "code": Code, "equation": Equation, "video": Video,
    "case": Case, "quiz": Quiz, "exercise": Exercise, "discussion": Discussion,
}  # fmt: skip


# --- slides and the deck ------------------------------------------------------------------


class Note(msgspec.Struct, frozen=True):
    """One paragraph of speaker notes; a list entry has a `bullet` (`"•"` or `"1."`)."""

    text: Text
    bullet: str = ""
    level: int = 0


class Slide(msgspec.Struct, frozen=True):
    """A slide as written. `title` is None where the language lets it be left out."""

    id: str
    kind: str
    content: Content
    title: Text | None = None
    kicker: Text | None = None
    lead: Text | None = None
    takeaway: Text | None = None
    aside: Block | None = None
    source: tuple[Text, ...] = ()
    notes: tuple[Note, ...] = ()
    minutes: float | None = None
    reveal: bool = False
    audience: Literal["all", "trainer", "learner"] = "all"
    hidden: bool = False
    layout: str = ""
    adjust: tuple[Adjustment, ...] = ()
    where: Place = NOWHERE


class ThemeChoice(msgspec.Struct, frozen=True):
    """What a spec says about its theme; `name` is a name or an absolute path of a file."""

    name: str = "academy-blue"
    variant: Literal["", "light", "dark"] = ""
    colors: dict[str, str] = {}
    fonts: dict[str, dict[str, str]] = {}
    logo: str = ""
    where: Place = NOWHERE


class Deck(msgspec.Struct, frozen=True):
    """A whole spec. `footer` is None for the title, an empty Text for none."""

    title: Text
    slides: tuple[Slide, ...]
    subtitle: Text | None = None
    event: Text | None = None
    organization: Text | None = None
    speaker: tuple[Text, ...] = ()
    date: Text | None = None
    lang: str = "en"
    theme: ThemeChoice = ThemeChoice()
    size: Literal["16:9", "16:10", "4:3"] = "16:9"
    footer: Text | None = None
    minutes: int | None = None
    where: Place = NOWHERE
