"""Syntax of code as looks: Pygments' tokens become pieces of text, each with the look it has.

Comes in: code and its language's name. Goes out: lines of `(look, text)`, a look being one of
`LOOKS` or "" for plain; joined, the pieces are the code again, with tabs as spaces.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, pairwise
from typing import Any

LOOKS = ("keyword", "string", "number", "name", "comment")

Piece = tuple[str, str]
Line = tuple[Piece, ...]

# The first of these that a token's type lies under gives its look.
_TYPES: tuple[tuple[tuple[str, ...], str], ...] = (
    (("Comment", "Preproc"), "keyword"),
    (("Comment", "PreprocFile"), "string"),
    (("Comment",), "comment"),
    (("Literal", "String", "Doc"), "comment"),
    (("Literal", "String"), "string"),
    (("Literal", "Number"), "number"),
    (("Keyword", "Constant"), "number"),
    (("Keyword", "Type"), "name"),
    (("Keyword",), "keyword"),
    (("Operator", "Word"), "keyword"),
    (("Name", "Function"), "name"),
    (("Name", "Class"), "name"),
    (("Name", "Decorator"), "name"),
    (("Name", "Tag"), "keyword"),
    (("Name", "Attribute"), "name"),
    (("Generic", "Heading"), "keyword"),
    (("Generic", "Strong"), "keyword"),
    (("Generic", "Deleted"), "number"),
    (("Generic", "Inserted"), "string"),
    (("Generic", "Prompt"), "comment"),
)
_TAB = 4


def plain_lines(code: str) -> list[Line]:
    """The lines of `code`, all plain."""
    return [(("", line),) if line else () for line in code.expandtabs(_TAB).split("\n")]


def is_language(name: str) -> bool:
    """Whether there is a language of this name, or none is given."""
    return not name or _lexer(name) is not None


def nearest_language(name: str) -> str:
    """The known language whose name is most like `name`; an empty string where none is."""
    from pygments.lexers import get_all_lexers

    known = [alias for _, aliases, _, _ in get_all_lexers(plugins=False) for alias in aliases]
    near = difflib.get_close_matches(name.lower(), known, n=1, cutoff=0.6)
    return near[0] if near else ""


def lines_of(code: str, language: str) -> list[Line]:
    """The lines of `code`; plain where its language is not known."""
    lexer = _lexer(language) if language else None
    if lexer is None:
        return plain_lines(code)
    tokens = [
        (_look(kind), text, kind[:1] == ("Name",))
        for kind, text in lexer.get_tokens(code.expandtabs(_TAB))
    ]
    lines = [_merged(line) for line in _split(_with_calls(tokens))]
    count = code.count("\n") + 1
    return (lines + [()] * count)[:count]


def _lexer(name: str) -> Any:
    from pygments import lexers
    from pygments.util import ClassNotFound

    try:
        find: Callable[..., Any] = getattr(lexers, "get_lexer_by_name")  # noqa: B009 (half typed)
        return find(name.lower(), stripnl=False, ensurenl=False)
    except ClassNotFound:
        return None


def _look(kind: tuple[str, ...]) -> str:
    return next((look for under, look in _TYPES if tuple(kind[: len(under)]) == under), "")


def _with_calls(tokens: list[tuple[str, str, bool]]) -> Iterator[Piece]:
    """A plain name before an opening bracket is what is called: it looks like a name."""
    for (look, text, is_name), (_, following, _) in pairwise(chain(tokens, [("", "", False)])):
        called = is_name and not look and following.startswith("(")
        yield ("name" if called else look, text)


def _split(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    line: list[Piece] = []
    for look, text in pieces:
        head, *tail = text.split("\n")
        line.append((look, head))
        for part in tail:
            yield line
            line = [(look, part)]
    yield line


def _merged(line: Iterable[Piece]) -> Line:
    """Neighbours of one look made one; white space takes the look before it."""
    out: list[Piece] = []
    for look, text in line:
        if not text:
            continue
        if out and (out[-1][0] == look or text.isspace()):
            out[-1] = (out[-1][0], out[-1][1] + text)
        else:
            out.append((look, text))
    return tuple(out)
