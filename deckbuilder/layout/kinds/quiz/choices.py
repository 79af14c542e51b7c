"""A question with choices: two columns of panels, or one panel a row where they are long.

On the answer slide the right ones are lit, bold and ticked, the others pale; sizes are those of
the bold state, so that nothing moves between question and answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec
from msgspec.structs import replace

from deckbuilder.layout import fit
from deckbuilder.layout.area import Area, settled, square
from deckbuilder.layout.cutting import cut_text
from deckbuilder.layout.kinds.quiz.open import OpenStyle
from deckbuilder.layout.kinds.quiz.question import (
    answer_title,
    fits_strip,
    holder_of,
    is_title,
    prose_pages,
    question_key,
    strip_of,
    titled_pages,
    top_of,
)
from deckbuilder.layout.listing import on_fill
from deckbuilder.layout.lists import OPENED, opened
from deckbuilder.layout.room import Page, Room
from deckbuilder.layout.rows import most_of_few
from deckbuilder.model import scene, spec
from deckbuilder.model.scene import Paragraph

PAIR = 2  # choices that may be larger than others
PAIR_TIMES = 1.45  # their ladder's first step
PAIR_ROW = 1.9  # times the usual height of a row
ONE_LINE = 0.84  # of the largest size is taken for the sake of choices on one line each
MOST_LINES = {1: 3, 2: 2}  # of a choice, by how many stand side by side
State = Literal["open", "right", "rest"]


class Look(msgspec.Struct, frozen=True):
    """How a choice looks in one state; `text` empty keeps the style's colour, `weight` 0 the
    edge's weight. `letter_edge` is the edge of the letter's shape."""

    fill: str = "surface"
    edge: str = ""
    text: str = ""
    letter: str = "on-primary"
    letter_fill: str = "primary"
    marked: str = "accent1"
    weight: float = 0.0
    letter_edge: str = ""
    letter_weight: float = 1.25


class QuizStyle(OpenStyle, frozen=True):
    """Inches. The question takes at least `question_h`, then it stands in its middle.

    `letter_w` is where the letter is centred; `letter_box` the side of the shape under it, 0 for
    none. `text_x` and `text_right` free the text's sides. `single_from` choices go one a row.
    """

    question_w: float = 10.983
    question_h: float = 0.0
    question_gap: float = 0.375
    gap: float = 0.2
    row_gap: float = 0.1875
    most_row: float = 1.375
    single_from: int = 7
    single_gap: float = 0.125
    single_row: float = 0.75
    single_size: float = 24
    letter_w: float = 0.9375
    letter_box: float = 0.4375
    letter_shape: str = "rect"
    text_x: float = 0.9375
    text_right: float = 0.8625
    tick: float = 3.0
    tick_color: str = "good"
    tick_right: float = 0.5
    edge_weight: float = 1.5
    open: Look = Look()
    right: Look = Look(fill="good/10", edge="good", letter="background", letter_fill="good")
    rest: Look = Look(text="muted", letter="muted", letter_fill="line")


class Setting(msgspec.Struct, frozen=True):
    """One way to set the choices: how many stand side by side, the size of their text, and how
    many lines each may take."""

    across: int
    size: float
    most_lines: int

    def __str__(self) -> str:
        return f"{self.across} across at {self.size:g} pt"


class Leaf(msgspec.Struct, frozen=True):
    """What of a quiz stands on one page: the question, and choices with their numbers and boxes."""

    question: scene.Item
    choices: tuple[tuple[int, spec.Text], ...]
    boxes: tuple[Area, ...]
    setting: Setting


def draw_choices(content: spec.Quiz, room: Room) -> list[Page]:
    style = room.style_of(QuizStyle)
    sizes = room.style("quiz_question").sizes
    leaves = fit.fewest(
        [
            lambda start=start: _leaves(content, room, style, sizes[start:])
            for start in range(len(sizes))
        ]
    )
    several = len(leaves) > 1
    pages = [replace(_page(room, leaf, style, ()), continues=several) for leaf in leaves]
    if not content.answers and content.why is None:
        return pages
    title = answer_title(room)
    answered = [replace(_page(room, leaf, style, content.answers), title=title) for leaf in leaves]
    return [*pages, *_with_why(room, content, answered)]


def _leaves(content: spec.Quiz, room: Room, style: QuizStyle, sizes: Sequence[float]) -> list[Leaf]:
    """The pages with the question at the first of `sizes` that leaves room below it."""
    question, area = _question(room, content.question, style, sizes)
    choices = _whole(room, content.choices, area, style)
    texts = [text for _, text in choices]
    setting = fit.first_fit(
        _settings(room, len(texts), style), lambda one: _holds(room, texts, area, style, one)
    )
    if setting is not None:
        boxes = _boxes(room, len(texts), area, style, setting)
        return [Leaf(question, tuple(choices), boxes, setting)]
    return _by_content(room, question, choices, area, style)


def _with_why(room: Room, content: spec.Quiz, answered: list[Page]) -> list[Page]:
    """The answer's pages with the *why* in the strip, or, where it is long, on its own page."""
    strip = strip_of(room, content.why)
    if content.why is None or fits_strip(room, strip):
        return [*answered[:-1], replace(answered[-1], takeaway=strip)]
    head = _right_ones(room, content)
    pages = titled_pages(room, prose_pages(room, head, content.why, room.body.y))
    own = room.planned.slide.takeaway
    return [*answered, *pages[:-1], replace(pages[-1], takeaway=own)]


