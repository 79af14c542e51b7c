"""Kind `code`: a listing on a panel, with line numbers, coloured syntax and highlighted lines.

Every line stands at an exact distance, so that numbers, bands and code share one raster. A line
longer than the panel at the smallest size is broken, its rest hanging in; code that is too long
continues on further pages, its numbers going on.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

import msgspec

from deckbuilder.diagnostics import diagnostic
from deckbuilder.layout import fit
from deckbuilder.layout.area import Area
from deckbuilder.layout.kinds import Kind
from deckbuilder.layout.room import Page, Room
from deckbuilder.layout.syntax import Line, Piece, is_language, lines_of, nearest_language
from deckbuilder.model import scene, spec
from deckbuilder.model.scene import Paragraph, Run
from deckbuilder.units import inches

_WIDTH = 0.98  # of the room for code that the longest line may take
_NUMBER = 0.78  # of the code's size, for line numbers
BRIEF = 2  # lines that may be larger than a listing's
_HANG = 2  # characters that the rest of a broken line stands further in
_AFTER = " ,;)]}/.|&"  # where a line that is too long is broken, if it can be


class CodeStyle(msgspec.Struct, frozen=True):
    """Inches; colours are role expressions. `number_end` is where numbers end and `code_x` where
    code starts, both from the panel's left edge; a column has no numbers."""

    fill: str = "surface"
    padding: float = 0.3125
    number_end: float = 0.6
    code_x: float = 0.875
    column_padding: float = 0.25
    band: str = "surface~accent1/12"
    bar: str = "accent1"
    bar_w: float = 0.0625
    lit_number: str = "text"
    keyword: str = "code-keyword"
    string: str = "code-string"
    number: str = "code-number"
    name: str = "code-name"
    comment: str = "code-comment"
    caption_gap: float = 0.125
    brief_size: float = 32.0  # points, of a line or two
    most_loose: float = 0.5  # more above and below few lines
    sink: float = 0.36  # of the height left over, above a panel that takes less than half


class Row(msgspec.Struct, frozen=True):
    """A line of code with its number; `lines` are what it takes on the panel, mostly one."""

    number: int
    lines: tuple[Line, ...]
    lit: bool = False


class Listing(msgspec.Struct, frozen=True):
    """Where code stands on a page and at what size."""

    area: Area
    size: float
    numbered: bool
    code_x: float
    padding: float


# --- sizes and pages ----------------------------------------------------------------------


def draw(content: spec.Code, room: Room) -> list[Page]:
    style = room.style_of(CodeStyle)
    _check_language(content, room)
    lines = lines_of(content.text, content.language)
    caption = _caption(room, content, style)
    foot = caption[0].rect.h / 914400 + style.caption_gap if caption else 0.0
    area = room.body.inset(0, 0, 0, foot)
    listing = _listing(room, style, area, _size(room, style, lines, area))
    most = _most(room, listing)
    rows = _fitting(_rows(room, content, lines, listing), most)
    parts = fit.divide(rows, lambda part: _count(part) <= most)
    return [_page(room, style, listing, part, caption) for part in parts]


def _check_language(content: spec.Code, room: Room) -> None:
    if is_language(content.language):
        return
    near = nearest_language(content.language)
    hint = f'; did you mean "{near}"?' if near else ""
    where = room.planned.slide.where
    room.warn(diagnostic("W310", where, language=content.language, hint=hint))


def _listing(room: Room, style: CodeStyle, area: Area, size: float) -> Listing:
    numbered = room.place == "body"
    padding = style.padding if numbered else style.column_padding
    return Listing(area, size, numbered, style.code_x if numbered else padding, padding)


def _pitch(room: Room, size: float) -> float:
    """Inches from line to line."""
    return size * room.style("code").pitch / 72


def _most(room: Room, listing: Listing) -> int:
    """How many lines a page takes."""
    return max(1, int((listing.area.h - 2 * listing.padding) / _pitch(room, listing.size) + 0.01))


def _code_width(listing: Listing) -> float:
    return listing.area.w - listing.code_x - listing.padding * 0.5


