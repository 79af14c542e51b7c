"""Texts of one sort share a size.

In: the texts of a slide and of those that continue it. Out: a fault for each sort that has several
sizes. Always: one sort is what stands in boxes whose keys differ in numbers only, of one level and
look.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tests.stress.texts import Stand

# In one box, or by turns, stand texts of two sorts: a caption and its credit, a fact and its name,
# a lit answer's letter. Branches go by rank, ordinals by the room they have.
_OF_SORTS = re.compile(r"^(tree|facts|line|chapter|art)\b|caption|letter|ordinal")


def sizes_of_peers(pages: Sequence[Sequence[Stand]]) -> Iterator[str]:
    sizes: dict[tuple[object, ...], set[float]] = {}
    for stand in (t for texts in pages for t in texts if not t.cell):
        sort = re.sub(r"\d+", "#", stand.key)
        if "#" in sort and not _OF_SORTS.search(sort):
            for p in stand.paragraphs:
                sizes.setdefault((sort, p.level, p.bold, p.face), set()).add(p.size)
    for (sort, *_), found in sizes.items():
        if len(found) > 1:
            yield f"{sort} has the sizes {sorted(found)}"
