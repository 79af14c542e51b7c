"""`adjust`: items at the places that an author gives them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from deckbuilder.layout import lay_out
from deckbuilder.layout.adjusting import adjust_items, box_of, walk
from deckbuilder.model.adjusting import Adjustment, Measure
from deckbuilder.model.scene import (
    Connector,
    Group,
    Item,
    Rect,
    Shape,
    Slide,
    Stroke,
    Table,
    TableCell,
)
from deckbuilder.spec import parse_spec
from deckbuilder.theme import load_theme

INCH = 914400
SIZE = (10 * INCH, 5 * INCH)


def shape(key: str, x: int, y: int, w: int = 100, h: int = 100) -> Shape:
    return Shape(key, key, Rect(x, y, w, h))


def adjusted(items: list[Item], **measures: Any) -> dict[str, Rect]:
    key = measures.pop("key", "a")
    result, unknown = adjust_items(items, [Adjustment(key, **measures)], SIZE)
    assert not unknown
    return {item.key: box_of(item) for item in walk(result)}


def test_inches_and_per_cent_of_the_slide():
    boxes = adjusted([shape("a", 7, 8)], x=Measure(1.5), h=Measure(50, True), w=Measure(10, True))
    assert boxes["a"] == Rect(3 * INCH // 2, 8, INCH, 5 * INCH // 2)


def test_a_group_takes_its_items_along():
    group = Group("a", "a", (shape("a/1", 0, 0), shape("a/2", 100, 0)))
    boxes = adjusted([group, shape("b", 5, 5)], x=Measure(1), w=Measure(2))
    assert boxes["a"] == Rect(INCH, 0, 2 * INCH, 100)
    assert boxes["a/2"] == Rect(2 * INCH, 0, INCH, 100)
    assert boxes["b"] == Rect(5, 5, 100, 100)


def test_an_item_in_a_group_moves_before_the_group_does():
    group = Group("a", "a", (shape("a/1", 0, 0), shape("a/2", 100, 0)))
    moves = [Adjustment("a/2", y=Measure(1)), Adjustment("a", x=Measure(1))]
    (result,), _ = adjust_items([group], moves, SIZE)
    boxes = {item.key: box_of(item) for item in walk([result])}
    assert boxes["a/2"] == Rect(INCH + 100, INCH, 100, 100)
    assert boxes["a/1"] == Rect(INCH, 0, 100, 100)


def test_a_line_follows_the_item_it_is_tied_to():
    line = Connector("c", "c", (100, 50), (200, 50), Stroke("text", 1), "a", 3, "b", 1)
    boxes = adjusted([shape("a", 0, 0), shape("b", 200, 0), line], key="b", y=Measure(1))
    assert boxes["c"] == Rect(100, 50, 100, INCH)


def test_a_table_shares_its_new_width_out():
    row = (TableCell(), TableCell())
    table = Table("a", "a", Rect(0, 0, 30, 10), (10, 20), (10,), (row,))
    (result,), _ = adjust_items([table], [Adjustment("a", w=Measure(1))], SIZE)
    assert isinstance(result, Table)
    assert result.widths == (INCH // 3, INCH - INCH // 3)
    assert result.heights == (10,)


# --- from the spec ------------------------------------------------------------------------

SPEC = """\
title: t
slides:
- id: one
  title: A
  cards: [x, y, z]
  adjust:
    title: {y: 0.25}
    cards/2: {x: 10%, w: 3}
    page-2/cards/1: {x: 1}
    card/3: {x: 1}
"""


def slides_of(text: str) -> tuple[tuple[Slide, ...], list[str]]:
    deck, found = parse_spec(text, "x.yaml", root=Path("/"))
    assert deck is not None, found
    theme, _ = load_theme("plain")
    assert theme is not None
    scene, found = lay_out(deck, theme)
    assert scene is not None
    return scene.slides, [str(one) for one in found]


def boxes_of(slides: tuple[Slide, ...]) -> Iterator[tuple[str, Rect]]:
    return ((item.key, box_of(item)) for item in walk(slides[0].items))


def test_a_slide_is_drawn_as_its_spec_adjusts_it():
    before = dict(boxes_of(slides_of(SPEC.partition("  adjust")[0])[0]))
    slides, warnings = slides_of(SPEC)
    after = dict(boxes_of(slides))
    assert after["title"].y == INCH // 4
    assert after["title"].h == before["title"].h
    assert (after["cards/2"].x, after["cards/2"].w) == (round(1.3333 * INCH), 3 * INCH)
    assert [line.split(" ", 2)[:2] for line in warnings] == [
        ["x.yaml:10:5:", "W312"],
        ["x.yaml:9:5:", "W312"],
    ]
    assert warnings[0].endswith('did you mean "cards/3"?')


@pytest.mark.parametrize(
    ("adjust", "code"),
    [
        ("{title: {x: wide}}", "E103"),
        ("{title: {w: 0}}", "E103"),
        ("{title: {z: 1}}", "E102"),
        ("[title]", "E103"),
        ("{title: {x: 1e9}}", "E103"),
    ],
)
def test_what_is_no_adjustment_is_told(adjust: str, code: str):
    text = f"title: t\nslides:\n- title: A\n  points: [x]\n  adjust: {adjust}\n"
    deck, found = parse_spec(text, "x.yaml", root=Path("/"))
    assert deck is None
    assert [one.code for one in found] == [code]
