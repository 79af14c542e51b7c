"""What a deck wants and its template decides."""

from __future__ import annotations

from deckbuilder.layout.branding import unmet_by_template
from deckbuilder.model import spec
from deckbuilder.model.template import Holder, Template, TemplateForm

BOX = (0.5, 7.0, 4.0, 0.3)
PLAIN = spec.Text((spec.Run("x"),))


def template(footer: Holder | None = None, size: tuple[int, int] = (12192000, 6858000)) -> Template:
    form = TemplateForm("content", 1, "Title Only", "titleOnly", BOX, footer=footer)
    return Template(size, 13.333, 7.5, 1.0, (), (), 1, {"content": form}, {})


def codes(deck: spec.Deck, template: Template) -> list[str]:
    return [each.code for each in unmet_by_template(deck, template)]


def test_a_footer_without_a_place_is_told_where_it_is_set():
    place = Holder("ftr", 11, "footer", BOX, (0, 0, 0, 0), BOX)
    said = spec.Deck(PLAIN, (), footer=PLAIN)
    assert codes(said, template()) == ["W313"]
    assert codes(said, template(place)) == []
    assert codes(spec.Deck(PLAIN, ()), template()) == []


def test_a_logo_and_another_shape_of_slide_are_told():
    deck = spec.Deck(PLAIN, (), theme=spec.ThemeChoice(logo="a.png"), size="4:3")
    assert codes(deck, template()) == ["W314", "W315"]
    assert codes(deck, template(size=(9144000, 6858000))) == ["W314"]
