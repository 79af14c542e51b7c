"""What the author should hear about a slide, and how its setting was found.

Comes in: the trials that fitting made and the pages that came of them. Goes out: warnings with
the slide's place in the YAML, and explanations for `build --explain`.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from deckbuilder.diagnostics import NOWHERE, Diagnostic, Place, diagnostic
from deckbuilder.layout.fit import Trial
from deckbuilder.model import scene, spec

MOST_POINTS = 7
MOST_PAGES = 3
MOST_TITLE_LINES = 2


class Explanation(msgspec.Struct, frozen=True):
    """One slide of the spec: what was tried for it, and the sizes (pt) of each page's texts."""

    key: str
    kind: str
    title: str
    trials: tuple[Trial, ...]
    sizes: tuple[tuple[float, ...], ...]
    where: Place = NOWHERE

    def __str__(self) -> str:
        tried = "; ".join(
            dict.fromkeys(f"{t.what} {'yes' if t.fits else 'no'}" for t in self.trials)
        )
        chosen = " | ".join(", ".join(f"{s:g}" for s in page) for page in self.sizes)
        pages = f"{len(self.sizes)} slide{'s' if len(self.sizes) > 1 else ''}"
        return (
            f'{self.where}: {self.kind} "{self.title}": tried {tried or "one setting"}; '
            f"chosen {pages}, sizes {chosen} pt"
        )


def advise(
    slide: spec.Slide, trials: Sequence[Trial], pages: int, title_lines: int
) -> list[Diagnostic]:
    """The warnings that a slide deserves."""
    found: list[Diagnostic] = []
    if title_lines > MOST_TITLE_LINES:
        where = slide.title.where if slide.title else slide.where
        found.append(diagnostic("W304", where, lines=title_lines))
    if isinstance(slide.content, spec.Points) and len(slide.content.items.items) > MOST_POINTS:
        count = len(slide.content.items.items)
        found.append(diagnostic("W305", slide.content.items.where, count=count))
    if pages > MOST_PAGES:
        found.append(diagnostic("W307", slide.where, pages=pages))
    elif pages < 2 and not any(d.code == "W305" for d in found) and needed_floor(trials):
        found.append(diagnostic("W306", slide.where, kind=slide.kind))
    return found


def needed_floor(trials: Sequence[Trial]) -> bool:
    """Whether the last ladder that was climbed down ended on its smallest step."""
    if not any(t.last for t in trials):
        return False
    sized = [t for t in trials if not t.what.startswith(("setting", "divided", "aside"))]
    return bool(sized) and sized[-1].last


def sizes_of(items: Sequence[scene.Item]) -> tuple[float, ...]:
    """The sizes of all text in `items`, largest first, each once."""
    return tuple(sorted(_sizes(items), reverse=True))


def _sizes(items: Sequence[scene.Item]) -> set[float]:
    found: set[float] = set()
    for item in items:
        match item:
            case scene.TextBox(paragraphs=paragraphs):
                found |= {p.size for p in paragraphs}
            case scene.Table(cells=rows):
                found |= {p.size for row in rows for cell in row for p in cell.paragraphs}
            case scene.Group(items=inner):
                found |= _sizes(inner)
            case _:
                pass
    return found
