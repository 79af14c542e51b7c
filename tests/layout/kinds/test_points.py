"""Points: one placeholder, the largest step that fits, continuation without loss."""

from msgspec.structs import replace

from deckbuilder.layout.frame import BODY
from deckbuilder.model import scene, spec
from deckbuilder.units import to_inches
from tests.layout.drafting import find, items, scene_of, slide, texts_of


def test_a_few_short_points_stand_larger_and_lower_in_the_body_placeholder():
    result = scene_of(slide("points", spec.Points(items("一点", "两点", ("注意", "三点")))))
    box = find(result.slides[0], "points")
    assert isinstance(box, scene.TextBox)
    assert box.placeholder == BODY
    assert {p.size for p in box.paragraphs} == {28}
    assert to_inches(box.rect.y) > 1.9
    assert box.paragraphs[2].plain == "注意：三点"
    assert box.paragraphs[2].runs[0].bold


def test_more_points_step_down_the_ladder_before_they_continue():
    seven = spec.Points(
        items(*["这一点写得比较长，一行放不下，需要两行才能写完整的一句话，还要再多几个字"] * 7)
    )
    result = scene_of(slide("points", seven))
    assert len(result.slides) == 1
    assert find(result.slides[0], "points").paragraphs[0].size < 24


def test_too_many_points_continue_evenly_and_nothing_is_lost():
    many = [
        f"第{n}点，这一点写得比较长，一行放不下，需要两行才能写完整的一句话，还要再多几个字"
        for n in range(16)
    ]
    result = scene_of(slide("points", spec.Points(items(*many))))
    assert [s.title for s in result.slides] == [
        f"标题说出要点（{i}/{len(result.slides)}）" for i in range(1, len(result.slides) + 1)
    ]
    found = [t.replace("\n", "") for s in result.slides for t in texts_of(s) if t.startswith("第")]
    assert found == many
    sizes = {find(s, "points").paragraphs[0].size for s in result.slides}
    assert len(sizes) == 1


def test_each_click_reveals_a_point_with_what_hangs_below_it():
    nested = spec.Item(
        spec.Text((spec.Run("上层"),)), items=(spec.Item(spec.Text((spec.Run("下层"),))),)
    )
    result = scene_of(slide("points", spec.Points(items(nested, "第二")), reveal=True))
    assert result.slides[0].reveal == (
        (scene.Target("points", 0, 1),),
        (scene.Target("points", 2, 2),),
    )


def test_a_slide_without_reveal_has_no_clicks():
    result = scene_of(slide("points", spec.Points(items("一", "二"))))
    assert result.slides[0].reveal == ()


def test_a_size_at_which_every_point_keeps_its_line_comes_before_a_larger_one():
    def size(count: int) -> float:
        entries = items(*("每一条都写成这么长的一句话，" + "长" * n for n in (3, count, count)))
        page = scene_of(slide("points", spec.Points(entries)), theme_name="party-red").slides[0]
        return find(page, "points").paragraphs[0].size

    assert size(9) == 28
    assert 22 <= size(14) < 28
    assert size(40) == 28


def test_numbers_of_two_digits_have_their_room_on_every_page():
    """The first page, whose numbers have one digit, is no wider than the last one."""
    entries = items(*[f"第{n}条，" + "先听清楚再开口，" * 5 for n in range(14)])
    drawn = scene_of(slide("points", spec.Points(replace(entries, numbered=True))))
    assert len(drawn.slides) > 1
    assert len({p.hanging for page in drawn.slides for p in find(page, "points").paragraphs}) == 1
