"""Geometry that an author gives to an item of a slide, over what the layout chose."""

from __future__ import annotations

import msgspec

from deckbuilder.diagnostics import NOWHERE, Place


class Measure(msgspec.Struct, frozen=True):
    """Inches, or per cent of the slide's width (`x`, `w`) or height (`y`, `h`)."""

    value: float
    percent: bool = False


class Adjustment(msgspec.Struct, frozen=True):
    """Where the item `key` of page `page` (from 1) stands; what is None stays as it is."""

    key: str
    page: int = 1
    x: Measure | None = None
    y: Measure | None = None
    w: Measure | None = None
    h: Measure | None = None
    where: Place = NOWHERE
