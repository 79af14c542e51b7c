"""The key `adjust` of a slide: items by their keys, each with the measures it is given."""

from __future__ import annotations

import re
from typing import Any

from deckbuilder.diagnostics import Place
from deckbuilder.model.adjusting import Adjustment, Measure
from deckbuilder.spec.forms import Field, Form, MappingOf, Named, Record, Schema
from deckbuilder.spec.nodes import Node, Scalar
from deckbuilder.spec.reader import Reader, describe
from deckbuilder.spec.scalars import to_number
from deckbuilder.spec.words import LITERAL

_PAGE = re.compile(r"page-([1-9]\d{0,3})/(.+)\Z", re.DOTALL)
_FARTHEST = 300.0  # inches or per cent; PowerPoint's own limit is 56 inches


class MeasureForm(Form[Measure], frozen=True):
    """A number of inches, or a percentage of the slide; a size is above 0."""

    is_size: bool = False

    def read(self, node: Node, at: Reader) -> Measure:
        measure = _measure(node) if type(node) is Scalar else None
        low = 0.0 if self.is_size else -_FARTHEST
        if measure is None or not low <= measure.value <= _FARTHEST * (
            10 if measure.percent else 1
        ):
            expected = "inches, or per cent of the slide as in 50%"
            raise at.fault("E103", node, expected=expected, found=describe(node), hint="")
        if self.is_size and not measure.value:
            raise at.fault("E103", node, expected="a size above 0", found=describe(node), hint="")
        return measure

    def schema(self, definitions: dict[str, Schema]) -> Schema:
        number: Schema = {"type": "number"} | ({"exclusiveMinimum": 0} if self.is_size else {})
        return {"anyOf": [number, {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?%$"}]}


def _measure(node: Scalar) -> Measure | None:
    percent = node.value.endswith("%")
    number = to_number(Scalar(node.value.removesuffix("%"), 0, 0, "" if percent else node.style))
    return Measure(float(number), percent) if number is not None else None


def _adjustment(key: str, measures: dict[str, Measure], where: Place) -> Adjustment:
    page = _PAGE.match(key)
    x, y, w, h = (measures.get(name) for name in "xywh")
    name, number = (page[2], int(page[1])) if page else (key, 1)
    return Adjustment(name, number, x, y, w, h, where)


_MEASURES: Record[dict[str, Any]] = Record(
    "an adjustment",
    {
        "x": Field(MeasureForm(), "From the slide's left edge"),
        "y": Field(MeasureForm(), "From the slide's upper edge"),
        "w": Field(MeasureForm(is_size=True), "Width"),
        "h": Field(MeasureForm(is_size=True), "Height"),
    },
    dict,
)

ADJUST: Form[tuple[Adjustment, ...]] = Named(
    "Adjust",
    MappingOf(LITERAL, _MEASURES, _adjustment, "items with x, y, w or h"),
    "Items by their keys, each with x, y, w, h in inches or per cent of the slide",
)
