"""Templates that are sound but not of the usual sort."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from deckbuilder.template import import_template, make_template, read_template
from deckbuilder.template.brand import brand_of

from .templates import Parts, replaced, template_at

MASTER = "ppt/slideMasters/slideMaster1.xml"
MASTER_RELS = "ppt/slideMasters/_rels/slideMaster1.xml.rels"
PRESENTATION = "ppt/presentation.xml"
TYPES = "[Content_Types].xml"


def without_layouts(parts: Parts) -> None:
    for name in [name for name in parts if "slideLayout" in name]:
        del parts[name]
    parts[MASTER] = re.sub(
        rb"<p:sldLayoutIdLst>.*?</p:sldLayoutIdLst>", b"", parts[MASTER], flags=re.S
    )
    parts[MASTER_RELS] = re.sub(
        rb"<Relationship [^>]*?slideLayout[^>]*?/>", b"", parts[MASTER_RELS]
    )


def two_masters(parts: Parts) -> None:
    """A second master with the layouts from the seventh on."""
    parts["ppt/slideMasters/slideMaster2.xml"] = parts[MASTER]
    rels = parts[MASTER_RELS].decode()
    low = re.sub(r"<Relationship [^>]*?slideLayout(7|8|9|10|11)\.xml[^>]*?/>", "", rels)
    high = re.sub(r"<Relationship [^>]*?slideLayout[1-6]\.xml[^>]*?/>", "", rels)
    parts[MASTER_RELS], parts["ppt/slideMasters/_rels/slideMaster2.xml.rels"] = (
        low.encode(),
        high.encode(),
    )
    text = parts["ppt/_rels/presentation.xml.rels"].decode()
    link = text[text.index("<Relationship ") :]
    link = re.search(r"<Relationship [^>]*?slideMaster1\.xml[^>]*?/>", text).group()
    ident = re.search(r'Id="(\w+)"', link).group(1)
    new = link.replace(f'Id="{ident}"', 'Id="rId99"').replace("slideMaster1", "slideMaster2")
    parts["ppt/_rels/presentation.xml.rels"] = text.replace(link, link + new).encode()
    replaced(
        PRESENTATION,
        "</p:sldMasterIdLst>",
        '<p:sldMasterId id="2147489999" r:id="rId99"/></p:sldMasterIdLst>',
    )(parts)


def dark(parts: Parts) -> None:
    replaced(MASTER, 'bg1="lt1" tx1="dk1"', 'bg1="dk1" tx1="lt1"')(parts)


@pytest.fixture
def template(tmp_path: Path):
    def make(*changes: object, name: str = "t.potx") -> Path:
        return template_at(tmp_path / name, *changes)

    return make


def forms_of(path: Path) -> dict[str, int]:
    return {form: found.layout for form, found in read_template(path).found.items()}


def test_a_potx_is_read_whatever_its_content_type(template):
    main = replaced(TYPES, "presentation.main+xml", "template.main+xml")
    assert forms_of(template(main))["points"] == 2


def test_without_layouts_every_form_is_made_on_the_master(template):
    path = template(without_layouts)
    assert set(forms_of(path).values()) == {0}
    made = import_template(path, "t.potx", "t")
    assert len(made.report.made) == 8


def test_of_two_masters_the_one_with_more_forms_is_used_and_both_are_kept(template):
    reading = read_template(template(two_masters))
    assert [len(layouts) for layouts in reading.masters] == [6, 5]
    assert (reading.on.number, reading.found["points"].layout) == (1, 2)


def test_text_on_a_dark_ground_is_light(template):
    reading = read_template(template(dark))
    found = {form: each.layout for form, each in reading.found.items()}
    brand = brand_of(reading, make_template(reading, found))
    assert brand.dark
    assert (brand.own["background"], brand.own["text"]) == ("000000", "FFFFFF")


def test_a_logo_in_the_corner_is_kept_free(template):
    logo = (
        '<p:sp><p:nvSpPr><p:cNvPr id="77" name="logo"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>'
        '<a:xfrm><a:off x="7772400" y="228600"/><a:ext cx="1143000" cy="685800"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr/>'
        "<a:lstStyle/><a:p><a:r><a:t>ACME</a:t></a:r></a:p></p:txBody></p:sp>"
    )
    path = template(replaced(MASTER, "</p:spTree>", f"{logo}</p:spTree>"))
    reading = read_template(path)
    made = make_template(reading, {form: f.layout for form, f in reading.found.items()})
    left, top, right, bottom = 8.5, 0.25, 9.75, 1.0
    for form in made.forms.values():
        boxes = [h.text for h in form.holders] + [form.area]
        for x, y, w, h in boxes:
            assert x + w <= left or x >= right or y + h <= top or y >= bottom, form.key


def test_layouts_of_one_name_are_told_apart_by_their_number(template):
    layout = "ppt/slideLayouts/slideLayout6.xml"
    path = template(replaced(layout, 'name="Title Only"', 'name="Title and Content"'))
    assert forms_of(path)["content"] == 6


def test_an_upright_layout_takes_no_form(template):
    def upright(parts: Parts) -> None:
        name = "ppt/slideLayouts/slideLayout2.xml"
        parts[name] = parts[name].replace(b"<a:bodyPr/>", b'<a:bodyPr vert="eaVert"/>')

    assert forms_of(template(upright))["points"] != 2


def test_every_role_can_be_read_on_the_templates_ground(template):
    from deckbuilder.theme.contrast import failing_pairs

    for change in ((), (dark,)):
        reading = read_template(template(*change, name=f"{len(change)}.potx"))
        found = {form: each.layout for form, each in reading.found.items()}
        brand = brand_of(reading, make_template(reading, found))
        assert failing_pairs(brand.own) == [] and failing_pairs(brand.other) == []


def test_a_turned_placeholder_is_not_filled(template):
    layout = "ppt/slideLayouts/slideLayout4.xml"

    def turned(parts: Parts) -> None:
        head, mark, rest = parts[layout].partition(b'idx="2"/>')
        assert mark
        rest = rest.replace(b"<a:xfrm>", b'<a:xfrm rot="5400000">', 1)
        parts[layout] = head + mark + rest

    view = read_template(template(turned)).views[3]
    assert [h.idx for h in view.holders() if h.type == "obj"] == [1]
