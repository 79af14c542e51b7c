"""Predicted lines against lines that LibreOffice sets, with the fonts that a poor machine has."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable, Iterable
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import etree
from pptx import Presentation
from pptx.enum.text import MSO_AUTO_SIZE
from pptx.oxml.ns import qn
from pptx.slide import Slide
from pptx.util import Emu

from deckbuilder.model.scene import Paragraph, Run
from deckbuilder.text import Typesetter
from deckbuilder.units import inches
from tests.machine import poor_machine

CHINESE = [
    "习近平强调，群众工作是我们党的优良传统和政治优势，本质是密切党群关系。",
    "一、坚持从群众中来、到群众中去；二、做到三个“不”、四个“要”；三、为什么？",
    "（一）新时期做好群众工作，是全面建成小康社会和实现中国梦的客观需要——《讲稿》",
]
MIXED = [
    "到2013年，全国13 亿人口中有6.2亿网民（占一半），比上年增加5000万。",
    "用 Python 3.11 写的程序，在 CI 里跑：先 lint，再 test，最后 build 和 deploy！",
    "“互联网+政务”让群众少跑腿：App 上办结率达 98.5%，比 2019 年高 12 个点。",
]
ENGLISH = [
    "The quick brown fox jumps over the lazy dogs while nobody is looking at them.",
    "Ask three questions first: who is concerned, what do they need, and since when?",
]
TEXTS = [*CHINESE, *MIXED, *ENGLISH]
SIZES = [18.0, 20.0, 24.0]
WIDTHS = [2.7, 3.7, 5.0, 8.1]
THEMED = [("Arial", "Microsoft YaHei"), ("Cambria", "Microsoft YaHei")]

needs_libreoffice = pytest.mark.skipif(
    not (shutil.which("soffice") and shutil.which("pdftotext")),
    reason="LibreOffice or pdftotext is missing",
)


def machine(folder: Path) -> dict[str, str]:
    try:
        return poor_machine(folder)
    except FileNotFoundError as missing:
        pytest.skip(str(missing))


Frame = tuple[str, float, float, tuple[str, str]]


def draw_frame(slide: Slide, frame: Frame) -> None:
    """One text box without insets, fitting or hanging punctuation, its fonts named outright."""
    text, size, width, (latin, east_asian) = frame
    box = slide.shapes.add_textbox(Emu(100000), Emu(100000), Emu(inches(width)), Emu(9000000))
    body = box.text_frame._txBody
    properties = body.find(qn("a:bodyPr"))
    for side in ("lIns", "tIns", "rIns", "bIns"):
        properties.set(side, "0")
    box.text_frame.word_wrap, box.text_frame.auto_size = True, MSO_AUTO_SIZE.NONE
    line = body.find(qn("a:p"))
    etree.SubElement(line, qn("a:pPr"), hangingPunct="0", eaLnBrk="1", latinLnBrk="0")
    run = etree.SubElement(line, qn("a:r"))
    look = etree.SubElement(
        run, qn("a:rPr"), lang="zh-CN", altLang="en-US", sz=str(int(size * 100))
    )
    etree.SubElement(look, qn("a:latin"), typeface=latin)
    etree.SubElement(look, qn("a:ea"), typeface=east_asian)
    etree.SubElement(run, qn("a:t")).text = text


def render(frames: Iterable[Frame], folder: Path) -> list[list[tuple[float, float]]]:
    """The vertical extent of every word of each frame, points."""
    deck = Presentation()
    deck.slide_height = Emu(9500000)
    for frame in frames:
        draw_frame(deck.slides.add_slide(deck.slide_layouts[6]), frame)
    deck.save(str(folder / "frames.pptx"))
    profile = f"-env:UserInstallation=file://{folder}/profile"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "frames.pptx"],
        cwd=folder, check=True, capture_output=True, timeout=120, env=machine(folder),
    )  # fmt: skip
    page = subprocess.run(
        ["pdftotext", "-bbox", "frames.pdf", "-"], cwd=folder, check=True, capture_output=True
    ).stdout.decode()
    word = re.compile(r'<word xMin="[\d.-]+" yMin="([\d.-]+)" xMax="[\d.-]+" yMax="([\d.-]+)"')
    return [
        [(float(a), float(b)) for a, b in word.findall(part)] for part in page.split("<page")[1:]
    ]


def count_lines(words: list[tuple[float, float]], size: float) -> int:
    """Lines: words whose middles lie within half the size of one another."""
    middles = sorted((top + bottom) / 2 for top, bottom in words)
    return 1 + sum(after - before > size * 0.45 for before, after in pairwise(middles))


@pytest.mark.rendering
@needs_libreoffice
def test_lines_are_those_that_libreoffice_sets(
    tmp_path: Path, make_typesetter: Callable[..., Typesetter]
) -> None:
    """Chinese exactly; nothing ever takes more lines than predicted, and few take less."""
    frames: list[Frame] = [
        (text, size, width, pair)
        for text in TEXTS for size in SIZES for width in WIDTHS for pair in THEMED
    ]  # fmt: skip
    rendered = render(frames, tmp_path)
    setters = {pair: make_typesetter(*pair) for pair in THEMED}
    off: dict[Frame, int] = {}
    for frame, words in zip(frames, rendered, strict=True):
        text, size, width, pair = frame
        setting = setters[pair].set([Paragraph((Run(text),), size)], inches(width))
        if difference := setting.lines[0] - count_lines(words, size):
            off[frame] = difference
    assert not [frame for frame in off if frame[0] in CHINESE]
    assert not [frame for frame, difference in off.items() if difference < 0]
    assert len(off) <= len(frames) // 100
