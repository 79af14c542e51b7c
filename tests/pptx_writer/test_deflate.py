"""What compresses parts: zlib, or `isal` where it is installed."""

import zlib

import pytest

from deckbuilder.pptx_writer.deflate import by_isal, by_zlib, deflate, isal

XML = "<a:t>数据先登记, then sorted</a:t>".encode() * 200
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
