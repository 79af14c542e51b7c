"""Few words: larger than the theme's ladders, further apart, lower; many words as ever."""

import pytest

from deckbuilder.layout.lists import opened
from deckbuilder.model import scene, spec
from deckbuilder.units import to_inches
from tests.layout.drafting import find, items, room_for, scene_of, slide, text, titled

THEMES = ("academy-blue", "forest", "ink", "midnight", "party-red", "plain")
LONG = "一条需要换行的长文字，说明做法、依据和时限，" * 4


def size(page: scene.Slide, key: str) -> float:
    return find(page, key).paragraphs[0].size


def two_columns(*entries: str, kind: str = "points") -> spec.Slide:
    blocks = tuple(
        spec.Block("points", spec.Points(items(*entries)), text(head)) for head in ("甲", "乙")
    )
    return slide("columns", spec.Columns(blocks))


@pytest.mark.parametrize("theme_name", THEMES)
def test_no_opened_size_reaches_that_of_the_title(theme_name):
    room = room_for(slide("points", spec.Points(items("一"))), theme_name)
    title = room.style("title").sizes[0]
    for name in ("body1", "item_title", "row_text", "quiz_choice", "table"):
        usual = room.style(name).sizes
        above = opened(room, usual)[: -len(usual)]
        assert all(usual[0] < size < title for size in above)


def test_small_sizes_open_too():
    room = room_for(slide("points", spec.Points(items("一"))))
    assert opened(room, (16.0, 14.0)) == (20.0, 18.0, 16.0, 14.0)


@pytest.mark.parametrize("theme_name", THEMES)
def test_two_columns_of_short_lists_leave_no_empty_lower_half(theme_name):
    page = scene_of(two_columns("先讲标准", "当面示范", "边做边评"), theme_name=theme_name).slides[
        0
    ]
    box = find(page, "columns/1/points")
    room = room_for(slide("points", spec.Points(items("一"))), theme_name)
    foot = to_inches(box.rect.y) + room.height(box.paragraphs, to_inches(box.rect.w))
    assert box.paragraphs[0].size >= 24
    assert foot > 4.2


def test_columns_of_many_words_keep_their_usual_size():
    page = scene_of(two_columns(*[LONG] * 3)).slides[0]
    assert size(page, "columns/1/points") <= 22


def test_words_beside_a_table_keep_their_usual_size():
    table = spec.Table(((spec.Cell(text("甲")), spec.Cell(text("乙"))),))
    blocks = (spec.Block("text", spec.Prose((text("短"),))), spec.Block("table", table))
    page = scene_of(slide("columns", spec.Columns(blocks))).slides[0]
    assert size(page, "columns/1/text") == 22


def test_rows_of_few_words_are_larger_than_rows_of_many():
    few, many = (
        scene_of(
            slide("terms", spec.Terms(tuple(spec.Term(text("词"), text(m)) for _ in range(4))))
        ).slides[0]
        for m in ("一句话", LONG)
    )
    assert size(few, "terms/1/meaning") > 20 >= size(many, "terms/1/meaning")


@pytest.mark.parametrize("theme_name", THEMES)
def test_short_cards_are_larger_with_texts_no_larger_than_titles(theme_name):
    cards = tuple(titled(t, "短句") for t in ("讲标准", "会示范", "给反馈"))
    page = scene_of(slide("cards", spec.Cards(cards)), theme_name=theme_name).slides[0]
    room = room_for(slide("cards", spec.Cards(cards)), theme_name)
    boxes = [box for box in find(page, "cards/1").items if isinstance(box, scene.TextBox)]
    title, said = (p for b in boxes for p in b.paragraphs if p.plain in ("讲标准", "短句"))
    assert room.style("item_text").sizes[0] < said.size <= title.size


def test_a_card_with_long_words_keeps_its_usual_sizes():
    cards = tuple(titled(t, LONG) for t in ("讲标准", "会示范", "给反馈"))
    page = scene_of(slide("cards", spec.Cards(cards))).slides[0]
    assert size(page, "cards/1/text") <= 22


def test_cards_of_titles_alone_have_them_in_their_middle():
    page = scene_of(slide("cards", spec.Cards(tuple(map(titled, "着问倾记答回"))))).slides[0]
    panel, title = find(page, "cards/1/panel").rect, find(page, "cards/1/title").rect
    assert panel.y + panel.h / 2 == pytest.approx(title.y + title.h / 2, abs=2)


def test_short_sides_are_compared_in_larger_words():
    sides = tuple(spec.Group(text(h), items("一", "二")) for h in ("旧", "新"))
    page = scene_of(slide("compare", spec.Compare(sides))).slides[0]
    assert size(page, "compare/1/1/1") == 24


def test_a_small_table_is_larger_and_its_cells_keep_their_lines():
    def table(words: str) -> scene.Table:
        rows = tuple((spec.Cell(text(f"行{n}")), spec.Cell(text(words))) for n in range(3))
        content = spec.Table(rows, (text("项"), text("说明")))
        found = find(scene_of(slide("table", content)).slides[0], "table")
        assert isinstance(found, scene.Table)
        return found

    small, full = table("短"), table(LONG)
    assert small.cells[1][1].paragraphs[0].size > 18
    assert small.cells[0][1].paragraphs[0].size > 16
    assert full.cells[1][1].paragraphs[0].size <= 18


def test_opening_says_what_it_took_and_warns_once():
    from deckbuilder.layout import explain, lay_out
    from tests.layout.drafting import deck, theme

    sides = tuple(spec.Group(text(h), items("一", "二")) for h in ("旧", "新"))
    made = deck(slide("compare", spec.Compare(sides), layout="nowhere"))
    (told,) = explain(made, theme())
    assert told.trials[-1].what == "24 pt" and told.trials[-1].fits
    _, found = lay_out(made, theme())
    assert [d.code for d in found] == ["W301"]
