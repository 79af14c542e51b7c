"""What `deckbuilder build` takes: its options as a table, and arguments read by it.

`build_command` gives click the options. `read_plainly` reads arguments by the same table without
click, whose import takes longer than reading a lecture; what it gives is what click would. What is
not plain it leaves to click, which knows of every spelling and explains what is wrong.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Literal

import msgspec

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.decorators import FC

Value = str | int | bool


class Wish(msgspec.Struct, frozen=True):
    """What the user asks of a build; every field but `specs` is an option of its name."""

    specs: tuple[str, ...]
    theme: str | None = None
    out: str | None = None
    root: str | None = None
    audience: Literal["all", "trainer", "learner"] = "all"
    strict: bool = False
    explain: bool = False
    fresh: bool = False
    prefer: Literal["hand", "spec"] = "hand"
    dry_run: bool = False
    keep_images: bool = False
    watch: bool = False
    jobs: int | None = None


class Option(msgspec.Struct, frozen=True):
    """An option: a text where it has a `metavar`, one of `choices` where there are any, a count
    from 1 where it says so, else a switch."""

    names: tuple[str, ...]  # the long one last
    help: str
    metavar: str = ""
    choices: tuple[str, ...] = ()
    counts: bool = False

    @property
    def field(self) -> str:
        return self.names[-1].strip("-").replace("-", "_")

    @property
    def is_switch(self) -> bool:
        return not (self.metavar or self.choices or self.counts)

    def value(self, text: str) -> Value | None:
        """What `text` means; None where it takes more than a look to tell."""
        if self.counts:
            return int(text) if text.isascii() and text.isdecimal() and int(text) > 0 else None
        if self.choices and text not in self.choices:
            return None
        return text or None


OPTIONS = (
    Option(
        ("-t", "--theme"),
        "Theme; wins over the spec's. Several, as in ink,plain, or all: a folder each.",
        metavar="NAME_OR_PATH",
    ),
    Option(
        ("-o", "--out"),
        "Where the deck goes [default: build/<spec>.pptx].",
        metavar="FILE_OR_FOLDER",
    ),
    Option(("--root",), "Folder that files of a spec must stay inside.", metavar="DIR"),
    Option(
        ("--audience",),
        "Leave out what is for the others; a learner's deck has no answers and no notes.",
        choices=("all", "trainer", "learner"),
    ),
    Option(("--strict",), "Warnings are errors."),
    Option(("--explain",), "Say what was tried and chosen for each slide."),
    Option(("--fresh",), "Start over: what was done by hand goes to a backup."),
    Option(
        ("--prefer",),
        "Whose change wins where the spec and a person changed one thing [default: hand].",
        choices=("hand", "spec"),
    ),
    Option(("--dry-run",), "Say what would change in a deck; change nothing."),
    Option(("--keep-images",), "Store pictures finer than slides show."),
    Option(("-w", "--watch"), "Build again at each save, until Ctrl-C."),
    Option(("-j", "--jobs"), "Processes [default: cores].", counts=True),
)


def wish_fault(wish: Wish) -> str:
    """Why what is asked cannot be had together; empty where it can."""
    if wish.watch and (wish.dry_run or wish.explain):
        return "--watch builds: it takes neither --dry-run nor --explain"
    return ""


# --- with click -----------------------------------------------------------------------------


def build_options(function: FC) -> FC:
    """`function` as click calls it, with the specs and the options of a build."""
    import click

    for option in reversed(OPTIONS):
        function = _click_option(option)(function)
    return click.argument("specs", nargs=-1, required=True, metavar="SPEC...")(function)


def _click_option(option: Option) -> Callable[[FC], FC]:
    import click

    given: dict[str, Any] = {"help": option.help}
    if option.is_switch:
        given["is_flag"] = True
    elif option.counts:
        given["type"] = click.IntRange(1)
    elif option.choices:
        given |= {"type": click.Choice(option.choices), "default": option.choices[0]}
    else:
        given["metavar"] = option.metavar
    return click.option(*option.names, **given)


# --- without --------------------------------------------------------------------------------


def read_plainly(given: Sequence[str]) -> Wish | None:
    """What the arguments behind `build` ask for; None where they are not plain."""
    if sys.platform == "win32":
        return None  # where click does what shells do elsewhere
    specs: list[str] = []
    values: dict[str, Value] = {}
    rest = iter(given)
    for word in rest:
        if not word.startswith("-"):
            specs.append(word)
        elif not _read_option(word, rest, values):
            return None
    if not all(specs) or not specs:
        return None
    wish = Wish(tuple(specs), **values)  # pyright: ignore[reportArgumentType]
    return None if wish_fault(wish) else wish


def _read_option(word: str, rest: Iterator[str], values: dict[str, Value]) -> bool:
    """Puts the option that `word` names, and its value behind it, into `values`."""
    name, is_joined, text = word.partition("=") if word.startswith("--") else (word, "", "")
    option = next((one for one in OPTIONS if name in one.names), None)
    if option is None or (option.is_switch and is_joined):
        return False
    if not option.is_switch and not is_joined:
        text = next(rest, "-")
        if text.startswith("-"):
            return False
    value = True if option.is_switch else option.value(text)
    if value is None:
        return False
    values[option.field] = value
    return True
