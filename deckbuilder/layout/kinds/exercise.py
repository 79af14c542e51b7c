"""Kind `exercise`: the task and its steps beside a panel of facts.

The panel gives the minutes as a large number above the other facts, or all facts as rows. Steps
and facts that are too many continue; the task stays.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from deckbuilder.layout import fit
from deckbuilder.layout.area import Area
from deckbuilder.layout.cutting import cut_text
from deckbuilder.layout.diagrams import holds_words
from deckbuilder.layout.kinds import Kind
from deckbuilder.layout.listing import row_cells
from deckbuilder.layout.lists import inline_text
from deckbuilder.layout.opening import draw_opened
from deckbuilder.layout.room import Page, Room
from deckbuilder.layout.rows import Column, Row, RowRules, SetRow, draw_rules, most_of_few, set_rows
from deckbuilder.layout.words import plain_number
from deckbuilder.model import scene, spec
from deckbuilder.model.scene import Paragraph, Run
from deckbuilder.units import inches, to_inches

STYLES = ("task_step", "task")


class ExerciseStyle(msgspec.Struct, frozen=True):
    """Inches. `panel` and `main` are x and width at 13.333 in wide; `order` is the facts'.

    With `number` the minutes are a large number whose box ends at `number_foot`, and the other
    facts start at `facts_top`, both from the panel's top. A panel that `hangs` starts at the
    steps' first rule, under one of its own.
    """

    panel: tuple[float, float] = (0.667, 2.85)
    least_panel: float = 2.2
    main: tuple[float, float] = (3.917, 8.75)
    order: tuple[str, ...] = ("grouping", "output", "materials")
    fill: str = "primary"
    inset: float = 0.3
    fact_rule: float = 0.75
    fact_rule_color: str = "inv.line"
    fact_gap: float = 0.04
    first_rule: bool = True
    number: bool = True
    number_foot: float = 1.72
    facts_top: float = 1.875
    facts_foot: float = 0.2
    most_fact: float = 1.28
    task_gap: float = 0.3125
    ordinal_w: float = 0.625
    ordinal_sizes: tuple[float, ...] = (26,)
    most_step: float = 1.28
    rules: RowRules = RowRules(top=0.75, top_color="line", foot=0)
    hangs: bool = False


CLOSE_TOP = 0.6  # of its height that the number's part keeps above many facts
CLOSE_SIZES = (16.0, 14.0)
ON_A_LINE = 0.75  # of the largest size is taken for the sake of facts on one line each


class FactSize(msgspec.Struct, frozen=True):
    """How facts are set: the size of their values, in at most so many lines each, and whether
    closely, under a smaller number."""

    size: float
    most_lines: int = 99
    close: bool = False

    def __str__(self) -> str:
        return f"facts at {self.size:g} pt" + (" close" if self.close else "")


class Fact(msgspec.Struct, frozen=True):
    key: str
    label: str
    value: spec.Text


def draw(content: spec.Exercise, room: Room) -> list[Page]:
    style = room.style_of(ExerciseStyle)
    minutes = content.minutes if content.minutes is not None else room.planned.slide.minutes
    facts = _facts(room, content, style, minutes)
    if not style.number:
        minutes = None
    panel = _panel_area(room, style) if facts or minutes is not None else None
    main = _main_area(room, style, panel)
    mains = draw_opened(room, lambda inside: _mains(content, inside, main, style), STYLES)
    parts = _fact_parts(room, facts, panel, style, minutes) if panel else []
    if panel and style.hangs:
        hung = _hung(panel, mains[0])
        below = _fact_parts(room, facts, hung, style, minutes)
        panel, parts = (hung, below) if len(below) <= len(parts) else (panel, parts)
    if panel and content.steps is None and len(mains) == len(parts) == 1:
        panel = _beside_task(room, parts[0], panel, style, minutes)
    count = max(len(mains), len(parts))
    return [_page(room, mains, parts, p, panel, style, minutes) for p in range(count)]


def _page(
    room: Room,
    mains: Sequence[Page],
    parts: Sequence[Sequence[Fact]],
    p: int,
    panel: Area | None,
    style: ExerciseStyle,
    minutes: float | None,
) -> Page:
    main = mains[min(p, len(mains) - 1)].items
    if p >= len(mains):
        main = tuple(item for item in main if item.key == "exercise/task")
    facts: list[scene.Item] = []
    if panel is not None:
        shown = parts[0] if len(parts) == 1 else parts[p] if p < len(parts) else ()
        if shown or minutes is not None:
            facts.append(_panel(room, shown, panel, style, minutes))
    clicks = tuple((scene.Target(i.key),) for i in main if i.key.startswith("exercise/step"))
    return Page((*main, *facts), reveal=clicks)


def _hung(panel: Area, main: Page) -> Area:
    """The panel from the steps' first rule on, where there are steps."""
    tops = [i.rect.y for i in main.items if i.key == "rule/top" and isinstance(i, scene.Shape)]
    return panel.inset(0, to_inches(tops[0]) - panel.y, 0, 0) if tops else panel


