"""A brand of any colour on each theme: it has no fault, or one whose way out has none."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from deckbuilder.theme import load_theme, theme_names
from deckbuilder.theme.audit import audit_theme

THEMES = [name for name in theme_names() if name != "base"]
# a middle green and a bright brown, on which white only just shows; too pale; too dark; grey
BLUE = {"light": "#2F5F8F", "dark": "#BFD4EA"}
COLORS = ("2C8731", "9B6400", "FEB9BD", "2A1E21", "7C6E68")
BRAND = """\
extends: {theme}
title: Mine
colors: {{primary: "#{color}"}}
fonts: {{heading: {{latin: Georgia, east_asian: SimHei}}, body: {{latin: Calibri}}}}
"""

Faults = Callable[[str, str], list[str]]


@pytest.fixture
def faults(tmp_path: Path) -> Faults:
    def found(theme: str, color: str) -> list[str]:
        file = tmp_path / "brand.yaml"
        file.write_text(BRAND.format(theme=theme, color=color), encoding="utf-8")
        return [str(each) for each in audit_theme(str(file)).found if each.is_error]

    return found


@pytest.mark.parametrize("color", COLORS)
@pytest.mark.parametrize("theme", THEMES)
def test_a_brand_passes_or_is_told_a_colour_that_does(
    theme: str, color: str, faults: Faults
) -> None:
    found = faults(theme, color)
    if found:
        assert f"(#{color})" in found[0]
        way_out = re.search(r'; primary: "#(\w{6})" would do', found[0])
        assert way_out, found
        assert faults(theme, way_out[1]) == []


@pytest.mark.parametrize("variant", ["light", "dark"])
@pytest.mark.parametrize("name", THEMES)
def test_a_spec_may_set_variant_colour_font_and_logo_of_every_theme(
    name: str, variant: str
) -> None:
    theme, found = load_theme(
        name,
        variant=variant,
        colors={"accent2": BLUE[variant]},
        fonts={"body": {"latin": "Calibri", "east_asian": "SimHei"}},
        logo="/pictures/logo.png",
    )
    assert theme is not None and found == ()
    assert (theme.variant, theme.colors["accent2"]) == (variant, BLUE[variant][1:])
    assert theme.fonts["body"].latin[0] == "Calibri"
    assert theme.fonts["body"].east_asian[0] == "SimHei"
    assert theme.logo == "/pictures/logo.png"
