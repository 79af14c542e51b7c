"""Kind `columns`: two to four blocks side by side on the grid of twelve.

A block is drawn by its own kind in its column. Lists in columns start at a smaller step than in
the body and share it, as their titles do. Where blocks continue, the pages are zipped.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

import msgspec
from msgspec.structs import replace

from deckbuilder.layout import fit
from deckbuilder.layout.area import Area, settled
from deckbuilder.layout.art import double_rule
from deckbuilder.layout.blocks import are_two_columns, draw_block, keyed
from deckbuilder.layout.frame import ground_of
from deckbuilder.layout.kinds import Kind
from deckbuilder.layout.lists import opened
from deckbuilder.layout.opening import may_grow
from deckbuilder.layout.room import Page, Room
from deckbuilder.layout.staying import boxes_of
from deckbuilder.model import scene, spec
from deckbuilder.model.template import Holder
from deckbuilder.model.theme import Theme
from deckbuilder.units import to_inches

WORDS = frozenset(("points", "text", "quote", "numbers"))
MEDIA = frozenset(("image", "chart"))
CLOSE = 0.06  # inches between entries where space is short
FLOOR = 18.0  # points; the least size of contents
NARROW = 3  # columns from which on distances shrink
TEXTS = ("points", "text")
LOWERED = frozenset((*TEXTS, "image"))
OPENED = frozenset((*LOWERED, "chart", "numbers"))
_NUMBER = re.compile(r"/\d+")
SPARSE = 0.7  # of the body's height: what words above their usual size may take
ABOVE = 4.0  # points that a heading above words of a larger size has more
OPEN_GAP = 0.5
LEAST_PANEL = 0.5  # of the body's height
PANEL_AIR = 1.15  # times the height of its words that a panel has
# by what their boxes are called, texts that share a size across columns, and the styles of each
PEERS: dict[tuple[str, ...], tuple[str, ...]] = {
    ("points", "text"): ("body1", "text"),
    ("code",): ("code",),
    ("title",): ("item_title",),
    ("quote",): ("quote",),
    ("numbers/value",): ("figure_side",),
    ("numbers/label",): ("figure_side_label",),
    ("chart/parts/name",): ("chart_part",),
    ("chart/parts/value",): ("chart_part_value",),
}
LISTS = ("body1", "body2", "body3", "text", "item_title")


class ColumnsStyle(msgspec.Struct, frozen=True):
    """`gap` and `inset` in inches at 13.333 in wide, `rule` in points. Blocks of words stand on a
    panel with `fill` where all columns have one; `most_…` are the largest sizes in columns."""

    gap: float = 0.2
    word_gap: float = 0.4
    fill: str = ""
    inset: float = 0.0
    top: float = 0.0
    foot: float = 0.0
    rule: float = 0.0
    rule_color: str = "primary"
    double: bool = False
    most_body1: float = 22.0
    most_body2: float = 18.0
    most_body3: float = 18.0
    most_text: float = 22.0
    most_item_title: float = 22.0
    most_code: float = 20.0


def draw(content: spec.Columns, room: Room) -> list[Page]:
    style = room.style_of(ColumnsStyle)
    pages = fit.fewest(
        [
            lambda: _draw_styled(content, room, style),
            lambda: _draw_styled(content, _closer(room), _tight(style)),
        ]
    )
    return _opened(content, room, style, pages) or pages


# --- few words ----------------------------------------------------------------------------


def _opened(
    content: spec.Columns, room: Room, style: ColumnsStyle, usual: Sequence[Page]
) -> list[Page] | None:
    """Columns of few words larger, further apart and lower; None where there is more to show.

    No entry takes more lines than it does in `usual`, the pages at usual sizes."""
    if len(usual) > 1 or room.place != "body" or _holders(room):
        return None
    if not all(block.kind in OPENED for block in content.blocks):
        return None
    if _taken(room, usual[0]) > SPARSE * room.body.h:
        return None
    sizes = room.style("body1").sizes
    top = max(size for size in (*sizes, style.most_body1) if size <= style.most_body1)
    lines = _line_counts(usual)
    texts = _texts(usual)
    for size in opened(room, (top,)) if texts else ():
        if not may_grow(room, texts, size / texts[0].paragraphs[0].size):
            continue
        larger_room = replace(room, theme=_enlarged(room.theme, size))
        larger_style = replace(style, most_item_title=size + ABOVE, **_caps(size))
        pages = _draw_styled(content, larger_room, larger_style)
        taken = _taken(room, pages[0])
        if len(pages) == 1 and taken <= SPARSE * room.body.h and _line_counts(pages) == lines:
            fit.note(size, True)
            lower = _lowered(content, larger_room, style, taken)
            return _draw_styled(content, lower, larger_style)
    return None


def _caps(size: float) -> dict[str, float]:
    """The largest sizes of text in columns whose lists are set at `size`."""
    below = max(FLOOR, size - 4)
    return {"most_body1": size, "most_body2": below, "most_body3": FLOOR, "most_text": size}


def _enlarged(theme: Theme, size: float) -> Theme:
    """The theme with lists and running text at `size`, entries further apart."""
    below = max(FLOOR, size - 4)
    styles = dict(theme.styles)
    for name, own in (("body1", size), ("body2", below), ("body3", FLOOR), ("text", size)):
        styles[name] = replace(styles[name], sizes=(own,))
    heads = (size + ABOVE, size + ABOVE / 2, size)
    styles["item_title"] = replace(styles["item_title"], sizes=heads)
    points = {**theme.kinds.get("points", {}), "most_gap": OPEN_GAP}
    return replace(theme, styles=styles, kinds={**theme.kinds, "points": points})


def _texts(pages: Sequence[Page]) -> list[scene.TextBox]:
    """The boxes of lists and running texts."""
    return [
        item
        for page in pages
        for item in page.items
        if isinstance(item, scene.TextBox) and item.key.rpartition("/")[2] in TEXTS
    ]


def _line_counts(pages: Sequence[Page]) -> list[int]:
    """The lines of each list and running text."""
    return [sum(box.lines) for box in _texts(pages)]


def _taken(room: Room, page: Page) -> float:
    """How far the words of a page reach below the body's top."""
    feet = [
        to_inches(box.rect.y) + room.height(box.paragraphs, to_inches(box.rect.w))
        for box in _texts([page])
    ]
    pictures = [item for item in page.items if isinstance(item, scene.Picture)]
    feet += [to_inches(picture.rect.bottom) for picture in pictures]
    return max(feet, default=room.body.bottom) - room.body.y


