"""Code: the raster of lines, colours by syntax, highlights, broken lines, continuation."""

import pytest

from deckbuilder.model import scene, spec
from deckbuilder.units import to_inches
from tests.layout.drafting import find, flat, items, scene_of, slide, text

PYTHON = 'import re\n\n# a comment\nprint("x", 12)'


def pages_of(code: spec.Code, **more: object) -> tuple[scene.Slide, ...]:
    return scene_of(slide("code", code, **more)).slides


def box(page: scene.Slide, key: str = "code") -> scene.TextBox:
    found = find(page, key)
    assert isinstance(found, scene.TextBox)
    return found


def text_of(page: scene.Slide) -> list[str]:
    return [p.plain for p in box(page).paragraphs]


def test_each_line_is_a_paragraph_in_the_mono_face_at_an_exact_distance():
    (page,) = pages_of(spec.Code(PYTHON, "python"))
    assert text_of(page) == PYTHON.split("\n")
    assert {(p.face, p.exact, p.size) for p in box(page).paragraphs} == {("mono", True, 28)}
    panel = find(page, "code/panel")
    assert to_inches(panel.rect.h) == pytest.approx(4 * 28 * 1.42 / 72 + 0.625, abs=0.001)


def test_syntax_has_the_colours_of_the_theme():
    (page,) = pages_of(spec.Code(PYTHON, "python"))
    colors = {run.text.strip(): run.color for p in box(page).paragraphs for run in p.runs}
    assert colors["import"] == "code-keyword"
    assert colors["# a comment"] == "code-comment"
    assert colors['"x"'] == "code-string"
    assert colors["12"] == "code-number"
    assert colors["print"] == "code-name"


def test_an_unknown_language_is_plain_with_a_warning():
    from deckbuilder.layout import lay_out
    from tests.layout.drafting import deck, theme

    made, found = lay_out(deck(slide("code", spec.Code("a = 1", "pyton"))), theme())
    assert made is not None
    assert {run.color for p in box(made.slides[0]).paragraphs for run in p.runs} == {""}
    assert [d.code for d in found] == ["W310"]
    assert 'did you mean "python"?' in found[0].message


def test_numbers_end_at_one_edge_and_start_where_the_lines_shown_do():
    (page,) = pages_of(spec.Code("a\nb\nc", first_line=9))
    numbers = box(page, "code/numbers")
    assert [p.plain.strip("\u00a0") for p in numbers.paragraphs] == ["9", "10", "11"]
    assert {p.align for p in numbers.paragraphs} == {"right"}
    assert {p.size for p in numbers.paragraphs} == {p.size for p in box(page).paragraphs}


def test_highlighted_lines_share_a_band_and_are_revealed_after_the_code():
    (page,) = pages_of(spec.Code("a\nb\nc\nd", highlight=(2, 3)), reveal=True)
    band = find(page, "code/band/1/ground")
    assert to_inches(band.rect.h) == pytest.approx(2 * 28 * 1.42 / 72, abs=0.001)
    assert page.reveal[0][-1].key == "code"
    assert page.reveal[1:] == ((scene.Target("code/band/1"),),)


def test_the_longest_line_decides_the_size():
    (page,) = pages_of(spec.Code("x" * 71 + "\ny"))
    assert box(page).paragraphs[0].size == 18


def test_a_line_too_long_for_the_floor_is_broken_behind_a_space_with_nothing_lost():
    long = "    call(" + ", ".join(f"argument_{n}" for n in range(14)) + ")"
    (page,) = pages_of(spec.Code(long))
    paragraph = box(page).paragraphs[0]
    lines = paragraph.plain.split("\n")
    assert len(lines) == 3 and all(line.startswith("      a") for line in lines[1:])
    assert lines[0] + "".join(line[6:] for line in lines[1:]) == long
    assert paragraph.size < 24


def test_code_that_is_too_long_continues_with_its_numbers_going_on():
    code = [f"line_{n} = {n}" for n in range(1, 41)]
    pages = pages_of(spec.Code("\n".join(code)))
    assert len(pages) > 1
    assert [line for page in pages for line in text_of(page)] == code
    firsts = [box(p, "code/numbers").paragraphs[0].plain.strip("\u00a0") for p in pages]
    assert firsts == [str(1 + sum(len(text_of(q)) for q in pages[:i])) for i in range(len(pages))]
    assert len({box(p).paragraphs[0].size for p in pages}) == 1


def test_the_caption_stands_under_the_panel():
    (page,) = pages_of(spec.Code("a = 1", caption=text("说明")))
    caption, panel = box(page, "code/caption"), find(page, "code/panel")
    assert to_inches(caption.rect.y - panel.rect.bottom) == pytest.approx(0.125, abs=0.001)


def test_code_in_columns_shares_a_size_and_has_no_numbers():
    blocks = (
        spec.Block("code", spec.Code("a = 1")),
        spec.Block("code", spec.Code("x" * 30)),
        spec.Block("points", spec.Points(items("一点"))),
    )
    page = scene_of(slide("columns", spec.Columns(blocks))).slides[0]
    codes = [i for i in flat(page.items) if i.key.endswith("/code")]
    assert len({i.paragraphs[0].size for i in codes if isinstance(i, scene.TextBox)}) == 1
    assert not [i for i in flat(page.items) if i.key.endswith("/numbers")]


def test_a_single_line_is_large_and_has_no_number():
    (page,) = pages_of(spec.Code("print(1)", "python"))
    assert box(page).paragraphs[0].size == 32
    assert [i.key for i in flat(page.items) if i.key == "code/numbers"] == []
    (later,) = pages_of(spec.Code("print(1)", "python", first_line=7))
    assert [p.plain.strip() for p in box(later, "code/numbers").paragraphs] == ["7"]


def test_few_lines_stand_with_more_ground_around_them():
    (page,) = pages_of(spec.Code("a = 1\nb = 2", "python"))
    panel, code = find(page, "code/panel").rect, box(page).rect
    assert to_inches(code.y - panel.y) > 0.3125
    assert to_inches(panel.y) > 1.75
