"""What tests of themes share."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def written(tmp_path: Path):
    """Writes a theme that extends base and returns its path."""

    def write(text: str, name: str = "mine.yaml") -> str:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    return write
