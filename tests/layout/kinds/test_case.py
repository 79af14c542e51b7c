"""Case: heights follow the text, the last row is lit."""

from deckbuilder.model import scene, spec
from deckbuilder.units import to_inches
from tests.layout.drafting import find, flat, items, scene_of, slide, text, texts_of


def case(*parts: tuple[str, str | spec.Items], **more: object) -> spec.Slide:
    made = tuple(
        spec.CasePart(text(heading), body if isinstance(body, spec.Items) else items(body))
        for heading, body in parts
    )
    return slide("case", spec.Case(made), **more)


def test_the_last_row_is_lit_and_its_words_turn():
    page = scene_of(case(("背景", "一"), ("启示", "二"))).slides[0]
    assert find(page, "case/2/band")
    assert find(page, "case/2/text").paragraphs[0].color == "on-primary"
    assert find(page, "case/1/text").paragraphs[0].color == "text"


def test_a_single_part_is_not_lit():
    page = scene_of(case(("背景", "一"))).slides[0]
    assert not any(i.key.endswith("/band") for i in flat(page.items))


def test_a_longer_text_has_a_higher_row():
    page = scene_of(case(("背景", "一"), ("做法", "很长的做法" * 25), ("启示", "二"))).slides[0]
    heights = [find(page, f"case/{n}/text").rect.h for n in (1, 2, 3)]
    assert heights[1] > heights[0] == heights[2]


def test_a_list_in_a_part_keeps_its_marks():
    page = scene_of(case(("做法", items("甲", "乙")), ("启示", "丙"))).slides[0]
    assert [bool(p.bullet) for p in find(page, "case/1/text").paragraphs] == [True, True]


def test_a_part_that_overfills_a_page_repeats_its_heading():
    result = scene_of(case(("做法", "说明文字很长。" * 120), ("启示", "完")))
    heads = [t for page in result.slides for t in texts_of(page) if t == "做法"]
    assert len(heads) == len(result.slides) > 1 or len(heads) > 1
    told = "".join(t for page in result.slides for t in texts_of(page)).replace("\n", "")
    assert told.count("说明文字很长。") == 120


def test_rows_end_within_the_body():
    page = scene_of(case(*((f"项{n}", "文字" * 30) for n in range(5)))).slides[0]
    rows = [i for i in page.items if isinstance(i, scene.Group) and i.key.startswith("case/")]
    foot = max(i.rect.bottom for row in rows for i in row.items)
    assert to_inches(foot) <= 6.751
