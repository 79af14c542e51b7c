"""Colours, fills and lines: scheme colours only."""

from __future__ import annotations

import re

import pytest

from deckbuilder.color import apply_modifiers, delta_e2000
from deckbuilder.model.scene import Gradient, Stroke
from deckbuilder.pptx_writer.paint import Paint

from . import sample
from .conftest import Written

LIGHT, DARK = sample.theme("light"), sample.theme("dark")


@pytest.mark.parametrize(
    ("role", "slot"),
    [("text", "tx1"), ("background", "bg1"), ("primary", "tx2"), ("surface", "bg2"),
     ("accent3", "accent3"), ("accent2", "accent2")],
)  # fmt: skip
@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_a_role_with_a_slot_is_that_slot(theme, role: str, slot: str) -> None:
    assert Paint(theme)(role) == f'<a:schemeClr val="{slot}"/>'


SLOT_ROLES = {"tx1": "text", "bg1": "background", "tx2": "primary", "bg2": "surface"}


@pytest.mark.parametrize(
    "color",
    ["line", "good", "muted",
     "on-primary", "accent2/15", "primary/50", "accent2~primary/40", "inv.accent1",
     "inv.background", "accent1/25"],
)  # fmt: skip
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_any_other_colour_is_reached_from_a_slot(theme, color: str) -> None:
    xml = Paint(theme)(color)
    assert "hlink" not in xml.lower()
    slot = re.search(r'schemeClr val="(\w+)"', xml)[1]
    modifiers = [(name, int(v)) for name, v in re.findall(r'<a:(\w+) val="(-?\d+)"/>', xml)]
    modifiers = [m for m in modifiers if m[0] != "schemeClr"]
    base = theme.rgb(SLOT_ROLES.get(slot, slot))
    assert delta_e2000(apply_modifiers(base, tuple(modifiers)), theme.rgb(color)) < 1


def test_a_tint_keeps_to_the_slot_of_its_role() -> None:
    assert Paint(LIGHT)("accent2/15").startswith('<a:schemeClr val="accent2">')


def test_no_slide_or_layout_or_chart_names_a_literal_colour_or_font(whole: Written) -> None:
    parts = [n for n in whole.names if re.search(r"slides/s|Layouts/s|Masters/|charts/c", n)]
    text = b"".join(whole.parts[name] for name in parts)
    assert b"srgbClr" not in text
    faces = set(re.findall(rb'<a:(?:latin|ea) typeface="([^"]*)"', text))
    assert faces and all(face.startswith(b"+m") for face in faces - {b"Cambria Math"})


def test_a_line_says_its_width_dash_cap_and_arrows() -> None:
    xml = Paint(LIGHT).line(Stroke("accent1", 1.5, "dot", tail="triangle", round_cap=True))
    assert xml.startswith('<a:ln w="19050" cap="rnd"')
    assert '<a:prstDash val="sysDot"/><a:round/><a:tailEnd type="triangle"' in xml
    assert Paint(LIGHT).line(None) == "<a:ln><a:noFill/></a:ln>"


def test_a_gradient_has_two_stops_and_its_angle() -> None:
    xml = Paint(LIGHT).area(Gradient("accent1", "accent2", 90))
    assert xml.count("<a:gs ") == 2
    assert '<a:lin ang="5400000" scaled="0"/>' in xml


def test_a_fill_may_let_through_what_lies_beneath() -> None:
    paint = Paint(LIGHT)
    assert paint.area("accent2", 0.13) == (
        '<a:solidFill><a:schemeClr val="accent2"><a:alpha val="13000"/></a:schemeClr></a:solidFill>'
    )
    assert paint.area("accent2/15", 0.5).count("<a:alpha") == 1
    assert paint.area("accent2", 1.0) == paint.fill("accent2")
    assert paint.area("", 0.5) == paint.fill("")
