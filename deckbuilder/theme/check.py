"""A theme's tree compared with the schema: every fault with its place, none skipped.

The tree is not changed; where no error comes out, every value has the form that `schema.py`
gives it, and every colour in it names roles that exist.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from itertools import pairwise
from typing import Any, cast

from deckbuilder.diagnostics import Diagnostic, diagnostic, suggestion
from deckbuilder.theme import schema
from deckbuilder.theme.roles import is_hex
from deckbuilder.theme.source import Keys, Tree

_COLOR_KEYS = frozenset({"fill", "stroke", "color", "shade", "rest", "fills", "colors"})
_COLOR_ENDS = ("_fill", "_color", "_stroke")


def check_tree(tree: Tree, roles: Collection[str]) -> list[Diagnostic]:
    """Everything wrong with `tree`, whose colours may use `roles`."""
    check = _Check(tree, roles)
    check.value(schema.THEME, tree.values, ())
    check.ladders()
    return check.found


class _Check:
    def __init__(self, tree: Tree, roles: Collection[str]) -> None:
        self.tree = tree
        self.roles = roles
        self.found: list[Diagnostic] = []
        self.by_form: dict[type, Callable[[Any, Any, Keys], None]] = {
            schema.Number: self._number,
            schema.Word: self._word,
            schema.Flag: self._flag,
            schema.Choice: self._choice,
            schema.Color: self._color,
            schema.Colors: self._colors,
            schema.RoleColor: self._role_color,
            schema.RoleName: self._role_name,
            schema.ListOf: self._list,
            schema.MapOf: self._map,
            schema.Record: self._record,
            schema.Maybe: self._maybe,
            schema.AliasOr: self._alias,
            schema.LayoutName: self._layout,
            schema.Loose: self._loose,
        }

    def value(self, form: schema.Form, value: Any, keys: Keys) -> None:
        self.by_form[type(form)](form, value, keys)

    def report(self, code: str, keys: Keys, **fields: object) -> None:
        self.found.append(diagnostic(code, self.tree.place(keys), **fields))

    def _expect(self, expected: str, keys: Keys) -> None:
        self.report("E209", keys, key=_name(keys), expected=expected)

    def _unknown(self, what: str, word: object, known: Collection[str], keys: Keys) -> None:
        hint = suggestion(str(word), known)
        self.report("E212", keys, what=what, word=word, hint=hint)

    # --- single values ----------------------------------------------------------------------

    def _number(self, form: schema.Number, value: Any, keys: Keys) -> None:
        right = isinstance(value, int if form.whole else (int, float))
        if not right or isinstance(value, bool) or not form.low <= value <= form.high:
            self._expect(form.expected, keys)

    def _word(self, form: schema.Word, value: Any, keys: Keys) -> None:
        if not isinstance(value, str) or not (value.strip() or form.empty):
            self._expect(form.expected, keys)

    def _flag(self, form: schema.Flag, value: Any, keys: Keys) -> None:
        if not isinstance(value, bool):
            self._expect(form.expected, keys)

    def _choice(self, form: schema.Choice, value: Any, keys: Keys) -> None:
        if value not in form.words:
            self._unknown(form.what, value, form.words, keys)

    def _color(self, form: schema.Color, value: Any, keys: Keys) -> None:
        if value == "" and form.empty:
            return
        if not isinstance(value, str) or not value:
            self._expect("a colour", keys)
            return
        self._expression(value, keys)

    def _expression(self, value: str, keys: Keys) -> None:
        names, slash, share = value.partition("/")
        front, tilde, back = names.partition("~")
        if (tilde and not slash) or (slash and not _is_share(share)):
            self.report("E214", keys, color=value)
            return
        for name in (front, back) if tilde else (front,):
            role = name.removeprefix("inv.")
            if role not in self.roles:
                self._unknown("colour role", role, self.roles, keys)

    def _colors(self, form: schema.Colors, value: Any, keys: Keys) -> None:
        for key, item in self._mapping(value, keys).items():
            at = (*keys, key)
            if key in schema.VARIANTS:
                self._map(form.variant, item, at)
            elif key not in self.roles:
                where = self.tree.key_places.get(at, self.tree.place(at))
                hint = suggestion(key, (*schema.VARIANTS, *self.roles))
                self.found.append(
                    diagnostic("E212", where, what="variant or colour role", word=key, hint=hint)
                )
            elif not is_hex(item):
                self.report("E213", at, color=item, also="")

    def _role_color(self, form: schema.RoleColor, value: Any, keys: Keys) -> None:
        if is_hex(value):
            return
        if isinstance(value, str) and "/" in value and "#" not in value:
            self._expression(value, keys)
            return
        if not isinstance(value, str) or value.startswith("#") or not value:
            self.report("E213", keys, color=value, also=" or the name of a role")
        elif value.removeprefix("inv.") not in self.roles:
            self._unknown("colour role", value, self.roles, keys)

    def _role_name(self, form: schema.RoleName, value: Any, keys: Keys) -> None:
        if not isinstance(value, str) or value not in self.roles:
            self._unknown("colour role", value, self.roles, keys)

    # --- values that hold others ------------------------------------------------------------

    def _list(self, form: schema.ListOf, value: Any, keys: Keys) -> None:
        if not isinstance(value, list) or not form.least <= len(value) <= form.most:  # pyright: ignore[reportUnknownArgumentType]
            self._expect(form.expected, keys)
            return
        for index, item in enumerate(value):  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
            self.value(form.item, item, (*keys, index))

    def _map(self, form: schema.MapOf, value: Any, keys: Keys) -> None:
        for key, item in self._mapping(value, keys).items():
            self.value(form.item, item, (*keys, key))

    def _record(self, form: schema.Record, value: Any, keys: Keys) -> None:
        given = self._mapping(value, keys)
        for key, item in given.items():
            known = form.fields.get(key)
            if known is None:
                where = self.tree.key_places.get((*keys, key), self.tree.place(keys))
                hint = suggestion(key, form.fields)
                self.found.append(diagnostic("E210", where, key=key, hint=hint))
            else:
                self.value(known, item, (*keys, key))
        if isinstance(value, dict):
            for key in form.required:
                if key not in given:
                    self.report("E211", keys, key=key)

    def _mapping(self, value: Any, keys: Keys) -> Mapping[str, Any]:
        if isinstance(value, dict):
            return value  # pyright: ignore[reportUnknownVariableType]
        self._expect("a mapping of keys", keys)
        return {}

    def _maybe(self, form: schema.Maybe, value: Any, keys: Keys) -> None:
        if value is not None:
            self.value(form.form, value, keys)

    def _alias(self, form: schema.AliasOr, value: Any, keys: Keys) -> None:
        if not isinstance(value, str):
            self.value(form.form, value, keys)
        elif value not in form.words:
            self._unknown("font role", value, form.words, keys)

    def _layout(self, form: schema.LayoutName, value: Any, keys: Keys) -> None:
        if isinstance(value, bool) or not isinstance(value, int | str) or value == "":
            self._expect("a layout's number, its name, or `made`", keys)

    def _loose(self, form: schema.Loose, value: Any, keys: Keys) -> None:
        for key, item in self._mapping(value, keys).items():
            self._parameter(key, item, (*keys, key))

    def _parameter(self, key: str, value: Any, keys: Keys) -> None:
        if isinstance(value, dict):
            for inner, item in value.items():  # pyright: ignore[reportUnknownVariableType]
                self._parameter(inner, item, (*keys, inner))  # pyright: ignore[reportUnknownArgumentType]
        elif isinstance(value, list):
            for index, item in enumerate(value):  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
                self._parameter(key, item, (*keys, index))
        elif value and isinstance(value, str) and _holds_color(key):
            self._expression(value, keys)

    # --- styles -----------------------------------------------------------------------------

    def ladders(self) -> None:
        for name, style in self._styles().items():
            sizes: Any = style.get("sizes")
            if sizes is None:
                self._no_sizes(("styles", name))
            elif isinstance(sizes, list) and not _falls(cast("list[Any]", sizes)):
                steps = ", ".join(map(str, cast("list[Any]", sizes)))
                self.report("E215", ("styles", name, "sizes"), sizes=steps)

    def _styles(self) -> dict[str, dict[str, Any]]:
        styles: Any = self.tree.values.get("styles")
        if not isinstance(styles, dict):
            return {}
        given = cast("dict[str, Any]", styles)
        return {name: style for name, style in given.items() if isinstance(style, dict)}

    def _no_sizes(self, keys: Keys) -> None:
        known = [name for name, style in self._styles().items() if "sizes" in style]
        hint = suggestion(str(keys[1]), known)
        where = self.tree.key_places.get(keys, self.tree.place(keys))
        self.found.append(diagnostic("E217", where, name=keys[1], hint=hint))


def _name(keys: Keys) -> str:
    """`styles.title.sizes` for a value, its list's name for an item of a list."""
    return ".".join(key for key in keys if isinstance(key, str)) or "the file"


def _is_share(text: str) -> bool:
    return text.isascii() and text.isdecimal() and 0 <= int(text) <= 100


def _holds_color(key: str) -> bool:
    return key in _COLOR_KEYS or key.endswith(_COLOR_ENDS)


def _falls(sizes: list[Any]) -> bool:
    """Whether no step is larger than the one before; steps of parallel ladders may be equal."""
    numbers = [size for size in sizes if isinstance(size, (int, float))]
    return all(a >= b for a, b in pairwise(numbers))
