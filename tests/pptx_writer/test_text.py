"""Paragraphs and runs, and what placeholders leave to their layout."""

from __future__ import annotations

import msgspec
import pytest

from deckbuilder.model import scene as s
from deckbuilder.pptx_writer.text import language, line_spacing

from . import sample
from .conftest import Write, Written


def boxed(*paragraphs: s.Paragraph) -> s.Slide:
    box = s.TextBox("box", "Box", sample.inches(1, 2, 6, 2), paragraphs)
    return s.Slide("x", "content", "题", (sample.title_box("题"), box))


BOX = "//p:sp[p:nvSpPr/p:cNvPr/@name='Box']"


@pytest.mark.parametrize(
    ("pitch", "percent"),
    [(1.2, 100000), (1.0, 100000), (1.35, 113000), (1.4, 117000), (1.5, 125000)],
)
def test_line_distance_is_in_whole_per_cent_and_never_under_100(pitch: float, percent: int) -> None:
    assert line_spacing(pitch) == percent


def test_every_run_has_a_language(whole: Written) -> None:
    for name in whole.names:
        if "slides/slide" in name and not name.endswith(".rels"):
            part = name.removeprefix("ppt/").removesuffix(".xml")
            assert whole.find(part, "//a:rPr[not(@lang)]") == []


@pytest.mark.parametrize(
    ("tag", "attributes"),
    [("zh-Hans", 'lang="zh-CN" altLang="en-US"'), ("en", 'lang="en-US" altLang="zh-CN"'),
     ("de-AT", 'lang="de-AT" altLang="zh-CN"')],
)  # fmt: skip
def test_languages_are_named_as_office_names_them(tag: str, attributes: str) -> None:
    assert language(tag) == attributes


def test_a_plain_paragraph_says_all_it_needs(write: Write) -> None:
    look = {"pitch": 1.5, "space_before": 6.0, "align": "center", "bold": True, "tracking": 0.5}
    deck = write(boxed(sample.words("字", 20.0, color="accent1", face="display", **look)))
    (ppr,) = deck.slide(f"{BOX}//a:pPr")
    assert dict(ppr.attrib) == {
        "algn": "ctr", "eaLnBrk": "1", "latinLnBrk": "0", "hangingPunct": "0",
    }  # fmt: skip
    assert deck.slide(f"string({BOX}//a:lnSpc/a:spcPct/@val)") == "125000"
    assert deck.slide(f"string({BOX}//a:spcBef/a:spcPts/@val)") == "600"
    (rpr,) = deck.slide(f"{BOX}//a:rPr")
    assert (rpr.get("sz"), rpr.get("b"), rpr.get("spc")) == ("2000", "1", "50")
    assert [child.get("typeface") for child in rpr[1:]] == ["+mj-lt", "+mj-ea"]


def test_body_text_inherits_the_minor_fonts(write: Write) -> None:
    assert write(boxed(sample.words("字"))).slide(f"{BOX}//a:latin | {BOX}//a:ea") == []


def test_faces_are_reached_by_the_references_of_the_theme(write: Write) -> None:
    runs = (s.Run("引文", face="quote"), s.Run("x = 1", face="mono"))
    deck = write(boxed(s.Paragraph(runs, 18.0)))
    assert deck.slide(f"{BOX}//a:latin/@typeface") == ["+mj-lt", "+mn-cs"]
    assert deck.slide(f"{BOX}//a:ea/@typeface") == ["+mj-cs", "+mn-ea"]
    assert deck.find("theme/theme1", "//a:majorFont/a:cs/@typeface") == ["KaiTi"]
    assert deck.find("theme/theme1", "//a:minorFont/a:cs/@typeface") == ["Consolas"]


def test_a_line_break_is_a_break_between_two_runs(write: Write) -> None:
    deck = write(boxed(s.Paragraph((s.Run("一\n二"),), 18.0)))
    (p,) = deck.slide(f"{BOX}//a:p")
    assert [child.tag.rpartition("}")[2] for child in p] == ["pPr", "r", "br", "r"]


def test_an_empty_paragraph_keeps_its_size(write: Write) -> None:
    deck = write(boxed(s.Paragraph((s.Run(""),), 14.0)))
    assert deck.slide(f"{BOX}//a:endParaRPr/@sz") == ["1400"]


def test_a_list_mark_has_colour_size_font_and_character(write: Write) -> None:
    marked = sample.words(
        "字", bullet=s.Bullet("▪", "Arial", "accent1", 120), indent=500, hanging=300
    )
    deck = write(boxed(marked))
    (ppr,) = deck.slide(f"{BOX}//a:pPr")
    assert (ppr.get("marL"), ppr.get("indent")) == ("500", "-300")
    tags = [child.tag.rpartition("}")[2] for child in ppr]
    assert tags == ["buClr", "buSzPct", "buFont", "buChar"]


