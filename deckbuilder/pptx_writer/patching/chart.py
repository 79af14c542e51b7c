"""One number of a chart, changed where it's shown and in the workbook behind."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from deckbuilder.ooxml.charts import reference_of, series_of, values_of
from deckbuilder.ooxml.names import C, Element, R
from deckbuilder.ooxml.parts import PackageError, Parts, ZipParts, etree, parse
from deckbuilder.ooxml.shapes import whole_number
from deckbuilder.pptx_writer.patching.patched import Patched

_RANGE = re.compile(r"'?(.+?)'?!\$?([A-Z]{1,3})\$?(\d+)(?::.*)?\Z")
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def chart_part(frame: Element, parts: Parts, owner: str) -> str:
    """The part of the chart that a frame of the slide `owner` shows."""
    chart = next(frame.iter(f"{C}chart"))
    return parts.relations(owner)[chart.get(f"{R}id")].target


def patch_value(
    deck: Patched, part: str, source: Element, cell: tuple[int, int], place: tuple[int, int]
) -> None:
    """Gives one point of the chart in `part` the value that `place` has in `source`, a chart's
    root. `cell` and `place` are the point and the series, from 0.
    """
    point, series = cell
    root = deck.xml(part)
    text = _cached(series_of(source)[place[1]][0], place[0])
    group = series_of(root)[series]
    for one in group:
        _set_cached(one, point, text)
    deck.write_xml(part, root)
    _patch_workbook(deck, part, reference_of(group[0]), point, text)


def _points(series: Element) -> Element | None:
    values = values_of(series)
    return next(values.iter(f"{C}numCache", f"{C}numLit"), None) if values is not None else None


def _cached(series: Element, point: int) -> str:
    cache = _points(series)
    for one in cache.iter(f"{C}pt") if cache is not None else ():
        if one.get("idx") == str(point):
            return one.findtext(f"{C}v") or ""
    return ""


def _set_cached(series: Element, point: int, text: str) -> None:
    cache = _points(series)
    if cache is None:
        return
    known = [one for one in cache.iter(f"{C}pt") if one.get("idx") == str(point)]
    for one in known:
        if text:
            one.find(f"{C}v").text = text
        else:
            cache.remove(one)
    if text and not known:
        _add_point(cache, point, text)


def _add_point(cache: Element, point: int, text: str) -> None:
    new = cache.makeelement(f"{C}pt", {"idx": str(point)})
    value = new.makeelement(f"{C}v")
    value.text = text
    new.append(value)
    before = [one for one in cache.iter(f"{C}pt") if whole_number(one.get("idx")) < point]
    (before[-1] if before else cache.find(f"{C}ptCount")).addnext(new)


# --- the workbook -----------------------------------------------------------------------------


def _patch_workbook(deck: Patched, part: str, reference: str, point: int, text: str) -> None:
    """Changes the cell behind a point; a workbook that isn't embedded or readable stays."""
    place = _RANGE.match(reference)
    books = deck.related(part, "package")
    if not place or not books or books[0] not in deck:
        return
    sheet, column, first = place[1], place[2], int(place[3])
    try:
        book = ZipParts(deck.read(books[0]))
        name = _sheet_part(book, sheet)
    except (PackageError, BadZipFile):
        return
    root = parse(book.read(name), name) if name else None
    if root is not None and _set_cell(root, column, first + point, text):
        content = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        deck.write_part(books[0], _repack(book, name, content))


def _sheet_part(book: ZipParts, sheet: str) -> str:
    (workbook,) = book.related("", "officeDocument")
    for one in book.xml(workbook).iter(f"{_MAIN}sheet"):
        if one.get("name") == sheet.replace("''", "'"):
            return book.relations(workbook)[one.get(f"{R}id")].target
    return ""


def _set_cell(root: Element, column: str, row: int, text: str) -> bool:
    """Sets the number in a cell that is there; tells whether it was."""
    for one in root.iter(f"{_MAIN}c"):
        if one.get("r") == f"{column}{row}":
            one.attrib.pop("t", None)
            for child in list(one):
                one.remove(child)
            if text:
                value = one.makeelement(f"{_MAIN}v")
                value.text = text
                one.append(value)
            return True
    return False


def _repack(book: ZipParts, name: str, content: bytes) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as file:
        for one, info in book.entries.items():
            kept = content if one == name else book.read(one)
            copy = type(info)(one, (1980, 1, 1, 0, 0, 0))
            copy.compress_type = ZIP_DEFLATED
            file.writestr(copy, kept)
    return out.getvalue()
