"""Theme files as YAML: what is read, and every sort of bad text refused with its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from deckbuilder.diagnostics import DeckError
from deckbuilder.theme import load_theme
from deckbuilder.theme.source import MAX_BYTES, merge_trees, parse_tree, read_tree


def refusal(text: str) -> str:
    with pytest.raises(DeckError) as caught:
        parse_tree(text, "t.yaml")
    (found,) = caught.value.diagnostics
    return str(found)


def test_values_follow_the_core_rules() -> None:
    text = "{a: no, b: 12, c: -.5, d: true, e: null, f: '12', g: 1:30, h: 1e3, i: 0x1F, j: ~}"
    assert parse_tree(text, "t.yaml").values == {
        "a": "no", "b": 12, "c": -0.5, "d": True, "e": None, "f": "12", "g": "1:30", "h": 1000.0,
        "i": "0x1F", "j": None,
    }  # fmt: skip


def test_values_and_keys_have_their_places() -> None:
    tree = parse_tree("colors:\n  light: {text: '#000000'}\npalette:\n- text\n", "t.yaml")
    assert str(tree.places["colors", "light", "text"]) == "t.yaml:2:17"
    assert str(tree.key_places["colors", "light", "text"]) == "t.yaml:2:11"
    assert str(tree.place(("palette", 0))) == "t.yaml:4:3"
    assert str(tree.place(("palette", 7, "nothing"))) == "t.yaml:4:1"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: [1", "t.yaml:2:1: E203 not valid YAML: did not find expected ',' or ']'"),
        ("a: 1\n\tb: 2", "E203 not valid YAML"),
        ("- a\n- b", "t.yaml:1:1: E209 the file: expected a mapping of keys"),
        ("", "t.yaml:1:1: E209 the file: expected a mapping of keys"),
        ("a: 1\nb: 2\na: 3", 't.yaml:3:1: E207 the key "a" stands here twice'),
        ("a: &x 1\nb: *x", "t.yaml:1:4: E205 an anchor (`&`) or alias (`*`) cannot be used"),
        ("a: !!python/name:os.system x", "t.yaml:1:4: E205 a tag (`!`) cannot be used"),
        ("a: 1\n--- \nb: 2", "t.yaml:2:1: E205 a second document (`---`) cannot be used"),
        ("? [a]\n: 1", "t.yaml:1:3: E203 not valid YAML: a key must be a plain word"),
        ("a: \x00", "E203 not valid YAML"),
        ("a: " + "[" * 100_000, "t.yaml:1:19: E206 a theme is at most 16 levels deep"),
        ("{a: " * 100_000, "E206 a theme is at most 16 levels deep"),
        ("- " * 50_000, "E206 a theme is at most 16 levels deep"),
    ],
)
def test_bad_text_is_refused_with_its_place(text: str, message: str) -> None:
    assert message in refusal(text)


def test_a_file_that_is_too_big_or_no_text_is_refused(tmp_path: Path) -> None:
    big, binary = tmp_path / "big.yaml", tmp_path / "binary.yaml"
    big.write_text("a: 1\n" + "#" * MAX_BYTES, encoding="utf-8")
    binary.write_bytes(b"a: \xff\xfe")
    for path, code in ((big, "E204"), (binary, "E202"), (tmp_path, "E202")):
        with pytest.raises(DeckError) as caught:
            read_tree(path)
        assert caught.value.diagnostics[0].code == code


def test_mappings_are_merged_and_lists_replaced() -> None:
    below = parse_tree("a: {b: 1, c: [1, 2, 3]}\nd: x\n", "below.yaml")
    above = parse_tree("a: {c: [4]}\nd: {e: 2}\n", "above.yaml")
    tree = merge_trees(below, above)
    assert tree.values == {"a": {"b": 1, "c": [4]}, "d": {"e": 2}}
    assert tree.place(("a", "b")).file == "below.yaml"
    assert tree.place(("a", "c", 0)).file == "above.yaml"
    assert below.values == {"a": {"b": 1, "c": [1, 2, 3]}, "d": "x"}


@given(st.one_of(st.text(), st.binary().map(lambda data: data.decode("latin-1"))))
def test_no_text_makes_reading_fail_otherwise(text: str) -> None:
    try:
        parse_tree(text, "t.yaml")
    except DeckError as error:
        assert error.diagnostics


words = st.sampled_from(
    ["base", "title", "light", "#123456", "accent1", "primary", "inv.text", "a/b", "x~y/40", ""]
)
scalars = st.one_of(words, st.none(), st.booleans(), st.integers(-5, 500), st.floats(-1, 100))
keys = st.sampled_from(
    ["title", "variants", "colors", "light", "dark", "slots", "palette", "fonts", "body", "quote",
     "latin", "styles", "sizes", "lines", "marks", "frame", "badge", "takeaway", "forms", "cover",
     "art", "shape", "master_art", "logo", "kinds", "text", "accent1", "dk1", "heading"]
)  # fmt: skip
values = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4)
)


@given(st.dictionaries(keys, values, max_size=5))
@example({"colors": {"light": [["primary"]]}})
@example({"colors": {"light": 3}})
def test_no_theme_makes_loading_fail_otherwise(theme: dict[str, object]) -> None:
    import json
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "t.yaml")
        path.write_text(json.dumps({"extends": "base", **theme}), encoding="utf-8")
        loaded, found = load_theme(str(path))
    assert (loaded is None) == any(each.is_error for each in found)
