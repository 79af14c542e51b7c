"""Covers, sections and closings: all that a slide may have stands in their column of text."""

from __future__ import annotations

from itertools import pairwise

import pytest

from deckbuilder.model import scene, spec
from deckbuilder.units import to_inches
from tests.layout.drafting import find, flat, scene_of, slide, text

THEMES = ("party-red", "ink", "academy-blue", "forest", "midnight", "plain")
SAID = {
    "lead": text("先听清楚再开口"),
    "takeaway": text("说到就要做到"),
    "source": (text("《街道工作手册》第三章"),),
}


def bare(kind: str, **more: object) -> spec.Slide:
    contents = {
        "cover": spec.Cover(),
        "section": spec.Section(text("把问题解决在村组")),
        "closing": spec.Closing(text("谢谢大家"), (text("wang@example.cn"),)),
    }
    return slide(kind, contents[kind], **more)


def boxes(page: scene.Slide) -> list[scene.TextBox]:
    return [i for i in flat(page.items) if isinstance(i, scene.TextBox)]


@pytest.mark.parametrize("theme_name", THEMES)
@pytest.mark.parametrize("kind", ["cover", "section", "closing"])
def test_lead_takeaway_and_source_stand_under_one_another(kind: str, theme_name: str) -> None:
    page = scene_of(bare(kind, **SAID), theme_name=theme_name).slides[0]
    rects = [find(page, key).rect for key in ("lead", "takeaway", "source")]
    assert all(a.bottom <= b.y + 40_000 for a, b in pairwise(rects))
    assert to_inches(rects[-1].bottom) <= 7.5


@pytest.mark.parametrize("kind", ["cover", "section", "closing"])
def test_nothing_of_the_frame_is_drawn_over_their_art(kind: str) -> None:
    page = scene_of(bare(kind, **SAID)).slides[0]
    assert not [b.key for b in boxes(page) if b.key.startswith("takeaway/")]
    assert find(page, "takeaway").placeholder is None


def test_words_of_the_frame_get_smaller_before_what_the_section_is_about() -> None:
    long = text("群众的事情同群众商量，大家的事大家议，谁受益谁参与。" * 3)
    page = scene_of(bare("section", lead=long, takeaway=long, source=(long,))).slides[0]
    assert find(page, "lead").paragraphs[0].size >= 18
    assert find(page, "takeaway").paragraphs[0].size < 18
    assert to_inches(find(page, "source").rect.bottom) <= 4.7  # the arcade begins there


def test_a_kicker_stands_above_the_title_of_a_cover_and_beside_a_part() -> None:
    cover, section = (
        scene_of(bare(kind, kicker=text("第三讲"))).slides[0] for kind in ("cover", "section")
    )
    assert find(cover, "kicker").rect.bottom <= find(cover, "title").rect.y
    assert find(section, "label").paragraphs[0].plain == "第一部分\u2003第三讲"


def test_an_aside_of_a_cover_follows_on_a_page_of_its_own() -> None:
    aside = spec.Block("points", spec.Points(spec.Items((spec.Item(text("一点")),))))
    pages = scene_of(bare("cover", aside=aside)).slides
    assert [page.form for page in pages] == ["cover", "content"]
    assert find(pages[1], "aside/points").rect.w > 0


def test_the_takeaway_on_a_red_ground_has_a_fill_of_its_own() -> None:
    said = slide("statement", spec.Statement(text("说到做到")), title="", takeaway=text("记住"))
    page = scene_of(said, theme_name="party-red").slides[0]
    assert find(page, "takeaway").fill == "ground-shade"
