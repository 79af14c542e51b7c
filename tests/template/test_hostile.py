"""Files that mean harm or are broken: refused with a message, or read without what is wrong."""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from pathlib import Path
from urllib.parse import quote

import pytest

from deckbuilder.diagnostics import DeckError
from deckbuilder.template import import_template, read_template
from deckbuilder.template.tree import UnsafeXMLError, parse

from .templates import Parts, replaced, template_at, write_parts

PRESENTATION = "ppt/presentation.xml"
MASTER = "ppt/slideMasters/slideMaster1.xml"
MASTER_RELS = "ppt/slideMasters/_rels/slideMaster1.xml.rels"
LAYOUT = "ppt/slideLayouts/slideLayout2.xml"
LAYOUT_RELS = "ppt/slideLayouts/_rels/slideLayout2.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>'


def refusal(path: Path) -> str:
    with pytest.raises(DeckError) as error:
        read_template(path)
    (found,) = error.value.diagnostics
    return str(found)


def contents(path: Path) -> str:
    """All that is kept of a template, as one text."""
    return "".join(part.content.decode("latin-1") for part in read_template(path).parts)


def related(rels: str, kind: str, target: str, mode: str = "") -> object:
    link = f'<Relationship Id="rIdX" Type="{OFFICE}/{kind}" Target="{target}"{mode}/>'
    return replaced(rels, "</Relationships>", f"{link}</Relationships>")


def shape(inner: str) -> object:
    """Something at the end of a layout's shapes."""
    return replaced(LAYOUT, "</p:spTree>", f"{inner}</p:spTree>")


PICTURE = (
    '<p:pic><p:nvPicPr><p:cNvPr id="90" name="p"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill>'
    '<a:blip {}/></p:blipFill><p:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="9" cy="9"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
)


# --- refused ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content", [b"", b"PK\3\4", b"not a zip at all", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]
)
def test_what_is_no_package_is_refused(tmp_path, content):
    path = tmp_path / "t.pptx"
    path.write_bytes(content)
    assert "E230" in refusal(path)


def test_a_package_without_a_presentation_is_refused(tmp_path):
    assert "holds no presentation" in refusal(write_parts(tmp_path / "t.pptx", {"a.txt": b"a"}))


def test_entities_in_the_presentation_are_refused(tmp_path):
    path = template_at(
        tmp_path / "t.pptx", replaced(PRESENTATION, "<p:presentation", f"{BOMB}<p:presentation")
    )
    assert "document type" in refusal(path)


def test_entities_hidden_in_another_encoding_are_refused():
    with pytest.raises(UnsafeXMLError, match="document type"):
        parse(f'<?xml version="1.0" encoding="UTF-16"?>{BOMB}<a>&b;</a>'.encode("utf-16"))


def test_elements_nested_beyond_any_slide_are_refused():
    with pytest.raises(UnsafeXMLError, match="nests"):
        parse(b"<a>" * 5000 + b"</a>" * 5000)


def test_a_directory_that_promises_gigabytes_is_refused(tmp_path):
    path = template_at(tmp_path / "t.pptx")
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as file:
        for n in range(11):
            file.writestr(f"ppt/media/{n}.bin", bytes(100 << 20))
    assert "1 GB" in refusal(path)


def test_a_part_beyond_its_measure_is_refused(tmp_path):
    path = template_at(tmp_path / "t.pptx", lambda parts: parts.update({LAYOUT: b" " * (17 << 20)}))
    assert "larger than 16 MB" in refusal(path)


def test_a_template_without_a_master_is_refused(tmp_path):
    assert "no slide master" in refusal(
        template_at(tmp_path / "t.pptx", lambda parts: parts.pop(MASTER))
    )


def test_a_damaged_part_is_refused(tmp_path):
    path = template_at(tmp_path / "t.pptx")
    data = bytearray(path.read_bytes())
    at = data.index(MASTER.encode()) + len(MASTER) + 40
    data[at : at + 60] = bytes(60)
    path.write_bytes(data)
    assert "damaged" in refusal(path)


