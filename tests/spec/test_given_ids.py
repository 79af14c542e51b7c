"""Ids written into a spec's text: where they go, and what stays as it was."""

import re
from pathlib import Path

import pytest

from deckbuilder.spec import parse_spec
from deckbuilder.spec.given_ids import give_ids

SPECS = sorted((Path(__file__).parents[2] / "specs").glob("*.yaml"))


def ids_in(text: str) -> list[str]:
    deck, found = parse_spec(text, "x.yaml", root=Path("/"))
    assert deck is not None, found
    return [slide.id for slide in deck.slides]


def given(slides: str) -> str:
    text = f"title: t\nslides:\n{slides}"
    return give_ids(text, ids_in(text)).text.removeprefix("title: t\nslides:\n")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- title: A b\n  points: [x]\n", "- id: points-a-b\n  title: A b\n  points: [x]\n"),
        ("- cover\n", "- cover:\n  id: cover\n"),
        ("  - cover   # first\n", "  - cover:   # first\n    id: cover\n"),
        ("- cover", "- cover:\n  id: cover"),
        ("- {title: A, points: x}\n", "- {id: points-a, title: A, points: x}\n"),
        ("  [cover, agenda]\n", "  [{id: cover, cover: }, {id: agenda, agenda: }]\n"),
        ("-\n    title: A\n    points: x\n", "-\n    id: points-a\n    title: A\n    points: x\n"),
        ("- id: own\n  cover:\n", "- id: own\n  cover:\n"),
        ("-   # why\n  statement: A\n", "-   # why\n  id: statement-a\n  statement: A\n"),
    ],
)
def test_where_an_id_goes(before: str, after: str):
    assert given(before) == after
    assert ids_in(f"title: t\nslides:\n{after}") == ids_in(f"title: t\nslides:\n{before}")


def test_line_breaks_of_windows_stay():
    text = "title: t\r\nslides:\r\n- cover\r\n- title: A\r\n  points: x\r\n"
    assert give_ids(text, ids_in(text)).text == (
        "title: t\r\nslides:\r\n- cover:\r\n  id: cover\r\n"
        "- id: points-a\r\n  title: A\r\n  points: x\r\n"
    )


def test_a_slide_that_an_anchor_shares_keeps_its_derived_id():
    text = "title: t\nslides:\n- &s {title: A, points: x}\n- *s\n- cover\n"
    result = give_ids(text, ids_in(text))
    assert (result.count, result.left) == (1, (3, 4))
    assert ids_in(result.text) == ids_in(text)


def without_ids(text: str) -> str:
    text = re.sub(r"(?m)^( *- [a-z]+):((?: +#.*)?)\n +id: \S+$(?!\n +[a-z])", r"\1\2", text)
    return re.sub(r"(?m)^( *- )id: \S+\n +|^ +id: \S+\n", r"\1", text)


@pytest.mark.parametrize("path", SPECS, ids=lambda path: path.stem)
def test_a_lecture_keeps_its_ids_and_every_other_byte(path: Path):
    bare = without_ids(path.read_text(encoding="utf-8"))
    bare = re.sub(r"\(#[\w-]+\)", "(https://a.org)", bare)
    bare = re.sub(r"(link: )[\"']?#[\w-]+[\"']?", r"\1https://a.org", bare)
    deck, found = parse_spec(bare, f"{path.parent.name}/{path.name}", root=path.parents[1])
    assert deck is not None, found
    ids = [slide.id for slide in deck.slides]
    result = give_ids(bare, ids)
    again, _ = parse_spec(result.text, f"specs/{path.name}", root=path.parents[1])
    assert again is not None
    assert [slide.id for slide in again.slides] == ids
    assert result.count > 10
    assert without_ids(result.text) == bare
    assert give_ids(result.text, ids).count == 0
