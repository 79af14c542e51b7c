"""Small changes to a YAML text: what changes, what stays, what is refused."""

from collections.abc import Callable
from pathlib import Path

import pytest

from deckbuilder.spec.rewriting import RewriteError, Rewriter
from deckbuilder.spec.spots import Spot

LECTURE = (Path(__file__).parents[2] / "specs" / "young-cadres-talk.yaml").read_text("utf-8")
NASTY = [
    "普通", "a: b", "x # y", "- dash", '"q" z', "it's", "一\n二", "null", "*斜*体", "100%", "@x",
    "[a](https://b.org)", "{x}", "a, b", 'back\\slash "q"', "# c", "a:", "&x", "!t", "1:30", "",
]  # fmt: skip


def changed(text: str, change: Callable[[Rewriter, Spot], None], *path: str | int) -> str:
    rewriter = Rewriter(text)
    spot = rewriter.root
    for step in path:
        found = spot.get(step) if isinstance(step, str) else spot.children[step]
        assert found is not None
        spot = found
    change(rewriter, spot)
    return rewriter.text


def set_a(text: str, value: str) -> str:
    return changed(text, lambda at, spot: at.set_scalar(spot, value), "a")


@pytest.mark.parametrize(
    ("before", "value", "after"),
    [
        ("a: x  # why\nb: 1\n", "y z", "a: y z  # why\nb: 1\n"),
        ("a: 'x'\n", "it's", "a: 'it''s'\n"),
        ('a: "x"\n', 'say "y"', 'a: "say \\"y\\""\n'),
        ("a: x\n", "y: z", 'a: "y: z"\n'),
        ("a: x\n", 'y: "z"', "a: 'y: \"z\"'\n"),
        ("a: x\n", "null", 'a: "null"\n'),
        ("a:\nb: 1\n", "x", "a: x\nb: 1\n"),
        ("{a: x, b: 1}\n", "y, z", '{a: "y, z", b: 1}\n'),
        ("a: x\n  and y\nb: 1\n", "z", "a: z\nb: 1\n"),
        ("a: |\n    x\n\n    y\n\n# c\nb: 1\n", "x\n\nz\n", "a: |\n    x\n\n    z\n\n# c\nb: 1\n"),
        ("a: >-  # c\n  x\n  y\n", "x z\nw", "a: >-  # c\n  x z\n\n  w\n"),
        ("a: x\r\nb: 1\r\n", "y", "a: y\r\nb: 1\r\n"),
    ],
)
def test_a_text_keeps_its_style(before: str, value: str, after: str):
    assert set_a(before, value) == after


@pytest.mark.parametrize("value", NASTY)
@pytest.mark.parametrize("at", [7, 40, 101, 150, 260])
def test_any_text_fits_anywhere_and_changes_nothing_else(value: str, at: int):
    rewriter = Rewriter(LECTURE)
    scalars = [one for one in rewriter.root.walk() if one.kind == "scalar"]
    others = [one.value for one in scalars]
    rewriter.set_scalar(scalars[at], value)
    again = [one.value for one in rewriter.root.walk() if one.kind == "scalar"]
    assert again == [*others[:at], value, *others[at + 1 :]]
    lines = set(LECTURE.splitlines())
    assert sum(line not in lines for line in rewriter.text.splitlines()) <= 1 + value.count("\n")


def test_a_number_stays_a_number():
    assert changed("a: [1, null, 3]\n", lambda at, spot: at.set_number(spot, "2"), "a", 1) == (
        "a: [1, 2, 3]\n"
    )
    assert changed("a: 1\n", lambda at, spot: at.set_number(spot, ""), "a") == "a: null\n"


LIST = """\
top: 1
items:
  # about one
  - one   # first
  # about two
  - two: |
      deep

      text

  - three
end: 1
"""


def test_an_entry_goes_with_the_comments_above_it():
    assert (
        changed(LIST, lambda at, spot: at.remove(spot, 1), "items")
        == """\
top: 1
items:
  # about one
  - one   # first
  - three
end: 1
"""
    )


