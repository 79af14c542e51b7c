"""The zip file and its bookkeeping."""

from __future__ import annotations

import io
import pickle
import zipfile
import zlib
from pathlib import Path

import pytest

from deckbuilder.model import base
from deckbuilder.model.base import unpack_base
from deckbuilder.pptx_writer.package import Package, Relations
from deckbuilder.pptx_writer.xml import address, escape, quote

from . import sample
from .conftest import Write, Written


def test_the_same_scene_gives_the_same_bytes(picture: Path, whole: Written) -> None:
    assert Written(sample.whole(picture), sample.theme()).data == whole.data


def test_content_types_come_first_and_all_entries_have_one_date(whole: Written) -> None:
    with zipfile.ZipFile(io.BytesIO(whole.data)) as archive:
        infos = archive.infolist()
        assert archive.testzip() is None
    assert infos[0].filename == "[Content_Types].xml"
    assert {info.date_time for info in infos} == {(1980, 1, 1, 0, 0, 0)}


def test_every_part_has_a_content_type_of_its_own(whole: Written) -> None:
    types = whole.parts["[Content_Types].xml"].decode()
    parts = [name for name in whole.names if name.endswith(".xml") and name[0] != "["]
    assert [name for name in parts if f'PartName="/{name}"' not in types] == []


def test_more_entries_than_the_old_format_counts_are_read_back() -> None:
    package = Package()
    for number in range(65600):
        package.add_file(f"m/{number}.png", b"", "image/png")
    out = io.BytesIO()
    package.write(out)
    with zipfile.ZipFile(out) as archive:
        assert len(archive.namelist()) == 65602


def test_one_target_is_one_relationship() -> None:
    relations = Relations()
    first = relations.add("hyperlink", "https://a.org/?x=1&y", external=True)
    assert relations.add("hyperlink", "https://a.org/?x=1&y", external=True) == first
    assert relations.add("slide", "slide2.xml") == "rId2"
    assert 'Target="https://a.org/?x=1&amp;y" TargetMode="External"' in str(relations)


def test_text_is_escaped_and_what_xml_cannot_hold_is_replaced() -> None:
    assert escape('a & b < c > "d"') == 'a &amp; b &lt; c &gt; "d"'
    assert escape("a\x00b\x0bc\ud800\tz") == "a\ufffdb\ufffdc\ufffd\tz"
    assert quote('say "hi"\nthere') == "say &quot;hi&quot;&#10;there"


def test_user_text_cannot_leave_its_element(write: Write) -> None:
    nasty = '</a:t><x y="1">&amp;'
    deck = write(sample.points_slide(title_text=nasty))
    assert deck.slide("string(//p:sp[1]//a:t)") == nasty


@pytest.mark.parametrize(
    ("target", "uri"),
    [
        ("https://a.org/x_y~z?q=1&r=[2]#s", "https://a.org/x_y~z?q=1&r=[2]#s"),
        ("https://a.org/%E4%B8%AD", "https://a.org/%E4%B8%AD"),
        ("https://a.org/中 文", "https://a.org/%E4%B8%AD%20%E6%96%87"),
        ("https://a.org/100%", "https://a.org/100%25"),
        ('https://a.org/"<>|', "https://a.org/%22%3C%3E%7C"),
        ("mailto:a@b.org", "mailto:a@b.org"),
    ],
)
def test_addresses_become_uris(target: str, uri: str) -> None:
    assert address(target) == uri


def test_groups_packed_before_give_the_same_package() -> None:
    def add_first(package: Package) -> None:
        package.add("ppt/a.xml", "<a/>", "application/a+xml")
        package.add_file("ppt/a.png", b"pixels", "image/png")

    def add_second(package: Package) -> None:
        relations = Relations()
        relations.add("image", "a.png")
        package.add("ppt/b.xml", "<b/>", "application/b+xml", relations)

    fresh, other = Package(), Package()
    add_first(fresh)
    fresh.close_group()
    add_second(fresh)
    add_first(other)
    first = other.close_group()
    add_second(other)
    second = other.close_group()
    again = Package()
    for group in (first, second):
        assert group is not None
        again.put(pickle.loads(pickle.dumps(group)))
    assert again.pack_base([(256, "a")]) == fresh.pack_base([(256, "a")])
    assert _written(again) == _written(fresh)


def _written(package: Package) -> bytes:
    out = io.BytesIO()
    package.write(out)
    return out.getvalue()


def test_nothing_added_is_no_group() -> None:
    assert Package().close_group() is None


def test_a_base_holds_the_xml_of_every_group_and_the_checksums_of_all_parts() -> None:
    package = Package()
    package.add("ppt/a.xml", "<a>一</a>", "application/a+xml")
    package.close_group()
    package.add("ppt/b.xml", "<b/>", "application/b+xml")
    package.add_file("ppt/a.png", b"pixels", "image/png")
    made = unpack_base(package.pack_base([(256, "a"), (300, "b")]))
    assert made is not None
    assert made.parts == {"ppt/a.xml": "<a>一</a>".encode(), "ppt/b.xml": b"<b/>"}
    assert made.checksums["ppt/a.png"] == (zlib.crc32(b"pixels"), 6)
    assert list(made.keys.items()) == [(256, "a"), (300, "b")]


@pytest.mark.parametrize("cut", [1, 9, 40, 100])
def test_a_base_that_is_not_whole_is_none(cut: int) -> None:
    package = Package()
    package.add("ppt/a.xml", "<a/>", "application/a+xml")
    whole = package.pack_base([(256, "a")])
    assert unpack_base(whole) is not None
    assert unpack_base(whole[:-cut]) is None
    assert unpack_base(whole[cut:]) is None


def test_bases_are_made_with_the_dictionary_that_reads_them() -> None:
    """Another dictionary makes every base unreadable that was made before."""
    dictionary = Path(base.__file__).with_name("base_dictionary.xml").read_bytes()
    assert zlib.adler32(dictionary) == 0x8EC0215C


def test_a_file_that_two_groups_use_is_in_both_and_stored_once() -> None:
    package = Package()
    package.add("ppt/a.xml", "<a/>", "application/a+xml")
    package.add_file("ppt/a.png", b"pixels", "image/png")
    first = package.close_group()
    package.add("ppt/b.xml", "<b/>", "application/b+xml")
    package.use_file("ppt/a.png")
    second = package.close_group()
    assert first is not None and second is not None
    assert first.files == second.files
    whole, later = _written(package), Package()
    later.put(second)
    with zipfile.ZipFile(io.BytesIO(whole)) as deck, zipfile.ZipFile(_stream(later)) as other:
        assert deck.namelist()[2:] == ["ppt/a.xml", "ppt/a.png", "ppt/b.xml"]
        assert other.namelist()[2:] == ["ppt/b.xml", "ppt/a.png"]


def _stream(package: Package) -> io.BytesIO:
    return io.BytesIO(_written(package))
