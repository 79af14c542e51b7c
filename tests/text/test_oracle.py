"""Line breaking against Unicode's own rules (UAX 14) on many mixed strings.

Every difference is one by design: it stands in `BY_DESIGN` with its reason, and any other fails.
"""

from __future__ import annotations

import re
from collections import Counter
from random import Random

import pytest

from deckbuilder.text.breaking import break_positions
from deckbuilder.text.characters import classify

STRINGS = 1500
PARTS = (
    "群众 工作 为民 的 一 从群众中来 到2013年 13 亿 6.2亿 98.5% 3.5 万 App CI/CD lint e-mail"
    " COVID-19 (very) （后详） 《条例》 “四个意识” “so” it’s 【注】 「引」 [1] $500 ￥300 10:30 ISO"
    " 9001:2015 3–5 —— …… … 、 ， 。 ； ： ！ ？ , . ; : ! ? — 『书』 〈篇〉 · ～ 10℃ 30° № ① ②"
    " → + = C++ #1 @home a.b@c.cn x_y R&D 100,000 1/2 24/7 -5 +12% 010-8888-6666 ー か カ ㎡"
).split(" ")

# whether we break where Unicode does not (+) or the other way round (-), the classes before and
# after (see `characters.py`), why
BY_DESIGN = {
    r"\+(.[oQ]|[oQ].)": "Unicode breaks on no side of a quotation mark; clreq does outside of it",
    r"\+-N": "`COVID-19` may be broken after its hyphen, as `self-help` may",
    r"\+(.w|w.)": "signs of no script break as Han do",
    r"\+.O": "so does `￥`, which opens what follows",
    r"\+x[LNO]": "and `℃`, which closes what stands before it",
    r"\+[Cx][+(]": "and what follows a closing mark or a dash with a mark of its own",
    r"-/L": "a slash parts no word: `CI/CD`",
    r"-\+.": "nor does a plus sign: `C++`",
    r"-.x": "no line begins with a dash or an ellipsis, spaced or not",
    r"-.C": "nor with `～`, nor with closing marks after a space",
    r"-.\)": "nor with `·`, nor with their ASCII forms",
    r"-[)?][(+]": "marks of ASCII hold on to a bracket or sign that follows",
}


def strings(seed: int) -> list[str]:
    chance = Random(seed)

    def one() -> str:
        count = chance.randint(3, 9)
        return "".join(
            chance.choice(PARTS) + chance.choice(["", "", "", " "]) for _ in range(count)
        )

    return [one().strip() for _ in range(STRINGS)]


def differences(text: str) -> list[str]:
    linebreak = pytest.importorskip("uniseg.linebreak", reason="the oracle is not installed")
    classes = classify(text)
    ours = set(break_positions(classes))
    unicode = {at for at in linebreak.line_break_boundaries(text) if 0 < at < len(text)}
    return [("+" if at in ours else "-") + classes[at - 1 : at + 1] for at in ours ^ unicode]


def test_lines_break_as_unicode_has_it_but_for_differences_by_design() -> None:
    found = Counter(each for text in strings(1) for each in differences(text))
    unlisted = {
        each: n for each, n in found.items() if not any(re.fullmatch(p, each) for p in BY_DESIGN)
    }
    assert unlisted == {}
    for pattern, why in BY_DESIGN.items():  # none is listed that does not come up
        assert any(re.fullmatch(pattern, each) for each in found), why
    assert sum(map(len, strings(1))) > 12_000
