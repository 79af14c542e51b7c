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
