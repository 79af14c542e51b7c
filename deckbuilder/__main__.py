"""The command `deckbuilder` as a process: also `python -m deckbuilder`.

A plain `build` is read without click, which takes as long to import as a short deck to lay out.
The process ends when the command has done all it does. Giving back every object one by one before
that takes a tenth of a short build, and nobody sees it.
"""

from __future__ import annotations

import errno
import gc
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, NoReturn

from deckbuilder.starting import import_quickly

if TYPE_CHECKING:
    from deckbuilder.cli.arguments import Wish


def run() -> NoReturn:
    """Run the command on the arguments of the process, and end the process with its code."""
    gc.disable()  # modules are here to stay; nothing that is imported is garbage
    import_quickly()
    wish = _plain_wish(sys.argv[1:])
    try:
        if wish is not None:
            _build(wish)
        else:
            _run_command()
    except SystemExit as ended:
        if _has_threads() or not isinstance(ended.code, int):
            raise  # threads and other processes have ends of their own
        leave(ended.code)
    raise AssertionError("commands end with an exit code")


def _plain_wish(arguments: list[str]) -> Wish | None:
    """What a plain `build` asks for; None for whatever else it may be."""
    if arguments[:1] != ["build"]:
        return None
    from deckbuilder.cli.arguments import read_plainly

    return read_plainly(arguments[1:])


def _run_command() -> NoReturn:
    from deckbuilder.cli.commands import main

    gc.enable()
    main(prog_name="deckbuilder")
    raise AssertionError("click ends with an exit code")


def _build(wish: Wish) -> NoReturn:
    """Builds; an interrupt and a reader who goes away end it as click ends them, and what is told
    where nothing more can be written is a message at least."""
    from deckbuilder.cli.building import build_decks
    from deckbuilder.cli.console import fail, system_error

    try:
        sys.exit(build_decks(wish))
    except KeyboardInterrupt:
        print("\nAborted!", file=sys.stderr)
        sys.exit(1)
    except OSError as error:
        if error.errno == errno.EPIPE:
            sys.exit(1)
        fail(system_error(error))


def _has_threads() -> bool:
    threads = sys.modules.get("threading")
    return threads is not None and threads.active_count() > 1


def leave(code: int) -> NoReturn:
    """End the process at once; what was printed is out."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)


if __name__ == "__main__":
    run()
