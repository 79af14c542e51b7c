"""Inline markup in, runs out: strong, emphasis, marked, struck, code, links, formulas.

Marks open and close by CommonMark 0.31 (section 6.2), but for `*` between two digits, which
multiplies. What does not close stays as typed; nothing here is ever an error. Time is linear
in the length of the text.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right

import msgspec

from deckbuilder.model.spec import Run

_may_have_marks = re.compile(r"[*`\[\\$~=]").search  # one set is found three times as fast
_HAS_MARKS = re.compile(r"[*`\[\\$]|~~|==")

_TOKEN = re.compile(r"\\|`+|\*+|~~+|==+|[\[\]$]")
_BACKTICKS = re.compile("`+")
_ESCAPABLE = frozenset("\\*=~`[]()$")
_MOST_PARENTHESES = 32  # CommonMark lets an implementation stop counting here
_TITLE = re.compile(r"""\s+(?:"[^"]*"|'[^']*')""")

# what a delimiter run of two and of one means; `~` and `=` come in twos only
_MARKS = {"*": ("strong", "emphasis"), "~": ("struck", "struck"), "=": ("marked", "marked")}


class _Piece(msgspec.Struct):
    """A stretch of text; a delimiter run loses characters as its marks are used up."""

    text: str
    code: bool = False
    latex: bool = False
    link: str = ""


class _Delimiter(msgspec.Struct):
    """A run of marks: `count` is what is left of `length`, in units of one mark."""

    piece: int
    mark: str
    count: int
    length: int
    opens: bool
    closes: bool
    stuck: bool  # neither opens nor closes only because full-width punctuation is beside it


class Markup(msgspec.Struct, frozen=True):
    """`stuck` names marks that a reader would have expected to work but for punctuation."""

    runs: tuple[Run, ...]
    stuck: str = ""


def has_marks(text: str) -> bool:
    """Whether there is anything in `text` to parse."""
    found = _may_have_marks(text)
    return found is not None and _HAS_MARKS.search(text, found.start()) is not None


def parse_markup(text: str) -> Markup:
    """The runs of `text`, neighbours of equal marks joined."""
    if not has_marks(text):
        return Markup((Run(text),))
    return _Inline(text).parse()


