"""LaTeX: what is understood, and what is refused with a reason."""

import pytest

from deckbuilder.formula import FormulaError, plain_of, read_formula
from deckbuilder.formula.tree import Fenced, Fraction, Root, Scripts, Symbol, Table, items_of


@pytest.mark.parametrize(
    ("latex", "told"),
    [
        ("E = mc^2", "E = mc^2"),
        (r"L = \sum_{i=1}^{n} p_i \times c_i", "L = ∑_(i=1)^n\u2009p_i × c_i"),
        (r"\frac{a}{b+1}", "a/(b + 1)"),
        (r"\frac12", "1/2"),
        (r"x = \frac{-b \pm \sqrt{b^2-4ac}}{2a}", "x = (−b ± √(b^2 − 4ac))/(2a)"),
        (r"\sqrt[3]{x}", "^3√x"),
        (r"\begin{pmatrix}a&b\\c&d\end{pmatrix}", "(a b; c d)"),
        (r"\left(\frac12\right)^2", "(1/2)^2"),
        (r"\sin x", "sin\u2009x"),
        (r"f(x)", "f(x)"),
        (r"\alpha \le \mathbb{R}", "α ≤ ℝ"),
        (r"满意率 = \frac{满意人数}{回访人数} \times 100\%", "满意率 = 满意人数/回访人数 × 100%"),
        (r"\text{if } x", "if x"),
        ("1,000.5", "1,000.5"),
        ("1{,}000", "1,000"),
        (r"R \bowtie S", "R ⋈ S"),
        (r"{n \choose k}", "(n, k)"),
        (r"a \over b + 1", "a/(b + 1)"),
        (r"a \not= b \not\in C", "a ≠ b ∉ C"),
        (r"\mathfrak{g} \in \mathbb{R}", "𝔤 ∈ ℝ"),
        (r"\operatorname*{arg\,max}_x f", "arg max_x\u2009f"),
        (r"\text{if $x>0$ then } y", "if x > 0 then y"),
        (r"\begin{bmatrix}1\\[4pt]2\end{bmatrix}", "[1; 2]"),
        (r"\begin{bmatrix}1\\[x]\end{bmatrix}", "[1; [x]]"),
        (r"\sum_{\substack{i<j\\j<n}} a", "∑_(i<j; j<n)\u2009a"),
        (r"\boxed{a=b}", "a = b"),
    ],
)
def test_a_formula_is_told_on_one_line(latex: str, told: str) -> None:
    assert plain_of(read_formula(latex)) == told


@pytest.mark.parametrize(
    ("latex", "problem"),
    [
        (r"\fra{1}{2}", 'unknown command "\\fra"; did you mean "frac"?'),
        (r"\frac{1", '"}" is missing'),
        (r"\frac{1}", 'something is missing after "\\frac"'),
        ("x^", 'something is missing after "^"'),
        ("_x", '"_" has nothing before it'),
        ("a}", '"}" has nothing that it closes'),
        (r"\left( x", '"\\right" is missing after "\\left"'),
        (r"\begin{pmatrx}a\end{pmatrx}", 'unknown environment "pmatrx"; did you mean "pmatrix"?'),
        (r"\begin{cases}a\end{matrix}", '"\\end{cases}" is missing'),
        (r"\not\frac12", 'a sign is missing after "\\not"'),
        (r"\text{a $x}", '"$" is missing in "\\text"'),
        (r"\hspace{wide}", '"\\hspace" takes a length such as 1em'),
        ("50%", '"%" cannot stand in a formula; write "\\%"'),
        ("{" * 60, "more than 40 braces stand within one another"),
        ("x" * 5000, "it has more than 4000 characters"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(latex: str, problem: str) -> None:
    with pytest.raises(FormulaError) as error:
        read_formula(latex)
    assert str(error.value) == problem


def test_letters_are_italic_and_digits_signs_and_words_upright() -> None:
    row = items_of(read_formula(r"2x + \sin\Gamma"))
    assert [part.style for part in row if isinstance(part, Symbol)] == [
        "upright", "italic", "upright", "upright", "upright",
    ]  # fmt: skip


def test_a_sum_has_its_limits_above_and_below_and_an_integral_beside() -> None:
    total, integral = read_formula(r"\sum_i^n"), read_formula(r"\int_0^1")
    assert isinstance(total, Scripts) and total.stacked
    assert isinstance(integral, Scripts) and not integral.stacked


def test_structures_keep_their_parts() -> None:
    assert isinstance(read_formula(r"\frac{a}{b}"), Fraction)
    assert isinstance(read_formula(r"\sqrt{a}"), Root)
    cases = read_formula(r"\begin{cases}1&x>0\\0&x\le0\end{cases}")
    assert isinstance(cases, Fenced) and cases.opening == "{" and not cases.closing
    assert isinstance(cases.body, Table) and cases.body.align == "left"
    assert [len(row) for row in cases.body.rows] == [2, 2]


def test_lines_of_one_formula_are_aligned_at_their_marks() -> None:
    lines = read_formula(r"a &= b \\ &= c + d")
    assert isinstance(lines, Table)
    assert lines.align == "marks" and len(lines.rows) == 2
