"""Files that a spec names: where they may lie, what images are by their bytes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PIL import Image as Pillow

from deckbuilder.model.spec import Deck
from deckbuilder.spec import load_spec, parse_spec


def slide_with(folder: Path, text: str) -> tuple[Any, list[str]]:
    """The first slide's content and what is wrong, files in `folder`."""
    spec = f"title: T\nslides:\n  - title: 题\n    {text}\n"
    deck, problems = parse_spec(spec, "x.yaml", root=folder)
    return deck.slides[0].content if deck else None, [str(problem) for problem in problems]


def save_image(path: Path, size: tuple[int, int] = (30, 20), **options: Any) -> Path:
    Pillow.new("RGB", size, "#b3121d").save(path, **options)
    return path


@pytest.mark.parametrize("kind", ["png", "jpeg", "gif", "webp", "bmp", "tiff"])
def test_an_image_is_known_by_its_bytes_not_by_its_name(kind: str, tmp_path: Path):
    save_image(tmp_path / "picture.dat", format=kind)
    image, problems = slide_with(tmp_path, "image: {file: picture.dat, alt: 说}")
    assert (image.format, image.size, image.alt, problems) == (kind, (30, 20), "说", [])
    assert image.file == str((tmp_path / "picture.dat").resolve())


def test_lossless_and_transparent_webp_are_measured(tmp_path: Path):
    save_image(tmp_path / "a.webp", lossless=True)
    Pillow.new("RGBA", (31, 21), (0, 0, 0, 90)).save(tmp_path / "b.webp", exif=b"Exif\0\0II*\0")
    for name, size in (("a.webp", (30, 20)), ("b.webp", (31, 21))):
        image, _ = slide_with(tmp_path, f"image: {{file: {name}, alt: 说}}")
        assert image.size == size


@pytest.mark.parametrize("kind", ["jpeg", "tiff"])
def test_the_size_is_that_after_orientation(kind: str, tmp_path: Path):
    exif = Pillow.Exif()
    exif[0x0112] = 6
    options = {"exif": exif.tobytes()} if kind == "jpeg" else {"tiffinfo": {0x0112: 6}}
    save_image(tmp_path / "a", format=kind, **options)
    image, _ = slide_with(tmp_path, "image: {file: a, alt: 说}")
    assert image.size == (20, 30)


def test_an_image_keeps_all_that_is_said_about_it(tmp_path: Path):
    save_image(tmp_path / "a.png")
    image, problems = slide_with(
        tmp_path,
        "image: {file: a.png, caption: 图, credit: 某, fit: cover, focus: [30%, 60.5%], "
        "decorative: true}",
    )
    assert (image.caption.plain, image.credit.plain) == ("图", "某")
    assert (image.fit, image.focus, image.decorative, image.alt) == ("cover", (30, 60.5), True, "")
    assert problems == []


@pytest.mark.parametrize(
    ("text", "stand_in", "alt"),
    [("image: a.png", "title", "题"), ("image: {file: a.png, caption: 图}", "caption", "图")],
)
def test_caption_or_title_stands_in_for_alt_with_a_warning(
    text: str, stand_in: str, alt: str, tmp_path: Path
):
    save_image(tmp_path / "a.png")
    image, problems = slide_with(tmp_path, text)
    assert image.alt == alt
    assert problems == [
        f'x.yaml:4:12: W102 the image has no "alt"; its {stand_in} stands in: "{alt}"'
    ]


def test_the_title_of_a_block_stands_in_before_the_slides(tmp_path: Path):
    save_image(tmp_path / "a.png")
    columns = "columns: [{image: a.png, title: 左}, {points: [一]}]"
    content, _ = slide_with(tmp_path, columns)
    assert content.blocks[0].content.alt == "左"


def test_a_gallery_and_a_video_hold_their_files(tmp_path: Path):
    save_image(tmp_path / "a.png")
    (tmp_path / "v.mp4").write_bytes(b"\0\0\0\x18ftypmp42")
    gallery, _ = slide_with(tmp_path, "gallery: [a.png, {file: a.png, alt: 二}]")
    assert [image.alt for image in gallery.images] == ["题", "二"]
    video, problems = slide_with(tmp_path, "video: {file: v.mp4, poster: a.png, alt: 片}")
    assert (Path(video.file).name, video.poster.size, video.alt) == ("v.mp4", (30, 20), "片")
    assert problems == []


def test_code_is_read_from_its_file(tmp_path: Path):
    (tmp_path / "a.py").write_text("1\n2\n3\n4\n", "utf-8")
    code, _ = slide_with(tmp_path, 'code: {file: a.py, lines: "2-3", highlight: [3]}')
    assert (code.text, code.first_line, code.highlight) == ("2\n3", 2, (2,))


