"""What a process made before, by what it was made from, so that nothing is made twice.

Stages that can reuse their work have a memory of their own made of these stores; what a memory
gives is what would have been made anew. A store forgets what the last builds did not ask for.
"""

from __future__ import annotations

import os
from collections.abc import Hashable
from pathlib import Path
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
    """What tells a file from what it was before; zeros where there is none."""
    try:
        found = Path(file).stat()
    except OSError:
        return 0, 0, 0
    return found.st_mtime_ns, found.st_size, found.st_ino
