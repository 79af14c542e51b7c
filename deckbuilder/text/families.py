"""Font families and their advances, without any font file.

In: a family's name as a theme writes it. Out: `Advances`, which give the width of a character in
ems. Always: every character has a width; what a table lacks is taken from DejaVu Sans, and what
that lacks is an em.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec

from deckbuilder.model.theme import FontTables, Theme

Style = Literal["sans", "serif", "mono"]
Script = Literal["latin", "east_asian"]
Stretches = list[tuple[int, list[float]]]

Kerning = dict[str, dict[str, float]]

METRICS = Path(__file__).parent / "metrics"
FULL_WIDTH = 0x2E80  # from here on a character is an em wide unless a table says otherwise


class Family(NamedTuple):
    """Where a family's Latin advances come from: a table, or one width for every character."""

    table: str = ""
    style: Style = "sans"
    scale: float = 1.0
    fixed: float = 0.0


_HALF_EM = Family(fixed=0.5)
_HALF_EM_SERIF = Family(fixed=0.5, style="serif")

# YaHei's Latin is Noto Sans CJK SC's widened by 3 %; the older Chinese fonts set Latin on half an
# em; Carlito, Caladea and Liberation were drawn to the widths of the fonts they stand in for.
FAMILIES: dict[str, Family] = {
    "Arial": Family("liberation-sans"),
    "Helvetica": Family("liberation-sans"),
    "Liberation Sans": Family("liberation-sans"),
    "Calibri": Family("carlito"),
    "Carlito": Family("carlito"),
    "Segoe UI": Family("noto-sans"),
    "Noto Sans": Family("noto-sans"),
    "DejaVu Sans": Family("dejavu-sans"),
    "Cambria": Family("caladea", "serif"),
    "Caladea": Family("caladea", "serif"),
    "Times New Roman": Family("liberation-serif", "serif"),
    "Liberation Serif": Family("liberation-serif", "serif"),
    "Noto Serif": Family("noto-serif", "serif"),
    "DejaVu Serif": Family("dejavu-serif", "serif"),
    "Consolas": Family(style="mono", fixed=0.55),
    "Courier New": Family("liberation-mono", "mono"),
    "Liberation Mono": Family("liberation-mono", "mono"),
    "DejaVu Sans Mono": Family("dejavu-sans-mono", "mono"),
    "Microsoft YaHei": Family("noto-sans-cjk", scale=1.03),
    "Noto Sans CJK SC": Family("noto-sans-cjk"),
    "Source Han Sans SC": Family("noto-sans-cjk"),
    "Noto Serif CJK SC": Family("noto-serif-cjk", "serif"),
    "Source Han Serif SC": Family("noto-serif-cjk", "serif"),
    "SimHei": _HALF_EM,
    "SimSun": _HALF_EM_SERIF,
    "NSimSun": _HALF_EM_SERIF,
    "KaiTi": _HALF_EM_SERIF,
    "STKaiti": _HALF_EM_SERIF,
    "FangSong": _HALF_EM_SERIF,
    "STFangsong": _HALF_EM_SERIF,
    "STSong": _HALF_EM_SERIF,
    "STZhongsong": _HALF_EM_SERIF,
}
# The same under other names: in Chinese, and fonts drawn to equal widths.
_ALSO = {
    "Arial": ("Arimo", "Nimbus Sans"),
    "Times New Roman": ("Times", "Tinos", "Nimbus Roman"),
    "Courier New": ("Courier", "Cousine", "Nimbus Mono PS"),
    "DejaVu Sans Mono": ("Menlo", "Bitstream Vera Sans Mono"),
    "DejaVu Sans": ("Bitstream Vera Sans",),
    "Microsoft YaHei": ("微软雅黑", "Microsoft YaHei UI"),
    "Source Han Sans SC": ("思源黑体", "Source Han Sans CN", "Noto Sans SC"),
    "Source Han Serif SC": ("思源宋体", "Source Han Serif CN", "Noto Serif SC"),
    "SimHei": ("黑体",),
    "SimSun": ("宋体", "新宋体"),
    "KaiTi": ("楷体",),
    "STKaiti": ("华文楷体",),
    "FangSong": ("仿宋",),
    "STFangsong": ("华文仿宋",),
    "STSong": ("华文宋体",),
    "STZhongsong": ("华文中宋",),
}
FAMILIES.update({other: FAMILIES[name] for name, others in _ALSO.items() for other in others})
UNKNOWN = Family("dejavu-sans")

