"""Changes of a deck in, edits of the spec's text out.

Each change is laid beside what the spec would draw now: if the spec says the same there as at the
build, the change becomes an edit at the place of the text, the number or the slide; if it says
what the deck says, nothing is to be done; else it is a conflict, which a comment marks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Literal

import msgspec

from deckbuilder.diagnostics import Place
from deckbuilder.editing import edits
from deckbuilder.editing.changes import Found, find_changes
from deckbuilder.editing.moving import follows, measures_of, written
from deckbuilder.editing.notes import notes_text
from deckbuilder.editing.rewording import UnknownWordsError, reword, typed_runs
from deckbuilder.editing.sources import Segment
from deckbuilder.editing.spec_side import Page, SpecSide
from deckbuilder.editing.versions import Versions, pair_paragraphs
from deckbuilder.model import spec
from deckbuilder.model.snapshot import ChartData, Item, Paragraph, Text
from deckbuilder.spec.rewriting import RewriteError, Rewriter

Edit = Callable[[Rewriter], None]
State = Literal["pulled", "there", "conflict", "left"]


class Planned(msgspec.Struct):
    """A change with its edits, each with its place in the file."""

    found: Found
    state: State
    why: str = ""
    edits: list[tuple[Place, Edit]] = []


class LeftError(Exception):
    """A change cannot be pulled; says why."""


class _ConflictError(Exception):
    """The spec was changed there, too; the place, and what the deck says."""

    def __init__(self, where: Place, says: str) -> None:
        super().__init__(says)
        self.where, self.says = where, says


class _ThereError(Exception):
    """The spec says so already."""


_LEFT = {
    "look": "a look is the theme's",
    "format": "this format is the theme's",
    "layout": "the kind chooses the layout",
    "background": "a background is the theme's",
    "transition": "the spec has no transitions",
    "animation": "the spec has no animations but `reveal`",
    "comments": "the spec has no comments of readers",
    "item": "the spec has no place for single shapes",
    "alt": "write it as the item's `alt`",
    "link": "write it as the item's `link`",
    "picture": "put the file beside the spec and name it there",
    "table": "rows or columns were added or taken away",
    "content": "the spec has no form for it",
    "slide": "write it as a slide of the spec",
}


class Planner:
    def __init__(self, versions: Versions, side: SpecSide) -> None:
        self.versions, self.side = versions, side
        self.texts: dict[Place, str] = {}
        self.adjusted: dict[int, dict[str, dict[str, str]]] = {}

    def plan(self) -> list[Planned]:
        return [self._plan(found) for found in find_changes(self.versions)]

    def _plan(self, found: Found) -> Planned:
        planned = Planned(found, "pulled", edits=[])
        try:
            planned.edits = list(self._edits(found))
        except LeftError as error:
            planned.state, planned.why = "left", str(error)
        except UnknownWordsError:
            planned.state, planned.why = "left", "the layout made these words"
        except RewriteError:
            planned.state, planned.why = "left", "the spec has no form for it"
        except _ThereError:
            planned.state = "there"
        except _ConflictError as error:
            says = " / ".join(error.says.split("\n"))
            planned.state, planned.why = "conflict", "the spec was changed there, too"
            comment = f"conflict: the deck says {says}" if says else "conflict: not in the deck"
            planned.edits = [(error.where, _comment(error.where, comment))]
        return planned

    def _edits(self, found: Found) -> Iterator[tuple[Place, Edit]]:
        change = found.change
        if change.what == "slide" and change.change == "deleted":
            yield from self._deleted(found)
            return
        if found.slides.base is None:
            raise LeftError(_LEFT["slide"])
        page = self.side.pages.get(found.slides.key)
        if page is None:
            raise LeftError("the spec has this slide no more")
        match change.what:
            case "text" | "cell" | "format":
                yield from self._text(found, page)
            case "notes":
                yield from self._notes(found, page)
            case "hidden":
                yield from self._hidden(found, page)
            case "data":
                yield from self._data(found, page)
            case "place":
                yield from self._place(found, page)
            case "order":
                return
            case _:
                raise LeftError(_LEFT[change.what])

    # --- words --------------------------------------------------------------------------

    def _text(self, found: Found, page: Page) -> Iterator[tuple[Place, Edit]]:
        assert found.items and found.items.base and found.items.hand
        at = page.find(found.items.base)
        if at is None:
            raise LeftError("the spec draws this no more")
        old, new = (_text_of(one, found.cell) for one in (found.items.base, found.items.hand))
        now = _text_of(page.read.items[at], found.cell)
        same = dict(pair_paragraphs(old, now))
        if found.change.change == "changed" and found.base_at < 0 and found.cell:
            yield from self._filled(found, page, at, new[0])
            return
        place = same.get(found.base_at, -1)
        segments = page.segments.get((at, found.cell, place), [])
        if found.base_at >= 0 and place < 0:
            if found.change.change == "deleted":
                raise _ThereError
            raise _ConflictError(page.slide.where, found.change.after)
        if found.change.change == "changed":
            hand = new[found.hand_at]
            own = self._own_key(page, at) if not segments and len(new) == 1 else ""
            if own and _dense(now[place]) == _dense(old[found.base_at]):
                value = edits.markup_of(typed_runs(old[found.base_at], hand))
                yield page.slide.where, slide_edit(page, own, value)
                return
            yield from self._reworded(old[found.base_at], hand, now[place], segments, found)
        elif found.change.change == "added":
            yield self._added(new[found.hand_at], old, now, found, segments)
        elif not segments:
            raise LeftError("the layout made it")
        elif _dense(now[place]) != _dense(old[found.base_at]):
            raise _ConflictError(segments[0].text.where, "")
        else:
            where = segments[0].text.where
            yield where, lambda rewriter: edits.remove_entry(rewriter, where)

    def _own_key(self, page: Page, at: int) -> str:
        """The key that gives a slide words of its own in the place of derived ones."""
        key = page.keys.get(page.read.items[at].id, "")
        given = {"title": page.slide.title, "kicker": page.slide.kicker}
        return key if page.number == 1 and given.get(key, page) is None else ""

    def _reworded(
        self,
        old: Paragraph,
        hand: Paragraph,
        now: Paragraph,
        segments: Sequence[Segment],
        found: Found,
    ) -> Iterator[tuple[Place, Edit]]:
        if _dense(now) != _dense(old):
            if _dense(now) == _dense(hand):
                raise _ThereError
            where = (
                segments[0].text.where
                if segments
                else self.side.pages[found.slides.key].slide.where
            )
            raise _ConflictError(where, hand.text)
        changed = reword(old if old.text == now.text else now, hand, segments)
        if not changed:
            raise LeftError(_LEFT.get(found.change.what, "the layout made these words"))
        for segment, runs in changed:
            yield self._set(segment.text, runs)

    def _set(self, text: spec.Text, runs: Sequence[spec.Run]) -> tuple[Place, Edit]:
        markup = edits.markup_of(runs)
        if self.texts.setdefault(text.where, markup) != markup:
            raise LeftError("it was changed elsewhere on the slide as well")
        return text.where, lambda rewriter: edits.set_text(rewriter, text.where, text.runs, runs)

    def _added(
        self, new: Paragraph, old: Text, now: Text, found: Found, segments: Sequence[Segment]
    ) -> tuple[Place, Edit]:
        if any(_dense(one) == _dense(new) for one in now):
            raise _ThereError
        if not segments or not new.text.strip():
            raise LeftError("there is no entry of a list before it")
        before = old[found.base_at]
        if dict(before.look).get("lvl") != dict(new.look).get("lvl"):
            raise LeftError("it stands on another level than the entry before it")
        where, runs = segments[0].text.where, typed_runs(before, new)
        return where, lambda rewriter: edits.insert_after(rewriter, where, runs)

    def _filled(
        self, found: Found, page: Page, at: int, new: Paragraph
    ) -> Iterator[tuple[Place, Edit]]:
        """A cell that was empty; another cell of its row tells where it is."""
        assert found.cell
        row, column = found.cell
        row_texts = (
            segments[0].text
            for (item, cell, _), segments in page.segments.items()
            if item == at and cell and cell[0] == row and segments
        )
        neighbour, runs = next(row_texts, None), typed_runs(Paragraph(), new)
        if neighbour is not None:
            where = neighbour.where
            yield where, lambda rewriter: edits.fill_cell(rewriter, where, column, runs)
            return
        raise LeftError("its row holds no other text")

    # --- slides -------------------------------------------------------------------------

    def _deleted(self, found: Found) -> Iterator[tuple[Place, Edit]]:
        """A slide goes with all its pages; `_Applier` takes it out."""
        page = self.side.pages.get(found.slides.key)
        if page is None:
            raise _ThereError
        left = [
            pair
            for pair in self.versions.pairs
            if pair.hand and (other := self.side.pages.get(pair.key)) and other.place == page.place
        ]
        if left:
            raise LeftError("other pages of this slide are still there")
        if not self.versions.sure and any(pair.base is None for pair in self.versions.pairs):
            raise LeftError("it may be one of the slides that could not be told apart")
        assert found.slides.base
        if _dense_of(found.slides.base.plain) != _dense_of(page.read.plain):
            raise _ConflictError(page.slide.where, "")
        yield from ()

    def _hidden(self, found: Found, page: Page) -> Iterator[tuple[Place, Edit]]:
        hidden = found.slides.hand is not None and found.slides.hand.hidden
        if page.slide.hidden == hidden:
            raise _ThereError
        if page.number > 1:
            raise LeftError("only a whole slide can be hidden, with all its pages")
        value = "true" if hidden else None
        yield page.slide.where, slide_edit(page, "hidden", value)

    def _notes(self, found: Found, page: Page) -> Iterator[tuple[Place, Edit]]:
        assert found.slides.base and found.slides.hand
        base, hand = found.slides.base.notes, found.slides.hand.notes
        now = page.read.notes
        if _dense_text(now) == _dense_text(hand):
            raise _ThereError
        if page.number > 1:
            raise LeftError("notes stand with the first page of a slide")
        if _dense_text(now) != _dense_text(base):
            raise _ConflictError(page.slide.where, "\n".join(p.text for p in hand))
        value = notes_text(page.slide.notes, base, hand)
        yield page.slide.where, slide_edit(page, "notes", value)

    # --- numbers and places -------------------------------------------------------------

    def _data(self, found: Found, page: Page) -> Iterator[tuple[Place, Edit]]:
        assert found.items and found.items.base and found.items.hand
        base, hand = found.items.base.chart, found.items.hand.chart
        at = page.find(found.items.base)
        now = page.read.items[at].chart if at is not None else None
        if base is None or hand is None or now is None:
            raise LeftError("the spec draws this no more")
        if now == hand:
            raise _ThereError
        if _extent(base) != _extent(hand):
            raise LeftError("rows or columns of the data were added or taken away")
        if now != base:
            raise _ConflictError(page.slide.where, "other numbers in a chart")
        chart = _chart_of(page, at)
        for s, (old, new) in enumerate(zip(base.series, hand.series, strict=True)):
            for c, (before, after) in enumerate(zip(old.values, new.values, strict=True)):
                if before != after:
                    yield self._number(chart, s, base.categories[c], after)
            if old.name != new.name and chart.series[s].name == old.name:
                where = chart.series[s].where
                yield where, _renaming(where, old.name, new.name)
        for before, after in zip(base.categories, hand.categories, strict=True):
            if before != after:
                yield page.slide.where, _category_renaming(chart.series[0].where, before, after)

    def _number(
        self, chart: spec.Chart, series: int, category: str, number: float | None
    ) -> tuple[Place, Edit]:
        where = chart.series[series].where
        return where, lambda rewriter: edits.set_value(rewriter, where, category, number)

    def _place(self, found: Found, page: Page) -> Iterator[tuple[Place, Edit]]:
        assert found.items and found.items.base and found.items.hand
        if follows(found.items, found.slides):
            return
        if found.items.base.place[4:] != found.items.hand.place[4:] and found.items.base.place:
            raise LeftError("it was turned; only place and size can be adjusted")
        measured = measures_of(found.items, page)
        if measured is None:
            raise LeftError("the spec draws this no more")
        key, measures = measured
        values = self.adjusted.setdefault(page.place, written(page.slide.adjust))
        values[key] = {**values.get(key, {}), **measures}
        # the same values for all that moved on the slide, so that each edit writes them whole
        yield page.slide.where, slide_edit(page, "adjust", values)


# --- parts --------------------------------------------------------------------------------


def _text_of(item: Item, cell: tuple[int, int] | None) -> Text:
    if cell is None:
        return item.text
    row, column = cell
    inside = row < len(item.cells) and column < len(item.cells[row])
    return item.cells[row][column].text if inside else ()


def _dense(paragraph: Paragraph) -> str:
    return _dense_of(paragraph.text)


def _dense_text(text: Text) -> list[str]:
    return [_dense(one) for one in text if one.text.strip()]


def _dense_of(text: str) -> str:
    return "".join(text.split())


def _extent(data: ChartData) -> tuple[int, list[int]]:
    return len(data.categories), [len(one.values) for one in data.series]


def _renaming(where: Place, before: str, after: str) -> Edit:
    return lambda rewriter: edits.rename(rewriter, where, before, after)


def _category_renaming(where: Place, before: str, after: str) -> Edit:
    return lambda rewriter: edits.rename_category(rewriter, where, before, after)


def _chart_of(page: Page, at: int | None) -> spec.Chart:
    """The spec's chart that is the one drawn at `at`, counted among those of the slide."""
    blocks = [page.slide.content, *getattr(page.slide.content, "blocks", ()), page.slide.aside]
    contents = [one.content if isinstance(one, spec.Block) else one for one in blocks]
    charts = [one for one in contents if isinstance(one, spec.Chart)]
    drawn = [n for n, item in enumerate(page.read.items) if item.kind == "chart"]
    if len(charts) != len(drawn) or at not in drawn:
        raise LeftError("it is one of several pages of a chart")
    return charts[drawn.index(at)]


def slide_edit(page: Page, key: str, value: object) -> Edit:
    """Gives a slide a key, or takes it away."""
    return lambda rewriter: edits.set_slide_key(rewriter, page.place, page.slide.id, key, value)


def _comment(where: Place, words: str) -> Edit:
    def write(rewriter: Rewriter) -> None:
        spot = edits.scalar_or_slide_at(rewriter, where)
        rewriter.comment_above(spot, words)

    return write
