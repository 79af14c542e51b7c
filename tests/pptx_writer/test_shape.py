"""Shapes, connectors, groups and pictures in numbers."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest
from lxml import etree

from deckbuilder.model import scene as s
from deckbuilder.pptx_writer.drawing import WRITERS
from deckbuilder.pptx_writer.geometry import freeform
from deckbuilder.pptx_writer.shape import connector_geometry

from . import sample
from .conftest import NS, Write, Written

LINE = s.Stroke("muted", 1.0)


def test_every_kind_of_item_can_be_written() -> None:
    assert set(WRITERS) == set(get_args(s.Item))


def test_a_slide_without_a_title_is_refused(write: Write) -> None:
    with pytest.raises(AssertionError, match="no title"):
        write(s.Slide("x", "content", "题", ()))


def test_two_items_with_one_key_are_refused(write: Write) -> None:
    with pytest.raises(AssertionError, match="share a key"):
        write(s.Slide("x", "content", "题", (sample.title_box("a"), sample.title_box("b"))))


def test_shape_ids_and_names_are_unique_on_a_slide(whole: Written) -> None:
    ids, names = whole.slide("//p:cNvPr/@id", 3), whole.slide("//p:cNvPr/@name", 3)
    assert len(set(ids)) == len(ids) and len(set(names)) == len(names)
    assert ids[0] == "1" and all(1 < int(one) < 1 << 30 for one in ids[1:])


def test_connectors_are_glued_to_the_shapes_they_name(whole: Written) -> None:
    ids = {n.get("name"): n.get("id") for n in whole.slide("//p:cNvPr", 3)}
    starts = whole.slide("//a:stCxn", 3)
    assert [(c.get("id"), c.get("idx")) for c in starts] == [(ids["node 1"], n) for n in "32"]


def ends(xml: str) -> tuple[tuple[float, float], tuple[float, float], bool]:
    """Where a connector's XML begins and ends, and whether it sets out upright."""
    root = etree.fromstring(f'<x xmlns:a="{NS["a"]}">{xml}</x>')
    frame = root[0]
    off, size = frame[0], frame[1]
    x, y, w, h = int(off.get("x")), int(off.get("y")), int(size.get("cx")), int(size.get("cy"))
    points = []
    for u, v in ((0, 0), (w, h)):
        u = w - u if frame.get("flipH") else u
        v = h - v if frame.get("flipV") else v
        across, down = u - w / 2, v - h / 2
        if frame.get("rot") == "5400000":
            across, down = -down, across
        points.append((x + w / 2 + across, y + h / 2 + down))
    return points[0], points[1], frame.get("rot") == "5400000"


@pytest.mark.parametrize("start_site", [0, 1, 2, 3])
@pytest.mark.parametrize("end", [(900, 800), (900, 200), (100, 800), (100, 200)])
def test_an_elbow_begins_and_ends_where_it_should(start_site: int, end: tuple[int, int]) -> None:
    connector = s.Connector("c", "c", (500, 500), end, LINE, "a", start_site, elbow=True)
    start, stop, upright = ends(connector_geometry(connector))
    assert (start, stop) == ((500, 500), end)
    assert upright == (start_site in (0, 2))


@pytest.mark.parametrize(
    ("sites", "preset"), [((3, 1), "bentConnector3"), ((3, 0), "bentConnector2")]
)
def test_an_elbow_bends_as_its_sites_ask(sites: tuple[int, int], preset: str) -> None:
    connector = s.Connector(
        "c", "c", (0, 0), (400, 300), LINE, "a", sites[0], "b", sites[1], elbow=True, turn=0.25
    )
    xml = connector_geometry(connector)
    assert f'prst="{preset}"' in xml
    assert ('fmla="val 25000"' in xml) == (preset == "bentConnector3")


def test_a_circle_is_left_at_its_side_by_its_seventh_site() -> None:
    dot = s.Shape("dot", "dot", s.Rect(0, 0, 10, 10), "ellipse")
    words = s.TextBox("words", "words", s.Rect(400, 295, 90, 10), ())
    connector = s.Connector("c", "c", (10, 5), (400, 300), LINE, "dot", 6, "words", 1, elbow=True)
    xml = connector_geometry(connector, {"dot": dot, "words": words})
    assert 'prst="bentConnector3"' in xml and "rot=" not in xml


def test_a_level_elbow_is_a_straight_line() -> None:
    connector = s.Connector("c", "c", (0, 50), (400, 50), LINE, elbow=True)
    assert 'prst="straightConnector1"' in connector_geometry(connector)


