"""A build's work grows with the deck and no faster, told by counting, not by a clock."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import deckbuilder
from bench.lecture import write_lecture
from deckbuilder.pptx_writer import package
from deckbuilder.text import widths
from deckbuilder.text.measuring import Measured

SIZES = (100, 200, 400)


def count_work(folder: Path, slides: int) -> Counter[str]:
    """What building the benchmark's lecture of so many slides takes, by kind of work."""
    folder.mkdir()
    write_lecture(folder, slides)
    work: Counter[str] = Counter()

    def counted(name: str, call: Callable[..., Any], much: Callable[..., int]) -> Any:
        def counting(*given: Any) -> Any:
            work[name] += much(*given)
            return call(*given)

        return counting

    def see_call(_frame: object, event: str, _arg: object) -> None:
        work["calls"] += event in ("call", "c_call")

    with pytest.MonkeyPatch.context() as patch:
        once = counted("parts", package.pack, lambda *_: 1)
        patch.setattr(package, "pack", counted("bytes", once, lambda _, content, *__: len(content)))
        looked = counted("texts", widths.Widths._widths, lambda *_: 1)  # pyright: ignore[reportPrivateUsage]
        patch.setattr(widths.Widths, "_widths", looked)
        patch.setattr(Measured, "__init__", counted("lines", Measured.__init__, lambda *_: 1))
        sys.setprofile(see_call)
        try:
            built = deckbuilder.build(folder / "lecture.yaml", out=folder / "deck.pptx")
        finally:
            sys.setprofile(None)
    assert built.slides == slides
    return work


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> list[Counter[str]]:
    folder = tmp_path_factory.mktemp("linear")
    count_work(folder / "first", 8)  # what is loaded and looked up once is not counted
    return [count_work(folder / str(slides), slides) for slides in SIZES]


@pytest.mark.parametrize("kind", ["parts", "bytes", "texts", "calls"])
def test_twice_the_slides_take_twice_the_work(work: list[Counter[str]], kind: str) -> None:
    small, middle, large = (one[kind] for one in work)
    assert middle - small > 0
    assert large - middle == pytest.approx(2 * (middle - small), rel=0.03)


def test_every_slide_is_written_once_with_its_notes_and_relationships(
    work: list[Counter[str]],
) -> None:
    small, middle, _ = (one["parts"] for one in work)
    assert middle - small == 4 * 100


def test_no_text_of_one_look_is_measured_twice(work: list[Counter[str]]) -> None:
    """Three slides in four have a title and five points, one has a title and twenty cells, of
    which ten are the same on many slides; each is measured in one or two looks at most."""
    small, middle, _ = (one["texts"] for one in work)
    assert middle - small <= 100 * (6 * 0.75 + 15 * 0.25) * 1.1


def test_what_stands_on_one_line_is_never_broken_up(work: list[Counter[str]]) -> None:
    for slides, one in zip(SIZES, work, strict=True):
        assert one["lines"] <= slides / 10
