"""Rules and trackers: rectangles, lines, the thick-and-thin rule, the place in the deck."""

from __future__ import annotations

from math import ceil

from deckbuilder.layout.area import Area
from deckbuilder.layout.art.ground import Ground, scaled, shape, stroked
from deckbuilder.layout.surfaces import rounded
from deckbuilder.model import scene
from deckbuilder.model.scene import Item, Paragraph, Path, Run, TextBox
from deckbuilder.model.theme import Art

_NUMBER_W = 0.36  # inches that the number of a chapter takes
_MARGIN = 0.667  # inches that a row of chapters leaves free at the right


def draw_rect(ground: Ground, art: Art, key: str) -> list[Item]:
    stroke = scene.Stroke(ground.paint(art.stroke), art.weight) if art.stroke else None
    return [shape(ground, key, "panel", scaled(ground, art), art.fill, stroke=stroke)]


def draw_line(ground: Ground, art: Art, key: str) -> list[Item]:
    """A rule, `weight` points thick, as a filled rectangle; `upright` along the box's left side."""
    area = scaled(ground, art)
    thick = art.weight / 72
    upright = bool(art.args.get("upright"))
    area = Area(area.x, area.y, thick, area.h) if upright else Area(area.x, area.y, area.w, thick)
    return [shape(ground, key, "rule", area, art.fill or art.stroke)]


def double_rule(
    ground: Ground, key: str, area: Area, color: str, *, upright: bool = False, thick: float = 3.0
) -> list[Item]:
    """文武线: a thick bar, a gap, a thin bar; upright ones have the thick bar at the left."""
    a, gap, b = thick / 72, 3.0 / 72, 0.75 / 72
    if upright:
        first = Area(area.x, area.y, a, area.h)
        second = Area(area.x + a + gap, area.y, b, area.h)
    else:
        first = Area(area.x, area.y, area.w, a)
        second = Area(area.x, area.y + a + gap, area.w, b)
    return [
        shape(ground, f"{key}/thick", "thick rule", first, color),
        shape(ground, f"{key}/thin", "thin rule", second, color),
    ]


def draw_double_rule(ground: Ground, art: Art, key: str) -> list[Item]:
    upright, thick = bool(art.args.get("upright")), float(art.args.get("thick", 3.0))
    area = scaled(ground, art)
    return double_rule(ground, key, area, art.fill, upright=upright, thick=thick)


def draw_progress(ground: Ground, art: Art, key: str) -> list[Item]:
    """A tracker over the slide's width: `fill` for what is done, `args.rest` for the rest."""
    assert art.box is not None
    _, y, _, h = art.box
    items: list[Item] = [
        shape(ground, f"{key}/rest", "rest", Area(0, y, ground.width, h), art.args["rest"])
    ]
    if ground.pages:
        w = ground.width * ground.page / ground.pages
        items.append(shape(ground, f"{key}/done", "done", Area(0, y, w, h), art.fill))
    return items


def draw_chapter_bars(ground: Ground, art: Art, key: str) -> list[Item]:
    """One bar a chapter in a row, the current one lit: box gives the first bar, `gap` between.
    Many are shorter, so that the row ends at the margin."""
    assert art.box is not None
    x, y, w, h = art.box
    gap = float(art.args.get("gap", 0.1))
    count = len(ground.keys)
    room = ground.width - x * ground.scale - _MARGIN
    share = min(1.0, room / max(0.1, count * (w + gap) - gap))
    w, gap = w * share, gap * share
    items: list[Item] = []
    for i in range(count):
        here = i + 1 == ground.chapter
        fill = art.fill if here else art.args["rest"]
        high = float(art.args.get("current_h", h)) if here else h
        area = Area(x * ground.scale + (w + gap) * i, y, w, high)
        items.append(shape(ground, f"{key}/{i + 1}", f"chapter {i + 1}", area, fill))
    return items


def draw_chapter_rules(ground: Ground, art: Art, key: str) -> list[Item]:
    """One rule a chapter side by side over the box, its number below; each jumps to its chapter.
    Of many only some have their number, the current one among them.
    `weights` and `colors` are those of past, current and coming ones."""
    area, a, count = scaled(ground, art), art.args, len(ground.keys)
    style = ground.theme.styles["ordinal"]
    items: list[Item] = []
    every = ceil(_NUMBER_W * max(1, count) / area.w)
    for n, place in enumerate(area.columns(max(1, count), float(a.get("gap", 0.1)))[:count], 1):
        at = ("past", "current", "coming").index(ground.state(n))
        bar = Area(place.x, area.y, place.w, float(a["weights"][at]) / 72)
        items.append(shape(ground, f"{key}/{n}/rule", f"chapter {n}", bar, str(a["colors"][at])))
        if (n - max(1, ground.chapter)) % every:
            continue
        number = Paragraph(
            (Run(str(n)),), 14, face=style.face, bold=at == 1,
            color=ground.paint(str(a["colors"][0 if at == 2 else at])),
        )  # fmt: skip
        below = Area(place.x, area.y + 0.14, max(_NUMBER_W, min(place.w, 0.6)), 0.3)
        link = f"#{ground.keys[n - 1]}"
        items.append(
            TextBox(f"{key}/{n}", f"chapter {n}", below.rect, (number,), lines=(1,), link=link)
        )
    return items


def draw_chapter_share(ground: Ground, art: Art, key: str) -> list[Item]:
    """A hair over the box, and on it the current chapter's part of it, `weight` points thick."""
    area = scaled(ground, art)
    hair = Area(area.x, area.y, area.w, 0.75 / 72)
    items: list[Item] = [shape(ground, f"{key}/rest", "rest", hair, str(art.args["rest"]))]
    if ground.chapter:
        w = area.w / len(ground.keys)
        thick = art.weight / 72
        x, y = area.x + w * (ground.chapter - 1), area.y - (thick - hair.h) / 2
        items.append(shape(ground, f"{key}/here", "here", Area(x, y, w, thick), art.fill))
    return items


def draw_seal(ground: Ground, art: Art, key: str) -> list[Item]:
    """A square with a character at 0.62 of its side: `glyph` in Chinese decks, else `latin`."""
    assert art.box is not None
    x, y, full, _ = art.box
    a, side = art.args, full * ground.scale
    place = Area(x * ground.scale, y + (full - side) / 2, side, side)
    glyph = str(a.get("glyph", "")) if ground.chinese else str(a.get("latin", ""))
    outline = rounded(place, 0.06 * side)
    if not glyph:
        return [shape(ground, key, "seal", place, art.fill, **outline)]
    character = Paragraph(
        (Run(glyph),), round(side * 0.62 * 72), face="heading", bold=True, align="center",
        color=ground.paint(str(a.get("color", "on-accent1"))),
    )  # fmt: skip
    return [
        TextBox(
            key, "seal", place.rect, (character,), anchor="middle", lines=(1,),
            fill=ground.paint(art.fill), **outline,
        )
    ]  # fmt: skip


def draw_chevron(ground: Ground, art: Art, key: str) -> list[Item]:
    """An open chevron that points right, `weight` points thick, in the box."""
    assert art.box is not None
    x, y, w, h = art.box
    area = Area(x, y, w, h)
    path = Path(2, 2, (("M", 0, 0), ("L", 2, 1), ("L", 0, 2)))
    return [stroked(ground, key, "chevron", area, path, art.stroke, art.weight, round_cap=True)]
