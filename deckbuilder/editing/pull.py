"""`deckbuilder pull`: what a person did to the deck, done to the spec's file.

1. find the changes since the build                      changes.py
2. lay the spec out as it is now, and trace its texts    spec_side.py, sources.py
3. turn each change into an edit at its place            planning.py, rewording.py
4. do the edits from the end of the file on              here, edits.py

An edit that the file has no form for, or after which the spec would have errors, is not done and
is listed. Where the spec says something else than at the build, its words stay and a comment says
what the deck has.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec

from deckbuilder.editing import edits
from deckbuilder.editing.changes import Change
from deckbuilder.editing.ordering import new_order
from deckbuilder.editing.planning import Edit, Planned, Planner, State
from deckbuilder.editing.spec_file import deck_of, put_text
from deckbuilder.editing.spec_side import SpecSide
from deckbuilder.editing.versions import Versions, read_versions
from deckbuilder.spec.rewriting import RewriteError, Rewriter


class Outcome(msgspec.Struct, frozen=True, omit_defaults=True):
    """What became of a change: `pulled` into the spec, `there` already, a `conflict` that a
    comment marks, or `left` in the deck alone, with why."""

    state: State
    change: Change
    why: str = ""


def pull(
    deck: Path,
    path: Path,
    *,
    theme: str | None = None,
    root: Path | None = None,
    dry_run: bool = False,
) -> tuple[Outcome, ...]:
    """Bring the changes in `deck` back into the spec at `path`; tells what became of each.

    `theme` is the one the deck was built with, where that is a file that isn't the spec's: one
    that the program brings is known from the deck. Raises DeckError
    where either cannot be read or the spec has errors, OSError where a file is missing or cannot
    be written.
    """
    versions = read_versions(deck)
    side = SpecSide(path, theme, root, built_in=versions.theme)
    plans = Planner(versions, side).plan()
    text = _Applier(side, versions, plans).apply()
    if not dry_run and text != side.file.text:
        put_text(side.file, text)
    return tuple(Outcome(one.state, one.found.change, one.why) for one in plans)


class _Applier:
    """The spec's text while the edits are done."""

    def __init__(self, side: SpecSide, versions: Versions, plans: Sequence[Planned]) -> None:
        self.side, self.versions, self.plans = side, versions, plans
        self.at = Rewriter(side.file.text)
        self.careful = False

    def apply(self) -> str:
        """The text with every edit that it has a form for.

        Reading the spec takes as long as many edits: it is read after all of them, and only
        where it then has errors is each one tried by itself.
        """
        states: list[tuple[State, str]] = [(plan.state, plan.why) for plan in self.plans]
        self._edit()
        if deck_of(self.side.file, self.at.text) is None:
            self.careful = True
            self.at.take(self.side.file.text)
            for plan, (state, why) in zip(self.plans, states, strict=True):
                plan.state, plan.why = state, why
            self._edit()
        return self.at.text

    def _edit(self) -> None:
        waiting = [(where, plan, edit) for plan in self.plans for where, edit in plan.edits]
        waiting.reverse()  # of two at one place the first in the deck is done last
        waiting.sort(key=lambda one: (one[0].line, one[0].column), reverse=True)
        for _, plan, edit in waiting:
            if plan.state in ("pulled", "conflict") and not self._done(edit):
                plan.state, plan.why = "left", "the spec has no form for it"
        self._rearrange()

    def _done(self, edit: Edit) -> bool:
        """Whether the edit could be done and the spec is still sound after it."""
        before = self.at.text
        try:
            edit(self.at)
        except RewriteError:
            self.at.take(before)
            return False
        if self.careful and deck_of(self.side.file, self.at.text) is None:
            self.at.take(before)
            return False
        return True

    def _rearrange(self) -> None:
        """Slides in their new order, without those that were deleted."""
        gone = [p for p in self.plans if p.state == "pulled" and p.found.change.what == "slide"]
        moved = [p for p in self.plans if p.state == "pulled" and p.found.change.what == "order"]
        ids = [slide.id for slide in self.side.file.deck.slides]
        order = new_order(self.versions, ids) if moved else None
        if order is not None:
            places = [ids.index(one) for one in order.slides]
            done = self._done(lambda at: at.reorder(edits.slides_of(at), places))
            ids = order.slides if done else ids
            for plan in moved:
                if not done:
                    plan.state, plan.why = "left", "the spec has no form for it"
                elif order.disputed:
                    plan.state, plan.why = "conflict", "the spec's order had changed, too"
        for plan in gone:
            self._delete(plan, ids)

    def _delete(self, plan: Planned, ids: list[str]) -> None:
        page = self.side.pages.get(plan.found.slides.key)
        ident = page.slide.id if page else ""
        if ident not in ids:
            return  # another page of the same slide
        place = ids.index(ident)
        if self._done(lambda at: at.remove(edits.slides_of(at), place)):
            ids.remove(ident)
        else:
            plan.state, plan.why = "left", "something else leads to this slide"
