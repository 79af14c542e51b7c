"""Rings: circles touching at the foot, names in their bands, rows beside them, leaders."""

import pytest

from deckbuilder.layout.kinds.rings import Circle
from deckbuilder.model import scene, spec
from deckbuilder.units import to_inches
from tests.layout.drafting import find, flat, scene_of, slide, texts_of, titled

DEFENCE = (
    titled("数据", "加密、脱敏、水印"),
    titled("人", "最小授权"),
    titled("环境", "补丁、准入"),
)


def pages_of(*rings: spec.Titled, theme_name: str = "academy-blue", **more: object):
    made = scene_of(slide("rings", spec.Rings(rings), **more), theme_name=theme_name)
    return made.slides


def circles(page: scene.Slide) -> list[scene.Shape]:
    """From the core outwards."""
    found = [i for i in flat(page.items) if i.key.startswith("circle/")]
    return sorted(found, key=lambda c: c.rect.w)


def test_a_circle_knows_its_width_at_any_height():
    c = Circle(0, 0, 5)
    assert (c.half_chord(0), c.half_chord(3), c.half_chord(6)) == (5, 4, 0)


def test_circles_touch_at_the_body_s_foot_in_even_steps():
    found = circles(pages_of(*DEFENCE)[0])
    assert {round(to_inches(c.rect.bottom), 2) for c in found} == {6.75}
    assert {c.rect.center for c in found} == {found[0].rect.center}
    assert [round(to_inches(c.rect.w), 2) for c in found] == [2.0, 3.5, 5.0]
    assert [c.fill for c in found] == ["primary", "accent2/46", "accent2/17"]


def test_the_outer_circles_are_painted_before_the_inner_ones():
    keys = [i.key for i in flat(pages_of(*DEFENCE)[0].items) if i.key.startswith("circle/")]
    assert keys == ["circle/3", "circle/2", "circle/1"]


def test_names_stand_in_their_bands_and_texts_level_with_them():
    page = pages_of(*DEFENCE)[0]
    for n in (1, 2, 3):
        name, words = find(page, f"rings/{n}/name").rect, find(page, f"rings/{n}/text").rect
        assert name.middle == pytest.approx(words.middle, abs=5)
        dot = find(page, f"rings/{n}/dot").rect
        assert dot.middle == pytest.approx(name.middle, abs=5)
    outer, inner = circles(page)[2].rect, circles(page)[1].rect
    assert outer.y < find(page, "rings/3/name").rect.y
    assert find(page, "rings/3/name").rect.bottom < inner.y


def test_rows_stand_beside_the_circles_the_outermost_first():
    page = pages_of(*DEFENCE, theme_name="party-red")[0]
    said = [t for t in texts_of(page) if t in ("数据", "人", "环境")]
    assert said == ["环境", "人", "数据"]
    rows = [find(page, f"rings/{n}/text").rect for n in (3, 2, 1)]
    assert len({r.h for r in rows}) <= 2 and rows[0].bottom == rows[1].y
    assert circles(page)[0].fill == "primary"


def test_every_leader_starts_within_its_own_ring():
    five = tuple(titled(f"圈{n}", "说明") for n in range(5))
    page = pages_of(*five, theme_name="party-red")[0]
    found = circles(page)
    for n, circle in enumerate(found):
        dot = find(page, f"rings/{n + 1}/dot").rect
        assert distance(dot, circle) < circle.rect.w / 2
        if n:
            assert distance(dot, found[n - 1]) > found[n - 1].rect.w / 2


def distance(dot: scene.Rect, circle: scene.Shape) -> float:
    across, down = dot.center - circle.rect.center, dot.middle - circle.rect.middle
    return (across**2 + down**2) ** 0.5


def test_names_too_long_for_their_bands_move_beside_the_circles():
    page = pages_of(titled("名称长得放不进里圈的一段话", "说明"), titled("外圈", "说明"))[0]
    assert not any(i.key.endswith("/name") for i in flat(page.items))
    assert any("名称长得" in t for t in texts_of(page))


def test_rings_without_texts_have_their_names_beside_them():
    page = pages_of(titled("自己"), titled("家庭"), titled("社会"))[0]
    assert to_inches(find(page, "rings/1/text").rect.x) > 5.5


@pytest.mark.parametrize("theme_name", ["academy-blue", "party-red"])
def test_texts_too_long_continue_with_the_same_circles(theme_name):
    rings = tuple(titled(f"第{n}圈", "话很多，说也说不完。" * 14) for n in range(1, 6))
    pages = pages_of(*rings, theme_name=theme_name)
    assert len(pages) > 1
    assert all(len(circles(page)) == 5 for page in pages)
    said = [t for page in pages for t in texts_of(page)]
    assert [t[:3] for t in said if t[:3] in {f"第{n}圈" for n in range(1, 6)}] == [
        f"第{n}圈" for n in (5, 4, 3, 2, 1)
    ]


def test_rings_tell_themselves_and_reveal_from_the_core_outwards():
    assert find(pages_of(*DEFENCE)[0], "rings").alt == "同心圈，由里到外 3 圈：数据、人、环境"
    shown = pages_of(*DEFENCE, theme_name="party-red", reveal=True)[0]
    assert [click[0].key for click in shown.reveal] == ["rings/1", "rings/2", "rings/3"]


def test_on_a_narrow_slide_the_circles_leave_room_for_the_words():
    page = scene_of(slide("rings", spec.Rings(DEFENCE)), size="4:3").slides[0]
    assert to_inches(circles(page)[-1].rect.right) < 5.0
    assert to_inches(find(page, "rings/1/text").rect.right) <= 9.34
