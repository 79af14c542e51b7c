"""The ways in which a spec's text is changed by a pull, each at the place of a value.

Edits are done from the end of the file to its beginning, so that the places of those to come stay
true. Each raises `RewriteError` where the text has no form for it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from deckbuilder.diagnostics import Place
from deckbuilder.model.spec import Run
from deckbuilder.spec.marking import to_markup
from deckbuilder.spec.markup import parse_markup
from deckbuilder.spec.rewriting import RewriteError, Rewriter
from deckbuilder.spec.spots import Spot

_LINE_EDGES = re.compile(r"[ \t]*\n[ \t]*")
_ENTRY = re.compile(r"([ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+)")


def markup_of(runs: Sequence[Run]) -> str:
    """The markup of `runs`; raises RewriteError where there is none or no text."""
    text = to_markup(runs)
    if text is None or not text.strip():
        raise RewriteError
    return text.strip()


def set_text(at: Rewriter, where: Place, old: Sequence[Run], new: Sequence[Run]) -> None:
    """Change the text at `where` from `old` to `new`."""
    spot = scalar_at(at, where)
    raw, value = markup_of(new), spot.value
    if parse_markup(_LINE_EDGES.sub("\n", value.strip())).runs == tuple(old):
        at.set_scalar(spot, raw + value[len(value.rstrip("\n")) :])
        return
    start, end = _place_in_block(spot, where, old)
    indent = re.match(
        r"[ \t]*(?:(?:[-*+]|\d+[.)])[ \t]+)?", value[value.rfind("\n", 0, start) + 1 :]
    )
    gap = " " * len(indent.group()) if indent else ""
    at.set_scalar(spot, value[:start] + raw.replace("\n", f"\n{gap}") + value[end:])


def scalar_at(at: Rewriter, where: Place) -> Spot:
    """The scalar that begins at `where`, or the block string that has it on one of its lines."""
    for spot in at.root.walk():
        if spot.kind != "scalar":
            continue
        if (spot.line, spot.column) == (where.line, where.column):
            return spot
        if spot.style[:1] == "|":
            last = spot.line + at.text.count("\n", spot.start, spot.end)
            if spot.line < where.line <= last:
                return spot
    raise RewriteError


def scalar_or_slide_at(at: Rewriter, where: Place) -> Spot:
    """What a comment about the value at `where` stands above: its line, or its slide's."""
    for spot in at.root.walk():
        if (spot.line, spot.column) == (where.line, where.column):
            return spot
    return scalar_at(at, where)


def _place_in_block(spot: Spot, where: Place, old: Sequence[Run]) -> tuple[int, int]:
    """Where in a block string the text `old` stands: on the line of `where`, or else once."""
    pattern = r"[ \t]*\n[ \t]*".join(map(re.escape, markup_of(old).split("\n")))
    found = list(re.finditer(pattern, spot.value))
    if where.line > spot.line:
        line = where.line - spot.line - 1
        found = [one for one in found if spot.value.count("\n", 0, one.start()) == line] or found
    if len(found) != 1:
        raise RewriteError
    return found[0].span()


# --- entries of lists ---------------------------------------------------------------------


def insert_after(at: Rewriter, where: Place, new: Sequence[Run]) -> None:
    """Put another entry into a list after the one whose text stands at `where`."""
    raw, spot = markup_of(new), scalar_at(at, where)
    if (spot.line, spot.column) != (where.line, where.column):
        lines = spot.value.split("\n")
        line = where.line - spot.line - 1
        mark = _ENTRY.match(lines[line])
        if mark is None:
            raise RewriteError
        lines.insert(line + 1, mark.group(1) + raw)
        at.set_scalar(spot, "\n".join(lines))
        return
    owner, index = _entry_of(at, spot)
    at.insert(owner, index + 1, raw)


def remove_entry(at: Rewriter, where: Place) -> None:
    """Take the entry whose text stands at `where` out of its list; it must be no more than a
    text with a lead."""
    spot = scalar_at(at, where)
    if (spot.line, spot.column) != (where.line, where.column):
        lines = spot.value.split("\n")
        line = where.line - spot.line - 1
        if not _ENTRY.match(lines[line]):
            raise RewriteError
        del lines[line]
        at.set_scalar(spot, "\n".join(lines))
        return
    owner, index = _entry_of(at, spot)
    entry = owner.children[index]
    if entry.kind == "mapping" and (len(entry.pairs) > 1 or entry.children[1].kind != "scalar"):
        raise RewriteError
    at.remove(owner, index)