class _Inline:
    """One pass over a text; delimiters and open brackets wait for their ends."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.pieces: list[_Piece] = []
        self.delimiters: list[_Delimiter] = []
        self.brackets: list[tuple[int, int]] = []  # (piece, number of delimiters before it)
        self.changes: dict[int, list[tuple[str, int]]] = {}  # piece -> marks that start or end
        self.backticks: dict[int, list[int]] | None = None
        self.unmatched: list[_Delimiter] = []

    def parse(self) -> Markup:
        text, position = self.text, 0
        while token := _TOKEN.search(text, position):
            if token.start() > position:
                self.pieces.append(_Piece(text[position : token.start()]))
            position = self.take(token.group(), token.start())
        if position < len(text):
            self.pieces.append(_Piece(text[position:]))
        self.close_marks(0)
        return Markup(tuple(self.runs()), self.stuck())

    def take(self, token: str, start: int) -> int:
        """Handles the token at `start`; returns where to go on."""
        first = token[0]
        if first in _MARKS:
            return self.take_delimiter(token, start)
        if first == "\\":
            return self.take_escape(start)
        if first == "`":
            return self.take_code(token, start)
        if first == "$":
            return self.take_formula(start)
        if first == "[":
            self.brackets.append((len(self.pieces), len(self.delimiters)))
        elif end := self.close_bracket(start):
            return end
        self.pieces.append(_Piece(first))
        return start + 1

    def take_escape(self, start: int) -> int:
        following = self.text[start + 1 : start + 2]
        if following and following in _ESCAPABLE:
            self.pieces.append(_Piece(following))
            return start + 2
        self.pieces.append(_Piece("\\"))
        return start + 1

    def take_code(self, token: str, start: int) -> int:
        after = start + len(token)
        end = self.find_backticks(len(token), after)
        if end < 0:
            self.pieces.append(_Piece(token))
            return after
        code = self.text[after:end]
        if code.strip(" ") and code[0] == code[-1] == " ":
            code = code[1:-1]
        self.pieces.append(_Piece(code, code=True))
        return end + len(token)

    def find_backticks(self, length: int, start: int) -> int:
        """Where the next run of exactly `length` backticks stands, or -1."""
        if self.backticks is None:
            self.backticks = {}
            for run in _BACKTICKS.finditer(self.text):
                self.backticks.setdefault(len(run.group()), []).append(run.start())
        places = self.backticks.get(length, [])
        index = bisect_right(places, start - 1)
        return places[index] if index < len(places) else -1

    def take_formula(self, start: int) -> int:
        """`$` opens before a non-space; its end is the next `$`, after a non-space, before none
        of the digits."""
        end = _formula_end(self.text, start + 1)
        if end < 0:
            self.pieces.append(_Piece("$"))
            return start + 1
        self.pieces.append(_Piece(self.text[start + 1 : end], latex=True))
        return end + 1

    def close_bracket(self, start: int) -> int:
        """Makes the link whose text ends at `start`; returns where it ends, or 0."""
        if not self.brackets:
            return 0
        piece, delimiters = self.brackets.pop()
        found = _read_target(self.text, start + 1)
        if found is None:
            return 0
        target, end = found
        self.close_marks(delimiters)
        self.pieces[piece].text = ""
        for inner in self.pieces[piece:]:
            inner.link = target
        self.brackets.clear()  # no links within links
        return end

    def take_delimiter(self, token: str, start: int) -> int:
        mark, after = token[0], start + len(token)
        opens, closes, stuck = _flanks(self.text, start, after, mark)
        unit = 1 if mark == "*" else 2
        count, odd = divmod(len(token), unit)
        if odd and not (closes and not opens):  # the odd one stays outside what it marks
            self.pieces.append(_Piece(mark))
        piece = len(self.pieces)
        self.pieces.append(_Piece(mark * unit * count))
        if odd and closes and not opens:
            self.pieces.append(_Piece(mark))
        stuck = stuck and len(token) > 1
        self.delimiters.append(_Delimiter(piece, mark, count, count, opens, closes, stuck))
        return after

    def close_marks(self, first: int) -> None:
        """Matches the delimiters from `first` on, and takes them off the list."""
        openers: list[_Delimiter] = []
        # (mark, can open, length mod 3) -> below this height there is no opener for it
        bottoms: dict[tuple[str, bool, int], int] = {}
        for closer in self.delimiters[first:]:
            while closer.closes and closer.count:
                key = (closer.mark, closer.opens, closer.length % 3)
                height = _find_opener(openers, closer, bottoms.get(key, 0))
                if height < 0:
                    bottoms[key] = len(openers)
                    break
                del openers[height + 1 :]
                self.match(openers[height], closer)
                if not openers[height].count:
                    openers.pop()
                bottoms = {kind: min(low, len(openers)) for kind, low in bottoms.items()}
            if closer.opens and closer.count:
                openers.append(closer)
        self.unmatched += [left for left in self.delimiters[first:] if left.count]
        del self.delimiters[first:]

    def stuck(self) -> str:
        """The first pair of marks that only punctuation keeps from working."""
        for left in self.unmatched:
            if left.stuck and sum(other.mark == left.mark for other in self.unmatched) > 1:
                return self.pieces[left.piece].text
        return ""

    def match(self, opener: _Delimiter, closer: _Delimiter) -> None:
        used = 2 if opener.mark == "*" and min(opener.count, closer.count) > 1 else 1
        name = _MARKS[opener.mark][0 if used == 2 else 1]
        for delimiter in (opener, closer):
            delimiter.count -= used
            left = delimiter.count if delimiter.mark == "*" else delimiter.count * 2
            self.pieces[delimiter.piece].text = delimiter.mark * left
        self.changes.setdefault(opener.piece + 1, []).append((name, 1))
        self.changes.setdefault(closer.piece, []).append((name, -1))

    def runs(self) -> list[Run]:
        """The pieces with their marks, equal neighbours joined."""
        depth = {"strong": 0, "emphasis": 0, "struck": 0, "marked": 0}
        formats: list[tuple[object, ...]] = []
        texts: list[list[str]] = []
        for index, piece in enumerate(self.pieces):
            for name, change in self.changes.get(index, ()):
                depth[name] += change
            if not piece.text:
                continue
            marks = tuple(count > 0 for count in depth.values())
            form = (*marks, piece.code, piece.latex, piece.link)
            if formats and formats[-1] == form and not piece.latex:
                texts[-1].append(piece.text)
            else:
                formats.append(form)
                texts.append([piece.text])
        return [_run("".join(text), form) for text, form in zip(texts, formats, strict=True)]


def _run(text: str, form: tuple[object, ...]) -> Run:
    strong, emphasis, struck, marked, code, latex, link = form
    return Run(
        text,
        strong=bool(strong),
        emphasis=bool(emphasis),
        struck=bool(struck),
        marked=bool(marked),
        code=bool(code),
        latex=bool(latex),
        link=str(link),
    )


def _find_opener(openers: list[_Delimiter], closer: _Delimiter, bottom: int) -> int:
    """The place in `openers` of the nearest that `closer` closes, or -1."""
    for height in range(len(openers) - 1, bottom - 1, -1):
        if openers[height].mark == closer.mark and _fits(openers[height], closer):
            return height
    return -1


def _fits(opener: _Delimiter, closer: _Delimiter) -> bool:
    """CommonMark's rules 9 and 10: the multiple of three."""
    if closer.mark != "*" or not (opener.closes or closer.opens):
        return True
    total = opener.length + closer.length
    return total % 3 != 0 or (opener.length % 3 == 0 and closer.length % 3 == 0)


