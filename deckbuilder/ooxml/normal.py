"""XML as digests that say what is seen, whichever program wrote it.

Elements come in; what goes out is equal for two elements that look the same: the order of
attributes, relationship ids, languages, marks of the spell checker and the ids that programs
invent are left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b

from deckbuilder.model.snapshot import Look
from deckbuilder.ooxml.names import MC, A, C, Element, P, R, etree

SILENT = (
    frozenset(
        "dirty err smtClean noProof lang altLang bmk kumimoji panose pitchFamily charset".split()
    )
    | {f"{R}{name}" for name in ("id", "embed", "link", "pict")}
    | {f"{MC}Ignorable"}
)
_SILENT_STEPS = SILENT | {"id", "spid", "grpId"}
# Children of which one takes another's place -> the one property that they all are.
_SLOTS: dict[str, str] = {
    name: slot
    for slot, names in {
        "fill": "noFill solidFill gradFill blipFill pattFill grpFill",
        "effect": "effectLst effectDag",
        "geometry": "custGeom prstGeom",
        "fit": "noAutofit normAutofit spAutoFit",
        "bullet": "buNone buAutoNum buChar buBlip",
        "bullet color": "buClrTx buClr",
        "bullet size": "buSzTx buSzPct buSzPts",
        "bullet font": "buFontTx buFont",
        "underline": "uLnTx uLn",
        "underline fill": "uFillTx uFill",
        "style": "tableStyle tableStyleId",
    }.items()
    for name in names.split()
}
_MOST_LOOKS = 50_000
_looks: dict[tuple[bytes, str, frozenset[str]], Look] = {}
_EXTENSIONS = (f"{A}extLst", f"{P}extLst", f"{C}extLst")
_INVENTED = frozenset((
    "{FF2B5EF4-FFF2-40B4-BE49-F238E27FC236}",  # creationId of shapes
    "{BB962C8B-B14F-4D97-AF65-F5344CB8AC3E}",  # creationId of slides
    "{0D108BD9-81ED-4DB2-BD59-A6C34878D82A}",  # rowId of tables
    "{9D8B030D-6E8A-4147-A177-3AD203B41FA5}",  # colId of tables
    "{C3380CC4-5D6E-409C-BE32-E72D297353CC}",  # uniqueId of a chart's series
))  # fmt: skip


def digest(elements: Iterable[Element | None]) -> str:
    """One digest of all `elements`; empty where there is none of them."""
    out: list[str] = []
    for one in elements:
        if one is not None:
            _write(one, SILENT, out)
    return _short("".join(out).encode("utf-8", "replace"))


def steps_digest(element: Element | None) -> str:
    """A digest of animation; programs number the steps and the shapes anew."""
    out: list[str] = []
    if element is not None:
        _write(element, _SILENT_STEPS, out)
    return _short("".join(out).encode("utf-8", "replace"))


def look_from(element: Element, prefix: str = "", unseen: frozenset[str] = frozenset()) -> Look:
    """The properties that an element states, by `prefix` and name: each attribute, each child.

    All sorts of filling are one property, `fill`, because one takes the other's place; so with
    bullets and the like. Decks say the same few looks over and over, so each is worked out once.
    """
    key = (etree.tostring(element, with_tail=False), prefix, unseen)
    known = _looks.get(key)
    if known is None:
        if len(_looks) >= _MOST_LOOKS:
            _looks.clear()
        known = _looks[key] = _look(element, prefix, unseen)
    return known


def _look(element: Element, prefix: str, unseen: frozenset[str]) -> Look:
    found = [(prefix + name, value) for name, value in element.items() if name not in SILENT]
    for child in element:
        if child.tag not in unseen:
            found.append((prefix + property_name(child), digest((child,))))
    found.sort()
    return tuple(found)


def property_name(child: Element) -> str:
    """What a child of a property list is called in a `Look`."""
    name = str(child.tag).rpartition("}")[2]
    return _SLOTS.get(name, name)


def digest_bytes(pieces: Iterable[bytes]) -> str:
    """One digest of byte strings; empty where all of them are."""
    return _short(b"".join(pieces))


def _short(whole: bytes) -> str:
    return blake2b(whole, digest_size=8).hexdigest() if whole else ""


def _write(element: Element, silent: frozenset[str], out: list[str]) -> None:
    tag = element.tag
    if not isinstance(tag, str):  # a comment
        return
    out.append(tag)
    attributes = element.items()
    if len(attributes) > 1:
        attributes.sort()
    for name, value in attributes:
        if name not in silent:
            out.append(f" {name}={value}")
    text = element.text
    if text and not text.isspace():
        out.append(f">{text}")
    if len(element):
        out.append("(")
        for child in element:
            if child.tag not in _EXTENSIONS:
                _write(child, silent, out)
            else:
                for one in child:
                    if one.get("uri") not in _INVENTED:
                        _write(one, silent, out)
        out.append(")")
    out.append(";")
