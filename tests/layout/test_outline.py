"""Chapters, minutes and titles."""

from deckbuilder.layout.outline import minutes_of, outline_of, unique_titles
from deckbuilder.model import spec
from tests.layout.drafting import deck, items, slide, text


def chaptered() -> spec.Deck:
    return deck(
        slide("cover", spec.Cover(), title=""),
        slide("section", spec.Section(text("先认清"), text("为什么")), title="", id="a", minutes=1),
        slide("points", spec.Points(items("一")), id="p", minutes=4, takeaway=text("记住一")),
        slide("section", spec.Section(text("再动手")), title="", id="b"),
        slide("exercise", spec.Exercise(text("练"), minutes=10), id="e"),
    )


def test_a_chapter_reaches_to_the_next_one():
    outline = outline_of(chaptered())
    assert [c.title.plain for c in outline.chapters] == ["先认清", "再动手"]
    assert [p.chapter.number if p.chapter else 0 for p in outline.slides] == [0, 1, 1, 2, 2]


def test_a_chapter_sums_its_minutes_and_keeps_its_takeaways():
    first, second = outline_of(chaptered()).chapters
    assert first.minutes == 5
    assert [t.plain for t in first.takeaways] == ["记住一"]
    assert second.minutes == 10


def test_hidden_slides_do_not_count_in_minutes():
    shown = slide("points", spec.Points(items("一")), minutes=4)
    hidden = slide("points", spec.Points(items("二")), id="h", minutes=9, hidden=True)
    assert minutes_of([shown, hidden]) == 4
    assert minutes_of([hidden]) is None


def test_a_slide_without_a_title_is_named_by_its_content_or_kind():
    outline = outline_of(
        deck(
            slide("agenda", spec.Agenda(), title=""),
            slide("statement", spec.Statement(text("一句话")), title=""),
        )
    )
    assert [p.title.plain for p in outline.slides] == ["目录", "一句话"]
    assert not any(p.drawn_title for p in outline.slides)


def test_a_lead_on_a_quiz_without_a_title_gets_one_above_it():
    quiz = spec.Quiz(text("先做什么？"), (text("问"), text("听")), (2,))
    outline = outline_of(deck(slide("quiz", quiz, title="", lead=text("先想一分钟"))))
    assert [(p.title.plain, p.drawn_title) for p in outline.slides] == [("测一测", True)]


def test_repeated_titles_get_a_counter_for_screen_readers():
    assert unique_titles(["要点", "要点", "要点"], True) == ["要点", "要点（2）", "要点（3）"]
    assert unique_titles(["A", "A (2)", "A"], False) == ["A", "A (2)", "A (3)"]
