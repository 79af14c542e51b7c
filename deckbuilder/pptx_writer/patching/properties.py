"""Lists of properties (`a:rPr`, `a:pPr`, `p:spPr`, `a:bodyPr`, `a:tcPr` …) changed in part.

Each attribute and each child is a property by itself, as in a `Look`: a change from one list to
another is carried over to a third, which keeps what it has of its own.
"""

from __future__ import annotations

from collections.abc import Collection
from copy import deepcopy

from deckbuilder.ooxml.names import A, Element
from deckbuilder.ooxml.normal import SILENT, digest, property_name

# The order of children that the schema wants (ECMA-376-1 20.1 and 21.1.2), by the list's tag.
_ORDERS: dict[str, tuple[str, ...]] = {
    "rPr": (
        "ln", "fill", "effect", "highlight", "underline", "underline fill", "latin", "ea", "cs",
        "sym", "hlinkClick", "hlinkMouseOver", "rtl", "extLst",
    ),
    "pPr": (
        "lnSpc", "spcBef", "spcAft", "bullet color", "bullet size", "bullet font", "bullet",
        "tabLst", "defRPr", "extLst",
    ),
    "spPr": ("xfrm", "geometry", "fill", "ln", "effect", "scene3d", "sp3d", "extLst"),
    "bodyPr": ("prstTxWarp", "fit", "scene3d", "sp3d", "flatTx", "extLst"),
    "tcPr": (
        "lnL", "lnR", "lnT", "lnB", "lnTlToBr", "lnBlToTr", "cell3D", "fill", "headers", "extLst",
    ),
    "tblPr": ("fill", "effect", "style", "extLst"),
}  # fmt: skip
_NOTHING = "nothing"


def properties_of(owner: Element, name: str, *, make: bool = False) -> Element:
    """The list `a:name` at the head of `owner`; None where
    it's missing, unless it's to be made."""
    found = owner.find(f"{A}{name}")
    if found is None and make:
        found = owner.makeelement(f"{A}{name}")
        owner.insert(0, found)
    return found


def carry_changes(
    target: Element,
    old: Element | None,
    new: Element | None,
    names: Collection[str] | None = None,
    *,
    force: bool = False,
) -> None:
    """Carries over to `target` what changed from `old` to `new`.

    A property that `target` has changed itself stays, unless `force`. `names` limits which
    properties are carried over. None stands for an empty list.
    """
    before, after, own = _state(old), _state(new), _state(target)
    for name in sorted(before.keys() | after.keys()):
        if before.get(name) == after.get(name) or (names is not None and name not in names):
            continue
        if force or own.get(name) == before.get(name):
            _set(target, name, new)


def _state(element: Element | None) -> dict[str, str]:
    """Every property of a list, attributes with an `@` before their name."""
    if element is None:
        return {}
    found = {name: f"@{value}" for name, value in element.items() if name not in SILENT}
    return found | {property_name(child): digest((child,)) for child in element}


def _set(target: Element, name: str, source: Element | None) -> None:
    """Gives `target` the property as `source` has it."""
    target.attrib.pop(name, None)
    for child in [one for one in target if property_name(one) == name]:
        target.remove(child)
    if source is None:
        return
    if name in source.attrib:
        target.set(name, source.get(name))
    for child in source:
        if property_name(child) == name:
            insert_in_order(target, deepcopy(child))


def insert_in_order(target: Element, child: Element) -> None:
    """Puts `child` where the schema wants it among the children of `target`."""
    order = _ORDERS.get(str(target.tag).rpartition("}")[2], ())
    rank = _rank(order, property_name(child))
    place = sum(1 for one in target if _rank(order, property_name(one)) <= rank)
    target.insert(place, child)


def _rank(order: tuple[str, ...], name: str) -> int:
    return order.index(name) if name in order else len(order)
