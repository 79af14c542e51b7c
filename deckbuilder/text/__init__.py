"""Measuring and breaking text: `Typesetter`, and the `Setting` it gives."""

from deckbuilder.text.families import is_known
from deckbuilder.text.setting import Setting, stack_height
from deckbuilder.text.typesetter import Typesetter

__all__ = ["Setting", "Typesetter", "is_known", "stack_height"]
