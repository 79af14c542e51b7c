"""Stress decks built and rendered with LibreOffice: the lines it sets against those predicted.

In: a case. Out: `Rendered`: how many texts were compared, how many agree, and the faults: a text
that takes more lines than predicted, whose lines stand further apart or closer than predicted, or
that stands out of its box. Always: one LibreOffice at a
time, with the fonts that a poor machine has, for which lines are predicted anew: those of the
scene are for the fonts that most have. Chinese agrees exactly or it is a fault.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import msgspec
from msgspec.structs import replace

from deckbuilder.layout.surfaces import line_width
from deckbuilder.model import scene
from deckbuilder.pptx_writer import write_deck
from deckbuilder.text import Typesetter
from deckbuilder.text.setting import stack_height
from tests.machine import poor_machine
from tests.stress.cases import Case, drawn, theme_of
from tests.stress.texts import flat

AVAILABLE = all(shutil.which(name) for name in ("soffice", "pdftotext", "fc-list"))
OUT = 2.0  # points that ink may stand out of its box
OFF = 1.0  # points that the last line may stand off its place below the first
EMU = 12700
_XHTML = "{http://www.w3.org/1999/xhtml}"
_HAN = re.compile(r"^[^A-Za-z0-9\n]*[一-鿿][^A-Za-z0-9\n]*$")


class Rendered(msgspec.Struct, frozen=True):
    """`texts` were found and counted, `agree` have the predicted lines, `fewer` have less; of
    `heights`, texts of several lines, the distance from first to last was compared."""

    texts: int = 0
    agree: int = 0
    fewer: int = 0
    chinese: int = 0
    chinese_agree: int = 0
    heights: int = 0
    pages: int = 0
    faults: tuple[str, ...] = ()

    def plus(self, other: Rendered) -> Rendered:
        pairs = zip(msgspec.structs.astuple(self), msgspec.structs.astuple(other), strict=True)
        return Rendered(*(a + b for a, b in pairs))

    def summary(self) -> str:
        share = 100 * self.agree / max(1, self.texts)
        han = 100 * self.chinese_agree / max(1, self.chinese)
        return (
            f"{self.pages} pages, {self.texts} texts: {share:.2f} % as predicted, {self.fewer} in "
            f"fewer lines; Chinese only {han:.2f} % of {self.chinese}; {self.heights} heights; "
            f"{len(self.faults)} faults"
        )


class Word(msgspec.Struct, frozen=True):
    text: str
    x0: float
    y0: float
    x1: float
    y1: float


def render_case(case: Case, root: Path) -> Rendered:
    """The case, built in its theme and rendered."""
    _, result = drawn(case, root)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with (folder / "deck.pptx").open("wb") as file:
            write_deck(result, theme_of(case.theme, case.variant), file)
        pages = convert(folder)
    setter = Typesetter(theme_of(case.theme, case.variant), result.lang)
    slides = [slide for slide in result.slides if not slide.hidden]
    if len(pages) != len(slides):
        return Rendered(faults=(f"{len(slides)} slides, {len(pages)} pages",))
    whole = Rendered()
    for slide, words in zip(slides, pages, strict=True):
        whole = whole.plus(compare(slide, words, setter))
    return whole


@lru_cache(maxsize=1)
def machine() -> tuple[Path, dict[str, str]]:
    """A folder for LibreOffice's profile, and the environment that it runs in."""
    folder = Path(tempfile.mkdtemp(prefix="stress-"))
    return folder, poor_machine(folder)


def convert(folder: Path) -> list[list[Word]]:
    """The words of every page of `deck.pptx`, points."""
    profile, environment = machine()
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{profile}/profile", "--headless",
         "--convert-to", "pdf", "deck.pptx"],
        cwd=folder, check=True, capture_output=True, timeout=240, env=environment,
    )  # fmt: skip
    xml = subprocess.run(
        ["pdftotext", "-bbox", "deck.pdf", "-"], cwd=folder, check=True, capture_output=True
    ).stdout
    xml = re.sub(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]", b"", xml)
    return [
        [
            Word(squeeze(w.text or ""), *(float(w.get(k, "0")) for k in _SIDES))
            for w in page.iter(f"{_XHTML}word")
            if squeeze(w.text or "")
        ]
        for page in ElementTree.fromstring(xml).iter(f"{_XHTML}page")
    ]


_SIDES = ("xMin", "yMin", "xMax", "yMax")


def squeeze(text: str) -> str:
    """As compared: folded for compatibility, without white space and what cannot be seen."""
    folded = unicodedata.normalize("NFKC", text)
    return "".join(c for c in folded if not c.isspace() and unicodedata.category(c)[0] != "C")


# --- boxes and their words ----------------------------------------------------------------