def test_numbers_are_counted_by_powerpoint(write: Write) -> None:
    numbered = sample.words("字", bullet=s.Bullet(number="arabicPeriod", start=4))
    (number,) = write(boxed(numbered)).slide(f"{BOX}//a:buAutoNum")
    assert dict(number.attrib) == {"type": "arabicPeriod", "startAt": "4"}


def test_links_lead_to_addresses_and_to_slides(whole: Written) -> None:
    targets = whole.targets("slides/slide3")
    address, jump = whole.slide("//a:rPr/a:hlinkClick", 3)
    ident = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    assert targets[address.get(ident)] == "https://example.org/?a=1&b=2"
    assert targets[jump.get(ident)] == "../slides/slide2.xml"
    assert jump.get("action") == "ppaction://hlinksldjump"
    (shape,) = whole.slide("//p:cNvPr[@name='node 1']/a:hlinkClick", 3)
    assert targets[shape.get(ident)] == "../slides/slide2.xml"


def test_the_slide_number_is_a_field(whole: Written) -> None:
    (field,) = whole.slide("//p:sp[.//p:ph/@type='sldNum']//a:fld", 2)
    assert field.get("type") == "slidenum"


# --- placeholders ---------------------------------------------------------------------------


def test_a_placeholder_like_its_layouts_writes_nothing_but_text(whole: Written) -> None:
    for sp in whole.slide("//p:sp", 2):
        assert len(sp[1]) == 0, "spPr"
    ns = {"a": "http://schemas.openxmlformats.org/drawingml/2006/main"}
    for body in whole.slide("//a:bodyPr", 2):
        assert not body.attrib
        assert body[0].tag.endswith("}noAutofit")
    runs = whole.slide("//p:sp[not(.//p:ph/@type='sldNum')]//a:rPr", 2)
    attributes = {tuple(node.attrib) for node in runs}
    assert attributes == {("lang", "altLang")}
    (second,) = whole.slide("//p:sp[.//p:ph/@idx='1']//a:pPr", 2)
    assert dict(second.attrib) == {"lvl": "1"}
    assert not second.xpath("*", namespaces=ns)


def test_the_slide_number_says_all_it_needs_because_libreoffice_does_not_inherit_it(
    whole: Written,
) -> None:
    number = "//p:sp[.//p:ph/@type='sldNum']"
    assert whole.slide(f"{number}//a:pPr/@algn", 2) == ["r"]
    assert whole.slide(f"{number}//a:rPr/@sz", 2) == ["1200"]
    assert len(whole.slide(f"{number}//a:rPr/a:solidFill", 2)) == 1


def test_a_placeholder_writes_what_differs(write: Write) -> None:
    title = sample.title_box("题")
    (paragraph,) = title.paragraphs
    smaller = msgspec.structs.replace(paragraph, size=26.0, color="accent1")
    moved = msgspec.structs.replace(
        title, rect=sample.inches(1, 1, 8, 1), paragraphs=(smaller,), anchor="top", fill="surface"
    )
    deck = write(s.Slide("x", "content", "题", (moved,)))
    assert deck.slide("//p:sp//a:off/@x") == ["914400"]
    assert deck.slide("//p:sp//a:rPr/@sz") == ["2600"]
    assert deck.slide("//p:sp//a:rPr//a:schemeClr/@val") == ["accent1"]
    assert deck.slide("//a:bodyPr/@anchor") == ["t"]
    assert deck.slide("//p:spPr/a:solidFill/a:schemeClr/@val") == ["bg2"]


def test_a_mark_that_the_layout_has_is_taken_off_again(write: Write) -> None:
    (point,) = sample.points("没有标记")
    bare = msgspec.structs.replace(point, bullet=None, indent=0, hanging=0)
    deck = write(s.Slide("x", "content", "题", (sample.title_box("题"), sample.body_box(bare))))
    assert len(deck.slide("//a:pPr/a:buNone")) == 1
    assert deck.slide("//a:pPr/@marL") == ["0"]


def test_layout_placeholders_carry_their_levels(whole: Written) -> None:
    (body,) = whole.find("slideLayouts/slideLayout2", "//p:sp[.//p:ph[@idx='1']]//a:lstStyle")
    assert [level.tag.rpartition("}")[2] for level in body] == ["lvl1pPr", "lvl2pPr"]
    assert body.xpath("*/*[local-name()='defRPr']/@sz") == ["2400", "2000"]


def test_nothing_is_ever_shrunk_to_fit(whole: Written) -> None:
    for name in whole.names:
        if name.endswith(".xml"):
            assert b"normAutofit" not in whole.parts[name]
            assert b"spAutoFit" not in whole.parts[name]
