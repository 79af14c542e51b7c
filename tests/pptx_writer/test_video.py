"""Videos: the film within the deck, its poster, and the click that plays it."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckbuilder.model import scene as s

from . import sample
from .conftest import Write, Written


@pytest.fixture
def deck(write: Write, tmp_path: Path, picture: Path) -> Written:
    file = tmp_path / "film.mp4"
    file.write_bytes(b"\0\0\0\x18ftypmp42")
    film = s.Video(
        "film", "video", sample.inches(1, 2, 6, 3), str(file), picture.read_bytes(), "演示"
    )
    slide = s.Slide(
        "x", "content", "题", (sample.title_box("题"), film), reveal=((s.Target("film"),),)
    )
    again = s.Slide("y", "content", "又", (sample.title_box("又"), film))
    return write(slide, again)


def test_the_film_is_stored_once_and_reached_as_video_and_as_media(deck: Written):
    (film,) = [n for n in deck.names if n.endswith(".mp4")]
    targets = deck.targets("slides/slide1")
    (link,) = deck.slide("//a:videoFile/@r:link")
    (embed,) = deck.slide("//p14:media/@r:embed")
    assert targets[link] == targets[embed] == film.replace("ppt/", "../")
    assert b'Extension="mp4" ContentType="video/mp4"' in deck.parts["[Content_Types].xml"]


def test_the_poster_is_its_picture_and_a_click_plays_it(deck: Written):
    (blip,) = deck.slide("//p:pic/p:blipFill/a:blip/@r:embed")
    assert deck.targets("slides/slide1")[blip].endswith(".png")
    assert deck.slide("//p:pic//a:hlinkClick/@action") == ["ppaction://media"]
    assert deck.slide("//p:pic/p:nvPicPr/p:cNvPr/@descr") == ["演示"]


def test_a_film_waits_in_a_node_of_its_own_with_and_without_clicks(deck: Written):
    (ident,) = deck.slide("//p:pic/p:nvPicPr/p:cNvPr/@id")
    for number in (1, 2):
        assert deck.slide("//p:video//p:spTgt/@spid", number) == [ident]
    assert len(deck.slide("//p:seq", 1)) == 1
    assert len(deck.slide("//p:seq", 2)) == 0
