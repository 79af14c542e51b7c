"""Formulas: LaTeX becomes a tree, which can be told on a line, set in two dimensions, or written.

1. the tree           LaTeX, understood or refused             reading.py, symbols.py
2. a line of text     for running text and for speech          linear.py
3. two dimensions     glyphs and rules in ems                  setting.py
"""

from deckbuilder.formula.linear import Piece, pieces_of, plain_of
from deckbuilder.formula.reading import FormulaError, read_formula

__all__ = ["FormulaError", "Piece", "pieces_of", "plain_of", "read_formula"]
