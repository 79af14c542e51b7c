"""What must hold of every slide of every deck, found out without rendering.

In: a deck, its scene, its theme. Out: faults, a line each: slide, key, what. Always: a check knows
nothing of how a kind is drawn, only what the language and the pages on typesetting promise.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import cos, radians, sin

from deckbuilder.model import scene, spec
from deckbuilder.model.scene import Paragraph, Rect
from deckbuilder.model.theme import Theme
from deckbuilder.text import Typesetter
from tests.stress.peers import sizes_of_peers
from tests.stress.texts import EMU, Stand, flat, leaves, squeeze, stands

POINT = EMU
TOLERANCE = 2 * POINT
LEAST = 12.0
LEAST_CONTENT = 18.0
LEAST_CELL = 14.0

# fields whose texts are labels, captions or sources rather than content
_LABELS = re.compile(
    r"caption|credit|unit|change|\.by$|\.source|kicker|when|low|high|label|how|meanings|contact"
    r"|header|Chart|grouping|output|materials|\.edges|\.x\.|\.y\.|entries|cells|rows"
)
_NOT_FIRST = "，。、；：！？）》」』】〕〉’”％…—,.;:!?)]}%"
_NOT_LAST = "（《「『【〔〈‘“([{"
_WORD = re.compile(r"[A-Za-z0-9]")
_WORD_PART = re.compile(r"[^\s\u00ad\u2e80-\U0010ffff]")
_RING = re.compile(r"rings\.rings\[(\d+)\]")
_COLUMN = re.compile(r"(sides|groups|blocks)\[\d+\]|cells\[\d\]\[\d\]")

# a chart's words stand in its description too; a branch says its head again in the next column,
# a card its heading above what goes on in the card beside it
_DRAWN_TWICE = re.compile(r"Chart|chart|\.alt|unit|^tree|kicker|^hub\.items\[\d+\]\.title")

# headings stand above columns on every page, labels beside arrows, facts in a panel beside steps
_UNORDERED = re.compile(r"heading|header|edges|\.[xy]\.|grouping|output|materials")

# what a continued slide says again: headings above the rest of what stands under them
_SAID_AGAIN = re.compile(
    r"heading|header|title|question|choices|task|text$|term|before|roots|lead|items|"
    r"when|sides|by$|source|cells|rows|steps|center|shared|entries|caption|credit|meanings|kicker"
    r"|matrix\.[xy]|grouping|output|materials|answer"
)


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
        out += [f"{one.id}: {what}" for what in _of_content(one, pages)]
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
    if not written and _wider(unit, paragraph, stand, setter):
        return
    if b in _NOT_FIRST and not (written and b in "—…"):  # these may open a text of its own
        yield f"{stand.key}: a line begins with {b}: {shown}"
    if a in _NOT_LAST:
        yield f"{stand.key}: a line ends with {a}: {shown}"
    if a + b in ("——", "……"):
        yield f"{stand.key}: a dash is cut: {shown}"
    if not written and _WORD.match(before[-1]) and _WORD.match(b):
        yield f"{stand.key}: a word is cut: {shown}"


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


def _wider(word: str, paragraph: Paragraph, stand: Stand, setter: Typesetter) -> bool:
    """Whether no line holds the word: then it may be cut anywhere."""
    width = setter.width(word, paragraph.face, paragraph.size, paragraph.bold)
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


# --- what the spec says -------------------------------------------------------------------

Pages = Sequence[tuple[scene.Slide, Sequence[Stand]]]


def _of_content(one: spec.Slide, pages: Pages) -> Iterator[str]:
    if not pages:
        yield "no page"
        return
    said = [_said(slide, texts) for slide, texts in pages]
    texts = [
        (path, squeeze(text.plain)) for path, text in _all_leaves(one)
        if squeeze(text.plain) and not any(r.latex for r in text.runs)
    ]  # fmt: skip
    whole = "\0".join("\0".join(page) for page in said)
    written = [
        [squeeze(p.plain) for t in _own(stands) for p in t.paragraphs] for _, stands in pages
    ]
    wanted = Counter([*(text for _, text in texts), *map(squeeze, _names(one))])
    for path, text in texts:
        if not _covered(text, whole, said):
            yield f"lost: {path} {text[:30]!r}"
        times = whole.count(text)
        more = sum(n for other, n in wanted.items() if text in other)
        if len(text) > 6 and times > more and not _SAID_AGAIN.search(path):
            yield f"{times} times: {path} {text[:30]!r}"
        on_a_page = max("\0".join(page).count(text) for page in written)
        if one.kind == "cover":  # where the deck's own words stand too
            continue
        if len(text) > 6 and on_a_page > more and not _DRAWN_TWICE.search(path):
            yield f"{on_a_page} times on a page: {path} {text[:30]!r}"
    if one.kind != "rings" or list(_in_order(_outside_in(texts), said)):
        yield from _in_order(texts, said)
    yield from _last_alone(one, said)
    yield from _content_sizes(one, pages)
    yield from sizes_of_peers([_own(texts) for _, texts in pages])


def _outside_in(texts: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Rings from the outermost to the core, as they are read; what is none of them comes last."""
    found = [(_RING.match(path), (path, text)) for path, text in texts]
    return [pair for ring, pair in sorted(found, key=lambda f: -int(f[0][1]) if f[0] else 1)]


def _all_leaves(one: spec.Slide) -> list[tuple[str, spec.Text]]:
    found = list(leaves(one.content, one.kind))
    for name in ("title", "kicker", "lead", "takeaway"):
        if (text := getattr(one, name)) is not None and not _unshown(one, name):
            found.append((name, text))
    found += [("source", text) for text in one.source]
    if one.aside is not None:
        found += list(leaves(one.aside, "aside"))
    return found