# Further families whose East Asian characters are an em wide each; of their Latin nothing is known.
EVEN = frozenset(
    (
        "DengXian|等线|PingFang SC|PingFang TC|PingFang HK|苹方|Hiragino Sans GB|冬青黑体简体中文|"
        "Heiti SC|Heiti TC|Songti SC|Songti TC|Kaiti SC|Kaiti TC|STHeiti|华文黑体|STXihei|华文细黑|"
        "STXingkai|华文行楷|STXinwei|华文新魏|STLiti|华文隶书|STHupo|华文琥珀|STCaiyun|华文彩云|"
        "YouYuan|幼圆|LiSu|隶书|SimSun-ExtB|KaiTi_GB2312|楷体_GB2312|FangSong_GB2312|仿宋_GB2312|"
        "FZXiaoBiaoSong-B05S|方正小标宋简体|方正小标宋_GBK|方正黑体简体|方正黑体_GBK|方正楷体简体|"
        "方正楷体_GBK|方正仿宋简体|方正仿宋_GBK|方正书宋简体|方正书宋_GBK|FZShuTi|方正舒体|FZYaoTi|"
        "方正姚体|Microsoft JhengHei|微軟正黑體|MingLiU|細明體|PMingLiU|新細明體|DFKai-SB|標楷體|"
        "Noto Sans CJK TC|Noto Sans CJK HK|Noto Sans CJK JP|Noto Sans CJK KR|Noto Serif CJK TC|"
        "Noto Serif CJK HK|Noto Serif CJK JP|Noto Serif CJK KR|Noto Sans TC|Noto Serif TC|"
        "Noto Sans JP|Noto Serif JP|Source Han Sans|Source Han Serif|Source Han Sans TC|"
        "Source Han Serif TC|思源黑体 CN|思源宋体 CN|WenQuanYi Micro Hei|"
        "文泉驿微米黑|WenQuanYi Zen Hei|文泉驿正黑|Droid Sans Fallback|AR PL UMing CN|"
        "AR PL UKai CN|LXGW WenKai|霞鹜文楷|HarmonyOS Sans SC|MiSans|OPPOSans|Alibaba PuHuiTi|"
        "阿里巴巴普惠体|Yu Gothic|Yu Mincho|Meiryo|MS Gothic|MS Mincho|Malgun Gothic|Batang"
    ).split("|")
)

# What a renderer without any of the named fonts sets Latin text in.
STAND_INS: dict[Style, str] = {
    "sans": "dejavu-sans",
    "serif": "dejavu-serif",
    "mono": "dejavu-sans-mono",
}

AT_HAND = frozenset({"Noto Sans CJK SC", "Noto Serif CJK SC"})  # those it does have
# Tables of what most renderers have besides, and set in place of the fonts of equal widths.
USUAL = frozenset({"liberation-sans", "liberation-serif", "liberation-mono"})

# The spaces whose width is theirs by definition (Unicode, chapter 6.2), in ems.
SPACES = {
    "\u2002": 0.5, "\u2003": 1.0, "\u2004": 1 / 3, "\u2005": 0.25, "\u2006": 1 / 6,
    "\u2009": 0.2, "\u200a": 0.1, "\u200b": 0.0, "\u200d": 0.0, "\u2060": 0.0,
    "\ufe0f": 0.0, "\ufeff": 0.0, "\u202f": 0.2, "\u3000": 1.0, "\n": 0.0, "\t": 1.0,
}  # fmt: skip


