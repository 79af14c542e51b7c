"""Draw the pictures and the short film that `specs/gallery.yaml` shows, in `specs/images`.

Out: flat drawings of offices, PNG with few colours and under 60 KB each, one SVG, and a film of a
few seconds (AVI with JPEG frames, which needs no encoder). Nothing in it is taken from elsewhere.

    python tools/make_gallery_images.py
"""

from __future__ import annotations

import io
import struct
from collections.abc import Callable, Sequence
from pathlib import Path

from PIL import Image, ImageDraw

IMAGES = Path(__file__).parent.parent / "specs" / "images"
FINER = 2  # drawn so much larger, then made smaller, for smooth edges
LARGEST = 60_000

WALL, WALL2, FLOOR, DESK = "#DDE2EA", "#C9D0DB", "#B9C1CE", "#7C899F"
DARK, MIDDLE, LIGHT, PAPER, LAMP = "#2F4362", "#50658A", "#97A4B8", "#FFFFFF", "#D9601E"

Box = tuple[float, float, float, float]
Points = Sequence[tuple[float, float]]


class Canvas:
    """A picture of `w` by `h`, with shapes given as x, y, width, height."""

    def __init__(self, w: int, h: int, ground: str) -> None:
        self.size = (w, h)
        self.image = Image.new("RGB", (w * FINER, h * FINER), ground)
        self.pen = ImageDraw.Draw(self.image)

    def rect(self, box: Box, fill: str, radius: float = 0) -> None:
        self.pen.rounded_rectangle(_corners(box), radius * FINER, fill)

    def oval(self, box: Box, fill: str) -> None:
        self.pen.ellipse(_corners(box), fill)

    def half(self, box: Box, fill: str) -> None:
        """The upper half of an ellipse of which `box` is the whole."""
        self.pen.pieslice(_corners(box), 180, 360, fill)

    def ring(self, box: Box, color: str, weight: float) -> None:
        self.pen.arc(_corners(box), 180, 360, color, round(weight * FINER))

    def area(self, points: Points, fill: str) -> None:
        self.pen.polygon([(x * FINER, y * FINER) for x, y in points], fill)

    def done(self) -> Image.Image:
        return self.image.resize(self.size, Image.Resampling.LANCZOS)


def _corners(box: Box) -> Box:
    x, y, w, h = (value * FINER for value in box)
    return x, y, x + w - 1, y + h - 1


# --- rooms --------------------------------------------------------------------------------


def classroom() -> Image.Image:
    """A screen with a chart, and three rows of listeners; one of them is lit."""
    c = Canvas(960, 540, WALL)
    c.area([(0, 0), (160, 60), (160, 350), (0, 470)], WALL2)
    c.area([(960, 0), (800, 60), (800, 350), (960, 470)], WALL2)
    c.area([(160, 350), (800, 350), (960, 470), (960, 540), (0, 540), (0, 470)], FLOOR)
    for x in (40, 95):
        c.area([(x, 105 + x / 8), (x + 34, 110 + x / 8), (x + 34, 290), (x, 315)], PAPER)
    c.rect((300, 70, 360, 190), PAPER)
    c.rect((325, 92, 150, 14), DARK)
    for i, h in enumerate((36, 52, 44, 96)):
        c.rect((340 + 75 * i, 240 - h, 42, h), LAMP if i == 3 else LIGHT)
    for row in range(3):
        _listeners(c, row)
    return c.done()


def _listeners(c: Canvas, row: int) -> None:
    size, foot, step = 30 + 9 * row, 372 + 62 * row, 92 + 42 * row
    for i in range(-2, 3):
        x = 480 + i * step
        c.oval((x - size / 2, foot - 1.75 * size, size, size), MIDDLE)
        lit = (row, i) == (1, 1)
        c.half((x - size, foot - 0.9 * size, 2 * size, 1.9 * size), LAMP if lit else MIDDLE)
    half = 2 * step + 1.2 * size
    c.rect((480 - half, foot, 2 * half, 0.6 * size), DESK)


