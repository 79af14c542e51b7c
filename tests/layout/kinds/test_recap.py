"""Recap: a row a section, with its last takeaway."""

from deckbuilder.model import spec
from tests.layout.drafting import find, items, scene_of, slide, text, texts_of


def section(n: int) -> spec.Slide:
    return slide("section", spec.Section(text(f"第{n}章")), "", id=f"s{n}")


def kept(words: str, n: int) -> spec.Slide:
    return slide("points", spec.Points(items("甲")), f"页{n}", id=f"p{n}", takeaway=text(words))


def recap(content: spec.Recap | None = None) -> spec.Slide:
    return slide("recap", content or spec.Recap(), "回顾一下")


def test_a_section_gives_its_last_takeaway():
    page = scene_of(section(1), kept("先一句", 1), kept("后一句", 2), recap()).slides[-1]
    assert find(page, "recap/1/sentence").paragraphs[0].plain == "后一句"
    assert "先一句" not in texts_of(page)


def test_a_section_without_a_takeaway_keeps_its_row():
    page = scene_of(section(1), kept("一句", 1), section(2), recap()).slides[-1]
    assert find(page, "recap/2/section").paragraphs[0].plain == "第2章"


def test_the_lead_of_a_section_without_a_takeaway_stands_in():
    told = slide("section", spec.Section(text("第1章"), text("它的一句话")), "", id="s1")
    page = scene_of(told, recap()).slides[-1]
    assert find(page, "recap/1/sentence").paragraphs[0].plain == "它的一句话"


def test_sections_are_linked():
    page = scene_of(section(1), kept("一句", 1), recap()).slides[-1]
    assert find(page, "recap/1/section").link == "#s1"


def test_entries_given_stand_under_section_and_sentence():
    page = scene_of(recap(spec.Recap(items(("甲章", "一句话"), "另一句")))).slides[0]
    assert find(page, "recap/1/section").paragraphs[0].plain == "甲章"
    assert find(page, "recap/2/sentence").paragraphs[0].plain == "另一句"


def test_without_sections_the_takeaways_stand_under_their_slides():
    page = scene_of(kept("记住这句", 1), recap()).slides[-1]
    assert {"页1", "记住这句"} <= set(texts_of(page))