class Advances(dict[str, float]):
    """Character -> ems in the widest of some tables; filled as characters are asked for."""

    def __init__(self, *sources: Mapping[str, float]) -> None:
        super().__init__(SPACES)
        self._sources = sources

    def __missing__(self, char: str) -> float:
        found = [source[char] for source in self._sources if char in source]
        self[char] = width = max(found) if found else default_advance(char)
        return width


class Pairs(dict[str, float]):
    """Two characters -> ems from the first to the second, kerned, in the widest of some fonts."""

    def __init__(self, *sources: tuple[Mapping[str, float], Kerning]) -> None:
        super().__init__()
        self._sources = sources

    def __missing__(self, pair: str) -> float:
        first, second = pair
        if first in SPACES:
            found = [SPACES[first]]
        else:
            found = [
                table[first] + kerning.get(first, {}).get(second, 0.0) / 1000
                for table, kerning in self._sources
                if first in table
            ]
        self[pair] = width = max(found) if found else default_advance(first)
        return width

    def most(self, first: str) -> float:
        """Ems from a character to the next, whichever that is."""
        if first in SPACES:
            return SPACES[first]
        found = [
            table[first] + max(kerning.get(first, {}).values(), default=0.0) / 1000
            for table, kerning in self._sources
            if first in table
        ]
        return max(found) if found else default_advance(first)


def default_advance(char: str) -> float:
    """The width of a character that a family's own table lacks."""
    if unicodedata.combining(char):
        return 0.0
    return 1.0 if ord(char) >= FULL_WIDTH else load_table("dejavu-sans", False).get(char, 1.0)


class Tables(msgspec.Struct, frozen=True):
    """A metrics file: see `tools/make_metrics.py`."""

    regular: Stretches
    bold: Stretches
    regular_kerning: Kerning
    bold_kerning: Kerning


class Table(Mapping[str, float]):
    """Character -> ems, looked up in the stretches of a metrics file and made wider by `scale`."""

    def __init__(self, stretches: Stretches, scale: float = 1.0) -> None:
        self._stretches = stretches
        self._starts = [first for first, _ in stretches]
        self._scale = scale

    def __getitem__(self, char: str) -> float:
        code = ord(char)
        at = bisect(self._starts, code) - 1
        first, row = self._stretches[at]
        if at < 0 or code >= first + len(row):
            raise KeyError(char)
        return row[code - first] / 1000 * self._scale

    def __iter__(self) -> Iterator[str]:
        for first, row in self._stretches:
            yield from map(chr, range(first, first + len(row)))

    def __len__(self) -> int:
        return sum(len(row) for _, row in self._stretches)


@cache
def load_tables(name: str) -> Tables:
    return msgspec.json.decode((METRICS / f"{name}.json").read_bytes(), type=Tables)


@cache
def load_table(name: str, bold: bool, scale: float = 1.0) -> Table:
    """The table `name` as character -> ems."""
    tables = load_tables(name)
    return Table(tables.bold if bold else tables.regular, scale)


def load_kerning(name: str, bold: bool) -> Kerning:
    """First -> second character -> thousandths of an em that are added."""
    tables = load_tables(name)
    return tables.bold_kerning if bold else tables.regular_kerning


def fixed_table(width: float) -> dict[str, float]:
    return {chr(code): width for code in (*range(0x20, 0x7F), *range(0xA0, 0x250))}


def is_known(name: str, theme: Theme, script: Script = "latin") -> bool:
    """Whether the advances of the family `name` are known in that script, here or from a file that
    the theme names; if not, its Latin is measured wide, and its East Asian characters as an em."""
    if name in FAMILIES or name in theme.font_tables:
        return True
    return script == "east_asian" and name in EVEN