def _beside_task(
    room: Room, facts: Sequence[Fact], panel: Area, style: ExerciseStyle, minutes: float | None
) -> Area:
    """The panel lowered so that a short one stands amidst the body, as a task alone does."""
    drawn = _panel(room, facts, panel, style, minutes).items
    shapes = [item for item in drawn if isinstance(item, scene.TextBox | scene.Shape)]
    foot = max(to_inches(shape.rect.bottom) for shape in shapes)
    down = max(0.0, (panel.h - (foot - panel.y)) / 2)
    return panel.inset(0, down, 0, 0)


# --- places -------------------------------------------------------------------------------


def _within(room: Room, x: float, w: float) -> tuple[float, float]:
    """A reference x and width, as they stand in this body."""
    share = room.body.w / 12.0
    return room.body.x + (x - 0.667) * share, w * share


def _panel_area(room: Room, style: ExerciseStyle) -> Area:
    """The panel's column, which stays wide enough for a few words a line beside an aside."""
    x, w = _within(room, *style.panel)
    more = _panel_more(room, style)
    left = more if style.panel[0] > style.main[0] else 0.0
    return Area(x - left, room.body.y, w + more, room.body.h)


def _panel_more(room: Room, style: ExerciseStyle) -> float:
    """How much wider than its share the panel is."""
    return max(0.0, min(style.least_panel, room.body.w * 0.4) - _within(room, *style.panel)[1])


def _main_area(room: Room, style: ExerciseStyle, panel: Area | None) -> Area:
    if panel is None:
        return room.body
    x, w = _within(room, *style.main)
    more = _panel_more(room, style)
    left = more if style.panel[0] < style.main[0] else 0.0
    return Area(x + left, room.body.y, w - more, room.body.h)


# --- task and steps -----------------------------------------------------------------------


def _mains(content: spec.Exercise, room: Room, area: Area, style: ExerciseStyle) -> list[Page]:
    """Task and steps, without the facts."""
    if content.steps is None:
        return _task_alone(room, content.task, area)
    task: list[scene.Item] = []
    if content.task.plain != room.planned.title.plain or not room.planned.drawn_title:
        paragraph = room.display(content.task, "task", Area(0, 0, area.w, 1.0), plain_marks=True)
        h = room.height([paragraph], area.w)
        box = Area(area.x, area.y, area.w, h)
        task = [room.box("exercise/task", "task", box, paragraph)]
        area = area.inset(0, h + style.task_gap, 0, 0)
    columns = _columns(room, area, style)
    rows = [
        Row(f"exercise/step/{n}", (str(n), inline_text(room, spec.Items((item,)))))
        for n, item in enumerate(content.steps.items, 1)
    ]
    pages = set_rows(
        room, rows, columns, area, most=most_of_few(style.most_step, area.h, len(rows))
    )
    return [Page((*task, *_steps(room, placed, columns, style))) for placed in pages]


def _task_alone(room: Room, task: spec.Text, area: Area) -> list[Page]:
    look = room.style("task_alone")
    paragraph = room.display(task, look, area, plain_marks=True)
    if room.height([paragraph], area.w) <= area.h:
        return [Page((room.box("exercise/task", "task", area, paragraph, anchor="middle"),))]
    floor = look.sizes[-1]
    pieces = cut_text(task, lambda t: room.fits([room.para(t, look, floor)], area))
    return [
        Page((room.box("exercise/task", "task", area, room.para(piece, look, floor)),))
        for piece in pieces
    ]


