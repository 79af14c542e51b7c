"""Where themes are found, and a theme's file with all that it extends merged into one tree.

Shipped themes are found by name, others by a path ending in `.yaml`, relative to the file that
names them and inside the project root.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from pathlib import Path
from typing import Any, cast

from deckbuilder.diagnostics import DeckError, Place, diagnostic, suggestion
from deckbuilder.model.theme import FontTables
from deckbuilder.theme.faces import extend_fonts
from deckbuilder.theme.looks import set_likes, set_looks, set_motifs
from deckbuilder.theme.schema import VARIANTS
from deckbuilder.theme.shipped import shipped_folder, theme_names
from deckbuilder.theme.source import Tree, merge_trees, read_tree

_THICKENED = 0.02  # ems that programs add to a letter of a family that has no bold


def find_theme(name: str, where: Place, folder: Path, root: Path | None) -> Path:
    """The file of the theme that `name` names or whose path it is; raises DeckError."""
    if name.endswith((".yaml", ".yml")):
        path = (folder / name).resolve()
        if not path.is_file():
            raise DeckError([diagnostic("E201", where, name=name, hint="")])
        if root is not None and not _is_inside(path, root):
            raise DeckError([diagnostic("E218", where, path=name)])
        return path
    names = theme_names()
    if name not in names:
        hint = suggestion(name, names) or "; themes are " + ", ".join(names)
        raise DeckError([diagnostic("E201", where, name=name, hint=hint)])
    return shipped_folder() / f"{name}.yaml"


def project_root(path: Path) -> Path:
    """The nearest folder upwards of the file `path` that marks a project, else its own."""
    for folder in path.parents:
        if (folder / "deckbuilder.toml").exists() or (folder / ".git").exists():
            return folder
    return path.parent


def _is_inside(path: Path, root: Path) -> bool:
    return path.is_relative_to(root.resolve()) or path.is_relative_to(shipped_folder())


def read_theme(path: Path, root: Path) -> Tree:
    """The theme at `path` laid over everything it extends, every word of it spelt out; raises
    DeckError."""
    shipped = shipped_folder()
    layers = [set_motifs(layer, shipped / "art") for layer in _layers(path, root)]
    return set_likes(reduce(_heir, set_looks(layers, shipped / "looks")))


def _layers(path: Path, root: Path, heirs: tuple[Path, ...] = ()) -> list[Tree]:
    """The files from the one that extends nothing up to `path`, each template's values under the
    file that names it; `heirs` are the files that led here."""
    tree = read_tree(path)
    parent = tree.values.get("extends")
    if parent is None:
        return [tree]
    where = tree.place(("extends",))
    if not isinstance(parent, str):
        raise DeckError([diagnostic("E209", where, key="extends", expected="a theme's name")])
    found = find_theme(parent, where, path.parent, root)
    if found in (path, *heirs):
        circle = " → ".join(file.stem for file in (*heirs, path, found))
        raise DeckError([diagnostic("E208", where, circle=circle)])
    below = _layers(found, root, (*heirs, path))
    if tree.values.get("template"):
        from deckbuilder.theme.branded import template_layer

        return [*below, template_layer(tree, _named_file(tree, ("template",), root)), tree]
    return [*below, tree]


def _heir(below: Tree, above: Tree) -> Tree:
    """`above` laid over `below`: mappings key by key, but for two keys that mean more. A family
    takes its stand-ins along; a role that a variant gives is no longer the brand's."""
    merged = merge_trees(below, above)
    fonts = extend_fonts(below.values.get("fonts"), above.values.get("fonts", {}))
    if fonts is not None:
        merged.values["fonts"] = fonts
    own, given = above.values.get("colors"), below.values.get("colors")
    if isinstance(own, dict) and isinstance(given, dict):
        for role in _roles_by_variant(cast("dict[str, Any]", own)):
            if role not in own:
                merged.values["colors"].pop(role, None)
    return merged


def _roles_by_variant(colors: dict[str, Any]) -> Iterator[str]:
    """The roles that a variant gives, as far as they are given as such."""
    for variant in VARIANTS:
        roles = colors.get(variant)
        if isinstance(roles, dict):
            yield from cast("dict[str, Any]", roles)


def find_logo(tree: Tree, root: Path) -> str:
    """The theme's own logo as an absolute path, empty if it has none; raises DeckError."""
    logo = tree.values.get("logo") or ""
    if not logo:
        return ""
    return str(_named_file(tree, ("logo",), root))


def find_fonts(tree: Tree, root: Path) -> dict[str, FontTables]:
    """Family -> the advances in the files that the theme names for it; raises DeckError."""
    if not tree.values.get("font_files"):
        return {}
    return {family: _font(tree, family, root) for family in tree.values["font_files"]}


def _font(tree: Tree, family: str, root: Path) -> FontTables:
    """A family without a bold file is taken to be a little wider where it is thickened."""
    regular = _font_file(tree, family, "regular", root)
    if "bold" in tree.values["font_files"][family]:
        return FontTables(regular, _font_file(tree, family, "bold", root))
    return FontTables(regular, {char: ems and ems + _THICKENED for char, ems in regular.items()})


def _font_file(tree: Tree, family: str, weight: str, root: Path) -> dict[str, float]:
    from deckbuilder.text.font_files import FontFileError, read_advances

    keys = ("font_files", family, weight)
    path = _named_file(tree, keys, root)
    try:
        return read_advances(path, family)
    except FontFileError as error:
        name = tree.values["font_files"][family][weight]
        where = tree.place(keys)
        raise DeckError([diagnostic("E225", where, path=name, reason=error)]) from None


def _named_file(tree: Tree, keys: tuple[str, ...], root: Path) -> Path:
    """The file at `keys`, relative to the file that names it and inside `root`."""
    where, name = tree.place(keys), tree.values
    for key in keys:
        name = name[key]
    path = (Path(where.file).parent / str(name)).resolve()
    if not _is_inside(path, root):
        raise DeckError([diagnostic("E218", where, path=name)])
    if not path.is_file():
        raise DeckError([diagnostic("E219", where, path=name)])
    return path
