"""One writer a file: a lock between builds, and the locks that office programs leave.

The lock is the operating system's, on a small file of its own: it ends with the process that
holds it, however that ends, so a dead build never blocks. The file holds the holder's process
id, for the message that another build may have to give. A file system that knows no locks gives
none, and builds go on without.
"""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

import msgspec

from deckbuilder.diagnostics import DeckError, diagnostic

PATIENCE = 60.0  # seconds; a queue of builds of one large deck takes as long
_PAUSE = 0.03  # seconds between two tries
_BUSY = (errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK)
_BEHIND_THE_TEXT = 1 << 20  # Windows lets nobody read a locked byte: one behind the text is taken


@contextmanager
def locked(target: Path, lock_file: Path, patience: float = PATIENCE) -> Generator[bool]:
    """Keep other builds of `target` out; waits for them up to `patience` seconds.

    Gives whether there is a lock at all. Raises `DeckError` that names the holder where it stays
    busy, OSError where `lock_file` cannot be written.
    """
    deadline = time.monotonic() + patience
    while True:
        with lock_file.open("a+b") as file:
            taken = _take(file)
            if taken is None or (taken and _is_still_there(file, lock_file)):
                _sign(file)
                yield taken is not None
                return
        if time.monotonic() > deadline:
            raise _busy(target, lock_file, patience)
        time.sleep(_PAUSE)


def _take(file: BinaryIO) -> bool | None:
    """Whether the lock is ours now; None where the file system has none."""
    try:
        _lock(file)
    except OSError as error:
        return False if error.errno in _BUSY else None
    return True


if os.name == "nt":

    def _lock(file: BinaryIO) -> None:
        import msvcrt

        file.seek(_BEHIND_THE_TEXT)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # pyright: ignore

else:

    def _lock(file: BinaryIO) -> None:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _is_still_there(file: BinaryIO, path: Path) -> bool:
    """Whether nobody has deleted the file while we waited for it."""
    try:
        return os.path.samestat(os.fstat(file.fileno()), path.stat())
    except FileNotFoundError:
        return False


def _sign(file: BinaryIO) -> None:
    file.truncate(0)
    file.write(str(os.getpid()).encode())
    file.flush()


def _busy(target: Path, lock_file: Path, patience: float) -> DeckError:
    pid = ""
    with suppress(OSError):
        pid = lock_file.read_text("ascii", "replace")[:20]
    seconds = f"{patience:g}"
    return DeckError([diagnostic("E405", file=target, pid=pid or "unknown", seconds=seconds)])


# --- office programs ----------------------------------------------------------------------


class _OfficeLock(msgspec.Struct, frozen=True):
    """What a program puts beside a file that it has open, and where that says by whom."""

    pattern: str
    program: str
    encoding: str


_OFFICE_LOCKS = (
    _OfficeLock("~${name}", "PowerPoint or WPS", ""),
    _OfficeLock(".~lock.{name}#", "LibreOffice", "utf-8"),
)


def refuse_if_open(target: Path) -> None:
    """Raises `DeckError` where an office program has `target` open, by the lock it left there.

    What is saved there later would undo the build; and Windows would not let it happen.
    """
    for lock in _OFFICE_LOCKS:
        path = target.with_name(lock.pattern.format(name=target.name))
        if path.exists():
            by = f" ({user})" if (user := _user_in(path, lock)) else ""
            raise DeckError(
                [diagnostic("E406", file=target, program=lock.program, by=by, lock=path)]
            )


def _user_in(path: Path, lock: _OfficeLock) -> str:
    """Who has the file open; empty where the lock does not tell."""
    try:
        data = path.read_bytes()[:1000]
    except OSError:
        return ""
    if lock.encoding:  # LibreOffice: `,login,host,date,…;`
        fields = data.decode(lock.encoding, "replace").split(",")
        return next((field.strip() for field in fields[:2] if field.strip()), "")
    # MS Office: a length, the name in the machine's code page in 54 bytes, then in UTF-16
    length = int.from_bytes(data[55:57], "little") if len(data) > 57 else 0
    return data[57 : 57 + 2 * length].decode("utf-16-le", "replace").strip(" \0")
