"""Colour arithmetic: known values, round trips, and modifiers against a second evaluation."""

from __future__ import annotations

import colorsys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deckbuilder.color import (
    Modifiers,
    apply_modifiers,
    contrast,
    delta_e2000,
    hex_to_hsl,
    hex_to_lab,
    hex_to_oklch,
    hex_to_rgb,
    hsl_to_hex,
    lab_difference,
    mix,
    nearest_passing,
    nearest_slot,
    oklch_to_hex,
    rgb_to_hex,
    scheme_modifiers,
    simulate,
)

colors = st.integers(0, 0xFFFFFF).map("{:06X}".format)
greys = st.integers(0, 255).map("{0:02X}{0:02X}{0:02X}".format)

ACADEMY = {
    "dk1": "1B2436", "lt1": "FFFFFF", "dk2": "12294F", "lt2": "F1F4F8", "accent1": "C2410C",
    "accent2": "3A7CC2", "accent3": "0F6152", "accent4": "868D6B", "accent5": "76547A",
    "accent6": "6C7890",
}  # fmt: skip


def test_hex_is_read_with_and_without_hash_in_any_case() -> None:
    assert hex_to_rgb("#c2410C") == (194, 65, 12)
    assert rgb_to_hex((194, 65, 12)) == "C2410C"


@pytest.mark.parametrize("wrong", ["", "#FFF", "12345G", "1234567", "+12345", "12 456"])
def test_what_is_no_colour_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match=r"colour|base 16"):
        hex_to_rgb(wrong)


@given(colors)
def test_hsl_and_oklch_lead_back_to_the_same_colour(color: str) -> None:
    assert hsl_to_hex(*hex_to_hsl(color)) == color
    assert oklch_to_hex(*hex_to_oklch(color)) == color


@given(st.floats(0.15, 1), st.floats(0, 0.5), st.floats(0, 360))
def test_oklch_outside_srgb_loses_chroma_but_neither_lightness_nor_hue(
    light: float, chroma: float, hue: float
) -> None:
    reached = hex_to_oklch(oklch_to_hex(light, chroma, hue))
    assert reached[0] == pytest.approx(light, abs=0.02)
    if reached[1] > 0.05:
        assert abs((reached[2] - hue + 180) % 360 - 180) < 6


def test_a_tint_is_blended_as_the_design_pages_say() -> None:
    assert mix("FFFFFF", "3A7CC2", 0.15) == "E1EBF6"
    assert mix("000000", "FFFFFF", 0.0) == "000000"
    assert mix("000000", "FFFFFF", 1.0) == "FFFFFF"


@pytest.mark.parametrize(
    ("front", "ground", "ratio"),
    [("FFFFFF", "000000", 21.0), ("FFFFFF", "B3121D", 6.95), ("777777", "FFFFFF", 4.48)],
)
def test_contrast_is_that_of_wcag(front: str, ground: str, ratio: float) -> None:
    assert contrast(front, ground) == pytest.approx(ratio, abs=0.005)
    assert contrast(ground, front) == contrast(front, ground)


def test_lab_of_pure_red() -> None:
    assert hex_to_lab("FF0000") == pytest.approx((53.24, 80.09, 67.20), abs=0.02)


# pairs of Sharma, Wu, Dalal, "The CIEDE2000 Color-Difference Formula", table 1
@pytest.mark.parametrize(
    ("one", "other", "difference"),
    [
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, -1.1848, -84.8006), (50.0, 0.0, -82.7485), 1.0),
        ((50.0, 2.4900, -0.0010), (50.0, -2.4900, 0.0009), 7.1792),
        ((50.0, 2.5, 0.0), (50.0, 0.0, -2.5), 4.3065),
        ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_difference_is_that_of_the_published_pairs(
    one: tuple[float, float, float], other: tuple[float, float, float], difference: float
) -> None:
    assert lab_difference(one, other) == pytest.approx(difference, abs=5e-5)


@given(greys)
def test_colour_blind_eyes_see_greys_as_they_are(grey: str) -> None:
    for vision in ("protan", "deutan", "tritan"):
        assert delta_e2000(simulate(grey, vision), grey) < 1.0


def test_red_and_green_fall_together_without_green_cones_but_not_without_blue_ones() -> None:
    red, green = "C0392B", "5B7A1E"
    assert delta_e2000(red, green) > 40
    assert delta_e2000(simulate(red, "deutan"), simulate(green, "deutan")) < 15
    assert delta_e2000(simulate(red, "tritan"), simulate(green, "tritan")) > 35


# --- modifiers ------------------------------------------------------------------------------


