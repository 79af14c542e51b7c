"""Discussion: questions as rows, a single one large, minutes as a tag."""

import pytest

from deckbuilder.model import spec
from deckbuilder.units import to_inches
from tests.layout.drafting import find, flat, scene_of, slide, text, texts_of


def discussion(*questions: str, title: str = "想一想", **more: object) -> spec.Slide:
    content = spec.Discussion(tuple(text(q) for q in questions))
    return slide("discussion", content, title, **more)


def test_questions_are_counted_and_share_a_size():
    page = scene_of(discussion("短问题？", "一个长得多的问题" * 8 + "？")).slides[0]
    assert find(page, "discussion/2/ordinal").paragraphs[0].plain == "2"
    assert len({find(page, f"discussion/{n}/question").paragraphs[0].size for n in (1, 2)}) == 1


def test_a_single_question_is_large_and_centred_on_the_slide():
    page = scene_of(discussion("你最想改变哪一件事？")).slides[0]
    box = find(page, "discussion/1")
    assert box.paragraphs[0].size == 44
    assert abs(to_inches(box.rect.middle) - 3.75) < 0.01


def test_minutes_stand_right_of_a_short_title():
    page = scene_of(discussion("甲？", "乙？", minutes=12.0)).slides[0]
    panel = find(page, "minutes/panel").rect
    assert "12 分钟" in texts_of(page)
    assert [to_inches(panel.right), to_inches(panel.y)] == pytest.approx(
        [12.667, 0.8125], abs=0.002
    )


def test_a_title_that_reaches_the_tag_pushes_it_up():
    page = scene_of(discussion("甲？", "乙？", title="很长的标题" * 6, minutes=12.0)).slides[0]
    assert find(page, "minutes/panel").rect.bottom < find(page, "title").rect.y


def test_without_minutes_there_is_no_tag():
    page = scene_of(discussion("甲？", "乙？")).slides[0]
    assert not any(i.key.startswith("minutes") for i in flat(page.items))
