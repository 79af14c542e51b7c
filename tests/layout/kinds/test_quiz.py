"""Quiz: a question slide, then an answer slide on which nothing has moved."""

import pytest

from deckbuilder.model import scene, spec
from deckbuilder.units import to_inches
from tests.layout.drafting import find, flat, scene_of, slide, text, texts_of

CHOICES = ("先讲政策规定", "耐心听完", "马上给出意见", "提醒注意言辞")


def quiz(
    *choices: str,
    question: str = "第一个动作是什么？",
    answers: tuple[int, ...] = (2,),
    title: str = "测一测",
    answer: str = "",
    why: str = "听完再说。",
    **more: object,
) -> spec.Slide:
    content = spec.Quiz(
        text(question),
        tuple(text(c) for c in choices),
        answers if choices else (),
        text(answer) if answer else None,
        text(why) if why else None,
    )
    return slide("quiz", content, title, **more)


def geometry(page: scene.Slide) -> dict[str, scene.Rect]:
    keys = (
        "quiz/question",
        *(f"quiz/{n}/{part}" for n in (1, 2, 3, 4) for part in ("letter", "text")),
    )
    return {key: find(page, key).rect for key in keys}


@pytest.mark.parametrize("theme_name", ["academy-blue", "party-red"])
def test_nothing_moves_between_question_and_answer(theme_name):
    asked, answered = scene_of(quiz(*CHOICES), theme_name=theme_name).slides
    assert geometry(asked) == geometry(answered)


def test_the_answer_has_its_own_title_and_the_why_in_the_strip():
    asked, answered = scene_of(quiz(*CHOICES)).slides
    assert (asked.title, answered.title) == ("测一测", "测一测（答案）")
    assert find(answered, "takeaway").paragraphs[0].plain == "听完再说。"
    assert "听完再说。" not in texts_of(asked)


def test_only_right_choices_are_ticked_and_bold():
    answered = scene_of(quiz(*CHOICES, answers=(1, 3))).slides[1]
    ticks = [i.key for i in flat(answered.items) if i.key.startswith("quiz/tick")]
    assert ticks == ["quiz/tick/1", "quiz/tick/3"]
    assert [find(answered, f"quiz/{n}/text").paragraphs[0].bold for n in (1, 2, 3, 4)] == [
        True, False, True, False,
    ]  # fmt: skip


def test_a_tick_says_itself():
    answered = scene_of(quiz(*CHOICES)).slides[1]
    assert find(answered, "quiz/tick/2").alt == "正确"


def test_choices_end_above_the_strips_place():
    asked = scene_of(quiz(*CHOICES)).slides[0]
    assert max(to_inches(find(asked, f"quiz/{n}/panel").rect.bottom) for n in (3, 4)) <= 5.876


def test_long_choices_stand_one_a_row():
    long = tuple(
        "这是一个相当长的选项，一行半栏放不下，两行也很勉强，还要再多一些" + c for c in "甲乙丙丁"
    )
    asked = scene_of(quiz(*long)).slides[0]
    assert len({find(asked, f"quiz/{n}/panel").rect.x for n in (1, 2, 3, 4)}) == 1


def test_an_odd_number_of_short_choices_leaves_no_hole():
    asked = scene_of(quiz("是", "否", "不一定")).slides[0]
    assert len({find(asked, f"quiz/{n}/panel").rect.x for n in (1, 2, 3)}) == 1


def test_without_a_title_the_question_is_the_title():
    asked, answered = scene_of(quiz(*CHOICES, title="")).slides
    box = find(asked, "title")
    assert box.placeholder is not None and box.placeholder.type == "title"
    assert box.paragraphs[0].plain == "第一个动作是什么？"
    assert answered.title == "第一个动作是什么？（答案）"


def test_a_why_too_long_for_the_strip_has_a_page_of_its_own():
    result = scene_of(quiz(*CHOICES, why="先把话听完，情绪落了地。" * 12))
    assert len(result.slides) == 3
    told = "".join(texts_of(result.slides[2])).replace("\n", "")
    assert told.count("先把话听完，情绪落了地。") == 12


def test_too_many_long_choices_continue():
    result = scene_of(quiz(*("很长的选项文字" * 14 + str(n) for n in range(6))))
    told = "".join(t for s in result.slides for t in texts_of(s)).replace("\n", "")
    assert len(result.slides) > 2
    assert all(told.count(f"选项文字{n}") == 2 for n in range(6))


def test_an_open_question_keeps_its_place_above_its_answer():
    asked, answered = scene_of(quiz(question="根本是什么？", answer="密切联系群众。")).slides
    assert find(asked, "quiz/question").rect == find(answered, "quiz/question").rect
    assert find(answered, "quiz/answer").rect.y > find(answered, "quiz/rule").rect.y


def test_an_open_question_without_an_answer_is_one_slide():
    assert len(scene_of(quiz(question="你会怎么做？", why="")).slides) == 1


def test_clicks_show_the_choices_then_the_ticks():
    asked, answered = scene_of(quiz(*CHOICES, reveal=True)).slides
    assert [click[0].key for click in asked.reveal] == [f"quiz/{n}" for n in (1, 2, 3, 4)]
    assert [click[0].key for click in answered.reveal] == ["quiz/tick/2"]


def test_choices_whose_answer_is_withheld_are_one_slide():
    assert len(scene_of(quiz(*CHOICES, answers=(), why="")).slides) == 1


@pytest.mark.parametrize("theme_name", ["academy-blue", "forest", "ink", "party-red"])
def test_short_choices_are_larger_and_reach_below_the_middle(theme_name):
    asked = scene_of(quiz("示范", "讲解", "考核", "放手"), theme_name=theme_name).slides[0]
    last = find(asked, "quiz/4/text")
    assert last.paragraphs[0].size >= 24
    assert to_inches(last.rect.bottom) > 4.5


def test_two_short_choices_are_larger_than_four():
    two, four = (
        find(scene_of(quiz(*"对错甲乙"[:n], answers=(1,))).slides[0], "quiz/1/text") for n in (2, 4)
    )
    assert two.paragraphs[0].size > four.paragraphs[0].size
    assert two.rect.h > four.rect.h


@pytest.mark.parametrize("theme_name", ["academy-blue", "party-red"])
def test_six_short_choices_stand_in_two_columns(theme_name):
    page = scene_of(quiz(*"一二三四五六", answers=(1,)), theme_name=theme_name).slides[0]
    lefts = {find(page, f"quiz/{n}/text").rect.x for n in range(1, 7)}
    assert len(lefts) == 2


def test_long_choices_keep_the_size_of_the_ladder():
    asked = scene_of(quiz(*("这个选项要写上两行才能把话说完整，" * 3 for _ in range(4)))).slides[0]
    assert find(asked, "quiz/1/text").paragraphs[0].size <= 20


def test_the_letters_shape_grows_with_its_text():
    short, long = (
        find(scene_of(quiz(*(c * n for c in "甲乙丙丁"))).slides[0], "quiz/1/letter").rect.w
        for n in (2, 40)
    )
    assert short > long


def test_how_choices_were_set_is_explained():
    from deckbuilder.layout import explain
    from tests.layout.drafting import deck, theme

    (told,) = explain(deck(quiz(*CHOICES)), theme())
    assert "2 across at 24 pt" in [t.what for t in told.trials if t.fits]
