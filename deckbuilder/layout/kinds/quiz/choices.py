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
from deckbuilder.layout.area import Area, square
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
from deckbuilder.layout.room import Page, Room
from deckbuilder.model import scene, spec
from deckbuilder.model.scene import Paragraph

ONE_LINE = 0.84  # of the largest size is taken for the sake of choices on one line each
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
    foot: float = 5.875
    tick: float = 3.0
    tick_color: str = "good"
    tick_right: float = 0.5
    edge_weight: float = 1.5
    open: Look = Look()
    right: Look = Look(fill="good/10", edge="good", letter="background", letter_fill="good")
    rest: Look = Look(text="muted", letter="muted", letter_fill="line")


class Grid(msgspec.Struct, frozen=True):
    """Where choices stand: their boxes, a list a page, and the size of their text."""

    pages: tuple[tuple[Area, ...], ...]
    size: float


def draw_choices(content: spec.Quiz, room: Room) -> list[Page]:
    style = room.style_of(QuizStyle)
    question, choices, grid = _settled(content, room, style)
    several = len(grid.pages) > 1
    asked = _pages(room, question, choices, grid, style, ())
    pages = [replace(page, continues=several) for page in asked]
    if not content.answers and content.why is None:
        return pages
    answered = _pages(room, question, choices, grid, style, content.answers)
    answered = [replace(page, title=answer_title(room)) for page in answered]
    return [*pages, *_with_why(room, content, answered)]


def _settled(
    content: spec.Quiz, room: Room, style: QuizStyle
) -> tuple[scene.Item, list[tuple[int, spec.Text]], Grid]:
    """The question as large as leaves the choices one page, at its floor where none does."""
    sizes = room.style("quiz_question").sizes
    tried = (_set(content, room, style, sizes[start:]) for start in range(len(sizes)))
    found = [next(tried)]
    while len(found[-1][2].pages) > 1 and (more := next(tried, None)) is not None:
        found.append(more)
    return found[-1]


def _set(
    content: spec.Quiz, room: Room, style: QuizStyle, sizes: Sequence[float]
) -> tuple[scene.Item, list[tuple[int, spec.Text]], Grid]:
    question, area = _question(room, content.question, style, sizes)
    choices = _whole(room, content.choices, area, style)
    return question, choices, _arrange(room, [text for _, text in choices], area, style)


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
    bottom = min(body.bottom, max(style.foot, y + 1.0))
    return box, Area(body.x, y, body.w, bottom - y)


# --- where choices stand ------------------------------------------------------------------


def _arrange(room: Room, texts: Sequence[spec.Text], area: Area, style: QuizStyle) -> Grid:
    """The arrangement with the larger text; where both have the same, the one without a hole."""
    two, one = _two(room, texts, area, style), _one(room, texts, area, style)
    found = [grid for grid in ((one, two) if len(texts) % 2 else (two, one)) if grid]
    if found:
        best = max(found, key=lambda grid: grid.size)
        fit.first_fit(room.style("quiz_choice").sizes, lambda size: size <= best.size)
        return best
    return _by_content(room, texts, area, style)