# --- what is refused ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("../out.png", 'E131 the file "../out.png" is outside the project folder'),
        ("/etc/passwd", 'E131 the file "/etc/passwd" is outside the project folder'),
        ("link.png", 'E131 the file "link.png" is outside the project folder'),
        ("phto.png", 'E130 no file "phto.png"; did you mean "photo.png"?'),
        (
            "http://a.cn/b.png",
            'E136 the address "http://a.cn/b.png" is remote; download the file and name the copy',
        ),
        (
            "text.png",
            'E132 the file "text.png" is no image of the formats PNG, JPEG, GIF, WEBP, BMP, TIFF '
            "or SVG",
        ),
        ("huge.png", 'E133 the image "huge.png" has 51 megapixels; at most 50 are allowed'),
        ("cut.png", 'E135 cannot read the file "cut.png": it ends too early'),
    ],
)
def test_files_that_a_slide_may_not_hold_are_errors(path: str, message: str, tmp_path: Path):
    root = tmp_path / "project"
    root.mkdir()
    save_image(tmp_path / "out.png")
    (root / "link.png").symlink_to(tmp_path / "out.png")
    save_image(root / "photo.png")
    (root / "text.png").write_text("no picture")
    header = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + (10_000).to_bytes(4) + (5_100).to_bytes(4)
    (root / "huge.png").write_bytes(header)
    (root / "cut.png").write_bytes((root / "photo.png").read_bytes()[:60])
    assert slide_with(root, f"image: {path}")[1] == [f"x.yaml:4:12: {message}"]


PLAIN_SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="2in" height="96">{}</svg>'


def test_a_plain_svg_is_measured_in_pixels(tmp_path: Path):
    (tmp_path / "a.svg").write_text(PLAIN_SVG.format('<use href="#a"/>'))
    (tmp_path / "b.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30"/>')
    for name, size in (("a.svg", (192, 96)), ("b.svg", (40, 30))):
        image, problems = slide_with(tmp_path, f"image: {{file: {name}, alt: 说}}")
        assert (image.format, image.size, problems) == ("svg", size, [])


@pytest.mark.parametrize(
    ("inside", "problem"),
    [
        ("<script>1</script>", "a <script>"),
        ('<g onload="1"/>', "a script (onload)"),
        ('<image href="http://a.cn/b.png"/>', "a reference to the outside"),
        ('<image href="file:///etc/passwd"/>', "a reference to the outside"),
        ("<style>@import 'a.css';</style>", "a reference to the outside"),
        ('<rect fill="url(http://a.cn/#b)"/>', "a reference to the outside"),
        ("<foreignObject/>", "a <foreignobject>"),
    ],
)
def test_an_svg_that_runs_or_fetches_something_is_an_error(
    inside: str, problem: str, tmp_path: Path
):
    (tmp_path / "a.svg").write_text(PLAIN_SVG.format(inside))
    assert slide_with(tmp_path, "image: a.svg")[1] == [
        f'x.yaml:4:12: E134 the SVG "a.svg" holds {problem}; only plain drawings are allowed'
    ]


def test_an_svg_that_defines_entities_is_an_error(tmp_path: Path):
    bomb = '<!DOCTYPE svg [<!ENTITY a "aaaa">]>' + PLAIN_SVG.format("&a;")
    (tmp_path / "a.svg").write_text(bomb)
    (message,) = slide_with(tmp_path, "image: a.svg")[1]
    assert "E134" in message


# --- the project root -----------------------------------------------------------------------


def load(spec: Path, root: Path | None = None) -> tuple[Deck | None, list[str]]:
    deck, problems = load_spec(spec, root=root)
    return deck, [problem.code for problem in problems]


@pytest.mark.parametrize("mark", ["deckbuilder.toml", ".git"])
def test_the_root_is_the_nearest_folder_with_a_mark(mark: str, tmp_path: Path):
    folder = tmp_path / "project" / "lectures"
    folder.mkdir(parents=True)
    save_image(tmp_path / "project" / "a.png")
    spec = folder / "x.yaml"
    spec.write_text("title: T\nslides:\n  - image: {file: ../a.png, alt: 说}\n")
    assert load(spec)[1] == ["E131"]
    (tmp_path / "project" / mark).touch()
    assert load(spec)[1] == []


def test_a_root_that_is_given_wins(tmp_path: Path):
    save_image(tmp_path / "a.png")
    (tmp_path / "sub").mkdir()
    spec = tmp_path / "sub" / "x.yaml"
    spec.write_text("title: T\nslides:\n  - image: {file: ../a.png, alt: 说}\n")
    assert load(spec, root=tmp_path)[1] == []


def test_a_theme_may_be_a_path_and_has_changes_of_its_own(tmp_path: Path):
    save_image(tmp_path / "logo.png")
    (tmp_path / "my.yaml").touch()
    spec = tmp_path / "x.yaml"
    spec.write_text("""title: T
theme:
  name: my.yaml
  variant: dark
  colors: {primary: "#b3121d"}
  fonts: {heading: {latin: Georgia, east_asian: 宋体}}
  logo: logo.png
slides: [agenda]
""")
    deck, _ = load(spec)
    assert deck is not None
    theme = deck.theme
    assert (theme.name, theme.variant) == (str((tmp_path / "my.yaml").resolve()), "dark")
    assert theme.colors == {"primary": "#b3121d"}
    assert theme.fonts == {"heading": {"latin": "Georgia", "east_asian": "宋体"}}
    assert theme.logo == str((tmp_path / "logo.png").resolve())
