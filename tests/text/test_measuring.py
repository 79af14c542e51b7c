"""Widths in points: scripts, the gap between them, and what counts as the wider way."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from deckbuilder.model.scene import Paragraph, Run
from deckbuilder.text import Typesetter
from deckbuilder.text.measuring import SCRIPT_GAP
from deckbuilder.text.setting import office_growth

MakeTypesetter = Callable[..., Typesetter]
Make = Callable[..., Paragraph]


@pytest.fixture(scope="module")
def noto(make_typesetter: MakeTypesetter) -> Typesetter:
    """One family for all, with no stand-in, so that the ways differ by the gaps alone."""
    return make_typesetter("Noto Sans CJK SC", "Noto Sans CJK SC")


def line_of(typesetter: Typesetter, paragraph: Paragraph) -> tuple[float, float]:
    (line,) = typesetter._lines(paragraph)  # pyright: ignore[reportPrivateUsage]
    return line.powerpoint[-1], line.office[-1]


@pytest.mark.parametrize(
    ("text", "gaps"),
    [
        ("群众工作", 0),
        ("GDP", 0),
        ("群众GDP", 1),
        ("群众 GDP 工作", 2),
        ("“群众”工作", 1),
        ("“GDP”群众", 1),
        ("群众“GDP”工作", 2),
        ("群众——工作", 0),
        ("①群众②工作", 1),
        ("— “ ”", 0),
        ("群众12工作3", 3),
    ],
)
def test_libreoffice_puts_a_gap_wherever_the_script_changes(
    noto: Typesetter, paragraph: Make, text: str, gaps: int
) -> None:
    powerpoint, office = line_of(noto, paragraph(text))
    assert office - powerpoint == pytest.approx(gaps * SCRIPT_GAP)


@pytest.mark.parametrize(
    ("text", "quote", "gaps"),
    [("群众\n“GDP”", 1.0, 1), ("CI/CD\n“工作", 1.0, 1), ("群众\n“工作”", 1.0, 0)],
)
def test_what_opens_a_line_follows_the_line_before(
    noto: Typesetter, paragraph: Make, text: str, quote: float, gaps: int
) -> None:
    """As LibreOffice sets it: a break within a paragraph does not end a script."""
    second = noto._lines(paragraph(text))[1]  # pyright: ignore[reportPrivateUsage]
    assert second.powerpoint[1] == quote
    assert second.office[-1] - second.powerpoint[-1] == pytest.approx(gaps * 0.24, abs=0.01)


def test_a_quote_after_a_latin_line_is_latin(typesetter: Typesetter, paragraph: Make) -> None:
    lines = typesetter._lines(paragraph("CI/CD\n“工作”"))  # pyright: ignore[reportPrivateUsage]
    assert lines[1].powerpoint[1] == 0.333


def test_quotes_are_full_width_after_chinese_only(
    noto: Typesetter, paragraph: Make, make_typesetter: MakeTypesetter
) -> None:
    arial = make_typesetter("Arial", "Microsoft YaHei", "en")
    assert line_of(noto, paragraph("说“好”"))[0] == 4.0
    assert line_of(arial, paragraph("a“b”"))[0] == pytest.approx(0.556 * 2 + 0.333 * 2, abs=0.002)


def test_the_language_decides_for_a_line_without_a_script(make_typesetter: MakeTypesetter) -> None:
    assert make_typesetter(lang="zh-Hans").width("——", "body", 10) == 20.0
    assert make_typesetter(lang="en").width("“”", "body", 10) < 12.0


def test_width_is_the_wider_of_the_two_ways(typesetter: Typesetter) -> None:
    """DejaVu Sans on a poor machine is wider than Arial."""
    assert typesetter.width("A", "body", 30) == pytest.approx(0.684 * 30, abs=0.01)


def test_bold_is_wider_and_mono_has_a_face_of_its_own(typesetter: Typesetter) -> None:
    assert typesetter.width("abc", "body", 20, True) > typesetter.width("abc", "body", 20)
    assert typesetter.width("iii", "mono", 20) == typesetter.width("mmm", "mono", 20)


def test_an_unknown_role_is_set_as_body(typesetter: Typesetter) -> None:
    assert typesetter.width("abc", "nobody", 20) == typesetter.width("abc", "body", 20)


def test_runs_width_is_that_of_the_widest_line(typesetter: Typesetter, paragraph: Make) -> None:
    text = paragraph("群众\n群众工", "作\n群", size=24)
    assert typesetter.runs_width(text) == 24 * 4


def test_runs_have_their_own_size_weight_and_face(typesetter: Typesetter, paragraph: Make) -> None:
    text = paragraph(Run("35", size=80, bold=True), Run("亿元", size=20), size=80)
    expected = typesetter.width("35", "body", 80, True) + SCRIPT_GAP * 80 + 40
    assert typesetter.runs_width(text) == pytest.approx(expected, rel=0.01)


def test_a_run_boundary_changes_no_width(typesetter: Typesetter, paragraph: Make) -> None:
    whole = paragraph("第“12”章 CI/CD——流水线")
    parts = paragraph("第“", "12", "”章 C", "I/CD—", "—流水", "线")
    assert typesetter.runs_width(parts) == pytest.approx(typesetter.runs_width(whole))


def test_tracking_is_added_to_each_character(typesetter: Typesetter, paragraph: Make) -> None:
    assert typesetter.runs_width(paragraph("群众", size=24, tracking=3)) == 54.0


def test_libreoffice_rounds_sizes_to_its_pixels() -> None:
    assert office_growth(24) == 1.0
    assert office_growth(20) == pytest.approx(167 / (20 * 600 / 72))


def test_nothing_has_no_width(typesetter: Typesetter, paragraph: Make) -> None:
    assert typesetter.width("", "body", 20) == 0.0
    assert typesetter.runs_width(paragraph()) == 0.0
