"""Quote: the mark beside the quotation, a short one larger."""

import pytest

from deckbuilder.model import spec
from tests.layout.drafting import find, scene_of, slide, text

SHORT = spec.Quote(text("前事不忘，后事之师"))
LONG = spec.Quote(text("人之所以犯同样的错误，是因为从来没有认真看过第一次犯的错误。" * 2))


@pytest.mark.parametrize("theme_name", ["academy-blue", "forest", "party-red"])
@pytest.mark.parametrize("size", ["16:9", "4:3"])
def test_the_mark_ends_before_the_quotation_starts(theme_name, size):
    page = scene_of(slide("quote", SHORT, title=""), theme_name=theme_name, size=size).slides[0]
    mark = find(page, "mark").items[-1].rect
    assert mark.right <= find(page, "quote").rect.x


@pytest.mark.parametrize("theme_name", ["ink", "party-red"])
def test_a_short_quotation_is_larger_than_a_long_one(theme_name):
    short, long = (
        find(scene_of(slide("quote", q, title=""), theme_name=theme_name).slides[0], "quote")
        for q in (SHORT, LONG)
    )
    assert short.paragraphs[0].size == 44 and long.paragraphs[0].size <= 32


@pytest.mark.parametrize("theme_name", ["academy-blue", "ink", "party-red"])
def test_who_said_it_leaves_no_lone_character(theme_name):
    said = spec.Quote(
        text("先听后说"), by=text("甲"), source=text("一九四五年来华调解，到延安以后所说的话" * 2)
    )
    items = scene_of(slide("quote", said, title=""), theme_name=theme_name).slides[0].items
    credit = next(p for box in items for p in getattr(box, "paragraphs", ()) if "调解" in p.plain)
    assert min(len(line) for line in credit.plain.split("\n")) > 6
    assert "\n" in credit.plain
