"""How well a scene can be read: the contrast of every text with what lies beneath it.

A scene and its theme come in, a `Faint` for every text, mark or series comes out that has less
contrast than WCAG 2.2 asks for; and a `Stray` for every item of the master and the layouts that
stands beyond the slide's edge. Nothing is rendered: grounds are the fills of what was painted
earlier at the place where the text begins.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from math import cos, radians, sin

import msgspec

from deckbuilder.color import contrast, mix
from deckbuilder.model import scene
from deckbuilder.model.theme import Theme
from deckbuilder.units import EMU_PER_POINT

TEXT, LARGE = 4.5, 3.0
_LARGE_SIZE, _LARGE_BOLD = 18.0, 14.0  # points
_EDGE = 20  # EMU: boxes are rounded

Point = tuple[float, float]


class Faint(msgspec.Struct, frozen=True):
    """Something of the slide `slide` whose colour `front` does not show on `ground`; both as
    expressions where they are one, else `#RRGGBB`."""

    slide: str
    item: str
    front: str
    ground: str
    ratio: float
    needed: float


class Stray(msgspec.Struct, frozen=True):
    """A decoration of the layout `form` (the master's name for its own) beyond the edge."""

    form: str
    item: str


class _Fill(msgspec.Struct, frozen=True):
    item: scene.Shape | scene.TextBox | None  # None: the whole slide
    rgb: str
    name: str


def faint_parts(result: scene.Scene, theme: Theme) -> list[Faint]:
    """Everything on the slides that lacks contrast, in reading order."""
    forms = {form.key: form for form in result.forms}
    found: list[Faint] = []
    for slide in result.slides:
        found += _Slide(slide, forms[slide.form], result.master, theme).faint()
    return found


def stray_parts(result: scene.Scene) -> list[Stray]:
    """The decorations that do not stand on the slide."""
    width, height = result.size
    found: list[Stray] = []
    for form in (result.master, *result.forms):
        for item in _flat(form.items):
            rect = getattr(item, "rect", None)
            if isinstance(rect, scene.Rect) and not (
                rect.x >= -_EDGE
                and rect.y >= -_EDGE
                and rect.right <= width + _EDGE
                and rect.bottom <= height + _EDGE
            ):
                found.append(Stray(form.name, item.name))
    return found


def _flat(items: Iterable[scene.Item]) -> Iterator[scene.Item]:
    for item in items:
        if isinstance(item, scene.Group):
            yield from _flat(item.items)
        else:
            yield item


class _Slide:
    """One slide's fills, from the lowest up, as its items are painted over them."""

    def __init__(
        self, slide: scene.Slide, form: scene.Form, master: scene.Form, theme: Theme
    ) -> None:
        self.slide = slide
        self.theme = theme
        ground = slide.background or form.background
        self.fills = [_Fill(None, theme.rgb(ground), ground)]
        below = (*master.items, *form.items) if form.show_master_items else form.items
        for item in _flat(below):
            if not (isinstance(item, scene.TextBox) and item.placeholder):
                self._paint(item)

    def faint(self) -> list[Faint]:
        found: list[Faint] = []
        for item in _flat(self.slide.items):
            self._paint(item)
            if isinstance(item, scene.TextBox):
                found += self._texts(item.paragraphs, item.key, self._ground(_first_point(item)))
            elif isinstance(item, scene.Table):
                found += self._cells(item)
            elif isinstance(item, scene.Chart):
                found += self._chart(item)
        return found

    def _paint(self, item: scene.Item) -> None:
        if not isinstance(item, (scene.Shape, scene.TextBox)) or not item.fill:
            return
        fill = item.fill if isinstance(item.fill, str) else item.fill.end
        opacity = item.opacity if isinstance(item, scene.Shape) else 1.0
        rgb = self.theme.rgb(fill)
        if opacity < 1:
            rgb = mix(self._ground(_middle(item.rect)).rgb, rgb, opacity)
        self.fills.append(_Fill(item, rgb, fill if opacity == 1 else f"#{rgb}"))

    def _ground(self, point: Point) -> _Fill:
        for fill in reversed(self.fills):
            if fill.item is None or _covers(fill.item, point):
                return fill
        raise AssertionError("the slide itself is the lowest fill")

    def _texts(
        self, paragraphs: Iterable[scene.Paragraph], key: str, ground: _Fill
    ) -> Iterator[Faint]:
        for paragraph in paragraphs:
            for run in paragraph.runs:
                if not run.text.strip():
                    continue
                size = run.size or paragraph.size
                bold = paragraph.bold if run.bold is None else run.bold
                under = ground
                if run.highlight:
                    under = _Fill(None, self.theme.rgb(run.highlight), run.highlight)
                yield from self._weigh(key, run.color or paragraph.color, under, size, bold)
            if paragraph.bullet and paragraph.bullet.color:
                yield from self._weigh(key, paragraph.bullet.color, ground, _LARGE_SIZE, False)

    def _weigh(
        self, key: str, color: str, ground: _Fill, size: float, bold: bool
    ) -> Iterator[Faint]:
        needed = LARGE if size >= (_LARGE_BOLD if bold else _LARGE_SIZE) else TEXT
        ratio = contrast(self.theme.rgb(color), ground.rgb)
        if ratio < needed:
            yield Faint(self.slide.key, key, color, ground.name, ratio, needed)

    def _cells(self, table: scene.Table) -> Iterator[Faint]:
        below = self._ground(_middle(table.rect))
        for row in table.cells:
            for cell in row:
                under = _Fill(None, self.theme.rgb(cell.fill), cell.fill) if cell.fill else below
                yield from self._texts(cell.paragraphs, table.key, under)

    def _chart(self, chart: scene.Chart) -> Iterator[Faint]:
        ground = self._ground(_middle(chart.rect))
        texts = [chart.category_text, chart.value_text]
        if chart.type not in ("stacked-column", "stacked-bar", "pie"):  # labels stand in the marks
            texts += [chart.value_labels, chart.highlight_labels]
        for text in texts:
            if text:
                yield from self._weigh(chart.key, text.color, ground, text.size, text.bold)
        for series in chart.series:
            for color in dict.fromkeys(series.point_colors or (series.color,)):
                if chart.slice_line is None or chart.type not in ("pie", "doughnut"):
                    yield from self._weigh(chart.key, color, ground, _LARGE_SIZE, False)


# --- where text begins, and what covers a point ----------------------------------------------


def _middle(rect: scene.Rect) -> Point:
    return rect.center, rect.middle


def _first_point(box: scene.TextBox) -> Point:
    """A point in the first character of the box, near enough."""
    rect, first = box.rect, box.paragraphs[0] if box.paragraphs else None
    if first is None:
        return _middle(rect)
    half = first.size * EMU_PER_POINT / 2
    left, top, right, bottom = box.insets
    x = {
        "left": rect.x + left + first.indent + half,
        "center": rect.center,
        "right": rect.right - right - half,
    }[first.align]
    y = {
        "top": rect.y + top + half,
        "middle": rect.middle,
        "bottom": rect.bottom - bottom - half,
    }[box.anchor]
    return min(x, rect.right), y


def _covers(item: scene.Shape | scene.TextBox, point: Point) -> bool:
    """Whether the item's fill lies at `point`."""
    rect, (x, y) = item.rect, point
    if not (rect.x <= x <= rect.right and rect.y <= y <= rect.bottom):
        return False
    if isinstance(item.geometry, scene.Path):
        path = item.geometry
        at = ((x - rect.x) / rect.w * path.width, (y - rect.y) / rect.h * path.height)
        return _inside(at, path)
    if item.geometry == "ellipse":
        across, up = (x - rect.center) / rect.w * 2, (y - rect.middle) / rect.h * 2
        return across**2 + up**2 <= 1
    return True


_PIECES = 8  # of a curve


def _inside(point: Point, path: scene.Path) -> bool:
    """By the number of edges to the right of `point`."""
    x, y = point
    crossed = False
    for (x1, y1), (x2, y2) in pairwise(_corners(path)):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            crossed = not crossed
    return crossed


def _corners(path: scene.Path) -> Iterator[Point]:
    """The outline as a polygon; subpaths are joined by edges that are walked both ways."""
    start = at = (0.0, 0.0)
    for name, *numbers in path.commands:
        values = [float(number) for number in numbers]
        before = at
        if name == "Z":
            at = start
        elif name == "A":
            yield from (turn := list(_arc(at, *values)))
            at = turn[-1]
        elif name == "C":
            ends = list(zip(values[::2], values[1::2], strict=True))
            yield from (_curve(before, *ends, at=step / _PIECES) for step in range(1, _PIECES))
            at = ends[-1]
        else:
            at = (values[0], values[1])
            start = at if name == "M" else start
        yield at


def _arc(at: Point, across: float, up: float, first: float, sweep: float) -> Iterator[Point]:
    x, y = at[0] - across * cos(radians(first)), at[1] - up * sin(radians(first))
    for step in range(1, _PIECES + 1):
        angle = radians(first + sweep * step / _PIECES)
        yield x + across * cos(angle), y + up * sin(angle)


def _curve(start: Point, one: Point, two: Point, end: Point, *, at: float) -> Point:
    weights = ((1 - at) ** 3, 3 * at * (1 - at) ** 2, 3 * at**2 * (1 - at), at**3)
    places = (start, one, two, end)
    return (
        sum(weight * place[0] for weight, place in zip(weights, places, strict=True)),
        sum(weight * place[1] for weight, place in zip(weights, places, strict=True)),
    )
