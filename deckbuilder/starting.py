"""Libraries imported without the part of their import that a build never uses.

`import_quickly` is for the start of a command's process. What it imports works as ever; two
habits of libraries wait until somebody needs them: patterns are compiled when they are first used
(PyYAML's reader alone takes as long for its one as reading a lecture), and msgspec takes from
`typing` what `typing_extensions` would import half of the standard library for.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

_LIBRARIES = ("msgspec", "yaml")


class LatePattern:
    """What `re.compile` would give, compiled when it is first asked for anything."""

    def __init__(self, *given: Any) -> None:
        self._given = given

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(*self._given), name)
        setattr(self, name, found)
        return found


def import_quickly() -> None:
    """Import the libraries of nearly every command."""
    with _compiling_late(), _without("typing_extensions"):
        for name in _LIBRARIES:
            __import__(name)


@contextmanager
def _compiling_late() -> Generator[None]:
    compile_now = re.compile
    re.compile = LatePattern  # pyright: ignore
    try:
        yield
    finally:
        re.compile = compile_now


@contextmanager
def _without(name: str) -> Generator[None]:
    """The module `name` cannot be imported, if it has not been yet."""
    if name in sys.modules:
        yield
        return
    sys.modules[name] = None  # pyright: ignore[reportArgumentType]
    try:
        yield
    finally:
        del sys.modules[name]
