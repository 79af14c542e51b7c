"""Columns: blocks on the grid, one size for lists, pages zipped."""

import pytest

from deckbuilder.layout.kinds.columns import grid_spans
from deckbuilder.model import scene, spec
from deckbuilder.units import to_inches
from tests.layout.drafting import find, flat, items, scene_of, slide, text, texts_of


def points(*entries: str, title: str = "", width: float = 1.0) -> spec.Block:
    return spec.Block("points", spec.Points(items(*entries)), text(title) if title else None, width)


def pages_of(*blocks: spec.Block, **more: object) -> tuple[scene.Slide, ...]:
    return scene_of(slide("columns", spec.Columns(blocks), **more)).slides


@pytest.mark.parametrize(
    ("shares", "spans"),
    [([1, 1], [6, 6]), ([2, 1], [8, 4]), ([1, 1, 1, 1], [3] * 4), ([9, 1, 1], [8, 2, 2])],
)
def test_shares_become_whole_columns_of_twelve(shares, spans):
    assert grid_spans(shares) == spans


def test_columns_start_on_the_grid():
    page = pages_of(points("一"), points("二"), points("三"))[0]
    lefts = [to_inches(find(page, f"columns/{n}/points").rect.x) for n in (1, 2, 3)]
    assert lefts == pytest.approx([0.667, 4.733, 8.8], abs=0.003)


def test_lists_share_one_size_below_that_of_the_body():
    page = pages_of(points("短"), points(*["一条需要换行的长文字" * 4] * 5))[0]
    sizes = {find(page, f"columns/{n}/points").paragraphs[0].size for n in (1, 2)}
    assert len(sizes) == 1 and max(sizes) <= 22


def test_keys_are_unique_and_lists_no_placeholders():
    page = pages_of(points("一", title="甲"), points("二", title="乙"))[0]
    keys = [i.key for i in flat(page.items)]
    assert len(keys) == len(set(keys))
    assert find(page, "columns/2/points").placeholder is None


def test_columns_that_continue_are_zipped_without_loss():
    long = [f"第{n}条，" + "一条需要换行的长文字" * 6 for n in range(9)]
    pages = pages_of(points(*long), points("一条"))
    assert len(pages) > 1
    found = [t.replace("\n", "") for page in pages for t in texts_of(page)]
    assert [t for t in found if t.startswith("第")] == long
    assert found.count("一条") == 1


def test_one_click_reveals_a_column():
    page = pages_of(points("一"), points("二"), reveal=True)[0]
    assert [[t.key for t in click] for click in page.reveal] == [
        ["columns/1/points"],
        ["columns/2/points"],
    ]


def test_lists_of_charts_side_by_side_do_not_touch():
    chart = spec.Chart("pie", ("甲", "乙"), (spec.Series("", (3.0, 1.0)),))
    blocks = (spec.Block("chart", chart), spec.Block("chart", chart))
    page = pages_of(*blocks)[0]
    rows = [i for i in flat(page.items) if "chart/parts/" in i.key and isinstance(i, scene.TextBox)]
    first = max(i.rect.right for i in rows if i.key.startswith("columns/1/"))
    second = min(i.rect.x for i in flat(page.items) if i.key.startswith("columns/2/chart/parts/"))
    assert to_inches(second - first) >= 0.45