def _columns(room: Room, area: Area, style: ExerciseStyle) -> tuple[Column, Column]:
    x = 0.667 + (area.x - room.x(0.667)) / room.w(1.0)
    w, ordinal = area.w / room.w(1.0), style.ordinal_w / room.w(1.0)
    return (
        Column(x, ordinal, "ordinal", sizes=style.ordinal_sizes),
        Column(x + ordinal, w - ordinal, "task_step"),
    )


def _steps(
    room: Room, placed: Sequence[SetRow], columns: Sequence[Column], style: ExerciseStyle
) -> list[scene.Item]:
    groups = [
        scene.Group(
            row.row.key,
            f"step {row.row.key.removeprefix('exercise/step/')}",
            tuple(row_cells(room, row, columns, ("ordinal", "text"))),
        )
        for row in placed
    ]
    return [*draw_rules(room, placed, style.rules), *groups]


# --- facts --------------------------------------------------------------------------------


def _facts(
    room: Room, content: spec.Exercise, style: ExerciseStyle, minutes: float | None
) -> list[Fact]:
    words = room.outline.words
    given: dict[str, spec.Text | None] = {
        "grouping": content.grouping, "output": content.output, "materials": content.materials,
    }  # fmt: skip
    if not style.number and minutes is not None:
        told = words.minutes.format(n=plain_number(minutes))
        given["minutes"] = spec.Text((spec.Run(told),))
    order = (*style.order, *(key for key in given if key not in style.order))
    return [Fact(k, words.facts[k], value) for k in order if (value := given.get(k)) is not None]


def _facts_area(panel: Area, style: ExerciseStyle, minutes: float | None, close: bool) -> Area:
    top = style.facts_top if minutes is not None else style.facts_foot
    if close:
        top *= CLOSE_TOP
    return panel.inset(style.inset, top, style.inset, style.facts_foot)


def _fact_paragraphs(
    room: Room, fact: Fact, size: float, width: float, style: ExerciseStyle
) -> list[Paragraph]:
    gap = style.fact_gap * 72
    value = room.para(fact.value, "fact_value", size, space_before=gap)
    return [room.para(fact.label, "fact_label"), room.type.rebreak_widow(value, inches(width))]


def _fact_height(
    room: Room, fact: Fact, look: FactSize, width: float, style: ExerciseStyle
) -> float:
    paragraphs = _fact_paragraphs(room, fact, look.size, width, style)
    return room.height(paragraphs, width * 0.99) + (0.1 if look.close else 0.16)


def _fact_sizes(room: Room, style: ExerciseStyle) -> list[FactSize]:
    """What is tried, best first: values on a line each while they stay large, then in several,
    then closer together."""
    sizes = room.style("fact_value").sizes
    bare = [FactSize(size, 1) for size in sizes if size >= ON_A_LINE * sizes[0]]
    full = [FactSize(size) for size in sizes]
    close = [FactSize(size, close=True) for size in (sizes[-1], *CLOSE_SIZES)]
    return [*bare, *full, *(close if style.number or style.hangs else ())]


def _fact_size(
    room: Room,
    facts: Sequence[Fact],
    panel: Area,
    style: ExerciseStyle,
    minutes: float | None,
) -> FactSize | None:
    """The first way at which `facts` stand in the panel."""

    ways = _fact_sizes(room, style)

    def holds(look: FactSize) -> bool:
        area = _facts_area(panel, style, minutes, look.close)
        values = [_fact_paragraphs(room, f, look.size, area.w, style)[1] for f in facts]
        if look != ways[-1] and not holds_words(room, values, area.w):
            return False
        return _in_lines(room, values, look, area.w) and (
            sum(_fact_height(room, f, look, area.w, style) for f in facts) <= area.h
        )

    return fit.first_fit(ways, holds)


def _in_lines(room: Room, values: Sequence[Paragraph], look: FactSize, width: float) -> bool:
    """Whether no value takes more lines than it may."""
    lines = room.type.set(values, inches(width * 0.99)).lines if values else ()
    return max(lines, default=0) <= look.most_lines


