"""A built deck takes another theme as PowerPoint gives it one: by its colour and font schemes."""

from __future__ import annotations

import io
import re
import zipfile
from functools import cache
from pathlib import Path

import pytest
from lxml import etree
from pptx import Presentation

from deckbuilder.layout import lay_out
from deckbuilder.pptx_writer import write_deck
from deckbuilder.spec import load_spec
from deckbuilder.theme import load_theme, theme_names

GALLERY = Path(__file__).parent.parent / "specs" / "gallery.yaml"
THEMES = [name for name in theme_names() if name != "base"]
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
SCHEMES = re.compile(r"<a:clrScheme .*?</a:clrScheme>|<a:fontScheme .*?</a:fontScheme>", re.DOTALL)
LITERAL_COLORS = {f"{A}{name}" for name in ("srgbClr", "sysClr", "prstClr", "scrgbClr", "hslClr")}
REFERENCES = {f"+{place}-{script}" for place in ("mj", "mn") for script in ("lt", "ea", "cs")}
FORMULA_FACE = "Cambria Math"  # a formula has no other in PowerPoint


@cache
def parts(theme: str) -> dict[str, bytes]:
    """The gallery's parts in a theme."""
    deck, _ = load_spec(GALLERY)
    look, _ = load_theme(theme)
    assert deck and look
    scene, _ = lay_out(deck, look)
    assert scene
    file = io.BytesIO()
    write_deck(scene, look, file)
    with zipfile.ZipFile(file) as package:
        return {name: package.read(name) for name in package.namelist()}


def exchanged(deck: dict[str, bytes], other: dict[str, bytes]) -> dict[str, bytes]:
    """`deck` with the colour and font schemes of `other` in each of its theme parts."""
    new = SCHEMES.findall(other["ppt/theme/theme1.xml"].decode())
    assert len(new) == 2
    result = dict(deck)
    for name in (name for name in deck if name.startswith("ppt/theme/")):
        given = iter(new)
        result[name] = SCHEMES.sub(lambda _, g=given: next(g), deck[name].decode()).encode()
    return result


def literals(deck: dict[str, bytes]) -> set[tuple[str, str]]:
    """Colours and faces that no scheme reaches, with the part that holds them."""
    found: set[tuple[str, str]] = set()
    for name, data in deck.items():
        if not name.endswith(".xml"):
            continue
        text = SCHEMES.sub("", data.decode()) if name.startswith("ppt/theme/") else data.decode()
        for element in etree.fromstring(text.encode()).iter():
            face = element.get("typeface")
            if element.tag in LITERAL_COLORS:
                found.add((name, str(element.get("val"))))
            elif face and face not in REFERENCES:
                found.add((name, face))
    return found


@pytest.mark.parametrize("theme", THEMES)
def test_no_part_of_a_deck_holds_a_colour_or_face_of_its_own(theme: str) -> None:
    deck = parts(theme)
    for kind in ("slides/", "slideLayouts/", "slideMasters/", "notes", "charts/", "tableStyles"):
        assert any(name.startswith(f"ppt/{kind}") for name in deck), kind
    assert {face for _, face in literals(deck)} == {FORMULA_FACE}


@pytest.mark.parametrize(("old", "new"), list(zip(THEMES, [*THEMES[1:], THEMES[0]], strict=True)))
def test_nothing_of_the_old_theme_stays_when_its_schemes_are_exchanged(old: str, new: str) -> None:
    before, other = parts(old), parts(new)
    after = exchanged(before, other)
    gone = set(re.findall(r'srgbClr val="(\w+)"', before["ppt/theme/theme1.xml"].decode()))
    gone -= set(re.findall(r'srgbClr val="(\w+)"', other["ppt/theme/theme1.xml"].decode()))
    assert len(gone) >= 6
    whole = b"".join(data for name, data in after.items() if name.endswith(".xml")).decode()
    assert not [color for color in gone if f'"{color}"' in whole]
    assert {face for _, face in literals(after)} == {FORMULA_FACE}


def test_a_deck_whose_schemes_were_exchanged_opens_with_all_its_slides() -> None:
    after = exchanged(parts("forest"), parts("party-red"))
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        for name, data in after.items():
            package.writestr(name, data)
    slides = [name for name in after if re.fullmatch(r"ppt/slides/slide\d+\.xml", name)]
    assert len(Presentation(file).slides) == len(slides)
