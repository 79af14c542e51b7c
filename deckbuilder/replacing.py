"""Never a broken file: a new version is written aside, synced, then put in place in one step.

What goes aside stands in a `.deckbuilder` folder beside the target, which nobody needs to keep
and git ignores by itself: the lock, the version under way, and in `backups/` the last three
versions that were replaced by another one. At any moment the target is the whole old file or the
whole new one; what a killed build leaves in the folder, the next one clears away.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import BinaryIO, Protocol

from deckbuilder.locking import PATIENCE, locked, refuse_if_open

FOLDER = ".deckbuilder"
BACKUPS = 3

Write = Callable[[BinaryIO], object]


class Replace(Protocol):
    def __call__(self, write: Write, *, backup: bool = True) -> None: ...


@contextmanager
def hold(target: Path, patience: float = PATIENCE) -> Generator[Replace]:
    """The right to replace `target`, kept while the block runs; gives the function that does it,
    and that keeps the old version as a backup unless told otherwise.

    Other builds of the same target wait meanwhile. Folders are made; a link stays a link, and
    the file it leads to is replaced. Raises `DeckError` where an office program has the file
    open or another build keeps it, OSError with the target's name where it cannot be written.
    """
    real = Path(os.path.realpath(target))
    with _naming(target, real.parent / FOLDER):
        folder = _make_folder(real.parent)
        with locked(target, folder / f"{real.name}.lock", patience) as sure:
            _refuse_read_only(real)
            for path in (target, real):
                refuse_if_open(path)
            yield partial(_replace, real, folder, sure)


def replace_file(target: Path, write: Write) -> None:
    """Put what `write` writes in the place of `target`; raises as `hold` does.

    Whatever goes wrong, `write` included, leaves the old file whole.
    """
    with hold(target) as replace:
        replace(write)


def _replace(target: Path, folder: Path, alone: bool, write: Write, *, backup: bool = True) -> None:
    made, handle = _new_file(target, folder, alone)
    try:
        with os.fdopen(handle, "wb") as file:
            write(file)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            made.chmod(target.stat().st_mode & 0o777)
        if backup and target.exists() and not _are_equal(made, target):
            _back_up(target, folder / "backups")
        made.replace(target)
        _sync_folder(target.parent)
    except BaseException:
        made.unlink(missing_ok=True)
        raise


def _new_file(target: Path, folder: Path, alone: bool) -> tuple[Path, int]:
    """The file of the version under way, opened. Under a lock it has one name, so that what a
    killed build left is found without a look at the whole folder."""
    own = "" if alone else _own_ending()
    made = folder / f"{target.name}{own}.new"
    made.unlink(missing_ok=True)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    return made, os.open(made, flags, 0o666)


def _own_ending() -> str:
    from threading import get_ident  # where there is no lock only

    return f".{os.getpid()}-{get_ident()}"


@contextmanager
def _naming(target: Path, folder: Path) -> Generator[None]:
    """Errors of the system name the target, not a file of ours that nobody has heard of."""
    try:
        yield
    except OSError as error:
        name = os.fspath(error.filename or "")
        if error.errno is not None and (not name or Path(name).is_relative_to(folder)):
            raise OSError(error.errno, error.strerror, os.fspath(target)) from error
        raise


def _make_folder(parent: Path) -> Path:
    folder = parent / FOLDER
    if not folder.is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        (folder / ".gitignore").write_text("*\n", encoding="utf-8")
    return folder


def _refuse_read_only(target: Path) -> None:
    """A file that somebody protected is not replaced, though a folder's rights would allow it."""
    with suppress(FileNotFoundError):
        if not target.stat().st_mode & 0o222:
            raise PermissionError(13, "it is marked read-only", os.fspath(target))


def _are_equal(one: Path, other: Path) -> bool:
    import filecmp  # where there is a file already

    return filecmp.cmp(one, other, shallow=False)


def backup_of(target: Path, number: int) -> Path:
    """Where the `number`th newest replaced version of `target` stands, from 1."""
    real = Path(os.path.realpath(target))
    return real.parent / FOLDER / "backups" / f"{real.stem}.{number}{real.suffix}"


def _back_up(target: Path, folder: Path) -> None:
    """Keeps the file that is about to be replaced, and the two before it.

    The newest backup is what stands in place already where a build was killed right after this.
    """
    newest = backup_of(target, 1)
    if newest.exists() and _are_equal(newest, target):
        return
    folder.mkdir(exist_ok=True)
    for number in range(BACKUPS, 1, -1):
        with suppress(FileNotFoundError):
            backup_of(target, number - 1).replace(backup_of(target, number))
    try:
        newest.hardlink_to(target)
    except OSError:  # a file system without links
        import shutil

        copy = folder.parent / f"{target.name}.copy.new"
        shutil.copy2(target, copy)
        copy.replace(newest)


def _sync_folder(folder: Path) -> None:
    """Makes the new name last through a power cut, where the system can do that."""
    if os.name == "nt":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
