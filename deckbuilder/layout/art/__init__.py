"""The decorations that themes name: arches, leaves, orbits, ridges, rules. Vector shapes only.

Comes in: an `Art` of the theme and the `Ground` it stands on. Goes out: items in painting order.
A new drawing is a function in `DRAWINGS`; its parameters are the art's `args`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from deckbuilder.layout.art import arches, landscape, leaves, orbits, rules
from deckbuilder.layout.art.ground import Ground
from deckbuilder.layout.art.rules import double_rule
from deckbuilder.model import scene
from deckbuilder.model.scene import Item
from deckbuilder.model.theme import Art


def draw_art(ground: Ground, arts: Sequence[Art], prefix: str = "art") -> tuple[Item, ...]:
    """The items of `arts`; each one's shapes are a decorative group where there are several."""
    items: list[Item] = []
    for n, art in enumerate(arts, 1):
        key = f"{prefix}/{n}"
        drawn = DRAWINGS[art.shape](ground, art, key)
        if len(drawn) > 1:
            items.append(
                scene.Group(key, art.shape.replace("_", " "), tuple(drawn), decorative=True)
            )
        else:
            items += drawn
    return tuple(items)


DRAWINGS: dict[str, Callable[[Ground, Art, str], list[Item]]] = {
    "rect": rules.draw_rect,
    "line": rules.draw_line,
    "double_rule": rules.draw_double_rule,
    "progress": rules.draw_progress,
    "chapter_bars": rules.draw_chapter_bars,
    "chapter_rules": rules.draw_chapter_rules,
    "chapter_share": rules.draw_chapter_share,
    "seal": rules.draw_seal,
    "chevron": rules.draw_chevron,
    "arches": arches.draw_arches,
    "arcade": arches.draw_arcade,
    "pleats": arches.draw_pleats,
    "star": arches.draw_star,
    "leaf": leaves.draw_leaf,
    "leaf_row": leaves.draw_row,
    "stem": leaves.draw_stem,
    "chapter_stem": leaves.draw_chapter_stem,
    "orbits": orbits.draw_orbits,
    "chapter_orbits": orbits.draw_chapter_orbits,
    "landscape": landscape.draw_landscape,
}

# drawings that depend on the place in the deck, or that people may want to write another word in,
# and so stand on the slide, not on its layout
MOVING = frozenset({
    "arcade", "progress", "chapter_bars", "chapter_rules", "chapter_share", "leaf_row",
    "chapter_stem", "chapter_orbits", "seal",
})  # fmt: skip


def still(arts: Sequence[Art]) -> tuple[Art, ...]:
    return tuple(art for art in arts if art.shape not in MOVING)


def moving(arts: Sequence[Art]) -> tuple[Art, ...]:
    return tuple(art for art in arts if art.shape in MOVING)


__all__ = ["Ground", "double_rule", "draw_art", "moving", "still"]
