"""What a theme file may hold, as data: the forms that `check.py` compares a tree with."""

from __future__ import annotations

import msgspec

from deckbuilder.model.theme import FONT_ROLES

VARIANTS = ("light", "dark")
FORMS = ("cover", "section", "closing", "statement", "quote", "content")
TEMPLATE_FORMS = (*FORMS, "points", "columns")
SLOTS = (
    "dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6",
    "hlink", "folHlink",
)  # fmt: skip
# the drawings of layout/art.py
SHAPES = (
    "rect", "line", "double_rule", "progress", "chapter_bars", "chapter_rules", "chapter_share",
    "seal", "chevron", "arches", "arcade", "pleats", "star", "leaf", "leaf_row", "stem",
    "chapter_stem", "orbits", "chapter_orbits", "landscape",
)  # fmt: skip


class Number(msgspec.Struct, frozen=True):
    expected: str = "a number"
    low: float = -100.0
    high: float = 1000.0
    whole: bool = False


class Word(msgspec.Struct, frozen=True):
    expected: str = "text"
    empty: bool = False


class Flag(msgspec.Struct, frozen=True):
    expected: str = "true or false"


class Choice(msgspec.Struct, frozen=True):
    what: str
    words: tuple[str, ...]


class Color(msgspec.Struct, frozen=True):
    """A colour expression over the theme's roles; `empty` allows none."""

    empty: bool = False


class RoleColor(msgspec.Struct, frozen=True):
    """The value of a role: hex digits, or the role it equals."""


class Colors(msgspec.Struct, frozen=True):
    """Variants, each a mapping of roles; and roles of a brand, which are hex digits."""

    variant: MapOf


class RoleName(msgspec.Struct, frozen=True):
    """One of the theme's colour roles."""


class ListOf(msgspec.Struct, frozen=True):
    item: Form
    expected: str
    least: int = 0
    most: int = 100


class MapOf(msgspec.Struct, frozen=True):
    item: Form


class Record(msgspec.Struct, frozen=True):
    fields: dict[str, Form]
    required: tuple[str, ...] = ()


class Maybe(msgspec.Struct, frozen=True):
    form: Form


class AliasOr(msgspec.Struct, frozen=True):
    """The name of another entry of the same mapping, or the form itself."""

    words: tuple[str, ...]
    form: Form


class LayoutName(msgspec.Struct, frozen=True):
    """A layout of a template: its number from 1, its name, or `made`."""


class Loose(msgspec.Struct, frozen=True):
    """Parameters whose names the drawings know; colours among them are still looked at."""


Form = (
    Number | Word | Flag | Choice | Color | RoleColor | Colors | RoleName
    | ListOf | MapOf | Record | Maybe | AliasOr | LayoutName | Loose
)  # fmt: skip

_LENGTH = Number("a length in inches")
_POINTS = Number("points", 0, 100)
_FLAG = Flag()
_WORD = Word()
_BOX = ListOf(_LENGTH, "a box [x, y, width, height]", 4, 4)
_FAMILIES = ListOf(Word("a font family"), "a list of font families", 1, 8)
_FACE = Choice("font role", FONT_ROLES)

_STYLE = Record({
    "sizes": ListOf(Number("a size in points", 1, 600), "a list of sizes, largest first", 1, 12),
    "lines": ListOf(Number("a number of lines", 1, 99, whole=True), "a list of line counts"),
    "face": _FACE,
    "bold": _FLAG,
    "color": Color(),
    "pitch": Number("line distance over size, at least 1.2", 1.2, 3),
    "pitch_latin": Number("line distance over size, at least 1.2", 1.2, 3),
    "tracking": Number("a share of the size", -0.2, 1),
    "marked": Color(empty=True),
})  # fmt: skip

_MARK = Record({
    "char": Word("one character"),
    "font": Word("a font family"),
    "color": Color(),
    "percent": Number("per cent of the text's size, 25 to 400", 25, 400, whole=True),
    "indent": _LENGTH,
    "hanging": _LENGTH,
}, ("char",))  # fmt: skip

