"""Tree: to the right, in columns, in rows, as an outline; nothing lost, connectors glued."""

from itertools import pairwise

import pytest

from deckbuilder.layout.kinds.tree.nodes import leaves, levels
from deckbuilder.model import scene, spec
from deckbuilder.units import to_inches
from tests.layout.drafting import find, flat, scene_of, slide, text, texts_of


def node(words: str, *children: spec.Node | str) -> spec.Node:
    return spec.Node(
        text(words), tuple(c if isinstance(c, spec.Node) else node(c) for c in children)
    )


COMMITTEE = node(
    "数据安全委员会",
    node("数据管理部", "制定分级标准", "组织年度复核"),
    node("各业务部门", "标注与登记", "审批与考核", "使用与报告"),
    node("信息技术部", "权限与加密", "日志与备份"),
)


def pages_of(*roots: spec.Node, theme_name: str = "academy-blue", **more: object):
    made = scene_of(slide("tree", spec.Tree(roots), **more), theme_name=theme_name)
    return made.slides


def box(page: scene.Slide, words: str) -> scene.TextBox:
    return next(
        i
        for i in flat(page.items)
        if isinstance(i, scene.TextBox) and "".join(p.plain for p in i.paragraphs) == words
    )


def all_words(*nodes: spec.Node) -> list[str]:
    return [w for n in nodes for w in (n.text.plain, *all_words(*n.children))]


def test_levels_and_leaves_are_counted():
    assert levels([COMMITTEE]) == 3
    assert leaves(COMMITTEE) == 7
    assert leaves(node("独")) == 1


# --- to the right ---------------------------------------------------------------------------


def test_the_levels_stand_in_the_columns_of_the_design():
    page = pages_of(COMMITTEE)[0]
    places = [box(page, w).rect for w in ("数据安全委员会", "各业务部门", "审批与考核")]
    assert [round(to_inches(r.x), 2) for r in places] == [0.67, 3.72, 7.78]
    assert [round(to_inches(r.w), 2) for r in places] == [2.5, 3.05, 4.88]


def test_a_parent_stands_at_the_middle_of_its_children():
    page = pages_of(COMMITTEE)[0]
    first, last = box(page, "标注与登记").rect, box(page, "使用与报告").rect
    assert box(page, "各业务部门").rect.middle == pytest.approx(
        (first.middle + last.middle) / 2, abs=2
    )
    outer = box(page, "数据管理部").rect.middle + box(page, "信息技术部").rect.middle
    assert box(page, "数据安全委员会").rect.middle == pytest.approx(outer / 2, abs=2)


def test_bent_connectors_are_glued_and_stand_in_no_inner_group():
    page = pages_of(COMMITTEE)[0]
    lines = [i for i in find(page, "tree").items if isinstance(i, scene.Connector)]
    assert len(lines) == 10
    keys = {i.key for i in flat(page.items)}
    assert all({c.start_key, c.end_key} <= keys and c.turn == 0.5 for c in lines)
    assert all(c.start_site == 3 and c.end_site == 1 for c in lines)


def test_two_levels_give_the_branches_the_room_of_the_leaves():
    page = pages_of(node("群众工作", "联系", "服务"))[0]
    assert round(to_inches(box(page, "联系").rect.x), 2) == 4.73
    assert round(to_inches(box(page, "联系").rect.w), 2) == 7.93


def test_several_roots_are_a_block_each():
    roots = (node("发现问题", "走访", "接访"), node("解决问题", "当场办", "限时办"))
    page = pages_of(*roots)[0]
    first, second = box(page, "接访").rect, box(page, "当场办").rect
    assert to_inches(second.y - first.bottom) >= 0.27
    assert box(page, "发现问题").rect.x == box(page, "解决问题").rect.x


# --- columns --------------------------------------------------------------------------------


def test_columns_hang_from_the_root_under_double_rules():
    page = pages_of(COMMITTEE, theme_name="party-red")[0]
    root = box(page, "数据安全委员会").rect
    assert to_inches(root.center) == pytest.approx(6.667, abs=0.01)
    panels = [find(page, f"tree/{n}/panel").rect for n in (1, 2, 3)]
    assert {round(to_inches(p.y), 3) for p in panels} == {3.0}
    assert len({p.w for p in panels}) == 1
    assert find(page, "tree/1/rule/thick").rect.y == panels[0].y
    lines = [i for i in find(page, "tree").items if isinstance(i, scene.Connector)]
    assert {c.start_key for c in lines} == {"tree/root"}
    assert all(c.end[1] == panels[0].y for c in lines)


def test_leaves_of_all_columns_share_rows():
    page = pages_of(COMMITTEE, theme_name="party-red")[0]
    assert box(page, "制定分级标准").rect.y == box(page, "标注与登记").rect.y
    assert box(page, "组织年度复核").rect.y == box(page, "审批与考核").rect.y


def test_more_branches_than_columns_become_rows():
    wide = node("体系", *(node(f"第{n}局", "甲科", "乙科") for n in range(1, 8)))
    page = pages_of(wide, theme_name="party-red")[0]
    assert to_inches(box(page, "体系").rect.w) == pytest.approx(1.833, abs=0.002)
    assert "甲科\u2003乙科" in texts_of(page)


