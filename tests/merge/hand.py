"""Edits as a person makes them, done with python-pptx and lxml, and ways to look at the result."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.util import Emu

NS = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "p14": "http://schemas.microsoft.com/office/powerpoint/2010/main",
}
_P = f"{{{NS['p']}}}"
_COMMENTS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_COMMENT_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.comments+xml"
_AUTHORS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/commentAuthors"
_AUTHORS_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.commentAuthors+xml"


def slide_of(deck: Any, name: str) -> Any:
    """The first slide whose title ends with `name`, or None."""
    for slide in deck.slides:
        title = slide.shapes.title
        if title is not None and title.text_frame.text.replace("\n", "").endswith(name):
            return slide
    return None


def shapes(slide: Any) -> list[Any]:
    """Every shape, those in groups too."""
    found: list[Any] = []
    waiting = list(slide.shapes)
    while waiting:
        shape = waiting.pop(0)
        found.append(shape)
        waiting += list(shape.shapes) if shape.shape_type == 6 else []
    return found


def body(slide: Any, text: str) -> Any:
    """The text frame that holds `text`."""
    return next(
        s.text_frame for s in shapes(slide) if s.has_text_frame and text in s.text_frame.text
    )


def lines(slide: Any, text: str) -> list[str]:
    return [paragraph.text for paragraph in body(slide, text).paragraphs]


def named(slide: Any, name: str) -> Any:
    return next(shape for shape in shapes(slide) if shape.name == name)


def table_of(slide: Any) -> Any:
    return next(shape.table for shape in slide.shapes if shape.has_table)


def chart_of(slide: Any) -> Any:
    return next(shape.chart for shape in slide.shapes if shape.has_chart)


def picture_of(slide: Any) -> Any:
    return next(
        shape for shape in shapes(slide) if shape.shape_type == 13 or hasattr(shape, "image")
    )


def set_first_line(slide: Any, text: str, new: str) -> None:
    body(slide, text).paragraphs[0].runs[0].text = new


def edit(path: Path, other_picture: Path) -> None:
    """Every sort of edit, one on each slide."""
    deck = Presentation(str(path))

    def at(name: str) -> Any:
        return slide_of(deck, name)

    set_first_line(at(" text"), "第一条", "手改的第一条")
    run = body(at(" format"), "第二条").paragraphs[1].runs[0]
    run.font.bold, run.font.color.rgb = True, RGBColor(1, 2, 3)
    box = at(" add-shape").shapes.add_textbox(Emu(100), Emu(200), Emu(3000000), Emu(400000))
    box.text_frame.text = "手加的文本框"
    _drop(body(at(" drop-line"), "第二条").paragraphs[1]._p)
    lines_of = body(at(" add-line"), "第三条")
    new = deepcopy(lines_of.paragraphs[2]._p)
    lines_of.paragraphs[2]._p.addnext(new)
    lines_of.paragraphs[3].runs[0].text = "手加的一条"
    at(" titled").shapes.title.text_frame.paragraphs[0].runs[0].text = "手改的标题 titled"
    named(at(" moved"), "card 2").left += 50000
    card = body(at(" moved"), "第三段话").paragraphs[0].runs[0]
    card.text = "手改的第三段话"
    picture = picture_of(at(" resized"))
    picture.width, picture.height = picture.width // 2, picture.height // 2
    _drop(named(at(" drop-card"), "card 2")._element)
    _swap_picture(at(" swapped"), other_picture)
    picture_of(at(" alt"))._element.nvPicPr.cNvPr.set("descr", "手写的说明")
    table_of(at(" cell")).cell(1, 1).text_frame.paragraphs[0].runs[0].text = "111"
    _add_row(table_of(at(" row")), "手加的行")
    _set_number(chart_of(at(" number")), 0, 1, 50)
    at(" notes").notes_slide.notes_text_frame.paragraphs[0].runs[0].text = "手改的备注"
    at(" hidden")._element.set("show", "0")
    _comment(deck, at(" comment"))
    _animate(at(" animated"))
    _transition(at(" transition"))
    body(at(" linked"), "第一条").paragraphs[0].runs[0].hyperlink.address = "https://example.org/x"
    ground = at(" ground").background.fill
    ground.solid()
    ground.fore_color.rgb = RGBColor(250, 240, 230)
    at(" both-title").shapes.title.text_frame.paragraphs[0].runs[0].text = "手改的标题 both-title"
    notes = at(" both-notes").notes_slide.notes_text_frame
    notes.paragraphs[0].runs[0].text = "手写的备注"
    set_first_line(at(" both-gone"), "第一条", "手改了要删的一页")
    set_first_line(at(" both-lines"), "第一条", "手改的第一条")
    table_of(at(" both-cell")).cell(1, 1).text_frame.paragraphs[0].runs[0].text = "112"
    _set_number(chart_of(at(" both-number")), 0, 0, 31)
    _copy_slide(deck, at(" copied"))
    _new_slide(deck)
    _rename_section(deck, "第一部分", "手改的第一部分")
    _mark_master(deck)
    _delete(deck, at(" deleted"))
    _delete(deck, at(" both-deleted"))
    _move(deck, at(" jump"), 9)
    deck.save(str(path))


def _drop(element: Any) -> None:
    element.getparent().remove(element)


def _swap_picture(slide: Any, file: Path) -> None:
    picture = picture_of(slide)
    _, ident = slide.part.get_or_add_image_part(str(file))
    picture._element.blipFill.blip.rEmbed = ident


def _add_row(table: Any, text: str) -> None:
    row = deepcopy(table._tbl.tr_lst[1])
    table._tbl.tr_lst[1].addnext(row)
    table.cell(2, 0).text_frame.paragraphs[0].runs[0].text = text


def _set_number(chart: Any, series: int, point: int, value: float) -> None:
    data = CategoryChartData()
    data.categories = list(chart.plots[0].categories)
    for n, one in enumerate(chart.plots[0].series):
        values = list(one.values)
        if n == series:
            values[point] = value
        data.add_series(one.name, values)
    chart.replace_data(data)


def _comment(deck: Any, slide: Any) -> None:
    authors = (
        f'<p:cmAuthorLst xmlns:p="{NS["p"]}"><p:cmAuthor id="0" name="R" initials="R" lastIdx="1"'
        ' clrIdx="0"/></p:cmAuthorLst>'
    )
    part = Part(
        PackURI("/ppt/commentAuthors.xml"), _AUTHORS_TYPE, deck.part.package, authors.encode()
    )
    deck.part.relate_to(part, _AUTHORS)
    text = (
        f'<p:cmLst xmlns:p="{NS["p"]}"><p:cm authorId="0" dt="2024-01-01T00:00:00" idx="1">'
        '<p:pos x="10" y="10"/><p:text>手写的批注</p:text></p:cm></p:cmLst>'
    )
    part = Part(
        PackURI("/ppt/comments/comment1.xml"), _COMMENT_TYPE, deck.part.package, text.encode()
    )
    slide.part.relate_to(part, _COMMENTS)


def _animate(slide: Any) -> None:
    ident = body(slide, "第一条")._txBody.getparent().nvSpPr.cNvPr.get("id")
    timing = etree.fromstring(
        f'<p:timing xmlns:p="{NS["p"]}"><p:tnLst><p:par><p:cTn id="1" dur="indefinite"'
        ' restart="never" nodeType="tmRoot"><p:childTnLst><p:seq concurrent="1" nextAc="seek">'
        '<p:cTn id="2" dur="indefinite" nodeType="mainSeq"><p:childTnLst><p:par><p:cTn id="3"'
        ' fill="hold"><p:stCondLst><p:cond delay="indefinite"/></p:stCondLst><p:childTnLst><p:par>'
        '<p:cTn id="4" fill="hold"><p:stCondLst><p:cond delay="0"/></p:stCondLst><p:childTnLst>'
        '<p:par><p:cTn id="5" presetID="1" presetClass="entr" presetSubtype="0" fill="hold"'
        ' grpId="0" nodeType="clickEffect"><p:stCondLst><p:cond delay="0"/></p:stCondLst>'
        '<p:childTnLst><p:set><p:cBhvr><p:cTn id="6" dur="1" fill="hold"><p:stCondLst>'
        f'<p:cond delay="0"/></p:stCondLst></p:cTn><p:tgtEl><p:spTgt spid="{ident}"/></p:tgtEl>'
        "<p:attrNameLst><p:attrName>style.visibility</p:attrName></p:attrNameLst></p:cBhvr><p:to>"
        '<p:strVal val="visible"/></p:to></p:set></p:childTnLst></p:cTn></p:par></p:childTnLst>'
        "</p:cTn></p:par></p:childTnLst></p:cTn></p:par></p:childTnLst></p:cTn><p:prevCondLst>"
        '<p:cond evt="onPrev" delay="0"><p:tgtEl><p:sldTgt/></p:tgtEl></p:cond></p:prevCondLst>'
        '<p:nextCondLst><p:cond evt="onNext" delay="0"><p:tgtEl><p:sldTgt/></p:tgtEl></p:cond>'
        "</p:nextCondLst></p:seq></p:childTnLst></p:cTn></p:par></p:tnLst></p:timing>"
    )
    slide._element.append(timing)


def _transition(slide: Any) -> None:
    made = etree.fromstring(
        f'<p:transition xmlns:p="{NS["p"]}" spd="slow"><p:fade/></p:transition>'
    )
    slide._element.find(f"{_P}clrMapOvr").addnext(made)


def _copy_slide(deck: Any, slide: Any) -> None:
    new = deck.slides.add_slide(slide.slide_layout)
    for shape in list(new.shapes):
        _drop(shape._element)
    for shape in slide.shapes:
        new.shapes._spTree.append(deepcopy(shape._element))
    set_first_line(new, "第一条", "抄来的第一条")
    _move(deck, new, deck.slides.index(slide) + 1)


def _new_slide(deck: Any) -> None:
    layout = slide_of(deck, " quiet").slide_layout
    new = deck.slides.add_slide(layout)
    new.shapes.title.text_frame.text = "手加的一页"
    _move(deck, new, deck.slides.index(slide_of(deck, " quiet")) + 1)


def _rename_section(deck: Any, old: str, new: str) -> None:
    for one in deck.part._element.iter(f"{{{NS['p14']}}}section"):
        if one.get("name") == old:
            one.set("name", new)


def _mark_master(deck: Any) -> None:
    """A shape on the master and a size in the layout of the points, both by hand."""
    source = next(s for s in shapes(slide_of(deck, " add-shape")) if s.name.startswith("TextBox"))
    mark = deepcopy(source._element)
    mark.nvSpPr.cNvPr.set("name", "手加的标记")
    mark.nvSpPr.cNvPr.set("id", "4000")
    deck.slide_masters[0].shapes._spTree.append(mark)


def _delete(deck: Any, slide: Any) -> None:
    entry = next(one for one in deck.slides._sldIdLst if one.id == slide.slide_id)
    for one in list(deck.part._element.iter(f"{{{NS['p14']}}}sldId")):
        if one.get("id") == str(slide.slide_id):
            _drop(one)
    deck.part.drop_rel(entry.rId)
    _drop(entry)


def _move(deck: Any, slide: Any, place: int) -> None:
    entry = next(one for one in deck.slides._sldIdLst if one.id == slide.slide_id)
    listed = deck.slides._sldIdLst
    listed.remove(entry)
    listed.insert(place, entry)
