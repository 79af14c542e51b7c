"""Display text breaks for sense by a narrower box where that can be relied on, else by a break."""

from __future__ import annotations

import pytest

from deckbuilder.layout.area import Area
from deckbuilder.model import scene, spec
from deckbuilder.model.scene import TextBox
from tests.layout.drafting import find, room_for, scene_of, slide, text

ONE = slide("points", spec.Points(spec.Items(())))


def box_of(words: str, width: float, align: scene.Align = "left", **more: str) -> TextBox:
    room = room_for(ONE)
    paragraph = room.para(words, "item_title", 22, align=align)
    area = Area(1, 1, width, 2)
    broken = room.break_for_sense(paragraph, area.rect.w)
    assert broken is not None and broken.joins
    return room.box("x", "x", area, broken, **more)


@pytest.mark.parametrize(
    ("align", "sides"), [("left", (0, 1)), ("right", (1, 0)), ("center", (0.5, 0.5))]
)
def test_a_box_is_narrower_where_its_text_then_breaks_by_itself(
    align: scene.Align, sides: tuple[float, float]
) -> None:
    box = box_of("群众工作从谋划到评判，五步都离不开群众", 5.0, align)
    left, _, right, _ = box.insets
    assert "\n" not in box.paragraphs[0].plain
    assert box.lines == (2,)
    assert (left, right) == pytest.approx([side * (left + right) for side in sides], abs=1)
    inner = box.rect.w - left - right
    (lines,) = room_for(ONE).type.set(box.paragraphs, inner).text_lines
    assert lines == ("群众工作从谋划到评判，", "五步都离不开群众")


def test_text_keeps_its_break_where_no_width_does_it() -> None:
    box = box_of("好的，群众工作从谋划到评判全过程", 4.4)
    assert box.paragraphs[0].plain.count("\n") == 1
    assert box.insets == (0, 0, 0, 0)


def test_text_in_a_shape_that_is_no_rectangle_keeps_its_break() -> None:
    words = "群众工作从谋划到评判，五步都离不开群众"
    assert "\n" in box_of(words, 5.0, geometry="ellipse").paragraphs[0].plain
    assert "\n" not in box_of(words, 5.0, geometry="roundRect").paragraphs[0].plain


def test_headings_of_tables_break_for_sense_without_a_line_more() -> None:
    heads = (text("联系群众的基本方法"), text("责任"), text("时限"))
    row = tuple(spec.Cell(text("办结")) for _ in heads)
    made = scene_of(slide("table", spec.Table(rows=(row,) * 3, header=heads, widths=(1, 3, 3))))
    table = find(made.slides[0], "table")
    assert isinstance(table, scene.Table)
    first = table.cells[0][0]
    inner = table.widths[0] - first.insets[0] - first.insets[2]
    (lines,) = room_for(ONE).type.set(first.paragraphs, inner).text_lines
    assert lines == ("联系群众的", "基本方法")
