"""Where the text of a scene stands: every box and table cell with its extent.

In: a slide of a scene and a typesetter. Out: `Stand`s in reading order. Always: extents are those
of the ink, half a leading less than the lines; nothing is rendered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from deckbuilder.model import scene, spec
from deckbuilder.model.scene import Paragraph, Rect
from deckbuilder.text import Typesetter
from deckbuilder.text.setting import Setting

EMU = 12700
_SPACE = re.compile(r"[\s\u2002\u2003\u00a0]+")


class Stand(msgspec.Struct, frozen=True):
    """Text in its place: `room` is what it may fill, `ink` what it fills, EMU."""

    key: str
    paragraphs: tuple[Paragraph, ...]
    room: Rect
    ink: Rect
    setting: Setting
    need: float  # EMU that the lines take
    rotated: bool = False
    cell: bool = False
    placeholder: str = ""
    where: str = ""

    @property
    def plain(self) -> str:
        return "".join(p.plain for p in self.paragraphs)


def flat(items: Sequence[scene.Item]) -> Iterator[scene.Item]:
    for item in items:
        yield item
        if isinstance(item, scene.Group):
            yield from flat(item.items)


def squeeze(text: str) -> str:
    return _SPACE.sub("", text)


def stands(slide: scene.Slide, setter: Typesetter) -> list[Stand]:
    out: list[Stand] = []
    for item in flat(slide.items):
        if isinstance(item, scene.TextBox) and any(p.plain for p in item.paragraphs):
            out.append(_of_box(item, setter))
        elif isinstance(item, scene.Table):
            out += _of_table(item, setter)
    return out


def _of_box(box: scene.TextBox, setter: Typesetter) -> Stand:
    left, top, right, bottom = box.insets
    r = box.rect
    room = Rect(r.x + left, r.y + top, r.w - left - right, r.h - top - bottom)
    setting = setter.set(box.paragraphs, room.w)
    turned = box.rotation % 180 == 90
    ink = _ink(box.paragraphs, setting, room, box.anchor, setter)
    return Stand(
        box.key, box.paragraphs, room, ink, setting, setting.height, bool(box.rotation),
        placeholder=box.placeholder.type if box.placeholder else "",
    ) if not turned else Stand(
        box.key, box.paragraphs, room, _turned(ink, room), setting, setting.height, True
    )  # fmt: skip


def _turned(ink: Rect, room: Rect) -> Rect:
    return Rect(room.center - ink.h // 2, room.middle - ink.w // 2, ink.h, ink.w)


def _of_table(table: scene.Table, setter: Typesetter) -> Iterator[Stand]:
    y = table.rect.y
    for r, row in enumerate(table.cells):
        x = table.rect.x
        for c, cell in enumerate(row):
            if cell.paragraphs and not cell.covered and any(p.plain for p in cell.paragraphs):
                w, h = (
                    sum(table.widths[c : c + cell.columns]),
                    sum(table.heights[r : r + cell.rows]),
                )
                left, top, right, bottom = cell.insets
                room = Rect(x + left, y + top, w - left - right, h - top - bottom)
                setting = setter.set(cell.paragraphs, room.w)
                need = sum(
                    n * p.size * p.pitch * EMU
                    for n, p in zip(setting.lines, cell.paragraphs, strict=True)
                )
                ink = _ink(cell.paragraphs, setting, room, cell.anchor, setter)
                key = f"{table.key}/{r + 1}/{c + 1}"
                yield Stand(key, cell.paragraphs, room, ink, setting, need, cell=True)
            x += table.widths[c]
        y += table.heights[r]


def _ink(
    paragraphs: Sequence[Paragraph], setting: Setting, room: Rect, anchor: str, setter: Typesetter
) -> Rect:
    edges = [
        _edges(p, count, room, setter) for p, count in zip(paragraphs, setting.lines, strict=True)
    ]
    left, right = min(e[0] for e in edges), max(e[1] for e in edges)
    shift = {"top": 0, "middle": (room.h - setting.height) // 2, "bottom": room.h - setting.height}
    y = room.y + shift[anchor]
    size = max(p.size for p in paragraphs)
    first, last = paragraphs[0], paragraphs[-1]
    above = max(0.0, first.pitch - 1.0) * first.size * EMU + 0.1 * size * EMU
    below = 0.2 * last.size * EMU
    return Rect(left, round(y + above), right - left, round(setting.height - above - below))


def _edges(paragraph: Paragraph, count: int, room: Rect, setter: Typesetter) -> tuple[int, int]:
    inner = room.w - paragraph.indent
    wide = round(setter.runs_width(paragraph) * EMU)
    if count > 1:
        wide = min(inner, wide)
    start = room.x + paragraph.indent - paragraph.hanging
    match paragraph.align:
        case "left":
            return start, room.x + paragraph.indent + wide
        case "right":
            return room.right - wide, room.right
        case _:
            return room.center - wide // 2, room.center + wide // 2


def leaves(value: object, path: str = "") -> Iterator[tuple[str, spec.Text]]:
    """Every text of a spec's content with the fields that lead to it, in the spec's order."""
    if isinstance(value, spec.Text):
        yield path, value
    elif isinstance(value, spec.Item):
        if value.lead is not None:
            yield f"{path}.lead", value.lead
        yield path, value.text
        yield from leaves(value.items, f"{path}.items")
    elif isinstance(value, msgspec.Struct) and not isinstance(value, spec.Run):
        for name in value.__struct_fields__:
            yield from leaves(getattr(value, name), f"{path}.{name}")
    elif isinstance(value, tuple):
        for n, one in enumerate(value):
            yield from leaves(one, f"{path}[{n}]")