def _names(one: spec.Slide) -> list[str]:
    """The names in the slide's charts, which are no texts of the language."""
    blocks = one.content.blocks if isinstance(one.content, spec.Columns) else ()
    contents = [one.content, *(b.content for b in (*blocks, one.aside) if b is not None)]
    charts = [c for c in contents if isinstance(c, spec.Chart)]
    return [str(n) for c in charts for n in (*c.categories, *(s.name for s in c.series))]


def _own(texts: Sequence[Stand]) -> list[Stand]:
    """The texts of the slide itself, not those that the deck repeats at its foot."""
    return [stand for stand in texts if stand.placeholder not in ("ftr", "sldNum")]


def _unshown(one: spec.Slide, name: str) -> bool:
    """The title of slides that draw another in its place: it is for the screen reader."""
    return name == "title" and one.kind in ("section", "closing", "statement", "quote")


def _said(slide: scene.Slide, texts: Sequence[Stand]) -> list[str]:
    out = [squeeze(p.plain) for stand in _own(texts) for p in stand.paragraphs]
    for item in flat(slide.items):
        if isinstance(item, scene.Chart):
            out += [squeeze(str(c)) for c in item.categories]
            out += [squeeze(s.name) for s in item.series]
            out += [
                squeeze(f"{item.alt} {item.axis_title} {item.number_format} {item.axis_format}")
            ]
    return out


def _covered(text: str, whole: str, said: Sequence[Sequence[str]]) -> bool:
    """Whether `text` stands whole, or in pieces that follow one another."""
    if text in whole:
        return True
    paragraphs = [p for page in said for p in page]
    rest = text
    while rest:
        taken = max((_taken(rest, p) for p in paragraphs), default=0)
        if taken == 0:
            return False
        rest = rest[taken:]
    return True


def _taken(rest: str, paragraph: str) -> int:
    """How much of the start of `rest` the paragraph begins or ends with; a few letters count only
    where they are all that the paragraph or the text has left."""
    for length in range(min(len(rest), len(paragraph)), 0, -1):
        start = rest[:length]
        if paragraph.endswith(start) or paragraph.startswith(start):
            return length if length > 3 or length in (len(paragraph), len(rest)) else 0
    return 0


def _in_order(texts: Iterable[tuple[str, str]], said: Sequence[Sequence[str]]) -> Iterator[str]:
    """Texts of the content stand on pages in the spec's order; in columns, those of each."""
    last: dict[str, int] = {}
    for path, text in texts:
        if path.split(".")[0].split("[")[0] in ("title", "kicker", "lead", "takeaway", "source"):
            continue
        if path.startswith("aside") or _UNORDERED.search(path) or len(text) < 7:
            continue
        column = _COLUMN.search(path)
        name = column.group() if column else ""
        on = [n for n, page in enumerate(said) if any(text in p for p in page)]
        if on and max(on) < last.get(name, 0):
            yield f"out of order: {path} {text[:30]!r}"
        if on:
            last[name] = max(last.get(name, 0), min(on))


def _last_alone(one: spec.Slide, said: Sequence[Sequence[str]]) -> Iterator[str]:
    """No single entry on the last page where the page before has three or more."""
    if len(said) < 2 or one.kind in ("quiz", "columns"):
        return
    counts = [0] * len(said)
    for text in entries_of(one.content):
        on = [n for n, page in enumerate(said) if any(text in p for p in page)]
        if len(on) == 1 or (on and one.kind == "flow"):  # its arrows end in copies of nodes
            counts[on[-1]] += 1
    full = len("".join(said[-1])) > 0.5 * len("".join(said[-2]))  # with all that hangs below it
    if counts[-1] == 1 and counts[-2] >= 3 and not full:
        yield f"one entry alone on the last page: {counts}"


def entries_of(content: object) -> list[str]:
    """A text of each entry of the content's first list that is its own."""
    if isinstance(content, spec.Items):
        return [squeeze((i.lead or i.text).plain) for i in content.items]
    for name in getattr(content, "__struct_fields__", ()):
        value = getattr(content, name)
        if isinstance(value, spec.Items):
            return entries_of(value)
        if isinstance(value, tuple) and len(value) > 1:
            labels = [getattr(v, "label", v) for v in value]  # of figures: many say one value
            told = [[squeeze(t.plain) for _, t in leaves(v)] for v in labels]
            return [_own_text(texts, told) for texts in told] if all(told) else []
    return []


def _own_text(texts: Sequence[str], told: Sequence[Sequence[str]]) -> str:
    """The first of an entry's texts that no other entry holds."""
    others = "\0".join("\0".join(other) for other in told if other is not texts)
    return next((t for t in texts if t and t not in others), texts[0])


def _content_sizes(one: spec.Slide, pages: Pages) -> Iterator[str]:
    for path, text in leaves(one.content, one.kind):
        if _LABELS.search(path) or len(squeeze(text.plain)) < 4:
            continue
        words = squeeze(text.plain)
        for slide, texts in pages:
            for stand in (t for t in _own(texts) if t.key not in ("kicker", "source")):
                for p in stand.paragraphs:
                    small = not stand.cell and p.size < LEAST_CONTENT
                    if small and _is_said(words, p) and not _also_larger(words, texts):
                        yield f"{slide.key} {stand.key}: {path} at {p.size} pt"


def _is_said(words: str, paragraph: Paragraph) -> bool:
    """Whether a paragraph says the words; a few letters may stand by chance in another text."""
    said = squeeze(paragraph.plain)
    return words == said or (len(words) > 6 and words in said)


def _also_larger(words: str, texts: Sequence[Stand]) -> bool:
    return any(
        words in squeeze(p.plain) and p.size >= LEAST_CONTENT for t in texts for p in t.paragraphs
    )