def office() -> Image.Image:
    """A floor plan: a hall, four rooms, and the one with the files lit."""
    c = Canvas(960, 540, PAPER)
    c.rect((40, 40, 880, 460), DARK)
    for x, w in ((52, 270), (334, 270), (616, 292)):
        c.rect((x, 52, w, 186), WALL)
    c.rect((52, 250, 856, 76), FLOOR)
    c.rect((52, 338, 420, 150), WALL)
    c.rect((484, 338, 424, 150), "#F3C9AE")
    for x in (150, 432, 720):
        c.rect((x, 236, 70, 18), FLOOR)
    for x in (220, 660):
        c.rect((x, 322, 70, 18), FLOOR)
    for x in (80, 200, 362, 482, 650, 780):
        c.rect((x, 84, 90, 44), DESK, 4)
        c.oval((x + 30, 138, 30, 30), MIDDLE)
    for x in (90, 210, 330):
        c.rect((x, 400, 90, 44), DESK, 4)
    for i in range(6):
        c.rect((508 + 62 * i, 428, 50, 44), LAMP if i == 3 else DESK, 3)
    return c.done()


def hall() -> Image.Image:
    """Arches behind each other, with light at the end: for the cover."""
    c = Canvas(640, 800, DARK)
    for i, fill in enumerate(("#3B5178", "#50658A", "#7C8FB0", "#B4C0D4", LAMP)):
        w, top = 560 - 104 * i, 90 + 84 * i
        c.half((320 - w / 2, top, w, w), fill)
        c.rect((320 - w / 2, top + w / 2, w, 800), fill)
    return c.done()


def archive() -> Image.Image:
    """Shelves of boxes, one of them pulled out: for a section."""
    c = Canvas(720, 720, WALL)
    for row in range(4):
        y = 60 + 160 * row
        for i in range(5):
            lit = (row, i) == (1, 3)
            h = (110, 124, 96, 118, 104)[(i + row) % 5]
            fill = LAMP if lit else (MIDDLE, LIGHT, DESK)[(i + 2 * row) % 3]
            c.rect((50 + 126 * i, y + 130 - h, 106, h), fill, 4)
            c.rect((78 + 126 * i, y + 130 - h + 22, 50, 14), PAPER)
        c.rect((30, y + 130, 660, 14), DARK)
    return c.done()


# --- four corners of an office ------------------------------------------------------------


def _corner() -> Canvas:
    c = Canvas(480, 540, WALL)
    c.rect((0, 420, 480, 120), FLOOR)
    return c


def screen() -> Image.Image:
    c = _corner()
    c.rect((60, 330, 360, 26), DESK)
    c.rect((84, 356, 22, 150), DESK)
    c.rect((374, 356, 22, 150), DESK)
    c.rect((110, 110, 260, 176), DARK, 8)
    c.rect((124, 124, 232, 148), PAPER)
    for i in range(4):
        c.rect((142, 146 + 30 * i, (150, 190, 120, 170)[i], 12), LAMP if i == 1 else LIGHT)
    c.rect((222, 286, 36, 44), DARK)
    return c.done()


def door() -> Image.Image:
    c = _corner()
    c.rect((130, 90, 220, 390), DARK)
    c.area([(142, 102), (290, 130), (290, 470), (142, 480)], MIDDLE)
    c.rect((290, 102, 48, 378), "#1C2A40")
    c.oval((262, 290, 18, 18), LAMP)
    c.rect((382, 240, 44, 64), PAPER, 6)
    c.oval((396, 256, 16, 16), LAMP)
    return c.done()


def cabinet() -> Image.Image:
    c = _corner()
    c.rect((130, 110, 220, 390), MIDDLE, 6)
    for i in range(4):
        y = 124 + 94 * i
        pulled = 26 if i == 1 else 0
        c.rect((144 - pulled, y, 192 + 2 * pulled, 80), LAMP if pulled else DESK, 4)
        c.rect((214, y + 34, 52, 12), PAPER, 5)
    return c.done()


def printer() -> Image.Image:
    c = _corner()
    c.rect((150, 120, 180, 130), PAPER)
    c.rect((90, 230, 300, 130), MIDDLE, 10)
    c.rect((90, 360, 300, 140), DESK)
    c.oval((346, 252, 20, 20), LAMP)
    c.rect((140, 296, 200, 16), DARK)
    c.rect((156, 304, 168, 96), PAPER)
    for i in range(3):
        c.rect((176, 324 + 22 * i, (120, 90, 110)[i], 9), LIGHT)
    return c.done()


# --- the film -----------------------------------------------------------------------------


