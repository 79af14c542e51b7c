"""Merging three versions of a deck: what the last build wrote, the file as a person left it, and
what this build would write.

Outlines come in, with a way to read a slide where that's needed; a `Plan` goes out. Nothing is
read or written here, so that tests read the decisions as text.

1. which slide is which      matching.py
2. the order of the slides   order.py
3. each slide that both      facets.py, with paragraphs.py and looks.py
   sides touched
4. sections and designs      here
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Literal

import msgspec

from deckbuilder.merge.facets import Choices, merge_slide, same_content, same_facets, same_words
from deckbuilder.merge.matching import match_left, match_refs
from deckbuilder.merge.order import merge_order
from deckbuilder.model.merge import (
    Decision,
    Known,
    Plan,
    PlannedDesign,
    PlannedSection,
    PlannedSlide,
    Side,
)
from deckbuilder.model.snapshot import Outline, Slide, SlideRef

Version = Literal["base", "hand", "spec"]
VERSIONS: tuple[Version, Version, Version] = ("base", "hand", "spec")
Read = Callable[[Version, SlideRef], Slide]


class Versions(msgspec.Struct, frozen=True):
    """The three outlines; `read` reads a slide of one of them, `design` the digest of a master,
    layout or theme by its name, whichever program wrote it, `drawing` what a master or layout
    draws, as if it were a slide; None for what draws nothing. `given` tells whether an author
    gave a slide its key: two that have one each are two slides, however much alike."""

    base: Outline
    hand: Outline
    spec: Outline
    read: Read
    design: Callable[[Version, str], str]
    drawing: Callable[[Version, str], Slide | None]
    given: Callable[[str], bool] = lambda key: False


class _Triple(msgspec.Struct, frozen=True):
    """One slide in the versions that have it."""

    base: SlideRef | None = None
    hand: SlideRef | None = None
    spec: SlideRef | None = None


def merge_decks(versions: Versions, prefer: Side = "hand") -> Plan:
    """The plan of the merged deck."""
    choices = Choices(versions.hand.keeps_ids, prefer)
    triples = _match(versions)
    planned = [_Planner(versions, choices).plan(triple) for triple in triples]
    kept = [n for n, slide in enumerate(planned) if slide.action != "drop"]
    order, moved = _order(versions, triples, set(kept))
    slides = tuple(planned[n].slide for n in order)
    designs, more = _designs(versions, choices) if choices.sure else ((), ())
    sections, further = _sections(versions, triples, order)
    decisions = [one for plan in planned for one in plan.decisions]
    return Plan(
        slides,
        (*decisions, *moved, *further, *more),
        sections,
        designs,
        choices.sure,
        tuple(_unmatched(triples)) if not choices.sure else (),
    )


# --- which slide is which ---------------------------------------------------------------------


def _match(versions: Versions) -> list[_Triple]:
    """Every slide of any version, those of the base in its order first."""
    base, hand, spec = (v.slides for v in (versions.base, versions.hand, versions.spec))

    def plain(other: Version) -> Callable[[str, SlideRef], str]:
        return lambda side, ref: versions.read("base" if side == "old" else other, ref).plain

    def are_given(one: SlideRef, other: SlideRef) -> bool:
        return versions.given(one.key) and versions.given(other.key)

    pairs = match_refs(base, hand) if versions.hand.keeps_ids else []
    if not versions.hand.keeps_ids:
        pairs = match_left(base, hand, pairs, plain("hand"))
    by_hand = dict(pairs)
    by_spec = dict(match_left(base, spec, match_refs(base, spec), plain("spec"), are_given))
    triples = [
        _Triple(
            ref,
            hand[by_hand[b]] if b in by_hand else None,
            spec[by_spec[b]] if b in by_spec else None,
        )
        for b, ref in enumerate(base)
    ]
    known_hand, known_spec = set(by_hand.values()), set(by_spec.values())
    triples += [_Triple(hand=ref) for h, ref in enumerate(hand) if h not in known_hand]
    triples += [_Triple(spec=ref) for s, ref in enumerate(spec) if s not in known_spec]
    return triples


def _unmatched(triples: Sequence[_Triple]) -> Iterator[str]:
    """Slides that could not be found again, by their keys or parts."""
    for one in triples:
        if one.base and not one.hand:
            yield f"slide {one.base.key}"


# --- each slide -------------------------------------------------------------------------------


class _Planned(msgspec.Struct, frozen=True):
    action: Literal["take", "drop"]
    slide: PlannedSlide
    decisions: tuple[Decision, ...] = ()


class _Planner:
    def __init__(self, versions: Versions, choices: Choices) -> None:
        self.read = versions.read
        self.choices = choices

    def plan(self, one: _Triple) -> _Planned:
        if one.base is None:
            if one.hand is not None:
                return _take("keep", one)
            return _take("add", one, self._about(one, "added", "spec"))
        if one.hand is None:
            return self._deleted_by_hand(one)
        if one.spec is None:
            return self._deleted_in_spec(one)
        return self._in_all(one)

    def _in_all(self, one: _Triple) -> _Planned:
        assert one.base and one.hand and one.spec
        if one.spec.digest == one.base.digest or one.spec.digest == one.hand.digest:
            return _take("keep", one)
        if one.hand.digest == one.base.digest:
            return _take("replace", one, self._about(one, "changed", "spec"))
        base, hand = self.read("base", one.base), self.read("hand", one.hand)
        spec = self.read("spec", one.spec)
        if self.choices.sure and same_facets(base, hand):
            return _take("replace", one, self._about(one, "changed", "spec"))
        merged = merge_slide(base, hand, spec, self.choices)
        changes = merged.renamed or merged.decisions
        return _take("patch" if changes else "keep", one, merged.decisions, merged.items)

    def _deleted_by_hand(self, one: _Triple) -> _Planned:
        """It stays deleted; a conflict where the spec says something else on it since."""
        assert one.base
        if one.spec is None or one.spec.digest == one.base.digest:
            return _Planned("drop", PlannedSlide("keep", base=one.base))
        base, spec = self.read("base", one.base), self.read("spec", one.spec)
        if same_content(base, spec):
            return _Planned("drop", PlannedSlide("keep", base=one.base))
        decision = Decision(
            "slide", "deleted", self.choices.prefer, _key(one), conflict=True,
            before=base.title, by_hand="", by_spec=spec.title,
        )  # fmt: skip
        if self.choices.prefer == "spec":
            return _take("add", _Triple(spec=one.spec), (decision,))
        return _Planned("drop", PlannedSlide("keep", base=one.base), (decision,))

    def _deleted_in_spec(self, one: _Triple) -> _Planned:
        assert one.base and one.hand
        base, hand = self.read("base", one.base), self.read("hand", one.hand)
        same = same_facets(base, hand) if self.choices.sure else same_words(base, hand)
        if same or one.hand.digest == one.base.digest:
            gone = self._about(one, "deleted", "spec")
            return _Planned("drop", PlannedSlide("keep", base=one.base), gone)
        decision = Decision(
            "slide", "deleted", self.choices.prefer, _key(one), conflict=True,
            before=base.title, by_hand=hand.title, by_spec="",
        )  # fmt: skip
        if self.choices.prefer == "spec":
            return _Planned("drop", PlannedSlide("keep", base=one.base), (decision,))
        return _take("keep", one, (decision,))

    def _about(
        self, one: _Triple, change: Literal["changed", "added", "deleted"], take: Side
    ) -> tuple[Decision, ...]:
        return (Decision("slide", change, take, _key(one)),)


def _take(
    action: Literal["keep", "replace", "patch", "add"],
    one: _Triple,
    decisions: tuple[Decision, ...] = (),
    items: tuple[Known, ...] = (),
) -> _Planned:
    slide = PlannedSlide(action, one.hand, one.spec, one.base, decisions, items)
    return _Planned("take", slide, decisions)


def _key(one: _Triple) -> str:
    known = one.spec or one.base
    return known.key if known else ""


# --- order and sections -----------------------------------------------------------------------


def _order(
    versions: Versions, triples: Sequence[_Triple], kept: set[int]
) -> tuple[list[int], tuple[Decision, ...]]:
    """The places of `triples` in the order of the merged deck."""
    base, hand, spec = (_row(versions, triples, side) for side in VERSIONS)
    order, disputed = merge_order(base, hand, spec, kept)
    if not disputed:
        return order, ()
    by_hand, by_spec = (
        ", ".join(filter(None, (_key(triples[n]) for n in row))) for row in (hand, spec)
    )
    return order, (
        Decision("order", "moved", "hand", conflict=True, by_hand=by_hand, by_spec=by_spec),
    )


def _row(versions: Versions, triples: Sequence[_Triple], side: Version) -> list[int]:
    """The order of one version, as places among the triples."""
    places = {ref.part: n for n, one in enumerate(triples) if (ref := _ref(one, side))}
    return [places[ref.part] for ref in _outline(versions, side).slides]


def _ref(one: _Triple, side: Version) -> SlideRef | None:
    return {"base": one.base, "hand": one.hand, "spec": one.spec}[side]


def _outline(versions: Versions, side: Version) -> Outline:
    return {"base": versions.base, "hand": versions.hand, "spec": versions.spec}[side]


def _sections(
    versions: Versions, triples: Sequence[_Triple], order: Sequence[int]
) -> tuple[tuple[PlannedSection, ...], tuple[Decision, ...]]:
    """The sections of the merged deck: the person's where only they changed them or both did."""
    base, hand, spec = (_divisions(versions, triples, side) for side in VERSIONS)
    if not versions.hand.keeps_ids or _starts(spec) in (_starts(base), _starts(hand)):
        return _divide(hand, order), ()
    if _starts(hand) == _starts(base):
        return _divide(spec, order), ()
    old, mine, new = (dict(_starts(one)) for one in (base, hand, spec))
    if old.keys() == new.keys():  # the spec only named them anew
        kept = {first: name for first, name in mine.items() if name != old.get(first)}
        names = mine | new | kept
        hand = [(names[slides[0]] if slides else name, slides) for name, slides in hand]
        disputed = [
            first
            for first, name in kept.items()
            if first in old and new[first] not in (old[first], name)
        ]
    else:
        disputed = [first for first in new if old.get(first) != new[first]]
    decisions = tuple(
        Decision(
            "sections", "changed", "hand", conflict=True, before=old.get(first, ""),
            by_hand=mine.get(first, ""), by_spec=new.get(first, ""),
        )
        for first in disputed
    )  # fmt: skip
    return _divide(hand, order), decisions


