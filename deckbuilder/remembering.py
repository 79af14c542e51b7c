"""What a process made before, by what it was made from, so that nothing is made twice.

Stages that can reuse their work have a memory of their own made of these stores; what a memory
gives is what would have been made anew. A store forgets what the last builds did not ask for.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Generator, Hashable, Mapping
from contextlib import contextmanager
from pathlib import Path
from stat import S_ISREG
from typing import Generic, TypeVar

Signature = tuple[int, int, int]

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Store(Generic[K, V]):
    """Values by their keys, in two generations: those of the last builds and those before."""

    def __init__(self) -> None:
        self._young: dict[K, V] = {}
        self._old: dict[K, V] = {}

    def get(self, key: K) -> V | None:
        """The value of `key`; None where there is none."""
        value = self._young.get(key)
        if value is None and self._old:
            value = self._old.pop(key, None)
            if value is not None:
                self._young[key] = value
        return value

    def put(self, key: K, value: V) -> None:
        self._young[key] = value

    def age(self, most: int) -> None:
        """To be called after each build: where there are more than `most` values, those that
        nobody asks for from now on until there are as many again are forgotten."""
        if len(self._young) > most:
            self._old, self._young = self._young, {}

    def clear(self) -> None:
        self._young, self._old = {}, {}

    def __len__(self) -> int:
        return len(self._young) + len(self._old)


def signature_of(file: str | os.PathLike[str]) -> Signature:
    """What tells a file from what it was before; zeros where there is no file."""
    try:
        found = Path(file).stat()
    except OSError:
        return 0, 0, 0
    if not S_ISREG(found.st_mode):
        return 0, 0, 0
    return found.st_mtime_ns, found.st_size, found.st_ino


# --- files ----------------------------------------------------------------------------------

Files = dict[str, Signature]  # as they were when they were read
_PROGRAM = (".py", ".pyc", ".so", ".pyd", ".dll")
_listening: list[Files] = []
_hears: list[bool] = []


@contextmanager
def files_read() -> Generator[Files]:
    """The files that are opened while the context is open, whoever opens them."""
    if not _hears:
        _hears.append(True)
        sys.addaudithook(_hear)  # one for ever: it cannot be taken back
    files: Files = {}
    _listening.append(files)
    try:
        yield files
    finally:
        _listening.remove(files)


def _hear(event: str, given: tuple[object, ...]) -> None:
    name = given[0] if event == "open" and _listening else None
    name = str(name) if isinstance(name, Path) else name
    if isinstance(name, str) and not name.endswith(_PROGRAM):
        for files in _listening:
            files.setdefault(name, signature_of(name))


def are_same(files: Mapping[str, Signature]) -> bool:
    """Whether files are still what they were."""
    return all(signature_of(file) == known for file, known in files.items())
