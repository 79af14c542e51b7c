"""Flow: layers and rows, ways around boxes, labels, folds, continuation, clicks."""

from itertools import pairwise

import pytest

from deckbuilder.layout.area import Area
from deckbuilder.layout.kinds.flow.graph import Spot, forward_edges, layers_of, spots_of
from deckbuilder.layout.kinds.flow.places import FlowStyle
from deckbuilder.layout.kinds.flow.planning import Part, Plan, plan_flow
from deckbuilder.layout.kinds.flow.routes import Router
from deckbuilder.model import scene, spec
from deckbuilder.units import to_inches
from tests.layout.drafting import find, flat, room_for, scene_of, slide, text


def flow(*edges: str, direction: str = "right", **nodes: str) -> spec.Flow:
    """A flow from `a>b` and `a>b:label`; nodes without a text of their own show their id."""
    made: list[spec.Edge] = []
    ids: dict[str, None] = dict.fromkeys(nodes)
    for edge in edges:
        ends, _, label = edge.partition(":")
        a, b = ends.split(">")
        ids |= {a: None, b: None}
        made.append(spec.Edge(a, b, text(label) if label else None))
    shown = tuple(spec.FlowNode(i, text(nodes.get(i, i))) for i in ids)
    return spec.Flow(shown, tuple(made), direction)


ALERT = flow(
    "收>查", "查>结:误报", "查>控:属实", "控>清", "控>告:涉及个人信息", "清>评", "告>评",
    收="收到告警", 查="初步核查", 结="关闭记录", 控="控制事态", 清="清除原因", 告="告知当事人",
    评="恢复复盘",
)  # fmt: skip


def plan_of(content: spec.Flow, body: Area | None = None) -> Plan:
    room = room_for(slide("flow", content), body=body)
    plan = plan_flow(room, FlowStyle(), Part.of(content), down=content.direction == "down")
    assert plan is not None
    return plan


def crosses(box: Area, a: tuple[float, float], b: tuple[float, float]) -> bool:
    across = max(a[0], b[0]) > box.x + 0.01 and min(a[0], b[0]) < box.right - 0.01
    return across and max(a[1], b[1]) > box.y + 0.01 and min(a[1], b[1]) < box.bottom - 0.01


# --- layers and rows ------------------------------------------------------------------------


def test_layers_follow_the_longest_path():
    assert layers_of(4, [(0, 1), (1, 2), (0, 2), (2, 3)]) == [0, 1, 2, 3]


def test_a_late_source_stands_just_before_what_it_leads_to():
    assert layers_of(4, [(0, 1), (1, 2), (3, 2)]) == [0, 1, 2, 1]


def test_the_arrow_that_closes_a_circle_is_left_out():
    assert forward_edges(3, [(0, 1), (1, 2), (2, 0), (1, 1)]) == [(0, 1), (1, 2)]


def test_the_longest_chain_stands_in_one_row():
    spots = spots_of(5, [(0, 1), (1, 2), (1, 3), (3, 4)])
    assert [spots[n] for n in (0, 1, 3, 4)] == [Spot(n, 1) for n in range(4)]
    assert spots[2] == Spot(2, 0)


def test_of_three_equal_branches_the_middle_one_is_straight():
    spots = spots_of(5, [(0, 1), (0, 2), (0, 3), (1, 4), (2, 4), (3, 4)])
    assert [s.row for s in spots] == [1, 0, 1, 2, 1]


def test_no_two_nodes_share_a_place():
    spots = spots_of(7, [(0, 1), (2, 1), (3, 1), (4, 5), (1, 5)])
    assert len(set(spots)) == 7


# --- ways -----------------------------------------------------------------------------------


def test_a_neighbour_in_the_row_is_reached_straight():
    boxes = [Area(0, 0, 2, 1), Area(3, 0, 2, 1)]
    found = Router(boxes, Area(0, -1, 5, 3), down=False).route((0, 1))
    assert found is not None
    assert found.points == ((2, 0.5), (3, 0.5))
    assert (found.leaves, found.enters) == (3, 1)


def test_a_branch_leaves_at_the_top_and_a_join_enters_at_the_bottom():
    plan = plan_of(ALERT)
    ways = dict(zip(Part.of(ALERT).pairs, plan.routes, strict=True))
    branch, join = ways[1, 2], ways[5, 6]
    assert (branch.leaves, branch.enters, len(branch.points)) == (0, 1, 3)
    assert (join.leaves, join.enters, len(join.points)) == (3, 2, 3)


def test_a_box_in_between_is_gone_around():
    plan = plan_of(flow("a>b", "b>c", "a>c"))
    way = plan.routes[2]
    assert len(way.points) == 4
    assert not any(crosses(plan.boxes[1], a, b) for a, b in pairwise(way.points))


