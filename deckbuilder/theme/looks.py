"""The words of a theme: the layers of a theme in, one tree out in which every word is spelt out.

Three words save a theme from repeating numbers: a kind's `look` stands for the parameters of its
drawing and the styles that go with them, a `motif` for the shapes of a piece of art, both found
under `themes/looks` and `themes/art`; a style that is `like` another has from there what it does
not give itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, cast

from deckbuilder.diagnostics import DeckError, Place, diagnostic, suggestion
from deckbuilder.theme.source import Keys, Tree, merge_trees, merged, read_tree

Values = dict[str, Any]
_ALL = "all"  # in place of a kind: every one that has a look of that name


def set_looks(layers: Sequence[Tree], folder: Path) -> list[Tree]:
    """`layers`, a theme's files from the one that extends nothing to its heir, with a layer of
    looks above the first; raises DeckError.

    A look begins a kind anew: what lower files said of it is left out.
    """
    result, looks = list(layers), dict[str, Tree]()
    for at, layer in enumerate(layers):
        for kind, value in _named(folder, layer).items():
            looks[kind] = _look(folder, kind, layer, value)
            result[at] = _with_kind(result[at], kind, _own(_kinds(layer).get(kind), "look"))
            for below, tree in enumerate(result[:at]):
                if kind in _kinds(tree) and tree.template is None:
                    result[below] = _with_kind(tree, kind, {})
        result[at] = _without_all(result[at])
    first = 1 if len(layers) > 1 else 0
    return [*result[:first], *looks.values(), *result[first:]]


def _kinds(tree: Tree) -> Values:
    kinds: Any = tree.values.get("kinds")
    return cast("Values", kinds) if isinstance(kinds, dict) else {}


def _named(folder: Path, layer: Tree) -> Values:
    """The kinds of `layer` that name a look; those that have one of the name that `all` gives
    name that where they name none."""
    kinds = _kinds(layer)
    named = {kind: value for kind, value in kinds.items() if _word(value) is not None}
    family = named.pop(_ALL, None)
    if family is None:
        return named
    heads = {file.stem: _heads(file) for file in sorted(folder.glob("*.yaml"))}
    having = [kind for kind, words in heads.items() if family in words]
    if not having:
        words = {word for words in heads.values() for word in words}
        fields = {"what": "look", "word": family, "hint": suggestion(str(family), words)}
        raise DeckError([diagnostic("E212", layer.place(("kinds", _ALL)), **fields)])
    return {**dict.fromkeys(having, family), **named}


def _heads(file: Path) -> list[str]:
    """The looks in `file`, which need not be read for that."""
    return re.findall(r"(?m)^([\w-]+):", file.read_text(encoding="utf-8"))


def _word(value: Any) -> Any:
    """The look that a kind names, None where it names none."""
    return value.get("look") if isinstance(value, dict) else value  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]


def _look(folder: Path, kind: str, layer: Tree, value: Any) -> Tree:
    """The look of `kind` as a layer of its own: `kinds` and `styles`."""
    keys: Keys = ("kinds", kind, "look") if isinstance(value, dict) else ("kinds", kind)
    file = folder / f"{kind}.yaml"
    is_there = kind.isidentifier() and file.is_file()
    known = read_tree(file) if is_there else Tree({}, {}, {})
    return _spelt(known, kind, str(_word(value)), layer.place(keys), ())


def _spelt(known: Tree, kind: str, word: str, where: Place, before: tuple[str, ...]) -> Tree:
    """The look `word` laid over the one that it names itself."""
    if word not in known.values or word in before:
        hint = suggestion(word, known.values) or _list(known.values)
        raise DeckError([diagnostic("E212", where, what=f"look of {kind}", word=word, hint=hint)])
    values = dict(known.values[word])
    under, styles = values.pop("look", None), values.pop("styles", {})
    own = Tree(
        {"kinds": {kind: values}, "styles": styles},
        {
            (("styles", *keys[2:]) if keys[1:2] == ("styles",) else ("kinds", kind, *keys[1:])): at
            for keys, at in known.places.items()
            if keys[:1] == (word,)
        },
        {},
    )
    if under is None:
        return own
    below = _spelt(known, kind, under, known.place((word, "look")), (*before, word))
    return merge_trees(below, own)


def _list(words: Mapping[str, Any]) -> str:
    return f"; there are {', '.join(words)}" if words else ""


def _with_kind(tree: Tree, kind: str, value: Values) -> Tree:
    """`tree` that says `value` of `kind`, and nothing else."""
    values = {**tree.values, "kinds": {**_kinds(tree), kind: value}}
    return Tree(values, tree.places, tree.key_places, tree.template)


def _without_all(tree: Tree) -> Tree:
    if _ALL not in _kinds(tree):
        return tree
    values = {**tree.values, "kinds": _own(_kinds(tree), _ALL)}
    return Tree(values, tree.places, tree.key_places, tree.template)


def _own(value: Any, word: str) -> Values:
    """What a mapping says beside `word`; nothing where it is a word alone."""
    given = cast("Values", value) if isinstance(value, dict) else {}
    return {key: each for key, each in given.items() if key != word}


# --- motifs ---------------------------------------------------------------------------------

_MARKS: tuple[Keys, ...] = (
    ("master_art",), ("frame", "takeaway", "marks"), ("frame", "badge", "art"),
)  # fmt: skip


def set_motifs(tree: Tree, folder: Path) -> Tree:
    """`tree` with the shapes of every motif in its place; raises DeckError."""
    forms: Any = tree.values.get("forms")
    names = cast("Values", forms) if isinstance(forms, dict) else {}
    motifs = _Motifs(folder)
    for keys in (*_MARKS, *(("forms", form, "art") for form in names)):
        arts = _at(tree.values, keys)
        if isinstance(arts, list) and any(_motif(art) for art in cast("list[Any]", arts)):
            tree = _spell_motifs(tree, keys, cast("list[Any]", arts), motifs)
    return tree


def _at(values: Any, keys: Keys) -> Any:
    for key in keys:
        if not isinstance(values, dict):
            return None
        values = cast("Values", values).get(str(key))
    return values


def _motif(art: Any) -> str:
    """The motif that a piece of art names, empty where it names none."""
    word: Any = cast("Values", art).get("motif") if isinstance(art, dict) else art
    return word if isinstance(word, str) else ""


def _spell_motifs(tree: Tree, keys: Keys, arts: list[Any], motifs: _Motifs) -> Tree:
    drawn: list[Any] = []
    inside = {key: at for key, at in tree.places.items() if key[: len(keys)] == keys}
    places = {key: at for key, at in tree.places.items() if key not in inside}
    places[keys] = tree.place(keys)
    for n, art in enumerate(arts):
        shapes = _shapes(tree.place((*keys, n)), art, motifs) if _motif(art) else [art]
        for shape in shapes:
            at = (*keys, len(drawn))
            own = ((key, where) for key, where in inside.items() if key[: len(at)] == (*keys, n))
            places |= {(*at, *key[len(at) :]): where for key, where in own}
            drawn.append(shape)
    return Tree(_put(tree.values, keys, drawn), places, tree.key_places, tree.template)


class _Motifs:
    """The motifs in the files of a folder, each of which is read once, when it is needed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._trees: dict[Path, Values] = {}

    @cached_property
    def files(self) -> dict[str, Path]:
        """Which file each motif is in."""
        found: dict[str, Path] = {}
        for file in sorted(self._folder.glob("*.yaml")):
            for word in _heads(file):
                found.setdefault(word, file)
        return found

    def __getitem__(self, word: str) -> Any:
        file = self.files[word]
        if file not in self._trees:
            self._trees[file] = read_tree(file).values
        return self._trees[file][word]


