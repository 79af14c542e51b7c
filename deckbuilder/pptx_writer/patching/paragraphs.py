"""Merged texts: the pieces of a plan become the paragraphs of a text body.

A paragraph that both sides touched has one side's words in both sides' format: changes of format
are carried over property by property.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import deepcopy

from deckbuilder.model.merge import Piece
from deckbuilder.ooxml.names import A, Element
from deckbuilder.pptx_writer.patching.properties import carry_changes, properties_of

Take = Callable[[Element], Element]  # an element of the spec -> a copy for the merged part


def patch_text(
    body: Element,
    base: Element | None,
    spec: Element | None,
    pieces: Sequence[Piece],
    take: Take,
    *,
    sure: bool = True,
) -> None:
    """Give a text body the paragraphs that `pieces` name; the bodies may be of any tag.

    Without `sure` words of the spec go into the person's paragraph, whatever its format.
    """
    mine, old, new = (_paragraphs(one) for one in (body, base, spec))
    model = mine[-1] if mine else None
    made = [_made(piece, old, mine, new, take, model if not sure else None) for piece in pieces]
    for paragraph in mine:
        body.remove(paragraph)
    body.extend(made or [body.makeelement(f"{A}p")])


def _paragraphs(body: Element | None) -> list[Element]:
    return body.findall(f"{A}p") if body is not None else []


def _made(
    piece: Piece,
    old: list[Element],
    mine: list[Element],
    new: list[Element],
    take: Take,
    model: Element | None,
) -> Element:
    hand = mine[piece.hand] if 0 <= piece.hand < len(mine) else None
    spec = new[piece.spec] if 0 <= piece.spec < len(new) else None
    base = old[piece.base] if 0 <= piece.base < len(old) else None
    if hand is None:
        assert spec is not None
        return reworded(model, take(spec)) if model is not None else take(spec)
    if piece.text == "hand":
        changed = piece.look != "hand" and spec is not None
        return restyled(hand, base, take(spec)) if changed else hand
    assert spec is not None
    if model is not None:
        return reworded(hand, take(spec))
    if piece.look == "spec":
        return take(spec)
    made = take(spec)
    carry_paragraph(made, base, hand)
    return made


def restyled(hand: Element, base: Element | None, spec: Element | None) -> Element:
    """The person's words; of the format what the spec changed since the base."""
    made = deepcopy(hand)
    carry_paragraph(made, base, spec)
    return made


def carry_paragraph(target: Element, old: Element | None, new: Element | None) -> None:
    """Carries over to a paragraph and its runs what changed in format from `old` to `new`."""
    if old is None or new is None:
        return
    before, after = old.find(f"{A}pPr"), new.find(f"{A}pPr")
    if before is not None or after is not None:
        own = properties_of(target, "pPr", make=True)
        carry_changes(own, before, after)
        if own is not None and not len(own) and not own.attrib:
            target.remove(own)
    pairs = _run_changes(old, new)
    for run in target.iterchildren(f"{A}r", f"{A}fld"):
        before, after = _nearest(run, pairs)
        own = properties_of(run, "rPr", make=True)
        carry_changes(own, before, after)


Change = tuple[Element | None, Element | None]


def _run_changes(old: Element, new: Element) -> list[tuple[str, Change]]:
    """The text of each run of `old` with its properties there and in `new`."""
    before, after = (list(one.iterchildren(f"{A}r", f"{A}fld")) for one in (old, new))
    if len(before) != len(after):
        before, after = [_main(before)], [_main(after)]
    return [
        (_text(b), (_properties(b), _properties(a))) for b, a in zip(before, after, strict=True)
    ]


def _nearest(run: Element, pairs: list[tuple[str, Change]]) -> Change:
    """The change of the run of the base that this one comes from: one with the same words, else
    one that looked the same, else the longest."""
    text, own = _text(run), _properties(run)
    for words, change in pairs:
        if words == text:
            return change
    for _, change in pairs:
        if _equal(change[0], own):
            return change
    return max(pairs, key=lambda pair: len(pair[0]), default=("", (None, None)))[1]


def _equal(one: Element | None, other: Element | None) -> bool:
    from deckbuilder.ooxml.normal import digest

    return digest((one,)) == digest((other,))


def _main(runs: list[Element]) -> Element | None:
    return max(runs, key=lambda run: len(_text(run)), default=None)


def _text(run: Element | None) -> str:
    return (run.findtext(f"{A}t") or "") if run is not None else ""


def _properties(run: Element | None) -> Element | None:
    return run.find(f"{A}rPr") if run is not None else None


def reworded(model: Element, spec: Element) -> Element:
    """The words of `spec` in the format of `model`, a paragraph of the person's."""
    made = deepcopy(model)
    runs = list(made.iterchildren(f"{A}r"))
    main = _main(runs)
    look = _properties(main)
    for one in list(made):
        if one.tag not in (f"{A}pPr", f"{A}endParaRPr"):
            made.remove(one)
    end = made.find(f"{A}endParaRPr")
    place = made.index(end) if end is not None else len(made)
    for one in spec:
        if one.tag not in (f"{A}pPr", f"{A}endParaRPr"):
            copy = deepcopy(one)
            if one.tag in (f"{A}r", f"{A}br") and look is not None:
                own = copy.find(f"{A}rPr")
                if own is not None:
                    copy.remove(own)
                copy.insert(0, deepcopy(look))
            made.insert(place, copy)
            place += 1
    return made
