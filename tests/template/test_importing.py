"""A template becomes a theme, and decks built with it stand on its layouts."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from pptx import Presentation

from deckbuilder.cli.commands import main

from .templates import template_at

SPEC = """\
title: 做好群众工作
subtitle: 一门手艺
speaker: 主讲人
slides:
- cover
- section: 第一部分
- points: [走近群众, 听懂群众, 依靠群众]
  title: 三件事
- columns:
  - points: [看得见, 摸得着]
  - points: [听得懂, 记得住]
  title: 两个方面
- cards: [甲, 乙, 丙]
  title: 三张卡
- closing: 谢谢
"""


def run(*args: object) -> str:
    result = CliRunner().invoke(main, [str(each) for each in args])
    assert result.exit_code == 0, result.output + result.stderr
    return result.output


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("brand")
    template_at(made / "school.pptx")
    run("themes", "import", made / "school.pptx", "-o", made / "school.yaml")
    (made / "talk.yaml").write_text(SPEC, encoding="utf-8")
    run("build", made / "talk.yaml", "--theme", made / "school.yaml", "-o", made / "talk.pptx")
    return made


def test_slides_stand_on_the_templates_layouts(folder: Path):
    names = [slide.slide_layout.name for slide in Presentation(folder / "talk.pptx").slides]
    assert names == ["Title Slide", "Section Header", "Title and Content", "Two Content",
                     "Title Only", "Title Slide"]  # fmt: skip


def test_slides_fill_the_placeholders_of_their_layouts(folder: Path):
    slides = Presentation(folder / "talk.pptx").slides
    filled = [[(p.placeholder_format.idx, p.text_frame.text) for p in slide.placeholders
               if p.placeholder_format.idx < 10] for slide in slides]  # fmt: skip
    assert filled[2] == [(0, "三件事"), (1, "走近群众\n听懂群众\n依靠群众")]
    assert filled[3] == [(0, "两个方面"), (1, "看得见\n摸得着"), (2, "听得懂\n记得住")]


def test_a_placeholder_at_its_place_is_left_to_the_layout(folder: Path):
    slide = Presentation(folder / "talk.pptx").slides[2]
    kept = [p for p in slide.placeholders if p.placeholder_format.idx != 1]
    assert len(kept) == 3
    assert all(shape._element.spPr.find("{*}xfrm") is None for shape in kept)


def test_the_deck_has_the_templates_size_and_all_of_its_layouts(folder: Path):
    deck = Presentation(folder / "talk.pptx")
    assert (deck.slide_width, deck.slide_height) == (9144000, 6858000)
    assert len(deck.slide_layouts) == 11


def test_a_theme_that_is_there_is_only_replaced_when_asked(folder: Path):
    again = ["themes", "import", str(folder / "school.pptx"), "-o", str(folder / "school.yaml")]
    assert CliRunner().invoke(main, again).exit_code == 1
    assert CliRunner().invoke(main, [*again, "--force"]).exit_code == 0


def test_the_clean_copy_is_itself_a_template_with_the_same_mapping(folder: Path):
    run("themes", "import", folder / "school.potx", "-o", folder / "again.yaml")
    first, second = (
        (folder / name).read_text(encoding="utf-8").partition("colors:")[2]
        for name in ("school.yaml", "again.yaml")
    )
    assert first == second
