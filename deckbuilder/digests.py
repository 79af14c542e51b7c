"""Digests that tell contents apart; nothing here keeps secrets.

`hashlib` loads OpenSSL, which takes longer than all digests of a build: Python's own BLAKE2 does.
"""

from __future__ import annotations

try:
    from _blake2 import blake2b
except ImportError:  # a Python of another make
    from hashlib import blake2b


def digest_of(content: bytes, digits: int = 64) -> str:
    """Hexadecimal digits that follow from `content`; an even number, 128 at most."""
    return blake2b(content, digest_size=digits // 2).hexdigest()
