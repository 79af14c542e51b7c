"""Venn: circles that let through, names in them, notes outside, rows where these do not fit."""

from math import hypot

import msgspec
import pytest

from deckbuilder.model import scene, spec
from deckbuilder.units import to_inches
from tests.layout.drafting import find, flat, scene_of, slide, text, texts_of, titled

THREE = (titled("合规", "能拿出证据。"), titled("业务", "流程走得通。"), titled("安全", "守得住。"))


def page_of(*sets: spec.Titled, shared: str = "可持续治理", **more: object) -> scene.Slide:
    slides = scene_of(slide("venn", spec.Venn(sets, text(shared))), **more).slides
    assert len(slides) == 1
    return slides[0]


def circles(page: scene.Slide) -> list[tuple[float, float, float]]:
    """Centre and radius of each circle, inches."""
    found = [i.rect for i in flat(page.items) if i.key.startswith("circle/")]
    return [(to_inches(r.center), to_inches(r.middle), to_inches(r.w) / 2) for r in found]


def test_three_circles_fill_the_body_around_its_middle():
    found = circles(page_of(*THREE))
    r = 5.0 / 2.92
    assert [c[2] for c in found] == pytest.approx([r] * 3, abs=0.01)
    assert found[0][:2] == pytest.approx((6.667, 1.75 + r), abs=0.01)
    offsets = [hypot(x - 6.667, y - (1.75 + 1.6 * r)) for x, y, _ in found]
    assert offsets == pytest.approx([0.6 * r] * 3, abs=0.01)
    assert found[1][0] > found[2][0]


def test_two_circles_stand_side_by_side():
    found = circles(page_of(titled("能"), titled("想"), shared="做"))
    assert found[0][1] == found[1][1]
    assert found[1][0] - found[0][0] == pytest.approx(1.24 * found[0][2], abs=0.01)


def test_fills_let_the_others_through():
    shapes = [i for i in flat(page_of(*THREE).items) if i.key.startswith("circle/")]
    assert [s.fill for s in shapes] == ["primary", "accent1", "accent2"]
    assert {s.opacity for s in shapes} == {0.13}


def test_a_name_stands_where_only_its_own_circle_is():
    page = page_of(*THREE)
    found = circles(page)
    for i in range(3):
        box = find(page, f"venn/{i + 1}/name").rect
        x, y = to_inches(box.center), to_inches(box.middle)
        inside = [hypot(x - cx, y - cy) < r for cx, cy, r in found]
        assert inside == [n == i for n in range(3)]


def test_notes_stand_outside_all_circles_with_a_leader_from_the_edge():
    page = page_of(*THREE)
    for i, (x, y, r) in enumerate(circles(page)):
        note, leader = find(page, f"venn/{i + 1}/text"), find(page, f"venn/{i + 1}/leader")
        start = [to_inches(v) for v in leader.start]
        assert hypot(start[0] - x, start[1] - y) == pytest.approx(r, abs=0.01)
        for cx, cy, cr in circles(page):
            for edge in (note.rect.x, note.rect.right):
                assert hypot(to_inches(edge) - cx, to_inches(note.rect.middle) - cy) > cr


def test_words_too_long_for_the_circles_stand_in_rows_beside_letters():
    sets = tuple(titled(f"第{n}个圈里说不完的很长的名字", "说明") for n in "一二三")
    page = page_of(*sets, shared="大家都认账而且马上能办起来的好事情")
    words = texts_of(page)
    assert [w for w in words if w in "ABCD"] == ["A", "B", "C", "D", "A", "B", "C", "D"]
    assert "大家都认账而且马上能办起来的好事情" in [w.replace("\n", "") for w in words]
    right = max(x + r for x, _, r in circles(page))
    assert to_inches(find(page, "venn/1/text").rect.x) > right


def test_the_midst_is_told_and_revealed_last():
    made = scene_of(slide("venn", spec.Venn(THREE, text("治理")), reveal=True)).slides[0]
    assert [c[0].key for c in made.reveal] == ["venn/1", "venn/2", "venn/3", "venn/shared/shown"]
    group = next(i for i in page_of(*THREE, shared="治理").items if isinstance(i, scene.Group))
    assert group.alt == "交集图：合规、业务、安全、共有：治理"


def test_an_icon_stands_above_the_name_of_its_set():
    sets = tuple(msgspec.structs.replace(one, icon="eye") for one in THREE)
    page = scene_of(slide("venn", spec.Venn(sets, text("治理")))).slides[0]
    for n in (1, 2, 3):
        icon, name = find(page, f"venn/{n}/icon").rect, find(page, f"venn/{n}/name").rect
        assert icon.bottom <= name.y
        assert abs(icon.center - name.center) < 1000