def _flanks(text: str, start: int, end: int, mark: str) -> tuple[bool, bool, bool]:
    """Whether the run of marks may open, may close, and is kept from it by punctuation alone."""
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if mark == "*" and before.isdigit() and after.isdigit():
        return False, False, False
    space_before, space_after = before.isspace(), after.isspace()
    mark_before, mark_after = _is_punctuation(before), _is_punctuation(after)
    opens = not space_after and (not mark_after or space_before or mark_before)
    closes = not space_before and (not mark_before or space_after or mark_after)
    wide = (mark_before and not before.isascii()) or (mark_after and not after.isascii())
    return opens, closes, wide and opens != closes and not space_before and not space_after


def _is_punctuation(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"


def _formula_end(text: str, start: int) -> int:
    """Where the `$` stands that ends a formula beginning at `start`, or -1."""
    if start >= len(text) or text[start].isspace():
        return -1
    end = start
    while True:
        end = text.find("$", end)
        if end < 0:
            return -1
        if text[end - 1] != "\\" or end == start:
            break
        end += 1
    valid = end > start and not text[end - 1].isspace() and "\n" not in text[start:end]
    return end if valid and not text[end + 1 : end + 2].isdigit() else -1


def _read_target(text: str, start: int) -> tuple[str, int] | None:
    """The link target in parentheses at `start` and where they end."""
    if text[start : start + 1] != "(":
        return None
    depth = 0
    for end in range(start, len(text)):
        character = text[end]
        if character.isspace():
            return _read_title(text, start, end) if depth == 1 else None
        depth += (character == "(") - (character == ")")
        if depth > _MOST_PARENTHESES:
            return None
        if not depth:
            return text[start + 1 : end].removeprefix("<").removesuffix(">"), end + 1
    return None


def _read_title(text: str, start: int, end: int) -> tuple[str, int] | None:
    """Takes a target's title, which a slide has no place for, and the closing parenthesis."""
    title = _TITLE.match(text, end)
    if title is None or text[title.end() : title.end() + 1] != ")":
        return None
    return text[start + 1 : end], title.end() + 1
