"""Gallery: even rows, one height, captions under their pictures."""

import pytest

from deckbuilder.layout.kinds.gallery import ROWS
from deckbuilder.model import scene, spec
from deckbuilder.units import to_inches
from tests.layout.drafting import find, flat, scene_of, slide, text


def image(ratio: float = 1.5, caption: str = "", fit: str = "cover") -> spec.Image:
    size = (round(1000 * ratio), 1000)
    words = text(caption) if caption else None
    return spec.Image("a.png", "png", size, alt="图", caption=words, fit=fit)  # type: ignore[arg-type]


def page_of(*images: spec.Image, **more: object) -> scene.Slide:
    return scene_of(slide("gallery", spec.Gallery(images)), **more).slides[0]


def boxes(page: scene.Slide) -> list[scene.Rect]:
    return [i.rect for i in flat(page.items) if isinstance(i, scene.Picture)]


@pytest.mark.parametrize("count", range(2, 10))
def test_rows_have_even_columns_and_one_height(count: int) -> None:
    found = boxes(page_of(*[image() for _ in range(count)]))
    assert len(found) == count
    assert len({rect.h for rect in found}) == 1
    assert len({rect.y for rect in found}) == len(ROWS[count])
    assert len({rect.x for rect in found}) == max(ROWS[count])


def test_the_tallest_caption_leaves_the_height_of_all_pictures():
    page = page_of(image(caption="短"), image(caption="很长的说明文字" * 8), image())
    heights = {rect.h for rect in boxes(page)}
    assert len(heights) == 1
    caption = find(page, "gallery/2/caption")
    assert isinstance(caption, scene.TextBox)
    assert caption.rect.bottom <= round(6.76 * 914400)
    assert caption.paragraphs[0].size == 18


def test_whole_pictures_of_one_row_get_widths_at_which_they_are_equally_high():
    found = boxes(page_of(*[image(r, fit="contain") for r in (0.7, 1.5, 1.0)]))
    assert len({round(to_inches(rect.h), 2) for rect in found}) == 1
    assert [round(rect.w / rect.h, 2) for rect in found] == [0.7, 1.5, 1.0]
    assert to_inches(found[-1].right) == pytest.approx(12.667, abs=0.01)


def test_a_narrow_slide_has_at_most_three_pictures_in_a_row():
    found = boxes(page_of(*[image() for _ in range(8)], size="4:3"))
    assert len({rect.x for rect in found}) == 3


def test_each_click_shows_a_picture_with_its_caption():
    made = scene_of(slide("gallery", spec.Gallery((image(), image())), reveal=True))
    assert made.slides[0].reveal == (
        (scene.Target("gallery/1"),),
        (scene.Target("gallery/2"),),
    )


def test_a_row_that_leaves_width_stands_amidst():
    first, last = boxes(page_of(*[image(r, fit="contain") for r in (0.7, 0.8)]))
    assert to_inches(first.x + last.right) / 2 == pytest.approx(13.333 / 2, abs=0.01)
    assert to_inches(first.x) > 2


def test_five_pictures_fill_two_rows_unless_one_row_shows_them_much_larger():
    assert len({rect.y for rect in boxes(page_of(*[image(1.3, fit="contain")] * 5))}) == 2
    assert len({rect.y for rect in boxes(page_of(*[image(0.4, fit="contain")] * 5))}) == 1