# --- read without what is wrong -----------------------------------------------------------


def test_a_layout_with_entities_is_left_out_and_told(tmp_path):
    reading = read_template(
        template_at(tmp_path / "t.pptx", replaced(LAYOUT, "<p:sldLayout", f"{BOMB}<p:sldLayout"))
    )
    assert len(reading.views) == 10
    assert any("document type" in line for line in reading.left_out)


@pytest.mark.parametrize(
    "target",
    ["../../../../etc/passwd", "/etc/passwd", "..\\..\\secret.png", "%2e%2e/%2e%2e/secret"],
)
def test_a_target_outside_the_package_leads_nowhere(tmp_path, target):
    path = template_at(
        tmp_path / "t.pptx",
        related(LAYOUT_RELS, "image", target),
        shape(PICTURE.format('r:embed="rIdX"')),
    )
    reading = read_template(path)
    assert not any(part.name.startswith("ppt/media/") for part in reading.parts)
    assert any("picture" in line for line in reading.left_out)


def test_a_linked_picture_and_every_outside_address_is_left_out(tmp_path):
    link = related(LAYOUT_RELS, "image", "http://example.org/a.png", ' TargetMode="External"')
    path = template_at(tmp_path / "t.pptx", link, shape(PICTURE.format('r:link="rIdX"')))
    assert "example.org" not in contents(path) and "<p:pic>" not in contents(path)


def test_macros_controls_and_objects_are_not_taken_over(tmp_path):
    def add_parts(parts: Parts) -> None:
        parts["ppt/vbaProject.bin"] = parts["ppt/activeX/activeX1.bin"] = b"evil"
        parts["ppt/embeddings/oleObject1.bin"] = b"evil"

    frame = (
        '<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="91" name="o"/><p:cNvGraphicFramePr/>'
        "<p:nvPr/></p:nvGraphicFramePr><p:xfrm/><a:graphic><a:graphicData "
        'uri="http://schemas.openxmlformats.org/presentationml/2006/ole"><p:oleObj r:id="rIdX"/>'
        "</a:graphicData></a:graphic></p:graphicFrame>"
    )
    click = replaced(LAYOUT, '<p:cNvPr id="2"', '<p:cNvPr descr="x" id="2"')
    path = template_at(
        tmp_path / "t.pptm", add_parts,
        related(LAYOUT_RELS, "oleObject", "../embeddings/oleObject1.bin"),
        shape(frame), click,
        replaced(LAYOUT, "</p:cSld>", '</p:cSld><p:timing/>'),
        replaced(LAYOUT, "</p:cSld>", '<p:controls><p:control r:id="rIdX"/></p:controls></p:cSld>'),
    )  # fmt: skip
    kept = contents(path)
    assert not any(word in kept for word in ("evil", "oleObj", "p:control", "p:timing"))
    told = " ".join(read_template(path).left_out)
    assert all(word in told for word in ("OLE object", "ActiveX control", "animation"))


def test_links_that_start_programs_are_taken_from_shapes(tmp_path):
    def add_link(parts: Parts) -> None:
        text = parts[LAYOUT].decode()
        click = '<a:hlinkClick r:id="" action="ppaction://program?file=calc.exe"/>'
        parts[LAYOUT] = re.sub(
            r'(<p:cNvPr id="2"[^>]*?)/>', rf"\1>{click}</p:cNvPr>", text
        ).encode()

    path = template_at(tmp_path / "t.pptx", add_link)
    assert "calc.exe" not in contents(path)


def test_a_picture_is_what_its_bytes_are(tmp_path):
    def add_script(parts: Parts) -> None:
        parts["ppt/media/image1.png"] = b"MZ this is a program"

    link = related(LAYOUT_RELS, "image", "../media/image1.png")
    picture = shape(PICTURE.format('r:embed="rIdX"'))
    path = template_at(tmp_path / "t.pptx", add_script, link, picture)
    assert "program" not in contents(path)


