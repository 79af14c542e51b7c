"""Matrix: four cells, two axes, the lit cell, long texts."""

import pytest

from deckbuilder.model import scene, spec
from deckbuilder.units import to_inches
from tests.layout.drafting import find, flat, scene_of, slide, text, texts_of, titled


def axis(label: str = "", low: str = "", high: str = "") -> spec.Axis:
    return spec.Axis(*(text(t) if t else None for t in (label, low, high)))


def matrix(*cells: spec.Titled, x: spec.Axis | None = None, y: spec.Axis | None = None):
    a, b, c, d = cells
    x, y = x or axis("使用频率", "低", "高"), y or axis("敏感程度", "低", "高")
    return spec.Matrix(x, y, ((a, b), (c, d)))


FOUR = (
    titled("封存", "离线存放"), titled("重点管控", "加密"),
    titled("定期清理", "盘点"), titled("放开共享", "取用"),
)  # fmt: skip


def pages_of(content: spec.Matrix, **more: object):
    return scene_of(slide("matrix", content), **more).slides


def cells(page: scene.Slide) -> list[scene.TextBox]:
    return [find(page, f"matrix/{n}") for n in range(1, 5)]  # type: ignore[misc]


def test_cells_stand_from_the_second_column_to_the_right_edge():
    found = cells(pages_of(matrix(*FOUR))[0])
    lefts = [round(to_inches(c.rect.x), 3) for c in found]
    assert lefts == pytest.approx([1.683, 7.238, 1.683, 7.238], abs=0.005)
    assert to_inches(found[1].rect.right) == pytest.approx(12.667, abs=0.005)
    assert to_inches(found[2].rect.bottom) == pytest.approx(6.1875, abs=0.005)
    assert len({(round(to_inches(c.rect.w), 3), c.rect.h) for c in found}) == 1


def test_the_cell_where_both_are_high_is_lit_unless_one_is_written_strong():
    assert [c.fill for c in cells(pages_of(matrix(*FOUR))[0])].index("primary") == 1
    strong = matrix(*FOUR[:3], titled("**放开共享**"))
    found = cells(pages_of(strong)[0])
    assert [c.fill for c in found] == ["surface"] * 3 + ["primary"]
    assert found[3].paragraphs[0].color == "on-primary"


def test_axes_meet_and_end_in_arrow_heads():
    page = pages_of(matrix(*FOUR))[0]
    upright, level = find(page, "axis/y"), find(page, "axis/x")
    assert upright.flip_v and not level.flip_v
    assert (upright.rect.x, upright.rect.bottom) == (level.rect.x, level.rect.y)
    assert to_inches(level.rect.x) == pytest.approx(1.371, abs=0.001)
    assert to_inches(level.rect.y) == pytest.approx(6.4375, abs=0.001)
    assert upright.stroke.tail == level.stroke.tail == "triangle"


def test_the_upright_axis_is_named_turned_its_short_ends_level():
    page = pages_of(matrix(*FOUR))[0]
    assert find(page, "axis/y/name").rotation == 270
    assert find(page, "axis/y/high").rotation == 0
    long = matrix(*FOUR, y=axis("重要程度", "比较一般", "非常重要"))
    assert find(pages_of(long)[0], "axis/y/high").rotation == 270


def test_without_names_there_are_no_axes():
    page = pages_of(matrix(*FOUR, x=spec.Axis(), y=spec.Axis(low=None)))[0]
    assert not [i for i in flat(page.items) if i.key.startswith("axis/")]


def test_a_longer_row_is_higher_and_all_cells_share_their_sizes():
    content = matrix(titled("长", "说明文字很长，" * 15), *FOUR[1:])
    found = cells(pages_of(content)[0])
    assert found[0].rect.h == found[1].rect.h > found[2].rect.h
    assert len({c.paragraphs[0].size for c in found}) == 1


def test_texts_too_long_for_the_cells_continue_without_loss():
    content = matrix(*(titled(f"格{n}", "一句很长的话，" * 60) for n in range(4)))
    slides = pages_of(content)
    assert len(slides) > 1
    joined = "".join(t for page in slides for t in texts_of(page)).replace("\n", "")
    assert joined.count("一句很长的话") == 240
    assert all(find(page, "axis/x") for page in slides)


def test_the_whole_tells_where_each_cell_stands():
    group = next(i for i in pages_of(matrix(*FOUR))[0].items if isinstance(i, scene.Group))
    assert group.alt.startswith("四象限图：封存 (敏感程度 高; 使用频率 低)、重点管控")


def test_titles_alone_stand_large_in_the_middle_of_their_cells():
    found = cells(pages_of(matrix(*map(titled, ("封存", "管控", "清理", "共享"))))[0])
    assert {(c.anchor, c.insets[1], c.paragraphs[0].size) for c in found} == {("middle", 0, 28)}
    assert {c.anchor for c in cells(pages_of(matrix(*FOUR))[0])} == {"top"}
