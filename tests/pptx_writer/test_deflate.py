"""What compresses parts."""

from __future__ import annotations

import zlib

import pytest

from deckbuilder.pptx_writer.deflate import crc32, deflate

XML = "<a:t>数据先登记, then sorted</a:t>".encode() * 200
LONG = b"".join(b"%d squared is %d\n" % (n, n * n) for n in range(80_000))


@pytest.mark.parametrize("content", [b"", b"x", XML, bytes(range(256)) * 300, LONG])
def test_any_zip_reader_reads_what_was_compressed(content: bytes):
    stream = zlib.decompressobj(-zlib.MAX_WBITS)
    assert stream.decompress(deflate(content)) == content
    assert stream.eof
    assert not stream.unused_data
    assert crc32(content) == zlib.crc32(content)


def test_parts_get_much_smaller():
    assert len(deflate(XML)) < len(XML) / 20