def compare(slide: scene.Slide, words: Sequence[Word], setter: Typesetter) -> Rendered:
    boxes = [
        replace(item, lines=setter.predict(item.paragraphs, line_width(item), "few"))
        for item in flat(slide.items)
        if isinstance(item, scene.TextBox) and item.paragraphs and not item.rotation
        and len(squeeze(_plain(item))) > 1
    ]  # fmt: skip
    counts = dict.fromkeys(Rendered.__struct_fields__[:6], 0)
    faults: list[str] = []
    for box, own in zip(boxes, _assigned(boxes, words), strict=True):
        if len("".join(w.text for w in own)) < 0.98 * len(squeeze(_plain(box))):
            continue  # a word that lies across two boxes in the page's own order
        predicted, found = sum(box.lines), _line_count(own, _size(box))
        han = _HAN.match(_plain(box)) is not None
        counts["texts"] += 1
        counts["agree"] += predicted == found
        counts["fewer"] += found < predicted
        counts["chinese"] += han
        counts["chinese_agree"] += han and predicted == found
        faults += [f"{slide.key} {box.key}: {what}" for what in _wrong(box, own, predicted, found)]
        off = _off(box, own) if 1 < predicted == found else None
        counts["heights"] += off is not None
        if off is not None and abs(off) > OFF:
            faults.append(
                f"{slide.key} {box.key}: {off:.1f} pt off in height: {_plain(box)[:30]!r}"
            )
    return Rendered(**counts, pages=1, faults=tuple(faults))


def _wrong(box: scene.TextBox, own: Sequence[Word], predicted: int, found: int) -> Iterator[str]:
    if found > predicted:
        yield f"{found} lines, {predicted} were predicted: {_plain(box)[:30]!r}"
    left, right = box.rect.x / EMU, box.rect.right / EMU
    top, bottom = box.rect.y / EMU, box.rect.bottom / EMU
    leading = 0.25 * max(w.y1 - w.y0 for w in own)
    out = {
        "left": left - min(w.x0 for w in own) - OUT,
        "right": max(w.x1 for w in own) - right - OUT,
        "above": top - min(w.y0 for w in own) - OUT - leading,
        "below": max(w.y1 for w in own) - bottom - OUT - leading,
    }
    side, by = max(out.items(), key=lambda pair: pair[1])
    if by > 0:
        yield f"runs out {side} by {by + OUT:.1f} pt: {_plain(box)[:30]!r}"


def _off(box: scene.TextBox, own: Sequence[Word]) -> float | None:
    """How much lower the last line stands below the first than predicted, points; None where the
    two have no words of one font and size."""
    ranked = sorted(own, key=lambda w: w.y1)
    near = 0.4 * _size(box)
    first = [w for w in ranked if abs(w.y1 - ranked[0].y1) < near]
    last = [w for w in ranked if abs(w.y1 - ranked[-1].y1) < near]
    for a in first:
        for b in last:
            if abs((a.y1 - a.y0) - (b.y1 - b.y0)) < 0.05:
                return (b.y0 - a.y0) - _drop(box)
    return None


def _drop(box: scene.TextBox) -> float:
    """Predicted points from the first line to the last."""
    whole = stack_height(box.paragraphs, box.lines) / EMU
    return whole - stack_height(box.paragraphs[:1], (1,)) / EMU


def _plain(box: scene.TextBox) -> str:
    return "".join(p.plain for p in box.paragraphs)


def _size(box: scene.TextBox) -> float:
    return min(p.size for p in box.paragraphs)


def _assigned(boxes: Sequence[scene.TextBox], words: Sequence[Word]) -> list[list[Word]]:
    """Each word to the box it stands in, else to the nearest that still has its characters."""
    left = [_letters(squeeze(_plain(box))) for box in boxes]
    texts = [squeeze(_plain(box)) for box in boxes]
    out: list[list[Word]] = [[] for _ in boxes]
    for far in (False, True):
        rest: list[Word] = []
        for word in words:
            need = _letters(word.text)
            able = [
                i for i in range(len(boxes))
                if word.text in texts[i] and all(left[i].get(c, 0) >= n for c, n in need.items())
                and (far or _distance(word, boxes[i].rect) == 0)
            ]  # fmt: skip
            if not able:
                rest.append(word)
                continue
            best = min(able, key=lambda i: _distance(word, boxes[i].rect))
            out[best].append(word)
            for char, n in need.items():
                left[best][char] -= n
        words = rest
    return out


def _letters(text: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for char in text:
        found[char] = found.get(char, 0) + 1
    return found


def _distance(word: Word, rect: scene.Rect) -> float:
    x, y = (word.x0 + word.x1) / 2 * EMU, (word.y0 + word.y1) / 2 * EMU
    return max(rect.x - x, 0, x - rect.right) + max(rect.y - y, 0, y - rect.bottom)


def _line_count(words: Sequence[Word], size: float) -> int:
    """Lines: words whose middles lie within half the size of one another."""
    middles = sorted((w.y0 + w.y1) / 2 for w in words)
    return 1 + sum(b - a > size * 0.45 for a, b in pairwise(middles))
