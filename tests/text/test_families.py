"""The advance tables: known widths, every family of the designs, and what is not known."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from deckbuilder.model.theme import FontTables
from deckbuilder.text.families import (
    FAMILIES,
    Families,
    Table,
    east_asian_advances,
    family_table,
    latin_advances,
    load_table,
)

DESIGNED = [
    "Arial", "Liberation Sans", "Cambria", "Caladea", "Segoe UI", "Noto Sans", "Noto Serif",
    "Consolas", "DejaVu Sans Mono", "Microsoft YaHei", "SimHei", "SimSun", "KaiTi", "STKaiti",
    "FangSong", "STZhongsong", "Noto Sans CJK SC", "Noto Serif CJK SC", "Calibri",
]  # fmt: skip


@pytest.mark.parametrize("name", DESIGNED)
def test_every_family_of_the_designs_is_known_in_both_weights(name: str) -> None:
    assert name in FAMILIES
    for bold in (False, True):
        advances = latin_advances(name, bold, False)
        assert all(0.1 < advances[char] < 1.4 for char in "AZaz09.,-é")


@pytest.mark.parametrize(
    ("family", "bold", "char", "ems"),
    [
        ("Arial", False, "A", 0.667),
        ("Arial", True, "a", 0.556),
        ("Arial", False, "0", 0.556),
        ("Cambria", False, "a", 0.470),
        ("Calibri", False, "n", 0.525),
        ("Consolas", False, "i", 0.55),
        ("SimSun", False, "W", 0.5),
        ("DejaVu Sans", False, "m", 0.974),
        ("Noto Sans CJK SC", False, "A", 0.608),
        ("Microsoft YaHei", False, "A", 0.608 * 1.03),
    ],
)
def test_a_character_is_as_wide_as_in_the_font(
    family: str, bold: bool, char: str, ems: float
) -> None:
    assert latin_advances(family, bold, False)[char] == pytest.approx(ems, abs=0.001)


def test_an_unknown_family_is_as_wide_as_dejavu_sans() -> None:
    assert family_table("Nobody Knows", True) == load_table("dejavu-sans", True)


@pytest.mark.parametrize(
    ("family", "stand_in"),
    [("Arial", "DejaVu Sans"), ("Cambria", "DejaVu Serif"), ("Consolas", "DejaVu Sans Mono")],
)
def test_on_a_poor_machine_the_wider_of_family_and_stand_in_counts(
    family: str, stand_in: str
) -> None:
    both = latin_advances(family, True, True)
    own, other = family_table(family, True), family_table(stand_in, True)
    assert {char: both[char] for char in "Aimw.1"} == {
        char: max(own[char], other[char]) for char in "Aimw.1"
    }


def test_a_family_that_a_poor_machine_has_needs_no_stand_in() -> None:
    assert latin_advances("Noto Sans CJK SC", False, True)["m"] == 0.926


def test_east_asian_text_is_an_em_a_character_but_for_spaces() -> None:
    advances = east_asian_advances("Noto Sans CJK SC", False, False)
    assert [advances[char] for char in "群，“—…①"] == [1.0] * 6
    assert advances[" "] == 0.224
    assert advances["\u2009"] == 0.2


def test_a_combining_mark_takes_no_room() -> None:
    assert latin_advances("Arial", False, False)["\u0301"] == 0.0


def test_the_script_writes_runs_of_consecutive_characters() -> None:
    script = runpy.run_path(str(Path(__file__).parents[2] / "tools" / "make_metrics.py"))
    assert list(script["stretches"]({65: 600, 66: 700, 70: 500})) == [
        (65, [600, 700]),
        (70, [500]),
    ]


def test_a_family_of_the_themes_own_files_goes_before_the_tables() -> None:
    own = Families({"Lake Sans": FontTables({"m": 0.3, " ": 0.2}, {"m": 0.4, " ": 0.2})})
    assert own.latin("Lake Sans", False, False)["m"] == 0.3
    assert own.latin("Lake Sans", True, False)["m"] == 0.4
    assert own.latin("Lake Sans", False, True)["m"] == load_table("dejavu-sans", False)["m"]
    assert own.pairs("Lake Sans", False)["mm"] == load_table("dejavu-sans", False)["m"]
    assert own.east_asian("Lake Sans", False, False)[" "] == 0.2
    assert own.latin("Arial", False, False) is latin_advances("Arial", False, False)


def test_a_family_is_known_by_its_chinese_name_too() -> None:
    assert FAMILIES["微软雅黑"] == FAMILIES["Microsoft YaHei"]
    assert FAMILIES["宋体"] == FAMILIES["SimSun"]


def test_a_table_knows_the_characters_of_its_stretches_and_no_others() -> None:
    table = Table([(65, [500, 600]), (97, [400])], scale=2.0)
    assert dict(table) == {"A": 1.0, "B": 1.2, "a": 0.8}
    assert [char in table for char in "@ACa\u4e00"] == [False, True, False, True, False]
    assert len(table) == 3
