"""Compare: entries of all sides on one line across, what is lit, continuation in pairs."""

import pytest

from deckbuilder.model import scene, spec
from deckbuilder.units import to_inches
from tests.layout.drafting import find, flat, items, scene_of, slide, text, texts_of


def compare(sides: dict[str, spec.Items], verdict: str = "") -> spec.Compare:
    groups = tuple(spec.Group(text(head), entries) for head, entries in sides.items())
    return spec.Compare(groups, text(verdict) if verdict else None)


def page_of(content: spec.Compare, theme_name: str = "academy-blue") -> scene.Slide:
    return scene_of(slide("compare", content), theme_name=theme_name).slides[0]


def entry(page: scene.Slide, side: int, row: int, cell: int = 1) -> scene.TextBox:
    found = find(page, f"compare/{side}/{row}/{cell}")
    assert isinstance(found, scene.TextBox)
    return found


TWO = {"观望": items("短", "一句很长的话" * 9, "三"), "处置": items("甲", "乙", "丙", "丁")}


def test_entry_i_of_every_side_has_one_y_and_one_size():
    page = page_of(compare(TWO))
    for row in (1, 2, 3):
        left, right = entry(page, 1, row), entry(page, 2, row)
        assert (left.rect.y, left.rect.h) == (right.rect.y, right.rect.h)
        assert left.paragraphs[0].size == right.paragraphs[0].size


def test_two_sides_are_half_of_the_body_each():
    page = page_of(compare(TWO))
    panels = [find(page, f"compare/{n}/panel").rect for n in (1, 2)]
    assert [round(to_inches(p.w), 2) for p in panels] == [5.9, 5.9]
    assert to_inches(panels[1].x) == pytest.approx(6.767, abs=0.002)
    assert panels[0].h == panels[1].h


def test_rows_share_the_body_and_few_of_them_open_up_to_their_most():
    four = page_of(compare({"甲": items(*"一二三四"), "乙": items(*"一二三四")}))
    assert to_inches(entry(four, 1, 1).rect.h) == pytest.approx(1.0, abs=0.01)
    two = page_of(compare({"甲": items("一", "二"), "乙": items("一", "二")}))
    assert to_inches(entry(two, 1, 1).rect.h) == pytest.approx(1.4, abs=0.01)


def test_the_last_of_two_heads_is_lit_and_of_three_none():
    two = page_of(compare(TWO))
    assert [find(two, f"compare/{n}/head").fill for n in (1, 2)] == ["line", "primary"]
    three = page_of(compare({**TWO, "第三": items("一")}))
    assert [find(three, f"compare/{n}/head").fill for n in (1, 2, 3)] == ["line"] * 3


def test_a_heading_written_strong_is_the_lit_one():
    page = page_of(compare({"**甲**": items("一"), "乙": items("一")}))
    assert [find(page, f"compare/{n}/head").fill for n in (1, 2)] == ["primary", "line"]


def test_the_verdict_stands_in_the_strip():
    page = page_of(compare(TWO, "先处置，再调查。"))
    assert "先处置，再调查。" in texts_of(page)[-3:]
    assert find(page, "takeaway")


def test_party_red_sets_short_terms_in_a_column_of_their_own():
    sides = {"消极": items(("命令", "只告诉他必须做什么")), "积极": items(("倾听", "把话听完"))}
    page = page_of(compare(sides, "先处理心情。"), "party-red")
    assert entry(page, 1, 1, 2).paragraphs[0].plain == "命令"
    assert entry(page, 1, 1, 3).rect.x > entry(page, 1, 1, 2).rect.right
    assert entry(page, 2, 1, 2).paragraphs[0].color == "accent1"


def test_a_long_comparison_continues_in_pairs_without_loss():
    left = [f"左{n}：" + "需要换行的长句子" * 5 for n in range(9)]
    right = [f"右{n}" for n in range(9)]
    content = compare({"左": items(*left), "右": items(*right)})
    pages = scene_of(slide("compare", content)).slides
    assert len(pages) > 1
    found = [t for page in pages for t in texts_of(page)]
    assert [t.replace("\n", "") for t in found if t.startswith("左") and len(t) > 1] == left
    assert [t for t in found if t.startswith("右") and len(t) > 1] == right
    for page in pages:
        assert find(page, "compare/1/heading") and find(page, "compare/2/heading")


def test_each_side_is_a_group_revealed_by_one_click():
    page = scene_of(slide("compare", compare(TWO), reveal=True)).slides[0]
    assert page.reveal == ((scene.Target("compare/1"),), (scene.Target("compare/2"),))
    assert {i.key for i in page.items if isinstance(i, scene.Group)} >= {"compare/1", "compare/2"}
    keys = [i.key for i in flat(page.items)]
    assert len(keys) == len(set(keys))
