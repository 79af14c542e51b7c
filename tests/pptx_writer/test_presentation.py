"""The presentation, its master, its sections, its notes and its reveal."""

from __future__ import annotations

import io

import msgspec
from pptx import Presentation

from deckbuilder.model import scene as s
from deckbuilder.pptx_writer.identity import slide_ids
from deckbuilder.pptx_writer.notes import note_paragraphs

from . import sample
from .conftest import Write, Written


def test_python_pptx_reads_titles_layouts_and_notes(whole: Written) -> None:
    deck = Presentation(io.BytesIO(whole.data))
    assert [slide.shapes.title.text for slide in deck.slides] == [
        "怎样做好社区工作", "一条要点", "图形", "表格", "图表", "图片",
    ]  # fmt: skip
    assert [layout.name for layout in deck.slide_layouts] == [
        "Cover",
        "Title and points",
        "Picture",
    ]
    assert deck.slides[1].notes_slide.notes_text_frame.text == "先问好，再开场\n一\n二\n见网页"
    assert deck.core_properties.title == "示例"
    assert [s.has_notes_slide for s in deck.slides] == [False, True, False, False, False, False]


def test_slide_ids_follow_the_keys_wherever_slides_move() -> None:
    ids = dict(zip("abc", slide_ids("abc"), strict=True))
    assert dict(zip("cab", slide_ids("cab"), strict=True)) == ids
    many = slide_ids(f"slide-{n}" for n in range(100000))
    assert len(set(many)) == 100000
    assert min(many) >= 256
    assert max(many) <= 0x7FFFFFFF


def test_every_slide_is_in_a_section(whole: Written) -> None:
    sections = whole.find("presentation", "//p14:section")
    assert [x.get("name") for x in sections] == ["默认节", "第一节", "第二节"]
    assert [len(x[0]) for x in sections] == [1, 3, 2]
    listed = whole.find("presentation", "//p14:sldId/@id")
    assert listed == whole.find("presentation", "//p:sldId/@id")


def test_a_hidden_slide_is_marked(whole: Written) -> None:
    assert whole.slide("/p:sld/@show", 6) == ["0"]
    assert whole.slide("/p:sld/@show", 2) == []


def test_a_title_made_unique_is_told_to_screen_readers_only(write: Write) -> None:
    slide = msgspec.structs.replace(sample.points_slide(), title="一条要点（2）")
    deck = write(slide)
    assert deck.slide("//p:cNvPr/@title") == ["一条要点（2）"]
    assert deck.slide("string(//p:sp[1]//a:t)") == "一条要点"
    assert write(sample.points_slide()).slide("//p:cNvPr/@title") == []


def test_layouts_have_their_type_name_and_ground(whole: Written) -> None:
    layout = whole.one("slideLayouts/slideLayout1", "/p:sldLayout")
    assert layout.get("type") == "title"
    assert whole.find("slideLayouts/slideLayout1", "//p:cSld/@name") == ["Cover"]
    assert len(whole.find("slideLayouts/slideLayout1", "//p:bg")) == 1
    assert whole.find("slideLayouts/slideLayout2", "//p:bg") == []


def test_the_masters_styles_are_those_its_placeholders_show(whole: Written) -> None:
    sizes = whole.find("slideMasters/slideMaster1", "//p:bodyStyle/*/a:defRPr/@sz")
    assert sizes == ["2400", "2000", *["1800"] * 7]
    assert whole.find("slideMasters/slideMaster1", "//p:titleStyle//a:defRPr/@sz") == ["3000"]


def test_a_dark_deck_turns_the_colour_map_not_the_slots(write: Write) -> None:
    for variant, ground, ink in (("light", "lt1", "dk1"), ("dark", "dk1", "lt1")):
        deck = write(sample.points_slide(), variant=variant)
        colors = deck.one("slideMasters/slideMaster1", "//p:clrMap")
        assert (colors.get("bg1"), colors.get("tx1")) == (ground, ink)
        dark = deck.find("theme/theme1", "//a:dk1/a:srgbClr/@val")
        assert dark == ["1B2436" if variant == "light" else "12294F"]
        assert deck.one("notesMasters/notesMaster1", "//p:clrMap").get("bg1") == "lt1"


def test_each_master_has_a_theme_part_of_its_own(whole: Written) -> None:
    kinds = ("slideMaster", "notesMaster", "handoutMaster")
    themes = [whole.targets(f"{kind}s/{kind}1").values() for kind in kinds]
    own = [next(t for t in targets if "theme" in t) for targets in themes]
    assert own == [f"../theme/theme{n}.xml" for n in (1, 2, 3)]


# --- reveal ---------------------------------------------------------------------------------


def test_each_click_shows_its_targets_together(whole: Written) -> None:
    nodes = whole.slide("//p:cTn/@nodeType", 2)
    assert nodes == ["tmRoot", "mainSeq", "clickEffect", "clickEffect", "withEffect", "withEffect"]
    assert whole.slide("//p:pRg/@st", 2) == ["0", "1", "2"]


def test_effects_name_the_shapes_by_their_ids(whole: Written) -> None:
    ids = {n.get("name"): n.get("id") for n in whole.slide("//p:cNvPr", 2)}
    assert whole.slide("//p:spTgt/@spid", 2) == [ids["Body"]] * 3 + [ids["Takeaway"]]
    builds = [dict(node.attrib) for node in whole.slide("//p:bldP", 2)]
    assert builds == [
        {"spid": ids["Body"], "grpId": "0", "build": "p"},
        {"spid": ids["Takeaway"], "grpId": "0", "animBg": "1"},
    ]


def test_a_group_appears_without_an_entry_in_the_build_list(write: Write) -> None:
    slide = msgspec.structs.replace(sample.shapes_slide(), reveal=((s.Target("g"),),))
    deck = write(slide, sample.points_slide())
    assert len(deck.slide("//p:spTgt")) == 1
    assert deck.slide("//p:bldLst") == []
    assert deck.slide("//p:cTn[@presetID]/@grpId") == []


def test_slides_without_clicks_have_no_timing(whole: Written) -> None:
    assert whole.slide("//p:timing", 3) == []


# --- notes ----------------------------------------------------------------------------------


def note(bullet: str, level: int = 0) -> s.NoteParagraph:
    return s.NoteParagraph((s.Run("字"),), bullet, level)


def test_numbers_in_notes_that_follow_one_another_are_one_list() -> None:
    notes = (note("1."), note("•", 1), note("2."), note(""), note("3."), note("1."))
    bullets = [p.bullet for p in note_paragraphs(notes)]
    assert [b and (b.number, b.start) for b in bullets] == [
        ("arabicPeriod", 1), ("", 1), ("arabicPeriod", 1), None,
        ("arabicPeriod", 3), ("arabicPeriod", 1),
    ]  # fmt: skip


def test_notes_leave_the_colours_of_the_slides_behind(whole: Written) -> None:
    assert whole.find("notesSlides/notesSlide2", "//a:rPr/a:solidFill") == []
    assert whole.find("notesSlides/notesSlide2", "//a:rPr/@b") == ["1"]


def test_a_jump_in_the_notes_is_text_because_paper_cannot_jump(write: Write) -> None:
    jump = s.NoteParagraph((s.Run("见下页", link="#points"),))
    deck = write(sample.points_slide(notes=(jump,)))
    assert deck.find("notesSlides/notesSlide1", "//a:hlinkClick") == []
    assert "见下页" in deck.parts["ppt/notesSlides/notesSlide1.xml"].decode()