def _right_ones(room: Room, content: spec.Quiz) -> Paragraph:
    """The letters of the right choices; a single short one with its words."""
    joint = "、" if room.chinese else ", "
    letters = joint.join(_letter(n) for n in content.answers)
    if len(content.answers) == 1:
        told = content.choices[content.answers[0] - 1].plain
        head = room.para(f"{letters}\u2002{told}", "item_title", color="good")
        if room.type.runs_width(head) <= room.w(9.5) * 72:
            return head
    return room.para(letters, "item_title", color="good")


def _question(
    room: Room, text: spec.Text, style: QuizStyle, sizes: Sequence[float]
) -> tuple[scene.Item, Area]:
    """The question's box, and what it leaves for the choices."""
    body, top = room.body, top_of(room)
    width = min(body.w, room.w(style.question_w))
    most = Area(body.x, top, width, 0.45 * (body.bottom - top))
    lines = room.style("quiz_question").lines[-len(sizes) :]
    look = replace(room.style("quiz_question"), sizes=tuple(sizes), lines=lines)
    paragraph = room.display(text, look, most)
    if is_title(room):
        title = room.display(text, "title", Area(body.x, top, body.w, 0.875), plain_marks=True)
        if room.height([title], body.w) <= 0.9:
            paragraph, width = title, body.w
    height = max(style.question_h, room.height([paragraph], width))
    place = Area(body.x, top, width, height)
    anchor = "middle" if style.question_h else "top"
    box = room.box(
        question_key(room), "question", place, paragraph, anchor=anchor, placeholder=holder_of(room)
    )
    y = place.bottom + style.question_gap
    if is_title(room):
        y = max(y, body.y)
    return box, Area(body.x, y, body.w, max(1.0, body.bottom - y))


# --- where choices stand ------------------------------------------------------------------


def _settings(room: Room, count: int, style: QuizStyle) -> list[Setting]:
    """What is tried, best first: larger text before smaller, a line each before several; an odd
    number one a row before two, which leave a hole."""
    sizes = room.style("quiz_choice").sizes
    across = (1, 2) if count % 2 else (2, 1)
    if count >= style.single_from:
        across = (1,)
    least = ONE_LINE * sizes[0]
    bare = [
        Setting(n, size, 1)
        for size in opened(room, sizes, PAIR_TIMES if count <= PAIR else OPENED)
        for n in across
        if size >= least and _may_have(room, style, n, size, sizes)
    ]
    full = [
        Setting(n, size, MOST_LINES[n])
        for size in sizes
        for n in across
        if _may_have(room, style, n, size, sizes)
    ]
    if count % 2:
        bare.sort(key=lambda one: one.across)
    return [*bare, *full]


