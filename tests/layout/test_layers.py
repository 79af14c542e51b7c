"""Pyramid and funnel: straight sides, even steps of colour, titles inside, continuation."""

from itertools import pairwise

import msgspec
import pytest

from deckbuilder.layout.layers import between
from deckbuilder.model import scene, spec
from deckbuilder.units import to_inches
from tests.layout.drafting import find, flat, scene_of, slide, texts_of, titled

LEVELS = tuple(titled(name, "说明文字") for name in ("核心级", "机密级", "内部级", "公开级"))


def page_of(kind: str, *layers: spec.Titled, **more: object) -> scene.Slide:
    return pages_of(kind, *layers, **more)[0]


def pages_of(kind: str, *layers: spec.Titled, theme_name: str = "academy-blue", **more: object):
    content = spec.KINDS[kind](layers)
    return scene_of(slide(kind, content, **more), theme_name=theme_name).slides


def shapes(page: scene.Slide) -> list[scene.TextBox]:
    return [i for i in flat(page.items) if i.key.endswith("/layer")]


def sides(box: scene.TextBox) -> tuple[float, float]:
    """The widths of a layer at its top and its foot, inches."""
    assert isinstance(box.geometry, scene.Path)
    xs: dict[float, list[float]] = {}
    for command in box.geometry.commands:
        if len(command) == 3:
            xs.setdefault(float(command[2]), []).append(float(command[1]))
    top, foot = (max(x) - min(x) for _, x in sorted(xs.items()))
    return round(top, 3), round(foot, 3)


def test_a_pyramid_stands_on_six_columns_and_fills_the_body():
    found = shapes(page_of("pyramid", *LEVELS))
    assert sides(found[0])[0] == 0.0
    assert sides(found[-1])[1] == pytest.approx(5.9)
    assert round(to_inches(found[0].rect.y), 2) == 1.75
    assert round(to_inches(found[-1].rect.bottom), 2) == 6.75


@pytest.mark.parametrize("kind", ["pyramid", "funnel"])
def test_sides_run_straight_through_all_layers(kind):
    found = shapes(page_of(kind, *LEVELS))
    slopes = [(sides(b)[1] - sides(b)[0]) / to_inches(b.rect.h) for b in found]
    assert slopes == pytest.approx([slopes[0]] * 4, abs=0.01)


def test_gaps_between_layers_are_even():
    found = shapes(page_of("pyramid", *LEVELS))
    gaps = [to_inches(b.rect.y - a.rect.bottom) for a, b in pairwise(found)]
    assert gaps == pytest.approx([0.0625] * 3, abs=0.001)


def test_fills_run_in_even_steps_from_primary_to_accent2():
    fills = [b.fill for b in shapes(page_of("pyramid", *LEVELS))]
    assert fills == ["primary", "primary~accent2/33", "primary~accent2/67", "accent2"]


def test_a_colour_may_run_to_a_tint_of_itself():
    assert [between("primary", "primary/28", s) for s in (0, 0.5, 1)] == [
        "primary", "primary/64", "primary/28",
    ]  # fmt: skip


def test_the_layer_written_strong_is_lit():
    layers = (*LEVELS[:2], titled("**内部级**", "说明"), LEVELS[3])
    assert shapes(page_of("pyramid", *layers))[2].fill == "accent1"


def test_short_titles_stand_in_a_funnel_and_texts_beside_it():
    page = page_of("funnel", *(titled(f"{n} 件", "说明文字") for n in (900, 90, 9)))
    assert [b.paragraphs[0].plain for b in shapes(page)] == ["900 件", "90 件", "9 件"]
    assert shapes(page)[-1].fill == "accent1"
    assert [p.plain for p in find(page, "funnel/1/text").paragraphs] == ["说明文字"]


def test_long_titles_stand_beside_a_funnel_of_numbers():
    page = page_of("funnel", *(titled(f"第{n}类说不完的长长的标题文字", "说明") for n in "一二三"))
    assert [b.paragraphs[0].plain for b in shapes(page)] == ["1", "2", "3"]
    assert "说明" in [p.plain for p in find(page, "funnel/1/text").paragraphs]


def test_a_funnel_without_texts_stands_amidst():
    page = page_of("funnel", titled("来信"), titled("问题"), titled("项目"))
    top = shapes(page)[0].rect
    assert to_inches(top.center) == pytest.approx(13.333 / 2, abs=0.01)


def test_titles_alone_that_do_not_fit_their_layers_stand_clear_of_them():
    titles = ("应当逐户登记的四千二百户", "入户三千一百户", "有隐患", "复查合格的五百五十二户居民")
    page = page_of("funnel", *map(titled, titles))
    assert [b.paragraphs[0].plain for b in shapes(page)] == ["1", "2", "3", "4"]
    words = [find(page, f"funnel/{n}/text").rect for n in range(1, 5)]
    assert min(rect.x for rect in words) > max(b.rect.right for b in shapes(page))


def test_an_icon_stands_before_the_title_in_its_layer():
    parts = [msgspec.structs.replace(titled(t), icon="eye") for t in ("访问", "注册", "付费")]
    page = page_of("funnel", *parts)
    for n, layer in enumerate(shapes(page), 1):
        assert isinstance(layer, scene.TextBox)
        icon, words = find(page, f"funnel/{n}/icon").rect, layer.paragraphs[0]
        assert layer.rect.x < icon.x
        start = layer.rect.center + layer.insets[0] / 2 - words.size * 12700  # two characters
        assert icon.right < start


def test_many_layers_continue_on_the_same_slopes_without_loss():
    layers = [titled(f"第{n}层", "说明文字很长" * 9) for n in range(1, 10)]
    slides = pages_of("pyramid", *layers)
    assert len(slides) > 1
    words = [t for page in slides for t in texts_of(page)]
    assert [t for t in words if t.startswith("第")] == [f"第{n}层" for n in range(1, 10)]
    ends = [sides(b) for page in slides for b in shapes(page)]
    assert ends[0][0] == 0.0
    assert ends[-1][1] == pytest.approx(5.9)
    assert all(a[1] <= b[0] + 0.1 for a, b in pairwise(ends))


def test_a_layer_that_overfills_a_page_keeps_all_its_words():
    words = "一句很长的话，" * 120
    slides = pages_of("pyramid", titled("顶", "短"), titled("底", words))
    texts = "".join(t for page in slides for t in texts_of(page)).replace("\n", "")
    assert texts.count("一句很长的话") == 120


def test_party_red_lights_the_first_layer():
    page = page_of("pyramid", *LEVELS, theme_name="party-red")
    assert shapes(page)[0].fill == "primary"


def test_each_click_shows_a_layer_with_its_words():
    page = page_of("pyramid", *LEVELS, reveal=True)
    assert [[t.key for t in click] for click in page.reveal] == [
        [f"pyramid/{n}"] for n in range(1, 5)
    ]


def test_the_whole_tells_itself():
    group = next(i for i in page_of("pyramid", *LEVELS).items if isinstance(i, scene.Group))
    assert group.alt == "金字塔，从上到下 4 层：核心级、机密级、内部级、公开级"
