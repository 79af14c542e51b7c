"""LaTeX to a tree. Everything is understood or refused: an unknown command, a brace that does not
close, a script without a base raise `FormulaError` with what is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from deckbuilder.diagnostics import suggestion
from deckbuilder.formula import symbols
from deckbuilder.formula.tree import (
    EMPTY,
    Accent,
    Fenced,
    Fraction,
    Line,
    Node,
    Root,
    Row,
    Scripts,
    Space,
    Style,
    Symbol,
    Table,
    row_of,
)

MOST = 4000  # characters of a formula
DEPTH = 40  # braces within braces
_TOKEN = re.compile(r"\\[A-Za-z]+|\\.|[0-9]+(?:[.,][0-9]+)*(?!\w)|[0-9]+|\s+|.", re.DOTALL)
_LENGTH = re.compile(r"\s*-?[0-9.]+\s*(?:pt|em|ex|mm|cm|in|mu)\s*\Z")


class FormulaError(ValueError):
    """LaTeX that cannot be read; its text says why."""


@lru_cache(maxsize=512)
def read_formula(latex: str) -> Node:
    """The tree of `latex`; raises FormulaError."""
    if len(latex) > MOST:
        raise FormulaError(f"it has more than {MOST} characters")
    reader = _Reader(latex)
    node = reader.line()
    if not reader.at_end:
        raise FormulaError(f'"{reader.token}" has nothing that it closes')
    return node


class _Reader:
    """Reads tokens one after the other; `depth` counts open braces."""

    def __init__(self, latex: str) -> None:
        self.tokens = _TOKEN.findall(latex)
        self.i = 0
        self.depth = 0

    # --- tokens ---------------------------------------------------------------------------

    @property
    def at_end(self) -> bool:
        return self.i >= len(self.tokens)

    @property
    def token(self) -> str:
        return "" if self.at_end else self.tokens[self.i]

    def stands_at(self, token: str) -> bool:
        return self.token == token

    def skip(self) -> None:
        while not self.at_end and self.token.isspace():
            self.i += 1

    def take(self) -> str:
        token = self.token
        self.i += 1
        return token

    def expect(self, token: str, opened: str) -> None:
        self.skip()
        if self.token != token:
            raise FormulaError(f'"{token}" is missing after "{opened}"')
        self.i += 1

    # --- rows -----------------------------------------------------------------------------

    def line(self) -> Node:
        """A whole formula; lines ended by `\\\\` stand under one another."""
        rows = self.rows()
        if len(rows) == 1 and len(rows[0]) == 1:
            return rows[0][0]
        return Table(tuple(rows), "marks")

    def rows(self) -> list[tuple[Node, ...]]:
        """Cells by `&`, rows by `\\\\`, up to what closes them."""
        rows: list[tuple[Node, ...]] = []
        cells = [self.row()]
        while self.token in ("&", "\\\\"):
            if self.take() == "&":
                cells.append(self.row())
            else:
                self.skip_leading()
                rows.append(tuple(cells))
                cells = [self.row()]
        if len(cells) > 1 or cells[0] != EMPTY or not rows:
            rows.append(tuple(cells))
        widest = max(map(len, rows))
        return [(*row, *[EMPTY] * (widest - len(row))) for row in rows]

    def skip_leading(self) -> None:
        """Passes over the `[4pt]` behind `\\\\`, more room between two lines."""
        if self.stands_at("[") and "]" in (rest := self.tokens[self.i : self.i + 8]):
            end = rest.index("]")
            if _LENGTH.match("".join(rest[1:end])):
                self.i += end + 1

    def row(self) -> Node:
        """Everything up to a token that ends a row; `\\over` makes a fraction of it."""
        items: list[Node] = []
        self.skip()
        while not self.at_end and self.token not in ("}", "&", "\\\\", "\\right", "\\end"):
            if self.token in ("\\over", "\\atop", "\\choose"):
                name = self.take()
                body = Fraction(row_of(items) if items else EMPTY, self.row(), name == "\\over")
                return Fenced("(", ")", body) if name == "\\choose" else body
            items += self.scripted()
            self.skip()
        return row_of(items) if items else EMPTY

    def scripted(self) -> list[Node]:
        """One atom with its scripts."""
        token = self.token
        if token in ("_", "^"):
            raise FormulaError(f'"{token}" has nothing before it')
        base = self.atom()
        if base is None:
            return []
        sub = sup = None
        self.skip()
        while self.token in ("_", "^", "'", "\\limits", "\\nolimits"):
            mark = self.take()
            if mark == "'":
                sup = _joined(sup, Symbol("′"))
            elif mark == "_":
                sub = _joined(sub, self.argument("_"))
            elif mark == "^":
                sup = _joined(sup, self.argument("^"))
            self.skip()
        if sub is None and sup is None:
            return [base]
        return [Scripts(base, sub, sup, _takes_limits(base))]

    def argument(self, owner: str) -> Node:
        """A group in braces, or one atom."""
        self.skip()
        token = self.token
        if not token or token in ("}", "&", "\\\\", "\\right", "\\end"):
            raise FormulaError(f'something is missing after "{owner}"')
        if token[0].isdigit() and len(token) > 1:  # `\frac12` is a half
            self.tokens[self.i : self.i + 1] = [token[0], token[1:]]
        return self.atom() or EMPTY

    def group(self) -> Node:
        self.i += 1
        self.depth += 1
        if self.depth > DEPTH:
            raise FormulaError(f"more than {DEPTH} braces stand within one another")
        inner = self.row()
        if self.token != "}":
            raise FormulaError('"}" is missing')
        self.i += 1
        self.depth -= 1
        if isinstance(inner, Symbol) and inner.sort in ("mark", "operator", "relation"):
            return Symbol(inner.text, "letter", inner.style)  # `1{,}000`: spaced like a letter
        return inner

    # --- atoms ----------------------------------------------------------------------------

    def atom(self) -> Node | None:
        """The next thing; None for a command that draws nothing."""
        token = self.token
        if token == "{":
            return self.group()
        self.i += 1
        if token.startswith("\\"):
            return self.command(token[1:])
        if token[0].isdigit():
            return Symbol(token, "number")
        if token in symbols.CHARACTERS:
            text, sort, style = symbols.CHARACTERS[token]
            return Symbol(text, sort, style)
        if token == "~":
            return Space(0.25)
        if token in "$#%}":
            raise FormulaError(f'"{token}" cannot stand in a formula; write "\\{token}"')
        if token.isalpha() and ord(token) < 0x2E80:
            return Symbol(token, "letter", "italic")
        return self.words(token)

    def words(self, first: str) -> Node:
        """Han and the like: one word as far as it goes."""
        text = first
        while self.token and ord(self.token[0]) >= 0x2E80 and self.token not in symbols.CHARACTERS:
            text += self.take()
        return Symbol(text, "word")

    def command(self, name: str) -> Node | None:
        if name in symbols.SIGNS:
            text, sort, style = symbols.SIGNS[name]
            return Symbol(text, sort, style)
        if name in symbols.BIG:
            sign, limits = symbols.BIG[name]
            return Symbol(sign, "big", limits=limits)
        if name in symbols.FUNCTIONS or name in symbols.LIMIT_FUNCTIONS:
            return Symbol(name, "word", limits=name in symbols.LIMIT_FUNCTIONS)
        if name in symbols.SPACES:
            return Space(symbols.SPACES[name])
        if name in symbols.SILENT:
            return None
        return self.construction(name)

    def construction(self, name: str) -> Node:
        """A command with arguments; raises FormulaError for one that is not known."""
        if name in symbols.WORDS:
            return self.text(name)
        if name in symbols.ACCENTS:
            return Accent(self.argument(f"\\{name}"), symbols.ACCENTS[name])
        if name in symbols.STYLES:
            return _styled(self.argument(f"\\{name}"), symbols.STYLES[name])
        if name in symbols.ALPHABETS:
            return _in_alphabet(self.argument(f"\\{name}"), symbols.ALPHABETS[name])
        make = _CONSTRUCTIONS.get(name)
        if make is None:
            raise FormulaError(f'unknown command "\\{name}"{suggestion(name, symbols.COMMANDS)}')
        return make(self, f"\\{name}")

    def text(self, name: str) -> Node:
        """Words, with formulas between `$` within them; `\\operatorname*` takes limits."""
        starred = name == "operatorname" and self.stands_at("*")
        self.i += starred
        style = "bold" if name == "textbf" else "upright"
        pieces = self.raw(name).split("$")
        if len(pieces) % 2 == 0:
            raise FormulaError(f'"$" is missing in "\\{name}"')
        words: list[Node] = [
            read_formula(piece) if n % 2 else Symbol(piece, "word", style, starred)
            for n, piece in enumerate(pieces)
            if piece or len(pieces) == 1
        ]
        return row_of(words)

    def raw(self, name: str) -> str:
        """The words between the braces, as they are."""
        self.expect("{", f"\\{name}")
        text = ""
        while not self.at_end and self.token != "}":
            token = self.take()
            if token[:1] == "\\" and token[1:] in symbols.SPACES:
                text += " " if symbols.SPACES[token[1:]] else ""
            else:
                text += token[1:] if token.startswith("\\") and len(token) == 2 else token
        self.expect("}", f"\\{name}{{")
        return text

    def until(self, closing: str, owner: str) -> Node | None:
        """What stands before `closing`, None where nothing does."""
        items: list[Node] = []
        while not self.at_end and not self.stands_at(closing):
            items += self.scripted()
            self.skip()
        self.expect(closing, f"{owner}[")
        return row_of(items) if items else None

    def fence(self, owner: str) -> str:
        """The sign after `\\left` or `\\right`; a point is none."""
        self.skip()
        token = self.take()
        if token == ".":
            return ""
        if token in ("(", ")", "[", "]", "|", "/", "<", ">"):
            return {"<": "⟨", ">": "⟩"}.get(token, token)
        sign = symbols.SIGNS.get(token[1:], ("", "letter", "upright"))[0]
        if not sign:
            raise FormulaError(f'a bracket is missing after "{owner}"')
        return sign


def _takes_limits(base: Node) -> bool:
    if isinstance(base, Symbol):
        return base.limits
    return isinstance(base, Line) and base.sign == "brace"


def _joined(first: Node | None, second: Node) -> Node:
    return second if first is None else Row((first, second))


def _styled(node: Node, style: Style) -> Node:
    if isinstance(node, Symbol):
        return Symbol(node.text, node.sort, style, node.limits)
    if isinstance(node, Row):
        return Row(tuple(_styled(item, style) for item in node.items))
    if isinstance(node, Scripts):
        return Scripts(_styled(node.base, style), node.sub, node.sup, node.stacked)
    return node


def _in_alphabet(node: Node, letters: dict[str, str]) -> Node:
    if isinstance(node, Row):
        return Row(tuple(_in_alphabet(item, letters) for item in node.items))
    if isinstance(node, Symbol):
        text = "".join(letters.get(c, c) for c in node.text)
        return Symbol(text, "letter", "upright")
    return node


# --- commands with arguments --------------------------------------------------------------


def _fraction(reader: _Reader, name: str) -> Node:
    return Fraction(reader.argument(name), reader.argument(name))


def _binomial(reader: _Reader, name: str) -> Node:
    return Fenced("(", ")", Fraction(reader.argument(name), reader.argument(name), bar=False))


def _root(reader: _Reader, name: str) -> Node:
    reader.skip()
    degree: Node | None = None
    if reader.token == "[":
        reader.i += 1
        degree = reader.until("]", name)
    return Root(reader.argument(name), degree)


def _left(reader: _Reader, name: str) -> Node:
    opening = reader.fence("\\left")
    body = reader.row()
    reader.expect("\\right", "\\left")
    return Fenced(opening, reader.fence("\\right"), body)


def _environment(reader: _Reader, name: str) -> Node:
    kind = reader.raw("begin")
    known = symbols.ENVIRONMENTS.get(kind)
    if known is None:
        near = suggestion(kind, symbols.ENVIRONMENTS)
        raise FormulaError(f'unknown environment "{kind}"{near}')
    columns = reader.raw("begin{array}") if kind == "array" else ""
    rows = reader.rows()
    reader.expect("\\end", f"\\begin{{{kind}}}")
    if reader.raw("end") != kind:
        raise FormulaError(f'"\\end{{{kind}}}" is missing')
    opening, closing, align = known
    if columns and set(columns) <= set("l| "):
        align = "left"
    table = Table(tuple(rows), align)  # type: ignore[arg-type]
    return Fenced(opening, closing, table) if opening or closing else table


def _above(reader: _Reader, name: str) -> Node:
    above = reader.argument(name)
    return Scripts(reader.argument(name), sup=above, stacked=True)


def _below(reader: _Reader, name: str) -> Node:
    below = reader.argument(name)
    return Scripts(reader.argument(name), sub=below, stacked=True)


def _modulo(reader: _Reader, name: str) -> Node:
    body = reader.argument(name)
    return Row(
        (Space(0.5), Symbol("(", "open"), Symbol("mod ", "word"), body, Symbol(")", "close"))
    )


def _above_arrow(reader: _Reader, name: str) -> Node:
    """An arrow with words above it, and below it in `[ ]`."""
    reader.skip()
    below = None
    if reader.stands_at("["):
        reader.i += 1
        below = reader.until("]", name)
    arrow = Symbol("⟶" if name == "\\xrightarrow" else "⟵", "relation")
    return Scripts(arrow, below, reader.argument(name), stacked=True)


def _negated(reader: _Reader, name: str) -> Node:
    node = reader.argument(name)
    if not isinstance(node, Symbol):
        raise FormulaError(f'a sign is missing after "{name}"')
    text = symbols.NEGATED.get(node.text, f"{node.text}\u0338")
    return Symbol(text, node.sort, node.style)


def _lines(reader: _Reader, name: str) -> Node:
    """Lines under one another, as below a sum."""
    reader.expect("{", name)
    rows = reader.rows()
    reader.expect("}", f"{name}{{")
    return Table(tuple(rows))


def _space(reader: _Reader, name: str) -> Node:
    """A space as wide as is said, in ems or points."""
    said = reader.raw("hspace")
    if not _LENGTH.match(said):
        raise FormulaError(f'"{name}" takes a length such as 1em')
    number = float(re.sub(r"[^0-9.-]", "", said) or 0)
    ems = {"em": 1.0, "ex": 0.45, "mu": 1 / 18, "cm": 2.8, "mm": 0.28, "in": 7.2}
    return Space(max(0.0, number * ems.get(said.strip()[-2:], 0.1)))


def _tag(reader: _Reader, name: str) -> Node:
    return Row((Space(2.0), Symbol(f"({reader.raw('tag')})", "word")))


_CONSTRUCTIONS: dict[str, Callable[[_Reader, str], Node]] = {
    "frac": _fraction, "dfrac": _fraction, "tfrac": _fraction, "cfrac": _fraction,
    "binom": _binomial, "dbinom": _binomial, "tbinom": _binomial, "sqrt": _root,
    "left": _left, "begin": _environment,
    "overset": _above, "stackrel": _above, "underset": _below, "pmod": _modulo,
    "xrightarrow": _above_arrow, "xleftarrow": _above_arrow, "not": _negated,
    "substack": _lines, "hspace": _space, "tag": _tag,
    "boxed": lambda r, n: Line(r.argument(n), "box"),
    "overline": lambda r, n: Line(r.argument(n), "line"),
    "underline": lambda r, n: Line(r.argument(n), "line", above=False),
    "overbrace": lambda r, n: Line(r.argument(n), "brace"),
    "underbrace": lambda r, n: Line(r.argument(n), "brace", above=False),
}  # fmt: skip
