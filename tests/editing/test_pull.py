"""`pull`: what a person did to a deck, in the spec's file; and `diff`, which tells it."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from pptx.util import Inches, Pt

import deckbuilder
from deckbuilder.cli.commands import main
from deckbuilder.editing.changes import find_changes, longest_rising
from deckbuilder.editing.pull import Outcome, pull
from deckbuilder.editing.versions import read_versions

from .decks import Editor, built, texts

SPEC = """\
# a talk
title: 讲稿   # its title
slides:
  - cover
  # the first point
  - id: why
    title: 为什么要听
    points:
      - 注意: 先**听**，再说   # in this order
      - '第二点：不打断'
      - 第三点
    takeaway: 先回应，再处理。
    notes: |
      第一段备注。

      - 一条
      - 两条

  - id: grid
    title: 三项数字
    table:
      header: [项目, 数量]
      rows: [[来电, 320], [办结, ~]]
  - {id: cards, title: 三张卡片, cards: [先救人, 再报告, 后复盘]}
  - id: bars
    title: 数字在涨
    chart: {type: column, data: {一季度: 32, 二季度: 40, 三季度: 51}}
  - closing: 谢谢
"""


Edit = Callable[[Editor], object]


def pulled(folder: Path, edit: Edit, text: str = SPEC) -> tuple[str, tuple[Outcome, ...]]:
    """The spec after a pull of `edit`, and what became of each change."""
    spec, deck = built(folder, text)
    with Editor(deck) as editor:
        edit(editor)
    outcomes = pull(deck, spec)
    return spec.read_bytes().decode(), outcomes


def changed_lines(after: str, before: str = SPEC) -> tuple[list[str], list[str]]:
    old, new = before.splitlines(), after.splitlines()
    return [one for one in old if one not in new], [one for one in new if one not in old]


def states(outcomes: tuple[Outcome, ...]) -> list[str]:
    return [one.state for one in outcomes]


@pytest.mark.parametrize(
    ("slide", "old", "new", "line"),
    [
        (1, "讲稿", "讲义", "title: 讲义   # its title"),
        (2, "为什么要听", "为什么: 要听", '    title: "为什么: 要听"'),
        (2, "第二点：不打断", "第二点：it's", "      - '第二点：it''s'"),
        (2, "，再说", "，*再*问", "      - 注意: 先**听**，\\*再\\*问   # in this order"),
        (2, "注意", "留心", "      - 留心: 先**听**，再说   # in this order"),
        (2, "先回应", "# 先回应", '    takeaway: "# 先回应，再处理。"'),
        (3, "320", "321", "      rows: [[来电, 321], [办结, ~]]"),
        (
            4, "再报告", "再, 报告",
            '  - {id: cards, title: 三张卡片, cards: [先救人, "再, 报告", 后复盘]}',
        ),
        (6, "谢谢", "谢谢各位", "  - closing: 谢谢各位"),
    ],
)  # fmt: skip
def test_words_come_back_in_the_style_of_their_place(
    tmp_path: Path, slide: int, old: str, new: str, line: str
):
    text, outcomes = pulled(tmp_path, lambda editor: editor.say(slide, old, new))
    assert set(states(outcomes)) - {"left"} == {"pulled"}
    assert changed_lines(text)[1] == [line]


def test_what_was_made_bold_is_strong(tmp_path: Path):
    def edit(editor: Editor) -> None:
        paragraph = editor.shape(2, "points").text_frame.paragraphs[2]
        paragraph.runs[0].text = "第三"
        run = paragraph.add_run()
        run.text = "点"
        run.font.bold = True

    text, _ = pulled(tmp_path, edit)
    assert changed_lines(text) == (["      - 第三点"], ["      - 第三**点**"])


def test_entries_come_and_go(tmp_path: Path):
    def edit(editor: Editor) -> None:
        first, second, third = editor.shape(2, "points").text_frame.paragraphs
        second._p.getparent().remove(second._p)
        from copy import deepcopy

        new = deepcopy(third._p)
        third._p.addnext(new)
        editor.shape(2, "points").text_frame.paragraphs[-1].runs[0].text = "新: 的一点"
        assert first.text

    text, outcomes = pulled(tmp_path, edit)
    assert states(outcomes) == ["pulled", "pulled"]
    assert changed_lines(text) == (["      - '第二点：不打断'"], ['      - "新: 的一点"'])


def test_notes_keep_their_lists_and_marks(tmp_path: Path):
    def edit(editor: Editor) -> None:
        paragraphs = editor.notes(2).paragraphs
        paragraphs[1].runs[0].text = "一条新的"

    text, _ = pulled(tmp_path, edit)
    assert changed_lines(text) == (["      - 一条"], ["      - 一条新的"])


def test_notes_that_were_none_and_a_hidden_slide(tmp_path: Path):
    def edit(editor: Editor) -> None:
        editor.notes(3).text = "看第二列。\n别急。"
        editor.deck.slides[0]._element.set("show", "0")

    text, _ = pulled(tmp_path, edit)
    assert "  - cover:\n    id: cover\n    hidden: true\n  # the first point\n" in text
    assert "    notes: |\n      看第二列。\n\n      别急。\n  - {id: cards" in text


def test_an_empty_cell_is_filled_and_a_number_of_a_chart_changed(tmp_path: Path):
    from pptx.chart.data import CategoryChartData

    def edit(editor: Editor) -> None:
        table = next(one for one in editor.shapes(3) if one.has_table).table
        table.cell(2, 1).text_frame.text = "办了 7 件"
        chart = next(one for one in editor.shapes(5) if one.has_chart).chart
        data = CategoryChartData()
        data.categories = ["一季度", "二季度", "三季度"]
        data.add_series(chart.plots[0].series[0].name, (32, 41.5, 51))
        chart.replace_data(data)

    text, outcomes = pulled(tmp_path, edit)
    assert changed_lines(text)[1] == [
        "      rows: [[来电, 320], [办结, 办了 7 件]]",
        "    chart: {type: column, data: {一季度: 32, 二季度: 41.5, 三季度: 51}}",
    ]
    assert states(outcomes).count("pulled") >= 2


CHART = """\
title: t
slides:
- section: 第一部分
- id: a
  title: 两组数字
  chart:
    type: column
    categories: [甲, 乙]
    series:
      去年: [1, 2]  # counted
      今年: [3, ~]
    highlight: [今年, 乙]
