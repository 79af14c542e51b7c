"""The pattern of an output in, a row's target out: `out/{region}-{name}.pptx`.

A field's text becomes one name: what a file system takes for more than a name is written `_`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from deckbuilder.diagnostics import NOWHERE, DeckError, Diagnostic, diagnostic, suggestion

_FIELD = re.compile(r"\{([^{}]+)\}")
# separators, what Windows refuses, control characters
_UNFIT = re.compile(r'[/\\:*?"<>|\x00-\x1f\x7f]')
_LONGEST = 120  # characters of one field; file systems stop at 255 bytes a name


def is_remote(target: str) -> bool:
    return "://" in target


def check_pattern(pattern: str) -> None:
    """Raises `DeckError` where rows could not have targets of their own."""
    if not _FIELD.search(pattern):
        raise DeckError([diagnostic("E507", NOWHERE, pattern=pattern)])


def target_of_row(pattern: str, fields: Mapping[str, object], row: int) -> str | Diagnostic:
    """The target of a row; `{row}` is its number where no field is called so."""
    known = {"row": row, **fields}
    missing = [name for name in _FIELD.findall(pattern) if name not in known]
    if missing:
        hint = suggestion(missing[0], known)
        return diagnostic("E508", NOWHERE, row=row, name=missing[0], hint=hint)
    target = _FIELD.sub(lambda found: _as_name(str(known[found.group(1)])), pattern)
    return target if target.endswith(".pptx") else f"{target}.pptx"


def _as_name(text: str) -> str:
    return _UNFIT.sub("_", text).strip(" .")[:_LONGEST] or "_"


def folder_of(pattern: str) -> str:
    """The part of `pattern` that all targets share, up to its last separator."""
    return pattern[: pattern.find("{")].rpartition("/")[0]
