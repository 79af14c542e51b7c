"""Ids and names follow from keys, whatever stands before."""

from deckbuilder.pptx_writer.identity import shape_ids, shape_names, slide_ids


def test_an_id_stays_when_something_is_put_before_it():
    assert shape_ids(["new", "title", "card/1"])[1:] == shape_ids(["title", "card/1"])
    assert slide_ids(["new", "cover"])[1:] == slide_ids(["cover"])


def test_two_keys_of_one_checksum_get_two_ids():
    first, second = "plumless", "buckeroo"  # the known pair of words with one CRC-32
    one, other = shape_ids([first, second])
    assert other == one + 1


def test_a_name_that_is_taken_says_its_group_and_then_counts():
    items = [("title", ""), ("card 1", ""), ("title", "card 1"), ("dot", ""), ("dot", "")]
    assert shape_names(items) == ["title", "card 1", "card 1 title", "dot", "dot 2"]
