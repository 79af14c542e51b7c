"""What compresses parts: zlib, or `isal` where it is installed."""

import os
import zlib
from threading import Thread, active_count

import pytest

from deckbuilder.pptx_writer import deflate as module
from deckbuilder.pptx_writer.deflate import SEGMENT, by_isal, by_zlib, deflate, isal

XML = "<a:t>数据先登记, then sorted</a:t>".encode() * 200
LONG = b"".join(b"%d squared is %d\n" % (n, n * n) for n in range(80_000))
WAYS = [by_zlib, *([by_isal] if isal else [])]


@pytest.mark.parametrize("compress", WAYS)
@pytest.mark.parametrize("content", [b"", b"x", XML, bytes(range(256)) * 300])
def test_any_zip_reader_reads_what_was_compressed(compress, content: bytes):
    assert zlib.decompress(compress(content), -zlib.MAX_WBITS) == content


@pytest.mark.parametrize("compress", WAYS)
def test_parts_get_much_smaller(compress):
    assert len(compress(XML)) < len(XML) / 20


def test_isal_is_taken_where_it_is_installed():
    assert deflate is WAYS[-1]


# --- long parts -----------------------------------------------------------------------------


@pytest.mark.parametrize("length", [1 << 16, SEGMENT, SEGMENT + 1, 2 * SEGMENT, len(LONG)])
def test_a_part_is_one_stream_however_long_it_is(length: int) -> None:
    stream = zlib.decompressobj(-zlib.MAX_WBITS)
    assert stream.decompress(by_zlib(LONG[:length])) == LONG[:length]
    assert stream.eof
    assert not stream.unused_data


def test_a_long_part_is_as_small_as_in_one_piece() -> None:
    assert len(LONG) > 3 * SEGMENT
    assert len(by_zlib(LONG)) < 1.01 * len(zlib.compress(LONG, 3, -zlib.MAX_WBITS))


def test_the_bytes_do_not_depend_on_the_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    made: set[bytes] = set()
    for count in (1, 2, 3, 8, None):
        monkeypatch.setattr(os, "cpu_count", lambda count=count: count)
        made.add(by_zlib(LONG))
    assert len(made) == 1


def test_no_thread_is_left_behind() -> None:
    before = active_count()
    by_zlib(LONG)
    assert active_count() == before


def test_what_a_thread_could_not_do_is_done_by_the_first(monkeypatch: pytest.MonkeyPatch) -> None:
    class Lost(Thread):
        def run(self) -> None:
            """Ends without a result, as one does that finds no memory."""

    monkeypatch.setattr(os, "cpu_count", lambda: 3)
    monkeypatch.setattr("threading.Thread", Lost)
    assert zlib.decompress(by_zlib(LONG), -zlib.MAX_WBITS) == LONG


def test_short_parts_need_no_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_side_by_side", None)
    assert zlib.decompress(by_zlib(LONG[:SEGMENT]), -zlib.MAX_WBITS) == LONG[:SEGMENT]
