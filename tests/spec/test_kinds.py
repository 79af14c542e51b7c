"""Every kind and every short form of the language, by the values it becomes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from deckbuilder.model.spec import (
    Agenda,
    Closing,
    Cover,
    Item,
    Items,
    Recap,
    Slide,
    Text,
    Titled,
)

ReadContent = Callable[[str], Any]
ReadSlide = Callable[[str], Slide]


def plain(value: Any) -> Any:
    """A value of the model as nested tuples of strings, for short expectations."""
    if isinstance(value, Text):
        return value.plain
    if isinstance(value, Items):
        return [plain(item) for item in value.items]
    if isinstance(value, Item):
        lead = f"{value.lead.plain}|" if value.lead else ""
        text = lead + value.text.plain
        return (text, [plain(item) for item in value.items]) if value.items else text
    if isinstance(value, Titled):
        when = f"{value.when.plain}|" if value.when else ""
        return (
            (when + value.title.plain, plain(value.text))
            if value.text
            else when + value.title.plain
        )
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    return value


# --- frame ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content"), [("cover", Cover()), ("agenda", Agenda()), ("recap", Recap())]
)
def test_a_bare_kind_may_stand_alone_or_as_a_key(
    name: str, content: Any, read_deck: Callable[[str], Any]
):
    deck = read_deck(f"title: T\nslides:\n  - {name}\n  - {name}:\n    takeaway: 要\n")
    assert [slide.content for slide in deck.slides] == [content, content]
    assert deck.slides[1].takeaway.plain == "要"


def test_agenda_and_recap_take_items(read_content: ReadContent):
    assert plain(read_content("agenda: [甲, 乙]").items) == ["甲", "乙"]
    assert plain(read_content("recap: 甲").items) == ["甲"]


def test_a_section_is_text_or_a_mapping(read_content: ReadContent):
    assert read_content("section: 第一部分").title.plain == "第一部分"
    section = read_content("section:\n  title: 第一部分\n  text: 讲什么")
    assert (section.title.plain, section.text.plain) == ("第一部分", "讲什么")


def test_objectives_are_one_list_or_several_under_headings(read_content: ReadContent):
    one = read_content("objectives: [甲, 乙]")
    assert [(group.heading, plain(group.items)) for group in one.groups] == [(None, ["甲", "乙"])]
    two = read_content("objectives:\n  知识: [甲]\n  能力: 乙")
    groups = [(plain(group.heading), plain(group.items)) for group in two.groups]
    assert groups == [("知识", ["甲"]), ("能力", ["乙"])]


def test_references_are_texts(read_content: ReadContent):
    assert plain(read_content("references:\n  - 甲\n  - 2013").entries) == ["甲", "2013"]


def test_a_closing_has_a_contact_or_several(read_content: ReadContent):
    assert plain(read_content("closing: 谢谢").text) == "谢谢"
    one = read_content("closing: {text: 谢谢, contact: a@b.cn}")
    assert isinstance(one, Closing)
    assert plain(one.contact) == ["a@b.cn"]
    assert plain(read_content("closing: {text: 谢谢, contact: [a, b]}").contact) == ["a", "b"]


# --- items ----------------------------------------------------------------------------------


def test_items_nest_and_keep_a_lead_apart(read_content: ReadContent):
    content = read_content("""
points:
  - 注意: 文字
  - 上层:
      - 中层:
          - 下层
  - 1:30
""")
    assert plain(content.items) == ["注意|文字", ("上层", [("中层", ["下层"])]), "1:30"]


def test_one_text_is_a_list_of_one(read_content: ReadContent):
    assert plain(read_content("points: 一句").items) == ["一句"]


def test_a_markdown_list_in_a_block_string_is_a_list(read_content: ReadContent):
    content = read_content("points: |\n  - 甲\n    接着\n  - 乙\n    1. 子一\n    2. 子二\n")
    items = content.items
    assert plain(items) == ["甲\n接着", ("乙", ["子一", "子二"])]
    assert (items.numbered, items.items[1].numbered) == (False, True)
    assert (items.items[1].where.line, items.items[1].where.column) == (8, 7)


def test_numbers_of_a_markdown_list_make_a_numbered_list(read_content: ReadContent):
    assert read_content("points: |\n  1. 甲\n  2. 乙\n").items.numbered


def test_a_block_string_that_is_no_list_keeps_its_line_breaks(read_content: ReadContent):
    assert plain(read_content("points: |\n  甲\n  乙\n").items) == ["甲\n乙"]


@pytest.mark.parametrize(
    "typed",
    ["1:30", "2013-07", "012", "no", "true", "9:12", "1_000", "0x1F", "1e3", "on", "=", "y"],
)
def test_text_is_what_was_typed(typed: str, read_content: ReadContent):
    assert plain(read_content(f"points:\n  - {typed}\n").items) == [typed]


# --- words ----------------------------------------------------------------------------------


def test_text_has_paragraphs_and_line_breaks(read_content: ReadContent):
    content = read_content("text: |\n  甲\n  乙\n\n  丙\n")
    assert plain(content.paragraphs) == ["甲\n乙", "丙"]


def test_a_quote_is_text_or_says_by_whom_and_from_where(read_content: ReadContent):
    assert plain(read_content("quote: 话").text) == "话"
    quote = read_content("quote: {text: 话, by: 某人, from: 某书}")
    assert [plain(part) for part in (quote.text, quote.by, quote.source)] == ["话", "某人", "某书"]


def test_terms_pair_a_term_with_its_meaning(read_content: ReadContent):
    (term,) = read_content("terms: {词: 义}").terms
    assert (plain(term.term), plain(term.meaning)) == ("词", "义")


@pytest.mark.parametrize("name", ["NULL", "null", "~"])
def test_a_heading_that_reads_like_null_is_text(name: str, read_content: ReadContent):
    content = read_content(f"compare: {{{name}: [a], Zero: [b]}}")
    assert [side.heading.plain for side in content.sides] == [name, "Zero"]


def test_columns_hold_blocks_with_titles_and_shares(read_content: ReadContent):
    columns = read_content("""
