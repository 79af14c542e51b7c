"""The frame of a slide: kicker, title, lead, takeaway, source, and the body's box.

Every optional part has one place; a part that is missing moves nothing but the body's edges.
The boxes are the theme's (`frame:`), the same for layouts and slides, so that slides inherit them.

Annotations are types, not texts, here: msgspec would evaluate each text at the start of a build.
"""

from typing import Any, Literal

import msgspec

from deckbuilder.layout.area import Area
from deckbuilder.layout.art import Ground, draw_art
from deckbuilder.layout.room import Room
from deckbuilder.layout.surfaces import round_diagonal, rounded
from deckbuilder.layout.words import chinese_numeral
from deckbuilder.model import spec
from deckbuilder.model.scene import Align, Item, Paragraph, Placeholder, Run, TextBox
from deckbuilder.model.theme import Art, Box, Theme
from deckbuilder.units import inches

TITLE = Placeholder("title")
BODY = Placeholder("body", 1)
KICKER = Placeholder("body", 20)
LEAD = Placeholder("body", 21)
TAKEAWAY = Placeholder("body", 22)
SOURCE = Placeholder("body", 23)
LEAST_LABEL = 12.0


class Top(msgspec.Struct, frozen=True):
    """Where the body starts: plain, under a title of two lines, under a lead, under both."""

    plain: float = 1.75
    two_lines: float = 1.875
    lead: float = 2.0
    both: float = 2.375


class Bottom(msgspec.Struct, frozen=True):
    """Where the body ends: plain, above a takeaway, above a source, above both."""

    plain: float = 6.75
    takeaway: float = 5.875
    source: float = 6.375
    both: float = 5.5


class Strip(msgspec.Struct, frozen=True):
    """The takeaway: its box (`y_above_source` where a source stands below), fill, marks.

    The marks' boxes are given for the strip's own place, `box`.
    """

    box: Box = (0.667, 6.125, 12.0, 0.625)
    y_above_source: float = 5.75
    fill: str = "primary"
    inset: float = 0.562
    corner: float | None = None  # None: as panels have
    marks: tuple[Art, ...] = ()

    def outline(self, area: Area) -> dict[str, Any]:
        """The strip's own corners, if it has any."""
        return rounded(area, self.corner) if self.corner is not None else {}


class Aside(msgspec.Struct, frozen=True):
    """The right third: its left edge and width, where the main part ends, and its ground.
    `most_w` is what it gets where a third does not hold it."""

    x: float = 8.8
    w: float = 3.867
    most_w: float = 5.8
    main_right: float = 8.4
    fill: str = "surface"
    facts_fill: str = ""  # ground where the aside holds facts; empty: as `fill`
    padding: float = 0.3
    rule: float = 0.0


class Badge(msgspec.Struct, frozen=True):
    """The chapter's ordinal in a small square before the kicker.

    `corners` rounds the upper left and lower right one, and the other two; `digits` is how many
    the ordinal is written with at least; `art` stands between it and the kicker.
    """

    box: Box
    size: float = 13.0
    fill: str = "primary"
    color: str = "on-primary"
    kicker_x: float = 1.042
    face: str = ""
    align: Align = "center"
    digits: int = 1
    corners: tuple[float, float] | None = None
    art: tuple[Art, ...] = ()


class FrameStyle(msgspec.Struct, frozen=True):
    """A theme's `frame:`; lengths are inches at 13.333 in wide.

    With a `kicker_depth` the kicker stands at the head of the body and takes that much of it;
    then only slides that say one have one.
    """

    margin: float = 0.667
    margin_right: float | None = None
    kicker: Box = (0.667, 0.375, 10.0, 0.25)
    kicker_depth: float = 0.0
    kicker_ordinal: bool = False  # the kicker itself starts with the chapter's ordinal
    badge: Badge | None = None
    title: Box = (0.667, 0.75, 12.0, 0.5)
    title_two_lines: Box = (0.667, 0.75, 12.0, 0.875)
    title_anchor: Literal["top", "middle"] = "middle"
    lead: Box = (0.667, 1.25, 12.0, 0.375)
    lead_below_two_lines: float = 1.625
    body_top: Top = Top()
    body_bottom: Bottom = Bottom()
    takeaway: Strip = Strip()
    source: Box = (0.667, 6.5, 12.0, 0.25)
    footer: Box = (0.667, 7.0, 9.0, 0.25)
    number: Box = (10.667, 7.0, 2.0, 0.25)
    logo: Box = (11.167, 0.3125, 1.5, 0.375)
    aside: Aside = Aside()
    inline: dict[str, str] = {}


