#!/usr/bin/env python3
"""Make the icon data that the package ships from the npm package `lucide-static` (ISC licence).

    npm pack lucide-static@1.62.0 && tar xzf lucide-static-*.tgz
    python tools/make_icons.py package

Writes `deckbuilder/icons/lucide.txt`, a line an icon, `name` and its outline in absolute commands
M, L, C and Z on a grid of 24 with two decimals, and the licence beside it. Which icons are taken
is the list in `tools/icons.txt`; `other = name` there gives an icon a second name.
"""

from __future__ import annotations

import math
import re
import sys
from pathlib import Path
from xml.etree import ElementTree

HERE = Path(__file__).parent
OUT = HERE.parent / "deckbuilder" / "icons"
NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
COMMAND = re.compile(r"([MmLlHhVvCcSsQqTtAaZz])([^MmLlHhVvCcSsQqTtAaZz]*)")
KAPPA = 0.5522847498  # a quarter of a circle as a Bezier curve
DOT = 0.5  # a line shorter than this is a dot, and is made as long

Point = tuple[float, float]
Command = tuple[str, *tuple[float, ...]]


class Pen:
    """Collects absolute commands."""

    def __init__(self) -> None:
        self.out: list[Command] = []
        self.at: Point = (0.0, 0.0)
        self.start: Point = (0.0, 0.0)

    def move(self, x: float, y: float) -> None:
        self.out.append(("M", x, y))
        self.at = self.start = (x, y)

    def line(self, x: float, y: float) -> None:
        self.out.append(("L", x, y))
        self.at = (x, y)

    def curve(self, *points: float) -> None:
        self.out.append(("C", *points))
        self.at = (points[4], points[5])

    def close(self) -> None:
        self.out.append(("Z",))
        self.at = self.start

    def arc(self, rx: float, ry: float, turn: float, large: bool, sweep: bool, end: Point) -> None:
        """SVG's arc as curves of at most a quarter each (SVG 1.1, F.6)."""
        x1, y1 = self.at
        x2, y2 = end
        if (x1, y1) == (x2, y2) or not rx or not ry:
            self.line(x2, y2)
            return
        phi = math.radians(turn)
        cos, sin = math.cos(phi), math.sin(phi)
        dx, dy = (x1 - x2) / 2, (y1 - y2) / 2
        px, py = cos * dx + sin * dy, -sin * dx + cos * dy
        scale = px**2 / rx**2 + py**2 / ry**2
        if scale > 1:
            rx, ry = rx * math.sqrt(scale), ry * math.sqrt(scale)
        square = max(0.0, (rx * ry) ** 2 / ((rx * py) ** 2 + (ry * px) ** 2) - 1)
        factor = math.sqrt(square) * (-1 if large == sweep else 1)
        cx_, cy_ = factor * rx * py / ry, -factor * ry * px / rx
        cx, cy = cos * cx_ - sin * cy_ + (x1 + x2) / 2, sin * cx_ + cos * cy_ + (y1 + y2) / 2
        first = math.atan2((py - cy_) / ry, (px - cx_) / rx)
        last = math.atan2((-py - cy_) / ry, (-px - cx_) / rx)
        span = (last - first) % (2 * math.pi)
        if not sweep:
            span -= 2 * math.pi
        self._quarters(cx, cy, rx, ry, cos, sin, first, span)
        self.at = end

    def _quarters(
        self, cx: float, cy: float, rx: float, ry: float, cos: float, sin: float, first: float,
        span: float,
    ) -> None:  # fmt: skip
        count = max(1, math.ceil(abs(span) / (math.pi / 2) - 1e-6))
        step = span / count
        reach = 4 / 3 * math.tan(step / 4)

        def place(x: float, y: float) -> Point:
            return cx + cos * rx * x - sin * ry * y, cy + sin * rx * x + cos * ry * y

        for i in range(count):
            a, b = first + i * step, first + (i + 1) * step
            p1 = place(math.cos(a) - reach * math.sin(a), math.sin(a) + reach * math.cos(a))
            p2 = place(math.cos(b) + reach * math.sin(b), math.sin(b) - reach * math.cos(b))
            self.curve(*p1, *p2, *place(math.cos(b), math.sin(b)))


