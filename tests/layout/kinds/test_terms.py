"""Terms: rows of one size; long meanings in higher rows, then on more pages."""

from itertools import pairwise

import pytest

from deckbuilder.model import spec
from deckbuilder.units import to_inches
from tests.layout.drafting import find, scene_of, slide, text, texts_of


def terms(*meanings: str) -> spec.Slide:
    content = tuple(spec.Term(text(f"词{n}"), text(m)) for n, m in enumerate(meanings, 1))
    return slide("terms", spec.Terms(content))


def test_terms_and_meanings_stand_in_their_columns():
    page = scene_of(terms("意思", "意思")).slides[0]
    lefts = [to_inches(find(page, f"terms/1/{part}").rect.x) for part in ("term", "meaning")]
    assert lefts == pytest.approx([0.667, 3.717], abs=0.002)


def test_a_single_term_stands_large_above_its_meaning():
    page = scene_of(terms("它的意思")).slides[0]
    term, meaning = find(page, "terms/1/term"), find(page, "terms/1/meaning")
    assert term.paragraphs[0].size == 44 and meaning.paragraphs[0].size == 28
    assert term.rect.x == meaning.rect.x and term.rect.bottom <= meaning.rect.y


def test_a_single_term_with_much_to_say_is_a_row():
    page = scene_of(terms("很长的意思" * 60)).slides[0]
    assert find(page, "terms/1/meaning").rect.x > find(page, "terms/1/term").rect.x


def test_all_meanings_share_a_size():
    page = scene_of(terms("短", "很长的意思" * 12, "中等的意思")).slides[0]
    assert len({find(page, f"terms/{n}/meaning").paragraphs[0].size for n in (1, 2, 3)}) == 1


def test_rows_never_overlap_nor_leave_the_body():
    page = scene_of(terms(*("说明文字" * (4 + 9 * (n % 2)) for n in range(5)))).slides[0]
    boxes = [find(page, f"terms/{n}/meaning").rect for n in range(1, 6)]
    assert all(a.bottom <= b.y for a, b in pairwise(boxes))
    assert to_inches(boxes[-1].bottom) <= 6.751


def test_too_many_continue_in_order():
    result = scene_of(terms(*("很长的说明文字" * 16 for _ in range(9))))
    assert len(result.slides) > 1
    found = [t for page in result.slides for t in texts_of(page) if t.startswith("词")]
    assert found == [f"词{n}" for n in range(1, 10)]


def test_a_meaning_higher_than_a_page_is_cut_without_loss():
    long = "这是一句很长的话。" * 80
    result = scene_of(terms(long))
    told = "".join(t for page in result.slides for t in texts_of(page)).replace("\n", "")
    assert told.count("这是一句很长的话。") == 80


def test_beside_an_aside_the_columns_narrow():
    one = terms("意思")
    block = spec.Block("points", spec.Points(spec.Items((spec.Item(text("旁")),))))
    aside = slide("terms", one.content, aside=block)
    box = find(scene_of(aside).slides[0], "terms/1/meaning").rect
    assert to_inches(box.right) <= 8.41
