"""The manifest: one JSON line a row, appended as rows are done, put in order at the end.

A batch that was killed leaves lines of what it finished, perhaps half a line at the end; the next
run reads them and builds only what is missing.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

import msgspec

Status = Literal["built", "failed"]


class Entry(msgspec.Struct, frozen=True, omit_defaults=True):
    """What came of a row: `file`, SHA-256 of its bytes, `input` (SHA-256 of all that made it)."""

    row: int
    file: str
    status: Status
    hash: str = ""
    seconds: float = 0.0
    slides: int = 0
    input: str = ""
    problems: tuple[str, ...] = ()


_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Entry)


def read_manifest(path: Path) -> dict[int, Entry]:
    """The last entry of each row; lines that are no entries, such as a torn last one, are none."""
    entries: dict[int, Entry] = {}
    try:
        lines = path.read_bytes().splitlines()
    except FileNotFoundError:
        return entries
    for line in lines:
        try:
            entry = _decoder.decode(line)
        except msgspec.DecodeError:
            continue
        entries[entry.row] = entry
    return entries


class Journal:
    """The manifest while a batch runs: each entry is one write, whole before the next."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o666)
        if os.fstat(self._file).st_size:
            os.write(self._file, b"\n")  # ends a line that a killed run tore

    def add(self, entry: Entry) -> None:
        os.write(self._file, _encoder.encode(entry) + b"\n")

    def close(self) -> None:
        os.close(self._file)


def lines_of(entries: Iterable[Entry]) -> bytes:
    """The finished manifest: one line a row, in the rows' order."""
    ordered = sorted(entries, key=lambda entry: entry.row)
    return b"".join(_encoder.encode(entry) + b"\n" for entry in ordered)