def _may_have(
    room: Room, style: QuizStyle, across: int, size: float, sizes: Sequence[float]
) -> bool:
    """Whether choices one a row take `size`: at most `single_size`, with what it opens to."""
    if across > 1:
        return True
    usual = [s for s in sizes if s <= style.single_size]
    return size in opened(room, usual)


def _boxes(
    room: Room, count: int, area: Area, style: QuizStyle, setting: Setting
) -> tuple[Area, ...]:
    """The boxes of `count` choices in rows that open where they are few, amidst what is left."""
    lines = -(-count // setting.across)
    gap, most = (
        (style.row_gap, style.most_row)
        if setting.across > 1
        else (style.single_gap, style.single_row)
    )
    most = PAIR_ROW * most if lines == 1 else most_of_few(most, area.h, lines)
    taken = min(most * lines + gap * (lines - 1), area.h)
    rows = area.inset(0, settled(area, taken), 0, 0).rows(lines, gap, most)
    gutter = room.w(style.gap)
    return tuple(box for row in rows for box in row.columns(setting.across, gutter))[:count]


def _holds(
    room: Room, texts: Sequence[spec.Text], area: Area, style: QuizStyle, setting: Setting
) -> bool:
    """Whether every choice, plain and bold, stands in its box in its few lines."""
    boxes = _boxes(room, len(texts), area, style, setting)
    width = _text_width(room, boxes[0].w, setting.size, style)
    for text, box in zip(texts, boxes, strict=True):
        for bold in (True, False):
            paragraph = _choice(room, text, setting.size, width, bold)
            if paragraph.plain.count("\n") >= setting.most_lines:
                return False
            if room.height([paragraph], width) > box.h - 0.04:
                return False
    return True


def _by_content(
    room: Room,
    question: scene.Item,
    choices: Sequence[tuple[int, spec.Text]],
    area: Area,
    style: QuizStyle,
) -> list[Leaf]:
    """One a row, as high as its text, on as many pages as it takes."""
    setting = Setting(1, room.style("quiz_choice").floor, 99)

    def natural(choice: tuple[int, spec.Text]) -> float:
        return _natural(room, choice[1], setting.size, area.w, style)

    def holds(part: Sequence[tuple[int, spec.Text]]) -> bool:
        return sum(map(natural, part)) + style.single_gap * (len(part) - 1) <= area.h

    leaves: list[Leaf] = []
    for part in fit.divide(choices, holds):
        y, boxes = area.y, list[Area]()
        for choice in part:
            boxes.append(Area(area.x, y, area.w, natural(choice)))
            y = boxes[-1].bottom + style.single_gap
        leaves.append(Leaf(question, tuple(part), tuple(boxes), setting))
    return leaves


def _natural(room: Room, text: spec.Text, size: float, width: float, style: QuizStyle) -> float:
    inner = _text_width(room, width, size, style)
    paragraph = _choice(room, text, size, inner)
    return max(0.5, room.height([paragraph], inner) / 0.97 + 0.16)


def _whole(
    room: Room, choices: Sequence[spec.Text], area: Area, style: QuizStyle
) -> list[tuple[int, spec.Text]]:
    """The choices with their numbers; one higher than a page cut into several."""
    floor = room.style("quiz_choice").floor
    return [
        (n, piece)
        for n, choice in enumerate(choices, 1)
        for piece in cut_text(choice, lambda t: _natural(room, t, floor, area.w, style) <= area.h)
    ]


def _grown(room: Room, size: float) -> float:
    """How many times its size a letter takes beside text above its ladder."""
    return max(1.0, size / room.style("quiz_choice").sizes[0])


def _text_x(room: Room, size: float, style: QuizStyle) -> float:
    return style.text_x + style.letter_box * (_grown(room, size) - 1)


def _text_width(room: Room, width: float, size: float, style: QuizStyle) -> float:
    return width - _text_x(room, size, style) - style.text_right


def _choice(room: Room, text: spec.Text, size: float, width: float, bold: bool = True) -> Paragraph:
    """A choice broken for sense; sizes are chosen with bold ones, the wider."""
    area = Area(0, 0, width, 99)
    return room.display(text, "quiz_choice", area, sizes=(size,), most_lines=99, bold=bold)


# --- drawing ------------------------------------------------------------------------------


def _page(room: Room, leaf: Leaf, style: QuizStyle, answers: Sequence[int]) -> Page:
    drawn: list[scene.Item] = []
    ticks: list[scene.Item] = []
    before = 0
    for i, ((n, text), box) in enumerate(zip(leaf.choices, leaf.boxes, strict=True)):
        state: State = "open" if not answers else "right" if n in answers else "rest"
        key = f"quiz/{n}" if n != before else f"quiz/{n}/{i}"
        drawn.append(_drawn(room, key, n, text, box, leaf.setting.size, state, style))
        if n in answers:
            ticks.append(_tick(room, n, box, style))
        before = n
    clicks = tuple((scene.Target(item.key),) for item in ticks or drawn)
    return Page((leaf.question, *drawn, *ticks), reveal=clicks)


def _letter(n: int) -> str:
    return chr(64 + n) if n <= 26 else str(n)


def _drawn(
    room: Room,
    key: str,
    n: int,
    text: spec.Text,
    area: Area,
    size: float,
    state: State,
    style: QuizStyle,
) -> scene.Group:
    look: Look = getattr(style, state)
    stroke = room.stroke(look.edge, look.weight or style.edge_weight) if look.edge else None
    items: list[scene.Item] = []
    if look.fill or stroke:
        items.append(room.panel(f"{key}/panel", "panel", area, look.fill, stroke=stroke))
    items.append(_letter_box(room, key, n, area, look, style, size))
    width = _text_width(room, area.w, size, style)
    paragraph = replace(_choice(room, text, size, width), bold=state == "right")
    if look.text:
        (paragraph,) = on_fill(room, [paragraph], look.text, look.marked)
    inner = Area(area.x + _text_x(room, size, style), area.y, width, area.h)
    items.append(room.box(f"{key}/text", "text", inner, paragraph, anchor="middle"))
    name = f"choice {_letter(n)}" + (" (right)" if state == "right" else "")
    return scene.Group(key, name, tuple(items))


def _letter_box(
    room: Room, key: str, n: int, area: Area, look: Look, style: QuizStyle, text_size: float
) -> scene.Item:
    """The letter, on its shape where it has one, which grows with the text; else at most as large
    as its row is high."""
    letters, grown = room.style("quiz_letter"), _grown(room, text_size)
    size = round(letters.size * grown)
    if not style.letter_box:
        sizes = (letters.size, letters.floor)
        size = next((s for s in sizes if s * 1.25 / 72 <= area.h), text_size)
    paragraph = room.para(_letter(n), letters, size, align="center", color=look.letter)
    if not style.letter_box:
        place = Area(area.x, area.y, style.letter_w, area.h)
        return room.box(f"{key}/letter", "letter", place, paragraph, anchor="middle")
    full = style.letter_box * grown
    side = min(full, area.h - 0.06)
    left = (style.letter_w - style.letter_box) / 2
    place = square(area.x + left + full / 2, area.middle, side)
    return room.box(
        f"{key}/letter", "letter", place, paragraph, anchor="middle",
        fill=look.letter_fill, geometry=style.letter_shape,
        stroke=room.stroke(look.letter_edge, look.letter_weight) if look.letter_edge else None,
    )  # fmt: skip


def _tick(room: Room, n: int, area: Area, style: QuizStyle) -> scene.Item:
    """A tick whose right end stands `tick_right` less half its width from the panel's edge."""
    w, h = 0.32, 0.24
    place = Area(area.right - style.tick_right - w / 2, area.middle - h / 2, w, h)
    path = scene.Path(1, 1, (("M", 0, 0.5), ("L", 0.34, 1), ("L", 1, 0)))
    alt = "正确" if room.chinese else "right"
    stroke = room.stroke(style.tick_color, style.tick)
    return scene.Shape(
        f"quiz/tick/{n}", f"tick {_letter(n)}", place.rect, path, stroke=stroke, alt=alt
    )