def _divisions(
    versions: Versions, triples: Sequence[_Triple], side: Version
) -> list[tuple[str, list[int]]]:
    """The sections of one version: names, and slides as places among the triples."""
    places = {ref.id: n for n, one in enumerate(triples) if (ref := _ref(one, side))}
    return [
        (one.name, [places[ident] for ident in one.slides if ident in places])
        for one in _outline(versions, side).sections
    ]


def _starts(divisions: Sequence[tuple[str, list[int]]]) -> list[tuple[int, str]]:
    """The first slide of each section that has any, and the section's name."""
    return [(slides[0], name) for name, slides in divisions if slides]


def _divide(
    divisions: Sequence[tuple[str, list[int]]], order: Sequence[int]
) -> tuple[PlannedSection, ...]:
    """Sections over the merged order: each begins at the first of its slides that is left;
    slides before all of them join the first."""
    where = {n: place for place, n in enumerate(order)}
    starts = {
        min(left): name
        for name, slides in divisions
        if (left := [where[n] for n in slides if n in where])
    }
    if not starts:
        return ()
    firsts = sorted(starts)
    ends = [*firsts[1:], len(order)]
    begins = [0, *firsts[1:]]
    return tuple(
        PlannedSection(starts[first], tuple(range(begin, end)))
        for first, begin, end in zip(firsts, begins, ends, strict=True)
    )


