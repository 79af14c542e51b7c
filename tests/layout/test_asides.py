"""Asides: every one is drawn, in its third, in half the width, or on a page of its own."""

import pytest

from deckbuilder.layout.staying import stays
from deckbuilder.model import scene, spec
from tests.layout.drafting import find, flat, items, room_for, scene_of, slide, text, texts_of

SHORT = spec.Points(items("听清楚", "记下来"))
LONG = spec.Points(items(*(f"第{n}条：" + "把问题解决在村组，件件有回音" * 3 for n in range(9))))


def with_aside(content: spec.Points, block: spec.Block) -> tuple[scene.Slide, ...]:
    return scene_of(slide("points", content, aside=block)).slides


def test_a_short_aside_stands_in_its_third():
    (page,) = with_aside(SHORT, spec.Block("points", SHORT))
    assert find(page, "aside/panel").rect.w == pytest.approx(3.867 * 914400, rel=0.01)


def test_a_sentence_too_long_for_a_third_gets_half_the_width():
    words = "https://www.example.org/archive/2024/reports/annual-review.html?lang=en&page=12, " * 4
    (page,) = with_aside(SHORT, spec.Block("statement", spec.Statement(text(words))))
    assert find(page, "aside/panel").rect.w == pytest.approx(5.8 * 914400, rel=0.01)


def test_a_list_too_long_for_any_place_beside_follows_on_pages_of_its_own():
    first, *rest = with_aside(SHORT, spec.Block("points", LONG, title=text("另外")))
    assert not any(item.key.startswith("aside") for item in first.items)
    assert rest and all(find(page, "aside/points") for page in rest)
    told = "".join(line for page in rest for line in texts_of(page))
    assert all(f"第{n}条" in told for n in range(9))
    assert rest[0].title == f"标题说出要点（2/{1 + len(rest)}）"


def test_an_aside_goes_on_beside_the_further_pages_of_a_long_content():
    pages = with_aside(LONG, spec.Block("points", LONG))
    keys = [{item.key for item in flat(page.items)} for page in pages]
    assert sum("aside/points" in found for found in keys) >= 2
    assert all("points" in found or "aside/points" in found for found in keys)


def test_an_aside_on_its_own_page_has_the_title_that_the_kind_draws_elsewhere():
    question = spec.Discussion((text("怎样把群众的意见听进来？"),))
    one = slide("discussion", question, title="", aside=spec.Block("points", LONG))
    _, *rest = scene_of(one).slides
    assert all(find(page, "title") for page in rest)


def test_a_text_beyond_its_place_or_on_another_does_not_stay():
    room = room_for(slide("points", SHORT))
    area = room.body
    high = room.box("a", "a", area._replace(h=0.1), room.para("字" * 200, "body1"))
    assert not stays(room, [high], area._replace(h=0.3))
    one, other = (room.box(key, key, area, room.para("同一处", "body1")) for key in "ab")
    assert not stays(room, [one, other], area)
    assert stays(room, [one], area)


def test_the_panel_of_a_picture_ends_below_it():
    image = spec.Image("/x.png", "png", (800, 400), alt="图")
    (page,) = with_aside(SHORT, spec.Block("image", image))
    panel, picture = find(page, "aside/panel").rect, find(page, "aside/image").rect
    assert picture.bottom < panel.bottom < picture.bottom + 0.35 * 914400
