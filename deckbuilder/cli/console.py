"""What the commands print: text and diagnostics that cannot steer a terminal, and their exits."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager
from typing import NoReturn, TextIO

from deckbuilder.diagnostics import DeckError, Diagnostic, diagnostic

INPUT_ERROR, SYSTEM_ERROR = 1, 2


def printable(text: str) -> str:
    """`text` with every character that could steer a terminal written as an escape."""
    return "".join(c if c.isprintable() or c == "\n" else f"\\x{ord(c):02x}" for c in text)


def tell(text: str, stream: TextIO | None = None) -> None:
    """Prints a line at once, to standard output or `stream`; what that cannot spell, as escapes."""
    stream = stream or sys.stdout
    try:
        print(text, file=stream, flush=True)
    except UnicodeEncodeError:
        print(text.encode("ascii", "backslashreplace").decode(), file=stream, flush=True)


def print_diagnostics(found: Iterable[Diagnostic]) -> None:
    for one in found:
        tell(printable(str(one)), sys.stderr)


def system_error(error: OSError) -> Diagnostic:
    name = error.filename2 or error.filename or ""
    return diagnostic("E401", file=name or "a file", reason=error.strerror or str(error))


def fail(problem: Diagnostic) -> NoReturn:
    """Ends the command: the arguments or the system are at fault, not the input."""
    tell(printable(f"deckbuilder: {problem}"), sys.stderr)
    sys.exit(SYSTEM_ERROR)


def exit_code(error: DeckError) -> int:
    """2 where the system or another program is at fault, else 1."""
    system = any(one.code.startswith("E4") for one in error.diagnostics)
    return SYSTEM_ERROR if system else INPUT_ERROR


@contextmanager
def failing_plainly() -> Generator[None]:
    """Ends the command with a message and its exit code where the block raises an error that a
    user can cause."""
    try:
        yield
    except DeckError as error:
        print_diagnostics(error.diagnostics)
        sys.exit(exit_code(error))
    except OSError as error:
        print_diagnostics([system_error(error)])
        sys.exit(SYSTEM_ERROR)


@contextmanager
def progress(count: int) -> Generator[Callable[[], None]]:
    """What to call after each deck; a bar shows it where standard error is a terminal and there
    is more than one deck."""
    if count < 2 or not sys.stderr.isatty():
        yield lambda: None
        return
    import click  # whose import a single deck does not wait for

    with click.progressbar(length=count, label="Building", file=sys.stderr) as bar:
        yield lambda: bar.update(1)
