"""The shape tree of a master or layout as boxes: what is drawn there, and its placeholders.

Comes in: a tree. Goes out: leaves in painting order with their boxes in EMU of the slide, groups
unfolded, and placeholders as they are written, inheritance not yet done.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from xml.etree.ElementTree import Element

import msgspec

from deckbuilder.template.tree import A, P, integer, is_on

Rect = tuple[float, float, float, float]  # x, y, width, height in EMU
Point = tuple[float, float]
_LEAVES = {f"{P}{name}": name for name in ("sp", "pic", "cxnSp", "graphicFrame")}
_OUTLINES: dict[str, tuple[Point, ...]] = {
    "triangle": ((0.5, 0), (1, 1), (0, 1)),
    "rtTriangle": ((0, 0), (1, 1), (0, 1)),
    "diamond": ((0.5, 0), (1, 0.5), (0.5, 1), (0, 0.5)),
    "parallelogram": ((0.25, 0), (1, 0), (0.75, 1), (0, 1)),
    "homePlate": ((0, 0), (0.8, 0), (1, 0.5), (0.8, 1), (0, 1)),
    "line": (),
    "straightConnector1": (),
    "frame": (),
    "bracketPair": (),
    "arc": (),
}


class Leaf(msgspec.Struct, frozen=True):
    """A thing that is drawn; `group` is the box of the outermost group it stands in, if any."""

    kind: str
    node: Element
    rect: Rect
    group: Rect | None = None

    @property
    def text(self) -> str:
        return "".join(node.text or "" for node in self.node.iter(f"{A}t")).strip()

    def covers(self, x: float, y: float) -> bool:
        """Whether the point (EMU) lies within the leaf's outline."""
        left, top, w, h = self.rect
        if w <= 0 or h <= 0 or not (left <= x <= left + w and top <= y <= top + h):
            return False
        return _inside(self.node.find(f"{P}spPr"), (x - left) / w, (y - top) / h)


def _inside(properties: Element | None, x: float, y: float) -> bool:
    """Whether a point, as shares of the box, lies in the outline of a shape."""
    if properties is None:
        return True
    place = properties.find(f"{A}xfrm")
    x = 1 - x if is_on(place, "flipH", False) else x
    y = 1 - y if is_on(place, "flipV", False) else y
    preset = properties.find(f"{A}prstGeom")
    if preset is not None:
        name = preset.get("prst", "rect")
        if name == "ellipse":
            return (x - 0.5) ** 2 + (y - 0.5) ** 2 <= 0.25
        return name not in _OUTLINES or _in_polygon(_OUTLINES[name], x, y)
    custom = properties.find(f"{A}custGeom")
    return custom is None or _in_paths(custom, x, y)


def _in_paths(custom: Element, x: float, y: float) -> bool:
    """Whether a point lies in a path that is filled, its outlines counted by the even-odd rule."""
    for path in custom.iter(f"{A}path"):
        w, h = integer(path, "w") or 1, integer(path, "h") or 1
        inside = sum(_in_polygon(outline, x * w, y * h) for outline in _outlines(path))
        if inside % 2 and path.get("fill") != "none":
            return True
    return False


def _outlines(path: Element) -> Iterator[list[Point]]:
    """The closed lines of a path, curves as short straight ones."""
    points: list[Point] = []
    for step in path:
        ends: list[Point] = [
            (integer(point, "x"), integer(point, "y")) for point in step.iter(f"{A}pt")
        ]
        if step.tag == f"{A}moveTo":
            if points:
                yield points
            points = ends
        elif len(ends) == 3 and points:
            points += [_on_curve([points[-1], *ends], n / 4) for n in range(1, 5)]
        else:
            points += ends
    if points:
        yield points


def _on_curve(points: list[Point], at: float) -> Point:
    """A point of a Bézier curve, at a share of its way."""
    while len(points) > 1:
        pairs = pairwise(points)
        points = [(a[0] + (b[0] - a[0]) * at, a[1] + (b[1] - a[1]) * at) for a, b in pairs]
    return points[0]


def _in_polygon(points: list[Point] | tuple[Point, ...], x: float, y: float) -> bool:
    """The even-odd rule."""
    inside = False
    for i, (x1, y1) in enumerate(points):
        x2, y2 = points[i - 1]
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


# --- walking --------------------------------------------------------------------------------


