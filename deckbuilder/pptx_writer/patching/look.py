"""The look of a shape, a table or a cell, changed in the properties that a plan names."""

from __future__ import annotations

from copy import deepcopy

from deckbuilder.ooxml.names import A, Element, P
from deckbuilder.pptx_writer.patching.properties import carry_changes

FRAME = "frame "  # before the names of properties of the frame that holds a shape's text
_LISTS = (f"{P}spPr", f"{A}tcPr", f"{A}graphic/{A}graphicData/{A}tbl/{A}tblPr")


def patch_look(
    base: Element | None, hand: Element, spec: Element, *, names: tuple[str, ...], force: bool
) -> None:
    """Gives `hand` the properties `names` as `spec` has them."""
    for path in _LISTS:
        own, new = hand.find(path), spec.find(path)
        old = base.find(path) if base is not None else None
        if own is not None and new is not None:
            carry_changes(own, old, new, names, force=force)
    own, old, new = (_frame(one) for one in (hand, base, spec))
    if own is not None:
        inner = {name.removeprefix(FRAME) for name in names if name.startswith(FRAME)}
        carry_changes(own, old, new, inner, force=force)
    _swap_whole(hand, spec, names)


def _frame(shape: Element | None) -> Element | None:
    return shape.find(f"{P}txBody/{A}bodyPr") if shape is not None else None


def _swap_whole(hand: Element, spec: Element, names: tuple[str, ...]) -> None:
    """Properties that are taken as one: the style, the levels of the text, the glue of a line."""
    whole = {
        "style": f"{P}style",
        "levels": f"{P}txBody/{A}lstStyle",
        "ends": f"{P}nvCxnSpPr/{P}cNvCxnSpPr",
    }
    for name, path in whole.items():
        own, new = hand.find(path), spec.find(path)
        if name in names and own is not None and new is not None:
            own.getparent().replace(own, deepcopy(new))
