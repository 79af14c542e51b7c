"""Several processes that make one deck: each takes a run of its slides.

A crew is this process and copies of it, all of which go on with the same program. What follows
from the whole deck, all of them work out; of the slides each works on its own run, and `share`
tells the others what they must know of it. Whoever makes a deck alone is a crew of one.

Workers never write a file, and end where the block of `gathered` ends. Where one is lost, whatever
the cause, the others stop with `LostError`: nothing has been changed, and one process can do it.
A worker whose first process was killed ends with the slide that it is at.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import BinaryIO, TypeVar

import msgspec

T = TypeVar("T")
Link = tuple[BinaryIO, BinaryIO]  # what comes in, what goes out

FEWEST = 60  # slides that are worth a process of their own: 120 take a sixth less time in two
_MOST = 8  # processes; reading the spec and writing the file stay with one


class LostError(Exception):
    """A process of the crew is gone."""


class Crew:
    """The process number `index` of `size`; `links` lead to the workers, or from a worker to the
    first process, whose id is `first`."""

    def __init__(
        self, index: int = 0, size: int = 1, links: Sequence[Link] = (), first: int = 0
    ) -> None:
        self.index = index
        self.size = size
        self._links = links
        self._first = first

    @property
    def is_worker(self) -> bool:
        return self.index > 0

    def run(self, count: int) -> range:
        """Which of `count` slides are this process's."""
        start, end = (count * place // self.size for place in (self.index, self.index + 1))
        return range(start, end)

    def attending(self, slides: Iterable[T]) -> Iterator[T]:
        """`slides` one by one, as long as somebody waits for what is made of them.

        Raises `LostError` in a worker whose first process is gone.
        """
        for slide in slides:
            if self.is_worker and os.getppid() != self._first:
                raise LostError
            yield slide

    def share(self, own: Sequence[T], kind: type[T]) -> list[T]:
        """What all processes have, in the order of their runs; every process has to call it.

        Raises `LostError`.
        """
        if self.is_worker:
            self.give(own)
            return _take(self._links[0][0], kind)
        everything = [*own, *self.collect(kind)]
        for _, out in self._links:
            _send(out, everything)
        return everything

    def collect(self, kind: type[T]) -> list[T]:
        """What all workers `give`, in order; for the first process. Raises `LostError`."""
        return [one for given, _ in self._links for one in _take(given, kind)]

    def give(self, own: Sequence[object]) -> None:
        """A worker's own, for the first process. Raises `LostError`."""
        _send(self._links[0][1], own)


ALONE = Crew()


def _send(out: BinaryIO, values: Sequence[object]) -> None:
    data = msgspec.msgpack.encode(values)
    try:
        out.write(len(data).to_bytes(8, "big") + data)
        out.flush()
    except OSError as error:
        raise LostError from error


def _take(given: BinaryIO, kind: type[T]) -> list[T]:
    length = int.from_bytes(given.read(8), "big")
    data = given.read(length)
    if not data or len(data) < length:
        raise LostError
    return msgspec.msgpack.decode(data, type=list[kind])


def crew_size(slides: int, jobs: int) -> int:
    """How many processes, of `jobs` at most, a deck of so many slides is worth here."""
    if sys.platform != "linux" or _has_threads():
        return 1  # a copy of a process with threads may never wake up
    return max(1, min(jobs, len(os.sched_getaffinity(0)), _MOST, slides // FEWEST))


def _has_threads() -> bool:
    threads = sys.modules.get("threading")  # who has none has not imported it
    return threads is not None and threads.active_count() > 1


@contextmanager
def gathered(size: int) -> Generator[Crew]:
    """A crew of `size` processes, each of which runs the block; only this one goes on after it.

    Raises `LostError` where the system gives no more processes.
    """
    links: list[Link] = []
    workers: list[int] = []
    first = os.getpid()
    try:
        for index in range(1, size):
            up, down, pid = _fork()
            if not pid:
                _close(links, up[0], down[1])
                yield from _working(Crew(index, size, [_link(down[0], up[1])], first))
            os.close(up[1])
            os.close(down[0])
            links.append(_link(up[0], down[1]))
            workers.append(pid)
        yield Crew(0, size, links)
    finally:
        _dismiss(workers)
        _close(links)


def _fork() -> tuple[tuple[int, int], tuple[int, int], int]:
    """A copy of this process with a pipe each way, and its id; 0 in the copy."""
    try:
        return os.pipe(), os.pipe(), os.fork()
    except OSError as error:
        raise LostError from error


def _working(crew: Crew) -> Generator[Crew]:
    """A worker's block; its process ends with it, silently: the first process will notice."""
    try:
        yield crew
    finally:
        os._exit(0)


def _dismiss(workers: Sequence[int]) -> None:
    """Ends workers that may still be at work; nobody waits for them any more."""
    for pid in workers:
        import signal  # what makes names of its numbers takes half a millisecond

        with suppress(ProcessLookupError, ChildProcessError):
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)


def _link(given: int, out: int) -> Link:
    return os.fdopen(given, "rb"), os.fdopen(out, "wb")


def _close(links: Sequence[Link], *ends: int) -> None:
    for end in (*(stream for link in links for stream in link), *ends):
        with suppress(OSError):
            os.close(end) if isinstance(end, int) else end.close()
