"""Runs of text: what can be told of them, and made of them, without a theme."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from deckbuilder.model import scene, spec


def is_plain(run: spec.Run) -> bool:
    """Whether a run has no inline mark at all."""
    return not (
        run.strong or run.emphasis or run.marked or run.struck or run.code or run.latex or run.link
    )


def merged(runs: Sequence[scene.Run]) -> tuple[scene.Run, ...]:
    """`runs` with neighbours of one look made one, so that they stay one text to edit."""
    out: list[scene.Run] = []
    for run in runs:
        if out and replace(out[-1], text=run.text) == run and not run.latex:
            out[-1] = replace(run, text=out[-1].text + run.text)
        else:
            out.append(run)
    return tuple(out)


def linear(latex: str) -> str:
    """A formula as it is told on a line of text, to measure it."""
    from deckbuilder.formula import pieces_of, read_formula

    return "".join(piece.text for piece in pieces_of(read_formula(latex)))


def any_han(runs: Sequence[scene.Run]) -> bool:
    if len(runs) == 1:
        return has_han(runs[0].text)
    return any(has_han(run.text) for run in runs)


def has_han(text: str) -> bool:
    """Whether a Chinese character is in `text`; mostly the first or second one tells."""
    if text.isascii():
        return False
    for c in text:  # a pattern of these ranges takes 3 ms to compile
        if "⺀" <= c <= "鿿" or "豈" <= c <= "\ufaff" or "\U00020000" <= c <= "\U0003ffff":
            return True
    return False
