"""Arguments of a plain build, read without click: what click reads, or nothing."""

from __future__ import annotations

import click
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from deckbuilder.cli.arguments import OPTIONS, Wish, read_plainly
from deckbuilder.cli.commands import main

_WORDS = [
    "a.yaml",
    "b",
    "",
    "-",
    "--",
    "ink,plain",
    "trainer",
    "spec",
    "3",
    "0",
    "٣",
    "=",
    "-x",
    "-h",
]
_NAMES = [name for option in OPTIONS for name in option.names]
_JOINED = ["--theme=ink", "--out=", "--jobs=2", "--strict=1", "-tink", "-o=x", "-wj2", "--them=ink"]


def read_by_click(words: list[str]) -> Wish:
    """Raises `click.exceptions.Exit` or `click.UsageError` where click ends the command."""
    context = main.commands["build"].make_context("build", list(words))
    return Wish(**context.params)


@given(st.lists(st.sampled_from([*_WORDS, *_NAMES, *_JOINED]), max_size=6))
def test_what_is_read_plainly_is_what_click_reads(words: list[str]) -> None:
    plain = read_plainly(words)
    if plain is not None:
        assert plain == read_by_click(words)


@pytest.mark.parametrize(
    ("words", "wish"),
    [
        (["a.yaml"], Wish(("a.yaml",))),
        (["a.yaml", "-o", "x.pptx", "b"], Wish(("a.yaml", "b"), out="x.pptx")),
        (["--theme", "ink", "a", "-t", "plain"], Wish(("a",), theme="plain")),
        (["a", "--dry-run", "--explain"], Wish(("a",), dry_run=True, explain=True)),
        (["a", "-j", "2", "--prefer=spec"], Wish(("a",), jobs=2, prefer="spec")),
        (["a", "--watch", "--keep-images"], Wish(("a",), watch=True, keep_images=True)),
        (["a", "--audience", "learner"], Wish(("a",), audience="learner")),
    ],
)
def test_plain_arguments_need_no_click(words: list[str], wish: Wish) -> None:
    assert read_plainly(words) == wish == read_by_click(words)


@pytest.mark.parametrize(
    "words", [[], ["--strict"], ["a", "--audience", "nobody"], ["a", "-j", "0"], ["a", "--out"]]
)
def test_what_is_wrong_is_left_to_click(words: list[str]) -> None:
    assert read_plainly(words) is None
    with pytest.raises(click.UsageError):
        read_by_click(words)


def test_help_is_left_to_click() -> None:
    assert read_plainly(["a", "--help"]) is None


def test_watching_takes_no_dry_run() -> None:
    words = ["a", "--watch", "--dry-run"]
    assert read_plainly(words) is None
    assert "--watch builds" in CliRunner().invoke(main, ["build", *words]).stderr
