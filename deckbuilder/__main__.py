"""The command `deckbuilder` as a process: also `python -m deckbuilder`.

The process ends when the command has done all it does. Giving back every object one by one before
that takes a tenth of a short build, and nobody sees it.
"""

from __future__ import annotations

import gc
import os
import sys
import threading
from contextlib import suppress
from typing import NoReturn


def run() -> NoReturn:
    """Run the command on the arguments of the process, and end the process with its code."""
    gc.disable()  # modules are here to stay; nothing that is imported is garbage
    from deckbuilder.cli import main

    gc.enable()
    try:
        main(prog_name="deckbuilder")
    except SystemExit as ended:
        if threading.active_count() > 1 or not isinstance(ended.code, int):
            raise  # threads and other processes have ends of their own
        leave(ended.code)
    raise AssertionError("commands end with an exit code")


def leave(code: int) -> NoReturn:
    """End the process at once; what was printed is out."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)


if __name__ == "__main__":
    run()
