"""Timeline: places on the axis, above and below, sizes, two axes, continuation."""

import pytest

from deckbuilder.layout.area import Area
from deckbuilder.layout.kinds.timeline.axis import TimelineStyle, even_ticks, line_ticks
from deckbuilder.model import scene, spec
from deckbuilder.units import to_inches
from tests.layout.drafting import find, flat, scene_of, slide, texts_of, titled

BODY = Area(0.667, 1.75, 12.0, 5.0)


def events(count: int, *body: str, title: str = "网络安全法") -> spec.Timeline:
    return spec.Timeline(
        tuple(titled(title, *body, when=f"20{n:02}") for n in range(10, 10 + count))
    )


def pages_of(content: spec.Timeline, theme_name: str = "academy-blue", **more: object):
    return scene_of(slide("timeline", content, **more), theme_name=theme_name).slides


def words(page: scene.Slide) -> list[scene.TextBox]:
    return [
        i for i in flat(page.items) if i.key.startswith("timeline/") and i.key.endswith("/text")
    ]


def test_the_first_event_is_flush_and_the_last_has_its_words_width():
    ticks = line_ticks(TimelineStyle(), BODY, 7, False)
    assert ticks[0].x == 0.667
    assert ticks[-1].x == pytest.approx(12.667 - 2.45)
    assert ticks[0].text_w == pytest.approx(2 * (12 - 2.45) / 6 - 0.52)
    assert all(t.text_x + t.text_w <= 12.667 + 1e-9 for t in ticks)


def test_words_never_reach_the_next_stem_on_their_side():
    for count in range(2, 8):
        for even in (False, True):
            ticks = line_ticks(TimelineStyle(), BODY, count, even)
            for one, after in zip(ticks, ticks[2:], strict=False):
                assert one.text_x + one.text_w < after.x


def test_even_ticks_put_the_upper_row_on_equal_columns():
    ticks = even_ticks(TimelineStyle(text_x=0.15), BODY, 7, False)
    assert [round(t.x, 3) for t in ticks[::2]] == [0.667, 3.717, 6.767, 9.817]
    assert ticks[-1].text_x + ticks[-1].text_w == pytest.approx(12.667)


def test_events_alternate_above_and_below_the_axis():
    page = pages_of(events(4, "等级保护入法"))[0]
    axis = find(page, "axis/1").rect.y
    assert [box.rect.y < axis for box in words(page)] == [True, False, True, False]
    assert to_inches(axis) == pytest.approx(4.25, abs=0.01)
    for box in words(page):
        nearest = min(abs(axis - box.rect.bottom), abs(box.rect.y - axis))
        assert to_inches(nearest) == pytest.approx(0.4375, abs=0.03)


def test_the_axis_gives_way_where_one_side_needs_more():
    tall = titled("会议", "话很多" * 60, when="2013")
    page = pages_of(spec.Timeline((titled("短", when="2012"), tall, titled("短", when="2014"))))[0]
    assert to_inches(find(page, "axis/1").rect.y) < 4.25
    assert max(to_inches(box.rect.bottom) for box in words(page)) <= 6.76


def test_sizes_step_down_where_titles_would_take_two_lines():
    short = pages_of(events(5, "一句话"))[0]
    long = pages_of(events(5, "一句话", title="出境数据安全评估管理办法实施细则"))[0]
    assert words(short)[0].paragraphs[1].size == 24
    assert words(long)[0].paragraphs[1].size < 24


def test_the_strong_event_is_lit():
    content = spec.Timeline(
        (titled("一", when="1"), titled("**二**", when="2"), titled("三", when="3"))
    )
    page = pages_of(content)[0]
    assert find(page, "timeline/2/mark").fill == "accent1"
    assert find(page, "timeline/1/mark").fill == "primary"
    assert find(page, "timeline/2/mark").rect.w > find(page, "timeline/1/mark").rect.w
    assert words(page)[1].paragraphs[0].color == "accent1"


def test_long_titles_without_texts_are_set_as_sentences():
    page = pages_of(events(3, title="党的群众路线教育实践活动在全党自上而下展开"))[0]
    assert not words(page)[0].paragraphs[1].bold
    assert words(page)[0].paragraphs[0].bold


@pytest.mark.parametrize("theme_name", ["academy-blue", "party-red"])
def test_more_than_seven_continue_evenly_without_loss(theme_name):
    pages = pages_of(events(10, "说明"), theme_name)
    assert [len(words(page)) for page in pages] == [5, 5]
    said = [t for page in pages for t in texts_of(page)]
    assert [t for t in said if t.startswith("20")] == [str(n) for n in range(2010, 2020)]


def test_eight_and_more_titles_alone_take_two_axes_in_party_red():
    pages = pages_of(events(12), "party-red")
    assert len(pages) == 1
    upper, lower = find(pages[0], "axis/1"), find(pages[0], "axis/2")
    assert upper.rect.y < lower.rect.y
    assert upper.stroke.tail == "triangle"
    boxes = sorted(words(pages[0]), key=lambda b: b.rect.y)
    upper_foot = max(b.rect.bottom for b in boxes[:6])
    assert upper_foot <= min(b.rect.y for b in boxes[6:])


def test_a_timeline_tells_itself_and_reveals_event_by_event():
    page = pages_of(events(2), reveal=True)[0]
    assert [click[0].key for click in page.reveal] == ["timeline/1", "timeline/2"]
    still = pages_of(events(2))[0]
    assert find(still, "timeline").alt == "时间轴，2 个节点：2010 网络安全法、2011 网络安全法"


@pytest.mark.parametrize("theme_name", ["academy-blue", "ink", "party-red"])
def test_dates_without_texts_are_what_is_seen_first(theme_name: str):
    when, title = words(pages_of(events(3), theme_name)[0])[0].paragraphs
    assert (when.size, title.size) == (48, 32)
    when, title, text = words(pages_of(events(3, "等级保护入法"), theme_name)[0])[0].paragraphs
    assert when.size <= title.size + 2 and text.size < title.size


def test_wordy_events_stand_in_rows_along_an_upright_axis():
    """Where the axis across holds but two or three of them on a page."""
    told = "先听清楚再开口，每件诉求都有回音，结果向全村公开，" * 4
    wordy = [titled(f"第{n}步", told, when=f"201{n}") for n in range(8)]
    pages = scene_of(slide("timeline", spec.Timeline(tuple(wordy)))).slides
    boxes = [i for i in flat(pages[0].items) if isinstance(i, scene.TextBox)]
    whens = [box for box in boxes if box.key.endswith("/when")]
    texts = [box for box in boxes if box.key.startswith("timeline/") and box not in whens]
    axis = find(pages[0], "axis/1")
    assert len(whens) == len(texts) >= 4
    assert len({box.rect.x for box in texts}) == 1
    assert [box.rect.y for box in texts] == sorted(box.rect.y for box in texts)
    assert all(box.rect.right <= axis.rect.x < texts[0].rect.x for box in whens)
    shown = [text for page in pages for text in texts_of(page)]
    assert [shown.count(f"201{n}") for n in range(8)] == [1] * 8