def _shapes(where: Place, art: Any, motifs: _Motifs) -> Iterator[Values]:
    """The shapes of the motif that `art` names, each under what `art` says itself."""
    word = _motif(art)
    if word not in motifs.files:
        known = motifs.files
        hint = suggestion(word, known) or f"; there are {', '.join(known)}"
        raise DeckError([diagnostic("E212", where, what="motif", word=word, hint=hint)])
    motif = motifs[word]
    shapes = cast("list[Values]", motif if isinstance(motif, list) else [motif])
    return (merged(shape, _own(art, "motif")) for shape in shapes)


def _put(values: Values, keys: Keys, value: Any) -> Values:
    """`values` with `value` at `keys`."""
    key = str(keys[0])
    return {**values, key: _put(values[key], keys[1:], value) if keys[1:] else value}


# --- styles ---------------------------------------------------------------------------------


def set_likes(tree: Tree) -> Tree:
    """`tree` whose styles have what those have that they are `like`; raises DeckError."""
    given: Any = tree.values.get("styles")
    if not isinstance(given, dict):
        return tree
    styles = cast("Values", given)
    spelt = {name: _style(tree, styles, name, ()) for name in styles}
    return Tree({**tree.values, "styles": spelt}, tree.places, tree.key_places, tree.template)


def _style(tree: Tree, styles: Values, name: str, heirs: tuple[str, ...]) -> Any:
    style: Any = styles[name]
    if not isinstance(style, dict) or "like" not in style:
        return cast("Any", style)
    own, like, way = _own(style, "like"), str(style["like"]), (*heirs, name)  # pyright: ignore[reportUnknownArgumentType]
    where = tree.place(("styles", name, "like"))
    if like not in styles:
        hint = suggestion(like, styles)
        raise DeckError([diagnostic("E212", where, what="style", word=like, hint=hint)])
    if like in way:
        raise DeckError([diagnostic("E216", where, name=name, circle=" → ".join((*way, like)))])
    below = _style(tree, styles, like, way)
    return {**cast("Values", below), **own} if isinstance(below, dict) else own
