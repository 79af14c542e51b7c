"""Ids of slides: those that are given, checked; the others derived, stable and unique.

A derived id comes from the kind and the title, or from the content where there is no title, so
that it stays when slides are put before it or its text goes on growing.
"""

from __future__ import annotations

import re
from zlib import crc32

from deckbuilder.spec.nodes import Mapping, Node, Scalar, Sequence

ID = re.compile(r"[a-z0-9][a-z0-9-]*\Z")
_WORDS = re.compile(r"[a-z0-9]+")
_LONGEST = 40  # characters of a title in an id


def derive_id(kind: str, title: str, content: Node | None, taken: set[str]) -> str:
    """An id that is not among `taken`."""
    body = title or _typed_text(content)
    first = f"{kind}-{_slug(body)}" if body else kind
    if first not in taken:
        return first
    second = f"{first}-{_digest(title + _typed_text(content))}" if title else first
    candidate, number = second, 2
    while candidate in taken:
        candidate, number = f"{second}-{number}", number + 1
    return candidate


def is_given(ident: str) -> bool:
    """Whether an id, or that of one of its pages, was given; a derived one begins with a kind."""
    from deckbuilder.spec.kinds import KINDS

    return ident.partition("-")[0] not in KINDS


def _slug(text: str) -> str:
    """The words of an ASCII text, else a digest."""
    if text.isascii() and len(text) <= _LONGEST:
        words = "-".join(_WORDS.findall(text.lower()))
        if words:
            return words
    return _digest(text)


def _digest(text: str) -> str:
    return f"{crc32(text.encode('utf-8', 'replace')):08x}"


def _typed_text(node: Node | None) -> str:
    """Everything that was typed under `node`, in order."""
    if node is None:
        return ""
    words: list[str] = []
    waiting: list[Node] = [node]
    while waiting:
        one = waiting.pop()
        if type(one) is Scalar:
            words.append(one.value)
        elif type(one) is Sequence:
            waiting += reversed(one.items)
        elif type(one) is Mapping:
            for key, value in reversed(one.entries):
                waiting += (value, key)
    return "\n".join(words)
