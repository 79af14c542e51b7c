"""The workbook behind a chart: a `Chart` comes in, the bytes of an .xlsx go out.

One sheet: names of the series in row 1 from B, categories in column A from row 2. A string
stays a string, whatever it begins with; a gap is an empty cell. The same chart gives the same
bytes on every machine. The cell references and the texts of numbers and strings made here are
also those of the chart part, so that its cached values equal the sheet.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from io import BytesIO

from deckbuilder.model.scene import Chart
from deckbuilder.pptx_writer.xml import DECLARATION, NS_R, escape

SHEET = "Sheet1"

_XLSX = "http://schemas.openxmlformats.org/"
_MAIN = f'xmlns="{_XLSX}spreadsheetml/2006/main"'
_RELS = f'<Relationships xmlns="{_XLSX}package/2006/relationships">'
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"

_CONTENT_TYPES = (
    f'{DECLARATION}<Types xmlns="{_XLSX}package/2006/content-types">'
    '<Default Extension="rels"'
    ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/>'
    f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_TYPE}.sharedStrings+xml"/>'
    "</Types>"
)
_PACKAGE_RELS = (
    f'{DECLARATION}{_RELS}<Relationship Id="rId1" Type="{NS_R}/officeDocument"'
    ' Target="xl/workbook.xml"/></Relationships>'
)
_WORKBOOK_RELS = (
    f"{DECLARATION}{_RELS}"
    f'<Relationship Id="rId1" Type="{NS_R}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{NS_R}/styles" Target="styles.xml"/>'
    f'<Relationship Id="rId3" Type="{NS_R}/sharedStrings" Target="sharedStrings.xml"/>'
    "</Relationships>"
)
_WORKBOOK = (
    f'{DECLARATION}<workbook {_MAIN} xmlns:r="{NS_R}">'
    f'<sheets><sheet name="{SHEET}" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
# Style 1 is for text that looks like a formula: without the prefix, opening such a cell and
# leaving it with Enter would turn it into one.
_STYLES = (
    f"{DECLARATION}<styleSheet {_MAIN}>"
    '<fonts count="1"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    "</styleSheet>"
)
_FORMULA_SIGNS = ("=", "+", "-", "@", "'")

# What XML cannot hold, and text that reads as such an escape (ST_Xstring, ECMA-376-1 22.9.2.19).
_UNHOLDABLE = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")


def cell_text(text: str) -> str:
    """`text` as character data of an ST_Xstring: what XML cannot hold becomes `_xHHHH_`."""
    return escape(_UNHOLDABLE.sub(lambda found: f"_x{ord(found[0]):04X}_", text))


def number_text(value: float | None) -> str:
    """`value` as an xsd:double, shortest form; empty for a gap and for what is not finite."""
    if value is None or not math.isfinite(value):
        return ""
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(float(value))


def column_name(index: int) -> str:
    """The letters of column `index`, from 0."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(65 + rest) + name
    return name


def cell_range(column: int, first: int, last: int) -> str:
    """Rows `first` to `last` (from 1) of column `column` (from 0), as a chart refers to them."""
    letters = column_name(column)
    end = f":${letters}${last}" if last > first else ""
    return f"{SHEET}!${letters}${first}{end}"


def has_number_categories(chart: Chart) -> bool:
    """Whether the categories are x values; else they are names, even those made of digits."""
    return chart.type == "scatter"


def category_text(category: str | float) -> str:
    """A category as a name."""
    return category if isinstance(category, str) else number_text(category)


def category_number(category: str | float) -> str:
    """A category as an x value; empty where it is none."""
    return "" if isinstance(category, str) else number_text(category)


class _Strings:
    """The table of shared strings, in the order in which cells first use them."""

    def __init__(self) -> None:
        self.index: dict[str, int] = {}
        self.uses = 0

    def cell(self, reference: str, text: str) -> str:
        """The cell holding `text`; nothing for the empty string."""
        if not text:
            return ""
        self.uses += 1
        number = self.index.setdefault(text, len(self.index))
        style = ' s="1"' if text.startswith(_FORMULA_SIGNS) else ""
        return f'<c r="{reference}"{style} t="s"><v>{number}</v></c>'

    def part(self) -> str:
        items = "".join(
            f'<si><t xml:space="preserve">{cell_text(text)}</t></si>' for text in self.index
        )
        counts = f'count="{self.uses}" uniqueCount="{len(self.index)}"'
        return f"{DECLARATION}<sst {_MAIN} {counts}>{items}</sst>"


def _number_cell(reference: str, text: str) -> str:
    return f'<c r="{reference}"><v>{text}</v></c>' if text else ""


def _row(number: int, cells: Iterable[str]) -> str:
    return f'<row r="{number}">{"".join(cells)}</row>'


def _rows(chart: Chart, strings: _Strings) -> Iterable[str]:
    letters = [column_name(index + 1) for index in range(len(chart.series))]
    names = (
        strings.cell(f"{letter}1", series.name)
        for letter, series in zip(letters, chart.series, strict=True)
    )
    yield _row(1, names)
    numeric = has_number_categories(chart)
    columns = [
        (letter, series.values) for letter, series in zip(letters, chart.series, strict=True)
    ]
    for index, category in enumerate(chart.categories):
        row = index + 2
        name = (
            _number_cell(f"A{row}", category_number(category))
            if numeric
            else strings.cell(f"A{row}", category_text(category))
        )
        values = (
            _number_cell(f"{letter}{row}", number_text(values[index]))
            for letter, values in columns
            if index < len(values)
        )
        yield _row(row, (name, *values))


def write_workbook(chart: Chart) -> bytes:
    """The workbook that holds the data of `chart`."""
    strings = _Strings()
    sheet = (
        f"{DECLARATION}<worksheet {_MAIN}><sheetData>{''.join(_rows(chart, strings))}</sheetData>"
        "</worksheet>"
    )
    parts = (
        ("[Content_Types].xml", _CONTENT_TYPES),
        ("_rels/.rels", _PACKAGE_RELS),
        ("xl/workbook.xml", _WORKBOOK),
        ("xl/_rels/workbook.xml.rels", _WORKBOOK_RELS),
        ("xl/worksheets/sheet1.xml", sheet),
        ("xl/styles.xml", _STYLES),
        ("xl/sharedStrings.xml", strings.part()),
    )
    return _zip(parts)


def _zip(parts: Iterable[tuple[str, str]]) -> bytes:
    from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

    stream = BytesIO()
    with ZipFile(stream, "w") as package:
        for name, text in parts:
            entry = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 0  # else the bytes would tell the machine's system
            entry.external_attr = 0
            package.writestr(entry, text.encode("utf-8"))
    return stream.getvalue()
