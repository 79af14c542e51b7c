"""Image: contained or cropped about its focus; caption beside or below; a caption as title."""

import pytest

from deckbuilder.model import scene, spec
from deckbuilder.units import to_inches
from tests.layout.drafting import find, flat, scene_of, slide, text


def image(size: tuple[int, int] = (1600, 900), **more: object) -> spec.Image:
    if "caption" in more:
        more["caption"] = text(str(more["caption"]))
    if "credit" in more:
        more["credit"] = text(str(more["credit"]))
    return spec.Image("/a.png", "png", size, alt="教室", **more)  # type: ignore[arg-type]


def page_of(
    content: spec.Image, title: str = "标题", theme_name: str = "academy-blue"
) -> scene.Slide:
    return scene_of(slide("image", content, title), theme_name=theme_name).slides[0]


def picture(page: scene.Slide) -> scene.Picture:
    found = find(page, "image")
    assert isinstance(found, scene.Picture)
    return found


def test_a_contained_picture_keeps_its_proportions_and_is_not_cropped():
    found = picture(page_of(image((700, 1200))))
    assert found.rect.w / found.rect.h == pytest.approx(700 / 1200, rel=0.001)
    assert found.crop == (0.0, 0.0, 0.0, 0.0)
    assert to_inches(found.rect.h) == pytest.approx(5.0, abs=0.01)


def test_a_covering_picture_beside_a_caption_fills_nine_columns():
    page = page_of(image((1600, 1600), fit="cover", caption="说明", credit="来源"))
    found = picture(page)
    assert to_inches(found.rect.w) == pytest.approx(8.95, abs=0.01)
    assert to_inches(find(page, "image/caption").rect.x) == pytest.approx(9.817, abs=0.003)
    credit = find(page, "image/credit")
    assert to_inches(credit.rect.bottom) == pytest.approx(6.75, abs=0.01)


def test_the_focus_decides_what_is_cut():
    left = picture(page_of(image((3000, 900), fit="cover", focus=(0.0, 50.0)))).crop
    right = picture(page_of(image((3000, 900), fit="cover", focus=(100.0, 50.0)))).crop
    assert left[0] == 0 and left[2] > 0.2
    assert right[2] == 0 and right[0] == pytest.approx(left[2])


def test_the_caption_of_a_tall_picture_comes_closer():
    page = page_of(image((700, 1200), caption="竖的图"))
    gap = find(page, "image/caption").rect.x - picture(page).rect.right
    assert to_inches(gap) == pytest.approx(0.2, abs=0.005)


def test_party_red_has_the_caption_below_and_the_credit_right_of_it():
    page = page_of(image(caption="说明", credit="来源"), theme_name="party-red")
    caption, credit = find(page, "image/caption"), find(page, "image/credit")
    assert caption.rect.y > picture(page).rect.bottom
    assert credit.rect.y == caption.rect.y and credit.paragraphs[0].align == "right"


def test_without_a_title_the_caption_is_the_title_and_the_picture_rises():
    page = page_of(image(caption="没有标题的图"), "")
    titles = [
        i for i in flat(page.items)
        if isinstance(i, scene.TextBox) and i.placeholder and i.placeholder.type == "title"
    ]  # fmt: skip
    assert [t.key for t in titles] == ["image/caption"]
    assert to_inches(picture(page).rect.y) == pytest.approx(0.75, abs=0.01)
    assert page.title == "没有标题的图"


def test_without_title_and_caption_the_alt_text_stands_above_the_picture():
    page = page_of(image(), "")
    titles = [
        i for i in flat(page.items)
        if isinstance(i, scene.TextBox) and i.placeholder and i.placeholder.type == "title"
    ]  # fmt: skip
    assert ["".join(r.text for r in t.paragraphs[0].runs) for t in titles] == ["教室"]
    assert picture(page).rect.y >= titles[0].rect.bottom


def test_a_short_caption_stands_under_its_picture_not_at_the_margin():
    page = page_of(image((900, 1200), caption="机柜"), theme_name="party-red")
    caption, picture = find(page, "image/caption").rect, find(page, "image").rect
    assert (caption.x, caption.w) == (picture.x, picture.w)
    words = "机柜在值班室的北墙，" * 6
    long = page_of(image((900, 1200), caption=words), theme_name="party-red")
    assert find(long, "image/caption").rect.w > find(long, "image").rect.w
