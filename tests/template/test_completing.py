"""Layouts that are drawn but take no title."""

from __future__ import annotations

import re
from pathlib import Path

from deckbuilder.template import Reading, import_template, make_template, read_template

from .templates import Parts, replaced, template_at

LAYOUT = "ppt/slideLayouts/slideLayout{}.xml"
PLACEHOLDER = re.compile(rb"<p:sp>(?:(?!</p:sp>).)*<p:ph(?:(?!</p:sp>).)*</p:sp>", re.S)
ART = (
    '<p:sp><p:nvSpPr><p:cNvPr id="90" name="band"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>'
    '<a:xfrm><a:off x="0" y="0"/><a:ext cx="9144000" cy="457200"/></a:xfrm><a:prstGeom '
    'prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="accent1"/></a:solidFill>'
    "</p:spPr></p:sp>"
)


def drawn(number: int, name: str):
    """The layout is called `name`, has no placeholder any more, but a band."""

    def change(parts: Parts) -> None:
        part = LAYOUT.format(number)
        text = PLACEHOLDER.sub(b"", parts[part]).replace(
            b"</p:spTree>", f"{ART}</p:spTree>".encode()
        )
        text = re.sub(rb'<p:cSld name="[^"]*"', f'<p:cSld name="{name}"'.encode(), text)
        parts[part] = re.sub(rb' type="\w+"(?=[^>]*preserve|[^>]*>)', b"", text, count=1)

    return change


def completed(tmp_path: Path, *changes: object) -> Reading:
    return read_template(template_at(tmp_path / "t.pptx", *changes), completed=True)


def test_a_drawn_cover_is_given_a_title_and_keeps_its_art(tmp_path):
    reading = completed(tmp_path, drawn(1, "封面"))
    found = reading.found["cover"]
    view = reading.views[found.layout - 1]
    assert (found.layout, found.made) == (12, True)
    assert [h.type for h in view.holders()][:2] == ["ctrTitle", "subTitle"]
    assert any(leaf.rect[2:] == (9144000, 457200) for leaf in view.leaves)


def test_the_layouts_of_others_stay_as_they_were(tmp_path):
    plain = read_template(template_at(tmp_path / "t.pptx", drawn(1, "封面")))
    parts = {part.name: part.content for part in plain.parts}
    made = completed(tmp_path, drawn(1, "封面"))
    later = {part.name: part.content for part in made.parts}
    layouts = [name for name in parts if "slideLayout" in name]
    assert len(layouts) == 11
    assert all(parts[name] == later[name] for name in layouts)


def test_a_text_that_stands_as_the_headline_becomes_the_title(tmp_path):
    body = replaced(LAYOUT.format(3), '<p:ph type="title"/>', '<p:ph type="body" idx="13"/>')
    named = replaced(LAYOUT.format(3), 'name="Section Header"', 'name="过渡页"')
    reading = completed(tmp_path, body, named)
    found = reading.found["section"]
    form = make_template(reading, {key: f.layout for key, f in reading.found.items()})
    title = form.forms["section"].title
    assert found.made and title is not None
    assert title.box[1] > 4.5  # where the body stood


def test_a_template_that_takes_every_form_is_not_completed(tmp_path):
    assert len(completed(tmp_path).views) == 11


def test_the_copy_is_read_with_the_same_layouts_and_not_completed_again(tmp_path):
    path = template_at(tmp_path / "t.pptx", drawn(1, "封面"), drawn(3, "过渡页"))
    made = import_template(path, "t.potx", "t")
    copy = tmp_path / "copy.potx"
    copy.write_bytes(made.copy)
    first, second = read_template(path, completed=True), read_template(copy, completed=True)
    layouts = [{key: f.layout for key, f in each.found.items()} for each in (first, second)]
    assert layouts[0] == layouts[1]
    assert len(second.views) == 13


def test_the_report_tells_what_was_added(tmp_path):
    made = import_template(template_at(tmp_path / "t.pptx", drawn(1, "封面")), "t.potx", "t")
    assert any(line.startswith("cover: layout 12") for line in made.report.made)