def evaluate(base: str, modifiers: Modifiers) -> str:
    """The modifiers by the standard library's HLS, one after the other, through 8-bit-free RGB
    each time: the strictest way in which a program may apply them."""
    rgb = tuple(int(base[i : i + 2], 16) / 255 for i in (0, 2, 4))
    for name, value in modifiers:
        hue, light, saturation = colorsys.rgb_to_hls(*rgb)
        if name == "lumMod":
            light = min(1.0, light * value / 100_000)
        elif name == "lumOff":
            light = min(1.0, light + value / 100_000)
        elif name == "satMod":
            saturation = min(1.0, saturation * value / 100_000)
        elif name == "satOff":
            saturation = min(1.0, saturation + value / 100_000)
        elif name == "hueOff":
            hue = (hue + value / 60_000 / 360) % 1.0
        else:
            raise AssertionError(name)
        rgb = colorsys.hls_to_rgb(hue, light, saturation)
    return "".join(f"{round(part * 255):02X}" for part in rgb)


@settings(max_examples=400)
@given(st.one_of(colors, greys), st.one_of(colors, greys))
def test_modifiers_reach_any_colour_from_any_other(base: str, target: str) -> None:
    modifiers = scheme_modifiers(base, target)
    assert delta_e2000(apply_modifiers(base, modifiers), target) < 1.0
    assert delta_e2000(evaluate(base, modifiers), target) < 1.2


@given(colors, colors)
def test_no_modifier_leaves_its_range(base: str, target: str) -> None:
    hue, saturation, light = hex_to_hsl(base)
    for name, value in scheme_modifiers(base, target):
        assert isinstance(value, int)
        match name:
            case "hueOff":
                hue += value / 60_000
            case "lumMod":
                light *= value / 100_000
            case "lumOff":
                light += value / 100_000
            case "satMod":
                saturation *= value / 100_000
            case _:
                saturation += value / 100_000
        assert -0.001 <= hue <= 360.001
        assert -1e-4 <= saturation <= 1.0001
        assert -1e-4 <= light <= 1.0001


@pytest.mark.parametrize(
    ("base", "target", "names"),
    [
        ("C2410C", "C2410C", ()),
        ("808080", "404040", ("lumMod",)),
        ("808080", "C0C0C0", ("lumMod", "lumOff")),
        ("3A7CC2", "E1EBF6", ("lumMod", "lumOff")),
        ("000000", "3A7CC2", ("lumMod", "lumOff", "satOff", "hueOff")),
        ("FFFFFF", "FF8542", ("lumMod", "satOff", "hueOff")),
    ],
)
def test_the_fewest_modifiers_are_taken(base: str, target: str, names: tuple[str, ...]) -> None:
    assert tuple(name for name, _ in scheme_modifiers(base, target)) == names


def test_a_tint_stays_a_tint_whatever_its_base_becomes() -> None:
    modifiers = scheme_modifiers("6C7890", "C4C9D3")
    assert dict(modifiers)["lumMod"] + dict(modifiers)["lumOff"] == 100_000
    for base in ("000000", "C2410C", "FFFF00", "F1F4F8"):
        assert hex_to_hsl(apply_modifiers(base, modifiers))[2] > hex_to_hsl(base)[2]


def test_a_colour_is_reached_from_the_slot_of_its_own_hue() -> None:
    assert nearest_slot("3A7CC2", ACADEMY) == ("accent2", ())
    assert nearest_slot("FF8542", ACADEMY)[0] == "accent1"
    assert nearest_slot("1E7A4C", ACADEMY)[0] == "accent3"
    assert nearest_slot("CCD3DE", ACADEMY)[0] == "lt2"


@given(colors)
def test_every_colour_is_reached_from_some_slot(target: str) -> None:
    slot, modifiers = nearest_slot(target, ACADEMY)
    assert delta_e2000(evaluate(ACADEMY[slot], modifiers), target) < 1.2


# --- finding a colour -----------------------------------------------------------------------


def test_a_colour_that_passes_is_left_alone() -> None:
    assert nearest_passing("#b3121d", [("FFFFFF", 4.5)]) == "B3121D"


@given(colors)
def test_a_passing_colour_passes_and_keeps_its_hue(color: str) -> None:
    found = nearest_passing(color, [("FFFFFF", 4.5)])
    assert contrast(found, "FFFFFF") >= 4.5
    if hex_to_oklch(found)[1] > 0.05:
        turn = hex_to_oklch(found)[2] - hex_to_oklch(color)[2]
        assert abs((turn + 180) % 360 - 180) < 6


def test_where_no_lightness_passes_there_is_none() -> None:
    assert nearest_passing("C2410C", [("FFFFFF", 4.5), ("000000", 8.0)]) == ""
