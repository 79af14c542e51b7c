"""Hills made of level strokes: close under each ridge, thinning into mist further down.

Ranges are given from the farthest to the nearest; a nearer one hides what lies behind it.
"""

from __future__ import annotations

from math import sqrt

from deckbuilder.layout.area import Area
from deckbuilder.layout.art.ground import Ground, stroked
from deckbuilder.model.scene import Item, Path
from deckbuilder.model.theme import Art

LINE = 0.0417  # inches from stroke to stroke
FOOT = 7.48
_CLEAR = 0.07  # kept free beside what stands in front
_LEAST = 0.06

Span = tuple[float, float]
Peak = tuple[float, ...]


def draw_landscape(ground: Ground, art: Art, key: str) -> list[Item]:
    """`ranges` of peaks [x, y, round, steep, foot]: half the width of a hill at depth d below its
    peak is round × √d + steep × d; below `foot` mist rises. `colors` as many as ranges."""
    ranges = [[tuple(float(v) for v in peak) for peak in one] for one in art.args["ranges"]]
    items: list[Item] = []
    for n, color in enumerate(art.args["colors"]):
        strokes = _strokes(ranges[n], ranges[n + 1 :])
        if strokes:
            items.append(_path(ground, f"{key}/{n + 1}", strokes, str(color), art.weight))
    return items


def _path(
    ground: Ground, key: str, strokes: list[tuple[float, float, float]], color: str, weight: float
) -> Item:
    k = ground.scale
    left, top = min(s[0] for s in strokes), min(s[2] for s in strokes)
    w, h = max(s[1] for s in strokes) - left, max(s[2] for s in strokes) - top
    commands: list[tuple[str | float, ...]] = []
    for a, b, y in strokes:
        commands += [("M", a - left, y - top), ("L", b - left, y - top)]
    area = Area(left * k, top, w * k, h)
    return stroked(ground, key, "ridge", area, Path(w, h, tuple(commands)), color, weight)


def _strokes(peaks: list[Peak], nearer: list[list[Peak]]) -> list[tuple[float, float, float]]:
    """The strokes of one range as (from, to, y)."""
    out: list[tuple[float, float, float]] = []
    first = round(min(peak[1] for peak in peaks) / LINE) + 1
    for row in range(first, int(FOOT / LINE) + 1):
        y = row * LINE
        hidden = [span for one in nearer for span in _spans(one, y, _CLEAR)]
        for span in _spans(peaks, y):
            for stroke in _drawn(row, span, _depth(peaks, span, y)):
                out += [(a, b, y) for a, b in _outside(stroke, hidden) if b - a >= _LEAST]
    return out


def _spans(peaks: list[Peak], y: float, wider: float = 0.0) -> list[Span]:
    """What a range covers at height `y`, joined where hills run into each other."""
    spans: list[Span] = []
    for x, top, curve, steep, *_ in peaks:
        if y <= top:
            continue
        half = curve * sqrt(y - top) + steep * (y - top) + wider
        spans.append((x - half, x + half))
    joined: list[Span] = []
    for a, b in sorted((max(0.0, a), min(13.325, b)) for a, b in spans):
        if joined and a <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(b, joined[-1][1]))
        elif b > a:
            joined.append((a, b))
    return joined


def _depth(peaks: list[Peak], span: Span, y: float) -> float:
    """How deep in the mist a row of the hills under `span` lies; negative above it."""
    return max((y - p[4] for p in peaks if span[0] <= p[0] <= span[1]), default=0.0)


def _drawn(row: int, span: Span, mist: float) -> list[Span]:
    """What of a row is drawn: whole now and then, else stretches at its two ends, which are the
    longer the more often its number halves; the deeper in mist, the fewer and the longer."""
    halves = (row & -row).bit_length() - 1
    chance = (row * 61 + round(span[0] * 7)) % 16 / 16
    if mist > 0 and halves + chance < min(3.6, 1.1 * mist / 0.3):
        return []
    a, b = span
    length = 0.1 * 2**halves * (0.75 + (row * 37) % 16 / 32) * (1.0 + max(0.0, mist))
    if 2.2 * length >= b - a or halves > 3:
        return [span]
    other = length * (0.7 + (row * 53) % 16 / 27)
    if mist > 0.5:
        return [(a, a + length)] if row % 4 else [(b - other, b)]
    return [(a, a + length), (b - other, b)]


def _outside(stroke: Span, hidden: list[Span]) -> list[Span]:
    """`stroke` without what lies behind `hidden`."""
    parts = [stroke]
    for a, b in hidden:
        parts = [
            piece
            for left, right in parts
            for piece in ((left, min(right, a)), (max(left, b), right))
            if piece[1] > piece[0]
        ]
    return parts
