"""Lectures written as YAML become native, branded PowerPoint decks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from deckbuilder.pipeline import Built, build

__version__ = "0.1.0"
__all__ = ["Built", "__version__", "build"]


def __getattr__(name: str) -> Any:
    """`build` and `Built` load the pipeline when they are first used, not on import."""
    if name in ("Built", "build"):
        from deckbuilder import pipeline

        return getattr(pipeline, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