def _lowered(content: spec.Columns, room: Room, style: ColumnsStyle, taken: float) -> Room:
    """The room with a body that few words fill; beside others they stay at its top."""
    if not all(block.kind in LOWERED for block in content.blocks):
        return room
    body = room.body
    if not style.fill:
        return replace(room, body=body.inset(0, settled(body, taken), 0, 0))
    h = min(body.h, max(LEAST_PANEL * body.h, (taken + style.top) * PANEL_AIR))
    return replace(room, body=Area(body.x, body.y + settled(body, h), body.w, h))


def _tight(style: ColumnsStyle) -> ColumnsStyle:
    """Less air in the panels, for what would else continue."""
    return replace(style, top=style.top * 0.6, foot=style.foot * 0.5)


def _closer(room: Room) -> Room:
    """The theme with entries of lists closer together."""
    close = {"gap": CLOSE, "least_gap": CLOSE, "inner_gap": CLOSE / 2}
    points = {**room.theme.kinds.get("points", {}), **close}
    kinds = {**room.theme.kinds, "points": points}
    return replace(room, theme=replace(room.theme, kinds=kinds))


def _draw_styled(content: spec.Columns, room: Room, style: ColumnsStyle) -> list[Page]:
    words = all(block.kind in WORDS for block in content.blocks)
    style = style if words else replace(style, fill="", inset=0.0, top=0.0, foot=0.0, rule=0.0)
    if len(content.blocks) >= NARROW:
        style = replace(style, word_gap=max(style.gap, 0.3), inset=style.inset * 0.7)
    areas = column_areas(room, content.blocks, style, words)
    room = replace(room, theme=_smaller(room.theme, style))
    drawn = _draw(room, content.blocks, areas, style)
    for _ in PEERS:  # one round mostly: what is capped together fits together
        theme = _of_one_size(room.theme, drawn)
        if theme is room.theme:
            break
        room = replace(room, theme=theme)
        drawn = _draw(room, content.blocks, areas, style)
    return [_page(room, parts, areas, style) for parts in zip_longest(*drawn)]


def column_areas(
    room: Room, blocks: Sequence[spec.Block], style: ColumnsStyle, words: bool
) -> list[Area]:
    """Each block's column: the placeholders of a template's layout, else whole columns of the
    grid in the blocks' shares."""
    if holders := _holders(room):
        return [Area(h.text[0], room.body.y, h.text[2], room.body.h) for h in holders]
    spans = grid_spans([block.width for block in blocks])
    total, left = sum(spans), 0
    gap = room.w(style.gap)
    pitch = (room.body.w + gap) / total
    areas: list[Area] = []
    for i, span in enumerate(spans):
        x = room.body.x + left * pitch
        air = room.w(style.word_gap - style.gap)
        right = air if _needs_air(blocks, i, style) else 0.0
        before = air if _follows_media(blocks, i, style) else 0.0
        area = Area(x, room.body.y, span * pitch - gap, room.body.h)
        areas.append(area.inset(before, 0, right, 0))
        left += span
    return areas


def _holders(room: Room) -> tuple[Holder, ...]:
    """The two bodies of the template's layout where the slide stands on it."""
    template = room.theme.template
    if template is None or room.place != "body" or not are_two_columns(room.planned.slide):
        return ()
    bodies = template.forms["columns"].bodies
    return bodies if len(bodies) == 2 else ()


def _needs_air(blocks: Sequence[spec.Block], i: int, style: ColumnsStyle) -> bool:
    """Words without a panel keep a distance from what stands at their right."""
    return not style.fill and i + 1 < len(blocks) and blocks[i].kind not in MEDIA