def frame_of(theme: Theme) -> FrameStyle:
    """The theme's frame; those of the last few asked for are kept, since every slide asks."""
    for known, style in _kept:
        if known is theme.frame:
            return style
    style = msgspec.convert(theme.frame, FrameStyle, strict=False)
    _kept[:] = [(theme.frame, style), *_kept[:7]]
    return style


_kept: list[tuple[dict[str, Any], FrameStyle]] = []


class Parts(msgspec.Struct, frozen=True):
    """What a slide's frame shows; None and empty leave a part out."""

    title: spec.Text | None
    suffix: str = ""
    kicker: spec.Text | None = None
    lead: spec.Text | None = None
    takeaway: spec.Text | None = None
    source: tuple[spec.Text, ...] = ()
    chapter: int = 0


class Framed(msgspec.Struct, frozen=True):
    """The body's box, and the texts around it as they will stand.

    The `more` of a text is the height in inches that it takes beyond its box: title and lead push
    the body down, takeaway and source take it from the body's foot.
    """

    body: Area
    title: Paragraph | None
    title_lines: int
    parts: Parts
    lead: Paragraph | None = None
    takeaway: Paragraph | None = None
    source: Paragraph | None = None
    title_more: float = 0.0
    lead_more: float = 0.0
    takeaway_more: float = 0.0
    source_more: float = 0.0


def frame_slide(room: Room, parts: Parts) -> Framed:
    """Where the body of a slide with these parts stands, its title broken."""
    style = frame_of(room.theme)
    title = title_paragraph(room, style, parts) if parts.title else None
    lines = _lines(title) if title else 1
    two, lead = lines > 1, parts.lead is not None
    head = "both" if two and lead else "two_lines" if two else "lead" if lead else "plain"
    top = getattr(style.body_top, head)
    takeaway, source = parts.takeaway is not None, bool(parts.source)
    foot = (
        "both"
        if takeaway and source
        else "takeaway"
        if takeaway
        else "source"
        if source
        else "plain"
    )
    bottom = getattr(style.body_bottom, foot)
    framed = Framed(Area(room.x(0.667), top, room.content_width, 0), title, lines, parts)
    return _with_texts(room, style, framed, bottom)


def _with_texts(room: Room, style: FrameStyle, framed: Framed, bottom: float) -> Framed:
    """`framed` with its texts set and its body between them."""
    parts = framed.parts
    strip = _in_strip(room, style)
    lead = _lead_paragraph(room, style, parts.lead) if parts.lead is not None else None
    takeaway = None
    if parts.takeaway is not None:
        takeaway = room.display(parts.takeaway, "takeaway", strip)
    source = _source_paragraph(room, parts.source) if parts.source else None
    title_box = style.title_two_lines if framed.title_lines > 1 else style.title
    title_more = _more(room, framed.title, room.w(title_box[2]), title_box[3])
    lead_more = _more(room, lead, room.w(style.lead[2]), style.lead[3])
    takeaway_more = _more(room, takeaway, strip.w, strip.h)
    source_more = _more(room, source, room.w(style.source[2]), style.source[3])
    top = framed.body.y + title_more + lead_more + _kicker_depth(style, parts)
    bottom -= takeaway_more + source_more
    return msgspec.structs.replace(
        framed, body=Area(framed.body.x, top, framed.body.w, bottom - top),
        lead=lead, takeaway=takeaway, source=source, title_more=title_more,
        lead_more=lead_more, takeaway_more=takeaway_more, source_more=source_more,
    )  # fmt: skip


def _kicker_depth(style: FrameStyle, parts: Parts) -> float:
    return style.kicker_depth if parts.kicker is not None else 0.0


def _more(room: Room, paragraph: Paragraph | None, w: float, h: float) -> float:
    """The inches that a text takes beyond a box of `w` by `h`; a leading may stand out of it."""
    if paragraph is None:
        return 0.0
    over = room.height([paragraph], w) - h
    return over + 0.05 if over > 0.2 * paragraph.size / 72 else 0.0


def _lead_paragraph(room: Room, style: FrameStyle, lead: spec.Text) -> Paragraph:
    return room.display(lead, "lead", placed(room, style.lead), most_lines=1)


def _in_strip(room: Room, style: FrameStyle) -> Area:
    """The room for the takeaway's text."""
    area, inset = placed(room, style.takeaway.box), style.takeaway.inset
    return Area(area.x, area.y, area.w - inset - 0.2, area.h)


def title_paragraph(room: Room, style: FrameStyle, parts: Parts) -> Paragraph:
    box = Area(*style.title_two_lines)
    text = _suffixed(parts)
    return room.display(text, "title", Area(box.x, box.y, room.w(box.w), 3.0), plain_marks=True)


def _lines(paragraph: Paragraph) -> int:
    return paragraph.plain.count("\n") + 1


def placed(room: Room, box: Box) -> Area:
    """A box of the frame on this slide's width."""
    return Area(room.x(box[0]), box[1], room.w(box[2]), box[3])


