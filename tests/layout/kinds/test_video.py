"""Video: in the picture's place, with a poster that is drawn where none is given."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from deckbuilder.model import scene, spec
from tests.layout.drafting import find, scene_of, slide, text, theme


def film_of(video: spec.Video, theme_name: str = "academy-blue") -> scene.Video:
    made = scene_of(slide("video", video), theme_name=theme_name)
    found = find(made.slides[0], "image")
    assert isinstance(found, scene.Video)
    return found


def test_a_film_is_16_to_9_with_its_alternative_text():
    film = film_of(spec.Video("film.mp4", alt="演示"))
    assert film.rect.w / film.rect.h == pytest.approx(16 / 9, rel=0.001)
    assert (film.file, film.alt) == ("film.mp4", "演示")


@pytest.mark.parametrize("name", ["academy-blue", "party-red"])
def test_a_drawn_poster_has_the_colours_of_the_theme(name: str):
    poster = Image.open(BytesIO(film_of(spec.Video("film.mp4", alt="x"), name).poster)).convert(
        "RGB"
    )
    look = theme(name)
    width, height = poster.size
    assert (width, height) == (1280, 720)
    middle, corner = poster.getpixel((width // 2, height // 2)), poster.getpixel((0, 0))
    assert "{:02X}{:02X}{:02X}".format(*middle) == look.rgb("accent1").upper()
    assert "{:02X}{:02X}{:02X}".format(*corner) == look.rgb("primary").upper()


def test_a_given_poster_is_cropped_to_the_film(tmp_path: Path):
    path = tmp_path / "p.png"
    Image.new("RGB", (400, 400), "#336699").save(path)
    poster = spec.Image(str(path), "png", (400, 400))
    film = film_of(spec.Video("film.mp4", poster, alt="x"))
    shown = Image.open(BytesIO(film.poster))
    assert shown.size == (1280, 720)
    assert shown.getpixel((0, 0)) == (0x33, 0x66, 0x99)


def test_a_caption_stands_where_a_picture_has_it():
    made = scene_of(slide("video", spec.Video("film.mp4", alt="x", caption=text("说明"))))
    assert find(made.slides[0], "image/caption").rect.x > find(made.slides[0], "image").rect.right