- references: [书]
"""


def test_names_of_a_chart_come_back_with_what_they_highlight(tmp_path: Path):
    from pptx.chart.data import CategoryChartData

    def edit(editor: Editor) -> None:
        chart = next(one for one in editor.shapes(2) if one.has_chart).chart
        data = CategoryChartData()
        data.categories = ["甲", "乙: 后"]
        data.add_series("去年", (1, 2))
        data.add_series("本年", (3, 4))
        chart.replace_data(data)

    text, outcomes = pulled(tmp_path, edit, CHART)
    assert ("pulled", "data") in [(one.state, one.change.what) for one in outcomes]
    assert changed_lines(text, CHART)[1] == [
        '    categories: [甲, "乙: 后"]',
        "      本年: [3, 4]",
        '    highlight: [本年, "乙: 后"]',
    ]


def test_words_that_were_derived_become_the_slides_own(tmp_path: Path):
    def edit(editor: Editor) -> None:
        editor.say(3, "参考资料", "书目")

    text, _ = pulled(tmp_path, edit, CHART)
    assert text.endswith("- references: [书]\n  title: 书目\n")


def test_slides_move_and_go_with_the_comments_above_them(tmp_path: Path):
    def edit(editor: Editor) -> None:
        editor.move(2, 5)
        editor.delete(3)

    text, outcomes = pulled(tmp_path, edit)
    assert set(states(outcomes)) == {"pulled"}
    order = [line for line in text.splitlines() if line.startswith(("  - ", "  #"))]
    assert order == [
        "  - cover",
        "  - id: grid",
        "  - id: bars",
        "  # the first point",
        "  - id: why",
        "  - closing: 谢谢",
    ]


def test_what_was_moved_stands_there_in_the_next_build(tmp_path: Path):
    def edit(editor: Editor) -> None:
        title = editor.shape(2, "title")
        left, width, height = title.left, title.width, title.height
        title.left, title.top, title.width, title.height = left, Inches(1), width, height
        card = editor.shape(4, "card 2")
        card.left, card.top = card.left + Inches(0.5), card.top

    text, outcomes = pulled(tmp_path, edit)
    assert set(states(outcomes)) == {"pulled"}
    assert "    adjust:\n      title: {y: 1}\n" in text
    fresh = deckbuilder.build(tmp_path / "talk.yaml", out=tmp_path / "fresh.pptx").path
    new, old = Editor(fresh), Editor(tmp_path / "talk.pptx")
    for slide, name in ((2, "title"), (4, "card 2")):
        one, other = new.shape(slide, name), old.shape(slide, name)
        assert abs(one.left - other.left) < Pt(0.1)
        assert abs(one.top - other.top) < Pt(0.1)


def test_a_fresh_build_says_what_the_edited_deck_said(tmp_path: Path):
    def edit(editor: Editor) -> None:
        editor.say(2, "第三点", "第三点，加几个字")
        editor.say(4, "后复盘", "最后复盘")
        editor.notes(5).text = "新的备注"
        editor.delete(3)
        editor.move(4, 2)

    pulled(tmp_path, edit)
    fresh = deckbuilder.build(tmp_path / "talk.yaml", out=tmp_path / "fresh.pptx").path
    assert texts(fresh) == texts(tmp_path / "talk.pptx")


def test_what_the_spec_has_no_form_for_is_listed(tmp_path: Path):
    def edit(editor: Editor) -> None:
        slide = editor.deck.slides[1]
        slide.shapes.add_textbox(0, 0, 100, 100).text_frame.text = "便签"
        editor.deck.slides.add_slide(slide.slide_layout)

    text, outcomes = pulled(tmp_path, edit)
    assert text == SPEC
    assert [(one.state, one.change.what, one.change.change) for one in outcomes] == [
        ("left", "item", "added"),
        ("left", "slide", "added"),
    ]
    assert all(one.why for one in outcomes)


def test_what_both_changed_is_marked_and_the_rest_is_merged(tmp_path: Path):
    spec, deck = built(tmp_path, SPEC)
    with Editor(deck) as editor:
        editor.say(2, "第三点", "第三点，手改")
        editor.say(2, "为什么要听", "为何要听")
        editor.say(4, "再报告", "再汇报")
    mine = SPEC.replace("- 第三点", "- 第三点，另改").replace("再报告", "再汇报")
    spec.write_bytes(mine.replace("# a talk", "# a talk\n# and more").encode())
    outcomes = pull(deck, spec)
    assert states(outcomes) == ["pulled", "conflict", "there"]
    text = spec.read_bytes().decode()
    assert "      # conflict: the deck says 第三点，手改\n      - 第三点，另改\n" in text
    assert "    title: 为何要听\n" in text


def test_a_slide_that_others_lead_to_stays_and_the_rest_comes_back(tmp_path: Path):
    def edit(editor: Editor) -> None:
        editor.say(2, "第三点", "第三")
        editor.delete(5)

    linked = SPEC.replace("先回应，再处理。", '"[先回应](#bars)，再处理。"')
    text, outcomes = pulled(tmp_path, edit, linked)
    assert "      - 第三\n" in text
    assert "  - id: bars\n" in text
    assert ("left", "slide") in [(one.state, one.change.what) for one in outcomes]


def test_a_dry_run_and_an_untouched_deck_write_nothing(tmp_path: Path):
    spec, deck = built(tmp_path, SPEC)
    assert pull(deck, spec) == ()
    with Editor(deck) as editor:
        editor.say(2, "第三点", "第三")
    assert states(pull(deck, spec, dry_run=True)) == ["pulled"]
    assert spec.read_bytes().decode() == SPEC


# --- the commands -------------------------------------------------------------------------


def test_diff_tells_changes_in_words_and_as_json(tmp_path: Path):
    _, deck = built(tmp_path, SPEC)
    with Editor(deck) as editor:
        editor.say(2, "第三点", "第三")
        editor.delete(6)
    result = CliRunner().invoke(main, ["diff", str(deck)])
    assert result.stdout.splitlines() == [
        'slide 2 (why): text of "points": "第三点" → "第三"',
        'slide 6 (closing-c79c0cb2): deleted: "谢谢"',
        "2 changes",
    ]
    first, second = json.loads(CliRunner().invoke(main, ["diff", "--json", str(deck)]).stdout)
    assert (first["what"], first["before"], first["after"]) == ("text", "第三点", "第三")
    assert (second["what"], second["change"], second["number"]) == ("slide", "deleted", 6)


def test_diff_with_a_spec_tells_what_pull_would_do(tmp_path: Path):
    spec, deck = built(tmp_path, SPEC)
    with Editor(deck) as editor:
        editor.say(2, "第三点", "第三")
    result = CliRunner().invoke(main, ["diff", str(deck), str(spec)])
    assert result.stdout.splitlines() == [
        'pulled: slide 2 (why): text of "points": "第三点" → "第三"',
        "1 pulled",
    ]
    assert spec.read_bytes().decode() == SPEC


def test_a_file_that_is_no_deck_of_ours_is_refused(tmp_path: Path):
    from pptx import Presentation

    other, broken = tmp_path / "other.pptx", tmp_path / "broken.pptx"
    Presentation().save(str(other))
    broken.write_bytes(b"PK")
    for path, code in ((other, "E602"), (broken, "E603")):
        result = CliRunner().invoke(main, ["diff", str(path)])
        assert (result.exit_code, code in result.stderr) == (1, True)


def test_pull_tells_what_it_did(tmp_path: Path):
    spec, deck = built(tmp_path, SPEC)
    with Editor(deck) as editor:
        editor.say(2, "第三点", "第三")
    result = CliRunner().invoke(main, ["pull", str(deck), str(spec)])
    assert result.exit_code == 0
    assert result.stdout.splitlines()[-1] == "1 pulled"
    assert not list(find_changes(read_versions(built(tmp_path, SPEC, "other")[1])))


@pytest.mark.parametrize(
    ("values", "kept"), [([], []), ([1, 2, 3], [0, 1, 2]), ([3, 1, 2], [1, 2]), ([2, 3, 1], [0, 1])]
)
def test_the_fewest_slides_have_moved(values: list[int], kept: list[int]):
    assert longest_rising(values) == kept


def test_a_place_that_is_only_written_out_is_no_move(tmp_path: Path):
    _, deck = built(tmp_path, SPEC)
    with Editor(deck) as editor:
        title = editor.shape(2, "title")
        places = title.left, title.top, title.width, title.height
        title.left, title.top, title.width, title.height = places
    assert find_changes(read_versions(deck)) == []


def as_if_saved_elsewhere(deck: Path) -> None:
    """Gives a deck's slides new ids and its application another name, as LibreOffice does."""
    with Editor(deck) as editor:
        for n, one in enumerate(editor.deck.slides._sldIdLst):
            one.set("id", str(256 + n))
        for part in editor.deck.part.package.iter_parts():
            if part.partname == "/docProps/app.xml":
                part._blob = re.sub(
                    b"<Application>.*?</Application>",
                    b"<Application>LibreOffice/24.2</Application>",
                    part.blob,
                )


def test_slides_are_known_by_their_titles_where_a_program_renumbers_them(tmp_path: Path):
    spec, deck = built(tmp_path, SPEC)
    with Editor(deck) as editor:
        editor.say(2, "第三点", "完全不同的一句话")
        editor.move(4, 3)
    as_if_saved_elsewhere(deck)
    outcomes = pull(deck, spec)
    assert {one.change.what for one in outcomes} == {"text", "order"}
    assert set(states(outcomes)) == {"pulled"}


def test_a_slide_that_may_only_be_unknown_is_not_deleted(tmp_path: Path):
    spec, deck = built(tmp_path, SPEC)
    with Editor(deck) as editor:
        for shape in editor.shapes(3):
            if shape.has_text_frame:
                shape.text_frame.text = "Something else"
            elif shape.has_table:
                shape._element.getparent().remove(shape._element)
    as_if_saved_elsewhere(deck)
    outcomes = pull(deck, spec)
    assert set(states(outcomes)) == {"left"}
    assert spec.read_bytes().decode() == SPEC
