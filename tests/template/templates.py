"""Templates as others make them: python-pptx's own, changed part by part."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

from pptx import Presentation

Parts = dict[str, bytes]
SLIDES = "application/vnd.openxmlformats-officedocument.presentationml."


def default_parts() -> Parts:
    """The eleven layouts that Office has, 4:3, on a white ground."""
    out = io.BytesIO()
    Presentation().save(out)
    with zipfile.ZipFile(out) as file:
        return {name: file.read(name) for name in file.namelist()}


def write_parts(path: Path, parts: Parts) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return path


def template_at(path: Path, *changes: Callable[[Parts], None]) -> Path:
    """The default template with `changes` done to its parts, written to `path`."""
    parts = default_parts()
    for change in changes:
        change(parts)
    return write_parts(path, parts)


def replaced(part: str, old: str, new: str) -> Callable[[Parts], None]:
    """A change of text in one part, which must be there."""

    def change(parts: Parts) -> None:
        text = parts[part].decode()
        assert old in text, f"{old} is not in {part}"
        parts[part] = text.replace(old, new).encode()

    return change