def draw_frame(
    room: Room, framed: Framed, parts: Parts, on_fill: str = "", strip_fill: str = ""
) -> tuple[list[Item], list[Item]]:
    """The frame's items that are read before the body, and those after it.

    `on_fill` is the colour of small words where the slide's ground is a fill, `strip_fill` that
    of the takeaway there.
    """
    style = frame_of(room.theme)
    if strip_fill:
        strip = msgspec.structs.replace(style.takeaway, fill=strip_fill)
        style = msgspec.structs.replace(style, takeaway=strip)
    head: list[Item] = []
    if parts.title and framed.title:
        head.append(_title(room, style, framed))
    head += _kicker(room, style, framed, parts, on_fill)
    if framed.lead is not None:
        head.append(_lead(room, style, framed, framed.lead))
    foot: list[Item] = []
    if framed.takeaway is not None:
        foot += _takeaway(room, style, framed, framed.takeaway)
    if framed.source is not None:
        source = framed.source
        if on_fill:
            source = msgspec.structs.replace(source, color=room.color(on_fill))
        foot.append(_source(room, style, framed, source))
    return head, foot


def _title(room: Room, style: FrameStyle, framed: Framed) -> TextBox:
    assert framed.title is not None
    box = style.title_two_lines if framed.title_lines > 1 else style.title
    anchor = style.title_anchor if framed.title_lines > 1 else "middle"
    area = taller(placed(room, box), framed.title_more)
    return room.box("title", "title", area, framed.title, anchor=anchor, placeholder=TITLE)


def _suffixed(parts: Parts) -> spec.Text:
    assert parts.title is not None
    if not parts.suffix:
        return parts.title
    return spec.Text((*parts.title.runs, spec.Run(parts.suffix)), parts.title.where)


def taller(area: Area, more: float, *, up: bool = False) -> Area:
    """`area` with its foot `more` lower, or its top as much higher."""
    return Area(area.x, area.y - more if up else area.y, area.w, area.h + more)


def _lead(room: Room, style: FrameStyle, framed: Framed, lead: Paragraph) -> TextBox:
    box = style.lead
    y = style.lead_below_two_lines if framed.title_lines > 1 else box[1]
    y += framed.title_more + _kicker_depth(style, framed.parts)
    area = placed(room, (box[0], y, box[2], box[3]))
    area = taller(area, framed.lead_more)
    return room.box("lead", "lead", area, lead, anchor="middle", placeholder=LEAD)


def _kicker(
    room: Room, style: FrameStyle, framed: Framed, parts: Parts, on_fill: str
) -> list[Item]:
    items = _badge(room, style.badge, parts.chapter) if style.badge and parts.chapter else []
    if parts.kicker is None:
        return items
    area, paragraph = _set_kicker(room, style, framed.title_more, parts, on_fill)
    back = room.outline.agenda_key
    items.append(
        room.box(
            "kicker", "kicker", area, paragraph, anchor="middle", placeholder=KICKER,
            link=f"#{back}" if back else "",
        )
    )  # fmt: skip
    return items


def kicker_fits(room: Room, parts: Parts) -> bool:
    """Whether the slide has room for the kicker's lines above it."""
    style = frame_of(room.theme)
    return parts.kicker is None or _set_kicker(room, style, 0.0, parts, "")[0].y > 0


def _set_kicker(
    room: Room, style: FrameStyle, title_more: float, parts: Parts, on_fill: str
) -> tuple[Area, Paragraph]:
    """Where the kicker stands, and its words: smaller where its line is too short, and then in
    as many lines as they take, upwards."""
    assert parts.kicker is not None
    area = placed(room, style.kicker)
    if style.kicker_depth:
        area = area.moved(dy=title_more)
    if style.badge and parts.chapter:
        taken = style.badge.kicker_x - style.badge.box[0]
        area = Area(placed(room, style.badge.box).x + taken, area.y, area.w, area.h)
    text = parts.kicker
    if style.kicker_ordinal and parts.chapter:
        ordinal = chinese_numeral(parts.chapter) if room.chinese else str(parts.chapter)
        text = spec.Text((spec.Run(f"{ordinal}\u2002"), *text.runs), text.where)
    over: dict[str, Any] = {"color": on_fill} if on_fill else {}
    paragraph = room.para(text, "kicker", plain_marks=True, **over)
    if room.type.runs_width(paragraph) > area.w * 72:
        paragraph = room.para(text, "kicker", LEAST_LABEL, plain_marks=True, **over)
        area = taller(area, _more(room, paragraph, area.w, area.h), up=True)
    return area, paragraph


