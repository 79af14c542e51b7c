"""What layout and writer remember gives what they would make anew, and spares them the work."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from deckbuilder import layout
from deckbuilder.model.scene import Scene
from deckbuilder.model.theme import Theme
from deckbuilder.pipeline import load_look
from deckbuilder.pptx_writer import write_deck
from deckbuilder.pptx_writer.memory import Memory as Packed
from deckbuilder.spec import parse_spec_at
from tests.packing import packed_parts

HEAD = "title: 报告\nslides:\n"
SLIDES = [
    "- cover\n",
    "- agenda\n",
    "- section: 数据\n",
    "- title: 数量在增长\n  id: growth\n  chart: {type: column, data: {去年: 3, 今年: 5}}\n",
    "- title: 现场\n  image: {file: one.png, alt: 现场}\n",
    "- title: 要点\n  points: [一, '[二](#growth)', 三]\n  notes: 说清楚\n",
    "- section: 办法\n",
    "- title: 三步\n  minutes: 5\n  steps: [查, 改, 验]\n",
    "- title: 对比\n  image: {file: two.png, alt: 对比}\n",
    "- title: 份额\n  chart: {type: pie, data: {甲: 3, 乙: 5}}\n",
    "- recap\n",
]


class Desk:
    """A folder with pictures, and the memories of one process."""

    def __init__(self, folder: Path) -> None:
        self.spec = folder / "deck.yaml"
        self.pages: layout.PagesMemory = layout.Memory()
        self.packed = Packed()
        self.draw("one.png", "red")
        self.draw("two.png", "blue")

    def draw(self, name: str, color: str) -> None:
        Image.new("RGB", (40, 30), color).save(self.spec.with_name(name))

    def build(self, text: str, *, fresh: bool = False) -> bytes:
        scene, look = self.scene(text, fresh=fresh)
        out = BytesIO()
        write_deck(scene, look, out, memory=None if fresh else self.packed)
        return out.getvalue()

    def scene(self, text: str, *, fresh: bool = False) -> tuple[Scene, Theme]:
        deck, found = parse_spec_at(text, self.spec)
        assert deck is not None, found
        look, _ = load_look(deck.theme, None, None)
        assert look is not None
        scene, _ = layout.lay_out(deck, look, memory=None if fresh else self.pages)
        assert scene is not None
        return scene, look


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def changed(n: int, old: str, new: str) -> str:
    assert old in SLIDES[n]
    return HEAD + "".join([*SLIDES[:n], SLIDES[n].replace(old, new), *SLIDES[n + 1 :]])


def edits() -> Iterator[str]:
    yield HEAD + "".join(SLIDES)
    yield changed(5, "三", "三三")
    yield changed(3, "今年: 5", "今年: 6")
    yield changed(3, "title: 数量", "title: 质量")
    yield changed(4, "one.png", "two.png")
    yield changed(2, "数据", "现状")
    yield changed(7, "minutes: 5", "minutes: 8")
    yield HEAD + "".join(SLIDES[:3] + SLIDES[4:5] + SLIDES[6:])
    yield HEAD + "".join([*SLIDES[:4], SLIDES[9].replace("份额", "比例"), *SLIDES[4:]])
    yield HEAD + "".join(SLIDES)
    yield HEAD.replace("报告", "年报") + "".join(SLIDES)
    yield "theme: ink\n" + HEAD + "".join(SLIDES)
    yield "size: 4:3\n" + HEAD + "".join(SLIDES)
    yield HEAD + "".join(reversed(SLIDES))


def test_every_edit_gives_the_bytes_of_a_fresh_build(desk: Desk) -> None:
    for text in edits():
        assert desk.build(text) == desk.build(text, fresh=True)


def test_a_picture_that_changed_on_disk_is_stored_anew(desk: Desk) -> None:
    text = HEAD + "".join(SLIDES)
    first = desk.build(text)
    desk.draw("one.png", "green")
    assert desk.build(text) != first
    assert desk.build(text) == desk.build(text, fresh=True)


def test_only_the_slide_that_changed_is_packed_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.build(HEAD + "".join(SLIDES))
    packed = packed_parts(monkeypatch)
    desk.build(changed(5, "三", "三三"))
    slides = [name for name in packed if name.startswith("ppt/") and name.endswith(".xml")]
    # the agenda and the recap tell of all slides, and are drawn each time
    assert set(slides) == {
        "ppt/notesSlides/notesSlide6.xml",
        "ppt/presentation.xml",
        "ppt/presProps.xml",
        "ppt/slides/slide11.xml",
        "ppt/slides/slide2.xml",
        "ppt/slides/slide6.xml",
        "ppt/tableStyles.xml",
        "ppt/viewProps.xml",
    }


def test_slides_of_another_deck_with_the_same_head_are_the_same_objects(desk: Desk) -> None:
    one, _ = desk.scene(changed(5, "三", "四"))
    other, _ = desk.scene(changed(5, "三", "五"))
    same = [a is b for a, b in zip(one.slides, other.slides, strict=True)]
    assert [n for n, is_same in enumerate(same) if not is_same] == [1, 5, 10]
