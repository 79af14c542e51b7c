"""Hub: a disc, cards on both sides, spokes glued to both."""

import pytest

from deckbuilder.layout import lay_out
from deckbuilder.model import scene, spec
from deckbuilder.units import to_inches
from tests.layout.drafting import deck, find, flat, scene_of, slide, text, texts_of, theme, titled

SIX = tuple(titled(f"第{n}方", "做什么事") for n in range(1, 7))


def pages_of(*items: spec.Titled, center: str = "网格员", **more: object):
    return scene_of(slide("hub", spec.Hub(text(center), items)), **more).slides


def cards(page: scene.Slide) -> list[scene.TextBox]:
    return [i for i in flat(page.items) if i.key.endswith("/text")]


def test_the_disc_stands_in_the_middle_of_the_body():
    disc = find(pages_of(*SIX)[0], "center").rect
    assert to_inches(disc.w) == pytest.approx(2.25, abs=0.01)
    assert to_inches(disc.center) == pytest.approx(6.667, abs=0.01)
    assert to_inches(disc.middle) == pytest.approx(4.25, abs=0.01)


def test_the_first_half_stands_on_the_left_in_four_columns():
    found = cards(pages_of(*SIX)[0])
    lefts = [round(to_inches(c.rect.x), 2) for c in found]
    assert lefts == [0.67] * 3 + [8.8] * 3
    assert {round(to_inches(c.rect.w), 2) for c in found} == {3.87}
    assert len({c.rect.h for c in found}) == 1
    assert found[0].rect.y == found[3].rect.y


def test_an_odd_number_centres_the_shorter_column():
    found = cards(pages_of(*SIX[:5])[0])
    right = [c.rect for c in found[3:]]
    assert to_inches((right[0].y + right[1].bottom) / 2) == pytest.approx(4.25, abs=0.01)


def test_spokes_are_glued_to_the_disc_and_to_the_inner_sides():
    page = pages_of(*SIX)[0]
    spokes = [i for i in flat(page.items) if isinstance(i, scene.Connector)]
    assert {s.start_key for s in spokes} == {"center"}
    assert [s.end_key for s in spokes] == [f"hub/{n}/text" for n in range(1, 7)]
    assert [s.end_site for s in spokes] == [3] * 3 + [1] * 3
    assert [s.start_site for s in spokes] == [1, 2, 3, 7, 6, 5]
    disc = find(page, "center").rect
    for spoke in spokes:
        dx, dy = spoke.start[0] - disc.center, spoke.start[1] - disc.middle
        assert to_inches((dx * dx + dy * dy) ** 0.5) == pytest.approx(1.125, abs=0.001)


def test_words_of_cards_share_their_sizes():
    found = cards(pages_of(titled("短"), titled("长", "说明文字" * 12), *SIX[:4])[0])
    assert len({c.paragraphs[0].size for c in found}) == 1


def test_too_many_items_continue_around_the_same_disc():
    slides = pages_of(*(titled(f"第{n}项", "说明文字" * 6) for n in range(14)))
    assert len(slides) > 1
    titles = [t for page in slides for t in texts_of(page) if t.startswith("第")]
    assert titles == [f"第{n}项" for n in range(14)]
    assert all(find(page, "center") for page in slides)


def test_a_longer_centre_makes_a_larger_disc():
    page = pages_of(*SIX, center="街道社区党组织书记联席会议办公室主任和副主任共同负责")[0]
    assert to_inches(find(page, "center").rect.w) > 2.3


def test_a_centre_too_long_for_any_disc_is_told():
    content = spec.Hub(text("很长的名字" * 30), SIX)
    _, problems = lay_out(deck(slide("hub", content)), theme())
    assert "W317" in [p.code for p in problems]


def test_each_click_shows_a_card_with_its_spoke():
    made = scene_of(slide("hub", spec.Hub(text("中心"), SIX[:3]), reveal=True))
    assert [[t.key for t in c] for c in made.slides[0].reveal] == [["hub/1"], ["hub/2"], ["hub/3"]]
    assert find(made.slides[0], "hub/2/spoke")


def test_few_cards_stand_around_a_larger_disc():
    few, many = (scene_of(slide("hub", spec.Hub(text("中心"), SIX[:n]))).slides[0] for n in (3, 6))
    assert find(few, "center").rect.w > find(many, "center").rect.w