def _entry_of(at: Rewriter, spot: Spot) -> tuple[Spot, int]:
    """The list that `spot` is an entry of, or the one key of, and its place there."""
    for owner in at.root.walk():
        if owner.kind != "sequence":
            continue
        for n, child in enumerate(owner.children):
            if child is spot or (child.kind == "mapping" and child.children[0] is spot):
                return owner, n
    raise RewriteError


def fill_cell(at: Rewriter, neighbour: Place, column: int, new: Sequence[Run]) -> None:
    """Write into the empty cell `column` of the row in which `neighbour` is a cell."""
    owner, _ = _entry_of(at, scalar_at(at, neighbour))
    if column >= len(owner.children) or not owner.children[column].is_null:
        raise RewriteError
    at.set_scalar(owner.children[column], markup_of(new))


# --- numbers of charts --------------------------------------------------------------------


def set_value(at: Rewriter, where: Place, category: str, number: float | None) -> None:
    """Give the value of `category` in the series at `where` (its data, or its name)."""
    at.set_number(_value_of(at, where, category), "" if number is None else _typed(number))


def rename(at: Rewriter, where: Place, before: str, after: str) -> None:
    """Give the series at `where` another name, which what it highlights follows."""
    chart = _chart_at(at, where)
    spots = [at.at(where.line, where.column), *_highlighted(chart, before)]
    _set_all(at, spots, after)


def rename_category(at: Rewriter, where: Place, before: str, after: str) -> None:
    """Give a category of the chart whose first series stands at `where` another name."""
    chart = _chart_at(at, where)
    data, row = chart.get("data"), chart.get("categories")
    names = data.children[::2] if data is not None else row.children if row is not None else []
    spots = [one for one in names if one.value == before]
    if len(spots) != 1:
        raise RewriteError
    _set_all(at, [*spots, *_highlighted(chart, before)], after)


def _highlighted(chart: Spot, name: str) -> list[Spot]:
    listed = chart.get("highlight")
    return [one for one in listed.children if one.value == name] if listed else []


def _set_all(at: Rewriter, spots: list[Spot], value: str) -> None:
    """Give several scalars one text, the last in the file first, so that places stay true."""
    for line, column in sorted(((one.line, one.column) for one in spots), reverse=True):
        at.set_scalar(at.at(line, column), value)


def _chart_at(at: Rewriter, where: Place) -> Spot:
    """The chart of which `where` is the data or the name of a series."""
    for chart in at.root.walk():
        data, series = chart.get("data"), chart.get("series")
        starts = [data, *(series.children[::2] if series is not None else ())]
        for one in starts:
            if one is not None and (one.line, one.column) == (where.line, where.column):
                return chart
    raise RewriteError


def _typed(number: float) -> str:
    return str(int(number)) if number == int(number) and abs(number) < 1e15 else repr(number)


def _value_of(at: Rewriter, where: Place, category: str) -> Spot:
    chart = _chart_at(at, where)
    data, series = chart.get("data"), chart.get("series")
    if data is not None and (data.line, data.column) == (where.line, where.column):
        value = data.get(category)
        if value is not None:
            return value
    for name, values in series.pairs if series is not None else ():
        if (name.line, name.column) == (where.line, where.column):
            return _in_row(chart.get("categories"), values, category)
    raise RewriteError


def _in_row(categories: Spot | None, values: Spot, category: str) -> Spot:
    names = [one.value for one in categories.children] if categories else []
    if names.count(category) != 1:
        raise RewriteError
    return values.children[names.index(category)]


# --- slides -------------------------------------------------------------------------------


def slides_of(at: Rewriter) -> Spot:
    slides = at.root.get("slides")
    if slides is None or slides.kind != "sequence":
        raise RewriteError
    return slides


def slide_mapping(at: Rewriter, place: int, ident: str) -> Spot:
    """The slide at `place`, made a mapping with its id where it was a bare name."""
    from deckbuilder.spec.given_ids import id_patches
    from deckbuilder.spec.rewriting import patched

    spot = slides_of(at).children[place]
    if spot.kind == "scalar":
        at.take(patched(at.text, id_patches(at.text, spot, ident, at.newline)))
        spot = slides_of(at).children[place]
    if spot.kind != "mapping" or at.is_repeated(spot):
        raise RewriteError
    return spot


def set_slide_key(at: Rewriter, place: int, ident: str, key: str, value: object) -> None:
    """Give the slide at `place` the key, or take it away where `value` is None."""
    spot = slide_mapping(at, place, ident)
    if value is not None:
        at.set_key(spot, key, value)
        return
    names = [name.value for name, _ in spot.pairs]
    if key in names:
        at.remove(spot, names.index(key))
