"""A theme with a template: what follows from the template is laid under what the theme says.

Comes in: the theme's own tree, the template's path. Goes out: a layer with frame, forms and
drawings as the template has them, and the template itself with the layouts that `layouts` names.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

from deckbuilder.diagnostics import DeckError, Place, diagnostic, suggestion
from deckbuilder.model.template import Template
from deckbuilder.template import MADE, Reading, make_template, read_template, theme_values
from deckbuilder.theme.source import Tree


def template_layer(tree: Tree, path: Path) -> Tree:
    """The values that follow from the template at `path`, which `tree` names; raises DeckError."""
    try:
        reading = read_template(path)
        for value in _said(tree).values():
            if isinstance(value, int):
                reading = reading.with_layout(value)
                break
    except OSError as error:
        reason = error.strerror or "it cannot be opened"
        raise DeckError([diagnostic("E230", Place(str(path)), reason=reason)]) from None
    template = make_template(reading, _chosen(tree, reading))
    values = theme_values(template, _roles(tree))
    return Tree(values, {}, {}, template)


def _roles(tree: Tree) -> frozenset[str]:
    """The roles that the theme's own file gives."""
    colors: Any = tree.values.get("colors")
    if not isinstance(colors, dict):
        return frozenset()
    found: set[str] = set()
    for roles in cast("dict[str, Any]", colors).values():
        found |= set(cast("dict[str, Any]", roles)) if isinstance(roles, dict) else set()
    return frozenset(found)


def _said(tree: Tree) -> dict[str, Any]:
    given: Any = tree.values.get("layouts")
    return cast("dict[str, Any]", given) if isinstance(given, dict) else {}


def _chosen(tree: Tree, reading: Reading) -> dict[str, int]:
    """The layout of each form as the theme says, else as it is found; 0 for one to be made."""
    said = _said(tree)
    chosen = {form: found.layout for form, found in reading.found.items()}
    for form in chosen:
        if form in said:
            chosen[form] = _layout(said[form], tree.place(("layouts", form)), reading)
    return chosen


def _layout(value: Any, where: Place, reading: Reading) -> int:
    """The number of a layout that has a title, or 0; raises DeckError."""
    if value == MADE:
        return 0
    names = {view.name: reading.first + i for i, view in reversed([*enumerate(reading.views)])}
    number = value if isinstance(value, int) else names.get(str(value), 0)
    if not reading.first <= number < reading.first + len(reading.views) or not reading.views:
        hint = suggestion(str(value), names)
        raise DeckError([diagnostic("E231", where, layout=value, hint=hint)])
    if not reading.views[number - reading.first].has_title:
        raise DeckError([diagnostic("E232", where, layout=value)])
    return number


__all__ = ["Template", "template_layer"]