def _size(room: Room, style: CodeStyle, lines: Sequence[Line], area: Area) -> float:
    """The largest step that holds the longest line and takes no more pages than the floor."""
    sizes = _sizes(room, style, lines)
    longest = _longest(room, lines)

    def pages(size: float) -> int:
        return -(-len(lines) // _most(room, _listing(room, style, area, size)))

    def fits(size: float) -> bool:
        width = _code_width(_listing(room, style, area, size)) * _WIDTH
        return longest * size / 72 <= width and pages(size) <= fewest

    fewest = pages(sizes[-1])
    return fit.first_fit(sizes, fits) or _size_of_broken(room, style, lines, area)


def _sizes(room: Room, style: CodeStyle, lines: Sequence[Line]) -> Sequence[float]:
    """The ladder, with a larger step for code that is hardly a listing."""
    sizes = room.style("code").sizes
    brief = room.place == "body" and len(lines) <= BRIEF
    return (style.brief_size, *sizes) if brief else sizes


def _size_of_broken(room: Room, style: CodeStyle, lines: Sequence[Line], area: Area) -> float:
    """The largest step that breaks no more lines and takes no more pages than the floor."""
    sizes = room.style("code").sizes

    def extent(size: float) -> tuple[int, int]:
        listing = _listing(room, style, area, size)
        most = _most_ems(listing)
        count = sum(len(_broken(room, line, most)) for line in lines)
        return count, -(-count // _most(room, listing))

    least = extent(sizes[-1])
    return fit.first_fit(sizes, lambda size: extent(size) == least) or sizes[-1]


def _most_ems(listing: Listing) -> float:
    """How wide a line may be, in ems."""
    return _code_width(listing) * _WIDTH * 72 / listing.size


def _longest(room: Room, lines: Sequence[Line]) -> float:
    """The width of the longest line in ems; only the longest by count are measured."""
    texts = sorted(("".join(text for _, text in line) for line in lines), key=_cells)[-3:]
    return max((_ems(room, text) for text in texts), default=0.0)


def _cells(text: str) -> int:
    """Columns that `text` takes, roughly: letters beyond Latin count double."""
    return len(text) if text.isascii() else sum(2 if ch > "⺀" else 1 for ch in text)


def _ems(room: Room, text: str) -> float:
    return room.type.width(text, "mono", 10.0) / 10 if text else 0.0


# --- lines --------------------------------------------------------------------------------


def _rows(room: Room, content: spec.Code, lines: Sequence[Line], listing: Listing) -> list[Row]:
    lit = frozenset(content.highlight)
    most = _most_ems(listing)
    return [
        Row(content.first_line + i, _broken(room, line, most), i + 1 in lit)
        for i, line in enumerate(lines)
    ]


def _broken(room: Room, line: Line, most: float) -> tuple[Line, ...]:
    """`line` in lines of at most `most` ems, joined the line again but for the indent."""
    text = "".join(part for _, part in line)
    if _ems(room, text) <= most:
        return (line,)
    indent = " " * (len(text) - len(text.lstrip(" ")) + _HANG)
    cuts: list[int] = [0]
    while cuts[-1] < len(text):
        lead = indent if len(cuts) > 1 else ""
        cuts.append(_cut(room, lead, text, cuts[-1], most))
    lines = [_slice(line, a, b) for a, b in pairwise(cuts)]
    return (lines[0], *((("", indent), *part) for part in lines[1:]))


def _cut(room: Room, lead: str, text: str, start: int, most: float) -> int:
    """Where the line that begins at `start` ends: behind a space or a mark if there is one."""
    low, high = start + 1, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if _ems(room, lead + text[start:middle]) <= most:
            low = middle
        else:
            high = middle - 1
    if low == len(text):
        return low
    if text[low] == " ":  # a space may stand over the edge
        return low + 1
    least = start + (low - start) // 2
    places = (i for i in range(low, least, -1) if text[i - 1] in _AFTER and text[i] not in _AFTER)
    return next(places, low)


def _slice(line: Line, start: int, end: int) -> Line:
    out: list[Piece] = []
    ends = list(accumulate((len(text) for _, text in line), initial=0))
    for (look, text), at in zip(line, ends, strict=False):
        part = text[max(0, start - at) : max(0, end - at)]
        if part:
            out.append((look, part))
    return tuple(out)


def _count(rows: Sequence[Row]) -> int:
    return sum(len(row.lines) for row in rows)


def _fitting(rows: Sequence[Row], most: int) -> list[Row]:
    """`rows` with every one that alone is more than a page made several of one number."""
    out: list[Row] = []
    for row in rows:
        for at in range(0, len(row.lines), most):
            lines = row.lines[at : at + most]
            out.append(Row(row.number if at == 0 else 0, lines, row.lit))
    return out


# --- drawing ------------------------------------------------------------------------------


def _page(
    room: Room,
    style: CodeStyle,
    listing: Listing,
    rows: Sequence[Row],
    caption: tuple[scene.TextBox, ...],
) -> Page:
    pitch = _pitch(room, listing.size)
    if room.place == "body":
        listing = _loosened(style, listing, rows, pitch)
    high = _count(rows) * pitch + 2 * listing.padding
    spare = listing.area.h - high
    low = style.sink * spare if room.place == "body" and spare > 0.6 * high else 0.0
    panel = Area(listing.area.x, listing.area.y + low, listing.area.w, high)
    text = Area(panel.x, panel.y + listing.padding, panel.w, high - 2 * listing.padding)
    items: list[scene.Item] = [room.panel("code/panel", "code panel", panel, style.fill)]
    bands = _bands(room, style, text, rows, pitch)
    items += bands
    if listing.numbered:
        items.append(_numbers(room, style, listing, text, rows))
    items.append(_code(room, style, listing, text, rows))
    items += [_below(box, panel.bottom + style.caption_gap) for box in caption]
    shown = tuple(scene.Target(item.key) for item in items if item not in bands)
    return Page(tuple(items), reveal=(shown, *((scene.Target(band.key),) for band in bands)))


def _loosened(style: CodeStyle, listing: Listing, rows: Sequence[Row], pitch: float) -> Listing:
    """`listing` with more ground around few lines; code of one line has no number."""
    spare = max(0.0, listing.area.h / 2 - _count(rows) * pitch - 2 * listing.padding)
    loose = listing.padding + min(style.most_loose, spare / 4)
    listing = msgspec.structs.replace(listing, padding=loose)
    if [row.number for row in rows] != [1]:
        return listing
    return msgspec.structs.replace(listing, numbered=False, code_x=style.number_end)


def _bands(
    room: Room, style: CodeStyle, text: Area, rows: Sequence[Row], pitch: float
) -> list[scene.Group]:
    """A band with its bar behind each run of highlighted lines."""
    runs: list[list[int]] = []
    at = 0
    for row in rows:
        end = at + len(row.lines)
        if row.lit and runs and runs[-1][1] == at:
            runs[-1][1] = end
        elif row.lit:
            runs.append([at, end])
        at = end
    bands: list[scene.Group] = []
    for n, (start, end) in enumerate(runs, 1):
        key = f"code/band/{n}"
        area = Area(text.x, text.y + start * pitch, text.w, (end - start) * pitch)
        bar = Area(area.x, area.y, style.bar_w, area.h)
        parts = (
            room.panel(f"{key}/ground", "band", area, style.band, geometry="rect"),
            room.panel(f"{key}/bar", "bar", bar, style.bar, geometry="rect"),
        )
        bands.append(scene.Group(key, f"highlight {n}", parts, decorative=True))
    return bands


def _numbers(
    room: Room, style: CodeStyle, listing: Listing, text: Area, rows: Sequence[Row]
) -> scene.TextBox:
    """A paragraph a line; a small number stands on the code's base line by a space as large as
    the code, which ends where the numbers' column does."""
    least = room.style("code_number").size
    size = min(listing.size, max(least, round(listing.size * _NUMBER)))
    gap = room.type.width("\u00a0", "mono", listing.size) / 72
    out: list[Paragraph] = []
    for row in rows:
        label = str(row.number) if row.number else ""
        color = style.lit_number if row.lit else ""
        head = _paragraph(room, listing, [Run(label, size=size, color=room.color(color))])
        tail = Run("\u00a0" + "\n" * (len(row.lines) - 1))
        paragraph = msgspec.structs.replace(head, runs=(*head.runs, tail), align="right")
        look = room.color(room.style("code_number").color)
        out.append(msgspec.structs.replace(paragraph, color=look))
    area = Area(text.x, text.y, style.number_end + gap, text.h)
    return _box(room, "code/numbers", "line numbers", area, out)


def _code(
    room: Room, style: CodeStyle, listing: Listing, text: Area, rows: Sequence[Row]
) -> scene.TextBox:
    """A paragraph a line of code, so that it can be copied out again."""
    looks = {
        "": ("", None),
        "keyword": (room.color(style.keyword), True),
        "string": (room.color(style.string), None),
        "number": (room.color(style.number), None),
        "name": (room.color(style.name), None),
        "comment": (room.color(style.comment), None),
    }
    out: list[Paragraph] = []
    for row in rows:
        runs: list[Run] = []
        for i, line in enumerate(row.lines):
            for look, part in (("", "\n"), *line) if i else line:
                color, bold = looks[look]
                runs.append(Run(part, color=color, bold=bold))
        out.append(_paragraph(room, listing, runs))
    area = Area(text.x + listing.code_x, text.y, text.w - listing.code_x, text.h)
    return _box(room, "code", "code", area, out)


def _paragraph(room: Room, listing: Listing, runs: Sequence[Run]) -> Paragraph:
    look = room.style("code")
    return Paragraph(
        tuple(runs), listing.size, face=look.face, color=room.color(look.color),
        pitch=look.pitch, exact=True,
    )  # fmt: skip


def _box(
    room: Room, key: str, name: str, area: Area, paragraphs: Sequence[Paragraph]
) -> scene.TextBox:
    lines = tuple(p.plain.count("\n") + 1 for p in paragraphs)
    area = area.moved(dy=(1.2 - paragraphs[0].pitch) * paragraphs[0].size / 144)
    where = room.planned.slide.where
    return scene.TextBox(key, name, area.rect, tuple(paragraphs), lines=lines, where=where)


def _caption(room: Room, content: spec.Code, style: CodeStyle) -> tuple[scene.TextBox, ...]:
    """The line under the panel, as high as its text; its place is only known on the page."""
    if content.caption is None:
        return ()
    paragraph = room.para(content.caption, "caption", plain_marks=True)
    h = room.height([paragraph], room.body.w)
    area = Area(room.body.x, room.body.y, room.body.w, h)
    return (room.box("code/caption", "caption", area, paragraph),)


def _below(box: scene.TextBox, y: float) -> scene.TextBox:
    return msgspec.structs.replace(box, rect=msgspec.structs.replace(box.rect, y=inches(y)))


KIND = Kind(draw)
