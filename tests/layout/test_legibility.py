"""What lies beneath a text, and whether the text shows on it."""

from __future__ import annotations

import pytest

from deckbuilder.layout.legibility import Faint, Stray, faint_parts, stray_parts
from deckbuilder.model.scene import (
    Form,
    Item,
    Paragraph,
    Path,
    Rect,
    Run,
    Scene,
    Shape,
    Slide,
    TextBox,
)
from deckbuilder.model.theme import Theme
from deckbuilder.theme import load_theme

SIZE = (1000000, 500000)
FORM = Form("content", "Content", "", ())
RIGHT_HALF = Path(
    2, 1, (("M", 1.0, 0.0), ("L", 2.0, 0.0), ("L", 2.0, 1.0), ("L", 1.0, 1.0), ("Z",))
)
LEFT_DISC = Path(4, 2, (("M", 2.0, 1.0), ("A", 1.0, 1.0, 0.0, 360.0), ("Z",)))


@pytest.fixture
def theme() -> Theme:
    made, _ = load_theme("plain")
    assert made is not None
    return made


def scene_of(*items: Item, form: Form = FORM) -> Scene:
    slide = Slide("one", "content", "One", items)
    return Scene(SIZE, "en", "t", Form("master", "Master", "", ()), (form,), (slide,))


def text(color: str, size: float = 12.0, **more: object) -> TextBox:
    paragraph = Paragraph((Run("word"),), size, color=color)
    return TextBox("text", "text", Rect(0, 0, *SIZE), (paragraph,), **more)  # type: ignore[arg-type]


def test_text_is_weighed_against_the_slide_where_nothing_lies_between(theme: Theme):
    assert faint_parts(scene_of(text("text")), theme) == []
    (found,) = faint_parts(scene_of(text("accent2")), theme)
    assert found == Faint("one", "text", "accent2", "background", found.ratio, 4.5)
    assert found.ratio == pytest.approx(3.36, abs=0.01)


def test_large_text_needs_less(theme: Theme):
    assert faint_parts(scene_of(text("accent2", 18.0)), theme) == []


def test_a_fill_painted_earlier_is_the_ground_and_one_painted_later_is_not(theme: Theme):
    panel = Shape("p", "p", Rect(0, 0, *SIZE), fill="text")
    (found,) = faint_parts(scene_of(panel, text("text")), theme)
    assert (found.ground, found.ratio) == ("text", 1.0)
    assert faint_parts(scene_of(text("text"), panel), theme) == []


@pytest.mark.parametrize(("path", "hit"), [(RIGHT_HALF, False), (LEFT_DISC, True)])
def test_a_drawing_is_a_ground_only_where_it_is_painted(theme: Theme, path: Path, hit: bool):
    drawn = Shape("p", "p", Rect(0, 0, *SIZE), fill="text", geometry=path)
    box = text("text", anchor="middle")
    assert bool(faint_parts(scene_of(drawn, box), theme)) == hit


def test_what_lets_the_ground_through_is_weighed_as_it_looks(theme: Theme):
    veil = Shape("p", "p", Rect(0, 0, *SIZE), fill="text", opacity=0.5)
    (found,) = faint_parts(
        scene_of(
            veil,
            text("text", 12.0, anchor="middle"),
        ),
        theme,
    ) or [None]
    assert found is None
    (found,) = faint_parts(scene_of(veil, text("background")), theme)
    assert found.ground == "#808080"


def test_art_beyond_the_edge_is_named_with_its_layout():
    art = Shape("a", "arch", Rect(900000, 0, 200000, 100))
    form = Form("content", "Content", "", (art,))
    assert stray_parts(scene_of(form=form)) == [Stray("Content", "arch")]
    assert stray_parts(scene_of()) == []
