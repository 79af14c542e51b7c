"""The shipped themes against their design pages: contrast, colour-blind eyes, sizes, boxes."""

from __future__ import annotations

import re
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from deckbuilder.color import Vision, apply_modifiers, contrast, delta_e2000, nearest_slot, simulate
from deckbuilder.model.theme import FONT_ROLES, ROLES, Theme
from deckbuilder.theme import load_theme, theme_names
from deckbuilder.theme.contrast import failing_pairs
from deckbuilder.theme.shipped import shipped_folder

VISIONS: tuple[Vision, ...] = ("protan", "deutan", "tritan")
VARIANTS = [(name, variant) for name in theme_names() for variant in ("light", "dark")]
each_variant = pytest.mark.parametrize(("name", "variant"), VARIANTS)


@cache
def themed(name: str, variant: str) -> Theme:
    theme, found = load_theme(name, variant=variant)
    assert theme is not None, found
    assert found == ()
    return theme


def colors_of(value: Any, key: str = "") -> set[str]:
    """Every colour expression inside `value`."""
    if isinstance(value, dict):
        return {c for k, each in value.items() for c in colors_of(each, k)}
    if isinstance(value, (list, tuple)):
        return {c for each in value for c in colors_of(each, key)}
    named = key in ("fill", "stroke", "color", "shade", "rest", "fills") or key.endswith("_color")
    return {value} if named and isinstance(value, str) and value else set()


# --- colours --------------------------------------------------------------------------------


@each_variant
def test_every_pair_of_roles_has_the_contrast_it_needs(name: str, variant: str) -> None:
    assert failing_pairs(themed(name, variant).colors) == []


@each_variant
def test_body_text_is_easily_read(name: str, variant: str) -> None:
    colors = themed(name, variant).colors
    assert contrast(colors["text"], colors["background"]) >= 7
    assert contrast(colors["text"], colors["surface"]) >= 7


@each_variant
def test_series_are_told_apart_by_every_eye(name: str, variant: str) -> None:
    theme = themed(name, variant)
    series = [theme.rgb(color) for color in theme.palette]
    for color in series:
        assert contrast(color, theme.rgb("background")) >= 3
    for vision in VISIONS:
        seen = [simulate(color, vision) for color in series]
        assert min(delta_e2000(a, b) for a, b in combinations(seen, 2)) >= 12


# least difference between two series: normal, protan, deutan, tritan; and the lowest contrast
PAGES = {
    ("academy-blue", "light"): (23.9, 16.4, 12.0, 16.5, 3.48),
    ("academy-blue", "dark"): (21.6, 16.0, 12.8, 12.6, 3.87),
    ("party-red", "light"): (20.8, 17.8, 17.6, 16.5, 3.4),
    ("party-red", "dark"): (18.9, 13.3, 16.8, 16.3, 4.2),
    ("forest", "light"): (20.0, 14.5, 14.5, 14.5, 3.37),
    ("forest", "dark"): (18.9, 12.7, 12.3, 13.0, 3.99),
    ("midnight", "dark"): (21.1, 12.3, 12.5, 13.8, 5.48),
    ("midnight", "light"): (22.3, 14.3, 14.6, 14.6, 3.37),
    ("plain", "light"): (20.8, 19.8, 15.3, 16.3, 3.36),
    ("plain", "dark"): (17.3, 17.3, 16.7, 14.8, 4.89),
    ("ink", "light"): (19.7, 15.2, 13.2, 16.4, 3.2),
    ("ink", "dark"): (22.0, 17.6, 16.1, 19.5, 3.2),
}


@pytest.mark.parametrize("page", PAGES)
def test_series_are_as_far_apart_as_the_design_page_says(page: tuple[str, str]) -> None:
    theme = themed(*page)
    series = [theme.rgb(color) for color in dict.fromkeys((*theme.palette, "accent1"))]
    seen = [series, *([simulate(color, vision) for color in series] for vision in VISIONS)]
    least = [min(delta_e2000(a, b) for a, b in combinations(colors, 2)) for colors in seen]
    lowest = min(contrast(color, theme.rgb("background")) for color in series)
    assert least == pytest.approx(PAGES[page][:4], abs=0.6)
    assert lowest == pytest.approx(PAGES[page][4], abs=0.06)


