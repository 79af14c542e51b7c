"""A layout as slides see it: placeholders with all that they inherit, ground, marks to keep free.

Comes in: a master and one of its layouts (or none: a layout that is yet to be made). Goes out:
`Holder`s in inches of the layout stage, the colours that lie under a box, and the boxes of logos
and other marks.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

import msgspec

from deckbuilder.color import mix
from deckbuilder.model.template import Box, Holder, Sides
from deckbuilder.template.paint import Palette, Pictures, Sample, fill_of, read_map, read_scheme
from deckbuilder.template.shapes import Leaf, Ph, Rect, base_type, leaves_of, placeholders_of
from deckbuilder.template.source import Master, Sheet
from deckbuilder.template.tree import A, P, integer, is_on

_ANCHORS = {"t": "top", "ctr": "middle", "b": "bottom"}
_ALIGNS = {"l": "left", "ctr": "center", "r": "right"}
_INSETS = (("lIns", 91440), ("tIns", 45720), ("rIns", 91440), ("bIns", 45720))
_STYLES = {"title": "titleStyle", "body": "bodyStyle"}
_SIZES = {"title": 30.0, "body": 24.0}  # points where a template says none
_MARK = 0.15  # of the slide: the largest picture or words that are kept free whatever it takes
_LOGO = 0.03  # of the slide: a picture this small is kept free wherever it stands
_CELLS = 24  # across and down a picture, where it is looked at for what can be seen
_SEEN = 0.15  # opacity
_LEAST_ANY = 0.2
_SMALL = 0.015  # the largest drawing that may be a logo, where it stands near an edge
_EDGE = 0.12  # of the slide's sides
_LEAST_LEFT = 0.45  # of a box: a mark that would take more lies under it on purpose
_LEAST_BESIDE = 0.5  # the same for large pictures, which are rather grounds


class Space(msgspec.Struct, frozen=True):
    """The template's slide in inches of the layout stage."""

    size: tuple[int, int]
    scale: float

    @property
    def width(self) -> float:
        return self.size[0] / 914400 / self.scale

    @property
    def height(self) -> float:
        return self.size[1] / 914400 / self.scale

    def box(self, rect: Rect) -> Box:
        x, y, w, h = (value / 914400 / self.scale for value in rect)
        return x, y, w, h

    def clipped(self, box: Box) -> Box:
        """The part of `box` on the slide."""
        x, y = max(0.0, box[0]), max(0.0, box[1])
        right, bottom = min(self.width, box[0] + box[2]), min(self.height, box[1] + box[3])
        return x, y, max(0.0, right - x), max(0.0, bottom - y)


def space_of(size: tuple[int, int]) -> Space:
    """Slides are laid out 7.5 in high; upright and square ones 10 in wide."""
    width, height = size
    wide = width >= 1.2 * height
    return Space(size, height / (7.5 * 914400) if wide else width / (10 * 914400))


