"""What drawings of structures share: the whole as one group that tells itself, lines.

Comes in: the items of a diagram and the words of its content. Goes out: a page with one group
that has `alt`, or, where clicks reveal the parts, one group a click. Lengths are inches.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from deckbuilder.layout.area import Area
from deckbuilder.layout.clicks import in_clicks, part_lines
from deckbuilder.layout.long_words import has_long_word, parts_of_words
from deckbuilder.layout.room import Page, Room
from deckbuilder.model import scene, spec
from deckbuilder.model.scene import Connector, Group, Item, Paragraph, Stroke
from deckbuilder.model.theme import TextStyle
from deckbuilder.units import inches, to_inches

# what a diagram is, for who cannot see it: Chinese and English, with its count and its parts
_TOLD: dict[str, tuple[str, str]] = {
    "steps": ("流程，{n} 步：{parts}", "Process, {n} steps: {parts}"),
    "timeline": ("时间轴，{n} 个节点：{parts}", "Timeline, {n} events: {parts}"),
    "tree": ("层级图：{parts}", "Tree: {parts}"),
    "rings": ("同心圈，由里到外 {n} 圈：{parts}", "{n} rings, from the core outwards: {parts}"),
    "cycle": ("循环，{n} 步：{parts}，再回到第一步", "Cycle of {n} steps: {parts}, and again"),
    "pyramid": ("金字塔，从上到下 {n} 层：{parts}", "Pyramid, {n} layers from the top: {parts}"),
    "funnel": ("漏斗，从上到下 {n} 层：{parts}", "Funnel, {n} layers from the top: {parts}"),
    "matrix": ("四象限图：{parts}", "Matrix of four cells: {parts}"),
    "hub": ("中心辐射图：{parts}", "Hub and spokes: {parts}"),
    "venn": ("交集图：{parts}", "Venn diagram: {parts}"),
    "flow": ("流程图：{parts}", "Flow chart: {parts}"),
}

Point = tuple[float, float]


def tell(room: Room, kind: str, parts: Sequence[str]) -> str:
    """The alt text of a diagram of `kind` whose parts read so, in their order."""
    chinese, english = _TOLD[kind]
    joined = ("、" if room.chinese else ", ").join(part.replace("\n", " ") for part in parts)
    return (chinese if room.chinese else english).format(n=len(parts), parts=joined)


def one_diagram(
    room: Room,
    key: str,
    alt: str,
    items: Sequence[Item],
    clicked: Sequence[str],
    together: Mapping[str, Sequence[str]] | None = None,
) -> Page:
    """A page with `items` as one group that tells `alt`; one group a click where the slide
    reveals them.

    `clicked` are the keys of items that clicks show, in order, `together` keys of more that come
    with one of these. Connectors that bend stand beside the inner groups that they come from, not
    in them: two groups deep LibreOffice turns them the wrong way.
    """
    if room.planned.slide.reveal and clicked:
        comma = "，" if room.chinese else ", "
        return in_clicks(key, alt, items, clicked, together or {}, comma)
    flat: list[Item] = []
    for item in items:
        rest, bent = part_lines(item, lambda line: line.elbow)
        flat += [*bent, *rest]
    return Page((Group(key, key, tuple(flat), alt=alt),))


def keys_of(items: Sequence[Item], prefix: str) -> list[str]:
    """The keys of those of `items` that start with `prefix`, in order."""
    return [item.key for item in items if item.key.startswith(prefix)]


def line(key: str, name: str, start: Point, end: Point, stroke: Stroke, **glue: Any) -> Connector:
    """A line between two points in inches."""
    a, b = (inches(start[0]), inches(start[1])), (inches(end[0]), inches(end[1]))
    return Connector(key, name, a, b, stroke, **glue)


def free_line(key: str, name: str, start: Point, end: Point, stroke: Stroke) -> scene.Shape:
    """A line that joins no two items: an axis, a stem, a line that leads off."""
    x, y = min(start[0], end[0]), min(start[1], end[1])
    place = Area(x, y, abs(end[0] - start[0]), abs(end[1] - start[1]))
    return scene.Shape(
        key, name, place.rect, "line", stroke=stroke, decorative=True,
        flip_h=end[0] < start[0], flip_v=end[1] < start[1],
    )  # fmt: skip


def at(values: Sequence[float], step: int) -> float:
    """`values[step]`, its last value beyond the end."""
    return values[min(step, len(values) - 1)]


def set_title(
    room: Room,
    text: spec.Text | str,
    style: str | TextStyle,
    size: float,
    width: float,
    **over: Any,
) -> Paragraph:
    """A short text at `size`, broken for sense in `width`."""
    return room.display(text, style, Area(0, 0, width, 99), sizes=(size,), most_lines=9, **over)


def holds_words(room: Room, paragraphs: Sequence[Paragraph], width: float) -> bool:
    """Whether no word of `paragraphs` is longer than a line of `width`."""
    return all(longest_word(room, p.plain, p.face, p.size, p.bold) <= width for p in paragraphs)


def cuts_words(room: Room, paragraphs: Sequence[Paragraph], width: float) -> bool:
    """Whether a long word of running text does not stand on a line of `width`."""
    return any(
        has_long_word(p.plain) and not holds_words(room, [p], width - to_inches(p.indent))
        for p in paragraphs
    )


def longest_word(room: Room, text: str, face: str, size: float, bold: bool = False) -> float:
    """The width of the longest Latin word in inches; 0 where there is none."""
    words = {word for word in parts_of_words(text) if word.isascii() and len(word) > 3}
    return max((room.type.width(word, face, size, bold) / 72 for word in words), default=0.0)
