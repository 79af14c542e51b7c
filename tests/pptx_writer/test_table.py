"""Native tables: spans, borders on both sides, exact line distance."""

from __future__ import annotations

from .conftest import Written

SLIDE = 4


def line(cell, side: str) -> str | None:
    """The width of a cell's border, None where it draws nothing."""
    found = cell.xpath(f"*[local-name()='tcPr']/*[local-name()='{side}']")
    return (
        found[0].get("w") if found and len(found[0]) and "noFill" not in found[0][0].tag else None
    )


def cells(deck: Written) -> list[list]:
    return [list(row.xpath("*[local-name()='tc']")) for row in deck.slide("//a:tr", SLIDE)]


def test_spans_are_repeated_as_powerpoint_wants_them(whole: Written) -> None:
    shown = [[dict(c.attrib) for c in row] for row in cells(whole)]
    assert shown == [
        [{}, {}, {}],
        [{"rowSpan": "2"}, {"gridSpan": "2"}, {"hMerge": "1"}],
        [{"vMerge": "1"}, {}, {}],
    ]


def test_a_border_is_written_on_both_of_its_sides(whole: Written) -> None:
    head, middle, _ = cells(whole)
    assert [line(cell, "lnB") for cell in head] == ["19050"] * 3
    assert [line(cell, "lnT") for cell in middle] == ["19050"] * 3


def test_the_foot_of_a_span_belongs_to_its_first_cell(whole: Written) -> None:
    _, middle, last = cells(whole)
    assert [line(cell, "lnB") for cell in middle] == ["9525", "9525", "9525"]
    assert [line(cell, "lnB") for cell in last] == ["9525"] * 3


def test_lines_in_cells_have_an_exact_distance(whole: Written) -> None:
    assert set(whole.slide("//a:tc//a:lnSpc/a:spcPts/@val", SLIDE)) == {"2250"}
    assert whole.slide("//a:tc//a:lnSpc/a:spcPct", SLIDE) == []


def test_the_table_has_our_style_which_is_the_default(whole: Written) -> None:
    (style,) = whole.slide("//a:tableStyleId", SLIDE)
    assert whole.one("tableStyles", "/a:tblStyleLst").get("def") == style.text
    assert whole.find("tableStyles", "//a:tblStyle/@styleId") == [style.text]
    assert whole.slide("//a:tblPr/@firstRow", SLIDE) == ["1"]


def test_the_table_is_described_and_as_high_as_its_rows(whole: Written) -> None:
    assert whole.slide("//p:graphicFrame//p:cNvPr/@descr", SLIDE) == ["上下半年对照"]
    heights = [int(h) for h in whole.slide("//a:tr/@h", SLIDE)]
    assert whole.slide("//p:graphicFrame/p:xfrm/a:ext/@cy", SLIDE) == [str(sum(heights))]
