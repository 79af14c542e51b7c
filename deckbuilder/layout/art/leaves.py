"""Leaves: one form, two quarter circles on a square, alone, in rows, on a stem."""

from __future__ import annotations

from deckbuilder.layout.area import Area
from deckbuilder.layout.art.ground import Ground, around, legible, shape
from deckbuilder.model.scene import Item, Paragraph, Path, Run, TextBox
from deckbuilder.model.theme import Art

# tips at the lower left and the upper right, and the same in a mirror
LEAF = Path(1, 1, (("M", 0, 1), ("A", 1, 1, 180, 90), ("A", 1, 1, 0, 90), ("Z",)))
MIRRORED = Path(1, 1, (("M", 0, 0), ("A", 1, 1, 270, 90), ("A", 1, 1, 90, 90), ("Z",)))

_MOST_LEAVES = 9  # on a stem, without one covering the next one's number
_MOST_ROW = 3.0  # inches that the leaves of all chapters take at the foot


def draw_leaf(ground: Ground, art: Art, key: str) -> list[Item]:
    """One leaf, or `count` of them `step` apart, that fill the box's height."""
    assert art.box is not None
    x, y, side, _ = art.box
    count, step = int(art.args.get("count", 1)), float(art.args.get("step", 0.0))
    left = x * ground.scale if x > 1.5 else x
    return [
        shape(
            ground, f"{key}/{n}", "leaf", Area(left + step * n, y, side, side), art.fill,
            geometry=LEAF,
        )
        for n in range(count)
    ]  # fmt: skip


def draw_row(ground: Ground, art: Art, key: str) -> list[Item]:
    """One small leaf a chapter, ending at the box's right; `fills` of past, current, coming."""
    assert art.box is not None
    x, y, w, side = art.box
    fills, gap = art.args["fills"], float(art.args.get("gap", 0.09))
    count = len(ground.keys)
    share = min(1.0, _MOST_ROW * ground.scale / max(0.1, count * (side + gap)))
    side, gap = side * share, gap * share
    right = ground.width - (13.333 - x - w)
    items: list[Item] = []
    for n in range(1, count + 1):
        left = right - (count - n + 1) * side - (count - n) * gap
        fill = str(fills[("past", "current", "coming").index(ground.state(n))])
        area = Area(left, y, side, side)
        items.append(shape(ground, f"{key}/{n}", f"chapter {n}", area, fill, geometry=LEAF))
    return items


def draw_stem(ground: Ground, art: Art, key: str) -> list[Item]:
    """A stem from the foot to its highest leaf; leaves right and left in turn, from below:
    `tips` are heights on the stem, `sides` and `fills` the leaves'."""
    a = art.args
    x = float(a["x"]) * ground.scale
    items: list[Item] = [_stem(ground, f"{key}/stem", x, float(a["tips"][-1]), art)]
    for n, (tip, side, fill) in enumerate(zip(a["tips"], a["sides"], a["fills"], strict=True)):
        area = _beside(x, float(tip), float(side) * min(1.0, ground.scale + 0.08), n)
        items.append(
            shape(ground, f"{key}/{n + 1}", f"leaf {n + 1}", area, str(fill), geometry=_form(n))
        )
    return items


def draw_chapter_stem(ground: Ground, art: Art, key: str) -> list[Item]:
    """A stem with one leaf a chapter, the current one larger; each jumps to its chapter. Of many
    those around the current one stand there.
    `states` gives fill and text colour of past, current and coming ones."""
    a = art.args
    shown = around(ground.chapter, len(ground.keys), _MOST_LEAVES)
    count = len(shown)
    x = float(a["x"]) * ground.scale
    side = float(a["side"] if count < 6 else a["small_side"]) * min(1.0, ground.scale + 0.08)
    low, high = float(a["foot"]), float(a["top"])
    tips = (
        [low - (low - high) * n / max(1, count - 1) for n in range(count)] if count > 1 else [4.5]
    )
    style = ground.theme.styles["ordinal"]
    items: list[Item] = [_stem(ground, f"{key}/stem", x, min(tips), art)]
    for n, tip in zip(shown, tips, strict=True):
        state = ground.state(n + 1)
        fill, color = a["states"][("past", "current", "coming").index(state)]
        lit = state == "current"
        area = _beside(x, tip, side * 1.3 if lit else side, n)
        number = Paragraph(
            (Run(str(n + 1)),), 28 if lit else 20, face=style.face, bold=True, align="center",
            color=legible(ground, color, fill),
        )  # fmt: skip
        items.append(
            TextBox(
                f"{key}/{n + 1}", f"leaf {n + 1}", area.rect, (number,), anchor="middle",
                geometry=_form(n), fill=ground.paint(fill), link=f"#{ground.keys[n]}", lines=(1,),
            )
        )  # fmt: skip
    return items


def _stem(ground: Ground, key: str, x: float, top: float, art: Art) -> Item:
    thick = art.weight / 72
    return shape(ground, key, "stem", Area(x - thick / 2, top, thick, 7.5 - top), art.fill)


def _beside(x: float, tip: float, side: float, n: int) -> Area:
    """The square of leaf `n`, whose lower tip stands on the stem."""
    return Area(x if n % 2 == 0 else x - side, tip - side, side, side)


def _form(n: int) -> Path:
    return LEAF if n % 2 == 0 else MIRRORED
