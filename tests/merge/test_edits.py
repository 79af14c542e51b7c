"""Edits by hand and edits of the spec meet in one build: none is lost, every clash is told once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

import deckbuilder
from deckbuilder.pipeline import Built
from tests.merge import hand, lecture


class Merged:
    """A deck after both sorts of edits; `before` is the file as the person left it."""

    def __init__(self, folder: Path, theme: str) -> None:
        spec = lecture.write(folder, lecture.lecture())
        self.path = folder / "talk.pptx"
        deckbuilder.build(spec, "party-red", self.path)
        hand.edit(self.path, folder / "three.png")
        self.before = Presentation(str(self.path))
        lecture.write(folder, lecture.edited())
        self.built: Built = deckbuilder.build(spec, theme, self.path)
        self.deck = Presentation(str(self.path))
        self.spec, self.theme = spec, theme

    def at(self, name: str) -> Any:
        return hand.slide_of(self.deck, name)


@pytest.fixture(scope="module", params=["party-red", "academy-blue"])
def merged(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Merged:
    return Merged(tmp_path_factory.mktemp(request.param), request.param)


# --- by hand ------------------------------------------------------------------------------------


def test_text_and_lines_by_hand_stay_beside_those_of_the_spec(merged: Merged):
    expected = ["手改的第一条", "text 的第二条", "spec 改了第三条"]
    assert hand.lines(merged.at(" text"), "第二条") == expected
    assert len(hand.lines(merged.at(" drop-line"), "第一条")) == 2
    assert hand.lines(merged.at(" add-line"), "第一条")[3] == "手加的一条"
    assert merged.at("手改的标题 titled") is not None


def test_format_by_hand_stays(merged: Merged):
    run = hand.body(merged.at(" format"), "第二条").paragraphs[1].runs[0]
    assert run.font.bold and str(run.font.color.rgb) == "010203"


def test_shapes_that_were_added_and_deleted_stay_so(merged: Merged):
    assert hand.body(merged.at(" add-shape"), "手加的文本框") is not None
    assert "card 2" not in [shape.name for shape in hand.shapes(merged.at(" drop-card"))]


def test_shapes_that_were_moved_and_resized_stay_so(merged: Merged):
    before = hand.slide_of(merged.before, " moved")
    assert hand.named(merged.at(" moved"), "card 2").left == hand.named(before, "card 2").left
    was, now = (hand.picture_of(hand.slide_of(d, " resized")) for d in (merged.before, merged.deck))
    assert (was.width, was.height) == (now.width, now.height)


def test_text_in_a_group_stays(merged: Merged):
    assert hand.lines(merged.at(" moved"), "手改的第三段话") == ["手改的第三段话"]


def test_pictures_stay_as_they_were_swapped_and_told(merged: Merged):
    before = hand.picture_of(hand.slide_of(merged.before, " swapped"))
    assert hand.picture_of(merged.at(" swapped")).image.sha1 == before.image.sha1
    alt = hand.picture_of(merged.at(" alt"))._element.nvPicPr.cNvPr.get("descr")
    assert alt == "手写的说明"


def test_cells_and_rows_of_tables_stay_beside_those_of_the_spec(merged: Merged):
    cells = hand.table_of(merged.at(" cell"))
    assert cells.cell(1, 1).text_frame.text == "111"
    assert cells.cell(3, 2).text_frame.text == "99"
    names = [row.cells[0].text_frame.text for row in hand.table_of(merged.at(" row")).rows]
    assert names == ["项", "甲", "手加的行", "乙", "丙", "spec 加的行"]


def test_numbers_of_charts_stay_beside_those_of_the_spec(merged: Merged):
    calls, done = hand.chart_of(merged.at("图 number")).plots[0].series
    assert tuple(calls.values) == (3, 50, 8) and tuple(done.values) == (2, 4, 77)


def test_a_workbook_says_what_its_chart_shows(merged: Merged):
    from io import BytesIO
    from zipfile import ZipFile

    book = hand.chart_of(merged.at("图 number")).part.chart_workbook.xlsx_part.blob
    with ZipFile(BytesIO(book)) as file:
        sheet = file.read("xl/worksheets/sheet1.xml").decode()
    assert "<v>77</v>" in sheet and "<v>50</v>" in sheet


def test_notes_stay_beside_those_of_the_spec(merged: Merged):
    notes = merged.at(" notes").notes_slide.notes_text_frame
    assert [p.text for p in notes.paragraphs if p.text] == ["手改的备注", "spec 改了第二段"]


def test_hidden_slides_links_and_grounds_stay(merged: Merged):
    assert merged.at(" hidden")._element.get("show") == "0"
    run = hand.body(merged.at(" linked"), "第一条").paragraphs[0].runs[0]
    assert run.hyperlink.address == "https://example.org/x"
    assert str(merged.at(" ground").background.fill.fore_color.rgb) == "FAF0E6"


def test_comments_animation_and_transitions_stay(merged: Merged):
    kinds = {rel.reltype.rpartition("/")[2] for rel in merged.at(" comment").part.rels.values()}
    assert "comments" in kinds
    animated = merged.at(" animated")._element
    (target,) = animated.iter(f"{{{hand.NS['p']}}}spTgt")
    idents = {shape.shape_id for shape in hand.shapes(merged.at(" animated"))}
    assert int(target.get("spid")) in idents
    assert merged.at(" transition")._element.find("p:transition", hand.NS) is not None


def test_slides_that_were_added_copied_moved_and_deleted_stay_so(merged: Merged):
    titles = [slide.shapes.title.text_frame.text for slide in merged.deck.slides]
    assert "手加的一页" in titles and titles.count("要点 copied") == 2
    assert merged.at(" deleted") is None
    was = [slide.shapes.title.text_frame.text for slide in merged.before.slides]
    stays = {"要点 jump", "要点 notes", "要点 copied", "手加的一页", "要点 quiet", "表 cell"}
    assert [one for one in titles if one in stays] == [one for one in was if one in stays]


def test_a_section_that_was_renamed_and_a_master_that_was_changed_stay_so(merged: Merged):
    tag = f"{{{hand.NS['p14']}}}section"
    names = [one.get("name") for one in merged.deck.part._element.iter(tag)]
    assert "手改的第一部分" in names
    master = merged.deck.slide_masters[0]
    assert "手加的标记" in [shape.name for shape in master.shapes]


# --- of the spec --------------------------------------------------------------------------------


def test_slides_of_the_spec_come_and_go(merged: Merged):
    titles = [slide.shapes.title.text_frame.text for slide in merged.deck.slides]
    assert "要点 spec-gone" not in titles
    assert titles.index("要点 spec-new") - titles.index("要点 copied") in (1, 2)


def test_text_of_the_spec_applies(merged: Merged):
    assert merged.at("spec 的新标题") is not None
    assert hand.lines(merged.at(" spec-line"), "第一条")[3] == "spec 加的第四条"
    assert len(hand.lines(merged.at(" spec-drop-line"), "第一条")) == 2
    assert hand.body(merged.at(" format"), "spec 加的要点条") is not None
    assert hand.body(merged.at(" spec-card"), "spec-card 卡四") is not None
    assert hand.body(merged.at(" spec-kind"), "spec 换成一句话") is not None


def test_notes_hiding_pictures_and_numbers_of_the_spec_apply(merged: Merged):
    notes = merged.at(" spec-notes").notes_slide.notes_text_frame.text
    assert notes == "spec 写的备注"
    assert merged.at(" spec-hidden")._element.get("show") == "0"
    swapped = hand.picture_of(merged.at(" spec-image")).image.blob
    assert swapped == (merged.spec.parent / "two.png").read_bytes()
    calls = hand.chart_of(merged.at(" spec-number")).plots[0].series[0]
    assert tuple(calls.values) == (3, 55, 8)


# --- both ---------------------------------------------------------------------------------------


def test_where_both_changed_one_thing_the_person_wins(merged: Merged):
    assert merged.at("手改的标题 both-title") is not None
    notes = merged.at("both-title") and hand.slide_of(merged.deck, " both-notes").notes_slide
    assert notes.notes_text_frame.paragraphs[0].text == "手写的备注"
    assert hand.lines(merged.at(" both-gone"), "手改了要删的一页")
    assert merged.at(" both-deleted") is None
    assert hand.table_of(merged.at(" both-cell")).cell(1, 1).text_frame.text == "112"
    first = hand.chart_of(merged.at(" both-number")).plots[0].series[0]
    assert next(iter(first.values)) == 31


def test_every_clash_is_told_once_with_its_line(merged: Merged):
    assert merged.built.plan is not None
    said = {(d.slide, d.facet) for d in merged.built.plan.conflicts if d.facet in TEXTUAL}
    assert said == {
        ("both-cell", "cell"), ("both-deleted", "slide"), ("both-gone", "slide"),
        ("both-lines", "text"), ("both-notes", "notes"), ("both-number", "data"),
        ("both-title", "text"),
    }  # fmt: skip
    assert len({str(one) for one in merged.built.plan.conflicts}) == len(
        merged.built.plan.conflicts
    )
    told = [w for w in merged.built.warnings if w.code == "W401" and "both-title" in str(w)]
    assert len(told) == 1 and told[0].where.line > 0 and "spec 的标题" in str(told[0])


TEXTUAL = {"text", "cell", "slide", "notes", "data", "sections", "order", "table", "item"}


def test_a_second_build_of_the_same_spec_changes_nothing_and_tells_nothing(merged: Merged):
    before = merged.path.read_bytes()
    again = deckbuilder.build(
        merged.spec, merged.path.parent.name.rstrip("0123456789"), merged.path
    )
    assert not [w for w in again.warnings if w.code == "W401"]
    assert merged.path.read_bytes() == before