class SheetView:
    """One layout of `master`, or the master alone."""

    def __init__(
        self,
        space: Space,
        master: Master,
        layout: Sheet | None,
        pictures: Pictures,
        targets: dict[str, dict[str, str]],
    ) -> None:
        self.space = space
        self.master, self.layout = master, layout
        self._targets = targets
        self._pictures = pictures
        over = None
        if layout is not None:
            over = layout.root.find(f"{P}clrMapOvr/{A}overrideClrMapping")
        self.map = read_map(over if over is not None else master.sheet.root.find(f"{P}clrMap"))
        self.overridden = over is not None
        self.palette = Palette(read_scheme(master.theme.root), self.map)
        self._base = placeholders_of(master.sheet.root)
        self._own = placeholders_of(layout.root) if layout is not None else []
        self.leaves = list(self._leaves())
        self._layout_nodes = (
            {id(n) for n in layout.root.iter()} if layout is not None else set[int]()
        )
        self._obstacles = self._found_obstacles()
        self._painted: list[tuple[Leaf, Sample]] | None = None

    # --- placeholders -----------------------------------------------------------------------

    @property
    def type(self) -> str:
        return self.layout.root.get("type", "") if self.layout is not None else ""

    @property
    def part(self) -> str:
        """The name of the layout's part."""
        return self.layout.name if self.layout is not None else ""

    @property
    def own_ground(self) -> bool:
        """Whether the layout has a ground of its own."""
        return self.layout is not None and self.layout.root.find(f"{P}cSld/{P}bg") is not None

    @property
    def name(self) -> str:
        node = self.layout.root.find(f"{P}cSld") if self.layout is not None else None
        return node.get("name", "") if node is not None else ""

    def holders(self) -> list[Holder]:
        """The layout's placeholders; those without a place anywhere, or turned, are left out."""
        level = [ph for ph in self._own if not self._is_turned(ph)]
        made = (self._holder(ph, self._inherited(ph)) for ph in level)
        return [holder for holder in made if holder is not None]

    @property
    def has_title(self) -> bool:
        return any(h.type in ("title", "ctrTitle") for h in self.holders())

    def master_holder(self, kind: str) -> Holder | None:
        """The master's own placeholder of a type."""
        for ph in self._base:
            if ph.type == kind or (kind == "body" and ph.type == "obj"):
                return self._holder(ph, None)
        return None

    def _inherited(self, ph: Ph) -> Ph | None:
        kind = base_type(ph.type)
        for base in self._base:
            if base.type == kind or (kind == "body" and base.type == "obj"):
                return base
        return None

    def _holder(self, ph: Ph, base: Ph | None) -> Holder | None:
        rect = ph.rect or (base.rect if base is not None else None)
        if rect is None or rect[2] <= 0 or rect[3] <= 0:
            return None
        box = self.space.box(rect)
        insets = self._insets(ph, base)
        anchor = self._body(ph, base, "anchor") or "t"
        x, y, w, h = self.space.clipped(box)
        text = (x + insets[0], y + insets[1], w - insets[0] - insets[2], h - insets[1] - insets[3])
        size, bold, align, color = self._set(ph, base)
        return Holder(
            ph.type, ph.idx, ph.name, box, insets, self.kept_free(text),
            anchor=_ANCHORS.get(anchor, "top"),  # pyright: ignore[reportArgumentType]
            align=_ALIGNS.get(align, "left"),  # pyright: ignore[reportArgumentType]
            size=self._points(size, ph), bold=bold, color=color,
            filled=any(_is_filled(each) for each in (ph, base)),
        )  # fmt: skip

    def _is_turned(self, ph: Ph) -> bool:
        """Whether a placeholder's box is turned by more than a degree."""
        turn = integer(ph.node.find(f"{P}spPr/{A}xfrm"), "rot") % 21_600_000
        return 60_000 < turn < 21_540_000

    def _points(self, size: int, ph: Ph) -> float:
        return size / 100 / self.space.scale if size else _SIZES.get(base_type(ph.type), 12.0)

    def is_upright(self, holder: Holder) -> bool:
        """Whether its text runs from top to bottom."""
        for ph in self._own:
            if (ph.type, ph.idx) == (holder.type, holder.idx):
                return (self._body(ph, self._inherited(ph), "vert") or "horz") != "horz"
        return False

    def _body(self, ph: Ph, base: Ph | None, name: str) -> str | None:
        for each in (ph, base):
            if each is not None and each.body is not None and each.body.get(name) is not None:
                return each.body.get(name)
        return None

    def _insets(self, ph: Ph, base: Ph | None) -> Sides:
        found: list[float] = []
        for name, default in _INSETS:
            text = self._body(ph, base, name)
            given = integer(Element("x", {"v": text}), "v", default) if text else default
            found.append(given / 914400 / self.space.scale)
        return found[0], found[1], found[2], found[3]

    def _set(self, ph: Ph, base: Ph | None) -> tuple[int, bool, str, str]:
        """Size (hundredths of a point), weight, alignment and colour of the first level."""
        levels = list(self._levels(ph, base, 1))
        runs = [run for level in levels if (run := level.find(f"{A}defRPr")) is not None]
        size = next((integer(r, "sz") for r in runs if r.get("sz")), 0)
        bold = next((is_on(r, "b", False) for r in runs if r.get("b")), False)
        align = next((level.get("algn", "l") for level in levels if level.get("algn")), "l")
        color = ""
        for run in runs:
            found = self.palette.color(run.find(f"{A}solidFill"))
            if found is not None:
                color = found[0]
                break
        return size, bold, align, color or self.palette.named("tx1")

    def _levels(self, ph: Ph, base: Ph | None, number: int) -> Iterator[Element]:
        kind = base_type(ph.type)
        styles = self.master.sheet.root.find(f"{P}txStyles/{P}{_STYLES.get(kind, 'otherStyle')}")
        found = [ph.level(number), base.level(number) if base is not None else None]
        if styles is not None:
            found.append(styles.find(f"{A}lvl{number}pPr"))
        yield from (level for level in found if level is not None)

    # --- what is drawn ----------------------------------------------------------------------

    def _leaves(self) -> Iterator[Leaf]:
        shows = self.layout is None or is_on(self.layout.root, "showMasterSp", True)
        if shows:
            yield from leaves_of(self.master.sheet.root)
        if self.layout is not None:
            yield from leaves_of(self.layout.root)

    def _share(self, rect: Rect) -> float:
        _, _, w, h = self.space.clipped(self.space.box(rect))
        return w * h / (self.space.width * self.space.height)

    def is_over_mark(self, box: Box) -> bool:
        """Whether `box` lies over a mark; a foot on a strip of art stands there on purpose."""
        return any(overlap(box, mark) > 0 for mark in self.marks())

    def marks(self) -> list[Box]:
        """What may not be covered: pictures but for grounds, words, and small drawings."""
        return [box for box, share in self._obstacles if share <= _MARK]

    def _found_obstacles(self) -> list[tuple[Box, float]]:
        """Boxes with the share of the slide that each covers."""
        found: dict[Box, float] = {}
        for leaf in self.leaves:
            rect = leaf.rect
            if leaf.group is not None and self._share(leaf.group) <= _MARK:
                rect = leaf.group
            elif leaf.kind == "pic":
                rect = self._visible(leaf)
            box, share = self.space.clipped(self.space.box(rect)), self._share(rect)
            if share > 0 and self._is_obstacle(leaf, box, share):
                found[box] = share
        return list(found.items())

    def _visible(self, leaf: Leaf) -> Rect:
        """The box of what can be seen of a picture; much of some is transparent."""
        sample = self._fill(leaf)
        if sample is None or leaf.node.find(f".//{A}srcRect") is not None:
            return leaf.rect
        cells = [(i, j) for i in range(_CELLS) for j in range(_CELLS)]
        seen = [
            (i, j)
            for i, j in cells
            if (color := sample((i + 0.5) / _CELLS, (j + 0.5) / _CELLS)) is None or color[1] > _SEEN
        ]
        if not seen:
            return leaf.rect
        left, top = min(i for i, _ in seen), min(j for _, j in seen)
        wide, high = max(i for i, _ in seen) + 1 - left, max(j for _, j in seen) + 1 - top
        x, y, w, h = leaf.rect
        cell = w / _CELLS, h / _CELLS
        return x + left * cell[0], y + top * cell[1], wide * cell[0], high * cell[1]

    def _is_obstacle(self, leaf: Leaf, box: Box, share: float) -> bool:
        if leaf.kind in ("pic", "graphicFrame"):
            return share < 0.5
        if leaf.kind == "cxnSp" or min(leaf.rect[2:]) < 20000:
            return False
        return bool(leaf.text and share <= _MARK) or (share <= _SMALL and self._at_edge(box))

    def _at_edge(self, box: Box) -> bool:
        x, y, w, h = box
        across, down = _EDGE * self.space.width, _EDGE * self.space.height
        level = y + h < 2 * down or y > self.space.height - 2 * down
        return level and (x + w < 3 * across or x > self.space.width - 3 * across)

    def kept_free(self, box: Box) -> Box:
        """`box` without what marks cover of it; one in its midst lies under it on purpose."""
        middle = box[0] + box[2] / 2, box[1] + box[3] / 2
        for mark, share in self._obstacles:
            if share > _LOGO and _holds(mark, middle):
                continue
            least = _LEAST_LEFT if share <= _MARK else _LEAST_BESIDE
            least = _LEAST_ANY if share <= _LOGO else least
            rest = cut(box, mark) if overlap(box, mark) > 0 else box
            if rest[2] * rest[3] >= least * box[2] * box[3]:
                box = rest
        return box

    # --- ground -----------------------------------------------------------------------------

    def colors_under(self, box: Box, holder: Holder | None = None) -> list[str]:
        """The colours at 24 points of `box`, which may lie in a placeholder with its own fill."""
        own = self._own_fill(holder) if holder is not None else None
        colors = self._colors_in(box)
        if own is None:
            return colors
        over = [own((i + 0.5) / 6, (j + 0.5) / 4) for i in range(6) for j in range(4)]
        return [mix(c, *seen) if seen else c for c, seen in zip(colors, over, strict=True)]

    def _own_fill(self, holder: Holder) -> Sample | None:
        """The fill of a placeholder, its own or that of the one it inherits from."""
        phs = [ph for ph in self._own if (ph.type, ph.idx) == (holder.type, holder.idx)]
        both = [(ph, self.layout) for ph in phs]
        both += [(base, self.master.sheet) for ph in phs if (base := self._inherited(ph))]
        for ph, sheet in both:
            targets = self._at(sheet) if sheet is not None else {}
            properties = ph.node.find(f"{P}spPr")
            own, fill = fill_of(properties, self.palette, self._pictures, targets)
            if own:
                return fill
        return None

    def _colors_in(self, box: Box) -> list[str]:
        x, y, w, h = self.space.clipped(box)
        unit = 914400 * self.space.scale
        points = [
            (x + w * (i + 0.5) / 6, y + h * (j + 0.5) / 4) for i in range(6) for j in range(4)
        ]
        return [self._color_at(px * unit, py * unit) for px, py in points]

    def _color_at(self, x: float, y: float) -> str:
        ground = self._ground
        seen = ground(x / self.space.size[0], y / self.space.size[1]) if ground else None
        color = mix(self.palette.named("bg1"), *seen) if seen else self.palette.named("bg1")
        for leaf, sample in self._paint():
            if leaf.covers(x, y):
                left, top, w, h = leaf.rect
                over = sample((x - left) / w, (y - top) / h)
                color = mix(color, *over) if over else color
        return color

    @property
    def _ground(self) -> Sample | None:
        for sheet in (self.layout, self.master.sheet):
            node = sheet.root.find(f"{P}cSld/{P}bg") if sheet is not None else None
            if node is None or sheet is None:
                continue
            own, fill = fill_of(
                node.find(f"{P}bgPr"), self.palette, self._pictures, self._at(sheet)
            )
            if own:
                return fill
            return self._referred(node.find(f"{P}bgRef"))
        return None

    def _at(self, sheet: Sheet) -> dict[str, str]:
        return self._targets.get(sheet.name, {})

    def _referred(self, node: Element | None) -> Sample | None:
        """A fill of the theme's list, from 1; from 1001 on one of its grounds."""
        number = integer(node, "idx")
        color = self.palette.color(node)
        if node is None or not number:
            return None
        name = "bgFillStyleLst" if number > 1000 else "fillStyleLst"
        styles = self.master.theme.root.find(f"{A}themeElements/{A}fmtScheme/{A}{name}")
        fills = list(styles) if styles is not None else []
        at = number - 1001 if number > 1000 else number - 1
        if not 0 <= at < len(fills):
            return None
        palette = msgspec.structs.replace(self.palette, placeholder=color[0] if color else "FFFFFF")
        _, fill = fill_of([fills[at]], palette, self._pictures, self._at(self.master.theme))
        return fill

    def _paint(self) -> list[tuple[Leaf, Sample]]:
        if self._painted is None:
            pairs = [(leaf, self._fill(leaf)) for leaf in self.leaves]
            self._painted = [(leaf, fill) for leaf, fill in pairs if fill is not None]
        return self._painted

    def _fill(self, leaf: Leaf) -> Sample | None:
        sheet = self.layout if self._is_layouts(leaf) else self.master.sheet
        targets = self._at(sheet) if sheet is not None else {}
        if leaf.kind == "pic":
            inner = leaf.node.find(f"{P}blipFill")
            fills = Element("x")
            if inner is not None:
                fill = Element(f"{A}blipFill")
                fill.extend(list(inner))
                fills.append(fill)
            return fill_of(fills, self.palette, self._pictures, targets)[1]
        properties = leaf.node.find(f"{P}spPr")
        own, fill = fill_of(properties, self.palette, self._pictures, targets)
        if own or leaf.kind != "sp":
            return fill
        return self._referred(leaf.node.find(f"{P}style/{A}fillRef"))

    def _is_layouts(self, leaf: Leaf) -> bool:
        if self.layout is None:
            return False
        return id(leaf.node) in self._layout_nodes