@cache
def family_table(name: str, bold: bool) -> Mapping[str, float]:
    """Character -> ems of the family `name`; an unknown one is taken for a wide one."""
    family = FAMILIES.get(name, UNKNOWN)
    if family.fixed:
        return fixed_table(family.fixed)
    return load_table(family.table, bold, family.scale)


def family_kerning(name: str, bold: bool) -> Kerning:
    family = FAMILIES.get(name, UNKNOWN)
    return load_kerning(family.table, bold) if family.table else {}


@cache
def latin_advances(name: str, bold: bool, with_stand_in: bool) -> Advances:
    """Latin advances of a family, or of the wider of it and its stand-in."""
    table = family_table(name, bold)
    if not with_stand_in or name in AT_HAND:
        return Advances(table)
    return Advances(table, load_table(stand_in_of(name), bold))


@cache
def latin_pairs(name: str, bold: bool) -> Pairs:
    """Kerned advances in the wider of a family and its stand-in."""
    own = family_table(name, bold), family_kerning(name, bold)
    if name in AT_HAND:
        return Pairs(own)
    stand_in = stand_in_of(name)
    return Pairs(own, (load_table(stand_in, bold), load_kerning(stand_in, bold)))


def stand_in_of(name: str) -> str:
    return STAND_INS[FAMILIES.get(name, UNKNOWN).style]


@cache
def usual_latin(name: str, bold: bool) -> tuple[Advances, Pairs]:
    """The advances, plain and kerned, of what most renderers set in place of a family."""
    table = FAMILIES.get(name, UNKNOWN).table
    if name not in AT_HAND and table not in USUAL:
        table = stand_in_of(name)
    advances = load_table(table, bold)
    return Advances(advances), Pairs((advances, load_kerning(table, bold)))


class FullWidth(Advances):
    """Character -> ems in East Asian text: an em each, but for its spaces."""

    def __init__(self, space: float) -> None:
        super().__init__()
        self[" "] = self["\xa0"] = space

    def __missing__(self, char: str) -> float:
        self[char] = 1.0
        return 1.0


@cache
def east_asian_advances(name: str, bold: bool, with_stand_in: bool) -> FullWidth:
    """East Asian advances of a family; only its space differs from that of others."""
    return _full_width(family_table(name, bold), bold, with_stand_in)


def _full_width(table: Mapping[str, float], bold: bool, with_stand_in: bool) -> FullWidth:
    space = table.get(" ", 0.5)
    if with_stand_in:
        space = max(space, load_table("noto-sans-cjk", bold)[" "])
    return FullWidth(space)


class Families:
    """Advances by family: those of the files that a theme names, else those of the tables here."""

    def __init__(self, own: Mapping[str, FontTables]) -> None:
        self._own = own

    def _table(self, name: str, bold: bool) -> Mapping[str, float]:
        return self._own[name].bold if bold else self._own[name].regular

    def latin(self, name: str, bold: bool, with_stand_in: bool) -> Advances:
        """Of the family, or the wider of it and its stand-in."""
        if name not in self._own:
            return latin_advances(name, bold, with_stand_in)
        stand_in = (load_table(stand_in_of(name), bold),) if with_stand_in else ()
        return Advances(self._table(name, bold), *stand_in)

    def pairs(self, name: str, bold: bool) -> Pairs:
        """Kerned, in the wider of the family and its stand-in; files are taken as not kerned."""
        if name not in self._own:
            return latin_pairs(name, bold)
        stand_in = stand_in_of(name)
        kerned = load_table(stand_in, bold), load_kerning(stand_in, bold)
        return Pairs((self._table(name, bold), {}), kerned)

    def east_asian(self, name: str, bold: bool, with_stand_in: bool) -> FullWidth:
        if name not in self._own:
            return east_asian_advances(name, bold, with_stand_in)
        return _full_width(self._table(name, bold), bold, with_stand_in)
