"""The frame's boxes against the design pages, in inches."""

import pytest

from deckbuilder.layout import lay_out
from deckbuilder.layout.frame import Parts, frame_slide
from deckbuilder.model import scene, spec
from deckbuilder.units import to_inches
from tests.layout.drafting import deck, find, items, room_for, scene_of, slide, text, theme

ONE = slide("points", spec.Points(items("一点")))


@pytest.mark.parametrize(
    ("theme_name", "parts", "top", "bottom"),
    [
        ("academy-blue", {}, 1.75, 6.75),
        ("academy-blue", {"lead": "导语"}, 2.0, 6.75),
        ("academy-blue", {"takeaway": "一句"}, 1.75, 5.875),
        ("academy-blue", {"source": "某书"}, 1.75, 6.375),
        ("academy-blue", {"takeaway": "一句", "source": "某书"}, 1.75, 5.5),
        ("party-red", {}, 1.625, 6.75),
        ("party-red", {"lead": "导语", "takeaway": "一句"}, 2.125, 5.875),
    ],
)
def test_the_body_gives_way_to_the_optional_parts(theme_name, parts, top, bottom):
    given = {k: (text(v),) if k == "source" else text(v) for k, v in parts.items()}
    framed = frame_slide(room_for(ONE, theme_name), Parts(text("标题"), **given))
    assert (framed.body.y, pytest.approx(framed.body.bottom)) == (top, bottom)


def test_a_title_of_two_lines_moves_the_body_down_and_takes_the_smaller_step():
    long = text("标题太长的时候分成两行，两行之间在意群处断开，正文随之整体下移一点点而不跳动")
    framed = frame_slide(room_for(ONE), Parts(long))
    assert framed.title_lines == 2
    assert framed.title is not None and framed.title.size == 26
    assert framed.body.y == 1.875


def test_a_chinese_title_breaks_by_a_narrowed_box_and_stays_one_line_to_edit():
    long = "标题太长的时候分成两行，两行之间在意群处断开，正文随之整体下移一点点而不跳动"
    result = scene_of(slide("points", spec.Points(items("一")), long))
    title = find(result.slides[0], "title")
    assert isinstance(title, scene.TextBox)
    assert title.paragraphs[0].plain == long
    assert title.lines == (2,)
    assert title.insets[2] > 0


def test_a_title_with_latin_letters_breaks_by_hand():
    long = "标题太长的时候 PowerPoint 分成两行，两行之间在意群处断开，正文随之整体下移一点点"
    result = scene_of(slide("points", spec.Points(items("一")), long))
    title = find(result.slides[0], "title")
    assert isinstance(title, scene.TextBox)
    assert "\n" in title.paragraphs[0].plain
    assert title.insets == (0, 0, 0, 0)


def test_a_slide_carries_kicker_badge_source_and_number_in_the_reading_order():
    result = scene_of(
        slide("section", spec.Section(text("第一章")), title="", id="one"),
        slide("points", spec.Points(items("一点")), source=(text("某书"),), takeaway=text("记住")),
    )
    keys = [item.key for item in result.slides[1].items]
    wanted = ["title", "badge", "kicker", "points", "takeaway", "source", "footer", "number"]
    assert [k for k in keys if k in wanted] == wanted
    assert find(result.slides[1], "source").paragraphs[0].plain == "来源：某书"


def test_a_takeaway_goes_up_above_a_source():
    alone = scene_of(slide("points", spec.Points(items("一")), takeaway=text("记住")))
    above = scene_of(
        slide("points", spec.Points(items("一")), takeaway=text("记住"), source=(text("书"),))
    )
    assert to_inches(find(alone.slides[0], "takeaway").rect.y) == pytest.approx(6.125, abs=1e-4)
    assert to_inches(find(above.slides[0], "takeaway").rect.y) == pytest.approx(5.75, abs=1e-4)


def test_hidden_slides_have_no_number_and_do_not_count():
    result = scene_of(
        slide("points", spec.Points(items("一")), id="a"),
        slide("points", spec.Points(items("二")), id="b", hidden=True),
        slide("points", spec.Points(items("三")), id="c"),
    )
    assert [s.number for s in result.slides] == [1, 0, 2]
    numbers = [find(result.slides[i], "number").paragraphs[0].runs[0] for i in (0, 2)]
    assert [(run.text, run.field) for run in numbers] == [(" ", "slidenum"), ("2", "")]


def test_a_footer_longer_than_its_line_is_left_out_with_a_warning():
    _, found = lay_out(deck(ONE, footer=text("很长的页脚" * 30)), theme())
    assert [d.code for d in found] == ["W309"]


@pytest.mark.parametrize("size", ["16:9", "16:10", "4:3"])
@pytest.mark.parametrize("theme_name", ["academy-blue", "party-red"])
def test_every_item_stays_on_the_slide(size, theme_name):
    result = scene_of(
        slide("cover", spec.Cover(), title="", id="c"),
        slide("section", spec.Section(text("第一章"), text("导语")), title="", id="one"),
        slide("points", spec.Points(items("一")), takeaway=text("记住"), source=(text("书"),)),
        slide("closing", spec.Closing(text("谢谢"), (text("教研室"),)), title="", id="z"),
        theme_name=theme_name,
        size=size,
        subtitle=text("副题"),
        organization=text("培训中心"),
    )
    width, height = result.size
    for page in (*result.slides, result.master, *result.forms):
        for item in page.items:
            if isinstance(item, scene.Group | scene.Connector):
                continue
            assert item.rect.x >= 0 and item.rect.right <= width + 2, (page.key, item.key)
            assert item.rect.y >= 0 and item.rect.bottom <= height + 2, (page.key, item.key)
