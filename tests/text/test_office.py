"""The lines that LibreOffice 7.4 made of these strings, 18 pt DejaVu Sans and Noto Sans CJK SC."""

from __future__ import annotations

import pytest

from deckbuilder.text.families import FullWidth, load_table, usual_latin
from deckbuilder.text.measuring import FaceAdvances, Measured
from deckbuilder.text.office import office_ends
from deckbuilder.text.setting import office_growth

SIZE = 18.0
URL = "https://www.example.cn/zhengce/2024/content_6789012.htm"
PHONE = "拨打 010-8888-6666之后，再拨 12345-6号"
DASHES = "群众说；——从这里到那里——就是这样……很好，……没有"
SLASHES = "用 CI/CD 与 R&D、input/output、km/h 和3/4以及A/B/C"
QUOTED = "“quoted words” — and a dash – so… it is"
NAMES = "处理器 Intel® Core™ i7-13700K、内存 32 GB，commit、branch、remote、origin"


def lines(text: str, points: float) -> str:
    """The lines of `text` in a box so wide, with `|` between them."""
    east_asian = FullWidth(load_table("noto-sans-cjk", False)[" "])
    face = FaceAdvances(*usual_latin("DejaVu Sans", False), east_asian)
    line = Measured([(text, "", False, 1.0)], ((face,), (face,), (face,)), 0.0, True)
    room = points / SIZE / office_growth(SIZE)
    ends = office_ends(line, line.office, room, room)
    return "|".join(text[a:b].strip() for a, b in zip([0, *ends], ends, strict=False))


@pytest.mark.parametrize(
    ("text", "points", "set_so"),
    [
        (URL, 144, "https://|www.example.c|n/zhengce/|2024/|content_67890|12.htm"),
        (URL, 228, "https://|www.example.cn/|zhengce/2024/|content_6789012.htm"),
        (URL, 312, "https://www.example.cn/|zhengce/2024/|content_6789012.htm"),
        (URL, 340, "https://www.example.cn/zhengce/|2024/content_6789012.htm"),
        (PHONE, 95, "拨打 010-|8888-|6666之|后，再拨|12345-6|号"),
        (PHONE, 130, "拨打 010-|8888-6666之|后，再拨|12345-6号"),
        (PHONE, 144, "拨打 010-8888-|6666之后，再拨|12345-6号"),
        (DASHES, 60, "群众|说；|——从|这里到|那里|——就|是这样|……很|好，…|…没有"),
        (DASHES, 95, "群众说；|——从这里|到那里——|就是这样…|…很好，…|…没有"),
        (DASHES, 158, "群众说；——从这|里到那里——就是|这样……很好，…|…没有"),
        (DASHES, 235, "群众说；——从这里到那里|——就是这样……很好，……|没有"),
        (SLASHES, 102, "用 CI/CD|与|R&D、inp|ut/output|、km/h 和|3/4以及|A/B/C"),
        (SLASHES, 193, "用 CI/CD 与|R&D、input/output|、km/h 和3/4以及|A/B/C"),
        (SLASHES, 235, "用 CI/CD 与|R&D、input/output、km|/h 和3/4以及A/B/C"),
        (SLASHES, 354, "用 CI/CD 与|R&D、input/output、km/h 和3/4以及|A/B/C"),
        (QUOTED, 95, "“quoted|words” —|and a|dash –|so… it is"),
        (QUOTED, 158, "“quoted words”|— and a dash –|so… it is"),
        (QUOTED, 200, "“quoted words” —|and a dash – so… it is"),
        (
            NAMES,
            95,
            "处理器|Intel®|Core™ i7-|13700K、|内存 32|GB，com|mit、bra|nch、rem|ote、orig|in",
        ),
        (
            NAMES,
            130,
            "处理器 Intel®|Core™ i7-|13700K、内存|32|GB，commit|、branch、re|mote、origin",
        ),
        (NAMES, 200, "处理器 Intel® Core™|i7-13700K、内存 32|GB，commit、branc|h、remote、origin"),
        (NAMES, 249, "处理器 Intel® Core™ i7-|13700K、内存 32|GB，commit、branch、r|emote、origin"),
    ],
)
def test_lines_end_where_libreoffice_ends_them(text: str, points: float, set_so: str) -> None:
    assert lines(text, points) == set_so


def test_a_path_far_from_any_space_is_broken_behind_a_slash() -> None:
    near, far = ("see " + "x" * n + "/" + "y" * 40 for n in (20, 70))
    assert lines(near, 500).split("|")[0] == "see"
    assert "/" in lines(far, 800).split("|")[0][-1]


def test_nothing_has_no_lines_and_each_character_its_own_in_no_room() -> None:
    assert lines("", 100) == ""
    assert lines("群众路线", 1) == "群|众|路|线"
