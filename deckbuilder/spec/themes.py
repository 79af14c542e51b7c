"""What a spec says about its theme: a name, a path, or a mapping with changes of its own."""

from __future__ import annotations

import re
from typing import Any

from deckbuilder.diagnostics import Place
from deckbuilder.model.spec import Image, ThemeChoice
from deckbuilder.spec.files import resolve
from deckbuilder.spec.forms import (
    Checked,
    Field,
    Form,
    Later,
    Made,
    MappingOf,
    Record,
    Schema,
    Shaped,
    any_of,
    check_word,
)
from deckbuilder.spec.nodes import Node, Scalar
from deckbuilder.spec.reader import Reader, describe
from deckbuilder.spec.scalars import is_null
from deckbuilder.spec.words import LITERAL, WordForm

THEMES = ("academy-blue", "forest", "ink", "midnight", "party-red", "plain", "base")
ROLES = (
    *("background", "surface", "text", "muted", "primary", "on-primary"),
    *(f"accent{number}" for number in range(1, 7)),
    *("good", "warn", "line"),
)
FONT_ROLES = ("heading", "body", "mono", "quote")

_COLOR = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})\Z")


class ThemeNameForm(Form[str], frozen=True):
    """A theme's name, or the path of a theme, which ends in `.yaml`."""

    def read(self, node: Node, at: Reader) -> str:
        name = LITERAL.read(node, at)
        return resolve(name, node, at) if name.endswith((".yaml", ".yml")) else name

    def schema(self, definitions: dict[str, Schema]) -> Schema:
        return any_of({"enum": list(THEMES)}, {"type": "string"})


class ColorForm(Form[str], frozen=True):
    """`"#b3121d"` or `"#b21"`."""

    def read(self, node: Node, at: Reader) -> str:
        if type(node) is Scalar and _COLOR.match(node.value):
            return node.value
        hint = "; a # outside quotes starts a comment" if is_null(node) else ""
        expected = 'a colour in quotes, "#b3121d"'
        raise at.fault("E103", node, expected=expected, found=describe(node), hint=hint)

    def schema(self, definitions: dict[str, Schema]) -> Schema:
        return {"type": "string", "pattern": "^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$"}


class RoleForm(Form[str], frozen=True):
    """One of the roles that a key may name."""

    what: str
    roles: tuple[str, ...]

    def read(self, node: Node, at: Reader) -> str:
        assert type(node) is Scalar
        return check_word(node, list(self.roles), self.what, at)

    def schema(self, definitions: dict[str, Schema]) -> Schema:
        return {"enum": list(self.roles)}


def _pair(key: str, value: Any, where: Place) -> tuple[str, Any]:
    return key, value


def _file(image: Image) -> str:
    return image.file


def _choice(fields: dict[str, Any], node: Node, at: Reader) -> ThemeChoice:
    return ThemeChoice(**fields, where=at.place(node))


def _named(name: str) -> dict[str, Any]:
    return {"name": name}


_FONT: Record[dict[str, str]] = Record(
    "a font",
    {
        "latin": Field(LITERAL, "The face for Latin letters"),
        "east_asian": Field(LITERAL, "The face for Chinese"),
    },
    dict,
)
_COLORS = MappingOf(RoleForm("color role", ROLES), ColorForm(), _pair, "colors")
_FONTS = MappingOf(RoleForm("font role", FONT_ROLES), _FONT, _pair, "fonts")

_RECORD: Record[dict[str, Any]] = Record(
    "a theme",
    {
        "name": Field(ThemeNameForm(), "A theme's name or path"),
        "variant": Field(WordForm("variant", ("light", "dark")), "light or dark"),
        "colors": Field(Made(_COLORS, dict), 'Colours of its own: {role: "#hex"}'),
        "fonts": Field(Made(_FONTS, dict), "Fonts of its own: {heading: {latin, east_asian}}"),
        "logo": Field(Made(Later("media", "IMAGE_FILE"), _file), "The path of a logo"),
    },
    dict,
)

THEME: Form[ThemeChoice] = Checked(
    Shaped(
        "a theme's name, or a mapping with it",
        scalar=Made(ThemeNameForm(), _named),
        mapping=_RECORD,
    ),
    _choice,
)