# --- designs ----------------------------------------------------------------------------------


def _designs(
    versions: Versions, choices: Choices
) -> tuple[tuple[PlannedDesign, ...], tuple[Decision, ...]]:
    """The masters, layouts and themes that the spec's replace or are merged into, and those that
    both changed and nobody can merge."""
    base, hand, spec = (v.designs for v in (versions.base, versions.hand, versions.spec))
    planned: list[PlannedDesign] = []
    decisions: list[Decision] = []
    for name, digest in spec.items():
        if digest in (base.get(name), hand.get(name)):
            continue
        if name not in hand or hand[name] == base.get(name) or _untouched(versions, name):
            planned.append(PlannedDesign(name))
            continue
        old, mine, new = (versions.drawing(version, name) for version in VERSIONS)
        if old and mine and new:
            found = merge_slide(old, mine, new, choices)
            planned.append(PlannedDesign(name, "patch", found.decisions, found.items))
            decisions += found.decisions
            continue
        decisions.append(Decision("design", "changed", choices.prefer, item=name, conflict=True))
        planned += [PlannedDesign(name)] if choices.prefer == "spec" else []
    return tuple(planned), tuple(decisions)


def _untouched(versions: Versions, name: str) -> bool:
    return versions.design("base", name) == versions.design("hand", name)


__all__ = ["Version", "Versions", "merge_decks"]
