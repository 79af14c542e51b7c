"""What must hold of every slide of every deck, found out without rendering.

In: a deck, its scene, its theme. Out: faults, a line each: slide, key, what. Always: a check knows
nothing of how a kind is drawn, only what the language and the pages on typesetting promise.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import cos, radians, sin

from deckbuilder.model import scene, spec
from deckbuilder.model.scene import Paragraph, Rect
from deckbuilder.model.theme import Theme
from deckbuilder.text import Typesetter
from tests.stress.contents import faults_of_content
from tests.stress.texts import EMU, Stand, flat, squeeze, stands

POINT = EMU
TOLERANCE = 2 * POINT
LEAST = 12.0
LEAST_CELL = 14.0
USUAL_LEAST = 20.0

_NOT_FIRST = "，。、；：！？）》」』】〕〉’”％…—,.;:!?)]}%"
_NOT_LAST = "（《「『【〔〈‘“([{"
_WORD = re.compile(r"[A-Za-z0-9]")
_WORD_PART = re.compile(r"[^\s\u00ad\u2e80-\U0010ffff]")


def faults(deck: spec.Deck, drawn: scene.Scene, theme: Theme) -> list[str]:
    """Everything that is wrong with `drawn`."""
    setter = Typesetter(theme, drawn.lang)
    placed = [stands(slide, setter) for slide in drawn.slides]
    out: list[str] = []
    for slide, texts in zip(drawn.slides, placed, strict=True):
        for what in _of_slide(slide, texts, drawn.size, setter):
            out.append(f"{slide.key}: {what}")
    out += _titles(drawn)
    for one in deck.slides:
        pages = [
            (slide, texts) for slide, texts in zip(drawn.slides, placed, strict=True)
            if slide.key == one.id or slide.key.startswith(f"{one.id}--")
        ]  # fmt: skip
        out += [f"{one.id}: {what}" for what in faults_of_content(one, deck, pages)]
    return out


def _of_slide(
    slide: scene.Slide, texts: Sequence[Stand], size: tuple[int, int], setter: Typesetter
) -> Iterator[str]:
    for stand in texts:
        yield from _fits(stand)
        yield from _least_size(stand)
        yield from _breaks(stand, setter)
    yield from _overlaps(slide, texts)
    yield from _leaves_panel(slide, texts)
    yield from _off_slide(slide, size)
    yield from _keys(slide)
    yield from glue_faults(slide)
    yield from _reveal(slide)
    for stand in texts:
        if stand.placeholder in ("title", "ctrTitle"):
            yield from _title_lines(stand)


# --- text in its box ----------------------------------------------------------------------


def _fits(stand: Stand) -> Iterator[str]:
    """Over its box by more than a fifth of the size: leading alone may stand out that far."""
    over = stand.need - stand.room.h
    slack = 0.22 * stand.paragraphs[0].size * POINT
    if over > slack:
        yield f"{stand.key}: {over / POINT:.1f} pt too high: {stand.plain[:24]!r}"
    wide = max(stand.ink.w - stand.room.w, 0) if not stand.rotated else 0
    if wide > TOLERANCE:
        yield f"{stand.key}: {wide / POINT:.1f} pt too wide: {stand.plain[:24]!r}"


def _least_size(stand: Stand) -> Iterator[str]:
    for paragraph in stand.paragraphs:
        size = min([r.size or paragraph.size for r in paragraph.runs], default=paragraph.size)
        if size < (LEAST_CELL if stand.cell else LEAST):
            yield f"{stand.key}: {size} pt is too small"


def _breaks(stand: Stand, setter: Typesetter) -> Iterator[str]:
    for paragraph, lines in zip(stand.paragraphs, stand.setting.text_lines, strict=True):
        if paragraph.face == "mono":
            continue
        ends = _written_ends(paragraph.plain)
        at = 0
        for before, after in pairwise(lines):
            at += len(before)
            written = at in ends
            at += written
            if before.strip() and after.strip():
                yield from _break(stand, paragraph, before, after, written, setter)


def _written_ends(text: str) -> frozenset[int]:
    return frozenset(i for i, c in enumerate(text) if c == "\n")


def _break(
    stand: Stand, paragraph: Paragraph, before: str, after: str, written: bool, setter: Typesetter
) -> Iterator[str]:
    a, b = before.rstrip(" ")[-1], after[0]
    shown = f"{before[-8:]!r}|{after[:8]!r}"
    unit = _unit_across(before.rstrip(" ") if b in _NOT_FIRST else before, after)
    least = paragraph.size if "itle" in stand.placeholder else min(paragraph.size, USUAL_LEAST)
    cut = not written and _WORD.match(before[-1]) and _WORD.match(b)
    if cut and not _wider(unit, paragraph, stand, setter, least):
        yield f"{stand.key}: a word is cut: {shown}"
    if not written and _wider(unit, paragraph, stand, setter, paragraph.size):
        return
    if b in _NOT_FIRST and not (written and b in "—…"):  # these may open a text of its own
        yield f"{stand.key}: a line begins with {b}: {shown}"
    if a in _NOT_LAST:
        yield f"{stand.key}: a line ends with {a}: {shown}"
    if a + b in ("——", "……"):
        yield f"{stand.key}: a dash is cut: {shown}"


def _unit_across(before: str, after: str) -> str:
    """What may not be parted around a break: a word with its punctuation."""
    start, end = len(before) - 1, 0
    while start > 0 and _holds(before[start - 1], before[start]):
        start -= 1
    while end < len(after) - 1 and _holds(after[end], after[end + 1]):
        end += 1
    return before[start:] + after[: end + 1]


def _holds(a: str, b: str) -> bool:
    return (
        b in _NOT_FIRST
        or a in _NOT_LAST
        or a + b in ("——", "……")
        or (_WORD_PART.match(a) is not None and _WORD_PART.match(b) is not None)
    )


def _wider(word: str, paragraph: Paragraph, stand: Stand, setter: Typesetter, size: float) -> bool:
    """Whether no line holds the word at `size`: then it may be cut anywhere."""
    width = setter.width(word, paragraph.face, size, paragraph.bold)
    return width * POINT > 0.97 * (stand.room.w - paragraph.indent)


def _title_lines(stand: Stand) -> Iterator[str]:
    lines = [line for paragraph in stand.setting.text_lines for line in paragraph]
    if (
        len(lines) > 1
        and len(squeeze(lines[-1])) <= 2
        and not (lines[-2].isascii() and " " not in lines[-2].strip())
    ):
        yield f"{stand.key}: the last line is {lines[-1]!r}"


# --- texts among one another --------------------------------------------------------------


def _overlaps(slide: scene.Slide, texts: Sequence[Stand]) -> Iterator[str]:
    for i, a in enumerate(texts):
        for b in texts[i + 1 :]:
            if _crossing(a.ink, b.ink, POINT * 2):
                yield f"{a.key} crosses {b.key}: {a.plain[:12]!r} {b.plain[:12]!r}"
    blocks = [i for i in flat(slide.items) if isinstance(i, scene.Chart | scene.Picture)]
    for item in blocks:
        if isinstance(item, scene.Picture) and slide.form in ("cover", "section", "closing"):
            continue
        for a in texts:
            if _crossing(a.ink, _drawn_on(item), POINT * 3) and not _within(a.ink, item.rect):
                yield f"{a.key} crosses {item.key}: {a.plain[:12]!r}"


def _drawn_on(item: scene.Chart | scene.Picture) -> Rect:
    """Where the item has marks: a chart's last point stands so far before its edge."""
    r = item.rect
    if isinstance(item, scene.Chart) and item.categories:
        half = r.w // len(item.categories) // 2
        if item.type in ("line", "area"):
            return Rect(r.x, r.y, r.w - half, r.h)
        if item.type in ("column", "stacked-column"):
            return Rect(r.x, r.y, r.w - half * item.gap_width // (100 + item.gap_width), r.h)
    return r


def _crossing(a: Rect, b: Rect, by: float) -> bool:
    return (
        min(a.right, b.right) - max(a.x, b.x) > by and min(a.bottom, b.bottom) - max(a.y, b.y) > by
    )


def _within(a: Rect, b: Rect) -> bool:
    return a.x >= b.x and a.right <= b.right and a.y >= b.y and a.bottom <= b.bottom


def _leaves_panel(slide: scene.Slide, texts: Sequence[Stand]) -> Iterator[str]:
    """A text whose middle stands on a filled panel stands on it wholly."""
    for group in (i for i in slide.items if isinstance(i, scene.Group)):
        panels = [
            s.rect for s in flat(group.items)
            if isinstance(s, scene.Shape) and s.fill and s.geometry in ("rect", "roundRect")
            and s.rect.w > 72 * POINT and s.rect.h > 24 * POINT
        ]  # fmt: skip
        inside = {i.key for i in flat(group.items) if isinstance(i, scene.TextBox)}
        for a in (t for t in texts if t.key in inside):
            for panel in panels:
                middle = Rect(a.ink.center, a.ink.middle, 1, 1)
                if not _within(middle, panel):
                    continue
                out = max(panel.x - a.ink.x, a.ink.right - panel.right,
                          panel.y - a.ink.y, a.ink.bottom - panel.bottom)  # fmt: skip
                if out > TOLERANCE:
                    yield f"{a.key} leaves its panel by {out / POINT:.1f} pt: {a.plain[:12]!r}"


def _off_slide(slide: scene.Slide, size: tuple[int, int]) -> Iterator[str]:
    whole = Rect(-POINT, -POINT, size[0] + 2 * POINT, size[1] + 2 * POINT)
    for item in flat(slide.items):
        if isinstance(item, scene.TextBox | scene.Table | scene.Chart) and not (
            isinstance(item, scene.TextBox) and item.rotation
        ):
            if not _within(item.rect, whole):
                yield f"{item.key} leaves the slide"
            if item.rect.w <= 0 or item.rect.h <= 0:
                yield f"{item.key} has no extent"
        elif isinstance(item, scene.Picture | scene.Shape) and not (
            item.decorative or _within(item.rect, whole)
        ):
            yield f"{item.key} leaves the slide"


# --- keys ---------------------------------------------------------------------------------


def _keys(slide: scene.Slide) -> Iterator[str]:
    counts = Counter(item.key for item in flat(slide.items))
    for key, count in counts.items():
        if count > 1:
            yield f"{count} items have the key {key}"


def glue_faults(slide: scene.Slide) -> Iterator[str]:
    """Connectors that do not join two items, or do not begin and end where they are glued."""
    found = {item.key: item for item in flat(slide.items)}
    for line in flat(slide.items):
        if not isinstance(line, scene.Connector):
            continue
        for key, site, point in (
            (line.start_key, line.start_site, line.start),
            (line.end_key, line.end_site, line.end),
        ):
            if key not in found:
                yield f"{line.key} is glued to {key or 'nothing'}, which is not there"
            elif (place := _site(found[key], site)) and _apart(place, point) > MOST_APART:
                yield f"{line.key} does not touch {key} at its site {site}"


MOST_APART = 100  # EMU
_SITES: dict[str | scene.Path, tuple[float, ...]] = {
    "rect": (270, 180, 90, 0),
    "roundRect": (270, 180, 90, 0),
    "ellipse": (270, 225, 180, 135, 90, 45, 0, 315),
}


def _site(item: scene.Item, site: int) -> tuple[float, float] | None:
    """Where a connection site lies; None for shapes whose sites depend on their adjust values."""
    if not isinstance(item, scene.TextBox | scene.Shape) or item.geometry not in _SITES:
        return None
    angle, rect = radians(_SITES[item.geometry][site]), item.rect
    return rect.center + rect.w / 2 * cos(angle), rect.middle + rect.h / 2 * sin(angle)


def _apart(one: tuple[float, float], other: tuple[float, float]) -> float:
    return max(abs(one[0] - other[0]), abs(one[1] - other[1]))


def _reveal(slide: scene.Slide) -> Iterator[str]:
    found = {item.key: item for item in flat(slide.items)}
    for target in (t for click in slide.reveal for t in click):
        item = found.get(target.key)
        if item is None:
            yield f"a click shows {target.key}, which is not there"
        elif target.last >= 0 and not (
            isinstance(item, scene.TextBox)
            and 0 <= target.first <= target.last < len(item.paragraphs)
        ):
            yield f"a click shows paragraphs of {target.key} that are not there"


def _titles(drawn: scene.Scene) -> Iterator[str]:
    counts = Counter(slide.title for slide in drawn.slides)
    for slide in drawn.slides:
        if not slide.title.strip():
            yield f"{slide.key}: no title"
        if counts[slide.title] > 1:
            yield f"{slide.key}: the title {slide.title!r} is not unique"
