"""From a path to a file: the target, the atomic write, the same bytes twice."""

from pathlib import Path

import pytest

import deckbuilder
from deckbuilder.diagnostics import DeckError
from deckbuilder.pipeline import target_of

SPEC = "title: 讲稿\nslides:\n- cover\n- title: 要点\n  points: [一, 二]\n"


@pytest.fixture
def spec(tmp_path: Path) -> Path:
    path = tmp_path / "talk.yaml"
    path.write_text(SPEC, encoding="utf-8")
    return path


def test_a_deck_is_built_into_a_folder_that_is_made(spec: Path, tmp_path: Path):
    built = deckbuilder.build(spec, out=tmp_path / "new" / "folder")
    assert built.path == tmp_path / "new" / "folder" / "talk.pptx"
    assert built.slides == 2
    assert built.path.read_bytes()[:2] == b"PK"


@pytest.mark.parametrize(
    ("out", "expected"),
    [(None, "build/x.pptx"), ("deck.pptx", "deck.pptx"), ("a/", "a/x.pptx"), ("b", "b/x.pptx")],
)
def test_where_a_deck_goes(out, expected):
    assert target_of(Path("specs/x.yaml"), out) == Path(expected)


@pytest.mark.parametrize("theme", ["academy-blue", "party-red"])
def test_two_builds_give_the_same_bytes(spec: Path, tmp_path: Path, theme: str):
    first = deckbuilder.build(spec, theme, tmp_path / "a.pptx").path.read_bytes()
    second = deckbuilder.build(spec, theme, tmp_path / "b.pptx").path.read_bytes()
    assert first == second


def test_errors_are_raised_together_and_leave_the_old_deck(spec: Path, tmp_path: Path):
    out = tmp_path / "talk.pptx"
    deckbuilder.build(spec, out=out)
    before = out.read_bytes()
    spec.write_text("title: x\nslides:\n- pionts: [a]\n- tabel: 1\n", encoding="utf-8")
    with pytest.raises(DeckError) as caught:
        deckbuilder.build(spec, out=out)
    lines = [d.where.line for d in caught.value.diagnostics]
    assert lines == [3, 4]
    assert out.read_bytes() == before


def test_an_unknown_theme_is_an_input_error(spec: Path, tmp_path: Path):
    with pytest.raises(DeckError, match="party-red"):
        deckbuilder.build(spec, "partyred", tmp_path / "x.pptx")