def _fact_parts(
    room: Room,
    facts: Sequence[Fact],
    panel: Area,
    style: ExerciseStyle,
    minutes: float | None,
) -> list[list[Fact]]:
    """The facts in as many parts as the panel needs; one too long for it is cut."""

    def holds(part: Sequence[Fact]) -> bool:
        return _fact_size(room, part, panel, style, minutes) is not None

    if holds(facts):
        return [list(facts)]
    pieces = [
        replace(fact, value=piece)
        for fact in facts
        for piece in cut_text(fact.value, lambda t, fact=fact: holds([replace(fact, value=t)]))
    ]
    return fit.divide(pieces, holds)


def _panel(
    room: Room,
    facts: Sequence[Fact],
    panel: Area,
    style: ExerciseStyle,
    minutes: float | None,
) -> scene.Group:
    look = _fact_size(room, facts, panel, style, minutes) or _fact_sizes(room, style)[-1]
    items: list[scene.Item] = []
    if minutes is not None:
        items.append(_minutes(room, minutes, panel, style, look.close))
    area = _facts_area(panel, style, minutes, look.close)
    naturals = [_fact_height(room, f, look, area.w, style) for f in facts]
    equal = min(style.most_fact, area.h / max(1, len(facts)))
    spare = (area.h - sum(naturals)) / max(1, len(facts))
    y = area.y
    for n, (fact, natural) in enumerate(zip(facts, naturals, strict=True)):
        h = equal if max(naturals) <= equal else natural + max(0.0, spare)
        items += _fact(room, n, fact, look.size, Area(area.x, y, area.w, h), style, minutes)
        y += h
    if not facts:
        y = panel.y + style.number_foot + style.inset - style.facts_foot
    if minutes is None or not facts:
        panel = Area(panel.x, panel.y, panel.w, y + style.facts_foot - panel.y)
    if style.fill:
        items.insert(0, room.panel("facts/panel", "panel", panel, style.fill))
    return scene.Group("facts", "facts", tuple(items))


def _fact(
    room: Room,
    n: int,
    fact: Fact,
    size: float,
    area: Area,
    style: ExerciseStyle,
    minutes: float | None,
) -> list[scene.Item]:
    key = f"facts/{n + 1}"
    items: list[scene.Item] = []
    if style.hangs and not n and style.rules.top:
        top, color = style.rules.top, style.rules.top_color
        items.append(room.rule(f"{key}/rule", area.x, area.y, area.w, top, color))
    elif n or (style.first_rule and minutes is not None):
        items.append(
            room.rule(f"{key}/rule", area.x, area.y, area.w, style.fact_rule, style.fact_rule_color)
        )
    paragraphs = _fact_paragraphs(room, fact, size, area.w, style)
    items.append(room.box(key, fact.key, area, paragraphs, anchor="middle"))
    return items


def _minutes(
    room: Room, minutes: float, panel: Area, style: ExerciseStyle, close: bool
) -> scene.Item:
    """The number and its unit on one baseline; `close` at its smallest."""
    width = panel.w - 2 * style.inset + 0.15
    number, unit = plain_number(minutes), room.outline.words.minute_unit
    look, small = room.style("fact_number"), room.style("fact_unit")
    paragraph = room.para(number, look)

    def told(size: float) -> Paragraph:
        tail = Run(
            f"\u2009{unit}", face=small.face, bold=small.bold, color=room.color(small.color),
            size=max(18.0, round(0.3 * size)),
        )  # fmt: skip
        paragraph = room.para(number, look, size)
        return replace(paragraph, runs=(*paragraph.runs, tail))

    sizes = look.sizes[-1:] if close else look.sizes
    fits = (s for s in sizes if room.type.runs_width(told(s)) <= width * 72)
    paragraph = told(next(fits, look.floor))
    foot = style.number_foot * (CLOSE_TOP if close else 1.0)
    area = Area(panel.x + style.inset, panel.y, width, foot)
    return room.box("facts/minutes", "minutes", area, paragraph, anchor="bottom")


KIND = Kind(draw)
