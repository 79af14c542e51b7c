"""Groups of words have a name that screen readers can say."""

import pytest

from deckbuilder.layout.spoken import spoken_name
from deckbuilder.model import scene, spec
from tests.layout.drafting import find, scene_of, slide, titled


@pytest.mark.parametrize(
    ("name", "chinese", "told"),
    [
        ("card 3", True, "卡片 3"),
        ("card 3", False, "Card 3"),
        ("choice B (right)", True, "选项 B（正确）"),
        ("list of parts", True, "各部分"),
        ("side 1: Before", True, "一方 1：Before"),
        ("columns 2 number 1", True, "栏 2 数字 1"),
        ("脚手架", True, "脚手架"),
    ],
)
def test_a_name_is_told_in_the_language(name: str, chinese: bool, told: str):
    assert spoken_name(name, chinese) == told


def test_every_group_on_a_slide_tells_something_or_is_decorative():
    cards = spec.Cards((titled("甲", "一"), titled("乙", "二")))
    page = scene_of(slide("cards", cards)).slides[0]
    groups = [item for item in page.items if isinstance(item, scene.Group)]
    assert groups and all(group.alt or group.decorative for group in groups)


def test_a_diagram_keeps_the_text_of_its_kind():
    page = scene_of(slide("steps", spec.Steps((titled("登记"), titled("办理"))))).slides[0]
    diagram = find(page, "steps")
    assert isinstance(diagram, scene.Group) and "登记" in diagram.alt
