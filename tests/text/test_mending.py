"""Running text whose lines LibreOffice would end badly, and what is left of that."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from random import Random

import pytest

from deckbuilder.model.scene import Paragraph, Run
from deckbuilder.text import Typesetter
from deckbuilder.text.breaking import last_break, may_break
from deckbuilder.text.inserting import without_breaks
from deckbuilder.text.mending import Frame, mending_breaks, widow_breaks
from deckbuilder.text.setting import office_growth
from deckbuilder.text.typesetter import room_of
from deckbuilder.units import points
from tests.stress.words import Language, Words

Make = Callable[..., Paragraph]
MANY = 1000  # more lines than anything here takes


def frames(typesetter: Typesetter, paragraph: Paragraph, width: float) -> Iterator[Frame]:
    first, rest = room_of(paragraph, points(width))
    for line in typesetter._lines(paragraph):  # pyright: ignore[reportPrivateUsage]
        yield Frame(line, first, rest, office_growth(paragraph.size))


def in_libreoffice(typesetter: Typesetter, paragraph: Paragraph, width: float) -> list[str]:
    """The lines with the usual fonts."""
    return [
        frame.line.text[start:end].strip()
        for frame in frames(typesetter, paragraph, width)
        for start, end in zip([0, *frame.usual()], frame.usual(), strict=False)
    ]


@pytest.mark.parametrize(
    ("text", "width", "before", "after"),
    [
        ("commit、branch、remote", 118, ["commit、bra", "nch、remote"],
         ["commit、", "branch、", "remote"]),
        ("先听清楚再开口……走进群众", 145, ["先听清楚再开口…", "…走进群众"],
         ["先听清楚再开", "口……走进群众"]),
        ("先听清楚再开口……走进群众", 163, ["先听清楚再开口……", "走进群众"], None),
        ("群众说：——这就是答案", 72, ["群众说：", "——这就", "是答案"],
         ["群众", "说：——", "这就是答", "案"]),
    ],
)  # fmt: skip
def test_a_line_that_would_end_badly_ends_earlier(
    typesetter: Typesetter, text: str, width: float, before: list[str], after: list[str] | None
) -> None:
    written = Paragraph((Run(text),), 18.0)
    assert in_libreoffice(typesetter, written, width) == before
    mended = typesetter.mend(written, points(width))
    assert in_libreoffice(typesetter, mended, width) == (after or before)


def bad_ends(typesetter: Typesetter, paragraph: Paragraph, width: float) -> int:
    """How many lines end badly with the usual fonts that could have ended well."""
    count = 0
    for frame in frames(typesetter, paragraph, width):
        classes, start = frame.line.classes, 0
        for end in frame.usual()[:-1]:
            bad = not may_break(classes, end) and last_break(classes, start, end) > start
            count, start = count + bad, end
    return count


@pytest.mark.parametrize("language", ["zh", "mixed", "en"])
def test_most_lines_that_would_end_badly_are_mended_in_no_more_lines(
    typesetter: Typesetter, language: Language
) -> None:
    words = Words(Random(3), language, extreme=0.4)
    found: Counter[str] = Counter()
    for _ in range(150):
        written = Paragraph((Run(words.text(30, 70)),), 18.0)
        for width in (170, 260, 520):
            before = bad_ends(typesetter, written, width)
            mended = typesetter.mend(written, points(width))
            held = typesetter.set([written], points(width)).lines
            assert typesetter.predict([mended], points(width)) <= held
            assert typesetter.set([mended], points(width)).lines <= held
            assert (without_breaks(mended) or mended) == written
            found.update(before=before, after=bad_ends(typesetter, mended, width))
    assert found["before"] > 10
    assert found["after"] < 0.5 * found["before"]


def test_a_break_that_would_leave_a_rest_in_powerpoint_is_not_made(
    typesetter: Typesetter,
) -> None:
    text = "——从 CI/CD 到 DevOps……之103，拨打 010-8888-6666。"
    (frame,) = frames(typesetter, Paragraph((Run(text),), 18.0), 170)
    held = [text.index("010")]
    lengths = [end - start for start, end in zip([0, *frame.powerpoint(held)],
                                                 frame.powerpoint(held), strict=False)]  # fmt: skip
    assert min(lengths) <= 3
    assert mending_breaks(frame, MANY) == []


def test_a_widow_of_libreoffice_alone_gets_company(typesetter: Typesetter) -> None:
    text = "线上 24 小时受理 App 里的 3 件诉求，用 IT 建 5 本台账，年底前办结"
    width = next(w for w in range(300, 640) if _alone_in_office(typesetter, text, w))
    (frame,) = frames(typesetter, Paragraph((Run(text),), 18.0), width)
    (at,) = widow_breaks(frame, MANY)
    assert len(text) - at >= 4


def _alone_in_office(typesetter: Typesetter, text: str, width: float) -> bool:
    (frame,) = frames(typesetter, Paragraph((Run(text),), 18.0), width)
    powerpoint, usual = frame.powerpoint(), frame.usual()
    return len(powerpoint) == 1 and len(usual) == 2 and len(text) - usual[0] <= 2