# --- outline --------------------------------------------------------------------------------


def test_four_levels_are_an_outline_each_level_further_in():
    deep = node("县委", node("工作部", node("信访科", "来信"), "督查科"))
    page = pages_of(deep)[0]
    lefts = [to_inches(box(page, w).rect.x) for w in ("县委", "工作部", "信访科", "来信")]
    steps = [round(b - a, 4) for a, b in pairwise(lefts)]
    assert steps == [0.4375, 0.4375, 0.4375]
    sizes = [box(page, w).paragraphs[0].size for w in ("县委", "工作部", "信访科", "来信")]
    assert sizes == [22, 20, 18, 18]


def test_many_leaves_stand_in_columns_below_the_root():
    many = node(
        "体系", *(node(f"第{n}局", *(f"{n}局{k}科" for k in "甲乙丙丁")) for n in (1, 2, 3))
    )
    page = pages_of(many)[0]
    assert to_inches(box(page, "体系").rect.w) == pytest.approx(12.0, abs=0.01)
    heads = [box(page, f"第{n}局").rect for n in (1, 2, 3)]
    assert len({h.y for h in heads}) == 1 and len({h.w for h in heads}) == 1


@pytest.mark.parametrize("theme_name", ["academy-blue", "party-red"])
@pytest.mark.parametrize("count", [3, 8, 20])
def test_trees_of_any_size_lose_no_node(theme_name, count):
    root = node(
        "体系", *(node(f"第{n}局", *(f"{n}局{k}号科" for k in range(9))) for n in range(count))
    )
    pages = pages_of(root, theme_name=theme_name)
    said = [
        part
        for p in pages
        for t in texts_of(p)
        for part in t.replace("\n", "\u2003").split("\u2003")
    ]
    for words in all_words(*root.children):
        assert words in said


def test_a_branch_too_tall_for_a_page_is_cut_and_its_head_repeated():
    root = node("根", node("枝", *(f"叶{n}号" for n in range(60))))
    pages = pages_of(root)
    assert len(pages) > 1
    assert all("枝" in texts_of(page) for page in pages)
    said = [t for page in pages for t in texts_of(page) if t.startswith("叶")]
    assert said == [f"叶{n}号" for n in range(60)]


def test_nothing_stands_below_the_body():
    root = node("根", *(node(f"枝{n}", *(f"叶{n}之{k}" for k in range(6))) for n in range(11)))
    for page in pages_of(root):
        boxes = [
            i for i in flat(page.items) if isinstance(i, scene.TextBox) and i.key.startswith("tree")
        ]
        assert max(to_inches(b.rect.bottom) for b in boxes) <= 6.76


@pytest.mark.parametrize("theme_name", ["academy-blue", "party-red"])
def test_a_tree_tells_itself_and_reveals_branch_by_branch(theme_name):
    page = pages_of(COMMITTEE, theme_name=theme_name)[0]
    alt = find(page, "tree").alt
    assert alt.startswith(
        "层级图：数据安全委员会（数据管理部（制定分级标准、组织年度复核）、各业务部门"
    )
    shown = pages_of(COMMITTEE, theme_name=theme_name, reveal=True)[0]
    assert len(shown.reveal) == 3
    on_slide = {item.key for item in shown.items}
    assert all(target.key in on_slide for click in shown.reveal for target in click)


@pytest.mark.parametrize("theme_name", ["academy-blue", "ink", "party-red"])
def test_few_leaves_are_larger_and_stand_wider_apart(theme_name: str):
    few = pages_of(node("档案", "人员台账", "设施台账"), theme_name=theme_name)[0]
    many = pages_of(node("档案", *(f"第{n}号台账" for n in "一二三四五")), theme_name=theme_name)[0]
    size = box(few, "人员台账").paragraphs[0].size
    assert size > box(many, "第一号台账").paragraphs[0].size
    assert size >= 24


def test_few_but_long_leaves_fall_back_to_the_usual_sizes():
    long = "一句要用许多字才能说得清楚的职责说明" * 2
    page = pages_of(node("根", node("甲", long), node("乙", long)), theme_name="ink")[0]
    assert box(page, "根").paragraphs[0].size >= 18
    assert "".join(texts_of(page)).replace("\n", "").count(long) == 2


def test_leaves_beside_their_branches_stand_on_lines_in_all_rows_or_in_none():
    rows = [("Dressings", "Plasters"), ("Tools", "Scissors"), ("Cover", "Gloves"), ("P", "Paper")]
    pages = pages_of(
        node("Kit", *(node(a, b, "Emergency numbers") for a, b in rows), node("E"), node("F")),
        theme_name="ink",
    )
    leaves_of = [i for i in flat(pages[0].items) if i.key.endswith("/leaves")]
    assert len(leaves_of) == 4
    assert {len(i.paragraphs) for i in leaves_of if isinstance(i, scene.TextBox)} == {1}


def test_an_only_branch_is_no_wider_than_a_root():
    page = pages_of(node("Head", node("Safety officer", "First aiders")), theme_name="ink")[0]
    assert to_inches(find(page, "tree/1/panel").rect.w) < 5
