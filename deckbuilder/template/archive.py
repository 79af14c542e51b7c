"""A template's zip file: parts come out by name, bounded; nothing is ever written by their names.

The file is somebody else's. It is refused as a whole where its directory promises more than a
template holds; a part is refused where it is larger than its sort may be, whatever is promised.
"""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path
from typing import IO

from deckbuilder.diagnostics import DeckError, Place, diagnostic

MOST_ENTRIES = 10_000
MOST_TOTAL = 1 << 30  # bytes that the directory promises
MOST_XML = 16 << 20
MOST_MEDIA = 64 << 20
MOST_TAKEN = 256 << 20
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class Archive:
    """The parts of the file at `path`; raises DeckError where it is no sound package."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = self._opened(path)
        self._taken = 0
        infos = self._file.infolist()
        if len(infos) > MOST_ENTRIES:
            raise self.fault(f"it holds more than {MOST_ENTRIES} parts")
        if sum(info.file_size for info in infos) > MOST_TOTAL:
            raise self.fault("it would unpack to more than 1 GB")
        self._infos: dict[str, zipfile.ZipInfo] = {}
        for info in infos:
            self._infos.setdefault(info.filename.replace("\\", "/").lstrip("/").lower(), info)

    def _opened(self, path: Path) -> zipfile.ZipFile:
        try:
            with path.open("rb") as file:
                head = file.read(8)
            if head == _OLE:
                raise self.fault("it is an old .ppt, or protected by a password")
            return zipfile.ZipFile(path)
        except (zipfile.BadZipFile, ValueError, EOFError):
            raise self.fault("it is no .pptx or .potx, or it is damaged") from None

    def fault(self, reason: str) -> DeckError:
        return DeckError([diagnostic("E230", Place(str(self.path)), reason=reason)])

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._infos

    def names(self) -> list[str]:
        return [info.filename for info in self._infos.values()]

    def size(self, name: str) -> int:
        return self._infos[name.lower()].file_size

    def read(self, name: str, most: int = MOST_XML) -> bytes:
        """The content of a part; raises KeyError where there is none, DeckError where it is too
        large or damaged."""
        info = self._infos[name.lower()]
        if info.file_size > most:
            raise self.fault(f"its part {name} is larger than {most >> 20} MB")
        try:
            with self._file.open(info) as file:
                content = _bounded(file, most)
        except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError):
            raise self.fault(f"its part {name} is damaged or encrypted") from None
        self._taken += len(content)
        if len(content) > most or self._taken > MOST_TAKEN:
            raise self.fault(f"its part {name} unpacks to more than a template holds")
        return content

    def close(self) -> None:
        self._file.close()


def _bounded(file: IO[bytes], most: int) -> bytes:
    return file.read(most + 1)