def draw_path(pen: Pen, d: str) -> None:
    """The commands of an SVG path."""
    control: Point | None = None
    pen.at = (0.0, 0.0)
    for letter, rest in COMMAND.findall(d):
        numbers = arc_numbers(rest) if letter in "Aa" else [float(n) for n in NUMBER.findall(rest)]
        control = draw_command(pen, letter, numbers, control)


def arc_numbers(text: str) -> list[float]:
    """The numbers of arcs, whose two flags may stand without a space."""
    out: list[float] = []
    i = 0
    while i < len(text):
        if len(out) % 7 in (3, 4) and text[i] in "01":
            out.append(float(text[i]))
            i += 1
            continue
        found = NUMBER.match(text, i)
        if found:
            out.append(float(found.group()))
            i = found.end()
        else:
            i += 1
    return out


COUNTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}


def draw_command(
    pen: Pen, letter: str, numbers: list[float], control: Point | None
) -> Point | None:
    """One letter with all its numbers; returns the control point that S and T go on from."""
    upper = letter.upper()
    if upper == "Z":
        pen.close()
        return None
    count = COUNTS[upper]
    for i in range(0, len(numbers), count):
        part = numbers[i : i + count]
        ox, oy = pen.at if letter.islower() else (0.0, 0.0)
        name = "L" if upper == "M" and i else upper
        control = draw_one(pen, name, part, (ox, oy), control)
    return control


def draw_one(
    pen: Pen, name: str, part: list[float], origin: Point, control: Point | None
) -> Point | None:
    ox, oy = origin
    x0, y0 = pen.at
    if name == "A":
        end = (ox + part[5], oy + part[6])
        pen.arc(part[0], part[1], part[2], bool(part[3]), bool(part[4]), end)
        return None
    if name == "H":
        pen.line(ox + part[0], y0)
        return None
    if name == "V":
        pen.line(x0, oy + part[0])
        return None
    points = [n + (ox if i % 2 == 0 else oy) for i, n in enumerate(part)]
    if name == "M":
        pen.move(*points)
    elif name == "L":
        pen.line(*points)
    elif name in "CS":
        if name == "S":
            cx, cy = control or pen.at
            points = [2 * x0 - cx, 2 * y0 - cy, *points]
        pen.curve(*points)
        return points[2], points[3]
    else:
        qx, qy = points[:2] if name == "Q" else reflected(pen.at, control)
        x, y = points[-2:]
        pen.curve(
            x0 + 2 / 3 * (qx - x0), y0 + 2 / 3 * (qy - y0), x + 2 / 3 * (qx - x),
            y + 2 / 3 * (qy - y), x, y,
        )  # fmt: skip
        return qx, qy
    return None


def reflected(at: Point, control: Point | None) -> Point:
    cx, cy = control or at
    return 2 * at[0] - cx, 2 * at[1] - cy


# --- other elements -----------------------------------------------------------------------


def draw_ellipse(pen: Pen, cx: float, cy: float, rx: float, ry: float) -> None:
    pen.move(cx + rx, cy)
    for i in range(4):
        a, b = i * math.pi / 2, (i + 1) * math.pi / 2
        pen.curve(
            cx + rx * (math.cos(a) - KAPPA * math.sin(a)),
            cy + ry * (math.sin(a) + KAPPA * math.cos(a)),
            cx + rx * (math.cos(b) + KAPPA * math.sin(b)),
            cy + ry * (math.sin(b) - KAPPA * math.cos(b)),
            cx + rx * math.cos(b),
            cy + ry * math.sin(b),
        )
    pen.close()