def _is_filled(ph: Ph | None) -> bool:
    """Whether a placeholder says a fill or a line of its own."""
    properties = ph.node.find(f"{P}spPr") if ph is not None else None
    if properties is None:
        return False
    line = properties.find(f"{A}ln")
    drawn = [*properties, *(line if line is not None else ())]
    fills = {f"{A}{n}" for n in ("solidFill", "gradFill", "blipFill", "pattFill")}
    return any(child.tag in fills for child in drawn)


def _holds(box: Box, point: tuple[float, float]) -> bool:
    x, y, w, h = box
    return x <= point[0] <= x + w and y <= point[1] <= y + h


def overlap(one: Box, other: Box) -> float:
    """The area that two boxes share."""
    w = min(one[0] + one[2], other[0] + other[2]) - max(one[0], other[0])
    h = min(one[1] + one[3], other[1] + other[3]) - max(one[1], other[1])
    return w * h if w > 0.01 and h > 0.01 else 0.0


def cut(box: Box, mark: Box) -> Box:
    """The largest part of `box` beside, above or below `mark`."""
    gap = 0.08
    x, y, w, h = box
    right, bottom = x + w, y + h
    left_of = (x, y, mark[0] - gap - x, h)
    right_of = (mark[0] + mark[2] + gap, y, right - mark[0] - mark[2] - gap, h)
    above = (x, y, w, mark[1] - gap - y)
    below = (x, mark[1] + mark[3] + gap, w, bottom - mark[1] - mark[3] - gap)
    parts = [p for p in (left_of, right_of, above, below) if p[2] > 0 and p[3] > 0]
    return max(parts, key=lambda p: p[2] * p[3], default=box)
