"""Texts merged three ways, told as the lines that come out."""

from deckbuilder.merge.paragraphs import merge_texts
from deckbuilder.model.snapshot import Paragraph, Run, Text


def text(*lines: str, **look: str) -> Text:
    return tuple(Paragraph((Run(line, tuple(look.items())),)) for line in lines)


def merged(base: Text, hand: Text, spec: Text, **choices) -> list[str]:
    result = merge_texts(base, hand, spec, **choices)
    return [
        (hand[piece.hand] if piece.text == "hand" else spec[piece.spec]).text
        for piece in result.pieces
    ]


def disputes(base: Text, hand: Text, spec: Text) -> list[tuple[str, str, str]]:
    return [(d.before, d.by_hand, d.by_spec) for d in merge_texts(base, hand, spec).disputes]


BASE = text("one apple", "two pears", "three plums")


def test_two_paragraphs_changed_by_the_two_sides_both_apply():
    hand = text("one apple", "two pears", "three ripe plums")
    spec = text("one green apple", "two pears", "three plums")
    assert merged(BASE, hand, spec) == ["one green apple", "two pears", "three ripe plums"]
    assert disputes(BASE, hand, spec) == []


def test_one_paragraph_changed_by_both_keeps_the_hand_and_is_a_dispute():
    hand = text("one apple", "TWO pears", "three plums")
    spec = text("one apple", "two quinces", "three plums")
    assert merged(BASE, hand, spec) == ["one apple", "TWO pears", "three plums"]
    assert disputes(BASE, hand, spec) == [("two pears", "TWO pears", "two quinces")]
    assert merged(BASE, hand, spec, prefer="spec")[1] == "two quinces"


def test_paragraphs_put_in_by_both_all_stand():
    hand = text("one apple", "by hand", "two pears", "three plums")
    spec = text("one apple", "two pears", "three plums", "in the spec")
    expected = ["one apple", "by hand", "two pears", "three plums", "in the spec"]
    assert merged(BASE, hand, spec) == expected


def test_a_paragraph_put_in_by_both_with_the_same_words_stands_once():
    both = text("one apple", "two pears", "three plums", "new")
    assert merged(BASE, both, both) == ["one apple", "two pears", "three plums", "new"]


def test_a_paragraph_taken_away_stays_away():
    less = text("one apple", "three plums")
    more = text("one apple", "two pears", "three plums", "four figs")
    assert merged(BASE, less, more) == ["one apple", "three plums", "four figs"]
    assert merged(BASE, more, less) == ["one apple", "three plums", "four figs"]


def test_a_paragraph_taken_away_by_one_and_changed_by_the_other_is_a_dispute():
    less, changed = text("one apple", "three plums"), text("one apple", "two pairs", "three plums")
    assert disputes(BASE, less, changed) == [("two pears", "", "two pairs")]
    assert merged(BASE, less, changed) == ["one apple", "three plums"]
    assert merged(BASE, changed, less) == ["one apple", "two pairs", "three plums"]


def test_words_by_hand_and_a_look_of_the_spec_both_apply():
    hand, spec = text("one red apple", sz="20"), text("one apple", sz="24")
    (piece,) = merge_texts(text("one apple", sz="20"), hand, spec).pieces
    assert (piece.text, piece.look) == ("hand", "spec")


def test_bold_by_hand_and_another_size_in_the_spec_both_apply():
    base = text("one apple", sz="20")
    result = merge_texts(base, text("one apple", b="1", sz="20"), text("one apple", sz="24"))
    assert result.pieces[0].look == "both" and not result.disputes


def test_two_other_sizes_are_a_dispute_about_format():
    base, hand, spec = (text("one apple", sz=size) for size in ("20", "22", "24"))
    (dispute,) = merge_texts(base, hand, spec).disputes
    assert dispute.format and dispute.by_hand == "sz"


def test_without_trust_in_ids_only_words_count():
    hand, spec = text("one  apple", latin="Arial"), text("one apple", sz="24")
    result = merge_texts(text("one apple"), hand, spec, sure=False)
    assert not result.changes(hand)
