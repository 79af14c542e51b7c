"""The ids that the next build knows shapes by: a person's shapes take those of the new build.

Where an entry was put into a list, the second card is the third now and goes by its id; what
refers to it, animation and the glue of lines, follows.
"""

from __future__ import annotations

from collections.abc import Sequence

from deckbuilder.ooxml.names import A16, A, Element, P
from deckbuilder.ooxml.shapes import properties_of, whole_number

_CREATION = f"{A}extLst/{A}ext/{A16}creationId"
_GLUE = (f"{A}stCxn", f"{A}endCxn")


def take_identities(root: Element, known: Sequence[tuple[Element, Element, Element]]) -> None:
    """Gives shapes of the slide `root` ids, names and creations of the spec's; `known` are the
    same shapes in base, hand and spec. A name that a person gave stays."""
    ids: dict[str, str] = {}
    for shapes in known:
        base, own, spec = (properties_of(one) for one in shapes)
        if base is None or own is None or spec is None:
            continue
        if own.get("id") != spec.get("id"):
            ids[own.get("id")] = spec.get("id")
        if own.get("name") == base.get("name"):
            own.set("name", spec.get("name", ""))
        mark, model = own.find(_CREATION), spec.find(_CREATION)
        if mark is not None and model is not None:
            mark.set("id", model.get("id"))
    if ids:
        _renumber(root, ids)


def _renumber(root: Element, ids: dict[str, str]) -> None:
    """Gives shapes new ids, and others that would share them free ones."""
    everything = list(root.iter(f"{P}cNvPr"))
    taken = {one.get("id") for one in everything} | set(ids.values())
    free = max(map(whole_number, taken), default=0) + 1
    for one in everything:
        if one.get("id") in ids.values() and one.get("id") not in ids:
            ids[one.get("id")] = str(free)
            free += 1
    for one in root.iter():
        if one.get("spid") in ids:
            one.set("spid", ids[one.get("spid")])
    for one in [*everything, *root.iter(*_GLUE)]:
        if one.get("id") in ids:
            one.set("id", ids[one.get("id")])
