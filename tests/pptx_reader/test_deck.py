"""What is read back of a deck: its outline, its items by facets, and its base."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

import deckbuilder
from deckbuilder.model.snapshot import Item, Snapshot
from deckbuilder.ooxml.parts import PackageError, ZipParts, parse
from deckbuilder.pptx_reader import OpenDeck, base_parts, open_deck, read_snapshot

SPEC = """
title: 讲稿
slides:
- cover
- id: points
  title: 要点
  points: [一, "**二**", 三]
  notes: 先说一
- id: table
  title: 表
  table: {header: [项目, 数], rows: [[甲, 1], [乙, 2]]}
- id: chart
  title: 图
  hidden: true
  chart: {type: column, categories: [甲, 乙], series: {来电: [3, 5]}}
"""


@pytest.fixture(scope="module")
def deck(tmp_path_factory: pytest.TempPathFactory) -> OpenDeck:
    folder = tmp_path_factory.mktemp("deck")
    (folder / "talk.yaml").write_text(SPEC, encoding="utf-8")
    return open_deck(deckbuilder.build(folder / "talk.yaml", out=folder / "talk.pptx").path)


@pytest.fixture(scope="module")
def snapshot(deck: OpenDeck) -> Snapshot:
    assert deck.base is not None
    return read_snapshot(deck.parts, deck.base.keys)


def item(snapshot: Snapshot, slide: int, kind: str) -> Item:
    return next(one for one in snapshot.slides[slide].items if one.kind == kind)


def test_a_deck_carries_what_its_build_wrote(deck: OpenDeck, snapshot: Snapshot):
    assert deck.is_as_built and deck.base is not None
    base = read_snapshot(base_parts(deck.base), deck.base.keys)
    assert base == snapshot


def test_slides_have_the_keys_of_the_spec(snapshot: Snapshot):
    assert [ref.key for ref in snapshot.outline.slides][1:] == ["points", "table", "chart"]
    assert [slide.title for slide in snapshot.slides] == ["讲稿", "要点", "表", "图"]
    assert all(ref.id == ref.creation for ref in snapshot.outline.slides)


def test_paragraphs_and_notes_are_read_with_their_looks(snapshot: Snapshot):
    body = next(one for one in snapshot.slides[1].items if "一\n二\n三" in one.plain)
    one, two, three = (paragraph.runs[0] for paragraph in body.text)
    assert one.look == three.look != two.look
    assert [paragraph.text for paragraph in snapshot.slides[1].notes] == ["先说一"]


def test_a_table_is_read_by_cells_and_a_chart_by_its_data(snapshot: Snapshot):
    assert item(snapshot, 2, "table").plain == "项目\t数\n甲\t1\n乙\t2"
    chart = item(snapshot, 3, "chart").chart
    assert chart is not None and chart.categories == ("甲", "乙")
    assert [(one.name, one.values) for one in chart.series] == [("来电", (3.0, 5.0))]
    assert [slide.hidden for slide in snapshot.slides] == [False, False, False, True]


def test_a_file_that_is_no_package_is_refused():
    with pytest.raises(PackageError, match=r"no \.pptx"):
        ZipParts(b"hello")


@pytest.mark.parametrize("name", ["/x.xml", "../x.xml", "a\\b.xml"])
def test_a_part_that_reaches_out_is_refused(name: str):
    out = BytesIO()
    with ZipFile(out, "w") as file:
        file.writestr(name, "x")
    content = out.getvalue()
    with pytest.raises(PackageError):
        ZipParts(content)


def test_entities_are_refused():
    with pytest.raises(PackageError, match="DOCTYPE"):
        parse(b'<!DOCTYPE x [<!ENTITY e "boom">]><x>&e;</x>', "x.xml")


def test_one_bit_of_change_is_seen(deck: OpenDeck, tmp_path: Path):
    out = tmp_path / "edited.pptx"
    with ZipFile(BytesIO(deck.parts.content)) as old, ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "ppt/slides/slide2.xml":
                content = content.replace("要点".encode(), "重点".encode())
            new.writestr(name, content)
    edited = open_deck(out)
    assert not edited.is_as_built and edited.base == deck.base
