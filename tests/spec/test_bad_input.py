"""What is wrong with a spec: every message with its place, and all of them in one run."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deckbuilder.spec import load_spec, parse_spec

Problems = Callable[[str | bytes], list[str]]

HEAD = "title: T\nslides:\n  - title: t\n"  # a slide's own keys start on line 4, column 5


def body(text: str) -> str:
    return HEAD + "".join(f"    {line}\n" for line in text.split("\n"))


def cases(name: str) -> list[tuple[str, str]]:
    """The pairs of text and message in a file beside this one."""
    lines = (Path(__file__).parent / name).read_text("utf-8").splitlines()
    pairs: list[tuple[str, str]] = []
    text: list[str] = []
    for line in lines:
        if line.startswith("=> "):
            pairs.append(("\n".join(text).strip("\n"), line[3:]))
            text = []
        else:
            text.append(line)
    return pairs


@pytest.mark.parametrize(("text", "message"), cases("slide_messages.txt"))
def test_an_error_of_a_slide_has_its_message_and_place(
    text: str, message: str, problems_of: Problems
):
    assert problems_of(body(text)) == [f"x.yaml:{message}"]


@pytest.mark.parametrize(("text", "message"), cases("deck_messages.txt"))
def test_an_error_of_a_deck_has_its_message_and_place(
    text: str, message: str, problems_of: Problems
):
    assert problems_of(text) == [message]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (b"", "x.yaml:1:1: E100 not valid YAML: the file is empty"),
        (
            b"title: T\x07\nslides: [agenda]",
            "x.yaml:1:9: E105 control character U+0007, which a slide cannot hold; delete it",
        ),
        (b"title: T\n  \xff", "x.yaml:2:3: E109 the file is not UTF-8 text"),
        (
            "title: 标题".encode("gbk"),
            "x.yaml:1:8: E109 the file is not UTF-8 text; it looks like GBK: save it as UTF-8",
        ),
    ],
)
def test_bytes_that_are_no_text_are_named(text: bytes, message: str, problems_of: Problems):
    assert problems_of(text) == [message]


def test_a_full_width_colon_after_a_kind_is_named_even_above_its_list(problems_of: Problems):
    (problem,) = problems_of("title: T\nslides:\n  - points：\n      - a\n")
    assert problem.startswith('x.yaml:3:11: E150 the full-width "：" is no YAML colon')


def test_two_spaces_before_a_comment_say_that_it_is_meant(problems_of: Problems):
    assert problems_of(body("points:\n  - 一  # 注释\n  - 'C # 二'")) == []


# --- bounds ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("[" * 100_000, "64 levels"),
        ("- " * 100_000 + "a", "64 levels"),
        ("{a: " * 100_000, "64 levels"),
        ("a: [" + "x, " * 200_001 + "]", "200000 nodes"),
        ("x" * 5_000_001, "5 MB"),
        (
            "a: &a0 [x, x]\n" + "".join(f"b{n}: &a{n + 1} [*a{n}, *a{n}]\n" for n in range(40)),
            "200000 nodes",
        ),
        ("a: &a0 [x]\n" + "".join(f"b{n}: &a{n + 1} [*a{n}]\n" for n in range(80)), "64 levels"),
    ],
)
def test_depth_and_size_are_bounded(text: str, limit: str, problems_of: Problems):
    (message,) = problems_of(text)
    assert message.endswith(f"E106 the spec has more than {limit}")


def test_sixty_four_levels_are_no_error_of_depth(problems_of: Problems):
    assert all("E106" not in problem for problem in problems_of("[" * 64 + "]" * 64))


# --- all at once ----------------------------------------------------------------------------


def test_all_errors_of_a_file_are_reported_in_one_run(problems_of: Problems):
    text = """title: T
mintes: 3
slides:
  - section: 一: 二
  - points: [a
  - title: x
    cards: %
  - title: y
    cards: [a]
    reveal: 1
  - tabel: 1
"""
    codes = [problem.split(" ")[:2] for problem in problems_of(text)]
    assert codes == [
        ["x.yaml:2:1:", "E102"],
        ["x.yaml:4:14:", "E156"],
        ["x.yaml:5:13:", "E158"],
        ["x.yaml:7:12:", "E155"],
        ["x.yaml:9:12:", "E117"],
        ["x.yaml:10:13:", "E103"],
        ["x.yaml:11:5:", "E102"],
    ]


def test_a_message_shows_no_control_sequence_of_the_user(problems_of: Problems):
    problems = problems_of('title: T\nslides: ["\\e[31mred\\u202e"]')
    assert not any(character in "".join(problems) for character in "\x1b\u202e")


def test_a_spec_that_cannot_be_read_is_an_error_of_the_system(tmp_path: Path):
    with pytest.raises(OSError, match=r"no\.yaml"):
        load_spec(tmp_path / "no.yaml")


_PIECES = st.sampled_from([
    "title: T\n", "slides:\n", "  - ", "points: ", "cards:", "table: ", "[", "]", "{", "}", ": ",
    "&a ", "*a", "<<: ", "|\n", "- ", "\n", "  ", "\t", "'", '"', "：", "#", "null", "1", "chart: ",
    "quiz: ", "flow: ", "tree: ", "image: ", "a -> b", "**", "$", "`", "[x](#y)", "\x00", "\ud7ff",
])  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(_PIECES, max_size=24).map("".join))
def test_no_mixture_of_a_specs_pieces_raises(text: str):
    parse_spec(text, "x.yaml", root=Path("/nonexistent"))


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=60))
def test_no_byte_string_raises(data: bytes):
    parse_spec(data, "x.yaml", root=Path("/nonexistent"))
    parse_spec(b"title: T\nslides:\n  - " + data, "x.yaml", root=Path("/nonexistent"))
