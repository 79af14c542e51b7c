"""Table: columns by content, rows by their texts, spans, emphasis, continuation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from deckbuilder.layout.table_columns import alignments, by_content, names_rows
from deckbuilder.layout.tables import GridStyle, look_at_table, set_table
from deckbuilder.model import scene, spec
from deckbuilder.units import to_inches
from tests.layout.drafting import find, room_for, scene_of, slide, text


def cell(words: str | None, rows: int = 1, columns: int = 1) -> spec.Cell | None:
    return None if words is None else spec.Cell(text(words), rows, columns)


def table(*rows: list[str | None], header: list[str] | None = None, **more: object) -> spec.Table:
    return spec.Table(
        tuple(tuple(cell(c) for c in row) for row in rows),
        tuple(map(text, header)) if header else None,
        **more,  # type: ignore[arg-type]
    )


def native(content: spec.Table, theme_name: str = "academy-blue", **more: object) -> scene.Table:
    made = scene_of(slide("table", content), theme_name=theme_name, **more)
    found = find(made.slides[0], "table")
    assert isinstance(found, scene.Table)
    return found


SMALL = table(
    ["销售中心", "126", "1.5"], ["研发中心", "240", "4.0"], header=["部门", "人数", "培训（时）"]
)


def test_columns_of_numbers_align_right_with_their_header():
    made = native(SMALL)
    assert [c.paragraphs[0].align for c in made.cells[0]] == ["left", "right", "right"]
    assert [c.paragraphs[0].align for c in made.cells[1]] == ["left", "right", "right"]


@pytest.mark.parametrize(
    "values", [["17", "1,204", "-3"], ["59%", "—", "4.5%"], ["¥3.2", "¥12"], ["3～5", "4–6"][1:]]
)
def test_what_counts_as_a_column_of_numbers(values):
    rows = tuple((cell("甲"), cell(value)) for value in values)
    assert alignments(spec.Table(rows)) == ("left", "right")


def test_a_first_column_of_years_names_the_rows_and_stays_left():
    assert alignments(table(["2013", "3"], ["2014", "7"])) == ("left", "right")
    assert alignments(table(["13.5", "3"], ["14", "7"])) == ("right", "right")


def test_the_first_column_is_bold_when_it_names_the_rows():
    assert names_rows(SMALL)
    assert native(SMALL).cells[1][0].paragraphs[0].bold
    assert not names_rows(table(["同上", "a"], ["同上", "b"]))


def test_widths_sum_to_the_body_and_short_columns_do_not_wrap():
    made = native(
        table(
            ["举报邮箱", "邮箱", "一段很长的注意事项" * 8],
            ["走访调查", "走访", "时间"],
            header=["工具", "形式", "注意事项"],
        )
    )
    assert sum(made.widths) == made.rect.w
    assert to_inches(made.widths[2]) > 2 * to_inches(made.widths[0])


def test_by_content_never_goes_below_the_longest_word():
    widths = by_content([9.0, 9.0, 1.0], [1.0, 4.0, 0.5], [], 8.0)
    assert sum(widths) == pytest.approx(8.0)
    assert widths[1] >= 4.0 and widths[2] == 1.0
    assert by_content([9.0, 9.0], [6.0, 6.0], [], 8.0) == [4.0, 4.0]


def test_a_column_that_a_little_width_keeps_on_one_line_gets_it():
    widths = by_content([2.0, 5.2, 8.5], [1.0, 1.0, 1.0], [], 12.0)
    assert widths[1] == 5.2 and sum(widths) == pytest.approx(12.0)
    taken = by_content([2.0, 7.0, 7.2], [1.0, 1.0, 1.0], [], 12.0)
    assert max(taken[1:]) < 7.0, "neither, where the other would take a line more"


def test_shares_given_by_the_author_hold():
    made = native(table(["甲", "乙"], widths=(1.0, 3.0)))
    assert made.widths[1] == pytest.approx(3 * made.widths[0], rel=0.01)


def test_rows_are_as_high_as_their_texts_need():
    made = native(table(["甲", "长" * 200], ["乙", "短"], header=["一", "二"]))
    tall = made.cells[1][1].paragraphs[0]
    lines = made.heights[1] / (tall.size * tall.pitch * 12700)
    assert lines > 4
    assert made.heights[2] < made.heights[1]


def test_spans_cover_the_cells_beside_and_below():
    rows = (
        (cell("合并", 2, 1), cell("甲"), cell("乙")),
        (None, cell("横跨", 1, 2), None),
    )
    made = native(spec.Table(rows))
    assert (made.cells[0][0].rows, made.cells[0][0].columns) == (2, 1)
    assert made.cells[1][0].covered and made.cells[1][2].covered
    assert made.cells[1][1].columns == 2


def test_an_emphasised_row_is_filled_without_hairlines_at_its_edges():
    made = native(table(["甲", "1"], ["乙", "2"], ["丙", "3"], emphasis_rows=(2,)))
    lit = made.cells[1][0]
    assert lit.fill == "surface" and lit.paragraphs[0].bold
    assert lit.borders[0] is None and lit.borders[2] is None
    assert made.cells[2][0].borders[2] is not None


def test_an_emphasised_column_is_bold_in_the_accent():
    made = native(table(["甲", "1"], ["乙", "2"], header=["部门", "数"], emphasis_columns=(2,)))
    assert [(c[1].paragraphs[0].bold, c[1].paragraphs[0].color) for c in made.cells[1:]] == [
        (True, "accent1")
    ] * 2
    assert made.cells[0][1].paragraphs[0].color == "primary-text"


def test_party_red_opens_a_table_with_the_double_rule():
    page = scene_of(slide("table", SMALL), theme_name="party-red").slides[0]
    made = find(page, "table")
    assert to_inches(find(page, "table/rule/thick").rect.y) == pytest.approx(1.625, abs=0.002)
    assert to_inches(made.rect.y) == pytest.approx(1.725, abs=0.002)
    assert made.cells[0][0].insets[0] == 0


def words(pages: tuple[scene.Slide, ...]) -> str:
    out: list[str] = []
    for page in pages:
        made = find(page, "table")
        assert isinstance(made, scene.Table)
        out += [p.plain for row in made.cells[made.header :] for c in row for p in c.paragraphs]
    return "".join(out)


def test_a_long_table_repeats_its_header_and_loses_nothing():
    rows = [[f"第{n}条", f"说明{n}" + "需要换行的文字" * 12] for n in range(24)]
    pages = scene_of(slide("table", table(*rows, header=["条", "说明"]))).slides
    assert len(pages) > 1
    for page in pages:
        made = find(page, "table")
        assert made.cells[0][0].paragraphs[0].plain == "条"
        assert to_inches(made.rect.y + sum(made.heights)) <= 6.76
    assert words(pages) == "".join(c for row in rows for c in row)


def test_a_row_that_overfills_a_slide_is_cut_between_lines():
    long = "很长的一格文字，" * 400
    pages = scene_of(slide("table", table(["甲", long], ["乙", "短"]))).slides
    assert len(pages) > 1
    assert words(pages).replace("甲", "", 1).replace("乙短", "") == long


def test_rows_under_one_spanning_cell_stay_on_one_page():
    rows: list[tuple[spec.Cell | None, ...]] = []
    for n in range(14):
        rows += [(cell(f"组{n}", 2), cell("长文字" * 40)), (None, cell("续" * 60))]
    pages = scene_of(slide("table", spec.Table(tuple(rows)))).slides
    assert len(pages) > 1
    for page in pages:
        made = find(page, "table")
        assert not made.cells[0][0].covered and made.cells[-1][0].covered


WORDS = st.text("中文，字ab ef3/-\n", min_size=1, max_size=14).filter(str.strip)


@given(
    st.lists(st.tuples(WORDS, WORDS, WORDS), min_size=2, max_size=5),
    st.floats(2.5, 12.0),
)
def test_heights_told_from_the_widest_texts_are_those_of_every_text_set(
    rows: list[tuple[str, str, str]], width: float
):
    content = table(*map(list, rows[1:]), header=list(rows[0]))
    inside = room_for(slide("table", content))
    looked = look_at_table(inside, content)
    unmeasured = replace(looked.measured, rows={}, cells={}, header=None)
    told, found = (
        set_table(inside, content, GridStyle(), width, 5.0, one)
        for one in (looked, replace(looked, measured=unmeasured))
    )
    assert [(page.heights, page.header_h) for page in told] == [
        (page.heights, page.header_h) for page in found
    ]
