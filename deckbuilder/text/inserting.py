"""Putting line breaks into a paragraph's runs.

In: a paragraph and positions in its text. Out: the same paragraph with `"\\n"` at them. Always: a
break stands for the spaces before it; nothing else changes.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from deckbuilder.model.scene import Paragraph, Run


def with_breaks(paragraph: Paragraph, positions: Sequence[int]) -> Paragraph:
    """The paragraph with `"\n"` before those characters, in place of the spaces there."""
    runs: list[Run] = []
    start = 0
    for run in paragraph.runs:
        cuts = [at - start for at in positions if start < at <= start + len(run.text)]
        runs.append(run_with_breaks(run, cuts) if cuts else run)
        start += len(run.text)
    return msgspec.structs.replace(paragraph, runs=tuple(runs))


def run_with_breaks(run: Run, cuts: Sequence[int]) -> Run:
    bounds = [0, *cuts, len(run.text)]
    parts = [run.text[a:b] for a, b in pairwise(bounds)]
    lines = [part.rstrip(" ") for part in parts[:-1]]
    return msgspec.structs.replace(run, text="\n".join([*lines, parts[-1]]))
