"""Hills made of level strokes: close under each ridge, thinning into mist further down.

Each range is a path of its own, given stroke by stroke, from the farthest to the nearest.
"""

from __future__ import annotations

from deckbuilder.layout.area import Area
from deckbuilder.layout.art.ground import Ground, stroked
from deckbuilder.model.scene import Item, Path
from deckbuilder.model.theme import Art

Stroke = tuple[float, float, float]  # from, to, y in inches on the design's page


def draw_landscape(ground: Ground, art: Art, key: str) -> list[Item]:
    """`ranges`, each a text of strokes `from to y, from to y, …`; `colors` as many. On narrower
    slides, where text reaches farther, what lies left of `clear` is left out."""
    clear = float(art.args.get("clear", 0.0)) if ground.scale < 1 else 0.0
    items: list[Item] = []
    pairs = zip(art.args["ranges"], art.args["colors"], strict=True)
    for n, (text, color) in enumerate(pairs, 1):
        strokes = [_stroke(each) for each in str(text).split(",")]
        shown = [(max(clear, start), end, y) for start, end, y in strokes if end > clear]
        if shown:
            items.append(_ridge(ground, f"{key}/{n}", shown, str(color), art.weight))
    return items


def _stroke(text: str) -> Stroke:
    start, end, y = map(float, text.split())
    return start, end, y


def _ridge(ground: Ground, key: str, strokes: list[Stroke], color: str, weight: float) -> Item:
    left, top = min(s[0] for s in strokes), min(s[2] for s in strokes)
    w, h = max(s[1] for s in strokes) - left, max(s[2] for s in strokes) - top
    commands: list[tuple[str | float, ...]] = []
    for start, end, y in strokes:
        commands += [("M", start - left, y - top), ("L", end - left, y - top)]
    area = Area(left * ground.scale, top, w * ground.scale, h)
    return stroked(ground, key, "ridge", area, Path(w, h, tuple(commands)), color, weight)