columns:
  - {points: [甲], title: 左, width: 2}
  - text: 乙
""")
    blocks = [(block.kind, plain(block.title), block.width) for block in columns.blocks]
    assert blocks == [("points", "左", 2.0), ("text", None, 1.0)]


# --- comparing ------------------------------------------------------------------------------


def test_a_comparison_may_have_a_verdict(read_content: ReadContent):
    short = read_content("compare: {甲: [一], 乙: 二}")
    long = read_content("compare: {sides: {甲: [一], 乙: 二}, verdict: 结论}")
    for compare, verdict in ((short, None), (long, "结论")):
        sides = [(plain(side.heading), plain(side.items)) for side in compare.sides]
        assert sides == [("甲", ["一"]), ("乙", ["二"])]
        assert plain(compare.verdict) == verdict


def test_shift_takes_pairs_and_mappings(read_content: ReadContent):
    changes = read_content("shift:\n  - [旧, 新]\n  - {from: 少, to: 多, how: 练}").changes
    values = [(plain(one.before), plain(one.after), plain(one.how)) for one in changes]
    assert values == [("旧", "新", None), ("少", "多", "练")]


def test_a_matrix_has_two_axes_and_four_cells(read_content: ReadContent):
    matrix = read_content("""
matrix:
  x: {label: 急, low: 缓, high: 急}
  y: {label: 重}
  cells: [[甲, {乙: 说}], [丙, 丁]]
""")
    assert plain(matrix.cells) == [["甲", ("乙", ["说"])], ["丙", "丁"]]
    assert (plain(matrix.x.high), plain(matrix.y.low)) == ("急", None)


# --- order and structure --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "field"),
    [
        ("steps", "steps"), ("cycle", "steps"), ("pyramid", "layers"), ("funnel", "layers"),
        ("rings", "rings"), ("cards", "cards"),
    ],
)  # fmt: skip
def test_lists_of_titled_take_every_form(kind: str, field: str, read_content: ReadContent):
    content = read_content(f"""
{kind}:
  - 甲
  - 乙: 说明
  - 丙: [一, 二]
  - 丁:
  - {{title: 戊, text: 文, icon: star, link: "https://a.cn"}}
""")
    entries = getattr(content, field)
    assert plain(entries) == ["甲", ("乙", ["说明"]), ("丙", ["一", "二"]), "丁", ("戊", ["文"])]
    assert (entries[4].icon, entries[4].link) == ("star", "https://a.cn")


def test_a_key_that_the_language_names_is_always_that_key(read_content: ReadContent):
    assert plain(read_content("cards: [{title: 甲}, 乙]").cards) == ["甲", "乙"]


def test_a_timeline_takes_short_and_long_events(read_content: ReadContent):
    content = read_content("""
timeline:
  - 2013-07: 开始
  - {when: 9:12, title: 成立, text: 说明}
  - 2014: 结束
""")
    assert plain(content.events) == ["2013-07|开始", ("9:12|成立", ["说明"]), "2014|结束"]


def test_a_tree_nests_lists_and_mappings(read_content: ReadContent):
    def names(nodes: Any) -> Any:
        return [(plain(node.text), names(node.children)) for node in nodes]

    tree = read_content("tree:\n  根: [甲, {乙: [丙]}]\n  二:\n    子:\n    女: {孙: }")
    assert names(tree.roots) == [
        ("根", [("甲", []), ("乙", [("丙", [])])]),
        ("二", [("子", []), ("女", [("孙", [])])]),
    ]


def test_a_hub_has_a_centre(read_content: ReadContent):
    hub = read_content("hub: {center: 心, items: [甲, {乙: 说}]}")
    assert (plain(hub.center), plain(hub.items)) == ("心", ["甲", ("乙", ["说"])])


def test_a_flow_reads_arrows_labels_and_chains(read_content: ReadContent):
    flow = read_content("""