def _follows_media(blocks: Sequence[spec.Block], i: int, style: ColumnsStyle) -> bool:
    """Words without a panel keep a distance from a picture at their left, too."""
    if style.fill or not i or blocks[i].kind in MEDIA:
        return False
    return blocks[i - 1].kind in MEDIA


def grid_spans(shares: Sequence[float]) -> list[int]:
    """Whole columns of twelve in these shares, each at least two."""
    total = sum(shares)
    wanted = [share * 12 / total for share in shares]
    spans = [max(2, round(w)) for w in wanted]
    while sum(spans) != 12:
        over = sum(spans) > 12
        order = sorted(range(len(spans)), key=lambda i: spans[i] - wanted[i], reverse=over)
        i = next(i for i in order if not over or spans[i] > 2)
        spans[i] += -1 if over else 1
    return spans


# --- sizes --------------------------------------------------------------------------------


def _smaller(theme: Theme, style: ColumnsStyle) -> Theme:
    """The theme with the ladders of running text starting lower."""
    most = {name: float(getattr(style, f"most_{name}")) for name in LISTS}
    return _with_code(_with_ladders(theme, most), style.most_code)


def _with_code(theme: Theme, most: float) -> Theme:
    """The theme with code at most `most` points large; its floor is its own."""
    look = theme.styles["code"]
    sizes = tuple(size for size in look.sizes if size <= most) or look.sizes[-1:]
    return replace(theme, styles={**theme.styles, "code": replace(look, sizes=sizes)})


def _of_one_size(theme: Theme, drawn: Sequence[Sequence[Page]]) -> Theme:
    """The theme with the ladders of peers that came out in several sizes from the least on."""
    for keys, styles in PEERS.items():
        sizes = {size for pages in drawn for size in _sizes_of(pages, keys)}
        if len(sizes) > 1:
            theme = _capped(theme, styles, min(sizes))
    return theme


def _capped(theme: Theme, names: Sequence[str], most: float) -> Theme:
    """The theme with the ladders of these styles going down from `most` points."""
    looks = {name: theme.styles[name] for name in names}
    capped = {
        name: replace(look, sizes=(most, *(size for size in look.sizes if size < most)))
        for name, look in looks.items()
    }
    return replace(theme, styles={**theme.styles, **capped})


def _with_ladders(theme: Theme, most: dict[str, float]) -> Theme:
    styles = dict(theme.styles)
    for name, top in most.items():
        look = styles[name]
        sizes = tuple(size for size in (*look.sizes, FLOOR) if FLOOR <= size <= top)
        styles[name] = replace(look, sizes=sizes)
    return replace(theme, styles=styles)


def _sizes_of(pages: Sequence[Page], keys: Sequence[str]) -> set[float]:
    """The sizes of first-level paragraphs in the boxes that are called so."""
    return {
        paragraph.size
        for page in pages
        for box in boxes_of(page.items)
        if _NUMBER.sub("", box.key) in keys
        for paragraph in box.paragraphs
        if paragraph.level == 0
    }


# --- drawing ------------------------------------------------------------------------------


def _draw(
    room: Room, blocks: Sequence[spec.Block], areas: Sequence[Area], style: ColumnsStyle
) -> list[list[Page]]:
    inset = room.w(style.inset)
    return [
        draw_block(room, block, area.inset(inset, style.top, inset, style.foot), "column")
        for block, area in zip(blocks, areas, strict=True)
    ]


def _page(
    room: Room, parts: Sequence[Page | None], areas: Sequence[Area], style: ColumnsStyle
) -> Page:
    items: list[scene.Item] = []
    clicks: list[tuple[scene.Target, ...]] = []
    for n, (part, area) in enumerate(zip(parts, areas, strict=True), 1):
        if part is None:
            continue
        key = f"columns/{n}"
        drawn = keyed(part.items, key)
        if len(drawn) == 1 and isinstance(drawn[0], scene.TextBox) and _holders(room):
            drawn = (replace(drawn[0], placeholder=scene.Placeholder("body", n)),)
        own = [*_ground(room, style, key, area), *drawn]
        items += own
        clicks.append(tuple(scene.Target(item.key) for item in own))
    return Page(tuple(items), reveal=tuple(clicks))


def _ground(room: Room, style: ColumnsStyle, key: str, area: Area) -> list[scene.Item]:
    """The panel under a block of words and the rule that opens it."""
    items: list[scene.Item] = []
    if style.fill:
        items.append(room.panel(f"{key}/panel", "panel", area, style.fill))
    if style.rule and style.double:
        bars = double_rule(ground_of(room), f"{key}/rule", area, style.rule_color, thick=style.rule)
        items.append(scene.Group(f"{key}/rule", "rule", tuple(bars), decorative=True))
    elif style.rule:
        items.append(room.rule(f"{key}/rule", area.x, area.y, area.w, style.rule, style.rule_color))
    return items


KIND = Kind(draw)
