"""Warnings where the author should act, and explanations of what was tried."""

from deckbuilder.layout import explain, lay_out
from deckbuilder.model import spec
from deckbuilder.theme import load_theme
from tests.layout.drafting import deck, items, slide, theme


def codes(one: spec.Slide) -> list[str]:
    _, found = lay_out(deck(one), theme("academy-blue"))
    return [d.code for d in found]


def test_a_plain_slide_gives_no_warning():
    assert codes(slide("points", spec.Points(items("一", "二")))) == []


def test_a_title_over_two_lines_warns():
    long = "这个标题实在太长，" * 9 + "三行也放不下"
    assert "W304" in codes(slide("points", spec.Points(items("一")), long))


def test_more_than_seven_points_warn():
    assert codes(slide("points", spec.Points(items(*"一二三四五六七")))) == []
    assert "W305" in codes(slide("points", spec.Points(items(*"一二三四五六七八"))))


def test_the_smallest_size_warns():
    long = "这一点写得比较长，一行放不下，需要两行才能写完整的一句话，还要再多写几个字"
    assert codes(slide("points", spec.Points(items(*[long] * 6)))) == ["W306"]


def test_more_than_three_continuations_warn_once():
    many = spec.Points(items(*["这一点写得比较长，一行放不下，需要两行才能写完整的一句话"] * 40))
    assert codes(slide("points", many)) == ["W305", "W307"]


def test_a_family_that_is_not_known_is_told_once_a_script():
    one = deck(slide("points", spec.Points(items("一"))))
    wanted = {"latin": "Nowhere Sans", "east_asian": "Nowhere Han"}
    mine, _ = load_theme("plain", fonts={"body": wanted, "heading": wanted})
    assert mine is not None
    _, found = lay_out(one, mine)
    assert [(d.code, d.message.split('"')[1]) for d in found] == [
        ("W311", "Nowhere Sans"), ("W316", "Nowhere Han"),
    ]  # fmt: skip


def test_a_family_known_for_its_han_alone_is_unknown_as_latin():
    even = {"latin": "PingFang SC", "east_asian": "PingFang SC"}
    mine, _ = load_theme("plain", fonts={"body": even})
    assert mine is not None
    _, found = lay_out(deck(slide("points", spec.Points(items("一")))), mine)
    assert [d.code for d in found] == ["W311"]


def test_an_explanation_tells_what_was_tried_and_chosen():
    long = "这一点写得比较长，一行放不下，需要两行才能写完整的一句话，还要再多写几个字"
    told = explain(deck(slide("points", spec.Points(items(*[long] * 6)))), theme("academy-blue"))
    assert [(t.what, t.fits) for t in told[0].trials] == [
        ("24/20/18 pt", False),
        ("22/20/18 pt", False),
        ("20/18/18 pt", True),
    ]
    assert told[0].sizes == ((20.0,),)
    assert "22/20/18 pt no; 20/18/18 pt yes; chosen 1 slide, sizes 20 pt" in str(told[0])
