"""Measuring and breaking text: `Typesetter`, and the `Setting` it gives."""

from deckbuilder.text.typesetter import Setting, Typesetter

__all__ = ["Setting", "Typesetter"]