flow:
  nodes: {a: 甲, b: 乙, c: 丙}
  edges:
    - a -> b
    - a -> b: 好
    - "b -> c: 行"
    - a -> b -> c
  direction: down
""")
    edges = [(edge.start, edge.end, plain(edge.label)) for edge in flow.edges]
    assert edges == [("a", "b", None), ("a", "b", "好"), ("b", "c", "行"), ("a", "b", None),
                     ("b", "c", None)]  # fmt: skip
    assert [(node.id, plain(node.text)) for node in flow.nodes][:1] == [("a", "甲")]
    assert flow.direction == "down"


def test_venn_has_sets_and_what_they_share(read_content: ReadContent):
    venn = read_content("venn: {sets: [甲, {乙: 说}], shared: 同}")
    assert (plain(venn.sets), plain(venn.shared)) == (["甲", ("乙", ["说"])], "同")


# --- figures --------------------------------------------------------------------------------


def test_numbers_are_records_or_label_and_value(read_content: ReadContent):
    long = read_content('numbers: [{value: 1.30, label: 甲, unit: "%", change: +2}]').figures
    values = [(plain(f.value), plain(f.label), plain(f.unit), plain(f.change)) for f in long]
    assert values == [("1.30", "甲", "%", "+2")]
    short = read_content("numbers: {甲: 012, 乙: 3 万}").figures
    assert [(plain(f.label), plain(f.value)) for f in short] == [("甲", "012"), ("乙", "3 万")]


# --- teaching -------------------------------------------------------------------------------


def test_a_case_keeps_its_parts_in_order(read_content: ReadContent):
    case = read_content("case:\n  背景: 文\n  做法: [一, 二]")
    parts = [(plain(part.heading), plain(part.body)) for part in case.parts]
    assert parts == [("背景", ["文"]), ("做法", ["一", "二"])]


@pytest.mark.parametrize(
    ("answer", "numbers"),
    [("2", (2,)), ("B", (2,)), ("c", (3,)), ("[C, 1]", (1, 3)), ('"A"', (1,))],
)
def test_an_answer_is_a_number_a_letter_or_several(
    answer: str, numbers: tuple[int, ...], read_content: ReadContent
):
    quiz = read_content(f"quiz: {{question: 问, choices: [甲, 乙, 丙], answer: {answer}, why: 因}}")
    assert quiz.answers == numbers
    assert (plain(quiz.choices), quiz.answer, plain(quiz.why)) == (["甲", "乙", "丙"], None, "因")


def test_an_open_question_is_answered_by_text_or_not_at_all(read_content: ReadContent):
    assert plain(read_content("quiz: {question: 问, answer: 1:30}").answer) == "1:30"
    assert read_content("quiz: {question: 问}").answer is None


def test_the_minutes_of_an_exercise_are_its_slides(read_slide: ReadSlide):
    slide = read_slide("title: 练\nexercise: {task: 做, steps: [一], minutes: 7.5, grouping: 两人}")
    assert slide.minutes == slide.content.minutes == 7.5
    assert plain(slide.content.steps) == ["一"]


def test_a_discussion_has_a_question_or_several(read_content: ReadContent):
    assert plain(read_content("discussion: 问").questions) == ["问"]
    assert plain(read_content("discussion: [问, 答]").questions) == ["问", "答"]


# --- code and formulas ----------------------------------------------------------------------


def test_code_shows_its_lines_and_counts_highlights_within_them(read_content: ReadContent):
    assert read_content("code: |\n  a = *b*\n\n  c").text == "a = *b*\n\nc"
    code = read_content("""
code:
  text: |
    1
    2
    3
    4
  lines: "2-4"
  highlight: [2, "3-4"]
  language: python
""")
    assert (code.text, code.first_line, code.highlight) == ("2\n3\n4", 2, (1, 2, 3))


def test_an_equation_is_latex_with_meanings_or_several(read_content: ReadContent):
    (one,) = read_content(r"equation: E = mc^2").formulas
    assert one.latex == "E = mc^2"
    two = read_content(r"equation: [a_1*b*, {latex: F = ma, where: {m: 质量}}]").formulas
    assert two[0].latex == "a_1*b*"
    (meaning,) = two[1].meanings
    assert (meaning.term.runs[0].latex, plain(meaning.meaning)) == (True, "质量")