_ART = Record({
    "shape": Choice("shape", SHAPES),
    "box": _BOX,
    "fill": Color(empty=True),
    "stroke": Color(empty=True),
    "weight": Number("points", 0, 100),
    "args": Loose(),
}, ("shape",))  # fmt: skip

_ARTS = ListOf(_ART, "a list of art")

_FORM = Record({
    "background": Color(),
    "variant": Choice("variant", VARIANTS),
    "master_art": _FLAG,
    "foot_color": Color(empty=True),
    "strip_fill": Color(empty=True),
    "art": _ARTS,
})  # fmt: skip

_FRAME = Record({
    "margin": _LENGTH,
    "margin_right": _LENGTH,
    "kicker_depth": _LENGTH,
    "corner": _LENGTH,
    "panels": MapOf(Record({
        "fill": Color(empty=True), "edge": Color(), "weight": _POINTS, "top": _POINTS,
        "foot": _POINTS, "rule_color": Color(),
    })),
    "kicker": _BOX,
    "kicker_ordinal": _FLAG,
    "badge": Maybe(Record({
        "box": _BOX, "size": Number("points", 1, 100), "fill": Color(empty=True), "color": Color(),
        "kicker_x": _LENGTH, "face": _FACE, "align": Choice("alignment", ("left", "center")),
        "digits": Number("a number of digits", 1, 4, whole=True),
        "corners": ListOf(_LENGTH, "two radii in inches", 2, 2), "art": _ARTS,
    }, ("box",))),
    "title": _BOX,
    "title_two_lines": _BOX,
    "title_anchor": Choice("anchor", ("top", "middle")),
    "lead": _BOX,
    "lead_below_two_lines": _LENGTH,
    "body_top": Record(dict.fromkeys(("plain", "two_lines", "lead", "both"), _LENGTH)),
    "body_bottom": Record(dict.fromkeys(("plain", "takeaway", "source", "both"), _LENGTH)),
    "takeaway": Record({
        "box": _BOX, "y_above_source": _LENGTH, "fill": Color(empty=True), "inset": _LENGTH,
        "corner": _LENGTH, "marks": _ARTS,
    }),
    "source": _BOX,
    "footer": _BOX,
    "number": _BOX,
    "logo": _BOX,
    "aside": Record({
        "x": _LENGTH, "w": _LENGTH, "most_w": _LENGTH, "main_right": _LENGTH,
        "fill": Color(empty=True), "facts_fill": Color(empty=True), "padding": _LENGTH,
        "rule": _LENGTH,
    }),
    "inline": Record(dict.fromkeys(
        ("marked_color", "marked_ground", "code_color", "code_ground", "link_color"),
        Color(empty=True),
    )),
})  # fmt: skip

THEME = Record({
    "extends": _WORD,
    "title": _WORD,
    "variants": ListOf(Choice("variant", VARIANTS), "a list of light, dark or both", 1, 2),
    "colors": Colors(MapOf(RoleColor())),
    "slots": Record(dict.fromkeys(SLOTS, RoleName()), SLOTS),
    "palette": ListOf(Color(), "a list of colours", 1, 12),
    "fonts": Record(dict.fromkeys(FONT_ROLES, AliasOr(
        FONT_ROLES, Record({"latin": _FAMILIES, "east_asian": _FAMILIES}, ("latin", "east_asian"))
    )), FONT_ROLES),
    "font_files": MapOf(Record(
        {"regular": Word("a font file"), "bold": Word("a font file")}, ("regular",)
    )),
    "styles": MapOf(_STYLE),
    "marks": ListOf(_MARK, "three list marks", 3, 3),
    "frame": _FRAME,
    "template": Word("a .potx or .pptx beside the file"),
    "layouts": Record(dict.fromkeys(TEMPLATE_FORMS, LayoutName())),
    "forms": Record(
        {form: Record({**_FORM.fields, "frame": _FRAME}) for form in TEMPLATE_FORMS}, FORMS
    ),
    "master_art": _ARTS,
    "logo": Word(empty=True),
    "kinds": MapOf(Loose()),
}, ("colors", "slots", "palette", "fonts", "styles", "marks", "frame", "forms"))  # fmt: skip
