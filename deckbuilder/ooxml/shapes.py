"""The elements of a shape tree: which of them draw, what they're called, where they stand."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.ooxml.names import MC, A, Element, P

DRAWN = frozenset((
    f"{P}sp", f"{P}pic", f"{P}cxnSp", f"{P}grpSp", f"{P}graphicFrame", f"{P}contentPart",
    f"{MC}AlternateContent",
))  # fmt: skip


def shapes_of(tree: Element) -> Iterator[Element]:
    """The elements right under a shape tree or a group that draw something."""
    return (one for one in tree.iterchildren() if one.tag in DRAWN)


def all_shapes(tree: Element) -> Iterator[Element]:
    """Every element that draws something, those of a group after it."""
    for shape in shapes_of(tree):
        yield shape
        if shape.tag == f"{P}grpSp":
            yield from all_shapes(shape)


def properties_of(shape: Element) -> Element | None:
    """The `p:cNvPr` of a shape: its id, its name, its alternative text, its link."""
    return next(shape.iter(f"{P}cNvPr"), None)


def identity_of(shape: Element) -> tuple[int, str]:
    """Id and name of a shape's element; (0, "") where it has none."""
    properties = properties_of(shape)
    if properties is None:
        return 0, ""
    return whole_number(properties.get("id")), properties.get("name", "")


def placeholder_of(shape: Element) -> str:
    """Type and index of a placeholder as `body/20`; empty for other shapes."""
    found = shape[0].find(f"{P}nvPr/{P}ph") if len(shape) else None
    return f"{found.get('type', 'obj')}/{found.get('idx', '0')}" if found is not None else ""


def transform_of(shape: Element) -> Element | None:
    """The element that places a shape; None where its layout does."""
    own = shape.find(f"{P}xfrm")
    if own is not None:
        return own
    properties = shape.find(f"{P}grpSpPr" if shape.tag == f"{P}grpSp" else f"{P}spPr")
    return properties.find(f"{A}xfrm") if properties is not None else None


def whole_number(text: str | None, otherwise: int = 0) -> int:
    """A whole number as a file states it; a file may state anything."""
    try:
        return int(text) if text is not None else otherwise
    except ValueError:
        return otherwise
