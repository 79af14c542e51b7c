"""Errors and warnings as values, their places, and the text of every one of them in one table.

A stage returns its diagnostics beside its result; only the command prints them. The form is
that of SPEC: `file:line:column: E102 unknown key "tabel"; did you mean "table"?`.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable

import msgspec


class Place(msgspec.Struct, frozen=True):
    """Where in a file a value stands; `line` and `column` count from 1, 0 means the whole file."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


NOWHERE = Place("")


class Diagnostic(msgspec.Struct, frozen=True):
    """One thing to tell the user; `code` starts with E (error) or W (warning)."""

    code: str
    message: str
    where: Place = NOWHERE

    @property
    def is_error(self) -> bool:
        return self.code.startswith("E")

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where.file else ""
        return f"{place}{self.code} {self.message}"


class DeckError(Exception):
    """Raised where a stage cannot go on; carries every diagnostic found until then."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(diagnostics)
        super().__init__("\n".join(map(str, self.diagnostics)))


# code -> message; the fields in braces are filled by `diagnostic`.
MESSAGES: dict[str, str] = {}


def diagnostic(code: str, where: Place = NOWHERE, **fields: object) -> Diagnostic:
    """The diagnostic `code` at `where`, its message filled with `fields`."""
    return Diagnostic(code, MESSAGES[code].format(**fields), where)


def suggestion(word: str, known: Iterable[str]) -> str:
    """`; did you mean "x"?` for the known spelling nearest to `word`, else an empty string."""
    near = difflib.get_close_matches(word.lower(), list(known), n=1, cutoff=0.6)
    return f'; did you mean "{near[0]}"?' if near else ""