@pytest.mark.parametrize(
    "content",
    [
        ALERT,
        flow("a>b", "b>c", "c>a", "c>b", "a>a", "b>d"),
        flow("a>b", "a>c", "a>d", "b>e", "c>e", "d>e", "e>a", direction="down"),
        flow(*(f"n{i}>n{i + 1}" for i in range(11)), "n3>n8", "n9>n2"),
    ],
)
def test_no_way_crosses_a_box_and_no_label_stands_on_a_line(content):
    plan = plan_of(content)
    for way in plan.routes:
        for a, b in pairwise(way.points):
            assert a[0] == pytest.approx(b[0]) or a[1] == pytest.approx(b[1])
            assert not any(crosses(box, a, b) for box in plan.boxes)
            assert not any(label and crosses(label[1], a, b) for label in plan.labels)


# --- places ---------------------------------------------------------------------------------


def test_five_layers_fill_the_body_with_nodes_of_one_size():
    plan = plan_of(flow("a>b", "b>c", "c>d", "d>e"))
    assert plan.boxes[0].x == pytest.approx(0.667, abs=0.01)
    assert plan.boxes[4].right == pytest.approx(12.667, abs=0.01)
    assert len({(b.w, b.h) for b in plan.boxes}) == 1
    assert plan.boxes[1].x - plan.boxes[0].right == pytest.approx(0.85, abs=0.01)


def test_a_long_chain_folds_into_bands():
    plan = plan_of(flow(*(f"第{i}步骤>第{i + 1}步骤" for i in range(8))))
    assert len({b.y for b in plan.boxes}) == 2
    assert plan.boxes[5].x == plan.boxes[0].x


def test_a_flow_that_leads_down_has_its_layers_below_one_another():
    plan = plan_of(flow("a>b", "b>c", direction="down"))
    assert len({b.x for b in plan.boxes}) == 1
    assert plan.boxes[0].bottom < plan.boxes[1].y < plan.boxes[2].y


# --- drawing ----------------------------------------------------------------------------------


def connectors(page: scene.Slide) -> list[scene.Connector]:
    return [i for i in flat(page.items) if isinstance(i, scene.Connector)]


def test_arrows_are_connectors_glued_to_the_nodes():
    page = scene_of(slide("flow", ALERT)).slides[0]
    found = {c.key: c for c in connectors(page)}
    assert len(found) == 7
    branch = found["arrow/2"]
    assert (branch.start_key, branch.start_site) == ("flow/2", 0)
    assert (branch.end_key, branch.end_site, branch.elbow) == ("flow/3", 1, True)
    assert {c.stroke.tail for c in found.values()} == {"triangle"}


def test_first_and_final_nodes_are_lit():
    page = scene_of(slide("flow", ALERT)).slides[0]
    fills = [i.fill for i in flat(page.items) if i.key.startswith("flow/")]
    assert fills == ["primary", "accent2/15", "primary", *["accent2/15"] * 3, "primary"]


def test_the_alt_text_tells_every_arrow():
    page = scene_of(slide("flow", flow("a>b:好", "b>c"))).slides[0]
    group = next(i for i in page.items if isinstance(i, scene.Group))
    assert group.alt == "流程图：a → b (好)、b → c"


def test_what_does_not_fit_continues_and_no_arrow_is_lost():
    words = "需要很多字才能说清楚的一个办事步骤"
    edges = [f"n{i}>n{i + 1}" for i in range(30)] + ["n29>n1:退回重办"]
    content = flow(*edges, **{f"n{i}": f"{words}{i}" for i in range(31)})
    slides = scene_of(slide("flow", content)).slides
    assert len(slides) > 1
    keys = [i.key for page in slides for i in flat(page.items) if i.key.startswith("arrow/")]
    assert sorted(keys) == sorted(f"arrow/{n}" for n in range(1, 32))
    solid = [
        i.paragraphs[0].plain.replace("\n", "")
        for page in slides
        for i in flat(page.items)
        if isinstance(i, scene.TextBox) and i.key.startswith("flow/") and i.fill
    ]
    assert sorted(solid) == sorted(f"{words}{n}" for n in range(31))


def test_a_node_is_shown_with_the_arrows_that_reach_it():
    page = scene_of(slide("flow", flow("a>b:好", "b>c", "c>a"), reveal=True)).slides[0]
    groups = {item.key: item for item in page.items if isinstance(item, scene.Group)}
    clicks = [{i.key for i in groups[click[0].key].items} for click in page.reveal]
    assert clicks == [
        {"flow/1"},
        {"flow/2", "arrow/1", "label/1"},
        {"flow/3", "arrow/2", "arrow/3", "arrow/3/1", "arrow/3/dot/1"},
    ]


