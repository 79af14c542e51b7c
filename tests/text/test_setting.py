"""Lines and heights of paragraphs in a width."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckbuilder.model.scene import Bullet, Paragraph, Run
from deckbuilder.text import Typesetter
from deckbuilder.units import points

Make = Callable[..., Paragraph]


@pytest.mark.parametrize("count", [1, 2, 3, 5])
@pytest.mark.parametrize("size", [24.0, 30.0, 18.0])
def test_a_text_that_fills_its_lines_exactly_has_so_many_and_one_character_more_one_more(
    typesetter: Typesetter, paragraph: Make, count: int, size: float
) -> None:
    width = points(10 * size)
    full = "群" * 10 * count
    assert typesetter.set([paragraph(full, size=size)], width).lines == (count,)
    assert typesetter.set([paragraph(full + "众", size=size)], width).lines == (count + 1,)


def test_a_closing_mark_pulls_the_character_before_it_down(
    typesetter: Typesetter, paragraph: Make
) -> None:
    setting = typesetter.set([paragraph("群众工作很重要。")], points(7 * 20))
    assert setting.text_lines == (("群众工作很重", "要。"),)


def test_the_way_that_needs_more_lines_counts(typesetter: Typesetter, paragraph: Make) -> None:
    """Ten ems hold it PowerPoint's way, not with LibreOffice's gaps."""
    text = paragraph("群众工作 1 个好办法")
    width = points(20 * 9.3)
    assert typesetter.set([text], width).text_lines == ((text.plain,),)
    assert typesetter.set([text], width).lines == (2,)


def test_line_breaks_are_kept(typesetter: Typesetter, paragraph: Make) -> None:
    setting = typesetter.set([paragraph("一\n\n二", "三\n四")], points(400))
    assert setting.text_lines == (("一", "", "二三", "四"),)
    assert setting.lines == (4,)


def test_an_empty_paragraph_has_one_line(typesetter: Typesetter, paragraph: Make) -> None:
    assert typesetter.set([paragraph(), paragraph("")], points(100)).lines == (1, 1)


def test_the_indent_narrows_every_line_and_hanging_widens_the_first(
    typesetter: Typesetter, paragraph: Make
) -> None:
    text = "群众工作是根本工作" * 2
    plain = paragraph(text, indent=points(40), hanging=points(20))
    marked = paragraph(text, indent=points(40), hanging=points(20), bullet=Bullet())
    width = points(40 + 20 * 6)
    assert [len(line) for line in typesetter.set([plain], width).text_lines[0]] == [7, 6, 5]
    assert [len(line) for line in typesetter.set([marked], width).text_lines[0]] == [6, 6, 6]


def test_height_is_lines_times_pitch_with_space_between_paragraphs_only(
    typesetter: Typesetter, paragraph: Make
) -> None:
    first = paragraph("群众工作", size=20, pitch=1.5, space_before=99)
    second = paragraph("群众工作" * 3, size=10, pitch=1.2, space_before=6)
    setting = typesetter.set([first, second], points(84))
    assert setting.lines == (1, 2)
    assert setting.height == points(1.2 * 20 * 1.25 + 2 * 1.2 * 10 + 6)


def test_the_largest_run_governs_the_height(typesetter: Typesetter, paragraph: Make) -> None:
    text = paragraph(Run("35", size=80), "亿", size=20)
    assert typesetter.set([text], points(400)).height == points(1.2 * 80)


def test_line_distance_is_counted_in_whole_per_cent_as_it_is_written(
    typesetter: Typesetter, paragraph: Make
) -> None:
    text = paragraph("群众工作", size=20, pitch=1.4)  # 116.67 %
    assert typesetter.set([text], points(400)).height == points(1.2 * 20 * 1.17)


def test_one_line_fits_a_box_of_its_own_line_height(
    typesetter: Typesetter, paragraph: Make
) -> None:
    text = paragraph("群众工作", size=20, pitch=1.2)
    assert typesetter.fits([text], points(200), points(24))
    assert not typesetter.fits([text], points(200), points(23))


def test_several_lines_leave_four_and_a_half_per_cent(
    typesetter: Typesetter, paragraph: Make
) -> None:
    text = paragraph("群众工作" * 3, size=20, pitch=1.2)
    needed = typesetter.set([text], points(82)).height
    assert not typesetter.fits([text], points(82), needed)
    assert typesetter.fits([text], points(82), round(needed / 0.955) + 1)


def test_fitting_leaves_one_per_cent_of_the_width(typesetter: Typesetter, paragraph: Make) -> None:
    text = paragraph("群众工作", size=20)
    assert not typesetter.fits([text], points(80), points(24))
    assert typesetter.fits([text], points(81), points(24))


TEXT = st.text(
    st.sampled_from("群众工作的，。（）“”…—《》abcdef ghi 0123-/.,%→é\n"), min_size=0, max_size=60
)


@given(st.lists(TEXT, min_size=1, max_size=4), st.integers(1, 400), st.sampled_from([12, 20, 31]))
def test_breaking_conserves_the_text(
    typesetter: Typesetter, texts: list[str], width: int, size: float
) -> None:
    paragraph = Paragraph(tuple(Run(text) for text in texts), size)
    setting = typesetter.set([paragraph], points(width))
    assert "".join(setting.text_lines[0]) == "".join(texts).replace("\n", "")
    assert setting.lines[0] >= len(setting.text_lines[0]) >= 1


@given(TEXT, st.integers(60, 400))
def test_no_line_is_wider_than_the_box_but_for_a_single_character(
    typesetter: Typesetter, text: str, width: int
) -> None:
    paragraph = Paragraph((Run(text.replace("\n", "")),), 20)
    (measured,) = typesetter._lines(paragraph)  # pyright: ignore[reportPrivateUsage]
    offsets, start = measured.powerpoint, 0
    for line in typesetter.set([paragraph], points(width)).text_lines[0]:
        end = start + len(line.rstrip(" "))
        assert (offsets[end] - offsets[start]) * 20 <= width + 1e-6 or end - start == 1
        start += len(line)


@given(TEXT, st.integers(60, 400))
def test_a_wider_box_never_needs_more_lines(typesetter: Typesetter, text: str, width: int) -> None:
    paragraph = [Paragraph((Run(text),), 20)]
    narrow = typesetter.set(paragraph, points(width)).lines[0]
    assert typesetter.set(paragraph, points(width + 40)).lines[0] <= narrow


def test_a_text_that_takes_more_lines_in_more_room_is_set_in_those(
    make_typesetter: Callable[..., Typesetter], paragraph: Make
) -> None:
    """LibreOffice cuts words where it finds no break, and a little more room may cost it a line."""
    wide = make_typesetter("Segoe UI")
    text = paragraph("「AI 助手回答 60% 的提问之99」AI 助手回答 60% 的提问之100。", size=18.0)
    width = next(w for w in range(280, 330) if _grows(wide, text, points(w)))
    assert wide.set_within([text], points(width)).lines == wide.set([text], points(width)).lines


def _grows(typesetter: Typesetter, text: Paragraph, width: int) -> bool:
    narrow = typesetter.set([text], int(width * 0.99))
    return typesetter.set([text], width).height > narrow.height
