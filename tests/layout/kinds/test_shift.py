"""Shift: rows from what was to what will be, the way over the arrow or beside it."""

import pytest

from deckbuilder.model import scene, spec
from deckbuilder.units import to_inches
from tests.layout.drafting import find, scene_of, slide, text, texts_of


def shift(*changes: tuple[str, str] | tuple[str, str, str]) -> spec.Shift:
    return spec.Shift(
        tuple(
            spec.Change(text(c[0]), text(c[1]), text(c[2]) if len(c) > 2 else None) for c in changes
        )
    )


def page_of(content: spec.Shift, theme_name: str = "academy-blue") -> scene.Slide:
    return scene_of(slide("shift", content), theme_name=theme_name).slides[0]


FOUR = shift(*((f"旧{n}", f"新{n}", "换通道") for n in range(4)))


def edges(page: scene.Slide, key: str) -> tuple[float, float]:
    rect = find(page, key).rect
    return round(to_inches(rect.x), 3), round(to_inches(rect.right), 3)


def test_the_columns_follow_the_design_page():
    page = page_of(FOUR)
    assert edges(page, "shift/1/from") == pytest.approx((0.667, 5.55), abs=0.002)
    assert edges(page, "shift/1/to") == pytest.approx((7.783, 12.667), abs=0.003)


def test_the_arrow_is_glued_from_edge_to_edge_at_mid_height():
    page = page_of(FOUR)
    arrow = find(page, "shift/2/arrow")
    before, after = find(page, "shift/2/from").rect, find(page, "shift/2/to").rect
    assert isinstance(arrow, scene.Connector)
    assert (arrow.start_key, arrow.start_site) == ("shift/2/from", 3)
    assert (arrow.end_key, arrow.end_site) == ("shift/2/to", 1)
    assert abs(arrow.start[0] - before.right) < 20 and abs(arrow.end[0] - after.x) < 20
    assert abs(arrow.start[1] - before.middle) < 20


def test_the_way_ends_just_above_the_arrow():
    page = page_of(FOUR)
    how, arrow = find(page, "shift/1/how").rect, find(page, "shift/1/arrow")
    assert to_inches(arrow.start[1] - how.bottom) == pytest.approx(0.06, abs=0.002)


def test_a_long_way_gets_a_longer_arrow_and_one_line():
    page = page_of(shift(("管理型", "服务型", "领导方式：从管人到服务人"), ("堵", "疏")))
    assert edges(page, "shift/1/to")[0] == pytest.approx(8.8, abs=0.002)
    assert find(page, "shift/1/how").lines == (1,)


def test_party_red_has_the_way_beside_and_wide_boxes_without_any():
    beside = page_of(shift(("领导群众", "服务群众", "先问群众要什么")), "party-red")
    assert edges(beside, "shift/1/how")[0] == pytest.approx(7.934, abs=0.002)
    arrow = find(beside, "shift/1/arrow")
    assert arrow.start[0] == find(beside, arrow.start_key).rect.right
    assert arrow.end[0] == find(beside, arrow.end_key).rect.x
    bare = page_of(shift(("群众的呼声", "第一信号")), "party-red")
    assert edges(bare, "shift/1/from") == pytest.approx((0.667, 5.75), abs=0.002)


def test_all_rows_share_sizes_and_height():
    page = page_of(
        shift(
            ("短", "短"),
            ("一段需要换行才放得下的相当长的文字，还有更多内容", "长", "换"),
            ("三", "三"),
        )
    )
    for part in ("from", "to"):
        boxes = [find(page, f"shift/{n}/{part}") for n in (1, 2, 3)]
        assert len({b.paragraphs[0].size for b in boxes}) == 1
        assert len({b.rect.h for b in boxes}) == 1


def test_too_many_rows_continue_without_loss():
    pages = scene_of(slide("shift", shift(*((f"旧{n}", f"新{n}") for n in range(17))))).slides
    assert len(pages) > 1
    found = [t for page in pages for t in texts_of(page)]
    assert [t for t in found if t.startswith("新")] == [f"新{n}" for n in range(17)]
    for page in pages:
        boxes = [i for i in page.items if i.key.startswith("shift/")]
        assert len({i.key for i in boxes}) == len(boxes)


def test_one_click_reveals_a_row():
    page = scene_of(slide("shift", FOUR, reveal=True)).slides[0]
    assert page.reveal == tuple((scene.Target(f"shift/{n}"),) for n in range(1, 5))
