"""Steps in rows: which steps a page holds, how many stand in a row, and at which sizes.

Comes in: the steps of a page and a drawing's columns and ladder. Goes out: a `Plan`, every step
with its place, all at the same sizes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

import msgspec
from msgspec.structs import replace

from deckbuilder.layout import fit
from deckbuilder.layout.area import Area
from deckbuilder.layout.diagrams import at, longest_word
from deckbuilder.layout.emphasis import lit_ones
from deckbuilder.layout.headed import break_narrow, cut_headed
from deckbuilder.layout.lists import body_of, inline_text
from deckbuilder.layout.room import Room
from deckbuilder.model import spec
from deckbuilder.model.scene import Paragraph


class Part(msgspec.Struct, frozen=True):
    """Steps of `total` with their numbers; `lit` are numbers. `bare` is whether none of all steps
    has a text."""

    steps: tuple[spec.Titled, ...]
    numbers: tuple[int, ...]
    total: int
    lit: frozenset[int]
    bare: bool

    @classmethod
    def of(cls, steps: Sequence[spec.Titled]) -> Part:
        lit = frozenset(i + 1 for i in lit_ones([step.title for step in steps]))
        numbers = tuple(range(1, len(steps) + 1))
        return cls(tuple(steps), numbers, len(steps), lit, not any(step.text for step in steps))

    def pick(self, places: Sequence[int]) -> Part:
        """The steps at `places`, counted from 0."""
        return replace(
            self,
            steps=tuple(self.steps[i] for i in places),
            numbers=tuple(self.numbers[i] for i in places),
        )

    def in_pieces(self, holds: Callable[[Part], bool]) -> Part:
        """With the steps that alone are more than `holds` in pieces of one number."""
        pieces = [
            (piece, n)
            for step, n in zip(self.steps, self.numbers, strict=True)
            for piece in cut_headed(
                step, lambda one, n=n: holds(replace(self, steps=(one,), numbers=(n,)))
            )
        ]
        steps, numbers = zip(*pieces, strict=True)
        return replace(self, steps=steps, numbers=numbers)

    @property
    def is_distinct(self) -> bool:
        """Whether no two of its steps are pieces of one."""
        return len(set(self.numbers)) == len(self.numbers)

    @property
    def goes_on(self) -> bool:
        return self.numbers[-1] < self.total


class Sizes(msgspec.Struct, frozen=True):
    """Points."""

    title: float
    text: float
    ordinal: float

    def __str__(self) -> str:
        return f"{self.title:g}/{self.text:g} pt"


class Plan(msgspec.Struct, frozen=True):
    """`counts` steps in each row; `places` are the steps' boxes, in order."""

    counts: tuple[int, ...]
    places: tuple[Area, ...]
    sizes: Sizes

    def rows(self) -> Iterator[range]:
        """The indices of the steps of each row."""
        start = 0
        for count in self.counts:
            yield range(start, start + count)
            start += count


BRIEF = 3  # lines of a text that may be larger than its column's width asks for
LEAST_HAN = 7.5  # characters that a line of such a text still holds


class Columns(msgspec.Struct, frozen=True):
    """At most `most` in a row, none narrower than `least`. `starts` are widths and the step of
    the ladder on which columns at least so wide begin; brief texts begin before."""

    gap: float
    most: int
    least: float
    starts: tuple[tuple[float, int], ...]

    def arrangements(self, count: int, width: float) -> list[tuple[int, ...]]:
        """How `count` steps may stand: one row, else two."""
        most = min(self.most, int((width + self.gap + 0.001) / (self.least + self.gap)))
        found: list[tuple[int, ...]] = [(count,)] if count <= most else []
        if 4 <= count <= 2 * most:
            found.append(((count + 1) // 2, count // 2))
        return found

    def start(self, width: float) -> int:
        return next((step for least, step in self.starts if width >= least), 0)


def ladder(room: Room, styles: tuple[str, str, str], start: int) -> Iterator[Sizes]:
    """Sizes of title, text and ordinal, largest first; numerals shrink before words do."""
    titles, texts, ordinals = (room.style(name).sizes for name in styles)
    for step in range(start, max(len(titles), len(texts), start + 1)):
        for ordinal in ordinals:
            yield Sizes(at(titles, step), at(texts, step), ordinal)


def best_plan(
    room: Room,
    part: Part,
    columns: Columns,
    styles: tuple[str, str, str],
    fits: Callable[[tuple[int, ...], Sizes], Plan | None],
) -> Plan | None:
    """The first arrangement that holds the steps, at its largest sizes."""
    arrangements = columns.arrangements(len(part.steps), room.body.w)
    for counts in arrangements:
        width = room.body.columns(counts[0], columns.gap)[0].w
        usual = [] if part.bare else list(ladder(room, styles, columns.start(width)))
        for sizes, following in pairwise((*ladder(room, styles, 0), None)):
            assert sizes is not None
            if usual and sizes not in usual and not _is_brief(room, part, sizes, width):
                continue
            plan = fits(counts, sizes)
            shape = " + ".join(map(str, counts))
            last = following is None and counts == arrangements[-1]
            fit.note(f"{shape} in a row at {sizes}", plan is not None, last)
            if plan is not None:
                return plan
    return None


def _is_brief(room: Room, part: Part, sizes: Sizes, width: float) -> bool:
    """Whether no text takes more than a few lines, each of them of enough characters."""
    if width * 72 / sizes.text < LEAST_HAN:
        return False
    line = room.height([room.para("字", "step_text", sizes.text)], width)
    return all(
        room.height(text_of(room, step, sizes.text, width), width) < (BRIEF + 0.5) * line
        for step in part.steps
    )


def floor(room: Room, styles: tuple[str, str, str]) -> Sizes:
    title, text, ordinal = (room.style(name).floor for name in styles)
    return Sizes(title, text, ordinal)


def smallest(sizes: Sequence[Sizes]) -> Sizes:
    """The sizes that all of `sizes` can share."""
    return Sizes(
        min(s.title for s in sizes), min(s.text for s in sizes), min(s.ordinal for s in sizes)
    )


def text_of(room: Room, step: spec.Titled, size: float, width: float) -> list[Paragraph]:
    paragraphs = body_of(room, step.text, "step_text", size, gap=4)
    return [break_narrow(room, p, width) for p in paragraphs]


def whole_words(
    room: Room, part: Part, style: str, sizes: Sizes, title_w: float, text_w: float
) -> bool:
    """Whether no title or text has a word too long for its column."""
    look, text = room.style(style), room.style("step_text")
    for step in part.steps:
        title = step.title.plain
        if longest_word(room, title, look.face, sizes.title, look.bold) > title_w:
            return False
        body = inline_text(room, step.text).plain if step.text else ""
        if longest_word(room, body, text.face, sizes.text) > text_w:
            return False
    return True