def draw_rect(pen: Pen, x: float, y: float, w: float, h: float, r: float) -> None:
    if not r:
        draw_path(pen, f"M{x} {y}h{w}v{h}h{-w}z")
        return
    inner_w, inner_h = w - 2 * r, h - 2 * r
    draw_path(
        pen,
        f"M{x + r} {y}h{inner_w}a{r} {r} 0 0 1 {r} {r}v{inner_h}a{r} {r} 0 0 1 {-r} {r}"
        f"h{-inner_w}a{r} {r} 0 0 1 {-r} {-r}v{-inner_h}a{r} {r} 0 0 1 {r} {-r}z",
    )


def draw_element(pen: Pen, element: ElementTree.Element) -> None:
    tag = element.tag.rpartition("}")[2]

    def get(*names: str) -> list[float]:
        return [float(element.get(name, "0")) for name in names]

    if tag == "path":
        draw_path(pen, element.get("d", ""))
    elif tag == "circle":
        cx, cy, r = get("cx", "cy", "r")
        draw_ellipse(pen, cx, cy, r, r)
    elif tag == "ellipse":
        draw_ellipse(pen, *get("cx", "cy", "rx", "ry"))
    elif tag == "rect":
        x, y, w, h = get("x", "y", "width", "height")
        draw_rect(pen, x, y, w, h, float(element.get("rx", element.get("ry", "0"))))
    elif tag == "line":
        x1, y1, x2, y2 = get("x1", "y1", "x2", "y2")
        pen.move(x1, y1)
        pen.line(x2, y2)
    elif tag in ("polyline", "polygon"):
        numbers = [float(n) for n in NUMBER.findall(element.get("points", ""))]
        pen.move(*numbers[:2])
        for i in range(2, len(numbers), 2):
            pen.line(numbers[i], numbers[i + 1])
        if tag == "polygon":
            pen.close()
    else:
        raise SystemExit(f"no way to draw <{tag}>")


# --- the file -----------------------------------------------------------------------------


def outline(svg: Path) -> str:
    """The whole outline of an icon."""
    pen = Pen()
    for element in ElementTree.parse(svg).getroot():
        draw_element(pen, element)
    return " ".join(write(command) for command in with_dots(pen.out))


def with_dots(commands: list[Command]) -> list[Command]:
    """Lines of no length to speak of, which round ends would make dots, become short lines."""
    out: list[Command] = []
    for i, command in enumerate(commands):
        before = commands[i - 1] if i else command
        alone = i + 1 == len(commands) or commands[i + 1][0] == "M"
        if command[0] == "L" and before[0] == "M" and alone:
            (x0, y0), (x1, y1) = before[1:3], command[1:3]
            if math.hypot(x1 - x0, y1 - y0) < DOT:
                out[-1] = ("M", x0 - DOT / 2, y0)
                command = ("L", x0 + DOT / 2, y0)
        out.append(command)
    return out


def write(command: Command) -> str:
    letter, *numbers = command
    return letter + ",".join(f"{round(n, 2) + 0:g}" for n in numbers)


def main() -> None:
    package = Path(sys.argv[1])
    wanted = (HERE / "icons.txt").read_text().split("\n")
    lines: list[str] = []
    for entry in wanted:
        name, _, source = (part.strip() for part in entry.partition("="))
        if not name or name.startswith("#"):
            continue
        svg = package / "icons" / f"{source or name}.svg"
        if not svg.exists():
            raise SystemExit(f"no icon {svg.stem}")
        lines.append(f"{name}\t={source}" if source else f"{name}\t{outline(svg)}")
    OUT.mkdir(exist_ok=True)
    (OUT / "lucide.txt").write_text("\n".join(sorted(lines)) + "\n")
    (OUT / "LICENSE-lucide.txt").write_text((package / "LICENSE").read_text())
    print(f"{len(lines)} icons")


if __name__ == "__main__":
    main()
