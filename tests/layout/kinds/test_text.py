"""Running text: one placeholder, continued between paragraphs, never inside one that fits."""

from deckbuilder.model import spec
from deckbuilder.units import to_inches
from tests.layout.drafting import find, scene_of, slide, text, texts_of


def prose(*paragraphs: str, **more: object) -> spec.Slide:
    return slide("text", spec.Prose(tuple(text(p) for p in paragraphs)), **more)


def test_it_is_the_body_placeholder_in_a_readable_measure():
    box = find(scene_of(prose("一段要读的话。" * 12)).slides[0], "text")
    assert box.placeholder is not None and box.placeholder.type == "body"
    assert round(to_inches(box.rect.w), 2) == 8.95
    assert box.paragraphs[0].bullet is None


def test_a_single_sentence_is_large_and_stands_above_the_middle():
    box = find(scene_of(prose("一句话。")).slides[0], "text")
    assert box.paragraphs[0].size == 40
    assert 2.5 < to_inches(box.rect.y) < 3.75
    two = find(scene_of(prose("一句话。", "又一句。")).slides[0], "text")
    assert two.paragraphs[0].size == 28


def sizes_of(paragraphs: int) -> list[float]:
    """The size of the text on each page of so many paragraphs."""
    drawn = scene_of(prose(*["文字很多。" * 18] * paragraphs))
    return [find(page, "text").paragraphs[0].size for page in drawn.slides]


def test_more_text_is_set_smaller_before_it_continues():
    (one,), (three,) = sizes_of(1), sizes_of(3)
    assert one == 28 > three >= 18


def test_continued_text_is_as_large_as_its_pages_allow():
    assert sizes_of(4) == [24, 24]


def test_a_whole_paragraph_goes_to_the_next_page():
    result = scene_of(prose(*["每一段都是这样长的文字。" * 9] * 8))
    assert len(result.slides) > 1
    told = [t for page in result.slides for t in texts_of(page) if "每一段" in t]
    assert [t.replace("\n", "") for t in told] == ["每一段都是这样长的文字。" * 9] * 8


def test_a_paragraph_longer_than_a_page_is_cut_between_sentences():
    result = scene_of(prose("每一句都是这样长的文字。" * 90))
    told = [t.replace("\n", "") for s in result.slides for t in texts_of(s) if "每一句" in t]
    assert len(told) > 1
    assert "".join(told) == "每一句都是这样长的文字。" * 90
    assert all(t.endswith("。") for t in told)


def test_every_click_shows_a_paragraph():
    page = scene_of(prose("甲。", "乙。", reveal=True)).slides[0]
    assert [(t.first, t.last) for click in page.reveal for t in click] == [(0, 0), (1, 1)]