def test_entries_move_with_the_comments_above_them():
    assert (
        changed(LIST, lambda at, spot: at.reorder(spot, [1, 2, 0]), "items")
        == """\
top: 1
items:
  # about two
  - two: |
      deep

      text

  - three
  # about one
  - one   # first
end: 1
"""
    )


@pytest.mark.parametrize(
    ("before", "order", "after"),
    [
        ("a: [x, {y: 1}, z]\n", [2, 0, 1], "a: [z, x, {y: 1}]\n"),
        ("a:\n- x\n- y", [1, 0], "a:\n- y\n- x\n"),
        ("a:\n-\n  x: 1\n-\n  y: 1\n", [1, 0], "a:\n-\n  y: 1\n-\n  x: 1\n"),
    ],
)
def test_lists_in_other_forms_are_put_in_order(before: str, order: list[int], after: str):
    assert changed(before, lambda at, spot: at.reorder(spot, order), "a") == after


@pytest.mark.parametrize(
    ("before", "index", "after"),
    [
        ("a:\n- x\n- y\nb: 1\n", 2, "a:\n- x\n- y\n- new: entry\nb: 1\n"),
        ("a:\n  - 'x'\n  - y\n", 0, "a:\n  - 'new: entry'\n  - 'x'\n  - y\n"),
        ("a: [x, y]\n", 2, 'a: [x, y, "new: entry"]\n'),
        ("a: [x, y]\n", 1, 'a: [x, "new: entry", y]\n'),
    ],
)
def test_an_entry_is_put_in(before: str, index: int, after: str):
    text = changed(before, lambda at, spot: at.insert(spot, index, "new: entry"), "a")
    assert text.replace('- "new: entry"', "- new: entry") == after


def test_keys_come_and_go():
    text = "a:\n- b: 1  # c\n  d: x\n- e: 1\n"
    hidden = changed(text, lambda at, spot: at.set_key(spot, "hidden", "true"), "a", 0)
    assert hidden == "a:\n- b: 1  # c\n  d: x\n  hidden: true\n- e: 1\n"
    assert changed(hidden, lambda at, spot: at.remove(spot, 2), "a", 0) == text
    first = changed(text, lambda at, spot: at.remove(spot, 0), "a", 0)
    assert first == "a:\n- d: x\n- e: 1\n"
    notes = changed(text, lambda at, spot: at.set_key(spot, "notes", "一\n\n二\n"), "a", 1)
    assert notes == text + "  notes: |\n    一\n\n    二\n"


def test_a_key_of_mappings_is_put_in_and_replaced():
    text = "a:\n- b: 1\n"
    for number in ("1.5", "2"):
        value = {"points/2": {"x": number, "y": "50%"}}
        text = changed(
            text, lambda at, spot, value=value: at.set_key(spot, "adjust", value), "a", 0
        )
        assert text == f"a:\n- b: 1\n  adjust:\n    points/2: {{x: {number}, y: 50%}}\n"


def test_a_comment_stands_above_the_line():
    text = "a:\n  - b: 1\n    c: x\n"
    rewriter = Rewriter(text)
    rewriter.comment_above(rewriter.at(3, 8), "by hand:\n y")
    assert rewriter.text == "a:\n  - b: 1\n    # by hand: y\n    c: x\n"


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("x: &a one\na: *a\n", ["x"]),
        ("x: &a [one]\na: *a\n", ["x", 0]),
        ("x: &a 1\na: *a\n", ["a"]),
    ],
)
def test_what_an_alias_repeats_is_left_alone(text: str, path: list[str | int]):
    with pytest.raises(RewriteError):
        changed(text, lambda at, spot: at.set_scalar(spot, "two"), *path)


def test_an_only_entry_is_not_taken_out():
    with pytest.raises(RewriteError):
        changed("a: [x]\n", lambda at, spot: at.remove(spot, 0), "a")
