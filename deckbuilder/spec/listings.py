"""The kinds that show what is typed as it is: code and equations.

In: Literals, or a file's text. Out: just the lines that are shown; formulas with their meanings.
"""

from __future__ import annotations

from typing import Any

from deckbuilder.model.spec import (
    Code,
    Equation,
    Formula,
    Run,
    Term,
    Text,
)
from deckbuilder.spec.files import PATH, read_text_file
from deckbuilder.spec.forms import (
    Checked,
    Field,
    Form,
    ListOf,
    Made,
    MappingOf,
    Record,
    Schema,
    Shaped,
    read_all,
)
from deckbuilder.spec.nodes import Mapping, Node, Scalar, Sequence
from deckbuilder.spec.reader import Reader, describe
from deckbuilder.spec.words import LITERAL, TEXT


class LinesForm(Form[tuple[int, int]], frozen=True):
    """A line or a range of lines, `4` or `"6-7"`, from 1."""

    def read(self, node: Node, at: Reader) -> tuple[int, int]:
        value = node.value.strip() if type(node) is Scalar else ""
        first, dash, last = value.partition("-")
        ends = [part.strip() for part in ((first, last) if dash else (first, first))]
        if all(part.isascii() and part.isdigit() and len(part) < 7 for part in ends):
            low, high = int(ends[0]), int(ends[1])
            if 1 <= low <= high:
                return low, high
        expected = 'a line or a range of lines like "3-9"'
        raise at.fault("E103", node, expected=expected, found=describe(node), hint="")

    def schema(self, definitions: dict[str, Schema]) -> Schema:
        return {"type": ["integer", "string"], "minimum": 1, "pattern": "^[0-9]+(-[0-9]+)?$"}


_LINES = LinesForm()


class HighlightForm(Form[list[tuple[tuple[int, int], Node]]], frozen=True):
    """Lines and ranges, each with its node for messages."""

    def read(self, node: Node, at: Reader) -> list[tuple[tuple[int, int], Node]]:
        children = node.items if type(node) is Sequence else [node]
        return list(zip(read_all(_LINES, children, at), children, strict=True))

    def schema(self, definitions: dict[str, Schema]) -> Schema:
        return {"type": "array", "items": _LINES.schema(definitions)}


_CODE_RECORD: Record[dict[str, Any]] = Record(
    "code",
    {
        "text": Field(LITERAL, "The code itself"),
        "file": Field(PATH, "The path of a file with the code"),
        "language": Field(LITERAL, "The programming language"),
        "lines": Field(_LINES, 'The lines to show, "3-9"'),
        "highlight": Field(HighlightForm(), 'Lines to stress: [4, "6-7"]'),
        "caption": Field(TEXT, "A line under the code"),
    },
    dict,
)


def _finish_code(values: dict[str, Any], node: Mapping, at: Reader) -> Code:
    if ("text" in values) == ("file" in values):
        raise at.fault("E121", node, owner="code", keys='"text" and "file"')
    source = node.get("file") or node
    text = values.get("text") or read_text_file(values["file"], source, at)
    lines = text.rstrip("\n").split("\n")
    first, last = values.get("lines", (1, len(lines)))
    if last > len(lines):
        where = node.get("lines") or node
        raise at.fault("E127", where, line=last, first=1, last=len(lines))
    return Code(
        "\n".join(lines[first - 1 : last]),
        values.get("language", ""),
        first,
        _highlighted(values.get("highlight", []), first, last, at),
        values.get("caption"),
    )


def _highlighted(
    ranges: list[tuple[tuple[int, int], Node]], first: int, last: int, at: Reader
) -> tuple[int, ...]:
    """The stressed lines counted from the first one shown."""
    chosen: set[int] = set()
    for (low, high), node in ranges:
        if low < first or high > last:
            raise at.fault("E127", node, line=low if low < first else high, first=first, last=last)
        chosen.update(range(low - first + 1, high - first + 2))
    return tuple(sorted(chosen))


def _bare_code(text: str) -> Code:
    return Code(text.rstrip("\n"))


CODE: Form[Code] = Shaped(
    "code, or a mapping with its text or file",
    scalar=Made(LITERAL, _bare_code),
    mapping=Checked(_CODE_RECORD, _finish_code),
)


# --- equation -------------------------------------------------------------------------------


def _read_latex(node: Node, at: Reader) -> str:
    """LaTeX that can be read as a formula."""
    from deckbuilder.formula import FormulaError, read_formula

    latex = LITERAL.read(node, at).strip()
    try:
        read_formula(latex)
    except FormulaError as problem:
        raise at.fault("E128", node, problem=problem) from None
    return latex


class LatexText(Form[str], frozen=True):
    """LaTeX as a string."""

    def read(self, node: Node, at: Reader) -> str:
        return _read_latex(node, at)

    def schema(self, definitions: dict[str, Schema]) -> Schema:
        return LITERAL.schema(definitions)


class SymbolForm(Form[Text], frozen=True):
    """LaTeX of a symbol, as one run."""

    def read(self, node: Node, at: Reader) -> Text:
        return Text((Run(_read_latex(node, at), latex=True),), at.place(node))

    def schema(self, definitions: dict[str, Schema]) -> Schema:
        return LITERAL.schema(definitions)


class LatexForm(Form[Formula], frozen=True):
    """LaTeX alone."""

    def read(self, node: Node, at: Reader) -> Formula:
        return Formula(_read_latex(node, at), where=at.place(node))

    def schema(self, definitions: dict[str, Schema]) -> Schema:
        return LITERAL.schema(definitions)


def _make_formula(latex: str, meanings: tuple[Term, ...] = (), where: Any = None) -> Formula:
    return Formula(latex.strip(), meanings, where)


_FORMULA: Form[Formula] = Shaped(
    "LaTeX, or a mapping with latex and where",
    scalar=LatexForm(),
    mapping=Record(
        "an equation",
        {
            "latex": Field(LatexText(), "The formula in LaTeX", required=True),
            "where": Field(
                MappingOf(SymbolForm(), TEXT, Term, "meanings"),
                "What each symbol means",
                name="meanings",
            ),
        },
        _make_formula,
        has_place=True,
    ),
)


def _one_formula(formula: Formula) -> tuple[Formula, ...]:
    return (formula,)


EQUATION = Made(
    Shaped(
        "LaTeX, a mapping with latex and where, or a list of them",
        scalar=Made(_FORMULA, _one_formula),
        mapping=Made(_FORMULA, _one_formula),
        sequence=ListOf(_FORMULA, "formulas"),
    ),
    Equation,
)
