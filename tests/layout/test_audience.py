"""What a learner's deck may not hold, and what a trainer's does."""

import io
import zipfile

from deckbuilder.layout import deck_for, lay_out
from deckbuilder.model import spec
from deckbuilder.pptx_writer import write_deck
from tests.layout.drafting import deck, items, slide, text, texts_of, theme

QUIZ = slide(
    "quiz",
    spec.Quiz(text("先做什么"), (text("断网"), text("关机")), (1,), why=text("内存里有证据")),
    takeaway=text("先断网"),
    notes=(spec.Note(text("正确答案是断网")),),
)
JUMP = spec.Text((spec.Run("见附页", link="#hint"),))
TALK = spec.Deck(
    title=text("讲稿"),
    lang="zh-Hans",
    slides=(
        QUIZ,
        slide("points", spec.Points(spec.Items((spec.Item(JUMP),))), id="p"),
        slide("points", spec.Points(items("只给讲师")), "讲师提示", id="hint", audience="trainer"),
        slide("points", spec.Points(items("只给学员")), "学员练习", id="work", audience="learner"),
    ),
)


def everything_in(given: spec.Deck) -> str:
    """The text of every part of the package."""
    scene, problems = lay_out(given, theme("academy-blue"))
    assert scene is not None, problems
    out = io.BytesIO()
    write_deck(scene, theme("academy-blue"), out)
    with zipfile.ZipFile(out) as package:
        parts = [package.read(name) for name in package.namelist()]
    return "".join(part.decode("utf-8", "replace") for part in parts)


def test_all_has_everything():
    assert deck_for(TALK, "all") is TALK


def test_a_learners_deck_holds_no_answer_anywhere_in_the_package():
    found = everything_in(deck_for(TALK, "learner"))
    for secret in ("内存里有证据", "正确答案", "先断网", "只给讲师", "（答案）"):
        assert secret not in found
    assert "断网" in found and "只给学员" in found


def test_a_trainers_deck_holds_answers_and_notes_but_no_learners_slide():
    found = everything_in(deck_for(TALK, "trainer"))
    for kept in ("内存里有证据", "正确答案是断网", "只给讲师", "（答案）"):
        assert kept in found
    assert "只给学员" not in found


def test_a_jump_to_a_slide_that_is_left_out_becomes_plain_text():
    scene, problems = lay_out(deck_for(TALK, "learner"), theme("academy-blue"))
    assert scene is not None, problems
    page = next(s for s in scene.slides if s.key == "p")
    assert "见附页" in texts_of(page)
    assert "#hint" not in str(page)


def test_a_deck_with_no_slide_for_the_audience_is_an_error():
    only = deck(slide("points", spec.Points(items("一")), audience="trainer"))
    assert [d.code for d in lay_out(deck_for(only, "learner"), theme())[1]] == ["E309"]


def test_a_deck_longer_than_its_session_warns():
    long = deck(slide("points", spec.Points(items("一")), minutes=50), minutes=45)
    _, found = lay_out(long, theme())
    assert [d.code for d in found] == ["W308"]


def test_the_kicker_jumps_back_to_the_agenda():
    scene, problems = lay_out(
        deck(
            slide("agenda", spec.Agenda(items("一")), title="", id="map"),
            slide("section", spec.Section(text("第一章")), title="", id="one"),
            slide("points", spec.Points(items("一"))),
        ),
        theme(),
    )
    assert scene is not None, problems
    kicker = next(item for item in scene.slides[-1].items if item.key == "kicker")
    assert kicker.link == "#map"
