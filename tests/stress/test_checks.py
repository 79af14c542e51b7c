"""The checks find what is wrong: each is shown a slide with one fault put into it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from deckbuilder.model import scene, spec
from deckbuilder.model.scene import Rect, TextBox
from tests.layout.drafting import deck, items, scene_of, slide, theme, titled
from tests.stress.checks import faults

ONE = slide("points", spec.Points(items("先听清楚再开口", "每件诉求都有回音", "结果向全村公开")))


def found(change: Callable[[TextBox], TextBox], key: str = "points") -> list[str]:
    """The faults of the slide whose box `key` was changed."""
    whole = scene_of(ONE)
    page = whole.slides[0]
    changed = tuple(change(i) if isinstance(i, TextBox) and i.key == key else i for i in page.items)
    return _faults(replace(whole, slides=(replace(page, items=changed),)))


def _faults(drawn: scene.Scene) -> list[str]:
    return faults(deck(ONE), drawn, theme())


def test_a_slide_without_faults_has_none() -> None:
    assert _faults(scene_of(ONE)) == []


def _lower(box: TextBox) -> TextBox:
    return replace(box, rect=replace(box.rect, h=box.rect.h // 8))


def _onto_the_title(box: TextBox) -> TextBox:
    return replace(box, rect=replace(box.rect, y=500_000))


def _off_the_slide(box: TextBox) -> TextBox:
    return replace(box, rect=Rect(11_500_000, 2_000_000, 3_000_000, 4_000_000))


def _tiny(box: TextBox) -> TextBox:
    return replace(box, paragraphs=tuple(replace(p, size=10.0) for p in box.paragraphs))


def _without_the_last(box: TextBox) -> TextBox:
    return replace(box, paragraphs=box.paragraphs[:-1])


def _said_twice(box: TextBox) -> TextBox:
    return replace(box, paragraphs=(*box.paragraphs, box.paragraphs[0]))


def _with_the_titles_key(box: TextBox) -> TextBox:
    return replace(box, key="title")


def _comma_first(box: TextBox) -> TextBox:
    first = box.paragraphs[0]
    runs = (scene.Run("先听清楚再开口\n，再说"),)
    return replace(box, paragraphs=(replace(first, runs=runs), *box.paragraphs[1:]))


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (_lower, "too high"),
        (_onto_the_title, "crosses"),
        (_off_the_slide, "leaves the slide"),
        (_tiny, "too small"),
        (_without_the_last, "lost"),
        (_said_twice, "2 times on a page"),
        (_with_the_titles_key, "have the key"),
        (_comma_first, "begins with ，"),
    ],
)
def test_a_fault_is_found(change: Callable[[TextBox], TextBox], says: str) -> None:
    assert [fault for fault in found(change) if says in fault]


def test_peers_of_two_sizes_are_found() -> None:
    cards = slide("cards", spec.Cards(tuple(titled(name, "一样长的文字") for name in "甲乙丙")))
    whole = scene_of(cards)
    page = whole.slides[0]

    def smaller(item: scene.Item) -> scene.Item:
        if isinstance(item, scene.Group):
            return replace(item, items=tuple(map(smaller, item.items)))
        if isinstance(item, TextBox) and item.key == "cards/2/text":
            return replace(item, paragraphs=tuple(replace(p, size=18.0) for p in item.paragraphs))
        return item

    changed = replace(page, items=tuple(map(smaller, page.items)))
    found = faults(deck(cards), replace(whole, slides=(changed,)), theme())
    assert [fault for fault in found if "has the sizes" in fault]
    assert faults(deck(cards), whole, theme()) == []


def test_a_click_on_nothing_is_found() -> None:
    whole = scene_of(ONE)
    page = replace(whole.slides[0], reveal=((scene.Target("nothing"),),))
    assert any("not there" in fault for fault in _faults(replace(whole, slides=(page,))))
