"""Cycle: nodes on a ring, arrows along it, words around it or in rows beside it."""

from math import hypot

import pytest

from deckbuilder.model import scene, spec
from deckbuilder.units import to_inches
from tests.layout.drafting import find, flat, scene_of, slide, texts_of, titled

LIFE = (
    titled("采集", "只收用得上的，写明用途。"),
    titled("存储", "按级别加密，定期备份。"),
    titled("使用", "按人授权，查询留痕。"),
    titled("共享", "先脱敏，再签协议。"),
    titled("销毁", "到期清除，双人见证。"),
)


def pages_of(*steps: spec.Titled, **more: object):
    return scene_of(slide("cycle", spec.Cycle(steps)), **more).slides


def nodes(page: scene.Slide) -> list[scene.TextBox]:
    return [i for i in flat(page.items) if i.key.endswith("/node")]


def centers(page: scene.Slide) -> list[tuple[float, float]]:
    return [
        (to_inches(n.rect.x + n.rect.right) / 2, to_inches(n.rect.y + n.rect.bottom) / 2)
        for n in nodes(page)
    ]


def test_five_nodes_start_on_top_and_lie_on_one_circle_around_the_middle():
    found = centers(pages_of(*LIFE)[0])
    x, y = sum(p[0] for p in found) / 5, sum(p[1] for p in found) / 5
    assert x == pytest.approx(6.667, abs=0.01)
    assert found[0][0] == pytest.approx(x, abs=0.01)
    radii = [hypot(a - x, b - y) for a, b in found]
    assert radii == pytest.approx([radii[0]] * 5, abs=0.01)
    assert 1.75 < radii[0] < 1.95
    assert found[1][0] > x > found[4][0]


def test_an_even_number_of_nodes_leaves_top_and_foot_free():
    found = centers(pages_of(*LIFE[:4])[0])
    assert found[0][0] == found[3][0] < found[1][0] == found[2][0]
    assert found[0][1] == found[1][1] < found[2][1]
    assert found[1][0] - found[0][0] > 2.5


def test_an_arrow_leads_along_the_ring_from_each_node_to_the_next():
    page = pages_of(*LIFE)[0]
    arrows = [i for i in flat(page.items) if i.key.endswith("/arrow")]
    assert [a.name for a in arrows] == [f"arrow {n}-{n % 5 + 1}" for n in range(1, 6)]
    sweeps = [a.geometry.commands[1][4] for a in arrows]
    assert sweeps == pytest.approx([sweeps[0]] * 5)
    assert all(a.stroke.tail == "triangle" for a in arrows)


def test_words_touch_neither_each_other_nor_a_node():
    page = pages_of(*LIFE)[0]
    boxes = [i.rect for i in flat(page.items) if i.key.endswith(("/text", "/node"))]
    for i, one in enumerate(boxes):
        for other in boxes[i + 1 :]:
            apart_x = one.right <= other.x or other.right <= one.x
            assert apart_x or one.bottom <= other.y or other.bottom <= one.y


def test_labels_at_the_left_end_at_their_nodes():
    page = pages_of(*LIFE)[0]
    label = find(page, "cycle/5/text")
    assert {p.align for p in label.paragraphs} == {"right"}
    assert label.rect.right < find(page, "cycle/5/node").rect.x
    assert {p.align for p in find(page, "cycle/1/text").paragraphs} == {"center"}


def test_the_step_written_strong_is_lit():
    page = pages_of(LIFE[0], titled("**存储**"), LIFE[2])[0]
    assert [n.fill for n in nodes(page)] == ["primary", "accent1", "primary"]


def test_party_red_lights_the_first_node():
    page = pages_of(*LIFE, theme_name="party-red")[0]
    assert [n.fill for n in nodes(page)] == ["primary", *["surface"] * 4]


def test_numbers_of_two_digits_have_room_on_one_line():
    page = pages_of(*(titled(f"环节 {n}") for n in range(12)))[1]
    marks = [i for i in flat(page.items) if i.key.endswith("/ordinal")]
    assert [mark.paragraphs[0].plain for mark in marks] == [str(n) for n in range(7, 13)]
    assert all(mark.lines == (1,) for mark in marks)


def test_long_words_stand_in_rows_beside_a_ring_of_numbers_and_continue():
    steps = [titled(f"第{n}步", "说明文字很长，" * 14) for n in range(1, 7)]
    slides = pages_of(*steps)
    assert len(slides) > 1
    for page in slides:
        assert len(nodes(page)) == 6
        right = max(to_inches(n.rect.right) for n in nodes(page))
        texts = [i for i in flat(page.items) if i.key.endswith("/text")]
        assert min(to_inches(t.rect.x) for t in texts) > right
    titles = [t for page in slides for t in texts_of(page) if t.startswith("第")]
    assert titles == [f"第{n}步" for n in range(1, 7)]


def test_twelve_nodes_still_stand_apart():
    page = pages_of(*(titled(f"环节{n}") for n in range(12)))[0]
    found = centers(page)
    side = to_inches(nodes(page)[0].rect.w)
    assert len(found) == 12
    assert all(
        hypot(a[0] - b[0], a[1] - b[1]) > side for i, a in enumerate(found) for b in found[i + 1 :]
    )