def _two(room: Room, texts: Sequence[spec.Text], area: Area, style: QuizStyle) -> Grid | None:
    count = len(texts)
    if count >= style.single_from:
        return None
    columns = area.columns(2, room.w(style.gap))
    rows = area.rows(-(-count // 2), style.row_gap, style.most_row)
    boxes = tuple(
        Area(columns[i % 2].x, rows[i // 2].y, columns[0].w, rows[0].h) for i in range(count)
    )
    sizes = room.style("quiz_choice").sizes
    large = [size for size in sizes if size >= ONE_LINE * sizes[0]]
    alone = _sized(room, texts, boxes, large, style, most_lines=1)
    return alone or _sized(room, texts, boxes, sizes, style, most_lines=2)


def _one(room: Room, texts: Sequence[spec.Text], area: Area, style: QuizStyle) -> Grid | None:
    rows = area.rows(len(texts), style.single_gap, style.single_row)
    sizes = [s for s in room.style("quiz_choice").sizes if s <= style.single_size]
    return _sized(room, texts, tuple(rows), sizes, style, most_lines=3)


def _sized(
    room: Room,
    texts: Sequence[spec.Text],
    boxes: tuple[Area, ...],
    sizes: Sequence[float],
    style: QuizStyle,
    most_lines: int,
) -> Grid | None:
    def fits(size: float) -> bool:
        return all(
            (p := _choice(room, text, size, box.w, style, bold)).plain.count("\n") < most_lines
            and room.height([p], _text_width(box.w, style)) <= box.h - 0.04
            for text, box in zip(texts, boxes, strict=True)
            for bold in (True, False)
        )

    size = next((size for size in sizes if fits(size)), None)
    return Grid((boxes,), size) if size is not None else None


def _by_content(room: Room, texts: Sequence[spec.Text], area: Area, style: QuizStyle) -> Grid:
    """One a row, as high as its text, on as many pages as it takes."""
    size = room.style("quiz_choice").floor
    heights = [_natural(room, text, size, area.w, style) for text in texts]

    def holds(part: Sequence[float]) -> bool:
        return sum(part) + style.single_gap * (len(part) - 1) <= area.h

    pages: list[tuple[Area, ...]] = []
    for part in fit.divide(heights, holds):
        y = area.y
        boxes: list[Area] = []
        for h in part:
            boxes.append(Area(area.x, y, area.w, h))
            y += h + style.single_gap
        pages.append(tuple(boxes))
    return Grid(tuple(pages), size)


def _natural(room: Room, text: spec.Text, size: float, width: float, style: QuizStyle) -> float:
    paragraph = _choice(room, text, size, width, style)
    return max(0.5, room.height([paragraph], _text_width(width, style)) / 0.97 + 0.16)


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


def _text_width(width: float, style: QuizStyle) -> float:
    return width - style.text_x - style.text_right


def _choice(
    room: Room, text: spec.Text, size: float, width: float, style: QuizStyle, bold: bool = True
) -> Paragraph:
    """A choice broken for sense; sizes are chosen with bold ones, the wider."""
    area = Area(0, 0, _text_width(width, style), 99)
    return room.display(text, "quiz_choice", area, sizes=(size,), most_lines=99, bold=bold)


# --- drawing ------------------------------------------------------------------------------


def _pages(
    room: Room,
    question: scene.Item,
    choices: Sequence[tuple[int, spec.Text]],
    grid: Grid,
    style: QuizStyle,
    answers: Sequence[int],
) -> list[Page]:
    pages: list[Page] = []
    start = 0
    for boxes in grid.pages:
        shown = choices[start : start + len(boxes)]
        start += len(boxes)
        drawn: list[scene.Item] = []
        for i, ((n, text), box) in enumerate(zip(shown, boxes, strict=True)):
            state: State = "open" if not answers else "right" if n in answers else "rest"
            key = f"quiz/{n}" if not i or shown[i - 1][0] != n else f"quiz/{n}/{i}"
            drawn.append(_drawn(room, key, n, text, box, grid.size, state, style))
        ticks = [
            _tick(room, n, box, style)
            for (n, _), box in zip(shown, boxes, strict=True)
            if n in answers
        ]
        clicks = ticks or drawn
        pages.append(
            Page(
                (question, *drawn, *ticks),
                reveal=tuple((scene.Target(item.key),) for item in clicks),
            )
        )
    return pages


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
    items.append(_letter_box(room, key, n, area, look, style))
    paragraph = _choice(room, text, size, area.w, style, bold=state == "right")
    if look.text:
        (paragraph,) = on_fill(room, [paragraph], look.text, look.marked)
    inner = Area(area.x + style.text_x, area.y, _text_width(area.w, style), area.h)
    items.append(room.box(f"{key}/text", "text", inner, paragraph, anchor="middle"))
    name = f"choice {_letter(n)}" + (" (right)" if state == "right" else "")
    return scene.Group(key, name, tuple(items))


def _letter_box(
    room: Room, key: str, n: int, area: Area, look: Look, style: QuizStyle
) -> scene.Item:
    paragraph = room.para(_letter(n), "quiz_letter", align="center", color=look.letter)
    if not style.letter_box:
        place = Area(area.x, area.y, style.letter_w, area.h)
        if paragraph.size * 1.25 / 72 > area.h:
            paragraph = room.para(
                _letter(n), "quiz_letter", room.style("quiz_letter").floor,
                align="center", color=look.letter,
            )  # fmt: skip
        return room.box(f"{key}/letter", "letter", place, paragraph, anchor="middle")
    side = min(style.letter_box, area.h - 0.06)
    place = square(area.x + style.letter_w / 2, area.middle, side)
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