def test_numbers_that_are_none_and_boxes_beyond_measure_do_no_harm(tmp_path):
    path = template_at(
        tmp_path / "t.pptx",
        replaced(PRESENTATION, 'cx="9144000"', 'cx="many"'),
        shape(
            PICTURE.format("")
            .replace('cx="9"', 'cx="1e999"')
            .replace('x="0"', 'x="-99999999999999999999"')
        ),
    )
    made = import_template(path, "t.potx", "t")
    assert "layouts:" in made.theme


def test_names_of_others_cannot_break_the_yaml(tmp_path):
    evil = 'name="a&#10;extends: evil&#10;#&quot;"'
    path = template_at(tmp_path / "t.pptx", replaced(LAYOUT, 'name="Title and Content"', evil))
    text = import_template(path, "t.potx", 'x"\nextends: y').theme
    assert [line for line in text.splitlines() if line.startswith("extends")] == ["extends: base"]


def test_a_master_without_a_colour_map_is_given_the_usual_one(tmp_path):
    def mapless(parts: Parts) -> None:
        parts[MASTER] = re.sub(rb"<p:clrMap [^>]*/>", b"", parts[MASTER])

    text = contents(template_at(tmp_path / "t.pptx", mapless))
    assert '<p:clrMap accent1="accent1"' in text
    assert text.index("</p:cSld><p:clrMap") > 0


def test_a_picture_of_too_many_pixels_is_left_out(tmp_path):
    head = struct.pack(">IIBBBBB", 30_000, 30_000, 1, 0, 0, 0, 0)
    chunks = [(b"IHDR", head), (b"IDAT", zlib.compress(bytes(9))), (b"IEND", b"")]
    png = b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )
    path = template_at(
        tmp_path / "t.pptx",
        lambda parts: parts.update({"ppt/media/p.png": png}),
        related(LAYOUT_RELS, "image", "../media/p.png"),
        shape(PICTURE.format('r:embed="rIdX"')),
    )
    reading = read_template(path)
    assert not any(part.name.startswith("ppt/media") for part in reading.parts)
    assert any("picture" in line for line in reading.left_out)


def test_a_master_without_a_theme_is_refused_with_the_reason(tmp_path):
    def themeless(parts: Parts) -> None:
        parts.pop("ppt/theme/theme1.xml")

    assert "theme1.xml: it is missing" in refusal(template_at(tmp_path / "t.pptx", themeless))


def test_strict_names_absolute_and_percent_encoded_targets_are_read(tmp_path):
    strict = {
        b"http://schemas.openxmlformats.org/drawingml/2006/main": b"drawingml/main",
        b"http://schemas.openxmlformats.org/presentationml/2006/main": b"presentationml/main",
        OFFICE.encode(): b"officeDocument/relationships",
    }

    def change(parts: Parts) -> None:
        moved = "ppt/slideLayouts/版式 1.xml"
        parts[moved] = parts.pop("ppt/slideLayouts/slideLayout1.xml")
        rels = "ppt/slideLayouts/_rels/slideLayout1.xml.rels"
        parts["ppt/slideLayouts/_rels/版式 1.xml.rels"] = parts.pop(rels)
        target = quote("/ppt/slideLayouts/版式 1.xml").encode()
        parts[MASTER_RELS] = parts[MASTER_RELS].replace(b"../slideLayouts/slideLayout1.xml", target)
        for name, content in parts.items():
            for old, new in strict.items():
                content = content.replace(old, b"http://purl.oclc.org/ooxml/" + new)
            parts[name] = content

    reading = read_template(template_at(tmp_path / "t.pptx", change))
    assert len(reading.views) == 11
    assert "purl.oclc.org" not in contents(tmp_path / "t.pptx")


def test_a_line_of_a_group_is_left_out_as_no_schema_has_it(tmp_path):
    group = replaced(LAYOUT, "</p:grpSpPr>", "<a:ln><a:noFill/></a:ln></p:grpSpPr>")
    text = contents(template_at(tmp_path / "t.pptx", group))
    assert "<a:ln><a:noFill/></a:ln></p:grpSpPr>" not in text