def desk(step: int) -> Image.Image:
    """A screen on a desk that goes dark: 0 is at work, 3 is locked."""
    c = Canvas(640, 360, WALL)
    c.rect((0, 290, 640, 70), FLOOR)
    c.rect((180, 50, 280, 180), DARK, 8)
    c.rect((194, 64, 252, 152), (PAPER, "#B9C1CE", MIDDLE, DARK)[step])
    if step < 2:
        for i in range(4):
            c.rect((214, 86 + 30 * i, (160, 200, 130, 180)[i], 12), LAMP if i == 1 else LIGHT)
    if step == 3:
        c.ring((300, 100, 40, 48), PAPER, 7)
        c.rect((290, 126, 60, 48), LAMP, 5)
    c.rect((302, 230, 36, 40), DARK)
    c.rect((140, 270, 360, 20), DESK)
    return c.done()


def write_film(path: Path) -> None:
    """Motion JPEG in AVI: two pictures a second."""
    frames = [_jpeg(desk(step)) for step in (0, 0, 0, 1, 2, 3, 3, 3)]
    path.write_bytes(_avi(frames, (640, 360), 2))


def _jpeg(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=50, optimize=True)
    data = out.getvalue()
    return data + b"\0" * (len(data) % 2)


def _chunk(name: bytes, data: bytes) -> bytes:
    return name + struct.pack("<I", len(data)) + data


def _avi(frames: Sequence[bytes], size: tuple[int, int], rate: int) -> bytes:
    """RIFF/AVI with one MJPG stream and an index; all frames have even lengths."""
    w, h, n, most = *size, len(frames), max(map(len, frames))
    main = struct.pack(
        "<14I", 1_000_000 // rate, most * rate, 0, 0x10, n, 0, 1, most, w, h, *[0] * 4
    )
    stream = struct.pack("<4s4sIHHIIIIIIIIHHHH", b"vids", b"MJPG", *[0] * 4, 1, rate, 0, n, most,
                         0xFFFFFFFF, 0, 0, 0, w, h)  # fmt: skip
    format_ = struct.pack("<IiiHH4sIiiII", 40, w, h, 1, 24, b"MJPG", w * h * 3, 0, 0, 0, 0)
    strl = _chunk(b"LIST", b"strl" + _chunk(b"strh", stream) + _chunk(b"strf", format_))
    head = _chunk(b"LIST", b"hdrl" + _chunk(b"avih", main) + strl)
    movie, index = b"movi", b""
    for frame in frames:
        index += struct.pack("<4sIII", b"00dc", 0x10, len(movie), len(frame))
        movie += _chunk(b"00dc", frame)
    return _chunk(b"RIFF", b"AVI " + head + _chunk(b"LIST", movie) + _chunk(b"idx1", index))


# --- the SVG ------------------------------------------------------------------------------

LOCK = f"""\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 360" width="480" height="360">
  <rect width="480" height="360" fill="{WALL}"/>
  <circle cx="240" cy="180" r="150" fill="{WALL2}"/>
  <circle cx="240" cy="180" r="112" fill="{LIGHT}"/>
  <path d="M192 176 v-36 a48 48 0 0 1 96 0 v36" fill="none" stroke="{DARK}" stroke-width="20"/>
  <rect x="168" y="170" width="144" height="112" rx="10" fill="{DARK}"/>
  <circle cx="240" cy="216" r="16" fill="{LAMP}"/>
  <path d="M232 222 h16 l6 36 h-28 z" fill="{LAMP}"/>
</svg>
"""

# --- files --------------------------------------------------------------------------------

DRAWINGS: dict[str, Callable[[], Image.Image]] = {
    "classroom": classroom, "office": office, "hall": hall, "archive": archive,
    "screen": screen, "door": door, "cabinet": cabinet, "printer": printer,
    "poster": lambda: desk(2),
}  # fmt: skip


def main() -> None:
    IMAGES.mkdir(parents=True, exist_ok=True)
    for name, draw in DRAWINGS.items():
        path = IMAGES / f"{name}.png"
        draw().quantize(48, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(
            path, optimize=True
        )
        if path.stat().st_size > LARGEST:
            raise SystemExit(f"{path} is larger than {LARGEST} bytes")
    (IMAGES / "lock.svg").write_text(LOCK, encoding="utf-8")
    write_film(IMAGES / "lock-screen.avi")


if __name__ == "__main__":
    main()