@pytest.mark.parametrize(
    ("name", "variant", "expression", "color"),
    [
        ("academy-blue", "light", "accent2/15", "E1EBF6"),
        ("academy-blue", "light", "inv.background", "12294F"),
        ("academy-blue", "dark", "on-primary", "12294F"),
        ("academy-blue", "light", "accent1-text", "C2410C"),
        ("party-red", "light", "ground", "B3121D"),
        ("party-red", "dark", "ground", "8F0D17"),
        ("party-red", "dark", "gold", "E2B862"),
        ("party-red", "dark", "accent1", "F0C674"),
        ("party-red", "light", "accent1", "B3121D"),
        ("party-red", "dark", "on-primary-line", "CF6068"),
        ("forest", "light", "accent1-text", "8A5300"),
        ("forest", "light", "primary~accent2/45", "17705A"),
        ("forest", "dark", "background", "1B4D3A"),
        ("midnight", "dark", "title", "F3F6FC"),
        ("midnight", "light", "code-ground", "EEF3F8"),
        ("plain", "dark", "background", "000000"),
        ("ink", "light", "primary", "23211F"),
        ("ink", "dark", "on-primary", "1A1918"),
    ],
)
def test_a_colour_is_that_of_the_design_page(
    name: str, variant: str, expression: str, color: str
) -> None:
    assert themed(name, variant).rgb(expression) == color


@each_variant
def test_every_colour_is_reached_from_the_scheme(name: str, variant: str) -> None:
    theme = themed(name, variant)
    slots = {slot: theme.rgb(role) for slot, role in theme.slots.items()}
    assert len(slots) == 12
    expressions = {*theme.colors, *(f"inv.{role}" for role in theme.inverse), "accent2~primary/40"}
    expressions |= {f"{role}/{share}" for role in ("primary", "accent2") for share in (15, 50)}
    for expression in expressions:
        target = theme.rgb(expression)
        slot, modifiers = nearest_slot(target, slots)
        assert delta_e2000(apply_modifiers(slots[slot], modifiers), target) < 1, expression


@each_variant
def test_every_colour_named_anywhere_has_a_value(name: str, variant: str) -> None:
    theme = themed(name, variant)
    named = colors_of([theme.frame, theme.kinds]) | set(theme.palette)
    named |= {style.color for style in theme.styles.values()}
    named |= {mark.color for mark in theme.marks}
    for form in theme.forms.values():
        named |= {
            form.background,
            form.foot_color or "text",
            *(art.fill for art in form.art if art.fill),
        }
        named |= colors_of([art.args for art in form.art])
    assert len(named) > 10
    for color in named:
        assert re.fullmatch("[0-9A-F]{6}", theme.rgb(color))


@each_variant
def test_text_on_the_takeaway_shows(name: str, variant: str) -> None:
    theme = themed(name, variant)
    style, fill = (
        theme.styles["takeaway"],
        theme.rgb(theme.frame["takeaway"]["fill"] or "background"),
    )
    assert contrast(theme.rgb(style.color), fill) >= 4.5
    assert contrast(theme.rgb(style.marked), fill) >= 3


@pytest.mark.parametrize("variant", ["light", "dark"])
@pytest.mark.parametrize("form", ["cover", "closing", "statement"])
def test_text_on_red_shows(form: str, variant: str) -> None:
    theme = themed("party-red", variant)
    ground = theme.rgb(theme.forms[form].background)
    for name, style in theme.styles.items():
        if name.split("_")[0] == form:
            small = style.floor < 18
            assert contrast(theme.rgb(style.color), ground) >= (4.5 if small else 3), name
            assert contrast(theme.rgb(style.marked), ground) >= 3, name
    if theme.forms[form].foot_color:
        assert contrast(theme.rgb(theme.forms[form].foot_color), ground) >= 4.5


# --- type -----------------------------------------------------------------------------------

CONTENT = (
    "body1", "body2", "body3", "text", "item_title", "item_text", "statement", "quote", "lead",
    "takeaway", "title", "cover_title", "section_title", "section_lead", "closing_title",
)  # fmt: skip
SMALLEST = ("source", "footer", "page_number", "caption", "credit", "axis_name", "axis_end")


@pytest.mark.parametrize("name", theme_names())
def test_no_text_is_smaller_than_its_floor(name: str) -> None:
    for style_name, style in themed(name, "light").styles.items():
        small = style_name.endswith(SMALLEST) or style_name.startswith("chart_")
        assert style.floor >= (18 if style_name in CONTENT else 12 if small else 14), style_name
        assert list(style.sizes) == sorted(style.sizes, reverse=True)


@pytest.mark.parametrize("name", theme_names())
def test_levels_of_a_list_have_ladders_of_one_length(name: str) -> None:
    styles = themed(name, "light").styles
    assert len({len(styles[f"body{level}"].sizes) for level in (1, 2, 3)}) == 1
    for first, second, third in zip(
        *(styles[f"body{level}"].sizes for level in (1, 2, 3)), strict=True
    ):
        assert first >= second >= third >= 18