def test_a_node_too_long_for_any_box_is_an_error_with_its_place():
    from deckbuilder.layout import lay_out
    from tests.layout.drafting import deck, theme

    content = flow("a>b", a="很长的文字" * 60)
    result, problems = lay_out(deck(slide("flow", content)), theme())
    assert result is None
    assert [p.code for p in problems if p.is_error] == ["E303"]


def test_nodes_stay_on_a_narrow_slide():
    page = scene_of(slide("flow", ALERT), size="4:3").slides[0]
    boxes = [i.rect for i in flat(page.items) if i.key.startswith("flow/")]
    assert max(to_inches(b.right) for b in boxes) <= 10 - 0.66


def test_every_arrow_is_made_of_connectors_glued_at_both_ends():
    content = flow("a>b", "b>c", "c>d", "d>b:不行", "d>a", "a>e", "e>d")
    page = scene_of(slide("flow", content)).slides[0]
    entries = flat(page.items)
    keys = {entry.key for entry in entries}
    arrows = [entry for entry in entries if entry.key.startswith("arrow/")]
    lines = [entry for entry in arrows if isinstance(entry, scene.Connector)]
    assert all(one.start_key in keys and one.end_key in keys for one in lines)
    dots = [entry for entry in arrows if not isinstance(entry, scene.Connector)]
    assert dots and all(dot.rect.w < 40_000 for dot in dots)


def test_pieces_of_an_arrow_meet_at_its_dots_and_only_the_last_has_a_head():
    page = scene_of(slide("flow", flow("a>b", "b>c", "c>a"))).slides[0]
    first, last = find(page, "arrow/3/1"), find(page, "arrow/3")
    dot = find(page, "arrow/3/dot/1").rect
    assert first.end_key == last.start_key == "arrow/3/dot/1"
    assert dot.x <= first.end[0] <= dot.right and dot.x <= last.start[0] <= dot.right
    assert (first.stroke.tail, last.stroke.tail) == ("", "triangle")


def test_a_word_longer_than_any_box_is_cut_rather_than_refused():
    url = "https://www.example.org/archive/2024/reports/annual-review.html?lang=en&page=12"
    content = flow("a>b", a=url, b=url)
    page = scene_of(slide("flow", content), size="4:3", lang="en").slides[0]
    assert sum(find(page, "flow/1").lines) > 1


def test_a_long_row_folds_where_its_words_become_larger_by_it():
    content = flow(
        "a>b", "b>c", "c>d", "d>e", "e>f", "f>Deploy to prod",
        a="Push", b="Build", c="Unit test", d="镜像扫描", e="Deploy to staging", f="人工审批",
    )  # fmt: skip
    plan = plan_of(content)
    assert len({round(box.y, 2) for box in plan.boxes}) == 2
    short = plan_of(flow("甲>乙", "乙>丙", "丙>丁"))
    assert len({round(box.y, 2) for box in short.boxes}) == 1


def test_nodes_downwards_use_the_width():
    content = flow("a>b", "b>c:是", "b>d:否", direction="down", a="申请", b="核对", c="办", d="退")
    boxes = plan_of(content).boxes
    assert max(box.w for box in boxes) > 4
    assert max(box.right for box in boxes) - min(box.x for box in boxes) > 9


def test_branches_turn_round_before_they_are_folded():
    content = flow(
        "a>b", "b>c:yes", "b>d:no", "c>e", "d>f", "e>g", "f>g",
        a="Object found", b="Any old number?", c="Match to register", d="Check donor letters",
        e="Restore the number", f="Assign a temporary number", g="Update database",
    )  # fmt: skip
    page = scene_of(slide("flow", content), size="4:3").slides[0]
    boxes = [i.rect for i in flat(page.items) if i.key.startswith("flow/")]
    assert len({box.x for box in boxes}) == 2 and len({box.y for box in boxes}) == 5


def test_a_label_has_no_line_of_one_character():
    names = dict(
        zip("abcdefg", ("逾期", "提醒", "归还", "联系", "遗失", "赔偿", "恢复"), strict=True)
    )
    content = flow(
        "a>b", "b>c", "c>g:已还", "c>d:未还", "d>e", "e>g:未遗失", "e>f:遗失", "f>g", **names
    )
    page = scene_of(slide("flow", content)).slides[0]
    labels = [i for i in flat(page.items) if i.key.startswith("label/")]
    assert len(labels) == 4
    assert all(isinstance(i, scene.TextBox) and i.lines == (1,) for i in labels)
