"""Templates: what a row's values become in a spec, and what is said where they cannot."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckbuilder.model import spec
from deckbuilder.spec.template import Fields, load_template

HEAD = "title: '{{region}}年报'\nslides:\n"


def filled(tmp_path: Path, text: str, fields: Fields) -> tuple[spec.Deck | None, list[str]]:
    file = tmp_path / "t.yaml"
    file.write_text(text, encoding="utf-8")
    template, found = load_template(file)
    assert template is not None, found
    deck, problems = template.fill(fields, "row 3")
    return deck, [str(d).replace(str(file), "t.yaml") for d in problems]


def deck_of(tmp_path: Path, text: str, **fields: object) -> spec.Deck:
    deck, problems = filled(tmp_path, text, fields)
    assert deck is not None, problems
    return deck


def test_a_value_stands_where_its_field_was_named(tmp_path: Path) -> None:
    deck = deck_of(tmp_path, HEAD + "  - statement: 共 {{n}} 户\n", region="东区", n=12)
    assert deck.title.plain == "东区年报"
    content = deck.slides[0].content
    assert isinstance(content, spec.Statement)
    assert content.text.plain == "共 12 户"


def test_an_expression_needs_no_quotes_of_yaml(tmp_path: Path) -> None:
    text = "title: {{region}}年报\nslides:\n  - statement: {{ more|default('无') }}\n"
    deck = deck_of(tmp_path, text, region="东区")
    assert deck.title.plain == "东区年报"
    content = deck.slides[0].content
    assert isinstance(content, spec.Statement)
    assert content.text.plain == "无"


def test_a_value_can_neither_break_the_yaml_nor_add_to_it(tmp_path: Path) -> None:
    nasty = 'a: b"\n  - statement: more # no'
    deck = deck_of(tmp_path, HEAD + '  - statement: "{{x}}"\n', region="r", x=nasty)
    assert len(deck.slides) == 1
    content = deck.slides[0].content
    assert isinstance(content, spec.Statement)
    assert content.text.plain.split() == nasty.split()


def test_a_plain_number_is_a_number_in_a_chart(tmp_path: Path) -> None:
    text = HEAD + "  - title: t\n    chart: {type: bar, data: {甲: {{a}}, {{name}}: 2}}\n"
    deck = deck_of(tmp_path, text, region="r", a=3.5, name="乙")
    content = deck.slides[0].content
    assert isinstance(content, spec.Chart)
    assert content.categories == ("甲", "乙")
    assert content.series[0].values == (3.5, 2)


@pytest.mark.parametrize(("score", "count"), [(80, 2), (40, 1)])
def test_a_slide_whose_condition_is_false_is_left_out(
    tmp_path: Path, score: int, count: int
) -> None:
    text = HEAD + "  - statement: s\n  - when: score > 60\n    statement: passed\n"
    assert len(deck_of(tmp_path, text, region="r", score=score).slides) == count


def test_when_is_left_to_the_kinds_that_have_it(tmp_path: Path) -> None:
    text = HEAD + "  - title: t\n    timeline: [{when: '{{y}}', title: a}, {when: x, title: b}]\n"
    content = deck_of(tmp_path, text, region="r", y=2013).slides[0].content
    assert isinstance(content, spec.Timeline)
    assert content.events[0].when.plain == "2013"


def test_a_missing_field_is_named_with_its_row_place_and_nearest_spelling(tmp_path: Path) -> None:
    deck, problems = filled(tmp_path, HEAD + "  - statement: '{{regoin}}'\n", {"region": "r"})
    assert deck is None
    assert problems == ['t.yaml:3:16: E502 row 3 has no field "regoin"; did you mean "region"?']


def test_a_name_that_is_no_identifier_is_read_from_row(tmp_path: Path) -> None:
    text = HEAD + "  - statement: \"{{ row['负责 人'] }}\"\n"
    deck = deck_of(tmp_path, text, **{"region": "r", "负责 人": "值班员"})
    content = deck.slides[0].content
    assert isinstance(content, spec.Statement)
    assert content.text.plain == "值班员"


def test_an_expression_that_fails_says_why(tmp_path: Path) -> None:
    _, problems = filled(tmp_path, HEAD + "  - statement: '{{1/n}}'\n", {"region": "r", "n": 0})
    assert problems == [
        "t.yaml:3:16: E503 cannot work out this expression for row 3: division by zero"
    ]


@pytest.mark.parametrize(
    "attack", ["''.__class__.__mro__", "row.__class__.__subclasses__()", "cycler.__init__"]
)
def test_an_expression_sees_its_row_and_nothing_else(tmp_path: Path, attack: str) -> None:
    text = HEAD + '  - statement: "{{' + attack + '}}"\n'
    deck, problems = filled(tmp_path, text, {"region": "r"})
    assert deck is None
    assert problems[0].split()[1] in ("E502", "E503")


def test_a_wrong_expression_is_found_before_any_row(tmp_path: Path) -> None:
    file = tmp_path / "t.yaml"
    file.write_text(HEAD + "  - statement: '{{ a b }}'\n", encoding="utf-8")
    template, found = load_template(file)
    assert template is None
    assert [(d.code, d.where.line, d.where.column) for d in found] == [("E501", 3, 16)]


def test_two_keys_that_become_the_same_are_an_error(tmp_path: Path) -> None:
    text = HEAD + "  - title: t\n    terms: {'{{a}}': x, '{{b}}': y}\n"
    deck, problems = filled(tmp_path, text, {"region": "r", "a": "同", "b": "同"})
    assert deck is None
    assert problems == ['t.yaml:4:25: E107 the key "同" stands here twice; first on line 4']


def test_a_character_that_no_slide_can_hold_is_refused(tmp_path: Path) -> None:
    _, problems = filled(tmp_path, HEAD + "  - statement: '{{x}}'\n", {"region": "r", "x": "a\x01"})
    assert problems[0].startswith("t.yaml:3:16: E105")


def test_errors_of_the_spec_have_the_templates_line(tmp_path: Path) -> None:
    deck, problems = filled(tmp_path, HEAD + "  - tabel: '{{region}}'\n", {"region": "r"})
    assert deck is None
    assert problems[0].startswith("t.yaml:3:5: E1")