class _Frame(msgspec.Struct, frozen=True):
    """Where a group's own coordinates lie on the slide."""

    dx: float = 0.0
    dy: float = 0.0
    sx: float = 1.0
    sy: float = 1.0

    def place(self, rect: Rect) -> Rect:
        x, y, w, h = rect
        return self.dx + x * self.sx, self.dy + y * self.sy, w * self.sx, h * self.sy


def leaves_of(root: Element) -> Iterator[Leaf]:
    """What a master or layout draws by itself: all but its placeholders."""
    tree = root.find(f"{P}cSld/{P}spTree")
    if tree is not None:
        yield from _walk(tree, _Frame(), None)


def _walk(tree: Element, frame: _Frame, group: Rect | None) -> Iterator[Leaf]:
    for node in tree:
        if _hidden(node):
            continue
        if node.tag == f"{P}grpSp":
            place = node.find(f"{P}grpSpPr/{A}xfrm")
            rect = frame.place(_rect(place) or (0, 0, 0, 0))
            yield from _walk(node, _within(frame, place), group or rect)
        elif node.tag in _LEAVES and placeholder_of(node) is None:
            rect = _rect(
                node.find(f"{P}spPr/{A}xfrm")
                if node.tag != f"{P}graphicFrame"
                else node.find(f"{P}xfrm")
            )
            if rect is not None:
                yield Leaf(_LEAVES[node.tag], node, frame.place(_turned(node, rect)), group)


def _hidden(node: Element) -> bool:
    return any(is_on(each.find(f"{P}cNvPr"), "hidden", False) for each in list(node)[:1])


def _rect(place: Element | None) -> Rect | None:
    if place is None:
        return None
    at, extent = place.find(f"{A}off"), place.find(f"{A}ext")
    if at is None or extent is None:
        return None
    return integer(at, "x"), integer(at, "y"), integer(extent, "cx"), integer(extent, "cy")


def _turned(node: Element, rect: Rect) -> Rect:
    """A shape turned by a quarter covers the box that its own is turned to."""
    turn = integer(node.find(f"{P}spPr/{A}xfrm"), "rot") / 60000 % 180
    if not 45 < turn < 135:
        return rect
    x, y, w, h = rect
    return x + (w - h) / 2, y + (h - w) / 2, h, w


def _within(frame: _Frame, place: Element | None) -> _Frame:
    rect = _rect(place)
    if place is None or rect is None:
        return frame
    at, extent = place.find(f"{A}chOff"), place.find(f"{A}chExt")
    w, h = integer(extent, "cx"), integer(extent, "cy")
    sx, sy = rect[2] / w if w else 1.0, rect[3] / h if h else 1.0
    x, y, _, _ = frame.place(rect)
    sx, sy = sx * frame.sx, sy * frame.sy
    return _Frame(x - integer(at, "x") * sx, y - integer(at, "y") * sy, sx, sy)


# --- placeholders ---------------------------------------------------------------------------


class Ph(msgspec.Struct, frozen=True):
    """A placeholder as it is written: type (`obj` where it says none), index, its shape."""

    type: str
    idx: int
    node: Element

    @property
    def name(self) -> str:
        return (self.node.find(f".//{P}cNvPr") or Element("x")).get("name", "")

    @property
    def rect(self) -> Rect | None:
        return _rect(self.node.find(f"{P}spPr/{A}xfrm"))

    @property
    def body(self) -> Element | None:
        return self.node.find(f"{P}txBody/{A}bodyPr")

    def level(self, number: int) -> Element | None:
        return self.node.find(f"{P}txBody/{A}lstStyle/{A}lvl{number}pPr")


def placeholder_of(node: Element) -> Element | None:
    """The `p:ph` of a shape or picture."""
    for child in list(node)[:1]:
        return child.find(f"{P}nvPr/{P}ph")
    return None


def placeholders_of(root: Element) -> list[Ph]:
    """The placeholders of a master or layout, in painting order."""
    tree = root.find(f"{P}cSld/{P}spTree")
    found: list[Ph] = []
    for node in tree if tree is not None else ():
        tag = placeholder_of(node)
        if tag is not None:
            found.append(Ph(tag.get("type", "obj"), integer(tag, "idx"), node))
    return found


# what a layout's placeholder inherits from on the master
_BASES = {"title": "title", "ctrTitle": "title", "dt": "dt", "ftr": "ftr", "sldNum": "sldNum"}


def base_type(kind: str) -> str:
    """The type of the master's placeholder that one of type `kind` inherits from."""
    return _BASES.get(kind, "body")
