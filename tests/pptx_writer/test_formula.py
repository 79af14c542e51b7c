"""Formulas as Office Math, and what programs without it are given."""

from __future__ import annotations

import pytest
from lxml import etree

from deckbuilder.model import scene as s

from . import sample
from .conftest import NS, Write

MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
A14 = "http://schemas.microsoft.com/office/drawing/2010/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
ALL = {**NS, "m": MATH, "a14": A14, "mc": MC}


def in_line(latex: str, **more: object) -> s.Slide:
    run = s.Run("x", latex=latex, **more)  # type: ignore[arg-type]
    paragraph = s.Paragraph((s.Run("前 "), run, s.Run(" 后")), 24.0)
    box = s.TextBox("box", "Box", sample.inches(1, 2, 6, 2), (paragraph,))
    return s.Slide("x", "content", "题", (sample.title_box("题"), box))


def alone(latex: str) -> s.Slide:
    rect = sample.inches(1, 2, 6, 2)
    glyph = s.TextBox("f/1", "sign", rect, (s.Paragraph((s.Run("L"),), 40.0),))
    item = s.Formula("f", "formula", rect, latex, 40.0, (glyph,), lead_color="accent1", alt="L = x")
    return s.Slide("x", "content", "题", (sample.title_box("题"), item))


def tree(write: Write, slide: s.Slide) -> etree._Element:
    return etree.fromstring(write(slide).parts["ppt/slides/slide1.xml"])


def found(root: etree._Element, path: str) -> list:
    return root.xpath(path, namespaces=ALL)


def test_a_formula_in_a_line_is_a_choice_whose_fallback_is_raised_and_lowered_text(write: Write):
    root = tree(write, in_line("x_i^2"))
    (choice,) = found(root, "//a:p/mc:AlternateContent/mc:Choice")
    assert found(choice, ".//m:sSubSup/m:sub//m:t/text()") == ["𝑖"]
    runs = found(root, "//a:p/mc:AlternateContent/mc:Fallback/a:r")
    told = [(r.findtext("a:t", namespaces=NS), r[0].get("baseline")) for r in runs]
    assert told == [("x", None), ("i", "-25000"), ("2", "30000")]
    assert [r[0].get("i") for r in runs] == ["1", "1", "0"]


def test_the_choice_needs_the_namespace_under_a_prefix_that_libreoffice_does_not_take(write: Write):
    (choice,) = found(tree(write, in_line("x")), "//mc:Choice")
    prefix = choice.get("Requires")
    assert prefix != "a14" and choice.nsmap[prefix] == A14


def test_text_around_a_formula_stays_in_its_paragraph(write: Write):
    root = tree(write, in_line("x"))
    (paragraph,) = found(root, "//a:p[mc:AlternateContent]")
    assert [t.text for t in paragraph.findall("a:r/a:t", NS)] == ["前 ", " 后"]


def test_a_bold_text_has_a_bold_formula(write: Write):
    root = tree(write, in_line("x", bold=True))
    assert {r.get("b") for r in found(root, "//mc:Fallback//a:rPr")} == {"1"}
    assert {r.get("b") for r in found(root, "//m:r/a:rPr")} == {"1"}


def test_a_formula_by_itself_is_a_box_or_else_a_group_of_the_same_id(write: Write):
    root = tree(write, alone("L = x"))
    (box,) = found(root, "//mc:Choice/p:sp")
    (group,) = found(root, "//mc:Fallback/p:grpSp")
    ids = [found(part, "*/p:cNvPr/@id") for part in (box, group)]
    assert ids[0] == ids[1]
    assert found(box, "p:nvSpPr/p:cNvPr/@descr") == ["L = x"]
    assert found(group, "p:sp//a:t/text()") == ["L"]


def test_what_leads_a_formula_has_a_colour_of_its_own(write: Write):
    root = tree(write, alone("L = x"))
    colors = found(root, "//m:oMath/m:r/a:rPr/a:solidFill/a:schemeClr/@val")
    assert colors == ["accent1", "tx1", "tx1"]


@pytest.mark.parametrize(
    ("latex", "path"),
    [
        (r"\frac{a}{b}", "//m:f[m:num and m:den]"),
        (r"\binom{a}{b}", "//m:d//m:f/m:fPr/m:type[@m:val='noBar']"),
        (r"\sqrt{a}", "//m:rad/m:radPr/m:degHide"),
        (r"\sqrt[3]{a}", "//m:rad/m:deg/m:r"),
        (r"\sum_{i}^{n} x = 1", "//m:nary[m:sub/m:r and m:sup/m:r]/m:e/m:r"),
        (r"\int x", "//m:nary/m:naryPr[m:subHide and m:supHide]"),
        (r"\lim_{x \to 0} y", "//m:func/m:fName/m:limLow/m:lim//m:t"),
        (r"\left\{ x \right.", "//m:d/m:dPr[m:begChr/@m:val='{' and m:endChr/@m:val='']"),
        (r"\begin{matrix}a&b\\c&d\end{matrix}", "//m:m[count(m:mr)=2]/m:mr[count(m:e)=2]"),
        (r"a &= b \\ &= c", "//m:eqArr[count(m:e)=2]"),
        (r"\hat{x}", "//m:acc/m:accPr/m:chr"),
        (r"\overline{AB}", "//m:bar/m:barPr/m:pos[@m:val='top']"),
        (r"\underbrace{a}_{n}", "//m:limLow/m:e/m:groupChr"),
        (r"\sin x", "//m:func[m:fName/m:r]/m:e/m:r"),
        (r"\sin^2 x", "//m:func/m:fName/m:sSup"),
        (r"\log(1+x) + y", "//m:func[m:e[count(m:r)=5]]/following-sibling::m:r"),
        (r"\max_{x} f(x)", "//m:func[m:fName/m:limLow]/m:e[count(m:r)=4]"),
        (r"\sin x \cos y", "//m:oMath[count(m:func)=2]"),
        (r"\boxed{a}", "//m:borderBox/m:e/m:r"),
        (r"\xrightarrow{f}", "//m:limUpp/m:lim/m:r"),
        (r"\text{若}", "//m:r/m:rPr/m:nor"),
        (r"\mathbf{x}", "//m:r/m:rPr/m:sty[@m:val='b']"),
    ],
)
def test_each_structure_has_its_element(write: Write, latex: str, path: str):
    assert found(tree(write, alone(latex)), path)
