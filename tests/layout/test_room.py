"""Short text in its room: the size and the breaks that it gets."""

from __future__ import annotations

from deckbuilder.layout.area import Area
from deckbuilder.model import spec

from .drafting import room_for, slide, text

SIZES = (44.0, 40.0, 36.0)


def set_in(width: float, words: str) -> tuple[float, str]:
    room = room_for(slide("section", spec.Section(text("节"))))
    found = room.display(text(words), "section_title", Area(0, 0, width, 2), sizes=SIZES)
    return found.size, found.plain


def test_a_size_that_keeps_a_term_whole_comes_before_a_larger_one() -> None:
    whole = "一次 pull request\n怎样走完"
    assert set_in(6.0, "一次 pull request 怎样走完") == (44, whole)
    assert set_in(5.5, "一次 pull request 怎样走完") == (40, whole)


def test_a_term_that_no_size_keeps_whole_is_broken_at_its_space() -> None:
    size, plain = set_in(4.5, "一次 pull request 怎样走完")
    assert size in SIZES
    assert plain == "一次 pull\nrequest 怎样走完"


def test_a_size_that_leaves_no_word_alone_comes_before_a_larger_one() -> None:
    assert set_in(5.9, "The five moments") == (40, "The five moments")
    assert set_in(2.6, "Report writing") == (44, "Report\nwriting")