def _badge(room: Room, badge: Badge, chapter: int) -> list[Item]:
    style = room.style("ordinal")
    face = badge.face or (room.style("title").face if badge.size < 18 else style.face)
    paragraph = Paragraph(
        (Run(str(chapter).zfill(badge.digits)),), badge.size, bold=True, align=badge.align,
        color=room.color(badge.color), face=face,
    )  # fmt: skip
    area = placed(room, badge.box)
    area = Area(area.x, area.y, badge.box[2], badge.box[3])
    wide = room.type.runs_width(paragraph) / 72 * 1.05
    round_ends = 0.6 * max(badge.corners) if badge.corners else 0.0
    if wide + round_ends > area.w:  # two digits
        share = min(1.0, LEAST_LABEL / badge.size)
        paragraph = msgspec.structs.replace(paragraph, size=badge.size * share)
        area = Area(area.x, area.y, max(area.w, wide * share + round_ends), area.h)
    more: dict[str, Any] = round_diagonal(area, *badge.corners) if badge.corners else {}
    if badge.fill:
        more = {"geometry": "rect", **more, "fill": badge.fill}
    box = room.box("badge", "section number", area, paragraph, anchor="middle", **more)
    return [box, *draw_art(ground_of(room), [_fixed(room, a) for a in badge.art], "badge/art")]


def _fixed(room: Room, mark: Art) -> Art:
    """`mark` as far from the margin on every width: what stands on it does not move either."""
    if mark.box is None or mark.box[2] >= 1 or mark.shape not in ("rect", "line", "double_rule"):
        return mark
    x, y, w, h = mark.box
    return msgspec.structs.replace(mark, box=(x * 13.333 / room.width, y, w, h))


def _takeaway(room: Room, style: FrameStyle, framed: Framed, paragraph: Paragraph) -> list[Item]:
    """The strip with the one sentence to remember, and the theme's marks on it."""
    strip = style.takeaway
    dy = strip.y_above_source - strip.box[1] if framed.source else 0.0
    dy -= framed.source_more
    area = taller(placed(room, strip.box).moved(dy=dy), framed.takeaway_more, up=True)
    ground = _strip_ground(room, strip, area)
    box = room.box(
        "takeaway", "takeaway", area, paragraph, anchor="middle", placeholder=TAKEAWAY,
        fill="" if ground else strip.fill, insets=(inches(strip.inset), 0, inches(0.2), 0),
    )  # fmt: skip
    marks = tuple(
        _moved_mark(_fixed(room, m), strip, dy, framed.takeaway_more) for m in strip.marks
    )
    return [*ground, box, *draw_art(ground_of(room), marks, "takeaway/mark")]


def _moved_mark(mark: Art, strip: Strip, dy: float, more: float) -> Art:
    """A mark on a strip moved by `dy` whose top is `more` higher: rules at its edges go with
    these, all else stands on its middle."""
    if mark.box is None:
        return mark
    x, y, w, h = mark.box
    _, top, _, high = strip.box
    share = 1.0 if y < top + 0.05 else 0.0 if y > top + high - 0.05 else 0.5
    return msgspec.structs.replace(mark, box=(x, y + dy - more * share, w, h))


def _strip_ground(room: Room, strip: Strip, area: Area) -> list[Item]:
    """A strip that is no plain rectangle as a shape: LibreOffice draws every placeholder as one."""
    if not strip.fill:
        return []
    ground = room.panel(
        "takeaway/ground", "takeaway ground", area, strip.fill, **strip.outline(area)
    )
    return [ground] if ground.geometry != "rect" else []


def _source_paragraph(room: Room, sources: tuple[spec.Text, ...]) -> Paragraph:
    return room.para(source_text(room, sources), "source", plain_marks=True)


def source_text(room: Room, sources: tuple[spec.Text, ...]) -> spec.Text:
    """All sources on one line after the word for them, unless they say it themselves."""
    words = room.outline.words
    joined: list[spec.Run] = [spec.Run(words.source)]
    for n, source in enumerate(sources):
        joined += [spec.Run("；" if words.chinese else "; ")] if n else []
        joined += source.runs
    text = spec.Text(tuple(joined), sources[0].where)
    if text.plain.startswith(words.source + words.source.rstrip()):
        return sources[0]
    return text


def _source(room: Room, style: FrameStyle, framed: Framed, paragraph: Paragraph) -> TextBox:
    area = taller(placed(room, style.source), framed.source_more, up=True)
    return room.box("source", "source", area, paragraph, anchor="middle", placeholder=SOURCE)


def ground_of(room: Room, page: int = 0, pages: int = 0) -> Ground:
    """What art is drawn on: the theme, the chapter, and the page where art follows it."""
    chapter = room.planned.chapter
    return Ground(
        room.theme,
        room.width,
        room.color,
        chapter.number if chapter else 0,
        room.outline.chapter_keys,
        page,
        pages,
        room.chinese,
    )