LADDERS: dict[str, dict[str, tuple[float, ...]]] = {
    "academy-blue": {
        "cover_title": (48, 44, 40), "section_title": (44, 40, 36), "title": (30, 26),
        "statement": (60, 54, 48, 44, 40), "quote": (66, 54, 48, 40, 34, 30),
        "body1": (24, 22, 20), "body2": (20, 20, 18), "body3": (18, 18, 18),
        "text": (24, 22, 20, 18), "item_title": (24, 22, 20), "item_text": (22, 20, 18),
        "table": (18, 16, 14), "takeaway": (20, 18), "kicker": (14,), "source": (12,),
        "big_number": (115, 96, 88, 80, 66, 54),
    },
    "party-red": {
        "cover_title": (60, 54, 48, 40), "closing_title": (54, 48, 40), "title": (30, 26),
        "section_title": (44, 40, 36), "statement": (48, 44, 40, 36), "quote": (32, 28, 24),
        "body1": (28, 24, 22, 20), "body2": (22, 20, 18, 18), "body3": (20, 18, 18, 18),
        "table": (18, 16, 14), "lead": (18,), "takeaway": (20, 18), "kicker": (14,),
    },
    "plain": {
        "cover_title": (88, 72, 60, 54, 48), "closing_title": (88, 72, 60, 54, 48),
        "title": (32, 26), "section_title": (44, 40, 36), "section_lead": (22, 20, 18),
        "takeaway": (22, 20, 18), "page_number": (14,), "cover_subtitle": (24, 22, 20),
    },
    "ink": {
        "cover_title": (60, 54, 48, 40), "closing_title": (54, 48, 40), "title": (30, 26),
        "statement": (48, 44, 40, 36), "quote": (32, 28, 24), "body1": (28, 24, 22, 20),
        "item_title": (24, 22, 20), "table": (18, 16, 14), "takeaway": (20, 18),
    },
    "forest": {"step_ordinal": (28, 24, 18), "title": (30, 26), "body1": (24, 22, 20)},
    "midnight": {"step_ordinal": (30, 24, 18), "title": (30, 26), "body1": (24, 22, 20)},
}  # fmt: skip


@pytest.mark.parametrize("name", LADDERS)
def test_ladders_are_those_of_the_design_page(name: str) -> None:
    styles = themed(name, "light").styles
    assert {key: styles[key].sizes for key in LADDERS[name]} == LADDERS[name]


# --- frame and faces ------------------------------------------------------------------------


@pytest.mark.parametrize("name", theme_names())
def test_the_frames_boxes_stand_on_the_slide_and_do_not_meet(name: str) -> None:
    frame = themed(name, "light").frame
    boxes = {key: frame[key] for key in ("kicker", "title", "lead", "source", "footer", "number")}
    for x, y, w, h in [*boxes.values(), frame["takeaway"]["box"], frame["logo"]]:
        assert x > 0.6 and x + w < 12.7 and y > 0.2 and y + h < 7.4
    tops, feet = frame["body_top"], frame["body_bottom"]
    assert boxes["title"][1] + boxes["title"][3] <= tops["plain"] + 0.001
    assert boxes["lead"][1] + boxes["lead"][3] <= tops["lead"] + 0.001
    assert feet["takeaway"] < frame["takeaway"]["box"][1] < boxes["source"][1]
    assert feet["both"] < frame["takeaway"]["y_above_source"]
    assert feet["source"] < boxes["source"][1] < boxes["footer"][1]


def test_the_body_is_where_the_design_pages_put_it() -> None:
    blue, red = themed("academy-blue", "light").frame, themed("party-red", "light").frame
    assert blue["body_top"] == {"plain": 1.75, "two_lines": 1.875, "lead": 2.0, "both": 2.375}
    assert red["body_top"] == {"plain": 1.625, "two_lines": 1.625, "lead": 2.125, "both": 2.125}
    feet = {"plain": 6.75, "takeaway": 5.875, "source": 6.375, "both": 5.5}
    assert blue["body_bottom"] == red["body_bottom"] == feet


@pytest.mark.parametrize("name", theme_names())
def test_every_theme_has_all_roles_and_faces(name: str) -> None:
    theme = themed(name, "light")
    assert set(ROLES) <= set(theme.colors)
    assert set(theme.fonts) == set(FONT_ROLES)
    slots = {face.slot for face in theme.fonts.values()}
    assert slots <= {"+mj-lt", "+mn-lt", "+mn-cs"}
    assert {face.ea_slot for face in theme.fonts.values()} <= {"+mj-ea", "+mn-ea", "+mj-cs"}
    for reference in slots:
        families = {face.latin[0] for face in theme.fonts.values() if face.slot == reference}
        assert len(families) == 1, reference


def test_chinese_serif_faces_start_with_one_that_every_windows_has() -> None:
    for name, role in (("academy-blue", "display"), ("party-red", "heading")):
        assert themed(name, "light").fonts[role].east_asian[:2] == ("SimSun", "STZhongsong")


def test_every_file_of_the_folder_is_listed_and_says_its_title() -> None:
    files = sorted(path.stem for path in Path(shipped_folder()).glob("*.yaml"))
    assert list(theme_names()) == files
    assert len({themed(name, "light").title for name in files}) == len(files)
