"""Cards: even rows, peers of one size, continuation beyond twelve."""

import pytest

from deckbuilder.layout.diagrams import longest_word
from deckbuilder.model import scene, spec
from deckbuilder.units import to_inches
from tests.layout.drafting import flat, room_for, scene_of, slide, texts_of, titled


def groups(page: scene.Slide) -> list[scene.Group]:
    return [i for i in page.items if isinstance(i, scene.Group) and i.key.startswith("cards/")]


@pytest.mark.parametrize(
    ("count", "rows"),
    [(2, [2]), (3, [3]), (5, [3, 2]), (6, [3, 3]), (8, [4, 4]), (9, [3, 3, 3]), (10, [5, 5])],
)
def test_cards_stand_in_even_rows(count, rows):
    cards = spec.Cards(tuple(titled(f"卡片{n}", "说明文字") for n in range(count)))
    page = scene_of(slide("cards", cards)).slides[0]
    tops = [group.items[0].rect.y for group in groups(page)]
    assert [tops.count(y) for y in sorted(set(tops))] == rows


def test_cards_of_a_slide_are_equally_large_and_share_sizes():
    cards = spec.Cards(
        (titled("短", "短"), titled("长一些的标题", "说明" * 15), titled("中", "中等"))
    )
    page = scene_of(slide("cards", cards)).slides[0]
    panels = {(g.items[0].rect.w, g.items[0].rect.h) for g in groups(page)}
    assert len(panels) == 1
    for part in ("title", "text"):
        boxes = [i for i in flat(page.items) if i.key.endswith(f"/{part}")]
        assert len({b.paragraphs[0].size for b in boxes}) == 1


def test_a_row_of_three_follows_the_grid():
    cards = spec.Cards(tuple(titled("卡", "文") for _ in range(3)))
    page = scene_of(slide("cards", cards)).slides[0]
    lefts = [round(to_inches(g.items[0].rect.x), 3) for g in groups(page)]
    assert lefts == pytest.approx([0.667, 4.733, 8.8], abs=0.002)


def test_party_red_counts_wide_cards_in_chinese_numerals():
    cards = spec.Cards(tuple(titled("卡片", "说明") for _ in range(6)))
    page = scene_of(slide("cards", cards), theme_name="party-red").slides[0]
    assert [t for t in texts_of(page) if t in "一二三四五六"] == list("一二三四五六")


def test_too_much_text_continues_without_loss():
    cards = [titled(f"卡片{n}", "说明文字很长" * 16) for n in range(12)]
    result = scene_of(slide("cards", spec.Cards(tuple(cards))))
    assert len(result.slides) > 1
    titles = [t for s in result.slides for t in texts_of(s) if t.startswith("卡片")]
    assert titles == [f"卡片{n}" for n in range(12)]


def test_titles_alone_are_as_large_as_their_cards_let_them():
    def size(*titles: str) -> float:
        cards = spec.Cards(tuple(titled(words) for words in titles))
        page = scene_of(slide("cards", cards)).slides[0]
        (found,) = {b.paragraphs[0].size for b in flat(page.items) if b.key.endswith("/title")}
        return found

    assert size("听", "说", "做") == 44
    assert size("听懂别人的话", "说清自己的话", "做") < 44
    assert size("听", "说", "做", "看", "想") < 44


def test_long_titles_of_narrow_cards_stand_below_their_ordinals():
    long = ("The monologue", "The detour", "The silence", "The veto", "The late arrival")
    for titles, below in ((long, True), (("One", "Two", "Three", "Four", "Five"), False)):
        cards = spec.Cards(tuple(titled(t, "Say it in a word") for t in (*titles, "Six", "Seven")))
        page = scene_of(slide("cards", cards), lang="en").slides[0]
        number, title = (
            next(i for i in flat(page.items) if i.key == f"cards/1/{part}")
            for part in ("ordinal", "title")
        )
        assert (title.rect.y >= number.rect.bottom - 12700 * 3) is below


def test_a_word_of_a_title_is_whole_while_wider_cards_are_to_be_had():
    names = ("Completeness", "Uniqueness", "Traceability", "Explainability", "Consistency")
    cards = spec.Cards(tuple(titled(f"维度 {name}", "一句说明") for name in names))
    one = slide("cards", cards)
    room = room_for(one, theme_name="forest")
    pages = scene_of(one, theme_name="forest", size="4:3").slides
    titles = [b for page in pages for b in flat(page.items) if b.key.endswith("/title")]
    assert len(titles) == 5
    for box in titles:
        told = box.paragraphs[0]
        longest = longest_word(room, told.plain, told.face, told.size, told.bold)
        assert longest <= to_inches(box.rect.w)


def test_texts_beside_their_ordinals_keep_their_width_on_a_narrow_slide():
    cards = spec.Cards(tuple(titled(f"卡片{n}", "电池不过夜，货架不靠门") for n in range(6)))
    page = scene_of(slide("cards", cards), theme_name="party-red", size="4:3").slides[0]
    tops = [group.items[0].rect.y for group in groups(page)]
    assert [tops.count(y) for y in sorted(set(tops))] == [2, 2, 2]


@pytest.mark.parametrize("theme_name", ["plain", "ink", "academy-blue"])
def test_no_ordinal_reaches_its_title(theme_name):
    cards = spec.Cards(tuple(titled(f"卡片{n}", "一句说明") for n in range(12)))
    one = slide("cards", cards)
    room = room_for(one, theme_name=theme_name)
    for page in scene_of(one, theme_name=theme_name).slides:
        for group in groups(page):
            ordinal, title = (
                next(i for i in group.items if i.key.endswith(part))
                for part in ("/ordinal", "/title")
            )
            width = room.type.runs_width(ordinal.paragraphs[0]) * 12700
            beside = ordinal.rect.y < title.rect.bottom and title.rect.y < ordinal.rect.bottom
            assert not beside or ordinal.rect.x + width < title.rect.x
