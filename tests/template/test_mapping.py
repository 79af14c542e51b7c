"""Which layout takes which form."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from deckbuilder.template import read_template

from .templates import Parts, replaced, template_at

LAYOUT = "ppt/slideLayouts/slideLayout{}.xml"
STANDARD = {"cover": 1, "section": 3, "points": 2, "content": 6, "columns": 4}


def mapping(path: Path) -> dict[str, int]:
    return {form: found.layout for form, found in read_template(path).found.items()}


def without_types(parts: Parts) -> None:
    for name in parts:
        if re.fullmatch(r"ppt/slideLayouts/slideLayout\d+\.xml", name):
            parts[name] = re.sub(rb'(<p:sldLayout\b[^>]*?) type="\w+"', rb"\1", parts[name])


def without_names(parts: Parts) -> None:
    for name in parts:
        if name.startswith("ppt/slideLayouts/slideLayout"):
            parts[name] = re.sub(rb'<p:cSld name="[^"]*"', b'<p:cSld name="x"', parts[name])


@pytest.mark.parametrize("changes", [(), (without_names,), (without_types,)])
def test_a_standard_template_is_mapped_by_type_or_by_placeholders(tmp_path, changes):
    found = mapping(template_at(tmp_path / "t.pptx", *changes))
    assert {form: found[form] for form in STANDARD} == STANDARD


def test_statement_quotation_and_closing_follow_their_nearest_form(tmp_path):
    found = mapping(template_at(tmp_path / "t.pptx"))
    assert (found["statement"], found["quote"], found["closing"]) == (6, 6, 1)


def test_a_layout_named_as_the_end_takes_the_closing_and_never_the_cover(tmp_path):
    ending = replaced(LAYOUT.format(1), 'name="Title Slide"', 'name="末尾幻灯片"')
    second = replaced(LAYOUT.format(7), 'name="Blank"', 'name="封面"')
    found = mapping(template_at(tmp_path / "t.pptx", ending, second))
    assert found["closing"] == 1


def test_a_type_that_its_placeholders_belie_is_not_believed(tmp_path):
    wrong = replaced(LAYOUT.format(1), 'type="title"', 'type="obj"')
    found = mapping(template_at(tmp_path / "t.pptx", wrong))
    assert (found["cover"], found["points"]) == (1, 2)


def kicker(parts: Parts) -> None:
    """A line of text under the title of the second layout."""
    shape = (
        '<p:sp><p:nvSpPr><p:cNvPr id="91" name="k"/><p:cNvSpPr/><p:nvPr><p:ph type="body" '
        'idx="31"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="457200" y="1371600"/><a:ext '
        'cx="8229600" cy="320040"/></a:xfrm></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p/>'
        "</p:txBody></p:sp></p:spTree>"
    )
    replaced(LAYOUT.format(2), "</p:spTree>", shape)(parts)


def test_a_line_besides_the_body_does_not_keep_a_layout_from_points(tmp_path):
    assert mapping(template_at(tmp_path / "t.pptx", without_types, kicker))["points"] == 2


def typed_alike(parts: Parts) -> None:
    for name in parts:
        if re.fullmatch(r"ppt/slideLayouts/slideLayout\d+\.xml", name):
            head = re.compile(rb'(<p:sldLayout\b[^>]*?) type="\w+"')
            parts[name] = head.sub(rb'\1 type="obj"', parts[name])


def test_layouts_typed_alike_are_told_apart_by_their_placeholders(tmp_path):
    found = mapping(template_at(tmp_path / "t.pptx", typed_alike))
    assert {form: found[form] for form in STANDARD} == STANDARD


def test_a_caption_beside_a_picture_is_neither_columns_nor_a_section(tmp_path):
    wrong = [replaced(LAYOUT.format(4), 'type="twoObj"', 'type="vertTx"'),
             replaced(LAYOUT.format(3), 'type="secHead"', 'type="vertTx"')]  # fmt: skip
    found = mapping(template_at(tmp_path / "t.pptx", *wrong))
    assert found["columns"] == found["content"]
    assert found["section"] not in (8, 9)


def test_a_word_that_only_begins_like_end_is_no_closing(tmp_path):
    other = replaced(LAYOUT.format(7), 'name="Blank"', 'name="Endast rubrik"')
    assert mapping(template_at(tmp_path / "t.pptx", other))["closing"] == 1
