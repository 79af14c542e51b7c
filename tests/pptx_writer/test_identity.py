"""Ids and names follow from keys, whatever stands before."""

from deckbuilder.pptx_writer.identity import shape_ids, shape_names, slide_ids

from .conftest import Written


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


def test_every_shape_of_a_slide_is_marked_with_what_it_was_created_as_beside_other_marks(
    whole: Written,
):
    marks = whole.parts["ppt/slides/slide1.xml"].decode().split("a16:creationId id=")[1:]
    idents = [mark[1:39] for mark in marks]
    assert idents and len(set(idents)) == len(idents)
    assert whole.parts["ppt/slides/slide1.xml"].count(b"<p:cNvPr") == len(idents) + 1
    for name in whole.names:
        if name.startswith("ppt/slides/slide") and name.endswith(".xml"):
            assert b"</a:extLst><a:extLst>" not in whole.parts[name]