def test_a_path_is_stretched_to_its_box() -> None:
    path = s.Path(2, 1, (("M", 0, 0.5), ("L", 2, 1), ("A", 0.5, 0.25, 90, -180), ("Z",)))
    xml = freeform(path, s.Rect(0, 0, 1000, 400))
    assert '<a:path w="1000" h="400">' in xml
    assert '<a:moveTo><a:pt x="0" y="200"/></a:moveTo><a:lnTo><a:pt x="1000" y="400"/>' in xml
    assert '<a:arcTo wR="250" hR="100" stAng="5400000" swAng="-10800000"/><a:close/>' in xml


def test_a_group_covers_its_items_and_keeps_their_coordinates(whole: Written) -> None:
    (frame,) = whole.slide("//p:grpSp/p:grpSpPr/a:xfrm", 3)
    box = sample.inches(8, 2, 3.5, 2)
    assert [int(frame[i].get(n)) for i in (0, 2) for n in "xy"] == [box.x, box.y] * 2
    assert [int(frame[i].get(n)) for i in (1, 3) for n in ("cx", "cy")] == [box.w, box.h] * 2


def test_what_tells_is_described_and_what_decorates_says_so(whole: Written) -> None:
    described = {n.get("name"): n.get("descr") for n in whole.slide("//p:cNvPr[@descr]", 3)}
    assert described == {"diagram": "图示", "drop": "一滴"}
    decorative = whole.slide("//p:cNvPr[.//*[local-name()='decorative']]/@name", 3)
    assert decorative == ["star"]


def _media(deck: Written) -> list[str]:
    return [name for name in deck.names if "media/" in name]


def test_one_picture_used_twice_is_stored_once(whole: Written) -> None:
    assert len(_media(whole)) == 1
    assert len(whole.slide("//p:pic", 6)) == 2
    crop = whole.slide("//a:srcRect", 6)
    assert [dict(node.attrib) for node in crop] == [{"l": "10000", "r": "10000"}]


@pytest.mark.parametrize(("suffix", "stored"), [("webp", "png"), ("bmp", "bmp"), ("gif", "gif")])
def test_pictures_go_in_as_powerpoint_reads_them(
    write: Write, picture: Path, tmp_path: Path, suffix: str, stored: str
) -> None:
    from PIL import Image

    file = tmp_path / f"a.{suffix}"
    Image.open(picture).save(file)
    deck = write(sample.picture_slide(file))
    assert [name.rpartition(".")[2] for name in _media(deck)] == [stored]


def test_a_picture_that_lies_on_its_side_is_turned_upright(
    write: Write, picture: Path, tmp_path: Path
) -> None:
    import io

    from PIL import Image

    image = Image.open(picture)
    exif = image.getexif()
    exif[0x0112] = 6
    image.save(tmp_path / "a.jpg", exif=exif)
    deck = write(sample.picture_slide(tmp_path / "a.jpg"))
    (stored,) = _media(deck)
    assert Image.open(io.BytesIO(deck.parts[stored])).size == (30, 40)


def test_an_svg_stays_vectors_beside_its_pixels(write: Write, tmp_path: Path) -> None:
    import io

    from PIL import Image

    file = tmp_path / "a.svg"
    file.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>')
    deck = write(sample.picture_slide(file))
    pixels, vectors = _media(deck)
    assert deck.parts[vectors] == file.read_bytes()
    drawn = Image.open(io.BytesIO(deck.parts[pixels]))
    assert drawn.width * 3 == drawn.height * 4
    assert len(deck.slide("//*[local-name()='svgBlip']")) == 2


def test_a_box_with_text_may_have_a_path_for_its_outline(write: Write) -> None:
    path = s.Path(2.0, 1.0, (("M", 1.0, 0.0), ("L", 2.0, 1.0), ("L", 0.0, 1.0), ("Z",)))
    words = (s.Paragraph((s.Run("一"),), 26),)
    box = s.TextBox("tip", "tip", s.Rect(0, 0, 2000, 1000), words, geometry=path, fill="primary")
    made = write(s.Slide("x", "content", "题", (sample.title_box("题"), box)))
    (shape,) = made.slide("//p:sp[p:nvSpPr/p:cNvPr/@name='tip']")
    dots = [(d.get("x"), d.get("y")) for d in shape.iterfind(".//a:pt", NS)]
    assert dots == [("1000", "0"), ("2000", "1000"), ("0", "1000")]
    assert shape.findtext(".//a:t", namespaces=NS) == "一"
