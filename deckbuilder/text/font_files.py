"""The advances that a font file gives, of the characters that tables have.

In: a path of a TrueType or OpenType font, or of a collection of them, and the family wanted. Out:
character -> ems, for what stands before the Han. Always: only the few tables that say widths are
read, and a file that is no such font, or a broken one, raises `FontFileError` with the reason.
(ISO/IEC 14496-22: head, hhea, hmtx, cmap formats 4 and 12, name.)
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

from deckbuilder.text.families import FULL_WIDTH

_KINDS = (b"\x00\x01\x00\x00", b"OTTO", b"true")
_UNICODE_CMAPS = ((3, 10), (0, 4), (0, 6), (3, 1), (0, 3))  # platform, encoding; the fullest first
_FAMILY_NAMES = (1, 16)
_MOST_BYTES = 64 * 1024 * 1024
_BROKEN = "it is cut off or broken"


class FontFileError(Exception):
    """The file is no font that can be read; its text says why."""


def read_advances(path: Path, family: str) -> dict[str, float]:
    """Character -> ems in the font of `family` in the file; raises FontFileError."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise FontFileError("it is larger than 64 MB")
        data = path.read_bytes()
        return _Font(data, _offset_of(data, family)).advances()
    except OSError as error:
        raise FontFileError(error.strerror or "it cannot be opened") from None
    except (struct.error, IndexError):
        raise FontFileError(_BROKEN) from None


def _offset_of(data: bytes, family: str) -> int:
    """Where the font begins in the file: for a collection, the one of that family."""
    kind = data[:4]
    if kind in (b"wOFF", b"wOF2"):
        raise FontFileError("it is packed for the web; give its .ttf or .otf")
    if kind != b"ttcf":
        return 0
    (count,) = struct.unpack_from(">L", data, 8)
    offsets = struct.unpack_from(f">{min(count, 256)}L", data, 12)
    for offset in offsets:
        if family in _Font(data, offset).families():
            return offset
    raise FontFileError(f'it holds no font "{family}"')


class _Font:
    """One font of the file: its tables by tag."""

    def __init__(self, data: bytes, offset: int) -> None:
        if data[offset : offset + 4] not in _KINDS:
            raise FontFileError("it is no TrueType or OpenType font")
        self.data = data
        self.tables: dict[bytes, int] = {}
        (count,) = struct.unpack_from(">H", data, offset + 4)
        for n in range(count):
            tag, _, start, _ = struct.unpack_from(">4sLLL", data, offset + 12 + 16 * n)
            self.tables[tag] = start

    def advances(self) -> dict[str, float]:
        upem = self._number(b"head", 18)
        measured = self._number(b"hhea", 34)
        if not (upem and measured):
            raise FontFileError("it has no widths")
        start = self._start(b"hmtx")
        widths = struct.unpack_from(f">{2 * measured}H", self.data, start)[::2]
        return {
            chr(code): widths[min(glyph, measured - 1)] / upem
            for code, glyph in self._glyphs()
            if glyph and code < FULL_WIDTH
        }

    def families(self) -> set[str]:
        """The names that its family goes by, in all languages."""
        start = self._start(b"name")
        _, count, strings = struct.unpack_from(">HHH", self.data, start)
        found: set[str] = set()
        for n in range(count):
            platform, _, _, name, length, at = struct.unpack_from(
                ">6H", self.data, start + 6 + 12 * n
            )
            if name in _FAMILY_NAMES:
                raw = self.data[start + strings + at : start + strings + at + length]
                found.add(raw.decode("mac-roman" if platform == 1 else "utf-16-be", "replace"))
        return found

    def _start(self, tag: bytes) -> int:
        if tag not in self.tables:
            raise FontFileError(f"its table {tag.decode()} is missing")
        return self.tables[tag]

    def _number(self, tag: bytes, at: int) -> int:
        return struct.unpack_from(">H", self.data, self._start(tag) + at)[0]

    def _glyphs(self) -> Iterator[tuple[int, int]]:
        """Code points before the Han with their glyphs."""
        start = self._start(b"cmap")
        (count,) = struct.unpack_from(">H", self.data, start + 2)
        found: dict[tuple[int, int], int] = {}
        for n in range(count):
            platform, encoding, at = struct.unpack_from(">HHL", self.data, start + 4 + 8 * n)
            found[platform, encoding] = start + at
        for wanted in _UNICODE_CMAPS:
            if wanted in found:
                return self._mapped(found[wanted])
        raise FontFileError("it maps no Unicode characters")

    def _mapped(self, at: int) -> Iterator[tuple[int, int]]:
        form = struct.unpack_from(">H", self.data, at)[0]
        if form == 4:
            return self._segments(at)
        if form == 12:
            return self._groups(at)
        raise FontFileError(f"its cmap has the form {form}, not 4 or 12")

    def _segments(self, at: int) -> Iterator[tuple[int, int]]:
        count = struct.unpack_from(">H", self.data, at + 6)[0] // 2
        row = f">{count}H"
        ends = struct.unpack_from(row, self.data, at + 14)
        starts_at = at + 16 + 2 * count
        starts = struct.unpack_from(row, self.data, starts_at)
        deltas = struct.unpack_from(row, self.data, starts_at + 2 * count)
        ranges_at = starts_at + 4 * count
        ranges = struct.unpack_from(row, self.data, ranges_at)
        for n in range(count):
            _stop_unless(n == 0 or starts[n] > ends[n - 1])
            for code in range(starts[n], min(ends[n] + 1, FULL_WIDTH)):
                glyph = code
                if ranges[n]:
                    place = ranges_at + 2 * n + ranges[n] + 2 * (code - starts[n])
                    glyph = struct.unpack_from(">H", self.data, place)[0]
                    if not glyph:
                        continue
                yield code, (glyph + deltas[n]) & 0xFFFF

    def _groups(self, at: int) -> Iterator[tuple[int, int]]:
        (count,) = struct.unpack_from(">L", self.data, at + 12)
        last = -1
        for n in range(count):
            before = last
            first, last, glyph = struct.unpack_from(">LLL", self.data, at + 16 + 12 * n)
            _stop_unless(before < first <= last)
            if first >= FULL_WIDTH:
                break
            for code in range(first, min(last + 1, FULL_WIDTH)):
                yield code, glyph + code - first


def _stop_unless(rising: bool) -> None:
    """The ranges of a cmap rise; ones that do not could go on for hours."""
    if not rising:
        raise FontFileError(_BROKEN)
