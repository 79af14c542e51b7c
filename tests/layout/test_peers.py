"""Texts of one sort share a size: beside one another, and on all pages of one slide."""

from __future__ import annotations

import pytest

from deckbuilder.model import scene, spec
from tests.layout.drafting import flat, items, scene_of, slide, text, titled

SENTENCE = "先听清楚再开口，每件诉求都有回音，结果向全村公开"


def sizes_of(drawn: scene.Scene, ending: str) -> set[float]:
    """The sizes of the texts whose boxes are called so, on all pages."""
    boxes = [i for page in drawn.slides for i in flat(page.items) if isinstance(i, scene.TextBox)]
    return {p.size for box in boxes if box.key.endswith(ending) for p in box.paragraphs}


def quoted(words: str) -> spec.Block:
    return spec.Block("quote", spec.Quote(text(words)))


def test_quotations_in_columns_share_a_size() -> None:
    drawn = scene_of(slide("columns", spec.Columns((quoted("说到做到"), quoted(SENTENCE * 9)))))
    assert len(sizes_of(drawn, "/quote")) == 1


def test_figures_in_columns_share_a_size() -> None:
    blocks = [
        spec.Block("numbers", spec.Numbers((spec.Figure(text(value), text("受理件数")),)))
        for value in ("13", "1,234,567.89")
    ]
    drawn = scene_of(slide("columns", spec.Columns(tuple(blocks))))
    assert len(sizes_of(drawn, "/value")) == 1


def test_changes_below_figures_share_a_size() -> None:
    figures = tuple(
        spec.Figure(text("13"), text("受理件数"), change=text(change))
        for change in ("+2", "比上年同期增加三个百分点，连续五年上升，为近十年最高")
    )
    assert len(sizes_of(scene_of(slide("numbers", spec.Numbers(figures))), "/change")) == 1


def test_an_agenda_of_two_slides_has_one_size() -> None:
    entries = [*[SENTENCE] * 5, *(f"第{n}讲" for n in "一二三四")]
    drawn = scene_of(slide("agenda", spec.Agenda(items(*entries))))
    assert len(drawn.slides) > 1
    assert len(sizes_of(drawn, "/title")) == 1


def test_a_timeline_goes_on_in_the_same_sizes_where_only_some_events_have_a_text() -> None:
    told = [titled(f"第{n}步", SENTENCE, when=f"201{n}") for n in range(6)]
    bare = [titled(f"第{n}步", when=f"202{n}") for n in range(6)]
    drawn = scene_of(slide("timeline", spec.Timeline((*told, *bare))))
    titles = {
        box.paragraphs[1].size
        for page in drawn.slides
        for box in flat(page.items)
        if isinstance(box, scene.TextBox) and box.key.startswith("timeline/")
    }
    assert len(drawn.slides) > 1
    assert len(titles) == 1


@pytest.mark.parametrize("direction", ["right", "down"])
def test_a_flow_goes_on_in_one_size(direction: str) -> None:
    words = [SENTENCE * 2 if n < 5 else "受理" for n in range(28)]
    nodes = tuple(spec.FlowNode(f"n{n}", text(word)) for n, word in enumerate(words))
    edges = tuple(spec.Edge(f"n{n}", f"n{n + 1}") for n in range(27))
    flow = spec.Flow(nodes, edges, direction)  # type: ignore[arg-type]
    drawn = scene_of(slide("flow", flow))
    sizes = {
        p.size
        for page in drawn.slides
        for box in flat(page.items)
        if isinstance(box, scene.TextBox) and box.key.startswith("flow/")
        for p in box.paragraphs
    }
    assert len(drawn.slides) > 1
    assert len(sizes) == 1
